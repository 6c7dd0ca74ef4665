"""Set the conditions of a label against the clinical facts of a case: met, contradicted, open."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from kg.model import Age, Alone, Condition, Line, Prior, Setting, SettingWord, State
from ontologies.drugs import Drugs

#: What a single fact says of a condition: True, False, or None for nothing.
Says = bool | None


def meets(condition: Condition, facts: Iterable[Condition], drugs: Drugs) -> Says:
    """Whether the facts meet a condition; a contradiction by any fact outweighs the rest."""
    says = _SAYS[type(condition)]
    answers = {says(condition, fact, drugs) for fact in facts}
    if False in answers:
        return False
    return True if True in answers else None


def _age(wanted: Age, fact: Condition, _: Drugs) -> Says:
    if not isinstance(fact, Age):
        return None
    low, high = fact.at_least or 0, fact.below if fact.below is not None else _OLD
    want_low, want_high = wanted.at_least or 0, wanted.below if wanted.below is not None else _OLD
    if low >= want_low and high <= want_high:
        return True
    return False if high <= want_low or low >= want_high else None


#: An age in months beyond any patient's.
_OLD = 12 * 200


def _prior(wanted: Prior, fact: Condition, drugs: Drugs) -> Says:
    match fact:
        case Prior():
            return _prior_for_prior(wanted, fact, drugs)
        case Line(at_most=0) | State(word="newly diagnosed" | "previously untreated", holds=True):
            return not wanted.had if _systemic(wanted) else None
        case Line(at_least=n) if not wanted.therapies and n >= wanted.at_least:
            return wanted.had
        case _:
            return None


#: Treatments that come before a first line of systemic therapy.
_LOCAL = frozenset({"modality:radiotherapy", "modality:surgery", "modality:radiation"})


def _systemic(wanted: Prior) -> bool:
    """Nobody in a first line has had systemic therapy for this disease."""
    return not _LOCAL & set(wanted.therapies)


def _prior_for_prior(wanted: Prior, fact: Prior, drugs: Drugs) -> Says:
    asked, stated = _members(wanted.therapies, drugs), _members(fact.therapies, drugs)
    if fact.had:
        covered = not wanted.therapies or bool(asked & stated)
        if not covered:
            return None
        if not wanted.had:
            return False
        return True if wanted.at_least <= max(1, fact.at_least) else None
    wider = not fact.therapies or (bool(asked) and asked <= stated)
    if not wider:
        return None
    return not wanted.had


def _members(therapies: Iterable[str], drugs: Drugs) -> frozenset[str]:
    """The names of drugs, and the words of classes together with their members."""
    names: set[str] = set()
    for therapy in therapies:
        word = therapy.removeprefix("class:")
        names |= {word, *drugs.class_members(word)}
    return frozenset(names)


def _line(wanted: Line, fact: Condition, _: Drugs) -> Says:
    match fact:
        case Line():
            return _line_for_line(wanted, fact)
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


def _setting(wanted: Setting, fact: Condition, _: Drugs) -> Says:
    if not isinstance(fact, Setting):
        return None
    asked, stated = frozenset(wanted.any_of), frozenset(fact.any_of)
    if asked & stated:
        return True
    early_label = asked <= _CURATIVE and stated <= _ADVANCED
    late_label = asked <= _ADVANCED and stated <= _CURATIVE
    return False if early_label or late_label else None


#: States that exclude each other.
_OPPOSITE: tuple[frozenset[str], ...] = (
    frozenset({"castration-resistant", "castration-sensitive"}),
    frozenset({"newly diagnosed", "relapsed"}),
    frozenset({"newly diagnosed", "refractory"}),
    frozenset({"previously untreated", "relapsed"}),
    frozenset({"previously untreated", "refractory"}),
    frozenset({"chronic phase", "accelerated phase", "blast phase"}),
    frozenset({"premenopausal", "postmenopausal"}),
)


def _state(wanted: State, fact: Condition, _: Drugs) -> Says:
    if not isinstance(fact, State):
        return None
    if wanted.word == fact.word:
        return wanted.holds == fact.holds
    clash = any({wanted.word, fact.word} <= group for group in _OPPOSITE)
    return False if clash and wanted.holds and fact.holds else None


def _alone(wanted: Alone, fact: Condition, _: Drugs) -> Says:
    return wanted.single_agent == fact.single_agent if isinstance(fact, Alone) else None


_SAYS: dict[type, Callable[[Any, Condition, Drugs], Says]] = {
    Age: _age,
    Prior: _prior,
    Line: _line,
    Setting: _setting,
    State: _state,
    Alone: _alone,
}


def describe_condition(condition: Condition) -> str:
    """A condition in words, for ``to_check``."""
    match condition:
        case Age(at_least=low, below=high):
            return (
                f"age {_months(low)} to under {_months(high)}"
                if high
                else f"age from {_months(low)}"
            )
        case Prior(therapies=therapies, had=had):
            what = " or ".join(t.removeprefix("class:") for t in therapies) or "any therapy"
            return f"{'prior' if had else 'no prior'} {what}"
        case Line(at_least=low, at_most=high):
            return f"lines of therapy already given: {low}{'' if high is None else f' to {high}'}"
        case Setting(any_of=words):
            return " or ".join(words)
        case State(word=word, holds=holds):
            return word if holds else f"not {word}"
        case Alone(single_agent=single):
            return "as a single agent" if single else "in combination"


def _months(months: int | None) -> str:
    months = months or 0
    return f"{months // 12} years" if months % 12 == 0 else f"{months} months"
