"""The short words of the retyped regulatory tables: biomarkers, tumours, settings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from kg.model import (
    Age,
    Alone,
    Breadth,
    Combination,
    Condition,
    Level,
    Line,
    Not,
    Prior,
    Profile,
    Regimen,
    Setting,
    SettingWord,
    State,
    TumourScope,
)
from ontologies.label_text import markers as m
from ontologies.label_text import tumours as t
from ontologies.label_text.markers import K
from ontologies.label_text.therapies import read_list

if TYPE_CHECKING:
    from ontologies.words import Words

_MSI = m.any_of([m.MMR_DEFICIENT, m.MSI_HIGH])

#: Biomarker words of the tables → profile.
PROFILES: Final[dict[str, Profile]] = {
    "17p deletion": m.DEL_17P,
    "ALK-positive": m.fusion("ALK"),
    "BRAF V600 wild-type": m.wild("BRAF"),
    "BRAF V600E": m.protein("BRAF", "V600E"),
    "BRAF V600E/K": m.any_of([m.protein("BRAF", "V600E"), m.protein("BRAF", "V600K")]),
    "BRAF fusion/rearrangement or V600": m.any_of(
        [m.mutated(("BRAF",), K.REARRANGEMENT), m.residue("BRAF", "V", 600)]
    ),
    "BRCA mutation (germline/somatic)": m.mutated(m.BRCA, K.LOSS_OF_FUNCTION),
    "CD19-positive, MRD >=0.1%": m.expressed("CD19", Level.POSITIVE),
    "CD20-positive": m.expressed("MS4A1", Level.POSITIVE),
    "CD25-positive": m.expressed("IL2RA", Level.POSITIVE),
    "CD33-positive": m.expressed("CD33", Level.POSITIVE),
    "EGFR T790M": m.protein("EGFR", "T790M"),
    "EGFR exon 20 insertion": m.EGFR_20_INSERTION,
    "EGFR mutation": m.mutated(("EGFR",)),
    "EGFR-expressing": m.expressed("EGFR", Level.POSITIVE),
    "ER-positive, HER2-negative": m.all_of([m.ER_POSITIVE, m.HER2_NEGATIVE]),
    "ERBB2 kinase-domain mutation": m.kinase_domain("ERBB2"),
    "ERBB2 mutation": m.mutated(("ERBB2",), K.ACTIVATING),
    "ESR1 mutation, HR-positive, HER2-negative": m.all_of(
        [m.HR_POSITIVE, m.HER2_NEGATIVE, m.mutated(("ESR1",))]
    ),
    "FGFR2 fusion/rearrangement": m.mutated(("FGFR2",), K.REARRANGEMENT),
    "FGFR3 or FGFR2 alteration": m.mutated(("FGFR2", "FGFR3"), K.ALTERATION),
    "FOLR1-positive": m.expressed("FOLR1", Level.POSITIVE),
    "H3 K27M": m.protein("H3-3A", "K27M"),
    "HER2 IHC 3+": m.HER2_3_PLUS,
    "HER2 overexpression, HR-positive": m.all_of([m.HER2_POSITIVE, m.HR_POSITIVE]),
    "HER2-negative": m.HER2_NEGATIVE,
    "HER2-positive": m.HER2_POSITIVE,
    "HER2-positive, RAS wild-type": m.all_of([m.HER2_POSITIVE, m.wild(*m.RAS)]),
    "HR-positive": m.HR_POSITIVE,
    "KIT (CD117)-positive": m.expressed("KIT", Level.POSITIVE),
    "KRAS G12C": m.protein("KRAS", "G12C"),
    "KRAS mutation": m.mutated(("KRAS",)),
    "MET exon 14 skipping": m.MET_14_SKIPPING,
    "MSI-H/dMMR": _MSI,
    "NRG1 fusion": m.fusion("NRG1"),
    "NTRK fusion": m.NTRK_FUSION,
    "PD-L1 >=1% immune cells": m.expressed("CD274", Level.POSITIVE, "IC", 1.0),
    "PD-L1 CPS >=1": m.expressed("CD274", Level.POSITIVE, "CPS", 1.0),
    "PD-L1 CPS >=10": m.expressed("CD274", Level.POSITIVE, "CPS", 10.0),
    "PD-L1-positive": m.expressed("CD274", Level.POSITIVE),
    "Ph-negative": Not(of=m.PHILADELPHIA),
    "Ph-positive": m.PHILADELPHIA,
    "RET fusion": m.fusion("RET"),
    "RET mutation": m.mutated(("RET",)),
    "TMB-H >=10 mut/Mb": m.TMB_10,
    "c-Met protein high (>=50% 3+)": m.MET_STRONG_IN_HALF,
    "dMMR": m.MMR_DEFICIENT,
    "germline BRCA mutation": m.germline(m.BRCA),
    "not MSI-H/dMMR": m.all_of([m.MSI_NOT_HIGH, m.MMR_PROFICIENT]),
    "tuberous sclerosis": m.mutated(("TSC1", "TSC2"), K.LOSS_OF_FUNCTION),
}
#: Words that name no biomarker a patient could be tested for, or one that is not required.
NO_PROFILE: Final = frozenset(
    {
        *("", "none", "PIK3CA", "familial adenomatous polyposis", "BRAF restriction removed"),
        *("BRAF V600-mutated need prior BRAF inhibitor", "EZH2 mutation, or no alternative"),
        *("PD-L1 expression or platinum-ineligible", "HLA-A*02 eligible, MAGE-A4 expression"),
        *("none on the list (INI1 loss not named)", "GD2 (target)", "CD52 (target)"),
        *("CD22 (target)", "CD20 (target)", "BCMA (target)", "EpCAM-positive"),
    }
)

#: Tumour words that the shared vocabulary does not have as they stand.
TUMOURS: Final[dict[str, TumourScope]] = {
    "solid tumours": t.SOLID,
    "solid tumours; colorectal cancer": t.SOLID,
    "NSCLC": t.NSCLC,
    "NSCLC, non-squamous": t.NON_SQUAMOUS,
    "NSCLC, squamous": t.oncotree("LUSC"),
    "CML": t.oncotree("CML"),
    "CML chronic phase": t.oncotree("CML"),
    "ALL": t.ACUTE_LYMPHOBLASTIC,
    "B-cell precursor ALL": t.oncotree("BLL"),
    "AML": t.oncotree("AML"),
    "CLL": t.oncotree("CLLSLL"),
    "GIST": t.oncotree("GIST"),
    "breast cancer": t.BREAST,
    "triple-negative breast cancer": t.BREAST,
    "melanoma": t.MELANOMA,
    "thyroid cancer": t.THYROID,
    "urothelial carcinoma": t.UROTHELIAL,
    "cervical cancer": t.CERVICAL,
    "gastric/GEJ adenocarcinoma": t.oncotree(t.GASTRIC),
    "ovarian cancer": t.OVARIAN,
    "ovarian, tubal, peritoneal cancer": t.OVARIAN,
    "castration-resistant prostate cancer": t.oncotree("PRAD"),
    "paediatric low-grade glioma": t.LOW_GRADE_GLIOMA,
    "follicular lymphoma": t.oncotree("FL"),
    "low-grade follicular / transformed NHL": t.INDOLENT,
    "cutaneous T-cell lymphoma": t.CUTANEOUS_T_CELL,
    "biliary tract cancer": t.oncotree("BILIARY_TRACT"),
    "endometrial cancer": t.oncotree("UCEC"),
    "colorectal cancer": t.COLORECTAL,
}

#: States that a tumour's own words carry, beside the tumour.
TUMOUR_STATES: Final[tuple[tuple[str, Condition], ...]] = (
    ("chronic phase", State(word="chronic phase")),
    ("castration-resistant", State(word="castration-resistant")),
)

_COUNT = r">=(?P<n>\d+) "
_TKI = "class:tyrosine kinase inhibitor"
_STATED: Final[tuple[tuple[str, Condition], ...]] = (
    (r"previously treated|recurrent, previously treated", Prior()),
    (r"newly diagnosed(?: adults)?", State(word="newly diagnosed")),
    (r"refractory", State(word="refractory")),
    (r"progressive", State(word="progressive")),
    (r"cisplatin-ineligible", State(word="cisplatin ineligible")),
    (r"TKI-resistant/intolerant", Prior(therapies=(_TKI,), progressed=True)),
    (r"not resectable", Setting(any_of=(SettingWord.UNRESECTABLE,))),
    (r"second line", Line(at_least=1, at_most=1)),
    (r"relapsed/refractory", State(word="relapsed or refractory")),
    (
        r"(?:previously treated, )?no (?:satisfactory )?alternatives",
        State(word="no satisfactory alternative"),
    ),
    (r"radioiodine-refractory", State(word="radioiodine-refractory")),
    (r"platinum-resistant", State(word="platinum-resistant")),
    (r"no immediate surgery", State(word="not requiring immediate surgery")),
    (r"postmenopausal", State(word="postmenopausal")),
    (r"metastatic", Setting(any_of=(SettingWord.METASTATIC,))),
    (r"advanced", Setting(any_of=(SettingWord.LOCALLY_ADVANCED, SettingWord.METASTATIC))),
    (
        r"unresectable/metastatic",
        Setting(any_of=(SettingWord.METASTATIC, SettingWord.UNRESECTABLE)),
    ),
    (r"adjuvant", Setting(any_of=(SettingWord.ADJUVANT,))),
    (r"neoadjuvant", Setting(any_of=(SettingWord.NEOADJUVANT,))),
    (r"early", Setting(any_of=(SettingWord.EARLY,))),
    (r"first line(?: metastatic)?", Line(at_most=0)),
    (r"single agent", Alone()),
    (r"adults", Age(at_least=216)),
    (r"newly diagnosed paediatric", Age(below=216)),
    (r"resistant/intolerant incl\. imatinib", Prior(therapies=("imatinib",), progressed=True)),
)
_STATED_RE = tuple((re.compile(pattern, re.IGNORECASE), c) for pattern, c in _STATED)
_AGE = re.compile(r"(?:FORMULATION )?\(?age >=? ?(?P<n>\d+)(?P<month> months?)?\)?(?: \(.*)?")
_LINES = re.compile(rf"{_COUNT}(?:prior )?(?:therap(?:y|ies)|lines?|regimens?)")
_CLASS_LINES = re.compile(rf"{_COUNT}(?:prior )?(?P<what>TKIs|anti-HER2 regimens)")


def profile_of(word: str) -> Profile | None:
    """The profile of a biomarker word; None where it names none.

    Raises:
        KeyError: the word is in neither list.
    """
    if word in NO_PROFILE:
        return None
    return PROFILES[word]


def scope_of(word: str, words: Words) -> TumourScope | None:
    """The scope of a tumour word; None where no vocabulary has it."""
    known = TUMOURS.get(word)
    if known is not None:
        return TumourScope(
            breadth=known.breadth, types=known.types, excluded=known.excluded, text=word
        )
    kind = words.tumours.known(word)
    if kind is None:
        return None
    return TumourScope(breadth=Breadth.TYPES, types=(kind.id,), text=word)


def state_of_tumour(word: str) -> tuple[Condition, ...]:
    """The states that a tumour word carries: "CML chronic phase"."""
    return tuple(condition for text, condition in TUMOUR_STATES if text in word)


def setting_of(text: str, words: Words) -> tuple[tuple[Condition, ...], tuple[str, ...]]:
    """The conditions of a setting, and the parts that no table reads."""
    read: list[Condition] = []
    rest: list[str] = []
    for part in (piece.strip() for piece in text.split(",")):
        found = _condition(part, words)
        if found is not None:
            read.append(found)
        elif part and not part.startswith("with "):
            rest.append(part)
    return tuple(read), tuple(rest)


def _condition(part: str, words: Words) -> Condition | None:
    for pattern, condition in _STATED_RE:
        if pattern.fullmatch(part):
            return condition
    return _counted(part) or _after(part, words)


def _counted(part: str) -> Condition | None:
    if age := _AGE.fullmatch(part):
        count = int(age["n"])
        return Age(at_least=count if age["month"] else count * 12)
    if lines := _LINES.fullmatch(part):
        return Line(at_least=int(lines["n"]))
    if counted := _CLASS_LINES.fullmatch(part):
        kind = "tyrosine kinase inhibitor" if counted["what"] == "TKIs" else "her2 inhibitor"
        return Prior(therapies=(f"class:{kind}",), at_least=int(counted["n"]))
    return None


def _after(part: str, words: Words) -> Condition | None:
    if part == "after platinum":
        return Prior(therapies=("class:platinum",))
    if not part.startswith("after "):
        return None
    found = read_list(part, len("after "), words)
    if found is None or found.end != len(part):
        return None
    return Prior(therapies=tuple(sorted(found.words())))


_PARTNER = re.compile(r"(?:^|, )with ")


def regimen_of(drug: str, setting: str, words: Words) -> Regimen | None:
    """The regimen of a row: its drugs and the partners that "with …" names.

    None where a drug is unknown, or a partner is none that can be read.
    """
    drugs: set[str] = set()
    for name in drug.split(" + "):
        known = words.drugs.known(name)
        if known is None:
            return None
        drugs.add(known.name)
    classes: list[str] = []
    if partner := _PARTNER.search(setting):
        found = read_list(setting, partner.end(), words)
        if found is None or found.alternatives:
            return None
        drugs |= {word for word in found.words() if ":" not in word}
        classes = [word.partition(":")[2] for word in found.words() if ":" in word]
    single = len(drugs) == 1 and not classes
    return Regimen(
        drugs=tuple(sorted(drugs)),
        combination=Combination.SINGLE if single else Combination.COMBINATION,
        classes=tuple(sorted(classes)),
    )
