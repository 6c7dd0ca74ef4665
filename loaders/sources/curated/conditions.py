"""The conditions of a hand-written label, in the words that patients' facts are read into."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kg.model import Age, Condition, Line, Prior, Setting, State
from loaders.sources.curated.rows import After, LabelRow
from ontologies.states import STATES

if TYPE_CHECKING:
    from loaders.rows import Place
    from ontologies.words import Words

_ANY: Final = "any"
_MODALITY: Final = "modality:"
_CLOSED: Final = frozenset(STATES.values()) | {"no satisfactory locoregional treatment"}


def conditions_of(row: LabelRow, place: Place, words: Words) -> tuple[Condition, ...]:
    """All conditions that the row's fields state.

    Raises:
        RowError: a therapy or a state that no table knows.
    """
    found: list[Condition] = []
    if row.from_years is not None or row.below_years is not None:
        found.append(Age(at_least=_months(row.from_years), below=_months(row.below_years)))
    found += [_before(item, place, words) for item in row.after]
    found += [
        Prior(therapies=_therapies((name,), "not_after", place, words), had=False)
        for name in row.not_after
    ]
    if row.first_line:
        found.append(Line(at_least=0, at_most=0))
    if row.setting:
        found.append(Setting(any_of=tuple(sorted(row.setting))))
    found += [_state(word, place) for word in row.state]
    return tuple(found)


def _months(years: float | None) -> int | None:
    return None if years is None else round(years * 12)


def _before(item: str | After, place: Place, words: Words) -> Prior | Line:
    """An earlier therapy; a number of therapies of any kind is a number of lines."""
    asked = After(any_of=(item,)) if isinstance(item, str) else item
    counted = asked.at_least > 1 or asked.at_most is not None
    if counted and set(asked.any_of) <= {_ANY} and not asked.progressed:
        return Line(at_least=asked.at_least, at_most=asked.at_most)
    return Prior(
        therapies=_therapies(asked.any_of, "after", place, words),
        at_least=asked.at_least,
        progressed=asked.progressed,
    )


def _therapies(names: tuple[str, ...], field: str, place: Place, words: Words) -> tuple[str, ...]:
    """Drugs and classes in the vocabulary's words; ``any`` is no word but all therapies."""
    return () if _ANY in names else tuple(_therapy(name, field, place, words) for name in names)


def _therapy(name: str, field: str, place: Place, words: Words) -> str:
    if name.startswith(_MODALITY):
        return name
    drug = words.drugs.known(name)
    if drug is not None:
        return drug.name
    word = words.drugs.find_class(name)
    if word is not None:
        return f"class:{word}"
    with place.reading(field):
        return words.drugs.find(name).name


def _state(word: str, place: Place) -> State:
    if word not in _CLOSED:
        allowed = ", ".join(sorted(_CLOSED))
        raise place.fault("state", "unknown state", f"{word!r} is none of {allowed}")
    return State(word=word)
