"""``rediscover evaluate planted``: wrong rows put into copies of the files; which are noticed?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from api.commands import examples

EXAMPLES = examples(
    "rediscover evaluate planted --data DIR",
    "rediscover evaluate planted --seed 7 --count 400 --newest-only",
)


def planted(
    data: Annotated[
        Path | None, typer.Option(help="The data directory; else that of the settings.")
    ] = None,
    seed: Annotated[int, typer.Option(help="The same seed makes the same mistakes.")] = 1,
    count: Annotated[int, typer.Option(help="How many rows are made wrong.")] = 200,
    newest_only: Annotated[
        bool, typer.Option("--newest-only", help="As if no older release lay beside any source.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Every mistake, as JSON.")] = False,
) -> None:
    """Make rows wrong in copies of the files, load them, and say which were noticed.

    Counted by kind and source: quarantined, rejected, repaired from the row's own text, without
    effect, or entered wrong; and rows that nobody touched but that were set aside all the same.
    """
    import tempfile

    import msgspec

    from api import console, tables_planted
    from api.settings import settings
    from api.wiring import find_sources
    from loaders.build import load
    from loaders.planted import judge, plant, without_earlier

    def quiet(_name: str, _done: int, _of: int) -> None:
        """Tell nobody."""

    found = find_sources(data or settings().data)
    found = without_earlier(found) if newest_only else found
    clean = load(found, quiet)
    records = frozenset(
        str(record.provenance.record)
        for batch in clean
        for record in batch.records
        if hasattr(record, "provenance")
    )
    with tempfile.TemporaryDirectory(prefix="planted-") as folder:
        altered, mistakes = plant(found, records, Path(folder), seed=seed, count=count)
        trial = judge(mistakes, clean, load(altered, quiet))
    if as_json:
        typer.echo(msgspec.json.format(msgspec.json.encode(trial), indent=1).decode())
        return
    for page in tables_planted.pages(trial, seed):
        page.print(console.out())
