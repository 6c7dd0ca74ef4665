"""From when a label holds: stated, borrowed from a sister row, or the document's own date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

import msgspec

from kg.model import Label, Setting
from loaders.sources.moalmanac.read import Item, Row, day
from loaders.sources.moalmanac.tables import ENDED

_WITHDREW: Final = re.compile(r"^On (\d{4}-\d\d-\d\d),.*?(?:withdrew|supersed)")


def ended(rows: Iterable[Row]) -> tuple[bool, date | None]:
    """Whether the indication ended, and when its curation notes say it did."""
    listed = list(rows)
    gone = any(row.status in ENDED for row in listed) or any(
        row.indication.get("status") in ENDED for row in listed
    )
    days = [
        date.fromisoformat(match[1])
        for row in listed
        for note in row.contributions
        if (match := _WITHDREW.match(note["description"]))
    ]
    return gone, min(days, default=None) if gone else None


def document_days(document: Item) -> tuple[date | None, date | None]:
    """The date of the document that carries the sentence, and the drug's first date in it."""
    return day(document["publication_date"]), day(document["first_publication_date"])


def borrow(labels: Sequence[Label]) -> list[Label]:
    """Date undated labels by a dated sister: the same use in the same place, in another row."""
    known: dict[object, date] = {}
    for label in labels:
        if label.date_kind == "stated" and label.valid_from is not None:
            key = _use(label)
            known[key] = min(label.valid_from, known.get(key, label.valid_from))
    return [
        msgspec.structs.replace(label, valid_from=known[_use(label)], date_kind="sister")
        if label.date_kind == "document" and _use(label) in known
        else label
        for label in labels
    ]


def _use(label: Label) -> object:
    settings = tuple(
        sorted(w for c in label.conditions if isinstance(c, Setting) for w in c.any_of)
    )
    scope = (label.tumour.breadth, label.tumour.types)
    return label.jurisdiction, label.regimen.drugs, label.profile, scope, settings
