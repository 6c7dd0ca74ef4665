"""How such patients did: one cohort of one study, with its denominator and definitions."""

from __future__ import annotations

from enum import StrEnum

from kg.model.biomarker import Profile
from kg.model.drug import Regimen
from kg.model.provenance import Provenance
from kg.model.tumour import TumourScope
from kg.model.value import Value, floats


class Verdict(StrEnum):
    """The trial's own verdict on the cohort."""

    MET = "met"
    CLOSED = "closed"
    NOT_DECLARED = "not declared"


class SourceClass(StrEnum):
    """How near to the trial the row was read; secondary rows are shown, never decisive."""

    PRIMARY = "primary"
    MIXED = "mixed"
    SECONDARY = "secondary"


class CohortOutcome(Value, frozen=True, kw_only=True):
    """Counts of one cohort; a count that was not given is None, never 0.

    ``benefit`` is defined by ``benefit_definition`` (for example CR + PR + SD ≥ 16 weeks).
    Rates are in percent as printed; medians in ``unit``.
    """

    study: str
    stage: str | None = None
    regimen: Regimen
    profile: Profile | None = None
    profile_text: str
    tumour: TumourScope
    n_started: int | None = None
    n_evaluable: int | None = None
    complete: int | None = None
    partial: int | None = None
    responses: int | None = None
    stable_16w: int | None = None
    benefit: int | None = None
    benefit_definition: str | None = None
    response_rate: float | None = None
    benefit_rate: float | None = None
    median_pfs: float | None = None
    median_os: float | None = None
    unit: str | None = None
    verdict: Verdict = Verdict.NOT_DECLARED
    verdict_source: str | None = None
    source_class: SourceClass = SourceClass.PRIMARY
    null_rate: float | None = None
    data_cut: str | None = None
    notes: str | None = None
    provenance: Provenance

    def __post_init__(self) -> None:
        floats(self, "response_rate", "benefit_rate", "median_pfs", "median_os", "null_rate")
