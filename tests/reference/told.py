"""An answer seen from the side: what it says of each regimen in each place, without its order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

Answer = dict[str, Any]
Drugs = tuple[str, ...]

#: Standings that a label gives.
COVERED = frozenset({"on-label", "tumour-agnostic"})
#: Best first, as a reader ranks them.
ORDER = ("on-label", "tumour-agnostic", "off-label", "investigational", "withdrawn", "unknown")


class Said(NamedTuple):
    """What becomes of one regimen in one place."""

    list: str
    standing: str
    conditional: bool
    effect: str


def said(answer: Answer) -> dict[tuple[Drugs, str], Said]:
    """By regimen and place; what is blocked there overrides nothing else, since it excludes it."""
    found: dict[tuple[Drugs, str], Said] = {}
    for name in ("hypotheses", "candidates"):
        for option in answer[name]:
            for s in option["standings"]:
                key = (tuple(option["regimen"]), s["jurisdiction"])
                conditional = bool(s["conditional_on"])
                found[key] = Said(name, s["standing"], conditional, option["effect"])
    for held in answer["blocked"]:
        for place in held["jurisdictions"]:
            found[tuple(held["regimen"]), place] = Said(
                "blocked", "", conditional=False, effect=held["effect"]
            )
    return found


def listed(answer: Answer, name: str) -> set[Drugs]:
    """The regimens of one of the three lists."""
    return {tuple(option["regimen"]) for option in answer[name]}


def covered(answer: Answer) -> set[tuple[Drugs, str]]:
    """Regimen and place where a label covers the patient."""
    return {key for key, x in said(answer).items() if x.standing in COVERED}


def cited(answer: Answer) -> Iterator[str]:
    """Every record that the answer names as a ground of something."""
    for option in (*answer["candidates"], *answer["hypotheses"]):
        yield from option["evidence"]["for"]
        yield from option["evidence"]["against"]
        for s in option["standings"]:
            yield from s["labels"]
    for held in answer["blocked"]:
        yield from held["records"]


def blocked_by(answer: Answer, drugs: Drugs) -> set[str]:
    """The records that hold a regimen back."""
    return {r for h in answer["blocked"] if tuple(h["regimen"]) == drugs for r in h["records"]}


def whole(answer: Answer) -> dict[str, Any]:
    """All that an answer says, in an order of its own: regimens, places and records sorted."""
    options = {
        f"{name} {'+'.join(o['regimen'])}": [
            o["effect"],
            o["band"],
            sorted(o["evidence"]["for"]),
            sorted(o["evidence"]["against"]),
            sorted(_standing(s) for s in o["standings"]),
        ]
        for name in ("candidates", "hypotheses")
        for o in answer[name]
    }
    held = sorted(
        [h["effect"], h["rule"], *h["regimen"], *sorted(h["records"]), *sorted(h["jurisdictions"])]
        for h in answer["blocked"]
    )
    return {**options, "blocked": held}


def _standing(s: dict[str, Any]) -> list[str]:
    conditional = "conditional" if s["conditional_on"] else ""
    return [s["jurisdiction"], s["standing"], conditional, *sorted(s["labels"])]
