"""Tumour types: one spine (OncoTree), bridges to other ontologies, and the scope of a claim."""

from __future__ import annotations

from enum import StrEnum

from kg.model.value import Curie, Value


class Form(StrEnum):
    """Solid or liquid; evidence does not cross between them."""

    SOLID = "solid"
    LIQUID = "liquid"
    EITHER = "either"


class TumourType(Value, frozen=True, kw_only=True):
    """A node of OncoTree or of the Disease Ontology.

    ``parents`` are in the same ontology; ``same_as`` are bridges to other ontologies. Only the
    patient's tumour climbs: through ``parents``, and from each OncoTree node over ``same_as`` into
    DOID and up its parents.
    """

    id: Curie
    name: str
    parents: tuple[Curie, ...] = ()
    same_as: tuple[Curie, ...] = ()
    synonyms: tuple[str, ...] = ()
    tissue: str | None = None
    main_type: str | None = None
    form: Form = Form.EITHER
    retired_to: tuple[Curie, ...] = ()  # a retired code keeps its map, only within its tissue


class Breadth(StrEnum):
    """How wide a claim's scope is."""

    TYPES = "types"
    ALL_SOLID = "all solid tumours"
    ALL_LIQUID = "all liquid tumours"
    ALL = "all tumours"
    UNSPECIFIED = "unspecified"  # CIViC's bare "Cancer": no candidate rests on it alone


class TumourScope(Value, frozen=True, kw_only=True):
    """The tumours a claim speaks of: any of ``types`` and what lies below, without ``excluded``.

    ``text`` is the source's own wording.
    """

    breadth: Breadth
    types: tuple[Curie, ...] = ()
    excluded: tuple[Curie, ...] = ()
    text: str = ""
