"""``rediscover schema``: the JSON Schema of a question and of an answer."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from api.commands import examples

EXAMPLES = examples("rediscover schema", "rediscover schema answer > answer.schema.json")


class Shape(StrEnum):
    """What a schema can be asked for."""

    BOTH = "both"
    QUESTION = "question"
    ANSWER = "answer"


def schema(
    what: Annotated[Shape, typer.Argument(help="Which of the two.")] = Shape.BOTH,
) -> None:
    """Print the JSON Schema of questions and answers.

    The shapes are the same for the command line and for whatever else speaks with the program;
    `match --questions` reads one question a line and writes one answer a line.
    """
    import msgspec

    from queries.question import Question
    from queries.reply import Answer

    wanted = {Shape.QUESTION: (Question,), Shape.ANSWER: (Answer,), Shape.BOTH: (Question, Answer)}
    shapes, components = msgspec.json.schema_components(wanted[what], ref_template="#/$defs/{name}")
    document = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Rediscover: {what}",
        **(shapes[0] if len(shapes) == 1 else {"anyOf": list(shapes)}),
        "$defs": components,
    }
    typer.echo(msgspec.json.format(msgspec.json.encode(document), indent=2).decode())
