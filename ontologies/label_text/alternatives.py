"""Alternatives of a sentence: "(i) after prior platinum, or (ii) who are cisplatin ineligible".

One alternative alone would be a wrong condition, and all of them together too many; so they are
read as one condition, each alternative as a clause of its own. Where one of them cannot be read,
the whole span is kept word for word, to be checked by a person.
"""

from __future__ import annotations

from ontologies.label_text.clauses import one_of
from ontologies.label_text.draft import Phrase, phrase
from ontologies.label_text.told import TOLD

_WHO = r"(?:(?:\b(?:and|who|that|have|has|whose disease)|,) )*"
_PROGRESSED = r"have progressed (?:on or )?following (?:prior )?(?:systemic )?treatment"
_NO_OTHER = r"have no satisfactory alternative (?:therapy|treatments?(?: options)?)"
_MORBID = r"where surgical resection is likely to result in severe morbidity"
_BEFORE_HER2 = r"at least one prior anti-HER2-based regimen|a prior anti-HER2-based regimen"
_BEFORE_CHEMO = r"(?:at least one prior line of |a )?(?:prior )?chemotherapy"
_RECURRED = (
    r"developed disease recurrence during or within (?:6|six) months of completing "
    r"(?:neoadjuvant or )?(?:adjuvant )?(?:chemo)?therapy"
)
_ENDOCRINE = r"initial endocrine[- ]based therapy"

#: Groups ``a`` to ``d`` are the alternatives, ``head`` opens each of them.
_EITHER: tuple[str, ...] = (
    # numbered
    (r"\(i\) (?P<a>who have received a prior NTRK inhibitor), or \(ii\) (?P<b>have not received a "
    r"prior NTRK inhibitor and treatment options [^.]*)"),
    (r"\(i\) (?P<a>after prior platinum-containing chemotherapy), or \(ii\) (?P<b>who are "
     r"considered "
    r"cisplatin ineligible)"),
    (r"\(i\) (?P<a>following ASCT), or \(ii\) (?P<b>following at least two prior therapies "
     r"when ASCT "
    r"or multi-agent chemotherapy is not a treatment option)"),
    (r"(?:is: |who have )?\(i\) (?P<a>(?:who have )?locally advanced(?: NSCLC)? (?:where|and|who)"
    r"[^()]*?),? or \(ii\) (?P<b>metastatic(?: NSCLC)?)"),
    (r"who have (?P<a>locally advanced NSCLC who are not candidates for [^,()]*?),? or (?P<b>"
    r"metastatic NSCLC)"),
    (r"(?:and is: )?(?P<a>(?:who have )?stage III(?: NSCLC| disease)?,? (?:and |where "
     r"patients |who )*"
    r"are not candidates for surgical resection or definitive chemoradiation),? or (?P<b>"
    r"metastatic(?: NSCLC)?)"),
    (r"(?P<a>metastatic (?:non-small cell lung carcinoma \(NSCLC\)|NSCLC)) or (?P<b>stage III "
     r"disease where "
    r"patients are not candidates for surgical resection or definitive chemoradiation)"),
    (r"is (?P<a>locally advanced where patients are not candidates for [^,()]*), or "
    r"(?P<b>metastatic(?: NSCLC)?)"),
    r"in the following settings: (?P<a>[^.;]*); (?P<b>[^.;]*)",
    # what came before
    rf"(?P<a>{_WHO}{_PROGRESSED}) or (?P<b>{_WHO}{_NO_OTHER})",
    rf"(?P<a>{_WHO}{_NO_OTHER}) or (?P<b>that {_PROGRESSED})",
    (rf"(?P<head>who have received (?:{_BEFORE_HER2}) )(?:either )?(?:\(i\) )?(?P<a>in the "
     rf"metastatic "
    rf"setting),? or (?:\(ii\) )?(?P<b>in the neoadjuvant or adjuvant setting,? and (?:have )?"
    rf"{_RECURRED})"),
    (rf"(?P<a>who have (?:received|progressed on) {_BEFORE_CHEMO} in the metastatic setting),? or "
    rf"(?P<b>(?:have )?{_RECURRED})"),
    (rf"either:? (?P<a>received prior therapy for (?:locally advanced or )?metastatic "
     rf"disease)[;,] or "
    rf"(?P<b>{_RECURRED})"),
    r"(?P<a>newly[- ]diagnosed) or (?P<b>resistant or intolerant to prior therapy)",
    (r"(?P<a>newly diagnosed Ph\+ CML in chronic phase \(Ph\+ CML-CP\)) or (?P<b>Ph\+ CML-CP "
    r"resistant or intolerant to prior therapy including imatinib)"),
    (r"who (?P<a>are newly diagnosed) or who (?P<b>have previously received one or more tyrosine "
    r"kinase inhibitors)"),
    (r"which is (?P<a>refractory or in relapse after receiving at least two prior therapies) "
     r"or (?P<b>"
    r"in relapse after receiving prior allogeneic ha?ematopoietic stem cell transplantation)"),
    (r"(?P<a>(?:who have )?progressed on crizotinib and at least one other ALK inhibitor), or "
    r"patients (?P<b>who have progressed on .*)"),
    (r"has (?P<head>progressed after )(?P<a>alectinib or ceritinib as the first ALK .*? "
     r"therapy); or "
    r"(?P<b>crizotinib and at least one other ALK TKI)"),
    (r"(?P<a>in patients who have failed oxaliplatin- and irinotecan-based chemotherapy) or (?P<b>"
    r"who are intolerant to irinotecan)"),
    # endocrine therapy
    (rf"(?P<a>(?:as )?{_ENDOCRINE}),? or (?P<b>following disease progression on endocrine therapy"
    r"|in women who have received prior endocrine therapy)"),
    (r"(?P<a>following progression on at least one endocrine-based regimen in the metastatic "
     r"setting) "
    r"or (?P<b>recurrence on or within 12 months of completing adjuvant therapy)"),
    (r"(?P<a>not previously treated with endocrine therapy), or (?P<b>with disease relapse on "
     r"or after "
    r"adjuvant antiestrogen therapy), or (?P<c>disease progression on antiestrogen therapy)"),
    # advice that one may be unfit for
    (r"(?P<a>have (?:previously )?been (?:previously )?treated with an anthracycline and(?:/or)? a "
    r"taxane in the [^.]*? setting) unless patients were (?P<b>not suitable for these treatments)"),
    (r"(?P<a>must have included at least an anthracycline and a taxane) unless patients are (?P<b>"
    r"unsuitable for these treatments)"),
    (r"(?P<a>who have previously been treated with chemotherapy in the neoadjuvant, adjuvant or "
    r"metastatic setting), unless patients were (?P<b>inappropriate for these treatments)"),
    # age and extent
    (r"in (?P<a>adults 75 years or older), or (?P<b>who have comorbidities that preclude use of "
    r"intensive induction chemotherapy)"),
    (rf"(?:(?:who have )?(?:are|a disease that is|that is|that are) )?(?P<a>(?:locally "
     rf"advanced,? (?:or "
    rf")?)?metastatic),? or (?P<b>{_MORBID})"),
    r"(?P<a>unresectable), (?P<b>recurrent), or (?P<c>refractory)",
    (r"(?:with |in )?(?P<a>chronic phase)(?: \(CP\))?,? (?:and |or )?(?P<b>accelerated phase)(?: "
    r"\(AP\))?(?:,? (?:and |or )?(?P<c>blast phase)(?: \(BP\))?)?"),
    (r"(?:with |in )?(?P<a>accelerated phase)(?: \(AP\))?,? (?:and|or) (?P<b>blast phase)"
    r"(?: \(BP\))?"),
    (r"in (?P<a>blast crisis)(?: \(BC\))?(?:,| or) (?P<b>accelerated phase)(?: \(AP\))?, or "
     r"(?P<c>in "
    r"chronic phase(?: \(CP\))? after failure of interferon-alpha therapy)"),
    (r"(?P<a>in chronic phase after failure of interferon-alpha therapy), or in (?P<b>accelerated "
    r"phase) or (?P<c>blast crisis)"),
    r"(?P<a>postmenopausal women),? (?:or|and),? (?P<b>(?:adult )?men)",
)  # fmt: skip

#: Recognised, and not yet expressible: a use of its own inside the sentence.
_KEPT: tuple[str, ...] = (
    r"(?:either )?newly diagnosed low-to-intermediate risk acute promyelocytic.*?chemotherapy\)",
    r"lymphoid blast(?! phase)",
    r"(?:,? and,? )in patients achieving a complete or partial response to a rituximab product.*",
    r"(?:,? )?in combination with an aromatase inhibitor in postmenopausal women as initial.*",
    r"or IMFINZI in combination with olaparib .*",
)

ALTERNATIVES: tuple[Phrase, ...] = (
    *TOLD,
    *(phrase(pattern, one_of(), or_keeps=True) for pattern in _EITHER),
    *(phrase(pattern, keeps=True) for pattern in _KEPT),
)
