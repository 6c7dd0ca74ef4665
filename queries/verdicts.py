"""What speaks against a regimen, and whether it outweighs what speaks for it.

Design 4.4 in order: an alteration vetoes; a label keeps its drug unless a record more specific in
kind says otherwise; without a label a negative record in this tumour blocks support of the same
or a lower level.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from kg.model import Band, GeneEventKind, genes_of
from ontologies.words import Words
from queries.evidence import Evidence
from queries.labels import LabelView, excluded_by_clause
from queries.match import Truth
from queries.relation import HERE, OWN, Relation
from queries.rules import RANK, STRENGTH, Specificity


class Block(NamedTuple):
    """Why a regimen is held back: the rule, the effect shown, the records, and the way out."""

    rule: str
    effect: str
    records: tuple[str, ...]
    why: str
    unblocked_by: str


class Sides(NamedTuple):
    """Everything about one regimen for one patient, sorted by what it does.

    ``support`` counts here at clinical level, ``against`` binds here (``vetoes`` may also come
    from records of a single drug of the regimen), ``covering`` are labels of any place,
    ``sensitive`` is clinical-level support in any tumour, ``weakening`` are clinical-level records
    that do not support a resistance.
    """

    drugs: tuple[str, ...]
    support: tuple[Evidence, ...]
    against: tuple[Evidence, ...]
    vetoes: tuple[Evidence, ...]
    labels: tuple[LabelView, ...]
    sensitive: tuple[Evidence, ...] = ()
    weakening: tuple[Evidence, ...] = ()

    @property
    def covering(self) -> tuple[LabelView, ...]:
        """Labels of any place that apply, perhaps conditionally."""
        return tuple(v for v in self.labels if v.covers)

    @property
    def speaks_against(self) -> bool:
        """Whether any record or any clause of a label may hold the regimen back."""
        return bool(self.against or self.vetoes) or any(
            view.limited or excluded_by_clause(view.match) for view in self.labels
        )

    @property
    def if_tumour(self) -> tuple[LabelView, ...]:
        """Labels for all tumours of a form, where the tumour is not given."""
        return tuple(v for v in self.labels if v.if_tumour)


#: Where a resistance of the drug's own target still speaks: the target is the same.
_TARGET_TRAVELS = frozenset({Relation.DESCENDANT, Relation.TRANSFER})
#: An exact change that the drug does not bind is the same change in a liquid tumour.
_ALLELE_TRAVELS = _TARGET_TRAVELS | {Relation.FORM}


def vetoes(item: Evidence) -> bool:
    """What may veto: it binds here or resists elsewhere, an exact change even in the other form."""
    exact = item.kind_rank == RANK[Specificity.ALLELE]
    elsewhere = item.relation in (_ALLELE_TRAVELS if exact else _TARGET_TRAVELS)
    return binds_here(item) or (
        elsewhere and item.binds and item.shows == "resistant" and item.clinical
    )


def binds_here(item: Evidence) -> bool:
    """Resistance and no benefit bind in their own tumour; unspecified cancer counts too."""
    return item.binds and (item.here or item.relation is Relation.UNSPECIFIED)


def vetoed(sides: Sides, words: Words) -> Block | None:
    """The first rule that holds the regimen back wherever it is asked for, or None."""
    return (
        _known_resistance(sides)
        or _own_clause(sides, words)
        or _own_target(sides, words)
        or _excluded(sides)
    )


def weighed(sides: Sides, label_here: LabelView | None) -> Block | None:
    """What holds the regimen back in one jurisdiction, by whether a label covers it there."""
    return _more_specific(sides, label_here) if label_here else _outweighed(sides)


def _known_resistance(sides: Sides) -> Block | None:
    """A label's own clause on known resistance alleles speaks of the drug, wherever it is used."""
    for view in sides.labels:
        if view.relation not in HERE:
            continue
        for leaf in view.match.leaves:
            kind = getattr(leaf.wanted.alteration, "kind", None)
            if (
                leaf.positive
                or leaf.truth is not Truth.TRUE
                or kind is not GeneEventKind.RESISTANCE
            ):
                continue
            records = tuple(f.resists for f in leaf.findings if f.resists)
            alleles = ", ".join(f.seen.text for f in leaf.findings)
            return Block(
                "veto: own target",
                "resistant",
                (view.id, *records),
                f"the label excludes known resistance mutations; {alleles} is one",
                f"a tumour without {alleles}",
            )
    return None


def _own_target(sides: Sides, words: Words) -> Block | None:
    if not sides.vetoes:
        return None
    targets = _targets(sides.drugs, words)
    for item in sides.vetoes:
        if item.shows != "resistant" or not item.clinical:
            continue
        if not item.match.altered_genes & targets or _kept(sides, item):
            continue
        if item.relation in _ALLELE_TRAVELS and _sensitising(sides, _narrowest(item)):
            continue
        if _weakened(sides, item):
            continue
        return _block("veto: own target", "resistant", item, _without(item))
    return None


def _own_clause(sides: Sides, words: Words) -> Block | None:
    """A label says "without" an exact change of the drug's target: that holds in any tumour."""
    targets = _targets(sides.drugs, words)
    for view in sides.labels:
        for leaf in view.match.leaves if view.in_force else ():
            exact = leaf.how is Specificity.ALLELE and leaf.truth is Truth.TRUE
            if leaf.positive or not exact or targets.isdisjoint(genes_of(leaf.wanted.alteration)):
                continue
            if _sensitising(sides, {f.number for f in leaf.findings}):
                continue
            allele = ", ".join(f.seen.text for f in leaf.findings)
            return Block(
                "veto: own target",
                "resistant",
                (view.id,),
                f"the label for {view.label.tumour.text} excludes {allele}",
                f"a tumour without {allele}",
            )
    return None


def _weakened(sides: Sides, item: Evidence) -> bool:
    """A clinical record on a narrower finding does not support the resistance."""
    return any(
        w.kind_rank < item.kind_rank and _narrowest(w) & _narrowest(item) for w in sides.weakening
    )


def _sensitising(sides: Sides, about: set[int]) -> bool:
    """The finding is what the drug is given for somewhere: no secondary change of its target."""
    by_label = any(
        about & {f.number for f in leaf.findings}
        for view in sides.labels
        for leaf in view.match.holding
        if leaf.how is not Specificity.GENE
    )
    named = [s for s in sides.sensitive if s.kind_rank < RANK[Specificity.GENE]]
    return by_label or any(about & _narrowest(s) for s in named)


def _excluded(sides: Sides) -> Block | None:
    for item in sides.against:
        guideline = STRENGTH[item.band] <= STRENGTH[Band.GUIDELINE]
        if guideline and not _kept(sides, item):
            return _block("veto: excluded", item.shows, item, _without(item))
    if sides.covering:
        return None
    found = [v for v in sides.labels if _limit_here(v) or _clause_here(v)]
    limits = sorted(found, key=lambda v: (v.limited, v.id))  # a clause on the finding says more
    if limits:
        view = limits[0]
        return Block(
            "limitation of use" if view.limited else "veto: excluded",
            "resistant" if not view.limited else "insensitive",
            tuple(v.id for v in limits),
            f"the label excludes it: {view.label.sentence[:200]}",
            "a tumour without the excluded finding",
        )
    return None


def _limit_here(view: LabelView) -> bool:
    return view.in_force and view.limited and view.relation in HERE | {Relation.EXCLUDED}


def _clause_here(view: LabelView) -> bool:
    return view.in_force and view.relation in HERE and excluded_by_clause(view.match)


def _more_specific(sides: Sides, label_here: LabelView) -> Block | None:
    """An allele, exon or class inside the label's wider term (not a narrower tumour)."""
    if label_here.match.how is None:
        return None
    for item in sides.against:
        if (
            item.clinical
            and item.kind_rank < RANK[label_here.match.how]
            and item.match.altered_genes & label_here.match.altered_genes
        ):
            return _block("more specific negative", item.shows, item, _without(item))
    return None


def _outweighed(sides: Sides) -> Block | None:
    """No label here: a negative record at the same or a higher level blocks."""
    best = min(sides.support, key=_order, default=None)
    for item in sides.against:
        outweighs = item.clinical if best is None else not _weaker(item, best)
        if outweighs:
            return _negative_here(sides, item)
    return None


def listed(sides: Sides) -> Block | None:
    """A negative record below clinical level that binds here, where nothing else is known."""
    own = next(iter(sides.against), None)
    return _negative_here(sides, own) if own is not None else None


def _negative_here(sides: Sides, item: Evidence) -> Block:
    equal = [s for s in sides.support if s.strength <= item.strength]
    effect = "conflicting" if equal else item.shows
    why = "support of the same or a stronger level" if equal else "positive evidence here"
    return _block("negative here", effect, item, f"a label here, or {why} outweighing it")


def _order(item: Evidence) -> tuple[int, int]:
    """This tumour's own records outrank those about all tumours; then the stronger band."""
    return (0 if item.relation in OWN else 1, item.strength)


def _weaker(item: Evidence, best: Evidence) -> bool:
    """Whether a negative record stands below the best support."""
    if item.relation is Relation.UNSPECIFIED:
        if item.shows == "insensitive":
            return best.strength <= item.strength
        return best.strength < item.strength
    own, support_own = item.relation in OWN, best.relation in OWN
    if own != support_own:
        return support_own
    return item.strength > best.strength


def _kept(sides: Sides, item: Evidence) -> bool:
    """A label covers the patient, and it or support names this biomarker or a narrower one."""
    supported = any(
        s.strength <= item.strength and s.kind_rank <= item.kind_rank and _shares(s, item)
        for s in sides.support
    )
    if item.regimen.drugs != sides.drugs and supported:
        return True  # a combination was tried because its part had failed
    return any(_names_it(view, item) for view in sides.covering) or (
        bool(sides.covering) and supported
    )


def _names_it(view: LabelView, item: Evidence) -> bool:
    """The label's own biomarker is the finding that the record is about, no wider."""
    for leaf in view.match.holding:
        if leaf.how is not None:
            about = {f.number for f in leaf.findings}
            if about >= _narrowest(item) and RANK[leaf.how] <= item.kind_rank:
                return True
    return False


def _narrowest(item: Evidence) -> set[int]:
    """The findings that make a record specific: those of its most specific true leaf."""
    leaves = [leaf for leaf in item.match.holding if leaf.how]
    if not leaves:
        return set()
    rank = min(RANK[leaf.how] for leaf in leaves if leaf.how)
    return {f.number for x in leaves if x.how and RANK[x.how] == rank for f in x.findings}


def _shares(one: Evidence, other: Evidence) -> bool:
    return _narrowest(one) >= _narrowest(other)


@lru_cache(maxsize=10_000)
def _targets(drugs: tuple[str, ...], words: Words) -> frozenset[str]:
    """The genes a regimen's drugs act on: by their targets, and by the names of their classes.

    A rapalog binds FKBP1A; what it inhibits, and what resists it, is mTOR.
    """
    found = [drug for name in drugs if (drug := words.drugs.known(name)) is not None]
    named = {part for drug in found for word in drug.classes for part in _class_genes(word)}
    genes = {gene for part in named if (gene := words.genes.known(part)) is not None}
    return frozenset(genes | {gene for drug in found for gene in drug.targets})


def _class_genes(word: str) -> list[str]:
    """The gene words of a class: ``pi3k/akt/mtor inhibitor`` names three."""
    head, _, kind = word.partition(" inhibitor")
    return head.removeprefix("anti-").split("/") if kind == "" and head != word else []


def _without(item: Evidence) -> str:
    names = sorted(item.match.altered_genes) or ["the finding"]
    return f"a tumour without this {', '.join(names)} finding"


def _block(rule: str, effect: str, item: Evidence, unblocked_by: str) -> Block:
    text = getattr(item.record, "profile_text", "")
    level = getattr(item.record, "native_level", "cohort")
    why = (
        f"{item.shows} to {' + '.join(item.regimen.drugs)} with {text} "
        f"({level}, {item.relation}: {item.record.tumour.text})"
    )
    return Block(rule, effect, (item.id,), why, unblocked_by)
