"""Protein changes: any spelling into the model's one-letter HGVS, through ferro-hgvs.

The library reads a change only behind an accession, takes ``V600`` for ``Val600?`` and ``X`` for
an unknown residue; those two are caught before it is asked.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import ferro_hgvs

from kg.errors import Refused

if TYPE_CHECKING:
    from ontologies.genes import Genes

_ONE = {
    "Ala": "A",
    "Arg": "R",
    "Asn": "N",
    "Asp": "D",
    "Cys": "C",
    "Gln": "Q",
    "Glu": "E",
    "Gly": "G",
    "His": "H",
    "Ile": "I",
    "Leu": "L",
    "Lys": "K",
    "Met": "M",
    "Phe": "F",
    "Pro": "P",
    "Ser": "S",
    "Thr": "T",
    "Trp": "W",
    "Tyr": "Y",
    "Val": "V",
    "Ter": "*",
    "Sec": "U",
}
_AMINO = "ACDEFGHIKLMNPQRSTVWY"
_ACCESSION = "NP_000000.1:p."

_SIMPLE = re.compile(rf"([{_AMINO}])(\d{{1,5}})([{_AMINO}*])")
_LOWER = re.compile(rf"[{_AMINO.lower()}]\d{{2,5}}[{_AMINO.lower()}*]")
_SITE = re.compile(rf"([{_AMINO}]|{'|'.join(_ONE)})(\d{{1,5}})(X|Xaa)?")
_SLASHED = re.compile(rf"([{_AMINO}])(\d{{1,5}})([{_AMINO}*])((?:/[{_AMINO}*])+)")
#: Anything else that begins like a protein change; its length is bounded.
_SHAPE = re.compile(
    r"(?:[A-Z]|[A-Z][a-z]{2}|\*)\d{1,5}(?:[_-](?:[A-Z]|[A-Z][a-z]{2}|\*)\d{1,5})?"
    r"(?P<edit>[A-Za-z*=?>\d+-]{1,80})"
)
_EDIT = re.compile(r"(?<=[\d*])(DELINS|DEL|INS|DUP)|(?<=[\dA-Z])(FS)(?=[X*\d]|$)")
_THREE = re.compile(r"[A-Z][a-z]{2}")
_SHIFT = re.compile(r"([A-Z*]\d+)[A-Z*]?fs.*")
_CANONICAL = re.compile(
    r"[A-Z*]\d+(?:_[A-Z*]\d+)?(?:[A-Z*=?]|fs|del|dup|delins[A-Z*]+|ins[A-Z*]+|[A-Z]?ext.+)"
)
_PLACE = re.compile(r"([A-Z*])(\d+)")


def read_protein(text: str) -> str | None:
    """Give the change in the model's spelling, or None where the text is no protein change.

    >>> [read_protein(t) for t in ("p.(Val600Glu)", "M774DELINSWLV", "E746_T751>I", "V600V")]
    ['V600E', 'M774delinsWLV', 'E746_T751delinsI', 'V600=']
    >>> read_protein("K706FS*19"), read_protein("V600"), read_protein("amplification")
    ('K706fs', None, None)
    """
    bare = _bare(text)
    if simple := _SIMPLE.fullmatch(bare):
        return _synonymous(bare, *simple.groups())
    if _LOWER.fullmatch(bare):
        return read_protein(bare.upper())
    shape = _SHAPE.fullmatch(bare)
    if shape is None or _SITE.fullmatch(bare) or not _is_edit(shape["edit"]):
        return None
    return _through_library(_modern(bare))


def read_site(text: str) -> tuple[str, int, bool] | None:
    """Give residue, position and whether ``X`` was written, of a residue without its change.

    >>> read_site("V600"), read_site("p.Arg132X"), read_site("V600E")
    (('V', 600, False), ('R', 132, True), None)
    """
    site = _SITE.fullmatch(_bare(text))
    if site is None:
        return None
    residue = site[1] if len(site[1]) == 1 else _ONE[site[1]]
    return (residue, int(site[2]), site[3] is not None)


def read_alternatives(text: str) -> tuple[str, ...]:
    """Give the changes of a slashed list of residues.

    >>> read_alternatives("V600E/K"), read_alternatives("V600E")
    (('V600E', 'V600K'), ())
    """
    found = _SLASHED.fullmatch(_bare(text))
    if found is None:
        return ()
    news = (found[3], *found[4].strip("/").split("/"))
    return tuple(_synonymous("", found[1], found[2], new) for new in news)


def residues_of(change: str) -> tuple[tuple[str, int], ...]:
    """Give the reference residues a change names: the ends of a range, or its only residue.

    >>> residues_of("E746_A750del")
    (('E', 746), ('A', 750))
    """
    head = re.match(r"[A-Z*]\d+(?:_[A-Z*]\d+)?", change)
    return tuple((aa, int(n)) for aa, n in _PLACE.findall(head[0])) if head else ()


def _bare(text: str) -> str:
    bare = text[2:] if text.startswith(("p.", "P.")) else text
    return bare.strip("()[]") if bare[:1] in "([" else bare


def _synonymous(text: str, old: str, position: str, new: str) -> str:
    return f"{old}{position}=" if old == new else text or f"{old}{position}{new}"


def _is_edit(edit: str) -> bool:
    """Whether what follows the position is an edit and not the rest of another word."""
    if edit in "=?*" or edit in _ONE:
        return True
    return bool(
        re.match(r"(?:[A-Z]|[A-Z][a-z]{2}|\*)?(?:fs|FS|ext)|del|ins|dup|DEL|INS|DUP|>", edit)
    )


def _modern(text: str) -> str:
    """Rewrite capitals, ``>`` and ``X`` of old spellings into today's HGVS."""
    text = _EDIT.sub(lambda m: m.group().lower(), text)
    text = text.replace(">", "delins").replace("fsX", "fs*")
    text = re.sub(r"(?<=\d)-(?=[A-Z*])", "_", text)
    return re.sub(r"(dup|(?<!ins)del)(?!ins)[A-Za-z]+$", r"\1", text)


def _through_library(text: str) -> str | None:
    try:
        read = str(ferro_hgvs.parse(_ACCESSION + text))
    except ferro_hgvs.ParseError:
        return None
    short = _THREE.sub(lambda m: _ONE.get(m.group(), m.group()), read.removeprefix(_ACCESSION))
    short = short.strip("()")
    if shift := _SHIFT.fullmatch(short):
        short = f"{shift[1]}fs"
    if simple := _SIMPLE.fullmatch(short):
        short = _synonymous(short, *simple.groups())
    return short if _CANONICAL.fullmatch(short) else None


def on_sequence(change: str, gene: str, genes: Genes) -> str:
    """Give the change as the protein's sequence has it: duplications by name, histones by HGVS.

    An insertion that repeats its neighbours is a duplication (HGVS: the most C-terminal copy);
    histone labels that count without the first methionine (``K27M``) move by one.
    """
    model = genes.model(gene)
    if model is None or not model.sequences:
        return change
    sequence = model.sequences[0]
    if gene.startswith(("H3-", "H3C", "H4-", "H4C", "H2A", "H2B", "H1-")):
        return _histone(change, sequence)
    if "ins" in change and "del" not in change:
        return _duplication(change, sequence)
    return change


def _stands(sequence: str, residue: str, position: int) -> bool:
    return 0 < position <= len(sequence) and sequence[position - 1] == residue


def _histone(change: str, sequence: str) -> str:
    places = residues_of(change)
    shifted = all(_stands(sequence, aa, n + 1) and not _stands(sequence, aa, n) for aa, n in places)
    if not shifted:
        return change
    return _PLACE.sub(lambda m: f"{m[1]}{int(m[2]) + 1}", change, count=len(places))


def _duplication(change: str, sequence: str) -> str:
    """``D770_N771insSVD`` is ``S768_D770dup`` where the sequence reads SVD before the site."""
    head, _, new = change.partition("ins")
    places = residues_of(head)
    flanks = len(places) == 2 and places[1][1] == places[0][1] + 1  # noqa: PLR2004  # a pair
    if not flanks or not new.isalpha() or not all(_stands(sequence, aa, n) for aa, n in places):
        return change
    left, size = places[0][1], len(new)
    inserted = sequence[:left] + new + sequence[left:]
    ends_at = range(left + size, max(left, size) - 1, -1)
    end = next((n for n in ends_at if _repeats(sequence, inserted, n, size)), None)
    if end is None:
        return change
    while end < len(sequence) and sequence[end] == sequence[end - size]:
        end += 1
    first = end - size + 1
    tail = f"{sequence[end - 1]}{end}"
    return f"{tail}dup" if size == 1 else f"{sequence[first - 1]}{first}_{tail}dup"


def _repeats(sequence: str, inserted: str, end: int, size: int) -> bool:
    """Whether doubling the ``size`` residues that end at ``end`` gives the inserted protein."""
    return end <= len(sequence) and (
        sequence[:end] + sequence[end - size : end] + sequence[end:] == inserted
    )


def check_residues(change: str, gene: str, genes: Genes) -> None:
    """Check every residue the change names against the protein.

    Raises:
        Refused: another residue stands there, or the position lies beyond the protein's end.
    """
    ends = change.endswith("*") or "fs" in change
    for residue, position in residues_of(change):
        try:
            genes.check_residue(gene, residue, position, ends=ends)
        except Refused as error:
            raise Refused(
                f"{gene} {change}",
                "alteration",
                error.why,
                rule=error.rule,
                suggestions=error.suggestions,
            ) from None
