"""What a disagreement of two sources is, and the closed list of its kinds."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from kg.model import Authorisation, Label, Value


class Kind(StrEnum):
    """What the two sources disagree on."""

    DATE = "date of a label"
    BEFORE_DRUG = "label before its drug"
    END = "end of a label"
    AFTER_END = "label of a withdrawn drug"
    APPROVAL = "kind of approval"
    BIOMARKER = "biomarker"
    NO_PERMIT = "label without authorisation"
    FIRST = "first authorisation"
    PERMIT_END = "end of an authorisation"
    SOLD = "authorised, no longer sold"
    NONE = "authorised or not"
    CODE = "code against sentence"


class Ruling(Value, frozen=True, kw_only=True):
    """What a kind means, and the rule by which answers take one of the two sides."""

    means: str
    rule: str


KINDS: dict[Kind, Ruling] = {
    Kind.DATE: Ruling(
        means="one use in one place from two different days",
        rule="each label holds from its own day, and the fullest telling decides from when it does",
    ),
    Kind.BEFORE_DRUG: Ruling(
        means="a label is older than the first authorisation of a drug of its regimen",
        rule="a label that covers decides the standing; authorisations speak where none covers",
    ),
    Kind.END: Ruling(
        means="one source ends a label that another still calls active, or ends it another day",
        rule="a withdrawal, from any source, ends the label from the earliest day told",
    ),
    Kind.AFTER_END: Ruling(
        means="a label stands although every recorded authorisation of a drug has ended",
        rule="a label that began after the end shows the drug authorised again; one from before "
        "does not outlive its drug",
    ),
    Kind.APPROVAL: Ruling(
        means="provisional in one source, full in the other",
        rule="the fullest telling decides; a product's kind is shown, not used",
    ),
    Kind.BIOMARKER: Ruling(
        means="the same use with a narrower, wider or other biomarker",
        rule="the fullest telling decides; of equals each covers what it says",
    ),
    Kind.NO_PERMIT: Ruling(
        means="a label of a drug that the agency's own tables lack on a later day",
        rule="a label that covers decides the standing",
    ),
    Kind.FIRST: Ruling(
        means="two tables date the first authorisation of a drug differently",
        rule="a drug is authorised on a day when any record says so",
    ),
    Kind.PERMIT_END: Ruling(
        means="two tables end one product on different days, or one does not end it",
        rule="a drug is authorised on a day when any record says so",
    ),
    Kind.SOLD: Ruling(
        means="authorised without an end, while a list of products has none of them left",
        rule="only a dated withdrawal ends an authorisation; another application may go on",
    ),
    Kind.NONE: Ruling(
        means="one source has the drug authorised on a day for which another says none",
        rule="an authorisation goes before 'none as of'",
    ),
    Kind.CODE: Ruling(
        means="a source's coded field against the label's own sentence",
        rule="the sentence's reading holds; what cannot be read is held back with its label",
    ),
}


class Side(Value, frozen=True, kw_only=True):
    """One source's word: its release, its record, and what it says."""

    source: str
    release: str
    record: str
    says: str


class Disagreement(Value, frozen=True, kw_only=True):
    """Two sides of one thing. ``used`` is what answers go by now; ``since`` when both were known.

    ``about`` names drugs, biomarker, tumour and place as far as the kind has them.
    """

    kind: Kind
    about: str
    one: Side
    other: Side
    used: str
    rule: str
    since: date | None


def side(record: Label | Authorisation, says: str) -> Side:
    """A record's side of a disagreement."""
    told = record.provenance
    return Side(source=told.source, release=told.release, record=told.record, says=says)


def known_since(records: Iterable[Label | Authorisation]) -> date:
    """The day from which all of these records were known."""
    return max(record.provenance.recorded for record in records)


def of(
    kind: Kind,
    about: str,
    one: tuple[Label | Authorisation, str],
    other: tuple[Label | Authorisation, str],
    used: str,
) -> Disagreement:
    """A disagreement of two records under the rule of its kind."""
    return Disagreement(
        kind=kind,
        about=about,
        one=side(*one),
        other=side(*other),
        used=used,
        rule=KINDS[kind].rule,
        since=known_since((one[0], other[0])),
    )


def about_label(label: Label) -> str:
    """Drugs, biomarker, tumour and place of a label, in one line."""
    parts = (
        " + ".join(label.regimen.drugs),
        " ".join(label.profile_text.split()),
        label.tumour.text or label.tumour.breadth.value,
        label.jurisdiction,
    )
    return " · ".join(part for part in parts if part)


def about_drug(permit: Authorisation) -> str:
    """Drug and place of an authorisation, in one line."""
    return f"{permit.drug} · {permit.jurisdiction}"
