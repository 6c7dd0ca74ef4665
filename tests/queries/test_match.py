"""Profiles in three values."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.model import And, GeneEventKind, Not, Or
from ontologies.genes import Genes
from queries.match import Truth, match
from tests.queries.patients import ABSENT, UNKNOWN, change, event, seen, wants, with_

V600E, T790M = wants(change("BRAF", "V600E")), wants(change("EGFR", "T790M"))
D816V = wants(change("KIT", "D816V"))


def test_and_stays_open_while_a_part_is_silent(genes: Genes) -> None:
    found = match(And(of=(V600E, T790M)), with_(genes, change("BRAF", "V600E")), genes)

    assert found.truth is Truth.UNKNOWN
    assert found.open
    assert found.missing == ("EGFR T790M",)


def test_a_profile_of_negatives_alone_matches_nobody_by_silence(genes: Genes) -> None:
    found = match(Not(of=D816V), with_(genes, change("BRAF", "V600E")), genes)

    assert not found.open


def test_a_stated_unknown_is_inside_a_label_that_says_so(genes: Genes) -> None:
    profile = Or(of=(Not(of=D816V),), or_unknown=True)
    patient = with_(genes, seen(event("KIT", GeneEventKind.MUTATION), UNKNOWN))

    assert match(profile, patient, genes).truth is Truth.TRUE


def test_a_label_for_positive_and_negative_alike_holds_by_the_stated_negative(genes: Genes) -> None:
    profile = Or(of=(D816V, Not(of=D816V)), or_unknown=True)

    found = match(profile, with_(genes, seen(change("KIT", "D816V"), ABSENT)), genes)

    assert (found.truth, found.open) == (Truth.TRUE, True)


def test_the_most_specific_required_finding_says_how_it_matched(genes: Genes) -> None:
    profile = And(of=(wants(event("BRAF", GeneEventKind.MUTATION)), V600E))

    found = match(profile, with_(genes, change("BRAF", "V600E")), genes)

    assert found.how == "exact change"


@given(st.permutations([V600E, T790M, Not(of=D816V)]), st.sampled_from([And, Or]))
def test_the_order_of_parts_does_not_matter(parts: list[object], kind: type[And | Or]) -> None:
    genes = Genes([])
    patient = with_(genes, change("BRAF", "V600E"))

    one = match(kind(of=tuple(parts)), patient, genes)
    other = match(kind(of=tuple(reversed(parts))), patient, genes)

    assert (one.truth, one.touched) == (other.truth, other.touched)
