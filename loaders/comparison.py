"""Laying a coded profile beside a sentence's: markers, their polarity and how wide each is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from typing import TYPE_CHECKING

from kg.model import (
    And,
    Biomarker,
    Breadth,
    Curie,
    Cytogenetic,
    Expression,
    Fusion,
    GeneEvent,
    GeneEventKind,
    Level,
    Not,
    Or,
    Profile,
    ProteinChange,
    Region,
    Residue,
    Signature,
    TumourScope,
    genes_of,
)

if TYPE_CHECKING:
    from ontologies.words import Words


def marker(leaf: Biomarker) -> str:
    """What a leaf is about, so that code and sentence can be laid side by side.

    The product of a gene and a variant of it are two markers; an amplification of ERBB2 goes with
    its product, since labels call both "HER2-positive".
    """
    match leaf.alteration:
        case Expression(gene=gene):
            return f"product:{gene}"
        case GeneEvent(gene="ERBB2", kind=GeneEventKind.AMPLIFICATION):
            return "product:ERBB2"
        case Signature(name=name):
            return f"signature:{name.name}"
        case Cytogenetic(event=event):
            return f"chromosome:{event}"
        case Fusion(five=str(five), three=str(three)):
            return f"fusion:{five}::{three}"
        case alteration:
            return f"gene:{genes_of(alteration)[-1]}"


def literals(profile: Profile, *, positive: bool = True) -> Iterator[tuple[str, bool, Biomarker]]:
    """Every leaf as (marker, whether it must be there, leaf)."""
    match profile:
        case Biomarker():
            yield marker(profile), positive is not _negative(profile), profile
        case Not(of=inner):
            yield from literals(inner, positive=not positive)
        case And(of=parts) | Or(of=parts):
            for part in parts:
                yield from literals(part, positive=positive)


def _negative(leaf: Biomarker) -> bool:
    match leaf.alteration:
        case GeneEvent(kind=GeneEventKind.WILD_TYPE):
            return True
        case Expression(level=Level.NEGATIVE | Level.LOST):
            return True
        case Signature(high=False):
            return True
        case _:
            return False


def markers_of(profile: Profile | None) -> frozenset[str]:
    """The markers of a profile, without clauses on what is known."""
    if profile is None:
        return frozenset()
    return frozenset(m for m, _, leaf in literals(profile) if not leaf.known_only)


def clauses(profile: Profile) -> frozenset[str]:
    """Clauses on what is known: "or status unknown", "without a known …"."""
    match profile:
        case Biomarker(known_only=known_only):
            return frozenset({"known only"} if known_only else ())
        case Not(of=inner):
            return clauses(inner)
        case And(of=parts) | Or(of=parts):
            own = {"or status unknown"} if isinstance(profile, Or) and profile.or_unknown else set()
            return frozenset(own).union(*(clauses(part) for part in parts))


def signs(profile: Profile) -> dict[str, set[bool]]:
    """Marker → the polarities asked for."""
    found: dict[str, set[bool]] = {}
    for name, sign, leaf in literals(profile):
        if not leaf.known_only:
            found.setdefault(name, set()).add(sign)
    return found


def leaves(profile: Profile, name: str) -> list[Biomarker]:
    """The leaves of one marker."""
    return [leaf for m, _, leaf in literals(profile) if m == name and not leaf.known_only]


def scores(profile: Profile, name: str) -> set[tuple[float | None, float | None]]:
    """The cut-offs of one marker."""
    return {
        (leaf.alteration.at_least, leaf.alteration.below)
        for leaf in leaves(profile, name)
        if isinstance(leaf.alteration, Expression | Signature)
        and (leaf.alteration.at_least, leaf.alteration.below) != (None, None)
    }


def alleles(leaves: list[Biomarker]) -> set[str]:
    """The exact changes among the leaves, where all of them are exact."""
    changes = [leaf.alteration for leaf in leaves]
    if not all(isinstance(change, ProteinChange) for change in changes):
        return set()
    return {change.change for change in changes if isinstance(change, ProteinChange)}


def agrees(profile: Profile, holds: Mapping[str, bool]) -> bool:
    """Whether a profile holds where each marker is there or not; amounts and alleles left aside."""
    match profile:
        case Biomarker():
            name, sign, _ = next(literals(profile))
            return holds[name] is sign
        case Not(of=inner):
            return not agrees(inner, holds)
        case And(of=parts):
            return all(agrees(part, holds) for part in parts)
        case Or(of=parts):
            return any(agrees(part, holds) for part in parts)


#: More markers than a sentence has.
_MANY = 10


def is_stricter(coded: Profile, told: Profile) -> bool:
    """Whether the code refuses patients whom the sentence takes, and takes no others.

    ``ER and PR`` is stricter than ``ER or PR``. Only profiles of the same markers are compared.
    """
    names = sorted(markers_of(coded))
    if frozenset(names) != markers_of(told) or len(names) > _MANY or clauses(told):
        return False
    rows = [dict(zip(names, row, strict=True)) for row in product((True, False), repeat=len(names))]
    pairs = [(agrees(coded, row), agrees(told, row)) for row in rows]
    return (False, True) in pairs and (True, False) not in pairs


#: Event kinds by what happened to the gene; every other kind is a short variant.
_FAMILY_OF_KIND = {
    GeneEventKind.REARRANGEMENT: "fusion",
    GeneEventKind.AMPLIFICATION: "copies",
    GeneEventKind.GAIN: "copies",
    GeneEventKind.DELETION: "copies",
}


def families(leaves: list[Biomarker]) -> set[str]:
    """What happened to the gene: a fusion, a change of copies, a short variant, its product.

    A word that takes in all of them ("alteration") belongs to no single family.
    """
    found = set()
    for leaf in leaves:
        match leaf.alteration:
            case GeneEvent(kind=GeneEventKind.ALTERATION | GeneEventKind.LOSS):
                return set()
            case GeneEvent(kind=kind):
                found.add(_FAMILY_OF_KIND.get(kind, "variant"))
            case Fusion():
                found.add("fusion")
            case Expression():
                found.add("product")
            case Signature() | Cytogenetic():
                return set()
            case _:
                found.add("variant")
    return found


def variants(leaves: list[Biomarker]) -> list[Biomarker]:
    """The short variants among the leaves."""
    return [leaf for leaf in leaves if families([leaf]) == {"variant"}]


def width(leaves: list[Biomarker]) -> int:
    """How wide the widest leaf is: a score, an allele, a residue or exon, a kind, anything."""
    return max((_width_of(leaf) for leaf in leaves), default=0)


_EVENT_WIDTHS = {
    GeneEventKind.ALTERATION: 5,
    GeneEventKind.REARRANGEMENT: 4,
    GeneEventKind.INTERNAL_TANDEM_DUPLICATION: 2,
    GeneEventKind.KINASE_DOMAIN_DUPLICATION: 2,
    GeneEventKind.TRUNCATING: 2,
    GeneEventKind.FRAMESHIFT: 2,
    GeneEventKind.SPLICE: 2,
    GeneEventKind.MISSENSE: 2,
    GeneEventKind.AMPLIFICATION: 2,
    GeneEventKind.DELETION: 2,
}
_WIDTHS = {Residue: 2, Region: 2}


def _width_of(leaf: Biomarker) -> int:
    match leaf.alteration:
        case GeneEvent(kind=kind) if marker(leaf).startswith("gene:"):
            return _EVENT_WIDTHS.get(kind, 3)
        case Fusion(ordered=False):
            return 3
        case Expression(assay="IHC", at_least=float() | int()):
            return 0
        case alteration:
            return next((n for kind, n in _WIDTHS.items() if isinstance(alteration, kind)), 1)


def within_any(kind: Curie, scope: TumourScope, words: Words) -> bool:
    """Whether a tumour lies within a scope: one of its types, or below one."""
    if scope.breadth in {Breadth.ALL, Breadth.ALL_SOLID, Breadth.ALL_LIQUID}:
        return True
    return bool(set(words.tumours.ancestors(kind)) & set(scope.types))


def related(coded: TumourScope, told: TumourScope, words: Words) -> bool:
    """Whether every coded tumour lies within the sentence's, or holds one of them."""
    if Breadth.ALL_SOLID in {coded.breadth, told.breadth}:
        return coded.breadth is told.breadth
    return all(
        within_any(kind, told, words)
        or any(kind in words.tumours.ancestors(other) for other in told.types)
        for kind in coded.types
    )
