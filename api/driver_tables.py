"""What the checks of the driver gate look like as pages."""

from __future__ import annotations

from collections import Counter

from api.pages import Page
from queries.exons import ExonCheck, Outcome


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
