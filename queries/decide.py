"""The three lists: candidates, hypotheses and what was held back, with the reason of each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.model import Drug
from queries.class_level import held_by_class
from queries.decision import Decision, Ground, Held, Option
from queries.evidence import Drugs, Evidence
from queries.held import naive
from queries.hypotheses import carried, why_elsewhere
from queries.indications import uses_to_check
from queries.labels import LabelView, fullest, view
from queries.match import Truth
from queries.relation import Relation
from queries.rules import STRENGTH
from queries.standing import (
    COVERED,
    Authorised,
    Standing,
    StandingView,
    agency_of,
    standing,
)
from queries.verdicts import Block, Sides, binds_here, listed, vetoed, vetoes, weighed


def decide(drugs: Drugs, ground: Ground) -> Decision:
    """Put one regimen on its list; where it is a candidate may differ by jurisdiction."""
    sides = _sides(drugs, ground)
    named = _proposable(drugs, ground)
    proposes = named and bool(sides.support or sides.covering or sides.if_tumour)
    by_class = held_by_class(sides, ground.of_classes.get(drugs, ()))
    if not proposes and not sides.speaks_against and by_class is None:
        return _elsewhere(drugs, sides, ground, named=named)
    veto = vetoed(sides, ground.words)
    missing = _support_missing(sides)
    held: list[Held] = []
    open_in: list[StandingView] = []
    for jurisdiction in ground.jurisdictions:
        found = _standing(jurisdiction, sides, missing, ground)
        block = veto or weighed(sides, _label_here(found)) or by_class
        if block is not None:
            held.append(Held(drugs, (jurisdiction,), block))
        elif proposes:
            open_in.append(found)
    if open_in:
        option = _option(drugs, tuple(open_in), sides, ground)
        return Decision(candidate=option, blocked=_merged(held))
    if held:
        return Decision(blocked=_merged(held))
    return _elsewhere(drugs, sides, ground, named=named)


def _elsewhere(drugs: Drugs, sides: Sides, ground: Ground, *, named: bool) -> Decision:
    """No candidate and nothing at clinical level against: a hypothesis, weakly held back, or not.

    ``named`` is whether the regimen is one of named antineoplastic drugs.
    """
    hypothesis = _hypothesis(drugs, sides, ground) if named else None
    if hypothesis is not None:
        return Decision(hypothesis=hypothesis)
    weak = listed(sides)
    if weak is not None:
        return Decision(blocked=(Held(drugs, ground.jurisdictions, weak),))
    return Decision(blocked=naive(drugs, sides, ground))


def _sides(drugs: Drugs, ground: Ground) -> Sides:
    items = sorted(ground.evidence.get(drugs, ()), key=_shown_order)
    single = [
        item
        for name in drugs
        if len(drugs) > 1
        for item in ground.evidence.get((name,), [])
        if vetoes(item)
    ]
    ends = ground.ends.get(drugs, ())
    labels = fullest(
        [
            view(label, ground.patient, ground.words, ground.as_of, ends)
            for label in ground.labels.get(drugs, [])
        ]
    )
    against = tuple(item for item in items if binds_here(item))
    return Sides(
        drugs=drugs,
        support=tuple(item for item in items if item.counts and (item.here or _if_tumour(item))),
        against=against,
        vetoes=(*(item for item in items if vetoes(item)), *single),
        labels=labels,
        sensitive=tuple(item for item in items if item.counts),
        weakening=tuple(item for item in items if item.weakens),
    )


def _if_tumour(item: Evidence) -> bool:
    """About all tumours of a form, where the question gives no tumour."""
    return item.relation is Relation.AGNOSTIC_UNKNOWN


def _standing(
    jurisdiction: str, sides: Sides, missing: tuple[str, ...], ground: Ground
) -> StandingView:
    agency = agency_of(jurisdiction)
    states = [ground.authorised(name, agency) for name in sides.drugs]
    found = standing(jurisdiction, sides.labels, states, missing)
    if ground.patient.case.tumour is None:
        found = found._replace(to_check=("the tumour type", *found.to_check))
    return _uses_to_check(_product_ended(found, states), agency, sides.drugs, ground)


def _uses_to_check(
    found: StandingView, agency: str, drugs: tuple[str, ...], ground: Ground
) -> StandingView:
    """An off-label drug whose product text names the tumour: the text is to be checked."""
    if found.standing is not Standing.OFF_LABEL:
        return found
    tumour, tumours = ground.patient.case.tumour, ground.words.tumours
    told = (
        line
        for name in drugs
        for line in uses_to_check(
            ground.authorisations.get(name, ()), agency, ground.as_of, tumour, tumours
        )
    )
    return found._replace(to_check=(*found.to_check, *told))


def _product_ended(found: StandingView, states: Sequence[tuple[Authorised, str]]) -> StandingView:
    """A label does not outlive the authorisation of its drug."""
    on_label = found.standing in COVERED
    ended = [record for state, record in states if state is Authorised.ENDED]
    if not (on_label and ended):
        return found
    note = f"the authorisation ended ({', '.join(ended)})"
    return found._replace(
        standing=Standing.WITHDRAWN, conditional_on=(), notes=(*found.notes, note)
    )


def _support_missing(sides: Sides) -> tuple[str, ...]:
    """What the least demanding support still needs; empty when some support holds as it is."""
    needs = [
        item.match.missing if item.match.truth is Truth.UNKNOWN else () for item in sides.support
    ]
    needs += [v.conditional_on for v in (*sides.covering, *sides.if_tumour)]
    return min(needs, key=len, default=())


def _label_here(found: StandingView) -> LabelView | None:
    return next((v for v in found.labels if v.covers), None) if found.standing in COVERED else None


def _proposable(drugs: Drugs, ground: Ground) -> bool:
    """Only named antineoplastic drugs: a class, a procedure or another medicine never."""
    if any(item.regimen.classes for item in ground.evidence.get(drugs, [])) and not (
        ground.labels.get(drugs)
    ):
        return all(not i.regimen.classes for i in ground.evidence[drugs] if i.counts)
    found: Iterable[Drug | None] = (ground.words.drugs.known(name) for name in drugs)
    return all(drug is not None and drug.antineoplastic is not False for drug in found)


def _option(
    drugs: Drugs, standings: tuple[StandingView, ...], sides: Sides, ground: Ground
) -> Option:
    labels = (*sides.covering, *sides.if_tumour)
    return Option(
        drugs=drugs,
        standings=standings,
        effect=_effect(sides),
        band=_band(labels, sides.support),
        support=tuple(sorted(sides.support, key=_shown_order)),
        against=_shown_against(drugs, sides, ground),
        labels=labels,
        rules=_rules(sides),
        why="",
    )


def _effect(sides: Sides) -> str:
    """Both sides at clinical level conflict; a weaker negative is only shown."""
    return "conflicting" if any(item.clinical for item in sides.against) else "sensitive"


def _band(labels: Sequence[LabelView], items: Sequence[Evidence]) -> str:
    """The strongest of what carries the regimen; a label before any record."""
    return "label" if labels else str(min((i.band for i in items), key=STRENGTH.__getitem__))


def _shown_against(drugs: Drugs, sides: Sides, ground: Ground) -> tuple[Evidence, ...]:
    """All that speaks against, also elsewhere (as a warning), strongest and nearest first."""
    elsewhere = [
        item
        for item in (*ground.evidence.get(drugs, ()), *ground.of_classes.get(drugs, ()))
        if item.binds and not binds_here(item) and item.relation is not Relation.FORM
    ]
    classes = [item for item in ground.of_classes.get(drugs, ()) if binds_here(item)]
    items = {id(item): item for item in (*sides.against, *sides.vetoes, *classes, *elsewhere)}
    return tuple(sorted(items.values(), key=_shown_order))


def _shown_order(item: Evidence) -> tuple[bool, int, int, str]:
    return (not item.here, item.strength, item.kind_rank, item.id)


def _rules(sides: Sides) -> tuple[str, ...]:
    """The ids of the rules that let this through, in the order applied."""
    used = ["gate"]
    if any(item.match.truth is Truth.UNKNOWN for item in sides.support):
        used.append("conditional")
    if len({item.id for item in sides.support}) > 1:
        used.append("one study once")
    return tuple(used)


def _hypothesis(drugs: Drugs, sides: Sides, ground: Ground) -> Option | None:
    """Same driver elsewhere in the same form, carried by a label or clinical-level support."""
    items, labels = carried(drugs, sides.labels, ground)
    if not items and not labels:
        return None
    missing = _support_missing(sides)
    tumours = sorted({v.label.tumour.text for v in labels} | {i.record.tumour.text for i in items})
    return Option(
        drugs=drugs,
        standings=tuple(_standing(j, sides, missing, ground) for j in ground.jurisdictions),
        effect="unknown",
        band=_band(labels, items),
        support=tuple(sorted(items, key=_shown_order)),
        against=_shown_against(drugs, sides, ground),
        labels=tuple(labels),
        rules=("transfer",),
        why=why_elsewhere(tumours, ground),
    )


def _merged(held: list[Held]) -> tuple[Held, ...]:
    """One entry for the jurisdictions that share a reason."""
    merged: dict[Block, list[str]] = {}
    for item in held:
        merged.setdefault(item.block, []).extend(item.jurisdictions)
    return tuple(Held(held[0].drugs, tuple(places), block) for block, places in merged.items())
