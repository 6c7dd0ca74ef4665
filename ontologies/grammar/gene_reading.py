"""Which gene or genes a word names, alone, in a row, or glued to its change."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.model import Origin
from ontologies.gene_words import NICKNAMES
from ontologies.grammar.pieces import FusionSeen, GeneSeen, Piece, QualitySeen

if TYPE_CHECKING:
    from ontologies.genes import Genes

_NUMBERED = re.compile(r"([A-Za-z]+)(\d)((?:[/,]\d)+|-\d)")
_LETTERED = re.compile(r"([A-Z0-9]+)([A-Z])/([A-Z])")
_ORIGIN = {"g": Origin.GERMLINE, "s": Origin.SOMATIC, "t": Origin.SOMATIC}
_SHORTEST_PARTNER = 2
#: Approved symbols that are words of a sentence when written small.
_ENGLISH = frozenset(
    {
        *("set", "rest", "clock", "max", "cat", "fast", "impact", "was", "top", "bad", "hip"),
        *("large", "spring", "ring", "gap", "link", "map", "tank", "star", "camp", "bid", "mice"),
        *("pigs", "cad", "fat", "gene", "homer", "noun", "not", "on", "type", "pip", "ran", "rho"),
    }
)
_NICKNAMES = frozenset(word.casefold() for word in NICKNAMES)
_MOST_CUTS = 40
#: Where a gene may end inside a word: before a capital, and before the short words of reports.
_GLUE = re.compile(r"(?<=[A-Z0-9])(?=[A-Zevp]|(?:wt|mut|amp|del|fus|neg|pos|loss)(?![a-z]))")


def named_genes(word: str, genes: Genes) -> GeneSeen | None:
    """Give the gene or the family that a word names."""
    symbol = genes.known(word)
    if symbol is not None and not _common_word(word, symbol):
        return GeneSeen(symbols=(symbol,), written=word)
    family = genes.family(word)
    return GeneSeen(symbols=family, written=word) if family else None


def _common_word(word: str, symbol: str) -> bool:
    """Whether a small word is more likely English: "all" (BCR), "co" (AQP1), "set" (SET)."""
    if not (word.islower() and word.isalpha()):
        return False
    return word in _ENGLISH or (symbol.casefold() != word and word not in _NICKNAMES)


def several_genes(word: str, genes: Genes) -> Piece | None:
    """Give ``BRCA1/2``, ``FGFR1-3``, ``CDKN2A/B``, ``KRAS/NRAS/BRAF``, or the pair ``ALK-EML4``."""
    if numbered := _NUMBERED.fullmatch(word):
        symbols = _each(numbered[1], _numbers(numbered[2], numbered[3]), genes)
        if symbols:
            return GeneSeen(symbols=symbols, written=word)
    if lettered := _LETTERED.fullmatch(word):
        symbols = _each(lettered[1], [lettered[2], lettered[3]], genes)
        if symbols:
            return GeneSeen(symbols=symbols, written=word, all_=True)
    return _pair(word, genes) or _row(word, genes)


def _each(stem: str, ends: list[str], genes: Genes) -> tuple[str, ...]:
    symbols = tuple(s for end in ends if (s := genes.known(f"{stem}{end}")))
    return symbols if len(symbols) == len(ends) else ()


def _numbers(first: str, rest: str) -> list[str]:
    if rest.startswith("-"):
        return [str(n) for n in range(int(first), int(rest[1:]) + 1)]
    return [first, *re.split(r"[/,]", rest.strip("/,"))]


def _pair(word: str, genes: Genes) -> FusionSeen | None:
    for cut in re.finditer(r"[-/]", word):
        left, right = word[: cut.start()], word[cut.end() :]
        if min(len(left), len(right)) < _SHORTEST_PARTNER:
            continue
        five = genes.known(left)
        three = genes.known(right) if five is not None else None
        if three is not None and three != five:
            return FusionSeen(five=five, three=three, written=cut.group())
    return None


def _row(word: str, genes: Genes) -> GeneSeen | None:
    """``KRAS/NRAS/BRAF``, ``RAS/BRAF``: every part names a gene or a family."""
    if "/" not in word:
        return None
    seen = [named_genes(part, genes) for part in word.split("/") if part]
    symbols = tuple(s for each in seen if each is not None for s in each.symbols)
    return GeneSeen(symbols=symbols, written=word) if symbols and None not in seen else None


def glued_gene(word: str, genes: Genes) -> tuple[Piece, ...] | None:
    """Give a gene with its origin in front: ``gBRCA1``, ``sBRCA``."""
    seen = named_genes(word, genes) if word else None
    if seen is not None:
        return (seen,)
    origin, rest = _ORIGIN.get(word[:1]), word[1:]
    if origin is None or not rest.isupper() or rest.isdigit():
        return None
    seen = named_genes(rest, genes)
    return (QualitySeen(origin=origin), seen) if seen is not None else None


def cuts(word: str) -> Iterator[tuple[str, str]]:
    """Give the ways to cut a word into gene and change, the likeliest first.

    >>> list(cuts("BRAF:p.V600E")), next(cuts("EGFR-L858R"))
    ([('BRAF', 'p.V600E')], ('EGFR-L858R', ''))
    """
    left, colon, right = word.partition(":")
    if colon:
        yield left, right
        return
    yield word, ""
    for cut in re.finditer(r"[-_]", word):
        yield word[: cut.start()], word[cut.end() :]
    if word.isascii():
        found = [c.start() for c in _GLUE.finditer(word)]
        for at in reversed(found[:_MOST_CUTS]):
            yield word[:at], word[at:]
