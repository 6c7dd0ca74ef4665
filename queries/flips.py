"""Sign flips of one source: works in one tumour, fails in another.

A flip is one profile × regimen, in the source's own words, of which every record on one tumour
speaks for it and every record on another against it. A record that only weakens a resistance
takes no side.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from kg.model import (
    Profile,
    Statement,
    TumourScope,
)
from kg.model.statement import CLINICAL_LEVEL
from queries.propositions import AGAINST_A_DRUG, side_of


class Place(NamedTuple):
    """One tumour of a flip, in the source's words, with its records on either side."""

    tumour: str
    scope: TumourScope
    profile: Profile
    records: tuple[Statement, ...]

    @property
    def clinical(self) -> bool:
        """Whether a record is of clinical level."""
        return any(record.band in CLINICAL_LEVEL for record in self.records)

    @property
    def ids(self) -> tuple[str, ...]:
        """The records' ids."""
        return tuple(sorted(record.provenance.record for record in self.records))


class Flip(NamedTuple):
    """One profile × regimen: where it worked and where it failed."""

    profile: str
    drugs: tuple[str, ...]
    worked: tuple[Place, ...]
    failed: tuple[Place, ...]

    @property
    def failing(self) -> frozenset[str]:
        """The records that say it failed."""
        return frozenset(id_ for place in self.failed for id_ in place.ids)


class Flips(NamedTuple):
    """The flips of a source, among how many pairs with more than one tumour."""

    found: tuple[Flip, ...]
    pairs: int
    several: int


def flips(statements: Iterable[Statement], source: str = "civic") -> Flips:
    """The sign flips among the records of one source."""
    pairs: defaultdict[tuple[object, ...], defaultdict[str, list[Statement]]]
    pairs = defaultdict(lambda: defaultdict(list))
    for record in statements:
        if record.provenance.source == source:
            regimen = record.regimen
            key = record.profile_text, regimen.drugs, regimen.classes
            pairs[key][record.tumour.text].append(record)
    several = {key: places for key, places in pairs.items() if len(places) > 1}
    found = (_flip(places) for _, places in sorted(several.items(), key=lambda pair: str(pair[0])))
    return Flips(tuple(f for f in found if f is not None), len(pairs), len(several))


def _flip(places: Mapping[str, list[Statement]]) -> Flip | None:
    worked: list[Place] = []
    failed: list[Place] = []
    for tumour, records in sorted(places.items()):
        signs = {side in AGAINST_A_DRUG for r in records if (side := side_of(r)) is not None}
        if len(signs) == 1:
            told = tuple(r for r in records if side_of(r) is not None)
            place = Place(tumour, told[0].tumour, told[0].profile, told)
            (failed if signs == {True} else worked).append(place)
    if not worked or not failed:
        return None
    first = worked[0].records[0]
    return Flip(first.profile_text, first.regimen.drugs, tuple(worked), tuple(failed))
