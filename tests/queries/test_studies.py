"""One study counts once, whoever cites it, and further ones add less."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Band, CohortOutcome, Provenance, Statement
from queries.evidence import Evidence
from queries.match import Match, Truth
from queries.relation import Relation
from queries.studies import WEIGHT, damped, identifiers, studies, told_twice, weight
from tests.queries.worlds import ask, cohort, label, statement


def _citing(*ids: str, studies: tuple[str, ...] = (), **changes: object) -> Statement:
    record = statement("erlotinib", "EGFR L858R", "NSCLC", **changes)
    return msgspec.structs.replace(record, provenance=_rests(record.provenance, ids, studies))


def _rests(seen: Provenance, ids: tuple[str, ...], studies: tuple[str, ...]) -> Provenance:
    return msgspec.structs.replace(seen, citations=ids, studies=studies)


def _item(record: Statement | CohortOutcome, band: Band = Band.CLINICAL) -> Evidence:
    held = Match(truth=Truth.TRUE, touched=True, leaves=(), missing=())
    return Evidence(record, held, Relation.SAME, "sensitive", band)


def _items(*records: Statement | CohortOutcome) -> list[Evidence]:
    return [_item(record) for record in records]


def test_records_on_one_publication_are_one_study() -> None:
    assert len(studies(_items(_citing("pubmed:1"), _citing("pubmed:1"), _citing("pubmed:2")))) == 2


def test_a_record_with_a_trial_and_a_publication_joins_those_with_either() -> None:
    trial = _citing(studies=("nct:NCT1",))
    paper = _citing("pubmed:1")
    both = _citing("pubmed:1", studies=("nct:NCT1",))
    assert len(studies(_items(trial, paper))) == 2
    assert len(studies(_items(trial, paper, both))) == 1


def test_a_doi_is_the_same_in_either_case() -> None:
    items = _items(_citing("doi:10.1056/NEJMoa1"), _citing("doi:10.1056/nejmoa1"))
    assert len(studies(items)) == 1


def test_meeting_abstracts_are_identifiers_too() -> None:
    assert len(studies(_items(_citing("asco:12"), _citing("asco:12")))) == 1


def test_a_record_that_cites_nothing_stands_for_itself() -> None:
    record = _citing()
    assert identifiers(record) == (record.provenance.record,)
    assert len(studies(_items(_citing(), _citing()))) == 2


def test_a_cohort_that_another_source_cites_counts_once() -> None:
    told = cohort("erlotinib", "EGFR L858R", "NSCLC", n_evaluable=20, responses=12)
    told = msgspec.structs.replace(
        told, provenance=_rests(told.provenance, ("pubmed:1",), ("nct:NCT1",))
    )
    records = [told, _citing("pubmed:1")]
    (found,) = ask(records, "EGFR L858R", tumour="LUAD")["candidates"]
    assert found["evidence"]["studies"] == 1
    assert found["evidence"]["same_study"] == [[r.provenance.record for r in records]]


def test_a_second_source_on_the_same_study_adds_nothing() -> None:
    one = weight(_items(_citing("pubmed:1")))
    assert weight(_items(_citing("pubmed:1"), _citing("pubmed:1"))) == one


def test_the_strongest_record_of_a_study_counts_for_it() -> None:
    weak, strong = _item(_citing("pubmed:1"), Band.CASE), _item(_citing("pubmed:1"), Band.GUIDELINE)
    assert weight([weak, strong]).score == WEIGHT[Band.GUIDELINE]


@given(st.lists(st.sampled_from(sorted(WEIGHT.values())), min_size=1, max_size=30))
def test_any_number_of_studies_weighs_less_than_two_of_the_strongest(weights: list[float]) -> None:
    assert max(weights) <= damped(weights) < 2 * max(weights)


@given(st.lists(st.sampled_from(sorted(WEIGHT.values())), max_size=10), st.randoms())
def test_the_order_of_the_records_does_not_matter(weights: list[float], chance: object) -> None:
    mixed = list(weights)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert damped(mixed) == damped(weights)


@given(st.lists(st.sets(st.sampled_from("abcdefgh"), max_size=3), min_size=1, max_size=12))
def test_studies_are_the_connected_records(cited: list[set[str]]) -> None:
    items = _items(*(_citing(*sorted(f"pubmed:{c}" for c in ids)) for ids in cited))
    found = studies(items)
    assert sorted(n for s in found for n in s.items) == list(range(len(items)))
    for one in found:
        for other in found:
            assert one is other or not one.ids & other.ids


def test_only_studies_with_several_records_are_told_twice() -> None:
    first, second, other = _citing("pubmed:1"), _citing("pubmed:1"), _citing("pubmed:2")
    assert told_twice(_items(first, other, second)) == (
        (first.provenance.record, second.provenance.record),
    )


@pytest.mark.parametrize(("number", "expected"), [(1, 4.0), (2, 6.0), (3, 7.0)])
def test_the_second_study_counts_half_and_the_third_a_quarter(number: int, expected: float) -> None:
    items = _items(*(_citing(f"pubmed:{n}") for n in range(number)))
    assert weight(items).score == expected


def test_a_label_is_no_study() -> None:
    told = ask([label("US", "erlotinib", "EGFR L858R", "NSCLC")], "EGFR L858R", tumour="LUAD")
    assert told["candidates"][0]["evidence"]["studies"] == 0
