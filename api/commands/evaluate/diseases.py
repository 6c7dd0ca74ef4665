"""``rediscover evaluate diseases``: how many claims of each source reach a tumour type."""

from __future__ import annotations

from typing import Annotated

import typer

from api.commands import examples

EXAMPLES = examples(
    "rediscover evaluate diseases",
    "rediscover evaluate diseases --json > diseases.json",
)


def diseases(
    as_json: Annotated[bool, typer.Option("--json", help="Counts and rows, as JSON.")] = False,
) -> None:
    """Say per source how many claims reach the spine of tumour types, and list those that do not.

    A disease that is a tumour and a receptor or a state ("HER2-positive breast cancer") is read
    as both; such rows are counted beside.
    """
    import msgspec

    from api import console, pages_of_sources
    from api.settings import settings
    from api.wiring import snapshot_file, words_of
    from queries.diseases import reach

    with snapshot_file(settings().snapshot) as store:
        found = reach(store, words_of(store).tumours)
    if as_json:
        typer.echo(msgspec.json.format(msgspec.json.encode(found), indent=1).decode())
        return
    for page in pages_of_sources.reach(found):
        page.print(console.out())
