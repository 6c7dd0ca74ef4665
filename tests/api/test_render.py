"""The readable answer says what the JSON says: the lists, the reasons, the records, the sources."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
from rich.console import Console

from api import render, render_path
from kg.errors import Refused
from tests.api.answers import answer, blocked, candidate, hypothesis, standing

ASKED = {"jurisdictions": ["US", "EU"], "as_of": "2026-05-07"}
RECORD = {
    "kind": "statement",
    "says": "supports sensitivity to vemurafenib",
    "level": "B",
    "relation": "same tumour",
    "source": "made",
    "release": "2026-01",
    "citations": ["pubmed:7"],
    "url": None,
    "figures": None,
}


def shown(*, width: int = 100, full: bool = False, **parts: Any) -> str:
    console = Console(file=io.StringIO(), width=width, markup=False, highlight=False)
    render.answer(answer(**parts), ASKED, console, full=full)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def flat(text: str) -> str:
    return " ".join(text.split())


def test_what_was_asked_and_understood_comes_first() -> None:
    text = shown()

    assert text.startswith("Understood")
    assert "US, EU, as of 2026-05-07" in text
    assert "Cholangiocarcinoma (CHOL), by code" in text


def test_an_unknown_tumour_is_said_so() -> None:
    read = {"tumour": {"oncotree": None, "name": None, "how": "not given"}}

    assert "without a tumour type nothing is on-label" in flat(shown(read=read))


def test_what_was_not_read_is_shown_with_the_nearest_words() -> None:
    refused = {"text": "BRAFF V600E", "kind": "gene", "why": "no such symbol"}

    text = flat(shown(unresolved=[{**refused, "suggestions": ["BRAF"]}]))

    assert "“BRAFF V600E” (gene): no such symbol; nearest: BRAF" in text
    assert "“BRAFF V600E” was not read" in text


def test_each_jurisdiction_has_its_standing() -> None:
    both = [standing("US", "on-label"), standing("EU", "off-label", to_check=["line of therapy"])]

    text = flat(shown(candidates=[candidate("vemurafenib", standings=both)]))

    assert "US on-label" in text
    assert "EU off-label. not stated, to check: line of therapy" in text


def test_a_conditional_standing_is_never_shown_as_the_standing_itself() -> None:
    open_ = [standing("US", "on-label", conditional_on=["HER2 IHC score"])]

    text = flat(shown(candidates=[candidate("trastuzumab", standings=open_)]))

    assert "on-label, conditional" in text
    assert "conditional on: HER2 IHC score" in text


def test_records_are_counted_and_cited() -> None:
    text = flat(shown(candidates=[candidate("vemurafenib")], records={"made:1": RECORD}))

    assert "1 record" in text
    assert "made:1: supports sensitivity to vemurafenib (B, same tumour) [pubmed:7]" in text


def test_a_long_list_is_cut_and_says_so_unless_all_is_asked_for() -> None:
    many = candidate("vemurafenib", evidence={"for": [f"made:{n}" for n in range(9)]})

    assert "and 6 more (all of them with --full)" in flat(shown(candidates=[many]))
    assert "made:8" in shown(candidates=[many], full=True)


def test_what_was_held_back_tells_the_rule_the_record_and_what_would_unblock_it() -> None:
    text = flat(shown(blocked=[blocked("vemurafenib")], records={"made:2": RECORD}))

    assert "veto: own target: the record says so" in text
    assert "made:2: supports" in text
    assert "unblocked by a label that names the finding" in text


def test_hypotheses_are_for_a_trial_or_registry() -> None:
    text = shown(hypotheses=[hypothesis("vemurafenib")])

    assert "Hypotheses, for a trial or registry only: 1" in text
    assert "other tissue" in text


def test_an_empty_list_says_why() -> None:
    text = shown(empty_because=["no loaded source has a record on these findings"])

    assert "Candidates: none" in text
    assert "no loaded source has a record" in text


def test_the_end_names_snapshot_rules_and_the_intended_use() -> None:
    assert shown().rstrip().endswith("For research and curation.")


@pytest.mark.parametrize("width", [40, 72, 100, 180])
def test_no_line_is_wider_than_the_console(width: int) -> None:
    wordy = [standing("US", "on-label", to_check=["a rather long clinical fact " * 4])]

    text = shown(width=width, candidates=[candidate("vemurafenib", standings=wordy)])

    assert max(map(len, text.splitlines())) <= width


def test_what_comes_from_outside_is_never_taken_for_markup() -> None:
    read = {"alterations": [{"text": "x", "as": "[red]BRAF[/red]", "class": "", "why": []}]}

    assert "[red]BRAF[/red]" in shown(read=read)


def test_what_comes_from_outside_cannot_command_the_terminal() -> None:
    read = {"alterations": [{"text": "x", "as": "BRAF\x1b[2J\u202e", "class": "", "why": []}]}

    text = shown(read=read)

    assert "BRAF[2J" in text
    assert "\x1b" not in text


def test_piped_text_has_neither_colours_nor_boxes() -> None:
    text = shown(candidates=[candidate("vemurafenib")])

    assert "\x1b" not in text
    assert re.search(r"[│┃─━]", text) is None


def explained(wanted: str, **parts: Any) -> str:
    console = Console(file=io.StringIO(), width=100, markup=False, highlight=False)
    render_path.explanation(answer(**parts), ASKED, wanted, console)
    assert isinstance(console.file, io.StringIO)
    return flat(console.file.getvalue())


def test_an_explanation_numbers_the_steps_of_the_path() -> None:
    path = {"nodes": [], "edges": [], "steps": ["first [made 1, made:1]", "then [made 1, made:2]"]}

    text = explained("vemurafenib", candidates=[candidate("vemurafenib", path=path)])

    assert "1. first [made 1, made:1] 2. then [made 1, made:2]" in text


def test_the_order_of_a_combination_does_not_matter_when_it_is_explained() -> None:
    both = candidate("dabrafenib", "trametinib")

    assert "dabrafenib + trametinib: candidate" in explained(
        "trametinib+Dabrafenib", candidates=[both]
    )


def test_what_was_held_back_is_explained_by_its_records() -> None:
    text = explained("vemurafenib", blocked=[blocked("vemurafenib")], records={"made:2": RECORD})

    assert "held back" in text
    assert "[pubmed:7] [made 2026-01]" in text


def test_a_regimen_that_the_answer_lacks_is_refused_with_its_kin() -> None:
    with pytest.raises(Refused) as refused:
        explained("dabrafenib", candidates=[candidate("dabrafenib", "trametinib")])

    assert refused.value.suggestions == ("dabrafenib+trametinib",)


def test_conflicts_come_before_the_candidates_with_both_sides_and_what_came_of_it() -> None:
    claimed = {"direction": "supports", "tumour": "MEL", "level": "B", "citations": []}
    conflict = {
        "kinds": ["tumour"],
        "profile": "BRAF V600E",
        "regimen": ["vemurafenib"],
        "for": [claimed | {"record": "made:1"}],
        "against": [claimed | {"record": "made:2"}],
        "rule": "negative here",
        "decides": "held back in COAD",
        "here": "held back in US",
    }

    text = flat(shown(conflicts=[conflict], candidates=[candidate("vemurafenib")]))

    assert text.index("Conflicts: 1") < text.index("Candidates: 1")
    assert "for made:1: supports in MEL (B) [no citation]" in text
    assert "against made:2" in text
    assert "here held back in US" in text
