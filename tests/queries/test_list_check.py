"""Leaving one list out: what the gate still opens, and what it opens wrongly."""

from __future__ import annotations

from kg.model import GeneFacts, Role
from ontologies.genes import Genes
from queries.list_check import ListCheck, Says, check_lists

FACTS = (
    GeneFacts(gene="BRAF", role=Role.ACTIVATING, sources=("roles",)),
    GeneFacts(gene="BRAF", pathogenic=("V600E", "A1C"), sources=("drivers",)),
    GeneFacts(gene="BRAF", hotspots={"V600": 90, "S2": 20}, sources=("hotspots",)),
    GeneFacts(gene="BRAF", natural=("S2C", "T3A"), sources=("natural",)),
)


def checks() -> dict[tuple[str, Says], ListCheck]:
    return {(one.list, one.says): one for one in check_lists(Genes((), (), FACTS), ())}


def test_a_driver_of_the_list_opens_by_another_list_or_not_at_all() -> None:
    found = checks()["drivers", Says.DRIVER]

    assert (found.changes, found.opened, found.alone) == (2, 1, 2)
    assert [row.change for row in found.closed] == ["A1C"]


def test_a_benign_change_that_opens_without_its_list_is_wrong() -> None:
    found = checks()["natural", Says.BENIGN]

    assert (found.changes, found.opened) == (2, 1)
    assert [(row.change, row.class_) for row in found.wrong] == [("S2C", "likely oncogenic")]


def test_a_list_without_changes_is_not_checked() -> None:
    assert {name for name, _ in checks()} == {"drivers", "natural"}
