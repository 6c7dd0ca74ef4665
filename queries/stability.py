"""How sure a candidate's place is: the places it takes when the evidence is a little less.

Two questions, one change at a time, each answered by deciding again: what if one study were not
there (leave-one-study-out), and what if an undeclared cohort's true rate lay at either end of its
exact interval? The range of places is no confidence interval: it says what the order hangs on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import msgspec

from kg.model import CohortOutcome, SourceClass, Value, Verdict
from queries.decide import decide
from queries.decision import Ground
from queries.evidence import Drugs, Evidence
from queries.outcomes import outcomes_of
from queries.ranking import Rank, places, rank
from queries.relation import OWN
from queries.rules import DEFAULT_NULL_RATE
from queries.studies import studies

Keys = Mapping[Drugs, Rank | None]


class Change(NamedTuple):
    """One change of the evidence: what it is, and the regimens whose evidence it replaces."""

    what: str
    evidence: dict[Drugs, tuple[Evidence, ...]]


class RankRange(Value, frozen=True, kw_only=True, omit_defaults=False):
    """The place of a candidate, and the best and worst it takes, with the change that does it.

    ``drops`` names the changes under which it is no candidate at all.
    """

    regimen: Drugs
    place: int
    best: int
    worst: int
    best_by: str = ""
    worst_by: str = ""
    drops: tuple[str, ...] = ()


def rank_ranges(ground: Ground) -> tuple[RankRange, ...]:
    """The range of places of every candidate, in their order."""
    keys = {drugs: _key(drugs, ground) for drugs in _regimens(ground)}
    base = _placed(keys)
    ranges = {
        drugs: RankRange(regimen=drugs, place=place, best=place, worst=place)
        for drugs, place in base.items()
    }
    for change in (*_without_a_study(ground), *_at_the_bounds(ground)):
        moved = _moved(change, keys, ground)
        if moved:
            now = _placed({**keys, **moved})
            ranges = {d: _widened(found, now.get(d), change.what) for d, found in ranges.items()}
    return tuple(ranges.values())


def _regimens(ground: Ground) -> list[Drugs]:
    return sorted({*ground.evidence, *ground.labels})


def _key(drugs: Drugs, ground: Ground) -> Rank | None:
    option = decide(drugs, ground).candidate
    return None if option is None else rank(option)


def _placed(keys: Keys) -> dict[Drugs, int]:
    """The place of each candidate, in order."""
    ordered = sorted(key for key in keys.values() if key is not None)
    return {key.drugs: place for key, (place, _) in zip(ordered, places(ordered), strict=True)}


def _moved(change: Change, keys: Keys, ground: Ground) -> Keys:
    """The keys that differ under a change: of its regimens, and of those with one of its drugs."""
    changed = ground._replace(evidence={**ground.evidence, **change.evidence})
    alone = {drugs[0] for drugs in change.evidence if len(drugs) == 1}
    affected = (d for d in keys if d in change.evidence or not alone.isdisjoint(d))
    now = {drugs: _key(drugs, changed) for drugs in affected}
    return {drugs: key for drugs, key in now.items() if key != keys[drugs]}


def _widened(found: RankRange, place: int | None, what: str) -> RankRange:
    if place is None:
        return msgspec.structs.replace(found, drops=(*found.drops, what))
    if place < found.best:
        return msgspec.structs.replace(found, best=place, best_by=what)
    if place > found.worst:
        return msgspec.structs.replace(found, worst=place, worst_by=what)
    return found


def _without_a_study(ground: Ground) -> Iterator[Change]:
    """Each independent study taken away, with all of its records on every regimen."""
    where = [
        (drugs, item) for drugs in _regimens(ground) for item in ground.evidence.get(drugs, ())
    ]
    for study in studies([item for _, item in where]):
        gone = {id(where[n][1]) for n in study.items}
        touched = {where[n][0] for n in study.items}
        yield Change(
            f"without {min(study.ids)}",
            {d: tuple(i for i in ground.evidence[d] if id(i) not in gone) for d in touched},
        )


def _at_the_bounds(ground: Ground) -> Iterator[Change]:
    """Each undeclared cohort of this tumour with its response rate at either exact bound."""
    for drugs in _regimens(ground):
        items = ground.evidence.get(drugs, ())
        for number, item in enumerate(items):
            for end, shows in _shown_at_bounds(item):
                changed = item._replace(shows=shows)
                what = f"{item.id} at the {end} of its interval"
                yield Change(what, {drugs: (*items[:number], changed, *items[number + 1 :])})


def _shown_at_bounds(item: Evidence) -> Iterator[tuple[str, str]]:
    """What a cohort would show at its bounds, where that differs from what it shows."""
    record = item.record
    if not isinstance(record, CohortOutcome) or record.verdict is not Verdict.NOT_DECLARED:
        return
    if record.source_class is SourceClass.SECONDARY or item.relation not in OWN:
        return
    null = record.null_rate if record.null_rate is not None else DEFAULT_NULL_RATE
    for outcome in outcomes_of(record):
        if outcome.endpoint == "objective response":
            for end, bound in (("lower end", outcome.low), ("upper end", outcome.high)):
                shows = "sensitive" if bound is not None and bound > null else "neutral"
                if bound is not None and shows != item.shows:
                    yield end, shows
