"""Two sides that cannot both hold: what each says, where, and which rule decides between them."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from kg.model.value import Curie, Value


class ConflictKind(StrEnum):
    """What stands against what; a conflict may be of more than one kind."""

    EFFECT = "effect"  # for and against under one proposition, whoever says them
    TUMOUR = "tumour"  # one profile × regimen works in one tumour and fails in another
    SOURCE = "source"  # two sources disagree on a proposition, or on what a label covers


class Claimed(Value, frozen=True, kw_only=True):
    """One record on one side of a conflict.

    ``says`` is ``sensitive``, ``permitted`` (a label), ``resistant``, ``insensitive`` or
    ``excluded`` (a label's own words); ``direction`` is the source's own pair of effect and
    direction. ``since`` and ``until`` are a label's days.
    """

    record: Curie
    kind: str
    source: str
    release: str
    says: str
    direction: str
    level: str
    band: str
    tumour: str
    citations: tuple[str, ...] = ()
    studies: tuple[str, ...] = ()
    published: int | None = None
    since: date | None = None
    until: date | None = None


class Conflict(Value, frozen=True, kw_only=True):
    """For and against one profile × regimen; its content id names it.

    ``tumours`` is the scope: the one tumour of an effect, or those on either side. ``nested``
    tells that one of them lies within another. ``studies`` are cited on both sides: one study
    read two ways. ``rule`` is the id of the rule that decides and ``decides`` what it does.
    """

    kinds: tuple[ConflictKind, ...]
    profile: str
    genes: tuple[str, ...]
    drugs: tuple[str, ...]
    classes: tuple[str, ...] = ()
    supporting: tuple[Claimed, ...]
    opposing: tuple[Claimed, ...]
    tumours: tuple[str, ...]
    tumour_ids: tuple[Curie, ...] = ()
    nested: bool = False
    studies: tuple[str, ...] = ()
    rule: str
    decides: str
