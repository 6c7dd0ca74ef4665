"""A page of rows: drawn as a table on a terminal, plain columns when piped, or as TSV."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from api.console import visible


class Page(NamedTuple):
    """A title, columns and rows of text; ``right`` names the columns of numbers.

    ``styles`` gives a cell that holds just this word a colour.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    right: frozenset[str] = frozenset()
    total: tuple[str, ...] | None = None
    note: str = ""
    styles: Mapping[str, str] = MappingProxyType({})

    def tsv(self) -> str:
        """The columns and rows, tab-separated; a tab or line break inside a cell is a space."""
        lines = (self.columns, *self.rows)
        return "".join("\t".join(" ".join(c.split()) for c in row) + "\n" for row in lines)

    def print(self, console: Console) -> None:
        """Show the page as wide as the console is."""
        if self.title:
            console.print(self.title, style="bold")
        console.print(self._table(drawn=console.is_terminal))
        if self.note:
            console.print(self.note)
        console.print()

    def _table(self, *, drawn: bool) -> Table:
        table = Table(
            box=box.SIMPLE_HEAD if drawn else None,
            pad_edge=False,
            padding=(0, 1) if drawn else (0, 2, 0, 0),
            collapse_padding=drawn,
            header_style="bold",
        )
        for name in self.columns:
            number = name in self.right
            table.add_column(
                name, justify="right" if number else "left", no_wrap=number, overflow="fold"
            )
        for row in self.rows:
            table.add_row(*(Text(visible(cell), style=self.styles.get(cell, "")) for cell in row))
        if self.total:
            table.add_section()
            table.add_row(*self.total, style="bold")
        return table
