"""What disagreements of sources look like as pages: counts, then every one of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from api.pages import Page
from queries.disagreements import KINDS, Disagreement, Kind, Side


def disagreements(found: Sequence[Disagreement]) -> Page:
    """Every disagreement with both records in full, for other programs."""
    names = ("source", "release", "record", "says")
    return Page(
        title="",
        columns=(
            *("kind", "about", *(f"one {n}" for n in names), *(f"other {n}" for n in names)),
            *("used", "rule", "since"),
        ),
        rows=tuple(
            (
                *(d.kind, d.about, *_cells(d.one), *_cells(d.other)),
                *(d.used, d.rule, d.since.isoformat() if d.since else ""),
            )
            for d in found
        ),
    )


def by_kind(found: Sequence[Disagreement]) -> list[Page]:
    """How many of each kind and pair of sources, then each kind with its rule and its cases."""
    return [_counts(found), *(_kind(kind, found) for kind in Kind if _of(kind, found))]


def _of(kind: Kind, found: Sequence[Disagreement]) -> list[Disagreement]:
    return [d for d in found if d.kind is kind]


def _counts(found: Sequence[Disagreement]) -> Page:
    tally = Counter((d.kind, d.one.source, d.other.source) for d in found)
    order = {kind: place for place, kind in enumerate(Kind)}
    ordered = sorted(tally.items(), key=lambda item: (order[item[0][0]], -item[1], item[0]))
    return Page(
        title="Disagreements of label and authorisation sources",
        columns=("kind", "one source", "other source", "cases"),
        rows=tuple((*key, str(n)) for key, n in ordered),
        right=frozenset({"cases"}),
        total=("all", "", "", str(len(found))),
        note="both records of each, for other programs: rediscover sources --disagreements --tsv",
    )


def _kind(kind: Kind, found: Sequence[Disagreement]) -> Page:
    return Page(
        title=f"{kind[0].upper()}{kind[1:]}: {KINDS[kind].means}",
        columns=("about", "one", "other", "used now"),
        rows=tuple(
            (d.about, f"{d.one.record}: {d.one.says}", f"{d.other.record}: {d.other.says}", d.used)
            for d in _of(kind, found)
        ),
        note=f"rule: {KINDS[kind].rule}",
    )


def _cells(side: Side) -> tuple[str, ...]:
    return (side.source, side.release, side.record, side.says)
