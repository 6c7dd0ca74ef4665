"""Questions by the line: one in, one answer out, in the same order; none stops the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

import msgspec

from kg.errors import QuestionError, RediscoverError

#: A longer line is no question; it is refused before it is read.
MAX_LINE = 2_000_000

Ask = Callable[[Any], msgspec.Struct]


class Answered(NamedTuple):
    """One line of output, and whether it is an answer or an error."""

    line: bytes
    failed: bool


def answers(lines: Iterable[bytes], ask: Ask) -> Iterator[Answered]:
    """An answer for every line that is not blank."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _answer(line, number, ask)


def json_of(question: dict[str, Any], ask: Ask) -> Any:
    """What the contract's JSON would say to one question, decoded again."""
    return msgspec.json.decode(_answer(msgspec.json.encode(question), 1, ask).line)


def _answer(line: bytes, number: int, ask: Ask) -> Answered:
    asked: Any = None
    try:
        asked = _decode(line, number)
        return Answered(msgspec.json.encode(ask(asked)), failed=False)
    except QuestionError as error:
        return _failure(asked, error.type, error.detail)
    except RediscoverError as error:
        return _failure(asked, "refused", str(error))
    except Exception as error:  # noqa: BLE001  # a defect in one answer must not cost the others
        return _failure(asked, "internal", f"a defect of the program: {type(error).__name__}")


def _decode(line: bytes, number: int) -> Any:
    if len(line) > MAX_LINE:
        raise QuestionError("too long", f"line {number} has {len(line)} bytes, of {MAX_LINE}")
    try:
        return msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise QuestionError("not JSON", f"line {number}: {error}") from None


def _failure(asked: Any, type_: str, detail: str) -> Answered:
    id_ = asked.get("id") if isinstance(asked, dict) else None
    told = {"id": id_, "error": {"type": type_, "detail": detail}}
    return Answered(msgspec.json.encode(told), failed=True)
