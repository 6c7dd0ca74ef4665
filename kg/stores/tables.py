"""The tables of a snapshot file, and how a record becomes rows and comes back."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, cast

import msgspec

from kg.errors import StoreError
from kg.graph import graph_of
from kg.identity import SCHEMA, canonical, id_of_canonical
from kg.model import Record, Value
from kg.store import (
    RECORD_TYPES,
    Claim,
    R,
    drugs_of_record,
    keys_of_record,
    published_in,
    recorded_on,
)

#: "RDSC" tells our files from other SQLite files.
APPLICATION_ID: Final = 0x52445343

#: ``recorded`` is a day of recorded time, ``published`` the year of a statement or cohort;
#: ``node`` and ``edge`` are the graph view for those who browse the file with SQL.
SCHEMA_SQL: Final = """
CREATE TABLE record (
    id TEXT PRIMARY KEY, type TEXT NOT NULL, json TEXT NOT NULL, recorded TEXT, published INTEGER
) WITHOUT ROWID;
CREATE TABLE key (key TEXT, id TEXT, PRIMARY KEY (key, id)) WITHOUT ROWID;
CREATE TABLE drug (drug TEXT, id TEXT, PRIMARY KEY (drug, id)) WITHOUT ROWID;
CREATE TABLE set_aside (json TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE manifest (json TEXT NOT NULL, sha256 TEXT NOT NULL);
CREATE TABLE node (id TEXT PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE edge (
    source TEXT, kind TEXT, target TEXT, record TEXT,
    PRIMARY KEY (source, kind, target, record)
) WITHOUT ROWID;
CREATE INDEX record_type ON record (type);
CREATE INDEX edge_target ON edge (target);
"""

#: How each table is filled; a row that is there already is left alone.
INSERTS: Final = {
    "record": "INSERT OR IGNORE INTO record VALUES (?, ?, ?, ?, ?)",
    "key": "INSERT OR IGNORE INTO key VALUES (?, ?)",
    "drug": "INSERT OR IGNORE INTO drug VALUES (?, ?)",
    "set_aside": "INSERT OR IGNORE INTO set_aside VALUES (?)",
    "manifest": "INSERT INTO manifest VALUES (?, ?)",
    "node": "INSERT OR IGNORE INTO node VALUES (?, ?, ?)",
    "edge": "INSERT OR IGNORE INTO edge VALUES (?, ?, ?, ?)",
}

_DECODERS: Final = {kind: msgspec.json.Decoder(kind) for kind in RECORD_TYPES.values()}


class Written(Value, frozen=True, kw_only=True):
    """A record with its id and its canonical form."""

    id: str
    type: str
    json: bytes
    record: Record


def write(record: Record) -> Written:
    """Give a record its canonical form and its id.

    Raises:
        msgspec.ValidationError: a field holds what its type does not allow, so that the record
            would come back as another one, with another id.
    """
    name, written = type(record).__name__, canonical(record)
    if canonical(_DECODERS[type(record)].decode(written)) != written:
        raise msgspec.ValidationError(f"{record!r} does not come back as it was")
    return Written(id=id_of_canonical(name, written), type=name, json=written, record=record)


def rows_of(written: Iterable[Written]) -> dict[str, list[tuple[Any, ...]]]:
    """The rows of these records, by table."""
    rows: dict[str, list[tuple[Any, ...]]] = {"record": [], "key": [], "drug": []}
    for w in written:
        recorded = recorded_on(w.record)
        day = recorded.isoformat() if recorded else None
        text = w.json.decode()
        rows["record"].append((w.id, w.type, text, day, published_in(w.record)))
        rows["key"].extend((key, w.id) for key in keys_of_record(w.record))
        rows["drug"].extend((drug, w.id) for drug in drugs_of_record(w.record))
    return rows


def rows_of_graph(records: Iterable[Record]) -> dict[str, list[tuple[Any, ...]]]:
    """The rows of the graph view; words that no claim speaks of stay out of it."""
    graph = graph_of(record for record in records if isinstance(record, Claim))
    return {
        "node": [(n.id, n.kind, n.name) for n in graph.nodes],
        "edge": [(e.source, e.kind, e.target, e.record) for e in graph.edges],
    }


def insert(connection: sqlite3.Connection, rows: dict[str, list[tuple[Any, ...]]]) -> None:
    """Put rows into their tables; the caller holds the transaction."""
    for table, cells in rows.items():
        connection.executemany(INSERTS[table], cells)


def read(type_name: str, text: str) -> Record:
    """A record from its canonical form."""
    with telling(f"a {type_name}"):
        return cast("Record", _DECODERS[type_of(type_name)].decode(text))


def type_of(name: str) -> type[Value]:
    """The type of record with this name.

    Raises:
        StoreError: no type has it, so the file is damaged or from elsewhere.
    """
    try:
        return RECORD_TYPES[name]
    except KeyError:
        raise StoreError(f"no record is a {name!r}; if it is damaged, build it again") from None


def read_all(kind: type[R], texts: Iterable[str | bytes]) -> list[R]:
    """Many records of one type at once, which is several times faster than one by one."""
    parts = [text.encode() if isinstance(text, str) else text for text in texts]
    with telling(f"the {kind.__name__} records"):
        return msgspec.json.decode(b"[" + b",".join(parts) + b"]", type=list[kind])  # type: ignore[valid-type]  # a type held in a variable


def check_kind(connection: sqlite3.Connection, path: Path) -> None:
    """See that the file is one of ours and of this version.

    Raises:
        StoreError: it is not.
    """
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    if application != APPLICATION_ID:
        raise StoreError(f"{path} is not a snapshot of this program; build one")
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version != SCHEMA:
        raise StoreError(f"{path} has version {version}, this program reads {SCHEMA}; build again")


@contextmanager
def telling(place: Path | str) -> Iterator[None]:
    """Turn what SQLite, the disk and the decoder say into our own error, with what to do."""
    try:
        yield
    except (sqlite3.Error, OSError, msgspec.MsgspecError, UnicodeError) as error:
        raise StoreError(f"{place}: {error}; if it is damaged, build it again") from error
