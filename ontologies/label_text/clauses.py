"""One clause of a sentence: the conditions it sets, and whether it sets nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kg.model import Carries, Condition, Profile
from ontologies.label_text.ages import AGES
from ontologies.label_text.biomarkers import BIOMARKERS, combine
from ontologies.label_text.draft import (
    Draft,
    DrugFind,
    Find,
    LimitFind,
    ProfileFind,
    Reading,
    TestedFind,
    TumourFind,
)
from ontologies.label_text.earlier import EARLIER
from ontologies.label_text.either import either
from ontologies.label_text.fitness import FITNESS
from ontologies.label_text.limits import INSIDE
from ontologies.label_text.pieces import rest
from ontologies.label_text.prior import HELD, LINES, read_therapies
from ontologies.label_text.settings import ALONE, SETTINGS, STATES
from ontologies.label_text.tumours import TUMOURS

if TYPE_CHECKING:
    from ontologies.words import Words

_NOT_CONDITIONS: Final = (ProfileFind, TumourFind, DrugFind, LimitFind, TestedFind)
_PARTS: Final = "abcd"


def read_clause(draft: Draft, words: Words) -> None:
    """Read what a clause asks of a patient: fitness, therapy, findings, age, state, setting."""
    draft.apply(FITNESS, words)
    draft.apply(EARLIER, words)
    read_therapies(draft, words)
    draft.apply(LINES, words)
    draft.apply(BIOMARKERS, words)
    draft.apply(AGES, words)
    draft.apply(STATES, words)
    draft.apply(SETTINGS, words)


@dataclass(frozen=True, slots=True)
class Clause:
    """What a clause asks for, with its tumours, which belong to the whole sentence."""

    conditions: tuple[Condition, ...]
    profile: Profile | None
    tumours: tuple[TumourFind, ...]

    @property
    def all(self) -> tuple[Condition, ...]:
        """The conditions, a finding among them."""
        carries = () if self.profile is None else (Carries(profile=self.profile),)
        return (*self.conditions, *carries)


def clause(text: str, words: Words) -> Clause | None:
    """Read a clause alone; None where a word of it stays unread or where it asks for nothing."""
    draft = Draft(text)
    draft.apply(INSIDE, words)
    plain = draft.left
    draft.apply(HELD, words)
    draft.apply(ALONE, words)
    read_clause(draft, words)
    draft.apply(TUMOURS, words)
    found = Clause(
        conditions=tuple(dict.fromkeys(_conditions(draft.finds))),
        profile=combine((f for f in draft.finds if isinstance(f, ProfileFind)), plain),
        tumours=tuple(f for f in draft.finds if isinstance(f, TumourFind)),
    )
    return found if found.all and not rest(draft) else None


def _conditions(finds: Iterable[Find]) -> Iterable[Condition]:
    return (find for find in finds if not isinstance(find, _NOT_CONDITIONS))


def one_of() -> Reading:
    """The reading of a match whose groups ``a`` to ``d`` are alternatives, read as clauses.

    A group ``head`` opens each of them. A finding that all alternatives ask for is asked of
    everybody. None where one of them cannot be read.
    """

    def read(match: re.Match[str], words: Words) -> Iterable[Find] | None:
        groups = match.groupdict()
        texts = [groups[name] for name in _PARTS if groups.get(name)]
        clauses = [clause(f"{groups.get('head') or ''}{text}", words) for text in texts]
        read_ones = [found for found in clauses if found is not None]
        if len(read_ones) < len(texts):
            return None
        tumours = [
            TumourFind(match.start() + find.start, find.scope)
            for found in read_ones
            for find in found.tumours
        ]
        profiles = {found.profile for found in read_ones}
        if len(profiles) == 1 and (shared := read_ones[0].profile) is not None:
            one = either(*(found.conditions for found in read_ones))
            return (one, ProfileFind(match.start(), match.end(), shared), *tumours)
        return (either(*(found.all for found in read_ones)), *tumours)

    return read
