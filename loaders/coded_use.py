"""Where code and sentence disagree on the drugs, the date or the tumour; each says how, or None."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.model import TumourScope
from loaders.coded import Claim
from loaders.comparison import related, within_any
from ontologies.label_text.tumours import usual_codes

if TYPE_CHECKING:
    from ontologies.words import Words


def drug(claim: Claim, _words: Words) -> str | None:
    """Whether the document is about another drug."""
    if not claim.document_drugs or claim.document_drugs & claim.drugs:
        return None
    document, row = ", ".join(sorted(claim.document_drugs)), ", ".join(sorted(claim.drugs))
    return f"the document is about {document}, the row about {row}"


#: Words by which a sentence gives partners that it does not name.
_PARTNERS = re.compile(
    r"combin|chemotherapy|component|addition|together|plus\b|concomitant|regimen|radio",
    re.IGNORECASE,
)
#: A sentence that also speaks of the drug alone leaves its code free.
_ALONE = re.compile(r"monotherapy|single[- ]agent|\balone\b", re.IGNORECASE)


def regimen(claim: Claim, words: Words) -> str | None:
    """Whether the sentence names its partners, and others than the code does.

    A partner that the sentence gives only as a class, or as one of several, leaves the code free.
    """
    told = claim.text.regimen
    if told is None or set(told.drugs) == claim.drugs:
        return None
    if told.classes and set(told.drugs) <= claim.drugs:
        return None
    if len(told.drugs) == len(claim.subject) and _PARTNERS.search(claim.sentence):
        return None
    alone = _ALONE.search(claim.sentence) is not None
    known = {
        drug
        for drug in claim.drugs - set(told.drugs)
        if _is_named(drug, claim, words) and not any(drug in name for name in told.drugs)
    }
    if alone or known or not claim.subject <= set(told.drugs):
        return None
    named, row = ", ".join(told.drugs), ", ".join(sorted(claim.drugs))
    return f"the sentence names {named}, the row {row}"


def _is_named(drug: str, claim: Claim, words: Words) -> bool:
    known = words.drugs.known(drug)
    names = {drug, *(known.brands if known is not None else ())}
    return any(name.casefold() in claim.sentence.casefold() for name in names)


def date(claim: Claim, _words: Words) -> str | None:
    """Whether a date cannot be."""
    stated = claim.stated
    if stated is None:
        return None
    if stated > claim.released:
        return f"{stated} lies after the release of {claim.released}"
    early = claim.first is not None and stated < claim.first
    if early and stated not in claim.corroborated:
        return f"{stated} lies before the first date of the drug's own document, {claim.first}"
    return None


def papers(claim: Claim, _words: Words) -> str | None:
    """Whether a date lies outside of what the row's own papers allow."""
    stated, (earliest, latest) = claim.stated, claim.window
    if stated is None:
        return None
    if earliest is not None and stated < earliest:
        return f"{stated} lies before {earliest}, the first that the papers allow"
    if latest is not None and stated > latest:
        return f"{stated} lies after {latest}, the last that the papers allow"
    return None


def unnamed(claim: Claim, _words: Words) -> str | None:
    """Whether the row's texts name other drugs and none of its own."""
    return claim.unnamed


def agency(claim: Claim, _words: Words) -> str | None:
    """Whether the row speaks of another agency than its document's."""
    return claim.misplaced


def tumour(claim: Claim, words: Words) -> str | None:
    """Whether the sentence names another tumour."""
    told = claim.text.tumours
    if told is None or related(claim.tumour, told, words):
        return None
    return f"coded {_named(claim.tumour)}, the sentence names {told.text!r}"


def tumour_narrow(claim: Claim, words: Words) -> str | None:
    """Whether the code leaves out a tumour that the sentence names."""
    told = claim.text.tumours
    if told is None or tumour(claim, words) or set(claim.tumour.types) in usual_codes(told):
        return None
    missing = [t for t in told.types if not within_any(t, claim.tumour, words)]
    if not missing and told.breadth is claim.tumour.breadth:
        return None
    return f"coded {_named(claim.tumour)}, the sentence says {told.text!r}"


def tumour_wide(claim: Claim, words: Words) -> str | None:
    """Whether the code takes in more than the histology that the sentence names."""
    told = claim.text.tumours
    if told is None or not told.types or tumour(claim, words) or tumour_narrow(claim, words):
        return None
    if set(claim.tumour.types) in usual_codes(told):
        return None
    beyond = [t for t in claim.tumour.types if not within_any(t, told, words)]
    return f"coded {_named(claim.tumour)}, the sentence only {told.text!r}" if beyond else None


def _named(scope: TumourScope) -> str:
    return scope.text or ", ".join(scope.types) or scope.breadth.value
