"""The question as JSON (contract): its shape, its checks, and its checksum."""

from __future__ import annotations

from datetime import date

import msgspec

from kg.errors import QuestionError
from queries.rules import JURISDICTIONS

#: A question with more items is refused by name, not answered slowly.
MAX_ALTERATIONS = 10_000


class TumourAsked(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The tumour as text, as an OncoTree code, or both."""

    text: str | None = None
    oncotree: str | None = None


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """One patient's profile, where and when it is asked.

    ``jurisdictions`` are US, EU, an EU country, GB or CA; ``as_of`` is a day (default: today,
    filled in where the question is taken in).
    """

    id: str | int | None = None
    tumour: TumourAsked | str | None = None
    alterations: tuple[str, ...] = ()
    jurisdictions: tuple[str, ...] = ("US", "EU")
    as_of: str | None = None


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """A checked question: known jurisdictions, a real day."""

    id: str | int | None
    tumour: TumourAsked
    alterations: tuple[str, ...]
    jurisdictions: tuple[str, ...]
    as_of: date


def read_question(raw: object, today: date) -> Asked:
    """Check a decoded JSON value, or a ``Question``.

    Raises:
        QuestionError: the shape, a jurisdiction or the date is not one we know; it is named.
    """
    question = raw if isinstance(raw, Question) else _shaped(raw)
    if len(question.alterations) > MAX_ALTERATIONS:
        raise QuestionError("too large", f"more than {MAX_ALTERATIONS} alterations")
    tumour = question.tumour
    asked = TumourAsked(text=tumour) if isinstance(tumour, str) else tumour or TumourAsked()
    asked = TumourAsked(text=_given(asked.text), oncotree=_given(asked.oncotree))
    return Asked(
        id=question.id,
        tumour=asked,
        alterations=question.alterations,
        jurisdictions=_jurisdictions(question.jurisdictions),
        as_of=_day(question.as_of, today),
    )


#: What tables write where there is nothing.
_NOTHING = frozenset({"", "(none)", "none", "n/a", "na", "-"})


def _given(text: str | None) -> str | None:
    return None if text is None or text.strip().casefold() in _NOTHING else text


def _shaped(raw: object) -> Question:
    try:
        return msgspec.convert(raw, Question)
    except msgspec.ValidationError as fault:
        raise QuestionError("not a question", str(fault)) from None


def _jurisdictions(places: tuple[str, ...]) -> tuple[str, ...]:
    if not places:
        raise QuestionError("jurisdiction", "name at least one jurisdiction, such as US or EU")
    for place in places:
        if place not in JURISDICTIONS:
            known = "US, EU, GB, CA or an EU country such as NL"
            raise QuestionError("jurisdiction", f"{place!r} is not one of {known}")
    return tuple(dict.fromkeys(places))


def _day(text: str | None, today: date) -> date:
    if text is None:
        return today
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise QuestionError("date", f"as_of {text!r} is not a date such as 2026-05-07") from None
    if day > today:
        raise QuestionError("date", f"as_of {text} lies in the future")
    return day
