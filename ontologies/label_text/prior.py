"""Lines and prior therapy in a label's sentence: "previously treated with an ALK inhibitor"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from kg.model import Line, Prior, SettingWord, State
from ontologies.label_text.draft import Draft, Find, Phrase, phrase, says
from ontologies.label_text.therapies import TherapyList, read_list

if TYPE_CHECKING:
    from ontologies.words import Words

_S = SettingWord
_PROGRESSED = re.compile(r"progress|fail|refractor|resistan|intoleran|relapse", re.IGNORECASE)
_COUNT = {"one": 1, "1": 1, "two": 2, "2": 2, "three": 3, "3": 3}

#: What opens a list of therapies that must not have been given.
_NOT_BEFORE = re.compile(
    r"(?:(?:and |who |have |had )*)(?:not previously (?:treated with|received)"
    r"|previously (?:have )?not (?:treated with|received)|no prior(?= systemic chemotherapy)"
    r"|not received(?: a| any)?(?: prior| previous)?) (?:an? )?",
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
    r"(?:(?:who )?(?:have )?progressed on or who were intolerant to"
    rf"|{_HAVE}(?:(?:previously )?treated (?:with|by)|received|failed|progress(?:ed|ing|ion)"
    rf"|disease progression|progressive disease){_ON}?"
    rf"|(?:after|following) recurrence or progression{_ON}?"
    r"|(?:who are )?refractory to, or have relapsed from,"
    rf"|(?:(?:with|and) )?(?:disease )?progression{_ON}"
    r"|after failure of"
    rf"|(?:after|following)(?: (?:disease )?progression)?{_ON}?"
    r"|(?:who are )?refractory to(?: other)?)"
    r" (?:(?:an? |the )?(?:prior |previous )?(?:treatment|therapy|therapies) (?:with|that included"
    r"|including|containing) )?(?:both )?"
    rf"{_COUNTED}(?:treatment with )?(?:therapy containing )?(?:an? )?(?:prior |previous )?",
    re.IGNORECASE,
)
_LOCAL = "locally advanced"
_METASTATIC = (_S.METASTATIC,)
#: Where an earlier therapy was given, as written → the settings; empty where any will do.
_SETTINGS: tuple[tuple[re.Pattern[str], tuple[SettingWord, ...]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), settings)
    for pattern, settings in (
        (r"in any (?:treatment )?setting", ()),
        (rf"in the \(?neo\)?-?adjuvant,? (?:{_LOCAL},? )?or metastatic (?:treatment )?setting",
         (_S.ADJUVANT, _S.LOCALLY_ADVANCED, _S.METASTATIC, _S.NEOADJUVANT)),
        (r"in the neoadjuvant, adjuvant or metastatic setting",
         (_S.ADJUVANT, _S.METASTATIC, _S.NEOADJUVANT)),
        (r"in the adjuvant or metastatic setting", (_S.ADJUVANT, _S.METASTATIC)),
        ((r"in the unresectable or metastatic (?:treatment )?setting|for unresectable or "
         r"metastatic disease"),
         (_S.METASTATIC, _S.UNRESECTABLE)),
        (r"for locally advanced or metastatic disease", (_S.LOCALLY_ADVANCED, _S.METASTATIC)),
        (r"in the \(neo\)adjuvant setting|in the neoadjuvant or adjuvant setting",
         (_S.ADJUVANT, _S.NEOADJUVANT)),
        (r"in the adjuvant setting", (_S.ADJUVANT,)),
        (r"in the neoadjuvant setting", (_S.NEOADJUVANT,)),
        (r"in the (?:metastatic|advanced)(?: treatment)? setting", _METASTATIC),
        (r"for (?:their )?metastatic (?:disease|NSCLC|ESCC|breast cancer)", _METASTATIC),
        (r"for advanced disease", (_S.LOCALLY_ADVANCED, _S.METASTATIC, _S.UNRESECTABLE)),
    )
)  # fmt: skip
_WORDS_OF_THERAPY = re.compile(
    r"(?:,? ?(?:separately or in combination|including (?=an? |the )|as monotherapy"
    r"|chemotherapy|treatment|regimens?|therap(?:y|ies)))+",
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
        draft.take(*match.span(), (Prior(therapies=(f"class:{kind} inhibitor",), had=False),))
    _read(draft, _NOT_BEFORE, words, had=False)
    _read(draft, _BEFORE, words, had=True)


def _read(draft: Draft, opening: re.Pattern[str], words: Words, *, had: bool) -> None:
    at = 0
    while match := opening.search(draft.left, at):
        at = match.start() + 1
        found = read_list(draft.left, match.end(), words)
        if found is None:
            continue
        tail = _tail(draft.left, found.end)
        priors = list(_priors(match, found, had=had, setting=tail.setting))
        end = tail.end
        if tail.including and (more := read_list(draft.left, end, words)):
            priors.extend(_priors(None, more, had=had, setting=tail.setting))
            end = more.end
        draft.take(match.start(), end, priors)
        at = end


class _Tail(NamedTuple):
    """What follows a list of therapies: where they were given, and where it ends."""

    setting: tuple[SettingWord, ...]
    end: int
    including: bool


def _tail(text: str, start: int) -> _Tail:
    """Words of therapy and the setting behind a list, in any order."""
    setting: tuple[SettingWord, ...] = ()
    end, including = start, False
    while True:
        if plain := _WORDS_OF_THERAPY.match(text, end):
            end, including = plain.end(), plain.group().casefold().endswith("including ")
            continue
        space = re.compile(r",? ").match(text, end)
        at = space.end() if space else end
        for pattern, settings in _SETTINGS:
            if match := pattern.match(text, at):
                setting, end = settings, match.end()
                break
        else:
            return _Tail(setting, end, including)


def _priors(
    match: re.Match[str] | None,
    found: TherapyList,
    *,
    had: bool,
    setting: tuple[SettingWord, ...],
) -> Iterable[Prior]:
    count = match.groupdict().get("n") if match else None
    at_least = _COUNT[count.casefold()] if count else 1
    progressed = had and match is not None and _PROGRESSED.search(match.group()) is not None
    groups = [found.words()] if found.alternatives or not had else [(w,) for w in found.words()]
    for words in groups:
        yield Prior(
            therapies=tuple(sorted(words)),
            had=had,
            at_least=at_least,
            progressed=progressed,
            setting=setting,
        )


def _lines(match: re.Match[str], _words: Words) -> Iterable[Find]:
    return (Line(at_least=_COUNT[match["n"].casefold()]),)


def _lines_between(match: re.Match[str], _words: Words) -> Iterable[Find]:
    return (Line(at_least=_COUNT[match["n"].casefold()], at_most=_COUNT[match["m"].casefold()]),)


_PRIOR = (
    r"(?:lines? of )?(?:prior?|previous) (?:lines? of )?(?:systemic )?"
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
        rf"{_NOT_PROGRESSED} (?:at least|a minimum of) 16 weeks of(?:{_PLATINUM})",
        says(*_PLATINUM_HELD, State(word="at least 16 weeks of platinum")),
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
        rf"(?:disease progression )?(?:after(?: receiving)?|following|during or following|on "
        rf"or following) "
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
    phrase(
        rf"(?:(?:who|that|have) )*progressed{_ON} treatment",
        says(_ANY_FAILED),
    ),
    phrase(r"(?:who (?:have been|were) )?previously treated", says(Prior())),
)
