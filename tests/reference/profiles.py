"""A whole profile by plain recursion, in three values; and what opens a claim (decision 6)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kg.model import (
    And,
    Biomarker,
    Expression,
    GeneEvent,
    GeneEventKind,
    Level,
    Not,
    Or,
    Profile,
    genes_of,
)
from tests.reference.bearing import Seen
from tests.reference.leaves import Leaf, Truth, leaf

Signed = tuple[Leaf, bool]
_NOT = {Truth.TRUE: Truth.FALSE, Truth.FALSE: Truth.TRUE, Truth.UNKNOWN: Truth.UNKNOWN}


class Result(NamedTuple):
    """A profile for one patient: its truth, whether a finding bears on it, whether it opens."""

    truth: Truth
    touched: bool
    opens: bool


def evaluate(profile: Profile, findings: Sequence[Seen]) -> Result:
    """Truth, touched and open of a profile."""
    leaves = signed(profile, findings)
    truth = truth_of(profile, findings)
    return Result(truth, any(x.touched for x, _ in leaves), _opens(truth, leaves))


def signed(profile: Profile, findings: Sequence[Seen], *, wanted: bool = True) -> list[Signed]:
    """Every leaf with its truth; ``False`` beside those that must not hold."""
    match profile:
        case Biomarker():
            return [(leaf(profile, findings, positive=wanted), wanted)]
        case Not(of=inner):
            return signed(inner, findings, wanted=not wanted)
        case And(of=parts) | Or(of=parts):
            return [x for part in parts for x in signed(part, findings, wanted=wanted)]


def truth_of(profile: Profile, findings: Sequence[Seen], *, wanted: bool = True) -> Truth:
    """Kleene's three values, with the two sentences of the documents on AND and OR."""
    match profile:
        case Biomarker():
            return leaf(profile, findings, positive=wanted).truth
        case Not(of=inner):
            return _NOT[truth_of(inner, findings, wanted=not wanted)]
        case And(of=parts):
            truths = [truth_of(part, findings, wanted=wanted) for part in parts]
            found = _all(truths)
            spared = found is Truth.UNKNOWN and _another_change(parts, findings)
            return Truth.TRUE if spared else found
        case Or():
            return _any_of(profile, findings, wanted=wanted)


def _all(truths: list[Truth]) -> Truth:
    if Truth.FALSE in truths:
        return Truth.FALSE
    return Truth.UNKNOWN if Truth.UNKNOWN in truths else Truth.TRUE


def _any_of(profile: Or, findings: Sequence[Seen], *, wanted: bool) -> Truth:
    """In an OR, findings that bear on some parts and speak for none close it."""
    parts = [(p, signed(p, findings, wanted=wanted)) for p in profile.of]
    if profile.or_unknown and any(x.stated_unknown for _, leaves in parts for x, _ in leaves):
        return Truth.TRUE
    spoken = [p for p, leaves in parts if any(_speaks(x) for x in leaves)]
    truths = [truth_of(p, findings, wanted=wanted) for p in spoken or profile.of]
    found = _NOT[_all([_NOT[truth] for truth in truths])]
    touched = any(x.touched for _, leaves in parts for x, _ in leaves)
    closed = wanted and touched and not spoken and found is Truth.UNKNOWN
    return Truth.FALSE if closed else found


def _another_change(parts: tuple[Profile, ...], findings: Sequence[Seen]) -> bool:
    """A gene's mutation "but not at V600": one exact change that is another one meets it."""
    plain = [part for part in parts if isinstance(part, Biomarker)]
    barred = [part.of for part in parts if isinstance(part, Not) if isinstance(part.of, Biomarker)]
    if not barred or len(plain) + len(barred) != len(parts):
        return False
    held = [leaf(b, findings) for b in plain]
    out = [leaf(b, findings, positive=False) for b in barred]
    genes = {gene for b in plain for gene in genes_of(b.alteration)}
    same = all(set(genes_of(b.alteration)) <= genes for b in barred)
    told = all(x.truth is Truth.TRUE and x.exact for x in held)
    return same and told and not any(x.touched for x in out)


def _speaks(at: Signed) -> bool:
    """A finding decides the leaf in the claim's favour, or leaves it open."""
    found, wanted = at
    decides = found.touched and not (found.no_driver and _place(at) == 2)
    return decides and found.truth is not (Truth.FALSE if wanted else Truth.TRUE)


def _opens(truth: Truth, leaves: list[Signed]) -> bool:
    """Some finding speaks for what the claim is about."""
    if truth is Truth.FALSE:
        return False
    if truth is Truth.TRUE:
        return any(_speaks(x) for x in leaves)
    subject = min(_place(x) for x in leaves)
    return any(_speaks(x) for x in leaves if _place(x) == subject)


def _place(at: Signed) -> int:
    """0: altered genes and signatures; 1: receptors; 2: what must be absent."""
    found, wanted = at
    alteration = found.wanted.alteration
    wild = isinstance(alteration, GeneEvent) and alteration.kind is GeneEventKind.WILD_TYPE
    if not wanted or wild:
        return 2
    if isinstance(alteration, Expression):
        low = alteration.level in {Level.NEGATIVE, Level.LOST, Level.UNDER}
        return 2 if low else 1
    return 0
