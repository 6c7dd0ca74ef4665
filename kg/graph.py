"""The graph view of records: nodes and edges, and from them a networkx graph."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.identity import content_id
from kg.model import (
    Alteration,
    Authorisation,
    Biomarker,
    CohortOutcome,
    Cytogenetic,
    DnaChange,
    Drug,
    Expression,
    Fusion,
    Gene,
    GeneEvent,
    Label,
    NamedVariant,
    Profile,
    ProteinChange,
    Provenance,
    Regimen,
    Region,
    Reimbursement,
    Residue,
    Signature,
    Statement,
    TumourScope,
    TumourType,
    Value,
    biomarkers_of,
    genes_of,
)

if TYPE_CHECKING:
    import networkx as nx


class Node(Value, frozen=True, kw_only=True):
    """One thing of the graph, such as ``gene:BRAF``; ``kind`` says what it is."""

    id: str
    kind: str
    name: str


class Edge(Value, frozen=True, kw_only=True):
    """One relation, and the id of the record that says so."""

    source: str
    target: str
    kind: str
    record: str


class Subgraph(Value, frozen=True, kw_only=True):
    """Nodes and edges, each once and in a stable order."""

    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()


class _Sketch:
    """Nodes and edges of one record, while they are being collected."""

    def __init__(self, record: str) -> None:
        self.record = record
        self.nodes: dict[str, Node] = {}
        self.edges: dict[Edge, None] = {}

    def node(self, id_: str, kind: str, name: str) -> str:
        self.nodes.setdefault(id_, Node(id=id_, kind=kind, name=name))
        return id_

    def edge(self, source: str, kind: str, target: str) -> None:
        self.edges[Edge(source=source, target=target, kind=kind, record=self.record)] = None


def graph_of(records: Iterable[Value]) -> Subgraph:
    """The nodes and edges of any records; a record that only adds words is a lone node."""
    nodes: dict[str, Node] = {}
    edges: dict[Edge, None] = {}
    for record in records:
        sketch = _draw(record)
        for id_, node in sketch.nodes.items():
            nodes[id_] = min(node, nodes.get(id_, node), key=_telling)
        edges |= sketch.edges
    in_order = sorted(edges, key=lambda e: (e.source, e.kind, e.target, e.record))
    return Subgraph(nodes=tuple(nodes[id_] for id_ in sorted(nodes)), edges=tuple(in_order))


def _telling(node: Node) -> tuple[bool, str, str]:
    """Records call one thing by several names: any but its id, then the first of the alphabet."""
    return node.name == node.id, node.name, node.kind


def to_networkx(nodes: Iterable[Node], edges: Iterable[Edge]) -> nx.MultiDiGraph[str]:
    """The same as a networkx graph: nodes with ``kind`` and ``name``, edges with ``record``."""
    import networkx as nx  # noqa: PLC0415  # slow to import, only wanted here

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in nodes:
        graph.add_node(node.id, kind=node.kind, name=node.name)
    for edge in edges:
        key = f"{edge.kind} {edge.record}"
        graph.add_edge(edge.source, edge.target, key=key, kind=edge.kind, record=edge.record)
    return graph


def _draw(record: Value) -> _Sketch:
    """Take one record apart into nodes and edges around itself."""
    id_ = content_id(record)
    sketch = _Sketch(id_)
    match record:
        case Statement() | Label() | CohortOutcome() | Reimbursement():
            _draw_claim(sketch, record)
        case Authorisation():
            sketch.node(id_, "authorisation", f"{record.drug} in {record.jurisdiction}")
            sketch.edge(id_, "of drug", _drug(sketch, record.drug))
            _draw_provenance(sketch, record.provenance)
        case Drug():
            _drug(sketch, record.name)
        case Gene():
            sketch.node(f"gene:{record.symbol}", "gene", record.symbol)
        case TumourType():
            _draw_tumour_type(sketch, record)
        case _:
            sketch.node(id_, type(record).__name__.lower(), getattr(record, "gene", id_))
    return sketch


def _draw_claim(sketch: _Sketch, claim: Statement | Label | CohortOutcome | Reimbursement) -> None:
    kind = type(claim).__name__.lower()
    sketch.node(sketch.record, kind, _title(claim))
    if claim.profile is not None:
        profile = _draw_profile(sketch, claim.profile, claim.profile_text)
        sketch.edge(profile, "read in", sketch.record)
    _draw_regimen(sketch, claim.regimen)
    _draw_scope(sketch, claim.tumour)
    _draw_provenance(sketch, claim.provenance)


def _title(claim: Statement | Label | CohortOutcome | Reimbursement) -> str:
    drugs = " + ".join(claim.regimen.drugs + claim.regimen.classes)
    match claim:
        case Statement(effect=effect, supports=supports):
            return f"{'supports' if supports else 'does not support'} {effect} to {drugs}"
        case Label(jurisdiction=where):
            return f"{drugs} in {where}"
        case CohortOutcome(study=study):
            return f"{study}: {drugs}"
        case Reimbursement(country=country, scheme=scheme):
            return f"{drugs} in {country}: {scheme}"


def _draw_profile(sketch: _Sketch, profile: Profile, text: str) -> str:
    id_ = sketch.node(f"profile:{_digest(profile)}", "profile", text)
    for leaf in biomarkers_of(profile):
        biomarker = sketch.node(f"biomarker:{_digest(leaf)}", "biomarker", name_of(leaf))
        sketch.edge(biomarker, "part of", id_)
        for gene in genes_of(leaf.alteration):
            sketch.edge(sketch.node(f"gene:{gene}", "gene", gene), "altered as", biomarker)
    return id_


def _draw_regimen(sketch: _Sketch, regimen: Regimen) -> None:
    for drug in regimen.drugs:
        sketch.edge(sketch.record, "about", _drug(sketch, drug))
    for word in regimen.classes:
        node = sketch.node(f"class:{word}", "drug class", word)
        sketch.edge(sketch.record, "about", node)
    for drug in regimen.supportive:
        sketch.edge(sketch.record, "supported by", _drug(sketch, drug))


def _draw_scope(sketch: _Sketch, scope: TumourScope) -> None:
    if not scope.types:
        node = sketch.node(f"tumours:{scope.breadth}", "tumours", str(scope.breadth))
        sketch.edge(sketch.record, "in", node)
    for kind, ids in (("in", scope.types), ("not in", scope.excluded)):
        for id_ in ids:
            sketch.edge(sketch.record, kind, sketch.node(id_, "tumour", id_))


def _draw_provenance(sketch: _Sketch, provenance: Provenance) -> None:
    row = sketch.node(provenance.record, "source record", provenance.record)
    sketch.edge(sketch.record, "from", row)
    source = sketch.node(f"source:{provenance.source}", "source", provenance.source)
    sketch.edge(row, "in release", source)
    for citation in provenance.citations:
        sketch.edge(row, "cites", sketch.node(citation, "citation", citation))


def _draw_tumour_type(sketch: _Sketch, tumour: TumourType) -> None:
    sketch.node(tumour.id, "tumour", tumour.name)
    for kind, ids in (("is a", tumour.parents), ("same as", tumour.same_as)):
        for id_ in ids:
            sketch.edge(tumour.id, kind, sketch.node(id_, "tumour", id_))


def _drug(sketch: _Sketch, name: str) -> str:
    return sketch.node(f"drug:{name}", "drug", name)


def _digest(value: Value) -> str:
    return content_id(value).partition(":")[2]


def name_of(leaf: Biomarker) -> str:
    """A short name of a biomarker for people who look at a graph.

    >>> from kg.model import Origin
    >>> change = ProteinChange(gene="BRCA2", change="S1982fs")
    >>> name_of(Biomarker(alteration=change, origin=Origin.GERMLINE))
    'BRCA2 S1982fs germline'
    """
    extra = (str(word) for word in (leaf.origin, leaf.zygosity) if word is not None)
    return " ".join((_name_of(leaf.alteration), *extra))


def _name_of(alteration: Alteration) -> str:  # noqa: PLR0911  # one line for each kind
    match alteration:
        case Fusion(five=five, three=three):
            return f"{five or 'any'}::{three or 'any'} fusion"
        case Signature(name=name, high=high, name_text=text):
            return f"{text or name}{'' if high else ' not'} high"
        case Cytogenetic(event=event):
            return event
        case Region(gene=gene, kind=kind, first=first, change=change):
            return f"{gene} {kind} {alteration.name or first or ''} {change}"
        case Residue(gene=gene, reference=reference, position=position):
            return f"{gene} {reference or ''}{position}"
        case GeneEvent(kind=word) | NamedVariant(name=word) | Expression(level=word):
            return f"{alteration.gene} {word}"
        case ProteinChange(change=change) | DnaChange(change=change):
            return f"{alteration.gene} {change}"
