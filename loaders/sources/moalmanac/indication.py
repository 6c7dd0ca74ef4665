"""One indication: its statements put together, and the reading of its sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.model import (
    Breadth,
    Profile,
    SetAside,
    TumourScope,
)
from loaders.comparison import markers_of
from loaders.disjunctions import Conjunction, conjunction, united
from loaders.sources.moalmanac.biomarkers import profile_of
from loaders.sources.moalmanac.read import Database, Row
from loaders.sources.moalmanac.tables import DISEASES
from ontologies.label_text import LabelText, read_sentence
from ontologies.label_text.biomarkers import bare_genes, named_anywhere

if TYPE_CHECKING:
    from ontologies.words import Words


@dataclass(slots=True)
class Indication:
    """All statements of one indication, with the reading of its sentence."""

    rows: list[Row]
    text: LabelText
    profiles: dict[str, Conjunction]
    scopes: dict[str, TumourScope]
    mentioned: frozenset[str]
    coded: Profile
    tumour: TumourScope
    aside: list[SetAside] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def first(self) -> Row:
        """Any row: they share indication and document."""
        return self.rows[0]


def by_indication(rows: Iterable[Row], database: Database, words: Words) -> list[Indication]:
    """Group the statements by indication and read each sentence once."""
    groups: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row.indication["id"]].append(row)
    return [_indication(group, database, words) for group in groups.values()]


def _indication(rows: list[Row], database: Database, words: Words) -> Indication:
    sentence = rows[0].sentence
    profiles = {
        row.id: conjunction(profile_of(record, database) for record in row.biomarkers)
        for row in rows
    }
    scopes = {row.id: scope_of(row, words) for row in rows}
    named = {name for found in named_anywhere(sentence, words) for name in markers_of(found)}
    return Indication(
        rows=rows,
        text=read_sentence(sentence, words),
        profiles=profiles,
        scopes=scopes,
        mentioned=frozenset(named | {f"gene:{gene}" for gene in bare_genes(sentence)}),
        coded=united(list(profiles.values())),
        tumour=join(scopes.values()),
    )


def scope_of(row: Row, words: Words) -> TumourScope:
    """The coded disease as a scope."""
    code, name = row.disease["primary_coding_id"], row.disease["name"]
    known = DISEASES.get(code)
    if known is not None:
        return TumourScope(
            breadth=known.breadth, types=known.types, excluded=known.excluded, text=name
        )
    kind = words.tumours.find(str(code).partition(":")[2])
    return TumourScope(breadth=Breadth.TYPES, types=(kind.id,), text=name)


def join(scopes: Iterable[TumourScope]) -> TumourScope:
    """One scope of several coded diseases."""
    listed = list(dict.fromkeys(scopes))
    if any(scope.breadth is Breadth.ALL_SOLID for scope in listed):
        return next(scope for scope in listed if scope.breadth is Breadth.ALL_SOLID)
    return TumourScope(
        breadth=Breadth.TYPES,
        types=tuple(sorted({kind for scope in listed for kind in scope.types})),
        excluded=tuple(sorted({kind for scope in listed for kind in scope.excluded})),
        text=", ".join(dict.fromkeys(scope.text for scope in listed)),
    )
