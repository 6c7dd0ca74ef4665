"""``rediscover evaluate faithfulness``: without a cited record, the answer changes as it says."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.commands import examples

if TYPE_CHECKING:
    import random

    from api.wiring import Graph
    from queries.question import Asked

EXAMPLES = examples(
    "rediscover evaluate faithfulness gold_cases.tsv",
    "rediscover evaluate faithfulness --answers 50 --seed 2",
    "rediscover evaluate faithfulness gold_cases.tsv --json > faithfulness.json",
)


def faithfulness(
    file: Annotated[
        Path | None,
        typer.Argument(metavar="FILE", help="Gold cases: their questions are half of those asked."),
    ] = None,
    answers: Annotated[int, typer.Option(min=1, help="How many questions are asked.")] = 500,
    seed: Annotated[int, typer.Option(help="Chooses the questions; the same are the same.")] = 1,
    as_json: Annotated[
        bool, typer.Option("--json", help="Figures and all faults, as JSON.")
    ] = False,
) -> None:
    """Take each record that an answer names away, and see whether the answer follows.

    What rests on the record alone must fall, or be carried by another; what has other support
    must stay; what does not name it must not change. Some records that bear on an answer without
    being named are taken away as well: then nothing may change.
    """
    import random

    import msgspec

    from api import console, progress, tables_why
    from api.settings import settings
    from api.wiring import open_graph
    from queries.faithfulness import faithfulness as measure

    graph = open_graph(settings().snapshot)
    rng = random.Random(seed)  # noqa: S311  # a choice of questions, no secret
    asked = progress.over(_questions(file, answers, rng, graph), "answers", answers)
    told = measure(asked, graph.store, graph.words, rng)
    if as_json:
        typer.echo(msgspec.json.format(msgspec.json.encode(told), indent=1).decode())
    else:
        tables_why.faithfulness(told, console.out())


def _questions(
    file: Path | None, number: int, rng: random.Random, graph: Graph
) -> Iterator[tuple[str, Asked]]:
    """Half of them from the gold cases where a file of these is given, the rest from records."""
    from queries.drawn import drawn
    from queries.faithfulness import name_of
    from queries.gold import question_of, read_cases

    n = 0
    if file is not None:
        with file.open(encoding="utf-8", newline="") as lines:
            cases = read_cases(lines)
        chosen = rng.sample(cases, min(len(cases), number // 2))
        n = len(chosen)
        yield from ((case.id, graph.asked(question_of(case))) for case in chosen)
    for question in islice(drawn(graph.store, rng), number - n):
        yield name_of(question), graph.asked(question)
