"""Answers as canonical JSON, a line each, so that two versions of the code can be compared.

``python -m tests.reference.answers out.ndjson`` asks every gold case and its variants of the
snapshot named by ``REDISCOVER_SNAPSHOT``; ``--gold`` asks the gold cases only.
Equal files are equal answers, byte for byte.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import time
from collections.abc import Sequence
from pathlib import Path

import msgspec

from api.batch import json_of
from api.wiring import asker
from tests.reference.questions import derived, gold_questions


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the answers; print how many, how long it took, and the digest of the file."""
    options = _parser().parse_args(arguments)
    ask = asker(Path(options.snapshot or os.environ["REDISCOVER_SNAPSHOT"]))
    asked = gold_questions(options.cases)
    questions = asked if options.gold else list(derived(asked))
    start, digest = time.perf_counter(), hashlib.sha256()
    with Path(options.out).open("wb") as out:
        for question in questions:
            line = msgspec.json.encode(json_of(question, ask), order="sorted") + b"\n"
            digest.update(line)
            out.write(line)
    seconds = time.perf_counter() - start
    print(f"{len(questions)} answers in {seconds:.0f} s, sha256 {digest.hexdigest()[:16]}")  # noqa: T201  # a program's output
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", help="the file to write, one answer a line")
    parser.add_argument("--snapshot", help="by default REDISCOVER_SNAPSHOT")
    parser.add_argument("--cases", type=Path, help="a file of gold cases")
    parser.add_argument("--gold", action="store_true", help="the cases only, without variants")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
