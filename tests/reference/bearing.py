"""What one finding says of one predicate, before and after presence, origin and zygosity."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from kg.model import Direction, Observation


class Bearing(StrEnum):
    """What a finding says of a predicate; the first that any finding says decides the leaf."""

    HOLDS = "holds"
    DENIES = "stated not to hold"
    OPEN = "could hold once a detail is known"
    GATED = "no driver, as far as is known"
    SILENT = "about something else"


class Seen(NamedTuple):
    """A finding, and what the driver gate says of it: the gate has tests of its own."""

    finding: Observation
    driver: bool
    class_: str
    direction: Direction | None
    resists: bool
