"""The words of all sources, made once for the tests on real data."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.build import find
from loaders.sources import SOURCES
from ontologies.words import Words


@pytest.fixture(scope="session")
def real_words(data_dir: Path) -> Words:
    """Every word of the data directory."""
    found = find(SOURCES, data_dir)
    return Words.of(word for source, release in found for word in source.vocabulary(release))
