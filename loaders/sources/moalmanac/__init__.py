"""Molecular Oncology Almanac, relational files: labels, reimbursements, absent authorisations.

A label is one indication × regimen × set of alternatives. Its conditions are read from the
document's own sentence; where sentence and code disagree, the coded field is set aside by a rule of
``loaders.quarantine`` and the label keeps the sentence's reading, with a note.
"""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING

from kg.model import Label, LicenceClass, Record, Reimbursement, SetAside
from loaders import first_dates
from loaders.source import Batch, Release, Vocabulary, batch, find_release
from loaders.sources.moalmanac import absent, dates, labels, read, vocabulary
from loaders.sources.moalmanac.indication import by_indication
from loaders.sources.moalmanac.settle import Known, settle
from loaders.sources.moalmanac.tables import SOURCE

if TYPE_CHECKING:
    from ontologies.words import Words


class Moalmanac:
    """The relational files of one release."""

    name = SOURCE
    licence = "GPL-2.0, with a note that it is for research use only"
    licence_class = LicenceClass.RESTRICTED
    attribution = "Molecular Oncology Almanac, Van Allen lab, Dana-Farber Cancer Institute"

    def find(self, data: Path) -> Release | None:
        """Find the newest release with all relational files; older ones have another shape."""
        found = find_release(self.name, data / self.name, tuple(read.SHAPES))
        if found is None:
            return None
        return dataclasses.replace(found, files={**found.files, **first_dates.tables(data)})

    def vocabulary(self, release: Release) -> list[Vocabulary]:
        """Read the drugs: therapies with their classes, documents with their brands."""
        return list(vocabulary.drugs(read.read(release)))

    def load(self, release: Release, words: Words) -> Batch:
        """Read every statement into labels and reimbursements, or set it aside with a reason."""
        database = read.read(release)
        rows = read.rows(database)
        known = Known.of(rows, first_dates.FirstDates.of(release), words)
        found: list[Label] = []
        paid: list[Reimbursement] = []
        aside: list[SetAside] = []
        for indication in by_indication(rows, database, words):
            settled = settle(indication, known, release, words)
            aside.extend(indication.aside)
            for record in labels.records_of(indication, settled, release, words):
                if isinstance(record, Label):
                    found.append(record)
                else:
                    paid.append(record)
        linked = {row.indication["id"] for row in rows}
        found.extend(labels.uncoded(database, linked, release, words))
        none = absent.none_as_of(rows, database, release, words)
        records: list[Record] = [*dates.borrow(found), *paid, *none]
        return batch(self, release, read=len(rows), records=records, set_aside=aside)
