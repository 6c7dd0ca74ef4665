"""What a row's own papers say of its date and agency: the cited file, the document, the text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from loaders.first_dates import FirstDates
from loaders.prose import Prose, names_drug
from loaders.sources.moalmanac.payers import Issued
from loaders.sources.moalmanac.read import Row, day
from loaders.sources.moalmanac.tables import PAYERS

if TYPE_CHECKING:
    from ontologies.words import Words

#: A file of FDA labels or letters stands in the folder of its year.
_FILED: Final = re.compile(r"/(?:label|appletter|nda|bla)/((?:19|20)\d\d)/")
#: A report on a first authorisation; what it grants dates from that day.
_FIRST_REPORT: Final = re.compile(r"-epar-(?:public-assessment-report|scientific-discussion)")
#: A later label may be cited for an older indication; the oldest seen is six years older.
_YEARS_BEFORE_FILE: Final = 8
#: A payer's document appears within months of its decision; it may be published anew much later.
_AFTER_DOCUMENT: Final = timedelta(days=3 * 365)
#: Between an opinion, a decision and its notification lie days; between reports of it, a year.
_DAYS, _YEAR = timedelta(days=45), timedelta(days=2 * 365)

#: Pages of older products were put on the agency's site long after the authorisation.
_ONLINE_SINCE: Final = 2012

#: How texts name the agencies.
_NAMES: Final = {
    "fda": re.compile(r"Food and Drug Administration|\bFDA\b"),
    "ema": re.compile(r"European Medicines Agency|\bEMA\b"),
    "hc": re.compile(r"Health Canada"),
    "hpra": re.compile(r"Health Products Regulatory Authority|\bHPRA\b"),
    "hse": re.compile(r"Health Service Executive|\bHSE\b"),
}


def window(
    row: Row, firsts: FirstDates, payers: Mapping[str, Issued]
) -> tuple[date | None, date | None]:
    """The days between which the approval must lie; None where nothing limits it."""
    published = day(row.document["publication_date"])
    if row.agency in PAYERS:
        first = firsts.day("EU", row.therapies[0]) if len(row.therapies) == 1 else None
        floor = payers[row.agency].floor(row) if row.agency in payers else None
        known = [found for found in (first, floor) if found is not None]
        return max(known, default=None), published + _AFTER_DOCUMENT if published else None
    cited = row.indication["initial_approval_url"] or ""
    brand = str(row.document["drug_name_brand"] or "")
    if filed := _FILED.search(cited):
        year = int(filed[1])
        return date(year - _YEARS_BEFORE_FILE, 1, 1), date(year, 12, 31)
    first = firsts.day("EU", brand) if row.agency == "ema" else None
    if first is None:
        online = day(row.document["first_publication_date"])
        recent = online is not None and online.year > _ONLINE_SINCE
        return (online - _YEAR if online and recent else None), published
    if _FIRST_REPORT.search(cited):
        return first - _DAYS, first + _YEAR
    return first - _DAYS, published


def misplaced(row: Row) -> str | None:
    """How the indication's text speaks of another agency than its document's; None if it fits."""
    text = str(row.indication.get("description") or "")
    named = [agency for agency, pattern in _NAMES.items() if pattern.search(text)]
    if not named or row.agency in named:
        return None
    return f"the document is of the {row.agency.upper()}, the text names {', '.join(named).upper()}"


def unnamed(row: Row, drugs: frozenset[str], words: Words) -> str | None:
    """How the row's texts name other drugs and none of its own; None where they name one."""
    text = f"{row.indication.get('raw_therapeutics') or ''} {row.sentence}"
    if any(drug in text.casefold() for drug in drugs):
        return None
    prose = Prose(text, words)
    if any(names_drug(drug, prose) for drug in drugs) or drugs & (prose.drugs | prose.members):
        return None
    others = sorted(prose.drugs)
    return (
        f"coded {', '.join(sorted(drugs))}, the text names {', '.join(others)}" if others else None
    )
