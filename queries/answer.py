"""From a question to the contract's answer: read, match, weigh, decide, write down."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from kg.model import Approval, Authorisation, Case, Label, Statement, keys_of
from kg.store import Store
from ontologies.cases import TumourQuestion, read_case
from ontologies.words import Words
from queries.decide import decide
from queries.decision import Ground
from queries.evidence import weigh
from queries.gate import classify
from queries.naming import named, resistant_alleles
from queries.patient import Patient, patient
from queries.question import Asked, read_question
from queries.reply import Answer
from queries.written import write

__all__ = ["Answer", "Asked", "answer", "ground_of", "read_question"]


def answer(asked: Asked, store: Store, words: Words) -> Answer:
    """Answer one question from one store."""
    ground = ground_of(asked, store, words)
    return write(asked, ground, decide(ground), store.manifest())


def ground_of(asked: Asked, store: Store, words: Words) -> Ground:
    """Read a question and gather what its answer stands on."""
    case = read_case(
        TumourQuestion(text=asked.tumour.text, oncotree=asked.tumour.oncotree),
        asked.alterations,
        words,
    )
    return _ground(case, asked, store, words)


def _ground(case: Case, asked: Asked, store: Store, words: Words) -> Ground:
    keys = {key for seen in case.observations for key in keys_of(seen.alteration)}
    touched = store.touching(keys, as_of=asked.as_of)
    labels = tuple(x for x in touched.labels if x.approval is not Approval.WITHDRAWN)
    seen = _patient(case, touched.statements, labels, words)
    evidence = weigh(touched.statements, touched.cohorts, seen, words)
    by_drugs: defaultdict[tuple[str, ...], list[Label]] = defaultdict(list)
    for label in labels:
        by_drugs[label.regimen.drugs].append(label)
    names = {name for drugs in (*evidence, *by_drugs) for name in drugs}
    of_drug = _by_drug(store.labels_for(names))
    return Ground(
        patient=seen,
        words=words,
        as_of=asked.as_of,
        jurisdictions=asked.jurisdictions,
        evidence=evidence,
        labels=by_drugs,
        ends=_ends(of_drug),
        authorisations=_authorisations(store, names),
        labels_of_drug=of_drug,
    )


def _patient(
    case: Case, statements: tuple[Statement, ...], labels: tuple[Label, ...], words: Words
) -> Patient:
    by_name = named(statements, labels, case.tumour, words.tumours)
    return patient(
        case,
        lambda seen: classify(seen, words.genes, by_name),
        resistant_alleles(statements),
    )


def _by_drug(labels: list[Label]) -> dict[str, list[Label]]:
    of_drug: defaultdict[str, list[Label]] = defaultdict(list)
    for label in labels:
        for name in label.regimen.drugs:
            of_drug[name].append(label)
    return dict(of_drug)


def _ends(of_drug: Mapping[str, list[Label]]) -> tuple[Label, ...]:
    found = [
        label
        for labels in of_drug.values()
        for label in labels
        if label.approval is Approval.WITHDRAWN and label.valid_to is not None
    ]
    return tuple({label.provenance.record: label for label in found}.values())


def _authorisations(store: Store, names: set[str]) -> dict[str, list[Authorisation]]:
    of_drug: defaultdict[str, list[Authorisation]] = defaultdict(list)
    for record in store.authorisations(names):
        of_drug[record.drug].append(record)
    return dict(of_drug)
