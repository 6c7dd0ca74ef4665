"""Each check of a row of evidence on a row that breaks it, and on one that does not."""

from __future__ import annotations

from datetime import date

import pytest

from kg.model import Breadth, Curie, Drug, Regimen, TumourScope
from loaders import years
from loaders.agreement import Agreement, Dependency
from loaders.earlier import CIVIC, Earlier
from loaders.first_dates import FirstDates
from loaders.papers import Papers
from loaders.prose import Prose, disease_doubts, drug_doubts
from loaders.regulatory_checks import (
    brand_doubts,
    first_doubts,
    host_doubts,
    order_doubts,
    stranger_doubts,
)
from loaders.sources.moalmanac.payers import Issued
from loaders.sources.moalmanac.read import Row
from loaders.variant_prose import variant_doubts
from ontologies.words import Words
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


def test_a_brand_of_another_drug_is_doubted_also_where_a_row_taught_it_to_two() -> None:
    two = Words.of(
        [
            Drug(id=Curie("inn:a"), name="nilotinib", brands=("Tasigna",)),
            Drug(id=Curie("inn:b"), name="siponimod", brands=("Tasigna",)),
        ]
    )

    assert brand_doubts("Tasigna", ["siponimod"], two, "substance")
    assert brand_doubts("Unheard", ["siponimod"], two, "substance") == []


@pytest.mark.parametrize(("brand", "faults"), [("Glivec", 0), ("Gleevec XR", 0), ("Keytruda", 1)])
def test_a_brand_that_nobody_knows_must_be_like_the_drug_s_own(brand: str, faults: int) -> None:
    known = Words.of([Drug(id=Curie("inn:a"), name="imatinib", brands=("Gleevec",))])

    assert len(stranger_doubts(brand, ["imatinib"], known, "drug")) == faults


@pytest.mark.parametrize(
    ("coded", "text", "faults"),
    [
        ("BRAF V600E", "Cells with EGFR L858R responded.", 1),
        ("BRAF V600E", "Cells with V600E or EGFR L858R responded.", 0),
        ("FGFR3 Y373C", "Cells with Y375C responded.", 0),  # another transcript
        ("MTHFR A222V", "Carriers of C667T responded.", 0),  # bases
        ("BRAF V600E", "Mutant cells responded.", 0),
        ("BRAF Mutation", "Cells with L858R responded.", 0),
    ],
)
def test_prose_that_names_other_residues_alone_is_doubted(
    coded: str, text: str, faults: int
) -> None:
    assert len(variant_doubts(coded, text, "molecular_profile")) == faults


def test_a_value_unlike_the_one_that_all_other_rows_of_a_paper_share_is_doubted() -> None:
    rows = [{"pmid": "1", "drug": "olaparib"}] * 2
    alone = {"pmid": "1", "drug": "gefitinib"}
    part = {"pmid": "1", "drug": "olaparib + cetuximab"}

    assert Agreement.of([*rows, alone], [Dependency("pmid", "drug")]).alone(alone)
    assert Agreement.of([*rows, part], [Dependency("pmid", "drug")]).alone(part) == []
    assert Agreement.of([rows[0], alone], [Dependency("pmid", "drug")]).alone(alone) == []


PAPER = Papers.of(
    {"citation_id": "1", "source_type": "PubMed", "evidence_type": "Predictive"} | cells
    for cells in (
        {"evidence_id": "1", "doid": "1909", "therapies": "Vemurafenib"},
        {"evidence_id": "2", "doid": "1909", "therapies": "Vemurafenib"},
    )
)
STRAY = {
    "citation_id": "1",
    "source_type": "PubMed",
    "evidence_id": "3",
    "doid": "1612",
    "disease": "Breast Cancer",
    "therapies": "Olaparib",
}


@pytest.mark.parametrize(("text", "faults"), [("Cells died.", 1), ("Breast cells died.", 0)])
def test_a_tumour_that_neither_paper_nor_prose_bears_out_is_doubted(text: str, faults: int) -> None:
    scope = _scope("doid:1612", "Breast Cancer")

    assert len(PAPER.disease_doubts(STRAY, scope, Prose(text, words()))) == faults


@pytest.mark.parametrize(("text", "faults"), [("Cells died.", 1), ("Olaparib killed them.", 0)])
def test_a_drug_that_neither_paper_nor_prose_bears_out_is_doubted(text: str, faults: int) -> None:
    found = PAPER.drug_doubts(STRAY, _regimen("olaparib"), Prose(text, words()))

    assert len(found) == faults


def _payer(number: int, day: str, drug: str = "a") -> Row:
    return Row(
        id=str(number),
        status=None,
        biomarkers=(),
        disease={},
        therapies=(drug,),
        indication={"id": f"ind:{number}", "initial_approval_date": day},
        document={"id": f"doc:hse.{number:05}", "agent_id": "hse"},
        contributions=(),
    )


PAYERS = [_payer(n, f"{2014 + n // 10}-01-01", f"drug {n}") for n in range(100)]


def test_a_payer_s_number_bounds_its_date_from_below() -> None:
    floor = Issued.of(PAYERS).floor(_payer(95, "2013-01-01", "new"))

    assert floor is not None
    assert date(2016, 1, 1) < floor < date(2019, 1, 1)


def test_a_day_that_another_document_of_the_drug_bears_is_borne_out() -> None:
    twin = _payer(3, "2013-05-05", "new")

    assert Issued.of([*PAYERS, twin]).floor(_payer(95, "2013-05-05", "new")) is None
