"""Why one record does not propose its regimen for one patient: a closed list of reasons.

Nothing is matched here: each reason is read off what the answer's own functions said of a record
(``Evidence``, ``LabelView``).
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from kg.model import Biomarker, Presence, genes_of
from queries.evidence import Evidence
from queries.labels import LabelView, excluded_by_clause
from queries.match import Match, Truth
from queries.patient import Patient
from queries.relation import HERE, Relation
from queries.verdicts import binds_here


class Reason(StrEnum):
    """The closed list, the most decisive first."""

    UNKNOWN_DRUG = "unknown drug"
    NO_DRUG = "no single drug"
    NOT_ANTINEOPLASTIC = "no antineoplastic drug"
    NO_RECORD = "no record"
    HELD_BACK = "held back"
    RESISTANT = "resistance record"
    NO_BENEFIT = "record of no benefit"
    EXCLUDED = "excluded by the label"
    CONTRADICTED = "condition contradicted"
    GATE = "variant of uncertain significance"
    ALLELE_DRUG = "allele-specific drug"
    NOT_ALONE = "not actionable alone"
    OTHER_ALLELE = "another alteration of the gene"
    DENIED = "biomarker stated otherwise"
    NOT_STATED = "biomarker not stated"
    DETAIL_MISSING = "detail of the biomarker missing"
    NO_TUMOUR = "tumour not given"
    OTHER_TUMOUR = "other tumour"
    OTHER_FORM = "solid and liquid"
    UNSPECIFIED = "unspecified cancer"
    PRECLINICAL = "only preclinical"
    WARNING = "warning from another tumour"
    UNDECIDED = "decides nothing"
    NOT_IN_FORCE = "label not in force"
    TOLD_MORE = "told more fully elsewhere"
    LATER = "published later"
    NOT_AUTHORISED = "no authorisation"
    ENDED = "authorisation ended"
    NOT_RECORDED = "authorisation not recorded"


class Told(NamedTuple):
    """A reason in words: the rule it follows (an id of ``rules.RULES`` or empty), and the way out.

    ``way_out`` may hold ``{what}``, which stands for the reason's own detail.
    """

    says: str
    rule: str
    way_out: str


_TUMOUR_OUT = "evidence in this tumour"

#: What each reason says, by which rule, and what would undo it.
REASONS: dict[Reason, Told] = {
    Reason.UNKNOWN_DRUG: Told("no such drug in the graph", "regimen gate", "its name: {what}"),
    Reason.NO_DRUG: Told("a class or procedure is never proposed", "regimen gate", "a named drug"),
    Reason.NOT_ANTINEOPLASTIC: Told(
        "a medicine of another class is shown as evidence only", "regimen gate", "nothing"
    ),
    Reason.NO_RECORD: Told("no label, statement or cohort of this regimen", "", "a record of it"),
    Reason.HELD_BACK: Told("held back", "", ""),  # the answer says its rule and way out
    Reason.RESISTANT: Told("a record of resistance", "negative here", "a tumour without it"),
    Reason.NO_BENEFIT: Told("shown not to help", "negative here", "a label or stronger support"),
    Reason.EXCLUDED: Told(
        "the label excludes it", "limitation of use", "a tumour without what it excludes"
    ),
    Reason.CONTRADICTED: Told("a stated fact contradicts the label", "", "a patient who meets it"),
    Reason.GATE: Told(
        "not known to be a driver", "gate", "a report or list that classes it as oncogenic"
    ),
    Reason.ALLELE_DRUG: Told(
        "the drug does not reach this allele", "allele-specific drug", "an allele that it reaches"
    ),
    Reason.NOT_ALONE: Told(
        "proposes nothing alone", "not actionable alone", "a finding in an actionable gene"
    ),
    Reason.OTHER_ALLELE: Told("asks for", "", "{what}"),
    Reason.DENIED: Told("the question says otherwise", "", "a patient who has it"),
    Reason.NOT_STATED: Told("asks for", "", "{what}, stated in the question"),
    Reason.DETAIL_MISSING: Told("hangs on what is not stated", "", "{what}"),
    Reason.NO_TUMOUR: Told("the tumour type is not given", "", "the tumour type"),
    Reason.OTHER_TUMOUR: Told("known only in", "transfer", _TUMOUR_OUT),
    Reason.OTHER_FORM: Told("known only in", "solid and liquid", _TUMOUR_OUT),
    Reason.UNSPECIFIED: Told("known only in unspecified cancer", "unspecified tumour", _TUMOUR_OUT),
    Reason.PRECLINICAL: Told(
        "supported below clinical level only", "preclinical", "evidence at clinical level"
    ),
    Reason.WARNING: Told(
        "speaks against it elsewhere", "", "it is shown, and decides nothing here"
    ),
    Reason.UNDECIDED: Told(
        "shown, decides nothing", "one study once", "a verdict of the trial, or a primary source"
    ),
    Reason.NOT_IN_FORCE: Told("on this day", "", "a day on which it is in force"),
    Reason.TOLD_MORE: Told("another record tells this label", "", "see that record"),
    Reason.LATER: Told("published after this day", "", "a later day"),
    Reason.NOT_AUTHORISED: Told("no authorisation there", "", "an authorisation"),
    Reason.ENDED: Told("its authorisation has ended", "", "an authorisation"),
    Reason.NOT_RECORDED: Told(
        "nothing is recorded either way", "", "an authorisation, or a table without it"
    ),
}


class Found(NamedTuple):
    """A reason with its detail, and what is worth knowing beside it."""

    reason: Reason
    detail: str
    beside: str = ""


def of_label(view: LabelView, patient: Patient) -> Found | None:
    """Why a label does not cover the patient; None where it does, without a condition."""
    label, found = view.label, view.match
    clause = found.truth is Truth.FALSE and excluded_by_clause(found)
    return (
        _if(view.limited or clause, Reason.EXCLUDED, f"{label.profile_text} in {label.tumour.text}")
        or of_match(found, label.profile_text, patient)
        or _tumour(view.relation, label.tumour.text)
        or _if(not view.in_force, Reason.NOT_IN_FORCE, view.why_not)
        or _if(view.unmet, Reason.CONTRADICTED, view.why_not.rpartition(": ")[2])
        or _if(not view.covers, Reason.TOLD_MORE, view.why_not)
        or _if(bool(view.conditional_on), Reason.DETAIL_MISSING, "; ".join(view.conditional_on))
    )


def _if(holds: bool, reason: Reason, detail: str) -> Found | None:  # noqa: FBT001  # a row of a list
    return Found(reason, detail) if holds else None


def of_evidence(item: Evidence, patient: Patient) -> Found | None:
    """Why a statement or cohort does not support the regimen here; None where it does."""
    if item.shows != "sensitive":
        return _against(item)
    if item.held is not None:
        rule, why = item.held
        return Found(_BY_RULE[rule], why)
    text, tumour = item.record.profile_text, item.record.tumour.text
    unknown = item.match.truth is Truth.UNKNOWN
    return (
        of_match(item.match, text, patient)
        or _if(not item.clinical, Reason.PRECLINICAL, f"{text} in {tumour}")
        or _tumour(item.relation, tumour)
        or _if(unknown, Reason.DETAIL_MISSING, "; ".join(item.match.missing))
    )


def _against(item: Evidence) -> Found | None:
    """A record that speaks against it here, or that is shown and decides nothing."""
    detail = f"{item.record.profile_text} in {item.record.tumour.text}"
    if binds_here(item):
        reason = Reason.RESISTANT if item.shows == "resistant" else Reason.NO_BENEFIT
        return Found(reason, detail)
    if item.binds:
        return Found(Reason.WARNING, detail)
    return _if(item.shows == "neutral" and item.match.open, Reason.UNDECIDED, detail)


#: The rules that keep a supporting record from counting (``Evidence.held``).
_BY_RULE = {
    "gate": Reason.GATE,
    "allele-specific drug": Reason.ALLELE_DRUG,
    "not actionable alone": Reason.NOT_ALONE,
}

_BY_RELATION = {
    Relation.FORM: Reason.OTHER_FORM,
    Relation.UNSPECIFIED: Reason.UNSPECIFIED,
    Relation.EXCLUDED: Reason.EXCLUDED,
    Relation.UNKNOWN: Reason.NO_TUMOUR,
    Relation.AGNOSTIC_UNKNOWN: Reason.NO_TUMOUR,
}


def _tumour(relation: Relation, text: str) -> Found | None:
    reason = _BY_RELATION.get(relation, Reason.OTHER_TUMOUR)
    return _if(relation not in HERE, reason, text)


def of_match(found: Match, text: str, patient: Patient) -> Found | None:
    """What is wrong with the biomarker of a record; None where it may be considered."""
    if found.gated and found.truth is Truth.FALSE:
        return Found(Reason.GATE, found.gated[0].note)
    if found.open:
        return None
    denied = [leaf for leaf in found.leaves if leaf.touched and leaf.truth is Truth.FALSE]
    if denied:
        return Found(Reason.DENIED, f"{text}: {denied[0].note}" if denied[0].note else text)
    silent = [leaf.wanted for leaf in found.leaves if leaf.positive and not leaf.touched]
    other = others_of_the_gene(silent, patient)
    if other:
        return Found(Reason.OTHER_ALLELE, text, f"found: {', '.join(other)}")
    return Found(Reason.NOT_STATED, text)


def others_of_the_gene(wanted: list[Biomarker], patient: Patient) -> tuple[str, ...]:
    """What the patient has in the genes of these predicates, which is not what they ask for."""
    genes = {gene for leaf in wanted for gene in genes_of(leaf.alteration)}
    return tuple(
        dict.fromkeys(
            finding.seen.text
            for finding in patient.findings
            if finding.seen.presence is Presence.PRESENT
            and genes & set(genes_of(finding.seen.alteration))
        )
    )
