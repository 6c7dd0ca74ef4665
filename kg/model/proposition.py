"""The key under which sensitivity, resistance and no benefit meet, whoever says them."""

from __future__ import annotations

import msgspec

from kg.model.alteration import Expression
from kg.model.biomarker import And, Biomarker, Not, Or, Profile
from kg.model.drug import Regimen
from kg.model.tumour import TumourScope
from kg.model.value import Value

#: Receptors that sources name with the tumour ("triple-negative breast cancer").
TUMOUR_RECEPTORS = frozenset({"ESR1", "PGR", "ERBB2"})


class Proposition(Value, frozen=True, kw_only=True):
    """A profile × regimen × tumour; the effect is not part of it."""

    profile: Profile
    drugs: tuple[str, ...]
    classes: tuple[str, ...] = ()
    tumour: TumourScope


def proposition(profile: Profile, regimen: Regimen, tumour: TumourScope) -> Proposition:
    """The proposition a claim is about.

    Neither the source's wording of the tumour nor the order in which it lists the parts of a
    profile tells two apart.
    """
    scope = TumourScope(
        breadth=tumour.breadth,
        types=tuple(sorted(set(tumour.types))),
        excluded=tuple(sorted(set(tumour.excluded))),
    )
    return Proposition(
        profile=in_order(profile), drugs=regimen.drugs, classes=regimen.classes, tumour=scope
    )


def in_order(profile: Profile) -> Profile:
    """The same profile with the parts of each AND and OR flat, sorted and once each."""
    match profile:
        case Biomarker():
            return profile
        case Not(of=inner):
            return Not(of=in_order(inner))
        case And():
            parts = _parts(profile)
            return And(of=parts) if len(parts) > 1 else parts[0]
        case Or(or_unknown=or_unknown):
            parts = _parts(profile)
            plain = len(parts) == 1 and not or_unknown
            return parts[0] if plain else Or(of=parts, or_unknown=or_unknown)


def _parts(profile: And | Or) -> tuple[Profile, ...]:
    flat: list[Profile] = []
    for part in map(in_order, profile.of):
        same = isinstance(part, type(profile)) and not getattr(part, "or_unknown", False)
        flat.extend(part.of if same and isinstance(part, And | Or) else (part,))
    return tuple(sorted(dict.fromkeys(flat), key=msgspec.json.encode))


def altered(profile: Profile) -> tuple[Profile, tuple[Profile, ...]]:
    """What a claim says is altered, and the receptors it asks for beside it.

    The receptors come with the tumour's name, and the origin from a column of the source: they
    tell patients apart, not the alteration. A profile of receptors alone is left whole.

    >>> from kg.model import GeneEvent, GeneEventKind, Level
    >>> loss = Biomarker(alteration=GeneEvent(gene="PTEN", kind=GeneEventKind.LOSS_OF_FUNCTION))
    >>> her2 = Biomarker(alteration=Expression(gene="ERBB2", level=Level.POSITIVE))
    >>> altered(And(of=(loss, her2))) == (loss, (her2,))
    True
    """
    whole = in_order(profile)
    parts = whole.of if isinstance(whole, And) else (whole,)
    beside = tuple(part for part in parts if _receptor(part))
    kept = tuple(_without_origin(part) for part in parts if part not in beside)
    if not kept:
        return whole, ()
    return (in_order(And(of=kept)) if len(kept) > 1 else kept[0]), beside


def _receptor(part: Profile) -> bool:
    leaf = part.of if isinstance(part, Not) else part
    return (
        isinstance(leaf, Biomarker)
        and isinstance(leaf.alteration, Expression)
        and leaf.alteration.gene in TUMOUR_RECEPTORS
    )


def _without_origin(profile: Profile) -> Profile:
    match profile:
        case Biomarker():
            return msgspec.structs.replace(profile, origin=None)
        case Not(of=inner):
            return Not(of=_without_origin(inner))
        case And(of=parts) | Or(of=parts):
            return msgspec.structs.replace(profile, of=tuple(map(_without_origin, parts)))
