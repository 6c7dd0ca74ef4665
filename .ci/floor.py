"""Compares a gold evaluation with the floor that only ever rises.

Usage: floor.py EVALUATION.json FLOOR.json
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

#: name in the floor file → (where in the totals, which side is allowed)
CHECKS = {
    "must_passed_at_least": ("must", "passed", False),
    "must_not_violations_at_most": ("must-not", "failed", True),
    "groups_passed_at_least": ("groups", "passed", False),
}


def main(evaluation: str, floor: str) -> int:
    """Print each figure beside its floor; 1 when one has fallen."""
    totals = json.loads(Path(evaluation).read_text(encoding="utf-8"))["totals"]
    fallen = 0
    for name, allowed in json.loads(Path(floor).read_text(encoding="utf-8")).items():
        group, count, is_ceiling = CHECKS[name]
        found, n = totals[group][count], totals[group]["n"]
        kept = found <= allowed if is_ceiling else found >= allowed
        fallen += not kept
        print(f"{'kept  ' if kept else 'FALLEN'} {name} {allowed}: {found} of {n}")
    return 1 if fallen else 0


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
