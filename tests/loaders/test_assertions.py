"""CIViC's assertions are read to be measured against, and never loaded."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kg.errors import Refused, SourceError
from kg.model import Curie, Drug
from loaders import assertions
from loaders.assertions import COLUMNS
from ontologies.words import Words

WORDS = Words.of(
    [Drug(id=Curie("d:1"), name="dabrafenib"), Drug(id=Curie("d:2"), name="trametinib")]
)


def _file(folder: Path, *rows: dict[str, str]) -> Path:
    plain = {
        "assertion_id": "7",
        "molecular_profile": "BRAF V600E",
        "disease": "Melanoma",
        "therapies": "Trametinib,Dabrafenib",
        "assertion_type": "Predictive",
        "assertion_direction": "Supports",
        "significance": "Sensitivity/Response",
        "amp_category": "Tier I - Level A",
        "last_review_date": "2023-02-06 15:12:25 UTC",
    }
    lines = ["\t".join(COLUMNS)]
    lines += ["\t".join({**plain, **row}[c] for c in COLUMNS) for row in rows]
    release = folder / "civic" / "2024-08-01"
    release.mkdir(parents=True)
    path = release / "01-Aug-2024-AssertionSummaries.tsv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_a_combination_its_tier_and_the_day_of_review_are_read(tmp_path: Path) -> None:
    told = assertions.read(_file(tmp_path, {}), WORDS)
    (found,) = told.asked
    assert (found.drugs, found.amp) == (("dabrafenib", "trametinib"), "I-A")
    assert found.reviewed == date(2023, 2, 6)


def test_what_is_about_no_drug_is_counted_and_not_asked(tmp_path: Path) -> None:
    told = assertions.read(_file(tmp_path, {}, {"assertion_type": "Diagnostic"}), WORDS)
    assert (told.read, len(told.asked), told.left_out) == (2, 1, {"diagnostic": 1})


def test_a_new_word_for_a_tier_is_an_error_with_its_place(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="Tier IX"):
        assertions.read(_file(tmp_path, {"amp_category": "Tier IX"}), WORDS)


def test_an_unknown_drug_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused):
        assertions.read(_file(tmp_path, {"therapies": "Nosuchinib"}), WORDS)


def test_a_data_directory_without_assertions_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no release"):
        assertions.find(tmp_path)
