"""What the disagreements of sources and the reach of their diseases look like as pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from api.pages import Page
from queries.disagreements import KINDS, Disagreement, Kind, Side
from queries.diseases import Place, Reach


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


_SHORT = {Place.NODE: "type", Place.ABOVE: "group", Place.BELOW: "subtype", Place.FORM: "form"}


def reach(found: Sequence[Reach]) -> list[Page]:
    """How many claims of each source are on the spine of tumour types, then those that are not."""
    counts = ("rows", *_SHORT.values(), "reached", "%", "marker", "state")
    return [
        Page(
            title="Diseases on the spine of tumour types, by source",
            columns=("source", *counts),
            rows=tuple(
                (
                    *(r.source, f"{r.claims:,}", *(f"{r.places.get(p, 0):,}" for p in _SHORT)),
                    *(f"{r.reached:,}", _percent(r), str(r.receptors), str(r.states)),
                )
                for r in found
            ),
            right=frozenset(counts),
            note="; ".join(f"{short}: {place}" for place, short in _SHORT.items())
            + "; marker, state: the name holds one beside the tumour. Rows that state no effect or "
            "repeat a label are no claims, and are not counted.",
        ),
        Page(
            title="Not reached",
            columns=("source", "record", "why"),
            rows=tuple((u.source, u.record, u.why) for r in found for u in r.unreached),
        ),
    ]


def _percent(found: Reach) -> str:
    return f"{100 * found.reached / found.claims:.1f}" if found.claims else ""
