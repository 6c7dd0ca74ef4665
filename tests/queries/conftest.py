"""Small hand-made words and patients for the query tests."""

from __future__ import annotations

import pytest

from kg.model import Exon, Gene, GeneFacts, GeneModel, Role
from ontologies.genes import Genes


@pytest.fixture(name="genes", scope="session")
def _genes() -> Genes:
    symbols = ("BRAF", "EGFR", "BRCA2", "KRAS", "KIT", "ALK", "EML4", "ERBB2", "MET", "NPM1")
    return Genes(
        [Gene(id=f"hgnc:{n}", symbol=symbol) for n, symbol in enumerate(symbols)],
        models=[
            GeneModel(
                gene="EGFR",
                exons=(
                    Exon(number=19, first_codon=729, last_codon=761),
                    Exon(number=20, first_codon=762, last_codon=823),
                ),
            ),
            GeneModel(
                gene="BRCA2",
                exons=(
                    Exon(number=26, first_codon=3168, last_codon=3217),
                    Exon(number=27, first_codon=3217, last_codon=3419),
                ),
            ),
            GeneModel(gene="MET", exons=(Exon(number=14, first_codon=963, last_codon=1010),)),
        ],
        facts=[
            GeneFacts(gene="BRAF", role=Role.ACTIVATING, hotspots={"V600": 900, "G469": 30}),
            GeneFacts(gene="EGFR", role=Role.ACTIVATING, hotspots={"L858": 400}),
            GeneFacts(gene="BRCA2", role=Role.LOSS, benign=("N372H",), benign_from_codon=3326),
            GeneFacts(gene="KIT", role=Role.ACTIVATING),
        ],
    )
