"""The derived levels of a regimen: on each scale the best tier of the records it rests on.

Shown beside the native level and the band; nothing is decided by them.
"""

from __future__ import annotations

from functools import lru_cache

import msgspec

from kg.model import Label
from queries import crosswalk
from queries.decision import Ground, Held, Option
from queries.evidence import transfers
from queries.grades import (
    ELSEWHERE,
    Grade,
    Levels,
    Seat,
    claim_of,
    grade_evidence,
    grade_label,
    grade_support,
    graded,
    held_back,
    scale_of,
    seat,
)
from queries.labels import view
from queries.match import Truth
from queries.relation import Relation, relation

__all__ = ["Levels", "best", "levels_of", "levels_of_held"]

#: The scales, with the place of each tier: smaller is stronger.
PLACES: dict[str, dict[str, int]] = {
    "escat": {tier: n for n, tier in enumerate(crosswalk.ESCAT)},
    "amp": {tier: n for n, tier in enumerate(crosswalk.AMP)},
    "oncokb_like": {tier: n for n, tier in enumerate(crosswalk.ONCOKB_LIKE)},
}
_LAST = 99
#: The best that another tumour can give, scale by scale.
_CARRIED = ("III-A", "II-C", "3B")
_CONDITIONAL = "the tiers hold only if what is not stated turns out as needed"
_NO_RECORD = Levels(why=("no record",))


def levels_of(option: Option, ground: Ground) -> Levels:
    """The levels of a candidate or hypothesis, by its labels and its supporting records.

    Where a candidate's own tumour gives less than another tumour could, what is known there is
    graded too; a hypothesis rests on other tumours as it is.
    """
    patient = seat(ground.patient.case.tumour, ground.words.tumours)
    known: dict[Grade, str] = {}
    for found in option.labels:
        grade = grade_label(found, patient)
        if grade not in known:
            known[grade] = found.id
    for item in option.support:
        grade = grade_support(item, patient)
        if grade not in known:
            known[grade] = item.id
    if option.effect != "unknown" and patient.form is not None and not _enough(tuple(known)):
        _elsewhere(option, ground, patient, known)
    levels = best(known)
    if option.standings and all(s.conditional_on for s in option.standings):
        return msgspec.structs.replace(levels, why=(*levels.why, _CONDITIONAL))
    return levels


def best(known: dict[Grade, str]) -> Levels:
    """Scale by scale the strongest of these grades, each with the first record that has it."""
    if not known:
        return _NO_RECORD
    levels, strongest = _best(tuple(known))
    rests_on = {scale: known[grade] for scale, grade in strongest}
    return msgspec.structs.replace(levels, rests_on=rests_on)


@lru_cache(maxsize=10_000)
def _best(grades: tuple[Grade, ...]) -> tuple[Levels, tuple[tuple[str, Grade], ...]]:
    """The levels without records, and the grade that each tier comes from."""
    could_be: dict[str, str] = {}
    tiers: list[str | None] = []
    why: dict[str, None] = {}
    strongest = []
    for number, (scale, places) in enumerate(PLACES.items()):
        low = min(grades, key=lambda g: _place(places, g.lower[number]))  # used at once
        high = min(grades, key=lambda g: _place(places, g.upper[number]))
        tier, upper = low.lower[number], high.upper[number]
        tiers.append(tier)
        if tier is not None:
            strongest.append((scale, low))
        if upper is not None and upper != tier:
            could_be[scale] = upper
            why.update(dict.fromkeys(w for w in high.why if scale_of(w) == scale))
        elif tier is None:
            why.update(dict.fromkeys(w for w in low.why if scale_of(w) in {None, scale}))
    escat, amp, oncokb_like = tiers
    levels = Levels(
        escat=escat, amp=amp, oncokb_like=oncokb_like, could_be=could_be, why=tuple(why)
    )
    return levels, tuple(strongest)


def _place(places: dict[str, int], tier: str | None) -> int:
    return _LAST if tier is None else places[tier]


@lru_cache(maxsize=10_000)
def _enough(grades: tuple[Grade, ...]) -> bool:
    """Whether no evidence from another tumour could raise a tier."""
    return all(
        any(_place(places, grade.lower[number]) <= places[_CARRIED[number]] for grade in grades)
        for number, places in enumerate(PLACES.values())
    )


def _elsewhere(option: Option, ground: Ground, patient: Seat, known: dict[Grade, str]) -> None:
    """Add what supports the regimen in other tumours of the same form, for certain."""
    tumour, tumours = ground.patient.case.tumour, ground.words.tumours
    for item in ground.evidence.get(option.drugs, ()):
        if item.counts and transfers(item) and item.match.truth is Truth.TRUE:
            known.setdefault(grade_support(item, patient), item.id)
    ends = ground.ends.get(option.drugs, ())
    for label in ground.labels.get(option.drugs, ()):
        if relation(tumour, label.tumour, tumours) in ELSEWHERE:
            found = view(label, ground.patient, ground.words, ground.as_of, ends)
            if not found.limited:
                known.setdefault(grade_label(found, patient), found.id)


def levels_of_held(held: Held, ground: Ground) -> Levels:
    """The levels of what a regimen was held back by: the best of the records that stopped it."""
    patient = seat(ground.patient.case.tumour, ground.words.tumours)
    wanted = frozenset(held.block.records)
    known: dict[Grade, str] = {}
    for drugs in dict.fromkeys((held.drugs, *((name,) for name in held.drugs))):
        for item in ground.evidence.get(drugs, ()):
            if item.id in wanted:
                known.setdefault(grade_evidence(item, patient), item.id)
    for label in ground.labels.get(held.drugs, ()):
        if label.provenance.record in wanted:
            known.setdefault(_stopping(label, held, patient), label.provenance.record)
    return best(known)


def _stopping(label: Label, held: Held, patient: Seat) -> Grade:
    """A label that stopped its own drug: by what it excludes, in the patient's tumour."""
    block = held.block
    if block.effect not in {"resistant", "insensitive"}:
        return held_back(block.rule)
    return graded(claim_of(label), block.effect, Relation.SAME, patient.form)
