"""Disease Ontology: cancers and other growths with their parents, synonyms and NCIt codes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import SourceError
from kg.model import Curie, LicenceClass, TumourType
from loaders import files
from loaders.source import Release, Vocabulary, WordsOnly, find_release, newest

if TYPE_CHECKING:
    pass

_TERMS, _CODES, _NAMES, _WHOLE = "HumanDO.tsv", "NCIinDO.tsv", "NCIthesaurus.obo", "doid.json"

#: What is kept of the ontology: everything below these, and all that lies above what is kept.
#: Beside growths: the histiocytoses, which OncoTree counts, and syndromes that claims name.
_ROOTS = (
    *("disease of cellular proliferation", "histiocytosis", "mastocytosis"),
    *("hypereosinophilic syndrome", "primary polycythemia", "Peutz-Jeghers syndrome"),
    *("tuberous sclerosis", "von Hippel-Lindau disease", "neurofibromatosis"),
    *("Li-Fraumeni syndrome", "Lynch syndrome", "hereditary breast ovarian cancer syndrome"),
)
_SYNONYM = re.compile(r'synonym: "((?:[^"\\]|\\.)*)" EXACT')


@dataclass(slots=True)
class _Term:
    name: str
    parents: list[str] = field(default_factory=list)  # labels
    same_as: list[str] = field(default_factory=list)
    synonyms: list[str] = field(default_factory=list)


class Doid(WordsOnly):
    """Labels and parents of the newest release; synonyms and merged ids from where they are."""

    name = "doid"
    licence = "CC0 1.0"
    licence_class = LicenceClass.OPEN
    attribution = "Human Disease Ontology, disease-ontology.org"

    def find(self, data: Path) -> Release | None:
        """Find the newest release, and the newest whole ontology for merged ids."""
        folder = data / self.name
        optional = [_CODES, _NAMES, _WHOLE]
        release = find_release(self.name, folder, [_TERMS], optional=optional)
        whole = newest(folder, [_WHOLE])
        if release is None or whole is None or _WHOLE in release.files:
            return release
        tree = files.locate(whole, _WHOLE)
        return replace(release, files=release.files | ({_WHOLE: tree} if tree else {}))

    def vocabulary(self, release: Release) -> list[Vocabulary]:
        """Read every growth and what lies above it."""
        terms = _terms(release.file(_TERMS))
        merged: dict[str, str] = {}
        if _CODES in release.files:
            _add_codes(terms, release.files[_CODES])
        if _NAMES in release.files:
            merged |= _add_names(terms, release.files[_NAMES])
        if _WHOLE in release.files:
            merged = _add_whole(terms, release.files[_WHOLE]) | merged
        ids = {term.name: id_ for id_, term in terms.items()}
        kept = _kept(terms, ids)
        return [
            *(_tumour(id_, terms[id_], ids) for id_ in terms if id_ in kept),
            *(_retired(old, new, terms[new].name) for old, new in merged.items() if new in kept),
        ]


def curie(identifier: str) -> Curie:
    """Give the CURIE of a DOID however it is written: ``DOID:1909``, ``1909``."""
    return Curie("doid:" + identifier.strip().rpartition(":")[2])


def _terms(path: Path) -> dict[str, _Term]:
    terms: dict[str, _Term] = {}
    for row in files.rows(path, Doid.name, ("id", "label", "subClassOf"), quoted=True):
        term = terms.setdefault(row["id"], _Term(row["label"]))
        if row["subClassOf"]:
            term.parents.append(row["subClassOf"])
    return terms


def _add_codes(terms: dict[str, _Term], path: Path) -> None:
    for row in files.rows(path, Doid.name, ("id", "xrefs"), quoted=True):
        if row["id"] in terms:
            codes = (code.strip() for code in row["xrefs"].split(","))
            terms[row["id"]].same_as += [code.replace("NCI:", "ncit:") for code in codes if code]


def _add_names(terms: dict[str, _Term], path: Path) -> dict[str, str]:
    """Add exact synonyms from an OBO file; give merged id → present id."""
    merged: dict[str, str] = {}
    for stanza in files.read_text(path, Doid.name).split("[Term]\n")[1:]:
        lines = stanza.splitlines()
        id_ = lines[0].removeprefix("id: ").strip()
        if id_ not in terms or "is_obsolete: true" in lines:
            continue
        for line in lines:
            if synonym := _SYNONYM.match(line):
                terms[id_].synonyms.append(synonym[1].replace("\\", ""))
            elif line.startswith("alt_id: DOID:"):
                merged[line.removeprefix("alt_id: ").strip()] = id_
    return merged


def _add_whole(terms: dict[str, _Term], path: Path) -> dict[str, str]:
    """Add synonyms where a term has none yet, from an older whole ontology; give merged ids."""
    merged: dict[str, str] = {}
    for item in files.json_objects(path, Doid.name, ("id", "name")):
        term = terms.get(item["id"])
        if term is None:
            continue
        if not term.synonyms:
            term.synonyms += item.get("synonyms", ())
        merged |= dict.fromkeys(item.get("alt_ids", ()), item["id"])
    return {old: new for old, new in merged.items() if old not in terms}


def _kept(terms: dict[str, _Term], ids: dict[str, str]) -> frozenset[str]:
    below: defaultdict[str, list[str]] = defaultdict(list)
    above: defaultdict[str, list[str]] = defaultdict(list)
    for id_, term in terms.items():
        for label in term.parents:
            if label in ids:
                below[ids[label]].append(id_)
                above[id_].append(ids[label])
    roots = [ids[label] for label in _ROOTS if label in ids]
    if not roots:
        raise SourceError(Doid.name, _TERMS, f"no term is called {_ROOTS[0]!r}")
    return _closure(_closure(roots, below), above)


def _closure(start: Iterable[str], links: dict[str, list[str]]) -> frozenset[str]:
    found, ahead = set[str](), list(start)
    while ahead:
        here = ahead.pop()
        if here not in found:
            found.add(here)
            ahead += links.get(here, ())
    return frozenset(found)


def _tumour(id_: str, term: _Term, ids: dict[str, str]) -> TumourType:
    return TumourType(
        id=curie(id_),
        name=term.name,
        parents=tuple(curie(ids[label]) for label in dict.fromkeys(term.parents) if label in ids),
        same_as=tuple(map(Curie, dict.fromkeys(term.same_as))),
        synonyms=tuple(dict.fromkeys(term.synonyms)),
    )


def _retired(old: str, new: str, name: str) -> TumourType:
    return TumourType(id=curie(old), name=name, retired_to=(curie(new),))
