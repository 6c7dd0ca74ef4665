"""Rows of EMA's table of medicines: the agency's workbook, or the pack's fact table made of it."""

from __future__ import annotations

from typing import Final

from kg.errors import SourceError
from loaders import files, xlsx
from loaders.source import Release

BOOK, FACTS = "medicines-output-medicines-report_en.xlsx", "medicines.tsv"
HEADER_ROW = 9
NAME, STATUS, ATC = "Name of medicine", "Medicine status", "ATC code (human)"
INN, FROM = (
    "International non-proprietary name (INN) / common name",
    "Marketing authorisation date",
)
TO = "Withdrawal / expiry / revocation / lapse of marketing authorisation date"
TEXT = "Therapeutic indication"
UPDATED, URL, NUMBER = "Last updated date", "Medicine URL", "EMA product number"
CONDITIONAL = "Conditional approval"
COLUMNS: Final = ("Category", NAME, NUMBER, STATUS, INN, ATC, FROM, TO, UPDATED, URL)


def rows_of(release: Release) -> list[dict[str, str]]:
    """Every human medicine, column → text.

    Raises:
        SourceError: the table has no rows, or a column is gone.
    """
    if FACTS in release.files:
        return list(files.rows(release.file(FACTS), release.source, COLUMNS))
    rows = list(xlsx.rows(release.file(BOOK), release.source))
    if len(rows) < 2:  # noqa: PLR2004  # a header and one medicine
        raise SourceError(release.source, BOOK, "no rows")
    at = next((n for n, row in enumerate(rows[: HEADER_ROW + 3]) if NAME in row), None)
    if at is None:
        raise SourceError(release.source, BOOK, f"no column {NAME!r}")
    header = [cell.strip() for cell in rows[at]]
    missing = sorted(set(COLUMNS) - set(header))
    if missing:
        raise SourceError(release.source, BOOK, f"no column {missing[0]!r}")
    found = []
    for row in rows[at + 1 :]:
        cells = [*row, *[""] * (len(header) - len(row))]
        wanted = (*COLUMNS, *(name for name in (TEXT, CONDITIONAL) if name in header))
        item = {name: cells[header.index(name)].replace("\xa0", " ").strip() for name in wanted}
        if item["Category"] == "Human":
            found.append(item)
    return found
