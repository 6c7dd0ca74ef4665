"""Every error this program raises on purpose.

RediscoverError
├── SourceError        a file is not what its loader expects: that source stops, by name
│   └── RowError       one row is unusable: it is set aside, counted, and the rest goes on
├── Refused            a word or phrase no grammar or vocabulary reads
├── QuestionError      a question that cannot be answered at all
└── StoreError         a snapshot could not be opened, verified or written
"""

from __future__ import annotations

from typing import Literal

RefusalKind = Literal[
    "gene", "alteration", "tumour", "drug", "condition", "conflict", "jurisdiction", "date"
]


class RediscoverError(Exception):
    """The root: catching it catches everything we raise, and nothing else."""


class SourceError(RediscoverError):
    """A source file does not have the shape its loader was written for."""

    def __init__(self, source: str, place: str, reason: str) -> None:
        super().__init__(f"{source}: {place}: {reason}")
        self.source, self.place, self.reason = source, place, reason


class RowError(SourceError):
    """One row of a source cannot become a record; ``field`` and ``rule`` say why."""

    def __init__(self, source: str, row: str, field: str, rule: str, reason: str) -> None:
        super().__init__(source, f"row {row}, field {field!r}", reason)
        self.row, self.field, self.rule = row, field, rule


class Refused(RediscoverError):
    """A text that is unknown, ambiguous or impossible; never guessed.

    ``kind`` is one of the contract's ``unresolved.kind`` words, ``rule`` a short stable name of
    the reason (for counting), ``suggestions`` the nearest readable texts.
    """

    def __init__(
        self,
        text: str,
        kind: RefusalKind,
        why: str,
        *,
        rule: str = "unreadable",
        suggestions: tuple[str, ...] = (),
    ) -> None:
        super().__init__(f"{text!r}: {why}")
        self.text, self.kind, self.why = text, kind, why
        self.rule, self.suggestions = rule, suggestions


class QuestionError(RediscoverError):
    """The question cannot be answered; ``type`` is a short stable name of the fault."""

    def __init__(self, type_: str, detail: str) -> None:
        super().__init__(detail)
        self.type, self.detail = type_, detail


class StoreError(RediscoverError):
    """The snapshot could not be reached, or is not what its manifest says."""
