"""How sure a place is: without any one study, and at the ends of a cohort's exact interval."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec

from kg.model import Record, SourceClass, Verdict
from kg.stores.memory import MemoryStore
from queries.answer import ground_of, read_question
from queries.stability import RankRange, rank_ranges
from tests.queries.worlds import MANIFEST, VOCABULARY, WORDS, cohort, label, statement


def _ranges(*records: Record) -> dict[str, RankRange]:
    store = MemoryStore(MANIFEST)
    store.add([*VOCABULARY, *records])
    asked = read_question(
        {"tumour": "LUAD", "alterations": ["EGFR L858R"], "jurisdictions": ["US"]},
        date(2026, 1, 1),
    )
    return {"+".join(r.regimen): r for r in rank_ranges(ground_of(asked, store, WORDS))}


def _cohort(**figures: Any) -> Record:
    return cohort("erlotinib", "EGFR L858R", "NSCLC", **figures)


def test_a_label_does_not_hang_on_any_study() -> None:
    found = _ranges(label("US", "erlotinib", "EGFR L858R", "NSCLC"))["erlotinib"]
    assert (found.place, found.best, found.worst, found.drops) == (1, 1, 1, ())


def test_a_candidate_of_one_study_is_none_without_it() -> None:
    record = statement("erlotinib", "EGFR L858R", "NSCLC")
    (cited,) = record.provenance.citations
    assert _ranges(record)["erlotinib"].drops == (f"without {cited}",)


def test_two_sources_of_one_study_fall_together() -> None:
    first, second = (statement("erlotinib", "EGFR L858R", "NSCLC") for _ in range(2))
    seen = msgspec.structs.replace(second.provenance, citations=first.provenance.citations)
    found = _ranges(first, msgspec.structs.replace(second, provenance=seen))["erlotinib"]
    assert len(found.drops) == 1


def test_the_place_that_a_study_holds_is_named_with_it() -> None:
    first, second = (statement("erlotinib", "EGFR L858R", "NSCLC") for _ in range(2))
    found = _ranges(first, second, statement("osimertinib", "EGFR L858R", "NSCLC"))
    assert (found["osimertinib"].place, found["osimertinib"].best) == (2, 1)
    assert found["osimertinib"].best_by.startswith("without pubmed:")
    assert (found["erlotinib"].place, found["erlotinib"].worst) == (1, 1)


def test_a_small_cohort_is_no_support_at_the_lower_end_of_its_interval() -> None:
    found = _ranges(_cohort(n_evaluable=8, responses=2))["erlotinib"]
    assert any("lower end" in change for change in found.drops)


def test_a_large_cohort_supports_at_either_end() -> None:
    found = _ranges(_cohort(n_evaluable=100, responses=60))["erlotinib"]
    assert not any("end" in change for change in found.drops)


def test_a_declared_verdict_does_not_hang_on_the_interval() -> None:
    found = _ranges(_cohort(n_evaluable=8, responses=2, verdict=Verdict.MET))["erlotinib"]
    assert not any("end" in change for change in found.drops)


def test_a_secondary_row_moves_nothing() -> None:
    secondary = _cohort(n_evaluable=8, responses=2, source_class=SourceClass.SECONDARY)
    found = _ranges(statement("erlotinib", "EGFR L858R", "NSCLC"), secondary)["erlotinib"]
    assert not any("end" in change for change in found.drops)


def test_the_place_lies_in_its_range() -> None:
    records = [
        statement(drugs, "EGFR L858R", "NSCLC")
        for drugs in ("erlotinib", "erlotinib", "osimertinib", "cetuximab", "cetuximab")
    ]
    for found in _ranges(*records).values():
        assert found.best <= found.place <= found.worst
