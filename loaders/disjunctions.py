"""A source's rows as one profile: alternatives of conjunctions, simplified and put together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from kg.model import And, Biomarker, Profile
from ontologies.label_text.markers import all_of, any_of

#: One conjunction: what all must hold.
Conjunction = frozenset[Profile]


def conjunction(parts: Iterable[Profile]) -> Conjunction:
    """The parts of one row, nested ANDs opened."""
    opened: list[Profile] = []
    for part in parts:
        opened.extend(part.of if isinstance(part, And) else (part,))
    return frozenset(opened)


def united(rows: Sequence[Conjunction]) -> Profile:
    """The rows as alternatives, shortest form: what all share stands once, in front.

    A row that asks for more than another adds nothing (``A or (A and B)`` is ``A``); neither does
    one that asks for the same variant in the germline.
    """
    kept = absorbed(rows)
    common = frozenset.intersection(*kept)
    rests = [row - common for row in kept]
    if not all(rests):
        return all_of(_sorted(common))
    choice = any_of([all_of(_sorted(rest)) for rest in rests])
    return all_of([*_sorted(common), choice]) if common else choice


def absorbed(rows: Sequence[Conjunction]) -> list[Conjunction]:
    """The rows without those that another row already grants."""
    distinct = sorted(set(rows), key=lambda row: (len(row), _text(row)))
    kept: list[Conjunction] = []
    for row in sorted(distinct, key=lambda row: any(_origin(p) for p in row)):
        if not any(_grants(other, row) for other in kept):
            kept = [other for other in kept if not _grants(row, other)]
            kept.append(row)
    return sorted(kept, key=_text)


def _grants(wide: Conjunction, narrow: Conjunction) -> bool:
    return all(any(_implies(n, w) for n in narrow) for w in wide)


def _implies(narrow: Profile, wide: Profile) -> bool:
    if narrow == wide:
        return True
    if not (isinstance(narrow, Biomarker) and isinstance(wide, Biomarker)):
        return False
    return wide.origin is None and msgspec.structs.replace(narrow, origin=None) == wide


def _origin(part: Profile) -> bool:
    return isinstance(part, Biomarker) and part.origin is not None


def _sorted(parts: Iterable[Profile]) -> list[Profile]:
    return sorted(parts, key=msgspec.json.encode)


def _text(row: Conjunction) -> str:
    return b" & ".join(msgspec.json.encode(part) for part in _sorted(row)).decode()
