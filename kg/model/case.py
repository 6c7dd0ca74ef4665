"""What one patient has: findings, stated facts and a tumour, read from a question."""

from __future__ import annotations

from enum import StrEnum

from kg.model.alteration import Alteration, Origin, Zygosity
from kg.model.condition import Condition
from kg.model.value import Curie, Value


class Presence(StrEnum):
    """Whether a finding was made. Silence is none of these."""

    PRESENT = "present"
    ABSENT = "absent"  # stated: wild type, negative, not detected
    UNKNOWN = "unknown"  # stated: status unknown, not assessed


class ReportClass(StrEnum):
    """The class a laboratory report asserts for a variant."""

    ONCOGENIC = "oncogenic"  # oncogenic, pathogenic, deleterious, activating, loss of function
    LIKELY_ONCOGENIC = "likely oncogenic"
    UNCERTAIN = "uncertain significance"
    LIKELY_BENIGN = "likely benign"
    BENIGN = "benign"


class Direction(StrEnum):
    """The functional direction a report asserts."""

    GAIN = "gain of function"
    LOSS = "loss of function"


class Observation(Value, frozen=True, kw_only=True):
    """One finding in one patient.

    ``alteration`` may be partial (a residue without its change, "exon 20 insertion"). ``text`` is
    the string as it was given; it is kept and shown, and decides nothing.
    """

    alteration: Alteration
    presence: Presence = Presence.PRESENT
    origin: Origin | None = None
    zygosity: Zygosity | None = None
    report: ReportClass | None = None
    direction: Direction | None = None
    dna: str | None = None
    exon: int | None = None
    text: str = ""


class Fact(Value, frozen=True, kw_only=True):
    """A clinical fact that the question states, with its text."""

    condition: Condition
    text: str = ""


class Unresolved(Value, frozen=True, kw_only=True):
    """A part of the question that was not read, and why; ``kind`` as in the contract."""

    text: str
    kind: str
    why: str
    suggestions: tuple[str, ...] = ()


class Case(Value, frozen=True, kw_only=True):
    """A question about one patient, read. ``tumour`` None is unknown."""

    tumour: Curie | None = None
    observations: tuple[Observation, ...] = ()
    facts: tuple[Fact, ...] = ()
    unresolved: tuple[Unresolved, ...] = ()
