"""Words between the phrases that decide nothing, each group with its reason.

A negation, an exception, a condition ("if", "unless") or a bare number is never among them: what
no phrase reads of these stays in the rest.
"""

from __future__ import annotations

import re

#: Why the words decide nothing → the words.
_GROUPS: tuple[tuple[str, str], ...] = (
    ("articles and prepositions", r"the|of|for|in|with|a|an|as|to|on|by"),
    ("joints between phrases, each of which is read by itself", r"and|or|both"),
    ("relative words", r"who|whose|that|which|its|their|these|those|this|it"),
    ("forms of 'be' and 'have'", r"is|are|be|being|been|were|have|has"),
    ("says that the drug is given", r"treatment|treat|therapy|indicated|used?|can|also"),
    ("people and tumours in general: the phrase beside them says which", r"patients?|tumou?rs?"),
    ("a disease in general: the tumour's own phrase says which", r"disease|cancers?|malignant"),
    ("carrying a finding: the biomarker's phrase says which",
     r"harbou?ring|expressing|express|display"),
    ("a breast cancer that is treated with drugs is invasive", r"invasive(?= (?:early )?breast)"),
    ("numbers of a list", r"(?<=\()(?:i|ii|iii|iv)(?=\))"),
)  # fmt: skip

#: An abbreviation in brackets behind the words that it stands for; never a score or a stage.
_ABBREVIATION = (
    r"\((?!(?:IHC|ISH|CPS|TPS|TC|IC|TAP|I+V?|[TN]\d)\b)"
    r"(?-i:[A-Za-z]?[A-Z][A-Za-z0-9+/ -]{0,8}[A-Za-z+]|TKIs?)\)"
)

FILLERS = re.compile(
    r"\b(?:" + "|".join(words for _, words in _GROUPS) + rf")\b|{_ABBREVIATION}|[\s,.;:()\[\]/+*-]",
    re.IGNORECASE,
)
