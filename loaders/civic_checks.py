"""What is checked of each CIViC item: against its sisters, its last release, its own prose."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kg.model import Curie, Statement
from loaders import files, years
from loaders.agreement import Agreement, Dependency
from loaders.doubts import Doubt
from loaders.earlier import CIVIC, Earlier
from loaders.papers import Papers
from loaders.prose import Prose, disease_doubts, drug_doubts, gene_doubts
from loaders.source import EARLIER, Release
from loaders.variant_prose import variant_doubts

if TYPE_CHECKING:
    from ontologies.words import Words

DEPENDENCIES: Final = (
    Dependency("disease", "doid"),
    Dependency("doid", "disease"),
    Dependency("molecular_profile", "molecular_profile_id"),
    Dependency("molecular_profile_id", "molecular_profile"),
    Dependency("citation_id", "citation"),
)
_PROSE: Final = "evidence_statement"
_WORD: Final = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Checks:
    """What the whole table and the release before it tell of each row."""

    agreement: Agreement
    earlier: Earlier | None
    papers: Papers

    @classmethod
    def of(cls, path: Path, release: Release) -> Checks:
        """Read the table once for what its rows share, and the older one where there is one."""
        rows = list(files.rows(path, release.source, (CIVIC.row,)))
        before = release.files.get(EARLIER)
        return cls(
            agreement=Agreement.of(rows, DEPENDENCIES),
            earlier=Earlier.of(files.rows(before, release.source, (CIVIC.row,)), CIVIC)
            if before
            else None,
            papers=Papers.of(rows),
        )

    def doubts(
        self, row: Mapping[str, str], statements: Sequence[Statement], words: Words
    ) -> list[Doubt]:
        """Everything that speaks against an item."""
        found = self.agreement.doubts(row)
        found += self.earlier.doubts(row, words) if self.earlier else []
        found += _code_doubts(row, words)
        number = row["citation_id"] if row["source_type"] == "PubMed" else ""
        found += years.doubts(statements[0].provenance.published, number, "", "citation")
        return found + self._prose_doubts(row, statements, words)

    def _prose_doubts(
        self, row: Mapping[str, str], statements: Sequence[Statement], words: Words
    ) -> list[Doubt]:
        """The item's own words, and its paper's; a table may come without them."""
        text = row.get(_PROSE, "")
        if not text:
            return []
        prose = Prose(text, words)
        regimens = [s.regimen for s in statements]
        return [
            *drug_doubts(regimens, prose, "therapies"),
            *gene_doubts(statements[0].profile, prose, "molecular_profile"),
            *variant_doubts(row["molecular_profile"], text, "molecular_profile"),
            *disease_doubts(statements[0].tumour, prose, "disease"),
            *self.papers.drug_doubts(row, regimens, prose),
            *self.papers.disease_doubts(row, statements[0].tumour, prose),
        ]


def _code_doubts(row: Mapping[str, str], words: Words) -> list[Doubt]:
    """Whether the number's own name shares no word with the name beside it."""
    known = words.tumours.get(Curie(f"doid:{row['doid']}")) if row["doid"] else None
    by_name = words.tumours.known(row["disease"])
    if known is None or by_name is None or known.id == by_name.id:
        return []
    tree = words.tumours
    if by_name.id in tree.ancestors(known.id) or known.id in tree.ancestors(by_name.id):
        return []
    if set(_WORD.findall(known.name.casefold())) & set(_WORD.findall(row["disease"].casefold())):
        return []
    why = f"{row['disease']!r} is not DOID {row['doid']} ({known.name})"
    return [Doubt("name and code disagree", "doid", why)]
