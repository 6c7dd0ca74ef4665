"""The findings of a question as they are collected, and what later words say of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import Expression, Observation, Origin, genes_of
from ontologies.grammar.members import still_open
from ontologies.grammar.observations import alternatives, amended, observe, uncertain
from ontologies.grammar.pieces import AssaySeen, NoteSeen, Piece, Polarity, QualitySeen, ScoreSeen
from ontologies.grammar.readings import Reading
from ontologies.grammar.saying import refuse

if TYPE_CHECKING:
    from ontologies.genes import Genes


class CaseFindings:
    """The findings so far; the genes of an item are carried from phrase to phrase."""

    def __init__(self, genes: Genes) -> None:
        self.known = genes
        self.observations: list[Observation] = []
        self.open: list[tuple[Observation, ...]] = []
        self.text = ""
        self.genes: tuple[str, ...] = ()
        self.last: list[int] = []  # where the findings of the phrase before stand

    def begin(self, text: str) -> None:
        """Begin another item of the question."""
        self.text, self.genes, self.last = text, (), []

    def left_open(self) -> list[Observation]:
        """Give "one of these genes" ("IDH-mutant") unless another item says which one."""
        return [seen for group in self.open for seen in still_open(group, self.observations)]

    def tested(self, pieces: tuple[Piece, ...]) -> tuple[str, ...]:
        """Give the gene of the finding before, whose product was measured, for "ISH not done"."""
        only = all(isinstance(p, (AssaySeen, ScoreSeen, QualitySeen, NoteSeen)) for p in pieces)
        assay = any(isinstance(p, AssaySeen) for p in pieces)
        last = self.observations[-1].alteration if self.observations else None
        return (last.gene,) if only and assay and isinstance(last, Expression) else ()

    def take(self, reading: Reading) -> None:
        """Add what a reading finds, or amend what was found before it."""
        if not reading.stands:
            self._amend(reading)
            return
        found = observe(reading, self.text, self.known)
        if not found:
            self.open.append(alternatives(reading, self.text))
        self.last = list(range(len(self.observations), len(self.observations) + len(found)))
        self.observations.extend(found)
        genes = [g for o in found for g in genes_of(o.alteration)]
        self.genes = tuple(dict.fromkeys(genes)) or self.genes

    def take_either(self, chain: tuple[Reading, ...]) -> None:
        """Several findings with "or" between them: it is not known which one is there."""
        found: list[Observation] = []
        for reading in chain:
            seen = observe(reading, self.text, self.known)
            found.extend(seen or alternatives(reading, self.text))
        self.open.append(tuple(map(uncertain, found)))
        self.last = []
        genes = [g for o in found for g in genes_of(o.alteration)]
        self.genes = tuple(dict.fromkeys(genes)) or self.genes

    def _amend(self, reading: Reading) -> None:
        if reading.origin is not None and reading.polarity is Polarity.UNKNOWN:
            return  # "germline status unknown" says nothing of the finding
        if reading.gene is not None and reading.gene not in self.genes:
            raise refuse(self.text, "no alteration of the gene is named", "no alteration")
        if not self.last and self._tells_origin(reading):
            self.last = [0]  # an item of its own: "germline testing negative"
        if not self.last:
            raise refuse(self.text, "no alteration is named", "no alteration")
        for at in self.last:
            self.observations[at] = amended(self.observations[at], reading)

    def _tells_origin(self, reading: Reading) -> bool:
        """Whether only one finding can be meant, and its origin is denied to be the germline."""
        denied = reading.polarity in {Polarity.NEGATIVE, Polarity.NO}
        return len(self.observations) == 1 and reading.origin is Origin.GERMLINE and denied
