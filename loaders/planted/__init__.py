"""Wrong rows put into copies of the real files, and what becomes of them when they are loaded."""

from __future__ import annotations

from loaders.planted.judge import Judged, Outcome, Trial, judge
from loaders.planted.mistakes import Kind, Mistake
from loaders.planted.plant import plant, without_earlier

__all__ = ["Judged", "Kind", "Mistake", "Outcome", "Trial", "judge", "plant", "without_earlier"]
