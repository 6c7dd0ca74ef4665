"""The sentences of the agencies' labels, and how much of each the grammar reads."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kg.errors import SourceError
from kg.model import Condition, Profile, Regimen, TumourScope, Value
from loaders.sources.moalmanac import Moalmanac
from loaders.sources.moalmanac.read import read
from loaders.sources.moalmanac.tables import PAYERS
from ontologies.label_text import Piece, read_pieces, read_sentence

if TYPE_CHECKING:
    from ontologies.words import Words


class Sentence(NamedTuple):
    """One indication of an agency's document, as it stands there."""

    record: str
    agency: str
    text: str


class Read(Value, frozen=True, kw_only=True):
    """A sentence with its reading; ``left`` is what no phrase reads, word for word."""

    record: str
    agency: str
    sentence: str
    conditions: tuple[Condition, ...]
    profile: Profile | None
    tumours: TumourScope | None
    regimen: Regimen | None
    limits: tuple[Profile, ...]
    left: tuple[str, ...]


def label_sentences(data: Path) -> list[Sentence]:
    """Every indication of the newest release, in the file's order; payers' texts are no labels.

    Raises:
        SourceError: the data directory has no release with the label files.
    """
    source = Moalmanac()
    release = source.find(data)
    if release is None:
        raise SourceError(source.name, str(data), "no release with the files of labels")
    database = read(release)
    documents = database.table("documents")
    return [
        Sentence(str(item["id"]), str(documents[item["document_id"]]["agent_id"]), text)
        for item in database.table("indications").values()
        if documents[item["document_id"]]["agent_id"] not in PAYERS
        and (text := str(item["indication"]))
    ]


def read_all(sentences: Iterable[Sentence], words: Words) -> list[Read]:
    """Read each sentence by itself."""
    return [_read(sentence, words) for sentence in sentences]


def _read(sentence: Sentence, words: Words) -> Read:
    text = read_sentence(sentence.text, words)
    return Read(
        record=sentence.record,
        agency=sentence.agency,
        sentence=" ".join(sentence.text.split()),
        conditions=text.conditions,
        profile=text.profile,
        tumours=text.tumours,
        regimen=text.regimen,
        limits=text.limits,
        left=text.rest,
    )


def sample(readings: Sequence[Read], count: int, seed: int) -> list[Read]:
    """So many of the wholly read sentences, drawn with a seed; the order is that of the file."""
    wholly = [reading for reading in readings if not reading.left]
    drawn = random.Random(seed).sample(range(len(wholly)), min(count, len(wholly)))  # noqa: S311  # a repeatable draw, no secret
    return [wholly[at] for at in sorted(drawn)]


def pieces_of(reading: Read, words: Words) -> tuple[Piece, ...]:
    """Every stretch of the sentence with what it was read as."""
    return read_pieces(reading.sentence, words)
