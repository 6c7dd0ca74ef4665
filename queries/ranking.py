"""The order of the options, what it rests on, and who ties with whom.

By standing, condition, effect and the level of the strongest evidence; within one level by the
damped score of the independent studies; the name decides nothing, it only keeps ties in order.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from queries.decision import Option
from queries.evidence import Drugs
from queries.rules import STRENGTH
from queries.standing import Standing
from queries.studies import weight

_STANDING_RANK: dict[Standing, int] = {word: i for i, word in enumerate(Standing)}
_BANDS = {place: str(band) for band, place in STRENGTH.items()}


class Rank(NamedTuple):
    """The key of an option; smaller stands first. All but ``drugs`` is the tie."""

    standing: int
    conditional: bool
    disagreeing: bool
    strongest: int
    less_score: float
    fewer_studies: int
    drugs: Drugs


def rank(option: Option) -> Rank:
    """On-label first, unconditional first, agreeing first, then the stronger and more evidence."""
    found = weight(option.support)
    return Rank(
        standing=min((_STANDING_RANK[s.standing] for s in option.standings), default=9),
        conditional=all(s.conditional_on for s in option.standings),
        disagreeing=option.effect != "sensitive",
        strongest=min((item.strength for item in option.support), default=len(STRENGTH)),
        less_score=-found.score,
        fewer_studies=-found.studies,
        drugs=option.drugs,
    )


def places(keys: Sequence[Rank | None]) -> list[tuple[int, tuple[Drugs, ...]]]:
    """Of keys in order: the place of each, and with whom it ties; the place after a tie counts it.

    An option without a key (it stands in no order) has place 0.
    """
    of_tie: dict[tuple[object, ...], list[int]] = {}
    for number, key in enumerate(keys):
        if key is not None:
            of_tie.setdefault(key[:-1], []).append(number)
    placed = []
    for number, key in enumerate(keys):
        group = of_tie[key[:-1]] if key is not None else []
        others = (keys[n] for n in group if n != number)
        ties = tuple(other.drugs for other in others if other is not None)
        placed.append((group[0] + 1 if group else 0, ties))
    return placed


def rests_on(option: Option) -> str:
    """What the place of an option rests on, in words, in the order in which it counts."""
    key = rank(option)
    standing = str(list(Standing)[key.standing]) if option.standings else "no standing"
    parts = [f"{standing}, conditional" if key.conditional else standing, option.effect]
    if not option.support:
        return "; ".join((*parts, "by the label alone"))
    number = -key.fewer_studies
    studies = f"{number} independent stud{'ies' if number != 1 else 'y'}"
    return "; ".join(
        (*parts, f"{_BANDS[key.strongest]} evidence", f"{studies} (score {-key.less_score:g})")
    )
