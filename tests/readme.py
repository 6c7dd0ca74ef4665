"""The README as a script: its commands, what it shows of their output, and how to show it anew.

``python -m tests.readme`` writes the real output under every command that has some shown. A block
opens with ``console``; ``console first=30`` shows the first 30 lines, ``console quiet`` none.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

README = Path(__file__).parent.parent / "README.md"
_BLOCK = re.compile(r"^```console(?P<how>[^\n]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_FIRST = re.compile(r"first=(\d+)")
#: Commands that set up a machine; they are run by ``.ci/run``, not here.
SET_UP = "python3 start.py"


class Block(NamedTuple):
    """Commands, and the output shown under the last of them."""

    how: str
    commands: tuple[str, ...]
    output: str


def blocks(text: str) -> list[Block]:
    """Every block of commands, in order."""
    return [_block(found["how"].strip(), found["body"]) for found in _BLOCK.finditer(text)]


def _block(how: str, body: str) -> Block:
    lines = body.splitlines(keepends=True)
    commands = tuple(line[2:].strip() for line in lines if line.startswith("$ "))
    return Block(how, commands, "".join(line for line in lines if not line.startswith("$ ")))


def run(command: str, folder: Path, snapshot: Path) -> str:
    """Run a command as a reader of the README would, from the graph of the starter pack.

    Raises:
        subprocess.CalledProcessError: it did not succeed.
    """
    tools = Path(sys.executable).parent
    environment = {
        **{k: v for k, v in os.environ.items() if k not in {"REDISCOVER_DATA", "COLUMNS"}},
        "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}",
        "REDISCOVER_SNAPSHOT": str(snapshot),
        "PYTHONIOENCODING": "utf-8",
    }
    shell = ["bash", "-c", command]
    done = subprocess.run(shell, cwd=folder, env=environment, capture_output=True, check=True)
    return done.stdout.decode()


def shown(block: Block, output: str) -> str:
    """What the README shows of an output."""
    output = re.sub(r"[ \t]+$", "", output, flags=re.MULTILINE)
    first = _FIRST.search(block.how)
    lines = output.splitlines(keepends=True)
    if first is None or len(lines) <= int(first[1]):
        return output
    return "".join(lines[: int(first[1])]) + "…\n"


def write_anew(folder: Path, snapshot: Path) -> None:
    """Put the real output under every block that shows some."""

    def renew(found: re.Match[str]) -> str:
        block = _block(found["how"].strip(), found["body"])
        if block.commands[0].startswith(SET_UP):
            return found[0]
        outputs = [run(command, folder, snapshot) for command in block.commands]
        body = "".join(f"$ {command}\n" for command in block.commands)
        told = "" if block.how == "quiet" else shown(block, outputs[-1])
        return f"```console{found['how']}\n{body}{told}```"

    text = README.read_text(encoding="utf-8")
    README.write_text(_BLOCK.sub(renew, text), encoding="utf-8")


def main() -> None:
    """Build the graph of the starter pack and renew the README."""
    with tempfile.TemporaryDirectory() as name:
        snapshot = Path(name) / "starter.sqlite"
        run("rediscover build --starter", Path(name), snapshot)
        write_anew(Path(name), snapshot)


if __name__ == "__main__":
    main()
