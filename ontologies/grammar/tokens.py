"""A phrase into words: hyphens between words of the tables, signs and accessions come apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ontologies.grammar.gene_roles import GENES, SAID_OF_BOTH
from ontologies.grammar.phrases import ATTACHED, BY_FIRST, PHRASES, VOCABULARY
from ontologies.grammar.pieces import GeneSeen

if TYPE_CHECKING:
    from ontologies.genes import Genes

#: Longer than any word of the sources; a longer one is left alone and will not be read.
LONGEST_WORD = 100

#: Stands for the colon that ended a word.
COLON = ":"

_SIGNED = re.compile(r"([A-Za-z][\w.-]*)([+-])")
_ACCESSION = re.compile(
    r"(?:N[MP]_\d{3,12}|ENS[TP]\d{6,15})(?:\.\d{1,3})?(?:\(([\w-]{1,20})\))?:(?=[cp]\.)"
)
#: ``TPS≥50%``: a word and its comparison.
_COMPARED = re.compile(r"([A-Za-z][\w-]*)((?:>=|≥|>|<=|≤|<)\d[\d.,]*%?)")
#: ``IHC3+``: an assay and its score; ``3+/2+``: two scores.
_SCORED = re.compile(r"([A-Za-z]{3,5})(\d\+)")
_SCORES = re.compile(r"\d\+?(?:/\d\+)+|\d\+/\d")
_CHANGE = re.compile(r"(?:p\.)?[A-Z]\d{1,5}[A-Z*]")
_SIGNS = {"+": "positive", "-": "negative"}


def tokens(text: str, genes: Genes) -> list[str]:
    """Split a phrase into the words that the tables and shapes are asked for."""
    found: list[str] = []
    for word in text.split():
        if word.isalnum() or len(word) > LONGEST_WORD:
            found.append(word)
        else:
            bare = _ACCESSION.sub(_named, word) if "_" in word else word
            found.extend(_split(bare.rstrip(":.") or bare, genes))
            if len(word) > 1 and word.endswith(":"):
                found.append(COLON)
    return found


def _named(accession: re.Match[str]) -> str:
    """``NM_004333.4(BRAF):c.…`` names its gene; a bare accession says nothing."""
    return f"{accession[1]}:" if accession[1] else ""


def _split(word: str, genes: Genes) -> list[str]:
    key = word.casefold()
    if key in BY_FIRST or word in _SIGNS:
        return [_SIGNS.get(word, word)]
    if (scores := _scores(word, genes)) is not None:
        return scores
    if compared := _COMPARED.fullmatch(word):
        return [*_split(compared[1], genes), compared[2]]
    if signed := _SIGNED.fullmatch(word):
        return _signed(word, signed[1], signed[2], genes)
    return [word] if genes.known(word) else _apart(word, key, genes)


def _scores(word: str, genes: Genes) -> list[str] | None:
    """``3+/2+`` and ``IHC3+``; ``HER2+`` is a gene and its sign, not a score of 2+."""
    if _SCORES.fullmatch(word):
        return " or ".join(word.split("/")).split()
    scored = _SCORED.fullmatch(word)
    if scored is None or scored[1].casefold() not in BY_FIRST or genes.known(word[:-1]):
        return None
    return [scored[1], scored[2]]


def _apart(word: str, key: str, genes: Genes) -> list[str]:
    if "+" in word[1:-1] and not key.startswith(("c.", "ivs")) and ">" not in word:
        parts = [part for part in word.split("+") if part]
        return [each for part in parts for each in ("and", *_split(part, genes))][1:]
    if "/" in word:
        found = _alternatives(word, genes)
        head, _, last = word.rpartition("-")
        attached = found == [word] and last.casefold() in ATTACHED
        return [*_split(head, genes), last] if head and attached else found
    if "-" in word:
        return _hyphenated(word, key, genes)
    head, equals, value = word.partition("=")
    return [head, value] if equals and value and head.casefold() in BY_FIRST else [word]


def _hyphenated(word: str, key: str, genes: Genes) -> list[str]:
    parts = key.split("-")
    if not parts[0].isdigit() and all(part in VOCABULARY for part in parts):
        return word.split("-")
    head, _, last = word.rpartition("-")
    if last == "r" and genes.known(head):
        return [head, "rearranged"]  # "KMT2A-r"
    return [*_split(head, genes), last] if head and last.casefold() in ATTACHED else [word]


def _alternatives(word: str, genes: Genes) -> list[str]:
    """``amplification/overexpression`` is either; a slash between other words is left alone."""
    parts = word.split("/")
    if not all(_spoken(part) in PHRASES or part.casefold() in BY_FIRST for part in parts):
        return [word]
    named = frozenset(s for part in parts if (gene := _row_gene(part)) for s in gene.symbols)
    joint = "and" if named in SAID_OF_BOTH else "or"
    found: list[str] = []
    for part in parts:
        found.extend(([joint] if found else []) + _split(part, genes))
    return found


def _row_gene(word: str) -> GeneSeen | None:
    return GENES.get(_spoken(word))


def _spoken(word: str) -> str:
    return word.casefold().replace("-", " ")


def _signed(word: str, head: str, sign: str, genes: Genes) -> list[str]:
    """``ER+``, ``HER2-``, ``G12C+``, ``FLT3-ITD+``: only behind a word that is known.

    A single letter before a hyphen is no gene: "B- cell".
    """
    if len(head) == 1:
        return [word]
    if _CHANGE.fullmatch(head):
        return [head, _SIGNS[sign]]
    if "-" in head and len(parts := _split(head, genes)) > 1:
        return [*parts, _SIGNS[sign]]
    if "-" in head and all(genes.known(part) for part in head.split("-")):
        return [head, _SIGNS[sign]]
    if _spoken(head) in GENES or head.casefold() in BY_FIRST or genes.known(head):
        return [*_split(head, genes), _SIGNS[sign]]
    return [word]
