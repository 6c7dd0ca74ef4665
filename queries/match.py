"""Evaluate a molecular profile for one patient, in three values, saying how each leaf matched."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from kg.model import (
    And,
    Biomarker,
    Expression,
    GeneEventKind,
    Level,
    Not,
    Or,
    Presence,
    Profile,
    ProteinChange,
    genes_of,
    keys_of,
    keys_of_profile,
)
from ontologies.claims import print_profile
from ontologies.genes import Genes
from queries.driver import VUS
from queries.fit import Fit, Fits, fit
from queries.fit.outcome import is_event
from queries.patient import Finding, Patient
from queries.rules import RANK, Specificity


class Truth(StrEnum):
    """True, false or unknown; silence is unknown."""

    TRUE = "true"
    FALSE = "false"
    UNKNOWN = "unknown"


_ABSENT_LEVELS = frozenset({Level.NEGATIVE, Level.LOST, Level.UNDER})


_MUST_BE_ABSENT = 2


class Leaf(NamedTuple):
    """One predicate after matching: its truth, and the findings that bear on it.

    ``touched`` False is silence. ``positive`` is False inside a NOT. ``note`` is what is missing
    (unknown) or what decided against it (false).
    """

    wanted: Biomarker
    truth: Truth
    touched: bool
    positive: bool
    gated: bool
    how: Specificity | None
    findings: tuple[Finding, ...]
    note: str

    @property
    def standing(self) -> int:
        """What the claim is about comes first (0), receptors next, what must be absent last."""
        alteration = self.wanted.alteration
        if not self.positive or is_event(alteration, GeneEventKind.WILD_TYPE):
            return _MUST_BE_ABSENT
        if isinstance(alteration, Expression):
            return _MUST_BE_ABSENT if alteration.level in _ABSENT_LEVELS else 1
        return 0

    @property
    def speaks_for(self) -> bool:
        """A finding decides this leaf in the claim's favour, or leaves it open.

        A variant of uncertain significance speaks for no absence: it may be the very mutation.
        """
        against = Truth.FALSE if self.positive else Truth.TRUE
        absence = self.standing == _MUST_BE_ABSENT
        return self.touched and self.truth is not against and not (absence and self.uncertain)

    @property
    def uncertain(self) -> bool:
        """Whether nothing but variants of uncertain significance bears on it."""
        return all(
            f.seen.presence is Presence.PRESENT and f.verdict.class_ == VUS for f in self.findings
        )


#: The findings that bear on a profile, in the question's order.
Findings = tuple[Finding, ...]


class Match(NamedTuple):
    """A profile after matching; only one with ``touched`` is considered at all.

    ``open`` is whether the claim may be considered, ``gated`` are the leaves that only the driver
    gate held back, ``holding`` the required predicates that hold, ``altered_genes`` their genes
    and ``how`` the most specific way in which one of them matched.
    """

    truth: Truth
    touched: bool
    leaves: tuple[Leaf, ...]
    missing: tuple[str, ...]
    open: bool = False
    gated: tuple[Leaf, ...] = ()
    holding: tuple[Leaf, ...] = ()
    altered_genes: frozenset[str] = frozenset()
    how: Specificity | None = None


def match(profile: Profile, patient: Patient, genes: Genes) -> Match:
    """Evaluate a profile: AND, OR and NOT over leaves, each in three values."""
    return _match(profile, patient.under(_keys(profile)), genes)


_keys = lru_cache(maxsize=65_536)(keys_of_profile)


@lru_cache(maxsize=65_536)
def _match(profile: Profile, findings: Findings, genes: Genes) -> Match:
    """Remembered: hundreds of claims ask for the same few profiles."""
    leaves: list[Leaf] = []
    truth, missing = _evaluate(profile, findings, genes, leaves, positive=True)
    holding = tuple(leaf for leaf in leaves if leaf.positive and leaf.truth is Truth.TRUE)
    return Match(
        truth=truth,
        touched=any(leaf.touched for leaf in leaves),
        leaves=tuple(leaves),
        missing=tuple(dict.fromkeys(missing)),
        open=_open(truth, leaves),
        gated=tuple(leaf for leaf in leaves if leaf.gated),
        holding=holding,
        altered_genes=frozenset(g for x in holding for g in genes_of(x.wanted.alteration)),
        how=min((x.how for x in holding if x.how), key=RANK.__getitem__, default=None),
    )


def _open(truth: Truth, leaves: Sequence[Leaf]) -> bool:
    """Whether the claim may be considered: it holds, or could once a detail is known.

    A finding must speak for what the claim is about: its altered genes and signatures where it
    names any, else its receptors, else what must be absent.
    """
    if truth is Truth.FALSE:
        return False
    if truth is Truth.TRUE:
        return any(leaf.speaks_for for leaf in leaves)
    first = min((leaf.standing for leaf in leaves), default=0)
    return any(leaf.speaks_for for leaf in leaves if leaf.standing == first)


def _evaluate(
    profile: Profile, findings: Findings, genes: Genes, leaves: list[Leaf], *, positive: bool
) -> tuple[Truth, list[str]]:
    match profile:
        case Biomarker():
            leaf = match_leaf(profile, findings, genes, positive=positive)
            leaves.append(leaf)
            unknown = leaf.truth is Truth.UNKNOWN
            return leaf.truth, [leaf.note] if unknown and leaf.note else []
        case Not(of=inner):
            truth, missing = _evaluate(inner, findings, genes, leaves, positive=not positive)
            return _NEGATED[truth], [f"absence of {text}" for text in missing]
        case And(of=parts):
            start = len(leaves)
            results = [_evaluate(p, findings, genes, leaves, positive=positive) for p in parts]
            truth, missing = _combine(results, decisive=Truth.FALSE)
            if truth is Truth.UNKNOWN and _another_change(parts, leaves[start:]):
                return Truth.TRUE, []
            return truth, missing
        case Or():
            return _either(profile, findings, genes, leaves, positive=positive)


def _another_change(parts: tuple[Profile, ...], leaves: list[Leaf]) -> bool:
    """A mutation of a gene "but not at V600" is one predicate: another reported change meets it."""
    outside = [part.of for part in parts if isinstance(part, Not)]
    inside = [leaf for leaf in leaves if leaf.positive]
    excluded = [leaf for leaf in leaves if not leaf.positive]
    if len(parts) != len(inside) + len(outside) or not outside or any(x.touched for x in excluded):
        return False
    genes = {g for leaf in inside for g in genes_of(leaf.wanted.alteration)}
    same = all(set(genes_of(leaf.wanted.alteration)) <= genes for leaf in excluded)
    exact = all(
        leaf.truth is Truth.TRUE
        and any(isinstance(f.seen.alteration, ProteinChange) for f in leaf.findings)
        for leaf in inside
    )
    return same and exact


def _either(
    profile: Or, findings: Findings, genes: Genes, leaves: list[Leaf], *, positive: bool
) -> tuple[Truth, list[str]]:
    """OR: a stated unknown may satisfy it; a part that a finding speaks for names what is missing.

    Where findings bear on some parts and speak for none, silence on the rest opens nothing.
    """
    results, spoken_for, touched, first = [], [], False, len(leaves)
    for part in profile.of:
        start = len(leaves)
        result = _evaluate(part, findings, genes, leaves, positive=positive)
        results.append(result)
        touched = touched or any(leaf.touched for leaf in leaves[start:])
        if any(leaf.speaks_for for leaf in leaves[start:]):
            spoken_for.append(result)
    if profile.or_unknown and _stated_unknown(leaves[first:]):
        return Truth.TRUE, []
    truth, missing = _combine(spoken_for or results, decisive=Truth.TRUE)
    if positive and touched and not spoken_for and truth is Truth.UNKNOWN:
        return Truth.FALSE, []
    return truth, [" or ".join(dict.fromkeys(missing))] if missing else []


_NEGATED = {Truth.TRUE: Truth.FALSE, Truth.FALSE: Truth.TRUE, Truth.UNKNOWN: Truth.UNKNOWN}


def _combine(results: list[tuple[Truth, list[str]]], decisive: Truth) -> tuple[Truth, list[str]]:
    """AND is decided by one false part, OR by one true part; otherwise an unknown keeps it open."""
    truths = [truth for truth, _ in results]
    if decisive in truths:
        return decisive, []
    if Truth.UNKNOWN in truths:
        return Truth.UNKNOWN, [text for t, texts in results if t is Truth.UNKNOWN for text in texts]
    return _NEGATED[decisive], []


def _stated_unknown(leaves: list[Leaf]) -> bool:
    """The label says "or status unknown", and the question says that the status is unknown."""
    return any(finding.seen.presence == "unknown" for leaf in leaves for finding in leaf.findings)


@lru_cache(maxsize=65_536)
def match_leaf(
    wanted: Biomarker, findings: Findings, genes: Genes, *, positive: bool = True
) -> Leaf:
    """Set one predicate against all findings: holding beats denying, denying beats partial."""
    keys = frozenset(keys_of(wanted.alteration))
    fits = [
        (finding, found)
        for finding in findings
        if not keys.isdisjoint(finding.keys) and (found := fit(wanted, finding, genes)) is not None
    ]
    for outcome, truth in _PRIORITY:
        chosen = [(finding, found) for finding, found in fits if found.fits is outcome]
        if chosen:
            return _leaf(wanted, truth, chosen, positive=positive)
    truth = Truth.FALSE if wanted.known_only else Truth.UNKNOWN
    return Leaf(
        wanted=wanted,
        truth=truth,
        touched=False,
        positive=positive,
        gated=False,
        how=None,
        findings=(),
        note=describe(wanted),
    )


#: Which outcome of several findings decides a leaf, first to last.
_PRIORITY: tuple[tuple[Fits, Truth], ...] = (
    (Fits.HOLDS, Truth.TRUE),
    (Fits.DENIES, Truth.FALSE),
    (Fits.PARTIAL, Truth.UNKNOWN),
    (Fits.GATED, Truth.FALSE),
)


def _leaf(
    wanted: Biomarker, truth: Truth, chosen: list[tuple[Finding, Fit]], *, positive: bool
) -> Leaf:
    best = min((found for _, found in chosen), key=lambda found: RANK[found.how])
    gated = best.fits is Fits.GATED
    if gated and not positive and any(f.verdict.class_ == VUS for f, _ in chosen):
        truth = Truth.UNKNOWN  # an absence is not shown by a variant whose class is not known
    return Leaf(
        wanted=wanted,
        truth=truth,
        touched=True,
        positive=positive,
        gated=gated and positive,
        how=best.how,
        findings=tuple(finding for finding, _ in chosen),
        note=best.note,
    )


@lru_cache(maxsize=8192)
def describe(wanted: Biomarker) -> str:
    """The name of the fact that a silent leaf is missing."""
    return print_profile(wanted)
