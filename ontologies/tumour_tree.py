"""The two trees of tumour types, tied by bridges, and the climb of the patient's tumour."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Mapping
from functools import cached_property
from types import MappingProxyType

import msgspec

from kg.model import Breadth, Curie, Form, TumourScope, TumourType
from ontologies.tumour_bridges import bridges
from ontologies.tumour_links import (
    CUT,
    GROUPS,
    LIQUID_ROOTS,
    NO_FORM,
    ORGAN_ROOTS,
    WITHIN,
    node_id,
)
from ontologies.tumour_names import key, looser

_GROUP_IDS = frozenset(map(node_id, GROUPS))


class TumourTree:
    """OncoTree as the spine, DOID beside it, and bridges between them."""

    def __init__(self, types: Iterable[TumourType]) -> None:
        given = {t.id: t for t in types}
        if any(id_.startswith("oncotree:") for id_ in given):
            given |= {node_id(name): _group(name) for name in GROUPS}
        self._bridges = bridges(given.values())
        self._given = given
        self.types = {id_: t for id_, t in given.items() if not id_.startswith("mondo:")}
        self._labels = {
            t.name: id_
            for id_, t in self.types.items()
            if id_.startswith("doid:") and not t.retired_to
        }
        self._climbed: dict[Curie, Mapping[Curie, int]] = {}
        self._forms: dict[Curie, Form] = {}

    def records(self) -> tuple[TumourType, ...]:
        """Give everything these words were made from."""
        return tuple(t for id_, t in self._given.items() if id_ not in _GROUP_IDS)

    def get(self, id: Curie) -> TumourType | None:  # noqa: A002  # the interface's word
        """Give the node of that id, a retired one as its successor; None where unknown."""
        found = self.types.get(id)
        if found is not None and len(found.retired_to) == 1:
            return self.types.get(found.retired_to[0], found)
        return self.formed(found) if found is not None else None

    def spine(self, id: Curie) -> Curie:  # noqa: A002
        """The node that stands for this one: the successor, the OncoTree node it equals."""
        node = self.types[id]
        if len(node.retired_to) == 1 and node.retired_to[0] in self.types:
            return self.spine(node.retired_to[0])
        return self._back.get(id, id)

    def formed(self, found: TumourType) -> TumourType:
        """Give a DOID node its form from its place in the tree."""
        if found.form is not Form.EITHER or not found.id.startswith("doid:"):
            return found
        above = set(self._climb(found.id))
        if above & self._liquid:
            return msgspec.structs.replace(found, form=Form.LIQUID)
        growth = self._labels.get("disease of cellular proliferation") in above
        solid = growth and found.name not in NO_FORM
        return msgspec.structs.replace(found, form=Form.SOLID) if solid else found

    def form(self, id: Curie) -> Form:  # noqa: A002  # the interface's word
        """Tell solid from liquid; EITHER where the node does not say."""
        if id not in self._forms:
            found = self.get(id)
            self._forms[id] = found.form if found is not None else Form.EITHER
        return self._forms[id]

    def ancestors(self, id: Curie) -> Mapping[Curie, int]:  # noqa: A002  # the interface's word
        """Give the tumour itself (0 steps) and all above it, over bridges into DOID (0 steps)."""
        if id not in self._climbed:
            self._climbed[id] = MappingProxyType(self._climb(id))
        return self._climbed[id]

    def is_within(self, id: Curie, scope: TumourScope) -> bool:  # noqa: A002
        """Tell whether the patient's tumour lies in a claim's scope and in no exclusion."""
        above = self.ancestors(id)
        if any(self.same(other) & above.keys() for other in scope.excluded):
            return False
        match scope.breadth:
            case Breadth.ALL_SOLID:
                return self.form(id) is Form.SOLID
            case Breadth.ALL_LIQUID:
                return self.form(id) is Form.LIQUID
            case Breadth.ALL | Breadth.UNSPECIFIED:
                return True
            case Breadth.TYPES:
                return any(self.same(other) & above.keys() for other in scope.types)

    def same(self, id: Curie) -> frozenset[Curie]:  # noqa: A002
        """Give the nodes that a claim on this one is about: itself and the DOID nodes it equals."""
        node = self.types.get(id)
        here = self.spine(id) if node is not None else id
        return self._stood_for.get(here, frozenset()) | {id, here}

    @cached_property
    def _liquid(self) -> frozenset[Curie]:
        return frozenset(self._labels[name] for name in LIQUID_ROOTS if name in self._labels)

    @cached_property
    def _wider(self) -> dict[Curie, tuple[Curie, ...]]:
        """The table's links to wider things, as ids."""
        links = {
            node_id(code): tuple(
                self._labels.get(name) or node_id(name)
                for name in names
                if name in self._labels or node_id(name) in self.types
            )
            for code, names in WITHIN.items()
        }
        return {id_: above for id_, above in links.items() if id_ in self.types}

    @cached_property
    def _cut(self) -> frozenset[tuple[Curie, Curie]]:
        return frozenset(
            (self._labels.get(low) or node_id(low), self._labels.get(high) or node_id(high))
            for low, high in CUT
        )

    def _climb(self, start: Curie) -> dict[Curie, int]:
        first = self.types.get(start)
        if first is None:
            return {start: 0}
        from_doid = start.startswith("doid:")
        steps: dict[Curie, int] = {}
        ahead: deque[tuple[int, Curie]] = deque([(0, start)])
        while ahead:
            count, here = ahead.popleft()
            if here in steps:
                continue
            steps[here] = count
            same = self._bridges.over.get(here, ())
            if from_doid and here in self._back:
                same = (*same, self._back[here])
            ahead.extendleft((count, other) for other in same)
            ahead.extend((count + 1, parent) for parent in self._parents(here))
        return steps

    @cached_property
    def _back(self) -> dict[Curie, Curie]:
        """DOID → the OncoTree node that stands for it, where both hold mostly the same tumours."""
        inside, outside = self._extensions()
        names = Counter(looser(key(t.name)) for i, t in self.types.items() if i[:4] != "doid")

        def equal(doid: Curie, onco: Curie) -> bool:
            name = looser(key(self.types[onco].name))
            return names[name] == 1 and name == looser(key(self.types[doid].name))

        return {
            doid: onco
            for doid, onco in self._bridges.back.items()
            if (onco, doid) in self._bridges.sure
            or (
                (
                    inside[doid] > outside[doid]
                    or (inside[doid] == outside[doid] and equal(doid, onco))
                )
                and not self._in_more_organs(doid, onco)
            )
        }

    def _in_more_organs(self, doid: Curie, onco: Curie) -> bool:
        """Whether a DOID node of no organ is a histology that OncoTree also has in other tissues.

        "Mucinous adenocarcinoma" is then wider than the cervical one that shares its NCIt code.
        """
        organs = {self._labels[name] for name in ORGAN_ROOTS if name in self._labels}
        if organs & self._climb_doid(doid) or not organs & self._climb(onco).keys():
            return False
        words = set(looser(key(self.types[doid].name)).split())
        return any(words <= other for other in self._words_outside(self.types[onco].tissue))

    def _climb_doid(self, start: Curie) -> frozenset[Curie]:
        """A DOID node and all above it in DOID alone."""
        found, ahead = set[Curie](), [start]
        while ahead:
            here = ahead.pop()
            if here not in found and here in self.types:
                found.add(here)
                ahead += (parent for parent in self.types[here].parents)
        return frozenset(found)

    def _words_outside(self, tissue: str | None) -> Iterable[set[str]]:
        """The words of each OncoTree name of another tissue."""
        for id_, t in self.types.items():
            if id_.startswith("oncotree:") and not t.retired_to and t.tissue != tissue:
                yield set(looser(key(t.name)).split())

    def _extensions(self) -> tuple[Counter[Curie], Counter[Curie]]:
        """Per DOID node: OncoTree nodes below both it and its twin; below it in another tissue."""
        inside: Counter[Curie] = Counter()
        outside: Counter[Curie] = Counter()
        for id_, t in self.types.items():
            if id_.startswith("doid:") or t.retired_to:
                continue
            above = self._climb(id_)
            for doid in above.keys() & self._bridges.back.keys():
                twin = self._bridges.back[doid]
                if twin in above:
                    inside[doid] += 1
                elif self.types[twin].tissue != t.tissue:
                    outside[doid] += 1
        return inside, outside

    @cached_property
    def _stood_for(self) -> dict[Curie, frozenset[Curie]]:
        found: defaultdict[Curie, set[Curie]] = defaultdict(set)
        for doid, onco in self._back.items():
            found[onco].add(doid)
        return {onco: frozenset(doids) for onco, doids in found.items()}

    def _parents(self, id: Curie) -> Iterable[Curie]:  # noqa: A002
        node = self.types.get(id)
        if node is None:
            return ()
        above = (*node.parents, *node.retired_to, *self._wider.get(id, ()))
        return (parent for parent in above if (id, parent) not in self._cut)

    def reachable(self) -> frozenset[Curie]:
        """Give every node that some OncoTree node climbs to: what claims can usefully speak of."""
        starts = (id_ for id_ in self.types if not id_.startswith("doid:"))
        return frozenset(above for id_ in starts for above in self.ancestors(id_))


def _group(code: str) -> TumourType:
    name, parents, _, form = GROUPS[code]
    return TumourType(
        id=node_id(code), name=name, parents=tuple(node_id(parent) for parent in parents), form=form
    )
