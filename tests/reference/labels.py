"""What a label permits: each label set against the patient on a day, and the standing it gives."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from kg.model import (
    Approval,
    Authorisation,
    Label,
    Profile,
    Record,
    biomarkers_of,
    keys_of,
    keys_of_profile,
)
from tests.reference.bearing import Seen
from tests.reference.conditions import contradicted
from tests.reference.leaves import Truth
from tests.reference.profiles import Result, evaluate
from tests.reference.tumours import AGNOSTIC, HERE, relation
from tests.reference.world import Asking

_EU = {"NL", "DE", "IE", "FR"}
#: An agency's "none as of" holds for this long after its day (design 4.3).
_NONE_HOLDS = timedelta(days=90)


class Judged(NamedTuple):
    """One label: how its biomarker stands, and whether it covers, perhaps on a condition."""

    label: Label
    result: Result
    relation: str
    covers: bool
    conditional: bool
    limited: bool
    in_force: bool


def judge(label: Label, findings: Sequence[Seen], asked: Asking, ends: Sequence[Label]) -> Judged:
    """A label against one patient on one day."""
    result = evaluate(label.profile, findings)
    related = relation(asked.case.tumour, label.tumour)
    limits = any(evaluate(limit, findings).truth is Truth.TRUE for limit in label.limits)
    limited = limits or related == "excluded tumour"
    in_force, dated = dates(label, asked.as_of, ends)
    facts = [fact.condition for fact in asked.case.facts]
    met = not any(contradicted(condition, facts) for condition in label.conditions)
    covers = result.opens and related in HERE and not limited and in_force and met
    conditional = result.truth is Truth.UNKNOWN or not dated
    return Judged(label, result, related, covers, covers and conditional, limited, in_force)


def judged(labels: Sequence[Label], findings: Sequence[Seen], asked: Asking) -> list[Judged]:
    """Every label; a limitation of use binds the same approval in other documents (decision 7)."""
    keys = {key for seen in findings for key in keys_of(seen.finding.alteration)}
    ends = [x for x in labels if x.approval is Approval.WITHDRAWN and x.valid_to]
    open_ = [x for x in labels if x.approval is not Approval.WITHDRAWN]
    found = [judge(label, findings, asked, ends) for label in open_]
    return [
        one._replace(covers=False, conditional=False)
        if one.covers
        and any(_limits(x, one.label) for x in found if keys & {*keys_of_profile(x.label.profile)})
        else one
        for one in found
    ]


def _limits(full: Judged, short: Label) -> bool:
    label = full.label
    same = (label.jurisdiction, label.regimen.drugs, label.tumour.breadth) == (
        short.jurisdiction,
        short.regimen.drugs,
        short.tumour.breadth,
    )
    shared = set(keys_of_profile(label.profile)) & set(keys_of_profile(short.profile))
    return full.limited and full.in_force and same and bool(shared)


def dates(label: Label, day: date, ends: Sequence[Label]) -> tuple[bool, bool]:
    """Whether a label is in force on a day, and whether its date is certain."""
    over = [end.valid_to for end in ends if end.valid_to and _ended(label, end)]
    over += [label.valid_to] if label.valid_to else []
    if any(day >= last for last in over):
        return False, False
    if label.valid_from is not None and day >= label.valid_from:
        return True, True
    undated = label.date_kind == "document" and label.drug_from is not None
    return bool(undated and label.drug_from and day >= label.drug_from), False


def _ended(label: Label, end: Label) -> bool:
    """A withdrawal ends that label: same place, drugs, tumours and biomarker; not a later grant."""
    same = (label.jurisdiction, label.regimen.drugs) == (end.jurisdiction, end.regimen.drugs)
    later = label.valid_from is not None and end.valid_to is not None
    later = later and label.valid_from >= end.valid_to  # type: ignore[operator]  # both are given
    tumours = label.tumour.breadth is end.tumour.breadth
    types = not end.tumour.types or bool({*end.tumour.types} & {*label.tumour.types})
    shared = _alterations(label.profile) & _alterations(end.profile)
    return same and not later and tumours and types and bool(shared)


def _alterations(profile: Profile) -> set[object]:
    return {leaf.alteration for leaf in biomarkers_of(profile)}


def standing(
    place: str,
    drugs: tuple[str, ...],
    labels: Sequence[Judged],
    asked: Asking,
    records: Sequence[Record],
) -> tuple[str, bool]:
    """The standing of a regimen in one place, and whether it is conditional on its label."""
    agency = "EU" if place in _EU else place
    mine = [x for x in labels if x.label.regimen.drugs == drugs and x.label.jurisdiction == agency]
    covering = [x for x in mine if x.covers]
    states = {_authorised(drug, agency, asked.as_of, records) for drug in drugs}
    if covering:
        best = min(covering, key=lambda x: (x.conditional, x.relation in AGNOSTIC))
        if "withdrawn" in states:
            return "withdrawn", False
        return ("tumour-agnostic" if best.relation in AGNOSTIC else "on-label"), best.conditional
    order = ("investigational", "withdrawn", "unknown", "off-label")
    return next(word for word in order if word in states), False


def _authorised(drug: str, agency: str, day: date, records: Sequence[Record]) -> str:
    """Whether one drug may be sold there: authorisations first, then any label of the drug."""
    mine = [
        r
        for r in records
        if isinstance(r, Authorisation) and (r.drug, r.jurisdiction) == (drug, agency)
    ]
    given = [r for r in mine if r.none_as_of is None and r.valid_from and r.valid_from <= day]
    if any(r.valid_to is None or day < r.valid_to for r in given):
        return "off-label"
    last = max((r.valid_to for r in given if r.valid_to), default=None)
    if any(_label_open(r, drug, agency, day, last) for r in records if isinstance(r, Label)):
        return "off-label"
    if given:
        return "withdrawn"
    later = any(r.valid_from and r.valid_from > day for r in mine)
    none = any(r.none_as_of and day <= r.none_as_of + _NONE_HOLDS for r in mine)
    return "investigational" if later or none else "unknown"


def _label_open(label: Label, drug: str, agency: str, day: date, ended: date | None) -> bool:
    """A label in force shows its drug authorised, unless it is older than the drug's withdrawal."""
    if drug not in label.regimen.drugs or label.jurisdiction != agency:
        return False
    if label.approval is Approval.WITHDRAWN or (label.valid_to and label.valid_to <= day):
        return False
    if ended is not None and (label.valid_from is None or label.valid_from < ended):
        return False
    first = min((d for d in (label.valid_from, label.drug_from) if d), default=None)
    return first is not None and first <= day
