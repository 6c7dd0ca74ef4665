"""When two labels speak of the same use, so that they can disagree on it."""

from __future__ import annotations

from kg.model import (
    Age,
    Breadth,
    Label,
    Line,
    Prior,
    Setting,
    SettingWord,
    keys_of_profile,
)
from ontologies.tumours import Tumours

#: Settings before or right after an operation; all others are of advanced disease.
_CURATIVE = frozenset({SettingWord.NEOADJUVANT, SettingWord.ADJUVANT, SettingWord.EARLY})


def same_use(one: Label, other: Label, tumours: Tumours) -> bool:
    """Whether two labels of one regimen and place may speak of one and the same use.

    Their biomarkers share a key and their tumours overlap, and neither setting, line nor age tells
    them apart. What one of them leaves unsaid does not.
    """
    return (
        bool(set(keys_of_profile(one.profile)) & set(keys_of_profile(other.profile)))
        and _overlap(one, other, tumours)
        and not _told_apart(one, other)
    )


def _overlap(one: Label, other: Label, tumours: Tumours) -> bool:
    if one.tumour.breadth is not other.tumour.breadth:
        return False
    if one.tumour.breadth is not Breadth.TYPES:
        return True
    a, b = set(one.tumour.types), set(other.tumour.types)
    return any(a & set(tumours.ancestors(kind)) for kind in b) or any(
        b & set(tumours.ancestors(kind)) for kind in a
    )


def _told_apart(one: Label, other: Label) -> bool:
    intents = _intents(one), _intents(other)
    if all(intents) and not intents[0] & intents[1]:
        return True
    lines = _pretreated(one), _pretreated(other)
    if None not in lines and lines[0] is not lines[1]:
        return True
    ages = _ages(one), _ages(other)
    return None not in ages and ages[0] != ages[1]


def _intents(label: Label) -> frozenset[bool]:
    """Whether the settings of a label are curative, advanced or both; empty if none is stated."""
    words = (w for c in label.conditions if isinstance(c, Setting) for w in c.any_of)
    return frozenset(word in _CURATIVE for word in words)


def _pretreated(label: Label) -> bool | None:
    """Whether a label asks for earlier therapy or forbids it; None where it says neither."""
    for condition in label.conditions:
        match condition:
            case Line(at_most=0):
                return False
            case Line(at_least=n) if n > 0:
                return True
            case Prior(had=had):
                return had
            case _:
                pass
    return None


def _ages(label: Label) -> Age | None:
    return next((c for c in label.conditions if isinstance(c, Age)), None)
