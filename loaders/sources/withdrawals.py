"""Withdrawn cancer indications and products (FDA, EMA): each ends its label from a date.

A row with a readable biomarker, tumour and regimen becomes a withdrawn label that ends its like in
other sources. Products also end as authorisations, read by the FDA's and EMA's own tables; here
they are kept for the record. Duplicate authorisations that were merged are no loss of a drug.
"""

from __future__ import annotations

import dataclasses
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kg.model import (
    Approval,
    Authorisation,
    Curie,
    Label,
    LicenceClass,
    Or,
    Profile,
    Provenance,
)
from loaders import files, first_dates
from loaders.doubts import Doubt, hold_back
from loaders.regulatory_checks import brand_doubts, first_doubts, host_doubts, order_doubts
from loaders.rows import Ledger, Place
from loaders.source import Batch, Release, Vocabulary, batch, find_release
from loaders.sources.accelerated import profile_at
from loaders.sources.regulatory_words import regimen_of, scope_of

if TYPE_CHECKING:
    from ontologies.words import Words

FILE: Final = "withdrawals.tsv"
COLUMNS: Final = (
    *("drug", "brand", "agency", "indication", "biomarker", "tumour", "approval_date"),
    *("withdrawal_date", "kind", "source_url", "note"),
)
AGENCIES: Final = {"FDA": "US", "EMA": "EU"}
KINDS: Final = {"indication": False, "product": True}


class Withdrawals:
    """The newest list."""

    name = "withdrawals"
    licence = "public facts (FDA, EMA, Federal Register)"
    licence_class = LicenceClass.OPEN
    attribution = "FDA and EMA, withdrawn cancer indications and products"

    def find(self, data: Path) -> Release | None:
        """Find the newest release."""
        found = find_release(self.name, data / "regulatory" / self.name, [FILE])
        if found is None:
            return None
        return dataclasses.replace(found, files={**found.files, **first_dates.tables(data)})

    def vocabulary(self, release: Release) -> list[Vocabulary]:  # noqa: ARG002  # no words
        """Add no words."""
        return []

    def load(self, release: Release, words: Words) -> Batch:
        """Read each row into what it ends."""
        ledger = Ledger(source=self.name, file=FILE)
        firsts = first_dates.FirstDates.of(release)
        for number, row in enumerate(read(release.file(FILE), self.name), start=2):
            with ledger.row():
                records = _records(row, number, release, words)
                doubts = _doubts(row, firsts, words)
                hold_back(ledger, str(number), doubts)
                ledger.records.extend(() if doubts else records)
        return batch(
            self, release, read=ledger.read, records=ledger.records, set_aside=ledger.set_aside
        )


def read(path: Path, source: str) -> list[dict[str, str]]:
    """Every row of the list."""
    return list(files.rows(path, source, COLUMNS))


def is_duplicate(row: dict[str, str]) -> bool:
    """Whether the row is a second authorisation of a product that goes on under another name."""
    return "DUPLICATE" in row["note"]


def _doubts(row: dict[str, str], firsts: first_dates.FirstDates, words: Words) -> list[Doubt]:
    """What speaks against a row: its brand, its source's site, the drug's first day, its end."""
    drugs, start = row["drug"].split(" + "), date.fromisoformat(row["approval_date"])
    end, place = date.fromisoformat(row["withdrawal_date"]), AGENCIES[row["agency"]]
    return [
        *brand_doubts(row["brand"], drugs, words, "drug"),
        *host_doubts(row["source_url"], place, "agency"),
        *first_doubts(start, place, (row["brand"], *drugs), firsts, "approval_date"),
        *order_doubts(start, end, "approval_date"),
    ]


def _records(
    row: dict[str, str], number: int, release: Release, words: Words
) -> list[Label | Authorisation]:
    place = Place(source=release.source, file=FILE, row=str(number))
    jurisdiction = place.one_of("agency", row["agency"], AGENCIES)
    product = place.one_of("kind", row["kind"], KINDS)
    if is_duplicate(row):
        raise place.fault("kind", "duplicate authorisation", row["note"])
    if not row["withdrawal_date"]:
        raise place.fault("withdrawal_date", "no date", "the end is not dated")
    start = date.fromisoformat(row["approval_date"])
    end = date.fromisoformat(row["withdrawal_date"])
    provenance = Provenance(
        source=release.source,
        release=release.name,
        record=Curie(
            f"withdrawal:{row['drug'].replace(' ', '-')}:{row['withdrawal_date']}:{number}"
        ),
        recorded=release.released,
        url=row["source_url"] or None,
    )
    found: list[Label | Authorisation] = []
    if product:
        found.extend(
            Authorisation(
                drug=drug.name,
                jurisdiction=jurisdiction,
                valid_from=start,
                valid_to=end,
                brand=row["brand"],
                provenance=provenance,
            )
            for name in row["drug"].split(" + ")
            if (drug := words.drugs.known(name)) is not None
        )
    label = _label(row, place, jurisdiction, provenance, words, whole=product)
    if label is not None:
        found.append(label)
    if not found:
        raise place.fault("drug", "nothing that a label here could be", row["indication"])
    return found


#: No biomarker: the end of a product is the end of its labels, whatever they ask for.
ANY_PROFILE: Final = Or(of=())


def _label(  # what a label is made of
    row: dict[str, str],
    place: Place,
    jurisdiction: str,
    provenance: Provenance,
    words: Words,
    *,
    whole: bool,
) -> Label | None:
    profile: Profile | None = profile_at(place, row["biomarker"])
    if profile is None and whole:
        profile = ANY_PROFILE
    scope = scope_of(row["tumour"], words)
    regimen = regimen_of(row["drug"], row["indication"], words)
    if profile is None or scope is None or regimen is None:
        return None
    return Label(
        jurisdiction=jurisdiction,
        regimen=regimen,
        profile=profile,
        profile_text=row["biomarker"],
        tumour=scope,
        valid_from=date.fromisoformat(row["approval_date"]),
        valid_to=date.fromisoformat(row["withdrawal_date"]),
        approval=Approval.WITHDRAWN,
        document=f"{row['agency']}: withdrawn {row['kind']} of {row['brand']}",
        sentence=f"{row['drug']}: {row['indication']}",
        provenance=provenance,
    )
