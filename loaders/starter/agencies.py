"""Makes the pack's tables of what agencies authorised, and what they took back."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from loaders import xlsx
from loaders.sources.ema_medicines import COLUMNS
from loaders.starter.table import rows, tsv

EMA: Final = "regulatory/ema/2026-07-06/medicines-output-medicines-report_en.xlsx"
ACCELERATED: Final = "regulatory/fda_accelerated/2026-09-17/accelerated_approvals.tsv"
WITHDRAWALS: Final = "regulatory/withdrawals/2026-09-17/withdrawals.tsv"
FIRST: Final = "regulatory/us_oncology_extract/2025-09/us_oncology_first_approvals.tsv"
FIRST_LATER: Final = (
    "regulatory/us_oncology_extract/2025-09/us_first_approvals_2025_2026_partial.tsv"
)

#: The header stands below the time of generation and empty rows.
_EMA_HEADER_ROW: Final = 9
#: What the loader reads, and what else tells a product's state; no indication text.
_EMA_COLUMNS: Final = (*COLUMNS, "Active substance", "Conditional approval")


def ema(data: Path) -> str:
    """The agency's human medicines: names, status and dates.

    All of them, since a drug that the whole table lacks is taken as not authorised.
    """
    table = [[" ".join(cell.split()) for cell in row] for row in xlsx.rows(data / EMA, EMA)]
    header = table[_EMA_HEADER_ROW - 1]
    named = (dict(zip(header, row, strict=False)) for row in table[_EMA_HEADER_ROW:])
    return tsv(_EMA_COLUMNS, (row for row in named if row["Category"] == "Human"))


def accelerated(data: Path) -> str:
    """Accelerated approvals in cancer, whole: the table is in its maker's own short words."""
    table = rows(data, ACCELERATED)
    return tsv(tuple(table[0]), table)


def withdrawals(data: Path) -> str:
    """Withdrawn indications and products, without the notes on where each was read."""
    table = rows(data, WITHDRAWALS)
    return tsv(tuple(table[0]), ({**row, "note": ""} for row in table))


def first_approvals(data: Path) -> str:
    """The FDA's first approvals of cancer medicines, whole."""
    table = rows(data, FIRST)
    return tsv(tuple(table[0]), table)


def later_approvals(data: Path) -> str:
    """First approvals of 2025 and 2026 as far as they were seen, whole."""
    table = rows(data, FIRST_LATER)
    return tsv(tuple(table[0]), table)
