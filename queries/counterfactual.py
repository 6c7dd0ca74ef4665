"""What would change: without some records, without a source, on another day.

The records that *carry* what is decided of a regimen are found by taking them away: the minimal
sets whose removal changes its list, standing, effect or band in some jurisdiction. Small sets are
searched one by one. Where much speaks for one thing no small set carries it: then all records of
a kind are taken away, and put back one by one as long as the change remains.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import combinations

import msgspec

from kg.errors import QuestionError
from kg.model import Authorisation, CohortOutcome, Label, Statement
from kg.store import Store
from ontologies.words import Words
from queries.answer import Desk, answer
from queries.decision import Ground
from queries.differences import Difference, Drugs, Placed, cited_for, differences, places_of
from queries.question import Asked
from queries.removal import Removals
from queries.reply import Answer, Out
from queries.without import LeftOut, Without

#: A larger set is no longer an explanation; and how often the question is asked again at most.
LARGEST, MOST_ASKED = 3, 500


class MinimalSet(Out, frozen=True, kw_only=True):
    """Records that together carry what is decided, and what is decided without them.

    Taking away fewer of them changes nothing. ``after`` is empty where the regimen is then in no
    list.
    """

    records: tuple[str, ...]
    after: dict[str, Placed]


class Carried(Out, frozen=True, kw_only=True):
    """What is decided of a regimen, and the minimal sets of records that carry it.

    ``searched`` is the number of records that bear on it, ``asked`` how often the question was
    asked again. Every set of up to ``complete`` records is among ``sets``; larger ones are
    examples.
    """

    regimen: Drugs
    places: dict[str, Placed]
    sets: tuple[MinimalSet, ...]
    searched: int
    asked: int
    complete: int


class WhatIf(Out, frozen=True, kw_only=True):
    """Two answers, ``before`` as the question was asked and ``after`` by the other terms."""

    before: Answer
    after: Answer
    differences: tuple[Difference, ...]


def what_if(
    asked: Asked, store: Store, words: Words, left_out: LeftOut, as_of: date | None = None
) -> WhatIf:
    """Ask again without some records or sources, or as of another day, and compare."""
    before = answer(asked, store, words)
    other = msgspec.structs.replace(asked, as_of=as_of or asked.as_of)
    after = answer(other, Without(store, left_out), words)
    return WhatIf(before=before, after=after, differences=differences(before, after))


def left_out(
    store: Store,
    records: Iterable[str] = (),
    sources: Iterable[str] = (),
    recorded_after: date | None = None,
) -> LeftOut:
    """What to leave out, as a person names it.

    Raises:
        QuestionError: the store has no such source or no such record.
    """
    out = LeftOut(
        records=frozenset(records), sources=frozenset(sources), recorded_after=recorded_after
    )
    manifest = store.manifest()
    unknown = sorted(out.sources - {source.name for source in manifest.sources})
    if unknown:
        names = ", ".join(sorted(source.name for source in manifest.sources))
        raise QuestionError("source", f"no source {unknown[0]!r}; there are {names}")
    missing = sorted(out.records - _ids(store)) if out.records else []
    if missing:
        raise QuestionError("record", f"no record {missing[0]!r} in the snapshot")
    return out


_Sourced = Statement | Label | CohortOutcome | Authorisation


def _ids(store: Store) -> set[str]:
    kinds: tuple[type[_Sourced], ...] = (Statement, Label, CohortOutcome, Authorisation)
    return {record.provenance.record for kind in kinds for record in store.records_of(kind)}


def carriers(
    asked: Asked, store: Store, words: Words, drugs: Drugs, most_asked: int = MOST_ASKED
) -> Carried:
    """The minimal sets of records that carry what is decided of one regimen.

    They are searched among the records that bear on it, which makes each asking cheap, and each
    set that is found is tried on the whole store.
    """
    desk = Desk(store, words)
    told = desk.answer(asked)
    here = places_of(told).get(drugs, {})
    groups = bearing(told, desk.ground(asked), drugs)
    pool = tuple(dict.fromkeys(id_ for group in groups for id_ in group))
    whole = Removals(desk)

    def decided(records: Iterable[str], of: Removals) -> dict[str, Placed]:
        return places_of(of.answer(asked, records)).get(drugs, {})

    view = Without(store, LeftOut(all_but=frozenset(pool)))
    small = Removals(Desk(view, words))
    searched = small if decided((), small) == here else whole
    search = _Search(lambda records: decided(records, searched) != here, most_asked)
    sets = [*search.small(pool), *search.by_kind(groups)]
    tried = ((records, decided(records, whole)) for records in sets)
    return Carried(
        regimen=drugs,
        places=here,
        sets=tuple(MinimalSet(records=r, after=after) for r, after in tried if after != here),
        searched=len(pool),
        asked=search.asked,
        complete=search.complete,
    )


class _Search:
    """Finds minimal sets of records without which something else is decided."""

    def __init__(self, changes: Callable[[tuple[str, ...]], bool], most: int) -> None:
        self._changes = changes
        self._most = most
        self._found: list[frozenset[str]] = []
        self.asked = 0
        self.complete = 0

    def small(self, pool: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        """Sets of one record, then of two, then of three, until the bound is reached."""
        for size in range(1, min(LARGEST, len(pool)) + 1):
            for records in combinations(pool, size):
                if any(found <= set(records) for found in self._found):
                    continue
                if self.asked >= self._most:
                    return
                if self._asks(records):
                    self._found.append(frozenset(records))
                    yield records
            self.complete = size

    def by_kind(self, groups: Iterable[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
        """One minimal set of each kind of record, whatever its size."""
        for group in groups:
            if not any(found <= set(group) for found in self._found) and self._asks(group):
                records = self._shrunk(group)
                self._found.append(frozenset(records))
                yield records

    def _shrunk(self, group: tuple[str, ...]) -> tuple[str, ...]:
        """Put back what can be put back, the last of the group first."""
        left = group
        for record in reversed(group):
            fewer = tuple(other for other in left if other != record)
            if self._asks(fewer):
                left = fewer
        return left

    def _asks(self, records: tuple[str, ...]) -> bool:
        self.asked += 1
        return self._changes(records)


def bearing(told: Answer, ground: Ground, drugs: Drugs) -> tuple[tuple[str, ...], ...]:
    """Every record that can bear on what is decided of a regimen, by kind, the cited ones first.

    The kinds: what the answer cites; statements and cohorts; labels of the drugs;
    authorisations; and what names the patient's findings.
    """
    items = [
        item
        for names in (drugs, *((name,) for name in drugs))
        for item in ground.evidence.get(names, ())
    ]
    labels = [label for name in drugs for label in ground.labels_of_drug.get(name, ())]
    authorised = [record for name in drugs for record in ground.authorisations.get(name, ())]
    groups = (
        sorted(cited_for(told, drugs)),
        (item.id for item in items),
        (record.provenance.record for record in labels),
        (record.provenance.record for record in authorised),
        naming(ground),
    )
    return tuple(tuple(dict.fromkeys(group)) for group in groups)


def naming(ground: Ground) -> tuple[str, ...]:
    """The records that open the driver gate for a finding, or name it as resistant."""
    known = {item.id for items in ground.evidence.values() for item in items}
    known |= {x.provenance.record for labels in ground.labels.values() for x in labels}
    words = [word for f in ground.patient.findings for why in f.verdict.why for word in why.split()]
    resists = [f.resists for f in ground.patient.findings if f.resists]
    return tuple(dict.fromkeys((*(word for word in words if word in known), *resists)))
