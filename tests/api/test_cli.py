"""The command line: help that teaches, failures in one line, nothing loaded that is not needed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from api import cli


def run(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-c", "from api.cli import main; main()", *words],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_without_a_word_it_shows_its_help() -> None:
    shown = run()

    assert shown.returncode == 0
    assert "rediscover match --questions questions.ndjson" in shown.stdout


@pytest.mark.parametrize(
    "words",
    [
        *(["build"], ["sources"], ["match"], ["explain"], ["evaluate", "gold"], ["schema"]),
        ["info"],
    ],
)
def test_every_command_teaches_by_example(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run([*words, "--help"]) == 0
    assert f"Examples:\n    rediscover {' '.join(words)}" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["mach"], "Did you mean 'match'?"),
        (["match"], "neither a tumour nor an alteration"),
        (["match", "--questions", "q", "BRAF V600E"], "beside --questions"),
        (["match", "--nonsense"], "No such option"),
        (["explain"], "Missing argument"),
        (["sources", "--rejected"], "requires an argument"),
        (["evaluate", "gold", "/no/such/file"], "/no/such/file"),
        (["build", "--data", "/no/such/directory"], "no such directory"),
    ],
)
def test_misuse_is_told_in_one_line_with_exit_code_2(
    words: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(words) == 2
    told = capsys.readouterr()
    assert says in told.err
    assert told.err.count("\n") == 1
    assert told.out == ""


def test_a_missing_snapshot_says_how_to_build_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("REDISCOVER_SNAPSHOT", str(tmp_path / "none.sqlite"))

    assert cli.run(["match", "BRAF V600E"]) == 2
    assert "rediscover build" in capsys.readouterr().err


def test_ctrl_c_stops_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt(**_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "app", interrupt)

    assert cli.run(["info"]) == 130
    assert capsys.readouterr().err == "rediscover: stopped\n"


def test_whoever_stops_reading_is_left_in_peace(starter_snapshot: Path) -> None:
    words = f"{sys.executable} -c 'from api.cli import main; main()' schema"
    done = subprocess.run(
        ["/bin/sh", "-c", f"{words} | head -n 1"],
        env={**os.environ, "REDISCOVER_SNAPSHOT": str(starter_snapshot)},
        capture_output=True,
        text=True,
        check=True,
    )

    assert (done.stdout, done.stderr) == ("{\n", "")


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal there")
def test_ctrl_c_in_the_middle_of_a_batch_keeps_what_was_answered(
    starter_snapshot: Path,
) -> None:
    batch = subprocess.Popen(
        [sys.executable, "-c", "from api.cli import main; main()", "match", "--questions", "-"],
        env={**os.environ, "REDISCOVER_SNAPSHOT": str(starter_snapshot)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    with batch:
        assert batch.stdin is not None
        assert batch.stdout is not None
        assert batch.stderr is not None
        batch.stdin.write(b'{"id": "1"}\n')
        batch.stdin.flush()
        first = batch.stdout.readline()
        batch.send_signal(signal.SIGINT)
        told = batch.stderr.read()

    assert b'"id":"1"' in first
    assert (batch.returncode, told) == (130, b"rediscover: stopped\n")


def test_help_does_not_wait_for_what_it_does_not_need() -> None:
    loaded = (
        subprocess.run(
            [
                sys.executable,
                "-c",
                "import sys; from api.cli import run; run(['--help']); print(*sorted(sys.modules))",
            ],
            capture_output=True,
            text=True,
            check=True,
        )
        .stdout.splitlines()[-1]
        .split()
    )

    heavy = {"pandas", "networkx", "pydantic", "msgspec", "sqlite3", "rapidfuzz", "ferro_hgvs"}
    assert not heavy & set(loaded)


def test_the_version_is_that_of_the_distribution() -> None:
    assert run("--version").stdout.startswith("rediscover 0.")
