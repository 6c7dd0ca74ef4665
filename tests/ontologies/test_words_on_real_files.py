"""The words on the real files: how much of what the sources write is read."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import Refused
from kg.model import Breadth, Curie, Form
from loaders.source import Vocabulary
from loaders.sources import SOURCES
from ontologies import tumour_links, tumour_words
from ontologies.disease_states import split_disease
from ontologies.words import Words

pytestmark = pytest.mark.real_data

REFERENCE = {
    *("oncotree", "doid", "mondo", "hgnc", "gene_models", "intogen", "cancerhotspots", "docm"),
    *("uniprot_variants", "clinvar", "drugs"),
}


@pytest.fixture(scope="module")
def vocabulary(data_dir: Path) -> list[Vocabulary]:
    releases = [(source, source.find(data_dir)) for source in SOURCES if source.name in REFERENCE]
    assert len(releases) == len(REFERENCE)
    return [
        word
        for source, release in releases
        if release is not None
        for word in source.vocabulary(release)
    ]


@pytest.fixture(scope="module")
def words(vocabulary: list[Vocabulary]) -> Words:
    return Words.of(vocabulary)


def civic(data: Path) -> Iterator[dict[str, str]]:
    path = max(data.glob("civic/*/nightly-ClinicalEvidenceSummaries.tsv"))
    with path.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row["evidence_type"] == "Predictive":
                yield row


def moalmanac(data: Path, name: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(
        max(data.glob(f"moalmanac/*/{name}.json")).read_text(encoding="utf-8")
    )
    return found


def test_nearly_all_diseases_of_civic_lie_above_some_oncotree_node(
    words: Words, data_dir: Path
) -> None:
    reachable = words.tumours.reachable()
    rows = list(civic(data_dir))

    def reached(row: dict[str, str]) -> bool:
        name = row["doid"] or row["disease"]
        scope = words.tumours.scope(split_disease(name).tumour)
        return not scope.types or not reachable.isdisjoint(scope.types)

    assert sum(map(reached, rows)) / len(rows) >= 0.99


def test_every_disease_code_of_moalmanac_resolves(words: Words, data_dir: Path) -> None:
    codes = [str(d["primary_coding_id"]) for d in moalmanac(data_dir, "diseases")]

    assert [code for code in codes if _scope(words, code) is None] == []


def _scope(words: Words, code: str) -> Breadth | None:
    try:
        return words.tumours.scope(code).breadth
    except Refused:
        return None


def test_any_solid_tumour_of_moalmanac_is_a_breadth(words: Words) -> None:
    assert words.tumours.scope("ncit:C132146").breadth is Breadth.ALL_SOLID


def test_every_therapy_of_civic_is_a_drug_a_class_or_one_that_only_civic_knows(
    words: Words, data_dir: Path
) -> None:
    names = {t.strip() for row in civic(data_dir) for t in row["therapies"].split(",")}

    read = [name for name in names if words.drugs.part(name) is not None]

    assert len(read) / len(names) >= 0.7


@pytest.mark.parametrize("code", ["ECD", "LCH", "AML", "CLLSLL", "MDS"])
def test_blood_and_histiocytes_are_liquid(words: Words, code: str) -> None:
    assert words.tumours.form(Curie(f"oncotree:{code}")) is Form.LIQUID


@pytest.mark.parametrize("code", ["CUP", "SCUP", "SCCNOS", "NETNOS", "EGCT", "ARCH", "UDMN"])
def test_unknown_primaries_and_other_tissue_are_solid(words: Words, code: str) -> None:
    assert words.tumours.form(Curie(f"oncotree:{code}")) is Form.SOLID


@pytest.mark.parametrize("code", ["TISSUE", "OTHER", "MIXED"])
def test_a_node_of_mixed_kinds_has_no_form(words: Words, code: str) -> None:
    assert words.tumours.form(Curie(f"oncotree:{code}")) is Form.EITHER


@pytest.mark.parametrize(
    ("old", "new"),
    [("BALL", "BLL"), ("MM", "PCM"), ("GBM", "GB"), ("DIPG", "DMG"), ("MLN", "MLNER")],
)
def test_a_retired_code_leads_to_its_successor(words: Words, old: str, new: str) -> None:
    assert words.tumours.find(old).id == f"oncotree:{new}"


def test_a_retired_code_with_a_misleading_map_is_not_followed(words: Words) -> None:
    assert words.tumours.known("GMUCM") is None
    assert words.tumours.find("LEUK").name == "Leukemia"


def test_hairy_cell_leukaemia_is_no_chronic_lymphocytic_one(words: Words) -> None:
    above = words.tumours.ancestors(Curie("oncotree:HCL"))

    assert "doid:1040" not in above


def test_every_node_that_the_tables_name_exists(words: Words) -> None:
    tumours = words.tumours
    named = {tumour_links.node_id(code) for code in tumour_words.SYNONYMS.values()}
    named |= {tumour_links.node_id(code) for code in tumour_words.USUAL.values()}
    named |= {tumour_links.node_id(code) for code in (*tumour_links.SAME, *tumour_links.WITHIN)}

    assert sorted(named - tumours.types.keys()) == []


def test_every_label_that_the_tables_name_exists(words: Words) -> None:
    labels = {t.name for i, t in words.tumours.types.items() if i.startswith("doid:")}
    named = {label for found in tumour_links.SAME.values() for label in found}
    cut = {name for pair in tumour_links.CUT for name in pair}
    named |= {name for name in cut if tumour_links.node_id(name) not in words.tumours.types}
    named |= {label for _, label in tumour_links.NOT_SAME}

    assert sorted(named - labels) == []


@pytest.mark.parametrize(
    ("gene", "change"),
    [
        ("BRCA1", "P871L"),
        ("BRCA2", "N372H"),
        ("BRCA2", "K3326*"),
        ("ERBB2", "I655V"),
        ("KIT", "M541L"),
        ("MET", "N375S"),
        ("IDH1", "V178I"),
        ("TSC1", "M322T"),
    ],
)
def test_a_known_polymorphism_is_listed_as_benign(words: Words, gene: str, change: str) -> None:
    facts = words.genes.facts(gene)

    assert facts is not None
    assert change in facts.benign


def test_truncations_of_brca2_are_harmless_from_its_last_ones_on(words: Words) -> None:
    facts = words.genes.facts("BRCA2")

    assert facts is not None
    assert facts.benign_from_codon == 3326


@pytest.mark.parametrize(
    ("gene", "residue", "position"),
    [
        ("BRAF", "V", 600),
        ("MYD88", "L", 265),
        ("H3-3A", "K", 27),
        ("EZH2", "Y", 646),
        ("TP53", "R", 72),
    ],
)
def test_a_published_residue_passes(words: Words, gene: str, residue: str, position: int) -> None:
    words.genes.check_residue(gene, residue, position)


def test_an_impossible_residue_is_refused(words: Words) -> None:
    with pytest.raises(Refused, match="residue 600 of BRAF is V, not K"):
        words.genes.check_residue("BRAF", "K", 600)


@pytest.mark.parametrize(
    ("gene", "exon", "codons"),
    [("EGFR", 19, (729, 761)), ("MET", 14, (963, 1010)), ("KIT", 11, (550, 592))],
)
def test_an_exon_has_its_published_codons(
    words: Words, gene: str, exon: int, codons: tuple[int, int]
) -> None:
    assert words.genes.codons_of_exon(gene, exon) == codons
