"""``rediscover conflicts``: every record of each side for programs, both sides for people."""

from __future__ import annotations

import io

from rich.console import Console

from api.conflict_pages import show, table
from kg.model import Curie
from kg.model.conflict import Claimed, Conflict, ConflictKind


def claimed(record: str, says: str) -> Claimed:
    return Claimed(
        record=Curie(record),
        kind="statement",
        source="a source",
        release="1",
        says=says,
        direction="does not support sensitivity" if says == "insensitive" else "supports it",
        level="B",
        band="clinical",
        tumour="Colorectal Cancer",
        citations=("pubmed:1",),
    )


CONFLICT = Conflict(
    kinds=(ConflictKind.EFFECT,),
    profile="BRAF V600E",
    genes=("BRAF",),
    drugs=("vemurafenib",),
    supporting=(claimed("a:1", "sensitive"),),
    opposing=(claimed("b:2", "insensitive"),),
    tumours=("Colorectal Cancer",),
    rule="negative here",
    decides="held back",
)


def shown(listed: dict[str, Conflict], all_: int) -> str:
    console = Console(file=io.StringIO(), width=200)
    show(listed, all_, console)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_the_table_has_one_row_for_each_record_with_its_side() -> None:
    page = table({"conflict:1": CONFLICT})
    rows = [dict(zip(page.columns, row, strict=True)) for row in page.rows]

    assert [(row["side"], row["record"]) for row in rows] == [("for", "a:1"), ("against", "b:2")]
    assert {row["conflict"] for row in rows} == {"conflict:1"}


def test_a_conflict_shows_both_sides_its_scope_and_the_rule() -> None:
    text = shown({"conflict:1": CONFLICT}, 7)

    assert "Conflicts: 1 of 7" in text
    assert "b:2 (a source 1): does not support sensitivity in Colorectal Cancer" in text
    assert "negative here: held back" in text


def test_nothing_that_fits_says_how_many_were_looked_through() -> None:
    assert shown({}, 7) == "Conflicts: none of 7 fits what was asked.\n"
    assert "none was found in the snapshot" in shown({}, 0)
