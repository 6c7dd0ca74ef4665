"""Makes the pack's word tables: tumour types, diseases, bridges between them, and genes.

What the loaders keep is asked of the loaders themselves, so that a table holds exactly the rows
from which the same words are read again.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from kg.model import TumourType
from loaders.sources.doid import Doid
from loaders.sources.mondo import Mondo
from loaders.starter.table import read, rows, tsv

ONCOTREE: Final = "oncotree/2025-10-03/oncotree_2025_10_03.json"
ONCOTREE_CODES: Final = "oncotree/2025-10-03/ontology_mappings.txt"
ONCOTREE_OLDER: Final = "oncotree/2021-11-02/oncotree_2021_11_02.json"
DOID_TERMS: Final = "doid/2026-07-31/HumanDO.tsv"
DOID_CODES: Final = "doid/2026-07-31/NCIinDO.tsv"
DOID_NAMES: Final = "doid/2026-07-31/NCIthesaurus.obo"
DOID_WHOLE: Final = "doid/2024-02/doid.json"
MONDO: Final = (
    "mondo/2026-08/mondo_exactmatch_doid.sssom.tsv",
    "mondo/2026-08/mondo_exactmatch_ncit.sssom.tsv",
    "mondo/2026-08/mondo_hasdbxref_oncotree.sssom.tsv",
)
HGNC: Final = "hgnc/2024-02/hgnc_entries.tsv"

_NODE: Final = ("code", "name", "tissue", "mainType", "parent")
_HISTORY: Final = ("history", "revocations", "precursors")
_HGNC_COLUMNS: Final = (
    *("HGNC ID", "Approved symbol", "Approved name", "Status"),
    *("Alias symbols", "Previous symbols", "Locus type"),
)
_ID: Final = re.compile(r"HGNC:\d+")


def oncotree(data: Path) -> str:
    """The whole tree: codes, names, tissues, parents, codes elsewhere and retired codes."""
    return _json({code: _node(node) for code, node in _tree(data, ONCOTREE).items()})


def oncotree_older(data: Path) -> str:
    """Of an older tree, the nodes that the present one lacks."""
    present = _flat(_tree(data, ONCOTREE))
    gone = {c: n for c, n in _flat(_tree(data, ONCOTREE_OLDER)).items() if c not in present}
    return _json({code: {**_picked(node, _NODE), "children": {}} for code, node in gone.items()})


def oncotree_codes(data: Path) -> str:
    """OncoTree → NCIt."""
    return tsv(("ONCOTREE_CODE", "NCIT_CODE"), rows(data, ONCOTREE_CODES))


def _tree(data: Path, name: str) -> dict[str, Any]:
    tree: dict[str, Any] = json.loads(read(data, name))
    return tree


def _flat(nodes: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for node in nodes.values():
        found[node["code"]] = node
        found |= _flat(node["children"])
    return found


def _picked(node: dict[str, Any], names: Iterable[str]) -> dict[str, Any]:
    return {name: node[name] for name in names if node.get(name) or name in _NODE}


def _node(node: dict[str, Any]) -> dict[str, Any]:
    codes = node.get("externalReferences") or {}
    kept = {name: codes[name] for name in ("NCI", "UMLS") if codes.get(name)}
    children = {code: _node(child) for code, child in node["children"].items()}
    own = _picked(node, (*_NODE, *_HISTORY))
    return {**own, **({"externalReferences": kept} if kept else {}), "children": children}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=0, separators=(",", ":")) + "\n"


def doid_terms(data: Path) -> str:
    """Growths, syndromes that claims name, and everything above them."""
    kept = _diseases(data)
    table = (row for row in rows(data, DOID_TERMS, quoted=True) if row["id"] in kept)
    return tsv(("id", "label", "subClassOf"), table, quoted=True)


def doid_codes(data: Path) -> str:
    """DOID → NCIt."""
    kept = _diseases(data)
    table = (row for row in rows(data, DOID_CODES, quoted=True) if row["id"] in kept)
    return tsv(("id", "xrefs"), table, quoted=True)


def doid_names(data: Path) -> str:
    """Exact synonyms and merged ids."""
    kept = _diseases(data)
    head, *stanzas = read(data, DOID_NAMES).split("[Term]\n")
    version = [line for line in head.splitlines() if line.startswith(("format-", "data-"))]
    parts = ["\n".join(version) + "\n"]
    for stanza in stanzas:
        lines = stanza.splitlines()
        if lines[0].removeprefix("id: ").strip() in kept and "is_obsolete: true" not in lines:
            wanted = [line for line in lines[1:] if _is_name(line)]
            parts.append("\n".join(["[Term]", lines[0], *wanted]) + "\n" if wanted else "")
    return "\n".join(part for part in parts if part)


def _is_name(line: str) -> bool:
    return line.startswith("alt_id: ") or (line.startswith("synonym: ") and '" EXACT' in line)


def doid_whole(data: Path) -> str:
    """Synonyms and merged ids of an older release, which the present subset lacks."""
    kept = _diseases(data)
    items = [
        {"id": item["id"], "name": item["name"], **_picked(item, ("synonyms", "alt_ids"))}
        for item in json.loads(read(data, DOID_WHOLE))
        if item["id"] in kept and (item.get("synonyms") or item.get("alt_ids"))
    ]
    return _json(items)


def _diseases(data: Path) -> frozenset[str]:
    """The ids of the terms that the loader keeps."""
    source = Doid()
    release = source.find(data)
    found = source.vocabulary(release) if release else []
    return frozenset(
        "DOID:" + word.id.rpartition(":")[2] for word in found if isinstance(word, TumourType)
    )


def mondo(data: Path, name: str) -> str:
    """The exact matches of terms that tie OncoTree or a kept disease to another ontology."""
    kept = _bridges(data)
    table = [row for row in _mondo_rows(data, name) if row["subject_id"] in kept]
    return tsv(("subject_id", "subject_label", "predicate_id", "object_id"), table)


def _mondo_rows(data: Path, name: str) -> list[dict[str, str]]:
    text = read(data, name)
    header, *lines = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    return [dict(zip(header, cells, strict=True)) for cells in lines]


def _bridges(data: Path) -> frozenset[str]:
    source, diseases = Mondo(), _diseases(data)
    release = source.find(data)
    found = source.vocabulary(release) if release else []
    return frozenset(
        word.id.replace("mondo:", "MONDO:")
        for word in found
        if isinstance(word, TumourType) and _is_wanted(word, diseases)
    )


def _is_wanted(word: TumourType, diseases: frozenset[str]) -> bool:
    return any(
        other.startswith("oncotree:") or other.replace("doid:", "DOID:") in diseases
        for other in word.same_as
    )


def hgnc(data: Path) -> str:
    """Protein-coding genes, and whatever else shares a word with one or leads to one."""
    table = rows(data, HGNC)
    coding = [row for row in table if row["Locus type"] == "gene with protein product"]
    ids = {row["HGNC ID"] for row in coding}
    words = {word for row in coding for word in _words(row)}
    kept = (
        row
        for row in table
        if row["HGNC ID"] in ids
        or (row["Status"] == "Approved" and not words.isdisjoint(_words(row)))
        or (row["Status"] != "Approved" and not ids.isdisjoint(_ID.findall(row["Approved name"])))
    )
    return tsv(_HGNC_COLUMNS, kept)


def _words(row: dict[str, str]) -> set[str]:
    cells = (row["Approved symbol"], *row["Alias symbols"].split(","))
    return {
        w.strip().casefold() for w in (*cells, *row["Previous symbols"].split(",")) if w.strip()
    }
