"""``rediscover conflicts``: where the records of the graph contradict each other."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from api.commands import examples

EXAMPLES = examples(
    "rediscover conflicts --gene BRAF --drug vemurafenib",
    "rediscover conflicts --kind tumour --tumour COAD",
    "rediscover conflicts --kind source --json > conflicts.json",
    "rediscover conflicts --tsv > conflicts.tsv",
)


def conflicts(
    gene: Annotated[
        str | None, typer.Option("--gene", "-g", metavar="GENE", help="Only about this gene.")
    ] = None,
    drug: Annotated[
        str | None,
        typer.Option("--drug", "-d", metavar="DRUG", help="Only with this drug or drug class."),
    ] = None,
    tumour: Annotated[
        str | None,
        typer.Option(
            "--tumour",
            "--tumor",
            "-t",
            metavar="TEXT",
            help="Only where a side names this tumour type, a part of it or what it is a part of.",
        ),
    ] = None,
    kind: Annotated[
        Literal["effect", "tumour", "source"] | None,
        typer.Option("--kind", "-k", help="Only of this kind.", case_sensitive=False),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="All conflicts as JSON.")] = False,
    tsv: Annotated[
        bool, typer.Option("--tsv", help="Tab-separated, one row for each record of each side.")
    ] = False,
) -> None:
    """List where records contradict each other: both sides, the scope, and the rule that decides.

    effect: one profile, regimen and tumour, for and against. tumour: one profile and regimen,
    works in one tumour and fails in another. source: two sources disagree on one of these, or on
    the tumours of a label. Nothing is settled here; an answer names the conflicts it touched.
    """
    import msgspec

    from api import conflict_pages, console
    from api.settings import settings
    from api.wiring import snapshot_file, words_of
    from kg.model.conflict import ConflictKind
    from queries.conflicts import Wanted, chosen
    from queries.conflicts import conflicts as all_of

    with snapshot_file(settings().snapshot) as store:
        words = words_of(store)
        found = all_of(store, words)
    of = ConflictKind(kind) if kind else None
    wanted = Wanted(gene=gene, drug=drug, tumour=tumour, kind=of)
    listed = chosen(found, wanted, words)
    if as_json:
        rows = [{"id": id_} | msgspec.to_builtins(c) for id_, c in listed.items()]
        typer.echo(msgspec.json.format(msgspec.json.encode(rows), indent=1).decode())
    elif tsv:
        typer.echo(conflict_pages.table(listed).tsv(), nl=False)
    else:
        conflict_pages.show(listed, len(found), console.out())
