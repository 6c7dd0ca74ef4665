"""Earlier treatment that a sentence tells in a form of its own, not as a list after an opening."""

from __future__ import annotations

from kg.model import Condition, Line, Prior, SettingWord, State
from ontologies.label_text.draft import Phrase, phrase, says

_S = SettingWord
_ADJUVANT = (_S.ADJUVANT,)
_AROUND_SURGERY = (_S.ADJUVANT, _S.NEOADJUVANT)
_METASTATIC = (_S.METASTATIC,)
_LATE = (_S.LOCALLY_ADVANCED, _S.METASTATIC, _S.UNRESECTABLE)
_ENDOCRINE = ("class:endocrine therapy",)
_CHEMOTHERAPY = ("modality:chemotherapy",)
_PLATINUM = ("class:platinum",)
_TARGETED = ("class:alk inhibitor", "class:egfr inhibitor", "modality:targeted therapy")


def _had(*therapies: str, setting: tuple[SettingWord, ...] = ()) -> tuple[Condition, ...]:
    """Each of these was had."""
    return tuple(Prior(therapies=(name,), setting=setting) for name in therapies)


def _failed(*therapies: str, setting: tuple[SettingWord, ...] = ()) -> tuple[Condition, ...]:
    """There was progression or intolerance on each of these."""
    return tuple(Prior(therapies=(name,), setting=setting, progressed=True) for name in therapies)


_ENDOCRINE_ROWS: tuple[tuple[str, tuple[Condition, ...]], ...] = (
    (
        r"(?:and )?(?:as )?initial endocrine[- ]based therapy",
        (Prior(therapies=_ENDOCRINE, had=False, setting=_LATE),),
    ),
    (
        (
            r"(?:following )?recurrence on or within 12 months of completing adjuvant endocrine "
            r"(?:therapy|treatment)"
        ),
        (
            *_failed(*_ENDOCRINE, setting=_ADJUVANT),
            State(word="recurrence within 12 months of adjuvant therapy"),
        ),
    ),
    (
        r"(?:following )?recurrence on or within 12 months of completing adjuvant therapy",
        (State(word="recurrence within 12 months of adjuvant therapy"),),
    ),
    (
        (
            r"(?:following recurrence on or after completing adjuvant endocrine "
            r"(?:therapy|treatment)"
            r"|with disease relapse on or after adjuvant antiestrogen therapy)"
        ),
        _failed(*_ENDOCRINE, setting=_ADJUVANT),
    ),
)

_SURGERY_ROWS: tuple[tuple[str, tuple[Condition, ...]], ...] = (
    (
        r"following adjuvant chemotherapy (?:with|consisting of) doxorubicin and cyclophosphamide",
        _had("doxorubicin", "cyclophosphamide", setting=_ADJUVANT),
    ),
    (
        (
            r"following surgery, chemotherapy \(neoadjuvant or adjuvant\) and radiotherapy "
            r"\(if applicable\)"
        ),
        (State(word="after surgery"), *_had(*_CHEMOTHERAPY, setting=_AROUND_SURGERY)),
    ),
    (
        r"following surgery and after chemotherapy",
        (State(word="after surgery"), *_had(*_CHEMOTHERAPY)),
    ),
    (
        r"following (?:complete )?resection and platinum-based chemotherapy",
        _had(*_PLATINUM, setting=_ADJUVANT),
    ),
    (
        (
            r"following complete resection and no progression after platinum-based adjuvant "
            r"chemotherapy"
        ),
        (*_had(*_PLATINUM, setting=_ADJUVANT), State(word="not progressed on platinum")),
    ),
    (
        (
            r"(?:and )?who completed adjuvant trastuzumab-based therapy less than one year ago"
            r"|within one year after completion of trastuzumab-based adjuvant therapy"
        ),
        (
            *_had("trastuzumab", setting=_ADJUVANT),
            State(word="within one year of adjuvant trastuzumab"),
        ),
    ),
    (r"to follow adjuvant trastuzumab based therapy", _had("trastuzumab", setting=_ADJUVANT)),
    (
        (
            r"who have received 2 to 3 years of adjuvant tamoxifen"
            r"|following 2 - 3 years of initial adjuvant tamoxifen therapy"
        ),
        (*_had("tamoxifen", setting=_ADJUVANT), State(word="2 to 3 years of adjuvant tamoxifen")),
    ),
    (
        r"who have received prior standard adjuvant tamoxifen therapy for 5 years",
        (*_had("tamoxifen", setting=_ADJUVANT), State(word="5 years of adjuvant tamoxifen")),
    ),
)

_LATE_ROWS: tuple[tuple[str, tuple[Condition, ...]], ...] = (
    (
        (
            r"(?:and |who |have )*not received (?:any )?(?:prior |previous )?(?:anti-cancer "
            r")?treatment "
            r"for (?:their )?metastatic disease"
        ),
        (Line(at_most=0),),
    ),
    (
        r"received prior therapy for (?P<local>locally advanced or )metastatic disease",
        (Prior(setting=(_S.LOCALLY_ADVANCED, _S.METASTATIC)),),
    ),
    (r"received prior therapy for metastatic disease", (Prior(setting=_METASTATIC),)),
    (
        r"who have received prior therapy, including an anthracycline, a taxane, and trastuzumab",
        _had("class:anthracycline", "class:taxane", "trastuzumab"),
    ),
    (
        (
            r"with progression following prior therapy, which must have included "
            r"anthracyclines and "
            r"taxanes and therapy with trastuzumab in the metastatic setting"
        ),
        (
            Prior(progressed=True),
            *_had("class:anthracycline", "class:taxane"),
            *_had("trastuzumab", setting=_METASTATIC),
        ),
    ),
    (
        (
            r"(?:for patients )?who have received first-line fluoropyrimidine-based chemotherapy "
            r"\(excluding irinotecan\)"
        ),
        (*_had("class:fluoropyrimidine"), Prior(therapies=("irinotecan",), had=False)),
    ),
    (
        r"after first-line cyclophosphamide, vincristine, and prednisone \(CVP\) chemotherapy",
        _had("cyclophosphamide", "vincristine"),
    ),
    (
        (
            r"have disease progression on (?:FDA-approved |a )?therapy for (?:NSCLC harboring "
            r")?these "
            r"aberrations prior to receiving \w+"
        ),
        (Prior(therapies=_TARGETED, progressed=True),),
    ),
    (
        r"have (?:also )?received targeted therap(?:y|ies) before receiving \w+",
        (Prior(therapies=_TARGETED),),
    ),
)

EARLIER: tuple[Phrase, ...] = tuple(
    phrase(pattern, says(*conditions))
    for pattern, conditions in (*_ENDOCRINE_ROWS, *_SURGERY_ROWS, *_LATE_ROWS)
)
