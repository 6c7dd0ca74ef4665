"""FDA first approvals: from when each cancer substance is authorised in the United States.

The compilation has one row per new molecule of the Center for Drug Evaluation and Research, so
later brands are not in it, nor are cell and gene therapies: these stand in the Purple Book, which
is read for its names and licences. A product that the list of withdrawals
ends (same brand) ends here; other products of the substance have rows of their own.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

from kg.model import Authorisation, Curie, Drug, LicenceClass, Provenance
from loaders import files
from loaders.doubts import Doubt, hold_back
from loaders.regulatory_checks import brand_doubts
from loaders.rows import Ledger
from loaders.source import Batch, Release, Vocabulary, batch, newest
from loaders.sources import us_status, withdrawals
from loaders.sources.absence import absent, is_cell_or_gene_therapy

if TYPE_CHECKING:
    from ontologies.words import Words

_FILE: Final = "final_for_posting_compilation_of_cder_nme_and_new_biologic_approvals_1985-2024.csv"
_EXTRACT: Final = "us_oncology_first_approvals.tsv"
_RECENT: Final = "us_first_approvals_2025_2026_partial.tsv"
_BRAND, _SUBSTANCE, _DAY = "Proprietary  Name", "Active Ingredient/Moiety", "FDA Approval Date"
_USE, _NUMBER = "Abbreviated Indication(s)", " Application Number(1)"
_YEAR, _RECEIVED = "Approval Year", "FDA Receipt Date"
_CANCER: Final = re.compile(
    r"cancer|carcinom|tumor|leukemi|lymphom|myeloma|melanom|sarcoma|glioma|blastoma|neoplas"
    r"|metasta|mesotheliom|myelodysplas|mastocyt|histiocyt",
    re.IGNORECASE,
)
_SUFFIX: Final = re.compile(r"-[a-z]{4}$")
#: Up to when the compilation is complete: a substance that is missing had no approval by then.
COMPLETE_UNTIL: Final = date(2024, 12, 20)


@dataclass(frozen=True, slots=True)
class First:
    """One first approval."""

    brand: str
    substance: str
    day: date
    number: str
    for_cancer: bool = True
    doubts: tuple[Doubt, ...] = ()


class FdaApprovals:
    """The compilation 1985-2024, with the first approvals since then that were seen."""

    name = "fda_approvals"
    licence = "public domain (FDA)"
    licence_class = LicenceClass.OPEN
    attribution = "U.S. Food and Drug Administration, CDER new molecular entities and biologics"

    def find(self, data: Path) -> Release | None:
        """Find the compilation or its cancer extract, and beside it later rows and withdrawals."""
        root = data / "regulatory"
        folders = {
            _FILE: "fda_cder_nme",
            _EXTRACT: "us_oncology_extract",
            _RECENT: "us_oncology_extract",
            withdrawals.FILE: "withdrawals",
            us_status.BIOLOGICS: "fda_purplebook",
            us_status.MARKETING: "fda_drugsatfda",
        }
        found: dict[str, Path] = {}
        for name, folder in folders.items():
            newest_one = newest(root / folder, [name], COMPLETE_UNTIL)
            file = files.locate(newest_one, name) if newest_one is not None else None
            if file is not None:
                found[name] = file
        main = found.get(_FILE) or found.get(_EXTRACT)
        if main is None:
            return None
        if _FILE in found:
            found.pop(_EXTRACT, None)
        return Release(
            source=self.name,
            name=main.parent.name,
            released=COMPLETE_UNTIL,
            path=main.parent,
            files=found,
        )

    def vocabulary(self, release: Release) -> list[Vocabulary]:
        """Give the brands of single cancer substances."""
        brands: defaultdict[str, set[str]] = defaultdict(set)
        for first in _approvals(release):
            substances = _substances(first.substance)
            if first.for_cancer and len(substances) == 1:
                brands[substances[0]].add(first.brand)
        return [
            Drug(id=Curie(f"inn:{name.replace(' ', '-')}"), name=name, brands=tuple(sorted(found)))
            for name, found in sorted(brands.items())
        ]

    def load(self, release: Release, words: Words) -> Batch:
        """Read each cancer approval into an authorisation, and name what the table lacks."""
        ledger = Ledger(source=self.name, file=_FILE if _FILE in release.files else _EXTRACT)
        ended = _ended(release)
        status = us_status.statuses(release.files, self.name)
        had: set[str] = set()
        for first in _approvals(release):
            drugs = _known(first, words)
            had.update(drugs)
            known = {*drugs, *words.drugs.all_of(first.brand)}  # a wrong drug does not hide a row
            if not first.for_cancer and not _treats_cancer(known, words):
                continue
            with ledger.row():
                if not drugs:
                    row = first.number or first.brand
                    ledger.put_aside(row, "substance", "unknown drug", first.substance)
                doubts = [*first.doubts, *brand_doubts(first.brand, drugs, words, "substance")]
                hold_back(ledger, first.number or first.brand, doubts)
                for drug in () if doubts else drugs:
                    permit = _authorisation(drug, first, ended, release)
                    said = status.get(first.number.lstrip("0"), "")
                    ledger.records.append(msgspec.structs.replace(permit, status=said))
        if _FILE in release.files:  # the extract holds cancer rows only: absence proves nothing
            ledger.records.extend(_absent(had, release, words))
        return batch(
            self, release, read=ledger.read, records=ledger.records, set_aside=ledger.set_aside
        )


def _approvals(release: Release) -> list[First]:
    found = _compiled(release) if _FILE in release.files else _extracted(release)
    if _RECENT not in release.files:
        return found
    wanted = ("ingredient", "brand", "first_date_seen")
    rows = files.rows(release.file(_RECENT), release.source, wanted)
    return found + [
        First(row["brand"], row["ingredient"], date.fromisoformat(row["first_date_seen"]), "")
        for row in rows
    ]


def _compiled(release: Release) -> list[First]:
    columns = (_BRAND, _SUBSTANCE, _DAY, _USE, _NUMBER)
    table = files.rows(release.file(_FILE), release.source, columns, delimiter=",", quoted=True)
    rows = ({name: " ".join(cell.split()) for name, cell in row.items()} for row in table)
    return [
        First(
            row[_BRAND],
            row[_SUBSTANCE],
            _day(row[_DAY]),
            row[_NUMBER],
            _CANCER.search(row[_USE]) is not None,
            _day_doubts(row),
        )
        for row in rows
    ]


def _day_doubts(row: dict[str, str]) -> tuple[Doubt, ...]:
    """Whether the day lies outside of its own year column, or before the application came in."""
    day = _day(row[_DAY])
    year, received = row.get(_YEAR, ""), row.get(_RECEIVED, "")
    late = received != "" and day < _day(received)
    if not late and year in {"", str(day.year)}:
        return ()
    why = f"approved on {day}, in {year or 'no year'}, received on {received or 'no day'}"
    return (Doubt("year against itself", "date", why),)


def _extracted(release: Release) -> list[First]:
    columns = ("brand", "ingredient", "appl_no", "approval_date")
    return [
        First(
            row["brand"],
            row["ingredient"],
            date.fromisoformat(row["approval_date"]),
            row["appl_no"],
        )
        for row in files.rows(release.file(_EXTRACT), release.source, columns)
    ]


def _substances(text: str) -> tuple[str, ...]:
    parts = re.split(r"\s*(?:;|/| and | \+ |, )\s*", text.casefold())
    plain = (re.sub(r"^(?:ado|fam)-", "", _SUFFIX.sub("", part.strip())) for part in parts)
    return tuple(part for part in plain if part)


def _known(first: First, words: Words) -> tuple[str, ...]:
    found = [words.drugs.known(part) for part in _substances(first.substance)]
    names = tuple(dict.fromkeys(drug.name for drug in found if drug is not None))
    if names:
        return names
    brand = words.drugs.known(first.brand)
    return (brand.name,) if brand is not None else ()


def _treats_cancer(drugs: Iterable[str], words: Words) -> bool:
    found = (words.drugs.known(drug) for drug in drugs)
    return any(drug is not None and drug.antineoplastic is True for drug in found)


def _day(text: str) -> date:
    return datetime.strptime(text, "%m/%d/%Y").date()  # noqa: DTZ007  # a day has no zone


def _ended(release: Release) -> dict[str, date]:
    """Brand → the day its product was withdrawn."""
    if withdrawals.FILE not in release.files:
        return {}
    return {
        row["brand"].casefold(): date.fromisoformat(row["withdrawal_date"])
        for row in withdrawals.read(release.file(withdrawals.FILE), release.source)
        if row["agency"] == "FDA" and row["kind"] == "product" and row["withdrawal_date"]
    }


def _authorisation(
    drug: str, first: First, ended: dict[str, date], release: Release
) -> Authorisation:
    return Authorisation(
        drug=drug,
        jurisdiction="US",
        valid_from=first.day,
        valid_to=ended.get(first.brand.casefold()),
        brand=first.brand,
        provenance=_provenance(release, first.number or first.brand),
    )


def _absent(had: set[str], release: Release, words: Words) -> list[Authorisation]:
    """New cancer drugs without an approval by then.

    Cell and gene therapies are approved by the other center: without its list their absence proves
    nothing.
    """
    licensed = us_status.licensed(release.files, release.source, words)
    return [
        Authorisation(
            drug=drug.name,
            jurisdiction="US",
            none_as_of=COMPLETE_UNTIL,
            provenance=_provenance(release, f"none:{drug.name}"),
        )
        for drug in absent(words, had | (licensed or set()))
        if licensed is not None or not is_cell_or_gene_therapy(drug)
    ]


def _provenance(release: Release, record: str) -> Provenance:
    return Provenance(
        source=release.source,
        release=release.name,
        record=Curie(f"fda:{record.replace(' ', '-')}"),
        recorded=release.released,
    )
