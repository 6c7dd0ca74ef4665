"""Mistakes in tables and lists: which cells of a row are changed, from its neighbours or at random.

Each maker gives the cells to change, or None where such a mistake makes no sense on the row.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any, Final

from loaders.planted.mistakes import Kind

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Spot:
    """One row in its table, the last year that can be, and the dice."""

    rows: Sequence[Row]
    at: int
    last: int
    dice: Random

    @property
    def row(self) -> Row:
        """The row itself."""
        return self.rows[self.at]

    def next_other(self, *columns: str) -> Row | None:
        """The next row below, round the end, whose cells there are filled and differ."""
        mine = [self.row[c] for c in columns]
        for step in range(1, len(self.rows)):
            other = self.rows[(self.at + step) % len(self.rows)]
            if all(other.get(c) not in {None, ""} for c in columns) and mine != [
                other[c] for c in columns
            ]:
                return other
        return None

    def another(self, column: str) -> Row | None:
        """Any row whose cell there shares no word with this one's."""
        mine = set(_WORD.findall(str(self.row[column]).casefold()))
        for _ in range(50):
            other = self.rows[self.dice.randrange(len(self.rows))]
            words = set(_WORD.findall(str(other.get(column) or "").casefold()))
            if words and not words & mine:
                return other
        return None


Maker = Callable[[Spot], "Row | None"]
_WORD = re.compile(r"\w+")
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
#: A word that denies, and what is left when it is dropped.
NEGATIONS: Final = (
    (re.compile(r"\bNOT "), ""),
    (re.compile(r"\bwild ?-?type\b", re.IGNORECASE), "Mutation"),
    (re.compile(r"-negative\b"), "-positive"),
    (re.compile(r"\bnot "), ""),
)


def year_in(column: str) -> Maker:
    """The first year of the cell ten later or earlier; never after the release."""

    def make(spot: Spot) -> Row | None:
        text = str(spot.row[column])
        found = _YEAR.search(text)
        if found is None:
            return None
        step = spot.dice.choice((10, -10))
        year = int(found[0]) + step
        if year > spot.last:
            year -= 20
        return {column: text[: found.start()] + str(year) + text[found.end() :]}

    return make


def from_next(key: str, *columns: str) -> Maker:
    """The cells of the next row that has another ``key``."""

    def make(spot: Spot) -> Row | None:
        other = spot.next_other(key) if spot.row.get(key) else None
        return {c: other[c] for c in (key, *columns)} if other is not None else None

    return make


def from_another(key: str, *columns: str) -> Maker:
    """The cells of any row whose ``key`` has nothing in common with this one."""

    def make(spot: Spot) -> Row | None:
        other = spot.another(key) if spot.row.get(key) else None
        return {c: other[c] for c in (key, *columns)} if other is not None else None

    return make


def undenied(column: str) -> Maker:
    """The cell without its first denial."""

    def make(spot: Spot) -> Row | None:
        text = str(spot.row[column])
        for pattern, instead in NEGATIONS:
            if pattern.search(text):
                return {column: pattern.sub(instead, text, count=1)}
        return None

    return make


def _civic_negation(spot: Spot) -> Row | None:
    if spot.row["evidence_direction"] == "Does Not Support":
        return {"evidence_direction": "Supports"}
    return undenied("molecular_profile")(spot)


def _civic_variant(spot: Spot) -> Row | None:
    """Half of the time only the name slips, half of the time the whole link does."""
    whole = ("molecular_profile_id", "molecular_profile_civic_url")
    return from_next("molecular_profile", *(whole if spot.dice.random() < _HALF else ()))(spot)


def _flat_negation(spot: Spot) -> Row | None:
    for column in ("therapy_sensitivity", "therapy_resistance"):
        if spot.row[column] == 0:
            return {column: 1}
    return None


#: What every assertion has, whatever its feature is.
_SHARED: Final = frozenset(
    {
        *("feature_type", "disease", "context", "oncotree_term", "oncotree_code", "therapy_name"),
        *("therapy_strategy", "therapy_type", "therapy_sensitivity", "therapy_resistance"),
        *("favorable_prognosis", "predictive_implication", "description", "source_type"),
        *("citation", "url", "doi", "pmid", "nct", "publication_date", "last_updated"),
        *("_deprecated", "assertion_id", "source_id", "therapy_name_mappings"),
    }
)


def _flat_variant(spot: Spot) -> Row | None:
    """The whole feature of the next assertion with another feature of the same type."""
    mine = _feature(spot.row)
    for step in range(1, len(spot.rows)):
        other = spot.rows[(spot.at + step) % len(spot.rows)]
        if other["feature_type"] == spot.row["feature_type"] and _feature(other) != mine:
            return _feature(other)
    return None


def _feature(row: Row) -> Row:
    return {k: v for k, v in row.items() if k not in _SHARED and not k.endswith("_mappings")}


def _agency(spot: Spot) -> Row | None:
    return {"agency": "EMA" if spot.row["agency"] == "FDA" else "FDA"}


_HALF: Final = 0.5

#: Source → kind → maker.
MAKERS: Final[dict[str, dict[Kind, Maker]]] = {
    "civic": {
        Kind.NEGATION: _civic_negation,
        Kind.DRUG: from_another("therapies", "therapy_interaction_type"),
        Kind.YEAR: year_in("citation"),
        Kind.CODE: from_next("doid"),
        Kind.DISEASE: from_next("disease", "doid"),
        Kind.VARIANT: _civic_variant,
    },
    "moalmanac-assertions": {
        Kind.NEGATION: _flat_negation,
        Kind.DRUG: from_another("therapy_name", "therapy_strategy", "therapy_type"),
        Kind.YEAR: year_in("publication_date"),
        Kind.CODE: from_next("oncotree_code"),
        Kind.DISEASE: from_next("oncotree_code", "oncotree_term", "disease", "context"),
        Kind.VARIANT: _flat_variant,
    },
    "outcomes": {
        Kind.DRUG: from_another("drug"),
        Kind.YEAR: year_in("citation"),
        Kind.DISEASE: from_next("tumour_type"),
        Kind.VARIANT: from_next("alteration"),
    },
    "fda_accelerated": {Kind.DRUG: from_another("drug"), Kind.YEAR: year_in("aa_date")},
    "withdrawals": {
        Kind.DRUG: from_another("drug"),
        Kind.YEAR: year_in("approval_date"),
        Kind.AGENCY: _agency,
    },
    "fda_approvals": {
        Kind.DRUG: from_another("Active Ingredient/Moiety"),
        Kind.YEAR: year_in("FDA Approval Date"),
    },
}

#: Column → the field under which the rules speak of it, where the names differ.
FIELDS: Final = {"Active Ingredient/Moiety": "substance", "FDA Approval Date": "date"}
