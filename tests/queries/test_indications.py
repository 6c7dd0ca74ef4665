"""A product's text that names the tumour is a use to check; an older text or tumour is not told."""

from __future__ import annotations

from datetime import date
from typing import Any

from kg.model import Curie
from queries.indications import uses_to_check
from tests.queries.worlds import TODAY, WORDS, authorisation

CHOL = Curie("oncotree:CHOL")


def lines(tumour: str | None, *names: str, **changes: Any) -> tuple[str, ...]:
    permit = authorisation(
        "EU",
        "dabrafenib",
        valid_from=date(2013, 8, 26),
        brand="Tafinlar",
        names=tuple(Curie(f"oncotree:{name}") for name in names),
        names_as_of=date(2026, 7, 6),
        **changes,
    )
    code = Curie(f"oncotree:{tumour}") if tumour else None
    return uses_to_check([permit], "EU", TODAY, code, WORDS.tumours)


def test_a_text_that_names_the_tumour_is_told_with_its_day() -> None:
    (line,) = lines("CHOL", "CHOL")

    assert line.startswith("the text of Tafinlar of 2026-07-06 names Cholangiocarcinoma")


def test_a_text_that_names_what_lies_above_is_told() -> None:
    (line,) = lines("IHCH", "BILIARY_TRACT", "CHOL")

    assert "names Cholangiocarcinoma" in line


def test_a_text_that_names_a_subtype_or_another_tumour_is_not_told() -> None:
    assert lines("CHOL", "IHCH", "MEL") == ()


def test_without_a_tumour_nothing_is_told() -> None:
    assert lines(None, "CHOL") == ()


def test_a_product_that_ended_is_not_told() -> None:
    assert lines("CHOL", "CHOL", valid_to=date(2020, 1, 1)) == ()
