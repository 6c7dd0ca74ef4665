"""One fact table of the pack: where it is made from, what was left out, and how it is written."""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from loaders import files

#: Larger tables are packed; smaller ones stay readable, and their changes with them.
PACK_ABOVE = 20_000


class Origin(NamedTuple):
    """Who made the source and on what terms its facts may be passed on."""

    licence: str
    attribution: str


class Table(NamedTuple):
    """One table: its place ``<source>/<release>/<file>``, its originals, and its maker.

    ``made_from`` are paths below the data directory, the first of which gives the place; ``change``
    says in one line what was left out.
    """

    origin: Origin
    made_from: tuple[str, ...]
    change: str
    make: Callable[[Path], str]
    name: str = ""

    @property
    def place(self) -> str:
        """Where the table lies in the pack, without ``.gz``."""
        first = Path(self.made_from[0].removesuffix(".gz"))
        return (first.parent / (self.name or first.name)).as_posix()


def read(data: Path, name: str) -> str:
    """The text of an original."""
    return files.read_text(data / name, name)


def rows(data: Path, name: str, *, quoted: bool = False) -> list[dict[str, str]]:
    """The rows of an original table."""
    return list(files.rows(data / name, name, (), quoted=quoted))


def tsv(columns: Sequence[str], table: Iterable[Mapping[str, str]], *, quoted: bool = False) -> str:
    """A table as text: these columns, the rest left out; a lacking cell is empty."""
    text = io.StringIO(newline="")
    if quoted:
        writer = csv.writer(text, delimiter="\t", quoting=csv.QUOTE_ALL, lineterminator="\n")
    else:
        writer = csv.writer(
            text, delimiter="\t", quoting=csv.QUOTE_NONE, quotechar=None, lineterminator="\n"
        )
    writer.writerow(columns)
    writer.writerows([row.get(column, "") for column in columns] for row in table)
    return text.getvalue()


def comma_separated(columns: Sequence[str], table: Iterable[Mapping[str, str]]) -> str:
    """A table as comma-separated text, quoted where a cell needs it."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([row.get(column, "") for column in columns] for row in table)
    return text.getvalue()


def blanked(table: Iterable[Mapping[str, str]], columns: Iterable[str]) -> Iterable[dict[str, str]]:
    """The rows with these columns emptied."""
    empty = dict.fromkeys(columns, "")
    return ({**row, **empty} for row in table)


def write(folder: Path, place: str, text: str) -> Path:
    """Put a table in its place, packed where it is large; the same text gives the same bytes."""
    data = text.encode()
    packed = len(data) > PACK_ABOVE
    path = folder / (f"{place}.gz" if packed else place)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(data, compresslevel=9, mtime=0) if packed else data)
    return path


def checksum(text: str) -> str:
    """The checksum of a table's text, which no way of packing changes."""
    return hashlib.sha256(text.encode()).hexdigest()
