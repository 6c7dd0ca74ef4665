"""What every store must do; each test runs on every store, and their answers are equal."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.identity import content_id
from kg.model import And, Biomarker, CohortOutcome, Fusion, Gene, Label, Not, Record, Statement
from kg.store import Store
from kg.stores.memory import MemoryStore
from kg.stores.sqlite import SqliteStore
from tests.kg.records import (
    BRAF_V600E,
    KIT_MUTATION,
    authorisation,
    cohort,
    label,
    provenance,
    reimbursement,
    statement,
)


@pytest.fixture(params=["memory", "sqlite"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """Each store in turn: a test that uses this is part of the contract."""
    if request.param == "memory":
        yield MemoryStore()
    else:
        with SqliteStore.create(tmp_path / "store.sqlite") as file:
            yield file


def test_a_record_comes_back_as_it_went_in(store: Store) -> None:
    records: list[Record] = [statement(), label(), cohort(), authorisation(), reimbursement()]

    store.add(records)

    assert [store.record(content_id(record)) for record in records] == records


def test_an_unknown_id_is_none(store: Store) -> None:
    assert store.record("statement:none") is None


def test_adding_twice_keeps_one(store: Store) -> None:
    claim = statement()

    store.add([claim, claim])
    store.add([claim])

    assert store.records_of(Statement) == [claim]


def test_records_of_one_type_come_in_the_order_of_their_ids(store: Store) -> None:
    claims = [statement() for _ in range(20)]

    store.add([*claims, label()])

    assert store.records_of(Statement) == sorted(claims, key=content_id)


def test_none_of_a_type_is_an_empty_list(store: Store) -> None:
    assert store.records_of(Gene) == []


def test_a_key_finds_statements_labels_and_cohorts(store: Store) -> None:
    claim, permitted, outcome = statement(), label(), cohort(profile=BRAF_V600E)
    store.add([claim, permitted, outcome, cohort()])

    touched = store.touching(["gene:BRAF"])

    assert (touched.statements, touched.labels, touched.cohorts) == (
        (claim,),
        (permitted,),
        (outcome,),
    )


def test_a_claim_is_found_by_each_of_its_leaves_and_given_once(store: Store) -> None:
    both = statement(profile=And(of=(BRAF_V600E, Not(of=KIT_MUTATION))))
    store.add([both])

    touched = store.touching({"gene:BRAF", "gene:KIT"})

    assert touched.statements == store.touching(["gene:KIT"]).statements == (both,)


def test_a_fusion_is_found_by_either_partner(store: Store) -> None:
    claim = statement(profile=Biomarker(alteration=Fusion(five="EML4", three="ALK")))
    store.add([claim])

    assert store.touching(["gene:EML4"]) == store.touching(["gene:ALK"])
    assert store.touching(["gene:ALK"]).statements == (claim,)


def test_a_cohort_without_a_biomarker_is_not_touched(store: Store) -> None:
    outcome = cohort(profile=None)
    store.add([outcome])

    assert store.touching(["gene:KIT"]).cohorts == ()
    assert store.records_of(CohortOutcome) == [outcome]


def test_no_keys_and_unknown_keys_touch_nothing(store: Store) -> None:
    store.add([statement()])

    assert store.touching([]) == store.touching(["gene:NONE"])
    assert store.touching([]).statements == ()


def test_what_was_recorded_later_was_not_known(store: Store) -> None:
    late = provenance(recorded=date(2026, 5, 29))
    store.add([statement(provenance=late), label(provenance=late), cohort(provenance=late)])

    before = store.touching(["gene:BRAF", "gene:KIT"], known_at=date(2026, 5, 28))

    assert before == store.touching([])
    assert store.touching(["gene:BRAF"], known_at=date(2026, 5, 29)).labels


def test_statements_and_cohorts_of_a_later_year_are_not_yet_published(store: Store) -> None:
    new, old, undated = (
        statement(provenance=provenance(published=year)) for year in (2020, 2019, None)
    )
    store.add([new, old, undated, cohort(provenance=provenance(published=2020))])

    touched = store.touching(["gene:BRAF", "gene:KIT"], as_of=date(2019, 1, 1))

    assert set(touched.statements) == {old, undated}
    assert touched.cohorts == ()


def test_labels_come_whatever_their_dates(store: Store) -> None:
    permitted = label(valid_from=date(2022, 6, 22))
    store.add([permitted])

    assert store.touching(["gene:BRAF"], as_of=date(2000, 1, 1)).labels == (permitted,)


def test_labels_are_found_by_any_drug_of_their_regimen(store: Store) -> None:
    permitted = label()
    store.add([permitted])

    assert store.labels_for(["trametinib"]) == store.labels_for({"Dabrafenib"}) == [permitted]
    assert store.labels_for(["vemurafenib"]) == []


def test_authorisations_are_found_by_substance_and_by_brand(store: Store) -> None:
    product = authorisation(drug="dabrafenib", brand="Tafinlar")
    store.add([product])

    assert store.authorisations(["dabrafenib"]) == store.authorisations(["tafinlar"]) == [product]


def test_reimbursement_is_a_country_s_own(store: Store) -> None:
    dutch = reimbursement(country="NL")
    store.add([dutch, reimbursement(country="IE")])

    assert store.reimbursements(["nivolumab"], "NL") == [dutch]


def test_a_store_filled_by_hand_counts_what_it_holds(store: Store) -> None:
    store.add([statement(), statement(), label()])

    assert store.manifest().counts == {"Label": 1, "Statement": 2}
    assert store.set_aside() == []


CLAIMS = st.builds(
    lambda make, profile, year, day: make(
        profile=profile, provenance=provenance(published=year, recorded=day)
    ),
    st.sampled_from([statement, label, cohort]),
    st.sampled_from([BRAF_V600E, KIT_MUTATION, And(of=(BRAF_V600E, KIT_MUTATION))]),
    st.sampled_from([None, 2010, 2018, 2024]),
    st.dates(date(2024, 1, 1), date(2024, 12, 31)),
)
DAYS = st.none() | st.dates(date(2009, 1, 1), date(2025, 12, 31))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(CLAIMS, max_size=8),
    st.sets(st.sampled_from(["gene:BRAF", "gene:KIT", "sig:MSI"])),
    DAYS,
    DAYS,
)
def test_both_stores_answer_alike(
    tmp_path_factory: pytest.TempPathFactory,
    claims: list[Record],
    keys: set[str],
    as_of: date | None,
    known_at: date | None,
) -> None:
    memory = MemoryStore()
    memory.add(claims)
    with SqliteStore.create(tmp_path_factory.mktemp("store") / "s.sqlite") as file:
        file.add(reversed(claims))

        assert file.touching(keys, as_of, known_at) == memory.touching(keys, as_of, known_at)
        assert file.records_of(Label) == memory.records_of(Label)
        assert file.manifest() == memory.manifest()
