"""From folders to a snapshot: words first, then rows, and nothing replaced where a source fails."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from kg.errors import SourceError
from kg.model import Curie, Gene, LicenceClass
from kg.stores.snapshot import open_snapshot
from loaders.build import Found, build, find
from loaders.source import Batch, Release, Vocabulary, batch
from ontologies.words import Words


@dataclass
class Fake:
    """A source that brings one gene, and tells which genes it could read with."""

    name: str
    symbol: str
    broken: bool = False
    licence: str = "CC0 1.0"
    licence_class: LicenceClass = LicenceClass.OPEN
    attribution: str = "made up"
    knew: list[str] = field(default_factory=list)

    def find(self, data: Path) -> Release | None:
        """Its folder, if there."""
        folder = data / self.name
        if not folder.is_dir():
            return None
        return Release(source=self.name, name="1", released=date(2026, 1, 1), path=folder)

    def vocabulary(self, release: Release) -> list[Vocabulary]:
        """Its gene."""
        return [Gene(id=Curie(f"hgnc:{release.source}"), symbol=self.symbol)]

    def load(self, release: Release, words: Words) -> Batch:
        """Its gene as one row."""
        if self.broken:
            raise SourceError(self.name, "table.tsv", "no column 'gene'")
        self.knew.extend(s for s in ("BRAF", "KIT") if words.genes.known(s))
        return batch(self, release, read=1, records=self.vocabulary(release))


def _quiet(_name: str, _done: int, _of: int) -> None:
    """Report to nobody."""


def _found(tmp_path: Path, *sources: Fake) -> list[Found]:
    for source in sources:
        (tmp_path / source.name).mkdir(exist_ok=True)
    return find(sources, tmp_path)


def test_every_source_reads_with_the_words_of_all(tmp_path: Path) -> None:
    first, second = Fake("first", "BRAF"), Fake("second", "KIT")

    manifest = build(_found(tmp_path, first, second), tmp_path / "g.sqlite", _quiet)

    assert first.knew == second.knew == ["BRAF", "KIT"]
    assert [source.name for source in manifest.sources] == ["first", "second"]


def test_the_first_folder_that_has_a_release_is_taken(tmp_path: Path) -> None:
    own, pack = tmp_path / "own", tmp_path / "pack"
    for folder in (own / "first", pack / "first", pack / "second"):
        folder.mkdir(parents=True)

    found = find([Fake("first", "BRAF"), Fake("second", "KIT"), Fake("third", "X")], own, pack)

    assert [f.release.path for f in found] == [own / "first", pack / "second"]


def test_progress_is_told_for_each_source_and_for_the_snapshot(tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []

    build(
        _found(tmp_path, Fake("first", "BRAF")),
        tmp_path / "g.sqlite",
        lambda name, done, of: told.append((name, done, of)),
    )

    assert told == [
        ("first", 0, 2),
        ("first", 1, 2),
        ("first", 2, 2),
        ("snapshot", 0, 1),
        ("snapshot", 1, 1),
    ]


def test_a_source_that_fails_is_named_and_the_old_snapshot_serves(tmp_path: Path) -> None:
    path = tmp_path / "g.sqlite"
    old = build(_found(tmp_path, Fake("first", "BRAF")), path, _quiet)

    with pytest.raises(SourceError, match=r"second: table\.tsv: no column 'gene'"):
        build(
            _found(tmp_path, Fake("first", "BRAF"), Fake("second", "KIT", broken=True)),
            path,
            _quiet,
        )

    assert open_snapshot(path).manifest() == old


def test_the_order_of_sources_makes_no_difference(tmp_path: Path) -> None:
    found = _found(tmp_path, Fake("first", "BRAF"), Fake("second", "KIT"))

    one = build(found, tmp_path / "a.sqlite", _quiet)
    other = build(found[::-1], tmp_path / "b.sqlite", _quiet)

    assert one == other
