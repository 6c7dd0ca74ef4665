"""What one phrase says, before it becomes a claim's predicate or a patient's finding."""

from __future__ import annotations

from kg.model import Alteration, Direction, Origin, ReportClass, Value, Zygosity
from ontologies.pieces import Polarity


class Reading(Value, frozen=True, kw_only=True):
    """One or several alterations that share their qualities.

    ``any_`` means that one of them is enough; ``but_not`` holds what is excepted ("non-V600").
    ``joined_any`` tells whether "or" stood before this reading. ``stands`` False: the reading only
    amends the one before it ("mono-allelic").
    """

    alterations: tuple[Alteration, ...] = ()
    any_: bool = False
    but_not: tuple[Alteration, ...] = ()
    polarity: Polarity | None = None
    origin: Origin | None = None
    zygosity: Zygosity | None = None
    report: ReportClass | None = None
    direction: Direction | None = None
    known: bool = False
    dna: str | None = None
    exon: int | None = None
    joined_any: bool = False
    gene: str | None = None
    family: str | None = None

    @property
    def stands(self) -> bool:
        """Whether there is an alteration here, and not only a quality of another one."""
        return bool(self.alterations)
