"""Read the relational files and join each statement with all it points at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from kg.errors import SourceError
from loaders import files
from loaders.source import Release
from loaders.sources.moalmanac.tables import AGENCIES, SOURCE, STATUSES

Item = dict[str, Any]

#: File → the keys that this loader relies on; a key gone or renamed stops the source by name.
SHAPES: Final[dict[str, tuple[str, ...]]] = {
    "agents.json": ("id",),
    "biomarkers.json": ("id", "name", "extensions"),
    "contributions.json": ("id", "description", "date"),
    "diseases.json": ("id", "name", "primary_coding_id", "extensions"),
    "documents.json": (
        *("id", "agent_id", "drug_name_brand", "drug_name_generic", "publication_date", "status"),
        "first_publication_date",
    ),
    "genes.json": ("id", "name"),
    "indications.json": (
        *("id", "document_id", "indication", "initial_approval_date", "initial_approval_url"),
        *("raw_biomarkers", "raw_cancer_type"),
    ),
    "propositions.json": (
        *("id", "predicate", "biomarkers", "conditionQualifier_id"),
        *("therapy_id", "therapy_group_id"),
    ),
    "statements.json": (*("id", "direction", "proposition_id", "indication_id", "contributions"),),
    "therapies.json": ("id", "name", "primary_coding_id", "extensions"),
    "therapy_groups.json": ("id", "membershipOperator", "therapies"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One statement with its proposition, indication and document."""

    id: str
    status: str | None
    biomarkers: tuple[Item, ...]
    disease: Item
    therapies: tuple[str, ...]
    indication: Item
    document: Item
    contributions: tuple[Item, ...]

    @property
    def agency(self) -> str:
        """The agency of the document."""
        return str(self.document["agent_id"])

    @property
    def sentence(self) -> str:
        """The indication as the document words it."""
        return str(self.indication["indication"])


@dataclass(frozen=True, slots=True)
class Database:
    """All files of one release, by id."""

    tables: dict[str, dict[Any, Item]]

    def table(self, name: str) -> dict[Any, Item]:
        """One file, by id."""
        return self.tables[f"{name}.json"]

    def covered_until(self, agency: str) -> date | None:
        """The day up to which the source says it covers an agency."""
        text = extension(self.table("agents")[agency], "last_updated")
        return date.fromisoformat(text) if text else None


def read(release: Release) -> Database:
    """Read every file and index it.

    Raises:
        SourceError: a file or a key is missing.
    """
    tables = {}
    for name, keys in SHAPES.items():
        items = files.json_objects(release.file(name), SOURCE, keys)
        tables[name] = {item["id"]: item for item in items}
    return Database(tables)


def extension(item: Item, name: str) -> Any:  # extensions hold any JSON value
    """One named extension of an item, None where it has none."""
    return next((e["value"] for e in item.get("extensions", ()) if e["name"] == name), None)


def rows(database: Database) -> list[Row]:
    """Each statement joined; the order is that of the file.

    Raises:
        SourceError: an id that leads nowhere, or a word that no closed list knows.
    """
    return [_row(statement, database) for statement in database.table("statements").values()]


def _row(statement: Item, db: Database) -> Row:
    where = f"statement {statement['id']}"
    if statement["direction"] != "supports" or statement.get("status") not in STATUSES:
        raise SourceError(SOURCE, "statements.json", f"{where}: unknown direction or status")
    proposition = _at(db, "propositions", statement["proposition_id"], where)
    if proposition["predicate"] != "predictSensitivityTo":
        raise SourceError(SOURCE, "propositions.json", f"{where}: unknown predicate")
    indication = _at(db, "indications", statement["indication_id"], where)
    document = _at(db, "documents", indication["document_id"], where)
    if document["agent_id"] not in AGENCIES:
        reason = f"{where}: unknown agency {document['agent_id']!r}"
        raise SourceError(SOURCE, "documents.json", reason)
    return Row(
        id=str(statement["id"]),
        status=statement.get("status"),
        biomarkers=tuple(_at(db, "biomarkers", b, where) for b in proposition["biomarkers"]),
        disease=_at(db, "diseases", proposition["conditionQualifier_id"], where),
        therapies=tuple(_therapies(proposition, db, where)),
        indication=indication,
        document=document,
        contributions=tuple(_at(db, "contributions", c, where) for c in statement["contributions"]),
    )


def _therapies(proposition: Item, db: Database, where: str) -> list[str]:
    if proposition["therapy_id"] is not None:
        return [str(_at(db, "therapies", proposition["therapy_id"], where)["name"])]
    group = _at(db, "therapy_groups", proposition["therapy_group_id"], where)
    if group["membershipOperator"] != "AND":
        raise SourceError(SOURCE, "therapy_groups.json", f"{where}: unknown operator")
    return [str(_at(db, "therapies", t, where)["name"]) for t in group["therapies"]]


def _at(db: Database, table: str, key: object, where: str) -> Item:
    try:
        return db.table(table)[key]
    except KeyError:
        raise SourceError(SOURCE, f"{table}.json", f"{where}: no id {key!r}") from None


def day(text: str | None) -> date | None:
    """A date of the source, None where it gives none."""
    return date.fromisoformat(text) if text else None
