"""Regimens as sources and people write them: brands, partners, alternatives, sequences."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import product

from kg.errors import Refused
from kg.model import Combination, Regimen
from ontologies.drug_words import SUPPORTIVE
from ontologies.terms import clean, fold


@dataclass(frozen=True, slots=True)
class Part:
    """What one phrase stands for: the substances in it, or a class or procedure."""

    drugs: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Item:
    part: Part
    joint: str  # what stands before it: "and", "or", "then", "perhaps" (with or without)
    start: int
    end: int


_WORD = re.compile(r"[^\s,;+/()\[\]]+")
_LONGEST = 9  # words in one name or class phrase
_THEN = re.compile(r"\bfollowed by\b|\bthen\b|\bsequential", re.IGNORECASE)
_OR = re.compile(r"\b(?:or|either)\b", re.IGNORECASE)
#: Words that join or describe and name nothing.
_GLUE = frozenset(
    {
        *("a", "an", "and", "any", "the", "of", "in", "with", "without", "plus", "or", "either"),
        *("combination", "combined", "for", "as", "given", "along", "together", "followed", "by"),
        *("then", "alone", "single", "agent", "agents", "monotherapy", "therapy", "therapies"),
        *("regimen", "regimens", "treatment", "cycles", "cycle", "dose", "doses", "adjusted"),
        *("injection", "infusion", "infusional", "intravenous", "subcutaneous", "oral", "sc", "iv"),
        *("tablets", "capsules", "based", "containing", "other", "another", "additional", "s", "c"),
        *("anhydrous", "rt", "tki"),
        *("standard", "mixture", "compound", "protocol", "maintenance", "induction", "&", "-", ""),
        *("consolidation", "concurrent", "sequential", "drug", "drugs", "neoadjuvant", "adjuvant"),
        *(
            "continued",
            "consisting",
            "weekly",
            "day",
            "days",
            "auc",
            "m2",
            "m^2",
            "mg",
            "single-agent",
        ),
    }
)
_NUMBER = re.compile(r"\d+(?:\.\d+)?(?:mg|g)?|auc ?\d+")


def read_regimens(text: str, part_of: Callable[[str], Part | None]) -> tuple[Regimen, ...]:
    """Read a text into regimens, one for each alternative that it gives.

    Raises:
        Refused: a word names neither drug nor class, or no word names anything.
    """
    plain = clean(text)
    whole = part_of(plain)
    items = [_Item(whole, "and", 0, len(plain))] if whole else list(_items(plain, text, part_of))
    if not items:
        raise Refused(text, "drug", "names no drug", rule="no drug")
    sequence = bool(_THEN.search(plain))
    options = product(*_choices(_without_explained(items, plain)))
    return tuple(dict.fromkeys(_regimen(option, sequence=sequence) for option in options))


def _items(plain: str, text: str, part_of: Callable[[str], Part | None]) -> Iterator[_Item]:
    words = list(_WORD.finditer(plain))
    at = last = 0
    while at < len(words):
        found = _longest(plain, words[at : at + _LONGEST], part_of)
        if found is not None:
            count, part = found
            end = words[at + count - 1].end()
            yield _Item(part, _joint(plain[last : words[at].start()]), words[at].start(), end)
            at, last = at + count, end
            continue
        word = fold(words[at].group()).strip(".*^-")
        if word not in _GLUE and not _NUMBER.fullmatch(word) and not _is_brand(plain, words[at]):
            why = f"{words[at].group()!r} is no drug or class that is known"
            raise Refused(text, "drug", why, rule="unknown drug")
        at += 1


def _longest(
    plain: str, words: list[re.Match[str]], part_of: Callable[[str], Part | None]
) -> tuple[int, Part] | None:
    for count in range(len(words), 0, -1):
        span = plain[words[0].start() : words[count - 1].end()]
        named = fold(span) not in _GLUE and not _NUMBER.fullmatch(fold(span))
        part = part_of(span) if named else None
        if part is not None:
            return count, part
    return None


def _joint(between: str) -> str:
    if "without" in between.lower():
        return "perhaps"
    if _THEN.search(between):
        return "then"
    return "or" if _OR.search(between) else "and"


def _is_brand(plain: str, word: re.Match[str]) -> bool:
    """Tell an unknown brand: capitalised, and what it is stands in brackets after it."""
    after = plain[word.end() :].lstrip(" ,")
    return word.group()[:1].isupper() and (
        "(" in after[:_BRAND_REACH] or after.startswith("in combination")
    )


_BRAND_REACH = 20


def _without_explained(items: list[_Item], plain: str) -> list[_Item]:
    """Drop a class whose members follow in brackets: "endocrine therapy (tamoxifen or …)"."""
    kept = []
    for item, after in zip(items, [*items[1:], None], strict=True):
        opened = after is not None and plain[item.end : after.start].strip().endswith("(")
        if not (opened and item.part.classes):
            kept.append(item)
    return kept


def _choices(items: list[_Item]) -> list[list[Part]]:
    """Put parts that "or" joins beside each other; supportive medicines give no choice."""
    choices: list[list[Part]] = []
    for item in items:
        if item.joint == "perhaps":
            choices.append([Part(), item.part])
        elif item.joint == "or" and choices and not _supportive(item.part):
            choices[-1].append(item.part)
        elif item.part not in (choices[-1] if choices else []):
            choices.append([item.part])
    return choices


def _supportive(part: Part) -> bool:
    return bool(SUPPORTIVE.issuperset((*part.drugs, *part.classes)))


def _regimen(parts: Iterable[Part], *, sequence: bool) -> Regimen:
    chosen = tuple(parts)
    drugs = {name for part in chosen for name in part.drugs}
    classes = {name for part in chosen for name in part.classes}
    named = drugs | classes
    supportive = named & SUPPORTIVE if named - SUPPORTIVE else set[str]()
    drugs, classes = drugs - supportive, classes - supportive
    alone = len(drugs) + len(classes) == 1
    together = Combination.SEQUENCE if sequence else Combination.COMBINATION
    return Regimen(
        drugs=tuple(sorted(drugs)),
        combination=Combination.SINGLE if alone else together,
        classes=tuple(sorted(classes)),
        supportive=tuple(sorted(supportive)),
    )
