"""What one record is worth on the derived scales for this patient: the crosswalk, applied.

Look-ups only: by what the source says, what the record shows, and how its tumour relates to the
patient's. The same few hundred combinations come again for every patient and are remembered.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import msgspec

from kg.model import Approval, CohortOutcome, Curie, Form, Label, Statement
from ontologies.tumours import Tumours
from queries import crosswalk
from queries.crosswalk import Claim, Override, Row, Tiers
from queries.evidence import Evidence
from queries.labels import LabelView, excluded_by_clause
from queries.match import Match, Truth
from queries.relation import AGNOSTIC, OWN, Relation


class RecordLevels(msgspec.Struct, frozen=True, kw_only=True):
    """The tiers of one record here: the lowest that its source allows, and what it could be."""

    escat: str | None
    amp: str | None
    oncokb_like: str | None
    could_be: dict[str, str]


class Levels(msgspec.Struct, frozen=True, kw_only=True):
    """Tiers derived by the crosswalk of that version; null where a scale has none for it.

    A tier is the lowest that the sources allow; ``could_be`` names the best that it could be where
    a source does not tell enough, and ``why`` what is not told, or why there is no tier.
    ``rests_on`` names the record that each tier of a regimen rests on.
    """

    escat: str | None = None
    amp: str | None = None
    oncokb_like: str | None = None
    could_be: dict[str, str] = {}
    why: tuple[str, ...] = ()
    rests_on: dict[str, str] = {}
    crosswalk: str = crosswalk.CROSSWALK


@dataclass(frozen=True, eq=False, slots=True)
class Grade:
    """At least ``lower``, at best ``upper``, by these rows of the crosswalk; and as it is shown.

    There is one object for each combination, so that it is known by its identity.
    """

    lower: Tiers
    upper: Tiers
    why: tuple[str, ...]
    rows: tuple[str, ...]
    levels: Levels
    of_record: RecordLevels


class Seat(NamedTuple):
    """Where the patient's tumour sits: its form, and the types that it is one of."""

    form: Form | None
    above: frozenset[Curie]


#: Another tumour of the same form, or a subtype of the patient's: never taken as it stands.
ELSEWHERE = frozenset({Relation.TRANSFER, Relation.DESCENDANT})
_NOWHERE: dict[Relation, str] = {
    Relation.FORM: "nothing crosses between solid and liquid tumours",
    Relation.UNSPECIFIED: "a record on unspecified cancer speaks of no tumour type",
    Relation.EXCLUDED: "the claim excludes this tumour",
    Relation.UNKNOWN: "the tumour type is not given",
    Relation.AGNOSTIC_UNKNOWN: "the tumour type is not given",
}
_NOT_CARRIED = "resistance and no benefit are not carried to another tumour"
_LIQUID = "oncokb_like: nothing is carried to or from liquid tumours"


@lru_cache(maxsize=10_000)
def seat(tumour: Curie | None, tumours: Tumours) -> Seat:
    """The seat of a patient's tumour; an unknown one has neither form nor types."""
    if tumour is None:
        return Seat(None, frozenset())
    return Seat(tumours.form(tumour), frozenset(tumours.ancestors(tumour)))


def grade_evidence(item: Evidence, patient: Seat) -> Grade:
    """The tiers of one statement or cohort for this patient."""
    if item.held is not None:
        return held_back(item.held[0])
    if item.shows == "neutral":
        return _none("shown, and decides nothing")
    if not (item.match.open if item.shows == "sensitive" else item.match.truth is Truth.TRUE):
        return _none("its biomarker is not known to hold")
    if item.shows == "sensitive":
        return grade_support(item, patient)
    return graded(claim_of(item.record), item.shows, item.relation, patient.form)


def grade_support(item: Evidence, patient: Seat) -> Grade:
    """The tiers of a record that is known to support, here or in another tumour."""
    if item.relation in ELSEWHERE:
        override = overridden(item.record, item.match, patient)
        if override is not None:
            return _by_override(override)
    return graded(claim_of(item.record), "sensitive", item.relation, patient.form)


def grade_label(view: LabelView, patient: Seat) -> Grade:
    """The tiers of one label for this patient: as it covers, excludes or lies in another tumour."""
    claim = claim_of(view.label)
    if view.covers:
        return graded(claim, "sensitive", view.relation, patient.form)
    if view.limited or excluded_by_clause(view.match):
        shows = "insensitive" if view.limited else "resistant"
        own = Relation.SAME if view.relation is Relation.EXCLUDED else view.relation
        return graded(claim, shows, own, patient.form)
    if view.relation in ELSEWHERE and view.match.truth is Truth.TRUE and view.in_force:
        override = overridden(view.label, view.match, patient)
        if override is not None:
            return _by_override(override)
        return graded(claim, "sensitive", view.relation, patient.form)
    return _none(_NOWHERE.get(view.relation) or view.why_not)


def held_back(rule: str) -> Grade:
    """No tier, since a rule holds the record back."""
    return _none(f"held back by the rule: {rule}")


def claim_of(record: Statement | CohortOutcome | Label) -> Claim:
    """What kind of claim a record is; a source's unknown word goes by the record's band."""
    if isinstance(record, CohortOutcome):
        return Claim.COHORT
    if isinstance(record, Statement):
        known = crosswalk.NATIVE.get((record.provenance.source, record.native_level))
        return known or crosswalk.BY_BAND[record.band]
    provisional = record.approval is Approval.PROVISIONAL
    if record.jurisdiction == "US":
        return Claim.US_PROVISIONAL if provisional else Claim.US_LABEL
    return Claim.OTHER_PROVISIONAL if provisional else Claim.OTHER_LABEL


def overridden(
    record: Statement | CohortOutcome | Label,
    found: Match,
    patient: Seat,
    table: tuple[Override, ...] = crosswalk.OVERRIDES,
) -> Override | None:
    """The row that takes the place of the down-grade for this record, or None."""
    for row in table:
        if (
            row.drugs == record.regimen.drugs
            and row.genes & found.altered_genes
            and row.into & patient.above
            and (row.study is None or row.study in _studies(record))
        ):
            return row
    return None


def _studies(record: Statement | CohortOutcome | Label) -> tuple[str, ...]:
    return (*record.provenance.studies, *record.provenance.citations)


@lru_cache(maxsize=4096)
def graded(claim: Claim, shows: str, relation: Relation, form: Form | None) -> Grade:
    """The row of the claim, then where it stands: as it is, as a basket's, carried, or nowhere."""
    if relation in _NOWHERE:
        return _none(_NOWHERE[relation])
    row = _row(claim, shows)
    if relation in OWN:
        return _grade(row.lower, row.upper, row.why, (row.id,))
    if relation in AGNOSTIC:
        return _basket(claim, row, shows)
    if shows != "sensitive":
        return _none(_NOT_CARRIED)
    return _carried(row, solid=form is Form.SOLID)


def _row(claim: Claim, shows: str) -> Row:
    if shows == "insensitive":
        return crosswalk.INSENSITIVE
    return (crosswalk.SENSITIVE if shows == "sensitive" else crosswalk.RESISTANT)[claim]


def _basket(claim: Claim, row: Row, shows: str) -> Grade:
    """A claim about all tumours of a form: as it stands, with the basket's tier of ESCAT."""
    if shows != "sensitive" or claim not in crosswalk.BASKET:
        return _grade(row.lower, row.upper, row.why, (row.id,))
    lower, upper = crosswalk.BASKET[claim]
    others = tuple(w for w in row.why if not w.startswith("escat:"))
    why = others if lower == upper else (crosswalk.SIMILAR, *others)
    return _grade(
        row.lower._replace(escat=lower), row.upper._replace(escat=upper), why, (row.id, "basket")
    )


def _carried(row: Row, *, solid: bool) -> Grade:
    """The down-grade into another tumour of the same form."""
    lower, upper = _down(row.lower, 0, solid=solid), _down(row.upper, 1, solid=solid)
    others = tuple(w for w in row.why if scale_of(w) != "oncokb_like")
    models = (crosswalk.MODELS,) if lower.escat != upper.escat else ()
    why = (*(row.why if solid else (*others, _LIQUID)), *models)
    return _grade(lower, upper, why, (row.id, "elsewhere"))


def _down(tiers: Tiers, end: int, *, solid: bool) -> Tiers:
    escat = crosswalk.ELSEWHERE_ESCAT.get(tiers.escat or "")
    return Tiers(
        escat=escat[end] if escat else None,
        amp=crosswalk.ELSEWHERE_AMP.get(tiers.amp or ""),
        oncokb_like=crosswalk.ELSEWHERE_ONCOKB.get(tiers.oncokb_like or "") if solid else None,
    )


@lru_cache(maxsize=1000)
def _by_override(row: Override) -> Grade:
    return _grade(row.tiers, row.tiers, (f"{row.why} [{row.citation}]",), (row.id,))


@lru_cache(maxsize=1000)
def _none(why: str) -> Grade:
    return _grade(Tiers(), Tiers(), (why,), ())


def _grade(lower: Tiers, upper: Tiers, why: tuple[str, ...], rows: tuple[str, ...]) -> Grade:
    could_be = {
        scale: best
        for scale, tier, best in zip(Tiers._fields, lower, upper, strict=True)
        if best is not None and best != tier
    }
    open_ = tuple(w for w in why if (scale_of(w) or "") in {"", *could_be} or _absent(w, lower))
    levels = Levels(**lower._asdict(), could_be=could_be, why=open_)
    of_record = RecordLevels(**lower._asdict(), could_be=could_be)
    return Grade(lower, upper, open_, rows, levels, of_record)


def scale_of(why: str) -> str | None:
    """The scale a reason is about; None where it is about all of them."""
    scale = why.partition(":")[0]
    return scale if scale in Tiers._fields else None


def _absent(why: str, lower: Tiers) -> bool:
    """The reason says why a scale has no tier."""
    scale = scale_of(why)
    return scale is not None and getattr(lower, scale) is None
