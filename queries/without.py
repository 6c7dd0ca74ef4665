"""A store as it would be without some of its records: what counterfactual questions are asked of.

The view wraps; nothing is built again. The words (genes, tumours, drugs) stay whole: a question
is read as before, and only what is said of the patient changes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable
from datetime import date
from typing import TypeVar

import msgspec

from kg.errors import StoreError
from kg.identity import canonical
from kg.model import Authorisation, Label, Manifest, Record, Reimbursement, SetAside, Value
from kg.store import R, Store, Touched, recorded_on

V = TypeVar("V", bound=Value)


class LeftOut(Value, frozen=True, kw_only=True):
    """What to leave out: records by the id that answers cite, whole sources, later knowledge.

    ``recorded_after`` leaves out what was learned after that day (recorded time). ``all_but``
    leaves out every record but these.
    """

    records: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
    recorded_after: date | None = None
    all_but: frozenset[str] | None = None


class Without:
    """The same store, but for what is left out."""

    def __init__(self, store: Store, left_out: LeftOut) -> None:
        self._store = store
        self._out = left_out

    def add(self, records: Iterable[Record]) -> None:
        """Nothing is added to a view.

        Raises:
            StoreError: always.
        """
        del records
        raise StoreError("a view without some records takes no new ones")

    def record(self, id_: str) -> Record | None:
        """The record with this content id, or None."""
        found = self._store.record(id_)
        return found if found is not None and self._stays(found) else None

    def records_of(self, kind: type[R]) -> list[R]:
        """Every record of one type that stays."""
        return self._kept(self._store.records_of(kind))

    def touching(
        self, keys: Collection[str], as_of: date | None = None, known_at: date | None = None
    ) -> Touched:
        """Every claim with a leaf under one of the keys that stays."""
        found = self._store.touching(keys, as_of, known_at)
        return Touched(
            statements=tuple(self._kept(found.statements)),
            labels=tuple(self._kept(found.labels)),
            cohorts=tuple(self._kept(found.cohorts)),
        )

    def labels_for(self, drugs: Collection[str], known_at: date | None = None) -> list[Label]:
        """Every label whose regimen has one of the drugs that stays."""
        return self._kept(self._store.labels_for(drugs, known_at))

    def authorisations(
        self, drugs: Collection[str], known_at: date | None = None
    ) -> list[Authorisation]:
        """Every authorisation of one of the drugs that stays."""
        return self._kept(self._store.authorisations(drugs, known_at))

    def reimbursements(
        self, drugs: Collection[str], country: str, known_at: date | None = None
    ) -> list[Reimbursement]:
        """What is paid for in a country with one of the drugs, as far as it stays."""
        return self._kept(self._store.reimbursements(drugs, country, known_at))

    def manifest(self) -> Manifest:
        """The contents page without the sources left out; its hash names what was taken away."""
        whole = self._store.manifest()
        told = canonical(msgspec.to_builtins(self._out, order="deterministic"))
        return msgspec.structs.replace(
            whole,
            hash=hashlib.sha256(whole.hash.encode() + b" without " + told).hexdigest(),
            sources=tuple(s for s in whole.sources if s.name not in self._out.sources),
            counts={},
        )

    def set_aside(self) -> list[SetAside]:
        """Every row that was set aside, of the sources that stay."""
        return [row for row in self._store.set_aside() if row.source not in self._out.sources]

    def _kept(self, records: Iterable[V]) -> list[V]:
        return [record for record in records if self._stays(record)]

    def _stays(self, record: Value) -> bool:
        seen = getattr(record, "provenance", None)
        if seen is None:
            return True  # a word
        out = self._out
        if seen.record in out.records or seen.source in out.sources:
            return False
        if out.all_but is not None and seen.record not in out.all_but:
            return False
        recorded = recorded_on(record)
        return out.recorded_after is None or recorded is None or recorded <= out.recorded_after
