"""How many earlier therapies were had: a count and the drugs it counts are one fact, not two."""

from __future__ import annotations

import msgspec

from kg.model import Fact, Prior
from ontologies.drugs import Drugs

_CLASS = "class:"


def counted(facts: tuple[Fact, ...], drugs: Drugs) -> tuple[Fact, ...]:
    """Give "two prior TKIs" and the two drugs named as the two drugs, of which there are no more.

    A count of more than the drugs named stays a fact of its own.
    """
    found = list(facts)
    for fact in facts:
        members = _named(fact, found, drugs)
        prior = fact.condition
        if not isinstance(prior, Prior) or not members or prior.at_least > len(members):
            continue
        found.remove(fact)
        for at in members:
            place = next(n for n, f in enumerate(found) if f is at)
            found[place] = _bounded(at, prior, len(members))
    return tuple(found)


def _named(fact: Fact, facts: list[Fact], drugs: Drugs) -> list[Fact]:
    """The facts of single drugs that a fact of their class counts."""
    prior = fact.condition
    if not isinstance(prior, Prior) or not prior.had or len(prior.therapies) != 1:
        return []
    word = prior.therapies[0]
    if not word.startswith(_CLASS):
        return []
    members = drugs.class_members(word.removeprefix(_CLASS))
    return [f for f in facts if _is_one_of(f, members, progressed=prior.progressed)]


def _is_one_of(fact: Fact, members: frozenset[str], *, progressed: bool) -> bool:
    prior = fact.condition
    if not isinstance(prior, Prior) or not prior.had or not prior.therapies:
        return False
    return set(prior.therapies) <= members and (prior.progressed or not progressed)


def _bounded(fact: Fact, count: Prior, named: int) -> Fact:
    """The fact of a drug with the upper bound of its class; a bound below the named is none."""
    prior = fact.condition
    if not isinstance(prior, Prior) or count.at_most is None or count.at_most < named:
        return fact
    most = count.at_most if prior.at_most is None else min(prior.at_most, count.at_most)
    return msgspec.structs.replace(fact, condition=msgspec.structs.replace(prior, at_most=most))
