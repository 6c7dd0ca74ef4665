"""Rules that hold back what contradicts itself: a coded field against the row's own sentence.

Each rule names the field it holds back and why. Where the sentence can be read, its reading takes
the field's place and the row stays (*repaired*); where it cannot, the row is quarantined. No rule
knows a record, a drug or a gene by name.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from loaders import coded_biomarkers as biomarkers
from loaders import coded_use as use
from loaders.coded import Claim

if TYPE_CHECKING:
    from ontologies.words import Words

__all__ = ["RULES", "Claim", "Finding", "Rule", "findings"]


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


RULES: tuple[Rule, ...] = (
    Rule(
        "drug not in document",
        "therapy",
        "the drug of the document must be among the row's therapies",
        use.drug,
    ),
    Rule(
        "regimen against sentence",
        "therapy",
        "partners that the sentence names are the regimen's",
        use.regimen,
    ),
    Rule(
        "drug not in text",
        "therapy",
        "a text that names drugs must name one of the row's",
        use.unnamed,
    ),
    Rule(
        "date before drug",
        "initial_approval_date",
        "no approval precedes the first date of the drug's own document, or follows the release",
        use.date,
    ),
    Rule(
        "date against papers",
        "initial_approval_date",
        "a date must fit the file it is cited from, its document and the brand's first day",
        use.papers,
    ),
    Rule(
        "agency against text",
        "document",
        "a row belongs to the agency that its own text names",
        use.agency,
    ),
    Rule(
        "disease against sentence",
        "disease",
        "the coded disease must be the one that the sentence names",
        use.tumour,
    ),
    Rule(
        "disease narrower than sentence",
        "disease",
        "a code for one of several tumours hides the label from the others",
        use.tumour_narrow,
    ),
    Rule(
        "disease wider than sentence",
        "disease",
        "a histology or grade that the sentence names narrows the code",
        use.tumour_wide,
    ),
    Rule(
        "polarity against sentence",
        "biomarkers",
        "'without', 'wild type', 'absence of' in the sentence must agree with the flag",
        biomarkers.polarity,
    ),
    Rule(
        "biomarker unknown to sentence",
        "biomarkers",
        "a coded biomarker that the sentence does not name belongs to another row",
        biomarkers.unknown,
    ),
    Rule(
        "biomarker missing from code",
        "biomarkers",
        "the sentence asks for more than the code, which would cover too many",
        biomarkers.missing,
    ),
    Rule(
        "clause missing from code",
        "biomarkers",
        "'or status unknown' and 'without a known …' widen or narrow the label",
        biomarkers.clause,
    ),
    Rule(
        "score against sentence",
        "biomarkers",
        "a cut-off in the code must be the one that the sentence states",
        biomarkers.scored,
    ),
    Rule(
        "event against sentence",
        "biomarkers",
        "a fusion, a mutation and a change of copies are different events of a gene",
        biomarkers.family,
    ),
    Rule(
        "biomarker narrower than sentence",
        "biomarkers",
        "single alleles stand for a wider class that the sentence names",
        biomarkers.narrow,
    ),
    Rule(
        "alternative missing from code",
        "biomarkers",
        "of markers that the sentence joins by 'or' one is enough",
        biomarkers.stricter,
    ),
    Rule(
        "biomarker wider than sentence",
        "biomarkers",
        "the sentence names alleles, exons or scores that the code leaves out",
        biomarkers.wide,
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
