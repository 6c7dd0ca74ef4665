"""The tumour of a question: its code and its text, with what the text says besides a tumour."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kg.errors import Refused
from kg.model import Curie, TumourType, Unresolved, Value
from ontologies.segments import segments
from ontologies.terms import clean

if TYPE_CHECKING:
    from ontologies.tumours import Tumours
    from ontologies.words import Words

LONGEST_TUMOUR = 400
_MOST_WORDS = 14
#: Words of a tumour's text that name nothing.
_NOTHING = frozenset({"", "none", "unknown", "(none)", "not given", "n/a", "na", "-"})
_NOISE = frozenset({"with", "of", "and", "in", "a", "the", "patient", "cancer", "nos", "mutant"})


class TumourQuestion(Value, frozen=True, kw_only=True):
    """A tumour as it was asked: free text, OncoTree code, or both."""

    text: str | None = None
    oncotree: str | None = None


class TumourRead(NamedTuple):
    """The tumour, what its text says besides, and what could not be read."""

    tumour: Curie | None
    besides: tuple[str, ...]
    unresolved: tuple[Unresolved, ...]


def read_tumour(asked: TumourQuestion | str | None, words: Words) -> TumourRead:
    """Resolve code and text; where they disagree the code wins, and a note says so."""
    question = TumourQuestion(text=asked) if isinstance(asked, str) else asked or TumourQuestion()
    text = _given(question.text)
    code = _given(question.oncotree)
    if len(text) > LONGEST_TUMOUR or len(code) > LONGEST_TUMOUR:
        why = f"longer than {LONGEST_TUMOUR} characters"
        return TumourRead(None, (), (Unresolved(text=text[:60], kind="tumour", why=why),))
    named, besides, note = _named(text, words) if text else (None, (), None)
    if not code:
        found = named.id if named is not None else None
        return TumourRead(found, besides, (note,) if note else ())
    try:
        coded = words.tumours.find(code)
    except Refused as error:
        return TumourRead(None, besides, (unresolved(error, code),))
    notes = _disagreement(coded, named, text, words.tumours)
    return TumourRead(coded.id, besides, notes)


def unresolved(error: Refused, text: str) -> Unresolved:
    """Give a refusal as the answer shows it."""
    return Unresolved(text=text, kind=error.kind, why=error.why, suggestions=error.suggestions)


def _given(text: str | None) -> str:
    cleaned = clean(text) if text else ""
    return "" if cleaned.casefold() in _NOTHING else cleaned


def _disagreement(
    coded: TumourType, named: TumourType | None, text: str, tumours: Tumours
) -> tuple[Unresolved, ...]:
    """A note where the text names a tumour that is neither above nor below the code's."""
    if named is None or named.id == coded.id:
        return ()
    above, below = tumours.ancestors(coded.id), tumours.ancestors(named.id)
    if named.id in above or coded.id in below:
        return ()
    why = f"the text names {named.name}, the code {coded.name}: the code is used"
    return (Unresolved(text=text, kind="conflict", why=why),)


def _named(
    text: str, words: Words
) -> tuple[TumourType | None, tuple[str, ...], Unresolved | None]:
    """The tumour in a text, and the phrases around it that say something else."""
    whole = _diagnosis(text, words)
    parts = segments(text)
    if not parts:
        return whole, (), None
    found, around = _span(parts[0].text, words)
    besides = [*around, *parts[0].asides]
    for part in parts[1:]:
        inside = _span(part.text, words) if found is None else (None, ())
        found = found or inside[0]
        besides.extend((*(inside[1] if inside[0] else (part.text,)), *part.asides))
    found = whole or found
    if found is not None:
        return found, tuple(b for b in besides if b), None
    return None, tuple(besides[len(around) :]), _refused(text, parts[0].text, words)


def _diagnosis(text: str, words: Words) -> TumourType | None:
    try:
        return words.tumours.find_diagnosis(text) if words.tumours.known(text) else _usual(text, words)
    except Refused:
        return None


def _usual(text: str, words: Words) -> TumourType | None:
    """A bare organ name is its usual cancer; asked for only where the text is short."""
    return words.tumours.find_diagnosis(text) if text.count(" ") <= 1 else None


def _span(text: str, words: Words) -> tuple[TumourType | None, tuple[str, ...]]:
    """The longest run of words that names a tumour, and the words before and after it."""
    parts = text.split()
    if not parts or len(parts) > _MOST_WORDS:
        return _diagnosis(text, words) if parts else None, ()
    for size in range(len(parts), 0, -1):
        for start in range(len(parts) - size + 1):
            phrase = " ".join(parts[start : start + size])
            if phrase.casefold() in _NOISE:
                continue
            found = _known(phrase, words)
            if found is not None:
                around = (" ".join(parts[:start]), " ".join(parts[start + size :]))
                return found, tuple(a for a in around if a and a.casefold() not in _NOISE)
    return None, ()


def _known(phrase: str, words: Words) -> TumourType | None:
    if words.tumours.breadth(phrase) is not None:
        return None
    found = words.tumours.known(phrase)
    return _diagnosis(phrase, words) if found is not None else None


def _refused(text: str, core: str, words: Words) -> Unresolved:
    try:
        words.tumours.find_diagnosis(core)
    except Refused as error:
        return unresolved(error, text)
    return Unresolved(text=text, kind="tumour", why="no tumour type is named")
