"""``rediscover info``: which program, which snapshot, which settings."""

from __future__ import annotations

import typer

from api.commands import examples

EXAMPLES = examples("rediscover info")


def info() -> None:
    """Show versions, where the snapshot and the data are, and whether the snapshot opens."""
    import platform
    import sqlite3
    from importlib.metadata import version

    from api.settings import settings
    from loaders.starter import DATA
    from queries.rules import VERSION

    now = settings()
    pack = " (the starter pack)" if now.data == DATA else ""
    facts = {
        "rediscover": version("rediscover"),
        "rules": VERSION,
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "data": f"{now.data}{pack}",
        "snapshot": str(now.snapshot),
        "in it": _contents(),
    }
    for name, value in facts.items():
        typer.echo(f"{name:11} {value}")


def _contents() -> str:
    from api.settings import settings
    from api.wiring import snapshot_file
    from kg.errors import StoreError

    try:
        with snapshot_file(settings().snapshot) as store:
            manifest = store.manifest()
    except StoreError as error:
        return str(error)
    counts = ", ".join(f"{n} {name}" for name, n in sorted(manifest.counts.items()))
    return f"{manifest.hash[:12]}, {len(manifest.sources)} sources, {counts}"
