"""Reference codons of a gene, from what tables show of them.

No transcript sequence is read. A table that names a base of a codon, or what the codon becomes by
another base, leaves fewer triplets for the residue that stands there; a codon is given only where
one triplet is left.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from ontologies.genetic_code import CODONS

_COMPLEMENT = str.maketrans("ACGT", "TGCA")
_CODON = 3
_ONE_CODON = re.compile(r"([ACGTacgt]{3})/[ACGTacgt]{3}:\d+")
_CODING = re.compile(r"c\.(\d+)")
_CHANGE = re.compile(r"p\.([A-Z])(\d+)([A-Z*])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One base of a codon on the coding strand; with a change, what the codon becomes by it."""

    offset: int
    base: str
    other: str = ""
    becomes: str = ""

    def allows(self, triplet: str) -> bool:
        """Whether the triplet has the base, and becomes that residue by the change."""
        if triplet[self.offset] != self.base:
            return False
        if not self.becomes:
            return True
        changed = triplet[: self.offset] + self.other + triplet[self.offset + 1 :]
        return CODONS[changed] == self.becomes


class Triplets:
    """What is seen of the codons of each gene."""

    def __init__(self) -> None:
        self._seen: defaultdict[tuple[str, int], set[Seen]] = defaultdict(set)
        self._residues: defaultdict[tuple[str, int], set[str]] = defaultdict(set)

    def add(self, gene: str, number: int, residues: Collection[str], seen: Seen) -> None:
        """Add what one row shows, with the residues that may stand there."""
        self._residues[gene, number].update(residues)
        self._seen[gene, number].add(seen)

    def left(self) -> dict[str, dict[int, tuple[str, ...]]]:
        """Give the triplets that each seen codon of each gene may still be, in order."""
        found: defaultdict[str, dict[int, tuple[str, ...]]] = defaultdict(dict)
        for (gene, number), seen in sorted(self._seen.items(), key=lambda item: item[0]):
            found[gene][number] = tuple(
                triplet
                for triplet, residue in CODONS.items()
                if residue in self._residues[gene, number]
                and all(one.allows(triplet) for one in seen)
            )
        return dict(found)

    def solved(self) -> dict[str, dict[int, str]]:
        """Give the codons of each gene that one triplet is left for."""
        return decided(self.left())


def decided(left: Mapping[str, Mapping[int, tuple[str, ...]]]) -> dict[str, dict[int, str]]:
    """Give the codons that one triplet is left for."""
    found = {
        gene: {number: one[0] for number, one in codons.items() if len(one) == 1}
        for gene, codons in left.items()
    }
    return {gene: codons for gene, codons in found.items() if codons}


def told(text: str) -> str | None:
    """Give the triplet of a list of codon changes, where all that change one codon agree.

    >>> told("gGt/gAt:757|Ggt/Tgt:380|gcTGgt/gcCTgt:3"), told("gGt/gAt:7|Gat/Tat:1")
    ('GGT', None)
    """
    found = {m[1].upper() for part in text.split("|") if (m := _ONE_CODON.fullmatch(part))}
    return next(iter(found)) if len(found) == 1 else None


def of_substitutions(rows: Iterable[dict[str, str]]) -> dict[str, dict[int, str]]:
    """Solve the codons of rows that give a substitution by its c. number, bases and residues."""
    found = Triplets()
    for row in rows:
        coding, change = (
            _CODING.fullmatch(row["c_position"]),
            _CHANGE.fullmatch(row["amino_acid_change"]),
        )
        bases = row["reference"] + row["variant"]
        if coding is None or change is None or not re.fullmatch(r"[ACGT]{2}", bases):
            continue
        codon, offset = divmod(int(coding[1]) - 1, _CODON)
        if codon + 1 != int(change[2]):
            continue
        if row["strand"] == "-1":
            bases = bases.translate(_COMPLEMENT)
        seen = Seen(offset=offset, base=bases[0], other=bases[1], becomes=change[3])
        found.add(row["default_gene_name"], codon + 1, change[1], seen)
    return found.solved()
