"""Words that have a shape instead of a row: places, scores, changes, junctions, names."""

from __future__ import annotations

import re

from kg.model import RegionKind
from ontologies.grammar.dna import read_dna
from ontologies.grammar.pieces import (
    DnaSeen,
    JointSeen,
    JunctionSeen,
    NameSeen,
    Piece,
    PlaceSeen,
    ProteinSeen,
    ScoreSeen,
    SiteSeen,
)
from ontologies.grammar.protein import read_alternatives, read_protein, read_site

ANY = JointSeen(any_=True)
SLASH = JointSeen(any_=True, slash=True)

#: Words before a number or a list of numbers.
PLACES: dict[str, RegionKind] = {
    **dict.fromkeys(("exon", "exons", "ex"), RegionKind.EXON),
    **dict.fromkeys(("codon", "codons", "residue", "position"), RegionKind.CODON),
    **dict.fromkeys(("intron", "introns"), RegionKind.INTRON),
}
NUMBERS = re.compile(r"\d{1,5}(?:[-/,]\d{1,5})*")
#: ``ex19``, ``exon19del``.
NUMBERED = re.compile(
    r"(exons?|ex|codons?|introns?)(\d{1,5}(?:[-/,]\d{1,5})*)([a-z]*)", re.IGNORECASE
)
COMPARISONS = frozenset({">=", "=>", "≥", ">", "<=", "≤", "<", "=", "~"})
_SCORE = re.compile(r"(>=|=>|≥|>|<=|≤|<|=|~)?(\d{1,6}(?:[.,]\d{1,4})?)(%|\+)?")
_RANGE = re.compile(r"(\d{1,3})-(\d{1,3})%")
_BELOW = frozenset({"<", "<=", "≤"})
_JUNCTION = re.compile(
    r"[a-z]{1,2}\d{1,2}[a-z]?(?:-|::|;)[a-z]{1,2}\d{1,2}|[be]\d{1,2}a\d", re.IGNORECASE
)
#: Numbered variants of a fusion: ``v3``, ``3a/b``.
_NUMBERED_FUSION = re.compile(r"v\d[ab]?(?:/[ab])?|\d[ab](?:/[ab])?")
#: ``1799T>A`` without its prefix.
_BARE_DNA = re.compile(r"\d{1,5}(?:_\d{1,5})?[ACGT]{1,10}>[ACGT]{1,10}")
_RS = re.compile(r"rs\d{3,12}", re.IGNORECASE)
_STAR = re.compile(r"\*\d{1,3}[A-Z]?")


def read_places(kind: RegionKind, text: str) -> tuple[Piece, ...]:
    """Give the places of a list of numbers and ranges: ``12/13/61``, ``18-21``."""
    found: list[Piece] = []
    for part in re.split(r"[/,]", text):
        first, _, last = part.partition("-")
        if found:
            found.append(ANY)
        found.append(PlaceSeen(kind=kind, first=int(first), last=int(last or first)))
    return tuple(found)


def read_score(word: str, sign: str = "", mark: str = "") -> ScoreSeen | None:
    """Give a number with its comparison; ``sign`` and ``mark`` stood in the words around it.

    >>> read_score("≥50%").at_least, read_score("3+").sign, read_score("1-49%").below
    (50.0, '+', 50.0)
    """
    if span := _RANGE.fullmatch(word):
        return ScoreSeen(at_least=float(span[1]), below=float(span[2]) + 1, sign="%")
    number = _SCORE.fullmatch(word)
    if number is None:
        return None
    value, mark = float(number[2].replace(",", ".")), number[3] or mark
    if (number[1] or sign) in _BELOW:
        return ScoreSeen(below=value, sign=mark)
    return ScoreSeen(at_least=value, sign=mark)


def read_change(word: str) -> tuple[Piece, ...] | None:
    """Give the change or residue that a word names; several where a slash joins them."""
    if (change := read_protein(word)) is not None:
        return (ProteinSeen(change=change),)
    if site := read_site(word):
        return (SiteSeen(reference=site[0], position=site[1], any_=site[2]),)
    if _BARE_DNA.fullmatch(word):
        word = f"c.{word}"
    if word[:2] in {"c.", "C."} and (dna := read_dna(word)) is not None:
        return (DnaSeen(change=dna),)
    if "/" in word:
        return _slashed(word)
    return _other_than(word[4:]) if word[:4].casefold() == "non-" else None


def _other_than(word: str) -> tuple[Piece, ...] | None:
    """``non-V600``, ``non-G12C``."""
    if (change := read_protein(word)) is not None:
        return (ProteinSeen(change=change, other_than=True),)
    site = read_site(word)
    return (SiteSeen(reference=site[0], position=site[1], other_than=True),) if site else None


def _slashed(word: str) -> tuple[Piece, ...] | None:
    """``V600E/K`` and ``G12/G13``."""
    found: list[Piece] = [ProteinSeen(change=change) for change in read_alternatives(word)]
    if not found:
        for part in word.split("/"):
            piece = read_change(part) if part and "/" not in part else None
            if piece is None:
                return None
            found.extend(piece)
    return tuple(piece for each in found for piece in (SLASH, each))[1:]


def read_junction(word: str) -> JunctionSeen | None:
    """Give the exons of a fusion: ``e13-a20``, ``e6::e20``, ``b3a2``."""
    if _NUMBERED_FUSION.fullmatch(word.casefold()):
        return JunctionSeen(junction=f"v{word.casefold().removeprefix('v')}")
    if _JUNCTION.fullmatch(word) is None:
        return None
    return JunctionSeen(junction=re.sub(r"::|;", "-", word.casefold()))


def read_name(word: str) -> NameSeen | None:
    """Give an rs number or a star allele."""
    if _RS.fullmatch(word):
        return NameSeen(name=word.casefold())
    return NameSeen(name=word) if _STAR.fullmatch(word) else None
