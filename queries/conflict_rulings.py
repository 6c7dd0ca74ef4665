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
    if _one_study(works, fails):
        return Ruling("one study once", "one study read two ways: neither reading decides")
    if worst not in CLINICAL_LEVEL:
        return Ruling(
            "preclinical", f"held back only where no clinical record carries it; {_SHOWN}"
        )
    if best is Band.LABEL:
        return Ruling(
            "negative here", f"the label keeps the drug where it covers; {_SHOWN}; {_ELSE}"
        )
    if own_target and any(c.says == "resistant" and Band(c.band) in CLINICAL_LEVEL for c in fails):
        return Ruling("veto: own target", f"resistance in the drug's own target: {_HELD}")
    return _by_strength(best, worst)


#: What the rules do, in the words that several of them share.
_SHOWN = "where it is listed the negative is shown against it"
_ELSE = "where none covers, the negative holds it back"
_HELD = "held back, unless a label covers the patient; then listed as conflicting"


def _one_study(works: Sequence[Claimed], fails: Sequence[Claimed]) -> bool:
    """All that speaks on either side cites one and the same study."""
    told = [{*c.studies, *c.citations} for c in (*works, *fails)]
    return bool(told[0].intersection(*told[1:]))


def _by_strength(best: Band, worst: Band) -> Ruling:
    """No label, no own target: the bands decide."""
    if STRENGTH[worst] <= STRENGTH[Band.GUIDELINE]:
        return Ruling("veto: excluded", f"a guideline-level negative: {_HELD}")
    if STRENGTH[worst] < STRENGTH[best]:
        return Ruling("negative here", f"the negative is stronger: {_HELD}")
    if worst is best:
        return Ruling("negative here", f"both of one level: {_HELD}")
    return Ruling("negative here", f"the support is stronger: listed as conflicting; {_SHOWN}")


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
