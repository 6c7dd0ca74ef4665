"""The base of every value in the model: frozen, keyword-only, written and read as tagged JSON."""

from __future__ import annotations

from typing import NewType

import msgspec

#: A compact identifier ``prefix:reference``, such as ``oncotree:CHOL`` or ``civic.eid:1409``.
Curie = NewType("Curie", str)


class Value(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A frozen value: equal when its fields are equal, and never changed once made."""


def floats(value: Value, *fields: str) -> None:
    """Make whole numbers in these fields floats, so that 3 and 3.0 are one value with one id."""
    for field in fields:
        number = getattr(value, field)
        if type(number) is int:
            msgspec.structs.force_setattr(value, field, float(number))
