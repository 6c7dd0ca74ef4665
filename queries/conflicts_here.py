"""The conflicts that an answer touches: of each regimen it lists, as of its day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

import msgspec

from kg.model import Label
from kg.model.conflict import Claimed, Conflict, ConflictKind
from ontologies.words import Words
from queries.conflicts import among
from queries.decision import Decision, Ground
from queries.evidence import Drugs
from queries.match import Truth
from queries.propositions import Claim, placed_of
from queries.reply import ClaimedOut, ConflictOut

_KINDS = {str(kind): place for place, kind in enumerate(ConflictKind)}


class Told:
    """What is told of one regimen; for one store, the same records tell the same."""

    __slots__ = ("claims", "key")

    def __init__(self, drugs: Drugs, claims: Sequence[Claim]) -> None:
        self.claims = claims
        self.key = drugs, tuple(claim.provenance.record for claim in claims)

    def __hash__(self) -> int:
        return hash(self.key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Told) and self.key == other.key


def conflicts_of(told: Told, words: Words) -> tuple[tuple[ConflictOut, frozenset[str]], ...]:
    """The conflicts among what is told of one regimen, written down, and their records."""
    found = among(placed_of(told.claims, words.tumours), words)
    return tuple(
        (
            _written(id_, conflict),
            frozenset(c.record for c in (*conflict.supporting, *conflict.opposing)),
        )
        for id_, conflict in found.items()
    )


def touched(
    drugs: Drugs,
    decision: Decision,
    ground: Ground,
    conflicts: Callable[[Told], Iterable[tuple[ConflictOut, frozenset[str]]]],
) -> tuple[ConflictOut, ...]:
    """The conflicts on a regimen that has a place in the answer.

    Of the records shown for it, and of those whose profile holds for this patient.

    They are those of the whole graph that were known on the day: a record that a finding touches
    brings all others on its alteration and regimen. ``conflicts`` is ``conflicts_of``, which may
    remember.
    """
    if not _may_conflict(drugs, ground):
        return ()
    shown = _shown(decision)
    if not shown:
        return ()
    items = ground.evidence.get(drugs, ())
    shown |= {item.id for item in items if item.match.truth is Truth.TRUE}
    here = _here(decision)
    return tuple(
        msgspec.structs.replace(conflict, here=here)
        for conflict, records in conflicts(Told(drugs, _claims(drugs, ground)))
        if not shown.isdisjoint(records)
    )


def in_order(found: Iterable[ConflictOut]) -> tuple[ConflictOut, ...]:
    """Conflicts under one proposition first, then between tumours, then on labels."""
    return tuple(
        sorted(found, key=lambda c: (min(_KINDS[k] for k in c.kinds), c.profile, c.regimen, c.id))
    )


def _claims(drugs: Drugs, ground: Ground) -> list[Claim]:
    """What the store says of a regimen on the day; labels that are not in force say nothing."""
    labels = [x for x in ground.labels.get(drugs, ()) if _in_force(x, ground.as_of)]
    return [*(item.record for item in ground.evidence.get(drugs, ())), *labels]


def _in_force(label: Label, as_of: date) -> bool:
    since, until = label.valid_from, label.valid_to
    return (since is None or since <= as_of) and (until is None or as_of < until)


def _may_conflict(drugs: Drugs, ground: Ground) -> bool:
    """Not all speaks for the regimen, or a label excludes a tumour; most often neither."""
    return any(item.shows != "sensitive" for item in ground.evidence.get(drugs, ())) or any(
        label.tumour.excluded for label in ground.labels.get(drugs, ())
    )


def _shown(decision: Decision) -> set[str]:
    shown: set[str] = set()
    for option in (decision.candidate, decision.hypothesis):
        if option is not None:
            shown |= {view.id for view in option.labels}
            shown |= {item.id for item in (*option.support, *option.against)}
    return shown.union(*(held.block.records for held in decision.blocked))


def _here(decision: Decision) -> str:
    """Where the answer put the regimen."""
    told = [
        f"{name}, effect {option.effect}"
        for name, option in (
            ("candidate", decision.candidate),
            ("hypothesis", decision.hypothesis),
        )
        if option is not None
    ]
    told += [
        f"held back in {', '.join(held.jurisdictions)} ({held.block.rule})"
        for held in decision.blocked
    ]
    return "; ".join(told)


def _written(id_: str, conflict: Conflict) -> ConflictOut:
    return ConflictOut(
        id=id_,
        kinds=tuple(map(str, conflict.kinds)),
        profile=conflict.profile,
        regimen=(*conflict.drugs, *conflict.classes),
        tumours=conflict.tumours,
        for_=_side(conflict.supporting),
        against=_side(conflict.opposing),
        studies=conflict.studies,
        rule=conflict.rule,
        decides=conflict.decides,
        here="",
    )


def _side(side: Iterable[Claimed]) -> tuple[ClaimedOut, ...]:
    return tuple(
        ClaimedOut(
            record=told.record,
            source=told.source,
            release=told.release,
            says=told.says,
            direction=told.direction,
            level=told.level,
            tumour=told.tumour,
            citations=told.citations,
        )
        for told in side
    )
