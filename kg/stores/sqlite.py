"""A store in one SQLite file: a single writer, any number of readers, nothing to install."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any, Final

from kg.errors import StoreError
from kg.identity import SCHEMA, manifest_of
from kg.model import (
    Authorisation,
    CohortOutcome,
    Label,
    Manifest,
    Record,
    Reimbursement,
    SetAside,
    Statement,
)
from kg.store import R, Touched
from kg.stores.tables import (
    APPLICATION_ID,
    SCHEMA_SQL,
    check_kind,
    insert,
    read,
    read_all,
    rows_of,
    telling,
    write,
)

_TOUCHING: Final = """
SELECT type, json FROM record
WHERE id IN (SELECT id FROM key WHERE key IN (SELECT value FROM json_each(:keys)))
  AND (:year IS NULL OR published IS NULL OR published <= :year)
  AND (:known_at IS NULL OR recorded IS NULL OR recorded <= :known_at)
ORDER BY id
"""

_WITH_DRUG: Final = """
SELECT json FROM record
WHERE id IN (SELECT id FROM drug WHERE drug IN (SELECT value FROM json_each(:drugs)))
  AND type = :type
  AND (:known_at IS NULL OR recorded IS NULL OR recorded <= :known_at)
ORDER BY id
"""


class SqliteStore:
    """The contract's questions, each as one SQL statement on the file."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    @classmethod
    def create(cls, path: Path) -> SqliteStore:
        """A new, empty file for the one writer; durable at every commit."""
        with telling(path):
            connection = sqlite3.connect(path, isolation_level=None)
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {SCHEMA}")
            connection.executescript(SCHEMA_SQL)
        return cls(connection)

    @classmethod
    def open(cls, path: Path) -> SqliteStore:
        """An existing file, for reading only.

        Raises:
            StoreError: it is missing, not a snapshot, or of another version.
        """
        if not path.is_file():
            raise StoreError(f"{path}: there is no snapshot; build one first")
        with telling(path):
            uri = f"{path.absolute().as_uri()}?mode=ro"
            store = cls(sqlite3.connect(uri, uri=True, isolation_level=None))
            try:
                check_kind(store.connection, path)
            except BaseException:
                store.close()
                raise
        return store

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()

    def __enter__(self) -> SqliteStore:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def add(self, records: Iterable[Record]) -> None:
        """Keep each record once, however often it is added."""
        self.insert(rows_of(write(record) for record in records))

    def insert(self, rows: dict[str, list[tuple[Any, ...]]]) -> None:
        """Put rows into their tables, all or none of them."""
        with self._transaction():
            insert(self.connection, rows)

    def record(self, id_: str) -> Record | None:
        """The record with this content id, or None."""
        rows = self.select("SELECT type, json FROM record WHERE id = :id", {"id": id_})
        return read(*rows[0]) if rows else None

    def records_of(self, kind: type[R]) -> list[R]:
        """Every record of one type."""
        sql = "SELECT json FROM record WHERE type = :type ORDER BY id"
        return read_all(kind, (row[0] for row in self.select(sql, {"type": kind.__name__})))

    def touching(
        self, keys: Collection[str], as_of: date | None = None, known_at: date | None = None
    ) -> Touched:
        """Every claim with a leaf under one of the keys."""
        wanted = {
            "keys": json.dumps(sorted(set(keys))),
            "year": as_of.year if as_of else None,
            "known_at": known_at.isoformat() if known_at else None,
        }
        found = [read(kind, text) for kind, text in self.select(_TOUCHING, wanted)]
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
        pages = read_all(Manifest, (row[0] for row in self.select("SELECT json FROM manifest")))
        return pages[0] if pages else manifest_of(self.dump(), self.set_aside(), ())

    def set_aside(self) -> list[SetAside]:
        """Every row that was rejected, quarantined or repaired."""
        rows = self.select("SELECT json FROM set_aside ORDER BY json")
        return read_all(SetAside, (row[0] for row in rows))

    def dump(self) -> list[tuple[str, str, bytes]]:
        """Every record as id, type and canonical form, in the order of ids."""
        rows = self.select("SELECT id, type, CAST(json AS BLOB) FROM record ORDER BY id")
        return [(id_, kind, written) for id_, kind, written in rows]

    def __len__(self) -> int:
        return int(self.select("SELECT count(*) FROM record")[0][0])

    def select(self, sql: str, values: dict[str, Any] | None = None) -> list[tuple[Any, ...]]:
        """All rows of one statement with named parameters.

        Raises:
            StoreError: the file could not be read.
        """
        with telling("the snapshot"):
            return self.connection.execute(sql, values or {}).fetchall()

    def _with_drug(self, kind: type[R], drugs: Collection[str], known_at: date | None) -> list[R]:
        wanted = {
            "drugs": json.dumps(sorted({drug.casefold() for drug in drugs})),
            "type": kind.__name__,
            "known_at": known_at.isoformat() if known_at else None,
        }
        return read_all(kind, (row[0] for row in self.select(_WITH_DRUG, wanted)))

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """All or nothing; the writer takes its lock at once."""
        with telling("the snapshot"):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                if self.connection.in_transaction:  # a full disk rolls back by itself
                    self.connection.execute("ROLLBACK")
                raise
            self.connection.execute("COMMIT")
