"""Setting, state of the disease, and single agent or not, in a label's sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.model import Alone, Condition, Setting, SettingWord, State
from ontologies.label_text.draft import Find, Phrase, phrase, says
from ontologies.label_text.either import either

if TYPE_CHECKING:
    from ontologies.words import Words

_S = SettingWord
ADVANCED = (_S.LOCALLY_ADVANCED, _S.METASTATIC, _S.UNRESECTABLE)
AROUND_SURGERY = frozenset({_S.ADJUVANT, _S.NEOADJUVANT})
_FOR = r"(?:for |as |in )?(?:the )?"
_TREATMENT = r" (?:treatment|therapy|setting)"


def _any(*words: SettingWord) -> Setting:
    return Setting(any_of=words)


def _advanced(match: re.Match[str], _words: Words) -> Iterable[Find] | None:
    text = match.group().casefold()
    found = {
        setting
        for word, setting in (
            ("locally advanced", _S.LOCALLY_ADVANCED),
            ("metastatic", _S.METASTATIC),
            ("unresectable", _S.UNRESECTABLE),
        )
        if word in text
    }
    if re.search(r"\(not amenable to curative", text):
        return (_if_incurable(found),)
    # "Recurrent" and plain "advanced" are not early: nothing narrower can be said of them.
    if re.search(r"recurrent|persistent|(?<!locally )advanced", text):
        found = set(ADVANCED)
    return (Setting(any_of=tuple(sorted(found))),) if found else None


def _if_incurable(found: set[SettingWord]) -> Condition:
    """Locally advanced disease with an aside that binds it alone; the rest as it is."""
    others = tuple(sorted(found - {_S.LOCALLY_ADVANCED}))
    local = (_any(_S.LOCALLY_ADVANCED), State(word="not amenable to curative therapy"))
    return either(local, (Setting(any_of=others),)) if others else either(local)


_EXTENT = (
    r"(?:primary advanced|advanced stage|locally advanced|locally recurrent|recurrent|persistent"
    r"|unresectable|advanced|metastatic)"
)
_ASIDE = (
    r"(?: \((?:not amenable to curative (?:therap(?:y|ies)|radiation or surgery)"
    r"|unresectable or metastatic|FIGO stages III and IV|stage III)\))?"
)

#: Phases of treatment, as "neoadjuvant treatment": the drug itself is given then.
PHASES: tuple[Phrase, ...] = (
    phrase(
        r"(?:for |as |in the )?(?:the )?neoadjuvant(?: treatment)?(?: setting)?[, \x00]*(?:and )?"
        r"(?:then )?(?:followed by|continued)[^.]*?adjuvant (?:treatment|setting)"
        r"(?: in combination with radiotherapy \(RT\),? with or without cisplatin and then as a? ?"
        r"(?:single agent|monotherapy|\x00+))?(?: after surg(?:ery|ical resection))?",
        says(_any(_S.ADJUVANT, _S.NEOADJUVANT)),
    ),
    phrase(rf"{_FOR}extended adjuvant{_TREATMENT}", says(_any(_S.ADJUVANT))),
    phrase(rf"{_FOR}neo-?adjuvant{_TREATMENT}", says(_any(_S.NEOADJUVANT))),
    phrase(
        rf"{_FOR}adjuvant{_TREATMENT}(?:,? (?:after|following) (?:complete )?(?:tumou?r "
        rf")?resection)?"
        r"(?: in (?=adult))?",
        says(_any(_S.ADJUVANT)),
    ),
    phrase(
        rf"{_FOR}(?:switch |single-agent |add-on )?maintenance{_TREATMENT}"
        r"(?: monotherapy following consolidation chemotherapy)?",
        says(_any(_S.MAINTENANCE)),
    ),
    phrase(
        r"in the consolidation phase of multiphase chemotherapy|as part of (?:the )?consolidation "
        r"therapy(?: for the treatment)?",
        says(_any(_S.CONSOLIDATION)),
    ),
)

#: Settings. A list of settings is one condition: any of them.
SETTINGS: tuple[Phrase, ...] = (
    *PHASES,
    phrase(
        r"\(i\) (?:who have )?locally advanced(?: NSCLC)?(?: and| where patients)?[ ,]*\x01* ?,? "
        r"?or \(ii\) metastatic(?: NSCLC)?",
        says(Setting(any_of=ADVANCED)),
    ),
    phrase(r"(?<![(\w])(?-i:m)(?=(?-i:CRC|TNBC|UC|CRPC|CSPC)\b)", says(_any(_S.METASTATIC))),
    phrase(rf"{_EXTENT}{_ASIDE}(?:,? (?:or |and/or |with |and )*{_EXTENT}{_ASIDE})*", _advanced),
    phrase(r"early[- ]stage|\bearly\b", says(_any(_S.EARLY))),
)

#: States of the disease or the patient, in the closed words of ``ontologies.states``.
STATES: tuple[Phrase, ...] = tuple(
    phrase(pattern, says(State(word=word)))
    for pattern, word in (
        (r"castration[- ]?resistant", "castration-resistant"),
        (r"castration-sensitive", "castration-sensitive"),
        (r"endocrine-resistant", "endocrine-resistant"),
        (r"platinum-resistant", "platinum-resistant"),
        (r"newly[- ]diagnosed", "newly diagnosed"),
        (r"\bde novo\b", "de novo"),
        (
            (
                r"(?:who are )?radioactive iodine-refractory(?: \(if radioactive iodine is "
                r"appropriate\))?"
            ),
            "radioiodine-refractory",
        ),
        (r"(?:in )?\bpostmenopausal (?:women|patients)", "postmenopausal"),
        (r"(?:(?:in|of|for the treatment of) )?\b(?:women|females)\b", "female"),
        (r"(?:in )?\b(?:adult )?men\b", "male"),
        (
            (
                r"(?:(?:and|with|who|have|that) )*no satisfactory (?:alternative )?(?:alterantive "
                r")?"
                r"(?:treatments?|therapy)(?: options)?"
            ),
            "no satisfactory alternative",
        ),
        (r"(?:(?:who|that|and) )*requires? systemic therapy", "requires systemic therapy"),
        (
            r"(?:and )?with no satisfactory locoregional treatment options",
            "no satisfactory locoregional treatment",
        ),
        (r"not requiring immediate surgery", "not requiring immediate surgery"),
        (
            (
                r"(?:in the chronic phase|in chronic phase|in CP\b|\bchronic phase|\bCP(?= \x00)"
                r"|(?<=-)CP\b)(?: \(CP\))?"
            ),
            "chronic phase",
        ),
        (
            (
                r"(?:who are )?in (?:an? )?(?:complete or partial response|response "
                r"\(complete(?: response)? or partial(?: response)?\))(?: to(?: first-line)? "
                r"platinum-based chemotherapy| following completion of first-line platinum-based "
                r"chemotherapy(?: in combination with bevacizumab)?)?"
            ),
            "in response to platinum",
        ),
        (r"(?:in )?(?:the )?accelerated phase(?: \(AP\))?", "accelerated phase"),
        (r"(?:in )?(?:the )?blast (?:phase|crisis)(?: \((?:BP|BC)\))?", "blast phase"),
        (r"relapsed(?: ?/ ?| or )refractory|refractory or in relapse", "relapsed or refractory"),
        (r"\bin relapse\b", "relapsed"),
        (r"recurrent,? or refractory", "relapsed or refractory"),
        (
            (
                r"(?<!unresectable )(?<!unresectable, )\brecurrent\b(?!,? "
                r"(?:or|and|unresect|metast))(?<! or recurrent)"
            ),
            "recurrent",
        ),
        (r"\brelapsed\b", "relapsed"),
        (r"(?<![\w-])refractory\b(?! (?:to|or))", "refractory"),
    )
)

#: Given alone, or in a combination that the sentence does not name.
ALONE: tuple[Phrase, ...] = (
    phrase(
        r"(?:,? ?(?:as (?:an? )?|in |for |use as )(?:a )?)?(?:monotherapy|single[- ]agent)\b"
        r"(?! (?:maintenance|OPDIVO|VANFLYTA|following consolidation))",
        says(Alone()),
    ),
    phrase(r"as a component of a combination regimen", says(Alone(single_agent=False))),
)
