"""Where code and sentence disagree on the biomarkers; each says how, or None."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import Biomarker
from loaders.coded import Claim
from loaders.comparison import (
    alleles,
    clauses,
    families,
    is_stricter,
    leaves,
    markers_of,
    scores,
    signs,
    variants,
    width,
)

if TYPE_CHECKING:
    from ontologies.words import Words


def polarity(claim: Claim, _words: Words) -> str | None:
    """Whether the sentence says the opposite of a marker."""
    if claim.text.profile is None:
        return None
    coded, told = signs(claim.profile), signs(claim.text.profile)
    wrong = sorted(m for m in coded.keys() & told.keys() if coded[m] != told[m])
    return f"the sentence says the opposite of {', '.join(wrong)}" if wrong else None


def unknown(claim: Claim, _words: Words) -> str | None:
    """Whether the sentence does not know a coded marker."""
    if claim.text.susceptible:
        return None
    named = markers_of(claim.text.profile) | claim.mentioned
    strange = sorted(markers_of(claim.profile) - named)
    return f"the sentence does not know {', '.join(strange)}" if strange else None


def clause(claim: Claim, _words: Words) -> str | None:
    """Whether a clause on what is known is lacking."""
    told = claim.text.profile
    if told is None or clauses(told) <= clauses(claim.profile):
        return None
    missing = sorted(clauses(told) - clauses(claim.profile))
    return f"the sentence has a clause that the code lacks: {', '.join(missing)}"


def missing(claim: Claim, _words: Words) -> str | None:
    """Whether the sentence asks for a marker that the code lacks."""
    missing = sorted(markers_of(claim.text.profile) - markers_of(claim.profile))
    return f"the sentence asks for {', '.join(missing)}, the code does not" if missing else None


def scored(claim: Claim, _words: Words) -> str | None:
    """Whether the sentence states another score."""
    told = claim.text.profile
    if told is None:
        return None
    shared = sorted(markers_of(told) & markers_of(claim.profile))
    wrong = [m for m in shared if scores(claim.profile, m) != scores(told, m)]
    wrong = [m for m in wrong if scores(claim.profile, m) and scores(told, m)]
    return f"another score in the sentence: {', '.join(wrong)}" if wrong else None


def narrow(claim: Claim, _words: Words) -> str | None:
    """Whether the code is narrower than the sentence."""
    found = [
        m
        for m, coded, told in _shared(claim)
        if width(coded) < width(told) or width(variants(coded)) < width(variants(told))
    ]
    found += [m for m, coded, told in _shared(claim) if alleles(coded) < alleles(told)]
    return f"coded narrower than the sentence: {', '.join(found)}" if found else None


def family(claim: Claim, _words: Words) -> str | None:
    """Whether the sentence names an event of a gene that the code lacks."""
    pairs = ((name, families(coded), families(told)) for name, coded, told in _shared(claim))
    wrong = [name for name, have, ask in pairs if have and ask - have]
    return f"another event in the sentence: {', '.join(wrong)}" if wrong else None


def stricter(claim: Claim, _words: Words) -> str | None:
    """Whether the code joins by "and" what the sentence joins by "or"."""
    told = claim.text.profile
    if told is None or not is_stricter(claim.profile, told):
        return None
    return "the code asks for all of what the sentence takes any of"


def wide(claim: Claim, _words: Words) -> str | None:
    """Whether the code is wider than the sentence."""
    found = [m for m, coded, told in _shared(claim) if width(coded) > width(told)]
    found += [
        m
        for m, coded, told in _shared(claim)
        if width(coded) == width(told) and alleles(coded) - alleles(told)
    ]
    return f"coded wider than the sentence: {', '.join(found)}" if found else None


def _shared(claim: Claim) -> list[tuple[str, list[Biomarker], list[Biomarker]]]:
    """Markers that both name, with their leaves; companion tests keep their own lists."""
    told = claim.text.profile
    if told is None or claim.text.susceptible:
        return []
    names = sorted(markers_of(told) & markers_of(claim.profile))
    return [(name, leaves(claim.profile, name), leaves(told, name)) for name in names]
