"""Genes by any of their names, with the sequence and exons that a change must fit."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cached_property, lru_cache

from kg.errors import Refused
from kg.model import Exon, Gene, GeneFacts, GeneModel
from ontologies.gene_facts import joined, joined_model
from ontologies.gene_words import FAMILIES, NICKNAMES, OLD_NAMES
from ontologies.terms import fold, nearest, squash

#: Parts of an approved name that people leave out: ``(NADP(+))``.
_IN_BRACKETS = re.compile(r"\s*\((?:[^()]|\([^()]*\))*\)")
#: Names that nobody types for a gene, and that would make a real name ambiguous.
_NO_NAME = re.compile(r"pseudogene|antisense|uncharacterized|RNA|non-protein|readthrough|locus")
#: Histone labels count without the first methionine: ``K27M`` stands on residue 28.
_HISTONE = re.compile(r"^H(?:1|2A|2B|3|4)[-C]")
_PREFIX = re.compile(r"^(?:c-|human |the |gene )+|(?: gene| protein| oncogene)+$")


class _Names:
    """Word → genes; most words have one, so only clashes keep a set."""

    def __init__(self) -> None:
        self._one: dict[str, str] = {}
        self._more: dict[str, frozenset[str]] = {}

    def add(self, word: str, symbol: str) -> None:
        first = self._one.setdefault(word, symbol)
        if first != symbol:
            self._more[word] = self._more.get(word, frozenset({first})) | {symbol}

    def get(self, word: str) -> frozenset[str]:
        one = self._one.get(word) if word else None
        return self._more.get(word) or (frozenset({one}) if one else frozenset())

    def under(self, other: _Names) -> _Names:
        """Give both, where the other one wins."""
        both = _Names()
        both._one = self._one | other._one
        kept = {word: more for word, more in self._more.items() if word not in other._one}
        both._more = kept | other._more
        return both


class Genes:
    """Find genes by symbol, earlier symbol, alias, full name or protein nickname."""

    def __init__(
        self,
        genes: Iterable[Gene],
        models: Iterable[GeneModel] = (),
        facts: Iterable[GeneFacts] = (),
    ) -> None:
        self._genes = {gene.symbol: gene for gene in genes}
        self._given: tuple[GeneModel | GeneFacts, ...] = (*models, *facts)
        self._approved = {fold(symbol): symbol for symbol in self._genes}
        self._nicknames = {
            fold(word): symbol for word, symbol in NICKNAMES.items() if symbol in self._genes
        }
        models_of: dict[str, list[GeneModel]] = {}
        facts_of: dict[str, list[GeneFacts]] = {}
        for given in self._given:
            if isinstance(given, GeneModel):
                models_of.setdefault(self._present(given.gene), []).append(given)
            else:
                facts_of.setdefault(self._present(given.gene), []).append(given)
        self._models = {gene: joined_model(gene, found) for gene, found in models_of.items()}
        self._facts = {gene: joined(gene, found) for gene, found in facts_of.items()}
        self._families = {fold(word): members for word, members in FAMILIES.items()}

    def _present(self, symbol: str) -> str:
        """Give the present symbol of a gene that a list names by an earlier one."""
        if symbol in self._genes or not self._genes:
            return symbol
        found = self._others.get(fold(symbol))
        return next(iter(found)) if len(found) == 1 else symbol

    @cached_property
    def _others(self) -> _Names:
        """Earlier symbols and aliases; a word of several genes keeps them all."""
        found = _Names()
        for symbol, gene in self._genes.items():
            for word in gene.previous:
                found.add(fold(word), symbol)
            for word in gene.aliases:
                found.add(fold(word), symbol)
        return found

    @cached_property
    def _names(self) -> _Names:
        """Full names, and symbols with hyphens, both without punctuation: made on a first miss.

        A symbol without punctuation is found by its folded form and needs no second entry.
        """
        found = _Names()
        for symbol, gene in self._genes.items():
            for name in _spellings(gene.name):
                found.add(squash(name), symbol)
            for word in (*gene.previous, *gene.aliases):
                if not word.isalnum():
                    found.add(squash(word), symbol)
        exact = _Names()
        known = {name: symbol for name, symbol in OLD_NAMES.items() if symbol in self._genes}
        for word, symbol in (known | self._approved | self._nicknames).items():
            if not word.isalnum():
                exact.add(squash(word), symbol)
        return found.under(exact)

    def _candidates(self, text: str) -> frozenset[str]:
        key = fold(text)
        exact = self._approved.get(key) or self._nicknames.get(key)
        if exact is not None:
            return frozenset({exact})
        if key in self._families:
            return frozenset()
        found = self._others.get(key) or self._bare(squash(key))
        bare = _PREFIX.sub("", key)
        if not found and bare not in {key, ""}:
            return self._candidates(bare)
        return found

    def _bare(self, key: str) -> frozenset[str]:
        """Find a word without its punctuation: ``B-RAF``, ``ERBB-2``."""
        exact = self._approved.get(key) or self._nicknames.get(key)
        if exact is not None:
            return frozenset({exact})
        return self._others.get(key) or self._names.get(key)

    def known(self, text: str) -> str | None:
        """Give the approved symbol, or None where the word is unknown or ambiguous."""
        found = self._candidates(text)
        return next(iter(found)) if len(found) == 1 else None

    def find(self, text: str) -> str:
        """Give the approved symbol.

        Raises:
            Refused: no gene has this name, or several have; never guessed.
        """
        found = sorted(self._candidates(text))
        if len(found) == 1:
            return found[0]
        if found:
            why = f"ambiguous: a former or other name of {' and of '.join(found)}"
            raise Refused(text, "gene", why, rule="ambiguous gene", suggestions=tuple(found))
        family = self.family(text)
        if family is not None:
            why = f"a family of genes: {', '.join(family)}"
            raise Refused(text, "gene", why, rule="gene family", suggestions=family)
        why = "no such symbol, alias or previous symbol"
        near = self._near(fold(text))
        raise Refused(text, "gene", why, rule="unknown gene", suggestions=near)

    @cached_property
    def _near(self) -> Callable[[str], tuple[str, ...]]:
        """The nearest symbols; the same mistakes come again and again."""
        return lru_cache(maxsize=4096)(
            lambda text: nearest(text, self._spoken_of) or nearest(text, self._approved)
        )

    @cached_property
    def _spoken_of(self) -> dict[str, str]:
        """Symbols to suggest first: the genes that some list speaks of.

        A typing mistake means a gene of cancer; to compare with every gene takes 20 times as long.
        """
        listed = self._models.keys() | self._facts.keys()
        return {fold(symbol): symbol for symbol in sorted(listed)}

    def family(self, text: str) -> tuple[str, ...] | None:
        """Give the members of a gene family (``RAS``, ``NTRK``, ``HRR``); None for a gene."""
        key = fold(text)
        return self._families.get(key) or self._families.get(key.removesuffix(" genes"))

    def symbols(self) -> frozenset[str]:
        """Give every approved symbol."""
        return frozenset(self._genes)

    def gene(self, symbol: str) -> Gene | None:
        """Give the record of an approved symbol."""
        return self._genes.get(symbol)

    def records(self) -> tuple[Gene | GeneModel | GeneFacts, ...]:
        """Give everything these words were made from."""
        return (*self._genes.values(), *self._given)

    def model(self, symbol: str) -> GeneModel | None:
        """Give the coding structure of the gene, where one is known."""
        return self._models.get(symbol)

    def facts(self, symbol: str) -> GeneFacts | None:
        """Give what lists say of the gene's variants, where any does."""
        return self._facts.get(symbol)

    def check_residue(
        self, symbol: str, residue: str, position: int, *, ends: bool = False
    ) -> None:
        """Check that the residue can stand at that position of the protein.

        Published labels that sit on no sequence, and genes without a whole sequence, pass. So does
        a residue where the protein ``ends`` (a stop, a lost frame), if it stands there on the other
        isoform by which much-used tables number: a few codons change nothing of what is lost.

        Raises:
            Refused: another residue stands there, or the position lies beyond the protein.
        """
        model = self._models.get(symbol)
        if model is None or not model.sequences or not model.sequence_complete:
            return
        label = f"{residue}{position}"
        if label in model.off_sequence:
            return
        length = max(model.protein_length or 0, *map(len, model.sequences))
        if not 0 < position <= length + (residue == "*"):
            why = f"{symbol} has {length} residues"
            raise Refused(f"{symbol} {label}", "alteration", why, rule="beyond the protein")
        standing = _residues_at(model, position, histone=bool(_HISTONE.match(symbol)))
        if ends and residue in _residues_reported(model, position):
            return
        if residue not in standing and residue not in {"X", "*"}:
            here = " or ".join(standing) or "nothing"
            why = f"residue {position} of {symbol} is {here}, not {residue}"
            near = tuple(f"{symbol} {other}{position}" for other in standing)
            raise Refused(
                f"{symbol} {label}", "alteration", why, rule="other residue", suggestions=near
            )

    def codon_of(self, symbol: str, residue: str, position: int) -> int:
        """Give the codon of the gene's own transcript for a reported residue.

        It is another number only where the residue stands not here but on the isoform by which
        much-used tables number.
        """
        model = self._models.get(symbol)
        if model is None or residue in _residues_at(model, position, histone=False):
            return position
        if model.protein_length is None or residue not in _residues_reported(model, position):
            return position
        return position + model.protein_length - (model.reported_length or model.protein_length)

    def exons_of_codon(self, symbol: str, codon: int) -> tuple[int, ...]:
        """Give the exons that hold the codon: two where a junction splits it."""
        model = self._models.get(symbol)
        exons = model.exons if model else ()
        return tuple(e.number for e in exons if e.first_codon <= codon <= e.last_codon)

    def codons_of_exon(self, symbol: str, exon: int) -> tuple[int, int] | None:
        """Give the first and last codon of a coding exon."""
        model = self._models.get(symbol)
        for e in model.exons if model else ():
            if e.number == exon:
                return (e.first_codon, e.last_codon)
        return None

    def last_coding_exon(self, symbol: str) -> Exon | None:
        """Give the exon that ends the protein; a truncation there may be harmless."""
        model = self._models.get(symbol)
        return max(model.exons, key=lambda e: e.number) if model and model.exons else None


def _spellings(name: str) -> tuple[str, ...]:
    """Give a full name as the list has it and as people shorten it."""
    if _NO_NAME.search(name):
        return ()
    if "(" not in name and "," not in name:
        return (name,)
    bare = _IN_BRACKETS.sub("", name)
    head = bare.partition(",")[0]
    kept = head if "proto-oncogene" in head and " " in head else bare
    return tuple(dict.fromkeys(text for text in (name, bare, kept) if text))


def _residues_reported(model: GeneModel, position: int) -> tuple[str, ...]:
    """The residue there on the isoform of the reported length, behind where the two differ."""
    if model.reported_length is None or model.protein_length is None:
        return ()
    place = position + model.protein_length - model.reported_length
    whole = (s for s in model.sequences if len(s) == model.protein_length)
    return tuple(s[place - 1] for s in whole if 0 < place <= len(s))


def _residues_at(model: GeneModel, position: int, *, histone: bool) -> tuple[str, ...]:
    places = (position, position + 1) if histone else (position,)
    found = (
        sequence[place - 1]
        for place in places
        for sequence in model.sequences
        if place <= len(sequence)
    )
    return tuple(dict.fromkeys(found))
