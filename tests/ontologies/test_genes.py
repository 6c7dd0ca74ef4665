"""Genes by any of their names; what no list settles is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import Refused
from kg.model import Curie, Exon, Gene, GeneFacts, GeneModel, Role
from ontologies.genes import Genes


def gene(symbol: str, name: str = "", previous: str = "", aliases: str = "") -> Gene:
    return Gene(
        id=Curie(f"hgnc:{symbol}"),
        symbol=symbol,
        name=name,
        previous=tuple(previous.split()),
        aliases=tuple(aliases.split()),
    )


GENES = Genes(
    [
        gene("BRAF", "B-Raf proto-oncogene, serine/threonine kinase"),
        gene("ERBB2", "erb-b2 receptor tyrosine kinase 2", "NGL", "NEU HER-2"),
        gene("FLT3", "fms related receptor tyrosine kinase 3", "", "STK1 FLK2"),
        gene("CDK7", "cyclin dependent kinase 7", "", "STK1 CAK1"),
        gene("IDH1", "isocitrate dehydrogenase (NADP(+)) 1"),
        gene("PDGFRA", "platelet derived growth factor receptor alpha"),
        gene("KRAS", "KRAS proto-oncogene, GTPase", "KRAS2"),
        gene("NRAS", "NRAS proto-oncogene, GTPase"),
        gene("KIT"),
        gene("H3-3A", "H3.3 histone A", "H3F3A"),
        gene("CD274", "CD274 molecule", "", "B7-H1"),
    ],
    [
        GeneModel(
            gene="KRAS",
            exons=(
                Exon(number=2, first_codon=1, last_codon=3),
                Exon(number=3, first_codon=3, last_codon=6),
            ),
            protein_length=5,
            sequences=("MTGYK", "MTGYR"),
            off_sequence=("L4",),
        ),
        GeneModel(gene="NRAS", protein_length=9, sequences=("MT",), sequence_complete=False),
        GeneModel(gene="H3F3A", protein_length=4, sequences=("MARK",)),
    ],
    [
        GeneFacts(gene="KRAS", role=Role.ACTIVATING, benign=("T2A",), sources=("a",)),
        GeneFacts(gene="KRAS", pathogenic=("T2A", "G3C"), sources=("b",)),
        GeneFacts(gene="BRAF", role=Role.ACTIVATING, sources=("a",)),
    ],
)


@pytest.mark.parametrize(
    ("written", "symbol"),
    [
        ("BRAF", "BRAF"),
        ("braf", "BRAF"),
        ("B-RAF", "BRAF"),
        ("HER2", "ERBB2"),
        ("HER2/neu", "ERBB2"),
        ("PD-L1", "CD274"),
        ("c-KIT", "KIT"),
        ("CD117", "KIT"),
        ("H3F3A", "H3-3A"),
        ("K-ras", "KRAS"),
        ("isocitrate dehydrogenase 1", "IDH1"),
        ("Platelet-derived growth factor receptor, alpha", "PDGFRA"),
        ("v-raf murine sarcoma viral oncogene homolog B1", "BRAF"),
        ("BRAF gene", "BRAF"),
    ],
)
def test_a_gene_is_found_by(written: str, symbol: str) -> None:
    assert GENES.find(written) == symbol


def test_an_alias_of_two_genes_is_refused_naming_both() -> None:
    with pytest.raises(Refused) as refused:
        GENES.find("STK1")

    assert refused.value.suggestions == ("CDK7", "FLT3")


def test_an_unknown_symbol_is_refused_with_the_nearest_that_a_list_speaks_of() -> None:
    with pytest.raises(Refused) as refused:
        GENES.find("BRAFF")

    assert (refused.value.kind, refused.value.suggestions[0]) == ("gene", "BRAF")


def test_a_family_is_no_gene() -> None:
    with pytest.raises(Refused, match="family"):
        GENES.find("RAS")


def test_a_family_names_its_members() -> None:
    assert GENES.family("RAS") == ("HRAS", "KRAS", "NRAS")


def test_a_gene_is_no_family() -> None:
    assert GENES.family("BRAF") is None


@given(st.text())
def test_no_text_raises_anything_but_a_refusal(text: str) -> None:
    try:
        GENES.find(text)
    except Refused:
        assert GENES.known(text) is None


def test_another_residue_there_is_refused() -> None:
    with pytest.raises(Refused, match="residue 3 of KRAS is G"):
        GENES.check_residue("KRAS", "V", 3)


def test_a_position_beyond_the_protein_is_refused() -> None:
    with pytest.raises(Refused, match="5 residues"):
        GENES.check_residue("KRAS", "G", 12)


@pytest.mark.parametrize(
    ("symbol", "residue", "position"),
    [("KRAS", "K", 5), ("KRAS", "R", 5), ("KRAS", "L", 4), ("NRAS", "W", 8), ("BRAF", "W", 8)],
    ids=["sequence", "other isoform", "published label", "incomplete sequence", "no sequence"],
)
def test_a_residue_passes_for(symbol: str, residue: str, position: int) -> None:
    GENES.check_residue(symbol, residue, position)


def test_histone_residues_count_without_the_first_methionine() -> None:
    GENES.check_residue("H3-3A", "K", 3)


def test_a_codon_split_by_a_junction_lies_in_both_exons() -> None:
    assert GENES.exons_of_codon("KRAS", 3) == (2, 3)


def test_an_exon_has_its_codons() -> None:
    assert GENES.codons_of_exon("KRAS", 2) == (1, 3)


def test_the_last_coding_exon_is_known() -> None:
    exon = GENES.last_coding_exon("KRAS")

    assert exon is not None
    assert exon.number == 3


def test_a_change_that_lists_dispute_is_neither_benign_nor_a_driver() -> None:
    facts = GENES.facts("KRAS")

    assert facts is not None
    assert (facts.benign, facts.pathogenic, facts.sources) == ((), ("G3C",), ("a", "b"))


def test_the_words_can_be_made_again_from_their_records() -> None:
    records = GENES.records()

    again = Genes(
        [r for r in records if isinstance(r, Gene)],
        [r for r in records if isinstance(r, GeneModel)],
        [r for r in records if isinstance(r, GeneFacts)],
    )

    assert again.records() == records


SHORT = Genes(
    [Gene(id="hgnc:1", symbol="G1")],
    [GeneModel(gene="G1", protein_length=6, reported_length=4, sequences=("MVKRDE",))],
)


def test_a_stop_numbered_on_the_isoform_that_tables_use_is_taken() -> None:
    SHORT.check_residue("G1", "D", 3, ends=True)

    assert SHORT.codon_of("G1", "D", 3) == 5


def test_another_change_numbered_on_it_is_refused() -> None:
    with pytest.raises(Refused):
        SHORT.check_residue("G1", "D", 3)


def test_a_residue_that_stands_where_it_says_keeps_its_codon() -> None:
    assert SHORT.codon_of("G1", "K", 3) == 3
