"""Every stretch of a sentence with what it was read as; what nothing read is the rest."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from ontologies.label_text.draft import (
    KEPT,
    READ,
    Draft,
    DrugFind,
    Find,
    LimitFind,
    ProfileFind,
    TestedFind,
    TumourFind,
)
from ontologies.label_text.fillers import FILLERS


class Kind(StrEnum):
    """What a stretch of a sentence was read as."""

    TUMOUR = "tumour"
    BIOMARKER = "biomarker"
    REGIMEN = "regimen"
    CONDITION = "condition"
    LIMITATION = "limitation"
    NOTHING = "decides nothing"
    REST = "not read"


@dataclass(frozen=True, slots=True)
class Piece:
    """One stretch, word for word; ``why`` is the reason of one that decides nothing."""

    text: str
    kind: Kind
    finds: tuple[Find, ...] = ()
    why: str = ""


_KINDS: tuple[tuple[type, Kind], ...] = (
    (TumourFind, Kind.TUMOUR),
    (ProfileFind, Kind.BIOMARKER),
    (TestedFind, Kind.BIOMARKER),
    (DrugFind, Kind.REGIMEN),
    (LimitFind, Kind.LIMITATION),
)
#: What a patient must meet: of two such things joined by an unread "or", one may be enough.
_ASKED = frozenset({Kind.CONDITION, Kind.BIOMARKER})
_OR = re.compile(r"\bor\b", re.IGNORECASE)


def pieces(draft: Draft) -> tuple[Piece, ...]:
    """The whole text of a draft in its order; no character but white space is left out.

    An "or" between two conditions, or a condition and a biomarker, that were read each by itself
    would make of an alternative a demand: such an "or" is not read.
    """
    runs = [list(run) for _, run in groupby(range(len(draft.text)), lambda n: _place(draft, n))]
    found = [piece for run in runs if (piece := _piece(draft, run)) is not None]
    return tuple(_unsure(found, n) for n in range(len(found)))


def rest(draft: Draft) -> tuple[str, ...]:
    """The unread stretches word for word, without the commas around them.

    An "or" that was not read comes with what stands on its two sides.
    """
    found = pieces(draft)
    unread: list[str] = []
    for at, piece in enumerate(found):
        if piece.kind is Kind.REST:
            around = found[at - 1 : at + 2] if piece.why else (piece,)
            unread.append(" ".join(p.text for p in around).strip(" ,;:."))
    return tuple(unread)


def doubtful(draft: Draft) -> frozenset[Find]:
    """The conditions on the two sides of an "or" that was not read: neither is sure."""
    found = pieces(draft)
    return frozenset(
        find
        for at, piece in enumerate(found)
        if piece.kind is Kind.REST and piece.why
        for side in (found[at - 1], found[at + 1])
        for find in side.finds
    )


def _place(draft: Draft, at: int) -> tuple[str, int | None]:
    sign = draft.left[at]
    return (sign, None) if sign == KEPT else ("" if sign != READ else sign, draft.by[at])


def _piece(draft: Draft, run: Sequence[int]) -> Piece | None:
    text = draft.text[run[0] : run[-1] + 1].strip()
    sign, said = _place(draft, run[0])
    if not text:
        return None
    if sign == KEPT:
        return Piece(text, Kind.REST)
    if sign != READ or said is None:
        unread = FILLERS.sub("", text)
        return Piece(text, Kind.REST) if unread else Piece(text, Kind.NOTHING, why="joins phrases")
    reading = draft.said[said]
    return Piece(text, _kind(reading.finds, reading.why), reading.finds, reading.why)


def _kind(finds: Iterable[Find], why: str) -> Kind:
    for find in finds:
        return next((kind for sort, kind in _KINDS if isinstance(find, sort)), Kind.CONDITION)
    return Kind.NOTHING if why else Kind.REGIMEN


def _unsure(found: Sequence[Piece], at: int) -> Piece:
    piece = found[at]
    if piece.why != "joins phrases" or not _OR.search(piece.text) or not 0 < at < len(found) - 1:
        return piece
    sides = (found[at - 1], found[at + 1])
    kinds = {side.kind for side in sides}
    if kinds <= _ASKED and Kind.CONDITION in kinds:
        return Piece(piece.text, Kind.REST, why="one of two conditions, or both")
    return piece
