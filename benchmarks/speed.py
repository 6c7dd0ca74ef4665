"""How long a whole answer takes, beside a plain dictionary look-up on the same questions.

``python -m benchmarks.speed --data DIR`` asks panel-sized questions of the snapshot named by
``REDISCOVER_SNAPSHOT``, each from JSON bytes to JSON bytes with its explanation, two
jurisdictions. Every question is another sample. *first* is the first half of them, asked of a desk
that has answered nothing; *later* the second half, asked after the first, as a service meets them;
*again* is the second half once more. The look-up finds the drugs of any record on the same gene
and change, and does nothing else. Times are the process's own; what counts are the ratios.
"""

from __future__ import annotations

import argparse
import gc
import os
import random
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from api.wiring import open_graph
from benchmarks.panel import questions
from kg.model import Statement, biomarkers_of
from kg.store import Store
from queries.answer import Desk, read_question

TODAY = date(2026, 11, 24)
Ask = Callable[[bytes], bytes]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a table of times in milliseconds, and the ratio to the look-up."""
    options = _parser().parse_args(arguments)
    graph = open_graph(Path(options.snapshot or os.environ["REDISCOVER_SNAPSHOT"]))
    asked = list(questions(options.data / "profiles" / "cbioportal", options.as_of))
    random.Random(options.seed).shuffle(asked)  # noqa: S311  # an order, no secret
    lines = [msgspec.json.encode(question) for question in asked[: options.questions]]
    first, later = lines[: len(lines) // 2], lines[len(lines) // 2 :]
    desk = Desk(graph.store, graph.words)
    gc.freeze()
    rows = {
        "look-up": _times(later, _look_up(graph.store)),
        "first": _times(first, lambda line: _answer(line, desk)),
        "later": _times(later, lambda line: _answer(line, desk)),
        "again": _times(later, lambda line: _answer(line, desk)),
    }
    _print(rows, asked)
    return 0


def _answer(line: bytes, desk: Desk) -> bytes:
    return msgspec.json.encode(desk.answer(read_question(msgspec.json.decode(line), TODAY)))


def _look_up(store: Store) -> Ask:
    """The drugs of every record on the same gene and change, from a dictionary."""
    drugs: defaultdict[tuple[str, str], set[tuple[str, ...]]] = defaultdict(set)
    for statement in store.records_of(Statement):
        for leaf in biomarkers_of(statement.profile):
            gene = getattr(leaf.alteration, "gene", "")
            for change in ("", getattr(leaf.alteration, "change", "")):
                drugs[gene, str(change)].add(statement.regimen.drugs)

    def ask(line: bytes) -> bytes:
        found = {}
        for text in msgspec.json.decode(line)["alterations"]:
            gene, _, change = text.partition(" ")
            found[text] = sorted(drugs.get((gene, change.removeprefix("p.")), ()))
        return msgspec.json.encode(found)

    return ask


def _times(lines: Sequence[bytes], ask: Ask) -> list[float]:
    """Milliseconds of the process for each question."""
    times = []
    for line in lines:
        start = time.process_time_ns()
        ask(line)
        times.append((time.process_time_ns() - start) / 1e6)
    return sorted(times)


def _at(times: Sequence[float], share: float) -> float:
    return times[min(int(len(times) * share), len(times) - 1)]


def _print(rows: dict[str, list[float]], asked: Sequence[dict[str, Any]]) -> None:
    size = sorted(len(question["alterations"]) for question in asked)
    print(  # noqa: T201  # a program's output
        f"{len(asked)} samples, alterations a sample: median {size[len(size) // 2]}, "
        f"90 % at most {size[int(len(size) * 0.9)]}, most {size[-1]}"
    )
    print("            n   p50 ms   p90 ms   p99 ms  p50 / look-up")  # noqa: T201
    base = _at(rows["look-up"], 0.5)
    for name, times in rows.items():
        figures = "  ".join(f"{_at(times, share):7.3f}" for share in (0.5, 0.9, 0.99))
        print(f"{name:8} {len(times):5}  {figures}  {_at(times, 0.5) / base:9.0f}")  # noqa: T201


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the data directory")
    parser.add_argument("--snapshot", help="by default REDISCOVER_SNAPSHOT")
    parser.add_argument("--questions", type=int, default=2000, help="at most so many")
    parser.add_argument("--as-of", default="2026-05-07", help="the day that is asked for")
    parser.add_argument("--seed", type=int, default=1, help="the order of the samples")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
