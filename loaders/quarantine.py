"""Rules that hold back what contradicts itself: a coded field against the row's own sentence.

Each rule names the field it holds back and why. Where the sentence can be read, its reading takes
the field's place and the row stays (*repaired*); where it cannot, the row is quarantined. No rule
knows a record, a drug or a gene by name.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kg.model import Alone, Biomarker, Profile, TumourScope
from loaders.comparison import (
    alleles,
    clauses,
    families,
    leaves,
    markers_of,
    related,
    scores,
    signs,
    width,
    within_any,
)
from ontologies.label_text.tumours import usual_codes

if TYPE_CHECKING:
    from ontologies.label_text import LabelText
    from ontologies.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One indication as it is coded, beside what its sentence says.

    ``profile`` and ``tumour`` join all coded rows of the indication. ``mentioned`` are the markers
    that the sentence names anywhere, also where it could not be read. ``subject`` are the drugs of
    the brand that the sentence begins with.
    """

    drugs: frozenset[str]
    document_drugs: frozenset[str]
    subject: frozenset[str]
    profile: Profile
    tumour: TumourScope
    stated: date | None
    corroborated: frozenset[date]
    first: date | None
    released: date
    text: LabelText
    mentioned: frozenset[str]
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its id, the field it speaks of, why it is there, and its check."""

    id: str
    field: str
    why: str
    check: Callable[[Claim, Words], str | None]


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that a claim breaks, with the particulars."""

    rule: Rule
    why: str


# --- checks ------------------------------------------------------------------------------------


def _drug(claim: Claim, _words: Words) -> str | None:
    if not claim.document_drugs or claim.document_drugs & claim.drugs:
        return None
    document, row = ", ".join(sorted(claim.document_drugs)), ", ".join(sorted(claim.drugs))
    return f"the document is about {document}, the row about {row}"


def _date(claim: Claim, _words: Words) -> str | None:
    stated = claim.stated
    if stated is None:
        return None
    if stated > claim.released:
        return f"{stated} lies after the release of {claim.released}"
    early = claim.first is not None and stated < claim.first
    if early and stated not in claim.corroborated:
        return f"{stated} lies before the first date of the drug's own document, {claim.first}"
    return None


def _tumour(claim: Claim, words: Words) -> str | None:
    told = claim.text.tumours
    if told is None or related(claim.tumour, told, words):
        return None
    return f"coded {_named(claim.tumour)}, the sentence names {told.text!r}"


def _tumour_narrow(claim: Claim, words: Words) -> str | None:
    told = claim.text.tumours
    if told is None or _tumour(claim, words) or set(claim.tumour.types) in usual_codes(told):
        return None
    missing = [t for t in told.types if not within_any(t, claim.tumour, words)]
    if not missing and told.breadth is claim.tumour.breadth:
        return None
    return f"coded {_named(claim.tumour)}, the sentence says {told.text!r}"


def _polarity(claim: Claim, _words: Words) -> str | None:
    if claim.text.profile is None:
        return None
    coded, told = signs(claim.profile), signs(claim.text.profile)
    wrong = sorted(m for m in coded.keys() & told.keys() if coded[m] != told[m])
    return f"the sentence says the opposite of {', '.join(wrong)}" if wrong else None


def _unknown(claim: Claim, _words: Words) -> str | None:
    if claim.text.susceptible:
        return None
    named = markers_of(claim.text.profile) | claim.mentioned
    strange = sorted(markers_of(claim.profile) - named)
    return f"the sentence does not know {', '.join(strange)}" if strange else None


def _clause(claim: Claim, _words: Words) -> str | None:
    told = claim.text.profile
    if told is None or clauses(told) <= clauses(claim.profile):
        return None
    missing = sorted(clauses(told) - clauses(claim.profile))
    return f"the sentence has a clause that the code lacks: {', '.join(missing)}"


def _missing(claim: Claim, _words: Words) -> str | None:
    missing = sorted(markers_of(claim.text.profile) - markers_of(claim.profile))
    return f"the sentence asks for {', '.join(missing)}, the code does not" if missing else None


def _scored(claim: Claim, _words: Words) -> str | None:
    told = claim.text.profile
    if told is None:
        return None
    shared = sorted(markers_of(told) & markers_of(claim.profile))
    wrong = [m for m in shared if scores(claim.profile, m) != scores(told, m)]
    wrong = [m for m in wrong if scores(claim.profile, m) and scores(told, m)]
    return f"another score in the sentence: {', '.join(wrong)}" if wrong else None


def _narrow(claim: Claim, _words: Words) -> str | None:
    found = [m for m, coded, told in _shared(claim) if width(coded) < width(told)]
    found += [m for m, coded, told in _shared(claim) if alleles(coded) < alleles(told)]
    return f"coded narrower than the sentence: {', '.join(found)}" if found else None


def _family(claim: Claim, _words: Words) -> str | None:
    """Whether the sentence names an event of a gene that the code lacks."""
    pairs = ((name, families(coded), families(told)) for name, coded, told in _shared(claim))
    wrong = [name for name, have, ask in pairs if have and ask - have]
    return f"another event in the sentence: {', '.join(wrong)}" if wrong else None


def _regimen(claim: Claim, words: Words) -> str | None:
    """Whether the sentence names its partners, and others than the code does.

    A partner that the sentence gives only as a class, or as one of several, leaves the code free.
    """
    told = claim.text.regimen
    if told is None or len(told.drugs) == 1 or told.classes or set(told.drugs) == claim.drugs:
        return None
    alone = any(isinstance(condition, Alone) for condition in claim.text.conditions)
    known = {drug for drug in claim.drugs - set(told.drugs) if _is_named(drug, claim, words)}
    if alone or known or not claim.subject <= set(told.drugs):
        return None
    named, row = ", ".join(told.drugs), ", ".join(sorted(claim.drugs))
    return f"the sentence names {named}, the row {row}"


def _is_named(drug: str, claim: Claim, words: Words) -> bool:
    known = words.drugs.known(drug)
    names = {drug, *(known.brands if known is not None else ())}
    return any(name.casefold() in claim.sentence.casefold() for name in names)


def _tumour_wide(claim: Claim, words: Words) -> str | None:
    told = claim.text.tumours
    if told is None or not told.types or _tumour(claim, words) or _tumour_narrow(claim, words):
        return None
    if set(claim.tumour.types) in usual_codes(told):
        return None
    beyond = [t for t in claim.tumour.types if not within_any(t, told, words)]
    return f"coded {_named(claim.tumour)}, the sentence only {told.text!r}" if beyond else None


def _wide(claim: Claim, _words: Words) -> str | None:
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


def _named(scope: TumourScope) -> str:
    return scope.text or ", ".join(scope.types) or scope.breadth.value


RULES: tuple[Rule, ...] = (
    Rule(
        "drug not in document",
        "therapy",
        "the drug of the document must be among the row's therapies",
        _drug,
    ),
    Rule(
        "regimen against sentence",
        "therapy",
        "partners that the sentence names are the regimen's",
        _regimen,
    ),
    Rule(
        "date before drug",
        "initial_approval_date",
        "no approval precedes the first date of the drug's own document, or follows the release",
        _date,
    ),
    Rule(
        "disease against sentence",
        "disease",
        "the coded disease must be the one that the sentence names",
        _tumour,
    ),
    Rule(
        "disease narrower than sentence",
        "disease",
        "a code for one of several tumours hides the label from the others",
        _tumour_narrow,
    ),
    Rule(
        "disease wider than sentence",
        "disease",
        "a histology or grade that the sentence names narrows the code",
        _tumour_wide,
    ),
    Rule(
        "polarity against sentence",
        "biomarkers",
        "'without', 'wild type', 'absence of' in the sentence must agree with the flag",
        _polarity,
    ),
    Rule(
        "biomarker unknown to sentence",
        "biomarkers",
        "a coded biomarker that the sentence does not name belongs to another row",
        _unknown,
    ),
    Rule(
        "biomarker missing from code",
        "biomarkers",
        "the sentence asks for more than the code, which would cover too many",
        _missing,
    ),
    Rule(
        "clause missing from code",
        "biomarkers",
        "'or status unknown' and 'without a known …' widen or narrow the label",
        _clause,
    ),
    Rule(
        "score against sentence",
        "biomarkers",
        "a cut-off in the code must be the one that the sentence states",
        _scored,
    ),
    Rule(
        "event against sentence",
        "biomarkers",
        "a fusion, a mutation and a change of copies are different events of a gene",
        _family,
    ),
    Rule(
        "biomarker narrower than sentence",
        "biomarkers",
        "single alleles stand for a wider class that the sentence names",
        _narrow,
    ),
    Rule(
        "biomarker wider than sentence",
        "biomarkers",
        "the sentence names alleles, exons or scores that the code leaves out",
        _wide,
    ),
)


def findings(claim: Claim, words: Words) -> list[Finding]:
    """Every rule that the claim breaks, in the order of the table."""
    found = []
    for rule in RULES:
        why = rule.check(claim, words)
        if why is not None:
            found.append(Finding(rule, f"{rule.why}: {why}"))
    return found
