"""Strict readers of text files: UTF-8 or an error with its place, cells are text, .gz is plain."""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import json
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any, cast

from kg.errors import SourceError

#: Longest cell we accept; the standard library's 128 kB is too short for some evidence texts.
_LONGEST_CELL = 16 * 1024 * 1024


def locate(folder: Path, name: str) -> Path | None:
    """Give the file of that name in the folder, plain or with ``.gz`` added, or None.

    The name may be a pattern (``oncotree_*.json``); the last match by name counts.
    """
    found = [*sorted(folder.glob(f"{name}.gz")), *sorted(folder.glob(name))]
    return next((path for path in reversed(found) if path.is_file()), None)


def sha256(path: Path) -> str:
    """Give the checksum of the file's bytes as they lie on disk."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def read_bytes(path: Path, source: str) -> bytes:
    """Give the whole content, unpacked where the name ends in ``.gz``.

    Raises:
        SourceError: the file is missing, unreadable or a damaged archive.
    """
    try:
        data = path.read_bytes()
        return gzip.decompress(data) if path.suffix == ".gz" else data
    except (OSError, EOFError) as error:
        raise SourceError(source, path.name, f"cannot be read: {error}") from error


def read_text(path: Path, source: str) -> str:
    """Give the whole content as text, without a byte order mark.

    Raises:
        SourceError: some bytes are not UTF-8; the place is the line of the first such byte.
    """
    data = read_bytes(path, source)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        place = f"{path.name} line {line}"
        raise SourceError(source, place, f"byte {error.start} is not UTF-8") from error


def open_text(path: Path, source: str) -> io.StringIO:
    """Give the whole content as a text stream; line ends are kept as they are."""
    return io.StringIO(read_text(path, source), newline="")


def rows(  # noqa: PLR0913  # how a table is written is many small facts
    path: Path,
    source: str,
    columns: Collection[str],
    *,
    delimiter: str = "\t",
    quoted: bool = False,
    skip_lines: int = 0,
    comment: str | None = None,
) -> Iterator[dict[str, str]]:
    """Each row as column → text. Needed columns are checked first, added ones are tolerated.

    ``quoted`` False reads quotation marks as plain characters (CIViC, most TSV). A missing cell
    at the end of a short row is an error, never an empty value.

    Raises:
        SourceError: a needed column is missing or doubled, or a row has another width.
    """
    stream = open_text(path, source)
    for _ in range(skip_lines):
        stream.readline()
    if comment is not None:
        text = [line for line in stream if not line.startswith(comment)]
        stream = io.StringIO("".join(text), newline="")
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(
        stream,
        delimiter=delimiter,
        quoting=csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE,
        strict=True,
    )
    try:
        header = next(reader, [])
        _check_columns(header, columns, source, path.name)
        for cells in reader:
            if not cells:
                continue
            if len(cells) != len(header):
                place = f"{path.name} line {reader.line_num + skip_lines}"
                reason = f"{len(cells)} cells, the header has {len(header)}"
                raise SourceError(source, place, reason)
            yield dict(zip(header, cells, strict=True))
    except csv.Error as error:
        place = f"{path.name} line {reader.line_num + skip_lines}"
        raise SourceError(source, place, str(error)) from error


def _check_columns(header: list[str], needed: Collection[str], source: str, file: str) -> None:
    missing = sorted(set(needed) - set(header))
    if missing:
        raise SourceError(source, file, f"no column {', '.join(map(repr, missing))}")
    doubled = sorted({name for name in needed if header.count(name) > 1})
    if doubled:
        raise SourceError(source, file, f"column {', '.join(map(repr, doubled))} is there twice")


def json_value(path: Path, source: str) -> Any:
    """Give the content of a JSON file; an object that names one key twice is refused.

    Raises:
        SourceError: not JSON, a doubled key, or a number that is none.
    """

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        value = dict(pairs)
        if len(value) != len(pairs):
            keys = [key for key, _ in pairs]
            twice = sorted({key for key in keys if keys.count(key) > 1})
            raise SourceError(source, path.name, f"a JSON object names {twice} twice")
        return value

    def no_number(word: str) -> None:
        raise SourceError(source, path.name, f"{word} is not a JSON number")

    try:
        return json.loads(read_text(path, source), object_pairs_hook=once, parse_constant=no_number)
    except ValueError as error:
        raise SourceError(source, path.name, f"not JSON: {error}") from error


def json_objects(path: Path, source: str, needed: Collection[str] = ()) -> list[dict[str, Any]]:
    """Give the content of a JSON file that is a list of objects with the needed keys.

    Raises:
        SourceError: another shape, or a needed key is missing.
    """
    value = json_value(path, source)
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise SourceError(source, path.name, "not a list of objects")
    for number, item in enumerate(value):
        missing = sorted(set(needed) - set(item))
        if missing:
            raise SourceError(source, f"{path.name} item {number}", f"no key {missing[0]!r}")
    return cast("list[dict[str, Any]]", value)


def fasta(path: Path, source: str) -> Iterator[tuple[str, str]]:
    """Each sequence as (header without ``>``, letters).

    Raises:
        SourceError: letters stand before the first header.
    """
    header, letters = None, list[str]()
    for number, line in enumerate(open_text(path, source), start=1):
        text = line.strip()
        if text.startswith(">"):
            if header is not None:
                yield header, "".join(letters)
            header, letters = text[1:].strip(), []
        elif text and header is None:
            raise SourceError(source, f"{path.name} line {number}", "sequence before a header")
        elif text:
            letters.append(text)
    if header is not None:
        yield header, "".join(letters)
