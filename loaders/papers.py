"""A row against the other rows of its paper, where its own prose does not bear it out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kg.model import Curie, Regimen, TumourScope
from loaders.doubts import Doubt
from loaders.prose import Prose, names_drug, site_named, sites

if TYPE_CHECKING:
    pass

if TYPE_CHECKING:
    from ontologies.words import Words

Cells = Mapping[str, str]
#: So many other rows tell what a paper is about.
_ENOUGH: Final = 2


@dataclass(frozen=True, slots=True)
class Papers:
    """The rows of each paper: row, disease number, therapies."""

    rows: dict[str, list[tuple[str, str, str]]]

    @classmethod
    def of(cls, rows: Iterable[Cells]) -> Papers:
        """Index a table by its papers."""
        found: defaultdict[str, list[tuple[str, str, str]]] = defaultdict(list)
        for row in rows:
            if row["citation_id"] and row["evidence_type"] == "Predictive":
                key = f"{row['source_type']} {row['citation_id']}"
                found[key].append((row["evidence_id"], row["doid"], row["therapies"]))
        return cls(dict(found))

    def _others(self, row: Cells) -> list[tuple[str, str, str]]:
        mine = self.rows.get(f"{row['source_type']} {row['citation_id']}", [])
        return [other for other in mine if other[0] != row["evidence_id"]]

    def disease_doubts(self, row: Cells, tumour: TumourScope, prose: Prose) -> list[Doubt]:
        """Whether every other row of the paper is about another tumour."""
        others = {doid for _, doid, _ in self._others(row)}
        if len(self._others(row)) < _ENOUGH or len(others) != 1 or not tumour.types:
            return []
        (only,) = others
        if not only or only == row["doid"] or site_named(tumour, prose):
            return []
        that = prose.words.tumours.known(f"DOID:{only}")
        if that is None or any(
            _akin(tumour.types, kind, prose.words) for kind in (that.id, *prose.tumours)
        ):
            return []
        why = f"coded {row['disease']}, its paper's other rows are of {that.name}"
        return [Doubt("disease against paper", "disease", why)]

    def drug_doubts(self, row: Cells, regimens: Iterable[Regimen], prose: Prose) -> list[Doubt]:
        """Whether no other row of the paper has one of the row's drugs, nor its prose."""
        others = [therapies.casefold() for _, _, therapies in self._others(row)]
        coded = {name for regimen in regimens for name in (*regimen.drugs, *regimen.classes)}
        if len(others) < _ENOUGH or len(set(others)) > 1 or row["therapies"].casefold() in others:
            return []
        if not coded or any(names_drug(name, prose) for name in coded) or coded & prose.members:
            return []
        if any(_shares(name, others[0]) for name in coded):
            return []
        why = f"coded {row['therapies']}, its paper's other rows are of {others[0]}"
        return [Doubt("drug against paper", "therapies", why)]


def _akin(kinds: tuple[Curie, ...], other: Curie, words: Words) -> bool:
    """Whether a tumour is one of the kinds, lies above or below one, or grows in its tissue."""
    tree = words.tumours
    line = any(k in tree.ancestors(other) or other in tree.ancestors(k) for k in kinds)
    return line or bool(sites(kinds, words) & sites([other], words))


def _shares(name: str, text: str) -> bool:
    """Whether a word of a name stands in the text: classes are worded in many ways."""
    return any(word in text for word in name.casefold().split())
