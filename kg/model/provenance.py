"""Where a record comes from, so that every answer can be followed back to it."""

from __future__ import annotations

from datetime import date

from kg.model.value import Curie, Value


class Provenance(Value, frozen=True, kw_only=True):
    """Source, release, record and citations of one record.

    ``recorded`` is the release or curation date in which we learned it (recorded time), never
    the clock of the build. ``citations`` are CURIEs (``pubmed:…``, ``doi:…``, ``nct:…``) or URLs.
    """

    source: str
    release: str
    record: Curie
    recorded: date
    citations: tuple[str, ...] = ()
    studies: tuple[str, ...] = ()  # nct and cohort ids: one study counts once
    url: str | None = None
    published: int | None = None  # year of publication
