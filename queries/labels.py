"""A label set against a patient on a day: does it apply, on what condition, and why not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from kg.model import (
    Approval,
    Condition,
    GeneEventKind,
    Label,
    Profile,
    State,
    biomarkers_of,
    keys_of_profile,
)
from ontologies.words import Words
from queries.conditions import describe_condition, meets, profiles_of
from queries.evidence import lost_target
from queries.fit.outcome import is_event
from queries.match import Match, Truth, match
from queries.patient import Patient
from queries.relation import HERE, Relation, relation
from queries.rules import HAND_WRITTEN, TELLING


class LabelView(NamedTuple):
    """A label set against a patient on a day.

    ``covers`` is True when it applies, perhaps under ``conditional_on``. ``limited`` marks a
    limitation of use or exclusion that the patient meets, ``broken`` are conditions that a stated
    fact contradicts, ``date_note`` is what is not certain of its dates, ``fuller`` the label that
    tells it more fully, ``lost`` says that the finding is a loss of what the drug inhibits.
    """

    label: Label
    match: Match
    relation: Relation
    covers: bool
    to_check: tuple[str, ...]
    limited: bool
    in_force: bool = True
    date_note: str = ""
    broken: tuple[Condition, ...] = ()
    fuller: str = ""
    lost: str = ""

    @property
    def unmet(self) -> bool:
        """Whether a stated fact contradicts a condition."""
        return bool(self.broken)

    @property
    def conditional_on(self) -> tuple[str, ...]:
        """What the label still needs to know of the tumour, or of its own date."""
        dated = (self.date_note,) if self.in_force and self.date_note else ()
        return (*self.match.missing, *dated)

    @property
    def why_not(self) -> str:
        """What stops it, the first reason of several; "" where it covers."""
        if self.covers:
            return ""
        words = "; ".join(describe_condition(condition) for condition in self.broken)
        reasons = (
            (self.match.truth is Truth.FALSE, _failed(self.match)),
            (not self.match.open, "no finding speaks for its biomarker"),
            (bool(self.lost), self.lost),
            (self.limited, "the label excludes this finding or tumour"),
            (self.relation not in HERE, f"tumour: {self.relation}"),
            (not self.in_force, self.date_note),
            (bool(self.broken), f"contradicted by a stated fact: {words}"),
        )
        return next((why for stops, why in reasons if stops), f"told more fully by {self.fuller}")

    @property
    def if_tumour(self) -> bool:
        """It would apply to a tumour of its form, but the tumour is not given."""
        stopped = self.unmet or self.limited or self.lost
        open_ = self.match.open and self.in_force and not stopped
        return open_ and self.relation is Relation.AGNOSTIC_UNKNOWN

    @property
    def id(self) -> str:
        """The source's record."""
        return self.label.provenance.record


def view(
    label: Label, patient: Patient, words: Words, as_of: date, ends: Sequence[Label]
) -> LabelView:
    """Set one label against a patient; ``ends`` are the withdrawals that may end it."""
    found = match(label.profile, patient, words.genes)
    related = relation(patient.case.tumour, label.tumour, words.tumours)
    limited = related is Relation.EXCLUDED or _limited(label, patient, words)
    dated, date_note = in_force(label, as_of, ends)
    open_ = found.open
    lost = lost_target(label.regimen, found, words) or ""
    broken, to_check = _conditions(label, patient, words) if open_ else ((), ())
    return LabelView(
        label=label,
        match=found,
        relation=related,
        covers=open_ and dated and not (limited or broken or lost) and related in HERE,
        to_check=(*to_check, *label.to_check),
        limited=limited,
        in_force=dated,
        date_note=date_note,
        broken=broken,
        lost=lost,
    )


def ends_among(drugs: tuple[str, ...], labels: Iterable[Label]) -> tuple[Label, ...]:
    """The withdrawals among these labels that end labels of exactly this regimen."""
    return tuple(
        label
        for label in labels
        if label.regimen.drugs == drugs
        and label.approval is Approval.WITHDRAWN
        and label.valid_to is not None
    )


def fullest(views: Sequence[LabelView]) -> tuple[LabelView, ...]:
    """Where several sources tell one label, the fullest telling decides; shorter ones stand back.

    A list of approvals stands back from any label of the place that is in force and shares its
    biomarker, a hand-written row from the agency's sentence of the same day. A limitation that
    one document prints binds the same approval in the partner's document, too.
    """
    return tuple(
        v._replace(covers=False, fuller=other.id)
        if v.covers
        and (other := next((o for o in views if _tells_more(o, v) or _limits(o, v)), None))
        else v
        for v in views
    )


def _limits(full: LabelView, short: LabelView) -> bool:
    a, b = full.label, short.label
    same = a.jurisdiction == b.jurisdiction and a.tumour.breadth is b.tumour.breadth
    return full.limited and full.in_force and same and _share_biomarker(a, b)


def _share_biomarker(a: Label, b: Label) -> bool:
    return bool(set(keys_of_profile(a.profile)) & set(keys_of_profile(b.profile)))


def _tells_more(full: LabelView, short: LabelView) -> bool:
    a, b = full.label, short.label
    rank, other = TELLING.get(a.provenance.source, 0), TELLING.get(b.provenance.source, 0)
    if rank >= other or a.jurisdiction != b.jurisdiction or full.relation not in HERE:
        return False
    if not full.in_force or (other == HAND_WRITTEN and a.valid_from != b.valid_from):
        return False
    return _share_biomarker(a, b)


def _failed(found: Match) -> str:
    notes = [leaf.note for leaf in found.leaves if leaf.truth is Truth.FALSE and leaf.note]
    return "its biomarker does not hold" + (f": {notes[0]}" if notes else "")


def _limited(label: Label, patient: Patient, words: Words) -> bool:
    return any(match(limit, patient, words.genes).truth is Truth.TRUE for limit in label.limits)


def excluded_by_clause(found: Match) -> bool:
    """A clause of the label ("without", "wild type") is contradicted by a stated finding."""
    return any(
        leaf.touched
        and (
            (
                leaf.positive
                and is_event(leaf.wanted.alteration, GeneEventKind.WILD_TYPE)
                and leaf.truth is Truth.FALSE
            )
            or (not leaf.positive and leaf.truth is Truth.TRUE)
        )
        for leaf in found.leaves
    )


def keys_beside(label: Label) -> frozenset[str]:
    """The keys that a label asks about outside its profile: in limitations and conditions."""
    asked = [*label.limits, *(p for c in label.conditions for p in profiles_of(c))]
    return frozenset(key for profile in asked for key in keys_of_profile(profile))


def first_day(label: Label) -> date | None:
    """The first day that a label, or its drug's first label, is known to stand."""
    return min((d for d in (label.valid_from, label.drug_from) if d is not None), default=None)


def in_force(label: Label, as_of: date, ends: Sequence[Label]) -> tuple[bool, str]:
    """Whether a label is in force on a day, and the note on its date ("" when it is certain)."""
    end = _end(label, ends)
    if end is not None and as_of >= end:
        return False, f"withdrawn from {end}"
    if label.approval is Approval.WITHDRAWN:
        return False, "withdrawn"
    start = label.valid_from
    if start is not None and as_of >= start:
        return True, ""
    if label.date_kind == "document" and label.drug_from is not None and as_of >= label.drug_from:
        return True, f"the label's date (document of {start})"
    return False, f"in force only from {start}" if start else "its date is not known"


def _end(label: Label, ends: Sequence[Label]) -> date | None:
    found = [end.valid_to for end in ends if end.valid_to is not None and _ends(end, label)]
    return min((d for d in (label.valid_to, *found) if d is not None), default=None)


def _ends(end: Label, label: Label) -> bool:
    """A withdrawal ends the label of the same drugs, place, tumour and biomarker."""
    if (end.jurisdiction, end.regimen.drugs) != (label.jurisdiction, label.regimen.drugs):
        return False
    if label.valid_from is not None and label.valid_from >= (end.valid_to or label.valid_from):
        return False  # granted again later
    same_tumour = end.tumour.breadth is label.tumour.breadth and (
        not end.tumour.types or bool(set(end.tumour.types) & set(label.tumour.types))
    )
    return same_tumour and _same_biomarker(end, label)


def _same_biomarker(end: Label, label: Label) -> bool:
    ended = {leaf.alteration for leaf in biomarkers_of(end.profile)}
    return not ended or bool(ended & {leaf.alteration for leaf in biomarkers_of(label.profile)})


#: A chromosomal finding that stands alone: a second one contradicts it.
_ISOLATED = State(word="isolated abnormality")


#: What a match makes sure of a finding that binds a condition; an open one makes nothing sure.
_SURE = {Truth.TRUE: True, Truth.FALSE: False}


def _conditions(
    label: Label, patient: Patient, words: Words
) -> tuple[tuple[Condition, ...], tuple[str, ...]]:
    """Conditions a stated fact contradicts, and those that nothing stated decides."""
    unmet: list[Condition] = []
    open_: list[str] = []

    def holds(profile: Profile) -> bool | None:
        return _SURE.get(match(profile, patient, words.genes).truth)

    for condition in label.conditions:
        says = meets(condition, patient.conditions, words.drugs, holds)
        if condition == _ISOLATED and patient.chromosomes > 1:
            says = False
        if says is False:
            unmet.append(condition)
        elif says is None:
            open_.append(describe_condition(condition))
    return tuple(unmet), tuple(open_)
