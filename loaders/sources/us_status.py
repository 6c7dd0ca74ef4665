"""Whether the products of a US application are still sold: Drugs@FDA, and for biologics the book.

A status has no date, and an application is not the drug: another application may carry the drug on
("all discontinued" is true of the first one of imatinib). So a status ends nothing; it is kept
beside the authorisation and shown. Drugs@FDA lists some biologics as sold whose licence was
revoked; for these the Purple Book speaks, the only list that has the licences.
"""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Final

from loaders import files

if TYPE_CHECKING:
    from ontologies.words import Words

MARKETING: Final = "MarketingStatus.txt"
BIOLOGICS: Final = "purplebook.csv"

#: Marketing status of a product → whether it is sold (the file's own look-up table).
SOLD: Final = {"1": True, "2": True, "3": False, "4": False, "5": True}
LICENSURE: Final = {"Licensed": True, "Voluntarily Revoked": False, "Revoked": False}
_SUFFIX: Final = re.compile(r"-[a-z]{4}$")
_DISCONTINUED: Final = ("Disc", "Disc*")


def statuses(found: dict[str, Path], source: str) -> dict[str, str]:
    """Application number without leading zeros → what is not as usual with it.

    An application of which any product is sold and licensed has no entry.

    Raises:
        SourceError: a column is gone.
    """
    said = _marketing(found[MARKETING], source) if MARKETING in found else {}
    if BIOLOGICS in found:
        licensed, gone = _licences(found[BIOLOGICS], source)
        said = {number: text for number, text in said.items() if number not in licensed} | gone
    return said


def _marketing(path: Path, source: str) -> dict[str, str]:
    sold: defaultdict[str, list[bool]] = defaultdict(list)
    for row in files.rows(path, source, ("MarketingStatusID", "ApplNo")):
        sold[row["ApplNo"].lstrip("0")].append(SOLD.get(row["MarketingStatusID"].strip(), True))
    says = f"every product of the application discontinued (Drugs@FDA, {path.parent.name})"
    return {number: says for number, marks in sold.items() if not any(marks)}


def _licences(path: Path, source: str) -> tuple[set[str], dict[str, str]]:
    """Every number in the book, and those that are revoked or no longer sold."""
    columns = ("BLA Number", "Licensure", "Marketing Status")
    rows: defaultdict[str, list[tuple[bool, bool]]] = defaultdict(list)
    for row in files.rows(path, source, columns, delimiter=",", quoted=True):
        licensed = LICENSURE.get(row["Licensure"].strip(), True)
        sold = row["Marketing Status"].strip() not in _DISCONTINUED
        rows[row["BLA Number"].strip().lstrip("0")].append((licensed, sold))
    book = f"(Purple Book, {path.parent.name})"
    gone = {}
    for number, marks in rows.items():
        if not any(licensed for licensed, _ in marks):
            gone[number] = f"licence revoked {book}"
        elif not any(licensed and sold for licensed, sold in marks):
            gone[number] = f"every product discontinued {book}"
    return set(rows), gone


def licensed(found: dict[str, Path], source: str, words: Words) -> set[str] | None:
    """Biological substances with a licence of either center; None without the list of them."""
    if BIOLOGICS not in found:
        return None
    columns = ("Proprietary Name", "Proper Name")
    rows = files.rows(found[BIOLOGICS], source, columns, delimiter=",", quoted=True)
    named = {words.drugs.known(_SUFFIX.sub("", row[c].casefold())) for row in rows for c in columns}
    return {drug.name for drug in named if drug is not None}
