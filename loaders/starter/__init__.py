"""The starter pack: a small data directory that comes with the program, read by the same loaders.

``data/`` holds fact tables (made by ``make.py`` from sources that may be passed on) and rows
written by hand (``data/curated``). ``data/starter.json`` says where each table comes from, and by
standing there tells a release of the pack from a release of the source itself.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

#: The pack's own data directory.
DATA: Final = Path(__file__).parent / "data"

#: The contents page: present at the top of a pack, and in no other data directory.
CONTENTS: Final = "starter.json"


def kind_of(release: Path) -> str:
    """``starter`` for a release folder inside a pack, ``source`` for every other one."""
    return "starter" if (release.parent.parent / CONTENTS).is_file() else "source"
