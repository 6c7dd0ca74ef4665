"""``rediscover build``: all sources found → one snapshot."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from api.commands import examples

EXAMPLES = examples(
    "rediscover build",
    "rediscover build --data ~/evidence",
    "rediscover build --data ~/evidence --out ~/evidence/graph.sqlite",
)


def build(
    data: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            help="Data directory, laid out as SOURCE/RELEASE/FILE; "
            "otherwise $REDISCOVER_DATA, otherwise the starter pack.",
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Snapshot to write; otherwise $REDISCOVER_SNAPSHOT, otherwise one in the "
            "user's data folder.",
        ),
    ] = None,
    starter: Annotated[
        bool,
        typer.Option("--starter", help="Take the starter pack, whatever the environment says."),
    ] = False,
    if_missing: Annotated[
        bool, typer.Option("--if-missing", help="Do nothing where a snapshot stands already.")
    ] = False,
) -> None:
    """Build the graph: every source found becomes part of one snapshot file.

    A source that the data directory lacks is taken from the starter pack. Rows read are kept,
    rejected or quarantined, and counted. The new snapshot takes the old one's place only when it
    is whole; where a source is not what its loader expects, the old one stays.
    """
    from api import console, progress, tables
    from api.settings import settings
    from api.wiring import find_sources
    from loaders.build import build as build_snapshot
    from loaders.starter import DATA

    path = out or settings().snapshot
    if if_missing and path.is_file():
        console.err().print(f"There is a snapshot already: {path}", soft_wrap=True)
        return
    found = find_sources(DATA if starter else data or settings().data)
    with progress.of_sources() as report:
        manifest = build_snapshot(found, path, report)
    tables.counts(manifest).print(console.out())
    console.out().print(f"Snapshot {manifest.hash[:12]} is in {path}", soft_wrap=True)
