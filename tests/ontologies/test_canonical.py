"""One spelling for one change."""

from __future__ import annotations

from kg.model import Biomarker, Gene, GeneModel, Not, ProteinChange
from ontologies.canonical import canonical_profile
from ontologies.genes import Genes

GENES = Genes(
    [Gene(id="hgnc:1", symbol="H3-3A"), Gene(id="hgnc:2", symbol="EGFR")],
    models=[GeneModel(gene="H3-3A", sequences=("MARTKQTARKSTGGKAPRKQLATKAARKSAPSTGGVKK",))],
)


def _claim(gene: str, change: str) -> Biomarker:
    return Biomarker(alteration=ProteinChange(gene=gene, change=change))


def test_a_histone_label_stands_on_the_sequence() -> None:
    assert canonical_profile(_claim("H3-3A", "K27M"), GENES) == _claim("H3-3A", "K28M")


def test_what_is_excluded_is_respelled_too_and_the_rest_is_kept() -> None:
    assert canonical_profile(Not(of=_claim("EGFR", "T790M")), GENES) == Not(
        of=_claim("EGFR", "T790M")
    )
