"""Whether answers cap a drug where it failed, and carry the failure as a warning where it worked.

Each flip is asked in every one of its tumours, with exactly its profile.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from kg.model import (
    And,
    Biomarker,
    Breadth,
    Not,
    Or,
    Profile,
    TumourScope,
    Value,
)
from ontologies.cases import read_case
from ontologies.claims import print_profile
from ontologies.tumours import Tumours
from ontologies.words import Words
from queries.flips import Flip, Place
from queries.reply import Answer

#: Where a record speaks of no tumour type, its profile is asked here: a solid type without a
#: label or record of its own in the flips.
ELSEWHERE = "ACC"


class Judged(Value, frozen=True, kw_only=True):
    """One flip asked in one of its tumours. ``side`` is ``failed`` or ``worked`` there.

    ``asked`` is the question, ``list`` and ``effect`` what the answer did with the regimen,
    ``named`` the failing records that the answer names for it.
    """

    profile: str
    regimen: tuple[str, ...]
    side: str
    tumour: str
    records: tuple[str, ...]
    asked: tuple[str, ...]
    list: str
    effect: str
    named: tuple[str, ...]
    passed: bool
    why: str


Ask = Callable[[dict[str, object]], Answer]


def judge(found: Iterable[Flip], ask: Ask, words: Words) -> Iterator[Judged]:
    """Ask each flip in each of its tumours and say whether the drug is capped where it failed."""
    for flip in found:
        if not flip.drugs:
            continue
        for side, places in (("failed", flip.failed), ("worked", flip.worked)):
            for place in places:
                yield _judged(flip, place, side, ask, words)


def _judged(flip: Flip, place: Place, side: str, ask: Ask, words: Words) -> Judged:
    tumour = tumour_in(place.scope, words)
    asked, told = _told(place, tumour, ask)
    found = _found(flip.drugs, told)
    own = place.ids if side == "failed" else tuple(sorted(flip.failing))
    named = tuple(id_ for id_ in own if id_ in found.named)
    unread = "; ".join(f"{u.text}: {u.why}" for u in told.unresolved)
    if unread:
        passed, why = False, f"not read back: {unread}"
    elif side == "failed":
        passed, why = _capped(found, place, named=bool(named))
    else:
        held, due = _held_by(flip, place, words.tumours), _due(flip, place)
        passed, why = _warned(found, place, named=bool(named), held=held, due=due)
    return Judged(
        profile=flip.profile,
        regimen=flip.drugs,
        side=side,
        tumour=place.tumour,
        records=place.ids,
        asked=(tumour, *asked),
        list=found.list,
        effect=found.effect,
        named=named,
        passed=passed,
        why=why,
    )


def _capped(found: Found, place: Place, *, named: bool) -> tuple[bool, str]:
    """Held back, or listed with the record against it; a clinical record leaves none sensitive."""
    if not named:
        return False, f"{found.list}; the failing record is not named"
    if found.list == "held back":
        return True, "held back"
    told = f"{found.list}, effect {found.effect}, the record shown against it"
    if not place.clinical:
        return True, f"{told}; it is preclinical"
    return found.list == "candidate" and found.effect != "sensitive", told


def _warned(found: Found, place: Place, *, named: bool, held: bool, due: bool) -> tuple[bool, str]:
    """Where it is listed the failure elsewhere is a warning; it is held back by its own tumour."""
    if found.list in {"candidate", "hypothesis"}:
        if not named and not due:
            return True, "the failing record asks for findings that are not stated here"
        return named, "the failure elsewhere is shown" if named else "no warning is shown"
    if found.list == "held back" and held:
        return named, "held back: a failing record is about this tumour too"
    if not place.clinical:
        return True, f"{found.list}: only preclinical support, which proposes nothing"
    return False, found.list


def _held_by(flip: Flip, place: Place, tumours: Tumours) -> bool:
    """Whether a tumour in which it failed holds this one."""
    wide = {Breadth.ALL_SOLID, Breadth.ALL_LIQUID, Breadth.ALL, Breadth.UNSPECIFIED}
    return any(
        failed.scope.breadth in wide
        or any(tumours.is_within(type_, failed.scope) for type_ in place.scope.types)
        for failed in flip.failed
    )


def _due(flip: Flip, place: Place) -> bool:
    """Whether a failing record asks for no more than is stated of this patient."""
    stated = set(texts_of(place.profile))
    return any(stated.issuperset(texts_of(failed.profile)) for failed in flip.failed)


class Found(NamedTuple):
    """What an answer did with a regimen, and the records it names against it."""

    list: str
    effect: str
    named: frozenset[str]


def _found(drugs: tuple[str, ...], told: Answer) -> Found:
    named = {c.record for x in told.conflicts if x.regimen == drugs for c in x.against}
    for name, options in (("candidate", told.candidates), ("hypothesis", told.hypotheses)):
        for option in options:
            if option.regimen == drugs:
                return Found(name, option.effect, frozenset(named.union(option.evidence.against)))
    blocks = [block for block in told.blocked if block.regimen == drugs]
    if not blocks:
        return Found("not listed", "", frozenset(named))
    named.update(record for block in blocks for record in (*block.records, *block.against))
    return Found("held back", blocks[0].effect, frozenset(named))


def _told(place: Place, tumour: str, ask: Ask) -> tuple[tuple[str, ...], Answer]:
    """The question in the claim printer's words; an event that is open is asked as oncogenic."""
    texts = tuple(texts_of(place.profile))
    told = ask({"tumour": tumour, "alterations": list(texts)})
    classes = {one.text: one.class_ for one in told.read.alterations}
    if "not assessed" in classes.values():
        texts = tuple(f"oncogenic {t}" if classes.get(t) == "not assessed" else t for t in texts)
        told = ask({"tumour": tumour, "alterations": list(texts)})
    return texts, told


def texts_of(profile: Profile) -> Iterator[str]:
    """A finding for each predicate, in words that the case grammar reads; of an OR the first."""
    match profile:
        case Biomarker():
            yield print_profile(profile)
        case Not(of=inner):
            yield from (f"no {text}" for text in texts_of(inner))
        case And(of=parts):
            for part in parts:
                yield from texts_of(part)
        case Or(of=parts):
            yield from texts_of(parts[0])


def tumour_in(scope: TumourScope, words: Words) -> str:
    """A patient's tumour that a scope holds: its own type as a question reads it, else below it."""
    if scope.breadth is not Breadth.TYPES:
        return ELSEWHERE
    own = str(words.tumours.spine(scope.types[0])).removeprefix("oncotree:")
    read = read_case(own, (), words).tumour
    if read is not None and words.tumours.is_within(read, scope):
        return own
    below = (id_ for id_ in sorted(words.tumours.types) if id_.startswith("oncotree:"))
    found = next((id_ for id_ in below if words.tumours.is_within(id_, scope)), own)
    return found.removeprefix("oncotree:")
