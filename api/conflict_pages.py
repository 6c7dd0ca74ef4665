"""Conflicts for people and for tables: both sides, the scope, and the rule that decides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich.console import Console
from rich.text import Text

from api.console import visible
from api.pages import Page
from api.render import grid
from kg.model.conflict import Claimed, Conflict
from queries.flip_check import Judged
from queries.flips import Flips

COLUMNS = (
    *("conflict", "kinds", "profile", "regimen", "side", "record", "source", "release", "says"),
    *("direction", "level", "tumour", "citations", "rule", "decides"),
)


def table(listed: Mapping[str, Conflict]) -> Page:
    """One row for each record of each side."""
    rows = tuple(
        (
            *(id_, "+".join(conflict.kinds), conflict.profile, _regimen(conflict), side),
            *(told.record, told.source, told.release, told.says, told.direction, told.level),
            *(told.tumour, " ".join(told.citations), conflict.rule, conflict.decides),
        )
        for id_, conflict in listed.items()
        for side, told in _sides(conflict)
    )
    return Page(title="", columns=COLUMNS, rows=rows)


def show(listed: Mapping[str, Conflict], all_: int, console: Console) -> None:
    """Each conflict in full, the kinds in order; where none is left, what was looked through."""
    if not listed:
        why = (
            "none was found in the snapshot" if not all_ else f"none of {all_} fits what was asked"
        )
        console.print(f"Conflicts: {why}.")
        return
    console.print(Text(f"Conflicts: {len(listed)} of {all_}", style="bold"))
    ordered = sorted(listed.items(), key=lambda item: (item[1].kinds, item[1].profile, item[0]))
    for id_, conflict in ordered:
        title = f"{conflict.profile} × {_regimen(conflict)}"
        console.print(Text.assemble((visible(title), "bold"), f"  {', '.join(conflict.kinds)}"))
        grid(console, _rows(id_, conflict))


def _rows(id_: str, conflict: Conflict) -> Iterator[tuple[str, str]]:
    yield "in", visible("; ".join(conflict.tumours))
    last = ""
    for side, told in _sides(conflict):
        yield "" if side == last else side, visible(said(told))
        last = side
    yield "one study", ", ".join(conflict.studies) and f"both sides cite {conflict.studies[0]}"
    yield "rule", f"{conflict.rule}: {visible(conflict.decides)}"
    yield "id", id_


def _sides(conflict: Conflict) -> Iterator[tuple[str, Claimed]]:
    yield from (("for", told) for told in conflict.supporting)
    yield from (("against", told) for told in conflict.opposing)


def said(told: Claimed) -> str:
    """One record of a side, in a line."""
    cited = ", ".join(told.citations[:2]) or "no citation"
    return (
        f"{told.record} ({told.source} {told.release}): {told.direction} in {told.tumour}, "
        f"level {told.level} [{cited}]"
    )


def _regimen(conflict: Conflict) -> str:
    return " + ".join((*conflict.drugs, *conflict.classes))


def flips(found: Flips, judged: Sequence[Judged], *, only_failed: bool) -> list[Page]:
    """Each flip asked in each of its tumours, or what did not pass, then the counts."""
    verdict = {True: "passed", False: "FAILED"}
    rows = tuple(
        (
            *(one.profile, " + ".join(one.regimen), f"{one.side}: {one.tumour}"),
            *(verdict[one.passed], ", ".join(one.named or one.records), one.why),
        )
        for one in judged
        if not (only_failed and one.passed)
    )
    columns = ("profile", "regimen", "in", "result", "records", "why")
    counts = tuple(
        (side, str(len(told)), str(sum(told)), str(len(told) - sum(told)))
        for side in ("failed", "worked")
        if (told := [one.passed for one in judged if one.side == side])
    )
    note = (
        f"{len(found.found)} flips among {found.several} pairs of profile and regimen with more "
        f"than one tumour, of {found.pairs} pairs"
    )
    return [
        Page(title="Sign flips", columns=columns, rows=rows),
        Page(
            title="Totals",
            columns=("tumours where it", "asked", "passed", "failed"),
            rows=counts,
            right=frozenset({"asked", "passed", "failed"}),
            note=note,
        ),
    ]
