"""The coded drug, gene and tumour of a row against the names in its own prose.

Prose that names nothing of a kind says nothing about it. A rule speaks only where the prose names
others of the kind and none that is akin to what is coded: spelling slips, abbreviations of a name
and words for a class count as naming.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from typing import TYPE_CHECKING, Final

from kg.model import Breadth, Curie, Profile, Regimen, TumourScope, biomarkers_of, genes_of
from loaders.doubts import Doubt

if TYPE_CHECKING:
    from ontologies.words import Words

_TOKEN: Final = re.compile(r"[A-Za-z0-9α-ω]+(?:[-'][A-Za-z0-9α-ω]+)*\+?")
_PHRASE: Final = 4
#: So alike are a name and a slip of the pen.
_ALIKE: Final = 0.8
_SHORTEST: Final = 4
_STEM: Final = 5
#: Enough of a gene's name to know it by in the name of its disease: neurofibromin, -matosis.
_ROOT: Final = 9
_APART: Final = re.compile(r"[-'/]")
#: A gene that only tells what a drug aims at.
_AIMED_AT: Final = re.compile(r"[\w/-]+ (?:kinase )?inhibitors?\b")
_JOINTS: Final = re.compile(r"[-\s]+")
_NUMBER: Final = re.compile(r"\d+[A-Z]?$")
#: Families whose members differ in their first letter.
_NAMESAKES: Final = frozenset({"RAS", "RAF"})
#: A phrase that is about a tumour.
_IS_TUMOUR: Final = re.compile(
    r"(?:cancers?|carcinomas?|leuk[ae]?emias?|lymphomas?|melanomas?|sarcomas?|gliomas?|blastomas?"
    r"|myelomas?|mesotheliomas?)$|^(?:NSCLC|CRC|mCRC|GIST|AML|CML|CLL|HCC|RCC|SCLC|GBM|DLBCL"
    r"|HNSCC|PDAC)$"
)
#: Words of a disease's name that tell no site and no kind.
_GENERAL: Final = frozenset(
    {
        *("cancer", "carcinoma", "tumor", "tumour", "neoplasm", "disease", "malignant", "cell"),
        *("and", "of", "the", "with", "non-small", "small", "high", "low", "grade", "receptor"),
        *("positive", "negative", "acute", "chronic", "adenocarcinoma", "squamous"),
        *("primary", "advanced", "invasive", "system", "organ", "adult", "childhood", "type"),
    }
)
#: Words of a drug's name that name no drug.
_FILLERS: Final = frozenset(
    {
        *("inhibitor", "antibody", "kinase", "acid", "sodium", "protocol", "agent", "therapy"),
        *("hydrochloride", "mesylate", "anti", "complex", "targeting", "vaccine", "aurora"),
    }
)


@dataclass(frozen=True)
class Prose:
    """A text and what it names."""

    text: str
    words: Words

    @cached_property
    def tokens(self) -> tuple[str, ...]:
        """Its words."""
        return tuple(_TOKEN.findall(self.text))

    @cached_property
    def folded(self) -> str:
        """Lower case, words joined by one space, for searching whole names."""
        return f" {' '.join(self.tokens).casefold()} "

    def phrases(self, longest: int = _PHRASE) -> Iterator[str]:
        """Every run of up to so many words, longest first."""
        for size in range(longest, 0, -1):
            for at in range(len(self.tokens) - size + 1):
                yield " ".join(self.tokens[at : at + size])

    def says(self, name: str) -> bool:
        """Whether a name stands there as a whole."""
        folded = " ".join(_TOKEN.findall(name)).casefold()
        return bool(folded) and f" {folded}" in self.folded

    @cached_property
    def drugs(self) -> frozenset[str]:
        """The substances that it names, those of named protocols and brands among them."""
        found: set[str] = set()
        for phrase in self.phrases(2):
            if len(phrase) < _SHORTEST:
                continue
            drug = self.words.drugs.known(phrase)
            found |= {drug.name} if drug else set(self.words.drugs.combination(phrase) or ())
        return frozenset(found)

    @cached_property
    def classes(self) -> dict[str, frozenset[str]]:
        """The classes that it names, with their substances."""
        named = {self.words.drugs.find_class(phrase) for phrase in self.phrases(_PHRASE)}
        groups = {name: self.words.drugs.class_members(name) for name in named if name}
        return {name: group for name, group in groups.items() if group}

    @cached_property
    def members(self) -> frozenset[str]:
        """The substances of the classes that it names and of which it names no member."""
        named = self.classes.values()
        return frozenset[str]().union(*(group for group in named if not group & self.drugs))

    @cached_property
    def genes(self) -> frozenset[str]:
        """The cancer genes that it names by their symbol, in capitals as genes are written."""
        tokens = _TOKEN.findall(_AIMED_AT.sub(" ", self.text))
        parts = {part for token in tokens for part in (token, *_APART.split(token))}
        return frozenset(part for part in parts if self.words.genes.model(part) is not None)

    @cached_property
    def tumours(self) -> frozenset[Curie]:
        """The tumour types that it names in words, or by an abbreviation that has one meaning."""
        known = (self.words.tumours.known(p) for p in self.phrases() if _IS_TUMOUR.search(p))
        return frozenset(k.id for k in known if k is not None and not _is_general(k.name))


def _is_general(name: str) -> bool:
    """Whether a tumour's name tells neither site nor kind: "carcinoma", "cell type cancer"."""
    return all(word in _GENERAL for word in _TOKEN.findall(name.casefold()))


def drug_doubts(regimens: Iterable[Regimen], prose: Prose, field: str) -> list[Doubt]:
    """Whether the prose names drugs, and none of the row's."""
    coded = {name for regimen in regimens for name in regimen.drugs}
    if not coded or any(regimen.classes for regimen in regimens):
        return []
    if any(names_drug(name, prose) for name in coded) or coded & prose.members:
        return []
    others = sorted(d for d in prose.drugs if _may_treat(d, prose.words))
    if not others or coded & prose.drugs:
        return []
    why = f"coded {', '.join(sorted(coded))}, the prose names {', '.join(others[:4])}"
    return [Doubt("drug not in prose", field, why)]


def _may_treat(name: str, words: Words) -> bool:
    drug = words.drugs.known(name)
    return drug is not None and drug.antineoplastic is not False


def names_drug(name: str, prose: Prose) -> bool:
    """Whether the prose names a substance: by a name, a code in a name, or a near spelling."""
    if prose.says(name):
        return True
    drug = prose.words.drugs.known(name)
    names = {name, *((*drug.synonyms, *drug.brands) if drug else ())}
    if any(prose.says(n) for n in names):
        return True
    parts = {part for n in names for part in _TOKEN.findall(n.casefold()) if _is_telling(part)}
    tokens = {t.casefold() for t in prose.tokens if prose.words.drugs.known(t) is None}
    return any(_alike(part, token) for token in tokens for part in parts)


def _is_telling(part: str) -> bool:
    """Whether a part of a name is enough to know it by: a code, or a long word that is no class."""
    if any(c.isdigit() for c in part):
        return len(part) >= _SHORTEST
    return len(part) > _SHORTEST and part not in _FILLERS


def _alike(part: str, token: str) -> bool:
    if part == token or (len(token) > _STEM and token in part):
        return True
    if min(len(part), len(token)) <= _SHORTEST or any(c.isdigit() for c in part):
        return False
    return part[0] == token[0] and SequenceMatcher(None, part, token).ratio() >= _ALIKE


def gene_doubts(profile: Profile, prose: Prose, field: str) -> list[Doubt]:
    """Whether the prose names cancer genes, and none of the row's nor one of their family."""
    coded = {gene for leaf in biomarkers_of(profile) for gene in genes_of(leaf.alteration)}
    if not coded or any(_gene_named(gene, prose) for gene in coded):
        return []
    families = {_family(gene) for gene in coded}
    if not prose.genes or families & {_family(gene) for gene in prose.genes}:
        return []
    why = f"coded {', '.join(sorted(coded))}, the prose names {', '.join(sorted(prose.genes)[:4])}"
    return [Doubt("gene not in prose", field, why)]


def _gene_named(symbol: str, prose: Prose) -> bool:
    if symbol.casefold() in prose.folded or _family(symbol).casefold() in prose.folded:
        return True
    gene = prose.words.genes.gene(symbol)
    names = (*gene.aliases, *gene.previous, gene.name, gene.name[:_ROOT]) if gene else ()
    squashed = _JOINTS.sub("", prose.folded)
    return any(name and _JOINTS.sub("", name.casefold()) in squashed for name in names)


def _family(symbol: str) -> str:
    """A symbol without its number: BRCA1 and BRCA2 are told in one word, "BRCA1/2"."""
    if symbol[1:] in _NAMESAKES:
        return symbol[1:]
    bare = _NUMBER.sub("", symbol)
    return bare if len(bare) > 2 else symbol  # noqa: PLR2004  # two letters are no family


def disease_doubts(tumour: TumourScope, prose: Prose, field: str) -> list[Doubt]:
    """Whether the prose names tumours, and none that is akin to the row's."""
    if tumour.breadth is not Breadth.TYPES or not tumour.types or site_named(tumour, prose):
        return []
    tree = prose.words.tumours
    named = prose.tumours
    above = {kin for kind in tumour.types for kin in tree.ancestors(kind)}
    if not named or named & above:
        return []
    if any(set(tumour.types) & set(tree.ancestors(kind)) for kind in named):
        return []
    if sites(tumour.types, prose.words) & sites(named, prose.words):
        return []
    shown = sorted(_title(kind, prose.words) for kind in named)
    why = f"coded {tumour.text!r}, the prose names {', '.join(shown[:4])}"
    return [Doubt("disease not in prose", field, why)]


def site_named(tumour: TumourScope, prose: Prose) -> bool:
    """Whether any telling word of the disease's name stands in the prose, or its initials do."""
    names = [tumour.text, *(_title(kind, prose.words) for kind in tumour.types)]
    parts = {w[:_STEM] for n in names for w in _TOKEN.findall(n.casefold()) if w not in _GENERAL}
    if any(f" {part}" in prose.folded for part in parts):
        return True
    return any(part in prose.folded for name in names for part in _initials(name))


def sites(kinds: Iterable[Curie], words: Words) -> frozenset[str]:
    """The tissues under which tumours lie."""
    above = (words.tumours.get(kin) for kind in kinds for kin in words.tumours.ancestors(kind))
    return frozenset(k.tissue for k in above if k is not None and k.tissue)


def _initials(name: str) -> tuple[str, ...]:
    """``nsclc`` of "Non-Small Cell Lung Carcinoma"; every order is not tried."""
    letters = "".join(word[0] for word in re.findall(r"[a-z]+", name.casefold()))
    return (f" {letters} ", f" {letters}s ") if len(letters) > 2 else ()  # noqa: PLR2004


def _title(kind: Curie, words: Words) -> str:
    found = words.tumours.get(kind)
    return found.name if found is not None else str(kind)
