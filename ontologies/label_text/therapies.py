"""Lists of therapies in a sentence: "carboplatin and pemetrexed", "an ALK inhibitor or TKI"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ontologies.label_text.draft import KEPT, READ

if TYPE_CHECKING:
    from ontologies.words import Words

#: Class words as the sentences write them → the words of ``Prior.therapies``. Several words on
#: one line are all meant (``fluoropyrimidine- and platinum-containing chemotherapy``).
CLASSES: tuple[tuple[str, tuple[str, ...]], ...] = tuple(
    (pattern, tuple(words.split(" & ")))
    for pattern, words in (
        (
            (
                r"fluoropyrimidine(?:-|,)? ?-?,? oxaliplatin(?:-|,)? ?-?,? and irinotecan"
                r"(?:-based|-containing)? ?(?:chemotherapy|therapy)?(?: regimens?)?"
            ),
            "class:fluoropyrimidine & oxaliplatin & irinotecan",
        ),
        (
            (
                r"(?:both )?(?:oxaliplatin- and irinotecan|irinotecan- and oxaliplatin)-based "
                r"(?:chemotherapy|therapy|regimens)"
            ),
            "oxaliplatin & irinotecan",
        ),
        (
            (
                r"(?:fluoropyrimidine-? and platinum|platinum and fluoropyrimidine)"
                r" ?(?:-| -)?(?:containing|based) ?(?:combination )?chemotherapy"
            ),
            "class:fluoropyrimidine & class:platinum",
        ),
        (
            r"fluoropyrimidine ?-based (?:combination )?(?:chemotherapy|therapy)",
            "class:fluoropyrimidine",
        ),
        (
            r"platinum and 5-fluorouracil(?: \(5-FU\))? chemotherapy",
            "class:platinum & fluorouracil",
        ),
        (r"fluorouracil-based chemotherapy", "class:fluoropyrimidine"),
        (
            (
                r"(?:2 cycles of )?platinum(?:[- _]?(?: ?-?containing|based|doublet))?"
                r"(?: systemic| adjuvant)? ?(?:chemotherapy|therapy|regimen|treatment"
                r"|chemoradiation therapy)"
            ),
            "class:platinum",
        ),
        (r"irinotecan-based chemotherapy(?: regimens)?", "irinotecan"),
        (r"(?:an? )?(?:prior )?trastuzumab[- ]based (?:regimen|treatment|therapy)", "trastuzumab"),
        (
            r"neoadjuvant taxane(?:-based)? and trastuzumab-based treatment",
            "class:taxane & trastuzumab",
        ),
        (
            r"neoadjuvant taxane-based and HER2-targeted therapy",
            "class:taxane & class:her2 inhibitor",
        ),
        (
            r"anti-HER2(?:[- ]based)? ?(?:therapy|treatment)?(?: ?regimens?)?",
            "class:her2 inhibitor",
        ),
        (
            r"(?:an? )?(?:non-steroidal )?(?:aromatase|non-steroidal aromatase) inhibitors?",
            "class:aromatase inhibitor",
        ),
        (
            (
                r"(?:an? )?endocrine(?:[- ]based)? (?:therapy|regimen|treatment)|hormonal therapy"
                r"|antiestrogen therapy"
            ),
            "class:endocrine therapy",
        ),
        (r"(?:a )?new hormonal agent", "class:androgen receptor inhibitor"),
        (r"androgen receptor-directed therapy", "class:androgen receptor inhibitor"),
        (
            r"(?:an? )?EGFR(?:-directed| tyrosine kinase inhibitor(?: \(TKI\))?| TKI)(?: therapy)?",
            "class:egfr inhibitor",
        ),
        (
            (
                r"(?:an? |the first )?(?:other )?ALK(?: tyrosine kinase inhibitor \(TKI\)| TKI|[- "
                r"]inhibitor)s?(?: therapy)?"
            ),
            "class:alk inhibitor",
        ),
        (r"(?:a )?ROS1 inhibitors?", "class:ros1 inhibitor"),
        (r"(?:a )?RET inhibitors?", "class:ret inhibitor"),
        (r"(?:an? )?(?:prior )?NTRK inhibitors?", "class:ntrk inhibitor"),
        (r"(?:a )?BRAF or MEK inhibitor", "class:braf inhibitor | class:mek inhibitor"),
        (r"(?:a )?BRAF[- ]inhibitor", "class:braf inhibitor"),
        (r"(?:a )?CDK ?4/6 inhibitor", "class:cdk4/6 inhibitor"),
        (r"(?:a )?PD-1 or PD-L1 inhibitor(?: therapy)?", "class:pd-1 or pd-l1 inhibitor"),
        (r"(?:a )?B-cell receptor pathway inhibitor", "class:b-cell receptor pathway inhibitor"),
        (
            (
                r"(?:a |prior )?tyrosine[- ]kinase inhibitors?(?:\(s\))?"
                r"(?: ?[\[(]TKI(?:s|\(s\))?[\])])?(?: therapy)?"
            ),
            "class:tyrosine kinase inhibitor",
        ),
        (r"\bTKI(?: therapy)?", "class:tyrosine kinase inhibitor"),
        (r"interferon-alpha therapy", "interferon alpha"),
        (r"chemoimmunotherapy", "modality:chemoimmunotherapy"),
        (r"immunotherapy", "modality:immunotherapy"),
        (r"targeted therap(?:y|ies)", "modality:targeted therapy"),
        (r"(?:an? )?anthracyclines?(?:-based)?(?: chemotherapy)?", "class:anthracycline"),
        (r"(?:a )?taxanes?", "class:taxane"),
        (r"(?:a )?retinoids?", "class:retinoid"),
        (r"(?:a )?fluoropyrimidine", "class:fluoropyrimidine"),
        (r"FOLFOX(?:-?\d)?|mFOLFOX6", "fluorouracil & leucovorin & oxaliplatin"),
        (
            (
                r"CHOP \(cyclophosphamide, doxorubicin, vincristine, ?(?:and "
                r")?predniso(?:ne|lone)\) "
                r"chemotherapy"
            ),
            "cyclophosphamide & doxorubicin & vincristine & prednisone",
        ),
        (
            (
                r"(?:CVP \(cyclophosphamide, vincristine,? and "
                r"predniso(?:ne|lone)\)|cyclophosphamide, "
                r"vincristine, and prednisone \(CVP\)) chemotherapy"
            ),
            "cyclophosphamide & vincristine & prednisone",
        ),
        (
            (
                r"\(cyclophosphamide, doxorubicin, vincristine, and prednisone\) \(CHOP\) or other "
                r"anthracycline-based chemotherapy regimens"
            ),
            "class:anthracycline",
        ),
        (r"FOLFIRI", "fluorouracil & leucovorin & irinotecan"),
        (
            (
                r"(?:standard |first line |multi-agent )?(?:systemic )?chemotherapy(?: regimens?"
                r"| treatment)?"
            ),
            "modality:chemotherapy",
        ),
        (r"radiation", "modality:radiotherapy"),
    )
)

_CLASS_PATTERNS = tuple(
    (re.compile(pattern + r"(?![\w-])", re.IGNORECASE), words) for pattern, words in CLASSES
)
_ASIDE = re.compile(r" ?\((?!i+\))[^()]*\)")
_WORD = re.compile(r"[A-Za-z0-9][\w.'-]*")
_NAME = re.compile(r"[A-Za-z0-9][\w'-]*(?: [A-Za-z0-9][\w'-]*){0,2}")
_JOINT = re.compile(
    r"(?:,? (?:followed by|and at least one|and/or|and then|and|plus|or)(?: with)? |, (?:and |or "
    r")?)"
    r"(?:therapy with |prior |other |intravenous |standard )?",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"(?:standard |intravenous |prior |high-dose |treatment with |neoadjuvant or adjuvant )+",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r" (?:induction|consolidation(?: chemotherapy)?|mesylate|protein-bound)(?! of)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class TherapyList:
    """Therapies in a row: each item is a set of words that are all meant; ``joints`` between."""

    items: tuple[tuple[str, ...], ...]
    joints: tuple[str, ...]
    end: int

    @property
    def alternatives(self) -> bool:
        """Whether one of them is enough (``or``)."""
        return any(re.search(r"\bor\b|and/or", joint) for joint in self.joints)

    def words(self) -> tuple[str, ...]:
        """Every word, in order, once."""
        return tuple(dict.fromkeys(word for item in self.items for word in item))


def named(text: str, words: Words) -> tuple[str, ...]:
    """The substances of a name: one drug, or those of a brand that combines several."""
    drug = words.drugs.known(text)
    return (drug.name,) if drug is not None else words.drugs.combination(text) or ()


def read_list(text: str, start: int, words: Words) -> TherapyList | None:
    """The longest list of known therapies that begins at ``start``; None where there is none."""
    items: list[tuple[str, ...]] = []
    joints: list[str] = []
    at, end, joint = start, start, ""
    while (member := _member(text, at, words)) is not None:
        meant, end = member
        if joint:
            joints.append(joint)
        _take(meant, items, joints)
        next_joint = _JOINT.match(text, end)
        if next_joint is None:
            break
        joint, at = next_joint.group().casefold(), next_joint.end()
    return TherapyList(tuple(items), tuple(joints), end) if items else None


def _take(meant: tuple[str, ...], items: list[tuple[str, ...]], joints: list[str]) -> None:
    """Add one member; a phrase of two classes ("BRAF or MEK inhibitor") is two alternatives."""
    for word in meant:
        if " | " in word:
            items.extend((part,) for part in word.split(" | "))
            joints.append("or")
    if plain := tuple(word for word in meant if " | " not in word):
        items.append(plain)


def _member(text: str, at: int, words: Words) -> tuple[tuple[str, ...], int] | None:
    lead = _LEAD.match(text, at)
    found = _item(text, lead.end() if lead else at, words)
    if found is None:
        return None
    meant, end = found
    for follows in (_TAIL, _ASIDE):
        if match := follows.match(text, end):
            end = match.end()
    return meant, end


def _item(text: str, at: int, words: Words) -> tuple[tuple[str, ...], int] | None:
    for pattern, meant in _CLASS_PATTERNS:
        if (match := pattern.match(text, at)) and match.end() > at:
            return meant, match.end()
    name = _NAME.match(text, at)
    while name is not None and READ not in name.group() and KEPT not in name.group():
        candidate = name.group()
        if (drug := words.drugs.known(candidate)) is not None:
            return (drug.name,), at + len(candidate)
        shorter = candidate.rpartition(" ")[0]
        if not shorter:
            return None
        name = re.compile(re.escape(shorter)).match(text, at)
    return None
