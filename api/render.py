"""One answer for people: what was understood, the three lists, what is not known, the sources.

It reads the contract's JSON and adds nothing to it: every line says what the answer holds. Its
sentences describe; none tells a reader what to do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from api.pages import Page
from api.wording import (
    FIRST,
    Json,
    brief,
    citations,
    finding_text,
    records_text,
    refusal,
    regimen,
    rule_text,
    source_text,
    standing_text,
    tumour_text,
)

#: Colours of the words that tell a standing or an effect; they never carry meaning alone.
STYLES = {
    "on-label": "green",
    "tumour-agnostic": "green",
    "off-label": "yellow",
    "investigational": "cyan",
    "withdrawn": "red",
    "unknown": "dim",
    "sensitive": "green",
    "insensitive": "red",
    "resistant": "red",
    "conflicting": "yellow",
}


def answer(told: Json, console: Console, *, full: bool = False) -> None:
    """Print the answer as wide as the console is."""
    limit = 10_000 if full else FIRST
    understood(told, console)
    candidates(told, console, limit)
    hypotheses(told, console, limit)
    held_back(told, console, limit)
    not_known(told, console)
    provenance(told, console)


def understood(told: Json, console: Console) -> None:
    """What was read, as what, and what was refused."""
    read = told["read"]
    heading(console, "Understood")
    rows = [("tumour", tumour_text(read.get("tumour")))]
    rows += [("finding", finding_text(a)) for a in read.get("alterations", ())]
    rows += [("fact", f"{f['as']}  ({f['text']})") for f in read.get("facts", ())]
    rows += [("not read", refusal(u)) for u in told.get("unresolved", ())]
    grid(console, rows)


def candidates(told: Json, console: Console, limit: int) -> None:
    """The ranked table, then each candidate with its conditions and records."""
    found = told.get("candidates", ())
    heading(console, f"Candidates: {len(found) or 'none'}")
    for why in told.get("empty_because", ()):
        console.print(Padding(why, (0, 0, 0, 2)))
    if not found:
        console.print()
        return
    places = list(dict.fromkeys(s["jurisdiction"] for c in found for s in c["standings"]))
    _ranking(found, places).print(console)
    for number, candidate in enumerate(found, start=1):
        console.print(Text(f"{number}. {regimen(candidate)}", style="bold"))
        grid(console, _candidate_rows(candidate, limit))


def _ranking(found: Iterable[Json], places: list[str]) -> Page:
    rows = []
    for number, candidate in enumerate(found, start=1):
        standing = {s["jurisdiction"]: brief(s) for s in candidate["standings"]}
        evidence = candidate.get("evidence", {})
        counts = (str(len(evidence.get(side, ()))) for side in ("for", "against"))
        rows.append(
            (
                *(str(number), regimen(candidate)),
                *(standing.get(place, "") for place in places),
                *(candidate["effect"], candidate.get("band", ""), *counts),
            )
        )
    return Page(
        title="",
        columns=("", "regimen", *places, "effect", "band", "for", "against"),
        rows=tuple(rows),
        right=frozenset({"", "for", "against"}),
        styles=STYLES,
    )


def _candidate_rows(candidate: Json, limit: int) -> Iterator[tuple[str, str]]:
    for standing in candidate["standings"]:
        yield standing["jurisdiction"], standing_text(standing, limit)
    cited = citations(candidate)
    for side in ("for", "against"):
        records = candidate.get("evidence", {}).get(side, ())
        yield side, records_text(records, cited, limit)
    if candidate.get("rules"):
        yield "rules", ", ".join(map(rule_text, candidate["rules"]))


def hypotheses(told: Json, console: Console, limit: int) -> None:
    """Transfers from other tissues, with where they come from."""
    found = told.get("hypotheses", ())
    heading(console, f"Hypotheses (trial or registry only): {len(found) or 'none'}")
    for hypothesis in found[:limit]:
        console.print(Padding(Text(regimen(hypothesis), style="bold"), (0, 0, 0, 2)))
        where = ", ".join(
            f"{s['jurisdiction']}: {brief(s)}" for s in hypothesis.get("standings", ())
        )
        rows = [("effect", hypothesis["effect"]), ("why", hypothesis["why"]), ("standing", where)]
        grid(console, rows, indent=4, after=False)
    more(console, found, limit)


def held_back(told: Json, console: Console, limit: int) -> None:
    """What a naive look-up would have proposed, and the rule and record that stopped it."""
    found = told.get("blocked", ())
    heading(console, f"Held back: {len(found) or 'none'}")
    for blocked in found[:limit]:
        console.print(Padding(Text(regimen(blocked), style="bold"), (0, 0, 0, 2)))
        rows = [
            ("effect", blocked["effect"]),
            ("why", f"{blocked['why']} (rule: {blocked['rule']})"),
            ("records", records_text(blocked.get("records", ()), citations(blocked), limit)),
            ("unblocked by", blocked.get("unblocked_by", "")),
        ]
        grid(console, rows, indent=4, after=False)
    more(console, found, limit)


def not_known(told: Json, console: Console) -> None:
    """What the answer could not take into account, or has no record of."""
    heading(console, "Not known")
    lines = list(told.get("not_known", ()))
    lines += [
        f"{regimen(candidate)} in {s['jurisdiction']}: nothing is recorded either way"
        for candidate in told.get("candidates", ())
        for s in candidate["standings"]
        if s["standing"] == "unknown"
    ]
    lines += [f"“{u['text']}” was not read" for u in told.get("unresolved", ())]
    for line in dict.fromkeys(lines):
        console.print(Padding(line, (0, 0, 0, 2)))
    if not lines:
        console.print(Padding("nothing that was asked for", (0, 0, 0, 2)))
    console.print()


def provenance(told: Json, console: Console) -> None:
    """Which snapshot, rules and sources, and what the answer is for."""
    heading(console, "Sources")
    for source in told.get("sources", ()):
        console.print(Padding(source_text(source), (0, 0, 0, 2)))
    console.print(f"\nsnapshot {str(told['snapshot'])[:12]}, rules {told['rules']}", style="dim")
    console.print(told["intended_use"], style="italic")


def more(console: Console, found: Iterable[Any], limit: int) -> None:
    """Close a list that may have been cut."""
    rest = len(list(found)) - limit
    if rest > 0:
        console.print(Padding(f"and {rest} more (all of them with --full)", (0, 0, 0, 2)))
    console.print()


def heading(console: Console, text: str) -> None:
    """The title of a part of the page."""
    console.print(Text(text, style="bold underline" if console.is_terminal else "bold"))


def grid(
    console: Console, rows: Iterable[tuple[str, str]], *, indent: int = 2, after: bool = True
) -> None:
    """Names and texts side by side; a long text wraps beside its name."""
    made = Table.grid(padding=(0, 2, 0, 0))
    made.add_column(no_wrap=True, style="dim")
    made.add_column(overflow="fold")
    for name, text in rows:
        if text:
            made.add_row(name, text)
    console.print(Padding(made, (0, 0, 0, indent)))
    if after:
        console.print()
