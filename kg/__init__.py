"""The core: what is known, how it is identified, kept and built. Knows nobody else."""
