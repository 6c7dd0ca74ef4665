"""The one place that chooses: which sources, which store, which words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from kg.errors import SourceError, StoreError
from kg.model import Drug, Gene, GeneFacts, GeneModel, TumourType
from kg.store import Store
from kg.stores.snapshot import open_snapshot
from kg.stores.sqlite import SqliteStore
from loaders.build import Found, find
from loaders.source import Vocabulary
from loaders.sources import SOURCES
from loaders.starter import DATA
from ontologies.words import Words
from queries.answer import Desk
from queries.question import Asked, read_question
from queries.reply import Answer

#: The records that make the shared words, in the snapshot as in the build.
VOCABULARY: tuple[type[Vocabulary], ...] = (Gene, GeneModel, GeneFacts, Drug, TumourType)


def find_sources(data: Path) -> list[Found]:
    """Every source's newest release: in the data directory, else in the starter pack.

    The pack's hand-written rows are thereby part of every graph.

    Raises:
        SourceError: the data directory is none, or no source has a release.
    """
    if not data.is_dir():
        raise SourceError("data directory", str(data), "no such directory")
    found = find(SOURCES, data, DATA)
    if not found:
        raise SourceError("data directory", str(data), "no source that a loader knows")
    return found


@contextmanager
def snapshot_file(path: Path) -> Iterator[SqliteStore]:
    """The snapshot as a file, for what does not match: its manifest and its set-aside rows."""
    with SqliteStore.open(_standing(path)) as store:
        yield store


def words_of(store: Store) -> Words:
    """The shared words as the snapshot knows them."""
    return Words.of(record for kind in VOCABULARY for record in store.records_of(kind))


class Graph(NamedTuple):
    """A snapshot held in memory with its words, for those who ask more than one question."""

    store: Store
    words: Words
    today: date

    def asked(self, question: Any) -> Asked:
        """A question of the contract, checked."""
        return read_question(question, self.today)


def open_graph(path: Path) -> Graph:
    """The graph of one snapshot, held in memory."""
    store = open_snapshot(_standing(path))
    return Graph(store, words_of(store), datetime.now(tz=UTC).astimezone().date())


def asker(path: Path) -> Callable[[Any], Answer]:
    """A function that answers the contract's questions from one snapshot, held in memory."""
    graph = open_graph(path)
    desk = Desk(graph.store, graph.words)
    return lambda question: desk.answer(graph.asked(question))


def _standing(path: Path) -> Path:
    """The path, where a snapshot stands there; otherwise how to make one."""
    if not path.is_file():
        raise StoreError(f"{path}: there is no snapshot; make one with: rediscover build")
    return path
