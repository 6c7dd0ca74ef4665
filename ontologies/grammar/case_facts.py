"""The clinical facts of a question as they are collected."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from kg.errors import Refused
from kg.model import Condition, Fact, Line, Prior
from ontologies.grammar.clinical import read_facts
from ontologies.grammar.therapies import read_therapies

if TYPE_CHECKING:
    from ontologies.words import Words


class CaseFacts:
    """The facts so far; the last therapy of an item is carried to its next phrase."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.facts: list[Fact] = []
        self.text = ""
        self.prior: Prior | None = None

    def begin(self, text: str) -> None:
        """Begin another item of the question."""
        self.text, self.prior = text, None

    def speaks(self, text: str) -> bool:
        """Whether a phrase opens like a fact, even one that is then refused."""
        try:
            return read_facts(text, self.words) is not None
        except Refused:
            return True

    def states(self, text: str) -> bool:
        """Whether a phrase is a fact that is read."""
        try:
            return read_facts(text, self.words) is not None
        except Refused:
            return False

    def read(self, text: str) -> bool:
        """Read clinical facts; a list of therapies goes on over its commas."""
        conditions = read_facts(text, self.words)
        if conditions is None and self.prior is not None:
            conditions = self._more_therapies(text)
        if conditions is None:
            return False
        self._state(conditions)
        return True

    def _state(self, conditions: Sequence[Condition]) -> None:
        self.facts.extend(Fact(condition=c, text=self.text) for c in conditions)
        priors = [c for c in conditions if isinstance(c, Prior)]
        lines = [c for c in conditions if isinstance(c, Line) and c.at_least]
        self.prior = priors[-1] if priors else Prior() if lines else None

    def _more_therapies(self, text: str) -> tuple[Condition, ...] | None:
        try:
            entries = read_therapies(text, self.words)
        except Refused:
            return None
        last = self.prior
        if last is None:
            return None
        return tuple(
            msgspec.structs.replace(last, therapies=entry, at_least=1, at_most=None)
            for entry in entries
            if entry
        )
