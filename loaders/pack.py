"""How a release of the starter pack is told from a release of the source itself."""

from __future__ import annotations

from pathlib import Path
from typing import Final

#: The contents page: present at the top of a pack, and in no other data directory.
CONTENTS: Final = "starter.json"

#: The kind of a release inside a pack.
STARTER: Final = "starter"

#: How many folders lie between a release and the top of its data directory, at most.
_DEPTH: Final = 3


def kind_of(release: Path) -> str:
    """``starter`` for a release folder inside a pack, ``source`` for every other one."""
    above = release.parents[:_DEPTH]
    return STARTER if any((folder / CONTENTS).is_file() for folder in above) else "source"
