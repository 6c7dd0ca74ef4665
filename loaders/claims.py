"""What every loader of claims does after its grammar: add an origin, unite profiles, read scopes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import msgspec

from kg.model import (
    And,
    Biomarker,
    DnaChange,
    GeneEvent,
    GeneEventKind,
    NamedVariant,
    Not,
    Or,
    Origin,
    Profile,
    ProteinChange,
    Region,
    Residue,
)

#: What can be inherited; an expression, a fusion or an amplification is found in the tumour.
INHERITED: Final = (ProteinChange, DnaChange, Residue, Region, NamedVariant)

#: Events of a whole gene that are said of an inherited variant, too.
INHERITED_EVENTS: Final = frozenset(
    {
        GeneEventKind.MUTATION,
        GeneEventKind.ALTERATION,
        GeneEventKind.ONCOGENIC,
        GeneEventKind.ACTIVATING,
        GeneEventKind.LOSS_OF_FUNCTION,
        GeneEventKind.TRUNCATING,
        GeneEventKind.MISSENSE,
        GeneEventKind.FRAMESHIFT,
        GeneEventKind.SPLICE,
        GeneEventKind.DELETION,
        GeneEventKind.LOSS,
    }
)


def with_origin(profile: Profile, origin: Origin | None) -> Profile:
    """The profile, each leaf that can be inherited with this origin; what is excluded stays."""
    if origin is None:
        return profile
    match profile:
        case Biomarker():
            if profile.origin is not None or not _can_be_inherited(profile):
                return profile
            return msgspec.structs.replace(profile, origin=origin)
        case And(of=parts) | Or(of=parts):
            inner = tuple(with_origin(part, origin) for part in parts)
            return msgspec.structs.replace(profile, of=inner)
        case Not():
            return profile


def _can_be_inherited(leaf: Biomarker) -> bool:
    alteration = leaf.alteration
    if isinstance(alteration, GeneEvent):
        return alteration.kind in INHERITED_EVENTS
    return isinstance(alteration, INHERITED)


def united(*profiles: Profile | None) -> Profile:
    """All of these profiles at once, without what is said twice; at least one must be given.

    >>> leaf = Biomarker(alteration=NamedVariant(gene="EGFR", name="vIII"))
    >>> united(leaf, None, leaf) == leaf
    True
    """
    parts = list(dict.fromkeys(_flat(profile for profile in profiles if profile is not None)))
    return parts[0] if len(parts) == 1 else And(of=tuple(parts))


def _flat(profiles: Iterable[Profile]) -> Iterable[Profile]:
    for profile in profiles:
        if isinstance(profile, And):
            yield from _flat(profile.of)
        else:
            yield profile
