"""Makes the pack's tables of what agencies authorised, and what they took back."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from loaders.starter.sheet import first_sheet
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
#: Of the agency's table: what a product is, and what became of it; no indication text.
_EMA_COLUMNS: Final = (
    *("Category", "Name of medicine", "EMA product number", "Medicine status"),
    *("International non-proprietary name (INN) / common name", "Active substance"),
    *("ATC code (human)", "Biosimilar", "Generic", "Conditional approval"),
    *("Withdrawal of application date", "Marketing authorisation date"),
    "Refusal of marketing authorisation date",
    "Withdrawal / expiry / revocation / lapse of marketing authorisation date",
    *("Suspension of marketing authorisation date", "Medicine URL"),
)
#: Cancer medicines by code, group or area: many products lack one or two of the three.
_CANCER_CODE: Final = re.compile(r"L01|L02")
_CANCER_AREA: Final = re.compile(
    r"neoplas|cancer|carcinom|tumou?r|leuk|lymphom|melanom|myelom|sarcom|gliom|mastocyt|myelodysp"
    r"|blastom|myelofibr|polycyth|histiocyt",
    re.IGNORECASE,
)


def ema(data: Path) -> str:
    """The agency's products against cancer: names, status and dates."""
    found = (
        row
        for row in first_sheet(data / EMA, _EMA_HEADER_ROW)
        if row["Category"] == "Human" and _is_against_cancer(row)
    )
    return tsv(_EMA_COLUMNS, ({k: " ".join(v.split()) for k, v in row.items()} for row in found))


def _is_against_cancer(row: dict[str, str]) -> bool:
    group = row["Pharmacotherapeutic group (human)"] + row["Therapeutic area (MeSH)"]
    return bool(_CANCER_CODE.match(row["ATC code (human)"]) or _CANCER_AREA.search(group))


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
