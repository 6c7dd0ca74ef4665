"""Years against identifiers: PubMed numbers grow with time, and many DOIs hold their year.

The anchors are the median PubMed number of each year's papers among the 1,500 that CIViC cites
(release 2026-05-29, CC0). Of those papers since 1996 all but one lie within three years of the line
between the anchors, and that one within four. Numbers below the first anchor were given to old
papers in no order, and are not judged.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from typing import Final

from loaders.doubts import Doubt

#: Year → PubMed number.
ANCHORS: Final = (
    *((1996, 8730290), (1998, 9681858), (2000, 11050000), (2002, 12060124), (2004, 15142320)),
    *((2006, 16690963), (2008, 18541837), (2010, 20537386), (2012, 22426421), (2014, 24740809)),
    *((2016, 26973324), (2018, 29610391), (2020, 32303117), (2022, 35239450), (2024, 38587856)),
    (2025, 40287412),
)
_NUMBERS: Final = [number for _, number in ANCHORS]
#: A year may be so far from that of its number.
TOLERANCE: Final = 5

#: ClinicalTrials.gov number → no trial of this number or a higher one was published before, among
#: the papers that CIViC cites.
FIRST_PAPERS: Final = ((250_000, 2009), (1_250_000, 2013), (2_250_000, 2016), (3_250_000, 2019))

#: How publishers write a year into a DOI: four digits, or two after 2000.
_DOI_YEARS: Final = (
    re.compile(r"(?<![\d.])(?P<year>(?:19|20)\d\d)(?=[./]\d)"),
    re.compile(r"/(?:JCO|PO)\.(?P<year>(?:19|20)?\d\d)\."),
    re.compile(r"\.(?:CCR|CD|CAN|MCT|MCR)-(?P<year>\d\d)-"),
    re.compile(r"/NEJM\w+?(?P<year>\d\d)\d{5}$"),
    re.compile(r"/s\d{5}-0(?P<year>\d\d)-"),
)
_CENTURY: Final = 100


def of_pubmed(number: int) -> float | None:
    """About the year in which a PubMed number was given; None for old numbers.

    >>> round(of_pubmed(21639808))
    2011
    """
    place = bisect_right(_NUMBERS, number)
    if place == 0:
        return None
    (early, low), (late, high) = (
        ANCHORS[max(place - 2, 0) :][:2]
        if place == len(ANCHORS)
        else (
            ANCHORS[place - 1],
            ANCHORS[place],
        )
    )
    return early + (late - early) * (number - low) / (high - low)


def of_doi(doi: str) -> int | None:
    """The year that a DOI holds, where its publisher writes one.

    >>> of_doi("10.1158/1078-0432.CCR-13-0836"), of_doi("10.1056/NEJMoa1103782")
    (2013, 2011)
    """
    for pattern in _DOI_YEARS:
        found = pattern.search(doi)
        if found and found["year"]:
            year = int(found["year"])
            return year if year > _CENTURY else 2000 + year
    return None


def doubts(year: int | None, pubmed: str, doi: str, field: str) -> list[Doubt]:
    """Where a year of publication lies far from that of its PubMed number or DOI."""
    if year is None:
        return []
    found = []
    by_number = of_pubmed(int(pubmed)) if pubmed.isdigit() else None
    for name, told in ((f"PubMed {pubmed}", by_number), (f"DOI {doi}", of_doi(doi))):
        if told is not None and abs(year - told) > TOLERANCE:
            why = f"{year}, but {name} is of about {round(told)}"
            found.append(Doubt("year against identifier", field, why))
    return found


def trial_doubts(year: int | None, trials: Iterable[str], field: str) -> list[Doubt]:
    """Where a year of publication lies long before a trial of such a number could have one."""
    numbers = [int(t[3:]) for t in trials if t.startswith("NCT") and t[3:].isdigit()]
    known = [first for n in numbers[:1] for least, first in FIRST_PAPERS if n >= least]
    if year is None or not known or year >= max(known) - TOLERANCE // 2:
        return []
    why = f"{year}, but trials like NCT{numbers[0]:08} have no paper before {max(known)}"
    return [Doubt("year against identifier", field, why)]
