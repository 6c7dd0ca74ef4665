"""The figures of faithfulness as pages."""

from __future__ import annotations

from collections import Counter

from rich.console import Console

from api.pages import Page
from queries.faithfulness import Faithfulness

#: So many faults are shown on a page.
SHOWN = 20


def faithfulness(told: Faithfulness, console: Console) -> None:
    """What was taken away and what became of it, then every answer that did not follow."""
    named, silent = told.removals, told.silent
    Page(
        title="",
        columns=("taken away", "times", "followed", "share"),
        rows=(
            ("a record that the answer names", str(named), *_share(named, told.unfaithful)),
            ("one that it does not name", str(silent), *_share(silent, told.silent_unfaithful)),
        ),
        right=frozenset({"times", "followed", "share"}),
        note=f"{told.answers} answers.",
    ).print(console)
    Page(
        title="What a removal changed",
        columns=("effect", "times"),
        rows=tuple((says, str(times)) for says, times in told.effects.items()),
        right=frozenset({"times"}),
    ).print(console)
    if told.faults:
        Page(
            title="Kinds of fault",
            columns=("fault", "regimens"),
            rows=tuple((k, str(n)) for k, n in Counter(f.kind for f in told.faults).most_common()),
            right=frozenset({"regimens"}),
        ).print(console)
        Page(
            title=f"Did not follow (the first {SHOWN}; all of them with --json)",
            columns=("question", "record", "regimen", "why"),
            rows=tuple(
                (f.question, f.record, "+".join(f.regimen), f"{f.kind}: {f.detail}")
                for f in told.faults[:SHOWN]
            ),
        ).print(console)


def _share(times: int, wrong: int) -> tuple[str, str]:
    return str(times - wrong), f"{100 * (1 - wrong / times):.2f} %" if times else "-"
