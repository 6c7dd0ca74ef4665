"""Set the conditions of a label against the clinical facts of a case: met, contradicted, open.

A state that excludes another by its own meaning contradicts it (``ontologies.opposites``); what no
fact speaks of is open, whatever is usual.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any

from kg.model import (
    Age,
    Alone,
    Binding,
    Carries,
    Condition,
    Either,
    Line,
    Prior,
    Profile,
    Setting,
    SettingWord,
    State,
    Weight,
)
from ontologies.drugs import Drugs
from ontologies.opposites import exclude
from queries.condition_words import describe_condition

__all__ = ["Holds", "Says", "describe_condition", "meets", "profiles_of"]

#: What a single fact says of a condition: True, False, or None for nothing.
Says = bool | None
#: What is known of a profile in this patient.
Holds = Callable[[Profile], Says]


def _unknown(_profile: Profile) -> Says:
    return None


def meets(
    condition: Condition, facts: Iterable[Condition], drugs: Drugs, holds: Holds = _unknown
) -> Says:
    """Whether the facts meet a condition; a contradiction by any fact outweighs the rest.

    ``holds`` says what the patient's findings make of a profile; without it none is known.
    """
    known = tuple(facts)
    match condition:
        case Prior():
            return _prior(condition, known, drugs)
        case Carries(profile=profile):
            return holds(profile)
        case Either(any_of=alternatives):
            return _any(_all_of(part, known, drugs, holds) for part in alternatives)
        case Binding(who=who, then=then):
            return _bound(_all_of(who, known, drugs, holds), _all_of(then, known, drugs, holds))
        case _:
            return _by_facts(condition, known)


def profiles_of(condition: Condition) -> Iterator[Profile]:
    """The profiles that a condition asks about, at any depth."""
    match condition:
        case Carries(profile=profile):
            yield profile
        case Either(any_of=alternatives):
            yield from (p for part in alternatives for c in part for p in profiles_of(c))
        case Binding(who=who, then=then):
            yield from (p for c in (*who, *then) for p in profiles_of(c))
        case _:
            return


def _by_facts(condition: Condition, facts: tuple[Condition, ...]) -> Says:
    says = _SAYS[type(condition)]
    answers = {says(condition, fact) for fact in facts}
    if False in answers:
        return False
    return True if True in answers else None


def _any(answers: Iterable[Says]) -> Says:
    found = set(answers)
    if True in found:
        return True
    return None if None in found else False


def _all_of(
    conditions: Iterable[Condition], facts: tuple[Condition, ...], drugs: Drugs, holds: Holds
) -> Says:
    found = {meets(condition, facts, drugs, holds) for condition in conditions}
    if False in found:
        return False
    return None if None in found else True


def _bound(who: Says, then: Says) -> Says:
    """Whom a condition does not bind meets it; where that is open, only its own truth is sure."""
    if who is False:
        return True
    return then if who else (then or None)


def _age(wanted: Age, fact: Condition) -> Says:
    if not isinstance(fact, Age):
        return None
    low, high = fact.at_least or 0, fact.below if fact.below is not None else _OLD
    want_low, want_high = wanted.at_least or 0, wanted.below if wanted.below is not None else _OLD
    if low >= want_low and high <= want_high:
        return True
    return False if high <= want_low or low >= want_high else None


#: An age in months beyond any patient's.
_OLD = 12 * 200


def _prior(wanted: Prior, facts: tuple[Condition, ...], drugs: Drugs) -> Says:
    """Earlier therapy: what was had is counted over all facts, what was not had is united.

    A therapy whose setting nobody states may have been given in the setting that is asked for.
    """
    if not wanted.therapies and wanted.had and not wanted.setting:
        return _any_prior(wanted, facts)
    asked = _members(wanted.therapies, drugs)
    had = [f for f in facts if isinstance(f, Prior) and f.had and _may_be_in(f, wanted)]
    met = [f for f in had if asked & _members(f.therapies, drugs)] if asked else had
    sure = [f for f in met if not wanted.setting or f.setting]
    if not wanted.had:
        if sure or (not asked and any(isinstance(f, Line) and f.at_least for f in facts)):
            return False
        return None if met else _denied(wanted, asked, facts, drugs)
    if sum(f.at_least for f in sure) >= wanted.at_least and sure:
        return True
    counted = any(f.at_most is not None and f.at_most < wanted.at_least for f in met)
    return False if counted or _denied(wanted, asked, facts, drugs) else None


def _may_be_in(fact: Prior, wanted: Prior) -> bool:
    """Whether a therapy can have been given in a setting that is asked for."""
    both = wanted.setting and fact.setting
    return not both or bool(set(wanted.setting) & set(fact.setting))


def _any_prior(wanted: Prior, facts: tuple[Condition, ...]) -> Says:
    """A number of prior therapies, of any kind, is a number of lines."""
    line = Line(at_least=wanted.at_least, at_most=wanted.at_most)
    answers = {_line(line, fact) for fact in facts}
    if False in answers:
        return False
    return True if True in answers else None


#: Treatments that come before a first line of systemic therapy.
_LOCAL = frozenset({"modality:radiotherapy", "modality:surgery", "modality:radiation"})
_FIRST = frozenset({"newly diagnosed", "previously untreated"})


def _denied(
    wanted: Prior, asked: frozenset[str], facts: tuple[Condition, ...], drugs: Drugs
) -> Says:
    """True where the facts state that none of what is asked for was had; a first line says so."""
    systemic = not _LOCAL & set(wanted.therapies)
    for fact in facts:
        match fact:
            case Line(at_most=0) if systemic:
                return True
            case State(word=word, holds=True) if systemic and word in _FIRST:
                return True
            case Prior(had=False, therapies=()):
                return True
            case _:
                pass
    stated = [_members(f.therapies, drugs) for f in facts if isinstance(f, Prior) and not f.had]
    named = frozenset(t.removeprefix("class:") for t in wanted.therapies)
    without = frozenset[str]().union(*stated)
    return True if stated and (asked <= without or named <= without) else None


@lru_cache(maxsize=4096)
def _members(therapies: tuple[str, ...], drugs: Drugs) -> frozenset[str]:
    """The names of drugs, and the words of classes together with their members."""
    names: set[str] = set()
    for therapy in therapies:
        word = therapy.removeprefix("class:")
        names |= {word, *drugs.class_members(word)}
    return frozenset(names)


def _line(wanted: Line, fact: Condition) -> Says:
    match fact:
        case Line():
            return _line_for_line(wanted, fact)
        case Prior(had=True, setting=setting) if setting and set(setting) <= _CURATIVE:
            return None  # (neo)adjuvant therapy is no line of treatment of the disease at hand
        case Prior(had=True, at_least=n):
            return _line_for_line(wanted, Line(at_least=n))
        case Prior(had=False, therapies=()):
            return _line_for_line(wanted, Line(at_most=0))
        case State(word="newly diagnosed" | "previously untreated", holds=True):
            return _line_for_line(wanted, Line(at_most=0))
        case _:
            return None


def _line_for_line(wanted: Line, stated: Line) -> Says:
    top = stated.at_most if stated.at_most is not None else _MANY
    want_top = wanted.at_most if wanted.at_most is not None else _MANY
    if stated.at_least >= wanted.at_least and top <= want_top:
        return True
    return False if top < wanted.at_least or stated.at_least > want_top else None


#: More lines of therapy than any patient has.
_MANY = 99

_CURATIVE = frozenset({SettingWord.ADJUVANT, SettingWord.NEOADJUVANT, SettingWord.EARLY})
_ADVANCED = frozenset(
    {SettingWord.METASTATIC, SettingWord.UNRESECTABLE, SettingWord.LOCALLY_ADVANCED}
)


def _setting(wanted: Setting, fact: Condition) -> Says:
    if not isinstance(fact, Setting):
        return None
    asked, stated = frozenset(wanted.any_of), frozenset(fact.any_of)
    if asked & stated:
        return True
    early_label = asked <= _CURATIVE and stated <= _ADVANCED
    late_label = asked <= _ADVANCED and stated <= _CURATIVE
    return False if early_label or late_label else None


#: States after systemic therapy. A *recurrent* tumour may have had surgery only.
_RETURNED = frozenset({"relapsed", "refractory", "relapsed or refractory"})


def _state(wanted: State, fact: Condition) -> Says:
    if isinstance(fact, State):
        if wanted.word == fact.word:
            return wanted.holds == fact.holds
        return False if wanted.holds and fact.holds and exclude(wanted.word, fact.word) else None
    if isinstance(fact, Setting):
        return _stage(wanted, fact)
    treated = _was_treated(fact)
    if not wanted.holds or treated is None:
        return None
    untreated_asked, returned_asked = wanted.word in _FIRST, wanted.word in _RETURNED
    return False if (untreated_asked and treated) or (returned_asked and not treated) else None


def _stage(wanted: State, fact: Setting) -> Says:
    """Metastatic disease is stage IV."""
    if not wanted.word.startswith("stage ") or set(fact.any_of) != {SettingWord.METASTATIC}:
        return None
    return (wanted.word == "stage IV") == wanted.holds


def _was_treated(fact: Condition) -> bool | None:
    """Whether a fact says that the disease was treated before; None where it does not say."""
    match fact:
        case Prior(had=True):
            return True
        case Line(at_least=n) if n >= 1:
            return True
        case Line(at_most=0) | Prior(had=False, therapies=()):
            return False
        case _:
            return None


def _weight(wanted: Weight, fact: Condition) -> Says:
    if not isinstance(fact, Weight):
        return None
    low, high = fact.at_least or 0.0, fact.below if fact.below is not None else _HEAVY
    want_low = wanted.at_least or 0.0
    want_high = wanted.below if wanted.below is not None else _HEAVY
    if low >= want_low and high <= want_high:
        return True
    return False if high <= want_low or low >= want_high else None


#: A weight in kilograms beyond any patient's.
_HEAVY = 10_000.0


def _alone(wanted: Alone, fact: Condition) -> Says:
    return wanted.single_agent == fact.single_agent if isinstance(fact, Alone) else None


_SAYS: dict[type, Callable[[Any, Condition], Says]] = {
    Age: _age,
    Line: _line,
    Setting: _setting,
    State: _state,
    Alone: _alone,
    Weight: _weight,
}
