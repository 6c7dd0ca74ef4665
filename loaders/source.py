"""What every source of facts looks like to the build: find a release, give words, load a batch."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from kg.errors import SourceError
from kg.model import (
    Drug,
    Fate,
    Gene,
    GeneFacts,
    GeneModel,
    LicenceClass,
    Record,
    SetAside,
    SourceManifest,
    TumourType,
    Value,
)
from loaders import files, pack

if TYPE_CHECKING:
    from ontologies.words import Words

#: The kind of a release that does not say another; one inside a starter pack is a fact table.
_PLAIN = "source"

#: What a source may add to the shared words before anything is loaded.
Vocabulary = Gene | GeneModel | GeneFacts | Drug | TumourType

#: ``2026-05-29``, ``2024-02`` or ``2017`` anywhere in the name of a release folder.
_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:[-_](\d\d))?(?:[-_](\d\d))?(?!\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """One release of one source on disk: a folder, its date and the files that are read.

    ``files`` maps a name that the loader chose to the file; a name without a file is absent.
    ``kind`` as in ``SourceManifest``: the starter pack is loaded by the same code.
    """

    source: str
    name: str
    released: date
    path: Path
    files: dict[str, Path] = field(default_factory=dict)
    kind: str = _PLAIN

    def file(self, name: str) -> Path:
        """Give the file under that name.

        Raises:
            SourceError: the release lacks it.
        """
        try:
            return self.files[name]
        except KeyError:
            raise SourceError(self.source, str(self.path), f"no file {name!r}") from None


class Batch(Value, frozen=True, kw_only=True):
    """What one source gave: its manifest, its records, and every row that was set aside."""

    source: SourceManifest
    records: tuple[Record, ...] = ()
    set_aside: tuple[SetAside, ...] = ()

    @property
    def read(self) -> int:
        """How many rows were read: kept, rejected and quarantined ones."""
        return self.source.read


class Source(Protocol):
    """One source of facts. Reference sources (ontologies, genes) only have a vocabulary."""

    @property
    def name(self) -> str:
        """A short stable name, also that of its folder in the data directory."""
        ...

    @property
    def licence(self) -> str:
        """The licence in words, such as ``CC0 1.0``."""
        ...

    @property
    def licence_class(self) -> LicenceClass:
        """Whether the facts may be passed on."""
        ...

    @property
    def attribution(self) -> str:
        """Whom to name, in one line."""
        ...

    def find(self, data: Path) -> Release | None:
        """Find the newest release under the data directory; None where the source is absent."""
        ...

    def vocabulary(self, release: Release) -> list[Vocabulary]:
        """Give the words this source adds before anything is loaded."""
        ...

    def load(self, release: Release, words: Words) -> Batch:
        """Read every row into records, or set it aside with a reason."""
        ...


def date_of(release: str) -> date | None:
    """Give the day a release name speaks of; a month or year means its first day.

    >>> date_of("nightly-2026-05-29"), date_of("2024-02"), date_of("gencode-v44")
    (datetime.date(2026, 5, 29), datetime.date(2024, 2, 1), None)
    """
    found = _DATE.search(release)
    if found is None:
        return None
    year, month, day = (int(part) if part else 1 for part in found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None


def newest(folder: Path, wanted: Sequence[str], fallback: date | None = None) -> Path | None:
    """Find the newest release folder that holds every wanted file (plain or ``.gz``).

    Releases are ordered by the date in their name, else by ``fallback``, then by name.
    """
    if not folder.is_dir():
        return None
    usable = [
        (date_of(path.name) or fallback or date.min, path.name, path)
        for path in folder.iterdir()
        if path.is_dir() and all(files.locate(path, name) for name in wanted)
    ]
    return max(usable)[2] if usable else None


def find_release(
    source: str,
    folder: Path,
    wanted: Sequence[str],
    *,
    optional: Sequence[str] = (),
    fallback: date | None = None,
) -> Release | None:
    """Find the newest release of a source whose files lie in ``<folder>/<release>/``."""
    path = newest(folder, wanted, fallback)
    if path is None:
        return None
    found = {name: files.locate(path, name) for name in (*wanted, *optional)}
    return Release(
        source=source,
        name=path.name,
        released=date_of(path.name) or fallback or date.min,
        path=path,
        files={name: file for name, file in found.items() if file is not None},
    )


def batch(
    source: Source,
    release: Release,
    *,
    read: int,
    records: Iterable[Record],
    set_aside: Iterable[SetAside] = (),
) -> Batch:
    """Make a batch with its manifest: kept = read - rejected - quarantined rows.

    Raises:
        SourceError: more rows were set aside than read, so the loader counts wrongly.
    """
    aside = tuple(set_aside)
    rows = {fate: {(a.file, a.row) for a in aside if a.fate is fate} for fate in Fate}
    rejected = rows[Fate.REJECTED]
    quarantined = rows[Fate.QUARANTINED] - rejected
    kept = read - len(rejected) - len(quarantined)
    if kept < 0:
        raise SourceError(source.name, release.name, f"{read} rows read, more were set aside")
    manifest = SourceManifest(
        name=source.name,
        release=release.name,
        released=release.released,
        licence=source.licence,
        licence_class=source.licence_class,
        attribution=source.attribution,
        kind=release.kind if release.kind != _PLAIN else pack.kind_of(release.path),
        files={path.name: files.sha256(path) for path in sorted(release.files.values())},
        read=read,
        kept=kept,
        rejected=len(rejected),
        quarantined=len(quarantined),
        repaired=len(rows[Fate.REPAIRED] - rejected - quarantined),
    )
    return Batch(source=manifest, records=tuple(records), set_aside=aside)


#: Under this name a release keeps the table of the release before it.
EARLIER: Final = "earlier"


class WordsOnly:
    """A source that only has words; they are read once, before anything is loaded."""

    def vocabulary(self, release: Release) -> list[Vocabulary]:
        """Give the words."""
        raise NotImplementedError

    def load(self: Source, release: Release, words: Words) -> Batch:  # noqa: ARG002  # a vocabulary
        """Give the words as records."""
        return reference_batch(self, release, self.vocabulary(release))


def reference_batch(source: Source, release: Release, words: list[Vocabulary]) -> Batch:
    """Make the batch of a source that only has words: each is one row read and kept."""
    return batch(source, release, read=len(words), records=words)
