"""``rediscover evaluate exons``: the exon table against annotated files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from api.commands import examples

EXAMPLES = examples(
    "rediscover evaluate exons --data DIR",
    "rediscover evaluate exons --json > exons.json",
)


def exons(
    data: Annotated[
        Path | None, typer.Option(help="The data directory; else that of the settings.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Counts and rows, as JSON.")] = False,
) -> None:
    """Say how often annotated files put a codon in the same exon as the exon table.

    Only rows of the very transcript that the table names can agree or disagree; each row that
    disagrees is listed.
    """
    import msgspec

    from api import console, driver_tables
    from api.settings import settings
    from api.wiring import snapshot_file, words_of
    from loaders.annotated import annotated
    from queries.exons import check

    with snapshot_file(settings().snapshot) as store:
        found = check(annotated(data or settings().data), words_of(store).genes)
    if as_json:
        typer.echo(msgspec.json.format(msgspec.json.encode(found), indent=1).decode())
        return
    for page in driver_tables.exons(found):
        page.print(console.out())
