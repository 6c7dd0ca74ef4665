"""Why not, what if, what carries it, and replays, for people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from rich.console import Console

from api.console import visible
from api.pages import Page
from api.render import bullets, grid, heading
from api.wording import FIRST, NAMED, Json, some
from queries.counterfactual import Carried, WhatIf
from queries.differences import Difference, Placed
from queries.replay import Replay

_NOWHERE = "in no list"


def why_not(told: Json, console: Console) -> None:
    """Where the regimen stands, the table of reasons, and what its records ask for."""
    told = visible(told)
    name = " + ".join(told["regimen"]) or told["wanted"]
    heading(console, f"{name}: {told['verdict']}")
    grid(console, _standing(told))
    _reasons(told["rows"]).print(console)
    if told["asks_for"]:
        heading(console, "What its records ask for, the nearest first")
        bullets(console, (_asks(asked) for asked in told["asks_for"]))
        console.print()
    if told["also"]:
        heading(console, "Other regimens with it in this answer")
        bullets(console, (f"{regimen}: {where}" for regimen, where in told["also"].items()))
        console.print()
    console.print(f"explanation {told['explanation']}, rules {told['rules']}", style="dim")
    console.print(told["intended_use"], style="italic")


def _standing(told: Json) -> Iterable[tuple[str, str]]:
    for place, placed in told["places"].items():
        parts = (placed["list"], placed.get("standing"), placed.get("effect"), placed.get("by"))
        yield place, ", ".join(filter(None, parts))
    if told["verdict"] in {"candidate", "hypothesis"}:
        yield "see", "rediscover explain; what follows keeps it from a better standing"
    if told["suggestions"]:
        yield "nearest", ", ".join(told["suggestions"])


def _reasons(rows: Iterable[Json]) -> Page:
    return Page(
        title="",
        columns=("reason", "rule", "what it says", "records", "unblocked by"),
        rows=tuple(_reason(row) for row in rows),
        note="No reason is left: nothing stands in its way." if not rows else "",
    )


def _reason(row: Json) -> tuple[str, ...]:
    where = f" [{', '.join(row['jurisdictions'])}]" if row["jurisdictions"] else ""
    return (
        f"{row['reason']}{where}",
        row["rule"],
        row["says"],
        some(row["records"], NAMED),
        row["unblocked_by"],
    )


def _asks(asked: Json) -> str:
    tumours = some(asked["tumours"], NAMED)
    return f"{asked['biomarker']} in {tumours} ({some(asked['records'], 1)})"


def what_if(told: WhatIf, console: Console) -> None:
    """What is decided otherwise, regimen by regimen."""
    heading(console, "On the other terms")
    _differences(told.differences).print(console)
    pairs = ((told.before, "as asked"), (told.after, "otherwise"))
    for answer, name in pairs:
        counts = f"{len(answer.candidates)} candidates, {len(answer.hypotheses)} hypotheses"
        rest = f"{len(answer.blocked)} held back; explanation {answer.explanation}"
        console.print(f"{name}: {counts}, {rest}", style="dim")
    console.print(told.before.intended_use, style="italic")


def _differences(found: Iterable[Difference]) -> Page:
    rows = tuple(
        ("+".join(d.regimen), d.jurisdiction, d.kind, _placed(d.before), _placed(d.after))
        for d in found
    )
    return Page(
        title="",
        columns=("regimen", "where", "", "as asked", "otherwise"),
        rows=rows,
        note="" if rows else "Nothing is decided otherwise.",
    )


def _placed(placed: Placed | None) -> str:
    return str(placed) if placed is not None else _NOWHERE


def carried(told: Carried, console: Console) -> None:
    """The minimal sets of records without which something else is decided."""
    heading(console, "What carries it")
    lines = [
        f"without {', '.join(found.records)}: {_places(found.after)}" for found in told.sets
    ] or ["no set of records was found without which it would be decided otherwise"]
    bullets(console, visible(lines))
    console.print(
        f"Searched among {told.searched} records, {told.asked} times asked again: every set of up "
        f"to {told.complete} is found, larger ones are examples.\n"
    )


def _places(places: Mapping[str, Placed]) -> str:
    return "; ".join(f"{place}: {placed}" for place, placed in places.items()) or _NOWHERE


def replay(id_: Any, told: Replay, console: Console) -> None:
    """Equal, or what differs and what may explain it."""
    name = f"answer {id_}: "
    if told.equal:
        console.print(f"{name}equal (snapshot {told.snapshot[1][:12]}, rules {told.rules[1]})")
        return
    console.print(f"{name}differs in {', '.join(told.parts)}: {told.because}")
    if not told.comparable:
        console.print("  the old answer has another shape; its lists are not compared")
    bullets(console, visible([_difference(d) for d in told.differences[:FIRST]]))
    rest = len(told.differences) - FIRST
    if rest > 0:
        console.print(f"  and {rest} more (all of them with --json)")


def _difference(found: Difference) -> str:
    names = " + ".join(found.regimen)
    was, is_ = _placed(found.before), _placed(found.after)
    return f"{names} in {found.jurisdiction}: {was} → {is_}"
