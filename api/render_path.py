"""Why one regimen stands where it stands: its path, step by step, as the answer draws it."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console

from api.console import visible
from api.render import bullets, grid, heading, understood
from api.wording import Json, levels_text, place_text, record_texts, regimen, standing_text
from kg.errors import Refused

#: The lists of an answer, and what standing in each of them is called.
LISTS = {"candidates": "candidate", "hypotheses": "hypothesis", "blocked": "held back"}


def explanation(told: Json, asked: Json, wanted: str, console: Console) -> None:
    """Print the path of the regimen; where it is in no list, say what is.

    Raises:
        Refused: the answer speaks of no such regimen.
    """
    found = [
        (name, entry)
        for name in LISTS
        for entry in told.get(name, ())
        if set(entry["regimen"]) == drugs_of(wanted)
    ]
    if not found:
        raise Refused(
            wanted,
            "drug",
            "the answer proposes no such regimen and holds none back; ask why-not",
            suggestions=nearest(told, wanted),
        )
    understood(visible(told), visible(asked), console)
    for name, entry in found:
        heading(console, f"{regimen(entry)}: {LISTS[name]}")
        _entry(visible(entry), visible(told), console)
    console.print(f"explanation {told.get('explanation', '')}", style="dim")
    console.print(told["intended_use"], style="italic")


def drugs_of(text: str) -> set[str]:
    """The set of drugs that a person names with plus signs or commas.

    >>> sorted(drugs_of("Trametinib + dabrafenib"))
    ['dabrafenib', 'trametinib']
    """
    return {part.strip().lower() for part in text.replace(",", "+").split("+") if part.strip()}


def nearest(told: Json, wanted: str) -> tuple[str, ...]:
    """Regimens of the answer that share a drug with the one that was asked for."""
    drugs = drugs_of(wanted)
    entries = (entry for name in LISTS for entry in told.get(name, ()))
    return tuple("+".join(e["regimen"]) for e in entries if drugs & set(e["regimen"]))


def _entry(entry: Json, told: Json, console: Console) -> None:
    standings = [(s["jurisdiction"], standing_text(s)) for s in entry.get("standings", ())]
    facts = [
        ("in", ", ".join(entry.get("jurisdictions", ()))),
        *standings,
        ("effect", entry["effect"]),
        ("band", entry.get("band", "")),
        ("levels", levels_text(entry)),
        ("place", place_text(entry)),
        ("rules", ", ".join(map(str, entry.get("rules", ())))),
        ("rule", entry.get("rule", "")),
        ("why", entry.get("why", "")),
        ("unblocked by", entry.get("unblocked_by", "")),
    ]
    grid(console, facts)
    steps = entry.get("path", {}).get("steps") or _cited(entry, told)
    numbered = [(f"{number}.", step) for number, step in enumerate(steps, start=1)]
    grid(console, numbered)
    against = entry.get("evidence", {}).get("against", ())
    if against:
        heading(console, "Against it")
        bullets(console, record_texts(against, told.get("records", {}), len(against)))
        console.print()


def _cited(entry: Json, told: Json) -> Iterable[str]:
    """Without a path, the records that decided, each with its source and release."""
    for id_ in entry.get("records", ()):
        shown = told.get("records", {}).get(id_)
        (text,) = record_texts([id_], {id_: shown} if shown else {}, 1)[1:]
        yield f"{text} [{shown['source']} {shown['release']}]" if shown else text
