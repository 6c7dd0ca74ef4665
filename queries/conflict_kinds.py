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
from ontologies.words import Words
from queries.conflict_rulings import Ruling, ruling, ruling_between, strongest
from queries.propositions import Placed, by_proposition, claimed
from queries.rules import STRENGTH


def find(group: Sequence[Placed], words: Words) -> Iterator[Conflict]:
    """All three kinds among the claims on one alteration and regimen."""
    sides = {one.speaks_for for one in group}
    if len(sides) == 1 and not any(one.tumour.excluded for one in group):
        return
    for under in by_proposition(group).values():
        if len({one.speaks_for for one in under}) > 1:
            yield _effect(under, words)
    yield from _tumour_against_tumour(group, words)
    yield from _excluded_by_label(group, words.tumours)


def _effect(group: Sequence[Placed], words: Words) -> Conflict:
    """For and against under one proposition; between sources where no source says both."""
    works = [one for one in group if one.speaks_for]
    fails = [one for one in group if not one.speaks_for]
    apart = {o.source for o in works}.isdisjoint(o.source for o in fails)
    kinds = (ConflictKind.EFFECT, *((ConflictKind.SOURCE,) if apart else ()))
    profile = print_profile(group[0].profile)
    ruled = ruling(_told(works), _told(fails), own_target=_own_target(group, words))
    return _conflict(kinds, profile, works, fails, ruled)


def _tumour_against_tumour(group: Sequence[Placed], words: Words) -> Iterator[Conflict]:
    """Works in one tumour, fails in another; a tumour with both goes by its stronger side."""
    places: defaultdict[object, list[Placed]] = defaultdict(list)
    for one in group:
        places[one.place].append(one)
    leaning = [_leaning(found) for found in places.values()]
    works = [one for found in leaning for one in found if one.speaks_for]
    fails = [one for found in leaning for one in found if not one.speaks_for]
    if works and fails:
        nested = any(
            _within(a.tumour, b.tumour, words.tumours) or _within(b.tumour, a.tumour, words.tumours)
            for a in works
            for b in fails
        )
        kinds = (ConflictKind.TUMOUR,)
        ruled = ruling_between(_told(fails), nested=nested)
        yield _conflict(kinds, print_profile(group[0].altered), works, fails, ruled, nested=nested)


def _own_target(group: Sequence[Placed], words: Words) -> bool:
    """Whether the alteration lies in a gene that a drug of the regimen acts on."""
    drugs = (words.drugs.known(name) for name in group[0].claim.regimen.drugs)
    targets = {gene for drug in drugs if drug is not None for gene in drug.targets}
    return not targets.isdisjoint(_genes(group))


def _genes(claims: Iterable[Placed]) -> set[str]:
    leaves = (leaf for one in claims for leaf in biomarkers_of(one.altered))
    return {gene for leaf in leaves for gene in genes_of(leaf.alteration)}


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
        if isinstance(one.claim, Label):
            for type_ in one.tumour.excluded:
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
    return tuple(one.record for one in side)


def _covers(one: Placed, excluded: Curie, fails: Sequence[Placed], tumours: Tumours) -> bool:
    """A claim for the regimen from other sources, on the excluded tumour.

    A label must be the same one in another telling: of one place and one day.
    """
    if not one.speaks_for or any(one.source == f.source for f in fails):
        return False
    if isinstance(one.claim, Label):
        told = (one.claim.jurisdiction, one.claim.valid_from)
        same = any(
            isinstance(f.claim, Label) and told == (f.claim.jurisdiction, f.claim.valid_from)
            for f in fails
        )
        return same and tumours.is_within(excluded, one.tumour)
    return _within(one.tumour, TumourScope(breadth=Breadth.TYPES, types=(excluded,)), tumours)


def _label_scope(
    works: Sequence[Placed], fails: Sequence[Placed], types: tuple[Curie, ...], tumours: Tumours
) -> Conflict:
    names = tuple(found.name if (found := tumours.get(t)) else str(t) for t in types)
    excluding = [one._replace(says="excluded") for one in fails]
    decides = (
        f"each label covers what its own source says: by {min(_records(fails))} not "
        f"{', '.join(names)}, by {min(_records(works))} as well; both are shown"
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
    return [claimed(one) for one in side]


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
    supporting, opposing = _ordered(works), _ordered(fails)
    ids: set[Curie] = set(chain.from_iterable(one.tumour.types for one in both))
    return Conflict(
        kinds=kinds,
        profile=profile,
        genes=tuple(sorted(_genes(both))),
        drugs=works[0].claim.regimen.drugs,
        classes=works[0].claim.regimen.classes,
        supporting=supporting,
        opposing=opposing,
        tumours=tuple(sorted({told.tumour for told in (*supporting, *opposing)})),
        tumour_ids=tuple(sorted(ids)),
        nested=nested,
        studies=tuple(sorted(_studies(supporting) & _studies(opposing))),
        rule=ruled.rule,
        decides=ruled.decides,
    )


def _ordered(side: Iterable[Placed]) -> tuple[Claimed, ...]:
    """Strongest first, then by record; a record that tells one thing twice stands once."""
    once = dict.fromkeys(_told(side))
    return tuple(sorted(once, key=lambda c: (STRENGTH[Band(c.band)], c.record, c.tumour)))


def _studies(side: Iterable[Claimed]) -> set[str]:
    return {study for told in side for study in (*told.studies, *told.citations)}
