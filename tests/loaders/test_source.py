"""Releases are found by their dates, and a batch counts its rows."""

from datetime import date
from pathlib import Path

import pytest

from kg.errors import SourceError
from kg.model import Curie, Fate, Gene, LicenceClass, SetAside
from loaders.source import Batch, Release, Vocabulary, batch, date_of, find_release
from ontologies.words import Words


class Genes:
    """A source of one gene."""

    name, licence, licence_class, attribution = "genes", "CC0", LicenceClass.OPEN, "somebody"

    def find(self, data: Path) -> Release | None:
        """Find its newest release."""
        return find_release(self.name, data / self.name, ["genes.tsv"])

    def vocabulary(self, release: Release) -> list[Vocabulary]:
        """Give its one gene."""
        return [Gene(id=Curie("hgnc:1"), symbol=release.name)]

    def load(self, release: Release, words: Words) -> Batch:
        """Load nothing: these tests do not ask for it."""
        raise NotImplementedError


def aside(row: str, fate: Fate, field: str = "x") -> SetAside:
    return SetAside(
        source="genes", file="genes.tsv", row=row, field=field, rule="r", why="w", fate=fate
    )


def release(folder: Path, *names: str) -> Release | None:
    for name in names:
        path = folder / "genes" / name
        path.mkdir(parents=True)
        (path / "genes.tsv").touch()
    return Genes().find(folder)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2026-05-29", date(2026, 5, 29)),
        ("2024-02", date(2024, 2, 1)),
        ("intervar-2021-08", date(2021, 8, 1)),
        ("gencode-v44", None),
        ("2024-13", None),
    ],
)
def test_the_name_of_a_release_tells_its_date(name: str, day: date | None) -> None:
    assert date_of(name) == day


def test_the_newest_release_is_found(tmp_path: Path) -> None:
    found = release(tmp_path, "2024-02", "2026-05-29", "2025-12")

    assert found is not None
    assert (found.name, found.released) == ("2026-05-29", date(2026, 5, 29))


def test_a_release_without_the_file_does_not_count(tmp_path: Path) -> None:
    (tmp_path / "genes" / "2027-01").mkdir(parents=True)

    found = release(tmp_path, "2024-02")

    assert found is not None
    assert found.name == "2024-02"


def test_an_absent_source_is_none(tmp_path: Path) -> None:
    assert release(tmp_path) is None


def test_a_file_that_the_release_lacks_is_named(tmp_path: Path) -> None:
    found = release(tmp_path, "2024-02")

    assert found is not None
    with pytest.raises(SourceError, match=r"no file 'other.tsv'"):
        found.file("other.tsv")


def test_rows_read_are_kept_rejected_or_quarantined(tmp_path: Path) -> None:
    found = release(tmp_path, "2024-02")
    assert found is not None
    rows = [
        aside("1", Fate.REJECTED),
        aside("1", Fate.QUARANTINED),
        aside("2", Fate.QUARANTINED),
        aside("2", Fate.QUARANTINED, "y"),
        aside("3", Fate.REPAIRED),
    ]

    made = batch(Genes(), found, read=5, records=[], set_aside=rows).source

    assert (made.read, made.kept, made.rejected, made.quarantined, made.repaired) == (5, 3, 1, 1, 1)


def test_a_loader_that_sets_aside_more_than_it_read_is_wrong(tmp_path: Path) -> None:
    found = release(tmp_path, "2024-02")

    assert found is not None
    with pytest.raises(SourceError, match="0 rows read"):
        batch(Genes(), found, read=0, records=[], set_aside=[aside("1", Fate.REJECTED)])


def test_the_manifest_holds_the_checksum_of_each_file(tmp_path: Path) -> None:
    found = release(tmp_path, "2024-02")

    assert found is not None
    made = batch(Genes(), found, read=0, records=[]).source
    assert made.files["genes.tsv"].startswith("e3b0c44298fc1c14")  # of no bytes
