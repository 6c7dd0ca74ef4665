"""Standing of a regimen in one jurisdiction on one day: from labels and authorisations alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from kg.model import (
    Approval,
    Authorisation,
    Label,
)
from queries.labels import LabelView, first_day
from queries.relation import AGNOSTIC
from queries.rules import EU_COUNTRIES, NONE_HOLDS_DAYS


class Standing(StrEnum):
    """The contract's words."""

    ON_LABEL = "on-label"
    AGNOSTIC = "tumour-agnostic"
    OFF_LABEL = "off-label"
    INVESTIGATIONAL = "investigational"
    WITHDRAWN = "withdrawn"
    UNKNOWN = "unknown"


#: A label of the place covers the patient.
COVERED = frozenset({Standing.ON_LABEL, Standing.AGNOSTIC})


class StandingView(NamedTuple):
    """The standing of a regimen in one jurisdiction, with what it rests on."""

    jurisdiction: str
    standing: Standing
    conditional_on: tuple[str, ...]
    to_check: tuple[str, ...]
    labels: tuple[LabelView, ...]
    notes: tuple[str, ...]


def agency_of(jurisdiction: str) -> str:
    """Whose labels count there: an EU country has the EU's."""
    return "EU" if jurisdiction in EU_COUNTRIES else jurisdiction


class Authorised(StrEnum):
    """Whether a drug may be sold somewhere on a day."""

    YES = "authorised"
    ENDED = "withdrawn"
    NONE = "not authorised"
    UNKNOWN = "not recorded"


def authorised(
    records: Iterable[Authorisation], labels: Iterable[Label], agency: str, as_of: date
) -> tuple[Authorised, str]:
    """Whether one drug is authorised at an agency on a day, and the record that says so."""
    mine = [r for r in records if r.jurisdiction == agency]
    dated = [r for r in mine if r.none_as_of is None]
    for record in dated:
        if permitted(record, as_of):
            return Authorised.YES, record.provenance.record
    ended = [r for r in dated if r.valid_to is not None and r.valid_to <= as_of]
    last = max((r.valid_to for r in ended if r.valid_to is not None), default=None)
    for label in labels:
        if label.jurisdiction == agency and _label_open(label, as_of, last):
            return Authorised.YES, label.provenance.record
    if ended:
        return Authorised.ENDED, ended[0].provenance.record
    later = [r for r in dated if r.valid_from is not None and r.valid_from > as_of]
    none = [r for r in mine if r.none_as_of is not None and as_of <= _holds_until(r.none_as_of)]
    for record in (*later, *none):
        return Authorised.NONE, record.provenance.record
    return Authorised.UNKNOWN, ""


def permitted(record: Authorisation, as_of: date) -> bool:
    """Whether an authorisation has begun on a day and has not ended."""
    started = record.valid_from is not None and record.valid_from <= as_of
    return started and (record.valid_to is None or as_of < record.valid_to)


def _label_open(label: Label, as_of: date, ended: date | None) -> bool:
    """A label shows its drug authorised; not one from before the product was withdrawn."""
    if ended is not None and (label.valid_from is None or label.valid_from < ended):
        return False
    start = first_day(label)
    started = start is not None and start <= as_of
    over = label.valid_to is not None and label.valid_to <= as_of
    return started and not over and label.approval is not Approval.WITHDRAWN


def _holds_until(day: date) -> date:
    return day + timedelta(days=NONE_HOLDS_DAYS)


#: The standing of a regimen without a covering label: the first state any of its drugs is in.
_WITHOUT_LABEL: tuple[tuple[Authorised, Standing], ...] = (
    (Authorised.NONE, Standing.INVESTIGATIONAL),
    (Authorised.ENDED, Standing.WITHDRAWN),
    (Authorised.UNKNOWN, Standing.UNKNOWN),
    (Authorised.YES, Standing.OFF_LABEL),
)


def standing(
    jurisdiction: str,
    views: Sequence[LabelView],
    states: Sequence[tuple[Authorised, str]],
    support_missing: tuple[str, ...],
) -> StandingView:
    """The standing in one jurisdiction.

    ``views`` are the labels of exactly this regimen, ``states`` the authorisation of each of its
    drugs, ``support_missing`` what the evidence beyond labels still needs.
    """
    agency = agency_of(jurisdiction)
    covering = [v for v in views if v.label.jurisdiction == agency and v.covers]
    if covering:
        best = min(covering, key=_preference)
        same = [v for v in covering if _preference(v)[:2] == _preference(best)[:2]]
        word = Standing.AGNOSTIC if best.relation in AGNOSTIC else Standing.ON_LABEL
        return StandingView(
            jurisdiction, word, best.conditional_on, best.to_check, tuple(same), best.label.notes
        )
    found = {state for state, _ in states}
    word = next(s for state, s in _WITHOUT_LABEL if state in found) if found else Standing.UNKNOWN
    near = tuple(v for v in views if v.label.jurisdiction == agency)
    notes = tuple(f"{record}: {state}" for state, record in states if record)
    return StandingView(jurisdiction, word, support_missing, (), near, notes)


def _preference(found: LabelView) -> tuple[bool, bool, int, str]:
    """Unconditional before conditional, the tumour's own before the agnostic label."""
    return (
        bool(found.conditional_on),
        found.relation in AGNOSTIC,
        len(found.to_check),
        found.id,
    )
