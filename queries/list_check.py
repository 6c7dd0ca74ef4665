"""Leave one list out: how does the driver gate class what a list knows, when that list is not read?

Positive are the changes that a list makes the gate open by name; negative those it calls benign or
common. Lists copy each other, so what another list has too is counted apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum

from kg.model import (
    Effect,
    GeneFacts,
    GeneModel,
    Observation,
    ProteinChange,
    Statement,
    Value,
    biomarkers_of,
)
from kg.model.statement import CLINICAL_LEVEL
from ontologies.genes import Genes
from queries.driver import BENIGN, LIKELY_BENIGN, Verdict
from queries.gate import classify

Change = tuple[str, str]


class Says(StrEnum):
    """What a list says of its changes."""

    DRIVER = "driver"
    BENIGN = "benign"


class Classed(Value, frozen=True, kw_only=True):
    """One change of a list with the class that it has without the list."""

    gene: str
    change: str
    class_: str
    why: str


class ListCheck(Value, frozen=True, kw_only=True):
    """One list, left out: its changes, those of no other list, and how many the gate opens.

    ``classes`` counts all by class. ``wrong`` are drivers that come out benign and benign changes
    that open; ``closed`` are drivers that the gate does not open, benign or not.
    """

    list: str
    says: Says
    changes: int
    opened: int
    alone: int
    opened_alone: int
    classes: dict[str, int]
    wrong: tuple[Classed, ...]
    closed: tuple[Classed, ...] = ()


def check_lists(genes: Genes, statements: Iterable[Statement]) -> tuple[ListCheck, ...]:
    """Check every list of the facts, and the alleles that clinical records of sensitivity name.

    The records are never read here, so nothing is left out for them.
    """
    facts = [record for record in genes.records() if isinstance(record, GeneFacts)]
    models = [record for record in genes.records() if isinstance(record, GeneModel)]
    found = []
    for name in sorted({source for fact in facts for source in fact.sources}):
        without = Genes((), models, (fact for fact in facts if name not in fact.sources))
        drivers = [change for change in _drivers(facts, name) if _by_list(change, genes)]
        if drivers:
            found.append(_check(name, Says.DRIVER, drivers, without))
        if benign := list(_benign(facts, name)):
            found.append(_check(name, Says.BENIGN, benign, without))
    if named := sorted(set(_named(statements))):
        found.append(_check("named by clinical records", Says.DRIVER, named, genes))
    return tuple(found)


def _drivers(facts: Iterable[GeneFacts], name: str) -> Iterator[Change]:
    for fact in facts:
        if name in fact.sources:
            changes = {*fact.pathogenic, *fact.germline}
            yield from ((fact.gene, change) for change in sorted(changes))


def _benign(facts: Iterable[GeneFacts], name: str) -> Iterator[Change]:
    for fact in facts:
        if name in fact.sources:
            yield from ((fact.gene, change) for change in (*fact.benign, *fact.natural))


def _by_list(change: Change, genes: Genes) -> bool:
    """Whether the gate opens it with all lists; a germline change may be of another disease."""
    return _verdict(change, genes).opens


def _named(statements: Iterable[Statement]) -> Iterator[Change]:
    for record in statements:
        told = record.supports and record.effect is Effect.SENSITIVITY
        if told and record.band in CLINICAL_LEVEL:
            for leaf in biomarkers_of(record.profile):
                if isinstance(leaf.alteration, ProteinChange):
                    yield leaf.alteration.gene, leaf.alteration.change


def _verdict(change: Change, genes: Genes) -> Verdict:
    gene, text = change
    return classify(Observation(alteration=ProteinChange(gene=gene, change=text)), genes)


def _elsewhere(change: Change, genes: Genes) -> bool:
    """Whether a list that is still read has the change too."""
    facts = genes.facts(change[0])
    return facts is not None and change[1] in facts.listed


def _check(name: str, says: Says, changes: list[Change], genes: Genes) -> ListCheck:
    classed = [(change, _verdict(change, genes)) for change in changes]
    alone = [one for one in classed if not _elsewhere(one[0], genes)]
    return ListCheck(
        list=name,
        says=says,
        changes=len(classed),
        opened=sum(verdict.opens for _, verdict in classed),
        alone=len(alone),
        opened_alone=sum(verdict.opens for _, verdict in alone),
        classes=dict(sorted(Counter(verdict.class_ for _, verdict in classed).items())),
        wrong=tuple(_rows(classed, _wrong_benign if says is Says.BENIGN else _wrong_driver)),
        closed=tuple(_rows(classed, _closed)) if says is Says.DRIVER else (),
    )


def _wrong_benign(verdict: Verdict) -> bool:
    return verdict.opens


def _wrong_driver(verdict: Verdict) -> bool:
    return verdict.class_ in {BENIGN, LIKELY_BENIGN}


def _closed(verdict: Verdict) -> bool:
    return not verdict.opens


def _rows(
    classed: Iterable[tuple[Change, Verdict]], chosen: Callable[[Verdict], bool]
) -> Iterator[Classed]:
    for (gene, change), verdict in classed:
        if chosen(verdict):
            why = "; ".join(verdict.why)
            yield Classed(gene=gene, change=change, class_=verdict.class_, why=why)
