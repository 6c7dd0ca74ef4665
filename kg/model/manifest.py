"""What a snapshot was built from: per source its release, licence, counts and set-aside rows."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from kg.model.value import Value


class LicenceClass(StrEnum):
    """Whether a source's facts may be passed on."""

    OPEN = "open"  # CC0, CC BY, public domain: may be passed on
    RESTRICTED = "restricted"  # read the licence first: never passed on


class Fate(StrEnum):
    """What became of a row that was not simply kept."""

    REJECTED = "rejected"  # unusable as it stands
    QUARANTINED = "quarantined"  # usable, but contradicts itself or a sister: held back
    REPAIRED = "repaired"  # kept; one coded field was replaced by the sentence's reading


class SetAside(Value, frozen=True, kw_only=True):
    """One row that was rejected, quarantined or repaired: where, which rule, and why."""

    source: str
    file: str
    row: str
    field: str
    rule: str
    why: str
    fate: Fate


class SourceManifest(Value, frozen=True, kw_only=True):
    """One source in a snapshot. ``read`` = ``kept`` + ``rejected`` + ``quarantined``.

    ``kind`` is ``source`` for a loaded file, ``starter`` for the pack's fact tables and
    ``hand-written`` for its curated rows.
    """

    name: str
    release: str
    released: date
    licence: str
    licence_class: LicenceClass
    attribution: str
    kind: str = "source"
    files: dict[str, str] = {}  # file name → sha256
    read: int = 0
    kept: int = 0
    rejected: int = 0
    quarantined: int = 0
    repaired: int = 0


class Manifest(Value, frozen=True, kw_only=True):
    """The contents page of a snapshot; ``hash`` is that of its canonical dump."""

    hash: str
    schema: int
    sources: tuple[SourceManifest, ...]
    counts: dict[str, int] = {}
