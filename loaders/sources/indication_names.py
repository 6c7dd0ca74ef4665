"""The tumour types that a product's indication text names, whatever else it asks of a patient.

A text lists several uses with conditions that no table reads here, so a name is a use to check and
never a label. Only names of two words and more and unmistakable single words count, since the
texts spell their abbreviations out; the longest name wins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from kg.model import Curie, TumourType

if TYPE_CHECKING:
    from ontologies.words import Words

_MOST_WORDS: Final = 8
#: Where a name cannot run on.
_BREAK: Final = re.compile(r"[.;:,()\[\]•·\n]|\bor\b|\band\b|\bwith\b|\bin\b")
_WORD: Final = re.compile(r"[\w'/+-]+")
#: One word that can only be a tumour: "melanoma", "neuroblastoma".
_SINGLE: Final = re.compile(r"[a-z-]{3,}(?:omas?|aemias?|emias?|omatosis|ytosis)", re.IGNORECASE)
#: Names that say nothing of the organ, or name the organ alone.
_WIDE: Final = frozenset(
    {
        *("cancer", "carcinoma", "sarcoma", "adenocarcinoma", "malignant lymphoma", "leukemia"),
        *(
            "cell type cancer",
            "squamous cell carcinoma",
            "hematologic cancer",
            "intestinal disease",
        ),
        *("papillary carcinoma", "bone", "skin", "kidney", "uterus", "prostate", "pleura"),
    }
)


def named(text: str, words: Words) -> tuple[Curie, ...]:
    """The types of the spine, or of the disease ontology, that a text names; sorted."""
    plain = re.sub(r"<[^>]*>|&nbsp;|\xa0", " ", text)
    found = {kind.id for piece in _BREAK.split(plain) for kind in _in(piece, words)}
    return tuple(sorted(found))


def _in(piece: str, words: Words) -> Iterator[TumourType]:
    parts = _WORD.findall(piece)
    start = 0
    while start < len(parts):
        end, kind = _longest(parts, start, words)
        if kind is not None:
            yield kind
        start = end


def _longest(parts: list[str], start: int, words: Words) -> tuple[int, TumourType | None]:
    for end in range(min(len(parts), start + _MOST_WORDS), start, -1):
        run = parts[start:end]
        if len(run) == 1 and not _SINGLE.fullmatch(run[0]):
            continue
        kind = words.tumours.known(" ".join(run))
        if kind is not None:
            return end, None if kind.name.casefold() in _WIDE else kind
    return start + 1, None
