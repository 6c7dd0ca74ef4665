"""The standard genetic code (NCBI table 1)."""

from __future__ import annotations

from itertools import product

_AMINO = "FFLLSSSSYY**CC*WLLLLPPPPHHQQRRRRIIIMTTTTNNKKSSRRVVVVAAAADDEEGGGG"
#: DNA triplet of the coding strand → amino acid in one letter, ``*`` for a stop.
CODONS = {"".join(b): aa for b, aa in zip(product("TCAG", repeat=3), _AMINO, strict=True)}
