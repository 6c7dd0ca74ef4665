"""How many claims of each source reach the spine of tumour types, and which do not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from enum import StrEnum

from kg.model import (
    Breadth,
    CohortOutcome,
    Curie,
    Fate,
    Label,
    Reimbursement,
    SetAside,
    Statement,
    TumourScope,
    Value,
)
from kg.store import Store
from ontologies.disease_states import split_disease
from ontologies.tumours import Tumours

Claim = Statement | Label | CohortOutcome | Reimbursement


class Place(StrEnum):
    """Where the disease of a claim stands to the spine, nearest first."""

    NODE = "a tumour type"
    ABOVE = "a group of tumour types"
    BELOW = "a subtype without a node of its own"
    FORM = "all tumours, of a form or any"
    NONE = "not on the spine"


#: Fields of a row that hold its disease, as loaders name them.
_DISEASE_FIELDS = frozenset({"disease", "tumour", "tumours", "tumour_type"})


class Unreached(Value, frozen=True, kw_only=True):
    """A row or record whose disease leads nowhere, or that was set aside before it was read."""

    source: str
    record: str
    why: str


class Reach(Value, frozen=True, kw_only=True):
    """One source: its rows by where their disease stands; ``unreached`` are listed.

    ``claims`` counts rows of the source, however many records each became; ``receptors`` and
    ``states`` those whose disease name also holds a receptor or marker, or a state.
    """

    source: str
    claims: int
    places: dict[Place, int]
    receptors: int
    states: int
    unreached: tuple[Unreached, ...]

    @property
    def reached(self) -> int:
        """Rows whose disease is on the spine."""
        return self.claims - len(self.unreached)


def reach(store: Store, tumours: Tumours) -> list[Reach]:
    """Per source of claims, how far their diseases reach the spine; sources in name order."""
    rows: defaultdict[str, dict[str, TumourScope]] = defaultdict(dict)
    for claim in _claims(store):
        told = claim.provenance
        rows[told.source].setdefault(told.record, claim.tumour)
    lost = _lost(store.set_aside(), rows)
    below = _spine_below(tumours)
    return [_reach(source, rows[source], lost[source], tumours, below) for source in sorted(rows)]


def _claims(store: Store) -> Iterator[Claim]:
    yield from store.records_of(Statement)
    yield from store.records_of(Label)
    yield from store.records_of(CohortOutcome)
    yield from store.records_of(Reimbursement)


def _lost(aside: Iterable[SetAside], claims: Iterable[str]) -> dict[str, list[Unreached]]:
    """Rows that never became a claim, apart from what is no claim by its kind."""
    found: defaultdict[str, list[Unreached]] = defaultdict(list)
    for item in aside:
        kept = item.fate is Fate.REPAIRED or item.rule in NO_CLAIM or item.source not in claims
        if not kept:
            read = "" if item.field in _DISEASE_FIELDS else "disease not read: "
            why = f"{read}{item.rule}: {item.why}"
            found[item.source].append(Unreached(source=item.source, record=item.row, why=why))
    return found


#: Rows that state no effect of a therapy, and none that a label could be.
NO_CLAIM = frozenset(
    {
        *("not predictive", "not accepted", "no indication of its own", "duplicate authorisation"),
        *("nothing that a label here could be", "no date", "unknown drug", "unverified"),
        *("repeats a label", "deprecated", "no effect stated", "no therapy"),
    }
)


def _reach(
    source: str,
    rows: dict[str, TumourScope],
    lost: list[Unreached],
    tumours: Tumours,
    below: frozenset[Curie],
) -> Reach:
    places: defaultdict[Place, int] = defaultdict(int)
    off: list[Unreached] = []
    receptors = states = 0
    for record, scope in rows.items():
        place = place_of(scope, tumours, below)
        places[place] += 1
        parts = split_disease(scope.text)
        receptors += bool(parts.biomarkers)
        states += bool(parts.states)
        if place is Place.NONE:
            off.append(Unreached(source=source, record=record, why=f"{scope.text!r} has no node"))
    unreached = sorted((*off, *_once(lost)), key=lambda u: u.record)
    return Reach(
        source=source,
        claims=len(rows) + len(unreached) - len(off),
        places={place: places[place] for place in Place if places[place]},
        receptors=receptors,
        states=states,
        unreached=tuple(unreached),
    )


def _once(lost: Iterable[Unreached]) -> list[Unreached]:
    return list({item.record: item for item in lost}.values())


def _spine_below(tumours: Tumours) -> frozenset[Curie]:
    """Every node that is a type of the spine or has one below it."""
    spine = (id_ for id_ in tumours.types if not id_.startswith("doid:"))
    return frozenset(above for id_ in spine for above in tumours.ancestors(id_))


def place_of(scope: TumourScope, tumours: Tumours, below: frozenset[Curie]) -> Place:
    """Where a scope stands, by the type that stands best; ``below`` has a node under it."""
    if scope.breadth is not Breadth.TYPES:
        return Place.FORM
    places = [_place(id_, tumours, below) for id_ in scope.types]
    return min(places, key=tuple(Place).index, default=Place.NONE)


def _place(id_: Curie, tumours: Tumours, below: frozenset[Curie]) -> Place:
    if id_ not in tumours.types:
        return Place.NONE
    if not tumours.spine(id_).startswith("doid:"):
        return Place.NODE
    if id_ in below:
        return Place.ABOVE
    above = tumours.ancestors(id_)
    on_spine = any(not other.startswith("doid:") or other in below for other in above)
    return Place.BELOW if on_spine else Place.NONE
