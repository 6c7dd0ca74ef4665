"""Answers without some records, many times over: what the records do not touch is kept.

A regimen's entry follows from the records about it and its drugs, and from the classes of the
findings. Where none of these is taken away, the entry of the whole store stands; everything else
is worked out anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from kg.model import Authorisation, CohortOutcome, Label, Statement
from queries.answer import Desk
from queries.entries import Entry, entry
from queries.evidence import Drugs
from queries.index import Claims, Index, Known, Setting, Touched
from queries.labels import keys_beside
from queries.question import Asked
from queries.reply import Answer
from queries.without import LeftOut, Without

Sourced = Statement | Label | CohortOutcome | Authorisation
Parts = tuple[tuple[Drugs, tuple[Known, ...]], ...]


class Removals:
    """Asks the questions of a desk again, as its store would be without some records."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._by_id: defaultdict[str, list[Sourced]] = defaultdict(list)
        kinds: tuple[type[Sourced], ...] = (Statement, Label, CohortOutcome, Authorisation)
        for kind in kinds:
            for record in desk.index.store.records_of(kind):
                self._by_id[record.provenance.record].append(record)

    @property
    def ids(self) -> frozenset[str]:
        """The ids of all records that an answer may name."""
        return frozenset(self._by_id)

    def answer(self, asked: Asked, ids: Iterable[str]) -> Answer:
        """The answer without these records."""
        gone = frozenset(ids)
        records = [record for id_ in gone for record in self._by_id.get(id_, ())]
        return _LessDesk(_Less(self._desk.index, gone), self._desk, records).answer(asked)


class _LessDesk(Desk):
    """A desk without some records, beside the whole one."""

    def __init__(self, index: _Less, whole: Desk, gone: list[Sourced]) -> None:
        self.index = index
        self._whole = whole
        self._regimens = {r.regimen.drugs for r in gone if not isinstance(r, Authorisation)}
        self._names = {r.drug for r in gone if isinstance(r, Authorisation)}
        self._names |= {name for r in gone if isinstance(r, Label) for name in r.regimen.drugs}
        self._entry = self._kept  # type: ignore[assignment]  # not kept: it is asked once

    def _kept(self, drugs: Drugs, mine: tuple[Known, ...], parts: Parts, setting: Setting) -> Entry:
        """The whole store's entry where nothing of this regimen is gone."""
        same = {one: self._same(one, setting) for _, of in ((drugs, mine), *parts) for one in of}
        if self._loses(drugs) or None in same.values():
            return entry(drugs, mine, parts, setting, self.index)
        found = [
            (of, tuple(w for k in known if (w := same[k]) is not None))
            for of, known in ((drugs, mine), *parts)
        ]
        return self._whole._entry(drugs, found[0][1], tuple(found[1:]), self._setting(setting))  # noqa: SLF001  # its own kind

    def _loses(self, drugs: Drugs) -> bool:
        of_a_class: Drugs = ()  # a record on a class alone may speak of any regimen
        alone = {(name,) for name in drugs}
        return bool(self._regimens & {drugs, of_a_class, *alone} or self._names.intersection(drugs))

    def _same(self, one: Known, setting: Setting) -> Known | None:
        """The finding as the whole store knows it; None where it is classed otherwise there."""
        seen = one.finding
        whole = self._whole.index.known(seen.seen, setting.tumour, setting.as_of.year)
        as_before = (seen.verdict, seen.resists) == (whole.finding.verdict, whole.finding.resists)
        return whole if as_before else None

    def _setting(self, one: Setting) -> Setting:
        return self._whole.index.setting(
            one.tumour, one.facts, one.chromosomes, one.as_of, one.jurisdictions
        )


class _Less(Index):
    """An index without some records; what is left is found in the whole one."""

    def __init__(self, whole: Index, gone: frozenset[str]) -> None:
        super().__init__(Without(whole.store, LeftOut(records=gone)), whole.words)
        self._whole = whole
        self._gone = gone

    def _touched(self, key: str, year: int) -> Touched:
        found = self._whole.touched(key, year)
        by = {drugs: self._less(claims) for drugs, claims in found.by_regimen.items()}
        left = {drugs: claims for drugs, claims in by.items() if claims is not None}
        return Touched(self._less(found.claims) or Claims(), left)

    def _less(self, claims: Claims) -> Claims | None:
        """The claims that stay; the same value where all do, None where none does."""
        gone = self._gone
        if not any(r.provenance.record in gone for r in _all(claims)):
            return claims
        labels = tuple(r for r in claims.labels if r.provenance.record not in gone)
        less = Claims(
            tuple(r for r in claims.statements if r.provenance.record not in gone),
            tuple(r for r in claims.cohorts if r.provenance.record not in gone),
            labels,
            frozenset(key for label in labels for key in keys_beside(label)),
            tuple(r for r in claims.of_classes if r.provenance.record not in gone),
        )
        return less if less.statements or less.cohorts or less.labels else None

    def _labels_of(self, drug: str) -> tuple[Label, ...]:
        found = self._whole.labels_of(drug)
        return tuple(x for x in found if x.provenance.record not in self._gone)

    def _authorisations_of(self, drug: str) -> tuple[Authorisation, ...]:
        found = self._whole.authorisations_of(drug)
        return tuple(x for x in found if x.provenance.record not in self._gone)


def _all(claims: Claims) -> tuple[Statement | CohortOutcome | Label, ...]:
    return (*claims.statements, *claims.cohorts, *claims.labels, *claims.of_classes)
