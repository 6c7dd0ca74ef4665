"""``python -m tests.reference --pairs 100000 --seed 1``: does the fast matcher agree?"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache

from ontologies.words import Words
from tests.reference.biomarkers import Draw
from tests.reference.compare import Compared, compare, desk_of, readable
from tests.reference.vocabulary import words
from tests.reference.world import asking, world

#: Patients that are set against one world.
PATIENTS = 25


def main(arguments: Sequence[str] | None = None) -> int:
    """Print each difference and the totals; 1 when there is any difference."""
    options = _parser().parse_args(arguments)
    start = time.perf_counter()
    totals, worst = [0, 0, 0], 0
    for number, found in enumerate(pairs(options.pairs, options.seed, options.jobs)):
        totals = [a + b for a, b in zip(totals, found[1:], strict=True)]
        for what in found.differences:
            worst += 1
            if worst <= options.show:
                tell(f"pair {number}: {what.what}: fast {what.fast!r}, reference {what.slow!r}")
    seconds = time.perf_counter() - start
    tell(
        f"{options.pairs} pairs (seed {options.seed}), {totals[0]} claims touched, "
        f"{totals[1]} open, {totals[2]} standings; {worst} differences, {seconds:.0f} s"
    )
    return 1 if worst else 0


def tell(line: str) -> None:
    """One line of the report."""
    print(line, flush=True)  # noqa: T201  # a program's output


def pairs(count: int, seed: int, jobs: int = 1) -> Iterator[Compared]:
    """Compare ``count`` pairs of a random world and a random patient, in ``jobs`` processes."""
    graphs = range(0, count, PATIENTS)
    patients = [min(PATIENTS, count - first) for first in graphs]
    names = [f"{seed}:{first}" for first in graphs]
    if jobs == 1:
        for each in map(of_one_world, names, patients):
            yield from each
        return
    with ProcessPoolExecutor(jobs) as pool:
        for each in pool.map(of_one_world, names, patients, chunksize=8):
            yield from each


def of_one_world(name: str, patients: int) -> list[Compared]:
    """One world, named by its seed, against so many patients."""
    draw = Draw(name)
    graph = world(draw)
    desk = desk_of(graph, _words())
    return [compare(graph, readable(asking(draw)), desk) for _ in range(patients)]


@cache
def _words() -> Words:
    return words()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1, help="processes")
    parser.add_argument("--show", type=int, default=20, help="how many differences to print")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
