"""Two sources that disagree are listed, each with what it says; what agrees is not."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pytest

from kg.model import Age, Approval, Fate, Line, Record, SetAside, Setting, SettingWord
from kg.stores.memory import MemoryStore
from queries.disagreements import Disagreement, Kind, disagreements
from queries.disagreements.wording import Width, width
from tests.queries.worlds import MANIFEST, VOCABULARY, WORDS, authorisation, label, profile

V600E = "BRAF V600E"


def found(*records: Record, aside: tuple[SetAside, ...] = ()) -> list[Disagreement]:
    store = MemoryStore(MANIFEST, aside)
    store.add([*VOCABULARY, *records])
    return disagreements(store, WORDS)


def kinds(*records: Record) -> list[Kind]:
    return [d.kind for d in found(*records)]


def told(source: str, record: Any, **changes: Any) -> Any:
    """The record as another source would tell it."""
    changed = msgspec.structs.replace(record, **changes)
    provenance = msgspec.structs.replace(record.provenance, source=source)
    return msgspec.structs.replace(changed, provenance=provenance)


def us(text: str = V600E, **changes: Any) -> Any:
    return label("US", "dabrafenib", text, "CHOL", **changes)


def test_two_sources_that_say_the_same_do_not_disagree() -> None:
    assert found(told("a", us()), told("b", us())) == []


def test_one_source_cannot_disagree_with_itself() -> None:
    assert found(us(), us(valid_from=date(2021, 1, 1))) == []


def test_another_day_is_listed_with_both_records_and_what_is_used() -> None:
    (only,) = found(told("a", us()), told("fda_accelerated", us(valid_from=date(2019, 1, 1))))

    assert only.kind is Kind.DATE
    assert (only.one.says, only.other.says) == ("from 2020-01-01", "from 2019-01-01")
    assert only.used.startswith(f"from 2019-01-01 by {only.other.record}; from 2020-01-01 by")
    assert only.used.endswith(only.one.record)


def test_a_day_that_only_the_document_gives_is_no_word_of_the_source() -> None:
    late = us(valid_from=date(2024, 1, 1), date_kind="document")

    assert found(told("a", us()), told("b", late)) == []


def test_a_converted_approval_is_one_approval_of_two_days() -> None:
    first = told("list", us(valid_to=date(2022, 1, 1), approval=Approval.PROVISIONAL))
    then = told("list", us(valid_from=date(2022, 1, 1)))

    assert found(first, then, told("b", us(valid_from=date(2022, 1, 1)))) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Setting(any_of=(SettingWord.ADJUVANT,)), Setting(any_of=(SettingWord.METASTATIC,))),
        (Line(at_most=0), Line(at_least=1)),
        (Age(at_least=216), Age(at_least=12)),
    ],
)
def test_another_setting_line_or_age_is_another_use(one: Any, other: Any) -> None:
    late = us(valid_from=date(2024, 1, 1), conditions=(other,))

    assert found(told("a", us(conditions=(one,))), told("b", late)) == []


def test_a_second_use_is_compared_with_nothing() -> None:
    second = told("a", us(valid_from=date(2024, 1, 1)))

    assert found(told("a", us()), second, told("b", us())) == []


def test_a_narrower_biomarker_is_told_as_such() -> None:
    (only,) = found(told("a", us()), told("b", us("BRAF mutation")))

    assert only.kind is Kind.BIOMARKER
    assert only.one.says == f"{V600E} (narrower)"


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("BRAF V600E OR KRAS G12C", "KRAS G12C OR BRAF V600E", Width.SAME),
        ("RET fusion OR RET rearrangement", "RET fusion", Width.SAME),
        ("BRAF V600E", "BRAF V600E OR BRAF V600K", Width.NARROWER),
        ("BRAF V600E AND NOT KRAS mutation", "BRAF V600E", Width.NARROWER),
        ("BRAF mutation", "BRAF V600E", Width.WIDER),
        ("BRAF V600E", "KRAS mutation", Width.OTHER),
    ],
)
def test_how_one_biomarker_lies_to_another(one: str, other: str, how: Width) -> None:
    assert width(profile(one), profile(other)) is how


def test_provisional_here_and_full_there_is_listed() -> None:
    provisional = us(approval=Approval.PROVISIONAL)

    assert kinds(told("a", provisional), told("b", us())) == [Kind.APPROVAL]


def test_a_full_label_of_a_product_that_is_conditional_is_listed() -> None:
    days: dict[str, Any] = {"valid_from": date(2019, 1, 1)}
    conditional = authorisation("US", "dabrafenib", **days, approval=Approval.PROVISIONAL)
    full = authorisation("US", "dabrafenib", **days, approval=Approval.FULL)

    assert kinds(us(), told("table", conditional)) == [Kind.APPROVAL]
    assert kinds(us(), told("table", full)) == []


def test_a_label_that_another_source_withdrew_is_listed_with_its_end() -> None:
    end = us(approval=Approval.WITHDRAWN, valid_to=date(2023, 1, 1))
    (only,) = found(told("a", us()), told("b", end))

    assert (only.kind, only.used) == (Kind.END, "ended from 2023-01-01")


def test_the_withdrawal_of_another_use_ends_nothing() -> None:
    end = label("US", "dabrafenib", V600E, "MEL", approval=Approval.WITHDRAWN)
    end = msgspec.structs.replace(end, valid_to=date(2023, 1, 1))

    assert found(told("a", us()), told("b", end)) == []


def test_a_label_older_than_its_drug_is_listed() -> None:
    first = authorisation("US", "dabrafenib", valid_from=date(2021, 1, 1))

    assert kinds(us(), told("table", first)) == [Kind.BEFORE_DRUG]


def test_a_label_of_a_drug_whose_authorisations_have_all_ended_is_listed() -> None:
    gone = authorisation("US", "dabrafenib", valid_from=date(2019, 1, 1), valid_to=date(2022, 1, 1))

    (only,) = found(us(), told("table", gone))

    assert (only.kind, only.used) == (Kind.AFTER_END, "withdrawn from 2022-01-01")


def test_a_label_from_after_the_end_is_a_new_one() -> None:
    gone = authorisation("US", "dabrafenib", valid_from=date(2015, 1, 1), valid_to=date(2018, 1, 1))
    (only,) = found(us(), told("table", gone))

    assert only.used.endswith(": a new label")


def test_a_drug_with_another_product_is_not_gone() -> None:
    gone = authorisation("US", "dabrafenib", valid_from=date(2019, 1, 1), valid_to=date(2022, 1, 1))
    other = authorisation("US", "dabrafenib", valid_from=date(2019, 6, 1))

    assert found(us(), told("table", gone), told("table", other)) == []


def test_a_label_of_a_drug_that_a_later_table_lacks_is_listed() -> None:
    none = authorisation("US", "dabrafenib", none_as_of=date(2024, 1, 1))

    assert kinds(us(), told("table", none)) == [Kind.NO_PERMIT]


def test_a_label_younger_than_the_table_is_no_disagreement() -> None:
    none = authorisation("US", "dabrafenib", none_as_of=date(2019, 12, 31))

    assert found(us(), told("table", none)) == []


def test_none_as_of_a_day_on_which_the_drug_is_authorised_is_listed() -> None:
    none = told("a", authorisation("US", "dabrafenib", none_as_of=date(2024, 1, 1)))
    permit = told("b", authorisation("US", "dabrafenib", valid_from=date(2020, 1, 1)))
    (only,) = found(none, permit)

    assert only.kind is Kind.NONE
    assert only.used == f"authorised by {permit.provenance.record}"


def test_a_day_before_the_agency_s_own_first_approval_is_listed() -> None:
    table = told("fda_approvals", authorisation("US", "dabrafenib", valid_from=date(2013, 5, 29)))
    early = told("a", authorisation("US", "dabrafenib", valid_from=date(2013, 5, 28)))
    late = told("a", authorisation("US", "dabrafenib", valid_from=date(2014, 1, 9)))

    assert kinds(table, early) == [Kind.FIRST]
    assert kinds(table, late) == []


def test_two_ends_of_one_product_are_listed() -> None:
    days: dict[str, Any] = {"valid_from": date(2013, 1, 1), "brand": "Tafinlar"}
    ended = told("a", authorisation("US", "dabrafenib", **days, valid_to=date(2020, 1, 1)))
    open_ = told("b", authorisation("US", "dabrafenib", **days))

    assert kinds(ended, open_) == [Kind.PERMIT_END]


def _aside(source: str, row: str) -> SetAside:
    return SetAside(
        source=source,
        file="x.json",
        row=row,
        field="disease",
        rule="disease against sentence",
        why="coded X, the sentence names Y",
        fate=Fate.REPAIRED,
    )


def test_a_coded_field_against_the_sentence_is_listed_once_for_its_rows() -> None:
    aside = (_aside("by hand", "1"), _aside("by hand", "2"), _aside("no labels", "3"))
    (only,) = found(us(sentence="indicated for …"), aside=aside)

    assert (only.kind, only.one.record) == (Kind.CODE, "1, 2")


def test_the_list_begins_with_its_first_kind_and_is_the_same_each_time() -> None:
    none = authorisation("US", "dabrafenib", none_as_of=date(2024, 1, 1))
    records = (told("a", us()), told("b", us(valid_from=date(2019, 1, 1))), told("table", none))

    assert kinds(*records)[0] is Kind.DATE
    assert found(*records) == found(*reversed(records))
