"""``rediscover what-if``: the same question on other terms, and what is decided otherwise."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from api.commands import examples
from api.commands.match import Alterations, AsOf, Jurisdictions, Tumour, question

EXAMPLES = examples(
    'rediscover what-if --tumour CHOL -j EU "BRAF p.V600E" --without-source civic',
    'rediscover what-if --tumour COAD "BRAF V600E" --without-record civic.eid:1576',
    'rediscover what-if --tumour CHOL "BRAF p.V600E" --then-as-of 2022-06-21',
)


def what_if(
    alterations: Alterations = None,
    tumour: Tumour = None,
    jurisdiction: Jurisdictions = None,
    as_of: AsOf = None,
    without_source: Annotated[
        list[str] | None,
        typer.Option(metavar="SOURCE", help="Leave out a source; may be given again."),
    ] = None,
    without_record: Annotated[
        list[str] | None,
        typer.Option(metavar="ID", help="Leave out a record by its id; may be given again."),
    ] = None,
    then_as_of: Annotated[
        str | None, typer.Option(metavar="YYYY-MM-DD", help="Ask about another day, too.")
    ] = None,
    known_at: Annotated[
        str | None, typer.Option(metavar="YYYY-MM-DD", help="Leave out what was learned later.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Both answers as JSON.")] = False,
) -> None:
    """Ask the question as it is and once more on other terms, and show what is decided otherwise.

    The other terms: without a source, without single records, about another day (labels,
    authorisations, years of publication), or with no more than was recorded by a day.
    """
    import msgspec

    from api import console, render_why
    from api.settings import settings
    from api.wiring import open_graph
    from queries.counterfactual import left_out
    from queries.counterfactual import what_if as ask

    graph = open_graph(settings().snapshot)
    asked = graph.asked(question(alterations, tumour, jurisdiction, as_of))
    out = left_out(graph.store, without_record or (), without_source or (), day_of(known_at))
    if then_as_of is None and out == left_out(graph.store):
        raise typer.BadParameter("no other term; give --without-source, --then-as-of or the like")
    told = ask(asked, graph.store, graph.words, out, day_of(then_as_of))
    if as_json:
        typer.echo(msgspec.json.format(msgspec.json.encode(told), indent=2).decode())
    else:
        render_why.what_if(told, console.out())


def day_of(text: str | None) -> date | None:
    """A day as it is typed.

    Raises:
        BadParameter: it is none.
    """
    try:
        return date.fromisoformat(text) if text is not None else None
    except ValueError:
        raise typer.BadParameter(f"{text!r} is not a date such as 2026-05-07") from None
