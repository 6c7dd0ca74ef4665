"""The order of the candidates, and the ties that are told."""

from __future__ import annotations

from typing import Any

from kg.model import Band
from tests.queries.worlds import ask, label, regimens, statement


def _ask(*records: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = ask(list(records), "EGFR L858R", tumour="LUAD")["candidates"]
    return found


def test_equal_evidence_is_a_tie_that_names_its_partners_and_its_ground() -> None:
    first, second = _ask(
        statement("erlotinib", "EGFR L858R", "NSCLC"),
        statement("osimertinib", "EGFR L858R", "NSCLC"),
    )
    assert (first["rank"], second["rank"]) == (1, 1)
    assert first["tied_with"] == [["osimertinib"]]
    assert second["tied_with"] == [["erlotinib"]]
    assert first["rank_on"] == second["rank_on"]
    assert "1 independent study" in first["rank_on"]


def test_more_independent_studies_stand_first_within_a_level() -> None:
    found = _ask(
        statement("erlotinib", "EGFR L858R", "NSCLC"),
        statement("osimertinib", "EGFR L858R", "NSCLC"),
        statement("osimertinib", "EGFR L858R", "NSCLC"),
    )
    assert [(c["regimen"], c["rank"], c["tied_with"]) for c in found] == [
        (["osimertinib"], 1, []),
        (["erlotinib"], 2, []),
    ]


def test_no_number_of_weaker_studies_outranks_a_stronger_level() -> None:
    many = [
        statement("erlotinib", "EGFR L858R", "NSCLC", band=Band.CASE, native_level="C")
        for _ in range(20)
    ]
    one = statement("osimertinib", "EGFR L858R", "NSCLC", band=Band.GUIDELINE, native_level="A")
    assert [c["regimen"] for c in _ask(*many, one)] == [["osimertinib"], ["erlotinib"]]


def test_the_place_after_a_tie_counts_the_tied() -> None:
    told = ask(
        [
            label("US", "erlotinib", "EGFR L858R", "NSCLC"),
            label("US", "osimertinib", "EGFR L858R", "NSCLC"),
            statement("cetuximab", "EGFR L858R", "NSCLC"),
        ],
        "EGFR L858R",
        tumour="LUAD",
    )
    assert [c["rank"] for c in told["candidates"]] == [1, 1, 3]
    assert regimens(told)[-1] == "cetuximab"


def test_a_label_without_evidence_says_so() -> None:
    (found,) = _ask(label("US", "erlotinib", "EGFR L858R", "NSCLC"))
    assert found["rank_on"] == "on-label; sensitive; by the label alone"
