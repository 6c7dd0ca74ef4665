"""The conflicts that an answer touches: of each regimen it lists, as of its day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

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


def conflicts_of(told: Told, words: Words) -> dict[str, Conflict]:
    """The conflicts among what is told of one regimen, by id."""
    return among(placed_of(told.claims, words.tumours), words)


def touched(
    drugs: Drugs,
    decision: Decision,
    ground: Ground,
    conflicts: Callable[[Told], Mapping[str, Conflict]],
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
    told = Told(drugs, [c for c in _claims(drugs, ground) if _in_force(c, ground.as_of)])
    here = _here(decision)
    return tuple(
        _written(id_, conflict, here)
        for id_, conflict in conflicts(told).items()
        if not shown.isdisjoint(c.record for c in (*conflict.supporting, *conflict.opposing))
    )


def in_order(found: Iterable[ConflictOut]) -> tuple[ConflictOut, ...]:
    """Conflicts under one proposition first, then between tumours, then on labels."""
    return tuple(
        sorted(found, key=lambda c: (min(_KINDS[k] for k in c.kinds), c.profile, c.regimen, c.id))
    )


def _claims(drugs: Drugs, ground: Ground) -> list[Claim]:
    items, labels = ground.evidence.get(drugs, ()), ground.labels.get(drugs, ())
    return [*(item.record for item in items), *labels]


def _in_force(claim: Claim, as_of: date) -> bool:
    since, until = getattr(claim, "valid_from", None), getattr(claim, "valid_to", None)
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


def _written(id_: str, conflict: Conflict, here: str) -> ConflictOut:
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
        here=here,
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
