"""Where two sources of labels and authorisations disagree: every case listed, none settled here.

Each says what it is about, what either source says, which of the two the answers use, by which
rule, and since when both have been known.
"""

from __future__ import annotations

from kg.model import Authorisation, Label
from kg.store import Store
from ontologies.words import Words
from queries.disagreements.code import code_against_sentence
from queries.disagreements.model import KINDS, Disagreement, Kind, Side
from queries.disagreements.permits import label_against_permit, permit_against_permit
from queries.disagreements.tellings import told_twice

__all__ = ["KINDS", "Disagreement", "Kind", "Side", "disagreements"]


def disagreements(store: Store, words: Words) -> list[Disagreement]:
    """Every disagreement between two label or authorisation sources of a snapshot.

    In the order of the kinds, then of what they are about; the same snapshot gives the same list.
    """
    labels = store.records_of(Label)
    permits = store.records_of(Authorisation)
    found = [
        *told_twice(labels, words.tumours),
        *label_against_permit(labels, permits),
        *permit_against_permit(permits),
        *code_against_sentence(store.set_aside(), labels),
    ]
    order = {kind: place for place, kind in enumerate(Kind)}
    return sorted(found, key=lambda d: (order[d.kind], d.about, d.one.record, d.other.record))
