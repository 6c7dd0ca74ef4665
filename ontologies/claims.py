"""The claims grammar: biomarkers and profiles as sources write them, into predicates.

``parse_profile`` reads AND / OR / NOT over phrases, ``parse_biomarker`` one phrase. Whatever
cannot be read is a :class:`~kg.errors.Refused` whose ``rule`` names the reason.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.errors import Refused
from kg.model import (
    Alteration,
    And,
    Biomarker,
    GeneEvent,
    GeneEventKind,
    Not,
    Or,
    Profile,
    ReportClass,
    genes_of,
)
from ontologies.grammar.boolean import read_boolean
from ontologies.grammar.compose import compose
from ontologies.grammar.gene_roles import CLAIM_FAMILIES
from ontologies.grammar.lists import lists_joined
from ontologies.grammar.pieces import GeneSeen, Piece, Polarity, QualitySeen
from ontologies.grammar.printing import print_profile
from ontologies.grammar.readings import Reading
from ontologies.grammar.saying import refuse
from ontologies.grammar.scan import scan_segment
from ontologies.grammar.segments import segments
from ontologies.terms import clean

if TYPE_CHECKING:
    from ontologies.words import Words

#: Longer than any profile of the sources; a longer text is refused unread.
LONGEST_PROFILE = 5000
_UNPROVEN = frozenset({ReportClass.UNCERTAIN, ReportClass.LIKELY_BENIGN, ReportClass.BENIGN})
_ABSENT = frozenset({Polarity.NO, Polarity.NEGATIVE, Polarity.RETAINED})


def parse_profile(text: str, words: Words) -> Profile:
    """Read a molecular profile.

    Raises:
        Refused: the text, or one phrase of it, is no profile; ``rule`` names the reason.
    """
    if len(text) > LONGEST_PROFILE:
        raise refuse(text[:60] + "…", f"longer than {LONGEST_PROFILE} characters", "too long")
    return read_boolean(clean(text), lambda phrase: parse_biomarker(phrase, words))


def parse_biomarker(text: str, words: Words) -> Profile:
    """Read one phrase; several facts with commas between them must all hold.

    Raises:
        Refused: the phrase is no biomarker; ``rule`` names the reason.
    """
    if len(text) > LONGEST_PROFILE:
        raise refuse(text[:60] + "…", f"longer than {LONGEST_PROFILE} characters", "too long")
    readings: list[Reading] = []
    carried: tuple[str, ...] = ()
    for segment in lists_joined(segments(clean(text)), words.genes):
        pieces = scan_segment(segment, words.genes)
        found = compose(text, tuple(map(_narrow, pieces)), words.genes, carried)
        readings.extend(found)
        carried = _last_genes(readings) or carried
    return _profile(text, _amended(text, readings))


def _narrow(piece: Piece) -> Piece:
    """A family in a claim is what labels test."""
    if isinstance(piece, GeneSeen) and (members := CLAIM_FAMILIES.get(piece.written.casefold())):
        return GeneSeen(symbols=members, written=piece.written)
    return piece


def _last_genes(readings: list[Reading]) -> tuple[str, ...]:
    for reading in reversed(readings):
        genes = [g for a in reading.alterations for g in genes_of(a)]
        if genes:
            return tuple(dict.fromkeys(genes))
    return ()


def _amended(text: str, readings: list[Reading]) -> list[Reading]:
    """Hand qualities that stand alone ("…, bi-allelic") to the reading before them."""
    found: list[Reading] = []
    for reading in readings:
        if reading.stands:
            found.append(reading)
            continue
        if reading.gene is not None or not found:
            raise refuse(text, "no alteration is named", "no alteration")
        last = found[-1]
        found[-1] = Reading(
            alterations=last.alterations,
            any_=last.any_,
            but_not=last.but_not,
            polarity=last.polarity or reading.polarity,
            origin=last.origin or reading.origin,
            zygosity=last.zygosity or reading.zygosity,
            report=last.report or reading.report,
            direction=last.direction or reading.direction,
            known=last.known or reading.known,
            broken=last.broken or reading.broken,
            joined_any=last.joined_any,
        )
    if not found:
        raise refuse(text, "nothing is said", "empty")
    return found


def _profile(text: str, readings: list[Reading]) -> Profile:
    profile = _of_reading(text, readings[0])
    for reading in readings[1:]:
        part = _of_reading(text, reading)
        if reading.joined_any:
            profile = Or(of=(*_parts(profile, Or), part))
        else:
            profile = And(of=(*_parts(profile, And), part))
    return profile


def _parts(profile: Profile, kind: type[And | Or]) -> tuple[Profile, ...]:
    return profile.of if isinstance(profile, kind) else (profile,)


def _of_reading(text: str, reading: Reading) -> Profile:
    if reading.polarity is Polarity.UNKNOWN:
        raise refuse(text, "an unknown status is no predicate", "status unknown")
    if reading.report in _UNPROVEN:
        raise refuse(text, f"a claim about a variant of {reading.report}", "unproven variant")
    if reading.broken:
        raise refuse(text, "no biomarker: a fusion out of frame or in one gene", "broken fusion")
    leaves = [_leaf(alteration, reading) for alteration in reading.alterations]
    negated = reading.polarity in _ABSENT or (
        reading.polarity is Polarity.WILD and not _wild(reading)
    )
    parts: list[Profile] = [Not(of=leaf) for leaf in leaves] if negated else list(leaves)
    parts.extend(Not(of=_leaf(alteration, reading)) for alteration in reading.but_not)
    if len(parts) == 1:
        return parts[0]
    return Or(of=tuple(parts)) if reading.any_ else And(of=tuple(parts))


def _wild(reading: Reading) -> bool:
    return all(
        isinstance(a, GeneEvent) and a.kind is GeneEventKind.WILD_TYPE for a in reading.alterations
    )


def _leaf(alteration: Alteration, reading: Reading) -> Biomarker:
    return Biomarker(
        alteration=alteration,
        origin=reading.origin,
        zygosity=reading.zygosity,
        known_only=reading.known,
    )


def coverage(texts: Iterable[str], words: Words) -> Counter[str]:
    """Count profiles by outcome: ``kept``, or the rule by which each was refused."""
    counts: Counter[str] = Counter()
    for text in texts:
        try:
            parse_profile(text, words)
        except Refused as error:
            counts[error.rule] += 1
        else:
            counts["kept"] += 1
    return counts


__all__ = ["QualitySeen", "coverage", "parse_biomarker", "parse_profile", "print_profile"]
