"""Does a stated fact contradict a label's condition? Numbers by trying every possible value."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.model import Age, Alone, Condition, Line, Prior, Setting, SettingWord, State
from tests.reference.vocabulary import DRUGS

_FIRST = {"newly diagnosed", "previously untreated"}
_RETURNED = {"relapsed", "refractory"}
_PHASES = {"chronic phase", "accelerated phase", "blast phase"}
_EARLY = {SettingWord.ADJUVANT, SettingWord.NEOADJUVANT, SettingWord.EARLY}
_LATE = {SettingWord.METASTATIC, SettingWord.UNRESECTABLE, SettingWord.LOCALLY_ADVANCED}
#: Ages in years and lines of therapy that a patient may have.
_MONTHS, _LINES = range(0, 12 * 100, 6), range(20)


def contradicted(wanted: Condition, facts: Sequence[Condition]) -> bool:
    """Whether a stated fact leaves no patient of whom the condition is true."""
    if isinstance(wanted, Prior):
        return _prior(wanted, facts)
    return any(_against(wanted, fact) for fact in facts)


def _against(wanted: Condition, fact: Condition) -> bool:
    match wanted, fact:
        case Age(), Age():
            return not any(_aged(wanted, n) and _aged(fact, n) for n in _MONTHS)
        case Line(), _:
            stated = _lines(fact)
            return stated is not None and not any(n in stated for n in _LINES if _had(wanted, n))
        case Setting(any_of=asked), Setting(any_of=told):
            sides = ((_EARLY, _LATE), (_LATE, _EARLY))
            return any({*asked} <= one and {*told} <= other for one, other in sides)
        case State(), _:
            return _state(wanted, fact)
        case Alone(single_agent=asked), Alone(single_agent=told):
            return asked is not told
        case _:
            return False


def _treated(wanted: State, fact: Condition) -> bool:
    stated = _lines(fact)
    untreated = wanted.word in _FIRST and stated is not None and 0 not in stated
    return wanted.holds and (untreated or (wanted.word in _RETURNED and stated == {0}))


def _aged(age: Age, months: int) -> bool:
    return (age.at_least or 0) <= months and (age.below is None or months < age.below)


def _had(line: Line, n: int) -> bool:
    return line.at_least <= n and (line.at_most is None or n <= line.at_most)


def _lines(fact: Condition) -> set[int] | None:
    """The numbers of lines a patient can have had of whom a fact is true; None: it says nothing."""
    match fact:
        case Line():
            return {n for n in _LINES if _had(fact, n)}
        case Prior(had=True, at_least=least):
            return {n for n in _LINES if n >= least}
        case Prior(had=False, therapies=()):
            return {0}
        case State(word=word, holds=True) if word in _FIRST:
            return {0}
        case _:
            return None


def _state(wanted: State, fact: Condition) -> bool:
    if not isinstance(fact, State):
        return _treated(wanted, fact)
    if wanted.word == fact.word:
        return wanted.holds is not fact.holds
    pair = {wanted.word, fact.word}
    both = wanted.holds and fact.holds
    courses = any(w in _FIRST for w in pair) and any(w in _RETURNED for w in pair)
    return both and (courses or pair <= _PHASES)


def _prior(wanted: Prior, facts: Sequence[Condition]) -> bool:
    """Earlier therapy: had where none may be, or none where it must be."""
    if wanted.had and not wanted.therapies:
        return any(_against(Line(at_least=wanted.at_least), fact) for fact in facts)
    asked = _names(wanted.therapies)
    had = [f for f in facts if isinstance(f, Prior) and f.had]
    if not wanted.had:
        lines = not asked and any(isinstance(f, Line) and f.at_least for f in facts)
        return lines or any(not asked or asked & _names(f.therapies) for f in had)
    if any(asked & _names(f.therapies) for f in had):
        return False
    without = {
        name for f in facts if isinstance(f, Prior) and not f.had for name in _names(f.therapies)
    }
    words = {word.removeprefix("class:") for word in wanted.therapies}
    none = any(_lines(fact) == {0} for fact in facts)
    return none or (bool(without) and (asked <= without or words <= without))


def _names(therapies: Iterable[str]) -> set[str]:
    """Names of drugs, and words of classes with the drugs of the class."""
    words = {word.removeprefix("class:") for word in therapies}
    return words | {drug.name for drug in DRUGS if words & set(drug.classes)}
