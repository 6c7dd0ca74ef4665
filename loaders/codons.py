"""From a position on the genome to a protein change, as far as exons and protein decide it.

No transcript sequence is read: the residue that stands there leaves a few codons, and a change is
given only where all of them agree on what it becomes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from ontologies.genetic_code import CODONS

_COMPLEMENT = str.maketrans("ACGT", "TGCA")
_CODON = 3


@dataclass(frozen=True, slots=True)
class Stretch:
    """The coding part of one exon: genomic ends and the c. number at the first coding base."""

    first: int
    last: int
    coding: int
    forward: bool

    def position(self, genomic: int) -> int | None:
        """Give the c. number of a genomic position."""
        if not self.first <= genomic <= self.last:
            return None
        return self.coding + (genomic - self.first if self.forward else self.last - genomic)


def stretches(rows: Iterable[Mapping[str, str]]) -> dict[str, list[Stretch]]:
    """Read the coding stretches of each gene; a gene with one coding exon is left out.

    In the first coding exon the coding part is its end, in all others its beginning.
    """
    exons: defaultdict[str, list[Mapping[str, str]]] = defaultdict(list)
    for row in rows:
        if row["cds_start"]:
            exons[row["gene"]].append(row)
    return {gene: _of(found) for gene, found in exons.items() if len(found) > 1}


def _of(rows: list[Mapping[str, str]]) -> list[Stretch]:
    ordered = sorted(rows, key=lambda row: int(row["exon"]))
    return [_stretch(row, first=row is ordered[0]) for row in ordered]


def _stretch(row: Mapping[str, str], *, first: bool) -> Stretch:
    start, end = int(row["exon_start"]), int(row["exon_end"])
    coding, length = int(row["cds_start"]), int(row["cds_end"]) - int(row["cds_start"])
    forward = row["strand"] == "+"
    at_high_end = first == forward
    low = end - length if at_high_end else start
    return Stretch(low, low + length, coding, forward)


class Placed(NamedTuple):
    """Where a base lies: codon, place in the codon, and the bases on the coding strand."""

    codon: int
    offset: int
    ref: str
    alt: str


def placed(found: Iterable[Stretch], genomic: int, ref: str, alt: str) -> Placed | None:
    """Give the codon of one changed base, or None outside of the coding exons."""
    for stretch in found:
        position = stretch.position(genomic)
        if position is not None:
            codon, offset = divmod(position - 1, _CODON)
            if not stretch.forward:
                ref, alt = ref.translate(_COMPLEMENT), alt.translate(_COMPLEMENT)
            return Placed(codon + 1, offset, ref, alt)
    return None


def substitution(place: Placed, protein: str, triplets: Collection[str] = ()) -> str | None:
    """Give the protein change of one base, or None where it is undecided or silent.

    All triplets that the codon may be must agree; none given, all triplets of the residue.
    """
    before = protein[place.codon - 1 : place.codon]
    becomes = {
        CODONS[known[: place.offset] + place.alt + known[place.offset + 1 :]]
        for known, residue in CODONS.items()
        if residue == before
        and known[place.offset] == place.ref
        and (not triplets or known in triplets)
    }
    after = next(iter(becomes)) if len(becomes) == 1 else before
    return f"{before}{place.codon}{after}" if after != before else None


def frameshift(found: Iterable[Stretch], genomic: int, ref: str, alt: str) -> int | None:
    """Give the codon where an insertion or deletion shifts the frame, or None."""
    if (len(ref) - len(alt)) % _CODON == 0:
        return None
    for stretch in found:
        changed = genomic + 1 if stretch.forward else genomic + max(len(ref) - 1, 1)
        position = stretch.position(changed)
        if position is not None:
            return (position - 1) // _CODON + 1
    return None
