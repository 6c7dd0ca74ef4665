"""Read one sheet of an Excel workbook as rows of text, with the standard library alone."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from xml.etree import ElementTree as ET

from kg.errors import SourceError
from loaders import files

_NS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_SHEET, _STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
_COLUMN = re.compile(r"[A-Z]+")
#: A workbook that unpacks to more than this is not a table of medicines.
_LARGEST = 256 * 1024 * 1024


def rows(path: Path, source: str) -> Iterator[list[str]]:
    """Each row of the first sheet, empty cells as empty text.

    Raises:
        SourceError: not a workbook, or without a first sheet.
    """
    for row in _sheet(path, source, path.stat().st_mtime_ns):
        yield list(row)


@lru_cache(maxsize=1)  # the sources of one build read the same workbook five times
def _sheet(path: Path, source: str, _changed: int) -> tuple[tuple[str, ...], ...]:
    try:
        with zipfile.ZipFile(io.BytesIO(files.read_bytes(path, source))) as book:
            if sum(info.file_size for info in book.infolist()) > _LARGEST:
                raise SourceError(source, path.name, "unpacks to more than 256 MB")
            strings = _strings(book)
            sheet = ET.fromstring(book.read(_SHEET))  # noqa: S314  # size checked, agency's file
    except (zipfile.BadZipFile, KeyError, ET.ParseError) as error:
        raise SourceError(source, path.name, f"not a workbook: {error}") from error
    return tuple(tuple(_cells(row, strings)) for row in sheet.iter(f"{_NS}row"))


def _strings(book: zipfile.ZipFile) -> list[str]:
    if _STRINGS not in book.namelist():
        return []
    root = ET.fromstring(book.read(_STRINGS))  # noqa: S314  # size checked, agency's file
    return ["".join(t.text or "" for t in item.iter(f"{_NS}t")) for item in root]


def _cells(row: ET.Element, strings: list[str]) -> list[str]:
    found: dict[int, str] = {}
    for at, cell in enumerate(row.iter(f"{_NS}c")):
        reference = _COLUMN.match(cell.get("r", ""))
        found[_number(reference.group()) if reference else at] = _text(cell, strings)
    return [found.get(column, "") for column in range(max(found, default=-1) + 1)]


def _number(letters: str) -> int:
    total = 0
    for letter in letters:
        total = total * 26 + ord(letter) - ord("A") + 1
    return total - 1


def _text(cell: ET.Element, strings: list[str]) -> str:
    kind = cell.get("t")
    if kind == "inlineStr":
        return "".join(t.text or "" for t in cell.iter(f"{_NS}t"))
    value = cell.find(f"{_NS}v")
    if value is None or value.text is None:
        return ""
    return strings[int(value.text)] if kind == "s" else value.text
