"""What a protein that ends early means: by the gene's role, the last exon, and what is known there.

A stop in the last coding exon escapes the decay of its message, so it may be harmless; unless
truncations further on in that exon are known to be pathogenic, for then this one loses more.
"""

from __future__ import annotations

from enum import Enum
from typing import Final, NamedTuple

from queries.known import Known

#: So many distinct pathogenic truncations make the last exon one whose loss counts; a single
#: record of an old list may be wrong.
_ENOUGH: Final = 2


class End(Enum):
    """What an early end is."""

    DRIVES = "drives"
    HARMLESS = "harmless"
    UNCERTAIN = "uncertain"


class Ending(NamedTuple):
    """What an early end is, and why."""

    is_: End
    why: str


def ends_early(codon: int | None, known: Known, *, by_claim: bool) -> Ending:
    """A protein that ends at a codon (None: an unknown place).

    ``by_claim``: a label or clinical record asks for the gene's loss.
    """
    facts = known.facts
    start = facts.benign_from_codon
    if start is not None and codon is not None and codon >= start:
        return Ending(End.HARMLESS, f"truncations from codon {start} on are listed as benign")
    if not (known.loses or by_claim):
        return Ending(End.UNCERTAIN, "a truncation, in a gene not known as suppressor")
    last = known.last_exon
    if last is None or codon is None or codon < last.first_codon:
        return Ending(End.DRIVES, "a truncation of a suppressor before its last exon")
    there = [place for place in facts.truncations if place >= last.first_codon]
    further = [place for place in there if place >= codon]
    where = f"the last coding exon (codon {last.first_codon} on, {known.transcript})"
    if len(there) >= _ENOUGH and further:
        why = f"a truncation in {where}; pathogenic ones lie as far on as codon {further[-1]}"
        return Ending(End.DRIVES, why)
    return Ending(End.UNCERTAIN, f"a truncation in {where}")
