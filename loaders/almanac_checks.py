"""What is checked of each flat assertion: its sisters, its last release, its dates, its prose.

Its descriptions often speak of the drug's target or of a sister gene alone, so that they are no
witness of the gene.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from kg.model import Statement
from loaders import files, years
from loaders.agreement import Agreement, Dependency
from loaders.doubts import Doubt
from loaders.prose import Prose, disease_doubts, drug_doubts
from loaders.source import EARLIER, Release

if TYPE_CHECKING:
    from ontologies.words import Words

Item = Mapping[str, Any]

#: Fields that are no part of the feature.
_OTHER: Final = frozenset(
    {
        *("feature_type", "disease", "context", "oncotree_term", "oncotree_code", "therapy_name"),
        *("therapy_strategy", "therapy_type", "therapy_sensitivity", "therapy_resistance"),
        *("favorable_prognosis", "predictive_implication", "description", "source_type"),
        *("citation", "url", "doi", "pmid", "nct", "publication_date", "last_updated"),
        *("_deprecated", "assertion_id", "feature_id", "source_id", "_feature", "_disease"),
    }
)
_FEATURE, _DISEASE = "_feature", "_disease"
DEPENDENCIES: Final = (
    Dependency("source_id", "publication_date"),
    Dependency("pmid", "publication_date"),
    Dependency("doi", "publication_date"),
    Dependency("feature_id", _FEATURE),
    Dependency("therapy_name", "therapy_type"),
)
#: What assertions with one description mostly share.
OF_PAPER: Final = (Dependency("description", "therapy_name"),)
#: What must not change unnoticed; a row that says the same else but one of these has changed in it.
_COMPARED: Final = (
    *(_FEATURE, _DISEASE, "therapy_name", "publication_date"),
    *("therapy_sensitivity", "therapy_resistance", "predictive_implication"),
)
_KEY: Final = ("description", "doi", *_COMPARED)
#: Stands for a therapy that is no known substance.
_RENAMED: Final = "?"
_YEAR: Final = re.compile(r"\b((?:19|20)\d\d)\b")


@dataclass(frozen=True, slots=True)
class Checks:
    """What the whole file and the release before it tell of each assertion."""

    agreement: Agreement
    of_paper: Agreement
    before: frozenset[tuple[str, ...]]
    now: frozenset[tuple[str, ...]]

    @classmethod
    def of(cls, path: Path, release: Release, words: Words) -> Checks:
        """Read the file once for what its rows share, and the older one where there is one."""
        items = [_featured(item) for item in files.json_objects(path, release.source)]
        earlier = release.files.get(EARLIER)
        older = files.json_objects(earlier, release.source) if earlier else []
        return cls(
            agreement=Agreement.of(items, DEPENDENCIES),
            of_paper=Agreement.of(items, OF_PAPER),
            before=_keys((_featured(item) for item in older), words),
            now=_keys(items, words),
        )

    def doubts(self, item: Item, statement: Statement, words: Words) -> list[Doubt]:
        """Everything that speaks against an assertion, but a date that its citation puts right."""
        row = _featured(item)
        prose = Prose(str(item.get("description", "")), words)
        found = [
            *self.agreement.doubts(row),
            *self.of_paper.alone(row),
            *self._changed(row, words),
            *date_doubts(item),
            *drug_doubts([statement.regimen], prose, "therapy_name"),
            *disease_doubts(statement.tumour, prose, "disease"),
        ]
        repaired = cited_year(item) is not None
        return [d for d in found if not (repaired and d.field == "publication_date")]

    def _changed(self, row: Item, words: Words) -> list[Doubt]:
        """Whether the release before had this very row but for one field, and has lost it."""
        mine = _key(row, words)
        if mine in self.before:
            return []
        found = []
        for name in _COMPARED:
            place = _KEY.index(name)
            kept = [k for k in self._near(mine, place) if k not in self.now]
            kept = [k for k in kept if _RENAMED not in k[place] + mine[place]]
            if kept:
                why = f"{kept[0][place][:60]!r} before, {mine[place][:60]!r} now"
                found.append(Doubt("changed without review", name, why))
        return found

    def _near(self, mine: tuple[str, ...], place: int) -> Iterable[tuple[str, ...]]:
        head, tail = mine[:place], mine[place + 1 :]
        return (k for k in self.before if k[:place] == head and k[place + 1 :] == tail)


def _featured(item: Item) -> dict[str, Any]:
    """The row with its feature, and its disease, as one text each."""
    own = {k: v for k, v in item.items() if k not in _OTHER and not k.endswith("_mappings")}
    disease = f"{item.get('disease')} ({item.get('oncotree_code')})"
    return {**item, _FEATURE: json.dumps(own, sort_keys=True), _DISEASE: disease}


def _keys(rows: Iterable[Item], words: Words) -> frozenset[tuple[str, ...]]:
    return frozenset(_key(row, words) for row in rows)


def _key(row: Item, words: Words) -> tuple[str, ...]:
    cells = {**row, "therapy_name": _substances(str(row["therapy_name"]), words)}
    return tuple(str(cells.get(name, "")) for name in _KEY)


def _substances(text: str, words: Words) -> str:
    """The substances of a regimen; classes and codes without one are renamed at will."""
    known = (words.drugs.known(name) for name in text.split(" + "))
    return " + ".join(sorted(drug.name if drug else _RENAMED for drug in known))


def date_doubts(item: Item) -> list[Doubt]:
    """The date of publication against PubMed number and DOI.

    The year in the citation is the nearest witness: where it bears the date out, a number that
    does not fit is another mistake than the date.
    """
    year, cited = _dated(item), _cited(item)
    if year is None or cited & {year - 1, year, year + 1}:
        return []
    found = years.doubts(year, str(item["pmid"]), str(item["doi"]), "publication_date")
    if found or not cited or min(abs(year - other) for other in cited) <= years.TOLERANCE:
        return found[:1]
    why = f"dated {year}, cited as of {', '.join(map(str, sorted(cited)))}"
    return [Doubt("year against itself", "publication_date", why)]


def cited_year(item: Item) -> int | None:
    """The one year of the citation, where PubMed number or DOI bears it out; else None."""
    pubmed, doi = str(item["pmid"]), str(item["doi"])
    told = [years.of_pubmed(int(pubmed)) if pubmed.isdigit() else None, years.of_doi(doi)]
    known = [year for year in told if year is not None]
    fits = [
        year
        for year in _cited(item)
        if known and all(abs(year - other) <= years.TOLERANCE for other in known)
    ]
    return fits[0] if len(fits) == 1 else None


def _dated(item: Item) -> int | None:
    text = str(item["publication_date"])[:4]
    return int(text) if text.isdigit() else None


def _cited(item: Item) -> set[int]:
    return {int(found) for found in _YEAR.findall(str(item.get("citation", "")))}
