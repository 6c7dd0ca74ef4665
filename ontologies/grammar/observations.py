"""Readings of what people typed into a patient's findings, checked against protein and codons."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from kg.errors import Refused
from kg.model import (
    Alteration,
    Expression,
    Fusion,
    GeneEvent,
    GeneEventKind,
    Level,
    Observation,
    Origin,
    Presence,
    ProteinChange,
    ReportClass,
    Residue,
)
from ontologies.grammar.dna import disagreement
from ontologies.grammar.gene_roles import SAME_PROTEIN
from ontologies.grammar.members import standing_in
from ontologies.grammar.pieces import Polarity
from ontologies.grammar.protein import check_residues, residues_of
from ontologies.grammar.readings import Reading

if TYPE_CHECKING:
    from ontologies.genes import Genes

_PRESENCE: dict[Polarity | None, Presence] = {
    None: Presence.PRESENT,
    Polarity.POSITIVE: Presence.PRESENT,
    Polarity.NO: Presence.ABSENT,
    Polarity.NEGATIVE: Presence.ABSENT,
    Polarity.RETAINED: Presence.ABSENT,
    Polarity.WILD: Presence.ABSENT,
    Polarity.UNKNOWN: Presence.UNKNOWN,
}


def observe(reading: Reading, text: str, genes: Genes) -> tuple[Observation, ...]:
    """Give the findings of a reading that has alterations.

    Of several alternatives it is not known which one is there: see ``alternatives``.

    Raises:
        Refused: an impossible change, or DNA and protein that disagree.
    """
    for alteration in reading.alterations:
        _check(alteration, reading, text, genes)
    presence = _PRESENCE[reading.polarity]
    alterations = reading.alterations
    either = reading.any_ and not (reading.slashed and _compound(alterations))
    if either and len(alterations) > 1 and presence is not Presence.ABSENT:
        shared = _shared_residue(alterations)
        if shared is None:
            return ()
        alterations = (shared,)
    found = [_observation(a, reading, presence, text) for a in alterations]
    found += [_observation(a, reading, Presence.ABSENT, text) for a in reading.but_not]
    return tuple(found)


def _observation(
    alteration: Alteration, reading: Reading, presence: Presence, text: str
) -> Observation:
    return Observation(
        alteration=alteration,
        presence=presence,
        origin=reading.origin,
        zygosity=reading.zygosity,
        report=_report(alteration, reading, text),
        direction=reading.direction,
        dna=reading.dna,
        exon=reading.exon,
        text=text,
    )


def _report(alteration: Alteration, reading: Reading, text: str) -> ReportClass | None:
    """The class that is asserted; a fusion out of frame or inside one gene is an uncertain one.

    Raises:
        Refused: such a word about anything but a fusion, of which it says another thing.
    """
    if not reading.broken:
        return reading.report
    match alteration:
        case Fusion() | GeneEvent(kind=GeneEventKind.REARRANGEMENT):
            return ReportClass.UNCERTAIN
        case _:
            why = "out of frame, intragenic or antisense is read of a fusion only"
            raise Refused(text, "alteration", why, rule="no fusion")


def alternatives(reading: Reading, text: str) -> tuple[Observation, ...]:
    """Give what "one of these" leaves open: each of them, of unknown status.

    Where one member of a mutated family stands for all it is present. A positive hormone receptor
    is nearly always the oestrogen receptor, which is taken as stated.
    """
    same = reading.family is not None and reading.family.casefold() in SAME_PROTEIN
    presences = [Presence.PRESENT if same else Presence.UNKNOWN] * len(reading.alterations)
    first = reading.alterations[0]
    if reading.family == "HR" and isinstance(first, Expression) and first.level is Level.POSITIVE:
        presences[0] = Presence.PRESENT
    standing = standing_in(reading.alterations)
    if standing is not None and reading.polarity in {None, Polarity.POSITIVE}:
        presences[standing] = Presence.PRESENT
    pairs = zip(reading.alterations, presences, strict=True)
    return tuple(_observation(a, reading, presence, text) for a, presence in pairs)


def _compound(alterations: tuple[Alteration, ...]) -> bool:
    """Whether a slash lists changes of different residues of one gene: "L858R/T790M" is both."""
    places = {
        (a.gene, residues_of(a.change)[:1]) for a in alterations if isinstance(a, ProteinChange)
    }
    return len(places) == len(alterations) and len({gene for gene, _ in places}) == 1


def uncertain(seen: Observation) -> Observation:
    """Give a finding that is one of several as of unknown status; one ruled out stays so."""
    if seen.presence is not Presence.PRESENT:
        return seen
    return msgspec.structs.replace(seen, presence=Presence.UNKNOWN)


def _shared_residue(alterations: tuple[Alteration, ...]) -> Residue | None:
    """``V600E/K`` names one residue."""
    residues = set()
    for alteration in alterations:
        if not isinstance(alteration, ProteinChange):
            return None
        places = residues_of(alteration.change)
        residues.add((alteration.gene, places[:1]))
    if len(residues) != 1:
        return None
    gene, ((reference, position),) = residues.pop()
    return Residue(gene=gene, reference=reference, position=position)


def _check(alteration: Alteration, reading: Reading, text: str, genes: Genes) -> None:
    match alteration:
        case ProteinChange(gene=gene, change=change):
            check_residues(change, gene, genes)
            _check_dna(reading.dna, gene, change, text, genes)
        case Residue(gene=gene, reference=str() as reference, position=position):
            genes.check_residue(gene, reference, position)
        case _:
            pass


def _check_dna(dna: str | None, gene: str, change: str, text: str, genes: Genes) -> None:
    """Refuse both readings where the codon table cannot turn one into the other."""
    if dna is None or len(residues_of(change)) == 0:
        return
    model = genes.model(gene)
    labels = {f"{aa}{n}" for aa, n in residues_of(change)}
    if model is not None and labels & set(model.off_sequence):
        return  # a label of another numbering: its codon is not this transcript's
    why = disagreement(dna, change)
    if why is not None:
        raise Refused(text, "conflict", why, rule="DNA and protein disagree")


def amended(seen: Observation, reading: Reading) -> Observation:
    """Add the qualities of a reading without alterations: "…, mono-allelic"."""
    origin = seen.origin or reading.origin
    if reading.origin is Origin.GERMLINE and reading.polarity in {Polarity.NEGATIVE, Polarity.NO}:
        origin = Origin.SOMATIC  # "germline negative": the finding is not in the germline
    return msgspec.structs.replace(
        seen,
        origin=origin,
        zygosity=seen.zygosity or reading.zygosity,
        report=seen.report or _report(seen.alteration, reading, seen.text),
        direction=seen.direction or reading.direction,
        dna=seen.dna or reading.dna,
        exon=seen.exon or reading.exon,
        presence=_amended_presence(seen, reading),
    )


def _amended_presence(seen: Observation, reading: Reading) -> Presence:
    about_origin = reading.origin is not None
    if reading.polarity is None or about_origin:
        return seen.presence
    return _PRESENCE[reading.polarity]


def merged(found: list[Observation]) -> tuple[Observation, ...]:
    """Give each finding once; what two spellings of it add to each other is kept."""
    kept: dict[object, Observation] = {}
    for seen in found:
        key = _identity(seen)
        old = kept.get(key)
        kept[key] = seen if old is None else _joined(old, seen)
    return tuple(kept.values())


def _identity(seen: Observation) -> object:
    match seen.alteration:
        case Fusion(five=five, three=three, ordered=ordered):
            return ("fusion", five, three, ordered, seen.presence)
        case Expression(gene=gene, level=level, at_least=None, share=None, share_below=None):
            return ("expression", gene, level, seen.presence)
        case alteration:
            return (alteration, seen.presence)


def _joined(old: Observation, new: Observation) -> Observation:
    alteration = old.alteration
    match alteration, new.alteration:
        case Fusion(junction=None), Fusion(junction=str()):
            alteration = new.alteration
        case Expression(assay=None), Expression(assay=str()):
            alteration = new.alteration
        case _:
            pass
    return msgspec.structs.replace(
        old,
        alteration=alteration,
        origin=old.origin or new.origin,
        zygosity=old.zygosity or new.zygosity,
        report=old.report or new.report,
        direction=old.direction or new.direction,
        dna=old.dna or new.dna,
        exon=old.exon or new.exon,
    )
