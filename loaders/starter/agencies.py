"""Makes the pack's tables of what agencies authorised, and what they took back."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from loaders import files, xlsx
from loaders.sources.ema_table import COLUMNS, CONDITIONAL
from loaders.sources.withdrawals import is_duplicate
from loaders.starter.table import comma_separated, rows, tsv

EMA: Final = "regulatory/ema/2026-07-06/medicines-output-medicines-report_en.xlsx"
ACCELERATED: Final = "regulatory/fda_accelerated/2026-09-17/accelerated_approvals.tsv"
WITHDRAWALS: Final = "regulatory/withdrawals/2026-09-17/withdrawals.tsv"
FIRST: Final = (
    "regulatory/fda_cder_nme/1985-2024/"
    "final_for_posting_compilation_of_cder_nme_and_new_biologic_approvals_1985-2024.csv"
)
FIRST_LATER: Final = (
    "regulatory/us_oncology_extract/2025-09/us_first_approvals_2025_2026_partial.tsv"
)

#: The header stands below the time of generation and empty rows.
_EMA_HEADER_ROW: Final = 9
#: What the loader reads, and what else tells a product's state; no indication text.
_EMA_COLUMNS: Final = (*COLUMNS, "Active substance", CONDITIONAL)
#: What the loader reads of the FDA's compilation.
_FIRST_COLUMNS: Final = (
    *("Proprietary  Name", "Active Ingredient/Moiety", "FDA Approval Date"),
    *("Abbreviated Indication(s)", " Application Number(1)"),
)


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
    """Withdrawn indications and products; of the notes only that a product was a duplicate."""
    table = rows(data, WITHDRAWALS)
    plain = (
        {**row, "note": "DUPLICATE" if is_duplicate(row) else "", "verbatim_seen": ""}
        for row in table
    )
    return tsv(tuple(table[0]), plain)


def first_approvals(data: Path) -> str:
    """The FDA's first approvals of new substances: all of them, as for the EMA's table."""
    table = files.rows(data / FIRST, FIRST, _FIRST_COLUMNS, delimiter=",", quoted=True)
    plain = ({name: " ".join(row[name].split()) for name in _FIRST_COLUMNS} for row in table)
    return comma_separated(_FIRST_COLUMNS, plain)


def later_approvals(data: Path) -> str:
    """First approvals of 2025 and 2026 as far as they were seen, whole."""
    table = rows(data, FIRST_LATER)
    return tsv(tuple(table[0]), table)
