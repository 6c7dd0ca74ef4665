"""CIViC's assertions with their AMP tier: never loaded, only measured against.

An assertion is an editor's summary of evidence that is loaded; its tier is an independent check of
what we derive from that evidence, as long as it stays out of the graph.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

from kg.errors import Refused, SourceError
from kg.model import Value
from loaders import files
from ontologies.words import Words

SOURCE: Final = "civic"
_FILE: Final = "*AssertionSummaries.tsv"
COLUMNS: Final = (
    *("assertion_id", "molecular_profile", "disease", "therapies", "assertion_type"),
    *("assertion_direction", "significance", "amp_category", "last_review_date"),
)
#: The tier as the file words it → as the crosswalk does.
AMP: Final = {
    "Tier I - Level A": "I-A",
    "Tier I - Level B": "I-B",
    "Tier II - Level C": "II-C",
    "Tier II - Level D": "II-D",
    "Tier III": "III",
}


class Assertion(Value, frozen=True, kw_only=True):
    """One predictive assertion of sensitivity: what is asked, and the tier its editors gave."""

    id: str
    profile: str
    disease: str
    drugs: tuple[str, ...]
    amp: str
    reviewed: date


class Assertions(Value, frozen=True, kw_only=True):
    """The assertions that can be asked, and how many rows are about something else."""

    release: str
    read: int
    asked: tuple[Assertion, ...]
    left_out: dict[str, int]


def find(data: Path) -> Path:
    """The newest release's table of assertions.

    Raises:
        SourceError: no release in the data directory has one.
    """
    folders = sorted((data / SOURCE).glob("*"), reverse=True)
    for folder in folders:
        path = files.locate(folder, _FILE)
        if path is not None:
            return path
    raise SourceError(SOURCE, str(data / SOURCE), f"no release has {_FILE}")


def read(path: Path, words: Words) -> Assertions:
    """Every assertion of sensitivity to named drugs; the rest is counted by why it is left out.

    Raises:
        SourceError: a column is missing, or a tier is worded in a new way.
    """
    asked: list[Assertion] = []
    left_out: dict[str, int] = {}
    read_ = 0
    for row in files.rows(path, SOURCE, COLUMNS):
        read_ += 1
        why = _other(row)
        if why:
            left_out[why] = left_out.get(why, 0) + 1
        else:
            asked.append(_assertion(row, path, words))
    return Assertions(release=path.parent.name, read=read_, asked=tuple(asked), left_out=left_out)


def _other(row: dict[str, str]) -> str:
    if row["assertion_type"] != "Predictive":
        return row["assertion_type"].lower()
    if (row["assertion_direction"], row["significance"]) != ("Supports", "Sensitivity/Response"):
        return "no support of sensitivity"
    return "" if row["amp_category"] else "no tier"


def _assertion(row: dict[str, str], path: Path, words: Words) -> Assertion:
    tier = AMP.get(row["amp_category"])
    if tier is None:
        place = f"{path.name} {row['assertion_id']}"
        raise SourceError(SOURCE, place, f"unknown tier {row['amp_category']!r}")
    return Assertion(
        id=f"civic.aid:{row['assertion_id']}",
        profile=row["molecular_profile"],
        disease=row["disease"],
        drugs=tuple(sorted(_drugs(row["therapies"], words))),
        amp=tier,
        reviewed=date.fromisoformat(row["last_review_date"][:10]),
    )


def _drugs(text: str, words: Words) -> Iterator[str]:
    """The substances; several in one cell are a combination, as every such row of the file is."""
    for name in text.split(","):
        found = words.drugs.known(name.strip())
        if found is None:
            raise Refused(name, "drug", "no such drug")
        yield found.name
