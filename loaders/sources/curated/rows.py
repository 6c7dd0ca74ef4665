"""What a curator may write: one row a fact, with the place where it was checked."""

from __future__ import annotations

from datetime import date
from typing import Final, Literal

import msgspec

from kg.model import Approval, Band, Effect, Role, SettingWord, SourceClass, Verdict

Jurisdiction = Literal["US", "EU", "GB", "CA", "IE", "NL", "CH", "AU", "JP"]

#: What a place shows of a row; a label needs the first three.
Shown = Literal[
    "date", "drug", "biomarker", "tumour", "condition", "limit", "counts", "verdict", "role"
]
NEEDED: Final[frozenset[str]] = frozenset({"date", "drug", "biomarker"})


class _Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Unknown fields are faults, never passed over."""


class Check(_Part, frozen=True, kw_only=True):
    """Where a fact was checked: ``<source> <release> <record>``, and what that place shows."""

    place: str
    shows: tuple[Shown, ...]


class After(_Part, frozen=True, kw_only=True):
    """Earlier therapy: any of these drugs, classes or modalities; none named is any therapy.

    ``at_most`` is for a number of lines of any therapy.
    """

    any_of: tuple[str, ...] = ()
    at_least: int = 1
    at_most: int | None = None
    progressed: bool = False


class Row(_Part, frozen=True, kw_only=True, tag_field="kind"):
    """What every row has. ``unverified`` rows are counted apart and create nothing."""

    checked_in: tuple[Check, ...]
    citations: tuple[str, ...] = ()
    recorded: date | None = None
    unverified: bool = False


class LabelRow(Row, frozen=True, kw_only=True, tag="label"):
    """One indication. Without a ``sentence`` one is put together from the row's own fields.

    ``after`` and ``not_after`` name therapies (``any`` for any systemic one); every item must
    hold. ``or_unknown`` is the label's own "or status unknown". ``to_check`` is for what no
    field can say. ``limits`` are biomarkers for which the label
    says "not".
    """

    jurisdiction: Jurisdiction
    regimen: str
    biomarker: str
    or_unknown: bool = False
    tumours: tuple[str, ...]
    excluded: tuple[str, ...] = ()
    from_years: float | None = None
    below_years: float | None = None
    after: tuple[str | After, ...] = ()
    not_after: tuple[str, ...] = ()
    first_line: bool = False
    setting: tuple[SettingWord, ...] = ()
    state: tuple[str, ...] = ()
    to_check: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    valid_from: date | None
    valid_to: date | None = None
    date_kind: Literal["stated", "document"] = "stated"
    drug_from: date | None = None
    approval: Approval = Approval.FULL
    document: str
    sentence: str = ""


class StatementRow(Row, frozen=True, kw_only=True, tag="statement"):
    """One finding: this profile, this regimen, this tumour → effect, or not."""

    biomarker: str
    regimen: str
    tumours: tuple[str, ...]
    effect: Effect
    supports: bool
    band: Band
    level: str
    published: int | None = None
    studies: tuple[str, ...] = ()


class CohortRow(Row, frozen=True, kw_only=True, tag="cohort"):
    """How the patients of one cohort did; a count that was not given is left out."""

    study: str
    studies: tuple[str, ...] = ()
    stage: str | None = None
    regimen: str
    biomarker: str
    tumours: tuple[str, ...]
    n_started: int | None = None
    n_evaluable: int | None = None
    complete: int | None = None
    partial: int | None = None
    responses: int | None = None
    stable_16w: int | None = None
    benefit: int | None = None
    benefit_definition: str | None = None
    response_rate: float | None = None
    null_rate: float | None = None
    verdict: Verdict = Verdict.NOT_DECLARED
    verdict_source: str | None = None
    source_class: SourceClass = SourceClass.PRIMARY
    published: int | None = None


class AuthorisationRow(Row, frozen=True, kw_only=True, tag="authorisation"):
    """A substance is authorised somewhere from – to, or none was found on a day."""

    drug: str
    jurisdiction: Jurisdiction
    valid_from: date | None = None
    valid_to: date | None = None
    none_as_of: date | None = None
    brand: str | None = None


class DrugRow(Row, frozen=True, kw_only=True, tag="drug"):
    """A substance that no list has yet: its international name, and what else it is called."""

    name: str
    synonyms: tuple[str, ...] = ()
    brands: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()


class GeneRow(Row, frozen=True, kw_only=True, tag="gene"):
    """How a gene drives cancer, and from which codon on a truncation is known to be harmless."""

    gene: str
    role: Role
    benign_from_codon: int | None = None


AnyRow = LabelRow | StatementRow | CohortRow | AuthorisationRow | DrugRow | GeneRow

KINDS: Final[dict[str, type[AnyRow]]] = {
    "label": LabelRow,
    "statement": StatementRow,
    "cohort": CohortRow,
    "authorisation": AuthorisationRow,
    "drug": DrugRow,
    "gene": GeneRow,
}
