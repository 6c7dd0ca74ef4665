"""Habits of laboratories, written out before a text is cut into its facts: one row a habit."""

from __future__ import annotations

import re
from collections.abc import Callable

from ontologies.grammar.other_words import EXPANSIONS

Match = re.Match[str]
Replace = str | Callable[[Match], str]

_AT_EXON = r"(?: ?[(\[](?:exon |ex\.? ?|e)?(\d{1,2})[)\]]|[ _-]?(?:exon |exon|ex\.? ?|E)(\d{1,2}))"
_PARTNER = r"([A-Z][A-Za-z0-9]{1,9})"
_ENDS = r"[A-Z]\d{1,5}_[A-Z]\d{1,5}"
_NO_EXON = r"(?<!on )(?<!ons )(?<!ex )(?<![\w./,+-])"


_ARM = r"\d{1,2}[pq][\d.]*"


def _arms(found: Match) -> str:
    kind = "gain" if found[1].casefold() == "gain" else "del"
    return " and ".join(f"{kind}({arm})" for arm in re.findall(_ARM, found[2]))


def _expanded(found: Match) -> str:
    return EXPANSIONS[found.group().casefold()]


def _junction(found: Match) -> str:
    """``EML4-ALK e13-a20``."""
    five, three = found[1], found[5]
    exons = (found[2] or found[3], found[6] or found[7])
    junction = f"{five[0]}{exons[0]}-{three[0]}{exons[1]}".lower()
    return f"{five}{found[4]}{three} {junction}"


def _exons(found: Match) -> str:
    return f" {found[1]}{found[2]}-{found[3]}{found[4]}".lower()


_Row = tuple[str, re.Pattern[str], Replace]
_I = re.IGNORECASE


def _row(needle: str, pattern: str, replace: Replace, flags: int = 0) -> _Row:
    return (needle, re.compile(pattern, flags), replace)


#: What the folded text must contain for the pattern to be tried, the pattern, what it stands for.
_ROWS: tuple[_Row, ...] = (
    *(
        _row(word, rf"(?<![\w-]){re.escape(word)}(?![\w-])", _expanded, _I)
        for word in sorted(EXPANSIONS, key=len, reverse=True)
    ),
    # "Her2-receptor positive"
    _row("receptor", r"\b(HER-?2)[ -]receptor(?=[ -](?:positive|negative))", r"\1", _I),
    # a sign in brackets: "HER2 (+)"
    _row("(+)", r"(?<=\w) ?\(\+\)", "+"),
    _row("(-)", r"(?<=\w) ?\(-\)", "-"),
    # "del19", "Del 19", "19del", "20ins": the exons of EGFR and ERBB2 that everybody counts
    _row("del", r"\b(del)(?:etion)?[ -]?(1[89]|20)(?![\w.(])", r"exon \2 \1", _I),
    _row("ins", r"\b(ins)(?:ertion)?[ -]?(1[89]|20)(?![\w.(])", r"exon \2 \1", _I),
    _row("del", rf"{_NO_EXON}(1[89]|20)[ -]?(del)(?!\w)", r"exon \1 \2", _I),
    _row("ins", rf"{_NO_EXON}(1[89]|20)[ -]?(ins)(?!\w)", r"exon \1 \2", _I),
    # "delE746-A750", "deletion E746-A750", "W557_K558 deletion", "del W557_K558"
    _row("del", r"\bdel(?=[A-Z]\d)", "del "),
    _row("del", r"\b([A-Z]\d{2,4})-([A-Z]\d{2,4})(?= ?del|\b)", r"\1_\2"),
    _row("del", rf"\b[Dd]el(?:etion)? ({_ENDS})(?=$| )", r"\1del"),
    _row("del", rf"\b({_ENDS}) del(?:etion)?\b", r"\1del"),
    # "ex.11"
    _row("ex.", r"\b(ex)\. ?(?=\d)", r"\1 ", _I),
    # "Exon-19-Deletion"
    *(
        _row(f"{kind}-", rf"\b({kind}s?)-(\d{{1,2}})(?:-(?=[A-Za-z]))?", r"\1 \2 ", _I)
        for kind in ("exon", "codon", "intron")
    ),
    # "45/Mb", "12mut/Mb"
    _row("/m", r"(?<=\d) ?/ ?(?=mb\b|megabase)", " mut/", _I),
    _row("mut", r"(?<=[ =]\d)(?=mut)|(?<=[ =]\d\d)(?=mut)|(?<=\.\d)(?=mut)", " ", _I),
    # a slash between two events or two findings: "-7/del(7q)", "ER+/HER2-"
    _row("/", r"/(?=del\()|(?<=\))/(?=[A-Za-z])", " or ", _I),
    _row("/", r"(?<=[+-])/(?=[A-Za-z])|(?<=[A-Za-z][+-])/(?=\d)", ", "),
    _row("/", r" / (?![mM][bB])", ", "),
    # the exons of a fusion: "EML4(13)-ALK(20)", "EML4 exon 13-ALK exon 20", "(E13;A20)"
    *(
        _row(sign, rf"\b{_PARTNER}{_AT_EXON} ?({sign}) ?{_PARTNER}{_AT_EXON}(?!\w)", _junction)
        for sign in ("-", "::", "/")
    ),
    _row("(", r" ?\(([A-Z])(\d{1,2}) ?[;:-] ?([A-Z])(\d{1,2})\)", _exons),
    _row(":", r"(?<=\w) ([A-Z])(\d{1,2}) ?: ?([A-Z])(\d{1,2})(?!\w)", _exons),
    _row("11q23", r"\b11q23(?:\.3)?[- ](?:rearr|transloc)\w*", "KMT2A rearrangement", _I),
    # a duplication before its residues, "m" for mutated, the ratio of an internal duplication
    _row("dup", rf"\b[Dd]up(?:lication)? ({_ENDS})(?=$|[ ,;)])", r"\1dup"),
    _row("dup", rf"\b({_ENDS}) dup(?:lication)?\b", r"\1dup"),
    _row("brca", r"\b([gst]?BRCA[12]?)m\b", r"\1 mutation"),
    _row("itd", r"\bAR(?=[ :=]*\d?[.,]\d)", "allelic ratio"),
    _row("cell", r"^tumou?r cells? (PD-?L1)\b", r"\1 TC", _I),
    # the classes of BRAF mutations: the first is V600, the others are not
    _row("class", r"\bBRAF class (?:I|1)(?: mut\w*)?(?!\w)", "BRAF V600 mutation"),
    _row("class", r"\bBRAF class (?:III?|2|3)(?: mut\w*)?(?!\w)", "BRAF non-V600 mutation"),
    # "deletion of 17p and 11q"
    _row("of", rf"\b(deletion|loss|gain) of ({_ARM}(?:(?:,| and|/) ?{_ARM})+)", _arms, _I),
    # "m, 67", "67/f"
    _row("", r"^[mfw](?:ale|emale)? ?[,/ ] ?(\d{1,3})(?: ?y\w*)?$", r"\1 years", _I),
    _row("", r"^(\d{1,3}) ?[,/] ?[mfw](?:ale|emale)?$", r"\1 years", _I),
    # a comma before "or" adds nothing
    _row(", ", r" ?, (?=(?:or|and/or) )", " "),
    # a bracket glued to a change opens an aside all the same: "V600E(exon 15)"
    *(
        _row(
            sign,
            rf"(?<=[A-Za-z0-9*])(\{sign})(?=(?:exon|ex|p\.|c\.|het|hom|VUS|IHC|somatic|germ))",
            r" \1",
        )
        for sign in ("(", "[")
    ),
)


def respelt(text: str) -> str:
    """Write out what stands for several facts, and signs that hide a break.

    >>> respelt("EML4(13)-ALK(20)"), respelt("EGFR del19"), respelt("TMB 45/Mb")
    ('EML4-ALK e13-a20', 'EGFR exon 19 del', 'TMB 45 mut/Mb')
    """
    lower = text.casefold()
    for needle, pattern, replace in _ROWS:
        if needle in lower:
            text = pattern.sub(replace, text)
    return text
