"""``rediscover evaluate …``: each measure of the answers is a command; figures in docs/quality."""

from __future__ import annotations

import typer

from api.commands.evaluate import (
    diseases,
    exons,
    faithfulness,
    flips,
    gold,
    labels,
    levels,
    oncogenicity,
    planted,
)

app = typer.Typer(help="Measure the answers against what is known of them.")


@app.callback()
def _group() -> None:
    """Measure the answers against what is known of them."""


for command, epilog in (
    (gold.gold, gold.EXAMPLES),
    (labels.labels, labels.EXAMPLES),
    (diseases.diseases, diseases.EXAMPLES),
    (faithfulness.faithfulness, faithfulness.EXAMPLES),
    (exons.exons, exons.EXAMPLES),
    (faithfulness.faithfulness, faithfulness.EXAMPLES),
    (flips.flips, flips.EXAMPLES),
    (oncogenicity.oncogenicity, oncogenicity.EXAMPLES),
    (planted.planted, planted.EXAMPLES),
    (levels.levels, levels.EXAMPLES),
):
    app.command(epilog=epilog)(command)
