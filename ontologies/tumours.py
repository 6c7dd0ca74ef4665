"""Tumour types by any of their names, and the climb of the patient's tumour through two trees."""

from __future__ import annotations

import re
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Mapping
from functools import cached_property
from types import MappingProxyType

import msgspec

from kg.errors import Refused
from kg.model import Breadth, Curie, Form, TumourScope, TumourType
from ontologies.terms import clean, fold, nearest
from ontologies.tumour_bridges import bridges
from ontologies.tumour_names import key, loose, looser
from ontologies.tumour_words import (
    BREADTHS,
    CUT,
    GROUPS,
    LIQUID_ROOTS,
    NO_FORM,
    SYNONYMS,
    USUAL,
    WITHIN,
    node_id,
)

_CURIE = re.compile(r"(oncotree|group|doid|ncit|mondo|umls):(\S+)", re.IGNORECASE)
_BARE_DOID = re.compile(r"\d{3,7}")
#: Words that are codes only when written in capitals.
_NO_CODE = frozenset({"other", "mixed", "head_neck", "penis", "testis", "bone"})
_SHORT = 4
#: Nodes that hold the tree together and are no diagnosis.
_NO_TYPE = frozenset(map(node_id, ("TISSUE", "OTHER")))


class Tumours:
    """OncoTree as the spine, DOID beside it, and bridges between them."""

    def __init__(self, types: Iterable[TumourType]) -> None:
        given = {t.id: t for t in types}
        if any(id_.startswith("oncotree:") for id_ in given):
            given |= {node_id(name): _group(name) for name in GROUPS}
        self._bridges = bridges(given.values())
        self._given = given
        self._groups = frozenset(map(node_id, GROUPS))
        self._types = {id_: t for id_, t in given.items() if not id_.startswith("mondo:")}
        self._labels = {
            t.name: id_
            for id_, t in self._types.items()
            if id_.startswith("doid:") and not t.retired_to
        }
        self._climbed: dict[Curie, Mapping[Curie, int]] = {}

    def records(self) -> tuple[TumourType, ...]:
        """Give everything these words were made from."""
        return tuple(t for id_, t in self._given.items() if id_ not in self._groups)

    def get(self, id: Curie) -> TumourType | None:  # noqa: A002  # the interface's word
        """Give the node of that id, a retired one as its successor; None where unknown."""
        found = self._types.get(id)
        if found is not None and len(found.retired_to) == 1:
            return self._types.get(found.retired_to[0], found)
        return self._formed(found) if found is not None else None

    def find(self, text: str) -> TumourType:
        """Give the tumour type of a code, name, synonym or identifier.

        A DOID node that equals an OncoTree node comes back as that node.

        Raises:
            Refused: unknown, ambiguous or no tumour type at all; never guessed.
        """
        found = self._candidates(text)
        if len(found) == 1:
            return self._formed(self._types[next(iter(found))])
        if found:
            names = tuple(sorted(self._shown_name(id_) for id_ in found))
            why = f"ambiguous: {', '.join(names[:4])}"
            raise Refused(text, "tumour", why, rule="ambiguous tumour", suggestions=names[:4])
        if self.breadth(text) is not None:
            raise Refused(text, "tumour", "no tumour type but a breadth", rule="no tumour type")
        near = nearest(text, self._shown) if clean(text) else ()
        raise Refused(
            text, "tumour", "no such tumour type", rule="unknown tumour", suggestions=near
        )

    def _shown_name(self, id: Curie) -> str:  # noqa: A002
        return f"{self._types[id].name} ({id.partition(':')[2]})"

    def known(self, text: str) -> TumourType | None:
        """Give the tumour type, or None where the text is unknown or ambiguous."""
        found = self._candidates(text)
        return self._formed(self._types[next(iter(found))]) if len(found) == 1 else None

    def find_diagnosis(self, text: str) -> TumourType:
        """Give what a person means who writes this as a patient's diagnosis.

        A bare organ name is its usual cancer there ("breast cancer" is invasive breast
        carcinoma), which would narrow a claim and is therefore not done in ``find``.

        Raises:
            Refused: as ``find``.
        """
        code = self._usual.get(key(text))
        return self._formed(self._types[node_id(code)]) if code else self.find(text)

    def breadth(self, text: str) -> Breadth | None:
        """Give the breadth that a text names instead of a type: "solid tumor", "cancer"."""
        return self._breadths.get(fold(text)) or self._breadths.get(key(text))

    def scope(self, text: str) -> TumourScope:
        """Give the scope of a claim that names its tumour by one text.

        Raises:
            Refused: as ``find``.
        """
        breadth = self.breadth(text)
        if breadth is not None:
            return TumourScope(breadth=breadth, text=text)
        return TumourScope(breadth=Breadth.TYPES, types=(self.find(text).id,), text=text)

    def ancestors(self, id: Curie) -> Mapping[Curie, int]:  # noqa: A002  # the interface's word
        """Give the tumour itself (0 steps) and all above it, over bridges into DOID (0 steps)."""
        if id not in self._climbed:
            self._climbed[id] = MappingProxyType(self._climb(id))
        return self._climbed[id]

    def is_within(self, id: Curie, scope: TumourScope) -> bool:  # noqa: A002
        """Tell whether the patient's tumour lies in a claim's scope and in no exclusion."""
        above = self.ancestors(id)
        if any(self._same(other) & above.keys() for other in scope.excluded):
            return False
        match scope.breadth:
            case Breadth.ALL_SOLID:
                return self.form(id) is Form.SOLID
            case Breadth.ALL_LIQUID:
                return self.form(id) is Form.LIQUID
            case Breadth.ALL | Breadth.UNSPECIFIED:
                return True
            case Breadth.TYPES:
                return any(self._same(other) & above.keys() for other in scope.types)

    def form(self, id: Curie) -> Form:  # noqa: A002  # the interface's word
        """Tell solid from liquid; EITHER where the node does not say."""
        found = self.get(id)
        return found.form if found is not None else Form.EITHER

    def _same(self, id: Curie) -> frozenset[Curie]:  # noqa: A002
        """Give the nodes that a claim on this one is about: itself and the DOID nodes it equals."""
        node = self._types.get(id)
        here = self._spine(id) if node is not None else id
        return self._stood_for.get(here, frozenset()) | {id, here}

    def _formed(self, found: TumourType) -> TumourType:
        """Give a DOID node its form from its place in the tree."""
        if found.form is not Form.EITHER or not found.id.startswith("doid:"):
            return found
        above = set(self._climb(found.id))
        if above & self._liquid:
            return msgspec.structs.replace(found, form=Form.LIQUID)
        growth = self._labels.get("disease of cellular proliferation") in above
        solid = growth and found.name not in NO_FORM
        return msgspec.structs.replace(found, form=Form.SOLID) if solid else found

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
                if name in self._labels or node_id(name) in self._types
            )
            for code, names in WITHIN.items()
        }
        return {id_: above for id_, above in links.items() if id_ in self._types}

    @cached_property
    def _cut(self) -> frozenset[tuple[Curie, Curie]]:
        return frozenset(
            (self._labels[low], self._labels[high])
            for low, high in CUT
            if low in self._labels and high in self._labels
        )

    def _climb(self, start: Curie) -> dict[Curie, int]:
        first = self._types.get(start)
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
        names = Counter(looser(key(t.name)) for i, t in self._types.items() if i[:4] != "doid")

        def equal(doid: Curie, onco: Curie) -> bool:
            name = looser(key(self._types[onco].name))
            return names[name] == 1 and name == looser(key(self._types[doid].name))

        return {
            doid: onco
            for doid, onco in self._bridges.back.items()
            if (onco, doid) in self._bridges.sure
            or inside[doid] > outside[doid]
            or (inside[doid] == outside[doid] and equal(doid, onco))
        }

    def _extensions(self) -> tuple[Counter[Curie], Counter[Curie]]:
        """Per DOID node: OncoTree nodes below both it and its twin; below it in another tissue."""
        inside: Counter[Curie] = Counter()
        outside: Counter[Curie] = Counter()
        for id_, t in self._types.items():
            if id_.startswith("doid:") or t.retired_to:
                continue
            above = self._climb(id_)
            for doid in above.keys() & self._bridges.back.keys():
                twin = self._bridges.back[doid]
                if twin in above:
                    inside[doid] += 1
                elif self._types[twin].tissue != t.tissue:
                    outside[doid] += 1
        return inside, outside

    @cached_property
    def _stood_for(self) -> dict[Curie, frozenset[Curie]]:
        found: defaultdict[Curie, set[Curie]] = defaultdict(set)
        for doid, onco in self._back.items():
            found[onco].add(doid)
        return {onco: frozenset(doids) for onco, doids in found.items()}

    def _parents(self, id: Curie) -> Iterable[Curie]:  # noqa: A002
        node = self._types.get(id)
        if node is None:
            return ()
        above = (*node.parents, *node.retired_to, *self._wider.get(id, ()))
        return (parent for parent in above if (id, parent) not in self._cut)

    @cached_property
    def _breadths(self) -> dict[str, Breadth]:
        by_key = {key(text): breadth for text, breadth in BREADTHS.items()}
        return by_key | {fold(text): breadth for text, breadth in BREADTHS.items()}

    @cached_property
    def _usual(self) -> dict[str, str]:
        return {key(text): code for text, code in USUAL.items() if node_id(code) in self._types}

    @cached_property
    def _synonyms(self) -> dict[str, Curie]:
        return {
            key(t): node_id(code) for t, code in SYNONYMS.items() if node_id(code) in self._types
        }

    @cached_property
    def _codes(self) -> dict[str, Curie]:
        prefix = len("oncotree:")
        return {
            fold(id_[prefix:]): id_
            for id_ in self._types
            if id_.startswith("oncotree:") and id_ not in _NO_TYPE
        }

    @cached_property
    def _shown(self) -> dict[str, str]:
        """Names to suggest: OncoTree's, by their folded form."""
        return {fold(t.name): t.name for i, t in self._types.items() if i.startswith("oncotree:")}

    @cached_property
    def _titles(self) -> dict[str, frozenset[Curie]]:
        """OncoTree names letter by letter, so that an ``NOS`` that was written counts."""
        found: defaultdict[str, set[Curie]] = defaultdict(set)
        for id_, t in self._types.items():
            if not id_.startswith("doid:") and id_ not in _NO_TYPE:
                found[fold(t.name)].add(self._spine(id_))
        return {name: frozenset(ids) for name, ids in found.items()}

    @cached_property
    def _strict(self) -> dict[str, frozenset[Curie]]:
        """Strict key → nodes; an OncoTree name hides a DOID name, a DOID name a synonym."""
        layers: list[defaultdict[str, set[Curie]]] = [defaultdict(set) for _ in range(3)]
        for id_, t in self._types.items():
            if id_ in _NO_TYPE or (t.retired_to and id_.startswith("doid:")):
                continue
            rank = 1 if id_.startswith("doid:") else 2 if _says_nos(t.name) else 0
            layers[rank][key(t.name)].add(self._spine(id_))
            for synonym in t.synonyms:
                layers[2][key(synonym)].add(self._spine(id_))
        return {
            name: frozenset(ids)
            for layer in reversed(layers)
            for name, ids in layer.items()
            if name
        }

    @cached_property
    def _loose(self) -> dict[str, frozenset[Curie]]:
        """Names without word order; those without the carcinoma/cancer difference come second."""
        layers: list[defaultdict[str, set[Curie]]] = [defaultdict(set) for _ in range(2)]
        names = self._strict | {n: frozenset({self._spine(i)}) for n, i in self._synonyms.items()}
        for name, ids in names.items():
            layers[0][loose(name)] |= ids
            layers[1][looser(name)] |= ids
        merged = layers[1] | layers[0]
        return {name: frozenset(ids) for name, ids in merged.items() if name}

    def _spine(self, id: Curie) -> Curie:  # noqa: A002
        """The node that stands for this one: the successor, the OncoTree node it equals."""
        node = self._types[id]
        if len(node.retired_to) == 1 and node.retired_to[0] in self._types:
            return self._spine(node.retired_to[0])
        return self._back.get(id, id)

    def _candidates(self, text: str) -> frozenset[Curie]:
        text = clean(text)
        exact = self._by_id(text) or self._by_code(text)
        if exact is not None:
            return frozenset({self._spine(exact)})
        if self.breadth(text) is not None:
            return frozenset()
        strict = key(text)
        if strict in self._synonyms:
            return frozenset({self._spine(self._synonyms[strict])})
        return (
            self._titles.get(fold(text))
            or _one(self._strict.get(strict))
            or _one(self._loose.get(loose(strict)))
            or _one(self._loose.get(looser(strict)))
        )

    def _by_id(self, text: str) -> Curie | None:
        found = _CURIE.fullmatch(text)
        if found is None:
            return Curie(f"doid:{text}") if _is_doid(text, self._types) else None
        prefix, reference = found[1].lower(), found[2]
        if key(text) in self._synonyms:
            return self._synonyms[key(text)]
        if prefix in {"oncotree", "doid", "group"}:
            id_ = Curie(f"{prefix}:{reference}")
            return id_ if id_ in self._types else self._synonyms.get(key(reference))
        return self._by_reference.get(Curie(f"{prefix}:{reference.upper()}"))

    @cached_property
    def _by_reference(self) -> dict[Curie, Curie]:
        """An NCIt or UMLS code → the only node that carries it, OncoTree before DOID."""
        found: dict[str, defaultdict[Curie, set[Curie]]] = {
            "oncotree": defaultdict(set),
            "doid": defaultdict(set),
            "group": defaultdict(set),
        }
        for id_, t in self._types.items():
            for other in t.same_as:
                found[id_.partition(":")[0]][other].add(self._spine(id_))
        merged = found["doid"] | found["oncotree"]
        return {other: next(iter(ids)) for other, ids in merged.items() if len(ids) == 1}

    def _by_code(self, text: str) -> Curie | None:
        folded = fold(text)
        if text != text.upper() and (len(text) < _SHORT or folded in _NO_CODE):
            return None
        return self._codes.get(folded)


def _is_doid(text: str, types: Mapping[Curie, TumourType]) -> bool:
    return bool(_BARE_DOID.fullmatch(text)) and Curie(f"doid:{text}") in types


def _says_nos(name: str) -> bool:
    return name.endswith("NOS")


def _one(found: frozenset[Curie] | None) -> frozenset[Curie]:
    """Prefer the spine: several DOID nodes beside one OncoTree node are that node."""
    spine = frozenset(id_ for id_ in found or () if not id_.startswith("doid:"))
    return spine or found or frozenset()


def _group(code: str) -> TumourType:
    name, parents, _, form = GROUPS[code]
    return TumourType(
        id=node_id(code), name=name, parents=tuple(node_id(parent) for parent in parents), form=form
    )
