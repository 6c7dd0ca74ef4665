"""``rediscover match``: one profile to read, or questions by the line for other programs."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, BinaryIO

import typer

from api.commands import examples

EXAMPLES = examples(
    'rediscover match --tumour CHOL --jurisdiction EU "BRAF p.V600E" "TP53 p.R175H"',
    'rediscover match --tumour "HER2-positive breast cancer" -j US -j NL --as-of 2026-05-07',
    'rediscover match --tumour PRAD "germline BRCA2 c.5946del (p.S1982fs)" "age 71" --json',
    "rediscover match --questions questions.ndjson > answers.ndjson",
)

Tumour = Annotated[
    str | None,
    typer.Option(
        "--tumour",
        "--tumor",
        "-t",
        metavar="TEXT",
        help="OncoTree code or name; may carry receptors, state, line and age.",
    ),
]
Jurisdictions = Annotated[
    list[str] | None,
    typer.Option(
        "--jurisdiction",
        "-j",
        metavar="PLACE",
        help="US, EU, GB, CA or an EU country such as NL; may be given again.  [default: US EU]",
    ),
]
AsOf = Annotated[
    str | None, typer.Option("--as-of", metavar="YYYY-MM-DD", help="The day asked about.")
]
Alterations = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="FINDING...",
        help="What is known of the patient: alterations, signatures, assays, wild types, prior "
        "therapy, line, age. One argument may hold several facts, separated by commas.",
    ),
]


def match(
    alterations: Alterations = None,
    tumour: Tumour = None,
    jurisdiction: Jurisdictions = None,
    as_of: AsOf = None,
    as_json: Annotated[bool, typer.Option("--json", help="The answer as JSON.")] = False,
    full: Annotated[
        bool, typer.Option("--full", help="Every record, not only the first few of each list.")
    ] = False,
    questions: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="File of questions, one JSON object a line; - reads standard input.",
        ),
    ] = None,
) -> None:
    """Ask which targeted drugs the evidence speaks for, and against, in one tumour profile.

    The answer says what was understood, the candidates with their standing in each jurisdiction,
    hypotheses, what was held back and why, and what is not known.
    """
    if questions is not None:
        if alterations or tumour:
            raise typer.BadParameter("a profile beside --questions; give one of the two")
        _match_lines(questions)
        return
    if not (alterations or tumour):
        raise typer.BadParameter("neither a tumour nor an alteration was given; see --help")
    _match_one(question(alterations, tumour, jurisdiction, as_of), as_json=as_json, full=full)


def question(
    alterations: list[str] | None,
    tumour: str | None,
    jurisdiction: list[str] | None,
    as_of: str | None,
) -> dict[str, object]:
    """The command line as a question of the contract."""
    given = {
        "id": "1",
        "tumour": tumour,
        "alterations": alterations or [],
        "jurisdictions": jurisdiction or ["US", "EU"],
        "as_of": as_of,
    }
    return {name: value for name, value in given.items() if value is not None}


def _match_one(asked: dict[str, object], *, as_json: bool, full: bool) -> None:
    import msgspec

    from api import console, render
    from api.settings import settings
    from api.wiring import asker

    answer = asker(settings().snapshot)(asked)
    if as_json:
        typer.echo(msgspec.json.format(msgspec.json.encode(answer), indent=2).decode())
    else:
        render.answer(msgspec.to_builtins(answer), asked, console.out(), full=full)


def _match_lines(path: Path) -> None:
    from api import console, progress
    from api.batch import answers
    from api.settings import settings
    from api.wiring import asker

    failed = n = 0
    ask = asker(settings().snapshot)
    with _opened(path) as (lines, total):
        for answered in progress.over(answers(lines, ask), "answered", total):
            sys.stdout.buffer.write(answered.line + b"\n")
            sys.stdout.buffer.flush()  # whoever asks line by line waits for it
            failed, n = failed + answered.failed, n + 1
    if failed:
        console.err().print(f"{failed} of {n} questions could not be answered; see their 'error'")


@contextmanager
def _opened(path: Path) -> Iterator[tuple[BinaryIO, int | None]]:
    """The lines of a file or of standard input, and how many there are, where that is known."""
    if str(path) == "-":
        yield sys.stdin.buffer, None
        return
    with path.open("rb") as file:
        total = sum(1 for line in file if line.strip())
        file.seek(0)
        yield file, total
