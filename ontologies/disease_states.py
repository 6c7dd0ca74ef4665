"""Disease names that hold more than a tumour: receptors and states taken out of the name."""

from __future__ import annotations

import re

from kg.model import Value
from ontologies.terms import fold
from ontologies.tumour_names import key


class DiseaseParts(Value, frozen=True, kw_only=True):
    """A name without its receptors and states, and those in words that the grammars read."""

    tumour: str
    biomarkers: tuple[str, ...] = ()
    states: tuple[str, ...] = ()


_TRIPLE_NEGATIVE = ("ER-negative", "PR-negative", "HER2-negative")
_PH = "BCR-ABL1 fusion"

#: Disease Ontology terms (and their labels) that are a tumour plus something.
DISEASES: dict[str, DiseaseParts] = {
    term: DiseaseParts(tumour=tumour, biomarkers=biomarkers, states=states)
    for terms, tumour, biomarkers, states in (
        (("doid:0060079", "HER2 positive breast cancer"), "breast cancer", ("HER2-positive",), ()),
        (("doid:0060080", "HER2 negative breast cancer"), "breast cancer", ("HER2-negative",), ()),
        (("doid:0070781", "HER2-low breast cancer"), "breast cancer", ("HER2-low",), ()),
        (("doid:0070782", "HER2-ultralow breast cancer"),
         "breast cancer", ("HER2-ultralow",), ()),
        (("doid:0070778", "hormone receptor-negative/HER2-positive breast cancer"),
         "breast cancer", ("HR-negative", "HER2-positive"), ()),
        (("doid:0070779", "hormone receptor-positive/HER2-positive breast cancer"),
         "breast cancer", ("HR-positive", "HER2-positive"), ()),
        (("doid:0070780", "hormone receptor-positive/HER2-negative breast cancer"),
         "breast cancer", ("HR-positive", "HER2-negative"), ()),
        (("doid:0060075", "estrogen-receptor positive breast cancer"),
         "breast cancer", ("ER-positive",), ()),
        (("doid:0060076", "estrogen-receptor negative breast cancer"),
         "breast cancer", ("ER-negative",), ()),
        (("doid:0060077", "progesterone-receptor positive breast cancer"),
         "breast cancer", ("PR-positive",), ()),
        (("doid:0060078", "progesterone-receptor negative breast cancer"),
         "breast cancer", ("PR-negative",), ()),
        (("doid:0060081", "triple-negative breast cancer", "TNBC", "mTNBC"),
         "breast cancer", _TRIPLE_NEGATIVE, ()),
        (("doid:0080909", "castration-resistant prostate carcinoma", "CRPC", "mCRPC", "nmCRPC"),
         "prostate cancer", (), ("castration-resistant",)),
        (("mHSPC", "mCSPC", "HSPC"), "prostate cancer", (), ("castration-sensitive",)),
        (("doid:0080144",), "acute lymphoblastic leukemia", (), ("childhood",)),
        (("doid:0080146",), "B-lymphoblastic leukemia/lymphoma", (), ("childhood",)),
        (("doid:0060592",), "B-lymphoblastic leukemia/lymphoma", (), ("adult",)),
        (("doid:6812",), "pilocytic astrocytoma", (), ("childhood",)),
        (("doid:0080830",), "low grade glioma", (), ("childhood",)),
        (("doid:5509",), "ependymoma", (), ("childhood",)),
    )
    for term in terms
}  # fmt: skip

#: OncoTree types that are told by one finding: who names the type states the finding.
DEFINED_BY: dict[str, tuple[str, ...]] = {
    "BLLBCRABL1": (_PH,),
    "CMLBCRABL1": (_PH,),
    "AMLBCRABL1": (_PH,),
    "MPALBCRABL1": (_PH,),
    "APLPMLRARA": ("PML-RARA fusion",),
    "ALCLALKP": ("ALK fusion",),
}

_GAP = r"[\s-]*"
_RECEPTOR = (
    r"(?:(?P<her2>her-?2(?:/neu)?|erbb2|human epidermal growth factor receptor 2)"
    r"|(?P<er>er|(?:o?estrogen)" + _GAP + r"receptor)"
    r"|(?P<pr>pr|pgr|progesterone" + _GAP + r"receptor)"
    r"|(?P<hr>hr|hormone" + _GAP + r"receptor))"
)
_SIGN = (
    r"(?:" + _GAP + r"receptors?)?" + _GAP + r"(?P<sign>positive|negative|pos\b|neg\b|\+|-(?!\w))"
)
_MARKED = re.compile(rf"(?<![\w]){_RECEPTOR}(?:\s*\([^)]*\))?{_SIGN}", re.IGNORECASE)
_TRIPLE = re.compile(r"triple[- ](?:receptor[- ])?negative", re.IGNORECASE)
_PHILADELPHIA = re.compile(
    r"(?:philadelphia(?:[- ]chromosome)?|\bph\b)(?: \(ph\))?[- ]?"
    r"(?P<sign>positive|negative|\+|-(?!\w))",
    re.IGNORECASE,
)
#: State words inside a name → the words of ``ontologies.states``, or an age group.
_STATES = tuple(
    (re.compile(pattern, re.IGNORECASE), word)
    for pattern, word in (
        (r"castrat(?:ion|e)[- ]resistant|hormone[- ]refractory", "castration-resistant"),
        (r"(?:castration|hormone)[- ]sensitive", "castration-sensitive"),
        (r"relapsed (?:or|and|/) ?refractory|relapsed/refractory", "relapsed or refractory"),
        (r"\brelapsed\b", "relapsed"),
        (r"\brecurrent\b", "recurrent"),
        (r"(?<!-)\brefractory\b(?! to)", "refractory"),
        (r"\bchildhood\b|\bpa?ediatric\b(?!-type)", "childhood"),
        (r"\badult\b(?!-type| T)", "adult"),
    )
)
_NAMES = {"her2": "HER2", "er": "ER", "pr": "PR", "hr": "HR"}
_LEFT_OVER = re.compile(r"\(\s*\)|\s+(?=[,;])|^[\s,;/&-]+|[\s,;/&-]+$")
_JOINTS = re.compile(r"\s*[,/&]\s*(?=[,/&])|\s{2,}")


def split_disease(text: str) -> DiseaseParts:
    """Take receptors and states out of a disease name or identifier.

    A name without any comes back as it is. Age groups are the state words ``childhood`` and
    ``adult``.

    >>> parts = split_disease("Her2-receptor Positive Breast Cancer")
    >>> parts.tumour, parts.biomarkers
    ('Breast Cancer', ('HER2-positive',))
    """
    known = _known(text)
    if known is not None:
        return known
    left = text
    biomarkers: list[str] = []
    states: list[str] = []
    if _TRIPLE.search(left):
        left = _TRIPLE.sub(" ", left)
        biomarkers += _TRIPLE_NEGATIVE
    for pattern in (_PHILADELPHIA, _MARKED):
        for match in pattern.finditer(left):
            biomarkers.append(_phrase(match))
        left = pattern.sub(" ", left)
    for pattern, word in _STATES:
        if pattern.search(left) and word not in states:
            states.append(word)
            left = pattern.sub(" ", left)
    tumour = _tidy(left)
    if not tumour or not (biomarkers or states):
        return DiseaseParts(tumour=text)
    return DiseaseParts(
        tumour=tumour, biomarkers=tuple(dict.fromkeys(biomarkers)), states=tuple(states)
    )


def _known(text: str) -> DiseaseParts | None:
    folded = fold(text)
    if folded.isdigit():
        folded = f"doid:{folded}"
    return _BY_KEY.get(folded) or _BY_KEY.get(key(text))


_BY_KEY = {fold(t): parts for t, parts in DISEASES.items()} | {
    key(t): parts for t, parts in DISEASES.items()
}


def _phrase(match: re.Match[str]) -> str:
    positive = match["sign"].lower().startswith(("pos", "+"))
    if match.re is _PHILADELPHIA:
        return _PH if positive else f"{_PH} negative"
    name = next(label for group, label in _NAMES.items() if match[group])
    return f"{name}-{'positive' if positive else 'negative'}"


def _tidy(text: str) -> str:
    before = ""
    while text != before:
        before = text
        text = _LEFT_OVER.sub("", _JOINTS.sub(" ", text)).strip()
    return text
