"""What queries may ask of a store. Every store passes ``tests/kg/test_stores.py``.

All questions are set-at-a-time, and every list comes back in the order of the records' ids.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import Final, Protocol, TypeVar, get_args

from kg.model import (
    Authorisation,
    CohortOutcome,
    Label,
    Manifest,
    Record,
    Regimen,
    Reimbursement,
    SetAside,
    Statement,
    Value,
    keys_of_profile,
)

R = TypeVar("R", bound=Value)

#: The types of record by the name under which a store files them.
RECORD_TYPES: Final[dict[str, type[Value]]] = {kind.__name__: kind for kind in get_args(Record)}

#: The records that speak of a profile, and are therefore found by its keys.
Claim = Statement | Label | CohortOutcome


class Touched(Value, frozen=True, kw_only=True):
    """What speaks of any of the keys that were asked for."""

    statements: tuple[Statement, ...] = ()
    labels: tuple[Label, ...] = ()
    cohorts: tuple[CohortOutcome, ...] = ()


class Store(Protocol):
    """Keeps records and finds them again."""

    def add(self, records: Iterable[Record]) -> None:
        """Keep each record once, however often it is added."""
        ...

    def record(self, id_: str) -> Record | None:
        """The record with this content id, or None."""
        ...

    def records_of(self, kind: type[R]) -> list[R]:
        """Every record of one type."""
        ...

    def touching(
        self, keys: Collection[str], as_of: date | None = None, known_at: date | None = None
    ) -> Touched:
        """Every claim with a leaf under one of the keys, as ``keys_of_profile`` gives them.

        ``as_of`` leaves out statements and cohorts published in a later year (an unknown year
        stays); labels come whatever their dates, since standing decides on those. ``known_at``
        leaves out what was recorded later.
        """
        ...

    def labels_for(self, drugs: Collection[str], known_at: date | None = None) -> list[Label]:
        """Every label whose regimen has one of the drugs."""
        ...

    def authorisations(
        self, drugs: Collection[str], known_at: date | None = None
    ) -> list[Authorisation]:
        """Every authorisation of one of the drugs, by substance or by brand."""
        ...

    def reimbursements(
        self, drugs: Collection[str], country: str, known_at: date | None = None
    ) -> list[Reimbursement]:
        """What is paid for in a country with one of the drugs in its regimen."""
        ...

    def manifest(self) -> Manifest:
        """The contents page."""
        ...

    def set_aside(self) -> list[SetAside]:
        """Every row that was rejected, quarantined or repaired."""
        ...


def keys_of_record(record: Value) -> tuple[str, ...]:
    """The keys a record is found by; none for a cohort without a biomarker and for words."""
    if isinstance(record, Claim) and record.profile is not None:
        return keys_of_profile(record.profile)
    return ()


def drugs_of_record(record: Value) -> tuple[str, ...]:
    """The drug names a record is found by; an authorisation also by its brand."""
    match record:
        case Authorisation(drug=drug, brand=brand):
            return tuple(sorted({name.casefold() for name in (drug, brand) if name}))
        case Statement() | Label() | CohortOutcome() | Reimbursement():
            return _names(record.regimen)
        case _:
            return ()


def _names(regimen: Regimen) -> tuple[str, ...]:
    return tuple(sorted({name.casefold() for name in regimen.drugs}))


def recorded_on(record: Value) -> date | None:
    """When a record was learned; None for words, which are always known."""
    provenance = getattr(record, "provenance", None)
    return provenance.recorded if provenance is not None else None


def published_in(record: Value) -> int | None:
    """The year a statement or cohort was published, when it is known."""
    return record.provenance.published if isinstance(record, Statement | CohortOutcome) else None
