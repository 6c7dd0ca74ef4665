"""Questions for comparisons: every gold case, and what follows from it by one change at a time."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from queries.gold import question_of, read_cases

Question = dict[str, Any]

#: Where else, and when else, each case is asked.
PLACES = (("US", "EU", "GB", "CA"), ("NL",))
DAYS = ("2017-07-01", "2021-03-15", "2023-06-30")
#: A finding of no consequence, one of much, one that is stated as absent, and one not read.
BESIDE = ("BRAF p.Ala762Val", "TP53 p.Arg175His", "MSI-H", "KRAS wild type", "KRASS G12Q")
#: Another tumour of either form.
TUMOURS = ("COADREAD", "AML", "BREAST")


def gold_file() -> Path:
    """The gold cases: as ``REDISCOVER_GOLD`` names them, else beside the clone."""
    beside = Path(__file__).parents[3] / "shared" / "gold" / "gold_cases.tsv"
    return Path(os.environ.get("REDISCOVER_GOLD", beside))


def gold_questions(path: Path | None = None) -> list[Question]:
    """Each gold case as a person would ask it, once per profile."""
    with (path or gold_file()).open(encoding="utf-8", newline="") as lines:
        return list(_once(question_of(case) for case in read_cases(lines)))


def derived(questions: list[Question]) -> Iterator[Question]:
    """Every question, and each of its variants once, with an id that says what was changed."""
    yield from _once(q for asked in questions for q in (asked, *_variants(asked)))


def _variants(asked: Question) -> Iterator[Question]:
    for places in PLACES:
        yield _changed(asked, "+".join(places), jurisdictions=list(places))
    for day in DAYS:
        if day < asked["as_of"]:
            yield _changed(asked, day, as_of=day)
    for item in BESIDE:
        yield _changed(asked, f"and {item}", alterations=[*asked["alterations"], item])
    for code in TUMOURS:
        yield _changed(asked, code, tumour={"oncotree": code})
    yield _changed(asked, "no tumour", tumour=None)
    for number, item in enumerate(asked["alterations"]):
        rest = [a for n, a in enumerate(asked["alterations"]) if n != number]
        yield _changed(asked, f"without {item}", alterations=rest)


def _changed(asked: Question, what: str, **parts: Any) -> Question:
    return {**asked, **parts, "id": f"{asked['id']}: {what}"}


def _once(questions: Iterator[Question]) -> Iterator[Question]:
    seen: set[bytes] = set()
    for asked in questions:
        key = msgspec.json.encode({k: v for k, v in asked.items() if k != "id"}, order="sorted")
        if key not in seen:
            seen.add(key)
            yield asked
