"""FDA's accelerated approvals in cancer: dated labels, provisional until converted or withdrawn.

Rows of the table of other approvals (a new formulation, dosing, supportive care) are no indications
of their own. A conversion takes nothing back: the label goes on from that day as a full one, unless
the list says that it was narrowed; else only a withdrawal ends it. Rows without a biomarker say
only that the drug is authorised.
"""

from __future__ import annotations

import dataclasses
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

from kg.model import (
    Approval,
    Authorisation,
    Curie,
    Label,
    LicenceClass,
    Profile,
    Provenance,
)
from loaders import files, first_dates
from loaders.doubts import Doubt, hold_back
from loaders.regulatory_checks import brand_doubts, first_doubts, order_doubts, stranger_doubts
from loaders.rows import Ledger, Place
from loaders.source import Batch, Release, Vocabulary, batch, find_release
from loaders.sources.regulatory_words import (
    profile_of,
    regimen_of,
    scope_of,
    setting_of,
    state_of_tumour,
)

if TYPE_CHECKING:
    from ontologies.words import Words

_FILE: Final = "accelerated_approvals.tsv"
COLUMNS: Final = (
    *("drug", "brand", "biomarker", "tumour", "setting", "aa_date", "outcome", "outcome_date"),
    "fda_table",
)
OUTCOMES: Final = {"converted": True, "withdrawn": True, "open": False}
_NO_INDICATION: Final = ("FORMULATION", "DOSING", "SUPPORTIVE CARE")
#: The list's own remark that the wording as it stands in the row no longer holds.
_NARROWED: Final = re.compile(r"narrowed|restricted|later changed")


class Accelerated:
    """The newest copy of the four tables."""

    name = "fda_accelerated"
    licence = "public domain (FDA lists, retyped)"
    licence_class = LicenceClass.OPEN
    attribution = "U.S. Food and Drug Administration, lists of accelerated approvals in cancer"

    def find(self, data: Path) -> Release | None:
        """Find the newest release."""
        found = find_release(self.name, data / "regulatory" / self.name, [_FILE])
        if found is None:
            return None
        return dataclasses.replace(found, files={**found.files, **first_dates.tables(data)})

    def vocabulary(self, release: Release) -> list[Vocabulary]:  # noqa: ARG002  # no words
        """Add no words."""
        return []

    def load(self, release: Release, words: Words) -> Batch:
        """Read each row into a dated label, an authorisation, or a reason."""
        ledger = Ledger(source=self.name, file=_FILE)
        firsts = first_dates.FirstDates.of(release)
        for number, row in enumerate(files.rows(release.file(_FILE), self.name, COLUMNS), start=2):
            with ledger.row():
                records = _records(row, number, release, words)
                doubts = _doubts(row, firsts, words)
                hold_back(ledger, str(number), doubts)
                ledger.records.extend(() if doubts else records)
        return batch(
            self, release, read=ledger.read, records=ledger.records, set_aside=ledger.set_aside
        )


def _doubts(row: dict[str, str], firsts: first_dates.FirstDates, words: Words) -> list[Doubt]:
    """What speaks against a row: its brand, the drug's first day, its own end."""
    drugs, start = row["drug"].split(" + "), date.fromisoformat(row["aa_date"])
    end = date.fromisoformat(row["outcome_date"]) if row["outcome_date"] else None
    return [
        *brand_doubts(row["brand"], drugs, words, "drug"),
        *stranger_doubts(row["brand"], drugs, words, "drug"),
        *first_doubts(start, "US", (row["brand"], *drugs), firsts, "aa_date"),
        *order_doubts(start, end, "aa_date"),
    ]


def _records(
    row: dict[str, str], number: int, release: Release, words: Words
) -> list[Label | Authorisation]:
    place = Place(source=release.source, file=_FILE, row=str(number))
    ends = place.one_of("outcome", row["outcome"], OUTCOMES)
    if row["setting"].startswith(_NO_INDICATION):
        raise place.fault("setting", "no indication of its own", row["setting"])
    start = date.fromisoformat(row["aa_date"])
    end = date.fromisoformat(row["outcome_date"]) if ends and row["outcome_date"] else None
    provenance = provenance_of(row, number, release)
    authorised = [
        Authorisation(
            drug=drug.name,
            jurisdiction="US",
            valid_from=start,
            valid_to=end if row["outcome"] == "withdrawn" else None,
            brand=row["brand"],
            provenance=provenance,
        )
        for name in row["drug"].split(" + ")
        if (drug := words.drugs.known(name)) is not None
    ]
    if not authorised:
        raise place.fault("drug", "unknown drug", row["drug"])
    label = _label(row, place, provenance, words, (start, end))
    if label is None:
        return list(authorised)
    if row["outcome"] != "converted" or end is None or _NARROWED.search(row["setting"]):
        return [*authorised, label]
    return [*authorised, label, _converted(label, end)]


def _converted(label: Label, day: date) -> Label:
    """The same label from the day on which its approval became a full one."""
    record = Curie(f"{label.provenance.record}:converted")
    provenance = msgspec.structs.replace(label.provenance, record=record)
    return msgspec.structs.replace(
        label, valid_from=day, valid_to=None, approval=Approval.FULL, provenance=provenance
    )


def profile_at(place: Place, word: str) -> Profile | None:
    """The profile of a row's biomarker word; a word that no list has sets the row aside."""
    try:
        return profile_of(word)
    except KeyError:
        raise place.fault("biomarker", "unknown biomarker word", word) from None


def _label(
    row: dict[str, str],
    place: Place,
    provenance: Provenance,
    words: Words,
    days: tuple[date, date | None],
) -> Label | None:
    profile = profile_at(place, row["biomarker"])
    scope = scope_of(row["tumour"], words)
    regimen = regimen_of(row["drug"], row["setting"], words)
    if profile is None or scope is None or regimen is None:
        return None
    conditions, rest = setting_of(row["setting"], words)
    stated = (*state_of_tumour(row["tumour"]), *conditions)
    return Label(
        jurisdiction="US",
        regimen=regimen,
        profile=profile,
        profile_text=row["biomarker"],
        tumour=scope,
        conditions=tuple(dict.fromkeys(stated)),
        to_check=rest,
        valid_from=days[0],
        valid_to=days[1],
        date_kind="accelerated list",
        approval=Approval.PROVISIONAL,
        document=f"FDA list of accelerated approvals ({row['fda_table']})",
        sentence=", ".join(
            text for text in (row["drug"], row["biomarker"], row["tumour"], row["setting"]) if text
        ),
        provenance=provenance,
    )


def provenance_of(row: dict[str, str], number: int, release: Release) -> Provenance:
    """Where a row stands: drug and date name it better than its line."""
    drug = row["drug"].replace(" ", "-")
    return Provenance(
        source=release.source,
        release=release.name,
        record=Curie(f"{release.source}:{drug}:{row.get('aa_date', '')}:{number}"),
        recorded=release.released,
    )
