"""The long figures: a build within its limits, twice the same graph, and the speed of answers.

Usage: figures.py DATA GOLD SCRATCH
"""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

#: What is promised for all sources of a data directory, on two cores.
BUILD_SECONDS, BUILD_MEGABYTES = 60, 1024
#: How many times the gold profiles are asked.
ROUNDS = 10
#: Random graphs × profiles on which the fast matcher is set against the reference.
PAIRS = 100_000


def main(data: str, gold: str, scratch: str) -> int:
    """Print each figure; 1 when a promise is broken."""
    first, second = (Path(scratch) / name for name in ("one.sqlite", "two.sqlite"))
    seconds = build(data, first)
    megabytes = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    build(data, second)
    same = hash_of(first) == hash_of(second)
    kept = seconds <= BUILD_SECONDS and megabytes <= BUILD_MEGABYTES and same
    print(f"build: {seconds:.1f} s of {BUILD_SECONDS}, {megabytes:.0f} MB of {BUILD_MEGABYTES}")
    print(f"the same graph twice: {same}")
    print(speed(gold, first))
    measures(data, gold, first)
    return 0 if agrees() and kept else 1


def measures(data: str, gold: str, snapshot: Path) -> None:
    """The measures of docs/quality that take minutes, as they print themselves."""
    rediscover = str(Path(sys.executable).parent / "rediscover")
    env = os.environ | {"REDISCOVER_SNAPSHOT": str(snapshot), "REDISCOVER_DATA": data}
    for command in (
        [sys.executable, "-m", "benchmarks.speed", "--data", data],
        [rediscover, "evaluate", "flips"],
        [rediscover, "evaluate", "planted", "--seed", "21", "--data", data],
        [rediscover, "evaluate", "faithfulness", gold],
    ):
        print("$ " + " ".join(Path(word).name for word in command), flush=True)
        subprocess.run(command, check=False, cwd=Path(__file__).parents[1], env=env)


def agrees() -> bool:
    """Whether the fast matcher agrees with the reference matcher; that prints its own line."""
    command = [sys.executable, "-m", "tests.reference", "--pairs", str(PAIRS), "--jobs", "2"]
    return subprocess.run(command, check=False, cwd=Path(__file__).parents[1]).returncode == 0


def build(data: str, out: Path) -> float:
    """Build a snapshot in a process of its own; the seconds it took."""
    start = time.perf_counter()
    command = [str(Path(sys.executable).parent / "rediscover"), "build", "--data", data]
    subprocess.run([*command, "--out", str(out)], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def hash_of(snapshot: Path) -> str:
    """The hash in a snapshot's manifest."""
    from kg.stores.sqlite import SqliteStore  # noqa: PLC0415  # after the builds

    with SqliteStore.open(snapshot) as store:
        return store.manifest().hash


def speed(gold: str, snapshot: Path) -> str:
    """Seconds an answer takes, JSON in to JSON out, over the gold profiles."""
    from api.batch import answers  # noqa: PLC0415
    from api.wiring import asker  # noqa: PLC0415
    from queries.gold import question_of, read_cases  # noqa: PLC0415

    with Path(gold).open(encoding="utf-8", newline="") as lines:
        asked = [json.dumps(question_of(case)).encode() for case in read_cases(lines)]
    ask = asker(snapshot)
    taken = []
    for line in asked * ROUNDS:
        start = time.perf_counter()
        next(answers([line], ask))
        taken.append((time.perf_counter() - start) * 1000)
    p50, p99 = statistics.median(taken), statistics.quantiles(taken, n=100)[98]
    rate = 1000 / statistics.fmean(taken)
    return f"answers: n {len(taken)}, p50 {p50:.1f} ms, p99 {p99:.1f} ms, {rate:.0f} a second"


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
