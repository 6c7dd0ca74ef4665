"""Drug words from therapies and documents: names, classes, brands."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from kg.errors import SourceError
from kg.model import Curie, Drug
from loaders.sources.moalmanac.read import Database, Item, extension, rows
from loaders.sources.moalmanac.regimens import inn
from loaders.sources.moalmanac.tables import (
    ANTINEOPLASTIC,
    CORTICOSTEROIDS,
    SOURCE,
    STRATEGIES,
    STRATEGY_WRONG_FOR,
)


def drugs(database: Database) -> list[Drug]:
    """One drug per therapy; brands are those of documents about this drug alone."""
    brands = _brands(database)
    return [_drug(item, brands) for item in database.table("therapies").values()]


def _drug(item: Item, brands: dict[str, set[str]]) -> Drug:
    name = inn(item["name"])
    kind = extension(item, "therapy_type")
    if kind not in ANTINEOPLASTIC:
        place = f"therapies.json, therapy {item['id']}, field 'therapy_type'"
        raise SourceError(SOURCE, place, f"unknown word {kind!r}")
    strategies: list[Any] = extension(item, "therapy_strategy") or []
    wrong = name in STRATEGY_WRONG_FOR
    classes = {word for s in strategies for word in STRATEGIES.get(s, ()) if not wrong}
    source_name = item["name"].casefold()
    return Drug(
        id=Curie(item["primary_coding_id"]),
        name=name,
        synonyms=() if source_name == name else (source_name,),
        brands=tuple(sorted(brands.get(name, ()))),
        classes=tuple(sorted(classes)),
        antineoplastic=name not in CORTICOSTEROIDS and ANTINEOPLASTIC[kind],
    )


def _brands(database: Database) -> dict[str, set[str]]:
    """Generic → brands. A document whose statements never give its drug is wrong about it."""
    given = _therapies(database)
    pairs = {
        (document["drug_name_brand"], inn(document["drug_name_generic"]))
        for document in database.table("documents").values()
        if document["drug_name_brand"]
        and document["drug_name_generic"]
        and inn(document["drug_name_generic"]) in given[document["id"]]
    }
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for brand, generic in pairs:
        owners[brand.casefold()].add(generic)
    found: defaultdict[str, set[str]] = defaultdict(set)
    for brand, generic in pairs:
        if len(owners[brand.casefold()]) == 1:
            found[generic].add(brand)
    return found


def _therapies(database: Database) -> defaultdict[str, set[str]]:
    """Document → every therapy that a statement of it gives."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows(database):
        found[row.document["id"]] |= {inn(name) for name in row.therapies}
    return found
