"""How a value is written the one same way every time, and the ids that follow from it.

Ids are hashes of the content: the same input gives the same ids, on any machine, in any order.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, Final

import msgspec

from kg.model import Manifest, SetAside, SourceManifest

#: Version of the canonical dump and of the snapshot file that holds it.
SCHEMA: Final = 1

#: Hex digits of an id: 80 bits, so that a million records collide with odds below 1e-12.
ID_DIGITS: Final = 20

_ENCODER: Final = msgspec.json.Encoder(order="deterministic")


def canonical(value: Any) -> bytes:
    """The one JSON form of a value: struct fields as declared, dictionaries sorted, no spaces.

    A value that holds a dictionary by number has its keys as text, and its fields sorted too: the
    encoder orders text alone.
    """
    try:
        return _ENCODER.encode(value)
    except TypeError:
        return _ENCODER.encode(msgspec.to_builtins(value, str_keys=True))


def content_id(value: Any) -> str:
    """The id of a value: its type and a short hash of its canonical form."""
    return id_of_canonical(type(value).__name__, canonical(value))


def id_of_canonical(type_name: str, written: bytes) -> str:
    """The same id, for a value that is already written."""
    return f"{type_name.lower()}:{hashlib.sha256(written).hexdigest()[:ID_DIGITS]}"


def dump_hash(
    records: Iterable[tuple[str, bytes]],
    set_aside: Iterable[SetAside],
    sources: Iterable[SourceManifest],
) -> str:
    """The hash of a whole snapshot, from its records (id, canonical form) in the order of ids.

    The checksums of the source files stay out of it: the same rows in another order are another
    file and the same knowledge.
    """
    digest = hashlib.sha256(b"rediscover snapshot %d\n" % SCHEMA)
    digest.update(b"\n".join(id_.encode() + b"\t" + written for id_, written in records))
    for lines in (map(canonical, set_aside), map(_without_files, sources)):
        digest.update(b"\n\n")
        digest.update(b"\n".join(sorted(lines)))
    return digest.hexdigest()


def manifest_of(
    records: Sequence[tuple[str, str, bytes]],
    set_aside: Iterable[SetAside],
    sources: Iterable[SourceManifest],
) -> Manifest:
    """The contents page of records (id, type, canonical form) in the order of ids."""
    listed = tuple(sorted(sources, key=lambda s: (s.name, s.release)))
    return Manifest(
        hash=dump_hash(((id_, written) for id_, _, written in records), set_aside, listed),
        schema=SCHEMA,
        sources=listed,
        counts=dict(sorted(Counter(kind for _, kind, _ in records).items())),
    )


def _without_files(source: SourceManifest) -> bytes:
    return canonical(msgspec.structs.replace(source, files={}))
