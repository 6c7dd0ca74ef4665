"""Which rule decides a conflict, and what it does with the regimen: design 4.4 in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kg.model import Band
from kg.model.conflict import Claimed
from kg.model.statement import CLINICAL_LEVEL
from queries.rules import STRENGTH


class Ruling(NamedTuple):
    """The rule that decides between two sides, and what it does."""

    rule: str
    decides: str


def ruling(works: Sequence[Claimed], fails: Sequence[Claimed], *, own_target: bool) -> Ruling:
    """What design 4.4 does where both sides speak of this very profile, regimen and tumour."""
    best, worst = strongest(works), strongest(fails)
    if worst not in CLINICAL_LEVEL:
        return Ruling("preclinical", "the negative is below clinical level: shown against, no more")
    if best is Band.LABEL:
        return Ruling(
            "negative here",
            "where the label covers the patient the drug stays listed, effect conflicting, and "
            "the negative is shown against it; where no label does, the negative holds it back "
            "unless support of a higher level stands against it",
        )
    if own_target and any(c.says == "resistant" and Band(c.band) in CLINICAL_LEVEL for c in fails):
        return Ruling("veto: own target", "resistance in the drug's own target: held back")
    return _by_strength(best, worst, max(c.says for c in fails))


def _by_strength(best: Band, worst: Band, negative: str) -> Ruling:
    """No label, no own target: the bands decide."""
    if STRENGTH[worst] <= STRENGTH[Band.GUIDELINE]:
        return Ruling("veto: excluded", f"a guideline-level negative: held back, effect {negative}")
    if STRENGTH[worst] < STRENGTH[best]:
        return Ruling("negative here", f"the negative is stronger: held back, effect {negative}")
    if worst is best:
        return Ruling("negative here", "both of one level: held back, effect conflicting")
    return Ruling(
        "negative here", "the support is stronger: listed, the negative is shown against it"
    )


def ruling_between(fails: Sequence[Claimed], *, nested: bool) -> Ruling:
    """What design 4.4 does where a regimen works in one tumour and fails in another."""
    where = ", ".join(sorted({claimed.tumour for claimed in fails}))
    if strongest(fails) not in CLINICAL_LEVEL:
        decides = f"no clinical-level negative: in {where} shown against, elsewhere a warning"
        return Ruling("preclinical", decides)
    decides = (
        f"in {where} held back unless a label there covers it or stronger support there stands "
        f"against it; in other tumours the negative is shown as a warning"
    )
    if nested:
        decides += "; one scope lies within the other, and the nearer record outranks the wider"
    return Ruling("negative here", decides)


def strongest(side: Iterable[Claimed]) -> Band:
    """The strongest band of a side."""
    return min((Band(claimed.band) for claimed in side), key=STRENGTH.__getitem__)
