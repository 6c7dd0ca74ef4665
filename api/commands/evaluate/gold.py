"""``rediscover evaluate gold``: the gold cases, judged by the JSON answer alone."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from api.commands import examples

EXAMPLES = examples(
    "rediscover evaluate gold gold_cases.tsv",
    "rediscover evaluate gold gold_cases.tsv --failed",
    "rediscover evaluate gold gold_cases.tsv --json > evaluation.json",
)


def gold(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="Gold cases, one a row, tab-separated.")
    ],
    as_json: Annotated[
        bool, typer.Option("--json", help="Every case and all totals, as JSON.")
    ] = False,
    failed: Annotated[bool, typer.Option("--failed", help="List only the failed cases.")] = False,
) -> None:
    """Ask every gold case and say per case: passed or failed, list, standing, why.

    A standing that comes back with conditions is conditional, not the standing itself; a case
    that fails only by this is counted as thin.
    """
    import msgspec

    from api import console, progress, tables
    from api.batch import json_of
    from api.settings import settings
    from api.wiring import asker
    from queries.evaluate import evaluate
    from queries.gold import read_cases

    with file.open(encoding="utf-8", newline="") as lines:
        cases = read_cases(lines)
    ask = asker(settings().snapshot)
    asked = progress.over(cases, "asked", len(cases))
    evaluation = evaluate(asked, lambda question: json_of(question, ask))
    if as_json:
        typer.echo(msgspec.json.format(msgspec.json.encode(evaluation), indent=1).decode())
        return
    for page in tables.gold(evaluation, only_failed=failed):
        page.print(console.out())
