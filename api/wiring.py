"""The one place that chooses: which sources, which store, which words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from ontologies.words import Words

import loaders.sources
from api.settings import STARTER
from kg import build
from kg.errors import SourceError
from kg.model import Drug, Gene, GeneFacts, GeneModel, Manifest, TumourType
from kg.store import Store
from kg.stores.snapshot import open_snapshot
from kg.stores.sqlite import SqliteStore
from loaders.source import Batch, Release, Source, Vocabulary
from queries.answer import Answer, answer
from queries.question import read_question

#: The records that make the shared words, in the snapshot as in the build.
VOCABULARY: tuple[type[Vocabulary], ...] = (Gene, GeneModel, GeneFacts, Drug, TumourType)


class Found(NamedTuple):
    """A source and the release of it that will be read."""

    source: Source
    release: Release


#: Is told how far each source is: its name, steps done, steps in all.
Report = Callable[[str, int, int], None]


def find_sources(data: Path) -> list[Found]:
    """Every source's newest release: in the data directory, else in the starter pack.

    The pack's hand-written rows are thereby part of every graph.

    Raises:
        SourceError: the data directory is none, or no source has a release.
    """
    if not data.is_dir():
        raise SourceError("data directory", str(data), "no such directory")
    found = []
    for source in loaders.sources.SOURCES:
        release = source.find(data) or source.find(STARTER)
        if release is not None:
            found.append(Found(source, release))
    if not found:
        raise SourceError("data directory", str(data), "no source that a loader knows")
    return found


def build_snapshot(found: list[Found], path: Path, report: Report) -> Manifest:
    """Read all words, then all sources, and put one snapshot in place of the last.

    Raises:
        SourceError: a source is not what its loader expects; the old snapshot stays.
    """
    vocabulary: list[Vocabulary] = []
    for source, release in found:
        report(release.source, 0, 2)
        vocabulary += source.vocabulary(release)
        report(release.source, 1, 2)
    words = Words.of(vocabulary)
    batches: list[Batch] = []
    for source, release in found:
        batches.append(source.load(release, words))
        report(release.source, 2, 2)
    path.parent.mkdir(parents=True, exist_ok=True)
    report("snapshot", 0, 1)
    manifest = build.build(batches, path)
    report("snapshot", 1, 1)
    return manifest


@contextmanager
def snapshot_file(path: Path) -> Iterator[SqliteStore]:
    """The snapshot as a file, for what does not match: its manifest and its set-aside rows."""
    with SqliteStore.open(path) as store:
        yield store


def words_of(store: Store) -> Words:
    """The shared words as the snapshot knows them."""
    return Words.of(record for kind in VOCABULARY for record in store.records_of(kind))


def asker(path: Path) -> Callable[[Any], Answer]:
    """A function that answers the contract's questions from one snapshot, held in memory."""
    store = open_snapshot(path)
    words = words_of(store)
    today = datetime.now(tz=UTC).astimezone().date()
    return lambda question: answer(read_question(question, today), store, words)
