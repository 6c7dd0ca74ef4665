"""A store in dictionaries: what the matching path runs on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from typing import cast

from kg.identity import canonical, content_id, manifest_of
from kg.model import (
    Authorisation,
    CohortOutcome,
    Label,
    Manifest,
    Record,
    Reimbursement,
    SetAside,
    Statement,
    Value,
)
from kg.store import (
    Claim,
    R,
    Touched,
    drugs_of_record,
    keys_of_record,
    published_in,
    recorded_on,
)


class MemoryStore:
    """Records by id, and the ids under each key and each drug."""

    def __init__(
        self, manifest: Manifest | None = None, set_aside: Iterable[SetAside] = ()
    ) -> None:
        self._records: dict[str, Record] = {}
        self._ids: defaultdict[type[Value], list[str]] = defaultdict(list)
        self._by_key: defaultdict[str, list[str]] = defaultdict(list)
        self._by_drug: defaultdict[str, list[str]] = defaultdict(list)
        self._manifest = manifest
        self._set_aside = sorted(set_aside, key=canonical)

    def add(self, records: Iterable[Record]) -> None:
        """Keep each record once, however often it is added."""
        self.add_known((content_id(record), record) for record in records)

    def add_known(self, records: Iterable[tuple[str, Record]]) -> None:
        """The same, for records whose ids are known already, as those of a verified file are."""
        for id_, record in records:
            if id_ in self._records:
                continue
            self._records[id_] = record
            self._ids[type(record)].append(id_)
            for key in keys_of_record(record):
                self._by_key[key].append(id_)
            for drug in drugs_of_record(record):
                self._by_drug[drug].append(id_)

    def record(self, id_: str) -> Record | None:
        """The record with this content id, or None."""
        return self._records.get(id_)

    def records_of(self, kind: type[R]) -> list[R]:
        """Every record of one type."""
        return [cast(R, self._records[id_]) for id_ in sorted(self._ids.get(kind, ()))]

    def touching(
        self, keys: Collection[str], as_of: date | None = None, known_at: date | None = None
    ) -> Touched:
        """Every claim with a leaf under one of the keys."""
        ids = {id_ for key in set(keys) for id_ in self._by_key.get(key, ())}
        found = [
            record
            for id_ in sorted(ids)
            if isinstance(record := self._records[id_], Claim)
            and _known(record, known_at)
            and _published(record, as_of)
        ]
        return Touched(
            statements=tuple(r for r in found if isinstance(r, Statement)),
            labels=tuple(r for r in found if isinstance(r, Label)),
            cohorts=tuple(r for r in found if isinstance(r, CohortOutcome)),
        )

    def labels_for(self, drugs: Collection[str], known_at: date | None = None) -> list[Label]:
        """Every label whose regimen has one of the drugs."""
        return self._with_drug(Label, drugs, known_at)

    def authorisations(
        self, drugs: Collection[str], known_at: date | None = None
    ) -> list[Authorisation]:
        """Every authorisation of one of the drugs, by substance or by brand."""
        return self._with_drug(Authorisation, drugs, known_at)

    def reimbursements(
        self, drugs: Collection[str], country: str, known_at: date | None = None
    ) -> list[Reimbursement]:
        """What is paid for in a country with one of the drugs in its regimen."""
        found = self._with_drug(Reimbursement, drugs, known_at)
        return [r for r in found if r.country == country]

    def manifest(self) -> Manifest:
        """The contents page; made up on the spot when the store was filled by hand."""
        if self._manifest is not None:
            return self._manifest
        written = [(i, type(r).__name__, canonical(r)) for i, r in sorted(self._records.items())]
        return manifest_of(written, self._set_aside, ())

    def set_aside(self) -> list[SetAside]:
        """Every row that was rejected, quarantined or repaired."""
        return list(self._set_aside)

    def __len__(self) -> int:
        return len(self._records)

    def _with_drug(self, kind: type[R], drugs: Collection[str], known_at: date | None) -> list[R]:
        names = {drug.casefold() for drug in drugs}
        ids = {id_ for name in names for id_ in self._by_drug.get(name, ())}
        found = (self._records[id_] for id_ in sorted(ids))
        return [r for r in found if isinstance(r, kind) and _known(r, known_at)]


def _known(record: Value, known_at: date | None) -> bool:
    recorded = recorded_on(record)
    return known_at is None or recorded is None or recorded <= known_at


def _published(record: Value, as_of: date | None) -> bool:
    year = published_in(record)
    return as_of is None or year is None or year <= as_of.year
