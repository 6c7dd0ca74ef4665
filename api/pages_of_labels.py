"""What the reading of the labels' sentences looks like as pages."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from api.pages import Page
from loaders.label_sentences import Read
from ontologies.grammar.printing import print_profile
from ontologies.label_text import Kind, Piece
from queries.condition_words import describe_condition


def consumed(readings: Sequence[Read]) -> Page:
    """How many sentences of each agency are wholly read."""
    by_agency: defaultdict[str, list[Read]] = defaultdict(list)
    for reading in readings:
        by_agency[reading.agency].append(reading)
    rows = [_row(agency, found) for agency, found in sorted(by_agency.items())]
    return Page(
        title="Sentences of labels",
        columns=("agency", "sentences", "wholly read", "share"),
        rows=tuple(rows),
        right=frozenset({"sentences", "wholly read", "share"}),
        total=_row("all", readings),
        note="what is left of the others: rediscover evaluate labels --left",
    )


def _row(agency: str, readings: Sequence[Read]) -> tuple[str, ...]:
    wholly = sum(not reading.left for reading in readings)
    return (agency, str(len(readings)), str(wholly), f"{wholly / len(readings):.1%}")


def left(readings: Sequence[Read]) -> Page:
    """The stretches that nothing reads, the most frequent first, with their records."""
    where: defaultdict[str, list[str]] = defaultdict(list)
    for reading in readings:
        for piece in dict.fromkeys(reading.left):
            where[piece].append(reading.record)
    tally = Counter({piece: len(records) for piece, records in where.items()})
    return Page(
        title="Not read, and shown under to_check",
        columns=("times", "words", "records"),
        rows=tuple((str(n), piece, ", ".join(where[piece])) for piece, n in tally.most_common()),
        right=frozenset({"times"}),
    )


def side_by_side(reading: Read, stretches: Sequence[Piece]) -> str:
    """One sentence, stretch by stretch with its kind, and what the whole was read as."""
    lines = [f"{reading.record}", f"  {reading.sentence}"]
    lines += [f"    [{p.kind}] {p.text}{f'  ({p.why})' if p.why else ''}" for p in stretches]
    conditions = "; ".join(describe_condition(c) for c in reading.conditions)
    lines.append(f"  = {Kind.CONDITION}: {conditions or 'none'}")
    lines.append(f"  = {Kind.BIOMARKER}: {_profile(reading)}")
    if reading.limits:
        lines.append(f"  = not for: {'; '.join(print_profile(p) for p in reading.limits)}")
    lines.append(f"  = {Kind.TUMOUR}: {_tumour(reading)}")
    lines.append(f"  = {Kind.REGIMEN}: {_regimen(reading)}")
    return "\n".join(lines)


def _profile(reading: Read) -> str:
    return print_profile(reading.profile) if reading.profile is not None else "none"


def _tumour(reading: Read) -> str:
    scope = reading.tumours
    if scope is None:
        return "none"
    types = " ".join(kind.partition(":")[2] for kind in scope.types) or scope.breadth
    without = " ".join(kind.partition(":")[2] for kind in scope.excluded)
    return f"{types} without {without}" if without else types


def _regimen(reading: Read) -> str:
    if reading.regimen is None:
        return "left to the coded fields"
    classes = (f"any {word}" for word in reading.regimen.classes)
    return " + ".join((*reading.regimen.drugs, *classes, *reading.regimen.supportive))
