"""What every test may use: the data directory, or a printed reason why it is not there."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest


def _data() -> Path | None:
    named = os.environ.get("REDISCOVER_DATA")
    return Path(named) if named and Path(named).is_dir() else None


def _required() -> bool:
    return os.environ.get("RD_REQUIRE_DATA") == "1"


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip what needs the real data where it is absent; fail where it is required."""
    if item.get_closest_marker("real_data") is None or _data() is not None:
        return
    why = f"REDISCOVER_DATA is no data directory: {os.environ.get('REDISCOVER_DATA', 'not set')}"
    if _required():
        pytest.fail(why, pytrace=False)
    pytest.skip(why)


@pytest.fixture(scope="session")
def data_dir() -> Path:
    """The data directory; only for tests marked ``real_data``."""
    found = _data()
    assert found is not None, "a test without the mark real_data asked for the data directory"
    return found


@pytest.fixture(scope="session")
def starter_snapshot(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph of the starter pack, built once for all tests."""
    path = tmp_path_factory.mktemp("starter") / "graph.sqlite"
    command = [sys.executable, "-c", "from api.cli import main; main()", "build", "--starter"]
    done = subprocess.run(
        [*command, "--out", str(path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return path
