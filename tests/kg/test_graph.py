"""Any set of records can be looked at as a graph."""

from __future__ import annotations

import networkx as nx

from kg.graph import Node, graph_of, to_networkx
from kg.identity import content_id
from kg.model import And, Curie, Not, Regimen, TumourType
from tests.kg.records import BRAF_V600E, KIT_MUTATION, cohort, label, provenance, statement


def test_a_gene_leads_to_the_drug_and_to_the_source_record() -> None:
    claim = statement(provenance=provenance(record=Curie("civic.eid:1"), citations=("pubmed:2",)))

    graph = graph_of([claim])
    paths = to_networkx(graph.nodes, graph.edges)

    for end in ("drug:dabrafenib", "oncotree:CHOL", "civic.eid:1", "pubmed:2", "source:civic"):
        assert nx.has_path(paths, "gene:BRAF", end)


def test_every_edge_names_the_record_that_says_so() -> None:
    claim, permitted = statement(), label()

    edges = graph_of([claim, permitted]).edges

    assert {edge.record for edge in edges} == {content_id(claim), content_id(permitted)}


def test_records_about_one_profile_meet_in_it() -> None:
    graph = graph_of([statement(), label()])

    assert [node.name for node in graph.nodes if node.kind == "profile"] == ["BRAF V600E"]


def test_the_order_of_records_makes_no_difference() -> None:
    records = [statement(), label(), cohort()]

    assert graph_of(records) == graph_of(records[::-1])


def test_every_leaf_of_a_profile_is_a_biomarker_of_its_gene() -> None:
    graph = graph_of([statement(profile=And(of=(BRAF_V600E, Not(of=KIT_MUTATION))))])

    assert [n.name for n in graph.nodes if n.kind == "gene"] == ["BRAF", "KIT"]


def test_a_class_in_a_regimen_is_not_a_drug() -> None:
    graph = graph_of([statement(regimen=Regimen(drugs=(), classes=("chemotherapy",)))])

    assert Node(id="class:chemotherapy", kind="drug class", name="chemotherapy") in graph.nodes
    assert not [node for node in graph.nodes if node.kind == "drug"]


def test_a_cohort_without_a_biomarker_still_has_its_drug() -> None:
    kinds = {node.kind for node in graph_of([cohort(profile=None)]).nodes}

    assert "drug" in kinds
    assert "profile" not in kinds


def test_a_tumour_type_climbs() -> None:
    child = TumourType(
        id=Curie("oncotree:IHCH"),
        name="Intrahepatic Cholangiocarcinoma",
        parents=(Curie("oncotree:CHOL"),),
    )

    assert [edge.kind for edge in graph_of([child]).edges] == ["is a"]


def test_one_thing_has_one_name_in_whatever_order_records_name_it() -> None:
    records = [statement(profile_text="V600E in BRAF"), statement(profile_text="BRAF V600E")]

    assert graph_of(records) == graph_of(records[::-1])


def test_a_tumour_s_own_name_goes_before_its_id() -> None:
    tumour = TumourType(id=Curie("oncotree:CHOL"), name="zebra")

    names = {node.id: node.name for node in graph_of([statement(), tumour]).nodes}

    assert names["oncotree:CHOL"] == "zebra"
