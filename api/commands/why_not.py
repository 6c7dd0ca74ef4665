"""``rediscover why-not``: every reason why a drug is not proposed, and what would undo it."""

from __future__ import annotations

from typing import Annotated

import typer

from api.commands import examples
from api.commands.match import Alterations, AsOf, Jurisdictions, Tumour, question

EXAMPLES = examples(
    'rediscover why-not osimertinib --tumour CHOL -j EU "BRAF p.V600E"',
    'rediscover why-not sotorasib --tumour PAAD -j US "KRAS G12D"',
    'rediscover why-not dabrafenib+trametinib -t COAD "BRAF V600E" --json',
)


def why_not(
    drug: Annotated[
        str, typer.Argument(metavar="DRUG", help="Any drug, or a regimen such as drug+drug.")
    ],
    alterations: Alterations = None,
    tumour: Tumour = None,
    jurisdiction: Jurisdictions = None,
    as_of: AsOf = None,
    as_json: Annotated[bool, typer.Option("--json", help="The reasons as JSON.")] = False,
) -> None:
    """Say why a drug is not proposed: the rule, the records, and what would undo it.

    It answers for any drug, also for one that nothing links to these findings: then it says what
    the drug's records do ask for. For a drug that is proposed it says what keeps it from a better
    standing.
    """
    import msgspec

    from api import console, render_why
    from api.settings import settings
    from api.wiring import open_graph
    from queries.why_not import why_not as ask

    graph = open_graph(settings().snapshot)
    asked = graph.asked(question(alterations, tumour, jurisdiction, as_of))
    told = ask(drug, asked, graph.store, graph.words)
    if as_json:
        typer.echo(msgspec.json.format(msgspec.json.encode(told), indent=2).decode())
    else:
        render_why.why_not(msgspec.to_builtins(told), console.out())
