"""The regimen of a sentence: its subject, and the partners that "in combination with" names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.model import Combination, Regimen, Setting, SettingWord
from ontologies.label_text.draft import Draft, DrugFind
from ontologies.label_text.therapies import named, read_list

if TYPE_CHECKING:
    from ontologies.words import Words

_ADJUVANT = Setting(any_of=(SettingWord.ADJUVANT,))
#: What opens the partners of the sentence's subject.
_WITH = re.compile(
    r"(?:(?<=add-on maintenance treatment )to (?=bevacizumab)"
    r"|(?:(?:for (?:use )?)?(?:in combination|combination therapy|integrated) |(?<=indicated ))"
    r"with) ?(?:standard )?(?P<adjuvant>adjuvant chemotherapy consisting of )?",
    re.IGNORECASE,
)
#: What stands before "in combination with" when the combination was given earlier.
_EARLIER = re.compile(
    r"\b(?:prior|previous) [\w-]+ (?:therapy(?:\(ies\))?|treatment) $", re.IGNORECASE
)
_OR_ALONE = re.compile(
    r"(?:monotherapy|single[- ]agent),? (?:\x00*,? )?or (?:\x00+|in combination)|with or "
    r"without(?! immunotherapy)"
    r"|in combination with [^.]{0,60}? as monotherapy|or as monotherapy",
    re.IGNORECASE,
)


def read_partners(draft: Draft, words: Words) -> None:
    """Read every "in combination with …"; corticosteroids beside a partner are supportive."""
    at = 0
    while match := _WITH.search(draft.left, at):
        at = match.end()
        if _EARLIER.search(draft.left, 0, match.start()):
            continue
        found = read_list(draft.left, match.end(), words)
        if found is None:
            continue
        steroids = words.drugs.class_members("corticosteroid")
        supportive = tuple(word for word in found.words() if word in steroids)
        members = tuple(word for word in found.words() if word not in steroids)
        classes = tuple(word.partition(":")[2] for word in members if ":" in word)
        drugs = tuple(word for word in members if ":" not in word)
        if found.alternatives and len(members) > 1:
            classes, drugs = (" or ".join(members).replace("class:", ""),), ()
        partners = DrugFind(drugs=drugs, classes=classes, supportive=supportive)
        setting = (_ADJUVANT,) if match["adjuvant"] else ()
        draft.take(match.start(), found.end, (partners, *setting))
        at = found.end


def regimen_of(sentence: str, finds: Iterable[object], words: Words) -> Regimen | None:
    """The subject of the sentence and its partners; None where the sentence offers a choice."""
    subject = named(re.split(r"[\s(,]", sentence.strip(), maxsplit=1)[0], words)
    if not subject or _OR_ALONE.search(" ".join(sentence.split())):
        return None
    partners = [find for find in finds if isinstance(find, DrugFind)]
    drugs = sorted({*subject, *(d for partner in partners for d in partner.drugs)})
    classes = sorted({c for partner in partners for c in partner.classes})
    single = len(drugs) == 1 and not classes
    return Regimen(
        drugs=tuple(drugs),
        combination=Combination.SINGLE if single else Combination.COMBINATION,
        classes=tuple(classes),
        supportive=tuple(sorted({s for partner in partners for s in partner.supportive})),
    )
