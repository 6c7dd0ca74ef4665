"""Set every record that touches a patient against that patient, and group them by regimen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

import msgspec

from kg.model import (
    And,
    Band,
    Biomarker,
    Breadth,
    CohortOutcome,
    Direction,
    Effect,
    Fusion,
    Or,
    Profile,
    ProteinChange,
    Regimen,
    Residue,
    SourceClass,
    Statement,
    Verdict,
    genes_of,
)
from kg.model.statement import CLINICAL_LEVEL
from ontologies.words import Words
from queries import intervals
from queries.match import Match, Truth, match
from queries.patient import Patient
from queries.relation import HERE, OWN, Relation, relation
from queries.rules import (
    AGAINST,
    DEFAULT_NULL_RATE,
    NOT_ACTIONABLE_ALONE,
    RANK,
    STRENGTH,
    Specificity,
)

Drugs = tuple[str, ...]


class Evidence(NamedTuple):
    """One statement or cohort, matched: what it shows for this patient and how strongly.

    ``shows`` is ``sensitive``, ``resistant``, ``insensitive`` or ``neutral`` (shown, decides
    nothing). ``held`` names the rule that keeps it from counting, with the reason.
    """

    record: Statement | CohortOutcome
    match: Match
    relation: Relation
    shows: str
    band: Band
    held: tuple[str, str] | None = None

    @property
    def id(self) -> str:
        """The source's record."""
        return self.record.provenance.record

    @property
    def regimen(self) -> Regimen:
        """The regimen it is about."""
        return self.record.regimen

    @property
    def here(self) -> bool:
        """About this tumour: by its type, a broader one, or all tumours of its form."""
        return self.relation in HERE

    @property
    def clinical(self) -> bool:
        """Of clinical level; nothing weaker makes a candidate or a hypothesis."""
        return self.band in CLINICAL_LEVEL

    @property
    def counts(self) -> bool:
        """It supports, at clinical level, and no rule holds it back."""
        return self.shows == "sensitive" and self.clinical and self.held is None and self.match.open

    @property
    def binds(self) -> bool:
        """It speaks against, and its profile is known to hold."""
        negative = self.shows in {"resistant", "insensitive"}
        return negative and self.held is None and self.match.truth is Truth.TRUE

    @property
    def weakens(self) -> bool:
        """It does not support a resistance, at clinical level, and its profile is known to hold."""
        match self.record:
            case Statement(effect=Effect.RESISTANCE, supports=False):
                return self.clinical and self.match.truth is Truth.TRUE
            case _:
                return False

    @property
    def strength(self) -> int:
        """Smaller is stronger."""
        return STRENGTH[self.band]

    @property
    def kind_rank(self) -> int:
        """How specific the biomarker is in kind; smaller is more specific."""
        return RANK[self.match.how] if self.match.how else RANK[Specificity.GENE]


def weigh(
    statements: Iterable[Statement],
    cohorts: Iterable[CohortOutcome],
    patient: Patient,
    words: Words,
) -> tuple[Evidence, ...]:
    """Match the statements and cohorts of one regimen; what no finding touches is left out."""
    items: list[Evidence] = []
    for statement in statements:
        found = match(statement.profile, patient, words.genes)
        if found.touched:
            items.append(_statement(statement, found, patient, words))
    for cohort in cohorts:
        if cohort.profile is None:
            continue
        found = match(cohort.profile, patient, words.genes)
        if found.touched:
            items.append(_cohort(cohort, found, patient, words))
    return tuple(_one_study_once(items))


def _statement(record: Statement, found: Match, patient: Patient, words: Words) -> Evidence:
    shows = _shows(record.effect, supports=record.supports)
    if shows == "resistant" and found.truth is Truth.UNKNOWN and _names_allele(found):
        found = match(_any_partner(record.profile), patient, words.genes)
    related = relation(patient.case.tumour, record.tumour, words.tumours)
    held = _held(record.regimen, found, words) if shows == "sensitive" else None
    return Evidence(record, found, related, shows, record.band, held)


def _any_partner(profile: Profile) -> Profile:
    """A profile whose fusions take any partner: a resistance allele acts in the kinase itself."""
    match profile:
        case Biomarker(alteration=Fusion(three=str() as kinase)):
            anyone = Fusion(three=kinase, ordered=False)
            return msgspec.structs.replace(profile, alteration=anyone)
        case And(of=parts) | Or(of=parts):
            return msgspec.structs.replace(profile, of=tuple(map(_any_partner, parts)))
        case _:
            return profile


def _names_allele(found: Match) -> bool:
    return any(leaf.how is Specificity.ALLELE for leaf in found.holding)


def _shows(effect: Effect, *, supports: bool) -> str:
    if effect is Effect.SENSITIVITY and supports:
        return "sensitive"
    return AGAINST.get((effect, supports), "neutral")


def _held(regimen: Regimen, found: Match, words: Words) -> tuple[str, str] | None:
    """The rule that keeps a supporting record from counting for this patient."""
    if found.gated:
        return "gate", found.gated[0].note
    lost = lost_target(regimen, found, words)
    if lost is not None:
        return "direction", lost
    missed = _allele_missed(regimen, found, words)
    if missed is not None:
        return "allele-specific drug", missed
    if alone_not_actionable(found):
        return "not actionable alone", f"only {', '.join(sorted(NOT_ACTIONABLE_ALONE))} is altered"
    return None


def lost_target(regimen: Regimen, found: Match, words: Words) -> str | None:
    """A claim on "a mutation" of what the drug inhibits, met by a loss of that very target."""
    for leaf in found.holding:
        if leaf.how is not Specificity.GENE or not leaf.findings:
            continue
        for gene in genes_of(leaf.wanted.alteration):
            lost = all(f.verdict.direction is Direction.LOSS for f in leaf.findings)
            if lost and _inhibits(regimen.drugs, gene, words):
                return f"{leaf.findings[0].seen.text} takes away {gene}, which the drug inhibits"
    return None


@lru_cache(maxsize=16_384)
def _inhibits(drugs: Drugs, gene: str, words: Words) -> bool:
    """Whether a drug of the regimen acts on the product of this gene."""
    found = (words.drugs.known(name) for name in drugs)
    return any(gene in drug.targets for drug in found if drug is not None)


def alone_not_actionable(found: Match) -> bool:
    """Whether everything that was found for a claim lies in genes that propose nothing alone."""
    positive = [leaf for leaf in found.leaves if leaf.positive and leaf.touched]
    genes = {gene for leaf in positive for gene in genes_of(leaf.wanted.alteration)}
    return bool(genes) and genes <= NOT_ACTIONABLE_ALONE


def _allele_missed(regimen: Regimen, found: Match, words: Words) -> str | None:
    """A gene-level match on a gene for which a drug of the regimen reaches only named alleles."""
    reach = allele_reach(regimen, words)
    for leaf in found.leaves:
        if not leaf.positive or leaf.truth is Truth.FALSE or leaf.how is not Specificity.GENE:
            continue
        for gene in genes_of(leaf.wanted.alteration):
            alleles = reach.get(gene)
            if alleles and not any(_reached(f.seen.alteration, alleles) for f in leaf.findings):
                return (
                    f"{' + '.join(regimen.drugs)} reaches only {gene} {', '.join(sorted(alleles))}"
                )
    return None


def allele_reach(regimen: Regimen, words: Words) -> dict[str, set[str]]:
    """Gene → the alleles or residues that the regimen's allele-specific drugs reach."""
    reach: defaultdict[str, set[str]] = defaultdict(set)
    for name in regimen.drugs:
        drug = words.drugs.known(name)
        for allele in drug.alleles if drug is not None else ():
            gene, _, change = allele.partition(" ")
            reach[gene].add(change)
    return dict(reach)


def _reached(alteration: object, alleles: set[str]) -> bool:
    match alteration:
        case ProteinChange(change=change):
            return any(change == a or (a[-1:].isdigit() and change[: len(a)] == a
                                       and not change[len(a) : len(a) + 1].isdigit())
                       for a in alleles)  # fmt: skip
        case Residue(reference=reference, position=position):
            return f"{reference}{position}" in alleles
        case _:
            return False


def _cohort(record: CohortOutcome, found: Match, patient: Patient, words: Words) -> Evidence:
    related = relation(patient.case.tumour, record.tumour, words.tumours)
    shows = _cohort_shows(record, related)
    held = _held(record.regimen, found, words) if shows == "sensitive" else None
    return Evidence(record, found, related, shows, Band.CLINICAL, held)


def _cohort_shows(record: CohortOutcome, related: Relation) -> str:
    """A cohort decides by its trial's own verdict, or by its published counts (design 4.4)."""
    if record.source_class is SourceClass.SECONDARY:
        return "neutral"
    if record.verdict is Verdict.CLOSED:
        return "insensitive"
    if record.verdict is Verdict.MET:
        return "sensitive"
    null = record.null_rate if record.null_rate is not None else DEFAULT_NULL_RATE
    if related in OWN:
        rate = intervals.response_rate(record)
        return "sensitive" if rate is not None and rate > null else "neutral"
    if record.tumour.breadth is not Breadth.TYPES:
        lower = intervals.best_lower_bound(record)
        return "sensitive" if lower is not None and lower > null else "neutral"
    return "neutral"


def _one_study_once(items: list[Evidence]) -> list[Evidence]:
    """Where a study's readings of one profile disagree, its declared verdict decides, or none."""
    by_study: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for number, item in enumerate(items):
        if item.here and item.shows != "neutral":
            for study in _studies(item):
                by_study[study, profile_key(item)].append(number)
    settled = list(items)
    for numbers in by_study.values():
        shown = {items[n].shows == "sensitive" for n in numbers}
        if len(shown) == 2:  # noqa: PLR2004  # both signs
            _settle(settled, numbers)
    return settled


def profile_key(item: Evidence) -> str:
    """The genes and signatures a record is about, to tell one study's several claims apart."""
    return "|".join(sorted({str(leaf.wanted.alteration) for leaf in item.match.leaves}))


def _studies(item: Evidence) -> tuple[str, ...]:
    seen = item.record.provenance
    papers = (c for c in seen.citations if not c.startswith("http"))  # a guideline is no study
    return tuple(dict.fromkeys((*seen.studies, *papers)))


def _settle(items: list[Evidence], numbers: list[int]) -> None:
    declared = [
        items[n].shows == "sensitive"
        for n in numbers
        if isinstance(items[n].record, CohortOutcome)
        and items[n].record.verdict is not Verdict.NOT_DECLARED  # type: ignore[union-attr]  # a cohort
    ]
    for n in numbers:
        positive = items[n].shows == "sensitive"
        if not declared or positive is not declared[0]:
            items[n] = items[n]._replace(shows="neutral")


def transfers(item: Evidence) -> bool:
    """Evidence on another tumour of the same form, or on a subtype of what was asked."""
    return item.relation in {Relation.TRANSFER, Relation.DESCENDANT, Relation.UNKNOWN}
