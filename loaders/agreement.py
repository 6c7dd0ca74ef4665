"""What a table says twice: where a key has one value in its other rows, a row must not differ."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from loaders.doubts import Doubt

_WORD: Final = re.compile(r"[^\W_]+")
#: So many other rows that agree tell what a key stands for.
_ENOUGH: Final = 2


@dataclass(frozen=True, slots=True)
class Dependency:
    """``value`` follows from ``key``: a disease's number from its name, a paper from its id."""

    key: str
    value: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """How often each key has each value, over all rows of a table."""

    counts: dict[Dependency, dict[str, Counter[str]]]

    @classmethod
    def of(cls, rows: Iterable[Mapping[str, Any]], dependencies: Iterable[Dependency]) -> Agreement:
        """Count every pair; an empty cell says nothing."""
        counts: dict[Dependency, defaultdict[str, Counter[str]]] = {
            dependency: defaultdict(Counter) for dependency in dependencies
        }
        for row in rows:
            for dependency, found in counts.items():
                key, value = _cells(row, dependency)
                if key and value:
                    found[key][value] += 1
        return cls({dependency: dict(found) for dependency, found in counts.items()})

    def doubts(self, row: Mapping[str, Any]) -> list[Doubt]:
        """Where more sisters agree on another value than on this row's."""
        found = []
        for dependency, counts in self.counts.items():
            key, value = _cells(row, dependency)
            mine = counts.get(key, Counter[str]())
            usual, often = mine.most_common(1)[0] if mine else ("", 0)
            if value and usual != value and often > mine[value]:
                why = (
                    f"{dependency.key} {key[:60]!r} has {dependency.value} {value[:60]!r} here"
                    f" and {usual[:60]!r} in {often} other rows"
                )
                found.append(Doubt("sister rows disagree", dependency.value, why))
        return found

    def alone(self, row: Mapping[str, Any]) -> list[Doubt]:
        """Where the other rows of a key agree on one value, and this row's shares no word of it.

        Weaker than a dependency: a paper may well be about two drugs, so that one row less is
        asked of nobody, and a part of a combination or another wording is no other value.
        """
        found = []
        for dependency, counts in self.counts.items():
            key, value = _cells(row, dependency)
            mine = counts.get(key, Counter[str]())
            others = {other: often for other, often in mine.items() if other != value}
            if not value or mine[value] != 1 or len(others) != 1:
                continue
            ((usual, often),) = others.items()
            if often >= _ENOUGH and not _told(usual) & _told(value):
                why = (
                    f"{dependency.key} {key[:60]!r} has {dependency.value} {value[:60]!r} here"
                    f" and {usual[:60]!r} in all {often} other rows"
                )
                found.append(Doubt("sister rows disagree", dependency.value, why))
        return found


def _told(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))


def _cells(row: Mapping[str, Any], dependency: Dependency) -> tuple[str, str]:
    return str(row.get(dependency.key) or ""), str(row.get(dependency.value) or "")
