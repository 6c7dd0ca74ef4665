"""One study counts once, whoever cites it, and further ones add less and less.

Records are of one study when they share an identifier (trial number, PubMed id, DOI, meeting
abstract, named cohort), also over a third record that carries both. A record on several trials
joins them: better one study too few than one too many.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kg.model import Band, CohortOutcome, Statement
from queries.evidence import Evidence

#: What one study of a band weighs in the score; the score orders within a level and nothing else.
WEIGHT: dict[Band, float] = {
    Band.LABEL: 16,
    Band.GUIDELINE: 8,
    Band.CLINICAL: 4,
    Band.CASE: 2,
    Band.PRECLINICAL: 1,
    Band.INFERENTIAL: 0.5,
}
#: The second study counts half, the third a quarter: damping as in ACTIN, without its exponent.
DAMPING = 0.5


class Study(NamedTuple):
    """One independent study: its identifiers, and where its records stand in what was given."""

    ids: frozenset[str]
    items: tuple[int, ...]


def identifiers(record: Statement | CohortOutcome) -> tuple[str, ...]:
    """What a record says it rests on; one that says nothing stands for itself.

    A DOI is the same in either case. A cohort is known by its trial, so that its arms and stages,
    told by several sources, come together.
    """
    seen = record.provenance
    given = (*seen.studies, *seen.citations)
    return tuple(map(_plain, given)) or (seen.record,)


def _plain(id_: str) -> str:
    return id_.casefold().strip() if id_.startswith("doi:") else id_.strip()


def studies(items: Sequence[Evidence]) -> list[Study]:
    """The independent studies behind the items, in the order of their first record."""
    root: dict[str, str] = {}
    for item in items:
        first, *others = identifiers(item.record)
        top = _root(root, first)
        for other in others:
            root[_root(root, other)] = top
    found: dict[str, tuple[set[str], list[int]]] = {}
    for number, item in enumerate(items):
        ids = identifiers(item.record)
        of_study = found.setdefault(_root(root, ids[0]), (set(), []))
        of_study[0].update(ids)
        of_study[1].append(number)
    return [Study(frozenset(ids), tuple(numbers)) for ids, numbers in found.values()]


def _root(root: dict[str, str], id_: str) -> str:
    above = root.setdefault(id_, id_)
    while above != id_:
        id_, above = above, root[above]
    return id_


class Weight(NamedTuple):
    """How many independent studies, and their damped weight: larger is more."""

    studies: int
    score: float


def weight(items: Sequence[Evidence]) -> Weight:
    """What the items weigh, the strongest record of each study counting for it.

    Two items of one study weigh as one, whatever sources they are from.
    """
    if len(items) < 2:  # noqa: PLR2004  # none, or the only one
        return Weight(len(items), sum(WEIGHT[item.band] for item in items))
    found = studies(items)
    best = (max(WEIGHT[items[n].band] for n in study.items) for study in found)
    return Weight(len(found), damped(best))


def damped(weights: Iterable[float]) -> float:
    """The sum of the weights, strongest first, each further one at half of the share before.

    >>> damped([4, 8, 4])
    11.0
    """
    ordered = sorted(weights, reverse=True)
    return sum(weight * DAMPING**n for n, weight in enumerate(ordered))


def told_twice(items: Sequence[Evidence]) -> tuple[tuple[str, ...], ...]:
    """The records that tell of one study, where more than one does."""
    return tuple(
        ids
        for study in studies(items)
        if len(ids := tuple(dict.fromkeys(items[n].id for n in study.items))) > 1
    )
