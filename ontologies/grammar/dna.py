"""Coding DNA changes, and whether the codon table turns one into the protein change beside it."""

from __future__ import annotations

import re

import ferro_hgvs

from ontologies.genetic_code import CODONS
from ontologies.grammar.protein import residues_of

_ACCESSION = "NM_000000.1:"
_SHAPE = re.compile(r"c\.\(?[*\-\d][\d_+\-*ACGTacgtdelinsupv>()=]{1,80}")
_REMOVED = re.compile(r"(del|dup)[ACGT]+")
_BLOCK = re.compile(r"(c\.\d+_\d+)[ACGT]+>([ACGT]+)")
_SUBSTITUTION = re.compile(r"c\.(\d+)([ACGT])>([ACGT])")
_REPLACED = re.compile(r"c\.(\d+)_(\d+)delins([ACGT]+)")
_EDITED = re.compile(r"c\.(\d+)(?:_\d+delins|([ACGT])>)([ACGT]+)")
_EXONIC = re.compile(r"c\.(\d+)(?:_(\d+))?(delins|del|dup|ins)([ACGT]*)")


#: How many codons the first changed residue of a frameshift may lie after the changed bases.
_SILENT_START = 12
_FRAME = 3


def read_dna(text: str) -> str | None:
    """Give the change without the bases it removes, or None where the text is no DNA change.

    >>> read_dna("c.68_69delAG"), read_dna("c.3082+1G>T"), read_dna("c.1798_1799GT>AA")
    ('c.68_69del', 'c.3082+1G>T', 'c.1798_1799delinsAA')
    """
    bare = text.strip("()[]")
    if not bare.startswith(("c.", "C.")):
        return None
    bare = "c." + bare[2:]
    if _SHAPE.fullmatch(bare) is None:
        return None
    bare = _BLOCK.sub(r"\1delins\2", bare)
    try:
        read = str(ferro_hgvs.parse(_ACCESSION + bare)).removeprefix(_ACCESSION)
    except ferro_hgvs.ParseError:
        return None
    return _REMOVED.sub(r"\1", read)


def disagreement(dna: str, change: str) -> str | None:
    """Say why the DNA change cannot give the protein change; None where it can or nobody knows.

    >>> disagreement("c.1799T>A", "V600K")
    'c.1799T>A cannot turn a codon for V into one for K'
    >>> disagreement("c.1799T>A", "V600E") is None
    True
    """
    places = residues_of(change)
    if not places:
        return None
    if found := _SUBSTITUTION.fullmatch(dna):
        start = int(found[1])
        return _replacement(dna, change, (start, start, found[3]), found[2])
    if (found := _REPLACED.fullmatch(dna)) and _same_codon(found):
        return _replacement(dna, change, (int(found[1]), int(found[2]), found[3]), None)
    if found := _EXONIC.fullmatch(dna):
        return _moved(dna, change, found)
    return None


def codon_of(dna: str) -> int | None:
    """Give the codon that a substitution lies in; None where the change is none.

    >>> codon_of("c.1799T>A"), codon_of("c.1798_1799delinsAA"), codon_of("c.34+1G>T")
    (600, 600, None)
    """
    found = _SUBSTITUTION.fullmatch(dna) or _REPLACED.fullmatch(dna)
    if found is None or (found.re is _REPLACED and not _same_codon(found)):
        return None
    return (int(found[1]) - 1) // _FRAME + 1


def protein_of(dna: str, residue: str, triplet: str | None = None) -> str | None:
    """Give the protein change of a substitution, where the codon leaves only one.

    ``residue`` stands at the codon; without its ``triplet`` all codons of the residue that have the
    replaced base must agree.

    >>> protein_of("c.1799T>A", "V", "GTG"), protein_of("c.1799T>A", "V")
    ('V600E', None)
    >>> protein_of("c.1798_1799delinsAA", "V", "GTG"), protein_of("c.6G>A", "M")
    ('V600K', 'M2I')
    """
    codon = codon_of(dna)
    edit = _EDITED.fullmatch(dna)
    if codon is None or edit is None or codon == 1:
        return None  # what follows from a lost start no codon says
    first, old, new = (int(edit[1]) - 1) % _FRAME, edit[2], edit[3]
    known = [triplet] if triplet else [t for t, amino in CODONS.items() if amino == residue]
    fits = [t for t in known if old is None or t[first] == old]
    results = {CODONS[t[:first] + new + t[first + len(new) :]] for t in fits}
    if len(results) != 1:
        return None
    result = results.pop()
    return f"{residue}{codon}{'=' if result == residue else result}"


def frameshift_codon(dna: str) -> int | None:
    """Give the codon in which a coding change shifts the reading frame; None where it does not.

    >>> frameshift_codon("c.68_69del"), frameshift_codon("c.2235_2249del")
    (23, None)
    """
    found = _EXONIC.fullmatch(dna)
    if found is None:
        return None
    start, end = int(found[1]), int(found[2] or found[1])
    size = _size(found[3], end - start + 1, len(found[4]))
    return (start - 1) // _FRAME + 1 if size is not None and size % _FRAME else None


def _same_codon(found: re.Match[str]) -> bool:
    start, end = int(found[1]), int(found[2])
    return (start - 1) // 3 == (end - 1) // 3 and len(found[3]) == end - start + 1


def _replacement(dna: str, change: str, edit: tuple[int, int, str], old: str | None) -> str | None:
    start, end, new = edit
    reference, position = residues_of(change)[0]
    kind = change[len(f"{reference}{position}") :]
    codon, base = (start - 1) // 3 + 1, (start - 1) % 3
    if len(kind) != 1 or kind == "?":
        return None  # a base change may disturb splicing: no codon says what follows
    if codon != position:
        return f"{dna} lies in codon {codon}, not {position}"
    wanted = reference if kind == "=" else kind
    for triplet, amino in CODONS.items():
        fits = amino == reference and (old is None or triplet[base] == old)
        if fits and CODONS[triplet[:base] + new + triplet[base + end - start + 1 :]] == wanted:
            return None
    return f"{dna} cannot turn a codon for {reference} into one for {wanted}"


def _moved(dna: str, change: str, found: re.Match[str]) -> str | None:
    """Bases lost or gained: the place must agree, and a frame that is kept or lost."""
    start, end = int(found[1]), int(found[2] or found[1])
    first, codon = residues_of(change)[0][1], (start - 1) // 3 + 1
    if not codon - 1 <= first <= (end - 1) // 3 + 1 + _SILENT_START:
        return f"{dna} lies in codon {codon}, not {first}"
    size = _size(found[3], end - start + 1, len(found[4]))
    shifts = size is not None and size % _FRAME != 0
    if change.endswith("fs") and size is not None and not shifts:
        return f"{dna} keeps the reading frame"
    if shifts and re.search(r"(?:del|dup|ins[A-Z]+)$", change):
        return f"{dna} shifts the reading frame"
    return None


def _size(edit: str, span: int, given: int) -> int | None:
    """Net number of bases; None where the text does not say it."""
    match edit:
        case "del" | "dup":
            return span
        case "ins":
            return given or None
        case _:
            return given - span if given else None
