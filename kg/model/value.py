"""The base of every value in the model: frozen, keyword-only, written and read as tagged JSON."""

from __future__ import annotations

from typing import NewType

import msgspec

#: A compact identifier ``prefix:reference``, such as ``oncotree:CHOL`` or ``civic.eid:1409``.
Curie = NewType("Curie", str)


class Value(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A frozen value: equal when its fields are equal, and never changed once made."""
