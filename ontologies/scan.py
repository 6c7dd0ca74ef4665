"""A phrase into pieces: tables first, then the shapes of changes, places, scores and genes."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from kg.errors import Refused
from kg.model import Origin, RegionKind
from ontologies.dna import read_dna
from ontologies.phrases import (
    ATTACHED,
    BY_FIRST,
    GENES,
    POLARITIES,
    SHORT_ASSAYS,
    VOCABULARY,
)
from ontologies.pieces import (
    DnaSeen,
    EventSeen,
    FusionSeen,
    GeneSeen,
    JointSeen,
    JunctionSeen,
    NameSeen,
    NoteSeen,
    Piece,
    PlaceSeen,
    ProteinSeen,
    QualitySeen,
    ScoreSeen,
    SiteSeen,
    UnreadSeen,
)
from ontologies.protein import read_alternatives, read_protein, read_site
from ontologies.segments import Segment, segments
from ontologies.translocations import read_cytogenetic, translocated_gene

if TYPE_CHECKING:
    from ontologies.genes import Genes

Found = tuple[tuple[Piece, ...], int]

_ANY = JointSeen(any_=True)
_PLACES = {
    **dict.fromkeys(("exon", "exons", "ex"), RegionKind.EXON),
    **dict.fromkeys(("codon", "codons", "residue", "position"), RegionKind.CODON),
    **dict.fromkeys(("intron", "introns"), RegionKind.INTRON),
}
_NUMBERS = re.compile(r"\d{1,5}(?:[-/,]\d{1,5})*")
_NUMBERED = re.compile(
    r"(exons?|ex|codons?|introns?)(\d{1,5}(?:[-/,]\d{1,5})*)([a-z]*)", re.IGNORECASE
)
_SCORE = re.compile(r"(>=|=>|≥|>|<=|≤|<|=|~)?(\d{1,6}(?:\.\d{1,4})?)(%|\+)?")
_RANGE = re.compile(r"(\d{1,3})-(\d{1,3})%")
_COMPARISONS = frozenset({">=", "=>", "≥", ">", "<=", "≤", "<", "=", "~"})
_COUNTS = frozenset({"gcn", "cn", "copies", "copy", "number", "vaf", "frequency", "fraction", "maf"})
_BELOW = frozenset({"<", "<=", "≤"})
_JUNCTION = re.compile(
    r"[a-z]{1,2}\d{1,2}[a-z]?(?:-|::|;)[a-z]{1,2}\d{1,2}|[be]\d{1,2}a\d", re.IGNORECASE
)
_RS = re.compile(r"rs\d{3,12}", re.IGNORECASE)
_STAR = re.compile(r"([A-Z][A-Z0-9]{2,9})(\*\d{1,3}[A-Z]?)", re.IGNORECASE)
_NUMBERED_GENES = re.compile(r"([A-Za-z]+)(\d)((?:[/,]\d)+|-\d)")
_ACCESSION = re.compile(
    r"(?:N[MP]_\d{3,12}|ENS[TP]\d{6,15})(?:\.\d{1,3})?(?:\(([\w-]{1,20})\))?:(?=[cp]\.)"
)
_LETTERED = re.compile(r"([A-Z0-9]+)([A-Z])/([A-Z])")
_SIGNED = re.compile(r"([A-Za-z][\w.-]*)([+-])")
_ORIGIN = {"g": Origin.GERMLINE, "s": Origin.SOMATIC, "t": Origin.SOMATIC}
_LONGEST_NAME = 8


def tokens(text: str, genes: Genes) -> list[str]:
    """Split into words; hyphens between words of the tables, and signs behind a gene, split too."""
    found: list[str] = []
    for word in text.split():
        if not word.isalnum():
            if "_" in word:
                word = _ACCESSION.sub(lambda m: f"{m[1]}:" if m[1] else "", word)  # noqa: PLW2901
            found.extend(_split(word.rstrip(":.") if len(word) > 1 else word, genes))
        else:
            found.append(word)
    return found


def _split(word: str, genes: Genes) -> list[str]:
    key = word.casefold()
    if key in BY_FIRST:
        return [word]
    if signed := _SIGNED.fullmatch(word):
        return _signed(word, signed[1], signed[2], genes)
    if genes.known(word):
        return [word]
    if "/" in word:
        return _alternatives(word, genes)
    if "=" in word and (head := word.partition("=")[0]).casefold() in BY_FIRST:
        return [head, word.partition("=")[2]]
    parts = key.split("-")
    if not parts[0].isdigit() and all(part in VOCABULARY for part in parts):
        return word.split("-")
    head, hyphen, last = word.rpartition("-")
    if hyphen and head and last.casefold() in ATTACHED:
        return [*_split(head, genes), last]
    if word in {"+", "-"}:
        return ["positive" if word == "+" else "negative"]
    return [word]


def _alternatives(word: str, genes: Genes) -> list[str]:
    """``amplification/overexpression`` is either; a slash between other words is left alone."""
    parts = word.split("/")
    if not all(part.casefold() in BY_FIRST for part in parts):
        return [word]
    found: list[str] = []
    for part in parts:
        found.extend((["or"] if found else []) + _split(part, genes))
    return found


def _signed(word: str, head: str, sign: str, genes: Genes) -> list[str]:
    lower = head.casefold().replace("-", " ")
    if lower in GENES or lower == "ph" or head.casefold() in BY_FIRST or genes.known(head):
        return [*_split(head, genes), "positive" if sign == "+" else "negative"]
    return [word]


class Scanner:
    """Walks over the words of one phrase; each reader gives pieces and where to go on."""

    def __init__(self, text: str, genes: Genes) -> None:
        self.genes = genes
        self.words = tokens(text, genes)
        self.keys = [word.casefold() for word in self.words]
        self.pieces: list[Piece] = []
        self.gene: str | None = None

    def run(self) -> tuple[Piece, ...]:
        """Read the whole phrase."""
        at = 0
        while at < len(self.words):
            found, at = self._next(at)
            for piece in found:
                if isinstance(piece, GeneSeen):
                    self.gene = piece.symbols[0]
            self.pieces.extend(found)
        return tuple(self.pieces)

    def _next(self, at: int) -> Found:
        for read in _READERS:
            found = read(self, at)
            if found is not None:
                return found
        return ((UnreadSeen(text=self.words[at]),), at + 1)

    def _phrase(self, at: int) -> Found | None:
        for words, piece in BY_FIRST.get(self.keys[at], ()):
            end = at + len(words)
            if tuple(self.keys[at:end]) == words:
                return ((piece,), end)
        if self.gene == "CD274" and (short := SHORT_ASSAYS.get(self.keys[at])):
            return ((short,), at + 1)
        return None

    def _place(self, at: int) -> Found | None:
        kind = _PLACES.get(self.keys[at])
        if kind is None:
            return self._glued_place(at)
        if at + 1 >= len(self.words) or _NUMBERS.fullmatch(self.words[at + 1]) is None:
            return None
        found, at = list(_places(kind, self.words[at + 1])), at + 2
        while at + 1 < len(self.words) and self.keys[at] in {"or", "and"}:
            if _NUMBERS.fullmatch(self.words[at + 1]) is None:
                break
            found.extend((_ANY, *_places(kind, self.words[at + 1])))
            at += 2
        return (tuple(found), at)

    def _glued_place(self, at: int) -> Found | None:
        """``ex19``, ``ex19del``."""
        glued = _NUMBERED.fullmatch(self.words[at])
        if glued is None:
            return None
        places = _places(_PLACES[glued[1].casefold()], glued[2])
        if not glued[3]:
            return (places, at + 1)
        event = BY_FIRST.get(glued[3].casefold())
        return ((*places, event[-1][1]), at + 1) if event else None

    def _score(self, at: int) -> Found | None:
        sign, start = "", at
        if self.words[at] in _COMPARISONS and at + 1 < len(self.words):
            sign, at = self.words[at], at + 1
        if span := _RANGE.fullmatch(self.words[at]):
            below = float(span[2]) + 1
            return ((ScoreSeen(at_least=float(span[1]), below=below, sign="%"),), at + 1)
        number = _SCORE.fullmatch(self.words[at])
        if number is None:
            return None
        end = at + 1
        if (start and self.keys[start - 1] in _COUNTS) or self.keys[end : end + 1] == ["copies"]:
            return ((NoteSeen(),), end)
        percent = number[3] or ("%" if self.words[end : end + 1] == ["%"] else "")
        return ((_scored(number[1] or sign, float(number[2]), percent),), end)

    def _change(self, at: int) -> Found | None:
        word = self.words[at]
        if self.gene is None and not word.startswith("p.") and self._names_gene(word):
            return None
        if (change := read_protein(word)) is not None:
            return ((ProteinSeen(change=change),), at + 1)
        if site := read_site(word):
            return ((SiteSeen(reference=site[0], position=site[1], any_=site[2]),), at + 1)
        if word[:2] in {"c.", "C."} and (dna := read_dna(word)) is not None:
            return ((DnaSeen(change=dna),), at + 1)
        if "/" in word:
            return _slashed(word, at)
        if self.keys[at].startswith("non-") and (site := read_site(word[4:])):
            here = SiteSeen(reference=site[0], position=site[1], other_than=True)
            return ((here,), at + 1)
        return None

    def _names_gene(self, word: str) -> bool:
        return self.genes.known(word) is not None or self.genes.family(word) is not None

    def _chromosome(self, at: int) -> Found | None:
        word = self.words[at]
        if gene := translocated_gene(word):
            events = (GeneSeen(symbols=(self.genes.find(gene),)), _REARRANGED)
            return (events, at + 1)
        found = read_cytogenetic(word)
        return (found, at + 1) if found else None

    def _fusion(self, at: int) -> Found | None:
        word = self.words[at]
        if _JUNCTION.fullmatch(word):
            junction = re.sub(r"::|;", "-", word.casefold())
            return ((JunctionSeen(junction=junction),), at + 1)
        five, mark, three = word.partition("::")
        if not mark:
            return None
        sides = [self._partner(side) for side in (five, three)]
        if sides == [None, None]:
            raise Refused(word, "gene", "a fusion of nothing with nothing", rule="empty fusion")
        return ((FusionSeen(five=sides[0], three=sides[1]),), at + 1)

    def _partner(self, side: str) -> str | None:
        return None if side.casefold() in {"", "v", "?"} else self.genes.find(side)

    def _name(self, at: int) -> Found | None:
        word = self.words[at]
        if _RS.fullmatch(word):
            return ((NameSeen(name=word.casefold()),), at + 1)
        star = _STAR.fullmatch(word)
        if star and (gene := self.genes.known(star[1])):
            return ((GeneSeen(symbols=(gene,)), NameSeen(name=star[2])), at + 1)
        return ((NameSeen(name=word),), at + 1) if re.fullmatch(r"\*\d{1,3}[A-Z]?", word) else None

    def _gene(self, at: int) -> Found | None:
        word = self.words[at]
        symbol = self.genes.known(word)
        if symbol is None or self._goes_on(at + 1):
            longer = self._long_name(at)
            if longer is not None:
                return longer
        if symbol is not None:
            return ((GeneSeen(symbols=(symbol,), written=word),), at + 1)
        if family := self.genes.family(word):
            return ((GeneSeen(symbols=family, written=word),), at + 1)
        return None

    def _goes_on(self, at: int) -> bool:
        """Whether the next word could belong to a gene's full name."""
        return at < len(self.words) and self.words[at].islower() and (
            self.keys[at] not in VOCABULARY
        )

    def _long_name(self, at: int) -> Found | None:
        for end in range(min(len(self.words), at + _LONGEST_NAME), at + 1, -1):
            name = " ".join(self.words[at:end])
            symbol = self.genes.known(name)
            symbols = (symbol,) if symbol else self.genes.family(name)
            if symbols:
                return ((GeneSeen(symbols=symbols, written=name),), end)
        return None

    def _several(self, at: int) -> Found | None:
        """``BRCA1/2``, ``FGFR1-3``, ``KRAS/NRAS``, ``ALK-EML4``."""
        word = self.words[at]
        if numbered := _NUMBERED_GENES.fullmatch(word):
            stem, first, rest = numbered.groups()
            numbers = _numbers(first, rest)
            symbols = tuple(s for n in numbers if (s := self.genes.known(f"{stem}{n}")))
            if len(symbols) == len(numbers):
                return ((GeneSeen(symbols=symbols, written=word),), at + 1)
        if lettered := _LETTERED.fullmatch(word):
            stem, *letters = lettered.groups()
            symbols = tuple(s for n in letters if (s := self.genes.known(f"{stem}{n}")))
            if len(symbols) == len(letters):
                return ((GeneSeen(symbols=symbols, written=word, all_=True),), at + 1)
        return self._pair(word, at)

    def _pair(self, word: str, at: int) -> Found | None:
        for cut in re.finditer(r"[-/]", word):
            left, right = word[: cut.start()], word[cut.end() :]
            five = self.genes.known(left) if left else None
            if five is None:
                continue
            three = self.genes.known(right) if right else None
            if three is not None and three != five:
                return ((FusionSeen(five=five, three=three, written=cut.group()),), at + 1)
        if word.count("/") > 1:
            symbols = tuple(self.genes.known(part) or "" for part in word.split("/"))
            if all(symbols):
                return ((GeneSeen(symbols=symbols, written=word),), at + 1)
        return None

    def _unglued(self, at: int) -> Found | None:
        """A gene and its change in one word: ``BRAF:p.V600E``, ``EGFR-L858R``, ``METex14``."""
        for parts in _splits(self.words[at]):
            gene = self._gene_word(parts[0])
            if gene is None:
                continue
            inner = Scanner("", self.genes)
            inner.words, inner.gene = [p for p in parts[1:] if p], gene[-1].symbols[0]  # type: ignore[union-attr]  # the last piece is the gene
            inner.keys = [word.casefold() for word in inner.words]
            rest = inner.run()
            if not any(isinstance(piece, UnreadSeen) for piece in rest):
                return ((*gene, *rest), at + 1)
        return None

    def _gene_word(self, word: str) -> tuple[Piece, ...] | None:
        symbol = self.genes.known(word) if word else None
        if symbol is not None:
            return (GeneSeen(symbols=(symbol,), written=word),)
        if word and (family := self.genes.family(word)):
            return (GeneSeen(symbols=family, written=word),)
        origin, rest = _ORIGIN.get(word[:1]), word[1:]
        if origin is None or not rest.isupper() or rest.isdigit():
            return None
        symbols = self.genes.family(rest) or ((s,) if (s := self.genes.known(rest)) else None)
        if symbols is None:
            return None
        return (QualitySeen(origin=origin), GeneSeen(symbols=symbols, written=rest))


_REARRANGED = EventSeen(
    event=BY_FIRST["rearrangement"][0][1].event,  # type: ignore[union-attr]  # an event row
)
_READERS: tuple[Callable[[Scanner, int], Found | None], ...] = (
    Scanner._phrase,
    Scanner._place,
    Scanner._chromosome,
    Scanner._score,
    Scanner._change,
    Scanner._fusion,
    Scanner._name,
    Scanner._gene,
    Scanner._several,
    Scanner._unglued,
)


def scan(text: str, genes: Genes) -> tuple[Piece, ...]:
    """Give the pieces of one phrase, in its order."""
    return Scanner(text, genes).run()


def scan_segment(segment: Segment, genes: Genes) -> tuple[Piece, ...]:
    """Give the pieces of a phrase and of what stands in brackets behind it."""
    pieces = list(scan(segment.text, genes))
    for aside in segment.asides:
        inner = segments(aside)
        joint = JointSeen(any_=any(" or " in f" {part.text} " for part in inner))
        for number, part in enumerate(inner):
            if number:
                pieces.append(joint)
            pieces.extend(scan_segment(part, genes))
    return tuple(pieces)


def _places(kind: RegionKind, text: str) -> tuple[Piece, ...]:
    found: list[Piece] = []
    for part in re.split(r"[/,]", text):
        first, _, last = part.partition("-")
        end = int(last) if last else int(first)
        if found:
            found.append(_ANY)
        found.append(PlaceSeen(kind=kind, first=int(first), last=end))
    return tuple(found)


def _scored(sign: str, number: float, mark: str) -> ScoreSeen:
    if sign in _BELOW:
        return ScoreSeen(below=number, sign=mark)
    return ScoreSeen(at_least=number, sign=mark)


def _slashed(word: str, at: int) -> Found | None:
    """``V600E/K`` and ``G12/G13``."""
    found: list[Piece] = [ProteinSeen(change=change) for change in read_alternatives(word)]
    if not found:
        for part in word.split("/"):
            change, site = read_protein(part), read_site(part)
            if change is not None:
                found.append(ProteinSeen(change=change))
            elif site is not None:
                found.append(SiteSeen(reference=site[0], position=site[1], any_=site[2]))
            else:
                return None
    joined = [piece for pair in zip(found, [_ANY] * len(found), strict=True) for piece in pair]
    return (tuple(joined[:-1]), at + 1)


def _numbers(first: str, rest: str) -> list[str]:
    if rest.startswith("-"):
        return [str(n) for n in range(int(first), int(rest[1:]) + 1)]
    return [first, *re.split(r"[/,]", rest.strip("/,"))]


def _splits(word: str) -> list[list[str]]:
    """Ways to cut a word in two, the likeliest first."""
    ways = [[word]]
    left, colon, right = word.partition(":")
    if colon:
        return [[left, right]]
    ways.extend([word[: c.start()], word[c.end() :]] for c in re.finditer(r"[-_]", word))
    if word.isascii():
        cuts = [c.start() for c in re.finditer(r"(?<=[A-Z0-9])(?=[A-Zevp])", word)]
        ways.extend([word[:cut], word[cut:]] for cut in reversed(cuts[:40]))
    return ways


__all__ = ["POLARITIES", "scan", "tokens"]
