"""The command ``rediscover``: its commands, and how every failure is told in one line."""

from __future__ import annotations

import io
import sys
from typing import Annotated

import typer

from api.commands import (
    build,
    conflicts,
    evaluate,
    examples,
    explain,
    info,
    match,
    replay,
    schema,
    sources,
    what_if,
    why_not,
)
from kg.errors import RediscoverError, Refused

#: Exit codes: misuse and every failure we foresee, and a stop by Ctrl-C.
FAILED, INTERRUPTED = 2, 130

DESCRIPTION = """
An evidence graph for off-label targeted therapy.

Asks which targeted drugs may be considered for a tumour profile, in a country, on a date: on
which standing, with what evidence for and against, and what was held back and why.
For research and curation, not for patient management.
"""

START = examples(
    "rediscover build",
    'rediscover match --tumour CHOL --jurisdiction EU "BRAF p.V600E" "TP53 p.R175H"',
    "rediscover match --questions questions.ndjson > answers.ndjson",
    "rediscover COMMAND --help",
)

app = typer.Typer(
    name="rediscover",
    help=DESCRIPTION,
    epilog=START,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _version(asked: bool | None) -> None:  # noqa: FBT001  # typer calls it so
    if asked:
        from importlib.metadata import version  # noqa: PLC0415  # 20 ms

        print(f"rediscover {version('rediscover')}")  # noqa: T201  # its answer
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool | None,
        typer.Option("--version", callback=_version, is_eager=True, help="Show the version."),
    ] = None,
) -> None:
    del version  # its callback has answered


for name, command, epilog, brief in (
    ("build", build.build, build.EXAMPLES, "All sources found become one snapshot."),
    ("sources", sources.sources, sources.EXAMPLES, "What the snapshot holds, and rejected."),
    ("match", match.match, match.EXAMPLES, "Ask for one profile, or for thousands."),
    ("explain", explain.explain, explain.EXAMPLES, "The path behind one regimen."),
    ("conflicts", conflicts.conflicts, conflicts.EXAMPLES, "Where records contradict each other."),
    ("why-not", why_not.why_not, why_not.EXAMPLES, "Why a drug is not proposed."),
    ("what-if", what_if.what_if, what_if.EXAMPLES, "What changes without a source or a record."),
    ("replay", replay.replay, replay.EXAMPLES, "Whether an answer still holds."),
    ("schema", schema.schema, schema.EXAMPLES, "JSON Schema of question and answer."),
    ("info", info.info, info.EXAMPLES, "Versions, places, and what the snapshot holds."),
):
    app.command(name, epilog=epilog, short_help=brief)(command)
app.add_typer(evaluate.app, name="evaluate", short_help="Measure the answers.")


def run(words: list[str]) -> int:
    """Run one command line and give its exit code; no failure we foresee shows a traceback."""
    try:
        code = app(args=words or ["--help"], prog_name="rediscover", standalone_mode=False)
    except typer.Exit as done:
        return done.exit_code
    except (KeyboardInterrupt, typer.Abort):
        return _say("stopped", INTERRUPTED)
    except (typer.TyperException, RediscoverError, OSError) as error:
        return _say(_line(error), FAILED)
    if code == INTERRUPTED:  # typer's own word for Ctrl-C, said without a word
        return _say("stopped", INTERRUPTED)
    return code if isinstance(code, int) else 0


def main() -> None:
    """Entry point of the console script."""
    for stream in (sys.stdout, sys.stderr):  # what a terminal cannot show, it shows by number
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    raise SystemExit(run(sys.argv[1:]))


def _line(error: Exception) -> str:
    """What went wrong; a word that was refused comes with the nearest ones."""
    if isinstance(error, typer.TyperException):
        return error.format_message()
    near = error.suggestions if isinstance(error, Refused) else ()
    return f"{error}; nearest: {', '.join(near)}" if near else str(error)


def _say(why: str, code: int) -> int:
    print(f"rediscover: {' '.join(why.split())}", file=sys.stderr)  # noqa: T201  # the one line
    return code
