"""What a question's decisions stand on: its findings, and what the store says of each regimen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.model import Case
from ontologies.cases import TumourQuestion, read_case
from queries.decision import Ground
from queries.evidence import Drugs
from queries.index import Index, Known, Setting
from queries.patient import chromosomes_of
from queries.question import Asked


@dataclass(frozen=True, slots=True, eq=False)
class Read:
    """A question read: its case, its findings as the store knows them, all else in one value.

    ``touched`` are the findings that bear on each regimen, in the question's order: those on the
    keys of its claims, and on the keys that its labels' limitations and conditions ask about.
    """

    case: Case
    known: tuple[Known, ...]
    setting: Setting
    touched: Mapping[Drugs, tuple[Known, ...]]


def read(asked: Asked, index: Index) -> Read:
    """Read a question and find the regimens that its findings touch."""
    case = read_case(
        TumourQuestion(text=asked.tumour.text, oncotree=asked.tumour.oncotree),
        asked.alterations,
        index.words,
    )
    year = asked.as_of.year
    known = tuple(index.known(seen, case.tumour, year) for seen in case.observations)
    chromosomes = chromosomes_of(case.observations)
    setting = index.setting(case.tumour, case.facts, chromosomes, asked.as_of, asked.jurisdictions)
    return Read(case, known, setting, _touched(known))


def _touched(known: tuple[Known, ...]) -> dict[Drugs, tuple[Known, ...]]:
    touched: dict[Drugs, tuple[Known, ...]] = {}
    for one in known:
        for drugs in one.regimens:
            touched[drugs] = (*touched.get(drugs, ()), one)
    for one in known:
        for drugs, keys in one.beside.items():
            touched[drugs] = _with(touched[drugs], keys, known)
    return touched


def _with(
    mine: tuple[Known, ...], keys: frozenset[str], known: tuple[Known, ...]
) -> tuple[Known, ...]:
    """These findings and those on further keys, in the question's order."""
    return tuple(one for one in known if one in mine or not keys.isdisjoint(one.keys))


def ground_for(
    regimens: Iterable[Drugs],
    touched: Mapping[Drugs, tuple[Known, ...]],
    whole: tuple[Known, ...],
    setting: Setting,
    index: Index,
) -> Ground:
    """What decisions on these regimens stand on; ``whole`` are all findings that bear on them."""
    listed = tuple(dict.fromkeys(regimens))
    names = tuple(dict.fromkeys(name for drugs in listed for name in drugs))
    evidence = {
        drugs: index.evidence(drugs, touched[drugs], setting)
        for drugs in dict.fromkeys((*listed, *((name,) for name in names)))
        if drugs in touched
    }
    labels = {
        drugs: index.claims(drugs, touched[drugs], setting).labels
        for drugs in listed
        if drugs in touched
    }
    of_classes = {
        drugs: index.class_evidence(drugs, touched[drugs], setting)
        for drugs in listed
        if drugs in touched
    }
    return Ground(
        patient=index.patient(whole, setting),
        words=index.words,
        as_of=setting.as_of,
        jurisdictions=setting.jurisdictions,
        evidence={drugs: items for drugs, items in evidence.items() if items},
        labels={drugs: found for drugs, found in labels.items() if found},
        ends={drugs: index.ends_of(drugs) for drugs in listed},
        authorisations={name: index.authorisations_of(name) for name in names},
        labels_of_drug={name: index.labels_of(name) for name in names},
        authorised=lambda drug, agency: index.authorised(drug, agency, setting.as_of),
        of_classes={drugs: items for drugs, items in of_classes.items() if items},
    )
