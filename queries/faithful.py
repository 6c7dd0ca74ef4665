"""Does an explanation tell the truth? Take a record away, and see whether the answer follows.

What an answer says of its records predicts what becomes of it without one of them. These checks
read both answers and nothing else: an entry that does not name the record stays as it is; one
that rests on it alone falls or is carried by another record; one with other support keeps its
place; what then holds it back was shown against it before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import msgspec

from kg.model import Band
from queries.differences import Drugs, Entry, entries_of
from queries.reply import Answer, BlockedOut, CandidateOut, HypothesisOut, StandingOut
from queries.rules import STRENGTH

_ENCODER = msgspec.json.Encoder()
#: What stands between the words of a text; what is left may be the id of a record.
_TOKEN = re.compile(r'[^\s\[\](){},;"]+')


class Fault(NamedTuple):
    """What an answer without a record does that its explanation did not say."""

    kind: str
    regimen: Drugs
    detail: str = ""


#: Regimen → its entries in the three lists, by a key that tells them apart.
Entries = dict[Drugs, dict[str, Entry]]


class Told(NamedTuple):
    """One answer by regimen, with the record ids that each part of it names."""

    entries: Entries
    names: dict[Drugs, frozenset[str]]
    gate: frozenset[str]

    @property
    def cited(self) -> frozenset[str]:
        """Every record that the answer names."""
        return self.gate.union(*self.names.values())


def told_of(answer: Answer, known: frozenset[str]) -> Told:
    """Read what an answer names; ``known`` are the ids of all records."""
    entries = by_regimen(answer)
    return Told(
        entries=entries,
        names={drugs: named(tuple(of.values()), known) for drugs, of in entries.items()},
        gate=named(tuple(a.why for a in answer.read.alterations), known),
    )


def by_regimen(answer: Answer) -> Entries:
    """The entries of an answer, without their ranks, which depend on the other regimens."""
    entries: Entries = {}
    for entry in entries_of(answer):
        entries.setdefault(entry.regimen, {})[_key(entry)] = _unranked(entry)
    return entries


def named(part: object, known: frozenset[str]) -> frozenset[str]:
    """The record ids that a part of an answer names anywhere: in lists, notes, steps or reasons."""
    words = _TOKEN.findall(_ENCODER.encode(part).decode())
    return known.intersection(word.rstrip(":.") for word in words)


def _key(entry: Entry) -> str:
    kind = type(entry).__name__
    return f"{kind} {entry.rule} {entry.jurisdictions}" if isinstance(entry, BlockedOut) else kind


def _unranked(entry: Entry) -> Entry:
    if not isinstance(entry, CandidateOut):
        return entry
    return msgspec.structs.replace(entry, rank=0, tied_with=())


def faults(before: Told, after: Answer, removed: str, known: frozenset[str]) -> Iterator[Fault]:
    """What is otherwise in the answer without a record than the explanation of ``before`` says."""
    now = by_regimen(after)
    for drugs in sorted({*before.entries, *now}):
        old, new = before.entries.get(drugs, {}), now.get(drugs, {})
        names = removed in before.names.get(drugs, ())
        if old == new:
            if names:
                yield Fault("still named", drugs)
        elif names:
            yield from _own(old, new, removed, known)
        elif removed not in before.gate:
            yield Fault("changes without naming it", drugs, _short(old, new))


def _own(
    old: dict[str, Entry], new: dict[str, Entry], removed: str, known: frozenset[str]
) -> Iterator[Fault]:
    """A regimen that names the record."""
    if removed in named(tuple(new.values()), known):
        yield Fault("still named", next(iter(old.values())).regimen)
    shown = named(tuple(old.values()), known)
    blocks = [entry for entry in new.values() if isinstance(entry, BlockedOut)]
    for entry in old.values():
        if not isinstance(entry, BlockedOut):
            same = next((x for x in new.values() if type(x) is type(entry)), None)
            if isinstance(same, CandidateOut | HypothesisOut):
                yield from _kept(entry, same, removed)
            else:
                yield from _lost(entry, new, removed)
            unseen = [block for block in blocks if not shown.intersection(block.records)]
            for block in unseen:
                why = _some(block.records)
                yield Fault("held back by what was not shown", entry.regimen, why)


Option = CandidateOut | HypothesisOut


def _lost(entry: Option, new: dict[str, Entry], removed: str) -> Iterator[Fault]:
    """It has left its list: its only support is gone, or what spoke against it now weighs more."""
    rest = set(entry.evidence.for_) - {removed}
    if removed not in entry.evidence.for_:
        yield Fault("falls by what did not support it", entry.regimen, _short({}, new))
    elif rest and not new and isinstance(entry, HypothesisOut):
        yield Fault("falls though others support it", entry.regimen)
    elif rest and not new:
        yield Fault("vanishes though others support it", entry.regimen)


def _kept(old: Option, new: Option, removed: str) -> Iterator[Fault]:
    """It stays in its list: each part of it changes only by what the record carried."""
    supports = removed in old.evidence.for_
    rest = set(old.evidence.for_) - {removed}
    if supports and not set(new.evidence.for_):
        yield Fault("stays without support", old.regimen)
    if rest - set(new.evidence.for_):
        yield Fault("other support is gone", old.regimen, _some(rest - set(new.evidence.for_)))
    against = set(old.evidence.against) - {removed}
    if against - set(new.evidence.against):
        gone = against - set(new.evidence.against)
        yield Fault("what speaks against it is gone", old.regimen, _some(gone))
    if STRENGTH[Band(new.band)] < STRENGTH[Band(old.band)] or (
        new.band != old.band and not supports
    ):
        yield Fault("another band", old.regimen, f"{old.band} → {new.band}")
    if new.effect != old.effect and not _relieved(old, new, removed):
        yield Fault("another effect", old.regimen, f"{old.effect} → {new.effect}")
    yield from _standings(old, new, removed, supports=supports)


def _relieved(old: Option, new: Option, removed: str) -> bool:
    """Nothing speaks against it any more that did."""
    return removed in old.evidence.against and new.effect == "sensitive"


def _standings(old: Option, new: Option, removed: str, *, supports: bool) -> Iterator[Fault]:
    after = {standing.jurisdiction: standing for standing in new.standings}
    for standing in old.standings:
        place = standing.jurisdiction
        if place not in after:
            if not supports:
                yield Fault("held back by what did not support it", old.regimen, place)
        elif removed not in _named_by(standing):
            yield from _standing(standing, after[place], old.regimen, supports=supports)


def _named_by(standing: StandingOut) -> frozenset[str]:
    words = _TOKEN.findall(" ".join((*standing.labels, *standing.notes)))
    return frozenset(word.rstrip(":.") for word in words)


def _standing(
    old: StandingOut, new: StandingOut, drugs: Drugs, *, supports: bool
) -> Iterator[Fault]:
    """A standing that does not name the record."""
    if old.standing != new.standing:
        detail = f"{old.jurisdiction}: {old.standing} → {new.standing}"
        yield Fault("another standing", drugs, detail)
    elif old.conditional_on != new.conditional_on and not supports:
        yield Fault("another condition", drugs, old.jurisdiction)


def _short(old: dict[str, Entry], new: dict[str, Entry]) -> str:
    gone = [f"- {key}" for key in old if key not in new]
    come = [f"+ {key}" for key in new if key not in old]
    other = [
        f"≠ {key} {_fields(old[key], new[key])}"
        for key in old
        if old[key] != new.get(key, old[key])
    ]
    return "; ".join((*gone, *come, *other))


def _fields(old: Entry, new: Entry) -> str:
    return ", ".join(f for f in old.__struct_fields__ if getattr(old, f) != getattr(new, f))


def _some(ids: Iterable[str]) -> str:
    return ", ".join(sorted(ids)[:3])
