"""Read a whole sentence: conditions, biomarkers, tumours, limits, and the rest word for word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from kg.model import (
    Age,
    Breadth,
    Condition,
    Profile,
    Regimen,
    Setting,
    TumourScope,
    Value,
    biomarkers_of,
    keys_of,
)
from ontologies.label_text.advice import ADVISED
from ontologies.label_text.alternatives import ALTERNATIVES
from ontologies.label_text.biomarkers import (
    RECEPTORS_IN_NAMES,
    SUSCEPTIBLE,
    combine,
    named_anywhere,
)
from ontologies.label_text.clauses import read_clause
from ontologies.label_text.draft import (
    KEPT,
    Draft,
    Find,
    LimitFind,
    ProfileFind,
    TumourFind,
)
from ontologies.label_text.limits import (
    ADVICE,
    INSIDE,
    LIMITATION,
    LIMITS,
    PROVISIONAL,
    SENTENCE_END,
    boilerplate,
)
from ontologies.label_text.partners import read_partners, regimen_of
from ontologies.label_text.pieces import Piece, doubtful, pieces, rest
from ontologies.label_text.prior import HELD
from ontologies.label_text.settings import ADVANCED, ALONE, AROUND_SURGERY, PHASES
from ontologies.label_text.therapies import named
from ontologies.label_text.tumours import TUMOURS, union

if TYPE_CHECKING:
    from ontologies.words import Words


class LabelText(Value, frozen=True, kw_only=True):
    """What a label's sentence says, and what of it was not read.

    ``conditions`` are all required. ``limits`` are profiles for which the label says "not";
    ``tumours`` carries excluded tumours. ``rest`` is the unread remainder, word for word.
    ``susceptible`` marks a biomarker whose alleles the sentence leaves to a companion test.
    """

    conditions: tuple[Condition, ...] = ()
    profile: Profile | None = None
    tumours: TumourScope | None = None
    limits: tuple[Profile, ...] = ()
    rest: tuple[str, ...] = ()
    regimen: Regimen | None = None
    provisional: bool = False
    susceptible: bool = False


_HEAD = re.compile(
    r"^(?:(?:[^.]|\.(?=\d))*?(?<!not )\bindicated\b|[^.]*?\bcan be used\b|the treatment of)",
    re.IGNORECASE,
)


#: Partners of the regimen that no list of drugs reads: never taken for the drug's own name.
_UNREAD_PARTNERS = re.compile(r"in combination with [^\x00]*?(?=,? is indicated)", re.IGNORECASE)


def read_sentence(sentence: str, words: Words) -> LabelText:
    """Read the text of one indication; what no phrase reads is in ``rest``, never guessed."""
    drafts = [_read(text, words) for text in sentences(sentence)]
    provisional = any(PROVISIONAL.search(draft.text) for draft in drafts)
    return _gather(sentence, drafts, words, provisional=provisional)


def read_pieces(sentence: str, words: Words) -> tuple[Piece, ...]:
    """Every stretch of an indication with what it was read as; no word is left out."""
    drafts = [_read(text, words) for text in sentences(sentence)]
    return tuple(piece for draft in drafts for piece in pieces(draft))


def _read(text: str, words: Words) -> Draft:
    draft = Draft(text)
    if why := boilerplate(text):
        draft.take(0, len(text), (), why)
    elif LIMITATION.search(text) or ADVICE.search(text):
        draft.apply(LIMITS, words)
        draft.apply(ADVISED, words)
    else:
        _read_indication(draft, words)
    return draft


def sentences(text: str) -> list[str]:
    """The sentences of an indication, with single spaces and one way to write ≥ and quotes."""
    plain = text.replace("≥", ">= ").replace("≤", "<= ").replace("’", "'").replace("\u00a0", " ")
    return [part for part in SENTENCE_END.split(re.sub(r"\s+", " ", plain).strip()) if part]


def _read_indication(draft: Draft, words: Words) -> None:
    draft.apply(INSIDE, words)
    draft.plain = draft.left
    draft.apply((SUSCEPTIBLE,), words)
    draft.apply(HELD, words)
    draft.apply(ALTERNATIVES, words)
    read_partners(draft, words)
    draft.apply(ALONE, words)
    _read_head(draft, words)
    read_clause(draft, words)
    _read_receptors_in_names(draft)
    draft.apply(TUMOURS, words)


def _read_receptors_in_names(draft: Draft) -> None:
    """A receptor that a tumour's name carries; the name is left to the tumours' own phrases."""
    for pattern, profile in RECEPTORS_IN_NAMES:
        if match := pattern.search(draft.left):
            at = match.start()
            end = match.end() if match.group().casefold().startswith("triple") else at
            draft.take(at, end, (ProfileFind(at, at, profile),))


def _read_head(draft: Draft, words: Words) -> None:
    """Blot "BRAND (substance) is a kinase inhibitor indicated", or a known name in front."""
    if head := _HEAD.match(draft.left):
        front = Draft(head.group())  # "X as neoadjuvant treatment … is indicated"
        front.apply(PHASES, words)
        partners = _UNREAD_PARTNERS.search(head.group())
        end = partners.start() if partners else head.end()
        draft.take(0, end, front.finds)
        draft.take(partners.end() if partners else end, head.end(), ())
    elif (first := re.match(r"([\w-]+)(?: \([^)]*\))?", draft.left)) and named(first[1], words):
        draft.take(*first.span(), ())
    for name in re.finditer(r"\b[A-Z][A-Za-z]{3,}\b", draft.left):
        if named(name.group(), words) and draft.text.startswith(name.group()):
            draft.take(*name.span(), ())


def _gather(
    sentence: str, drafts: Sequence[Draft], words: Words, *, provisional: bool
) -> LabelText:
    finds = [find for draft in drafts for find in _sure(draft)]
    profiles = [profile for draft in drafts if (profile := _profile(draft, words)) is not None]
    limits = [find for find in finds if isinstance(find, LimitFind)]
    return LabelText(
        conditions=_conditions(finds),
        profile=_all(profiles),
        tumours=_without(union(f for f in finds if isinstance(f, TumourFind)), limits),
        limits=tuple(find.profile for find in limits if find.profile is not None),
        rest=tuple(piece for draft in drafts for piece in rest(draft)),
        regimen=regimen_of(sentence, finds, words),
        provisional=provisional,
        susceptible=SUSCEPTIBLE.pattern.search(sentence) is not None,
    )


def _sure(draft: Draft) -> Iterable[Find]:
    unsure = doubtful(draft)
    return (find for find in draft.finds if find not in unsure)


def _profile(draft: Draft, words: Words) -> Profile | None:
    """The biomarkers of one sentence; None where a kept alternative speaks of the same ones."""
    found = combine((f for f in draft.finds if isinstance(f, ProfileFind)), draft.plain)
    if found is None or KEPT not in draft.left:
        return found
    kept = "".join(
        c if sign == KEPT else " " for c, sign in zip(draft.text, draft.left, strict=True)
    )
    elsewhere = {kind for other in named_anywhere(kept, words) for kind in _kinds(other)}
    return None if elsewhere & _kinds(found) else found


def _kinds(profile: Profile) -> set[tuple[str, ...]]:
    """What kind of thing of which genes the leaves are about."""
    leaves = [leaf.alteration for leaf in biomarkers_of(profile)]
    return {(type(alteration).__name__, *keys_of(alteration)) for alteration in leaves}


def _all(profiles: Sequence[Profile]) -> Profile | None:
    return profiles[0] if len(profiles) == 1 else None


def _conditions(finds: Iterable[object]) -> tuple[Condition, ...]:
    """Each condition once; an age bound found twice is the narrower one."""
    found = [find for find in finds if isinstance(find, Condition)]
    ages = [f for f in found if isinstance(f, Age)]
    around = [f for f in found if isinstance(f, Setting) and set(f.any_of) <= AROUND_SURGERY]
    late = [f for f in found if isinstance(f, Setting) and set(f.any_of) <= set(ADVANCED)]
    others = [
        f for f in dict.fromkeys(found) if not isinstance(f, Age) and f not in (*late, *around)
    ]
    return (*_age(ages), *others, *_any_setting(around), *_any_setting(late))


def _age(ages: Sequence[Age]) -> Iterable[Age]:
    if not ages:
        return ()
    lows = [age.at_least for age in ages if age.at_least is not None]
    highs = [age.below for age in ages if age.below is not None]
    return (Age(at_least=max(lows, default=None), below=min(highs, default=None)),)


def _any_setting(settings: Sequence[Setting]) -> Iterable[Setting]:
    """Extents, or settings around surgery, that are named in two places are alternatives."""
    if not settings:
        return ()
    return (Setting(any_of=tuple(sorted({w for setting in settings for w in setting.any_of}))),)


def _without(scope: TumourScope | None, limits: Iterable[LimitFind]) -> TumourScope | None:
    excluded = sorted({code for limit in limits for code in limit.tumours})
    if scope is None or not excluded or scope.breadth is Breadth.UNSPECIFIED:
        return scope
    return TumourScope(
        breadth=scope.breadth,
        types=scope.types,
        excluded=tuple(sorted({*scope.excluded, *excluded})),  # type: ignore[arg-type]  # codes are curies
        text=scope.text,
    )


def consumed(texts: Iterable[str], words: Words) -> tuple[int, int]:
    """How many of the sentences are wholly read, and how many there are."""
    readings = [read_sentence(text, words) for text in texts]
    return sum(not reading.rest for reading in readings), len(readings)


__all__ = ["KEPT", "LabelText", "consumed", "read_pieces", "read_sentence", "sentences"]
