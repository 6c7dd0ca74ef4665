"""Predicates on a whole gene: an event of some kind, wild type, a fusion."""

from __future__ import annotations

from kg.model import (
    Alteration,
    Direction,
    DnaChange,
    Expression,
    Fusion,
    GeneEvent,
    GeneEventKind,
    Level,
    NamedVariant,
    Presence,
    ProteinChange,
    Region,
    Residue,
    Zygosity,
)
from queries.rules import EVENT_MAY_BE, EVENT_SATISFIES, NEEDS_DRIVER
from tests.reference.bearing import Bearing, Seen
from tests.reference.proteins import protein

_K = GeneEventKind
_DIRECTED = {_K.ACTIVATING: Direction.GAIN, _K.LOSS_OF_FUNCTION: Direction.LOSS}
_AGAINST = {_K.ACTIVATING: Direction.LOSS, _K.LOSS_OF_FUNCTION: Direction.GAIN}
_SHAPES = {
    _K.TRUNCATING: {"frameshift", "nonsense"},
    _K.MISSENSE: {"missense"},
    _K.FRAMESHIFT: {"frameshift"},
}
_ANY_VARIANT = {_K.MUTATION, _K.ALTERATION, _K.ONCOGENIC, *_DIRECTED}
_VARIANT = (ProteinChange, DnaChange, Residue, Region, NamedVariant)


def of_event(wanted: GeneEvent, seen: Seen) -> Bearing:
    """An event of a gene; the driver gate stands before every word for "mutation"."""
    if wanted.kind is _K.RESISTANCE:
        return Bearing.HOLDS if seen.resists else Bearing.SILENT
    bearing = _of_event(wanted.kind, seen)
    present = seen.finding.presence is Presence.PRESENT
    fusion = isinstance(seen.finding.alteration, Fusion)
    if bearing is Bearing.HOLDS and wanted.kind in NEEDS_DRIVER and present and not fusion:
        wrong = seen.direction is not None and seen.direction is _AGAINST.get(wanted.kind)
        return Bearing.GATED if wrong or not seen.driver else Bearing.HOLDS
    return bearing


def _of_event(kind: GeneEventKind, seen: Seen) -> Bearing:
    found = seen.finding.alteration
    match found:
        case GeneEvent(kind=had):
            return _event_for_event(kind, had, seen)
        case Fusion():
            return _fusion(kind, found, seen)
        case Expression(level=Level.LOST | Level.NEGATIVE) if kind is _K.LOSS:
            return Bearing.HOLDS
        case Expression(level=Level.POSITIVE | Level.OVER) if kind is _K.LOSS:
            return Bearing.DENIES
        case _ if isinstance(found, _VARIANT):
            return Bearing.HOLDS if _variant_is(kind, found, seen) else Bearing.SILENT
        case _:
            return Bearing.SILENT


def _variant_is(kind: GeneEventKind, found: Alteration, seen: Seen) -> bool:
    shape = protein(found.change).kind if isinstance(found, ProteinChange) else None
    if shape == "synonymous":
        return False
    if kind in _ANY_VARIANT:
        return True
    if kind is _K.SPLICE and isinstance(found, DnaChange):
        return "+1" in found.change
    both = seen.finding.zygosity is Zygosity.BIALLELIC
    return shape in _SHAPES.get(kind, ()) or (kind is _K.LOSS and both)


def _event_for_event(asked: GeneEventKind, had: GeneEventKind, seen: Seen) -> Bearing:
    directed = asked in _DIRECTED and seen.direction is _DIRECTED[asked]
    if seen.driver and directed and had in NEEDS_DRIVER:
        return Bearing.HOLDS
    if asked is had or asked in EVENT_SATISFIES.get(had, ()):
        return Bearing.HOLDS
    if asked in EVENT_MAY_BE.get(had, ()):
        return Bearing.OPEN
    return Bearing.DENIES if had is _K.WILD_TYPE and asked in NEEDS_DRIVER else Bearing.SILENT


def _fusion(asked: GeneEventKind, found: Fusion, seen: Seen) -> Bearing:
    if asked not in {_K.REARRANGEMENT, _K.ALTERATION}:
        return Bearing.SILENT
    any_partner = found.five is None or found.three is None
    stated_otherwise = seen.finding.presence is not Presence.PRESENT
    return Bearing.OPEN if any_partner and stated_otherwise else Bearing.HOLDS


def of_wild_type(seen: Seen) -> Bearing:
    """Wild type: stated, denied by a driver; open while a variant may be a passenger."""
    found, presence = seen.finding.alteration, seen.finding.presence
    if seen.class_ in {"benign", "likely benign"}:
        return Bearing.SILENT
    if isinstance(found, GeneEvent) and found.kind is _K.WILD_TYPE:
        return _wild(presence, if_present=Bearing.HOLDS, if_absent=Bearing.DENIES)
    any_partner = isinstance(found, Fusion) and None in {found.five, found.three}
    if any_partner or (isinstance(found, GeneEvent) and found.kind in NEEDS_DRIVER):
        return _wild(presence, if_present=Bearing.DENIES, if_absent=Bearing.HOLDS)
    if isinstance(found, ProteinChange) and protein(found.change).kind == "synonymous":
        return Bearing.SILENT
    if not isinstance(found, (*_VARIANT, Fusion)):
        return Bearing.SILENT
    sure = seen.driver or isinstance(found, Fusion)
    denied = Bearing.DENIES if sure else Bearing.OPEN
    return _wild(presence, if_present=denied, if_absent=Bearing.OPEN)


def _wild(presence: Presence, *, if_present: Bearing, if_absent: Bearing) -> Bearing:
    return {Presence.PRESENT: if_present, Presence.ABSENT: if_absent}.get(presence, Bearing.OPEN)


def of_fusion(wanted: Fusion, seen: Seen) -> Bearing:
    """A fusion by its partners; one that is not reported leaves a named one open."""
    found = seen.finding.alteration
    match found:
        case Fusion(five=five, three=three, ordered=ordered):
            orders = [(five, three)]
            orders += [] if wanted.ordered and ordered else [(three, five)]
            return max((_partners(wanted, *o) for o in orders), key=_BEST.index)
        case GeneEvent(kind=_K.REARRANGEMENT):
            return Bearing.HOLDS if None in {wanted.five, wanted.three} else Bearing.OPEN
        case GeneEvent(kind=_K.ALTERATION):
            return Bearing.OPEN
        case GeneEvent(kind=_K.WILD_TYPE) | Expression(level=Level.NEGATIVE | Level.LOST):
            return Bearing.DENIES
        case _:
            return Bearing.SILENT


_BEST = [Bearing.SILENT, Bearing.OPEN, Bearing.HOLDS]


def _partners(wanted: Fusion, five: str | None, three: str | None) -> Bearing:
    pairs = [(wanted.five, five), (wanted.three, three)]
    asked = [(want, have) for want, have in pairs if want is not None]
    if all(want == have for want, have in asked):
        return Bearing.HOLDS
    return Bearing.OPEN if all(have in {want, None} for want, have in asked) else Bearing.SILENT
