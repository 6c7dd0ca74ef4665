"""What the checks of the driver gate look like as pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from api.pages import Page
from queries.exons import ExonCheck, Outcome
from queries.list_check import ListCheck


def exons(found: ExonCheck) -> list[Page]:
    """The counts of each file, then each row that disagrees."""
    total = Counter[Outcome]()
    for counts in found.counts.values():
        total.update(counts)
    same, other = found.last
    return [
        Page(
            title="Exons of annotated files against the exon table",
            columns=("file", *(outcome.value for outcome in Outcome)),
            rows=tuple(
                (file, *(str(counts[outcome]) for outcome in Outcome))
                for file, counts in found.counts.items()
            ),
            right=frozenset(outcome.value for outcome in Outcome),
            total=("all", *(str(total[outcome]) for outcome in Outcome)),
            note=f"whether the row lies in the last exon: {same} alike, {other} not",
        ),
        Page(
            title="Rows that disagree",
            columns=("file", "line", "gene", "transcript", "codon", "file says", "table says"),
            rows=tuple(
                (
                    *(row.file, str(row.line), row.gene, row.transcript, str(row.codon)),
                    *(str(row.says), " or ".join(map(str, row.table)) or "none"),
                )
                for row in found.disagreeing
            ),
            right=frozenset({"line", "codon"}),
        ),
    ]


def lists(found: Sequence[ListCheck]) -> list[Page]:
    """What the gate opens of each list without it, then what it gets wrong."""
    counts = ("changes", "opened", "%", "in no other list", "opened of these", "% of these")
    return [
        Page(
            title="Lists left out one by one",
            columns=("list", "says", *counts),
            rows=tuple(
                (
                    *(one.list, one.says.value, str(one.changes), str(one.opened)),
                    *(_share(one.opened, one.changes), str(one.alone), str(one.opened_alone)),
                    _share(one.opened_alone, one.alone),
                )
                for one in found
            ),
            right=frozenset(counts),
            note="of a list of drivers all should open, of a list of benign changes none",
        ),
        Page(
            title="Wrong: drivers that come out benign, benign changes that open",
            columns=("list", "says", "change", "class", "why"),
            rows=tuple(
                (one.list, one.says.value, f"{row.gene} {row.change}", row.class_, row.why)
                for one in found
                for row in one.wrong
            ),
        ),
    ]


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}" if whole else ""
