"""Reads the first sheet of a spreadsheet file as rows of text, with the standard library alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import Element, fromstring
from zipfile import ZipFile

_NS: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_COLUMN: Final = re.compile(r"[A-Z]+")


def first_sheet(path: Path, header_row: int) -> Iterator[dict[str, str]]:
    """Each row below the header as column → text; line breaks in the header become spaces."""
    with ZipFile(path) as archive:
        shared = _shared(archive.read("xl/sharedStrings.xml"))
        sheet = _xml(archive.read("xl/worksheets/sheet1.xml"))
    # Empty rows may be left out of the file, so each says its own number.
    cells = {int(row.get("r", "0")): _row(row, shared) for row in sheet.iter(f"{_NS}row")}
    header = {column: " ".join(text.split()) for column, text in cells[header_row].items()}
    for row in (row for number, row in sorted(cells.items()) if number > header_row):
        yield {name: row.get(column, "") for column, name in header.items()}


def _xml(data: bytes) -> Element:
    return fromstring(data)  # noqa: S314  # an agency's file, read by those who remake the pack


def _shared(data: bytes) -> list[str]:
    return [_inner(item) for item in _xml(data)]


def _inner(item: Element) -> str:
    return "".join(part.text or "" for part in item.iter(f"{_NS}t"))


def _row(row: Element, shared: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for cell in row:
        column = _COLUMN.match(cell.get("r", ""))
        value = cell.findtext(f"{_NS}v", "")
        if cell.get("t") == "s" and value:
            value = shared[int(value)]
        if column is not None:
            found[column[0]] = value or _inner(cell)
    return found
