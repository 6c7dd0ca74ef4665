"""Every source the build knows, in reading order; a new source is one module and one line here."""

from __future__ import annotations

from loaders.source import Source

SOURCES: tuple[Source, ...] = ()
