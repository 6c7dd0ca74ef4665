"""Conditions joined by "or", "if" or an exception: kept word for word, never read by halves.

One alternative alone would be a wrong condition, and dropping all of them hides one; so the whole
span stays in the rest, to be checked by a person.
"""

from __future__ import annotations

from ontologies.label_text.draft import Phrase, phrase

_UNTIL_CLAUSE = r"(?:(?! and who(?:se)?\b| followed by| or \(ii)[^.,;])*"

_PATTERNS = (
    # branches and choices of prior therapy
    r"\(i\) who have received a prior NTRK inhibitor, or \(ii\).*",
    r"either \(i\) in the metastatic setting, or \(ii\).*?completing therapy",
    (
        r"\(i\) after prior platinum-containing chemotherapy, or \(ii\) who are considered "
        r"cisplatin "
        r"ineligible"
    ),
    r"\(i\) following ASCT, or \(ii\).*",
    r"in the following settings: .*",
    (
        r"(?:who |that )?have progressed (?:on or )?following (?:prior )?(?:systemic )?treatment "
        r"or "
        r"(?:who )?have no satisfactory alternative (?:therapy|treatment options)"
    ),
    r"have no satisfactory alternative treatments or that have progressed following treatment",
    (
        r"when treatment options not targeting RET provide limited clinical benefit, or have been "
        r"exhausted"
    ),
    r"when other therapeutic options are insufficient or inadequate",
    r"(?:newly[- ]diagnosed or )?resistant or intolerant to prior therapy(?! (?:that|including))",
    (
        r"who are newly diagnosed or who have previously received one or more tyrosine kinase "
        r"inhibitors"
    ),
    (
        r"newly diagnosed Ph\+ CML in chronic phase \(Ph\+ CML-CP\) or Ph\+ CML-CP resistant or "
        r"intolerant to prior therapy including imatinib"
    ),
    r"(?:either )?newly diagnosed low-to-intermediate risk acute promyelocytic.*?chemotherapy\)",
    r"who are refractory to, or have relapsed from, retinoid and anthracycline chemotherapy",
    r"which is refractory or in relapse after receiving .*? stem cell transplantation",
    r"who are resistant to dasatinib(?: or nilotinib)?; .*?; or who have the T315I mutation",
    r"(?:who are )?unsuitable for or have failed a B-cell receptor pathway inhibitor",
    (
        r"who have (?:received|progressed on) [^.]*? or (?:have )?developed disease "
        r"recurrence[^.]*?"
        r"(?=[.]|$)"
    ),
    r"who have received at least one prior anti-HER2-based regimen either in the metastatic.*",
    r"who have progressed on crizotinib and at least one other ALK inhibitor, or .*",
    (
        r"has progressed after alectinib or ceritinib as the first ALK .*? therapy; or crizotinib "
        r"and "
        r"at least one other ALK TKI"
    ),
    r"who have progressed on or who were intolerant to crizotinib",
    (
        r"(?:receiving )?first-line, maintenance, or second or greater line treatment after "
        r"progression following at least one prior chemotherapy regimen"
    ),
    r"in patients who have failed [^.]*? or who are intolerant to irinotecan",
    r"with or without immunotherapy",
    # endocrine therapy
    (
        r"(?:and )?(?:as )?initial endocrine[- ]based therapy(?:,? or following disease "
        r"progression on "
        r"endocrine therapy|, or in women who have received prior endocrine therapy)?"
    ),
    (
        r"following progression on at least one endocrine-based regimen in the metastatic setting "
        r"or "
        r"recurrence on or within 12 months of completing adjuvant therapy"
    ),
    r"(?:following|after) recurrence or progression (?:on or after|following)[^.,]*",
    (
        r"following recurrence on or (?:within 12 months of|after) completing adjuvant endocrine "
        r"(?:therapy|treatment)"
    ),
    (
        r"not previously treated with endocrine therapy, or with disease relapse .* antiestrogen "
        r"therapy"
    ),
    # earlier treatment of one setting only
    (
        r"(?:and )?(?:who )?(?:have )?(?:previously )?(?:have )?not (?:have )?(?:previously "
        r")?received "
        r"(?:any )?(?:prior |previous )?[^.,;]*? for (?:their )?metastatic (?:disease|NSCLC)"
    ),
    (
        r"(?:and |who )*no prior systemic chemotherapy treatment for metastatic (?:non-squamous "
        r")?NSCLC"
    ),
    (
        r"(?:and )?(?:(?:who|whose disease) )?(?:have|has) not progressed [^.]*?"
        r"(?=, as detected|[.]| and whose|$)"
    ),
    r"(?:and )?who completed adjuvant trastuzumab-based therapy less than one year ago",
    r"within one year after completion of trastuzumab-based adjuvant therapy",
    r"to follow adjuvant trastuzumab based therapy",
    # suitability
    (
        rf"(?:and )?(?:for whom|in whom) (?:other|imatinib, nilotinib|no other|chemotherapy|"
        rf"an anthracycline|hormonal|bone marrow){_UNTIL_CLAUSE}(?:, nilotinib and "
        rf"dasatinib[^.,]*)?"
    ),
    rf"(?:and )?who are not (?:eligible for any|considered suitable){_UNTIL_CLAUSE}",
    r"(?:,? or )?who have comorbidities that preclude use of intensive induction chemotherapy",
    r"(?:and )?who are intolerant to irinotecan(?:-based chemotherapy)?",
    r"unless patients were inappropriate for these treatments",
    r"who are asymptomatic/mildly symptomatic",
    # extent of disease
    (
        r"(?:are |that is |a disease that is )?(?:locally advanced,? (?:or )?)?metastatic or where "
        r"surgical resection is likely to result in severe morbidity"
    ),
    r"locally advanced, inflammatory, or early[- ]stage",
    r"(?:for )?locally advanced \(including inflammatory\) disease or tumours > 2 cm in diameter",
    r"locally advanced, or early-stage",
    (
        r"(?:with |in )?(?:\b(?:chronic|accelerated|blast) phase(?: \([A-Z]{2}\))?,? (?:and )?"
        r"(?:or )?){2,3}|\bchronic, accelerated, or (?:myeloid or lymphoid )?blast "
        r"phase|accelerated, "
        r"or blast phase"
    ),
    r"\((?:chronic phase, accelerated phase, or blast phase)\)",
    (
        r"in (?:chronic phase|blast crisis)(?: \([A-Z]{2}\))?(?:,| or| after)[^.]*?(?:accelerated "
        r"phase"
        r"(?: \(AP\))?|interferon-alpha therapy)(?:,? or (?:in )?(?:accelerated phase or )?blast "
        r"crisis"
        r"|, or in chronic phase(?: \(CP\))? after failure of interferon-alpha therapy)?"
    ),
    r"lymphoid blast",
    r"including within 12 months of neoadjuvant or adjuvant therapy",
    r"unresectable, recurrent, or refractory",
    r"\(tumou?rs >= ?4 cm (?:and/)?or node positive\)",
    (
        r"are not candidates for (?:surgical resection or )?(?:definitive|platinum-based) "
        r"chemoradiation(?=,? or (?:\(ii\) )?metastatic)"
    ),
    r"\(either greater than 2 cm in diameter or node[- ]positive\)",
    (
        r"(?:or )?(?:who have )?stage III(?: NSCLC| disease)?,? (?:and |where patients |who )*are "
        r"not candidates for surgical resection or definitive chemoradiation"
        r"(?:,? or metastatic(?: NSCLC)?)?"
    ),
    r"(?<=-)CP and (?:Ph\+ )?CML-AP",
    (
        r"including [^.,]*? that is T315I mutation positive or where there is prior TKI resistance "
        r"or "
        r"intolerance"
    ),
    # people
    r"postmenopausal women,? (?:or|and),? (?:adult )?men",
    r"pre/perimenopausal or postmenopausal women, or men ?,?",
    # a condition of some patients only
    r"previously untreated and previously treated",
    r"(?:,? and,? )in patients achieving a complete or partial response to a rituximab product.*",
    (
        r"and, if BRAF V600 mutation[- ]positive,? (?:following )?(?:a )?(?:BRAF or MEK|BRAF) "
        r"inhibitor"
    ),
    r"\(either alone or in combination with other EGFR mutations\)",
    r"(?:,? )?in combination with an aromatase inhibitor in postmenopausal women as initial.*",
    r"or IMFINZI in combination with olaparib .*",
    (
        r", followed by (?:maintenance treatment with )?(?:IMFINZI|VANFLYTA|JEMPERLI)[^.]*?"
        r"(?:monotherapy|single agent|single-agent maintenance therapy)(?! as adjuvant)"
    ),
    (
        r"(?:and for )?patients in complete response followed by Rydapt single agent maintenance "
        r"therapy"
    ),
)

ALTERNATIVES: tuple[Phrase, ...] = tuple(phrase(pattern, keeps=True) for pattern in _PATTERNS)
