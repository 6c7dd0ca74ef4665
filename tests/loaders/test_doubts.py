"""Each check of a row of evidence on a row that breaks it, and on one that does not."""

from __future__ import annotations

from datetime import date

import pytest

from kg.model import Breadth, Curie, Regimen, TumourScope
from loaders import years
from loaders.agreement import Agreement, Dependency
from loaders.earlier import CIVIC, Earlier
from loaders.first_dates import FirstDates
from loaders.prose import Prose, disease_doubts, drug_doubts
from loaders.regulatory_checks import first_doubts, host_doubts, order_doubts
from tests.loaders.sample import words

ROWS = [{"disease": "Melanoma", "doid": "1909"}] * 2
NAMES = Agreement.of(
    [*ROWS, {"disease": "Melanoma", "doid": "1612"}], [Dependency("disease", "doid")]
)


def test_a_row_that_differs_from_its_sisters_is_doubted() -> None:
    (doubt,) = NAMES.doubts({"disease": "Melanoma", "doid": "1612"})

    assert (doubt.rule, doubt.field) == ("sister rows disagree", "doid")


def test_rows_that_agree_are_not() -> None:
    assert NAMES.doubts(ROWS[0]) == []


def test_one_against_one_decides_nothing() -> None:
    pair = [{"a": "x", "b": "1"}, {"a": "x", "b": "2"}]

    assert Agreement.of(pair, [Dependency("a", "b")]).doubts(pair[0]) == []


ROW = {
    "evidence_id": "1",
    "last_review_date": "2023-01-09",
    "evidence_direction": "Does Not Support",
    "therapies": "Cetuximab",
    "molecular_profile": "KRAS Mutation",
    "molecular_profile_id": "7",
}
BEFORE = Earlier.of([ROW], CIVIC)


def changed(**cells: str) -> list[str]:
    return [doubt.field for doubt in BEFORE.doubts({**ROW, **cells}, words())]


def test_a_row_as_it_was_is_not_doubted() -> None:
    assert changed() == []


def test_a_direction_that_turned_without_review_is_doubted() -> None:
    assert changed(evidence_direction="Supports") == ["evidence_direction"]


def test_a_reviewed_row_may_change() -> None:
    assert changed(evidence_direction="Supports", last_review_date="2026-01-01") == []


def test_another_drug_without_review_is_doubted() -> None:
    assert changed(therapies="Olaparib") == ["therapies"]


def test_a_profile_that_was_only_renamed_is_not_doubted() -> None:
    assert changed(molecular_profile="KRAS MUTATION") == []


def test_a_profile_of_another_gene_under_the_same_number_is_doubted() -> None:
    assert changed(molecular_profile="BRAF V600E") == ["molecular_profile"]


@pytest.mark.parametrize(
    ("year", "pubmed", "doi", "faults"),
    [
        (2011, "21639808", "", 0),
        (2001, "21639808", "", 1),
        (2021, "21639808", "", 1),
        (1983, "6577285", "", 0),
        (2023, "", "10.1158/1078-0432.CCR-13-0836", 1),
        (None, "21639808", "", 0),
    ],
)
def test_a_year_must_fit_the_number_of_its_paper(
    year: int | None, pubmed: str, doi: str, faults: int
) -> None:
    assert len(years.doubts(year, pubmed, doi, "citation")) == faults


def test_a_trial_has_no_paper_long_before_it_was_registered() -> None:
    assert years.trial_doubts(2008, ["NCT02925234"], "citation")
    assert years.trial_doubts(2019, ["NCT02925234"], "citation") == []


def _regimen(*names: str) -> list[Regimen]:
    return [Regimen(drugs=names)]


def test_prose_that_names_another_drug_alone_is_doubted() -> None:
    prose = Prose("Patients were given olaparib.", words())

    assert [d.rule for d in drug_doubts(_regimen("gefitinib"), prose, "therapies")] == [
        "drug not in prose"
    ]


@pytest.mark.parametrize(
    "text",
    ["Patients were given gefitinib after olaparib.", "Nobody was treated.", "Gefitinb, olaparib."],
)
def test_prose_that_names_the_drug_or_none_is_not(text: str) -> None:
    assert drug_doubts(_regimen("gefitinib"), Prose(text, words()), "therapies") == []


def _scope(id_: str, text: str) -> TumourScope:
    return TumourScope(breadth=Breadth.TYPES, types=(Curie(id_),), text=text)


def test_prose_about_another_tumour_is_doubted() -> None:
    prose = Prose("Women with breast cancer were treated.", words())

    assert disease_doubts(_scope("doid:1909", "Melanoma"), prose, "disease")
    assert disease_doubts(_scope("doid:1612", "Breast Cancer"), prose, "disease") == []


FIRST = FirstDates({("US", "gleevec"): date(2001, 5, 10)})


def test_no_approval_precedes_the_brand() -> None:
    early, later = date(1998, 1, 1), date(2008, 1, 1)

    assert first_doubts(early, "US", ["Gleevec"], FIRST, "aa_date")
    assert first_doubts(later, "US", ["Gleevec"], FIRST, "aa_date") == []
    assert first_doubts(early, "EU", ["Gleevec"], FIRST, "aa_date") == []


def test_an_end_does_not_precede_its_beginning() -> None:
    assert order_doubts(date(2020, 1, 1), date(2019, 1, 1), "aa_date")
    assert order_doubts(date(2020, 1, 1), None, "aa_date") == []


def test_a_decision_is_cited_from_its_own_agency() -> None:
    assert host_doubts("https://www.fda.gov/list", "EU", "agency")
    assert host_doubts("https://www.fda.gov/list", "US", "agency") == []
