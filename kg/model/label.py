"""What an agency permits: labels, authorisations and reimbursement, each with its dates."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from kg.model.biomarker import Profile
from kg.model.condition import Condition
from kg.model.drug import Regimen
from kg.model.provenance import Provenance
from kg.model.tumour import TumourScope
from kg.model.value import Curie, Value


class Approval(StrEnum):
    """The kind of approval."""

    FULL = "full"
    PROVISIONAL = "provisional"  # accelerated, conditional
    WITHDRAWN = "withdrawn"


class Label(Value, frozen=True, kw_only=True):
    """One indication of one regimen in one jurisdiction (``US``, ``EU``, ``CA``, ``IE``, …).

    In force on a day d with ``valid_from`` ≤ d < ``valid_to``. ``date_kind`` tells how
    ``valid_from`` is known: ``stated``, ``sister`` (of a dated sister row), ``accelerated list``
    or ``document``: then the label is "date unknown" and conditional from ``drug_from`` (the
    drug's first date) to ``valid_from``.
    ``conditions`` are all required, ``to_check`` is what of the sentence no grammar read.
    ``limits`` are limitations of use: profiles for which the label says "not".
    """

    jurisdiction: str
    regimen: Regimen
    profile: Profile
    profile_text: str
    tumour: TumourScope
    conditions: tuple[Condition, ...] = ()
    to_check: tuple[str, ...] = ()
    limits: tuple[Profile, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None
    date_kind: str = "stated"
    drug_from: date | None = None
    approval: Approval = Approval.FULL
    document: str = ""
    sentence: str = ""
    notes: tuple[str, ...] = ()  # what was repaired from the text, and by which rule
    provenance: Provenance


class Authorisation(Value, frozen=True, kw_only=True):
    """A drug (substance or brand) is authorised in a jurisdiction from – to, or *none as of*.

    ``none_as_of`` set: the agency's own table, or a label source that covers the agency up to
    that day and knows the drug elsewhere, has nothing there.
    ``names`` are the tumour types that the product's text of ``names_as_of`` names, whatever else
    it asks for: a use to check, never a label. ``status`` is what a list of products says of it
    without a date ("every product discontinued"): it ends nothing. ``approval`` is the kind that
    the table tells today, which may have been another one at first.
    """

    drug: str
    jurisdiction: str
    valid_from: date | None = None
    valid_to: date | None = None
    none_as_of: date | None = None
    brand: str | None = None
    names: tuple[Curie, ...] = ()
    names_as_of: date | None = None
    status: str = ""
    approval: Approval | None = None
    provenance: Provenance


class Reimbursement(Value, frozen=True, kw_only=True):
    """A payer covers a regimen for a profile in a tumour: an axis of its own."""

    country: str
    regimen: Regimen
    profile: Profile | None = None
    profile_text: str = ""
    tumour: TumourScope
    scheme: str
    valid_from: date | None = None
    valid_to: date | None = None
    conditions: tuple[str, ...] = ()
    sentence: str = ""
    provenance: Provenance
