"""CIViC items become statements, or say why not."""

from __future__ import annotations

import gzip
import random
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from kg.build import build, check_accounts
from kg.errors import SourceError
from kg.model import (
    And,
    Band,
    Biomarker,
    Breadth,
    Combination,
    Curie,
    Effect,
    Expression,
    Level,
    Origin,
    ProteinChange,
    Regimen,
    Statement,
    biomarkers_of,
)
from loaders.source import Batch
from loaders.sources.civic import Civic
from ontologies.words import Words
from tests.loaders.sample import CIVIC, tsv, words

NAME = "nightly-ClinicalEvidenceSummaries.tsv"


def _load(data: Path, *rows: dict[str, str]) -> Batch:
    table = [CIVIC | {"evidence_id": str(n)} | row for n, row in enumerate(rows)]
    tsv(data / "civic/2026-05-29" / NAME, table)
    source = Civic()
    release = source.find(data)
    assert release is not None
    return source.load(release, words())


def _statements(batch: Batch) -> list[Statement]:
    return [record for record in batch.records if isinstance(record, Statement)]


def test_an_item_becomes_a_statement(tmp_path: Path) -> None:
    (claim,) = _statements(_load(tmp_path, {"evidence_id": "1409"}))

    assert claim.profile == Biomarker(alteration=ProteinChange(gene="BRAF", change="V600E"))
    assert claim.regimen == Regimen(drugs=("vemurafenib",))
    assert claim.tumour.types == ("doid:1909",)
    assert (claim.effect, claim.supports) == (Effect.SENSITIVITY, True)
    assert (claim.band, claim.native_level, claim.rating) == (Band.GUIDELINE, "A", 5)


def test_a_statement_says_where_it_comes_from(tmp_path: Path) -> None:
    (claim,) = _statements(_load(tmp_path, {"evidence_id": "1409"}))

    where = claim.provenance
    assert (where.source, where.release, where.record) == ("civic", "2026-05-29", "civic.eid:1409")
    assert (where.citations, where.studies) == (("pubmed:21639808",), ("nct:NCT01006980",))
    assert (where.recorded, where.published) == (date(2026, 5, 29), 2011)


@pytest.mark.parametrize(
    ("citation", "year"),
    [
        ("Chapman et al., 2011", 2011),
        ("2015", 2015),
        ("Alexander E. Drilon, 2018, ASCO Annual Meeting, Abstract 1020", 2018),
        ("Chapman et al.", None),
    ],
)
def test_the_year_is_read_from_the_citation(
    tmp_path: Path, citation: str, year: int | None
) -> None:
    meeting = {"source_type": "ASCO", "citation": citation}
    (claim,) = _statements(_load(tmp_path, meeting))

    assert claim.provenance.published == year


def test_no_benefit_is_not_resistance(tmp_path: Path) -> None:
    (claim,) = _statements(_load(tmp_path, {"evidence_direction": "Does Not Support"}))

    assert (claim.effect, claim.supports) == (Effect.SENSITIVITY, False)


def test_a_combination_is_one_regimen_of_all(tmp_path: Path) -> None:
    row = {"therapies": "Trametinib,Dabrafenib", "therapy_interaction_type": "Combination"}

    (claim,) = _statements(_load(tmp_path, row))

    assert claim.regimen.drugs == ("dabrafenib", "trametinib")
    assert claim.regimen.combination is Combination.COMBINATION


def test_a_sequence_is_not_a_combination(tmp_path: Path) -> None:
    row = {"therapies": "Vemurafenib,Dabrafenib", "therapy_interaction_type": "Sequential"}

    (claim,) = _statements(_load(tmp_path, row))

    assert claim.regimen.combination is Combination.SEQUENCE


def test_substitutes_are_one_statement_each_on_the_same_record(tmp_path: Path) -> None:
    row = {"therapies": "Vemurafenib,Dabrafenib", "therapy_interaction_type": "Substitutes"}

    batch = _load(tmp_path, row)

    claims = _statements(batch)
    assert [claim.regimen.drugs for claim in claims] == [("vemurafenib",), ("dabrafenib",)]
    assert {claim.provenance.record for claim in claims} == {"civic.eid:0"}
    assert (batch.source.read, batch.source.kept) == (1, 1)


@pytest.mark.parametrize("origin", ["Rare Germline", "Common Germline"])
def test_a_germline_origin_becomes_part_of_the_biomarker(tmp_path: Path, origin: str) -> None:
    row = {"molecular_profile": "BRCA1 Mutation", "variant_origin": origin}

    (claim,) = _statements(_load(tmp_path, row))

    assert [leaf.origin for leaf in biomarkers_of(claim.profile)] == [Origin.GERMLINE]


@pytest.mark.parametrize("origin", ["Somatic", "Mixed", "Combined", "Unknown", "N/A"])
def test_any_other_origin_asks_for_nothing(tmp_path: Path, origin: str) -> None:
    (claim,) = _statements(_load(tmp_path, {"variant_origin": origin}))

    assert [leaf.origin for leaf in biomarkers_of(claim.profile)] == [None]


def test_a_receptor_in_the_disease_joins_the_profile(tmp_path: Path) -> None:
    row = {"disease": "Her2-receptor Positive Breast Cancer", "doid": "0060079"}

    (claim,) = _statements(_load(tmp_path, row))

    assert isinstance(claim.profile, And)
    her2 = claim.profile.of[1]
    assert isinstance(her2, Biomarker)
    assert her2.alteration == Expression(gene="ERBB2", level=Level.POSITIVE)
    assert claim.tumour.types == ("doid:1612",)
    assert claim.tumour.text == "Her2-receptor Positive Breast Cancer"


@pytest.mark.parametrize(
    ("disease", "doid", "breadth"),
    [
        ("Cancer", "162", Breadth.UNSPECIFIED),
        ("Solid Tumor", "", Breadth.ALL_SOLID),
        ("Hematologic Cancer", "2531", Breadth.ALL_LIQUID),
    ],
)
def test_broad_diseases_are_breadths(
    tmp_path: Path, disease: str, doid: str, breadth: Breadth
) -> None:
    (claim,) = _statements(_load(tmp_path, {"disease": disease, "doid": doid}))

    assert claim.tumour.breadth is breadth


def test_a_flagged_item_is_kept_with_a_note(tmp_path: Path) -> None:
    (claim,) = _statements(_load(tmp_path, {"is_flagged": "true"}))

    assert claim.notes == ("flagged by the source: an editor's question is open",)


@pytest.mark.parametrize(
    ("row", "field", "rule"),
    [
        ({"evidence_type": "Prognostic"}, "evidence_type", "not predictive"),
        ({"evidence_status": "submitted"}, "evidence_status", "not accepted"),
        ({"significance": "N/A"}, "significance", "no effect stated"),
        ({"evidence_direction": "N/A"}, "evidence_direction", "no effect stated"),
        ({"therapies": ""}, "therapies", "no therapy"),
        ({"therapies": "Not Applicable"}, "therapies", "no therapy"),
        ({"doid": "999999"}, "disease", "disease not on the spine"),
        ({"disease": "Fantasy Tumor", "doid": ""}, "disease", "unknown tumour"),
        ({"molecular_profile": "BRAFF V600E"}, "molecular_profile", "unknown gene"),
    ],
)
def test_a_row_that_is_no_statement_says_why(
    tmp_path: Path, row: dict[str, str], field: str, rule: str
) -> None:
    batch = _load(tmp_path, row, {})

    assert [(a.row, a.field, a.rule) for a in batch.set_aside] == [("0", field, rule)]
    assert (batch.source.read, batch.source.kept, batch.source.rejected) == (2, 1, 1)


@pytest.mark.parametrize(
    "field",
    [
        "evidence_type",
        "evidence_status",
        "evidence_direction",
        "evidence_level",
        "significance",
        "variant_origin",
        "therapy_interaction_type",
        "source_type",
        "rating",
        "is_flagged",
    ],
)
def test_a_new_word_in_a_closed_list_stops_the_source_by_field(tmp_path: Path, field: str) -> None:
    with pytest.raises(SourceError, match=f"civic: {NAME}, field '{field}': unknown word 'New'"):
        _load(tmp_path, {field: "New"})


@pytest.mark.parametrize("column", sorted(CIVIC))
def test_a_column_that_is_gone_stops_the_source_by_name(tmp_path: Path, column: str) -> None:
    row = {name: cell for name, cell in CIVIC.items() if name != column}
    tsv(tmp_path / "civic/2026-05-29" / NAME, [row])
    release = Civic().find(tmp_path)
    assert release is not None

    with pytest.raises(SourceError, match=f"no column '{column}'"):
        Civic().load(release, words())


def test_an_id_that_is_there_twice_stops_the_source(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="row 1409: it is there twice"):
        _load(tmp_path, {"evidence_id": "1409"}, {"evidence_id": "1409"})


def test_an_added_column_is_no_fault(tmp_path: Path) -> None:
    assert len(_statements(_load(tmp_path, {"new_column": "x"}))) == 1


@pytest.mark.parametrize(
    "damage",
    [
        lambda whole: whole.decode().encode("utf-16"),
        lambda whole: whole.replace(b"BRAF", b"BRAF\xff"),
        lambda _: b"<!DOCTYPE html><title>Not found</title>",
        lambda _: b"",
        lambda whole: whole[:-40],
        lambda whole: whole.replace(b"\tMelanoma\t", b"\tMelanoma\t\t"),
    ],
    ids=["UTF-16", "no UTF-8", "web page", "empty", "cut off", "shifted"],
)
def test_a_damaged_file_is_refused(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    _load(tmp_path, {})
    path = tmp_path / "civic/2026-05-29" / NAME
    path.write_bytes(damage(path.read_bytes()))
    release = Civic().find(tmp_path)
    assert release is not None

    with pytest.raises(SourceError, match=r"civic: nightly-"):
        Civic().load(release, words())


def test_a_packed_file_is_read_like_a_plain_one(tmp_path: Path) -> None:
    plain = _load(tmp_path, {})
    path = tmp_path / "civic/2026-05-29" / NAME
    path.with_name(f"{NAME}.gz").write_bytes(gzip.compress(path.read_bytes()))
    path.unlink()
    release = Civic().find(tmp_path)
    assert release is not None

    assert Civic().load(release, words()).records == plain.records


def test_a_drifted_source_leaves_the_old_snapshot(tmp_path: Path) -> None:
    path = tmp_path / "graph.sqlite"
    old = build([_load(tmp_path, {})], path)

    with pytest.raises(SourceError):
        build([_load(tmp_path, {"significance": "New"})], path)

    assert build([_load(tmp_path, {})], path) == old


def test_the_newest_release_is_read_nightly_or_monthly(tmp_path: Path) -> None:
    tsv(tmp_path / "civic/2024-08-01/01-Aug-2024-ClinicalEvidenceSummaries.tsv", [CIVIC])
    tsv(tmp_path / "civic/2023-01-01" / NAME, [CIVIC])

    release = Civic().find(tmp_path)

    assert release is not None
    assert (release.name, release.released) == ("2024-08-01", date(2024, 8, 1))


def test_no_folder_is_no_release(tmp_path: Path) -> None:
    assert Civic().find(tmp_path) is None


def test_the_order_of_rows_makes_no_difference(tmp_path: Path) -> None:
    rows = [{"therapies": name} for name in ("Vemurafenib", "Dabrafenib", "Not Applicable", "X")]
    table = [CIVIC | {"evidence_id": str(n)} | row for n, row in enumerate(rows)]

    first = build([_load(tmp_path, *table)], tmp_path / "a.sqlite")
    random.Random(5).shuffle(table)  # noqa: S311  # an order, no secret
    second = build([_load(tmp_path, *table)], tmp_path / "b.sqlite")

    assert first.hash == second.hash


def test_therapy_names_are_words_and_classes_are_not(tmp_path: Path) -> None:
    names = ("Zongertinib", "MEK Inhibitor", "Chemotherapy", "MEK Inhibitor RO4987655")
    batch = _load(tmp_path, *({"therapies": name} for name in names))

    release = Civic().find(tmp_path)
    assert release is not None
    found = [word.name for word in Civic().vocabulary(release)]  # type: ignore[union-attr]  # drugs

    assert found == ["mek inhibitor ro4987655", "zongertinib"]
    assert batch.source.read == len(names)


@pytest.mark.real_data
def test_nearly_all_predictive_items_of_the_release_are_kept(
    data_dir: Path, real_words: Words
) -> None:
    source = Civic()
    release = source.find(data_dir)
    assert release is not None

    batch = source.load(release, real_words)

    check_accounts([batch])
    rules = Counter(a.rule for a in batch.set_aside)
    predictive = batch.source.read - rules["not predictive"]
    assert batch.source.kept >= 0.97 * predictive
    assert Curie("civic.eid:1409") in {s.provenance.record for s in _statements(batch)}
