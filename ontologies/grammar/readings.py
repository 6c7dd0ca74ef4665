"""What one phrase says, before it becomes a claim's predicate or a patient's finding."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from kg.model import (
    Alteration,
    Direction,
    Origin,
    ReportClass,
    Signature,
    SignatureName,
    Value,
    Zygosity,
)
from ontologies.grammar.pieces import Polarity


class Reading(Value, frozen=True, kw_only=True):
    """One or several alterations that share their qualities.

    ``any_`` means that one of them is enough; ``but_not`` holds what is excepted ("non-V600").
    ``joined_any`` tells whether "or" stood before this reading. ``stands`` False: the reading only
    amends the one before it ("mono-allelic"). ``slashed``: only slashes stand
    between the alterations.
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
    broken: bool = False
    dna: str | None = None
    exon: int | None = None
    joined_any: bool = False
    gene: str | None = None
    family: str | None = None
    slashed: bool = False

    @property
    def stability(self) -> bool | None:
        """Whether this is MSI-H or dMMR (True), MSS or pMMR (False), or another finding (None).

        Laboratories write MSI and MMR for each other.
        """
        found = {
            a.high is not False
            if isinstance(a, Signature) and a.name in {SignatureName.MSI, SignatureName.MMR}
            else None
            for a in self.alterations
        }
        return found.pop() if len(found) == 1 else None

    @property
    def stands(self) -> bool:
        """Whether there is an alteration here, and not only a quality of another one."""
        return bool(self.alterations)


def chains(readings: Sequence[Reading]) -> tuple[tuple[Reading, ...], ...]:
    """Give the readings in runs with "or" between them; MSI-H and dMMR are no alternatives."""
    found: list[list[Reading]] = []
    for reading in readings:
        stability = reading.stability
        same = stability is not None and bool(found) and found[-1][-1].stability is stability
        if reading.joined_any and reading.stands and found and not same:
            found[-1].append(reading)
        else:
            found.append([reading])
    return tuple(map(tuple, found))


def denied(readings: Sequence[Reading], trailing: bool) -> tuple[Reading, ...]:  # noqa: FBT001
    """Apply one "no" to all of a list: "no A or B", "A or B not detected" (``trailing``)."""
    found: list[Reading] = []
    for chain in chains(readings):
        first, *rest = (reading.polarity for reading in chain)
        spread = bool(rest) and (
            (first is Polarity.NO and not any(rest))
            or (trailing and rest[-1] is Polarity.NO and not any((first, *rest[:-1])))
        )
        if spread:
            found.extend(
                msgspec.structs.replace(r, polarity=Polarity.NO, joined_any=False) for r in chain
            )
        else:
            found.extend(chain)
    return tuple(found)
