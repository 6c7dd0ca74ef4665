"""``rediscover sources``: what the snapshot was built from, and what each source rejected."""

from __future__ import annotations

from typing import Annotated

import typer

from api.commands import examples

EXAMPLES = examples(
    "rediscover sources",
    "rediscover sources --rejected civic",
    "rediscover sources --rejected civic --tsv > civic-rejected.tsv",
    "rediscover sources --disagreements",
    "rediscover sources --disagreements --json > disagreements.json",
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
    disagreements: Annotated[
        bool,
        typer.Option(
            "--disagreements",
            help="Where two label or authorisation sources disagree, and on what.",
        ),
    ] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="With --disagreements: each of them as an object.")
    ] = False,
) -> None:
    """Show each source's release, date, licence, counts and age, and what it rejected and why."""
    from api import console, tables
    from api.settings import settings
    from api.wiring import snapshot_file

    if as_json and not disagreements:
        raise typer.BadParameter("goes with --disagreements", param_hint="--json")
    if disagreements and rejected is not None:
        raise typer.BadParameter("goes without --rejected", param_hint="--disagreements")
    if disagreements:
        _disagreements(tsv=tsv, as_json=as_json)
        return
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


def _disagreements(*, tsv: bool, as_json: bool) -> None:
    import msgspec

    from api import console, pages_of_sources
    from api.settings import settings
    from api.wiring import snapshot_file, words_of
    from queries.disagreements import disagreements

    with snapshot_file(settings().snapshot) as store:
        found = disagreements(store, words_of(store))
    if as_json:
        typer.echo(msgspec.json.format(msgspec.json.encode(found), indent=1).decode())
    elif tsv:
        typer.echo(pages_of_sources.disagreements(found).tsv(), nl=False)
    elif not found:
        typer.echo("No two sources of labels or authorisations disagree.")
    else:
        for page in pages_of_sources.by_kind(found):
            page.print(console.out())
