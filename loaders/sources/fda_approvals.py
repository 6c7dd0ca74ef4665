"""FDA first approvals: from when each cancer substance is authorised in the United States.

The compilation has one row per new molecule of the Center for Drug Evaluation and Research, so
later brands are not in it, nor are cell and gene therapies. A product that the list of withdrawals
ends (same brand) ends here; other products of the substance have rows of their own.
"""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kg.model import Authorisation, Curie, Drug, LicenceClass, Provenance
from loaders import files
from loaders.rows import Ledger
from loaders.source import Batch, Release, Vocabulary, batch, newest
from loaders.sources import withdrawals
from loaders.sources.ema_medicines import is_targeted

if TYPE_CHECKING:
    from ontologies.words import Words

_FILE: Final = "final_for_posting_compilation_of_cder_nme_and_new_biologic_approvals_1985-2024.csv"
_RECENT: Final = "us_first_approvals_2025_2026_partial.tsv"
_BRAND, _SUBSTANCE, _DAY = "Proprietary  Name", "Active Ingredient/Moiety", "FDA Approval Date"
_USE, _NUMBER = "Abbreviated Indication(s)", " Application Number(1)"
_CANCER: Final = re.compile(
    r"cancer|carcinom|tumor|leukemi|lymphom|myeloma|melanom|sarcoma|glioma|blastoma|neoplas"
    r"|metasta|mesotheliom|myelodysplas|mastocyt|histiocyt",
    re.IGNORECASE,
)
_SUFFIX: Final = re.compile(r"-[a-z]{4}$")
#: Up to when the compilation is complete: a substance that is missing had no approval by then.
COMPLETE_UNTIL: Final = date(2024, 12, 20)


class FdaApprovals:
    """The compilation 1985-2024, with the first approvals since then that were seen."""

    name = "fda_approvals"
    licence = "public domain (FDA)"
    licence_class = LicenceClass.OPEN
    attribution = "U.S. Food and Drug Administration, CDER new molecular entities and biologics"

    def find(self, data: Path) -> Release | None:
        """Find the compilation, and beside it the newest recent approvals and withdrawals."""
        root = data / "regulatory"
        path = newest(root / "fda_cder_nme", [_FILE], COMPLETE_UNTIL)
        if path is None:
            return None
        found = {_FILE: files.locate(path, _FILE)}
        for folder, name in (
            ("us_oncology_extract", _RECENT),
            ("withdrawals", withdrawals.FILE),
        ):
            other = newest(root / folder, [name])
            found[name] = files.locate(other, name) if other is not None else None
        return Release(
            source=self.name,
            name=path.name,
            released=COMPLETE_UNTIL,
            path=path,
            files={name: file for name, file in found.items() if file is not None},
        )

    def vocabulary(self, release: Release) -> list[Vocabulary]:
        """Give the brands of single cancer substances."""
        brands: defaultdict[str, set[str]] = defaultdict(set)
        for row in self._rows(release):
            substances = _substances(row[_SUBSTANCE])
            if _CANCER.search(row[_USE]) and len(substances) == 1:
                brands[substances[0]].add(row[_BRAND].strip())
        return [
            Drug(id=Curie(f"inn:{name.replace(' ', '-')}"), name=name, brands=tuple(sorted(found)))
            for name, found in sorted(brands.items())
        ]

    def load(self, release: Release, words: Words) -> Batch:
        """Read each cancer approval into an authorisation, and name what the table lacks."""
        ledger = Ledger(source=self.name, file=_FILE)
        ended = _ended(release)
        had: set[str] = set()
        for row in self._rows(release):
            drugs = _known(row, words)
            had.update(drugs)
            if not _CANCER.search(row[_USE]) and not _treats_cancer(drugs, words):
                continue
            with ledger.row():
                if not drugs:
                    ledger.put_aside(
                        row[_NUMBER] or row[_BRAND], _SUBSTANCE, "unknown drug", row[_SUBSTANCE]
                    )
                for drug in drugs:
                    ledger.records.append(_authorisation(drug, row, ended, release))
        ledger.records.extend(_absent(had, release, words))
        return batch(
            self, release, read=ledger.read, records=ledger.records, set_aside=ledger.set_aside
        )

    def _rows(self, release: Release) -> list[dict[str, str]]:
        columns = (_BRAND, _SUBSTANCE, _DAY, _USE, _NUMBER)
        table = files.rows(
            release.file(_FILE), self.name, columns, delimiter=",", quoted=True
        )
        rows = [{name: " ".join(row[name].split()) for name in columns} for row in table]
        if _RECENT in release.files:
            wanted = ("ingredient", "brand", "first_date_seen")
            for row in files.rows(release.file(_RECENT), self.name, wanted):
                day = date.fromisoformat(row["first_date_seen"])
                rows.append(
                    {
                        _BRAND: row["brand"],
                        _SUBSTANCE: row["ingredient"],
                        _DAY: f"{day.month}/{day.day}/{day.year}",
                        _USE: "cancer",
                        _NUMBER: "",
                    }
                )
        return rows


def _substances(text: str) -> tuple[str, ...]:
    parts = re.split(r"\s*(?:;|/| and | \+ |, )\s*", text.casefold())
    plain = (re.sub(r"^(?:ado|fam)-", "", _SUFFIX.sub("", part.strip())) for part in parts)
    return tuple(part for part in plain if part)


def _known(row: dict[str, str], words: Words) -> tuple[str, ...]:
    found = [words.drugs.known(part) for part in _substances(row[_SUBSTANCE])]
    names = tuple(dict.fromkeys(drug.name for drug in found if drug is not None))
    if names:
        return names
    brand = words.drugs.known(row[_BRAND])
    return (brand.name,) if brand is not None else ()


def _treats_cancer(drugs: tuple[str, ...], words: Words) -> bool:
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
    drug: str, row: dict[str, str], ended: dict[str, date], release: Release
) -> Authorisation:
    return Authorisation(
        drug=drug,
        jurisdiction="US",
        valid_from=_day(row[_DAY]),
        valid_to=ended.get(row[_BRAND].casefold()),
        brand=row[_BRAND],
        provenance=_provenance(release, row[_NUMBER] or row[_BRAND]),
    )


def _absent(had: set[str], release: Release, words: Words) -> list[Authorisation]:
    """Targeted cancer drugs that the graph knows and that had no approval by then."""
    return [
        Authorisation(
            drug=drug.name,
            jurisdiction="US",
            none_as_of=COMPLETE_UNTIL,
            provenance=_provenance(release, f"none:{drug.name}"),
        )
        for drug in sorted(words.drugs.all(), key=lambda d: d.name)
        if drug.antineoplastic and drug.name not in had and is_targeted(drug)
    ]


def _provenance(release: Release, record: str) -> Provenance:
    return Provenance(
        source=release.source,
        release=release.name,
        record=Curie(f"fda:{record.replace(' ', '-')}"),
        recorded=release.released,
    )
