"""Mondo: exact matches that tie OncoTree, DOID and NCIt together, as nodes of their own."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from kg.model import Curie, LicenceClass, TumourType
from loaders import files
from loaders.source import Release, Vocabulary, WordsOnly, find_release

if TYPE_CHECKING:
    pass

_COLUMNS = ("subject_id", "subject_label", "predicate_id", "object_id")
#: Broad and close matches are never bridges; OncoTree has only cross-references in Mondo.
_FILES = {
    "mondo_exactmatch_doid.sssom.tsv": ("skos:exactMatch", "DOID:", "doid:"),
    "mondo_exactmatch_ncit.sssom.tsv": ("skos:exactMatch", "NCIT:", "ncit:"),
    "mondo_hasdbxref_oncotree.sssom.tsv": ("oboInOwl:hasDbXref", "ONCOTREE:", "oncotree:"),
}


class Mondo(WordsOnly):
    """Only terms that tie at least two of the three ontologies are kept."""

    name = "mondo"
    licence = "CC BY 4.0"
    licence_class = LicenceClass.OPEN
    attribution = "Mondo Disease Ontology, Monarch Initiative, mondo.monarchinitiative.org"

    def find(self, data: Path) -> Release | None:
        """Find the newest release."""
        return find_release(self.name, data / self.name, list(_FILES))

    def vocabulary(self, release: Release) -> list[Vocabulary]:
        """Read every term that can serve as a bridge."""
        names: dict[str, str] = {}
        same: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for file, (predicate, theirs, ours) in _FILES.items():
            for row in files.rows(release.file(file), self.name, _COLUMNS, comment="#"):
                if row["predicate_id"] == predicate and row["object_id"].startswith(theirs):
                    names[row["subject_id"]] = row["subject_label"]
                    same[row["subject_id"]][ours + row["object_id"].removeprefix(theirs)] = None
        return [
            TumourType(
                id=Curie(id_.replace("MONDO:", "mondo:")),
                name=names[id_],
                same_as=tuple(map(Curie, others)),
            )
            for id_, others in same.items()
            if len({other.partition(":")[0] for other in others}) > 1
        ]
