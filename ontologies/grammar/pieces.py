"""The pieces that a scanned phrase falls into: what each word of the grammars contributes."""

from __future__ import annotations

from enum import StrEnum

from kg.model import (
    Change,
    Direction,
    GeneEventKind,
    Level,
    Origin,
    RegionKind,
    ReportClass,
    Signature,
    Value,
    Zygosity,
)


class Polarity(StrEnum):
    """What a word says about the finding beside it."""

    NO = "no"  # "no", "without", "not detected", "absent"
    NEGATIVE = "negative"
    POSITIVE = "positive"
    UNKNOWN = "unknown"
    WILD = "wild type"
    RETAINED = "retained"


class GeneSeen(Value, frozen=True, kw_only=True):
    """A gene, or several that one word names: any of them (``RAS``), or all (``CDKN2A/B``)."""

    symbols: tuple[str, ...]
    written: str = ""
    all_: bool = False


class ProteinSeen(Value, frozen=True, kw_only=True):
    """An exact protein change in the model's spelling; ``other_than`` is ``non-G12C``."""

    change: str
    other_than: bool = False


class SiteSeen(Value, frozen=True, kw_only=True):
    """A residue: ``V600``, ``R132X`` (``any_``), ``Non-V600`` (``other_than``)."""

    reference: str | None
    position: int
    any_: bool = False
    other_than: bool = False


class DnaSeen(Value, frozen=True, kw_only=True):
    """A coding DNA change."""

    change: str


class PlaceSeen(Value, frozen=True, kw_only=True):
    """Exons, introns, codons or a domain; ``other_than`` is ``Non-P-Loop``."""

    kind: RegionKind
    first: int | None = None
    last: int | None = None
    name: str | None = None
    other_than: bool = False


class EventSeen(Value, frozen=True, kw_only=True):
    """A word for what happened: to a whole gene (``event``) or inside a region (``change``)."""

    event: GeneEventKind | None = None
    change: Change | None = None
    fusion: bool = False


class LevelSeen(Value, frozen=True, kw_only=True):
    """A word for the amount of a product."""

    level: Level
    at_least: float | None = None
    below: float | None = None
    assay: str | None = None


class AssaySeen(Value, frozen=True, kw_only=True):
    """An assay, with the gene it is about where it has only one (``TPS``)."""

    assay: str
    gene: str | None = None


class ScoreSeen(Value, frozen=True, kw_only=True):
    """A number with its comparison and its sign (``%``, ``+``)."""

    at_least: float | None = None
    below: float | None = None
    sign: str = ""


class QualitySeen(Value, frozen=True, kw_only=True):
    """Origin, zygosity, reported class, functional direction, polarity."""

    origin: Origin | None = None
    zygosity: Zygosity | None = None
    report: ReportClass | None = None
    direction: Direction | None = None
    polarity: Polarity | None = None
    known: bool = False
    broken: bool = False  # a fusion that makes no protein of both genes: "out of frame"


class FusionSeen(Value, frozen=True, kw_only=True):
    """Two fusion partners; ``written`` tells the sign between them (``::``, ``-``, ``/``)."""

    five: str | None
    three: str | None
    written: str = "::"


class JunctionSeen(Value, frozen=True, kw_only=True):
    """The exons or the breakpoint of a fusion, as written."""

    junction: str


class SignatureSeen(Value, frozen=True, kw_only=True):
    """A genome-wide finding; without high or not it still waits for a word or a number."""

    signature: Signature


class ArmSeen(Value, frozen=True, kw_only=True):
    """A chromosome arm, band or a whole cytogenetic event."""

    text: str
    complete: bool = False


class NameSeen(Value, frozen=True, kw_only=True):
    """The proper name of a variant."""

    name: str
    gene: str | None = None


class JointSeen(Value, frozen=True, kw_only=True):
    """``or``/``and`` between two things; a slash may be either."""

    any_: bool
    slash: bool = False


class ColonSeen(Value, frozen=True, kw_only=True):
    """A colon: what follows may be said of what stands before it, or be a finding of its own."""


class RefusedSeen(Value, frozen=True, kw_only=True):
    """A phrase that is understood and that the model cannot hold: the reason and its rule."""

    rule: str
    why: str


class NoteSeen(Value, frozen=True, kw_only=True):
    """A word that is read and changes nothing."""


class UnreadSeen(Value, frozen=True, kw_only=True):
    """A word that no table and no shape reads."""

    text: str


Piece = (
    GeneSeen
    | ProteinSeen
    | SiteSeen
    | DnaSeen
    | PlaceSeen
    | EventSeen
    | LevelSeen
    | AssaySeen
    | ScoreSeen
    | QualitySeen
    | FusionSeen
    | JunctionSeen
    | SignatureSeen
    | ArmSeen
    | NameSeen
    | JointSeen
    | ColonSeen
    | RefusedSeen
    | NoteSeen
    | UnreadSeen
)
