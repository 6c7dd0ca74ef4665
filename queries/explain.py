"""The explanation is the path itself: nodes and edges, and a sentence for each record on it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from kg.model import Biomarker, CohortOutcome, Label, Observation, Presence, Statement
from kg.model.provenance import Provenance
from ontologies.words import Words
from queries.evidence import Evidence
from queries.grades import RecordLevels, Seat, grade_evidence, grade_label
from queries.labels import LabelView
from queries.match import Match, Truth, describe
from queries.outcomes import Outcome, outcomes_of
from queries.patient import Patient

if TYPE_CHECKING:
    import networkx as nx

    from queries.decision import Option

#: A path shows at most this many records a side; the ids of all are in ``evidence``.
MAX_RECORDS = 12


class PathNode(msgspec.Struct, frozen=True, kw_only=True):
    """A node of an explanation: finding, biomarker, record, regimen, tumour or source."""

    id: str
    kind: str
    name: str


class PathEdge(msgspec.Struct, frozen=True, kw_only=True):
    """An edge of an explanation; ``note`` says how it was drawn."""

    source: str
    target: str
    kind: str
    note: str = ""


class Path(msgspec.Struct, frozen=True, kw_only=True):
    """The graph from the patient's alteration to the regimen and the tumour, and its sentences."""

    nodes: tuple[PathNode, ...] = ()
    edges: tuple[PathEdge, ...] = ()
    steps: tuple[str, ...] = ()


class RecordShown(msgspec.Struct, frozen=True, kw_only=True):
    """A cited record: what it says, and where it can be looked up.

    ``level`` is the source's own word; ``levels`` are the tiers derived from it for this patient.
    ``outcomes`` are how the patients of a cohort did, ``figures`` the same in one line.
    """

    kind: str
    says: str
    level: str
    relation: str
    source: str
    release: str
    citations: tuple[str, ...]
    url: str | None
    figures: str | None = None
    levels: RecordLevels | None = None
    outcomes: tuple[Outcome, ...] = ()


def to_networkx(path: Path) -> nx.MultiDiGraph[str]:
    """The path as a networkx graph; node and edge attributes are the fields."""
    import networkx as nx  # noqa: PLC0415  # heavy, and only for those who ask

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in path.nodes:
        graph.add_node(node.id, kind=node.kind, name=node.name)
    for edge in path.edges:
        graph.add_edge(edge.source, edge.target, key=edge.kind, kind=edge.kind, note=edge.note)
    return graph


def record_of_label(view: LabelView, patient: Seat | None = None) -> RecordShown:
    """A label, in words built from its own fields."""
    label = view.label
    since = f" since {label.valid_from}" if label.valid_from else ""
    says = (
        f"{label.jurisdiction} label{since}: {' + '.join(label.regimen.drugs)} for "
        f"{label.profile_text} in {label.tumour.text}"
    )
    shown = _shown("label", says, str(label.approval), view.relation, label.provenance)
    if patient is None:
        return shown
    return msgspec.structs.replace(shown, levels=grade_label(view, patient).of_record)


def record_of_evidence(item: Evidence, patient: Seat | None = None) -> RecordShown:
    """A statement or a cohort, in words built from its own fields."""
    shown = _record_of(item)
    if patient is None:
        return shown
    return msgspec.structs.replace(shown, levels=grade_evidence(item, patient).of_record)


def _record_of(item: Evidence) -> RecordShown:
    record = item.record
    drugs = " + ".join((*record.regimen.drugs, *record.regimen.classes))
    if isinstance(record, Statement):
        verb = "supports" if record.supports else "does not support"
        says = (
            f"{verb} {record.effect} to {drugs} with {record.profile_text} in {record.tumour.text}"
        )
        return _shown("statement", says, record.native_level, item.relation, record.provenance)
    says = f"{record.study}: {drugs} with {record.profile_text} in {record.tumour.text}"
    shown = _shown("cohort", says, str(record.verdict), item.relation, record.provenance)
    return msgspec.structs.replace(shown, figures=figures_of(record), outcomes=outcomes_of(record))


def figures_of(cohort: CohortOutcome) -> str | None:
    """x/n with its exact interval, endpoint by endpoint, in one line; never pooled."""
    return "; ".join(filter(None, map(_figure, outcomes_of(cohort)))) or None


def _figure(found: Outcome) -> str:
    """One endpoint in words: a count with its interval, or the rate as it is printed."""
    name = found.endpoint
    if found.median is not None:
        return f"median {name} {found.median:g} {found.unit or ''}".strip()
    of = f" of {found.n} {found.denominator}" if found.n else ""
    between = f" ({found.low:.0f}-{found.high:.0f} %)" if found.low is not None else ""
    count = f"{found.x}" if found.x is not None else f"{found.rate:g} %"
    return f"{name} {count}{of}{between}"


def _shown(kind: str, says: str, level: str, relation: str, seen: Provenance) -> RecordShown:
    return RecordShown(
        kind=kind,
        says=says,
        level=level,
        relation=relation,
        source=seen.source,
        release=seen.release,
        citations=seen.citations,
        url=seen.url,
    )


class _Drawing:
    """Collects nodes and edges once each, in the order drawn."""

    def __init__(self) -> None:
        self.nodes: dict[str, PathNode] = {}
        self.edges: dict[tuple[str, str, str], PathEdge] = {}
        self.steps: list[str] = []

    def node(self, id_: str, kind: str, name: str) -> str:
        self.nodes.setdefault(id_, PathNode(id=id_, kind=kind, name=name))
        return id_

    def edge(self, source: str, target: str, kind: str, note: str = "") -> None:
        self.edges.setdefault(
            (source, target, kind), PathEdge(source=source, target=target, kind=kind, note=note)
        )


@lru_cache(maxsize=65_536)
def finding_text(seen: Observation) -> str:
    """An observation in the claim grammar's words, with its origin, zygosity and report."""
    told = describe(Biomarker(alteration=seen.alteration))
    extra = [str(x) for x in (seen.origin, seen.zygosity, seen.report) if x is not None]
    presence = "" if seen.presence is Presence.PRESENT else f": {seen.presence}"
    return ", ".join([told + presence, *extra])


def path_of(option: Option, patient: Patient, words: Words) -> Path:
    """Draw the path of a candidate or a hypothesis, supporting records first."""
    drawing = _Drawing()
    regimen = drawing.node(f"regimen:{'+'.join(option.drugs)}", "regimen", " + ".join(option.drugs))
    tumour = _tumour(drawing, patient, words)
    for view in option.labels[:MAX_RECORDS]:
        _record(drawing, view.label, view.match, regimen, "permits")
        _place(drawing, view.label, view.relation, tumour)
    for item in option.support[:MAX_RECORDS]:
        _record(drawing, item.record, item.match, regimen, "supports")
        _place(drawing, item.record, item.relation, tumour)
    for item in option.against[:MAX_RECORDS]:
        _record(drawing, item.record, item.match, regimen, "speaks against")
        _place(drawing, item.record, item.relation, tumour)
    return Path(
        nodes=tuple(drawing.nodes.values()),
        edges=tuple(drawing.edges.values()),
        steps=tuple(drawing.steps),
    )


def _tumour(drawing: _Drawing, patient: Patient, words: Words) -> str:
    id_ = patient.case.tumour
    found = words.tumours.get(id_) if id_ is not None else None
    name = found.name if found is not None else "not given"
    return drawing.node(f"patient:{id_ or 'tumour'}", "patient tumour", name)


def _record(
    drawing: _Drawing,
    record: Statement | Label | CohortOutcome,
    found: Match,
    regimen: str,
    verb: str,
) -> None:
    seen = record.provenance
    node = drawing.node(seen.record, type(record).__name__.lower(), record.profile_text)
    source = drawing.node(
        f"source:{seen.source}@{seen.release}", "source", f"{seen.source} {seen.release}"
    )
    for leaf in found.leaves:
        if leaf.truth is Truth.FALSE and leaf.positive:
            continue
        name = describe(leaf.wanted)
        biomarker = drawing.node(f"biomarker:{name}", "biomarker", name)
        drawing.edge(biomarker, node, "required by" if leaf.positive else "excluded by")
        for finding in leaf.findings:
            patient_node = drawing.node(
                f"finding:{finding_text(finding.seen)}", "finding", finding.seen.text
            )
            drawing.edge(patient_node, biomarker, "satisfies", str(leaf.how or leaf.truth))
    drawing.edge(node, regimen, verb)
    drawing.edge(node, source, "stated in")
    drawing.steps.append(_sentence(record, found, verb))


def _place(
    drawing: _Drawing, record: Statement | Label | CohortOutcome, relation: str, tumour: str
) -> None:
    scope = record.tumour
    id_ = "scope:" + (",".join(scope.types) or str(scope.breadth))
    name = scope.text or str(scope.breadth)
    drawing.edge(record.provenance.record, drawing.node(id_, "tumour", name), "in")
    drawing.edge(tumour, id_, "lies within" if relation else "", relation)


def _sentence(record: Statement | Label | CohortOutcome, found: Match, verb: str) -> str:
    """One step in words, from the record's own fields, ending in where it can be looked up."""
    held = [x for x in found.leaves if x.truth is Truth.TRUE and x.positive and x.findings]
    seen_as = "; ".join(
        f"{leaf.findings[0].seen.text} is {describe(leaf.wanted)} ({leaf.how})" for leaf in held
    )
    open_ = f"; not known: {', '.join(found.missing)}" if found.missing else ""
    source = record.provenance
    cited = ", ".join(source.citations[:3]) or source.url or "no citation"
    drugs = " + ".join((*record.regimen.drugs, *record.regimen.classes))
    return (
        f"{seen_as or record.profile_text}{open_} → {type(record).__name__.lower()} {verb} "
        f"{drugs} in {record.tumour.text or record.tumour.breadth} "
        f"[{source.source} {source.release}, {source.record}, {cited}]"
    )
