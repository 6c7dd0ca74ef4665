"""Ages in a label's sentence: "adult and paediatric patients 12 years of age and older"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.model import Age, State
from ontologies.label_text.draft import Find, phrase

if TYPE_CHECKING:
    from ontologies.words import Words

_ADULT = 18 * 12
#: "Young adults" has no number of its own. The sentence that uses it says that "older adults" are
#: not covered, and in regulatory usage these begin at 65: the only bound that can be read from it.
_OLDER_ADULT = 65 * 12
_NUMBERS = {"one": 1, "two": 2, "six": 6, "twelve": 12}

_CHILD = r"\b(?:pa?ediatrics?|child(?:ren)?|adolescents?)\b"
_WHO = (
    r"(?:\b(?:adults?|pa?ediatrics?|children|adolescents?)\b"
    r"(?: (?:patients?|women|females?|men)\b)?)"
)
_RUN = rf"(?P<who>{_WHO}(?:(?:,? and |, ?| or ){_WHO})*|\bpatients\b)"
_N = r"(?P<n>\d+|one|two|six|twelve)"
_UNIT = r"(?P<unit>months?|years?)(?: of age| old)?"
_OLDER = r"(?:and|or) (?:older|above|over)"


def _months(number: str, unit: str) -> int:
    word = number.casefold()
    count = _NUMBERS[word] if word in _NUMBERS else int(word)
    return count * (12 if unit.casefold().startswith("year") else 1)


#: Who names women or men only sets a condition beside the age.
_SEXES = {
    "female": re.compile(r"\b(?:women|females?)\b", re.IGNORECASE),
    "male": re.compile(r"\bmen\b", re.IGNORECASE),
}


def _sex(match: re.Match[str]) -> tuple[State, ...]:
    named = [word for word, pattern in _SEXES.items() if pattern.search(match["who"])]
    return (State(word=named[0]),) if len(named) == 1 else ()


def _only_children(match: re.Match[str]) -> bool:
    who = match["who"].casefold()
    return "adult" not in who and re.search(_CHILD, who) is not None


def _older(match: re.Match[str], _words: Words) -> Iterable[Find]:
    low = _months(match["n"], match["unit"])
    return (Age(at_least=low, below=_ADULT if _only_children(match) else None), *_sex(match))


def _young(match: re.Match[str], _words: Words) -> Iterable[Find]:
    return (Age(at_least=_months(match["n"], match["unit"]), below=_OLDER_ADULT),)


def _between(match: re.Match[str], _words: Words) -> Iterable[Find]:
    low = _months(match["n"], match["unit"] or match["unit2"])
    return (Age(at_least=low, below=_months(match["m"], match["unit2"])),)


def _bare(match: re.Match[str], _words: Words) -> Iterable[Find]:
    who = match["who"].casefold()
    if "adult" not in who:
        return (Age(below=_ADULT),) if re.search(_CHILD, who) else ()
    return _sex(match) if re.search(_CHILD, who) else (Age(at_least=_ADULT), *_sex(match))


#: Widest first: a phrase with a number before the bare words, adults and children before either.
AGES = (
    phrase(rf"{_RUN} {_N} {_UNIT} {_OLDER} and young adults", _young),
    phrase(
        rf"{_RUN} \((?:aged? )?>= ?{_N}(?: (?P<unit>months?|years?))? to ?< ?(?P<m>\d+) "
        r"(?P<unit2>months?|years?)(?: of age| old)?\)",
        _between,
    ),
    phrase(
        rf"{_RUN} \(?(?:who are )?(?:aged |older than |greater than or equal to )?{_N} {_UNIT} "
        rf"{_OLDER}\)?(?: patients?)?",
        _older,
    ),
    phrase(rf"{_RUN} (?:aged )?(?:older than|greater than or equal to) {_N} {_UNIT}", _older),
    # "Paediatric low-grade glioma" is a tumour, whatever the age.
    phrase(rf"(?P<who>{_WHO}(?:(?:,? and |, ?){_WHO})*)(?! low-grade glioma)", _bare),
)
