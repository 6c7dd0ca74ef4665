"""Every phrase of the grammars in one index, by its first word, longest first.

The rows are in ``event_words``, ``quality_words``, ``genome_words``, ``gene_roles`` and
``other_words``: to teach the grammars a new spelling, add one row there.
"""

from __future__ import annotations

from collections import defaultdict

from ontologies.grammar.event_words import DOMAINS, EVENTS, LEVELS, NAMES
from ontologies.grammar.foreign_words import WORDS, translated
from ontologies.grammar.gene_roles import GENES
from ontologies.grammar.genome_words import CHROMOSOMES, SIGNATURES
from ontologies.grammar.other_words import OTHERS, REFUSED
from ontologies.grammar.pieces import Piece
from ontologies.grammar.quality_words import ASSAYS, POLARITIES, QUALITIES

#: English rows; where two tables have one phrase, the later table wins.
_ENGLISH: dict[str, Piece] = {
    **OTHERS,
    **DOMAINS,
    **LEVELS,
    **EVENTS,
    **QUALITIES,
    **POLARITIES,
    **ASSAYS,
    **GENES,
    **NAMES,
    **CHROMOSOMES,
    **SIGNATURES,
    **REFUSED,
}

#: All rows; an English one wins over a foreign one.
PHRASES: dict[str, Piece] = {**translated(_ENGLISH, WORDS), **_ENGLISH}

Rows = tuple[tuple[tuple[str, ...], Piece], ...]


def _by_first() -> dict[str, Rows]:
    found: defaultdict[str, list[tuple[tuple[str, ...], Piece]]] = defaultdict(list)
    for key in sorted(PHRASES, key=lambda key: -len(key.split())):
        words = tuple(key.split())
        found[words[0]].append((words, PHRASES[key]))
    return {first: tuple(rows) for first, rows in found.items()}


#: First word → the phrases that begin with it, as word lists, longest first.
BY_FIRST = _by_first()

#: Every word of the tables: a hyphenated word made of these is read as several words.
VOCABULARY: frozenset[str] = frozenset(word for key in PHRASES for word in key.split())

#: Words that may hang on another word by a hyphen: "HER2-low", "D842V-mutant", "ALK-rearranged".
ATTACHED: frozenset[str] = frozenset(
    key
    for table in (EVENTS, LEVELS, QUALITIES, POLARITIES)
    for key in table
    if " " not in key and len(key) > len("wt")
) | {"wt", "tkd"}
