"""MOAlmanac: small hand-made files, then the known defects and counts of the real release."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kg.errors import SourceError
from kg.model import (
    Authorisation,
    Biomarker,
    Breadth,
    Fate,
    Label,
    Not,
    Profile,
    Reimbursement,
    biomarkers_of,
)
from loaders.comparison import literals, markers_of
from loaders.source import Batch
from loaders.sources.moalmanac import Moalmanac
from loaders.sources.moalmanac.biomarkers import profile_of
from loaders.sources.moalmanac.read import SHAPES, Database, extension, read, rows
from ontologies.label_text import consumed
from ontologies.label_text import markers as m
from ontologies.words import Words

real_data = pytest.mark.real_data


# --- small files -------------------------------------------------------------------------------


def _extensions(**values: object) -> list[dict[str, object]]:
    return [{"name": name, "value": value} for name, value in values.items()]


def small() -> dict[str, list[dict[str, Any]]]:
    """One label of one drug, in the shape of the release."""
    return {
        "agents": [
            {"id": agency, "extensions": _extensions(last_updated="2026-05-07")}
            for agency in ("ema", "fda", "hc")
        ],
        "biomarkers": [
            {
                "id": 0,
                "name": "BRAF p.V600E",
                "genes": [0],
                "extensions": _extensions(
                    biomarker_type="Somatic Variant", protein_change="p.V600E", _present=True
                ),
            }
        ],
        "contributions": [{"id": 0, "description": "first", "date": "2024-10-30"}],
        "diseases": [
            {
                "id": 0,
                "name": "Any solid tumor",
                "primary_coding_id": "ncit:C132146",
                "extensions": [],
            }
        ],
        "documents": [
            {
                "id": "doc:fda.x",
                "agent_id": "fda",
                "name": "X",
                "drug_name_brand": "X",
                "drug_name_generic": "dabrafenib",
                "publication_date": "2023-01-01",
                "first_publication_date": None,
                "status": "Active",
            }
        ],
        "genes": [{"id": 0, "name": "BRAF"}],
        "indications": [
            {
                "id": "ind:fda.x:0",
                "document_id": "doc:fda.x",
                "indication": "X is indicated for adult patients with solid tumors with BRAF V600E "
                "mutation.",
                "initial_approval_date": "2022-06-22",
                "initial_approval_url": None,
                "raw_biomarkers": "BRAF V600E",
                "raw_cancer_type": "solid tumors",
            }
        ],
        "propositions": [
            {
                "id": 0,
                "predicate": "predictSensitivityTo",
                "biomarkers": [0],
                "conditionQualifier_id": 0,
                "therapy_id": 0,
                "therapy_group_id": None,
            }
        ],
        "statements": [
            {
                "id": 7,
                "direction": "supports",
                "proposition_id": 0,
                "indication_id": "ind:fda.x:0",
                "contributions": [0],
            }
        ],
        "therapies": [
            {
                "id": 0,
                "name": "Dabrafenib",
                "primary_coding_id": "ncit:C82386",
                "extensions": _extensions(
                    therapy_type="Targeted therapy", therapy_strategy=["B-RAF inhibition"]
                ),
            }
        ],
        "therapy_groups": [],
    }


def load(folder: Path, tables: dict[str, list[dict[str, Any]]]) -> Batch:
    target = folder / "moalmanac" / "2026-05-15"
    target.mkdir(parents=True)
    for name, items in tables.items():
        (target / f"{name}.json").write_text(json.dumps(items), encoding="utf-8")
    source = Moalmanac()
    release = source.find(folder)
    assert release is not None
    return source.load(release, Words.of(source.vocabulary(release)))


def label(batch: Batch) -> Label:
    found = [record for record in batch.records if isinstance(record, Label)]
    assert len(found) == 1
    return found[0]


def test_an_indication_becomes_a_label(tmp_path: Path) -> None:
    found = label(load(tmp_path, small()))

    assert (found.jurisdiction, found.regimen.drugs) == ("US", ("dabrafenib",))
    assert found.profile == m.protein("BRAF", "V600E")
    assert found.tumour.breadth is Breadth.ALL_SOLID
    assert (found.valid_from, found.date_kind) == (date(2022, 6, 22), "stated")


def test_an_undated_label_holds_from_its_document(tmp_path: Path) -> None:
    tables = small()
    tables["indications"][0]["initial_approval_date"] = None

    found = label(load(tmp_path, tables))

    assert (found.valid_from, found.date_kind) == (date(2023, 1, 1), "document")


def test_a_flag_against_the_sentence_is_repaired_and_noted(tmp_path: Path) -> None:
    tables = small()
    for item in tables["biomarkers"][0]["extensions"]:
        item["value"] = False if item["name"] == "_present" else item["value"]

    batch = load(tmp_path, tables)

    assert label(batch).profile == m.protein("BRAF", "V600E")
    assert label(batch).notes[0].startswith("read from text: biomarkers")
    assert [a.fate for a in batch.set_aside] == [Fate.REPAIRED]


def test_what_the_sentence_neither_names_nor_replaces_is_quarantined(tmp_path: Path) -> None:
    tables = small()
    tables["indications"][0]["indication"] = "X is indicated for adult patients with solid tumors."

    batch = load(tmp_path, tables)

    assert not [record for record in batch.records if isinstance(record, Label)]
    assert (batch.source.read, batch.source.kept, batch.source.quarantined) == (1, 0, 1)


def test_a_new_word_in_a_closed_list_stops_the_source(tmp_path: Path) -> None:
    tables = small()
    tables["biomarkers"][0]["extensions"][0]["value"] = "Vibes"

    with pytest.raises(SourceError, match="Vibes"):
        load(tmp_path, tables)


def test_a_key_that_is_gone_stops_the_source(tmp_path: Path) -> None:
    tables = small()
    del tables["statements"][0]["direction"]

    with pytest.raises(SourceError, match="direction"):
        load(tmp_path, tables)


def test_an_older_shape_is_not_taken_for_a_release(tmp_path: Path) -> None:
    target = tmp_path / "moalmanac" / "2027-01-01"
    target.mkdir(parents=True)
    (target / "statements.json").write_text("[]", encoding="utf-8")

    assert Moalmanac().find(tmp_path) is None


# --- the real release --------------------------------------------------------------------------


@pytest.fixture(scope="module")
def batch(data_dir: Path, real_words: Words) -> Batch:
    source = Moalmanac()
    release = source.find(data_dir)
    assert release is not None
    return source.load(release, real_words)


@pytest.fixture(scope="module")
def database(data_dir: Path) -> Database:
    release = Moalmanac().find(data_dir)
    assert release is not None
    return read(release)


def labels(batch: Batch, brand: str, place: str) -> Iterator[Label]:
    """Labels whose sentence begins with a brand."""
    for record in batch.records:
        here = isinstance(record, Label) and record.jurisdiction == place
        if here and record.sentence.casefold().startswith(brand.casefold()):
            yield record


def leaves(profile: Profile) -> set[Biomarker]:
    return set(biomarkers_of(profile))


@real_data
def test_every_statement_is_kept_or_set_aside(batch: Batch) -> None:
    manifest = batch.source

    assert manifest.read == 1944
    assert manifest.kept + manifest.rejected + manifest.quarantined == manifest.read
    assert manifest.quarantined < 20


@real_data
def test_all_biomarkers_are_predicates(database: Database) -> None:
    records = database.table("biomarkers").values()

    assert len([profile_of(record, database) for record in records]) == 181


@real_data
def test_labels_come_from_every_agency(batch: Batch) -> None:
    places = {r.jurisdiction for r in batch.records if isinstance(r, Label)}

    assert places == {"US", "EU", "CA", "IE"}
    assert any(isinstance(r, Reimbursement) and r.country == "IE" for r in batch.records)


@real_data
def test_no_philadelphia_positive_label_asks_for_its_absence(batch: Batch) -> None:
    inverted = [
        record.provenance.record
        for record in batch.records
        if isinstance(record, Label | Reimbursement) and record.profile is not None
        for name, there, _ in literals(record.profile)
        if name == "fusion:BCR::ABL1"
        and not there
        and "chromosome positive" in record.sentence.replace("-", " ").casefold()
        and "should have failed" not in record.sentence
    ]

    assert inverted == []


@real_data
def test_17p_labels_follow_the_sentence(batch: Batch) -> None:
    signs = {
        ("presence" in r.sentence or "with 17p" in r.sentence, there)
        for r in batch.records
        if isinstance(r, Label)
        for name, there, _ in literals(r.profile)
        if name == "chromosome:del(17p)"
    }

    assert signs == {(True, True), (False, False)}


@real_data
def test_mastocytosis_keeps_its_without_and_its_status_unknown(batch: Batch) -> None:
    found = [r for r in labels(batch, "Gleevec", "US") if "D816V" in r.sentence]

    assert found[0].profile == m.Or(of=(Not(of=m.KIT_D816V),), or_unknown=True)


@real_data
def test_pemazyre_is_pemigatinib(batch: Batch) -> None:
    assert {r.regimen.drugs for r in labels(batch, "Pemazyre", "EU")} == {("pemigatinib",)}


@real_data
def test_taletrectinib_was_not_approved_ten_years_early(batch: Batch) -> None:
    found = next(labels(batch, "Ibtrozi", "US"))

    assert (found.valid_from, found.date_kind) == (date(2025, 6, 11), "document")


@real_data
@pytest.mark.parametrize(("brand", "place"), [("Herceptin", "US"), ("Keytruda", "EU")])
def test_gastric_labels_are_not_about_gist(batch: Batch, brand: str, place: str) -> None:
    gastric = [r for r in labels(batch, brand, place) if "gastric" in r.sentence]

    assert gastric
    assert not [r for r in gastric if "oncotree:GIST" in r.tumour.types]


@real_data
def test_adjuvant_imatinib_asks_for_cd117(batch: Batch) -> None:
    found = [r for r in labels(batch, "Gleevec", "US") if "following resection" in r.sentence]

    assert {name for r in found for name in markers_of(r.profile)} == {"product:KIT"}


@real_data
def test_kras_mutated_is_any_kras_mutation(batch: Batch) -> None:
    found = next(labels(batch, "AVMAPKI", "US"))

    assert found.profile == m.mutated(("KRAS",))


@real_data
def test_no_lynparza_label_is_about_talazoparib(batch: Batch) -> None:
    drugs = {drug for r in labels(batch, "Lynparza", "US") for drug in r.regimen.drugs}

    assert "talazoparib" not in drugs
    assert any("RAD51B" in str(r.profile) for r in labels(batch, "Lynparza", "US"))


@real_data
def test_wrong_document_drugs_do_not_reach_labels_or_authorisations(batch: Batch) -> None:
    absent = {
        (r.drug, r.jurisdiction)
        for r in batch.records
        if isinstance(r, Authorisation) and r.none_as_of is not None
    }

    assert {r.regimen.drugs for r in labels(batch, "Hernexeos", "US")} == {("zongertinib",)}
    assert ("lazertinib", "EU") not in absent
    assert ("zongertinib", "US") not in absent


@real_data
def test_undated_mekinist_labels_take_the_dates_of_their_sister(batch: Batch) -> None:
    found = [r for r in labels(batch, "Mekinist", "US") if r.tumour.breadth is Breadth.ALL_SOLID]

    assert [(r.valid_from, r.date_kind) for r in found] == [(date(2022, 6, 22), "sister")]


@real_data
def test_the_colorectal_limitation_excludes_the_tumour(batch: Batch) -> None:
    found = [r for r in labels(batch, "Mekinist", "US") if r.tumour.breadth is Breadth.ALL_SOLID]

    assert found[0].tumour.excluded == ("oncotree:COADREAD",)


@real_data
def test_gavreto_ended_in_the_eu(batch: Batch) -> None:
    assert {r.valid_to for r in labels(batch, "Gavreto", "EU")} == {date(2024, 10, 24)}


@real_data
@pytest.mark.parametrize(
    ("drug", "place"), [("zenocutuzumab", "EU"), ("zenocutuzumab", "CA"), ("enasidenib", "EU")]
)
def test_a_drug_led_by_its_target_and_absent_is_none_as_of(
    batch: Batch, drug: str, place: str
) -> None:
    found = [
        r.none_as_of
        for r in batch.records
        if isinstance(r, Authorisation) and (r.drug, r.jurisdiction) == (drug, place)
    ]

    assert len(found) == 1


@real_data
@pytest.mark.parametrize("drug", ["ibrutinib", "venetoclax", "rucaparib", "docetaxel"])
def test_a_drug_with_uses_beyond_biomarkers_is_not_called_absent(batch: Batch, drug: str) -> None:
    assert not [r for r in batch.records if isinstance(r, Authorisation) and r.drug == drug]


@real_data
def test_most_sentences_are_wholly_read(database: Database, real_words: Words) -> None:
    documents = database.table("documents")
    texts = [
        item["indication"]
        for item in database.table("indications").values()
        if documents[item["document_id"]]["agent_id"] != "hse"
    ]

    read_wholly, total = consumed(texts, real_words)

    assert total == 667
    assert read_wholly >= 640


@real_data
def test_every_tumour_of_a_label_is_in_the_vocabulary(batch: Batch, real_words: Words) -> None:
    kinds = {
        kind
        for r in batch.records
        if isinstance(r, Label)
        for kind in (*r.tumour.types, *r.tumour.excluded)
    }

    assert [kind for kind in sorted(kinds) if real_words.tumours.get(kind) is None] == []


@real_data
def test_absent_flags_are_few_and_known(database: Database) -> None:
    absent = [
        row.id
        for row in rows(database)
        if any(extension(record, "_present") is False for record in row.biomarkers)
    ]

    assert len(absent) == 41


def test_shapes_name_every_file_that_is_read() -> None:
    assert all(name.endswith(".json") and keys for name, keys in SHAPES.items())
