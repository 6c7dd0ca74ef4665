"""A class-level negative in an answer: holds back a member with nothing of its own."""

from __future__ import annotations

from typing import Any

from kg.model import Band, Record, Regimen
from tests.queries.worlds import ask, label, regimens, resistance, statement

CLASS = resistance(
    "erlotinib", "KRAS G12D", "COADREAD", regimen=Regimen(drugs=(), classes=("egfr inhibitor",))
)
ELSEWHERE = statement("erlotinib", "KRAS G12D", "NSCLC")


def told(*records: Record, tumour: str = "COADREAD") -> dict[str, Any]:
    return ask(list(records), "KRAS G12D", tumour=tumour)


def test_it_holds_back_a_hypothesis_from_elsewhere() -> None:
    answer = told(CLASS, ELSEWHERE)

    (blocked,) = answer["blocked"]
    assert (blocked["regimen"], blocked["rule"]) == (["erlotinib"], "class-level negative")
    assert blocked["records"] == [CLASS.provenance.record]
    assert "egfr inhibitor" in answer["records"][CLASS.provenance.record]["says"]
    assert regimens(answer, "hypotheses") == []


def test_it_holds_back_weaker_support_here_and_not_equal_support() -> None:
    weaker = statement("erlotinib", "KRAS G12D", "COADREAD", band=Band.CASE)
    equal = statement("erlotinib", "KRAS G12D", "COADREAD")

    assert regimens(told(CLASS, weaker)) == []
    kept = told(CLASS, equal)
    assert regimens(kept) == ["erlotinib"]
    assert kept["candidates"][0]["evidence"]["against"] == [CLASS.provenance.record]


def test_a_label_keeps_the_member_and_the_record_is_shown_against_it() -> None:
    kept = told(CLASS, label("EU", "erlotinib", "KRAS G12D", "COADREAD"))

    assert regimens(kept) == ["erlotinib"]
    assert kept["candidates"][0]["evidence"]["against"] == [CLASS.provenance.record]


def test_in_another_tumour_it_is_a_warning() -> None:
    answer = told(CLASS, ELSEWHERE, tumour="NSCLC")

    assert regimens(answer) == ["erlotinib"]
    assert answer["candidates"][0]["evidence"]["against"] == [CLASS.provenance.record]


def test_below_clinical_level_it_holds_back_nothing() -> None:
    weak = resistance(
        "erlotinib", "KRAS G12D", "COADREAD", regimen=CLASS.regimen, band=Band.PRECLINICAL
    )

    assert regimens(told(weak, ELSEWHERE), "hypotheses") == ["erlotinib"]
