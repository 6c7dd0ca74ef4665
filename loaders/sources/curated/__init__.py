"""Hand-written facts: labels, findings, cohorts and authorisations, each checked somewhere.

The rows lie in ``curated/<date>/*.yaml`` of a data directory. One that could not be checked
(``unverified``) is set aside and counted; one whose words are unknown is rejected with the nearest
known word.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kg.errors import RowError
from kg.model import Drug, Fate, GeneFacts, LicenceClass
from loaders.rows import Ledger, Place
from loaders.source import Batch, Release, Vocabulary, batch, find_release
from loaders.sources.curated.make import Made, drug_of, facts_of, record_of
from loaders.sources.curated.read import read_file, read_row
from loaders.sources.curated.rows import DrugRow, GeneRow

if TYPE_CHECKING:
    from ontologies.words import Words

_ROWS: Final = "*.yaml"


class Curated:
    """The rows of the newest date."""

    name = "curated"
    licence = "CC0 1.0"
    licence_class = LicenceClass.OPEN
    attribution = "the curators of this knowledge base"

    def find(self, data: Path) -> Release | None:
        """Find the newest date."""
        release = find_release(self.name, data / self.name, [_ROWS])
        if release is None:
            return None
        found = {path.name: path for path in sorted(release.path.glob(_ROWS))}
        return Release(
            source=self.name,
            name=release.name,
            released=release.released,
            path=release.path,
            files=found,
            kind="hand-written",
        )

    def vocabulary(self, release: Release) -> list[Vocabulary]:
        """Give drugs and gene facts that no open list has; faulty rows are told of in ``load``."""
        found: list[Vocabulary] = []
        for path in release.files.values():
            for raw in read_file(path, self.name):
                with suppress(RowError):
                    row = read_row(raw, self.name)
                    if isinstance(row, DrugRow) and not row.unverified:
                        found.append(drug_of(row))
                    elif isinstance(row, GeneRow) and not row.unverified:
                        found.append(facts_of(row))
        return found

    def load(self, release: Release, words: Words) -> Batch:
        """Read every row of every file."""
        seen = set[str]()
        ledgers = [self._file(path, release, words, seen) for path in release.files.values()]
        return batch(
            self,
            release,
            read=sum(ledger.read for ledger in ledgers),
            records=[record for ledger in ledgers for record in ledger.records],
            set_aside=[aside for ledger in ledgers for aside in ledger.set_aside],
        )

    def _file(self, path: Path, release: Release, words: Words, seen: set[str]) -> Ledger:
        ledger = Ledger(source=self.name, file=path.name)
        for raw in read_file(path, self.name):
            place = Place(source=self.name, file=path.name, row=f"line {raw.line}")
            with ledger.row():
                row = read_row(raw, self.name)
                if row.unverified:
                    ledger.put_aside(
                        place.row, "unverified", "unverified", "nowhere checked", Fate.QUARANTINED
                    )
                    continue
                record = record_of(row, place, release, words)
                _once(record, seen, place)
                ledger.records.append(record)
        return ledger


def _once(record: Made, seen: set[str], place: Place) -> None:
    match record:
        case Drug(id=id_):
            pass
        case GeneFacts(gene=id_):
            pass
        case _:
            id_ = record.provenance.record
    if id_ in seen:
        raise place.fault("kind", "said twice", f"{id_} is there already")
    seen.add(id_)
