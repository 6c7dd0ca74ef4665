"""Facts of genes from the real lists, joined."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.model import Role
from loaders import files
from ontologies.domains import DOMAINS
from ontologies.words import Words

pytestmark = pytest.mark.real_data


@pytest.mark.parametrize(
    ("gene", "change"),
    [
        ("VHL", "R167Q"),
        ("VHL", "R167W"),
        ("BRCA1", "C61G"),
        ("RET", "C634R"),
        ("TP53", "R248W"),
        ("MLH1", "G67R"),
        ("MSH2", "A636P"),
        ("PALB2", "L35P"),
        ("BRCA2", "D2723H"),
        ("SDHB", "R46Q"),
        ("PTPN11", "E76K"),
    ],
)
def test_known_pathogenic_changes_are_listed(real_words: Words, gene: str, change: str) -> None:
    facts = real_words.genes.facts(gene)

    assert facts is not None
    assert change in facts.pathogenic


@pytest.mark.parametrize(("gene", "change"), [("KIT", "G664R"), ("FGFR1", "G97D")])
def test_a_lost_receptor_of_the_germline_is_no_driver(
    real_words: Words, gene: str, change: str
) -> None:
    facts = real_words.genes.facts(gene)

    assert facts is not None
    assert change not in facts.pathogenic


@pytest.mark.parametrize(
    ("gene", "number", "triplet"),
    [
        ("BRAF", 600, "GTG"),
        ("KRAS", 12, "GGT"),
        ("KRAS", 61, "CAA"),
        ("EGFR", 858, "CTG"),
        ("PIK3CA", 1047, "CAT"),
        ("IDH1", 132, "CGT"),
    ],
)
def test_reference_codons_are_known(
    real_words: Words, gene: str, number: int, triplet: str
) -> None:
    model = real_words.genes.model(gene)

    assert model is not None
    assert model.codons[number] == triplet


@pytest.mark.parametrize("gene", ["PALB2", "MLH1", "MSH2", "MSH6", "PMS2", "BRIP1", "VHL"])
def test_hereditary_suppressors_drive_by_their_loss(real_words: Words, gene: str) -> None:
    facts = real_words.genes.facts(gene)

    assert facts is not None
    assert facts.role is Role.LOSS


#: Genes whose kinase domain is UniProt's.
OF_UNIPROT = frozenset({"ABL1", "FLT3"})


def test_named_domains_lie_where_the_table_of_domains_has_them(data_dir: Path) -> None:
    path = data_dir / "genes/maftools_domains/pymaftools-0.5.0/protein_domains.tsv.gz"
    spans = {
        (row["gene"], int(row["start"]), int(row["end"]))
        for row in files.rows(path, "t", ("gene", "start", "end", "accession", "length_is_mane"))
        if row["accession"].startswith("cd") and row["length_is_mane"] == "yes"
    }
    told = {(gene, *span) for (gene, _), span in DOMAINS.items() if gene not in OF_UNIPROT}

    assert told <= spans
