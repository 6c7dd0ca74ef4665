"""Gold cases: what a file asserts of one regimen for one profile, and how it is asked."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from typing import Any

from kg.errors import SourceError
from kg.model import Value

#: The columns without which a file holds no gold cases; ``group`` and ``trap`` may be absent.
COLUMNS = (
    *("case_id", "tumour_type", "oncotree_code", "alterations", "expected_drug"),
    *("expected_category", "must", "jurisdiction", "as_of"),
)
NOT_GIVEN, ANY_DRUG = "(none)", "(any drug)"
#: ``any`` in a case: it must hold in each of these.
ANYWHERE = ("US", "EU")
#: Words beside a regimen's names that do not change the set of drugs.
_ALONE = re.compile(r"\s+(?:monotherapy|single[ -]agent|alone)$")


class GoldCase(Value, frozen=True, kw_only=True):
    """One row of the file."""

    id: str
    tumour: str
    oncotree: str
    alterations: tuple[str, ...]
    drug: str
    category: str
    must: bool
    jurisdiction: str
    as_of: str
    trap: str = ""
    group: str = ""

    def jurisdictions(self) -> tuple[str, ...]:
        """Where the assertion must hold."""
        return ANYWHERE if self.jurisdiction == "any" else (self.jurisdiction,)


def read_cases(lines: Iterable[str]) -> list[GoldCase]:
    """Every case of a gold file, in its order.

    Raises:
        SourceError: a column is missing, or a case is not one.
    """
    reader = csv.DictReader(lines, delimiter="\t")
    missing = [c for c in COLUMNS if c not in (reader.fieldnames or ())]
    if missing:
        raise SourceError("gold cases", "header", f"no column {', '.join(missing)}")
    return [_read(row) for row in reader]


def _read(row: Mapping[str, str]) -> GoldCase:
    if row["must"] not in {"must", "must-not"}:
        raise SourceError("gold cases", row["case_id"], f"must is {row['must']!r}")
    return GoldCase(
        id=row["case_id"],
        tumour=row["tumour_type"],
        oncotree=row["oncotree_code"],
        alterations=tuple(a for a in row["alterations"].split("; ") if a and a != NOT_GIVEN),
        drug=row["expected_drug"],
        category=row["expected_category"],
        must=row["must"] == "must",
        jurisdiction=row["jurisdiction"],
        as_of=row["as_of"],
        trap=row.get("trap") or "",
        group=row.get("group") or "",
    )


def question_of(case: GoldCase) -> dict[str, Any]:
    """The case as a question, as a person would send it."""
    given = {"text": case.tumour, "oncotree": case.oncotree}
    tumour = {key: text for key, text in given.items() if text and text != NOT_GIVEN}
    return {
        "id": case.id,
        "tumour": tumour or None,
        "alterations": list(case.alterations),
        "jurisdictions": list(case.jurisdictions()),
        "as_of": case.as_of,
    }


def regimen_of(text: str) -> frozenset[str]:
    """The set of drugs that a case names.

    >>> sorted(regimen_of("dabrafenib+trametinib")), sorted(regimen_of("Imatinib monotherapy"))
    (['dabrafenib', 'trametinib'], ['imatinib'])
    """
    return frozenset(_ALONE.sub("", part.strip().lower()) for part in text.split("+"))
