"""The measure: each record that an answer names is taken away, and the answer must follow."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from kg.store import Store
from ontologies.words import Words
from queries.answer import Desk
from queries.counterfactual import bearing
from queries.differences import Drugs, places_of
from queries.faithful import Told, faults, told_of
from queries.question import Asked
from queries.removal import Removals
from queries.reply import Answer, Out

#: So many records that bear on an answer, and that it does not name, are taken away as well.
SILENT = 2


class Unfaithful(Out, frozen=True, kw_only=True):
    """A removal after which the answer did not follow its explanation."""

    question: str
    record: str
    kind: str
    regimen: Drugs
    detail: str


class Faithfulness(Out, frozen=True, kw_only=True):
    """The figures. ``effects`` counts what became of an answer without a record it names.

    ``silent`` are removals of records that bear on an answer without being named; any change then
    is a fault. ``faults`` has one entry for each regimen that did not follow.
    """

    answers: int
    removals: int
    unfaithful: int
    silent: int
    silent_unfaithful: int
    effects: dict[str, int]
    faults: tuple[Unfaithful, ...]

    @property
    def rate(self) -> float:
        """The share of removals of named records that the answer followed (0 to 1)."""
        return 1 - self.unfaithful / self.removals if self.removals else 0.0


def faithfulness(
    questions: Iterable[tuple[str, Asked]], store: Store, words: Words, rng: random.Random
) -> Faithfulness:
    """Take away each named record of each answer, one at a time, and a few that are not named."""
    kept = _Count(store, words, rng)
    for name, asked in questions:
        kept.count(name, asked)
    return Faithfulness(
        answers=kept.answers,
        removals=kept.removals,
        unfaithful=kept.unfaithful,
        silent=kept.silent,
        silent_unfaithful=kept.silent_unfaithful,
        effects=dict(kept.effects.most_common()),
        faults=tuple(kept.faults),
    )


class _Count:
    """The figures while they are being collected."""

    def __init__(self, store: Store, words: Words, rng: random.Random) -> None:
        self.store, self.words, self.rng = store, words, rng
        self.desk = Desk(store, words)
        self.removals_of = Removals(self.desk)
        self.known = self.removals_of.ids
        self.answers = self.removals = self.unfaithful = self.silent = self.silent_unfaithful = 0
        self.effects: Counter[str] = Counter()
        self.faults: list[Unfaithful] = []

    def count(self, name: str, asked: Asked) -> None:
        """One answer, and what becomes of it without each record."""
        whole = self.desk.answer(asked)
        told = told_of(whole, self.known)
        self.answers += 1
        for record in sorted(told.cited):
            after, wrong = self._without(name, asked, told, record)
            self.removals += 1
            self.unfaithful += wrong
            self.effects[_effect(whole, after)] += 1
        for record in self._silent(whole, told, asked):
            _, wrong = self._without(name, asked, told, record)
            self.silent += 1
            self.silent_unfaithful += wrong

    def _without(self, name: str, asked: Asked, told: Told, record: str) -> tuple[Answer, bool]:
        after = self.removals_of.answer(asked, (record,))
        found = [
            Unfaithful(
                question=name,
                record=record,
                kind=fault.kind,
                regimen=fault.regimen,
                detail=fault.detail,
            )
            for fault in faults(told, after, record, self.known)
        ]
        self.faults += found
        return after, bool(found)

    def _silent(self, whole: Answer, told: Told, asked: Asked) -> Iterator[str]:
        """A few records that bear on some regimen of the answer, and that it does not name."""
        ground = self.desk.ground(asked)
        drugs = sorted(told.entries)
        for _ in range(SILENT if drugs else 0):
            groups = bearing(whole, ground, self.rng.choice(drugs))
            pool = sorted({id_ for group in groups for id_ in group} - told.cited)
            if pool:
                yield self.rng.choice(pool)


def _effect(before: Answer, after: Answer) -> str:
    """The largest thing that a removal changed, in words."""
    old, new = places_of(before), places_of(after)
    if any(_lists(old.get(drugs, {})) != _lists(new.get(drugs, {})) for drugs in {*old, *new}):
        return "a regimen changes its list"
    for field, says in _FIELDS:
        for drugs, places in old.items():
            if any(getattr(p, field) != getattr(new[drugs][w], field) for w, p in places.items()):
                return says
    return "only what is cited"


_FIELDS = (
    ("standing", "a standing changes"),
    ("effect", "an effect changes"),
    ("by", "a band or a rule changes"),
    ("conditional_on", "a condition changes"),
)


def _lists(places: dict[str, Any]) -> dict[str, str]:
    return {where: placed.list for where, placed in places.items()}


def name_of(question: dict[str, Any]) -> str:
    """A short name for a question that has none: itself."""
    return msgspec.json.encode(question).decode()
