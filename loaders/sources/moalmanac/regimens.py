"""Regimens: the coded therapies as substances, the document's drug, the sentence's subject."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from kg.model import Combination, Regimen
from loaders.sources.moalmanac.read import Item, Row
from loaders.sources.moalmanac.tables import CORTICOSTEROIDS, INN
from ontologies.label_text.therapies import named

if TYPE_CHECKING:
    from ontologies.label_text import LabelText
    from ontologies.words import Words

_SUFFIX: Final = re.compile(r"-[a-z]{4}$")
_PREFIX: Final = re.compile(r"^(?:ado|fam)-")
_AND: Final = re.compile(r"\s*(?:;|/| and )\s*")


def inn(name: str) -> str:
    """A name of the source as INN: lower case, without salt, prefix and biosimilar suffix."""
    plain = _PREFIX.sub("", _SUFFIX.sub("", name.casefold().strip()))
    return INN.get(plain, plain)


def substance(name: str, words: Words) -> str:
    """The substance that the drug vocabulary knows under a name, else the name as INN."""
    plain = inn(name)
    found = words.drugs.known(plain)
    return found.name if found is not None else plain


def drugs_of(row: Row, words: Words) -> frozenset[str]:
    """The coded regimen without supportive corticosteroids."""
    names = {substance(name, words) for name in row.therapies}
    return frozenset(names - CORTICOSTEROIDS) or frozenset(names)


def document_drugs(document: Item, words: Words) -> frozenset[str]:
    """The document's own substances; none where it names none."""
    generic = document["drug_name_generic"]
    if not generic:
        return frozenset()
    return frozenset(substance(name, words) for name in _AND.split(generic))


def subject_of(sentence: str, words: Words) -> frozenset[str]:
    """The substances of the brand or name that the sentence begins with."""
    first = re.match(r"[^\W_][\w-]*", sentence.strip())
    return frozenset(named(first.group(), words)) if first else frozenset()


def regimen_of(row: Row, drugs: frozenset[str], text: LabelText, words: Words) -> Regimen:
    """The regimen of a label; a partner that the sentence names only by its class stays a class."""
    names = {substance(name, words) for name in row.therapies}
    told = text.regimen
    classes = told.classes if told is not None and set(told.drugs) == set(drugs) else ()
    single = len(drugs) == 1 and not classes
    return Regimen(
        drugs=tuple(sorted(drugs)),
        combination=Combination.SINGLE if single else Combination.COMBINATION,
        classes=classes,
        supportive=tuple(sorted(names & CORTICOSTEROIDS)) if drugs - CORTICOSTEROIDS else (),
    )
