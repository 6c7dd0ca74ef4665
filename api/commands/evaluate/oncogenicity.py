"""``rediscover evaluate oncogenicity``: the driver gate against lists that it does not read."""

from __future__ import annotations

from typing import Annotated

import typer

from api.commands import examples

EXAMPLES = examples(
    "rediscover evaluate oncogenicity",
    "rediscover evaluate oncogenicity --json > oncogenicity.json",
)


def oncogenicity(
    as_json: Annotated[
        bool, typer.Option("--json", help="Counts, and every change classed otherwise, as JSON.")
    ] = False,
) -> None:
    """Leave out each list of known variants in turn and class its variants by the others.

    Shown are how many drivers the gate still opens, and every benign change that it opens wrongly.
    """
    import msgspec

    from api import console, driver_tables
    from api.settings import settings
    from api.wiring import snapshot_file, words_of
    from kg.model import Statement
    from queries.list_check import check_lists

    with snapshot_file(settings().snapshot) as store:
        found = check_lists(words_of(store).genes, store.records_of(Statement))
    if as_json:
        typer.echo(msgspec.json.format(msgspec.json.encode(found), indent=1).decode())
        return
    for page in driver_tables.lists(found):
        page.print(console.out())
