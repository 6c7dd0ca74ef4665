"""What a store holds, in the shape the matching path asks for; each thing is worked out once.

A service asks of the same genes, tumours and drugs all day. Everything kept here is a function of
the store and of what it was asked for, so that a question answers the same however many came
before it; what is not asked for again is forgotten.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, partial
from itertools import count
from typing import NamedTuple

from kg.model import (
    Approval,
    Authorisation,
    Case,
    CohortOutcome,
    Curie,
    Fact,
    Label,
    Observation,
    Statement,
    keys_of,
)
from kg.store import Store
from ontologies.words import Words
from queries.conflicts_here import conflicts_of
from queries.driver import Named
from queries.evidence import Drugs, Evidence, weigh
from queries.gate import classify
from queries.labels import ends_among, keys_beside
from queries.naming import named, resistant_alleles
from queries.patient import Finding, Patient, allele_of, patient_of
from queries.standing import Authorised, authorised

#: How many of each are kept; the largest, findings and evidence, are a few kilobytes each.
MANY, SOME = 65_536, 4_096


class Claims(NamedTuple):
    """What speaks of a few keys, in the order of the records' ids; withdrawn labels are left out.

    ``beside`` are the keys that the labels' limitations and conditions ask about.
    """

    statements: tuple[Statement, ...] = ()
    cohorts: tuple[CohortOutcome, ...] = ()
    labels: tuple[Label, ...] = ()
    beside: frozenset[str] = frozenset()


class Touched(NamedTuple):
    """The claims under a few keys: all of them, and by regimen."""

    claims: Claims
    by_regimen: dict[Drugs, Claims]


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """A finding as this store knows it: classed, and with the regimens that its keys touch.

    ``beside`` are further keys that some of these regimens' labels ask about.
    """

    finding: Finding
    keys: tuple[str, ...]
    regimens: tuple[Drugs, ...]
    beside: dict[Drugs, frozenset[str]]


@dataclass(frozen=True, slots=True, eq=False)
class Setting:
    """All of a question but its findings, as far as a decision rests on it."""

    tumour: Curie | None
    facts: tuple[Fact, ...]
    chromosomes: int
    as_of: date
    jurisdictions: tuple[str, ...]


def _beside(labels: list[Label]) -> frozenset[str]:
    return frozenset(key for label in labels for key in keys_beside(label))


class Index:
    """A store and its words, with what was worked out from them so far."""

    def __init__(self, store: Store, words: Words) -> None:
        self.store, self.words, self.manifest = store, words, store.manifest()
        self._numbers = count()
        self.setting = lru_cache(SOME)(Setting)
        self.known = lru_cache(MANY)(self._known)
        self.touched = lru_cache(SOME)(self._touched)
        self.patient = lru_cache(SOME)(self._patient)
        self.evidence = lru_cache(MANY)(self._evidence)
        self.labels_of = lru_cache(MANY)(self._labels_of)
        self.ends_of = lru_cache(MANY)(self._ends_of)
        self.authorisations_of = lru_cache(MANY)(self._authorisations_of)
        self.authorised = lru_cache(MANY)(self._authorised)
        self.conflicts = lru_cache(SOME)(partial(conflicts_of, words=words))
        self._names = lru_cache(SOME)(self._named)

    def _touched(self, keys: tuple[str, ...], year: int) -> Touched:
        """The claims under these keys that were published by the end of a year."""
        found = self.store.touching(keys, as_of=date(year, 12, 31))
        labels = tuple(x for x in found.labels if x.approval is not Approval.WITHDRAWN)
        by: defaultdict[Drugs, tuple[list[Statement], list[CohortOutcome], list[Label]]]
        by = defaultdict(lambda: ([], [], []))
        for statement in found.statements:
            by[statement.regimen.drugs][0].append(statement)
        for cohort in found.cohorts:
            if cohort.profile is not None:
                by[cohort.regimen.drugs][1].append(cohort)
        for label in labels:
            by[label.regimen.drugs][2].append(label)
        return Touched(
            Claims(found.statements, found.cohorts, labels),
            {
                drugs: Claims(tuple(statements), tuple(cohorts), tuple(asked), _beside(asked))
                for drugs, (statements, cohorts, asked) in by.items()
                if drugs
            },
        )

    def _known(self, seen: Observation, tumour: Curie | None, year: int) -> Known:
        keys = tuple(dict.fromkeys(keys_of(seen.alteration)))
        by_name, resistant = self._names(keys, tumour, year)
        verdict = classify(seen, self.words.genes, by_name)
        finding = Finding(next(self._numbers), seen, verdict, resistant.get(allele_of(seen)))
        by_regimen = self.touched(keys, year).by_regimen
        beside = {drugs: c.beside for drugs, c in by_regimen.items() if c.beside}
        return Known(finding, keys, tuple(by_regimen), beside)

    def _named(
        self, keys: tuple[str, ...], tumour: Curie | None, year: int
    ) -> tuple[Named, dict[tuple[str, str], str]]:
        """What the claims under these keys name, and their resistance alleles of any level."""
        claims = self.touched(keys, year).claims
        by_name = named(claims.statements, claims.labels, tumour, self.words.tumours)
        return by_name, resistant_alleles(claims.statements)

    def _patient(self, known: tuple[Known, ...], setting: Setting) -> Patient:
        """A patient with these findings alone: all that claims on their keys can see."""
        case = Case(
            tumour=setting.tumour,
            observations=tuple(k.finding.seen for k in known),
            facts=setting.facts,
        )
        return patient_of(case, tuple(k.finding for k in known), setting.chromosomes)

    def claims(self, drugs: Drugs, known: tuple[Known, ...], setting: Setting) -> Claims:
        """The claims about one regimen that these findings touch."""
        keys = tuple(sorted({key for k in known for key in k.keys}))
        return self.touched(keys, setting.as_of.year).by_regimen.get(drugs, Claims())

    def _evidence(
        self, drugs: Drugs, known: tuple[Known, ...], setting: Setting
    ) -> tuple[Evidence, ...]:
        """The statements and cohorts about one regimen, set against these findings."""
        claims = self.claims(drugs, known, setting)
        patient = self.patient(known, setting)
        return weigh(claims.statements, claims.cohorts, patient, self.words)

    def _labels_of(self, drug: str) -> tuple[Label, ...]:
        """Every label with this drug in its regimen."""
        return tuple(self.store.labels_for({drug}))

    def _ends_of(self, drugs: Drugs) -> tuple[Label, ...]:
        """The withdrawals of labels of exactly this regimen."""
        return ends_among(drugs, self.labels_of(drugs[0]))

    def _authorisations_of(self, drug: str) -> tuple[Authorisation, ...]:
        """The authorisations of this substance."""
        return tuple(r for r in self.store.authorisations({drug}) if r.drug == drug)

    def _authorised(self, drug: str, agency: str, as_of: date) -> tuple[Authorised, str]:
        """Whether a drug may be sold at an agency on a day, and the record that says so."""
        return authorised(self.authorisations_of(drug), self.labels_of(drug), agency, as_of)
