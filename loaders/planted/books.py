"""Source files as they can be altered and written again: tables and lists of objects."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from loaders import files
from loaders.planted.mistakes import Kind, Mistake
from loaders.planted.tables import MAKERS, Row, Spot
from loaders.source import Release
from loaders.sources.cohorts import row_id


@dataclass(frozen=True, slots=True)
class Layout:
    """How a source writes its table, and how a row is named in set-aside rows and in records."""

    file: str
    name: Callable[[int, Row], str]
    records: Callable[[int, Row], tuple[str, ...]]
    delimiter: str = "\t"
    quoted: bool = True
    json: bool = False


def _by_content(_at: int, row: Row) -> str:
    return row_id(row)


def _dated(at: int, row: Row) -> tuple[str, ...]:
    number = at + 2
    record = f"fda_accelerated:{row['drug'].replace(' ', '-')}:{row['aa_date']}:{number}"
    return (record, f"{record}:converted")


LAYOUTS: dict[str, Layout] = {
    "civic": Layout(
        "evidence",
        lambda _, row: str(row["evidence_id"]),
        lambda _, row: (f"civic.eid:{row['evidence_id']}",),
        quoted=False,
    ),
    "moalmanac-assertions": Layout(
        "molecular-oncology-almanac.json",
        lambda _, row: str(row["assertion_id"]),
        lambda _, row: (f"moalmanac.assertion:{row['assertion_id']}",),
        json=True,
    ),
    "outcomes": Layout(
        "published_cohorts.tsv",
        _by_content,
        lambda at, row: (f"outcomes:{_by_content(at, row)}",),
    ),
    "fda_accelerated": Layout("accelerated_approvals.tsv", lambda at, _: str(at + 2), _dated),
    "withdrawals": Layout(
        "withdrawals.tsv",
        lambda at, _: str(at + 2),
        lambda at, row: (
            f"withdrawal:{row['drug'].replace(' ', '-')}:{row['withdrawal_date']}:{at + 2}",
        ),
    ),
    "fda_approvals": Layout(
        "final_for_posting_compilation_of_cder_nme_and_new_biologic_approvals_1985-2024.csv",
        lambda _, row: " ".join(row[" Application Number(1)"].split()),
        lambda _, row: (f"fda:{' '.join(row[' Application Number(1)'].split())}",),
        delimiter=",",
    ),
}


@dataclass(slots=True)
class TableBook:
    """A table of one source, to be altered in place."""

    source: str
    path: Path
    layout: Layout
    last: int
    rows: list[Row]
    touched: set[int] = field(default_factory=set)

    @classmethod
    def of(cls, release: Release) -> TableBook:
        """Read the release's table whole."""
        layout = LAYOUTS[release.source]
        path = release.file(layout.file)
        rows = (
            files.json_objects(path, release.source)
            if layout.json
            else list(
                files.rows(
                    path, release.source, (), delimiter=layout.delimiter, quoted=layout.quoted
                )
            )
        )
        return cls(release.source, path, layout, release.released.year, rows)

    def entered(self, at: int, records: frozenset[str]) -> bool:
        """Whether a row made a record when the files were as they are."""
        return any(r in records for r in self.layout.records(at, self.rows[at]))

    def plant(self, kind: Kind, records: frozenset[str], dice: Random) -> Mistake | None:
        """Make one mistake in a row that enters the graph and is whole; None where none can be."""
        order = list(range(len(self.rows)))
        dice.shuffle(order)
        for at in order:
            if at in self.touched or not self.entered(at, records):
                continue
            cells = MAKERS[self.source][kind](Spot(self.rows, at, self.last, dice))
            if cells:
                return self._alter(at, kind, cells)
        return None

    def _alter(self, at: int, kind: Kind, cells: Row) -> Mistake:
        row = self.rows[at]
        changed = {c: v for c, v in cells.items() if row.get(c) != v}
        was = "; ".join(f"{c}={row.get(c)}" for c in changed)
        name, records = self.layout.name(at, row), self.layout.records(at, row)
        self.rows[at] = {**row, **cells}
        self.touched.add(at)
        now = self.layout.records(at, self.rows[at])
        return Mistake(
            source=self.source,
            kind=kind,
            row=name,
            now=self.layout.name(at, self.rows[at]),
            fields=tuple(changed),
            was=was,
            wrong="; ".join(f"{c}={v}" for c, v in changed.items()),
            records=tuple(dict.fromkeys((*records, *now))),
        )

    def write(self, path: Path) -> None:
        """Write the altered table as the source writes it."""
        path.write_text(self._text(), encoding="utf-8", newline="")

    def _text(self) -> str:
        if self.layout.json:
            return json.dumps(self.rows, ensure_ascii=False)
        if not self.layout.quoted:
            lines = ["\t".join(self.rows[0]), *("\t".join(row.values()) for row in self.rows)]
            return "\n".join(lines) + "\n"
        stream = io.StringIO()
        writer = csv.DictWriter(
            stream, list(self.rows[0]), delimiter=self.layout.delimiter, lineterminator="\n"
        )
        writer.writeheader()
        writer.writerows(self.rows)
        return stream.getvalue()
