"""From a position on the genome to a protein change, as far as exons and protein decide it.

No transcript sequence is read: the residue that stands there leaves a few codons, and a change is
given only where all of them agree on what it becomes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_BASES = "TCAG"
_RESIDUES = "FFLLSSSSYY**CC*WLLLLPPPPHHQQRRRRIIIMTTTTNNKKSSRRVVVVAAAADDEEGGGG"
#: The standard genetic code.
CODE = {
    a + b + c: _RESIDUES[16 * i + 4 * j + k]
    for i, a in enumerate(_BASES)
    for j, b in enumerate(_BASES)
    for k, c in enumerate(_BASES)
}
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


def substitution(
    found: Iterable[Stretch], protein: str, genomic: int, ref: str, alt: str
) -> str | None:
    """Give the protein change of one base, or None where it is undecided or silent."""
    for stretch in found:
        position = stretch.position(genomic)
        if position is None:
            continue
        codon, offset = divmod(position - 1, _CODON)
        if codon >= len(protein):
            return None
        if not stretch.forward:
            ref, alt = ref.translate(_COMPLEMENT), alt.translate(_COMPLEMENT)
        before = protein[codon]
        becomes = {
            CODE[triplet[:offset] + alt + triplet[offset + 1 :]]
            for triplet, residue in CODE.items()
            if residue == before and triplet[offset] == ref
        }
        after = next(iter(becomes)) if len(becomes) == 1 else before
        return f"{before}{codon + 1}{after}" if after != before else None
    return None


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
