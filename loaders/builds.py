"""How far a gene moved between two builds of the genome, by the residues that its bases must fit.

Inside one gene the distance is taken as constant. A wrong distance puts bases under residues that
cannot have them, so the right one is that under which nearly all bases fit.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from loaders.codons import Stretch
from ontologies.genetic_code import CODONS

_CODON: Final = 3
_COMPLEMENT: Final = {"A": "T", "C": "G", "G": "C", "T": "A"}
#: So many bases must fall into coding exons, and such a share of them fit.
_ENOUGH, _SHARE = 20, 0.97
#: Bases that are tried on every place of the gene when nothing hints at the distance.
_SEEDS: Final = 3
_HINTS: Final = 40

#: Residue and place in the codon → the bases that may stand there.
_ALLOWED: Final = {
    (residue, offset): frozenset(t[offset] for t, r in CODONS.items() if r == residue)
    for residue in set(CODONS.values())
    for offset in range(_CODON)
}

#: A single base on the forward strand: position and reference.
Base = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Frame:
    """Which bases may stand at each coding position of a gene, on the forward strand."""

    allowed: dict[int, frozenset[str]]

    @classmethod
    def of(cls, found: Iterable[Stretch], proteins: Sequence[str]) -> Frame:
        """Read the coding exons by the proteins; a codon beyond all of them is left out."""
        allowed: dict[int, frozenset[str]] = {}
        for stretch in found:
            for genomic in range(stretch.first, stretch.last + 1):
                position = stretch.position(genomic)
                codon, offset = divmod((position or 1) - 1, _CODON)
                standing = {p[codon] for p in proteins if codon < len(p)}
                bases = {b for r in standing for b in _ALLOWED.get((r, offset), ())}
                if bases:
                    mine = bases if stretch.forward else {_COMPLEMENT[b] for b in bases}
                    allowed[genomic] = frozenset(mine)
        return cls(allowed)

    def fit(self, bases: Sequence[Base], shift: int) -> int:
        """Count the bases that fit under a distance; 0 where too few do, or too many do not."""
        inside = fitting = 0
        for position, base in bases:
            allowed = self.allowed.get(position - shift)
            if allowed is not None:
                inside += 1
                fitting += base in allowed
                if inside - fitting > (1 - _SHARE) * len(bases):
                    return 0
        return fitting if inside >= _ENOUGH and fitting >= _SHARE * inside else 0

    def shift(self, bases: Sequence[Base], hints: Iterable[int]) -> int | None:
        """Give the distance under which most bases fit; None if none.

        The most frequent hints are tried first: a table of both builds has the right one often.
        """
        likely = {shift for shift, _ in Counter(hints).most_common(_HINTS)}
        return self._best(bases, likely) or self._best(bases, self._seeds(bases))

    def _best(self, bases: Sequence[Base], shifts: set[int]) -> int | None:
        counted: defaultdict[int, list[int]] = defaultdict(list)
        for shift in shifts:
            counted[self.fit(bases, shift)].append(shift)
        most = max(counted, default=0)
        return counted[most][0] if most and len(counted[most]) == 1 else None

    def _seeds(self, bases: Sequence[Base]) -> set[int]:
        """Every distance that puts one of a few bases where it may stand."""
        chosen = bases[:: max(len(bases) // _SEEDS, 1)][:_SEEDS]
        return {
            position - genomic
            for position, base in chosen
            for genomic, allowed in self.allowed.items()
            if base in allowed
        }
