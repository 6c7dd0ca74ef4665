"""How the cohort table writes tumours and alterations: remarks in brackets, pools, exceptions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from kg.model import (
    And,
    Biomarker,
    Breadth,
    Curie,
    Expression,
    Level,
    Profile,
    Signature,
    SignatureName,
    TumourScope,
)
from loaders.claims import Disease, disease_of, united
from ontologies.claims import parse_profile

if TYPE_CHECKING:
    from ontologies.words import Words

#: Nothing was tested for, or anything would do.
NO_ALTERATION: Final = re.compile(r"any actionable|none required|ESCAT tier |hormone receptor, ")

#: What a trial gave when it gave many things, or either of two.
NO_DRUG: Final = re.compile(r"all study drugs|matched .*agents?\b|.* or ")

_REMARK: Final = re.compile(r"\s*\((?!not |[^()]* excluded)[^()]*\)")

#: Facts about the patients, behind the alteration.
_PATIENTS: Final = re.compile(r", (?:\S+-inhibitor (?:naive|pretreated)|one prior .*)$")

#: What the table writes short, spelled out for the claim grammar.
WRITTEN: Final = {
    "dMMR/MSI": "dMMR OR MSI-H",
    "dMMR/MSI-H": "dMMR OR MSI-H",
    "CDK4/CDK6/CCND1/CCND2/CCND3 amplification, CDKN2A or SMARCA4 complete loss": (
        "CDK4 amplification OR CDK6 amplification OR CCND1 amplification OR CCND2 amplification"
        " OR CCND3 amplification OR CDKN2A deletion OR SMARCA4 deletion"
    ),
    "CDK4/6 or CCND1 amplification or CDKN2A deletion": (
        "CDK4 amplification OR CDK6 amplification OR CCND1 amplification OR CDKN2A deletion"
    ),
    "CDKN2A loss or mutation": "CDKN2A loss OR CDKN2A mutation",
    "CDKN2A loss or mutation, no RB1 mutation": (
        "(CDKN2A loss OR CDKN2A mutation) AND NOT RB1 mutation"
    ),
    "FGFR1 amplification or mutation": "FGFR1 amplification OR FGFR1 mutation",
    "PIK3CA mutation (KRAS mutant excluded)": "PIK3CA mutation AND NOT KRAS mutation",
    "PIK3CA activating mutation (KRAS/PTEN mutant excluded)": (
        "PIK3CA activating mutation AND NOT KRAS mutation AND NOT PTEN mutation"
    ),
    "ERBB2 mutation (not amplified)": "ERBB2 mutation AND NOT ERBB2 amplification",
    "ERBB2 amplification/overexpression": "ERBB2 amplification OR ERBB2 overexpression",
    "ERBB2/ERBB3 amplification, overexpression or mutation": (
        "ERBB2 amplification OR ERBB2 overexpression OR ERBB2 mutation"
        " OR ERBB3 amplification OR ERBB3 overexpression OR ERBB3 mutation"
    ),
    "FGFR1-3 fusion/rearrangement": (
        "FGFR1 rearrangement OR FGFR2 rearrangement OR FGFR3 rearrangement"
    ),
    "FGFR1-3 activating non-kinase-domain mutation": (
        "(FGFR1 activating mutation AND NOT FGFR1 kinase domain mutation)"
        " OR (FGFR2 activating mutation AND NOT FGFR2 kinase domain mutation)"
        " OR (FGFR3 activating mutation AND NOT FGFR3 kinase domain mutation)"
    ),
    "FGFR2 fusion/rearrangement": "FGFR2 rearrangement",
    "RET/FGFR alteration": "RET alteration OR FGFR alteration",
    "RET mutation or fusion": "RET mutation OR RET fusion",
    "ROS1 fusion with G2032R": "ROS1 fusion AND ROS1 G2032R",
    "BRAF V600E or K601E": "BRAF V600E OR BRAF K601E",
    "BRAF fusion or V600E": "BRAF fusion OR BRAF V600E",
    "HER2 IHC 3+/2+": "HER2 IHC 3+ OR HER2 IHC 2+",
    "HER2 IHC 2+/3+ or amplification": "HER2 IHC 2+ OR HER2 IHC 3+ OR ERBB2 amplification",
}

_TWO_PLUS: Final = Expression(gene="ERBB2", level=Level.ANY, assay="IHC", at_least=2, below=3)
#: Ranges, which the claim grammar does not write: a score of just 2+, a load between two bounds.
RANGES: Final[dict[str, Profile]] = {
    "HER2 IHC 2+": Biomarker(alteration=_TWO_PLUS),
    "tumour mutational load 140-290, microsatellite stable": And(
        of=(
            Biomarker(alteration=Signature(name=SignatureName.TMB, at_least=11, below=22)),
            Biomarker(alteration=Signature(name=SignatureName.MSI, high=False)),
        )
    ),
}

#: A basket: what it enrolled, by the words before any exception.
_BASKET: Final = re.compile(
    r"all|pooled|various|all .*|various .*|pooled, .*|.*\bsolid(?: and .*)? (?:CNS )?tumours?\b.*"
    r"|.*\b(?:cancer|tumour) types\b.*|.*, other|.*\bsolid-tumour\b.*"
)
#: A basket that took lymphomas, too.
_WITH_LYMPHOMA: Final = re.compile(r".*\blymphoma\b.*")
_EXCEPT: Final = re.compile(r"(.*?),? (?:except|none|other than) (.*)")
_NON: Final = re.compile(r"non-(\w+) (\w+)")
#: About the patients, before or behind the tumour.
_BEFORE: Final = re.compile(r"^(?:metastatic|advanced|recurrent) (?!solid)")
_BEHIND: Final = re.compile(
    r", (?:platinum-pretreated|untreated|pretreated|treatment-naive|no prior .*|prior .*"
    r"|.*refractory,.*)$"
)
_COUNTED: Final = re.compile(r"\((\d+ [a-z][^()]*)\)")
_NUMBER: Final = re.compile(r"\b\d+ ")
_APART: Final = re.compile(r" / | or |/| and ")

#: Words that stand for several types, or that no vocabulary of tumours has.
SPELLED_OUT: Final = {
    "gynaecological cancers": "ovarian cancer / endometrial carcinoma / cervical cancer",
    "biliary cancer": "biliary tract cancer",
    "ER+ breast cancer": "Estrogen-receptor Positive Breast Cancer",
    "breast": "breast cancer",
    "gastric": "gastric cancer",
    "squamous lung": "lung squamous cell carcinoma",
    "colorectal": "colorectal cancer",
    "lung": "lung cancer",
    "thyroid": "thyroid cancer",
    "paediatric: MTC 14, PTC 10, other 3": "MTC / PTC",
}


def profile_of(text: str, words: Words) -> Profile | None:
    """The alteration a cohort was chosen by; None where it was chosen by none.

    Raises:
        Refused: the text cannot be read.
    """
    if NO_ALTERATION.match(text):
        return None
    plain = _PATIENTS.sub("", _REMARK.sub("", text))
    return RANGES.get(plain) or parse_profile(WRITTEN.get(plain, plain), words)


def tumours_of(text: str, words: Words) -> Disease:
    """The tumours of a cohort, with the biomarkers that its disease implies.

    Raises:
        Refused: a tumour is unknown.
    """
    plain = _BEFORE.sub("", _BEHIND.sub("", _REMARK.sub("", text)))
    excluded: tuple[Curie, ...] = ()
    if found := _EXCEPT.fullmatch(plain):
        plain, excluded = found[1], _ids(found[2], words)
    elif found := _NON.fullmatch(plain):
        plain, excluded = found[2], _ids(f"{found[1]} {found[2]}", words)
    if _BASKET.fullmatch(plain):
        breadth = Breadth.ALL if _WITH_LYMPHOMA.fullmatch(plain) else Breadth.ALL_SOLID
        return Disease(scope=TumourScope(breadth=breadth, excluded=excluded, text=text))
    parts = _diseases(plain, words)
    types = dict.fromkeys(id_ for part in parts for id_ in part.scope.types)
    types |= dict.fromkeys(_counted(text, words))
    implied = [part.implies for part in parts if part.implies is not None]
    return Disease(
        scope=TumourScope(breadth=Breadth.TYPES, types=tuple(types), excluded=excluded, text=text),
        implies=united(*implied) if implied else None,
    )


def _counted(text: str, words: Words) -> Iterator[Curie]:
    """The types that a remark counts: "biliary tract (11 cholangiocarcinoma, 4 ampullary)".

    A trial may enrol under its name what the tumour tree has elsewhere; what no vocabulary knows
    lies within the name before it.
    """
    remark = _COUNTED.search(text)
    for name in _NUMBER.sub("", remark[1]).split(", ") if remark else ():
        for spelled in (name, f"{name} carcinoma", f"{name} cancer"):
            found = words.tumours.known(spelled)
            if found is not None:
                yield found.id
                break


def _diseases(text: str, words: Words) -> list[Disease]:
    """One disease where the whole text is one, else those that it joins."""
    whole = SPELLED_OUT.get(text, text)
    if words.tumours.known(whole) is not None:
        return [disease_of(whole, "", words)]
    parts = _APART.split(whole)
    return [disease_of(SPELLED_OUT.get(part, part), "", words) for part in parts]


def _ids(text: str, words: Words) -> tuple[Curie, ...]:
    return tuple(id_ for part in _diseases(text, words) for id_ in part.scope.types)
