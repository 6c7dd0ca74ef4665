"""Whole spans of a sentence whose words bind each other, read by one line each."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.model import Binding, Carries, Line, Prior, Setting, SettingWord, State
from ontologies.label_text import markers as m
from ontologies.label_text.draft import DrugFind, Find, Phrase, phrase, says
from ontologies.label_text.either import either

if TYPE_CHECKING:
    from ontologies.words import Words

_CHEMOTHERAPY = "modality:chemotherapy"
_BCR = "class:b-cell receptor pathway inhibitor"
_BRAF_INHIBITOR = "class:braf inhibitor"
_BRAF_V600 = Carries(profile=m.residue("BRAF", "V", 600))
_PHASES = {"chronic": "chronic phase", "accelerated": "accelerated phase", "blast": "blast phase"}


def _phases(match: re.Match[str], _words: Words) -> Iterable[Find]:
    named = [word for word in _PHASES if word in match.group().casefold()]
    return (either(*((State(word=_PHASES[word]),) for word in named)),)


def _after_two_inhibitors(match: re.Match[str], _words: Words) -> Iterable[Find]:
    """Resistant to one of these; or intolerant, and not for imatinib; or the gatekeeper change."""
    failed = Prior(therapies=tuple(match["drugs"].casefold().split(" or ")), progressed=True)
    return (
        either(
            (failed, State(word="resistant to prior therapy")),
            (failed, State(word="unsuitable for imatinib")),
            (Carries(profile=m.protein("ABL1", "T315I")),),
        ),
    )


_GOES_ON = "the same drug goes on alone; the combination before it is the use"

#: Read before the phrases that would read them by halves.
TOLD: tuple[Phrase, ...] = (
    phrase(
        r"(?:with |in )?\b(?:chronic, )?accelerated,? or (?:myeloid or lymphoid )?blast phase",
        _phases,
    ),
    phrase(r"\(chronic phase, accelerated phase, or blast phase\)", _phases),
    phrase(r"(?<=-)CP and (?:Ph\+ )?CML-AP", says(
        either((State(word="chronic phase"),), (State(word="accelerated phase"),))
    )),
    phrase(
        r"who are resistant to (?P<drugs>dasatinib(?: or nilotinib)?); who are intolerant to "
        r"(?P=drugs) and for whom subsequent treatment with imatinib is not clinically "
        r"appropriate; or who have the T315I mutation",
        _after_two_inhibitors,
    ),
    phrase(
        r"for whom no other kinase inhibitors are indicated or T315I-positive Ph\+ ALL",
        says(
            either(
                (State(word="unsuitable for other tyrosine kinase inhibitors"),),
                (Carries(profile=m.protein("ABL1", "T315I")),),
            )
        ),
    ),
    phrase(
        r"(?:who are )?unsuitable for or have failed a B-cell receptor pathway inhibitor",
        says(
            either(
                (State(word="unsuitable for b-cell receptor pathway inhibitor"),),
                (Prior(therapies=(_BCR,), progressed=True),),
            )
        ),
    ),
    phrase(
        r"(?:receiving )?first-line, maintenance, or second or greater line treatment after "
        r"progression following at least one prior chemotherapy regimen",
        says(
            either(
                (Line(at_most=0),),
                (Setting(any_of=(SettingWord.MAINTENANCE,)),),
                (Line(at_least=1), Prior(therapies=(_CHEMOTHERAPY,), progressed=True)),
            )
        ),
    ),
    phrase(
        r"(?:and, )?if BRAF V600 mutation[- ]positive,? (?:following )?(?:a )?BRAF or MEK "
        r"inhibitor",
        says(
            Binding(
                who=(_BRAF_V600,),
                then=(Prior(therapies=(_BRAF_INHIBITOR, "class:mek inhibitor")),),
            )
        ),
    ),
    phrase(
        r"(?:and, )?if BRAF V600 mutation[- ]positive,? (?:following )?(?:a )?BRAF inhibitor",
        says(Binding(who=(_BRAF_V600,), then=(Prior(therapies=(_BRAF_INHIBITOR,)),))),
    ),
    phrase(
        r"in combination with neoadjuvant chemotherapy followed by adjuvant \w+ therapy",
        says(
            DrugFind(classes=("chemotherapy",)),
            Setting(any_of=(SettingWord.ADJUVANT, SettingWord.NEOADJUVANT)),
        ),
    ),
    phrase(
        r"(?:,? ?and for )?patients in complete response followed by \w+ single agent maintenance "
        r"therapy",
        why=_GOES_ON,
    ),
    phrase(
        r",? ?followed by (?:maintenance treatment with )?[A-Z]\w+(?: continued)?(?: as)?(?: a)? "
        r"(?:monotherapy|single[- ]agent(?: maintenance therapy)?)\b",
        why=_GOES_ON,
    ),
    phrase(
        r",? ?and as maintenance monotherapy following consolidation chemotherapy,?", why=_GOES_ON
    ),
    phrase(r",? ?with or without bevacizumab,?", why="a partner that may be left out"),
    phrase(
        r"continued as adjuvant treatment in combination with radiotherapy \(RT\),? with or "
        r"without "
        r"cisplatin and then as (?:a single agent|monotherapy)",
        says(Setting(any_of=(SettingWord.ADJUVANT,))),
    ),
    phrase(
        r"after prior fluoropyrimidine-based therapy in combination with oxaliplatin or irinotecan",
        says(
            Prior(therapies=("class:fluoropyrimidine",)),
            Prior(therapies=("irinotecan", "oxaliplatin")),
        ),
    ),
    phrase(
        r"that has progressed on prior trastuzumab therapy\(ies\) in combination with chemotherapy",
        says(
            Prior(therapies=("trastuzumab",), progressed=True),
            Prior(therapies=(_CHEMOTHERAPY,), progressed=True),
        ),
    ),
    phrase(
        r"(?:whose disease )?has not progressed on first-line treatment with durvalumab in "
        r"combination with carboplatin and paclitaxel",
        says(
            *(Prior(therapies=(name,)) for name in ("durvalumab", "carboplatin", "paclitaxel")),
            State(word="not progressed on first-line treatment"),
        ),
    ),
    phrase(
        r"received two or more prior anti-HER2 regimens, at least one of which was for metastatic "
        r"disease",
        says(
            Prior(therapies=("class:her2 inhibitor",), at_least=2),
            Prior(therapies=("class:her2 inhibitor",), setting=(SettingWord.METASTATIC,)),
        ),
    ),
    phrase(r"with or without immunotherapy", why="either way"),
    phrase(r"\(either alone or in combination with other EGFR mutations\)", why="either way"),
    phrase(r"previously untreated and previously treated", why="any line"),
    phrase(
        r"(?:of |for the treatment of |in )?pre/perimenopausal (?:or|and) postmenopausal women,? "
        r"(?:or|and) men ?,?",
        why="everybody",
    ),
    phrase(
        r"(?:of |for the treatment of |in )?pre/perimenopausal or postmenopausal women(?!,? "
        r"or men)",
        says(State(word="female")),
    ),
    phrase(
        r"including within 12 months of neoadjuvant or adjuvant therapy",
        why="an example of the phrase before it",
    ),
    phrase(
        r"including (?:Ph\+ )?(?:CML|ALL) that is T315I mutation positive or where there is prior "
        r"TKI resistance or intolerance",
        why="examples of the phrase before it",
    ),
)  # fmt: skip
