"""Which OncoTree and DOID nodes are the same thing: exact matches that at least two lists share."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.model import Curie, TumourType
from ontologies.terms import squash
from ontologies.tumour_links import GROUPS, NOT_SAME, SAME, node_id

Pair = tuple[Curie, Curie]

#: A pair needs this many of: NCIt code shared with DOID; NCIt code through Mondo; OncoTree code
#: through Mondo; equal names. Single matches were read and a third of them is wrong. Equal names
#: alone are enough.
_ENOUGH = 2
_EQUAL_NAMES = 2


@dataclass(frozen=True, slots=True)
class Bridges:
    """``over``: OncoTree → DOID, any number. ``back``: DOID → the OncoTree node nearest to it.

    ``sure`` are the pairs by hand: there both are the same thing whatever lies below them.
    """

    over: Mapping[Curie, tuple[Curie, ...]]
    back: Mapping[Curie, Curie]
    sure: frozenset[Pair]


def bridges(types: Iterable[TumourType]) -> Bridges:
    """Tie OncoTree to DOID by votes of the mappings and by the table of own judgement."""
    known = {t.id: t for t in types if not t.retired_to}
    by_label = {t.name: t.id for t in known.values() if t.id.startswith("doid:")}
    votes = _votes(known)
    for code, label in NOT_SAME:
        votes.pop((node_id(code), by_label.get(label, Curie(""))), None)
    chosen = {pair: count for pair, count in votes.items() if count >= _ENOUGH}
    by_hand = set(_by_hand(by_label, known))
    for pair in by_hand:
        chosen[pair] = max(chosen.get(pair, 0), _ENOUGH)
    over: defaultdict[Curie, list[Curie]] = defaultdict(list)
    for (onco, doid), _ in sorted(chosen.items(), key=lambda item: (-item[1], item[0])):
        over[onco].append(doid)
    return Bridges(
        over={onco: tuple(doids) for onco, doids in over.items()},
        back=_back(chosen, by_hand, known),
        sure=frozenset(by_hand),
    )


def _by_hand(labels: Mapping[str, Curie], known: Mapping[Curie, TumourType]) -> Iterator[Pair]:
    table = [(code, label) for code, found in SAME.items() for label in found]
    table += [(code, label) for code, (_, _, label, _) in GROUPS.items() if label]
    for code, label in table:
        onco = node_id(code)
        if label in labels and onco in known:
            yield onco, labels[label]


def _votes(known: Mapping[Curie, TumourType]) -> Counter[Pair]:
    votes: Counter[Pair] = Counter()
    onco = {id_: t for id_, t in known.items() if id_.startswith("oncotree:")}
    doid = {id_: t for id_, t in known.items() if id_.startswith("doid:")}
    by_ncit = _by_reference(doid.values(), "ncit:")
    mondo = [t for id_, t in known.items() if id_.startswith("mondo:")]
    mondo_by_ncit = _by_reference(mondo, "ncit:")
    mondo_by_onco = _by_reference(mondo, "oncotree:")
    names = {squash(t.name): id_ for id_, t in doid.items()}
    for id_, t in onco.items():
        codes = [c for c in t.same_as if c.startswith("ncit:")]
        direct = {d.id for c in codes for d in by_ncit.get(c, ())}
        through = {d for c in codes for m in mondo_by_ncit.get(c, ()) for d in _doids(m, doid)}
        crossed = {d for m in mondo_by_onco.get(id_, ()) for d in _doids(m, doid)}
        for found in (direct, through, crossed):
            votes.update((id_, d) for d in found)
        same_name = names.get(squash(t.name.replace(", NOS", "")))
        if same_name is not None:
            votes[id_, same_name] += _EQUAL_NAMES
    return votes


def _by_reference(types: Iterable[TumourType], prefix: str) -> dict[Curie, list[TumourType]]:
    found: defaultdict[Curie, list[TumourType]] = defaultdict(list)
    for t in types:
        for other in t.same_as:
            if other.startswith(prefix):
                found[other].append(t)
    return found


def _doids(mondo: TumourType, doid: Mapping[Curie, TumourType]) -> Iterator[Curie]:
    return (other for other in mondo.same_as if other in doid)


def _back(
    chosen: Mapping[Pair, int], by_hand: set[Pair], known: Mapping[Curie, TumourType]
) -> dict[Curie, Curie]:
    """For each DOID node its best OncoTree node: by hand, then most votes, then the wider one."""
    depth = {id_: _depth(id_, known) for id_ in {onco for onco, _ in chosen}}
    best: dict[Curie, tuple[tuple[bool, int, int, str], Curie]] = {}
    for (onco, doid), count in chosen.items():
        if known[onco].name.endswith("NOS") and (onco, doid) not in by_hand:
            continue  # what is not otherwise specified is one of the things, never all of them
        rank = ((onco, doid) not in by_hand, -count, depth[onco], str(onco))
        if doid not in best or rank < best[doid][0]:
            best[doid] = (rank, onco)
    return {doid: onco for doid, (_, onco) in best.items()}


def _depth(id_: Curie, known: Mapping[Curie, TumourType]) -> int:
    steps = 0
    while id_ in known and known[id_].parents:
        id_ = known[id_].parents[0]
        steps += 1
    return steps
