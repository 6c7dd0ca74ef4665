"""``rediscover sources``: what the snapshot was built from, and what each source rejected."""

from __future__ import annotations

from typing import Annotated

import typer

from api.commands import examples

EXAMPLES = examples(
    "rediscover sources",
    "rediscover sources --rejected civic",
    "rediscover sources --rejected civic --tsv > civic-rejected.tsv",
)


def sources(
    tsv: Annotated[bool, typer.Option("--tsv", help="Tab-separated, for other programs.")] = False,
    rejected: Annotated[
        str | None,
        typer.Option(
            metavar="SOURCE",
            help="Every row of this source that was set aside or repaired, and why.",
        ),
    ] = None,
) -> None:
    """Show each source's release, date, licence, counts and age, and what it rejected and why."""
    from api import console, tables
    from api.settings import settings
    from api.wiring import snapshot_file

    with snapshot_file(settings().snapshot) as store:
        manifest, aside = store.manifest(), store.set_aside()
    if rejected is not None:
        pages = [tables.set_aside(manifest, aside, rejected)]
    elif tsv:
        pages = [tables.sources(manifest)]
    else:
        pages = [tables.ages(manifest), tables.licences(manifest), tables.rules(aside)]
    for page in pages:
        if tsv:
            typer.echo(page.tsv(), nl=False)
        else:
            page.print(console.out())
