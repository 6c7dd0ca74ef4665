"""What one group of pieces says, while it is being composed: genes, qualities, polarity."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

import msgspec

from kg.errors import Refused
from kg.model import Alteration, Direction, GeneEventKind, RegionKind, ReportClass
from ontologies.grammar.groups import Group
from ontologies.grammar.pieces import (
    AssaySeen,
    EventSeen,
    LevelSeen,
    Piece,
    PlaceSeen,
    Polarity,
    QualitySeen,
    ScoreSeen,
)

if TYPE_CHECKING:
    from ontologies.genes import Genes

P = TypeVar("P", bound=Piece)

#: What makes a finding absent. "Retained" is the absence of a loss.
ABSENT = frozenset({Polarity.NO, Polarity.NEGATIVE, Polarity.RETAINED})
_DRIVERS = frozenset({ReportClass.ONCOGENIC, ReportClass.LIKELY_ONCOGENIC})


def refuse(text: str, why: str, rule: str) -> Refused:
    """Make the refusal of a text as an alteration."""
    return Refused(text, "alteration", why, rule=rule)


_PLAIN = QualitySeen()


@dataclass
class Saying:
    """A group with its genes. ``spent``: the polarity has become part of the alteration."""

    text: str
    part: Group
    symbols: tuple[str, ...]
    genes: Genes
    quality: QualitySeen = _PLAIN
    polarity: Polarity | None = None
    spent: bool = False
    but_not: list[Alteration] = field(default_factory=list)

    def __post_init__(self) -> None:
        for number, piece in enumerate(self.of(QualitySeen)):
            merge = _either if self.part.either else _merged
            self.quality = merge(self.quality, piece) if number else piece
            if piece.polarity is not None:
                self.polarity = self._both(piece.polarity)

    def of(self, kind: type[P]) -> list[P]:
        """Give the pieces of one kind, in order."""
        return [piece for piece in self.part.pieces if isinstance(piece, kind)]

    def has(self, *kinds: type) -> bool:
        """Tell whether a piece of one of these kinds is here."""
        return self.part.has(*kinds)

    @property
    def assay(self) -> str | None:
        """The first assay named."""
        assays = self.of(AssaySeen)
        return assays[0].assay if assays else None

    @property
    def exons(self) -> set[int | None]:
        """The exons named."""
        return {p.first for p in self.of(PlaceSeen) if p.kind is RegionKind.EXON}

    @property
    def events(self) -> set[GeneEventKind | None]:
        """The gene-level events named."""
        return {e.event for e in self.of(EventSeen)}

    @property
    def family(self) -> str | None:
        """The word that names several genes of which any is meant."""
        several = [g.written for g in self.part.genes if len(g.symbols) > 1 and not g.all_]
        return several[0] if several else None

    @property
    def is_any(self) -> bool:
        """Whether one of several is meant; all of them where they are absent or wild type."""
        if self.polarity in ABSENT or self.polarity is Polarity.WILD:
            return False
        return self.part.any_ or self.part.genes_any or self.family is not None

    @property
    def level(self) -> LevelSeen | None:
        """The first word for an amount."""
        levels = self.of(LevelSeen)
        return levels[0] if levels else None

    @property
    def score(self) -> ScoreSeen | None:
        """The numbers as one range; None where there is none."""
        scores = self.of(ScoreSeen)
        plain = [s for s in scores if s.sign != "%"]  # beside it a percentage counts the cells
        scores = [s for s in scores if s.sign == "+"] or plain or scores
        if not scores:
            return None
        return ScoreSeen(
            at_least=_first(s.at_least for s in scores),
            below=_first(s.below for s in scores),
            sign=scores[0].sign,
        )

    @property
    def mutation(self) -> GeneEventKind:
        """What "mutation" means with the qualities beside it."""
        if self.quality.direction is Direction.GAIN:
            return GeneEventKind.ACTIVATING
        if self.quality.direction is Direction.LOSS:
            return GeneEventKind.LOSS_OF_FUNCTION
        if self.quality.report in _DRIVERS:
            return GeneEventKind.ONCOGENIC
        return GeneEventKind.MUTATION

    def _both(self, new: Polarity) -> Polarity:
        """Join two words: "not … positive" is negative, "positive … not detected" not detected."""
        old = self.polarity
        if old is None or old is new:
            return new
        if Polarity.NO in {old, new}:
            if Polarity.NEGATIVE in {old, new}:
                raise refuse(self.text, "two negations in one phrase", "double negation")
            return Polarity.NO
        others = {old, new} - {Polarity.POSITIVE}
        if len(others) == 1:
            return others.pop()
        raise refuse(self.text, f"both {old} and {new}", "contradicts itself")


def _first(values: Iterable[float | None]) -> float | None:
    return next((value for value in values if value is not None), None)


def without_origin(quality: QualitySeen) -> QualitySeen:
    """Give the qualities without the origin, of which only was said that it is not known."""
    return msgspec.structs.replace(quality, origin=None)


def _either(old: QualitySeen, new: QualitySeen) -> QualitySeen:
    """Keep what "germline or somatic", "pathogenic or likely pathogenic" say for certain."""
    joined = _merged(old, new)
    weaker = ReportClass.LIKELY_ONCOGENIC in {old.report, new.report}
    return QualitySeen(
        origin=joined.origin if None in {old.origin, new.origin} else None,
        zygosity=joined.zygosity if None in {old.zygosity, new.zygosity} else None,
        report=ReportClass.LIKELY_ONCOGENIC if weaker else joined.report,
        direction=joined.direction,
        known=joined.known,
        broken=joined.broken,
    )


def _merged(old: QualitySeen, new: QualitySeen) -> QualitySeen:
    return QualitySeen(
        origin=old.origin or new.origin,
        zygosity=old.zygosity or new.zygosity,
        report=old.report or new.report,
        direction=old.direction or new.direction,
        known=old.known or new.known,
        broken=old.broken or new.broken,
    )
