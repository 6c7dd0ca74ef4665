"""Several places, changes, assays or scores in one phrase: which belongs to which."""

from __future__ import annotations

from kg.model import Change
from ontologies.grammar.pieces import AssaySeen, EventSeen, PlaceSeen, ScoreSeen
from ontologies.grammar.saying import Saying

_TWO = 2


def changes_at(saying: Saying) -> list[tuple[PlaceSeen, Change]]:
    """Pair places with changes where the phrase has several changes; empty where it has one.

    A change belongs to the places named since the one before it: "exon 19 deletion or exon 20
    insertion"; without such a place to the same places again: "exon 20 insertion or duplication".
    """
    changes = {e.change for e in saying.of(EventSeen)} - {None, Change.ANY}
    several = saying.part.any_ or len(saying.of(PlaceSeen)) >= _TWO
    if len(changes) < _TWO or not several:
        return []
    pairs: list[tuple[PlaceSeen, Change]] = []
    waiting: list[PlaceSeen] = []
    last: list[PlaceSeen] = []
    early: list[Change] = []
    for piece in saying.part.pieces:
        if isinstance(piece, PlaceSeen):
            waiting.append(piece)
            if early:  # "deletion of exon 19 or insertion of exon 20"
                pairs.append((piece, early[-1]))
                waiting, last = [], [piece]
                early.pop()
        elif isinstance(piece, EventSeen) and piece.change not in {None, Change.ANY}:
            places = waiting or (last if saying.part.any_ else [])
            change = piece.change or Change.ANY
            pairs.extend((place, change) for place in places)
            early.extend([] if places else [change])
            last, waiting = places or last, []
    pairs.extend((place, Change.ANY) for place in waiting)
    return pairs


def scores_of(saying: Saying) -> list[tuple[str | None, ScoreSeen]]:
    """Pair scores with assays where "or" stands between several; empty where it does not.

    A score belongs to the assay before it; assays without a score of their own share the next.
    """
    scores, assays = saying.of(ScoreSeen), saying.of(AssaySeen)
    scores = [score for score in scores if score.sign == "+"] or scores
    if not saying.part.any_ or not scores or max(len(scores), len(assays)) < _TWO:
        return []
    pairs: list[tuple[str | None, ScoreSeen]] = []
    waiting: list[str | None] = []
    last: list[str | None] = [None]
    for piece in saying.part.pieces:
        if isinstance(piece, AssaySeen):
            waiting.append(piece.assay)
        elif isinstance(piece, ScoreSeen) and piece in scores:
            last = waiting or last
            pairs.extend((assay, piece) for assay in last)
            waiting = []
    return pairs
