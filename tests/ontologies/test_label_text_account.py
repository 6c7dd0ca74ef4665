"""Every word of a label's sentence is accounted for, whatever the sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Condition, Either, State
from loaders.label_sentences import label_sentences
from ontologies.label_text import Kind, read_pieces, read_sentence, sentences
from ontologies.states import STATES
from tests.ontologies.test_label_text import WORDS

_PARTS = (
    *("X is indicated", "for the treatment of", "adult patients", "with", "melanoma", "NSCLC"),
    *("or", "and", "unless", "(i)", "(ii)", "who have progressed on", "crizotinib", "trastuzumab"),
    *("BRAF V600E mutation", "metastatic", "stage IB-IIIA", "in combination with", "carboplatin"),
    *("newly diagnosed", "resistant or intolerant to prior therapy", "as monotherapy", "foo bar"),
    *("postmenopausal women", "men", "Patients with", "should have", "Limitations of Use:", "≥ 4"),
    *("chronic phase", ",", ".", ". The", ";", "%", "no", "EGFR", "ALK", "aberrations", "PD-L1"),
)
_SENTENCES = st.lists(st.sampled_from(_PARTS), max_size=14).map(" ".join) | st.text(max_size=120)


@given(_SENTENCES)
@settings(max_examples=120, deadline=None)
def test_reading_never_raises_and_no_word_is_dropped(text: str) -> None:
    words = " ".join(sentences(text)).split()

    pieces = read_pieces(text, WORDS)

    assert "".join("".join(piece.text.split()) for piece in pieces) == "".join(words)


@given(_SENTENCES)
@settings(max_examples=80, deadline=None)
def test_what_is_not_read_is_in_the_rest(text: str) -> None:
    unread = [piece for piece in read_pieces(text, WORDS) if piece.kind is Kind.REST]
    rest = " ".join(read_sentence(text, WORDS).rest)

    assert all(piece.text.strip(" ,;:.") in rest for piece in unread)


@given(_SENTENCES)
@settings(max_examples=80, deadline=None)
def test_what_decides_nothing_has_a_reason(text: str) -> None:
    pieces = read_pieces(text, WORDS)

    assert all(piece.why for piece in pieces if piece.kind is Kind.NOTHING)


def _states(conditions: tuple[Condition, ...]) -> set[str]:
    found = {c.word for c in conditions if isinstance(c, State)}
    nested = (part for c in conditions if isinstance(c, Either) for part in c.any_of)
    return found.union(*(_states(part) for part in nested))


@pytest.mark.real_data
def test_every_state_that_a_label_asks_for_can_be_stated_in_a_question(data_dir: Path) -> None:
    readings = [read_sentence(sentence.text, WORDS) for sentence in label_sentences(data_dir)]
    asked = set[str]().union(*(_states(reading.conditions) for reading in readings))

    assert asked - set(STATES.values()) - {"stage IV"} == set()
