"""``rediscover evaluate levels``: derived tiers against experts' tiers and against outcomes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.commands import examples

if TYPE_CHECKING:
    from api.wiring import Graph
    from queries.agreement import Compared
    from queries.foretold import Foretold

EXAMPLES = examples(
    "rediscover evaluate levels",
    "rediscover evaluate levels --json > levels.json",
)


def levels(
    data: Annotated[
        Path | None,
        typer.Option(help="The data directory with CIViC's assertions; default: REDISCOVER_DATA."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Every comparison, as JSON.")] = False,
) -> None:
    """Say how the derived tiers agree with CIViC's assertions, and whether they order outcomes.

    Neither is part of what is asked: assertions are never loaded, and a cohort is asked for as of
    the year before its publication, without the records of its own study.
    """
    import msgspec

    from api import console, pages_of_levels, progress
    from api.settings import settings
    from api.wiring import open_graph
    from loaders import assertions

    graph = open_graph(settings().snapshot)
    told = assertions.read(assertions.find(data or settings().data), graph.words)
    compared = _compared(graph, told)
    foretold, left_out = _foretold(graph, progress)
    if as_json:
        found = {
            "assertions": {"release": told.release, "read": told.read, "left_out": told.left_out},
            "compared": compared,
            "cohorts": foretold,
            "cohorts_left_out": left_out,
        }
        typer.echo(msgspec.json.format(msgspec.json.encode(found), indent=1).decode())
        return
    for page in pages_of_levels.pages(told, compared, foretold, left_out):
        page.print(console.out())


def _compared(graph: Graph, told: Any) -> list[Compared]:
    import msgspec

    from queries.agreement import compare
    from queries.answer import Desk
    from queries.crosswalk import AMP

    desk = Desk(graph.store, graph.words)
    return [
        compare(x, lambda q: msgspec.to_builtins(desk.answer(graph.asked(q))), AMP)
        for x in told.asked
    ]


def _foretold(graph: Graph, progress: Any) -> tuple[list[Foretold], dict[str, int]]:
    """Every cohort that can be asked for, and how many cannot, by why."""
    import msgspec

    from kg.model import CohortOutcome, Statement
    from queries.answer import answer
    from queries.foretold import foretold, of_one_study, question_of
    from queries.without import LeftOut, Without

    cohorts = graph.store.records_of(CohortOutcome)
    records: list[Statement | CohortOutcome] = [*graph.store.records_of(Statement), *cohorts]
    found: list[Foretold] = []
    left_out = dict.fromkeys(("a basket, no finding or secondary", "no count of responses"), 0)
    for record in progress.over(cohorts, "asked", len(cohorts)):
        question = question_of(record)
        if question is None:
            left_out["a basket, no finding or secondary"] += 1
            continue
        store = Without(graph.store, LeftOut(records=of_one_study(record, records)))
        told = foretold(
            record, msgspec.to_builtins(answer(graph.asked(question), store, graph.words))
        )
        if told is None:
            left_out["no count of responses"] += 1
        else:
            found.append(told)
    return found, left_out
