"""``rediscover evaluate labels``: how many sentences of labels are read to the last word."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from api.commands import examples

EXAMPLES = examples(
    "rediscover evaluate labels --left",
    "rediscover evaluate labels --sample 20 --seed 7",
    "rediscover evaluate labels --json > labels.json",
)


def labels(
    data: Annotated[
        Path | None, typer.Option(help="The data directory; else that of the settings.")
    ] = None,
    left: Annotated[bool, typer.Option("--left", help="List what was not read.")] = False,
    sample: Annotated[
        int, typer.Option(help="Draw so many wholly read sentences, to be read by eye.")
    ] = 0,
    seed: Annotated[int, typer.Option(help="The same seed draws the same sentences.")] = 1,
    as_json: Annotated[bool, typer.Option("--json", help="Every reading, as JSON.")] = False,
) -> None:
    """Read the sentence of every label, and say per agency how many are read to the last word.

    A word is read when it is part of a phrase about tumour, biomarker, regimen, condition or
    limitation, or one of a table that decides nothing. Every other word is kept and shown.
    """
    import msgspec

    from api import console, pages_of_labels
    from api.settings import settings
    from api.wiring import snapshot_file, words_of
    from loaders.label_sentences import label_sentences, pieces_of, read_all
    from loaders.label_sentences import sample as draw

    with snapshot_file(settings().snapshot) as store:
        words = words_of(store)
    readings = read_all(label_sentences(data or settings().data), words)
    if sample:
        for drawn in draw(readings, sample, seed):
            typer.echo(pages_of_labels.side_by_side(drawn, pieces_of(drawn, words)) + "\n")
        return
    if as_json:
        typer.echo(msgspec.json.format(msgspec.json.encode(readings), indent=1).decode())
        return
    pages_of_labels.consumed(readings).print(console.out())
    if left:
        pages_of_labels.left(readings).print(console.out())
