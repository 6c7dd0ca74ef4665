"""The coded residue of a row against the protein changes that its own prose names."""

from __future__ import annotations

import re
from typing import Final

from loaders.doubts import Doubt

_AMINO: Final = "ACDEFGHIKLMNPQRSTVWY"
#: A change as texts write it: T790M, p.Glu746_Ala750del, E746_A750del, K601*, V600.
_CHANGE: Final = re.compile(
    rf"(?<![A-Za-z0-9])(?:p\.)?[{_AMINO}](\d{{2,4}})"
    rf"(?:[{_AMINO}*X](?:/[A-Z*])*)?(?![A-Za-z0-9-])"
)
#: A change of bases looks like one of residues: C677T.
_BASES: Final = re.compile(r"[ACGT]\d+[ACGT]")
_SPAN: Final = re.compile(rf"[{_AMINO}](\d{{2,4}})_[{_AMINO}](\d{{2,4}})")
#: Transcripts of one gene number a residue so far apart.
_SHIFT: Final = 2
_NUMBER: Final = re.compile(r"\d+")


def variant_doubts(coded: str, text: str, field: str) -> list[Doubt]:
    """Whether the prose names changes of residues, and none of those that are coded.

    A number of the code that stands anywhere in the prose counts as naming: texts number residues
    by other transcripts and write changes in many ways.
    """
    residues = _residues(coded)
    named = {m[0] for m in _CHANGE.finditer(text) if _is_change(m[0])}
    numbers = {int(number) for number in _NUMBER.findall(text)}
    if not residues or not named or "exon" in text.casefold():
        return []
    if any(abs(residue - number) <= _SHIFT for residue in residues for number in numbers):
        return []
    why = f"coded {coded!r}, the prose names {', '.join(sorted(named)[:4])}"
    return [Doubt("variant not in prose", field, why)]


def _is_change(text: str) -> bool:
    return text[-1] in f"{_AMINO}*X" and _BASES.fullmatch(text) is None


def _residues(text: str) -> set[int]:
    spans = {int(number) for m in _SPAN.finditer(text) for number in m.groups()}
    return spans | {int(m[1]) for m in _CHANGE.finditer(text)}
