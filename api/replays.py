"""Answers from a file, each asked again: one answer, or answers by the line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from kg.errors import QuestionError
from queries.replay import Replay, question_in, replay

if TYPE_CHECKING:
    from api.wiring import Graph


def replays(
    file: Path, questions: Path | None, graph: Graph
) -> Iterator[tuple[str | int | None, Replay]]:
    """The id of each answer, and what came of asking its question again.

    Raises:
        QuestionError: a line is no answer, or nothing says what was asked; the line is named.
    """
    given = {q.get("id"): q for q in _objects(questions)} if questions is not None else {}
    for number, told in enumerate(_objects(file), start=1):
        try:
            asked = question_in(told, given, graph.today)
        except QuestionError as fault:
            raise QuestionError(fault.type, f"{file}, answer {number}: {fault.detail}") from None
        yield asked.id, replay(told, asked, graph.store, graph.words)


def _objects(file: Path) -> list[dict[str, Any]]:
    """One JSON object over many lines, or one a line."""
    text = file.read_bytes()
    try:
        whole = [msgspec.json.decode(text)]
    except msgspec.DecodeError:
        whole = _lines(file, text)
    for found in whole:
        if not isinstance(found, dict):
            raise QuestionError("not an answer", f"{file}: not a JSON object")
    return whole


def _lines(file: Path, text: bytes) -> list[Any]:
    try:
        return list(msgspec.json.Decoder().decode_lines(text))
    except msgspec.DecodeError as fault:
        raise QuestionError("not JSON", f"{file}: {fault}") from None
