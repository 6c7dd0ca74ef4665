"""What a store holds, in the shape the matching path asks for; each thing is worked out once.

A service asks of the same genes, tumours and drugs all day. Everything kept here is a function of
the store and of what it was asked for, so that a question answers the same however many came
before it; what is not asked for again is forgotten.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, partial
from itertools import chain, count
from typing import NamedTuple, TypeVar, cast

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
)
from kg.store import Claim, Store
from ontologies.words import Words
from queries.class_level import about, of_classes
from queries.conflicts_here import conflicts_of
from queries.driver import Named
from queries.evidence import Drugs, Evidence, weigh
from queries.gate import classify
from queries.labels import ends_among, keys_beside
from queries.naming import named, resistant_alleles
from queries.patient import Finding, Patient, allele_of, keys_seen, patient_of
from queries.standing import Authorised, authorised

C = TypeVar("C", Statement, CohortOutcome, Label)

#: How many of each are kept; the largest, findings and evidence, are a few kilobytes each.
MANY, SOME = 65_536, 4_096


class Claims(NamedTuple):
    """What speaks of a few keys, in the order of the records' ids; withdrawn labels are left out.

    ``beside`` are the keys that the labels' limitations and conditions ask about, ``of_classes``
    the records against classes of which a regimen's drugs are members.
    """

    statements: tuple[Statement, ...] = ()
    cohorts: tuple[CohortOutcome, ...] = ()
    labels: tuple[Label, ...] = ()
    beside: frozenset[str] = frozenset()
    of_classes: tuple[Statement, ...] = ()


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


def _claims(
    statements: list[Statement], cohorts: list[CohortOutcome], labels: list[Label]
) -> Claims:
    beside = frozenset(key for label in labels for key in keys_beside(label))
    return Claims(tuple(statements), tuple(cohorts), tuple(labels), beside)


def _once(several: Iterable[tuple[C, ...]]) -> tuple[C, ...]:
    """Records of several keys in the order of their ids, each once: equal ones are one object."""
    by_identity = {id(record): record for records in several for record in records}
    return tuple(sorted(by_identity.values(), key=_record_id))


def _record_id(record: Claim) -> str:
    return record.provenance.record


class Index:
    """A store and its words, with what was worked out from them so far."""

    def __init__(self, store: Store, words: Words) -> None:
        self.store, self.words, self.manifest = store, words, store.manifest()
        self._numbers = count()
        self._same: dict[Claim, Claim] = {}
        self.setting = lru_cache(SOME)(Setting)
        self.known = lru_cache(MANY)(self._known)
        self.touched = lru_cache(SOME)(self._touched)
        self.patient = lru_cache(SOME)(self._patient)
        self.evidence = lru_cache(MANY)(self._evidence)
        self.class_evidence = lru_cache(MANY)(self._class_evidence)
        self.labels_of = lru_cache(MANY)(self._labels_of)
        self.ends_of = lru_cache(MANY)(self._ends_of)
        self.authorisations_of = lru_cache(MANY)(self._authorisations_of)
        self.authorised = lru_cache(MANY)(self._authorised)
        self.conflicts = lru_cache(SOME)(partial(conflicts_of, words=words))
        self._names = lru_cache(SOME)(self._named)

    def _touched(self, key: str, year: int) -> Touched:
        """The claims under a key that were published by the end of a year."""
        found = self.store.touching({key}, as_of=date(year, 12, 31))
        labels = [x for x in found.labels if x.approval is not Approval.WITHDRAWN]
        cohorts = [x for x in found.cohorts if x.profile is not None]
        claims = Claims(
            self._in_order(found.statements), self._in_order(cohorts), self._in_order(labels)
        )
        by: defaultdict[Drugs, tuple[list[Statement], list[CohortOutcome], list[Label]]]
        by = defaultdict(lambda: ([], [], []))
        for statement in claims.statements:
            by[statement.regimen.drugs][0].append(statement)
        for cohort in claims.cohorts:
            by[cohort.regimen.drugs][1].append(cohort)
        for label in claims.labels:
            by[label.regimen.drugs][2].append(label)
        classes = of_classes(claims.statements)
        told = {
            drugs: _claims(*by[drugs])._replace(of_classes=about(drugs, classes, self.words))
            for drugs in by
            if drugs
        }
        return Touched(claims, told)

    def _in_order(self, records: Iterable[C]) -> tuple[C, ...]:
        """Records in the order of their own ids, each the same object however it was found."""
        kept = [cast(C, self._same.setdefault(record, record)) for record in records]
        return tuple(sorted(kept, key=_record_id))

    def _known(self, seen: Observation, tumour: Curie | None, year: int) -> Known:
        keys = keys_seen(seen)
        by_name, resistant = self._names(keys, tumour, year)
        verdict = classify(seen, self.words.genes, by_name)
        finding = Finding(next(self._numbers), seen, verdict, resistant.get(allele_of(seen)), keys)
        by_key = [self.touched(key, year).by_regimen for key in keys]
        beside: defaultdict[Drugs, frozenset[str]] = defaultdict(frozenset)
        for by_regimen in by_key:
            for drugs, claims in by_regimen.items():
                if claims.beside:
                    beside[drugs] |= claims.beside
        return Known(finding, keys, tuple(dict.fromkeys(chain(*by_key))), dict(beside))

    def _named(
        self, keys: tuple[str, ...], tumour: Curie | None, year: int
    ) -> tuple[Named, dict[tuple[str, str], str]]:
        """What the claims under these keys name, and their resistance alleles of any level."""
        claims = self._joined(self.touched(key, year).claims for key in keys)
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
        year = setting.as_of.year
        keys = dict.fromkeys(key for one in known for key in one.keys)
        found = [self.touched(key, year).by_regimen.get(drugs) for key in keys]
        return self._joined(claims for claims in found if claims is not None)

    def _joined(self, several: Iterable[Claims]) -> Claims:
        """The claims under several keys, each once."""
        parts = list(several)
        if len(parts) == 1:
            return parts[0]
        return Claims(
            _once(part.statements for part in parts),
            _once(part.cohorts for part in parts),
            _once(part.labels for part in parts),
        )

    def _evidence(
        self, drugs: Drugs, known: tuple[Known, ...], setting: Setting
    ) -> tuple[Evidence, ...]:
        """The statements and cohorts about one regimen, set against these findings."""
        claims = self.claims(drugs, known, setting)
        patient = self.patient(known, setting)
        return weigh(claims.statements, claims.cohorts, patient, self.words)

    def _class_evidence(
        self, drugs: Drugs, known: tuple[Known, ...], setting: Setting
    ) -> tuple[Evidence, ...]:
        """What is said against classes of which these drugs are members, set against findings."""
        claims = self.claims(drugs, known, setting)
        return weigh(claims.of_classes, (), self.patient(known, setting), self.words)

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
