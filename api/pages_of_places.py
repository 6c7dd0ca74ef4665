"""How sure the places of the candidates are, as a page."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from api.pages import Page
from api.wording import NAMED, some
from queries.stability import RankRange


def places(ranges: Sequence[RankRange], wanted: AbstractSet[str]) -> Page:
    """The wanted candidate's range of places; of all candidates where it is none."""
    mine = [r for r in ranges if set(r.regimen) == wanted]
    return Page(
        title="Places without any one study, and at the ends of each undeclared cohort's interval",
        columns=("place", "best", "worst", "regimen", "best by", "worst by", "no candidate"),
        rows=tuple(
            (
                *(str(r.place), str(r.best), str(r.worst), " + ".join(r.regimen)),
                *(r.best_by, r.worst_by, some(r.drops, NAMED)),
            )
            for r in (mine or ranges)
        ),
        right=frozenset({"place", "best", "worst"}),
        note="The range says what the order hangs on; it is no confidence interval.",
    )
