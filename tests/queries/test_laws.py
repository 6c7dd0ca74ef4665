"""What must follow when a question or the evidence changes, on random graphs and patients."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, cast

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.model import (
    And,
    Biomarker,
    CohortOutcome,
    Curie,
    Effect,
    GeneEvent,
    GeneEventKind,
    Label,
    Not,
    Observation,
    Or,
    Profile,
    ProteinChange,
    Record,
    ReportClass,
    Statement,
    Unresolved,
    biomarkers_of,
)
from tests.reference import laws
from tests.reference.biomarkers import Draw
from tests.reference.compare import desk_of, readable
from tests.reference.compare import given as asked_as
from tests.reference.told import Answer, listed
from tests.reference.vocabulary import CODES, TREE, words
from tests.reference.world import DAYS, Asking, World, asking, world

WORDS = words()
SIZE = 14


@st.composite
def situations(draw: st.DrawFn) -> tuple[World, Asking, Draw]:
    """A small graph, a patient, and a source of further choices."""
    source = cast(Draw, draw(st.randoms(use_true_random=False)))
    graph = world(source, SIZE)
    return graph, readable(asking(source)), source


def law(test: Callable[..., None]) -> Callable[..., None]:
    """A law over random situations; few enough that all laws take a minute."""
    checks = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
    bounded = settings(max_examples=60, deadline=None, suppress_health_check=checks)
    return bounded(given(situations())(test))


def tell(graph: World | Sequence[Record], asked: Asking) -> Answer:
    """The answer as JSON gives it, from a desk that has answered nothing before."""
    records = graph.records if isinstance(graph, World) else tuple(graph)
    desk = desk_of(World(records), WORDS)
    with asked_as(asked) as question:
        told: Answer = msgspec.json.decode(msgspec.json.encode(desk.answer(question)))
    return told


def changed(asked: Asking, **parts: Any) -> Asking:
    """The same question with parts of the case changed."""
    return asked._replace(case=msgspec.structs.replace(asked.case, **parts))


def finding(alteration: Any, **more: Any) -> Observation:
    return Observation(alteration=alteration, text="one more", **more)


def also(asked: Asking, seen: Observation) -> Asking:
    """The same patient with one more finding, read as every reader would."""
    return readable(changed(asked, observations=(*asked.case.observations, seen)))


def renamed(record: Record, number: int) -> Record:
    """The same record under another id of its source."""
    if not isinstance(record, Statement | Label | CohortOutcome):
        return record
    id_ = Curie(f"other:{number}")
    return msgspec.structs.replace(
        record, provenance=msgspec.structs.replace(record.provenance, record=id_)
    )


def about(record: Record, test: Callable[[Any], bool]) -> bool:
    """Whether a claim has a leaf about an alteration of some kind."""
    profile = getattr(record, "profile", None)
    return profile is not None and any(test(x.alteration) for x in biomarkers_of(profile))


@law
def test_the_order_and_the_names_of_evidence_do_not_matter(
    at: tuple[World, Asking, Draw],
) -> None:
    graph, asked, draw = at
    shuffled = draw.sample(graph.records, len(graph.records))
    others = [renamed(r, n) for n, r in enumerate(shuffled)]

    assert laws.same_standings(tell(graph, asked), tell(others, asked)) == []


@law
def test_evidence_that_is_told_twice_counts_once(at: tuple[World, Asking, Draw]) -> None:
    graph, asked, _ = at
    twice = [*graph.records, *(renamed(r, n) for n, r in enumerate(graph.records))]

    assert laws.same_standings(tell(graph, asked), tell(twice, asked)) == []


@law
def test_a_finding_that_only_resistance_names_proposes_nothing_of_that_drug(
    at: tuple[World, Asking, Draw],
) -> None:
    graph, asked, draw = at
    found = ProteinChange(gene="EGFR", change="C797S")
    resistance = draw.choice([r for r in graph.records if isinstance(r, Statement)] or [None])
    if resistance is None:
        return
    says = msgspec.structs.replace(
        resistance,
        profile=next(iter(biomarkers_of(resistance.profile))).__class__(alteration=found),
        effect=Effect.RESISTANCE,
        supports=True,
    )
    more = [r for r in graph.records if r is not resistance and not about(r, _of_egfr)]
    before, after = tell([*more, says], asked), tell([*more, says], also(asked, finding(found)))
    drugs = says.regimen.drugs

    assert drugs not in listed(after, "candidates") - listed(before, "candidates")


def _of_egfr(alteration: Any) -> bool:
    return bool(getattr(alteration, "gene", "") == "EGFR")


@law
def test_a_subtype_keeps_what_its_parent_has_unless_something_binds_it(
    at: tuple[World, Asking, Draw],
) -> None:
    graph, asked, draw = at
    pairs = [(c, p) for c, _, parents, _ in TREE for p in parents]
    child, parent = draw.choice(pairs)
    bound = {
        r.regimen.drugs
        for r in graph.records
        if isinstance(r, Statement | Label | CohortOutcome)
        if r.tumour.excluded
    }
    one = tell(graph, changed(asked, tumour=Curie(f"oncotree:{parent}")))
    other = tell(graph, changed(asked, tumour=Curie(f"oncotree:{child}")))

    assert laws.no_worse_below(one, other, bound) == []


@law
def test_deleting_support_creates_no_candidate(at: tuple[World, Asking, Draw]) -> None:
    graph, asked, draw = at
    before = tell(graph, asked)
    support = sorted({r for o in before["candidates"] for r in o["evidence"]["for"]})
    if not support:
        return
    gone = draw.choice(support)
    less = [r for r in graph.records if r.provenance.record != gone]  # type: ignore[union-attr]

    assert laws.adds_no_candidate(before, tell(less, asked)) == []


@law
def test_what_appears_without_a_negative_record_was_blocked_by_it(
    at: tuple[World, Asking, Draw],
) -> None:
    graph, asked, draw = at
    before = tell(graph, asked)
    negative = sorted({r for h in before["blocked"] for r in h["records"]})
    if not negative:
        return
    gone = draw.choice(negative)
    less = [r for r in graph.records if r.provenance.record != gone]  # type: ignore[union-attr]

    assert laws.new_ones_were_blocked_by(gone, before, tell(less, asked)) == []


@law
def test_an_earlier_day_adds_no_label(at: tuple[World, Asking, Draw]) -> None:
    graph, asked, draw = at
    first, second = sorted(draw.sample(DAYS, 2))
    undated = [_undated(r) for r in graph.records]
    ended = {
        drugs
        for r in graph.records
        if getattr(r, "valid_to", None) is not None
        for drugs in ([r.regimen.drugs] if isinstance(r, Label) else _with(graph, r))
    }
    earlier = tell(undated, asked._replace(as_of=first))
    later = tell(undated, asked._replace(as_of=second))

    assert laws.no_label_earlier(earlier, later, ended) == []


def _undated(record: Record) -> Record:
    """Without a year of publication, and without limits that a later label may bring."""
    if isinstance(record, Label):
        return msgspec.structs.replace(record, limits=())
    if isinstance(record, Statement | CohortOutcome):
        known = msgspec.structs.replace(record.provenance, published=None)
        return msgspec.structs.replace(record, provenance=known)
    return record


def _with(graph: World, record: Any) -> list[tuple[str, ...]]:
    """The regimens with a drug whose product was withdrawn."""
    return [
        r.regimen.drugs
        for r in graph.records
        if isinstance(r, Label) and record.drug in r.regimen.drugs
    ]


@law
def test_without_a_tumour_nothing_is_on_label(at: tuple[World, Asking, Draw]) -> None:
    graph, asked, _ = at

    assert laws.unlabelled(tell(graph, changed(asked, tumour=None))) == []


@law
def test_a_variant_of_uncertain_significance_creates_no_candidate(
    at: tuple[World, Asking, Draw],
) -> None:
    graph, asked, draw = at
    gene = draw.choice(sorted(draw.genes))
    vus = finding(ProteinChange(gene=gene, change="A1999T"), report=ReportClass.UNCERTAIN)
    positive = [r for r in graph.records if not _negates(getattr(r, "profile", None))]

    assert laws.adds_no_candidate(tell(positive, asked), tell(positive, also(asked, vus))) == []


def _negates(profile: Profile | None) -> bool:
    """An absence or a wild type in it: those are the two tests below."""
    match profile:
        case Not():
            return True
        case And(of=parts) | Or(of=parts):
            return any(_negates(part) for part in parts)
        case Biomarker(alteration=GeneEvent(kind=GeneEventKind.WILD_TYPE)):
            return True
        case _:
            return False


@law
def test_an_unrelated_finding_changes_nothing(at: tuple[World, Asking, Draw]) -> None:
    graph, asked, _ = at
    other = finding(ProteinChange(gene="CD274", change="A61T"), report=ReportClass.ONCOGENIC)
    more = [r for r in graph.records if not about(r, lambda a: getattr(a, "gene", "") == "CD274")]

    assert laws.same(tell(more, asked), tell(more, also(asked, other))) == []


@law
def test_the_order_of_findings_and_places_does_not_matter(
    at: tuple[World, Asking, Draw],
) -> None:
    graph, asked, draw = at
    seen, stated = asked.case.observations, asked.case.facts
    other = changed(
        asked,
        observations=tuple(draw.sample(seen, len(seen))),
        facts=tuple(draw.sample(stated, len(stated))),
    )._replace(places=tuple(reversed(asked.places)))

    assert laws.same(tell(graph, asked), tell(graph, other)) == []


@law
def test_one_more_place_changes_nothing_in_the_others(at: tuple[World, Asking, Draw]) -> None:
    graph, asked, draw = at
    place, other = draw.sample(("US", "EU", "GB", "CA"), 2)
    alone = tell(graph, asked._replace(places=(place,)))
    both = tell(graph, asked._replace(places=(place, other)))

    assert laws.same_in(place, alone, both) == []


@law
def test_what_was_not_read_creates_and_blocks_nothing(at: tuple[World, Asking, Draw]) -> None:
    graph, asked, _ = at
    unread = Unresolved(text="KRASS G12Q", kind="gene", why="no such symbol")

    assert laws.same(tell(graph, asked), tell(graph, changed(asked, unresolved=(unread,)))) == []


@law
def test_the_lists_are_disjoint_and_every_record_resolves(
    at: tuple[World, Asking, Draw],
) -> None:
    graph, asked, _ = at
    told = tell(graph, asked)
    known = {r.provenance.record for r in graph.records}  # type: ignore[union-attr]

    assert laws.apart(told) == []
    assert laws.unresolved_records(told, known) == []


@law
def test_a_desk_answers_the_same_whatever_came_before(at: tuple[World, Asking, Draw]) -> None:
    graph, asked, draw = at
    desk = desk_of(graph, WORDS)
    for other in (readable(asking(draw)), changed(asked, tumour=CODES[0]), asked):
        with asked_as(other) as question:
            last = msgspec.json.encode(desk.answer(question))

    assert msgspec.json.decode(last) == tell(graph, asked)
