"""What is checked of rows of the regulatory tables: brand and drug, dates among themselves."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from loaders.doubts import Doubt
from loaders.first_dates import FirstDates

if TYPE_CHECKING:
    from ontologies.words import Words

#: Lists and letters may be a few weeks apart on one decision.
NEAR: Final = timedelta(days=45)
#: Two names so alike are one with a slip of the pen; trastuzumab and pertuzumab are not.
_SLIP: Final = 0.93
#: New forms of a brand, and its spellings in other countries, are so alike.
_COUSIN: Final = 0.6
_HOSTS: Final = {"fda.gov": "US", "federalregister.gov": "US", "ema.europa.eu": "EU"}


def brand_doubts(brand: str, drugs: Iterable[str], words: Words, field: str) -> list[Doubt]:
    """Whether a brand is known, by this source or others, as that of another drug.

    A source teaches its own brands, so that a wrong row makes its brand a name of two drugs.
    """
    known = words.drugs.all_of(brand)
    names = {drug.name for name in drugs if (drug := words.drugs.known(name)) is not None}
    others = {name for name in known if not any(_akin(name, mine) for mine in names)}
    if not names or not others:
        return []
    why = f"{brand} is {', '.join(sorted(others))}, the row says {', '.join(sorted(names))}"
    return [Doubt("drug against brand", field, why)]


def stranger_doubts(brand: str, drugs: Iterable[str], words: Words, field: str) -> list[Doubt]:
    """Whether a brand that nobody knows is given to a drug whose brands are all known."""
    found = [words.drugs.known(name) for name in drugs]
    brands = [known for drug in found if drug is not None for known in drug.brands]
    if not brand or words.drugs.all_of(brand) or not brands or _named_like(brand, brands):
        return []
    why = f"{brand} is no known brand; the drug's are {', '.join(sorted(brands)[:4])}"
    return [Doubt("drug against brand", field, why)]


def _named_like(brand: str, brands: Iterable[str]) -> bool:
    mine = brand.casefold()
    return any(SequenceMatcher(None, mine, b.casefold()).ratio() >= _COUSIN for b in brands)


def _akin(known: str, named: str) -> bool:
    """Whether one name holds the other, or is a slip of it: forms are told apart elsewhere."""
    slip = SequenceMatcher(None, known, named).ratio() >= _SLIP
    return slip or known in named or named in known


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
