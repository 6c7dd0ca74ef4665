"""Biomarkers in a label's sentence, with their polarity: "no EGFR or ALK aberrations"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.model import Profile
from ontologies.label_text import gene_names as n
from ontologies.label_text import markers as m
from ontologies.label_text.draft import Find, ProfileFind, TestedFind, phrase, says
from ontologies.label_text.receptors import RECEPTORS
from ontologies.label_text.scores import SCORES
from ontologies.label_text.variants import VARIANTS

if TYPE_CHECKING:
    from ontologies.label_text.draft import Phrase, Reading
    from ontologies.words import Words

#: Receptors that a tumour's name carries; the tumour itself is read by its own phrase.
_IN_TUMOUR_NAMES: tuple[tuple[str, Profile], ...] = (
    (r"triple[- ]negative(?= breast cancer)", m.TRIPLE_NEGATIVE),
    (r"\bm?TNBC\b", m.TRIPLE_NEGATIVE),
)


def _profile(value: Profile) -> Reading:
    def read(match: re.Match[str], _words: Words) -> Iterable[Find]:
        return (ProfileFind(match.start(), match.end(), value),)

    return read


BIOMARKERS: tuple[Phrase, ...] = (
    *SCORES,
    *(phrase(pattern, _profile(value)) for pattern, value in (*RECEPTORS, *VARIANTS)),
)
RECEPTORS_IN_NAMES = tuple(
    (re.compile(pattern, re.IGNORECASE), value) for pattern, value in _IN_TUMOUR_NAMES
)

#: "Susceptible" mutations are those the companion test lists: the sentence leaves their list to it.
SUSCEPTIBLE = phrase(
    r"(?:with )?(?:a )?susceptible (?:isocitrate dehydrogenase-1 \(IDH1\) mutation or isocitrate "
    r"dehydrogenase-2 \(IDH2\) mutation|IDH1 or IDH2 mutation|IDH1 mutation|FGFR3 genetic "
    r"alterations|fibroblast growth factor receptor \(FGFR\)3 genetic alterations)"
    r"|harboring an H3 K27M mutation"
    r"|(?:deleterious or suspected deleterious )?(?:germline or somatic )?(?:homologous "
    r"recombination"
    r" repair \(HRR\)|HRR) gene-mutated",
    says(TestedFind()),
)

_OR = re.compile(r"^[ ,\x00]*(?:and/or|or|/)(?: with| a| an)?[ \x00]*$", re.IGNORECASE)


#: A "no" that stands before a phrase and was not read with it: the polarity is not certain.
_NO_BEFORE = re.compile(r"\b(?:no|not have|without|absence of)\b[^.,;]{0,40}$", re.IGNORECASE)


def combine(finds: Iterable[ProfileFind], text: str) -> Profile | None:
    """AND of all phrases; phrases joined by "or" alone are alternatives.

    None where nothing was found, or where a "no" before a phrase was left unread.
    """
    ordered = sorted(finds, key=lambda f: f.start)
    if not ordered or any(_unsure(find, ordered, text) for find in ordered):
        return None
    groups: list[list[ProfileFind]] = [[ordered[0]]]
    for before, after in pairwise(ordered):
        if _OR.match(text[before.end : after.start]):
            groups[-1].append(after)
        else:
            groups.append([after])
    return m.all_of([m.any_of([find.profile for find in group]) for group in groups])


#: Diseases that are defined by their biomarker: who names one has named the other.
_DEFINED_BY: tuple[tuple[re.Pattern[str], Profile], ...] = (
    (re.compile(r"\bCML\b|chronic (?:myeloid|myelogenous)", re.IGNORECASE), m.PHILADELPHIA),
    (re.compile(r"\bAPL\b|promyelocytic", re.IGNORECASE), m.PML_RARA),
    *((pattern, value) for pattern, value in RECEPTORS_IN_NAMES),
)


def named_anywhere(text: str, words: Words) -> list[Profile]:
    """Every biomarker phrase of a text, also inside what cannot be read as a condition."""
    left = text
    found: list[Profile] = []
    for line in BIOMARKERS:
        for match in list(line.pattern.finditer(left)):
            finds = line.read(match, words) or ()
            found.extend(find.profile for find in finds if isinstance(find, ProfileFind))
            left = left[: match.start()] + " " * len(match.group()) + left[match.end() :]
    return found + [value for pattern, value in _DEFINED_BY if pattern.search(text)]


#: What labels call a marker when they say no more of it, as in "patients with EGFR aberrations".
_BARE: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(rf"(?<![\w-]){pattern}(?![\w])", re.IGNORECASE), gene)
    for pattern, gene in (
        (n.EGFR, "EGFR"),
        (n.ALK, "ALK"),
        ("ROS1", "ROS1"),
        ("BRAF", "BRAF"),
        ("K-?RAS", "KRAS"),
        ("RET", "RET"),
        ("PIK3CA", "PIK3CA"),
        ("BRCA ?1?(?:/2)?", "BRCA1"),
        ("BRCA ?(?:1/)?2?", "BRCA2"),
        ("TP53", "TP53"),
        ("(?:T315I|ABL1?)", "ABL1"),
        ("FLT3(?:-ITD)?", "FLT3"),
    )
)


def bare_genes(text: str) -> frozenset[str]:
    """Genes that a text names without saying what of them."""
    return frozenset(gene for pattern, gene in _BARE if pattern.search(text))


def _unsure(find: ProfileFind, finds: Iterable[ProfileFind], text: str) -> bool:
    before = max((f.end for f in finds if f.end <= find.start), default=0)
    return _NO_BEFORE.search(text[before : find.start]) is not None
