"""The outcome of setting one finding against one predicate, and what all kinds share."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from kg.model import Alteration, GeneEvent, GeneEventKind, Presence
from queries.patient import Finding
from queries.rules import Specificity


class Fits(StrEnum):
    """The outcome for one finding and one predicate."""

    HOLDS = "holds"
    PARTIAL = "could hold"
    DENIES = "stated not to hold"
    GATED = "held back by the driver gate"


class Fit(NamedTuple):
    """Outcome, how it matched, and what is missing or why it was held back."""

    fits: Fits
    how: Specificity
    note: str = ""


def is_absent(finding: Finding) -> bool:
    """Whether the finding is stated to be absent or of unknown status."""
    return finding.seen.presence is not Presence.PRESENT


def is_event(alteration: Alteration, kind: GeneEventKind) -> bool:
    """Whether an alteration is this event of a whole gene."""
    return isinstance(alteration, GeneEvent) and alteration.kind is kind


def name_of(alteration: Alteration) -> str:
    """An alteration in a few words, for notes."""
    gene = getattr(alteration, "gene", "")
    detail = getattr(alteration, "change", None) or getattr(alteration, "kind", None) or ""
    return f"{gene} {detail}".strip() or type(alteration).__name__.lower()


def wild_type_denies(seen: Alteration, how: Specificity) -> Fit | None:
    """Wild type denies every short variant of its gene."""
    if is_event(seen, GeneEventKind.WILD_TYPE):
        return Fit(Fits.DENIES, how, "wild type")
    return None


def is_unspecified(seen: Alteration) -> bool:
    """A finding that names the gene and says "mutated", without the change."""
    return isinstance(seen, GeneEvent) and seen.kind in {
        GeneEventKind.MUTATION,
        GeneEventKind.ALTERATION,
        GeneEventKind.ONCOGENIC,
        GeneEventKind.ACTIVATING,
        GeneEventKind.LOSS_OF_FUNCTION,
        GeneEventKind.MISSENSE,
    }


def within(at_least: float | None, below: float | None, value: float, how: Specificity) -> Fit:
    """A number against the bounds a claim sets."""
    inside = (at_least is None or value >= at_least) and (below is None or value < below)
    return Fit(Fits.HOLDS if inside else Fits.DENIES, how, "" if inside else f"measured {value:g}")
