"""What speaks against a row of evidence: the rules by name, and a doubt with its particulars.

A row with a doubt is quarantined whole: evidence has no second reading to fall back on, as a label
has its sentence. No rule knows a record, a drug or a gene by name.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from kg.model import Fate
from loaders.rows import Ledger

#: Rule → why it is there.
RULES: Final = {
    "sister rows disagree": (
        "one key has one value throughout a table; the row alone says another than its sisters"
    ),
    "changed without review": (
        "a row that nobody has reviewed since the last release says what it said there"
    ),
    "name and code disagree": "a code's own name must be the name beside it",
    "year against identifier": "identifiers are given in the order of time",
    "year against itself": "dates of one row must follow each other",
    "drug not in prose": "prose that names other drugs must name one of the row's",
    "gene not in prose": "prose that names other genes must name one of the row's",
    "disease not in prose": "prose that names other tumours must name one that is the row's kin",
    "variant not in prose": "prose that names other residues must name one of the row's",
    "disease against paper": "rows of one paper are about its tumours, unless the prose says more",
    "agency against source": "a decision is cited from the site of the agency that took it",
    "drug against paper": "a paper that another source cites is about the drugs it cites it for",
    "drug against brand": "a brand belongs to one drug",
    "date before drug": "no approval precedes the drug's first one",
}


class Doubt(NamedTuple):
    """A rule that a row breaks: the field, and how."""

    rule: str
    field: str
    why: str


def hold_back(ledger: Ledger, row: str, doubts: list[Doubt]) -> None:
    """Quarantine a row for every doubt there is."""
    for doubt in doubts:
        why = f"{RULES[doubt.rule]}: {doubt.why}"
        ledger.put_aside(row, doubt.field, doubt.rule, why, Fate.QUARANTINED)
