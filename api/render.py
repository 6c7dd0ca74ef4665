"""One answer for people: what was understood, the three lists, what is not known, the sources.

It reads the contract's JSON and adds nothing to it: every line says what the answer holds. Its
sentences describe; none tells a reader what to do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from api.console import visible
from api.pages import Page
from api.wording import (
    FIRST,
    NAMED,
    Json,
    brief,
    claimed_text,
    finding_text,
    levels_text,
    place_text,
    record_texts,
    refusal,
    regimen,
    source_text,
    standing_text,
    standings_text,
    tumour_text,
)

#: Conflicts told before the candidates; the others by `--full` and by `rediscover conflicts`.
CONFLICTS = 2
#: "Show all": more than any list holds.
ALL = 1_000_000
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


def answer(told: Json, asked: Json, console: Console, *, full: bool = False) -> None:
    """Print the answer to what was asked, as wide as the console is."""
    told, asked = visible(told), visible(asked)
    limit = ALL if full else FIRST
    understood(told, asked, console)
    conflicts(told, console, limit)
    candidates(told, console, limit)
    hypotheses(told, console, limit)
    held_back(told, console, limit)
    not_known(told, console)
    provenance(told, console)


def understood(told: Json, asked: Json, console: Console) -> None:
    """What was read, as what, and what was refused."""
    read = told["read"]
    where = ", ".join(asked.get("jurisdictions", ()))
    heading(console, "Understood")
    rows = [
        ("asked for", f"{where}, as of {asked.get('as_of') or 'today'}"),
        ("tumour", tumour_text(read.get("tumour"))),
        *(("finding", finding_text(a)) for a in read.get("alterations", ())),
        *(("fact", f["as"]) for f in read.get("facts", ())),
        *(("not read", refusal(u)) for u in told.get("unresolved", ())),
    ]
    grid(console, rows)


def conflicts(told: Json, console: Console, limit: int) -> None:
    """Records that contradict each other, before anything that rests on them; nothing if none."""
    found = told.get("conflicts", ())
    if not found:
        return
    heading(console, f"Conflicts: {len(found)}")
    for conflict in found[: limit if limit == ALL else CONFLICTS]:
        title = f"{conflict['profile']} × {regimen(conflict)}"
        kinds = f"  {', '.join(conflict['kinds'])}"
        console.print(Padding(Text.assemble((title, "bold"), kinds), (0, 0, 0, 2)))
        grid(console, _conflict_rows(conflict, limit if limit == ALL else 1), indent=4, after=False)
    more(console, found, limit if limit == ALL else CONFLICTS)


def _conflict_rows(conflict: Json, limit: int) -> Iterator[tuple[str, str]]:
    for side in ("for", "against"):
        for number, claimed in enumerate(conflict[side][:limit]):
            yield "" if number else side, claimed_text(claimed)
        rest = len(conflict[side]) - limit
        if rest > 0:
            yield "", f"and {rest} more"
    yield "here", conflict["here"]
    yield "rule", f"{conflict['rule']}: {conflict['decides']}"


def candidates(told: Json, console: Console, limit: int) -> None:
    """The ranked table, then each candidate with its conditions and records."""
    found = told.get("candidates", ())
    heading(console, f"Candidates: {len(found) or 'none'}")
    bullets(console, told.get("empty_because", ()))
    if found:
        _ranking(found).print(console)
    for candidate in found[:limit]:
        console.print(Text(regimen(candidate), style="bold"))
        grid(console, _candidate_rows(candidate, told, min(limit, NAMED) if limit < ALL else ALL))
    rest = len(found) - limit
    if rest > 0:
        console.print(f"The details of {rest} more are shown with --full.\n")


def _ranking(found: Sequence[Json]) -> Page:
    places = list(dict.fromkeys(s["jurisdiction"] for c in found for s in c["standings"]))
    return Page(
        title="",
        columns=("rank", "regimen", *places, "effect", "band", "for", "against"),
        rows=tuple(_ranked(number, c, places) for number, c in enumerate(found, start=1)),
        right=frozenset({"rank", "for", "against"}),
        styles=STYLES,
    )


def _ranked(number: int, candidate: Json, places: Iterable[str]) -> tuple[str, ...]:
    standing = {s["jurisdiction"]: brief(s) for s in candidate["standings"]}
    evidence = candidate["evidence"]
    return (
        str(candidate.get("rank", number)),
        regimen(candidate),
        *(standing.get(place, "held back") for place in places),
        candidate["effect"],
        candidate.get("band", ""),
        *(str(len(evidence.get(side, ()))) for side in ("for", "against")),
    )


def _candidate_rows(candidate: Json, told: Json, limit: int) -> Iterator[tuple[str, str]]:
    for standing in candidate["standings"]:
        yield standing["jurisdiction"], standing_text(standing, limit)
    yield "levels", levels_text(candidate)
    yield "place", place_text(candidate)
    for side in ("for", "against"):
        yield from _records(side, candidate["evidence"].get(side, ()), told, limit)
    yield "rules", ", ".join(map(str, candidate.get("rules", ())))


def _records(name: str, ids: Iterable[str], told: Json, limit: int) -> Iterator[tuple[str, str]]:
    for number, text in enumerate(record_texts(ids, told.get("records", {}), limit)):
        yield "" if number else name, text


def hypotheses(told: Json, console: Console, limit: int) -> None:
    """Transfers from other tissues, with where they come from."""
    found = told.get("hypotheses", ())
    heading(console, f"Hypotheses, for a trial or registry only: {len(found) or 'none'}")
    for hypothesis in found[:limit]:
        console.print(Padding(Text(regimen(hypothesis), style="bold"), (0, 0, 0, 2)))
        rows = [
            ("effect", hypothesis["effect"]),
            ("levels", levels_text(hypothesis)),
            ("why", hypothesis["why"]),
            ("standing", standings_text(hypothesis.get("standings", ()))),
        ]
        grid(console, rows, indent=4, after=False)
    more(console, found, limit)


def held_back(told: Json, console: Console, limit: int) -> None:
    """What a naive look-up would have proposed, and the rule and record that stopped it."""
    found = told.get("blocked", ())
    heading(console, f"Held back: {len(found) or 'none'}")
    for blocked in found[:limit]:
        where = ", ".join(blocked.get("jurisdictions", ()))
        title = Text.assemble((regimen(blocked), "bold"), f"  {where}")
        console.print(Padding(title, (0, 0, 0, 2)))
        grid(console, _held_back_rows(blocked, told, limit), indent=4, after=False)
    more(console, found, limit)


def _held_back_rows(blocked: Json, told: Json, limit: int) -> Iterator[tuple[str, str]]:
    yield "effect", blocked["effect"]
    yield "rule", f"{blocked['rule']}: {blocked['why']}"
    yield "levels", levels_text(blocked)
    yield from _records("records", blocked.get("records", ()), told, min(limit, NAMED))
    yield "unblocked by", blocked.get("unblocked_by", "")


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
    bullets(console, dict.fromkeys(lines))
    console.print()


def provenance(told: Json, console: Console) -> None:
    """Which snapshot, rules and sources, and what the answer is for."""
    heading(console, "Sources")
    bullets(console, map(source_text, told.get("sources", ())))
    parts = (f"snapshot {str(told['snapshot'])[:12]}", f"rules {told['rules']}")
    shown = f", explanation {told['explanation']}" if told.get("explanation") else ""
    console.print(f"\n{', '.join(parts)}{shown}", style="dim")
    console.print(told["intended_use"], style="italic")


def more(console: Console, found: Sequence[object], limit: int) -> None:
    """Close a list that may have been cut."""
    rest = len(found) - limit
    if rest > 0:
        bullets(console, [f"and {rest} more (all of them with --full)"])
    console.print()


def bullets(console: Console, lines: Iterable[str]) -> None:
    """Lines set in a little."""
    for line in lines:
        console.print(Padding(line, (0, 0, 0, 2)))


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
