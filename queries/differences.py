"""Two answers to one question, compared regimen by regimen: what was decided, and on what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from queries.reply import Answer, BlockedOut, CandidateOut, HypothesisOut, Out

Drugs = tuple[str, ...]

CANDIDATE, HYPOTHESIS, HELD = "candidate", "hypothesis", "held back"


class Placed(Out, frozen=True, kw_only=True):
    """What an answer decides of one regimen in one jurisdiction.

    ``standing`` is empty for what was held back, ``rule`` for what was not. ``by`` is the band
    that carries it, or the rule that stopped it.
    """

    list: str
    standing: str = ""
    conditional_on: tuple[str, ...] = ()
    effect: str = ""
    by: str = ""

    def __str__(self) -> str:
        standing = f", {self.standing}" if self.standing else ""
        conditional = ", conditional" if self.conditional_on else ""
        return f"{self.list}{standing}{conditional} ({self.effect}; {self.by})"


#: Jurisdiction → what is decided there.
Places = Mapping[str, Placed]


class Difference(Out, frozen=True, kw_only=True):
    """One regimen in one jurisdiction of which two answers say different things.

    None where an answer does not speak of it.
    """

    regimen: Drugs
    jurisdiction: str
    before: Placed | None
    after: Placed | None

    @property
    def kind(self) -> str:
        """``added``, ``removed`` or ``changed``."""
        if self.before is None:
            return "added"
        return "removed" if self.after is None else "changed"


def differences(before: Answer, after: Answer) -> tuple[Difference, ...]:
    """Every regimen and jurisdiction that is decided differently; evidence alone is no difference.

    >>> from queries.differences import Placed
    >>> str(Placed(list="candidate", standing="off-label", effect="sensitive", by="clinical"))
    'candidate, off-label (sensitive; clinical)'
    """
    old, new = places_of(before), places_of(after)
    return tuple(
        Difference(regimen=drugs, jurisdiction=place, before=a, after=b)
        for drugs in sorted({*old, *new})
        for place in sorted({*old.get(drugs, {}), *new.get(drugs, {})})
        if (a := old.get(drugs, {}).get(place)) != (b := new.get(drugs, {}).get(place))
    )


def places_of(told: Answer) -> dict[Drugs, dict[str, Placed]]:
    """What an answer decides of each regimen, by jurisdiction; a candidate before what blocks."""
    found: defaultdict[Drugs, dict[str, Placed]] = defaultdict(dict)
    for blocked in told.blocked:
        for place in blocked.jurisdictions:
            found[blocked.regimen].setdefault(place, _held(blocked))
    for name, entries in ((HYPOTHESIS, told.hypotheses), (CANDIDATE, told.candidates)):
        for entry in entries:
            found[entry.regimen] |= _standings(name, entry)
    return dict(found)


def _held(blocked: BlockedOut) -> Placed:
    return Placed(list=HELD, effect=blocked.effect, by=blocked.rule)


def _standings(name: str, entry: CandidateOut | HypothesisOut) -> dict[str, Placed]:
    return {
        standing.jurisdiction: Placed(
            list=name,
            standing=standing.standing,
            conditional_on=standing.conditional_on,
            effect=entry.effect,
            by=entry.band,
        )
        for standing in entry.standings
    }


Entry = CandidateOut | HypothesisOut | BlockedOut


def entries_of(told: Answer) -> tuple[Entry, ...]:
    """Every entry of the three lists."""
    return (*told.candidates, *told.hypotheses, *told.blocked)


def cited_for(told: Answer, drugs: Drugs) -> frozenset[str]:
    """Every record that an answer cites where it speaks of one regimen."""
    mine = (entry for entry in entries_of(told) if entry.regimen == drugs)
    return frozenset(id_ for entry in mine for id_ in cited_by(entry))


def cited_by(entry: Entry) -> Iterable[str]:
    """The records that one entry cites, on either side and for its standings."""
    if isinstance(entry, BlockedOut):
        return entry.records
    labels = (id_ for standing in entry.standings for id_ in standing.labels)
    return (*entry.evidence.for_, *entry.evidence.against, *labels)
