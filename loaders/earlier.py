"""A row against the same row in the last release but one: what nobody reviewed must not change.

Sources rename genes and drugs and sort their lists anew without touching a row, so texts are not
compared: drugs are, by their substance, and profiles by which markers they ask for and deny.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kg.errors import Refused
from loaders.comparison import signs
from loaders.doubts import Doubt
from ontologies.claims import parse_profile

if TYPE_CHECKING:
    from ontologies.words import Words

Cells = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Which columns of a table hold what."""

    row: str
    reviewed: str
    same: tuple[str, ...]  # closed words and numbers, compared as they are
    drugs: str
    profile: str
    profile_id: str


CIVIC: Final = Columns(
    row="evidence_id",
    reviewed="last_review_date",
    same=(
        *("evidence_direction", "significance", "evidence_level", "doid", "citation_id"),
        *("citation", "variant_origin", "therapy_interaction_type", "molecular_profile_id"),
    ),
    drugs="therapies",
    profile="molecular_profile",
    profile_id="molecular_profile_id",
)


@dataclass(frozen=True, slots=True)
class Earlier:
    """The rows of an earlier release, by their name."""

    columns: Columns
    rows: dict[str, Cells]

    @classmethod
    def of(cls, rows: Iterable[Cells], columns: Columns) -> Earlier:
        """Index a release."""
        return cls(columns, {row[columns.row]: row for row in rows})

    def doubts(self, row: Cells, words: Words) -> list[Doubt]:
        """Every field that changed although the row has not been reviewed since."""
        at = self.columns
        before = self.rows.get(row[at.row])
        if before is None or not row.get(at.reviewed):
            return []
        changed: list[str] = []
        if not _differs(before, row, at.reviewed):
            changed += [n for n in at.same if n in before and _differs(before, row, n)]
            changed += [at.drugs] if _drugs(before, at, words) != _drugs(row, at, words) else []
        same_id = not _differs(before, row, at.profile_id)
        if same_id and _profile_turned(before[at.profile], row[at.profile], words):
            changed.append(at.profile)
        return [
            Doubt("changed without review", name, f"{before[name]!r} before, {row[name]!r} now")
            for name in changed
        ]


def _differs(before: Cells, row: Cells, name: str) -> bool:
    return before.get(name, "") != row.get(name, "")


def _drugs(row: Cells, at: Columns, words: Words) -> tuple[frozenset[str], int]:
    """The substances, and how many other words there are: classes change their names at will."""
    names = {name.strip() for name in row[at.drugs].split(",")}
    known = {name: words.drugs.known(name) for name in names}
    return frozenset(d.name for d in known.values() if d), sum(d is None for d in known.values())


def _profile_turned(before: str, now: str, words: Words) -> bool:
    """Whether two spellings of one profile name other markers, or ask for what one denied."""
    if before == now:
        return False
    try:
        was, is_ = signs(parse_profile(before, words)), signs(parse_profile(now, words))
    except Refused:
        return False
    subjects = ({name.partition(":")[2] for name in names} for names in (was, is_))
    if not set.intersection(*subjects):
        return True
    return any(was[name] != is_[name] for name in was.keys() & is_.keys())
