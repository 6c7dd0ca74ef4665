"""Lines and prior therapy in a label's sentence: "previously treated with an ALK inhibitor"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.model import Line, Prior, State
from ontologies.label_text.draft import Draft, Find, Phrase, phrase, says
from ontologies.label_text.therapies import TherapyList, read_list

if TYPE_CHECKING:
    from ontologies.words import Words

_PROGRESSED = re.compile(r"progress|fail|refractor|resistan|intoleran|relapse", re.IGNORECASE)
_COUNT = {"one": 1, "1": 1, "two": 2, "2": 2, "three": 3, "3": 3}

#: What opens a list of therapies that must not have been given.
_NOT_BEFORE = re.compile(
    r"(?:(?:and |who |have |had )*)(?:not previously (?:treated with|received)"
    r"|previously not treated with|not received(?: a)?(?: prior| previous)?) (?:an? )?",
    re.IGNORECASE,
)
_ON = r"(?: (?:on|after|during|following)(?: or (?:on|after|following|during))?)"
_HAVE = (
    r"(?:(?:and|who|whose|that|which|disease|previously|have|has|had|were|been|must have|should "
    r"have|either) )*"
)
_COUNTED = (
    r"(?:(?:at least|a minimum of) )?(?:(?P<n>one|two|three|1|2|3)(?: or more)?"
    r"(?: prior| previous| additional)?(?: lines? of(?: prior)?)? )?"
)
#: What opens a list of therapies that must have been given.
_BEFORE = re.compile(
    rf"(?:{_HAVE}(?:(?:previously )?treated (?:with|by)|received|failed|progress(?:ed|ing|ion)"
    rf"|disease progression|progressive disease){_ON}?"
    rf"|(?:(?:with|and) )?(?:disease )?progression{_ON}"
    r"|after failure of"
    rf"|(?:after|following)(?: (?:disease )?progression)?{_ON}?"
    r"|(?:who are )?refractory to(?: other)?)"
    r" (?:(?:an? |the )?(?:prior |previous )?(?:treatment|therapy|therapies) (?:with|that included"
    r"|including|containing) )?(?:both )?"
    rf"{_COUNTED}(?:treatment with )?(?:therapy containing )?(?:an? )?(?:prior |previous )?",
    re.IGNORECASE,
)
_IN_SETTING = re.compile(
    r"(?:,? ?(?:separately or in combination|including (?=an? |the )"
    r"|in (?:any|the (?:metastatic|advanced|(?:neo)?adjuvant(?: or metastatic)?"
    r"|neoadjuvant, adjuvant or metastatic|unresectable or metastatic"
    r"|\(neo\)adjuvant,? (?:locally advanced )?or metastatic)(?: treatment)?) setting"
    r"|for (?:unresectable or )?metastatic disease|as monotherapy|chemotherapy|treatment|regimens?"
    r"|therap(?:y|ies)))+",
    re.IGNORECASE,
)
_NAIVE = re.compile(
    r"(?P<what>(?:BRAF[- ]inhibitor|(?:epidermal growth factor receptor \(EGFR\)|EGFR) "
    r"(?:TKI|tyrosine kinase inhibitor)))(?: treatment)?[- ]naive",
    re.IGNORECASE,
)


def read_therapies(draft: Draft, words: Words) -> None:
    """Read every "previously treated with …" and "not previously treated with …"."""
    for match in _NAIVE.finditer(draft.left):
        kind = "braf" if match["what"].casefold().startswith("braf") else "egfr"
        draft.finds.append(Prior(therapies=(f"class:{kind} inhibitor",), had=False))
        draft.blot(*match.span())
    _read(draft, _NOT_BEFORE, words, had=False)
    _read(draft, _BEFORE, words, had=True)


def _read(draft: Draft, opening: re.Pattern[str], words: Words, *, had: bool) -> None:
    at = 0
    while match := opening.search(draft.left, at):
        at = match.start() + 1
        found = read_list(draft.left, match.end(), words)
        if found is None:
            continue
        draft.finds.extend(_priors(match, found, had=had))
        end = found.end
        if tail := _IN_SETTING.match(draft.left, end):
            end = tail.end()
            if tail.group().casefold().endswith("including ") and (
                more := read_list(draft.left, end, words)
            ):
                draft.finds.extend(_priors(None, more, had=had))
                end = more.end
        draft.blot(match.start(), end)
        at = end


def _priors(match: re.Match[str] | None, found: TherapyList, *, had: bool) -> Iterable[Prior]:
    count = match.groupdict().get("n") if match else None
    at_least = _COUNT[count.casefold()] if count else 1
    progressed = had and match is not None and _PROGRESSED.search(match.group()) is not None
    groups = [found.words()] if found.alternatives or not had else [(w,) for w in found.words()]
    for words in groups:
        therapies = tuple(sorted(words))
        yield Prior(therapies=therapies, had=had, at_least=at_least, progressed=progressed)


def _lines(match: re.Match[str], _words: Words) -> Iterable[Find]:
    return (Line(at_least=_COUNT[match["n"].casefold()]),)


def _lines_between(match: re.Match[str], _words: Words) -> Iterable[Find]:
    return (Line(at_least=_COUNT[match["n"].casefold()], at_most=_COUNT[match["m"].casefold()]),)


_PRIOR = (
    r"(?:lines? of )?(?:prior|previous) (?:lines? of )?(?:systemic )?"
    r"(?:therap(?:y|ies)|treatments?)"
)
_RESISTANT = (
    r"(?:who are )?(?:with )?(?:resistance or intolerance|resistant (?:to )?or intolerant) "
    r"(?:to|of) "
)
_ANY_FAILED = Prior(progressed=True)
_TKI_FAILED = Prior(therapies=("class:tyrosine kinase inhibitor",), progressed=True)
_IMATINIB_FAILED = Prior(therapies=("imatinib",), progressed=True)

_PLATINUM_HELD = (Prior(therapies=("class:platinum",)), State(word="not progressed on platinum"))
_NOT_PROGRESSED = (
    r"(?:(?:and|who|whose|disease) )*ha(?:s|ve) not progressed"
    r"(?: (?:on|or|during|following|after))+"
)
_PLATINUM = (
    r" (?:a )?(?:concurrent or sequential )?(?:first-line )?platinum[- ]based "
    r"(?:chemotherapy(?: regimen)?|chemo-?radiation therapy(?: \(CRT\))?)"
    r"| platinum treatment within a first-line chemotherapy regimen"
)
#: Treatment that follows platinum while it holds. A number of weeks stays to be checked.
HELD: tuple[Phrase, ...] = (
    phrase(rf"{_NOT_PROGRESSED}(?:{_PLATINUM})", says(*_PLATINUM_HELD)),
    phrase(
        rf"{_NOT_PROGRESSED} (?:at least|a minimum of) \d+ weeks of(?:{_PLATINUM})",
        says(*_PLATINUM_HELD),
        keeps=True,
    ),
)

#: Lines of therapy, and prior therapy without a name.
LINES: tuple[Phrase, ...] = (
    phrase(
        r"(?:who |and )*(?:have )?rec(?:ei|ie)ved (?P<n>one) (?:to|or) (?P<m>two|three) prior "
        r"systemic treatment regimens",
        _lines_between,
    ),
    phrase(
        rf"(?:(?:who|and|that) )*(?:have |has |were )?(?:disease )?(?:received|progress(?:ed|ion)"
        rf"|previously treated)(?: (?:with|by))?{_ON}? (?:at least )?(?P<n>one|two|1|2)"
        rf"(?: or more)? (?:of )?{_PRIOR}(?:, (?:including )?at least one of them for "
        r"(?:metastatic|advanced) disease)?",
        _lines,
    ),
    phrase(
        rf"(?:disease progression )?(?:after|following|during or following|on or following) "
        rf"(?:at least )?(?P<n>one|two|1|2)(?: or more)? (?:{_PRIOR}|line of prior therapy|prior "
        r"lines of systemic therapy)",
        _lines,
    ),
    phrase(
        r"(?:and )?at least (?P<n>two) additional systemic therapies"
        r"(?: in the (?:metastatic|advanced) setting)?",
        _lines,
    ),
    phrase(
        r"(?:for |as |in )?(?:the )?first[- _]line(?: (?:treatment|therapy))?"
        r"(?! (?:platinum|chemo|cyclo|fluoro|durva|treatment with))",
        says(Line(at_most=0)),
    ),
    phrase(r"in second-line", says(Line(at_least=1, at_most=1))),
    phrase(r"(?:of )?previously untreated(?: patients)?", says(Line(at_most=0))),
    phrase(
        r"(?:and )?no prior systemic therapy for metastatic (?:NSCLC|ESCC|disease)",
        says(Line(at_most=0)),
    ),
    phrase(
        rf"{_RESISTANT}(?:at least one )?prior therapy(?: including| that included) "
        r"imatinib(?: mesylate)?",
        says(_IMATINIB_FAILED),
    ),
    phrase(
        rf"{_RESISTANT}prior (?:tyrosine-kinase inhibitor \(TKI\)|TKI) therapy",
        says(_TKI_FAILED),
    ),
    phrase(rf"{_RESISTANT}prior therapy", says(_ANY_FAILED)),
    phrase(
        rf"(?:(?:who|that|and|with|have|has|disease) )*progress(?:ed|ion|ive disease){_ON}? "
        rf"{_PRIOR}"
        r"(?: in any setting)?",
        says(_ANY_FAILED),
    ),
    phrase(
        rf"(?:(?:who|that|and|after|have|has|previously|received|an?) )*{_PRIOR}",
        says(Prior()),
    ),
    phrase(r"(?:who (?:have been|were) )?previously treated", says(Prior())),
)
