"""Alternatives of a label as one condition."""

from __future__ import annotations

from collections.abc import Sequence

from kg.model import Condition, Either, Setting


def either(*alternatives: Sequence[Condition]) -> Condition:
    """Each alternative once; one alone is itself, and settings alone are a list of settings."""
    parts = tuple(dict.fromkeys(tuple(part) for part in alternatives))
    alone = [part[0] for part in parts if len(part) == 1]
    settings = [one for one in alone if isinstance(one, Setting)]
    if len(settings) == len(parts):
        return Setting(any_of=tuple(sorted({word for one in settings for word in one.any_of})))
    return parts[0][0] if len(parts) == 1 and len(parts[0]) == 1 else Either(any_of=parts)
