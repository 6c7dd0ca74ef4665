"""One predicate against all findings of a patient, one after the other: no index, no memory."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Any, NamedTuple

from kg.model import (
    Biomarker,
    Cytogenetic,
    DnaChange,
    Expression,
    Fusion,
    GeneEvent,
    GeneEventKind,
    NamedVariant,
    Origin,
    Presence,
    ProteinChange,
    Region,
    ReportClass,
    Residue,
    Signature,
    Zygosity,
    genes_of,
)
from tests.reference import events, measures, sequences
from tests.reference.bearing import Bearing, Seen


class Truth(StrEnum):
    """Three values; silence is unknown."""

    TRUE = "true"
    FALSE = "false"
    UNKNOWN = "unknown"


class Leaf(NamedTuple):
    """A predicate, its truth, and whether any finding bears on it."""

    wanted: Biomarker
    truth: Truth
    touched: bool
    stated_unknown: bool
    exact: bool
    no_driver: bool = False


_BY_KIND: dict[type, Callable[[Any, Seen], Bearing]] = {
    ProteinChange: sequences.of_protein,
    DnaChange: sequences.of_dna,
    Residue: sequences.of_residue,
    Region: sequences.of_region,
    GeneEvent: events.of_event,
    Fusion: events.of_fusion,
    NamedVariant: measures.of_name,
    Expression: measures.of_expression,
    Signature: measures.of_signature,
    Cytogenetic: measures.of_chromosomes,
}

_TRUTH = {
    Bearing.HOLDS: Truth.TRUE,
    Bearing.DENIES: Truth.FALSE,
    Bearing.OPEN: Truth.UNKNOWN,
    Bearing.GATED: Truth.FALSE,
}
#: These name the exact variant; a report closes all others (domain rules, 3 a).
_EXACT = (ProteinChange, DnaChange, NamedVariant)
_NO_DRIVER = {ReportClass.UNCERTAIN, ReportClass.LIKELY_BENIGN, ReportClass.BENIGN}


def leaf(wanted: Biomarker, findings: Sequence[Seen], *, positive: bool = True) -> Leaf:
    """The truth of a predicate: the strongest thing that any finding says of it."""
    said = [(bearing(wanted, seen), seen) for seen in findings]
    for word, usual in _TRUTH.items():
        those = [seen for says, seen in said if says is word]
        if those:
            unknown = any(seen.finding.presence is Presence.UNKNOWN for seen in those)
            exact = any(isinstance(seen.finding.alteration, ProteinChange) for seen in those)
            uncertain = [seen for seen in those if seen.class_ == "uncertain significance"]
            present = all(seen.finding.presence is Presence.PRESENT for seen in those)
            may_be = word is Bearing.GATED and not positive and bool(uncertain)
            truth = Truth.UNKNOWN if may_be else usual  # it may be what must be absent
            no_driver = present and uncertain == those
            return Leaf(
                wanted,
                truth,
                touched=True,
                stated_unknown=unknown,
                exact=exact,
                no_driver=no_driver,
            )
    silence = Truth.FALSE if wanted.known_only else Truth.UNKNOWN
    return Leaf(wanted, silence, touched=False, stated_unknown=False, exact=False)


def _names_it(wanted: Biomarker) -> bool:
    asked = wanted.alteration
    resistance = isinstance(asked, GeneEvent) and asked.kind is GeneEventKind.RESISTANCE
    return resistance or isinstance(asked, _EXACT)


def bearing(wanted: Biomarker, seen: Seen) -> Bearing:
    """What one finding says of one predicate."""
    if not _same_subject(wanted, seen):
        return Bearing.SILENT
    asked = wanted.alteration
    if isinstance(asked, GeneEvent) and asked.kind is GeneEventKind.WILD_TYPE:
        return events.of_wild_type(seen)
    said = _BY_KIND[type(asked)](asked, seen)
    match seen.finding.presence:
        case Presence.PRESENT:
            return _present(wanted, seen, said)
        case Presence.ABSENT:
            return _absent(wanted, seen, said)
        case _:
            return _unknown(wanted, seen, said)


def _same_subject(wanted: Biomarker, seen: Seen) -> bool:
    """The predicate and the finding name a gene in common, or are both of the whole genome."""
    asked, found = set(genes_of(wanted.alteration)), set(genes_of(seen.finding.alteration))
    return bool(asked & found) or (not asked and not found)


def _present(wanted: Biomarker, seen: Seen, said: Bearing) -> Bearing:
    """A finding that was made; its origin and its copies must be those of the claim."""
    if said not in {Bearing.HOLDS, Bearing.OPEN}:
        return said
    if not (said is Bearing.HOLDS and _names_it(wanted)) and seen.finding.report in _NO_DRIVER:
        return Bearing.GATED
    origin = seen.finding.origin
    if wanted.origin is not None and origin is not None and origin is not wanted.origin:
        return Bearing.DENIES
    said = Bearing.OPEN if wanted.origin is Origin.GERMLINE and origin is None else said
    return _copies(wanted, seen, said)


def _copies(wanted: Biomarker, seen: Seen, said: Bearing) -> Bearing:
    found, copies = seen.finding.alteration, seen.finding.zygosity
    deleted = isinstance(found, GeneEvent) and found.kind is GeneEventKind.DELETION
    if wanted.zygosity is not Zygosity.BIALLELIC or copies is Zygosity.BIALLELIC or deleted:
        return said
    return Bearing.DENIES if copies is Zygosity.MONOALLELIC else Bearing.OPEN


#: Kinds that a whole class of changes satisfies: one absent change says nothing of the class.
_CLASSES = (GeneEvent, Signature, Expression)


def _absent(wanted: Biomarker, seen: Seen, said: Bearing) -> Bearing:
    """What is stated absent denies all that it takes in, and turns a measure into its opposite."""
    asked, found = wanted.alteration, seen.finding.alteration
    if said is Bearing.DENIES:
        opposite = isinstance(asked, Expression | Signature)
        return Bearing.HOLDS if opposite else Bearing.SILENT
    whole = isinstance(asked, Fusion) and None in {asked.five, asked.three}
    wide = isinstance(asked, GeneEvent) or whole
    if said is Bearing.HOLDS and wide and asked != found:
        return Bearing.SILENT
    return Bearing.DENIES if said in {Bearing.HOLDS, Bearing.OPEN} else Bearing.SILENT


def _unknown(wanted: Biomarker, seen: Seen, said: Bearing) -> Bearing:
    """A status that is stated to be unknown leaves open whatever it could decide."""
    both = isinstance(wanted.alteration, Expression)
    both = both and isinstance(seen.finding.alteration, Expression)
    if said is Bearing.GATED or (said is Bearing.SILENT and not both):
        return Bearing.SILENT
    return Bearing.OPEN
