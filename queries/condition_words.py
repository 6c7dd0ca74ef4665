"""A condition of a label, or a stated fact, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from kg.model import (
    Age,
    Alone,
    Binding,
    Carries,
    Condition,
    Either,
    Line,
    Prior,
    Setting,
    State,
    Weight,
)
from ontologies.grammar.printing import print_profile


def describe_condition(condition: Condition) -> str:
    """A condition in words, for ``to_check`` and for what was read of a question."""
    return _WORDS[type(condition)](condition)


def _together(conditions: Iterable[Condition]) -> str:
    return " and ".join(describe_condition(condition) for condition in conditions)


def _age(age: Age) -> str:
    low = _months(age.at_least)
    return f"age {low} to under {_months(age.below)}" if age.below else f"age from {low}"


def _months(months: int | None) -> str:
    months = months or 0
    return f"{months // 12} years" if months % 12 == 0 else f"{months} months"


def _weight(weight: Weight) -> str:
    low = f"{weight.at_least or 0:g}"
    return f"weight {low} to under {weight.below:g} kg" if weight.below else f"weight from {low} kg"


def _prior(prior: Prior) -> str:
    what = " or ".join(t.removeprefix("class:") for t in prior.therapies) or "any therapy"
    count = f", at least {prior.at_least}" if prior.at_least > 1 else ""
    where = f" ({' or '.join(prior.setting)})" if prior.setting else ""
    return f"{'prior' if prior.had else 'no prior'} {what}{where}{count}"


def _line(line: Line) -> str:
    most = "" if line.at_most is None else f" to {line.at_most}"
    return f"lines of therapy already given: {line.at_least}{most}"


def _setting(setting: Setting) -> str:
    return " or ".join(setting.any_of)


def _state(state: State) -> str:
    return state.word if state.holds else f"not: {state.word}"


def _alone(alone: Alone) -> str:
    return "as a single agent" if alone.single_agent else "in combination"


def _carries(carries: Carries) -> str:
    return print_profile(carries.profile)


def _either(either: Either) -> str:
    return "either " + ", or ".join(_together(part) for part in either.any_of)


def _binding(binding: Binding) -> str:
    return f"only for patients with {_together(binding.who)}: {_together(binding.then)}"


_WORDS: dict[type, Callable[[Any], str]] = {
    Age: _age,
    Alone: _alone,
    Binding: _binding,
    Carries: _carries,
    Either: _either,
    Line: _line,
    Prior: _prior,
    Setting: _setting,
    State: _state,
    Weight: _weight,
}
