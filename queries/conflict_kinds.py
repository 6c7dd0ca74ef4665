"""The kinds of conflict among claims: one proposition, two tumours, the scope of a label."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

import msgspec

from kg.model import Band, Breadth, Curie, Label, TumourScope, genes_of
from kg.model.biomarker import biomarkers_of
from kg.model.conflict import Claimed, Conflict, ConflictKind
from ontologies.claims import print_profile
from ontologies.tumours import Tumours
from queries.conflict_rulings import Ruling, ruling, ruling_between, strongest
from queries.propositions import Placed, by_proposition
from queries.rules import STRENGTH


def find(claims: Sequence[Placed], tumours: Tumours) -> Iterator[Conflict]:
    """All three kinds among claims that take a side."""
    for group in by_proposition(claims).values():
        if len({one.speaks_for for one in group}) > 1:
            yield _effect(group)
    pairs: defaultdict[object, list[Placed]] = defaultdict(list)
    for one in claims:
        pairs[one.pair].append(one)
    for group in pairs.values():
        yield from _tumour_against_tumour(group, tumours)
        yield from _excluded_by_label(group, tumours)


def _effect(group: Sequence[Placed]) -> Conflict:
    """For and against under one proposition; between sources where no source says both."""
    works = [one for one in group if one.speaks_for]
    fails = [one for one in group if not one.speaks_for]
    apart = {o.claimed.source for o in works}.isdisjoint(o.claimed.source for o in fails)
    kinds = (ConflictKind.EFFECT, *((ConflictKind.SOURCE,) if apart else ()))
    profile = print_profile(group[0].under.profile)
    return _conflict(kinds, profile, works, fails, ruling(_told(works), _told(fails)))


def _tumour_against_tumour(group: Sequence[Placed], tumours: Tumours) -> Iterator[Conflict]:
    """Works in one tumour, fails in another; a tumour with both goes by its stronger side."""
    places: defaultdict[object, list[Placed]] = defaultdict(list)
    for one in group:
        places[one.place].append(one)
    leaning = [_leaning(found) for found in places.values()]
    works = [one for found in leaning for one in found if one.speaks_for]
    fails = [one for found in leaning for one in found if not one.speaks_for]
    if works and fails:
        nested = any(
            _within(a.under.tumour, b.under.tumour, tumours)
            or _within(b.under.tumour, a.under.tumour, tumours)
            for a in works
            for b in fails
        )
        kinds = (ConflictKind.TUMOUR,)
        ruled = ruling_between(_told(fails), nested=nested)
        yield _conflict(kinds, print_profile(group[0].altered), works, fails, ruled, nested=nested)


def _leaning(found: Sequence[Placed]) -> list[Placed]:
    """The claims of one tumour on its stronger side; none where both sides are as strong."""
    sides = [[o for o in found if o.speaks_for is side] for side in (True, False)]
    if not all(sides):
        return list(found)
    works, fails = (STRENGTH[strongest(_told(side))] for side in sides)
    return [] if works == fails else sides[0] if works < fails else sides[1]


def _within(inner: TumourScope, outer: TumourScope, tumours: Tumours) -> bool:
    """Whether every type of a scope lies in another; all tumours and unspecified hold all."""
    if outer.breadth in {Breadth.ALL, Breadth.UNSPECIFIED}:
        return True
    types = inner.types if inner.breadth is Breadth.TYPES else ()
    return bool(types) and all(tumours.is_within(type_, outer) for type_ in types)


def _excluded_by_label(group: Sequence[Placed], tumours: Tumours) -> Iterator[Conflict]:
    """A label excludes a tumour that another source has in the same label, or speaks for."""
    excluding: defaultdict[tuple[str, Curie], list[Placed]] = defaultdict(list)
    for one in group:
        for type_ in one.under.tumour.excluded if isinstance(one.claim, Label) else ():
            excluding[one.claim.jurisdiction, type_].append(one)
    once: defaultdict[_Told, list[Curie]] = defaultdict(list)
    sides: dict[_Told, tuple[list[Placed], list[Placed]]] = {}
    for (_, type_), fails in excluding.items():
        works = [one for one in group if _covers(one, type_, fails, tumours)]
        if works:
            told = _records(works), _records(fails)
            once[told].append(type_)
            sides[told] = works, fails
    for records, types in once.items():
        yield _label_scope(*sides[records], tuple(sorted(types)), tumours)


#: The records on either side.
_Told = tuple[tuple[str, ...], tuple[str, ...]]


def _records(side: Iterable[Placed]) -> tuple[str, ...]:
    return tuple(one.claimed.record for one in side)


def _covers(one: Placed, excluded: Curie, fails: Sequence[Placed], tumours: Tumours) -> bool:
    """A claim for the regimen from other sources, on the excluded tumour.

    A label must be the same one in another telling: of one place and one day.
    """
    if not one.speaks_for or any(one.claimed.source == f.claimed.source for f in fails):
        return False
    if isinstance(one.claim, Label):
        told = (one.claim.jurisdiction, one.claim.valid_from)
        same = any(
            isinstance(f.claim, Label) and told == (f.claim.jurisdiction, f.claim.valid_from)
            for f in fails
        )
        return same and tumours.is_within(excluded, one.under.tumour)
    return _within(one.under.tumour, TumourScope(breadth=Breadth.TYPES, types=(excluded,)), tumours)


def _label_scope(
    works: Sequence[Placed], fails: Sequence[Placed], types: tuple[Curie, ...], tumours: Tumours
) -> Conflict:
    names = tuple(found.name if (found := tumours.get(t)) else str(t) for t in types)
    excluding = [
        one._replace(claimed=msgspec.structs.replace(one.claimed, says="excluded")) for one in fails
    ]
    decides = (
        f"each label covers what its own source says: by {fails[0].claimed.record} not "
        f"{', '.join(names)}, by {works[0].claimed.record} as well; both are shown"
    )
    conflict = _conflict(
        (ConflictKind.SOURCE,),
        print_profile(works[0].altered),
        works,
        excluding,
        Ruling("excluded tumour", decides),
    )
    return msgspec.structs.replace(conflict, tumours=names, tumour_ids=types)


def _told(side: Iterable[Placed]) -> list[Claimed]:
    return [one.claimed for one in side]


def _conflict(
    kinds: tuple[ConflictKind, ...],
    profile: str,
    works: Sequence[Placed],
    fails: Sequence[Placed],
    ruled: Ruling,
    *,
    nested: bool = False,
) -> Conflict:
    both = [*works, *fails]
    genes = {g for one in both for leaf in biomarkers_of(one.altered)
             for g in genes_of(leaf.alteration)}  # fmt: skip
    ids: set[Curie] = set(chain.from_iterable(one.under.tumour.types for one in both))
    return Conflict(
        kinds=kinds,
        profile=profile,
        genes=tuple(sorted(genes)),
        drugs=works[0].under.drugs,
        classes=works[0].under.classes,
        supporting=_ordered(works),
        opposing=_ordered(fails),
        tumours=tuple(sorted({one.claimed.tumour for one in both})),
        tumour_ids=tuple(sorted(ids)),
        nested=nested,
        studies=tuple(sorted(_studies(works) & _studies(fails))),
        rule=ruled.rule,
        decides=ruled.decides,
    )


def _ordered(side: Iterable[Placed]) -> tuple[Claimed, ...]:
    """Strongest first, then by record; a record that tells one thing twice stands once."""
    once = dict.fromkeys(one.claimed for one in side)
    return tuple(sorted(once, key=lambda c: (STRENGTH[Band(c.band)], c.record, c.tumour)))


def _studies(side: Iterable[Placed]) -> set[str]:
    return {study for one in side for study in (*one.claimed.studies, *one.claimed.citations)}
