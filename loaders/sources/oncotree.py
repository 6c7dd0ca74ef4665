"""OncoTree: the spine of tumour types, with tissue, main type, form and retired codes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import SourceError
from kg.model import Curie, Form, LicenceClass, TumourType
from loaders import files
from loaders.source import Release, Vocabulary, WordsOnly, find_release

if TYPE_CHECKING:
    pass

_TREE = "oncotree_*.json"
_MAPPINGS = "ontology_mappings.txt"
_OLDER = "older "
_LIQUID = frozenset({"Lymphoid", "Myeloid"})
#: Nodes of tissue ``Other`` that may be solid or liquid; every other one names an epithelial,
#: neuroendocrine or germ-cell tumour, and a cancer of unknown primary is a solid one.
_EITHER = frozenset({"TISSUE", "OTHER", "MIXED"})
#: Retired codes whose map leads to a narrower or other thing; they are never followed.
_NOT_FOLLOWED = {
    "LEUK": "a leukaemia may be lymphoid, the map leads to myeloid neoplasms",
    "CTCL": "mycosis fungoides is one cutaneous T-cell lymphoma of several",
    "GMUCM": "genitourinary, the map leads to the urethra alone",
}


class OncoTree(WordsOnly):
    """The tree of the newest release, and codes that earlier releases and the tree itself name."""

    name = "oncotree"
    licence = "CC BY 4.0"
    licence_class = LicenceClass.OPEN
    attribution = "OncoTree, Memorial Sloan Kettering Cancer Center, oncotree.mskcc.org"

    def find(self, data: Path) -> Release | None:
        """Find the newest release, and the trees of older ones."""
        folder = data / self.name
        release = find_release(self.name, folder, [_TREE], optional=[_MAPPINGS])
        if release is None:
            return None
        older = {
            _OLDER + path.name: tree
            for path in sorted(folder.iterdir())
            if path.is_dir() and path != release.path and (tree := files.locate(path, _TREE))
        }
        return replace(release, files=release.files | older)

    def vocabulary(self, release: Release) -> list[Vocabulary]:
        """Read every node, and every retired code."""
        nodes = _read(release.file(_TREE))
        codes = _ncit_codes(release.files.get(_MAPPINGS))
        older: dict[str, dict[str, Any]] = {}
        for name, path in sorted(release.files.items()):
            if name.startswith(_OLDER):
                older |= _read(path)
        current = [_tumour(node, codes.get(code, "")) for code, node in nodes.items()]
        return [*current, *_retired(nodes, older)]


def _read(path: Path) -> dict[str, dict[str, Any]]:
    tree = files.json_value(path, OncoTree.name)
    found: dict[str, dict[str, Any]] = {}
    for node in _walk(tree):
        missing = {"code", "name", "tissue", "mainType", "parent"} - set(node)
        if missing or node["code"] in found:
            place = f"node {node.get('code')!r}"
            raise SourceError(OncoTree.name, f"{path.name} {place}", "a field lacks or code twice")
        found[node["code"]] = node
    return found


def _walk(nodes: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for node in nodes.values():
        yield node
        yield from _walk(node["children"])


def _ncit_codes(path: Path | None) -> dict[str, str]:
    if path is None:
        return {}
    rows = files.rows(path, OncoTree.name, ("ONCOTREE_CODE", "NCIT_CODE"))
    return {row["ONCOTREE_CODE"]: row["NCIT_CODE"] for row in rows}


def curie(code: str) -> Curie:
    """Give the CURIE of an OncoTree code."""
    return Curie(f"oncotree:{code}")


def form_of(code: str, tissue: str | None) -> Form:
    """Tell solid from liquid by the tissue; Erdheim-Chester and Langerhans cells are myeloid.

    >>> form_of("ECD", "Myeloid"), form_of("CUP", "Other"), form_of("MIXED", "Other")
    (<Form.LIQUID: 'liquid'>, <Form.SOLID: 'solid'>, <Form.EITHER: 'either'>)
    """
    if code in _EITHER or tissue is None:
        return Form.EITHER
    return Form.LIQUID if tissue in _LIQUID else Form.SOLID


def _tumour(node: dict[str, Any], ncit: str) -> TumourType:
    references = node.get("externalReferences") or {}
    same = [f"ncit:{code}" for code in (*references.get("NCI", ()), ncit) if code]
    same += [f"umls:{code}" for code in references.get("UMLS", ())]
    return TumourType(
        id=curie(node["code"]),
        name=node["name"].strip(),
        parents=(curie(node["parent"]),) if node["parent"] else (),
        same_as=tuple(map(Curie, dict.fromkeys(same))),
        tissue=node["tissue"],
        main_type=node["mainType"],
        form=form_of(node["code"], node["tissue"]),
    )


def _retired(
    nodes: dict[str, dict[str, Any]], older: dict[str, dict[str, Any]]
) -> Iterator[TumourType]:
    """Give each retired code, with the codes it leads to inside its own tissue."""
    leads: defaultdict[str, list[str]] = defaultdict(list)
    for code, node in nodes.items():
        for field in ("history", "revocations", "precursors"):
            for old in node.get(field) or ():
                leads[old].append(code)
    for old in sorted((set(leads) | set(older)) - set(nodes)):
        before = older.get(old)
        targets = [
            code
            for code in leads[old]
            if before is None or before["tissue"] == nodes[code]["tissue"]
        ]
        if old in _NOT_FOLLOWED or (not targets and before is None):
            continue
        tissue = before["tissue"] if before else nodes[targets[0]]["tissue"]
        yield TumourType(
            id=curie(old),
            name=before["name"] if before else f"retired code {old}",
            parents=(curie(before["parent"]),) if before and before["parent"] in nodes else (),
            tissue=tissue,
            form=form_of(old, tissue),
            retired_to=tuple(curie(code) for code in targets),
        )
