"""why-not, what-if, explain --counterfactual, replay and faithfulness, on the starter graph."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from api import cli

PROFILE = ("-t", "CHOL", "-j", "EU", "--as-of", "2026-05-07", "BRAF p.V600E")


@pytest.fixture(autouse=True)
def graph(starter_snapshot: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every command asks the starter graph."""
    monkeypatch.setenv("REDISCOVER_SNAPSHOT", str(starter_snapshot))


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Any:
    """A function that runs a command line and gives its exit code and what it printed."""

    def run(*words: str) -> tuple[int, str]:
        code = cli.run(list(words))
        return code, capsys.readouterr().out

    return run


@pytest.mark.parametrize(
    "words", ["why-not", "what-if", "replay", "explain", "evaluate faithfulness"]
)
def test_every_command_teaches_by_example(said: Any, words: str) -> None:
    code, told = said(*words.split(), "--help")

    assert code == 0
    assert f"Examples:\n    rediscover {words}" in told


def test_a_drug_that_nothing_links_says_what_its_records_ask_for(said: Any) -> None:
    code, told = said("why-not", "osimertinib", *PROFILE)

    assert code == 0
    assert "osimertinib: in no list" in told
    assert "What its records ask for, the nearest first\n  EGFR" in told


def test_an_unknown_drug_comes_with_the_nearest_names(said: Any) -> None:
    _, told = said("why-not", "osimertinb", *PROFILE)

    assert "osimertinb: no drug" in told
    assert "nearest  osimertinib" in told


def test_why_not_as_json_has_its_reasons(said: Any) -> None:
    _, told = said("why-not", "osimertinib", *PROFILE, "--json")

    assert json.loads(told)["rows"][0]["reason"] == "biomarker not stated"


def test_without_a_source_something_else_is_decided(said: Any) -> None:
    code, told = said("what-if", *PROFILE, "--without-source", "civic", "--json")

    found = json.loads(told)
    assert code == 0
    assert found["differences"]
    assert found["before"]["snapshot"] != found["after"]["snapshot"]


def test_on_another_day_something_else_is_decided(said: Any) -> None:
    words = ("-t", "CHOL", "-j", "US", "--as-of", "2026-05-07", "BRAF V600E", "--json")
    _, told = said("what-if", *words, "--then-as-of", "2022-06-21")

    found = {tuple(d["regimen"]): d for d in json.loads(told)["differences"]}
    pair = found["dabrafenib", "trametinib"]
    assert (pair["before"]["standing"], pair["after"]["standing"]) == (
        "tumour-agnostic",
        "off-label",
    )


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ((), "no other term"),
        (("--without-source", "nobody"), "no source 'nobody'"),
        (("--without-record", "made:up"), "no record 'made:up'"),
        (("--then-as-of", "yesterday"), "'yesterday' is not a date"),
    ],
)
def test_misuse_is_told_in_one_line(
    more: tuple[str, ...], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["what-if", *PROFILE, *more]) == 2
    assert says in capsys.readouterr().err


def test_an_explanation_shows_which_records_carry_it(said: Any) -> None:
    code, told = said("explain", "dabrafenib+trametinib", *PROFILE, "--counterfactual")

    assert code == 0
    assert "What carries it\n  without " in told


def test_an_answer_replays(said: Any, tmp_path: Path) -> None:
    _, answer = said("match", *PROFILE, "--json")
    file = tmp_path / "answer.json"
    file.write_text(answer, encoding="utf-8")

    code, told = said("replay", str(file))

    assert code == 0
    assert told.startswith("answer 1: equal")


def test_an_answer_that_was_changed_does_not_replay(said: Any, tmp_path: Path) -> None:
    answer = json.loads(said("match", *PROFILE, "--json")[1])
    answer["candidates"] = []
    file = tmp_path / "answers.ndjson"
    file.write_text(json.dumps(answer) + "\n", encoding="utf-8")

    code, told = said("replay", str(file))

    assert code == 1
    assert "differs in candidates: same snapshot, rules and question" in " ".join(told.split())


def test_answers_without_their_question_are_replayed_with_the_questions(
    said: Any, tmp_path: Path
) -> None:
    asked = {"id": "q", "tumour": "CHOL", "alterations": ["BRAF V600E"], "as_of": "2026-05-07"}
    questions, answers = tmp_path / "questions.ndjson", tmp_path / "answers.ndjson"
    questions.write_text(json.dumps(asked) + "\n", encoding="utf-8")
    answer = json.loads(
        said("match", "-t", "CHOL", "--as-of", "2026-05-07", "BRAF V600E", "--json")[1]
    )
    del answer["question"]
    answers.write_text(json.dumps(answer | {"id": "q"}) + "\n", encoding="utf-8")

    code, told = said("replay", str(answers), "--questions", str(questions), "--json")

    assert (code, json.loads(told)["replay"]["equal"]) == (0, True)


def test_faithfulness_is_measured(said: Any) -> None:
    code, told = said("evaluate", "faithfulness", "--answers", "3", "--json")

    found = json.loads(told)
    assert (code, found["answers"]) == (0, 3)
    assert found["unfaithful"] <= found["removals"]
