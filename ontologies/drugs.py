"""Drugs by any of their names, records of one substance merged, and classes with their members."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from kg.errors import Refused
from kg.model import Drug, Regimen
from ontologies import drug_classes, drug_words
from ontologies.drug_merge import merged
from ontologies.drug_names import substance
from ontologies.regimens import Part, read_regimens
from ontologies.terms import clean, fold, nearest, squash

_DIGIT = re.compile(r"\d")
_FILLER = re.compile(
    r"^(?:an? |the |any |another |other |prior |previous |first-generation |second-generation )+"
    r"|(?:[ -](?:containing|based|directed|targeted))? (?:therapy|therapies|treatment|regimen"
    r"|chemotherapy|agent|drug|class)$|\s*\((?:tki|tkis|parp|rt|cdk|serd)\)"
)
#: What follows the drug or class in "fluorouracil-based combination chemotherapy".
_BASED = re.compile(r"-(?:(?:based|containing)\b.*)?$")
_KINASE = re.compile(r" (?:tyrosine kinase inhibitor|tki|kinase inhibitor)$")


class Drugs:
    """Find drugs by international name, synonym, brand, salt or development code."""

    def __init__(self, drugs: Iterable[Drug]) -> None:
        self._given = tuple(drugs)
        self._drugs = {drug.name: drug for drug in merged(self._given)}
        found: defaultdict[str, set[str]] = defaultdict(set)
        for name, drug in self._drugs.items():
            for word in (*drug.synonyms, *drug.brands):
                found[fold(word)].add(name)
                found[substance(word)].add(name)
        for word, of in drug_words.SYNONYMS.items():
            if of in self._drugs:
                found[fold(word)] = {of}
        found |= {name: {name} for name in self._drugs}
        self._words = {word: frozenset(names) for word, names in found.items() if word}

    def records(self) -> tuple[Drug, ...]:
        """Give everything these words were made from."""
        return self._given

    def all(self) -> tuple[Drug, ...]:
        """Give every substance once."""
        return tuple(self._drugs.values())

    @cached_property
    def _codes(self) -> dict[str, frozenset[str]]:
        """Development codes without hyphens and spaces: ``LOXO101``, ``STI 571``."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for word, names in self._words.items():
            if _DIGIT.search(word) and len(word) < _LONGEST_CODE:
                found[squash(word)] |= names
        return {word: frozenset(names) for word, names in found.items()}

    def _candidates(self, text: str) -> frozenset[str]:
        key = fold(text)
        if not key:
            return frozenset()
        found = self._words.get(key) or self._words.get(substance(key))
        if not found and self.find_class(key) is None:
            bare = re.sub(r"-[a-z]{4}$", "", substance(key))
            found = self._words.get(bare) if bare.endswith("mab") else None
            found = found or (self._codes.get(squash(key)) if _DIGIT.search(key) else None)
        return found or frozenset()

    def known(self, text: str) -> Drug | None:
        """Give the drug, or None where the text is unknown, ambiguous or a class."""
        found = self._candidates(text)
        return self._drugs[next(iter(found))] if len(found) == 1 else None

    def all_of(self, text: str) -> frozenset[str]:
        """Give the names of every substance that a name may stand for; several share a brand."""
        return self._candidates(text)

    def find(self, text: str) -> Drug:
        """Give the drug.

        Raises:
            Refused: unknown, shared by several substances, or a class or procedure.
        """
        found = sorted(self._candidates(text))
        if len(found) == 1:
            return self._drugs[found[0]]
        if found:
            why = f"a name of {' and of '.join(found)}"
            raise Refused(text, "drug", why, rule="ambiguous drug", suggestions=tuple(found))
        group = self.find_class(text) or self._combination(text)
        if group is not None:
            why = f"not one drug but {group}"
            raise Refused(text, "drug", why, rule="no single drug")
        near = nearest(text, self._shown) if clean(text) else ()
        raise Refused(text, "drug", "no such drug", rule="unknown drug", suggestions=near)

    def _combination(self, text: str) -> str | None:
        names = self.combination(text)
        return " with ".join(names) if names else None

    @cached_property
    def _shown(self) -> dict[str, str]:
        return {name: name for name in self._drugs}

    def combination(self, text: str) -> tuple[str, ...] | None:
        """Give the substances of a brand or protocol that holds several: ``Phesgo``, ``FOLFOX``."""
        key = fold(text)
        bare = substance(key)
        found = drug_words.PROTOCOLS.get(key) or drug_words.PROTOCOLS.get(bare)
        brand = drug_words.BRANDS.get(key) or drug_words.BRANDS.get(bare)
        return found or brand

    def find_class(self, text: str) -> str | None:
        """Give the canonical word of a class or procedure; None for anything else."""
        key = fold(text)
        for word in _spellings(key):
            if word in self._classes:
                return self._classes[word]
        return None

    @cached_property
    def _classes(self) -> dict[str, str]:
        words = (
            *drug_classes.MEMBERS,
            *drug_classes.UNIONS,
            *drug_classes.EMPTY,
            *drug_words.PROCEDURES,
        )
        return {fold(word): word for word in words} | {
            fold(word): group for word, group in drug_classes.SYNONYMS.items()
        }

    def class_members(self, word: str) -> frozenset[str]:
        """Give the names of a class's drugs; none for an unknown word or a procedure."""
        group = self.find_class(word)
        return self._members.get(group, frozenset()) if group else frozenset()

    @cached_property
    def _members(self) -> dict[str, frozenset[str]]:
        found: defaultdict[str, set[str]] = defaultdict(set)
        for group, members in drug_classes.MEMBERS.items():
            found[group] |= {name.strip() for name in members.split(",")}
        for name, drug in self._drugs.items():
            for group in drug.classes:
                found[group].add(name)
        for group in (*drug_classes.UNIONS, *drug_classes.UNIONS):  # twice: unions of unions
            for part in drug_classes.UNIONS[group]:
                found[group] |= found[part]
        return {group: frozenset(names) for group, names in found.items()}

    def part(self, text: str) -> Part | None:
        """Give what a phrase of a regimen stands for: substances, or a class."""
        drug = self.known(text)
        if drug is not None:
            return Part(drugs=(drug.name,))
        names = self.combination(text)
        if names is not None:
            return Part(drugs=names)
        group = self.find_class(text)
        if group is not None:
            return Part(classes=(group,))
        bare = _BASED.sub("", clean(text))
        return self.part(bare) if bare and bare != clean(text) else None

    def regimen(self, text: str) -> Regimen:
        """Give the one regimen that a text names.

        Raises:
            Refused: an unknown word, or alternatives ("trastuzumab or capecitabine").
        """
        found = self.regimens(text)
        if len(found) > 1:
            shown = tuple("+".join((*r.drugs, *r.classes)) for r in found)
            raise Refused(text, "drug", "several regimens", rule="alternatives", suggestions=shown)
        return found[0]

    def regimens(self, text: str) -> tuple[Regimen, ...]:
        """Give every regimen that a text names, one for each alternative.

        Raises:
            Refused: a word that is neither drug nor class, or nothing at all.
        """
        return read_regimens(text, self.part)


#: Longer words with digits are chemical names, where hyphens and commas matter.
_LONGEST_CODE = 24


def _spellings(key: str) -> tuple[str, ...]:
    """Give the ways to read a class phrase, the fullest first."""
    singular = re.sub(
        r"(inhibitor|antibod|agent|compound|analog|therap|taxane|blocker)s\b", r"\1", key
    )
    singular = re.sub(r"\btkis?\b", "tyrosine kinase inhibitor", singular)
    singular = re.sub(r"(antibod|therap)ies$", r"\1y", singular)
    singular = (
        singular.removesuffix("s") if singular.endswith(("cyclines", "platins")) else singular
    )
    bare = singular
    before = ""
    while bare != before:
        before, bare = bare, _FILLER.sub("", bare).strip()
    plain = _KINASE.sub(" inhibitor", bare)
    return tuple(dict.fromkeys((key, singular, bare, plain, bare.replace("-", " "), f"{bare}s")))
