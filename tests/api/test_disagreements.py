"""``rediscover sources --disagreements``: a count, every case, and both records for programs."""

from __future__ import annotations

from datetime import date

from api.pages_of_sources import by_kind, disagreements
from queries.disagreements import KINDS, Disagreement, Kind, Side

CASE = Disagreement(
    kind=Kind.DATE,
    about="dabrafenib · BRAF V600E · MEL · US",
    one=Side(source="a", release="1", record="a:1", says="from 2013-05-29"),
    other=Side(source="b", release="2", record="b:9", says="from 2014-01-09"),
    used="from 2013-05-29 by a:1",
    rule=KINDS[Kind.DATE].rule,
    since=date(2026, 5, 1),
)


def test_every_kind_says_what_it_means_and_by_which_rule() -> None:
    assert set(KINDS) == set(Kind)


def test_the_table_for_programs_has_both_records_in_full() -> None:
    page = disagreements([CASE])

    assert dict(zip(page.columns, page.rows[0], strict=True)) == {
        "kind": "date of a label",
        "about": CASE.about,
        "one source": "a",
        "one release": "1",
        "one record": "a:1",
        "one says": "from 2013-05-29",
        "other source": "b",
        "other release": "2",
        "other record": "b:9",
        "other says": "from 2014-01-09",
        "used": CASE.used,
        "rule": CASE.rule,
        "since": "2026-05-01",
    }


def test_the_pages_for_people_begin_with_the_counts() -> None:
    counts, only = by_kind([CASE])

    assert counts.rows == (("date of a label", "a", "b", "1"),)
    assert only.rows[0][0] == CASE.about
    assert only.note == f"rule: {CASE.rule}"
