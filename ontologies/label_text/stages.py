"""Stages in a label's sentence: "stage IB-IIIA", "Stage II (>4 cm), IIIA, IIIB (T3-4N2)"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.model import State
from ontologies.label_text.draft import Find, Phrase, phrase
from ontologies.label_text.either import either
from ontologies.states import STAGES

if TYPE_CHECKING:
    from ontologies.words import Words

#: The stages in their order: a range covers all between its ends, a whole stage its parts.
_ORDER = tuple(stage for stage in STAGES if stage[-1] in "ABC" or stage == "IV")
_ONE = r"(?:IV|III|II|I)[ABC]?"
_ASIDE = r"(?: \((?:>4 cm|T3-4N2)\))?"


def _stages(match: re.Match[str], _words: Words) -> Iterable[Find] | None:
    text = match["stages"].upper()
    named = re.findall(_ONE, re.sub(r"\([^)]*\)", "", text))
    if match.groupdict().get("range"):
        named = _between(*named)
    return (either(*((State(word=f"stage {name}"),) for name in named)),) if named else None


def _between(first: str, last: str) -> list[str]:
    places = [n for n, stage in enumerate(_ORDER) if stage.startswith((first, last))]
    lows = [n for n in places if _ORDER[n].startswith(first)]
    highs = [n for n in places if re.fullmatch(rf"{last}[ABC]?", _ORDER[n])]
    return list(_ORDER[min(lows) : max(highs) + 1])


#: A footnote's sign may stand behind the stage; a stage in brackets only explains what stands
#: before it ("unresectable (stage III)").
STAGE_PHRASES: tuple[Phrase, ...] = (
    phrase(
        rf"(?<!\()(?<!FIGO )\b(?:with )?stages? (?P<stages>{_ONE}(?P<range> to |-| - ){_ONE})"
        r"(?:\*|1(?!\d)|\b)",
        _stages,
    ),
    phrase(
        rf"(?<!\()(?<!FIGO )\b(?:with )?stages? (?P<stages>{_ONE}\b{_ASIDE}"
        rf"(?:(?:, | and | or |/){_ONE}\b{_ASIDE})*)",
        _stages,
    ),
)
