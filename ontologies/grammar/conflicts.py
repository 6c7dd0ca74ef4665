"""Contradictions inside one question: both sides are refused, and the reason is named."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from typing import TypeVar

from kg.model import (
    Age,
    Case,
    DnaChange,
    Expression,
    Fact,
    Fusion,
    GeneEvent,
    GeneEventKind,
    Level,
    Observation,
    Presence,
    Prior,
    ProteinChange,
    Region,
    ReportClass,
    Residue,
    Signature,
    State,
    Unresolved,
    keys_of,
)
from ontologies.grammar.protein import residues_of

_E = GeneEventKind
_SHORT_KINDS = frozenset(
    {
        _E.MUTATION,
        _E.ONCOGENIC,
        _E.ACTIVATING,
        _E.LOSS_OF_FUNCTION,
        _E.TRUNCATING,
        _E.MISSENSE,
        _E.FRAMESHIFT,
        _E.SPLICE,
        _E.INTERNAL_TANDEM_DUPLICATION,
    }
)
_HARMLESS = frozenset({ReportClass.BENIGN, ReportClass.LIKELY_BENIGN, ReportClass.UNCERTAIN})
_HIGH = frozenset({Level.OVER, Level.POSITIVE})
_NONE = frozenset({Level.NEGATIVE, Level.LOST})

T = TypeVar("T", Observation, Fact)


def without_conflicts(case: Case) -> Case:
    """Take out every pair of findings or facts that contradict each other."""
    findings = _conflicts(case.observations, _sharing_a_key(case.observations), _clash)
    facts = _conflicts(case.facts, combinations(range(len(case.facts)), 2), _fact_clash)
    if not findings and not facts:
        return case
    notes = [
        Unresolved(text=items[n].text, kind="conflict", why=why)
        for items, found in ((case.observations, findings), (case.facts, facts))
        for n, why in found.items()
    ]
    return Case(
        tumour=case.tumour,
        observations=tuple(o for n, o in enumerate(case.observations) if n not in findings),
        facts=tuple(f for n, f in enumerate(case.facts) if n not in facts),
        unresolved=(*case.unresolved, *dict.fromkeys(notes)),
    )


def _sharing_a_key(observations: Sequence[Observation]) -> list[tuple[int, int]]:
    """The pairs on one gene or signature: different genes cannot contradict each other."""
    under: defaultdict[str, list[int]] = defaultdict(list)
    for n, seen in enumerate(observations):
        for key in keys_of(seen.alteration):
            under[key].append(n)
    return sorted({pair for numbers in under.values() for pair in combinations(numbers, 2)})


def _conflicts(
    items: Sequence[T], pairs: Iterable[tuple[int, int]], clash: Callable[[T, T], str | None]
) -> dict[int, str]:
    """Give the items that contradict another one, by number, with the first reason of each."""
    found: dict[int, str] = {}
    for n, m in pairs:
        why = clash(items[n], items[m]) or clash(items[m], items[n])
        if why is not None:
            found.setdefault(n, why)
            found.setdefault(m, why)
    return found


def _clash(one: Observation, other: Observation) -> str | None:
    for rule in _RULES:
        why = rule(one, other)
        if why is not None:
            return why
    return None


def _present(seen: Observation) -> bool:
    return seen.presence is Presence.PRESENT


def _gene(seen: Observation) -> str | None:
    return getattr(seen.alteration, "gene", None)


def _origins_apart(one: Observation, other: Observation) -> bool:
    """Tell whether one speaks of another origin: "no germline mutation" denies no somatic one."""
    return one.origin is not None and one.origin is not other.origin


def _wild_and_mutant(one: Observation, other: Observation) -> str | None:
    """Wild type, or no mutation at all, beside a short variant of the same gene."""
    alteration = one.alteration
    if not isinstance(alteration, GeneEvent) or _gene(other) != alteration.gene:
        return None
    wild = alteration.kind is _E.WILD_TYPE and _present(one)
    none = alteration.kind is _E.MUTATION and one.presence is Presence.ABSENT
    if not (wild or none) or _origins_apart(one, other) or not _short_variant(other):
        return None
    return f"{alteration.gene} is stated both wild type and mutated"


def _short_variant(seen: Observation) -> bool:
    if not _present(seen) or seen.report in _HARMLESS:
        return False
    match seen.alteration:
        case ProteinChange(change=change):
            return not change.endswith("=")
        case DnaChange() | Residue() | Region():
            return True
        case GeneEvent(kind=kind):
            return kind in _SHORT_KINDS
        case _:
            return False


def _residue_and_change(one: Observation, other: Observation) -> str | None:
    """A residue without any change, or a change ruled out, beside a change there."""
    if one.presence is not Presence.ABSENT or not _present(other):
        return None
    match one.alteration, other.alteration:
        case Residue(gene=gene, position=position), ProteinChange(gene=other_gene, change=change):
            first = residues_of(change)[:1]
            same = bool(first) and first[0][1] == position and not change.endswith("=")
        case Residue(gene=gene, position=position), Residue(gene=other_gene, position=there):
            same = position == there
        case _:
            return None
    if gene != other_gene or not same:
        return None
    return f"{gene} {position} is stated both wild type and mutated"


def _present_and_absent(one: Observation, other: Observation) -> str | None:
    if one.presence is not Presence.ABSENT or not _present(other) or _origins_apart(one, other):
        return None
    if one.alteration == other.alteration:
        return "stated both present and absent"
    return None


def _fusion_and_none(one: Observation, other: Observation) -> str | None:
    """No fusion of a gene beside one of its fusions."""
    if one.presence is not Presence.ABSENT or not _present(other):
        return None
    match one.alteration, other.alteration:
        case Fusion(five=five, three=three), Fusion() as there:
            genes = {gene for gene in (five, three) if gene is not None}
            partners = {there.five, there.three}
        case Fusion(five=None, three=str() as three), GeneEvent(gene=gene, kind=_E.REARRANGEMENT):
            genes, partners = {three}, {gene}
        case _:
            return None
    if genes <= partners:
        return f"{'::'.join(sorted(genes))} fusion is stated both present and absent"
    return None


def _levels(one: Observation, other: Observation) -> str | None:
    match one.alteration, other.alteration:
        case Expression() as a, Expression() as b if a.gene == b.gene:
            pass
        case _:
            return None
    if not (_present(one) and _present(other)):
        return None
    comparable = a.assay == b.assay or a.assay is None or b.assay is None
    if comparable and a.level in _HIGH and b.level in _NONE:
        return f"{a.gene} is stated both {a.level} and {b.level}"
    scored = a.at_least is not None and b.at_least is not None and a.assay == b.assay
    if scored and a.at_least != b.at_least:
        return f"{a.gene} {a.assay or 'score'} is stated twice, with two values"
    return None


def _signatures(one: Observation, other: Observation) -> str | None:
    match one.alteration, other.alteration:
        case Signature() as a, Signature() as b if (a.name, a.name_text) == (b.name, b.name_text):
            pass
        case _:
            return None
    if not (_present(one) and _present(other)):
        return None
    words = a.high is not None and b.high is not None and a.high != b.high
    numbered = a.at_least is not None or b.at_least is not None
    if words and not numbered:
        return f"{a.name} is stated both high and not high"
    if a.at_least is not None and b.at_least is not None and a.at_least != b.at_least:
        return f"{a.name} is stated twice, with two values"
    return None


_RULES: tuple[Callable[[Observation, Observation], str | None], ...] = (
    _wild_and_mutant,
    _residue_and_change,
    _present_and_absent,
    _fusion_and_none,
    _levels,
    _signatures,
)

#: States that exclude each other.
_OPPOSITE: tuple[frozenset[str], ...] = (
    frozenset({"castration-resistant", "castration-sensitive"}),
    frozenset({"newly diagnosed", "relapsed"}),
    frozenset({"chronic phase", "accelerated phase"}),
    frozenset({"chronic phase", "blast phase"}),
    frozenset({"premenopausal", "postmenopausal"}),
    frozenset({"platinum-resistant", "platinum-sensitive"}),
)


def _fact_clash(one: Fact, other: Fact) -> str | None:
    match one.condition, other.condition:
        case Age() as a, Age() as b:
            if (a.below or _NEVER) <= (b.at_least or 0):
                return "two ages"
        case Prior(therapies=t, had=True), Prior(therapies=u, had=False):
            if t and t == u:
                return f"{', '.join(t)}: stated both given and not given"
        case State(word=word), State(word=there):
            if {word, there} in _OPPOSITE:
                return f"stated both {word} and {there}"
        case _:
            pass
    return None


_NEVER = 12 * 200
