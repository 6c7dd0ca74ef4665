"""A text into its facts: pieces between commas and semicolons, each with its bracketed asides."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import NamedTuple

from kg.errors import Refused
from ontologies.other_words import EXPANSIONS


class Segment(NamedTuple):
    """One fact, and what stood in brackets inside or behind it."""

    text: str
    asides: tuple[str, ...]


#: Deeper than any real bracket; keeps a hostile text from exhausting the stack.
MOST_NESTED = 10
_OPEN, _CLOSE = "([", ")]"
#: A bracket glued to a change that opens an aside all the same: ``V600E(exon 15)``.
_GLUED = re.compile(r"(?<=[A-Za-z0-9*])([(\[])(?=(?:exon|ex|p\.|c\.|het|hom|VUS|IHC|somatic|germ))")
_EXPANDED = re.compile(
    rf"(?<![\w-])(?:{'|'.join(map(re.escape, EXPANSIONS))})(?![\w-])", re.IGNORECASE
)
_SPACED_SLASH = re.compile(r" / (?![mM][bB])")
#: ``W557_K558 deletion``, ``del W557_K558``.
_RANGE_FIRST = re.compile(r"\b([A-Z]\d{1,5}_[A-Z]\d{1,5}) del(?:etion)?\b")
_RANGE_LAST = re.compile(r"\b[Dd]el(?:etion)? ([A-Z]\d{1,5}_[A-Z]\d{1,5})(?=$| )")
#: The exons of a fusion in brackets: ``(E13;A20)``.
_EXONS = re.compile(r" ?\(([A-Z])(\d{1,2}) ?[;:-] ?([A-Z])(\d{1,2})\)")
#: ``Exon-19-Deletion``.
_HYPHENED = re.compile(r"\b(exons?|codons?|introns?)-(\d{1,2})(?:-(?=[A-Za-z]))?", re.IGNORECASE)
#: ``del19``, ``Del 19``, ``19del``, ``20ins``: the exons of EGFR and ERBB2 that everybody counts.
_SHORT_FIRST = re.compile(r"\b(del|ins)(?:etion|ertion)?[ -]?(1[89]|20)(?![\w.(])", re.IGNORECASE)
_SHORT_LAST = re.compile(r"(?<!on )(?<!ons )(?<!ex )(?<![\w./,+-])(1[89]|20)[ -]?(del|ins)(?!\w)", re.IGNORECASE)
#: ``delE746-A750``, ``deletion E746-A750``, ``E746-A750 del``.
_DASHED = re.compile(r"\b(del(?:etion)? ?)?([A-Z]\d{2,4})-([A-Z]\d{2,4})(?= ?del|\b)")
#: ``45/Mb``, ``12mut/Mb``.
_PER_MB = re.compile(r"(?<=\d) ?/ ?(?=mb\b|megabase)|(?<=\d)(?=mut)", re.IGNORECASE)
#: A comma before a joint adds nothing: ``MSI-H, or TMB-high``.
_COMMA_OR = re.compile(r" ?, (?=(?:or|and/or) )")
_BREAKING = re.compile(r"[,;(\[]")
_SIGNED_PAIR = re.compile(r"(?<=[+-])/(?=[A-Za-z])|(?<=[A-Za-z][+-])/(?=\d)")
#: The exons of a fusion behind each partner: ``EML4(13)-ALK(20)``, ``EML4 exon 13-ALK exon 20``.
_AT_EXON = r"(?: ?[(\[](?:exon |ex\.? ?|e)?(\d{1,2})[)\]]|[ _-]?(?:exon |exon|ex\.? ?|E)(\d{1,2}))"
_WITH_EXONS = re.compile(
    rf"\b([A-Z][A-Za-z0-9]{{1,9}}){_AT_EXON} ?(-|::|/) ?([A-Z][A-Za-z0-9]{{1,9}}){_AT_EXON}(?!\w)"
)


def segments(text: str) -> tuple[Segment, ...]:
    """Split at commas and semicolons outside brackets; brackets inside a word belong to the word.

    Raises:
        Refused: brackets are nested too deeply.

    >>> segments("MET amplification (GCN 12), no exon 14 skipping")[0]
    Segment(text='MET amplification', asides=('GCN 12',))
    >>> [s.text for s in segments("t(12;15)(p13;q25), ETV6::NTRK3")]
    ['t(12;15)(p13;q25)', 'ETV6::NTRK3']
    """
    text = _respelt(text)
    if not _BREAKING.search(text):
        return (Segment(text.strip(), ()),) if text.strip() else ()
    _check_depth(text)
    return tuple(_assembled(text))


def _respelt(text: str) -> str:
    """Words that stand for several facts, and signs that hide a break, written out."""
    lower = text.casefold()
    if any(word in lower for word in EXPANSIONS):
        text = _EXPANDED.sub(lambda m: EXPANSIONS[m.group().casefold()], text)
    if "del" in lower or "ins" in lower:
        text = _short_forms(text)
    if "exon-" in lower or "codon-" in lower or "intron-" in lower:
        text = _HYPHENED.sub(r"\1 \2 ", text)
    if "/" in text:
        text = _PER_MB.sub(lambda m: " mut/" if m.group() else " ", text)
        text = _SPACED_SLASH.sub(", ", _SIGNED_PAIR.sub(", ", text))
    if "_" in text:
        text = _RANGE_FIRST.sub(r"\1del", _RANGE_LAST.sub(r"\1del", text))
    if "-" in text or "::" in text or "/" in text:
        text = _WITH_EXONS.sub(_junction, text)
    if ", " in text:
        text = _COMMA_OR.sub(" ", text)
    if "(" in text:
        text = _EXONS.sub(lambda m: f" {m[1]}{m[2]}-{m[3]}{m[4]}".lower(), text)
    return _GLUED.sub(r" \1", text) if "(" in text or "[" in text else text


def _short_forms(text: str) -> str:
    """Deletions by their two ends, and exons by their number alone."""
    text = _SHORT_LAST.sub(r"exon \1 \2", _SHORT_FIRST.sub(r"exon \2 \1", text))
    if "del" in text.casefold():
        text = _DASHED.sub(lambda m: f"{m[1] and 'del ' or ''}{m[2]}_{m[3]}", text)
    return text


def _junction(found: re.Match[str]) -> str:
    """``EML4-ALK e13-a20``."""
    five, three = found[1], found[5]
    exons = (found[2] or found[3], found[6] or found[7])
    junction = f"{five[0]}{exons[0]}-{three[0]}{exons[1]}".lower()
    return f"{five}{found[4]}{three} {junction}"


def _check_depth(text: str) -> None:
    deep = max(accumulate((char in _OPEN) - (char in _CLOSE) for char in text), default=0)
    if deep > MOST_NESTED:
        why = f"brackets nested more than {MOST_NESTED} deep"
        raise Refused(text[:60], "alteration", why, rule="nested too deeply")


def _assembled(text: str) -> list[Segment]:
    found: list[Segment] = []
    plain: list[str] = []
    asides: list[str] = []
    for kind, part in _parts(text):
        if kind == "aside":
            asides.append(part)
            plain.append(" ")
        elif kind == "text":
            plain.append(part)
        else:
            _flush(found, plain, asides)
    _flush(found, plain, asides)
    return found


def _flush(found: list[Segment], plain: list[str], asides: list[str]) -> None:
    text = " ".join("".join(plain).split())
    if text or asides:
        found.append(Segment(text, tuple(asides)))
    plain.clear()
    asides.clear()


def _parts(text: str) -> list[tuple[str, str]]:
    """Runs of text, asides and breaks, in order; an unclosed bracket runs to the end."""
    parts: list[tuple[str, str]] = []
    depth, start, glued = 0, 0, False
    for at, char in enumerate(text):
        if char in _OPEN:
            if depth == 0:
                glued = at > 0 and text[at - 1] not in " ,;"
                if not glued:
                    parts.append(("text", text[start:at]))
                    start = at + 1
            depth += 1
        elif char in _CLOSE and depth:
            depth -= 1
            if depth == 0 and not glued:
                parts.append(("aside", text[start:at]))
                start = at + 1
        elif depth == 0 and _breaks(text, at, char):
            parts.extend((("text", text[start:at]), ("break", "")))
            start = at + 1
    parts.append(("aside" if depth and not glued else "text", text[start:]))
    return parts


def _breaks(text: str, at: int, char: str) -> bool:
    """A comma between two digits joins a list of exons or codons."""
    if char == ";":
        return True
    if char != ",":
        return False
    return not (text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit())
