"""When a payer's document of a number can have been issued: numbers are given in time's order."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from loaders.sources.moalmanac.read import Row, day
from loaders.sources.moalmanac.tables import PAYERS

_NUMBER: Final = re.compile(r"\D(\d{4,})$")
#: So many documents on each side of a number tell when it was given.
_NEIGHBOURS: Final = 10
#: A new number may be given to an older decision; the oldest seen without a second is 4.7 years.
_OLDER: Final = timedelta(days=5 * 365)
#: Of a payer's dates one in fifty may be wrong; its first true one lies no year before the rest.
_WRONG: Final = 50
_BEFORE: Final = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Issued:
    """A payer's numbers with the days of their decisions, and every day by drug."""

    numbers: tuple[tuple[int, date], ...]
    by_drug: dict[tuple[str, date], frozenset[str]]

    @classmethod
    def of(cls, rows: Iterable[Row]) -> Issued:
        """Collect the days of one payer's rows, one for each indication."""
        found: dict[str, tuple[int, date]] = {}
        by_drug: defaultdict[tuple[str, date], set[str]] = defaultdict(set)
        for row in rows:
            stated, number = day(row.indication["initial_approval_date"]), _number(row)
            if stated is None:
                continue
            for drug in row.therapies:
                by_drug[drug, stated].add(str(row.document["id"]))
            if number is not None:
                found[str(row.indication["id"])] = (number, stated)
        return cls(tuple(sorted(found.values())), {k: frozenset(v) for k, v in by_drug.items()})

    def floor(self, row: Row) -> date | None:
        """The first day that a decision may bear, by its number and by the payer's other dates.

        A day that another document on one of the drugs bears too is borne out.
        """
        stated, number = day(row.indication["initial_approval_date"]), _number(row)
        others = (self.by_drug.get((d, stated), frozenset()) for d in row.therapies if stated)
        if number is None or not self.numbers or any(o - {row.document["id"]} for o in others):
            return None
        days = sorted(when for _, when in self.numbers)
        first = days[len(days) // _WRONG] - _BEFORE
        at = bisect_left(self.numbers, (number, date.min))
        near = self.numbers[max(at - _NEIGHBOURS, 0) : at + _NEIGHBOURS + 1]
        usual = sorted(when for _, when in near)
        return max(first, usual[len(usual) // 2] - _OLDER) if usual else first


def issued(rows: Iterable[Row]) -> dict[str, Issued]:
    """Each payer's documents."""
    of: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row.agency in PAYERS:
            of[row.agency].append(row)
    return {payer: Issued.of(mine) for payer, mine in of.items()}


def _number(row: Row) -> int | None:
    found = _NUMBER.search(str(row.document["id"]))
    return int(found[1]) if found else None
