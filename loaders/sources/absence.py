"""When an agency's table without a drug means that the drug is not authorised.

The table must be one that would hold the drug. EMA's holds what was authorised centrally: medicines
by biotechnology since 1995, new cancer substances since 2005; an older one may be authorised
country by country and lacks a row. FDA's compilation begins in 1985. So absence counts for
substances that are new by what they are: a targeted class, the ending of an international name that
only newer kinds of medicine have, or a name that is still a development code. Whatever else lacks a
row stays unknown.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from kg.model import Drug
from ontologies.words import Words

#: Classes that came after new cancer medicines had to be authorised centrally.
_TARGETED: Final = ("inhibitor", "antibody", "degrader")
#: Classes with such a name whose older members are authorised country by country.
NATIONAL: Final = frozenset(
    {
        *("aromatase inhibitor", "topoisomerase inhibitor", "androgen receptor inhibitor"),
        *("endocrine therapy", "estrogen receptor antagonist", "taxane", "platinum"),
        *("anthracycline", "tubulin inhibitor", "microtubule inhibitor", "fluoropyrimidine"),
        *("thymidylate synthase inhibitor", "antimetabolite", "alkylating agent"),
        "vinca alkaloid",
    }
)
#: Endings of international names that only newer kinds of medicine have: kinase and pathway
#: inhibitors, antibodies and their conjugates, gene and cell therapies, receptor degraders.
ENDINGS: Final = (
    *("tinib", "ciclib", "cidib", "rafenib", "metinib", "lisib", "sertib", "parib", "degib"),
    *("rasib", "rasonrasib", "farnib", "clax", "denib", "sidenib", "zomib", "menib", "staurin"),
    *("espib", "spimycin", "madlin", "nutlin", "metostat", "dostat", "tapopt", "bresib", "sib"),
    *("mab", "vedotin", "deruxtecan", "tesirine", "mafodotin", "ozogamicin", "soravtansine"),
    *("tansine", "govitecan", "diftitox", "leucel", "vec", "pepimut", "estrant", "degestrant"),
)
_ADVANCED: Final = ("leucel", "vec", "pepimut")
#: A development code: letters and at least two digits. Isotopes are written the same way.
_CODE: Final = re.compile(r"(?<![\w,-])[a-z][a-z-]{0,8}[ -]?\d{2,}[a-z]{0,2}(?![\w,])")
_ISOTOPE: Final = re.compile(
    r"\b(?:iodine|i|yttrium|y|lutetium|lu|strontium|sr|samarium|sm|radium|ra|p|f|gallium|ga|tc|in)"
    r"[ -]?\d{2,3}m?\b"
)
#: Newer substances whose name has no such ending. Own general knowledge.
NEW: Final = frozenset({"dordaviprone", "pegargiminase", "perifosine", "pidnarulex"})
#: Names that look new and prove nothing, with the reason.
EXCEPTIONS: Final[dict[str, str]] = {
    "interferon alpha": "several products, authorised nationally before the central procedure",
    "edrecolomab": "authorised in Germany in 1995, before the central procedure held for it",
}
#: Words of a record that is no one substance: a mixture, a fruit extract, a kit.
_NO_SUBSTANCE: Final = re.compile(r"mixture|extract|vaccine|cells?\b|lymphocyte|therapy")


def absent(words: Words, had: Collection[str]) -> list[Drug]:
    """Give the cancer drugs whose absence from a table counts, in order; ``had`` are its own."""
    return [
        drug
        for drug in sorted(words.drugs.all(), key=lambda d: d.name)
        if drug.name not in had and counts(drug)
    ]


def counts(drug: Drug) -> bool:
    """Whether the absence of a drug from a complete table says that it is not authorised."""
    if drug.antineoplastic is False or drug.name in EXCEPTIONS or _NO_SUBSTANCE.search(drug.name):
        return False
    if set(drug.classes) & NATIONAL:
        return _is_new_name(drug.name)
    targeted = drug.antineoplastic and any(word.endswith(_TARGETED) for word in drug.classes)
    return bool(targeted) or _is_new_name(drug.name)


def is_cell_or_gene_therapy(drug: Drug) -> bool:
    """Whether a name is that of a therapy by cells, genes or a vaccine."""
    return drug.name.endswith(_ADVANCED)


def _is_new_name(name: str) -> bool:
    """Whether a name has a new ending, or is still a development code."""
    if name in NEW or any(word.endswith(ENDINGS) for word in name.split()):
        return True
    return _CODE.search(_ISOTOPE.sub("", name)) is not None
