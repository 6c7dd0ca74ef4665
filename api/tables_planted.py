"""What became of wrong rows that were put into the files, as pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from api.pages import Page
from loaders.planted import Outcome, Trial
from loaders.planted.judge import CAUGHT, Judged

_COLUMNS = tuple(outcome.value for outcome in Outcome)


def pages(trial: Trial, seed: int) -> list[Page]:
    """By source, by kind, by rule; then each row that slipped through and each false alarm."""
    return [
        _counts(trial, f"By source (seed {seed})", lambda j: j.mistake.source),
        _counts(trial, "By kind", lambda j: j.mistake.kind.value),
        _rules(trial),
        _slipped(trial),
        _alarms(trial),
    ]


def _counts(trial: Trial, title: str, key: Callable[[Judged], str]) -> Page:
    groups: dict[str, Counter[Outcome]] = {}
    for judged in trial.judged:
        groups.setdefault(key(judged), Counter())[judged.outcome] += 1
    rows = [(name, *_row(count)) for name, count in groups.items()]
    total = Counter(j.outcome for j in trial.judged)
    return Page(
        title=title,
        columns=("", "planted", *_COLUMNS, "noticed"),
        rows=tuple(rows),
        right=frozenset(("planted", *_COLUMNS, "noticed")),
        total=("all", *_row(total)),
        note="noticed: of the wrong rows that change a record, those that did not enter wrong",
    )


def _row(count: Counter[Outcome]) -> tuple[str, ...]:
    effective = sum(n for outcome, n in count.items() if outcome is not Outcome.NO_EFFECT)
    caught = sum(n for outcome, n in count.items() if outcome in CAUGHT)
    share = f"{100 * caught / effective:.1f} %" if effective else ""
    return (str(count.total()), *(str(count[outcome]) for outcome in Outcome), share)


def _rules(trial: Trial) -> Page:
    counted = Counter(j.rule for j in trial.judged if j.rule)
    return Page(
        title="Noticed by",
        columns=("rule", "rows"),
        rows=tuple((rule, str(n)) for rule, n in counted.most_common()),
        right=frozenset({"rows"}),
    )


def _slipped(trial: Trial) -> Page:
    def line(judged: Judged) -> tuple[str, ...]:
        mistake = judged.mistake
        return mistake.source, mistake.row, mistake.kind.value, mistake.was, mistake.wrong

    missed = [j for j in trial.judged if j.outcome is Outcome.WRONG]
    return Page(
        title=f"Entered wrong: {len(missed)}",
        columns=("source", "row", "kind", "was", "planted"),
        rows=tuple(line(j) for j in missed),
    )


def _alarms(trial: Trial) -> Page:
    share = 100 * len(trial.false_alarms) / max(trial.clean_rows, 1)
    return Page(
        title=f"Untouched rows set aside: {len(trial.false_alarms)} of {trial.clean_rows:,} "
        f"({share:.2f} %)",
        columns=("source", "row", "rule", "why"),
        rows=tuple((a.source, a.row, a.rule, a.why) for a in trial.false_alarms),
    )
