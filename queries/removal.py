"""Answers without some records, many times over: what the records do not touch is found once.

Only what is *found* is shared with the whole index; what follows from it is worked out anew, so
that an answer without a record is the answer of a store without it.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from kg.model import Authorisation, CohortOutcome, Label, Statement
from queries.answer import Desk
from queries.entries import entry
from queries.evidence import Drugs
from queries.index import Claims, Index, Touched
from queries.labels import keys_beside
from queries.question import Asked
from queries.reply import Answer
from queries.without import LeftOut, Without


def answer_without(asked: Asked, whole: Index, records: Iterable[str]) -> Answer:
    """The answer of the store without these records; ``whole`` is the index of all of it."""
    return _Desk(_Less(whole, frozenset(records))).answer(asked)


class _Desk(Desk):
    """A desk around an index that is there already."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._entry = partial(entry, index=index)  # type: ignore[assignment]  # kept for one answer


class _Less(Index):
    """An index without some records."""

    def __init__(self, whole: Index, records: frozenset[str]) -> None:
        super().__init__(Without(whole.store, LeftOut(records=records)), whole.words)
        self._whole = whole
        self._records = records

    def _touched(self, keys: tuple[str, ...], year: int) -> Touched:
        found = self._whole.touched(keys, year)
        by = {drugs: self._less(claims) for drugs, claims in found.by_regimen.items()}
        left = {drugs: claims for drugs, claims in by.items() if claims is not None}
        return Touched(self._less(found.claims) or Claims(), left)

    def _less(self, claims: Claims) -> Claims | None:
        """The claims that stay; the same value where all do, None where none does."""
        if all(record.provenance.record not in self._records for record in _all(claims)):
            return claims
        labels = tuple(r for r in claims.labels if r.provenance.record not in self._records)
        less = Claims(
            tuple(r for r in claims.statements if r.provenance.record not in self._records),
            tuple(r for r in claims.cohorts if r.provenance.record not in self._records),
            labels,
            frozenset(key for label in labels for key in keys_beside(label)),
        )
        return less if _all(less) else None

    def _labels_of(self, drug: str) -> tuple[Label, ...]:
        found = self._whole.labels_of(drug)
        return tuple(x for x in found if x.provenance.record not in self._records)

    def _ends_of(self, drugs: Drugs) -> tuple[Label, ...]:
        found = self._whole.ends_of(drugs)
        return tuple(x for x in found if x.provenance.record not in self._records)

    def _authorisations_of(self, drug: str) -> tuple[Authorisation, ...]:
        found = self._whole.authorisations_of(drug)
        return tuple(x for x in found if x.provenance.record not in self._records)


def _all(claims: Claims) -> tuple[Statement | CohortOutcome | Label, ...]:
    return (*claims.statements, *claims.cohorts, *claims.labels)
