"""Predicates on the sequence, by the plain reading of design 4.1: a change, a residue, a region."""

from __future__ import annotations

from kg.model import (
    Alteration,
    Change,
    DnaChange,
    GeneEvent,
    GeneEventKind,
    ProteinChange,
    Region,
    RegionKind,
    Residue,
)
from tests.reference.bearing import Bearing, Seen
from tests.reference.proteins import TAKES, Protein, protein
from tests.reference.vocabulary import EXONS

_K = GeneEventKind
#: Findings that say "mutated" and leave the change open.
UNREPORTED = frozenset(
    {_K.MUTATION, _K.ALTERATION, _K.ONCOGENIC, _K.ACTIVATING, _K.LOSS_OF_FUNCTION, _K.MISSENSE}
)


def whole_gene(seen: Alteration) -> Bearing:
    """What "mutated" and "wild type" say of any exact predicate in their gene."""
    if isinstance(seen, GeneEvent) and seen.kind in UNREPORTED:
        return Bearing.OPEN
    if isinstance(seen, GeneEvent) and seen.kind is _K.WILD_TYPE:
        return Bearing.DENIES
    return Bearing.SILENT


def of_protein(wanted: ProteinChange, seen: Seen) -> Bearing:
    """An exact change: another allele does not inherit, a partial finding leaves it open."""
    asked, found = protein(wanted.change), seen.finding.alteration
    match found:
        case ProteinChange(change=change):
            other = protein(change)
            one_shift = asked.kind == other.kind == "frameshift" and asked == other
            return Bearing.HOLDS if change == wanted.change or one_shift else Bearing.SILENT
        case Residue(position=position):
            return Bearing.OPEN if position == asked.first else Bearing.SILENT
        case Region() as region:
            inside = within(asked, region) and takes(region.change, asked, wanted.change)
            return Bearing.OPEN if inside else Bearing.SILENT
        case _:
            return whole_gene(found)


def of_residue(wanted: Residue, seen: Seen) -> Bearing:
    """Any substitution of one residue."""
    found = seen.finding.alteration
    match found:
        case ProteinChange(change=change):
            at = protein(change)
            hit = at.kind == "missense" and at.first == wanted.position
            return Bearing.HOLDS if hit else Bearing.SILENT
        case Residue(position=position):
            return Bearing.HOLDS if position == wanted.position else Bearing.SILENT
        case Region() as region:
            at = Protein("missense", "", wanted.position, wanted.position)
            return Bearing.OPEN if within(at, region) else Bearing.SILENT
        case _:
            return whole_gene(found)


def of_dna(wanted: DnaChange, seen: Seen) -> Bearing:
    """An exact change of the coding DNA, which a finding may carry beside its protein change."""
    found = seen.finding.alteration
    if isinstance(found, DnaChange) and found.change == wanted.change:
        return Bearing.HOLDS
    wild = isinstance(found, GeneEvent) and found.kind is _K.WILD_TYPE
    return Bearing.DENIES if wild else Bearing.SILENT


def of_region(wanted: Region, seen: Seen) -> Bearing:
    """A kind of change in exons or codons."""
    found = seen.finding.alteration
    match found:
        case ProteinChange(change=change):
            at = protein(change)
            if not (touches(at, wanted) and takes(wanted.change, at, change)):
                return Bearing.SILENT
            gated = wanted.change is Change.ANY and not seen.driver
            return Bearing.GATED if gated else Bearing.HOLDS
        case DnaChange(change=change):
            return _splice(wanted, change)
        case Residue(position=position):
            at = Protein("missense", "", position, position)
            single = wanted.change in {Change.ANY, Change.MISSENSE}
            return Bearing.HOLDS if single and within(at, wanted) else Bearing.SILENT
        case Region() as other:
            return _region(wanted, other)
        case _:
            return whole_gene(found)


#: Words for a change that mean a narrower and a wider thing.
_WIDER = {
    Change.DUPLICATION: {Change.INSERTION, Change.INDEL},
    Change.DELETION: {Change.INDEL},
    Change.INSERTION: {Change.INDEL},
    Change.FRAMESHIFT: {Change.TRUNCATING},
}


def _region(wanted: Region, found: Region) -> Bearing:
    asked, had = codons(wanted), codons(found)
    inside = asked[0] <= had[0] and had[1] <= asked[1]
    around = had[0] <= asked[0] and asked[1] <= had[1]
    kinds = {found.change, Change.ANY, *_WIDER.get(found.change, ())}
    if inside and wanted.change in kinds:
        return Bearing.HOLDS
    open_ = (inside or around) and found.change is Change.ANY
    return Bearing.OPEN if open_ else Bearing.SILENT


def _splice(wanted: Region, change: str) -> Bearing:
    """A splice site of the exon that a claim says is skipped: the ends of its codons, ± 3 bases."""
    skips = wanted.change in {Change.SKIPPING, Change.SPLICE} and wanted.kind is RegionKind.EXON
    if not skips or "+1" not in change:
        return Bearing.SILENT
    base = int(change.removeprefix("c.").split("+")[0])
    first, last = codons(wanted)
    near = abs(base - (3 * first - 2)) <= 3 or abs(base - 3 * last) <= 3
    return Bearing.HOLDS if near else Bearing.OPEN


def codons(region: Region) -> tuple[int, int]:
    """The codons of a region of the small worlds, both inclusive."""
    first, last = region.first or 0, region.last or region.first or 0
    if region.kind is RegionKind.CODON:
        return first, last
    spans = {number: (a, b) for number, a, b in EXONS[region.gene]}
    return spans[first][0], spans[last][1]


def within(at: Protein, region: Region) -> bool:
    """The whole change lies inside the region."""
    first, last = codons(region)
    return first <= at.first and at.last <= last


def touches(at: Protein, region: Region) -> bool:
    """Some of the change lies inside the region."""
    first, last = codons(region)
    return at.first <= last and first <= at.last


def takes(asked: Change, at: Protein, change: str) -> bool:
    """Whether the claim's word takes in a change; an indel counts by its net size."""
    if at.kind == "synonymous":
        return False
    if at.kind == "indel" and asked in {Change.DELETION, Change.INSERTION, Change.DUPLICATION}:
        gained = len(change.split("delins")[1]) - (at.last - at.first + 1)
        return asked is (Change.DELETION if gained < 0 else Change.INSERTION) and gained != 0
    return asked is Change.ANY or at.kind in TAKES[asked]
