"""A copy of a data directory in which some rows are wrong; what is untouched is only linked."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from pathlib import Path
from random import Random

from loaders.build import Found
from loaders.planted.almanac import AlmanacBook
from loaders.planted.books import LAYOUTS, TableBook
from loaders.planted.mistakes import Mistake, quotas
from loaders.source import EARLIER, Release


def plant(
    found: Iterable[Found],
    records: frozenset[str],
    folder: Path,
    *,
    seed: int,
    count: int = 200,
) -> tuple[list[Found], list[Mistake]]:
    """Make ``count`` mistakes in copies of the releases; the same seed makes the same ones.

    ``records`` are the record ids of the files as they are: only rows that enter the graph are
    made wrong. Gives the releases to load (altered where mistakes were made) and the mistakes.
    """
    wanted = quotas(count)
    altered: list[Found] = []
    mistakes: list[Mistake] = []
    for source, release in found:
        kinds = wanted.get(source.name, [])
        if not kinds or not _can_be_altered(release):
            altered.append(Found(source, release))
            continue
        dice = Random(f"{seed} {source.name}")  # noqa: S311  # a dice, no secret
        book = AlmanacBook.of(release) if source.name == "moalmanac" else TableBook.of(release)
        made = [book.plant(kind, records, dice) for kind in kinds]
        mistakes.extend(mistake for mistake in made if mistake is not None)
        altered.append(Found(source, _written(book, release, folder)))
    return altered, mistakes


def without_earlier(found: Iterable[Found]) -> list[Found]:
    """The releases as if no older one lay beside them: what is left to each row's own words."""
    return [Found(source, _alone(release)) for source, release in found]


def _alone(release: Release) -> Release:
    files = {name: path for name, path in release.files.items() if name != EARLIER}
    return dataclasses.replace(release, files=files)


def _can_be_altered(release: Release) -> bool:
    layout = LAYOUTS.get(release.source)
    return layout is None or layout.file in release.files


def _written(book: AlmanacBook | TableBook, release: Release, folder: Path) -> Release:
    """The release in a folder of its own: the altered files beside links to all others."""
    home = folder / release.source / release.path.name
    home.mkdir(parents=True)
    paths: dict[str, Path] = {}
    for name, path in release.files.items():
        place = home / f"{len(paths)}" / path.name
        place.parent.mkdir()
        place.symlink_to(path.resolve())
        paths[name] = place
    if isinstance(book, AlmanacBook):
        for name in book.tables:
            paths[f"{name}.json"] = home / f"{name}.json"
        book.write(home)
    else:
        paths[book.layout.file] = home / book.path.name.removesuffix(".gz")
        book.write(paths[book.layout.file])
    return Release(
        source=release.source,
        name=release.name,
        released=release.released,
        path=home,
        files=paths,
        kind=release.kind,
    )
