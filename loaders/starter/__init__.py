"""The starter pack: a small data directory that comes with the program, read by the same loaders.

``data/`` holds fact tables (made by ``make.py`` from sources that may be passed on) and rows
written by hand (``data/curated``). ``data/starter.json`` says where each table comes from.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

#: The pack's own data directory.
DATA: Final = Path(__file__).parent / "data"
