"""The commonest item of all, a gene and its protein change, read without the grammar.

Panels list little else, and the grammar takes ten times as long for it. What is not exactly of
this shape, or does not fit its protein, is left to the grammar, which says why; a test holds the
two to the same reading.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.errors import Refused
from kg.model import Observation, ProteinChange
from ontologies.grammar.protein import check_residues, read_protein

if TYPE_CHECKING:
    from ontologies.genes import Genes

_PLAIN = re.compile(
    r"(?P<gene>[A-Z][A-Z0-9]{1,9}) (?:p\.)?(?P<change>[A-Z]\d{1,5}(?:[A-Z*]|[A-Z]?fs(?:\*\d+)?)"
    r"|[A-Z]\d{1,5}(?:_[A-Z]\d{1,5})?(?:del|dup))"
)


def read_plain(text: str, genes: Genes) -> Observation | None:
    """The finding of ``BRAF p.V600E`` and its like; None where the grammar has to look."""
    found = _PLAIN.fullmatch(text)
    if found is None or genes.gene(found["gene"]) is None:
        return None
    change = read_protein(found["change"])
    if change is None:
        return None
    try:
        check_residues(change, found["gene"], genes)
    except Refused:
        return None
    return Observation(alteration=ProteinChange(gene=found["gene"], change=change), text=text)
