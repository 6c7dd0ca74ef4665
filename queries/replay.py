"""Ask an answer's own question again, and say whether the answer is still the same."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import msgspec

from kg.errors import QuestionError
from kg.store import Store
from ontologies.words import Words
from queries.answer import answer
from queries.differences import Difference, differences
from queries.question import Asked, read_question
from queries.reply import Answer, Out
from queries.written import checksum

Json = dict[str, Any]


class Replay(Out, frozen=True, kw_only=True):
    """What came of a replay; pairs are (then, now).

    ``equal`` is True where the two answers are the same in every part but the asker's id.
    ``genuine`` tells whether the old answer's checksum is that of its own snapshot, rules and
    question. ``differences`` are what is decided otherwise, ``parts`` the fields that differ in
    any way; ``comparable`` is False where the old answer has another shape than this version's.
    """

    equal: bool
    genuine: bool
    snapshot: tuple[str, str]
    rules: tuple[str, str]
    parts: tuple[str, ...] = ()
    comparable: bool = True
    differences: tuple[Difference, ...] = ()

    @property
    def because(self) -> str:
        """What may explain a difference, in a few words; empty where all is equal."""
        if self.equal:
            return ""
        changed = [
            f"other {name} ({then[:12]} then, {now[:12]} now)"
            for name, (then, now) in (("snapshot", self.snapshot), ("rules", self.rules))
            if then != now
        ]
        if not self.genuine:
            changed.append("the old answer is not what its checksum says")
        return "; ".join(changed) or "same snapshot, rules and question: the program changed"


def replay(told: Json, asked: Asked, store: Store, words: Words) -> Replay:
    """Ask again what an answer in its JSON form was the answer to."""
    now = answer(asked, store, words)
    old, new = _parts(told), _parts(msgspec.to_builtins(now))
    before = _shaped(told, asked)
    snapshot, version = str(told.get("snapshot", "")), str(told.get("rules", ""))
    return Replay(
        equal=old == new,
        genuine=told.get("explanation") == checksum(asked, snapshot, version),
        snapshot=(snapshot, now.snapshot),
        rules=(version, now.rules),
        parts=tuple(n for n in sorted({*old, *new}) if old.get(n) != new.get(n)),
        comparable=before is not None,
        differences=differences(before, now) if before is not None else (),
    )


def question_in(told: Json, given: Mapping[object, object], today: date) -> Asked:
    """The question of an answer: its own, else the one with its id among those given.

    Raises:
        QuestionError: the answer is an error or no answer, or nothing says what was asked.
    """
    if "candidates" not in told:
        raise QuestionError("not an answer", "it has no 'candidates'")
    raw = told.get("question") or given.get(told.get("id"))
    if raw is None:
        why = "the answer carries no question; give the file of questions with --questions"
        raise QuestionError("not an answer", why)
    return read_question(raw, today)


def _parts(told: Json) -> Json:
    """Every field as JSON has it, without the id and the question, which were given."""
    fields: Json = msgspec.json.decode(msgspec.json.encode(told))
    return {name: part for name, part in fields.items() if name not in {"id", "question"}}


def _shaped(told: Json, asked: Asked) -> Answer | None:
    try:
        return msgspec.convert(told | {"question": msgspec.to_builtins(asked)}, Answer)
    except msgspec.ValidationError:
        return None
