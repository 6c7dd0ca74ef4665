"""What a claim asks for: one testable predicate, and AND / OR / NOT over predicates."""

from __future__ import annotations

from collections.abc import Iterator

from kg.model.alteration import Alteration, Origin, Zygosity, keys_of
from kg.model.value import Value


class Biomarker(Value, frozen=True, kw_only=True, tag="is"):
    """One predicate of a claim; it holds for a patient whose findings fit ``alteration``.

    ``known_only`` marks a clause on what is *known* ("without a known acquired resistance
    mutation"): it fails only where the finding is stated.
    """

    alteration: Alteration
    origin: Origin | None = None
    zygosity: Zygosity | None = None
    known_only: bool = False


class Not(Value, frozen=True, kw_only=True, tag="not"):
    """The predicate must be stated to be false."""

    of: Profile


class And(Value, frozen=True, kw_only=True, tag="and"):
    """All must hold."""

    of: tuple[Profile, ...]


class Or(Value, frozen=True, kw_only=True, tag="or"):
    """At least one must hold. ``or_unknown`` is the label's "or status unknown"."""

    of: tuple[Profile, ...]
    or_unknown: bool = False


#: A molecular profile: a tree of predicates, evaluated in three values.
Profile = Biomarker | Not | And | Or


def biomarkers_of(profile: Profile) -> Iterator[Biomarker]:
    """Every leaf, left to right."""
    match profile:
        case Biomarker():
            yield profile
        case Not(of=inner):
            yield from biomarkers_of(inner)
        case And(of=parts) | Or(of=parts):
            for part in parts:
                yield from biomarkers_of(part)


def keys_of_profile(profile: Profile) -> tuple[str, ...]:
    """The sorted, distinct index keys of all leaves."""
    return tuple(
        sorted({key for leaf in biomarkers_of(profile) for key in keys_of(leaf.alteration)})
    )
