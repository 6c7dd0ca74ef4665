"""One use told by two sources: its date, its end, the kind of approval and the biomarker."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations
from typing import NamedTuple

import msgspec

from kg.model import Approval, Label
from ontologies.tumours import Tumours
from queries.disagreements.model import Disagreement, Kind, about_label, of
from queries.disagreements.uses import same_use
from queries.disagreements.wording import Width, normal, width
from queries.labels import in_force
from queries.rules import HAND_WRITTEN, TELLING

#: A date that is only the document's, or borrowed from a sister row, is no source's own word.
_OWN_DATES = frozenset({"stated", "accelerated list"})
#: How a label's note begins whose biomarker is the sentence's, not the code's.
_REPAIRED = "read from text: biomarkers"


def told_twice(labels: Iterable[Label], tumours: Tumours) -> Iterator[Disagreement]:
    """Every disagreement of two sources on one use of one regimen in one place."""
    groups: defaultdict[tuple[str, tuple[str, ...]], list[Label]] = defaultdict(list)
    for label in labels:
        groups[label.jurisdiction, label.regimen.drugs].append(label)
    for group in groups.values():
        yield from _ends(group)
        standing = [label for label in group if label.approval is not Approval.WITHDRAWN]
        for one, other in _nearest(_tellings(standing), tumours):
            yield from _compared(one, other)


class Telling(NamedTuple):
    """One approval as one source tells it: its first label, and what that went over into.

    A provisional label and the full one into which it was converted are one approval of two days.
    """

    label: Label
    last: Label
    days: frozenset[date | None]

    @property
    def source(self) -> str:
        """Who tells it."""
        return self.label.provenance.source


def _tellings(labels: Sequence[Label]) -> list[Telling]:
    found: list[Telling] = []
    for label in sorted(labels, key=lambda x: (x.valid_from or date.max, x.provenance.record)):
        earlier = next((t for t in found if _goes_on(t.last, label)), None)
        if earlier is None:
            found.append(Telling(label, label, frozenset({label.valid_from})))
        else:
            at = found.index(earlier)
            found[at] = Telling(earlier.label, label, earlier.days | {label.valid_from})
    return found


def _goes_on(label: Label, later: Label) -> bool:
    """Whether a label ends on the day from which the same source grants the same again."""
    return (
        label.valid_to is not None
        and label.valid_to == later.valid_from
        and label.provenance.source == later.provenance.source
        and (label.profile, label.tumour, label.conditions)
        == (later.profile, later.tumour, later.conditions)
    )


def _ends(group: Sequence[Label]) -> Iterator[Disagreement]:
    """Labels that a withdrawal of another source ends, though their own says otherwise."""
    for end in group:
        if end.approval is not Approval.WITHDRAWN or end.valid_to is None:
            continue
        for label in group:
            own = label.provenance.source == end.provenance.source
            if own or label.approval is Approval.WITHDRAWN or label.valid_to == end.valid_to:
                continue
            if _ended_by(end, label, end.valid_to):
                yield _end(label, end, end.valid_to)


def _ended_by(end: Label, label: Label, day: date) -> bool:
    """Whether the answers' own rule lets this withdrawal end this label, whatever its own end."""
    endless = msgspec.structs.replace(label, valid_to=None)
    return in_force(endless, date.max, (end,)) == (False, f"withdrawn from {day}")


def _end(label: Label, end: Label, day: date) -> Disagreement:
    says = f"until {label.valid_to}" if label.valid_to else "in force, without an end"
    used = min(d for d in (label.valid_to, day) if d is not None)
    return of(
        Kind.END,
        about_label(label),
        (label, says),
        (end, f"withdrawn from {day}"),
        f"ended from {used}",
    )


def _nearest(group: Sequence[Telling], tumours: Tumours) -> list[tuple[Telling, Telling]]:
    """Pairs of one use told by two sources, each the other's nearest by biomarker and day.

    A second use, which the other source does not tell, is thereby compared with nothing.
    """
    by_source: defaultdict[str, list[Telling]] = defaultdict(list)
    for telling in group:
        by_source[telling.source].append(telling)
    pairs = []
    for first, second in combinations(sorted(by_source, key=_rank), 2):
        ours, theirs = by_source[first], by_source[second]
        for one in ours:
            other = _best(one, theirs, tumours)
            if other is not None and _best(other, ours, tumours) is one:
                pairs.append((one, other))
    return pairs


def _rank(source: str) -> tuple[int, str]:
    """The fuller telling comes first."""
    return TELLING.get(source, 0), source


def _best(one: Telling, others: Sequence[Telling], tumours: Tumours) -> Telling | None:
    alike = [o for o in others if same_use(one.label, o.label, tumours)]
    return min(alike, key=lambda o: _distance(one, o), default=None)


def _distance(one: Telling, other: Telling) -> tuple[bool, int, str]:
    days = (abs((a - b).days) for a in one.days for b in other.days if a and b)
    apart = min(days, default=date.max.toordinal())
    return (
        normal(one.label.profile) != normal(other.label.profile),
        apart,
        other.label.provenance.record,
    )


def _compared(one: Telling, other: Telling) -> Iterator[Disagreement]:
    a, b = one.label, other.label
    about = about_label(a)
    how = width(a.profile, b.profile)
    if how is not Width.SAME:
        says = f"{_text(a)} ({how})" if how is not Width.OTHER else _text(a)
        yield of(Kind.BIOMARKER, about, (a, says), (b, _text(b)), _decides(a, b))
    if {a.date_kind, b.date_kind} <= _OWN_DATES and not one.days & other.days:
        yield of(Kind.DATE, about, (a, _days(one)), (b, _days(other)), _from_when(a, b))
    if one.last.approval is not other.last.approval and _both_stand(one.last, other.last):
        yield of(
            Kind.APPROVAL,
            about,
            (one.last, one.last.approval),
            (other.last, other.last.approval),
            _decides(one.last, other.last),
        )


def _days(telling: Telling) -> str:
    return "from " + ", then ".join(str(day) for day in sorted(filter(None, telling.days)))


def _both_stand(one: Label, other: Label) -> bool:
    return one.valid_to is None and other.valid_to is None


def _text(label: Label) -> str:
    text = " ".join(label.profile_text.split()) or "no words"
    repaired = any(note.startswith(_REPAIRED) for note in label.notes)
    return f"{text} [coded; read from its sentence]" if repaired else text


def _decides(one: Label, other: Label) -> str:
    """Which of two tellings the answers go by while both are in force; the fuller comes first."""
    rank, second = (TELLING.get(x.provenance.source, 0) for x in (one, other))
    both = f"{one.provenance.record} and {other.provenance.record}, each as it says"
    if rank == second or (second == HAND_WRITTEN and one.valid_from != other.valid_from):
        return both
    return one.provenance.record


def _from_when(one: Label, other: Label) -> str:
    days = sorted(
        (label.valid_from, label.provenance.record)
        for label in (one, other)
        if label.valid_from is not None
    )
    (early, first), (late, _) = days[0], days[-1]
    return f"from {early} by {first}; from {late} by {_decides(one, other)}"
