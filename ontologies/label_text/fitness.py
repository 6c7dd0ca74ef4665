"""Facts of the disease or the patient that a sentence asks for: risk, fitness, suitability."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.model import Condition, Prior, Setting, SettingWord, State, Weight
from ontologies.label_text.draft import Find, Phrase, phrase, says
from ontologies.label_text.either import either
from ontologies.label_text.stages import STAGE_PHRASES

if TYPE_CHECKING:
    from ontologies.words import Words

_RISK = r"(?:high|increased|significant|intermediate to high) risk"
_OF = r"of (?:disease )?(?:recurrence|relapse)(?: or progression)?"
_WHO = r"(?:(?:\b(?:and|or|who|where|patients|with)|,) )*"
_UNFIT = r"(?:not (?:considered |clinically )?(?:suitable|appropriate|indicated))"


def _s(*words: str) -> tuple[Condition, ...]:
    return tuple(State(word=word) for word in words)


def _one(*words: str) -> tuple[Condition, ...]:
    """One of these states."""
    return (either(*((State(word=word),) for word in words)),)


_RISKS: tuple[tuple[str, tuple[Condition, ...]], ...] = (
    (
        (
            rf"(?:with a |{_WHO}(?:are )?at ){_RISK} {_OF}"
            r"(?: based on clinicopathological features)?"
        ),
        _s("high risk of recurrence"),
    ),
    (r"\bhigh[- ]risk\b(?= early)", _s("high risk of recurrence")),
    (r"\blow-risk(?= acute promyelo)", _s("low risk")),
    (r"\bhigh-risk first relapsed\b", _s("high risk", "first relapse")),
    (
        r"with transfusion-dependent an(?:a)?emia due to low- or intermediate-1-risk",
        (*_s("transfusion-dependent anaemia"), *_one("low risk", "intermediate-1 risk")),
    ),
)

_EXTENT: tuple[tuple[str, tuple[Condition, ...]], ...] = (
    (r"\bgrade 2(?=a? (?:astrocytoma|oligodendroglioma))", _s("grade 2")),
    (r"\bpredominantly non-enhancing\b", _s("predominantly non-enhancing")),
    (r"\bisolated(?= deletion)", _s("isolated abnormality")),
    (r"\baggressive and symptomatic\b", _s("aggressive", "symptomatic")),
    (
        r"\((?:either greater than|tumou?rs >) ?2 cm in diameter or node[- ]positive\)",
        _one("tumour larger than 2 cm", "node-positive"),
    ),
    (
        r"\(tumou?rs >= ?4 cm (?:and/)?or node positive\)",
        _one("tumour of 4 cm or more", "node-positive"),
    ),
    (r"with lymph node positive and/or hormone receptor negative disease",
     _one("node-positive", "hormone receptor-negative disease")),
    (r"\bnode[- ]positive\b,?|(?:and )?involvement of lymph node(?:\(s\)|s)", _s("node-positive")),
    (
        r"locally advanced, inflammatory,? or early[- ]stage",
        (
            either(
                (Setting(any_of=(SettingWord.EARLY, SettingWord.LOCALLY_ADVANCED)),),
                _s("inflammatory"),
            ),
        ),
    ),
    (
        r"for locally advanced \(including inflammatory\) disease or tumours > 2 cm in diameter",
        (
            either(
                (Setting(any_of=(SettingWord.LOCALLY_ADVANCED,)),), _s("tumour larger than 2 cm")
            ),
        ),
    ),
    (
        r"locally advanced,? or early[- ]stage",
        (Setting(any_of=(SettingWord.EARLY, SettingWord.LOCALLY_ADVANCED)),),
    ),
    (r"who have residual invasive disease", _s("residual invasive disease")),
    (
        (r"in first or second (?:hematologic )?complete remission with minimal residual disease "
        r"\(MRD\) greater than or equal to 0\.1%"),
        _s("minimal residual disease in remission"),
    ),
    (r"without symptomatic visceral disease", _s("no symptomatic visceral disease")),
    (r"who are asymptomatic/mildly symptomatic", _s("asymptomatic or mildly symptomatic")),
    (
        r"(?:or )?where surgical resection is likely to result in severe morbidity",
        _s("surgical resection likely to result in severe morbidity"),
    ),
    (
        (r"non-progressing \(including stable disease\)|and stable disease after first-line "
        r"chemotherapy"),
        _s("not progressed on first-line chemotherapy"),
    ),
    (
        (r"(?:and |or )?(?:have )?developed disease recurrence during or within (?:six|6) "
         r"months of "
        r"completing (?:neoadjuvant or )?(?:adjuvant )?(?:chemo)?therapy"),
        _s("recurrence within 6 months of adjuvant therapy"),
    ),
    ((r"who only had surgical intervention|following surg(?:ical intervention|ery including "
     r"biopsy, sub-total resection, or gross total resection)"), _s("after surgery")),
    (r"(?:and )?are not in immediate need of radiotherapy or chemotherapy",
     _s("no immediate need of radiotherapy or chemotherapy")),
)  # fmt: skip

_SUITED: tuple[tuple[str, tuple[Condition, ...]], ...] = (
    (
        (rf"{_WHO}are not candidates for (?:curative surgery or radiation"
        r"|(?:surgical resection or )?(?:definitive|platinum-based) chemoradiation)"
        r"|that is not amenable to surgical resection or definitive chemoradiation"),
        _s("unsuitable for surgery or chemoradiation"),
    ),
    (
        (rf"{_WHO}are not eligible (?:for|to receive) cisplatin-containing chemotherapy"
        r"|(?:who )?are considered cisplatin ineligible"),
        _s("cisplatin ineligible"),
    ),
    (
        (rf"{_WHO}are not eligible to receive (?:standard|intensive) induction chemotherapy"
        rf"|{_WHO}have comorbidities that preclude use of intensive induction chemotherapy"),
        _s("unsuitable for intensive chemotherapy"),
    ),
    (
        (rf"(?:when |and )?treatment options not targeting (?:RET|NTRK) provide limited "
        r"clini(?:c)?i?al benefit,? or have been exhausted"
        r"|when other therapeutic options are insufficient or inadequate"
        rf"|{_WHO}are not eligible for any other therapies"
        rf"|{_WHO}(?:have )?no alternative treatment options"),
        _s("no satisfactory alternative"),
    ),
    (r"when ASCT or multi-agent chemotherapy is not a treatment option",
     _s("transplant or multi-agent chemotherapy not an option")),
    (rf"{_WHO}(?:in|for) whom an anthracycline is {_UNFIT}", _s("unsuitable for anthracyclines")),
    (
        (rf"{_WHO}(?:in|for) whom chemotherapy is {_UNFIT}|, not currently intended for "
        r"chemotherapy"),
        _s("unsuitable for chemotherapy"),
    ),
    (
        r"where chemotherapy is not suitable and immediate surgery not indicated",
        _s("unsuitable for chemotherapy", "not requiring immediate surgery"),
    ),
    (
        (rf"{_WHO}for whom (?:other tyrosine kinase inhibitor \(TKI\) therapy is {_UNFIT}"
        r"|no other kinase inhibitors are indicated)"),
        _s("unsuitable for other tyrosine kinase inhibitors"),
    ),
    (
        rf"{_WHO}for whom imatinib, nilotinib and dasatinib are {_UNFIT} treatment options",
        _s("unsuitable for imatinib, nilotinib and dasatinib"),
    ),
    (
        rf"{_WHO}for whom subsequent treatment with imatinib is {_UNFIT}",
        _s("unsuitable for imatinib"),
    ),
    (
        (rf"{_WHO}for whom bone marrow transplantation is not considered as the first line of "
        r"treatment"),
        _s("transplant not considered first"),
    ),
    (rf"{_WHO}for whom hormonal therapy is indicated", _s("endocrine therapy indicated")),
    (
        (rf"{_WHO}are not considered suitable for endocrine therapy as the next line of treatment"
        rf"|{_WHO}be considered (?:inappropriate|unsuitable) for endocrine(?:-based)? therapy"),
        _s("unsuitable for endocrine therapy"),
    ),
    (rf"{_WHO}for whom localised procedures are unsuitable",
     _s("no satisfactory locoregional treatment")),
    (rf"{_WHO}(?:are )?intolerant to irinotecan(?:-based chemotherapy)?",
     _s("intolerant to irinotecan")),
    (rf"{_WHO}(?:are )?unsuitable for a B-cell receptor pathway inhibitor",
     _s("unsuitable for b-cell receptor pathway inhibitor")),
    (rf"{_WHO}are candidates for systemic therapy", _s("candidate for systemic therapy")),
    (
        r"that requires therapeutic intervention but cannot be curatively resected",
        _s("requires therapy", "not curatively resectable"),
    ),
    (
        r"(?:not suitable|unsuitable|inappropriate) for these treatments",
        _s("unsuitable for the earlier treatment"),
    ),
    (
        r"(?:disease )?\(not amenable to surgery or radioactive iodine therapy\)",
        _s("unsuitable for surgery or radioiodine"),
    ),
    (r"who require therapy for associated,?(?: localised)?", _s("requires therapy")),
    (r"\bresectable\b", _s("resectable")),
    (r"with ECOG 0-1 status", _one("ECOG 0", "ECOG 1")),
)  # fmt: skip

_TRANSPLANT = Prior(therapies=("modality:stem cell transplant",))
_TREATED: tuple[tuple[str, tuple[Condition, ...]], ...] = (
    (
        (
            r"following autologous stem cell transplant(?: \(ASCT\))?|following ASCT"
            r"|after receiving prior allogeneic ha?ematopoietic stem cell transplantation"
        ),
        (_TRANSPLANT,),
    ),
)


def _weight(match: re.Match[str], _words: Words) -> Iterable[Find]:
    return (Weight(at_least=float(match["kg"])),)


#: Facts about the disease or the fitness of a patient that a sentence requires of everybody.
FITNESS: tuple[Phrase, ...] = (
    *STAGE_PHRASES,
    phrase(r"(?:and )?weighing at least (?P<kg>\d+) kg", _weight),
    *(
        phrase(pattern, says(*conditions))
        for pattern, conditions in (*_RISKS, *_EXTENT, *_SUITED, *_TREATED)
    ),
)
