"""Opening a snapshot file: checked against its own manifest, then held in memory."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Final, cast

from kg.errors import StoreError
from kg.identity import SCHEMA, canonical, manifest_of
from kg.model import Manifest, Record
from kg.stores.memory import MemoryStore
from kg.stores.sqlite import SqliteStore
from kg.stores.tables import Written, read_all, rows_of, rows_of_graph, telling, type_of

#: What each table that follows from the records holds.
CONTENTS: Final = {
    "record": "SELECT id, type, json, recorded, published FROM record",
    "key": "SELECT key, id FROM key",
    "drug": "SELECT drug, id FROM drug",
    "node": "SELECT id, kind, name FROM node",
    "edge": "SELECT source, kind, target, record FROM edge",
}


def open_snapshot(path: Path) -> MemoryStore:
    """A store in memory with everything the file holds.

    Raises:
        StoreError: the file is missing, of another version, or not what its manifest says.
    """
    with SqliteStore.open(path) as file, _without_collecting(), telling(path):
        dump = file.dump()
        manifest = checked_manifest(file, path, dump)
        store = MemoryStore(manifest, file.set_aside())
        store.add_known(_decoded(dump))
    return store


def verify(path: Path) -> Manifest:
    """Check everything that can be checked: the file's structure, its content and its indexes.

    Raises:
        StoreError: something is not as it was built.
    """
    with SqliteStore.open(path) as file, telling(path):
        faults = [row[0] for row in file.select("PRAGMA integrity_check")]
        if faults != ["ok"]:
            raise StoreError(f"{path} is damaged ({faults[0]}); build it again")
        dump = file.dump()
        manifest = checked_manifest(file, path, dump)
        _check_indexes(file, path, dump)
    return manifest


def checked_manifest(file: SqliteStore, path: Path, dump: list[tuple[str, str, bytes]]) -> Manifest:
    """The manifest, once it agrees with itself and with the records.

    Raises:
        StoreError: it does not.
    """
    rows = file.select("SELECT CAST(json AS BLOB), sha256 FROM manifest")
    if len(rows) != 1 or hashlib.sha256(rows[0][0]).hexdigest() != rows[0][1]:
        raise StoreError(f"{path}: the manifest is damaged; build the snapshot again")
    manifest = read_all(Manifest, [rows[0][0]])[0]
    if manifest.schema != SCHEMA:
        raise StoreError(f"{path}: the manifest has version {manifest.schema}; build it again")
    if manifest_of(dump, file.set_aside(), manifest.sources) != manifest:
        raise StoreError(f"{path}: the content is not what the manifest says; build it again")
    return manifest


def manifest_row(manifest: Manifest) -> tuple[str, str]:
    """A manifest with its own checksum, as it is kept."""
    written = canonical(manifest)
    return written.decode(), hashlib.sha256(written).hexdigest()


def _decoded(dump: list[tuple[str, str, bytes]]) -> Iterator[tuple[str, Record]]:
    """Decode type by type, in bulk."""
    by_type = sorted(dump, key=itemgetter(1, 0))
    for name, group in groupby(by_type, key=itemgetter(1)):
        rows = list(group)
        records = read_all(type_of(name), (row[2] for row in rows))
        ids = (row[0] for row in rows)
        yield from zip(ids, cast("list[Record]", records), strict=True)


def _check_indexes(file: SqliteStore, path: Path, dump: list[tuple[str, str, bytes]]) -> None:
    """The tables that answer questions must be those that the records give."""
    written = {id_: (kind, json) for id_, kind, json in dump}
    records = list(_decoded(dump))
    expected = rows_of(
        Written(id=id_, type=written[id_][0], json=written[id_][1], record=record)
        for id_, record in records
    ) | rows_of_graph(record for _, record in records)
    kept = {table: file.select(sql) for table, sql in CONTENTS.items()}
    for table, rows in expected.items():
        if set(rows) != set(kept[table]):
            raise StoreError(f"{path}: the table {table!r} is damaged; build it again")


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Tens of thousands of new values hold no garbage; collecting among them doubles the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
