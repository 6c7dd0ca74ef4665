"""Kinds of mistakes, and how many of each are made in which source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Kind(StrEnum):
    """What went wrong in a row."""

    NEGATION = "negation dropped"
    DRUG = "drug swapped"
    YEAR = "year off by ten"
    CODE = "disease code off by one line"
    DISEASE = "disease of the next line"
    VARIANT = "variant of the next line"
    AGENCY = "agency swapped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """One wrong row: where, which fields, what they were and are now.

    ``row`` is the row's name before, ``now`` after: a table without ids is known by its content.
    ``records`` are the record ids it may be found under; ``fields`` are named as the rules do.
    """

    source: str
    kind: Kind
    row: str
    now: str
    fields: tuple[str, ...]
    was: str
    wrong: str
    records: tuple[str, ...]
    rows: tuple[str, ...] = ()  # all rows that share what is wrong, such as one indication's


#: Source → kind → share. The rows of each source get about their share of the graph's rows; where
#: a kind is rare in a source, it is rare here.
SHARES: Final[dict[str, dict[Kind, int]]] = {
    "civic": {
        Kind.NEGATION: 26,
        Kind.DRUG: 18,
        Kind.YEAR: 16,
        Kind.CODE: 10,
        Kind.DISEASE: 10,
        Kind.VARIANT: 14,
    },
    "moalmanac": {
        Kind.NEGATION: 12,
        Kind.DRUG: 14,
        Kind.YEAR: 14,
        Kind.DISEASE: 14,
        Kind.VARIANT: 6,
        Kind.AGENCY: 3,
    },
    "moalmanac-assertions": {
        Kind.NEGATION: 2,
        Kind.DRUG: 4,
        Kind.YEAR: 4,
        Kind.CODE: 4,
        Kind.DISEASE: 2,
        Kind.VARIANT: 3,
    },
    "outcomes": {Kind.DRUG: 2, Kind.YEAR: 2, Kind.DISEASE: 1, Kind.VARIANT: 1},
    "fda_accelerated": {Kind.DRUG: 3, Kind.YEAR: 4},
    "withdrawals": {Kind.YEAR: 1, Kind.AGENCY: 1},
    "fda_approvals": {Kind.DRUG: 4, Kind.YEAR: 5},
}


def quotas(count: int, shares: Mapping[str, Mapping[Kind, int]] = SHARES) -> dict[str, list[Kind]]:
    """How many mistakes of each kind a source gets; together ``count``, by largest remainder."""
    cells = [(source, kind, n) for source, kinds in shares.items() for kind, n in kinds.items()]
    total = sum(n for _, _, n in cells)
    whole = {(source, kind): count * n // total for source, kind, n in cells}
    left = sorted(cells, key=lambda cell: -(count * cell[2] % total))
    for source, kind, _ in left[: count - sum(whole.values())]:
        whole[source, kind] += 1
    return {
        source: [kind for kind in kinds for _ in range(whole[source, kind])]
        for source, kinds in shares.items()
    }
