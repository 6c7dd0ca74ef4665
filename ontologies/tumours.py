"""Tumour types by code, name, synonym or identifier, in any spelling; never guessed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property

from kg.errors import Refused
from kg.model import Breadth, Curie, TumourScope, TumourType
from ontologies.terms import clean, fold, nearest
from ontologies.tumour_links import node_id
from ontologies.tumour_names import key, loose, looser
from ontologies.tumour_tree import TumourTree
from ontologies.tumour_words import BREADTHS, SYNONYMS, USUAL

_CURIE = re.compile(r"(oncotree|group|doid|ncit|mondo|umls):(\S+)", re.IGNORECASE)
_BARE_DOID = re.compile(r"\d{3,7}")
#: Words that are codes only when written in capitals.
_NO_CODE = frozenset({"other", "mixed", "head_neck", "penis", "testis", "bone"})
_SHORT = 4
#: An abbreviation that is a word of its own when written small.
_WORDS = frozenset({"all"})
#: Nodes that hold the tree together and are no diagnosis: "disease", "syndrome".
_NO_TYPE = frozenset({*map(node_id, ("TISSUE", "OTHER")), Curie("doid:4"), Curie("doid:225")})


class Tumours(TumourTree):
    """The trees, and every name, code and identifier under which people know their nodes."""

    def find(self, text: str) -> TumourType:
        """Give the tumour type of a code, name, synonym or identifier.

        A DOID node that equals an OncoTree node comes back as that node.

        Raises:
            Refused: unknown, ambiguous or no tumour type at all; never guessed.
        """
        found = self._candidates(text)
        if len(found) == 1:
            return self.formed(self.types[next(iter(found))])
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
        return f"{self.types[id].name} ({id.partition(':')[2]})"

    def known(self, text: str) -> TumourType | None:
        """Give the tumour type, or None where the text is unknown or ambiguous."""
        found = self._candidates(text)
        return self.formed(self.types[next(iter(found))]) if len(found) == 1 else None

    def find_diagnosis(self, text: str) -> TumourType:
        """Give what a person means who writes this as a patient's diagnosis.

        A bare organ name is its usual cancer there ("breast cancer" is invasive breast
        carcinoma), which would narrow a claim and is therefore not done in ``find``.

        Raises:
            Refused: as ``find``.
        """
        code = self._usual.get(key(text))
        return self.formed(self.types[node_id(code)]) if code else self.find(text)

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

    @cached_property
    def _breadths(self) -> dict[str, Breadth]:
        by_key = {key(text): breadth for text, breadth in BREADTHS.items()}
        return by_key | {fold(text): breadth for text, breadth in BREADTHS.items()}

    @cached_property
    def _usual(self) -> dict[str, str]:
        return {key(text): code for text, code in USUAL.items() if node_id(code) in self.types}

    @cached_property
    def _synonyms(self) -> dict[str, Curie]:
        return {
            key(t): node_id(code) for t, code in SYNONYMS.items() if node_id(code) in self.types
        }

    @cached_property
    def _codes(self) -> dict[str, Curie]:
        prefix = len("oncotree:")
        return {
            fold(id_[prefix:]): id_
            for id_ in self.types
            if id_.startswith("oncotree:") and id_ not in _NO_TYPE
        }

    @cached_property
    def _shown(self) -> dict[str, str]:
        """Names to suggest: OncoTree's, by their folded form."""
        return {fold(t.name): t.name for i, t in self.types.items() if i.startswith("oncotree:")}

    @cached_property
    def _titles(self) -> dict[str, frozenset[Curie]]:
        """OncoTree names letter by letter, so that an ``NOS`` that was written counts."""
        found: defaultdict[str, set[Curie]] = defaultdict(set)
        for id_, t in self.types.items():
            if not id_.startswith("doid:") and id_ not in _NO_TYPE:
                found[fold(t.name)].add(self.spine(id_))
        return {name: frozenset(ids) for name, ids in found.items()}

    @cached_property
    def _strict(self) -> dict[str, frozenset[Curie]]:
        """Strict key → nodes; an OncoTree name hides a DOID name, a DOID name a synonym."""
        layers: list[defaultdict[str, set[Curie]]] = [defaultdict(set) for _ in range(3)]
        for id_, t in self.types.items():
            if id_ in _NO_TYPE or (t.retired_to and id_.startswith("doid:")):
                continue
            rank = 1 if id_.startswith("doid:") else 2 if _says_nos(t.name) else 0
            layers[rank][key(t.name)].add(self.spine(id_))
            for synonym in t.synonyms:
                layers[2][key(synonym)].add(self.spine(id_))
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
        names = self._strict | {n: frozenset({self.spine(i)}) for n, i in self._synonyms.items()}
        for name, ids in names.items():
            layers[0][loose(name)] |= ids
            layers[1][looser(name)] |= ids
        merged = layers[1] | layers[0]
        return {name: frozenset(ids) for name, ids in merged.items() if name}

    def _candidates(self, text: str) -> frozenset[Curie]:
        text = clean(text)
        exact = self._by_id(text) or self._by_code(text)
        if exact is not None:
            return frozenset({self.spine(exact)})
        if self.breadth(text) is not None or text in _WORDS:
            return frozenset()
        strict = key(text)
        if strict in self._synonyms:
            return frozenset({self.spine(self._synonyms[strict])})
        return (
            self._titles.get(fold(text))
            or _one(self._strict.get(strict))
            or _one(self._loose.get(loose(strict)))
            or _one(self._loose.get(looser(strict)))
        )

    def _by_id(self, text: str) -> Curie | None:
        found = _CURIE.fullmatch(text)
        if found is None:
            return Curie(f"doid:{text}") if _is_doid(text, self.types) else None
        prefix, reference = found[1].lower(), found[2]
        if key(text) in self._synonyms:
            return self._synonyms[key(text)]
        if prefix in {"oncotree", "doid", "group"}:
            id_ = Curie(f"{prefix}:{reference}")
            return id_ if id_ in self.types else self._synonyms.get(key(reference))
        return self._by_reference.get(Curie(f"{prefix}:{reference.upper()}"))

    @cached_property
    def _by_reference(self) -> dict[Curie, Curie]:
        """An NCIt or UMLS code → the only node that carries it, OncoTree before DOID."""
        found: dict[str, defaultdict[Curie, set[Curie]]] = {
            "oncotree": defaultdict(set),
            "doid": defaultdict(set),
            "group": defaultdict(set),
        }
        for id_, t in self.types.items():
            for other in t.same_as:
                found[id_.partition(":")[0]][other].add(self.spine(id_))
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
