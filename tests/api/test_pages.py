"""Pages of rows, as text and as TSV."""

from __future__ import annotations

import io
from datetime import date

import pytest
from rich.console import Console

from api import tables
from api.pages import Page
from kg.errors import StoreError
from kg.model import Fate, LicenceClass, Manifest, SetAside, SourceManifest


def manifest() -> Manifest:
    source = SourceManifest(
        name="made",
        release="2026-01-01",
        released=date(2026, 1, 1),
        licence="CC0 1.0",
        licence_class=LicenceClass.OPEN,
        attribution="The makers",
        read=3,
        kept=1,
        rejected=1,
        quarantined=1,
    )
    return Manifest(hash="abc", schema=1, sources=(source,))


ASIDE = SetAside(
    source="made",
    file="rows.tsv",
    row="7",
    field="drug",
    rule="unknown drug",
    why="no such drug",
    fate=Fate.REJECTED,
)


def test_tsv_keeps_one_row_a_line_whatever_a_cell_holds() -> None:
    page = Page(title="t", columns=("a", "b"), rows=(("x\ty", "two\nlines"),))

    assert page.tsv() == "a\tb\nx y\ttwo lines\n"


def test_a_source_shows_its_age_and_what_its_licence_allows() -> None:
    page = tables.sources(manifest(), today=date(2026, 1, 31))

    (row,) = page.rows
    told = dict(zip(page.columns, row, strict=True))
    assert (told["age in days"], told["licence"], told["licence class"]) == (
        *("30", "CC0 1.0"),
        "open",
    )


def test_people_see_age_and_licence_in_two_tables() -> None:
    (aged,) = tables.ages(manifest(), today=date(2026, 1, 31)).rows
    (licensed,) = tables.licences(manifest()).rows

    assert "30 d" in aged
    assert licensed[3:] == ("may be passed on", "CC0 1.0: The makers")


def test_counts_add_up_in_the_last_row() -> None:
    assert tables.counts(manifest()).total == ("all", "", "3", "1", "1", "1", "0")


def test_a_rejected_row_tells_file_row_field_rule_and_why() -> None:
    page = tables.set_aside(manifest(), [ASIDE], "made")

    assert page.rows == (("rejected", "rows.tsv", "7", "drug", "unknown drug", "no such drug"),)


def test_an_unknown_source_is_refused_with_those_that_are_there() -> None:
    with pytest.raises(StoreError, match="it has made"):
        tables.set_aside(manifest(), [], "maid")


def test_rules_are_counted() -> None:
    assert tables.rules([ASIDE, ASIDE]).rows == (("made", "rejected", "unknown drug", "2"),)


def test_a_terminal_gets_a_drawn_table_and_a_pipe_plain_columns() -> None:
    def drawn(*, terminal: bool) -> str:
        console = Console(file=io.StringIO(), width=80, force_terminal=terminal, no_color=True)
        Page(title="", columns=("a",), rows=(("x",),)).print(console)
        assert isinstance(console.file, io.StringIO)
        return console.file.getvalue()

    assert "─" in drawn(terminal=True)
    assert "─" not in drawn(terminal=False)
