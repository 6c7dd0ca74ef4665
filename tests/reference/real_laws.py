"""The laws on a real graph: ``python -m tests.reference.real_laws`` asks the gold questions.

The snapshot is that of ``REDISCOVER_SNAPSHOT``; ``--each N`` takes every N-th question. It prints
for each law how often it was tried and each violation.
"""

from __future__ import annotations

import argparse
import os
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from api.wiring import Graph, open_graph
from kg.model import Authorisation, CohortOutcome, Curie, Gene, Label, Statement, keys_of_profile
from kg.store import Claim
from queries.answer import Desk
from queries.without import LeftOut, Without
from tests.reference import laws
from tests.reference.questions import DAYS, Question, gold_questions
from tests.reference.told import Answer, Drugs, listed

#: Rare changes that no list knows, as a report would give them.
UNCERTAIN = ("BRAF p.Ala762Val", "KRAS p.Ala18Asp", "ERBB2 p.Arg970Gln", "EGFR p.Ala864Thr")
#: How many cited records are taken away from each answer, on either side.
TAKEN = 3
Law = Callable[["Real", Question], Iterator[list[str]]]


class Real:
    """A real graph, the desk that answers from it, and what the laws ask of its records."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.desk = Desk(graph.store, graph.words)
        self.claims: list[Claim] = [
            *graph.store.records_of(Statement),
            *graph.store.records_of(Label),
            *graph.store.records_of(CohortOutcome),
        ]
        self.names = {
            r.provenance.record for r in (*self.claims, *graph.store.records_of(Authorisation))
        }
        self.unheard = self._unheard()

    def ask(self, question: Question) -> Answer:
        """The answer as JSON gives it."""
        return _json(self.desk.answer(self.graph.asked(question)))

    def without(self, question: Question, record: str) -> Answer:
        """The answer of the graph without one record."""
        less = Without(self.graph.store, LeftOut(records=frozenset({record})))
        return _json(Desk(less, self.graph.words).answer(self.graph.asked(question)))

    def binding(self, child: Curie) -> set[Drugs]:
        """Regimens of which some record excludes this tumour or one above it."""
        above = {*self.graph.words.tumours.ancestors(child)}
        return {r.regimen.drugs for r in self.claims if above & {*r.tumour.excluded}}

    def ended(self) -> set[Drugs]:
        """Regimens of which a label, or a drug of which a product, was withdrawn some day."""
        labels = [r for r in self.claims if isinstance(r, Label)]
        products = self.graph.store.records_of(Authorisation)
        gone = {r.drug for r in products if r.valid_to is not None or r.none_as_of is not None}
        return {x.regimen.drugs for x in labels if x.valid_to or gone & {*x.regimen.drugs}}

    def _unheard(self) -> str:
        """A gene on which no record speaks."""
        heard = {key for r in self.claims if r.profile for key in keys_of_profile(r.profile)}
        symbols = sorted(g.symbol for g in self.graph.store.records_of(Gene))
        return next(s for s in symbols if f"gene:{s}" not in heard and s.startswith("OR4"))


def _json(answer: Any) -> Answer:
    told: Answer = msgspec.json.decode(msgspec.json.encode(answer))
    return told


def order(real: Real, q: Question) -> Iterator[list[str]]:
    """The order of alterations and of places does not matter."""
    turned = {name: q[name][::-1] for name in ("alterations", "jurisdictions")}
    yield laws.same(real.ask(q), real.ask({**q, **turned}))


def places(real: Real, q: Question) -> Iterator[list[str]]:
    """One more place changes nothing in the others."""
    all_ = real.ask({**q, "jurisdictions": ["US", "EU", "GB", "CA"]})
    for place in ("US", "EU"):
        yield laws.same_in(place, real.ask({**q, "jurisdictions": [place]}), all_)


def unread(real: Real, q: Question) -> Iterator[list[str]]:
    """What was not read creates and blocks nothing."""
    yield laws.same(real.ask(q), real.ask(_also(q, "KRASS G12Q")))


def unrelated(real: Real, q: Question) -> Iterator[list[str]]:
    """A finding in a gene that no record speaks of changes nothing."""
    yield laws.same(real.ask(q), real.ask(_also(q, f"{real.unheard} amplification")))


def no_tumour(real: Real, q: Question) -> Iterator[list[str]]:
    """Without a tumour nothing is on-label or tumour-agnostic."""
    yield laws.unlabelled(real.ask({**q, "tumour": None}))


def uncertain(real: Real, q: Question) -> Iterator[list[str]]:
    """A variant of uncertain significance creates no candidate."""
    before = real.ask(q)
    for item in UNCERTAIN:
        for text in (item, f"{item} (VUS)"):
            more = laws.adds_no_candidate(before, real.ask(_also(q, text)))
            yield [f"{text}: {name}" for name in more]


def parent(real: Real, q: Question) -> Iterator[list[str]]:
    """A subtype keeps what its parent has, unless a record or an exclusion binds it."""
    code = (q["tumour"] or {}).get("oncotree")
    node = real.graph.words.tumours.known(code) if code else None
    if node is None or not node.id.startswith("oncotree:"):
        return
    child = real.ask({**q, "tumour": {"oncotree": code}})
    for above in node.parents:
        told = real.ask({**q, "tumour": {"oncotree": above.partition(":")[2]}})
        if told["read"]["tumour"]["oncotree"] is not None:
            yield laws.no_worse_below(told, child, real.binding(node.id))


def earlier(real: Real, q: Question) -> Iterator[list[str]]:
    """An earlier day adds no label, unless it was withdrawn since or a newer record blocks."""
    later = real.ask(q)
    for day in DAYS:
        if day < q["as_of"]:
            found = laws.no_label_earlier(real.ask({**q, "as_of": day}), later, real.ended())
            yield [f"as of {day}: {name}" for name in found]


def support(real: Real, q: Question) -> Iterator[list[str]]:
    """Deleting what supports creates no candidate."""
    before = real.ask(q)
    for record in sorted({r for o in before["candidates"] for r in o["evidence"]["for"]})[:TAKEN]:
        new = laws.adds_no_candidate(before, real.without(q, record))
        yield [f"without {record}: {name}" for name in new]


def blocking(real: Real, q: Question) -> Iterator[list[str]]:
    """What appears when a negative record goes was held back by it, by name."""
    before = real.ask(q)
    for record in sorted({r for h in before["blocked"] for r in h["records"]})[:TAKEN]:
        new = laws.new_ones_were_blocked_by(record, before, real.without(q, record))
        yield [f"without {record}: {name}" for name in new]


def resistant(real: Real, q: Question) -> Iterator[list[str]]:
    """A finding that a record in this tumour calls resistant raises no drug of that record."""
    before = real.ask(q)
    tried = [("EGFR T790M", ("erlotinib",)), ("EGFR T790M", ("gefitinib",))]
    tried += [("ABL1 T315I", ("imatinib",)), ("KIT D816V", ("imatinib",))]
    tried += [("KRAS G12D", ("cetuximab",)), ("ALK G1202R", ("crizotinib",))]
    for item, drugs in tried:
        new = listed(real.ask(_also(q, item)), "candidates") - listed(before, "candidates")
        yield [f"{item}: {'+'.join(drugs)}"] if drugs in new else []


def apart(real: Real, q: Question) -> Iterator[list[str]]:
    """No regimen is a candidate and a hypothesis, or proposed and blocked in one place."""
    yield laws.apart(real.ask(q))


def resolves(real: Real, q: Question) -> Iterator[list[str]]:
    """Every record that is cited is in the graph."""
    yield laws.unresolved_records(real.ask(q), real.names)


def told(real: Real, q: Question) -> Iterator[list[str]]:
    """The answer tells what each record that it cites says."""
    yield laws.untold_records(real.ask(q))


def again(real: Real, q: Question) -> Iterator[list[str]]:
    """A desk that has answered nothing before says the same, to the byte."""
    fresh = Desk(real.graph.store, real.graph.words).answer(real.graph.asked(q))
    yield [] if _json(fresh) == real.ask(q) else ["another answer"]


LAWS: tuple[Law, ...] = (
    *(order, places, unread, unrelated, no_tumour, uncertain, parent, earlier),
    *(support, blocking, resistant, apart, resolves, told, again),
)


def violations(real: Real, questions: Sequence[Question], law: Law) -> tuple[int, list[str]]:
    """How often a law was tried, and each violation with the question's id."""
    tried, broken = 0, []
    for question in questions:
        for found in law(real, question):
            tried += 1
            broken += [f"{question['id']}: {what}" for what in found]
    return tried, broken


def main(arguments: Sequence[str] | None = None) -> int:
    """Print each law with its figures; 1 when one is broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--each", type=int, default=1, help="every so-many-th question")
    parser.add_argument("--law", help="one law only")
    parser.add_argument("--show", type=int, default=10, help="violations to print")
    options = parser.parse_args(arguments)
    real = Real(open_graph(Path(os.environ["REDISCOVER_SNAPSHOT"])))
    questions = gold_questions()[:: options.each]
    totals: dict[str, int] = defaultdict(int)
    for law in LAWS:
        if options.law in {None, law.__name__}:
            start = time.perf_counter()
            tried, broken = violations(real, questions, law)
            totals["broken"] += len(broken)
            seconds = time.perf_counter() - start
            _tell(f"{law.__name__}: {tried} tried, {len(broken)} broken, {seconds:.0f} s")
            for what in broken[: options.show]:
                _tell(f"    {what}")
    return 1 if totals["broken"] else 0


def _also(q: Question, text: str) -> Question:
    return {**q, "alterations": [*q["alterations"], text]}


def _tell(line: str) -> None:
    print(line, flush=True)  # noqa: T201  # a program's output


if __name__ == "__main__":
    raise SystemExit(main())
