"""Mistakes in the relational files: a statement points at another drug, disease or biomarker."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any, Final

from loaders import files
from loaders.planted.mistakes import Kind, Mistake
from loaders.source import Release

Item = dict[str, Any]
_FILES: Final = (
    *("statements", "propositions", "biomarkers", "diseases", "indications", "documents"),
)


@dataclass(slots=True)
class AlmanacBook:
    """The relational files, to be altered in place; a proposition is copied before it is wrong."""

    source: str
    path: Path
    last: int
    tables: dict[str, list[Item]]
    touched: set[Any] = field(default_factory=set)

    @classmethod
    def of(cls, release: Release) -> AlmanacBook:
        """Read the files that mistakes are made in."""
        tables = {n: files.json_objects(release.file(f"{n}.json"), release.source) for n in _FILES}
        return cls(release.source, release.path, release.released.year, tables)

    def plant(self, kind: Kind, records: frozenset[str], dice: Random) -> Mistake | None:
        """Make one mistake in an indication that no other mistake has touched."""
        order = list(self.tables["statements"])
        dice.shuffle(order)
        for statement in order:
            indication = statement["indication_id"]
            if indication in self.touched or f"moalmanac:{indication}" not in records:
                continue
            found = _MAKERS[kind](self, statement, dice)
            if found is not None:
                field_, was, wrong = found
                self.touched.add(indication)
                return Mistake(
                    source=self.source,
                    kind=kind,
                    row=str(statement["id"]),
                    now=str(statement["id"]),
                    fields=(field_,),
                    was=was,
                    wrong=wrong,
                    records=(f"moalmanac:{indication}",),
                    rows=tuple(
                        str(s["id"])
                        for s in self.tables["statements"]
                        if s["indication_id"] == indication
                    ),
                )
        return None

    def at(self, table: str, key: object) -> Item:
        """One item of a file by its id."""
        return next(item for item in self.tables[table] if item["id"] == key)

    def own(self, statement: Item) -> Item:
        """A proposition of the statement's own, so that no other statement is wrong with it."""
        mine = copy.deepcopy(self.at("propositions", statement["proposition_id"]))
        mine["id"] = self.fresh("propositions")
        self.tables["propositions"].append(mine)
        statement["proposition_id"] = mine["id"]
        return mine

    def fresh(self, table: str) -> int:
        """An id that no item has."""
        return 1 + max(int(item["id"]) for item in self.tables[table])

    def write(self, path: Path) -> None:
        """Write every altered file into the folder."""
        for name, items in self.tables.items():
            (path / f"{name}.json").write_text(json.dumps(items), encoding="utf-8")


Found = tuple[str, str, str]


def _extension(item: Item, name: str) -> Any:  # any JSON value
    return next((e["value"] for e in item["extensions"] if e["name"] == name), None)


def _negation(book: AlmanacBook, statement: Item, _dice: Random) -> Found | None:
    proposition = book.at("propositions", statement["proposition_id"])
    for place, key in enumerate(proposition["biomarkers"]):
        record = book.at("biomarkers", key)
        other = _undenied(book, record)
        if other is not None:
            book.own(statement)["biomarkers"][place] = other["id"]
            was = "" if _extension(record, "_present") else "NOT "
            return "biomarkers", f"{was}{record['name']}", str(other["name"])
    return None


def _undenied(book: AlmanacBook, record: Item) -> Item | None:
    """The same biomarker without its denial."""
    if _extension(record, "_present") is False:
        other = copy.deepcopy(record)
        other["id"] = book.fresh("biomarkers")
        next(e for e in other["extensions"] if e["name"] == "_present")["value"] = True
        book.tables["biomarkers"].append(other)
        return other
    name = str(record["name"])
    pairs = {"-negative": "-positive", " negative": " positive"}
    for denial, instead in pairs.items():
        wanted = name.replace(denial, instead)
        if wanted != name:
            return next((b for b in book.tables["biomarkers"] if b["name"] == wanted), None)
    if not name.startswith("Wild type"):
        return None
    return next(
        (
            b
            for b in book.tables["biomarkers"]
            if b.get("genes") == record["genes"]
            and _extension(b, "biomarker_type") == "Somatic Variant"
        ),
        None,
    )


_THERAPY = ("therapy_id", "therapy_group_id")


def _drug(book: AlmanacBook, statement: Item, dice: Random) -> Found | None:
    mine = book.at("propositions", statement["proposition_id"])
    other = dice.choice([p for p in book.tables["propositions"] if p["therapy_id"] is not None])
    if other["therapy_id"] == mine["therapy_id"]:
        return None
    was = str({k: mine[k] for k in _THERAPY})
    book.own(statement).update({k: other[k] for k in _THERAPY})
    return "therapy", was, str({k: other[k] for k in _THERAPY})


def _year(book: AlmanacBook, statement: Item, dice: Random) -> Found | None:
    indication = book.at("indications", statement["indication_id"])
    stated = indication["initial_approval_date"]
    if not stated:
        return None
    year = int(stated[:4]) + dice.choice((10, -10))
    if year > book.last:
        year -= 20
    day = "28" if stated[5:] == "02-29" else stated[8:]
    indication["initial_approval_date"] = f"{year}-{stated[5:7]}-{day}"
    return "initial_approval_date", stated, indication["initial_approval_date"]


def _disease(book: AlmanacBook, statement: Item, _dice: Random) -> Found | None:
    """The next line of the table of diseases."""
    proposition = book.at("propositions", statement["proposition_id"])
    table = book.tables["diseases"]
    place = next(n for n, d in enumerate(table) if d["id"] == proposition["conditionQualifier_id"])
    other = table[(place + 1) % len(table)]
    book.own(statement)["conditionQualifier_id"] = other["id"]
    return "disease", table[place]["name"], other["name"]


def _variant(book: AlmanacBook, statement: Item, _dice: Random) -> Found | None:
    """The biomarkers of the next proposition that has others."""
    table = book.tables["propositions"]
    mine = book.at("propositions", statement["proposition_id"])
    place = table.index(mine)
    for step in range(1, len(table)):
        other = table[(place + step) % len(table)]
        if not set(other["biomarkers"]) & set(mine["biomarkers"]):
            book.own(statement)["biomarkers"] = list(other["biomarkers"])
            return "biomarkers", str(mine["biomarkers"]), str(other["biomarkers"])
    return None


def _agency(book: AlmanacBook, statement: Item, _dice: Random) -> Found | None:
    """The document of the same drug from the next agency."""
    indication = book.at("indications", statement["indication_id"])
    mine = book.at("documents", indication["document_id"])
    for other in book.tables["documents"]:
        same = other["drug_name_generic"] == mine["drug_name_generic"]
        if same and other["agent_id"] != mine["agent_id"] and other["agent_id"] != "hse":
            indication["document_id"] = other["id"]
            return "document", str(mine["id"]), str(other["id"])
    return None


_MAKERS: Final[dict[Kind, Callable[[AlmanacBook, Item, Random], Found | None]]] = {
    Kind.NEGATION: _negation,
    Kind.DRUG: _drug,
    Kind.YEAR: _year,
    Kind.CODE: _disease,
    Kind.DISEASE: _disease,
    Kind.VARIANT: _variant,
    Kind.AGENCY: _agency,
}
