"""Sets Rediscover up in this folder with nothing but Python 3.11, then shows it or tests it.

python3 start.py          set up, build the graph from the starter pack, answer one question
python3 start.py test     set up with the developers' tools and pass the tests
python3 start.py dev      set up with the developers' tools, and stop there

Everything goes into ``.venv`` beside this file, from the lock files, with every hash checked.
A second run finds the work done and goes straight on. Further words after ``test`` go to pytest.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

HOME = Path(__file__).resolve().parent
VENV = HOME / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
THIS = " ".join(sys.version.split())
OLDEST = (3, 11)
NEWER = ("python3.14", "python3.13", "python3.12", "python3.11")
LOCKS = {"plain": "requirements.lock", "dev": "requirements-dev.lock"}
GRAPH_IS_MADE_OF = ("kg", "ontologies", "loaders")
#: Settings of other Python set-ups that would lead pip or our own command astray.
FOREIGN = ("PYTHONPATH", "PYTHONHOME", "PIP_USER", "PIP_TARGET", "PIP_PREFIX", "VIRTUAL_ENV")
EXAMPLE = (
    *("--tumour", "CHOL", "--jurisdiction", "EU", "--jurisdiction", "US"),
    *("--as-of", "2026-05-07", "BRAF p.V600E", "TP53 p.R175H"),
)
NEXT = """
This was a bile duct cancer (CHOL) with BRAF V600E, asked for the EU and the US on one day.
Try next, from this folder:

  {rediscover} match --tumour LUAD --jurisdiction US "KRAS G12C"
  {rediscover} explain dabrafenib+trametinib --tumour CHOL "BRAF V600E"
  {rediscover} sources
  {rediscover} --help

With a directory of full source files (README, "Sources"), build a larger graph:

  {rediscover} build --data DIRECTORY
"""


def main(words: list[str]) -> int:
    """Do what the first word says; without one, set up and show an answer."""
    what, rest = (words[0], words[1:]) if words else ("show", [])
    if what not in {"show", "test", "dev"}:
        print(__doc__.strip())
        return 0 if what in {"-h", "--help", "help"} else 2
    refuse_what_cannot_work()
    set_up("plain" if what == "show" else "dev")
    if what == "show":
        return show()
    if what == "test":
        return run(str(PYTHON), "-m", "pytest", *rest)
    print(f"Ready: the tools are in {BIN}")
    return 0


def refuse_what_cannot_work() -> None:
    """Say in one line what is missing on this machine, and what to do about it."""
    if sys.version_info < OLDEST:
        newer = [name for name in NEWER if shutil.which(name)]
        advice = f"run: {newer[0]} start.py" if newer else "install Python 3.11 or newer"
        stop(f"Python {sys.version.split()[0]} is too old, 3.11 is needed: {advice}")
    if importlib.util.find_spec("ensurepip") is None:
        stop("this Python has no venv module; on Debian or Ubuntu: apt install python3-venv")


def set_up(kind: str) -> None:
    """Make ``.venv`` hold exactly what the lock file lists, unless it does already."""
    stamp = VENV / "set-up-from"
    done = stamp.read_text(encoding="utf-8").splitlines() if stamp.exists() else []
    if {THIS, wanted(kind)} <= set(done):
        return
    if THIS not in done or not PYTHON.exists():
        print(f"[1/3] making {VENV.name} with Python {sys.version.split()[0]}", flush=True)
        venv.EnvBuilder(with_pip=True, clear=True).create(VENV)
    print(f"[2/3] installing what {LOCKS[kind]} lists (about a minute the first time)", flush=True)
    pip("--require-hashes", "--requirement", str(HOME / LOCKS[kind]))
    print("[3/3] installing Rediscover itself", flush=True)
    pip("--no-deps", "--no-build-isolation", "--editable", str(HOME))
    kinds = LOCKS if kind == "dev" else ("plain",)  # what developers need holds what users need
    stamp.write_text("\n".join((THIS, *map(wanted, kinds))), encoding="utf-8")


def wanted(kind: str) -> str:
    """Name a set-up by what decides it: the lock file and the project file."""
    parts = ((HOME / name).read_bytes() for name in (LOCKS[kind], "pyproject.toml"))
    return f"{kind}:{hashlib.sha256(b''.join(parts)).hexdigest()}"


def show() -> int:
    """Build the graph from the starter pack, unless it stands, and answer one question."""
    rediscover = str(BIN / "rediscover")
    stamp, now = VENV / "graph-from", graph_key()
    current = stamp.exists() and stamp.read_text(encoding="utf-8") == now
    if run(rediscover, "build", "--starter", *(["--if-missing"] if current else [])) != 0:
        stop("the graph could not be built; the lines above say why")
    stamp.write_text(now, encoding="utf-8")
    print("\n$ rediscover match " + " ".join(f'"{w}"' if " " in w else w for w in EXAMPLE) + "\n")
    code = run(rediscover, "match", *EXAMPLE)
    print(NEXT.format(rediscover=os.path.relpath(rediscover, Path.cwd())))
    return code


def graph_key() -> str:
    """Name a graph by what it is made of: the code that builds it, and the pack."""
    digest = hashlib.sha256()
    for package in GRAPH_IS_MADE_OF:
        for path in sorted((HOME / package).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(path.relative_to(HOME).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()


def pip(*words: str) -> None:
    """Install quietly; a failure keeps pip's own words and stops."""
    if (
        run(str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *words)
        != 0
    ):
        stop("pip could not install; the lines above say why (is there a network?)")


def run(*command: str) -> int:
    """Run a command in this folder's own environment, its output shown as it comes."""
    sys.stdout.flush()
    environment = {k: v for k, v in os.environ.items() if k not in FOREIGN}
    return subprocess.run(command, env=environment, check=False).returncode


def stop(why: str) -> None:
    """Leave with one line that says why."""
    raise SystemExit(f"start.py: {why}")


if __name__ == "__main__":
    try:
        raise SystemExit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        raise SystemExit(130) from None
