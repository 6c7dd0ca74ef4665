"""HGNC: approved human genes with previous and alias symbols."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from kg.model import Curie, Gene, LicenceClass
from loaders import files
from loaders.source import Release, Vocabulary, WordsOnly, find_release

if TYPE_CHECKING:
    pass

_FILE = "hgnc_entries.tsv"
_COLUMNS = (
    *("HGNC ID", "Approved symbol", "Approved name", "Status"),
    *("Alias symbols", "Previous symbols", "Locus type"),
)
#: A phenotype is no gene that could be sequenced; its symbols only make others ambiguous.
_NO_GENE = frozenset({"phenotype only"})
_WITHDRAWN_TO = re.compile(r"withdrawn, see \[?(HGNC:\d+)")


def _split(cell: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in cell.split(",") if word.strip())


class Hgnc(WordsOnly):
    """The complete set of approved genes; a withdrawn symbol is a previous one of its heir."""

    name = "hgnc"
    licence = "CC0 1.0"
    licence_class = LicenceClass.OPEN
    attribution = "HGNC, HUGO Gene Nomenclature Committee, genenames.org"

    def find(self, data: Path) -> Release | None:
        """Find the newest release."""
        return find_release(self.name, data / self.name, [_FILE])

    def vocabulary(self, release: Release) -> list[Vocabulary]:
        """Read every approved gene."""
        rows = list(files.rows(release.file(_FILE), self.name, _COLUMNS))
        heirs = _heirs(rows)
        return [
            _gene(row, heirs[row["HGNC ID"]])
            for row in rows
            if row["Status"] == "Approved" and row["Locus type"] not in _NO_GENE
        ]


def _heirs(rows: list[dict[str, str]]) -> defaultdict[str, list[str]]:
    """Map a gene's id to withdrawn symbols that point at it."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for row in rows:
        heir = _WITHDRAWN_TO.search(row["Approved name"]) if row["Status"] != "Approved" else None
        if heir is not None:
            found[heir[1]].append(row["Approved symbol"].partition("~")[0])
    return found


def _gene(row: dict[str, str], withdrawn: list[str]) -> Gene:
    previous = (*_split(row["Previous symbols"]), *withdrawn)
    return Gene(
        id=Curie(row["HGNC ID"].lower()),
        symbol=row["Approved symbol"],
        name=row["Approved name"],
        previous=tuple(dict.fromkeys(previous)),
        aliases=_split(row["Alias symbols"]),
    )
