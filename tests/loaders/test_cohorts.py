"""Published cohorts keep their counts, their definitions and their verdicts."""

from __future__ import annotations

import random
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from kg.build import build, check_accounts
from kg.errors import SourceError
from kg.model import (
    Biomarker,
    Breadth,
    CohortOutcome,
    Fate,
    ProteinChange,
    SourceClass,
    Verdict,
)
from loaders.cohort_words import WRITTEN, profile_of
from loaders.source import Batch
from loaders.sources.cohorts import Cohorts
from ontologies.claims import parse_profile
from ontologies.words import Words
from tests.loaders.sample import COHORT, tsv, words

FILE = "outcomes/published_cohorts.tsv"


def _load(data: Path, *rows: dict[str, str]) -> Batch:
    tsv(data / FILE, [COHORT | row for row in rows], quoted=True)
    source = Cohorts()
    release = source.find(data)
    assert release is not None
    return source.load(release, words())


def _cohort(batch: Batch) -> CohortOutcome:
    (record,) = batch.records
    assert isinstance(record, CohortOutcome)
    return record


def test_a_row_becomes_a_cohort(tmp_path: Path) -> None:
    cohort = _cohort(_load(tmp_path, {}))

    assert (cohort.study, cohort.regimen.drugs) == ("MyPathway", ("vemurafenib",))
    assert cohort.profile == Biomarker(alteration=ProteinChange(gene="BRAF", change="V600E"))
    assert cohort.tumour.types == ("doid:9256",)
    assert (cohort.n_started, cohort.responses, cohort.response_rate) == (26, 12, 46.0)
    assert cohort.provenance.citations == ("pubmed:29320312",)
    assert cohort.provenance.studies == ("nct:NCT02091141",)
    assert cohort.provenance.published == 2018


def test_a_count_that_was_not_given_is_none_and_not_zero(tmp_path: Path) -> None:
    cohort = _cohort(_load(tmp_path, {"n_CR": "0"}))

    assert (cohort.complete, cohort.partial, cohort.benefit) == (0, None, None)


def test_a_number_with_an_explanation_keeps_both(tmp_path: Path) -> None:
    batch = _load(tmp_path, {"n_CB": "74 (=215-141 without benefit)"})

    assert _cohort(batch).benefit == 74
    assert "n_CB: 74 (=215-141 without benefit)" in str(_cohort(batch).notes)
    assert batch.set_aside == ()


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("n_enrolled_or_treated", ">1500"),
        ("n_enrolled_or_treated", "part of 52"),
        ("median_PFS", "not reached at 16.5 mo follow-up"),
        ("median_OS", "11.7 / 11.2"),
        ("n_OR", "12.5"),
    ],
)
def test_what_is_no_single_number_is_left_empty_and_said(
    tmp_path: Path, column: str, cell: str
) -> None:
    batch = _load(tmp_path, {column: cell})

    assert f"{column}: {cell}" in str(_cohort(batch).notes) or column == "n_OR"
    assert [(a.field, a.fate) for a in batch.set_aside] == [(column, Fate.REPAIRED)]
    assert (batch.source.kept, batch.source.repaired) == (1, 1)


def test_the_trial_s_verdict_and_definitions_are_kept(tmp_path: Path) -> None:
    row = {"verdict": "closed", "CB_definition": "OR or SD>=16 weeks", "source_class": "mixed"}

    cohort = _cohort(_load(tmp_path, row))

    assert (cohort.verdict, cohort.source_class) == (Verdict.CLOSED, SourceClass.MIXED)
    assert cohort.benefit_definition == "OR or SD>=16 weeks"
    assert cohort.verdict_source == "none read"


@pytest.mark.parametrize("alteration", ["any actionable", "none required (histology baskets)"])
def test_a_cohort_without_an_alteration_has_no_profile(tmp_path: Path, alteration: str) -> None:
    cohort = _cohort(_load(tmp_path, {"alteration": alteration}))

    assert cohort.profile is None
    assert cohort.profile_text == alteration


@pytest.mark.parametrize(
    "drug", ["all study drugs (136 targeted)", "dabrafenib (116) or vemurafenib (23)"]
)
def test_a_choice_of_drugs_is_no_drug(tmp_path: Path, drug: str) -> None:
    cohort = _cohort(_load(tmp_path, {"drug": drug}))

    assert cohort.regimen.drugs == ()
    assert cohort.regimen.classes


@pytest.mark.parametrize(
    ("text", "breadth"),
    [
        ("solid tumours (9 breast)", Breadth.ALL_SOLID),
        ("various (tumour-agnostic cohort)", Breadth.ALL_SOLID),
        ("10 different cancer types", Breadth.ALL_SOLID),
        ("paediatric solid and primary CNS tumours", Breadth.ALL_SOLID),
        ("solid tumours, lymphoma", Breadth.ALL),
        ("metastatic breast cancer", Breadth.TYPES),
    ],
)
def test_a_basket_is_a_breadth(tmp_path: Path, text: str, breadth: Breadth) -> None:
    cohort = _cohort(_load(tmp_path, {"tumour_type": text}))

    assert (cohort.tumour.breadth, cohort.tumour.text) == (breadth, text)


@pytest.mark.parametrize(
    ("text", "types", "excluded"),
    [
        ("colorectal cancer / ovarian cancer", ("doid:9256", "doid:2394"), ()),
        ("solid tumours except breast and colorectal", (), ("doid:1612", "doid:9256")),
        ("19 cancer types, none colorectal", (), ("doid:9256",)),
        ("non-uveal melanoma", ("oncotree:MEL",), ("oncotree:UM",)),
    ],
)
def test_several_types_and_exceptions_are_read(
    tmp_path: Path, text: str, types: tuple[str, ...], excluded: tuple[str, ...]
) -> None:
    tumour = _cohort(_load(tmp_path, {"tumour_type": text})).tumour

    assert (tumour.types, tumour.excluded) == (types, excluded)


@pytest.mark.parametrize(
    ("row", "field"),
    [
        ({"tumour_type": "fantasy tumour"}, "tumour_type"),
        ({"alteration": "BRAFF V600E"}, "alteration"),
    ],
)
def test_a_row_that_cannot_be_read_says_why(
    tmp_path: Path, row: dict[str, str], field: str
) -> None:
    batch = _load(tmp_path, row)

    assert batch.records == ()
    assert [a.field for a in batch.set_aside] == [field]


@pytest.mark.parametrize("field", ["verdict", "source_class", "PFS_unit"])
def test_a_new_word_stops_the_source_by_field(tmp_path: Path, field: str) -> None:
    with pytest.raises(SourceError, match=f"outcomes: .*'{field}': unknown word 'new'"):
        _load(tmp_path, {field: "new"})


def test_rows_that_contradict_each_other_are_both_kept(tmp_path: Path) -> None:
    batch = _load(tmp_path, {"n_OR": "12"}, {"n_OR": "13"})

    assert len(batch.records) == 2


def test_without_a_release_folder_the_newest_citation_dates_the_table(tmp_path: Path) -> None:
    _load(tmp_path, {"citation": "Nature 2019;574:127"}, {"citation": "Ann Oncol 2025"})

    release = Cohorts().find(tmp_path)

    assert release is not None
    assert (release.name, release.released) == ("2025", date(2025, 1, 1))


def test_the_order_of_rows_makes_no_difference(tmp_path: Path) -> None:
    rows = [{"n_OR": str(n), "n_CB": "many"} for n in range(6)]

    first = build([_load(tmp_path, *rows)], tmp_path / "a.sqlite")
    random.Random(5).shuffle(rows)  # noqa: S311  # an order, no secret
    second = build([_load(tmp_path, *rows)], tmp_path / "b.sqlite")

    assert first.hash == second.hash


@pytest.mark.real_data
def test_nearly_every_cohort_is_kept(data_dir: Path, real_words: Words) -> None:
    source = Cohorts()
    release = source.find(data_dir)
    assert release is not None

    batch = source.load(release, real_words)

    check_accounts([batch])
    assert batch.source.kept >= 0.98 * batch.source.read
    verdicts = Counter(c.verdict for c in batch.records if isinstance(c, CohortOutcome))
    assert verdicts[Verdict.CLOSED] >= 19


@pytest.mark.real_data
@pytest.mark.parametrize("text", sorted(WRITTEN))
def test_what_the_table_writes_short_is_read_as_spelled_out(text: str, real_words: Words) -> None:
    assert profile_of(text, real_words) == parse_profile(WRITTEN[text], real_words)
