"""``rediscover explain``: the path from the patient's findings to one regimen, step by step."""

from __future__ import annotations

from typing import Annotated

import typer

from api.commands import examples
from api.commands.match import Alterations, AsOf, Jurisdictions, Tumour, question

EXAMPLES = examples(
    'rediscover explain dabrafenib+trametinib --tumour CHOL -j EU "BRAF p.V600E"',
    'rediscover explain vemurafenib --tumour COAD "BRAF V600E"',
)


def explain(
    drug: Annotated[
        str, typer.Argument(metavar="DRUG", help="A drug, or a regimen such as drug+drug.")
    ],
    alterations: Alterations = None,
    tumour: Tumour = None,
    jurisdiction: Jurisdictions = None,
    as_of: AsOf = None,
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
