"""Details that a report leaves open: they say nothing against the finding they are of.

"KRAS mutation, allele unknown" is a KRAS mutation: that the allele is not known makes the finding
partial, not uncertain. To teach the grammars another detail, add one word.
"""

from __future__ import annotations

import re

_DETAIL = (
    r"(?:(?:exact|precise|specific|individual|underlying|amino[- ]acid|protein|dna|cdna|nucleotide"
    r"|base|allelic|allele|variant|fusion|break ?point|test|testing|detection|ihc|ish|fish|gene)"
    r" )*"
    r"(?:alleles?|codons?|variants?|sub-?types?|isoforms?|methods?|assays?|scores?|values?"
    r"|cut-?offs?|thresholds?|ratios?|frequency|fraction|burden|amino[- ]acids?|changes?|details?"
    r"|exons?|residues?|positions?|partners?|break ?points?|genes?|members?|vaf|level|percentage"
    r"|intensity|copy numbers?|origin|zygosity|clonality|nucleotides?|transcripts?)"
)
_ORIGIN = (
    r"(?:(?:germ-?line|somatic|hereditary)(?: (?:or|vs\.?|versus|and|/) ?(?:germ-?line|somatic))?)"
    r"(?: (?:status|origin|testing|test|analysis|confirmation|nature|variant))?"
)
_NOT = r"(?:is |was |were |has been )?(?:not|never)(?: yet| further| been)* "
_SAID = (
    r"(?:known|stated|given|reported|tested|specified|available|determined|provided|mentioned"
    r"|indicated|documented|recorded|assessed|assignable|clear)"
)
_OPEN = (
    r"(?:unknown|unclear|unspecified|undetermined|pending|awaited|outstanding"
    rf"|{_NOT}{_SAID})"
)
#: That an origin is not confirmed leaves it open; that a variant is not confirmed denies it.
_OPEN_ORIGIN = rf"(?:{_OPEN}|{_NOT}(?:confirmed|done|performed|examined))"
_ALTERNATIVES = (
    r"(?:germ-?line|somatic|hereditary|inherited|(?:bi|mono)-?allelic|homozygous|heterozygous"
    r"|(?:sub)?clonal|acquired|de novo|in cis|in trans)"
)
_WHOLE = re.compile(
    rf"(?:with |the |of |an? )*(?:{_DETAIL}[ :=]*{_OPEN}|{_ORIGIN}[ :=]*{_OPEN_ORIGIN}"
    rf"|(?:clinical )?significance[ :=]*{_OPEN}"
    rf"|(?:unknown|unspecified|undetermined|pending) (?:{_DETAIL}|{_ORIGIN})"
    rf"|{_OPEN_ORIGIN} (?:whether|if) [^,;]{{0,30}}?{_ALTERNATIVES}[^,;]{{0,40}}"
    rf"|no {_DETAIL} (?:given|reported|stated|available))",
    re.IGNORECASE,
)
_TAIL = re.compile(rf"[ ,:-]+(?:{_WHOLE.pattern})$", re.IGNORECASE)


def is_open_detail(text: str) -> bool:
    """Tell whether a phrase only says that a detail is not known.

    >>> is_open_detail("codon not reported"), is_open_detail("germline or somatic not stated")
    (True, True)
    >>> is_open_detail("mutation not tested")
    False
    """
    return _WHOLE.fullmatch(text.strip(" .")) is not None


def open_detail_behind(text: str) -> int | None:
    """Give where such a phrase begins behind other words of a text; None without one.

    >>> text = "KRAS mutation of unknown codon"
    >>> text[: open_detail_behind(text)]
    'KRAS mutation'
    """
    found = _TAIL.search(text.rstrip(" ."))
    return found.start() if found else None
