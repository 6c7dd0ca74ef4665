"""``rediscover replay``: ask the question of an answer again, and say whether it still holds."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from api.commands import examples

EXAMPLES = examples(
    "rediscover replay answer.json",
    "rediscover replay answers.ndjson --questions questions.ndjson",
    "rediscover replay answers.ndjson --json > replays.ndjson",
)


def replay(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="An answer, or answers by the line, as JSON.")
    ],
    questions: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="The questions, by the line, of answers that carry none; matched by their id.",
        ),
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="What came of each, as JSON by the line.")
    ] = False,
) -> None:
    """Ask again what an answer was the answer to: equal, or what differs and why it may.

    An answer carries its question, and the checksum of snapshot, rules and question. The exit
    code is 1 where an answer differs.
    """
    import msgspec

    from api import console, render_why
    from api.replays import replays
    from api.settings import settings
    from api.wiring import open_graph

    graph = open_graph(settings().snapshot)
    found = list(replays(file, questions, graph))
    for id_, told in found:
        if as_json:
            typer.echo(msgspec.json.encode({"id": id_, "replay": told}).decode())
        else:
            render_why.replay(id_, told, console.out())
    if not all(told.equal for _, told in found):
        raise typer.Exit(1)
