"""What is checked of rows of the regulatory tables: brand and drug, dates among themselves."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from loaders.doubts import Doubt
from loaders.first_dates import FirstDates

if TYPE_CHECKING:
    from ontologies.words import Words

#: Lists and letters may be a few weeks apart on one decision.
NEAR: Final = timedelta(days=45)
_HOSTS: Final = {"fda.gov": "US", "federalregister.gov": "US", "ema.europa.eu": "EU"}


def brand_doubts(brand: str, drugs: Iterable[str], words: Words, field: str) -> list[Doubt]:
    """Whether a brand is known, by other sources, as that of another drug."""
    known = words.drugs.known(brand)
    names = {drug.name for name in drugs if (drug := words.drugs.known(name)) is not None}
    if known is None or not names or any(_akin(known.name, name) for name in names):
        return []
    why = f"{brand} is {known.name}, the row says {', '.join(sorted(names))}"
    return [Doubt("drug against brand", field, why)]


def _akin(known: str, named: str) -> bool:
    """Whether one name holds the other: a form or a conjugate is told apart elsewhere."""
    return known in named or named in known


def first_doubts(
    day: date, jurisdiction: str, names: Iterable[str], firsts: FirstDates, field: str
) -> list[Doubt]:
    """Whether a day lies before the first authorisation of the drug and of its brand."""
    known = [first for name in names if (first := firsts.day(jurisdiction, name)) is not None]
    if not known or day >= min(known) - NEAR:
        return []
    return [Doubt("date before drug", field, f"{day} lies before {min(known)}")]


def order_doubts(first: date, then: date | None, field: str) -> list[Doubt]:
    """Whether an end lies before its beginning."""
    if then is None or first <= then:
        return []
    return [Doubt("year against itself", field, f"{first} lies after {then}")]


def host_doubts(url: str, jurisdiction: str, field: str) -> list[Doubt]:
    """Whether a row is cited from another agency's site."""
    told = {place for host, place in _HOSTS.items() if host in url}
    if not told or jurisdiction in told:
        return []
    return [Doubt("agency against source", field, f"cited from {url[:60]}")]
