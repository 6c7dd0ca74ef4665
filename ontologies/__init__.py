"""Shared words: genes, tumours, drugs, and the grammars that read what sources and people write."""
