"""Names of earlier therapies into the words of ``Prior``: drugs, classes, modalities."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.errors import Refused
from ontologies.grammar.therapy_words import CLASS_SPELLINGS, MODALITIES, PROTOCOLS
from ontologies.terms import fold

if TYPE_CHECKING:
    from ontologies.words import Words

_ARTICLE = re.compile(
    r"^(?:(?:\d{1,3} (?:weeks?|months?|years?|cycles?|courses?) of|an?|the|any|all"
    r"|prior|previous|other|more|standard|both|anti-cancer|systemic|adjuvant"
    r"|neoadjuvant|palliative|(?:first|second|third|1st|2nd|3rd)[- ]line) )+"
)
_TAIL = re.compile(
    r"(?:[- ](?:based|containing|doublet|directed|combination|single agent))?"
    r"(?:[- ](?:systemic|salvage|induction|palliative|chemotherapy|chemo|therapy|therapies"
    r"|treatments?|regimens?|monotherapy|lines?))*$"
)
#: "imatinib 400 mg daily": the dose is no part of the name.
_DOSE = re.compile(r" \d{2,4}(?: ?mg)?(?:/day| daily| once daily| twice daily| od| bid)?$")
_JOINT = re.compile(r"(?:,| and| or| plus| followed by| then| with)+(?: on| after)? | *[+&] *")
_SIGN = re.compile(r" */ *")
_EITHER = re.compile(r"\bor\b|\beither\b")
_PLURAL = re.compile(
    r"(?<=inhibitor)s$|(?<=antibod)ies$|(?<=analog)s$|(?<=anthracycline)s$|(?<=taxane)s$"
)
_MOST_PARTS = 12

Words_ = tuple[str, ...]


def read_therapies(text: str, words: Words) -> tuple[Words_, ...]:
    """Give each therapy in a list: all of them were had; inside one entry any is meant.

    Raises:
        Refused: a name that is no known drug, class or kind of treatment.
    """
    key = _DOSE.sub("", _ARTICLE.sub("", fold(text)))
    whole = _one(key, words)
    if whole is not None:
        return whole
    found: list[Words_] = []
    for part in _listed(key, words):
        named = _one(_ARTICLE.sub("", part), words) or _one(_with_noun(part, key), words)
        if named is None:
            raise _unknown(part, words)
        found.extend(named)
    if _EITHER.search(key):
        return (tuple(dict.fromkeys(word for entry in found for word in entry)),)
    return tuple(dict.fromkeys(found))


def _listed(key: str, words: Words) -> list[str]:
    """The names in a list; a slash or hyphen splits only what is no name by itself."""
    found = [part.strip() for part in _JOINT.split(key) if part.strip()]
    for split in (_SIGN.split, lambda part: part.split("-")):
        found = [
            piece.strip()
            for part in found
            for piece in ([part] if _one(_ARTICLE.sub("", part), words) else split(part))
            if piece.strip()
        ]
    if len(found) > _MOST_PARTS:
        raise _unknown(key, words)
    return found


def _with_noun(part: str, key: str) -> str:
    """In "BRAF and MEK inhibitor" the first name shares the noun of the last."""
    noun = key.rpartition(" ")[2]
    return f"{part.strip()} {noun}" if noun.startswith("inhibitor") else part


def _one(key: str, words: Words) -> tuple[Words_, ...] | None:
    """One drug, class, modality or protocol, with and without its "-based chemotherapy"."""
    for name in dict.fromkeys((key, _TAIL.sub("", key))):
        if not name:
            continue
        if name in PROTOCOLS:
            return (*((drug,) for drug in PROTOCOLS[name]), ("modality:chemotherapy",))
        spoken = name.replace("-", " ")
        modality = MODALITIES.get(name, MODALITIES.get(spoken))
        if modality is not None:
            return tuple((word,) for word in modality) or ((),)
        class_word = _class_word(name, words)
        if class_word is not None:
            return ((f"class:{class_word}",),)
        drug = words.drugs.known(name)
        if drug is not None:
            return ((drug.name,),)
    return None


def _class_word(name: str, words: Words) -> str | None:
    single = _PLURAL.sub(lambda m: "y" if m.group() == "ies" else "", name)
    for spelling in (name, single, CLASS_SPELLINGS.get(single, "")):
        found = words.drugs.find_class(spelling) if spelling else None
        if found is not None:
            return found
    return CLASS_SPELLINGS.get(single)


def _unknown(text: str, words: Words) -> Refused:
    try:
        words.drugs.find(text.strip())
    except Refused as error:
        return Refused(
            text.strip(), "drug", error.why, rule="unknown therapy", suggestions=error.suggestions
        )
    return Refused(text.strip(), "drug", "no known therapy", rule="unknown therapy")
