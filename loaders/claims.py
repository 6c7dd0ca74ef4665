"""What loaders of claims share: an origin for a profile, profiles united, a disease read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

import msgspec

from kg.errors import Refused
from kg.model import (
    And,
    Biomarker,
    Breadth,
    Curie,
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
    TumourScope,
    Value,
)
from ontologies.claims import parse_biomarker
from ontologies.disease_states import DiseaseParts, split_disease

if TYPE_CHECKING:
    from ontologies.words import Words

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


class Disease(Value, frozen=True, kw_only=True):
    """A disease as a claim names it: the tumours, what its name says of biomarkers, its states."""

    scope: TumourScope
    implies: Profile | None = None
    states: tuple[str, ...] = ()

    @property
    def notes(self) -> tuple[str, ...]:
        """The states in words; a statement has no other place for them."""
        return tuple(f"disease state: {state}" for state in self.states)


def disease_of(name: str, doid: str, words: Words) -> Disease:
    """Read a disease by its name and, where the source gives one, its DOID number.

    Raises:
        Refused: neither leads to a node of the tumour types.
    """
    if words.tumours.breadth(name) is not None:
        return Disease(scope=words.tumours.scope(name))
    parts = split_disease(doid) if doid else split_disease(name)
    if parts.tumour == doid:
        return implied_by(name, _of_number(name, doid, words), words)
    scope = msgspec.structs.replace(words.tumours.scope(parts.tumour), text=name)
    return _with_parts(scope, parts, words)


def implied_by(name: str, scope: TumourScope, words: Words) -> Disease:
    """What a disease's name says beside the tumour, whose scope is known otherwise.

    Raises:
        Refused: a biomarker in the name cannot be read.
    """
    return _with_parts(scope, split_disease(name), words)


def _with_parts(scope: TumourScope, parts: DiseaseParts, words: Words) -> Disease:
    implied = [parse_biomarker(text, words) for text in parts.biomarkers]
    return Disease(scope=scope, implies=united(*implied) if implied else None, states=parts.states)


def _of_number(name: str, doid: str, words: Words) -> TumourScope:
    id_ = Curie(f"doid:{doid}")
    if words.tumours.get(id_) is None:
        why = f"no tumour type has the number {doid}"
        raise Refused(name, "tumour", why, rule="disease not on the spine")
    return TumourScope(breadth=Breadth.TYPES, types=(id_,), text=name)
