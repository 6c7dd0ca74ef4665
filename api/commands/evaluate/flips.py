"""``rediscover evaluate flips``: drugs that work in one tumour and fail in another."""

from __future__ import annotations

from typing import Annotated

import typer

from api.commands import examples

EXAMPLES = examples(
    "rediscover evaluate flips",
    "rediscover evaluate flips --failed",
    "rediscover evaluate flips --json > flips.json",
)


def flips(
    source: Annotated[
        str, typer.Option("--source", metavar="SOURCE", help="The source whose records are read.")
    ] = "civic",
    failed: Annotated[bool, typer.Option("--failed", help="List only what did not pass.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Every question, as JSON.")] = False,
) -> None:
    """Ask each sign flip of a source in each of its tumours, with exactly its profile.

    A flip is one profile and regimen of which all records on one tumour speak for it, and all on
    another against it. Where it failed it must be capped and the failing record named; where it
    worked the failure is a warning.
    """
    import msgspec

    from api import conflict_pages, console
    from api.settings import settings
    from api.wiring import open_graph
    from kg.model import Statement
    from queries.answer import Desk
    from queries.flip_check import judge
    from queries.flips import flips as flips_of

    graph = open_graph(settings().snapshot)
    desk = Desk(graph.store, graph.words)
    found = flips_of(graph.store.records_of(Statement), source)
    judged = list(judge(found.found, lambda q: desk.answer(graph.asked(q)), graph.words))
    if as_json:
        counts = {"flips": len(found.found), "several": found.several, "pairs": found.pairs}
        told = {"source": source, **counts, "asked": judged}
        typer.echo(msgspec.json.format(msgspec.json.encode(told), indent=1).decode())
        return
    for page in conflict_pages.flips(found, judged, only_failed=failed):
        page.print(console.out())
