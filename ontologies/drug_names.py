"""How drug names are compared: without salt, form, biosimilar suffix and regulatory prefix."""

from __future__ import annotations

import re
from functools import lru_cache

from ontologies.drug_words import FORMS, KEEPS_SALT, PREFIXES, SALTS
from ontologies.terms import fold

#: A four-letter suffix after the name of a biological: ``zenocutuzumab-zbco``.
_SUFFIX = re.compile(
    r"((?:mab|cept|tide|leucel|alfa|beta|tecan|vedotin|sine|tansine|ozogamicin|tesirine|mafodotin"
    r"|grastim|fusp|ase|kin|plase|vec|toxin|itox))-[a-z]{4}\b"
)
_IN_BRACKETS = re.compile(r"\s*\[[^\]]*\]|\s*\((?:mesylate|anhydrous|s/c|sc|iv)\)")
_DOSE = re.compile(r"\s\d+(?:\.\d+)? ?(?:mg|g|mcg|units?)(?:/\w+)?\b")
_MARKS = re.compile(r"^[\s,;.:*+-]+|[\s,;.:*]+$")


@lru_cache(maxsize=65536)
def substance(name: str) -> str:
    """Give the name of the active substance, as far as rules can tell; idempotent.

    >>> substance("Imatinib Mesylate"), substance("fam-trastuzumab deruxtecan-nxki")
    ('imatinib', 'trastuzumab deruxtecan')
    >>> substance("Pembrolizumab 200mg monotherapy"), substance("cabozantinib s-malate")
    ('pembrolizumab', 'cabozantinib')
    """
    here = fold(name)
    before = ""
    while here != before:
        before = here
        here = _once(here)
    return here


def _once(name: str) -> str:
    bare = _MARKS.sub("", _DOSE.sub("", _IN_BRACKETS.sub("", name)))
    bare = _SUFFIX.sub(r"\1", bare)
    for prefix in PREFIXES:
        bare = bare.removeprefix(prefix)
    if bare in KEEPS_SALT:
        return bare
    for form in FORMS:
        if bare.endswith(" " + form):
            bare = bare.removesuffix(form).rstrip()
    head, _, last = bare.rpartition(" ")
    return head if head and last in SALTS else bare
