"""From a question to the contract's answer: read, match, weigh, decide, write down."""

from __future__ import annotations

from functools import lru_cache, partial

from kg.store import Store
from ontologies.words import Words
from queries.decision import Ground
from queries.entries import entry
from queries.evidence import Drugs
from queries.ground import Read, ground_for, read
from queries.index import Index, Known
from queries.question import Asked, read_question
from queries.reply import Answer
from queries.written import write

__all__ = ["Answer", "Asked", "Desk", "answer", "ground_of", "read_question"]

#: How many entries of answers are kept: a few kilobytes each.
ENTRIES = 65_536


class Desk:
    """Answers questions from one store, and keeps what it worked out for the next one."""

    def __init__(self, store: Store, words: Words) -> None:
        self.index = Index(store, words)
        self._entry = lru_cache(ENTRIES)(partial(entry, index=self.index))

    def answer(self, asked: Asked) -> Answer:
        """Answer one question; the same question answers the same, whatever came before."""
        told = read(asked, self.index)
        entries = [
            self._entry(drugs, mine, _parts(drugs, told), told.setting)
            for drugs, mine in told.touched.items()
        ]
        return write(asked, told, entries, self.index)

    def ground(self, asked: Asked) -> Ground:
        """All that an answer stands on, at once: for those who ask why, and why not."""
        told = read(asked, self.index)
        return ground_for(told.touched, told.touched, told.known, told.setting, self.index)


def answer(asked: Asked, store: Store, words: Words) -> Answer:
    """Answer a single question from one store."""
    return Desk(store, words).answer(asked)


def _parts(drugs: Drugs, told: Read) -> tuple[tuple[Drugs, tuple[Known, ...]], ...]:
    """What bears on each drug of a combination alone: resistance to a part speaks of the whole."""
    if len(drugs) == 1:
        return ()
    return tuple(((name,), told.touched[name,]) for name in drugs if (name,) in told.touched)


def ground_of(asked: Asked, store: Store, words: Words) -> Ground:
    """What a single answer from one store stands on."""
    return Desk(store, words).ground(asked)
