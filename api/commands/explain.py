"""``rediscover explain``: the path from the patient's findings to one regimen, step by step."""

from __future__ import annotations

from typing import Annotated

import typer

from api.commands import examples
from api.commands.match import Alterations, AsOf, Jurisdictions, Tumour, question

EXAMPLES = examples(
    'rediscover explain dabrafenib+trametinib --tumour CHOL -j EU "BRAF p.V600E"',
    'rediscover explain vemurafenib --tumour COAD "BRAF V600E"',
    'rediscover explain vemurafenib --tumour COAD -j US "BRAF V600E" --counterfactual',
    'rediscover explain erlotinib --tumour LUAD -j US "EGFR L858R" --places',
)


def explain(
    drug: Annotated[
        str, typer.Argument(metavar="DRUG", help="A drug, or a regimen such as drug+drug.")
    ],
    alterations: Alterations = None,
    tumour: Tumour = None,
    jurisdiction: Jurisdictions = None,
    as_of: AsOf = None,
    counterfactual: Annotated[
        bool,
        typer.Option(
            "--counterfactual", help="Which records carry it: without these, something else holds."
        ),
    ] = False,
    places: Annotated[
        bool,
        typer.Option("--places", help="How sure its place is: without any one study, and so on."),
    ] = False,
) -> None:
    """Show why a drug is a candidate, a hypothesis or held back: the path, step by step.

    Each step ends in the source, its release, the record and the citation it rests on.
    """
    import msgspec

    from api import console, render_path
    from api.settings import settings
    from api.wiring import asker

    asked = question(alterations, tumour, jurisdiction, as_of)
    answer = msgspec.to_builtins(asker(settings().snapshot)(asked))
    render_path.explanation(answer, asked, drug, console.out())
    if counterfactual:
        _carriers(asked, drug)
    if places:
        _places(asked, drug)


def _carriers(question_: dict[str, object], drug: str) -> None:
    from api import console, render_why
    from api.render_path import drugs_of
    from api.settings import settings
    from api.wiring import open_graph
    from queries.counterfactual import carriers

    graph = open_graph(settings().snapshot)
    asked = graph.asked(question_)
    found = carriers(asked, graph.store, graph.words, tuple(sorted(drugs_of(drug))))
    render_why.carried(found, console.out())


def _places(question_: dict[str, object], drug: str) -> None:
    from api import console, pages_of_places
    from api.render_path import drugs_of
    from api.settings import settings
    from api.wiring import open_graph
    from queries.answer import ground_of
    from queries.stability import rank_ranges

    graph = open_graph(settings().snapshot)
    ranges = rank_ranges(ground_of(graph.asked(question_), graph.store, graph.words))
    pages_of_places.places(ranges, drugs_of(drug)).print(console.out())
