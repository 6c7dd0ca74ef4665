"""One spelling for every text."""

from hypothesis import given
from hypothesis import strategies as st

from ontologies.terms import clean, fold, nearest, squash


@given(st.text())
def test_folding_a_folded_text_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_cleaning_first_does_not_change_the_key(text: str) -> None:
    assert fold(clean(text)) == fold(text)


def test_cyrillic_and_greek_look_alikes_read_as_latin() -> None:
    assert clean("ВRАF V600Е") == "BRAF V600E"


def test_invisible_and_direction_marks_vanish() -> None:
    assert fold("EG\u200bFR\u202e") == "egfr"


def test_dashes_quotes_and_spaces_have_one_form() -> None:
    assert clean("Hodgkin’s – non\u00a0small") == "Hodgkin's - non small"


def test_a_greek_letter_that_is_read_by_name_is_spelled_out() -> None:
    assert fold("PI3Kα") == "pi3kalpha"


def test_accents_do_not_count() -> None:
    assert fold("Sézary") == "sezary"


def test_punctuation_does_not_count_when_squashed() -> None:
    assert squash("Receptor, type-2 (alpha)") == "receptortype2alpha"


def test_the_nearest_name_comes_first() -> None:
    assert nearest("BRAFF", ["KRAS", "BRAF", "ARAF"])[0] == "BRAF"


def test_nothing_is_near_to_nonsense() -> None:
    assert nearest("%%%%", ["KRAS", "BRAF"]) == ()
