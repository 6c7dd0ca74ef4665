"""When a brand or a substance was first authorised, by the agencies' own tables.

Other dates are held to these. The tables are read beside a source's own files where they lie in the
same data directory; without them the checks that need a first date say nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from loaders import files, xlsx
from loaders.source import Release, newest

EMA: Final = "first dates: EMA"
FDA: Final = "first dates: FDA"
_PLACES: Final = {
    EMA: ("ema", "medicines-output-medicines-report_en.xlsx"),
    FDA: (
        "fda_cder_nme",
        "final_for_posting_compilation_of_cder_nme_and_new_biologic_approvals_1985-2024.csv",
    ),
}
_EMA_BRAND, _EMA_DAY = "Name of medicine", "Marketing authorisation date"
_EMA_INN = "International non-proprietary name (INN) / common name"
_FDA_BRAND, _FDA_DAY = "Proprietary  Name", "FDA Approval Date"
_FDA_INN = "Active Ingredient/Moiety"


def tables(data: Path) -> dict[str, Path]:
    """The newest tables under a data directory, under the names that a release keeps them by."""
    found = {}
    for name, (folder, file) in _PLACES.items():
        home = newest(data / "regulatory" / folder, [file], date.min)
        path = files.locate(home, file) if home is not None else None
        if path is not None:
            found[name] = path
    return found


@dataclass(frozen=True, slots=True)
class FirstDates:
    """Jurisdiction and brand or substance → the day of its first authorisation."""

    days: dict[tuple[str, str], date]

    @classmethod
    def of(cls, release: Release) -> FirstDates:
        """Read the tables that were found beside the release."""
        days: dict[tuple[str, str], date] = {}
        for jurisdiction, brand, day in (*_ema(release), *_fda(release)):
            key = (jurisdiction, brand.casefold())
            days[key] = min(day, days.get(key, day))
        return cls(days)

    def day(self, jurisdiction: str, brand: str) -> date | None:
        """The first day of a brand in a jurisdiction, where a table has it."""
        return self.days.get((jurisdiction, brand.casefold()))


def _ema(release: Release) -> Iterable[tuple[str, str, date]]:
    path = release.files.get(EMA)
    if path is None:
        return
    rows = list(xlsx.rows(path, release.source))
    at = next((n for n, row in enumerate(rows) if _EMA_BRAND in row), len(rows))
    for row in rows[at + 1 :]:
        cells = dict(zip(rows[at], row, strict=False))
        day = _slashed(cells.get(_EMA_DAY, ""), day_first=True)
        if day is not None:
            yield "EU", cells[_EMA_BRAND].strip(), day
            yield "EU", cells[_EMA_INN].strip(), day


def _fda(release: Release) -> Iterable[tuple[str, str, date]]:
    path = release.files.get(FDA)
    if path is None:
        return
    columns = (_FDA_BRAND, _FDA_INN, _FDA_DAY)
    for row in files.rows(path, release.source, columns, delimiter=",", quoted=True):
        day = _slashed(row[_FDA_DAY], day_first=False)
        if day is not None:
            yield "US", " ".join(row[_FDA_BRAND].split()), day
            yield "US", " ".join(row[_FDA_INN].split()), day


def _slashed(text: str, *, day_first: bool) -> date | None:
    """A date written 24/11/2026 or 11/24/2026."""
    parts = text.strip().split("/")
    if len(parts) != 3 or not all(part.isdigit() for part in parts):  # noqa: PLR2004  # d, m, y
        return None
    first, second, year = (int(part) for part in parts)
    return date(year, second, first) if day_first else date(year, first, second)
