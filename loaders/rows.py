"""Reading one row: closed lists, refusals turned into reasons, and where each row ends up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar

from kg.errors import Refused, RowError, SourceError
from kg.model import Fate, Record, SetAside

K = TypeVar("K")
T = TypeVar("T")


@dataclass(slots=True, kw_only=True)
class Ledger:
    """Rows of one file, counted: each is read, and kept unless it is set aside."""

    source: str
    file: str
    read: int = 0
    records: list[Record] = field(default_factory=list)
    set_aside: list[SetAside] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    @contextmanager
    def row(self, name: str | None = None) -> Iterator[None]:
        """Count one row; where it cannot become a record, keep the reason and go on.

        Raises:
            SourceError: a row of this name was there before, so counts would not add up.
        """
        if name is not None and name in self.seen:
            raise SourceError(self.source, f"{self.file}, row {name}", "it is there twice")
        if name is not None:
            self.seen.add(name)
        self.read += 1
        try:
            yield
        except RowError as error:
            self.put_aside(error.row, error.field, error.rule, error.reason)

    def put_aside(
        self, row: str, field_: str, rule: str, why: str, fate: Fate = Fate.REJECTED
    ) -> None:
        """Keep a row's reason."""
        self.set_aside.append(
            SetAside(
                source=self.source,
                file=self.file,
                row=row,
                field=field_,
                rule=rule,
                why=why,
                fate=fate,
            )
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a cell stands: what an error has to name."""

    source: str
    file: str
    row: str

    def one_of(self, name: str, word: K, table: Mapping[K, T]) -> T:
        """What a closed list says for a word.

        Raises:
            SourceError: the word is new, so the source has changed.
        """
        try:
            return table[word]
        except (KeyError, TypeError):  # not in the list, or not even a word
            reason = f"unknown word {word!r} (row {self.row})"
            raise SourceError(self.source, f"{self.file}, field {name!r}", reason) from None

    def needs(self, item: Mapping[str, Any], keys: Iterable[str], *kinds: type) -> None:
        """See that an object has these keys, each with a value of one of these types.

        Raises:
            SourceError: one is gone or holds something else.
        """
        for key in keys:
            if type(item.get(key)) not in kinds:
                found = type(item.get(key)).__name__
                reason = f"retyped or gone: it is a {found} (row {self.row})"
                raise SourceError(self.source, f"{self.file}, field {key!r}", reason)

    def fault(self, name: str, rule: str, why: str) -> RowError:
        """Say why this row cannot become a record."""
        return RowError(self.source, self.row, name, rule, why)

    @contextmanager
    def reading(self, name: str) -> Iterator[None]:
        """Turn a refusal of the words or grammars into this row's reason."""
        try:
            yield
        except Refused as error:
            rule = error.rule if error.rule != "unreadable" else f"unreadable {error.kind}"
            raise self.fault(name, rule, str(error)) from error
