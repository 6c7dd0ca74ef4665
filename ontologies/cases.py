"""The case grammar: a tumour and everything a person lists, into findings and facts.

Nothing raises for what a text says: whatever cannot be read, is impossible or contradicts the
rest of the question goes to ``Case.unresolved`` and creates nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kg.model import Case, Condition, Fact
from ontologies.grammar.case_reader import CaseReader
from ontologies.grammar.case_tumour import TumourQuestion, read_tumour
from ontologies.grammar.conflicts import without_conflicts
from ontologies.grammar.observations import merged
from ontologies.grammar.prior_counts import counted

if TYPE_CHECKING:
    from ontologies.words import Words

__all__ = ["TumourQuestion", "read_case"]


def read_case(
    tumour: TumourQuestion | str | None, alterations: Sequence[str], words: Words
) -> Case:
    """Read a whole question about one patient."""
    read = read_tumour(tumour, words)
    reader = CaseReader(words)
    for item in alterations:
        reader.item(item)
    for phrase in read.besides:
        reader.beside(phrase, read.tumour)
    return without_conflicts(
        Case(
            tumour=read.tumour,
            observations=merged([*reader.findings.observations, *reader.findings.left_open()]),
            facts=counted(_once(reader.stated.facts), words.drugs),
            unresolved=(*read.unresolved, *reader.unresolved),
        )
    )


def _once(facts: list[Fact]) -> tuple[Fact, ...]:
    """Give each condition once, with the text that stated it first."""
    kept: dict[Condition, Fact] = {}
    for fact in facts:
        kept.setdefault(fact.condition, fact)
    return tuple(kept.values())
