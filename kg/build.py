"""From batches to one snapshot: built aside, verified, and put in place in one step."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final, Protocol

import msgspec

from kg.errors import SourceError, StoreError
from kg.identity import canonical, manifest_of
from kg.model import Fate, Manifest, Record, SetAside, SourceManifest
from kg.stores.snapshot import manifest_row, verify
from kg.stores.sqlite import SqliteStore
from kg.stores.tables import Written, rows_of, rows_of_graph, telling, write

#: What SQLite may leave beside a file it was writing.
COMPANIONS: Final = ("", "-wal", "-shm", "-journal")


class Loaded(Protocol):
    """What one source gave; ``loaders.source.Batch`` is one."""

    @property
    def source(self) -> SourceManifest:
        """Release, licence and counts."""
        ...

    @property
    def records(self) -> Sequence[Record]:
        """What was kept."""
        ...

    @property
    def set_aside(self) -> Sequence[SetAside]:
        """What was not."""
        ...


def build(batches: Iterable[Loaded], path: Path) -> Manifest:
    """Write a snapshot of the batches at ``path``; an older one serves until the very end.

    Raises:
        SourceError: a batch does not account for every row it read.
        StoreError: the file could not be written, or is not what was to be written.
    """
    loaded = list(batches)
    check_accounts(loaded)
    written = _written(loaded)
    aside = [a for batch in loaded for a in batch.set_aside]
    manifest = manifest_of(
        [(w.id, w.type, w.json) for w in written], set(aside), (b.source for b in loaded)
    )
    with _aside(path) as partial:
        _write_file(partial, written, aside, manifest)
        if verify(partial) != manifest:
            raise StoreError(f"{partial} is not what was written; the disk may be failing")
        _put_in_place(partial, path)
    return manifest


def check_accounts(batches: Sequence[Loaded]) -> None:
    """Rows read = kept + rejected + quarantined, and each that was set aside has its reason.

    Raises:
        SourceError: for the first batch that breaks it, by name.
    """
    names = [batch.source.name for batch in batches]
    for batch in batches:
        source = batch.source
        if names.count(source.name) > 1:
            raise SourceError(source.name, source.release, "the source is there twice")
        if source.read != source.kept + source.rejected + source.quarantined:
            raise SourceError(source.name, source.release, _sum_of(source))
        _check_reasons(source, batch.set_aside)
        _check_owner(source, batch.records)


def _sum_of(source: SourceManifest) -> str:
    return (
        f"read {source.read} rows, but kept {source.kept} + rejected {source.rejected} "
        f"+ quarantined {source.quarantined}"
    )


def _check_reasons(source: SourceManifest, aside: Sequence[SetAside]) -> None:
    rows = {fate: {(a.file, a.row) for a in aside if a.fate is fate} for fate in Fate}
    rejected = rows[Fate.REJECTED]
    for fate, count, found in (
        (Fate.REJECTED, source.rejected, rejected),
        (Fate.QUARANTINED, source.quarantined, rows[Fate.QUARANTINED] - rejected),
    ):
        if count != len(found):
            reason = f"counts {count} {fate} rows and gives reasons for {len(found)}"
            raise SourceError(source.name, source.release, reason)


def _check_owner(source: SourceManifest, records: Sequence[Record]) -> None:
    for record in records:
        provenance = getattr(record, "provenance", None)
        if provenance is not None and provenance.source != source.name:
            reason = f"{provenance.record} says it comes from {provenance.source!r}"
            raise SourceError(source.name, source.release, reason)


def _written(batches: Sequence[Loaded]) -> list[Written]:
    """Each record once, in the order of ids.

    Raises:
        SourceError: a loader made a record with a field that its type does not allow.
    """
    found: dict[str, Written] = {}
    for batch in batches:
        for record in batch.records:
            try:
                written = write(record)
            except msgspec.ValidationError as error:
                source = batch.source
                reason = f"a {type(record).__name__} is not valid: {error}"
                raise SourceError(source.name, source.release, reason) from error
            found[written.id] = written
    return [found[id_] for id_ in sorted(found)]


def _write_file(
    path: Path, written: Sequence[Written], aside: Iterable[SetAside], manifest: Manifest
) -> None:
    rows = rows_of(written) | rows_of_graph(w.record for w in written)
    rows["set_aside"] = [(canonical(a).decode(),) for a in aside]
    rows["manifest"] = [manifest_row(manifest)]
    with SqliteStore.create(path) as store:
        store.insert(rows)
        store.select("PRAGMA wal_checkpoint(TRUNCATE)")
        # A plain file: readers then need no companion files and no right to write.
        store.select("PRAGMA journal_mode = DELETE")


@contextmanager
def _aside(path: Path) -> Iterator[Path]:
    """A name for the unfinished file, free of what a killed build left; gone afterwards."""
    partial = path.with_name(f"{path.name}.partial")
    with telling(path.parent):
        path.parent.mkdir(parents=True, exist_ok=True)
        folder = os.open(path.parent, os.O_RDONLY)
    try:
        _lock(folder, path)
        _remove(partial)
        try:
            yield partial
        finally:
            _remove(partial)
    finally:
        os.close(folder)


def _lock(folder: int, path: Path) -> None:
    """One build at a time in a folder; the lock ends with the process, however it ends."""
    try:
        fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise StoreError(f"{path.parent}: another build is running there; wait for it") from error


def _put_in_place(partial: Path, path: Path) -> None:
    """Rename, with everything on the disk before and after."""
    with telling(path):
        _sync(partial)
        partial.replace(path)
        _sync(path.parent)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _remove(partial: Path) -> None:
    for ending in COMPANIONS:
        with telling(partial):
            partial.with_name(partial.name + ending).unlink(missing_ok=True)
