"""The bootstrap explains itself and knows when its work is done."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

FILE = Path(__file__).parent.parent / "start.py"


@pytest.fixture
def start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The bootstrap, with a folder of its own for home."""
    spec = importlib.util.spec_from_file_location("start", FILE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "HOME", tmp_path)
    return module


def test_a_word_it_does_not_know_shows_what_it_does() -> None:
    done = subprocess.run(
        [sys.executable, str(FILE), "dance"], capture_output=True, text=True, check=False
    )

    assert done.returncode == 2
    assert "python3 start.py test" in done.stdout


def test_an_old_python_is_refused_in_one_line(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(start, "OLDEST", (99, 0))

    with pytest.raises(SystemExit, match="too old"):
        start.refuse_what_cannot_work()


def test_a_python_without_venv_is_refused_with_the_cure(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)

    with pytest.raises(SystemExit, match="apt install python3-venv"):
        start.refuse_what_cannot_work()


def test_a_graph_is_current_until_the_code_or_the_pack_changes(
    start: ModuleType, tmp_path: Path
) -> None:
    (tmp_path / "loaders").mkdir()
    rows = tmp_path / "loaders" / "rows.tsv"
    rows.write_text("a", encoding="utf-8")
    first = start.graph_key()

    assert start.graph_key() == first
    rows.write_text("b", encoding="utf-8")
    assert start.graph_key() != first


def test_a_set_up_is_done_until_the_lock_changes(start: ModuleType, tmp_path: Path) -> None:
    for name in ("requirements.lock", "pyproject.toml"):
        (tmp_path / name).write_text("a", encoding="utf-8")
    first = start.wanted("plain")

    (tmp_path / "requirements.lock").write_text("b", encoding="utf-8")

    assert start.wanted("plain") != first
