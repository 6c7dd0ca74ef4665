"""Groups of pieces into readings: which alteration of the model a phrase names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.errors import Refused
from kg.model import (
    Alteration,
    Change,
    Cytogenetic,
    Direction,
    DnaChange,
    Expression,
    Fusion,
    GeneEvent,
    GeneEventKind,
    Level,
    NamedVariant,
    ProteinChange,
    Region,
    RegionKind,
    ReportClass,
    Residue,
    Role,
    Signature,
    SignatureName,
)
from ontologies.groups import Group, group
from ontologies.phrases import (
    FIVE_PRIME,
    FUSION_MARKERS,
    MUTATION_MARKERS,
    PROTEIN_MARKERS,
    SKIPPED_EXONS,
    THREE_PRIME,
)
from ontologies.pieces import (
    ArmSeen,
    AssaySeen,
    DnaSeen,
    EventSeen,
    FusionSeen,
    GeneSeen,
    JunctionSeen,
    LevelSeen,
    NameSeen,
    Piece,
    PlaceSeen,
    Polarity,
    ProteinSeen,
    QualitySeen,
    RefusedSeen,
    ScoreSeen,
    SignatureSeen,
    SiteSeen,
    UnreadSeen,
)
from ontologies.protein import on_sequence
from ontologies.readings import Reading

if TYPE_CHECKING:
    from ontologies.genes import Genes

_E = GeneEventKind
_SHORT = frozenset({_E.MUTATION, _E.MISSENSE, _E.TRUNCATING, _E.FRAMESHIFT, _E.SPLICE})
#: What may be meant for a gene: a misspelt symbol, not a word of a sentence.
_SYMBOL = re.compile(r"(?=.*[A-Za-z])(?:[A-Z0-9][A-Za-z0-9-]{0,14}|(?=.*\d)[\w-]{2,15})")

_ABSENT = frozenset({Polarity.NO, Polarity.NEGATIVE, Polarity.RETAINED})


def refuse(text: str, why: str, rule: str) -> Refused:
    """Make the refusal of a text as an alteration."""
    return Refused(text, "alteration", why, rule=rule)


def compose(
    text: str, pieces: tuple[Piece, ...], genes: Genes, carried: tuple[str, ...] = ()
) -> tuple[Reading, ...]:
    """Give what the pieces say, in order; ``carried`` are the genes of the phrase before.

    Raises:
        Refused: a word is unread, no gene is named, or no alteration.
    """
    _check(text, pieces, genes, carried)
    found: list[Reading] = []
    for part in group(pieces):
        known = part.symbols or _implied(part) or carried
        reading = _Composer(text, part, known, genes).reading()
        found.append(reading)
        carried = _genes_of(reading) or known
    return tuple(found)


def _check(
    text: str, pieces: tuple[Piece, ...], genes: Genes, carried: tuple[str, ...]
) -> None:
    for piece in pieces:
        if isinstance(piece, RefusedSeen):
            raise refuse(text, piece.why, piece.rule)
    unread = [piece.text for piece in pieces if isinstance(piece, UnreadSeen)]
    if not unread:
        return
    named = carried or any(isinstance(p, (GeneSeen, FusionSeen, SignatureSeen)) for p in pieces)
    if not named and _SYMBOL.fullmatch(unread[0]):
        genes.find(unread[0])
    raise refuse(text, f"not read: {', '.join(unread)}", "unread words")


def _implied(part: Group) -> tuple[str, ...]:
    """Genes that no word names: of a proper name or of an assay."""
    for piece in part.pieces:
        if isinstance(piece, (NameSeen, AssaySeen)) and piece.gene is not None:
            return (piece.gene,)
    return ()


def _genes_of(reading: Reading) -> tuple[str, ...]:
    for alteration in reading.alterations:
        if isinstance(alteration, Fusion):
            return tuple(g for g in (alteration.three, alteration.five) if g)[:1]
    return ()


class _Composer:
    """Reads one group."""

    def __init__(self, text: str, part: Group, symbols: tuple[str, ...], genes: Genes) -> None:
        self.text, self.part, self.symbols, self.genes = text, part, symbols, genes
        self.but_not: list[Alteration] = []
        self.polarity: Polarity | None = None
        self.spent = False  # the polarity has become part of the alteration
        self.quality = QualitySeen()
        for piece in part.pieces:
            if isinstance(piece, QualitySeen):
                self._merge(piece)

    def _of(self, kind: type) -> list[Piece]:
        return [piece for piece in self.part.pieces if isinstance(piece, kind)]

    def _merge(self, piece: QualitySeen) -> None:
        old = self.quality
        self.quality = QualitySeen(
            origin=old.origin or piece.origin,
            zygosity=old.zygosity or piece.zygosity,
            report=old.report or piece.report,
            direction=old.direction or piece.direction,
            known=old.known or piece.known,
        )
        if piece.polarity is not None:
            self.polarity = self._both(piece.polarity)

    def _both(self, new: Polarity) -> Polarity:
        """"Not … positive" is negative; "positive … not detected" is not detected."""
        old = self.polarity
        if old is None or old is new:
            return new
        if Polarity.NO in {old, new}:
            if Polarity.NEGATIVE in {old, new}:
                raise refuse(self.text, "two negations in one phrase", "double negation")
            return Polarity.NO
        pair = {old, new} - {Polarity.POSITIVE}
        if len(pair) == 1:
            return next(iter(pair))
        raise refuse(self.text, f"both {old} and {new}", "contradicts itself")

    def reading(self) -> Reading:
        """Give the reading of this group; one without alterations only carries qualities."""
        alterations = tuple(dict.fromkeys(self._alterations()))
        exons = [p.first for p in self._places() if p.kind is RegionKind.EXON]
        dna = [p.change for p in self._of(DnaSeen) if isinstance(p, DnaSeen)]
        exact = any(isinstance(a, ProteinChange | DnaChange | Residue) for a in alterations)
        return Reading(
            alterations=alterations,
            any_=self._is_any(),
            but_not=tuple(self.but_not),
            polarity=None if self.spent else self.polarity,
            origin=self.quality.origin,
            zygosity=self.quality.zygosity,
            report=self.quality.report,
            direction=self.quality.direction,
            known=self.quality.known,
            dna=dna[0] if dna and not any(isinstance(a, DnaChange) for a in alterations) else None,
            exon=exons[0] if exons and exact else None,
            joined_any=self.part.joined_any,
            gene=self.symbols[0] if self.part.genes and self.symbols else None,
            family=self._family(),
        )

    def _family(self) -> str | None:
        several = [g.written for g in self.part.genes if len(g.symbols) > 1 and not g.all_]
        return several[0] if several else None

    def _is_any(self) -> bool:
        """A family is any of its members, except where all are wild type or absent."""
        if self.polarity in _ABSENT or self.polarity is Polarity.WILD:
            return False
        return self.part.any_ or self.part.genes_any or self._family() is not None

    def _places(self) -> list[PlaceSeen]:
        return [p for p in self.part.pieces if isinstance(p, PlaceSeen)]

    def _alterations(self) -> list[Alteration]:
        if signature := self._signature():
            return [signature]
        if self._of(ArmSeen):
            return [self._cytogenetic()]
        fusions = self._fusions()
        details = self.part.has(
            ProteinSeen, SiteSeen, DnaSeen, PlaceSeen, EventSeen, LevelSeen, ScoreSeen, NameSeen
        )
        if fusions and not self._beside_fusion():
            return list(fusions)
        if not details and not self._says_alone():
            return list(fusions)
        if not self.symbols:
            why = "no gene is named, and none was named before"
            raise Refused(self.text, "alteration", why, rule="no gene")
        found = [a for gene in self.symbols for a in self._of_gene(gene, alone=not details)]
        return [*fusions, *found]

    def _says_alone(self) -> bool:
        """Whether a quality alone says something of a gene: "BRCA2 VUS", "HER2 positive"."""
        if not self.part.genes and not (self.part.has(AssaySeen) and self.symbols):
            return False
        quality = self.quality
        return bool(self.polarity or quality.report or quality.direction or quality.zygosity)

    # ---- genome and chromosomes ----

    def _signature(self) -> Signature | None:
        seen = [p for p in self.part.pieces if isinstance(p, SignatureSeen)]
        if not seen:
            return None
        signature, open_ = seen[0].signature, seen[0].open_
        scores = [p for p in self.part.pieces if isinstance(p, ScoreSeen)]
        levels = [p.level for p in self.part.pieces if isinstance(p, LevelSeen)]
        high = signature.high
        if levels:
            high = levels[0] is not Level.LOW
        if self.polarity in {Polarity.NEGATIVE, Polarity.RETAINED}:
            high, self.spent = False, True
        if signature.name is not SignatureName.TMB:
            return Signature(name=signature.name, high=high, name_text=signature.name_text)
        if open_ and high is None and not scores and self.polarity is not Polarity.UNKNOWN:
            raise refuse(self.text, "neither a number nor high or low", "burden without value")
        score = _bounds(scores)
        return Signature(
            name=SignatureName.TMB,
            high=high,
            at_least=score.at_least,
            below=score.below,
        )

    def _cytogenetic(self) -> Cytogenetic:
        arm = next(p for p in self.part.pieces if isinstance(p, ArmSeen))
        if arm.complete:
            return Cytogenetic(event=arm.text)
        events = {p.event for p in self.part.pieces if isinstance(p, EventSeen)}
        if events & {_E.DELETION, _E.LOSS}:
            return Cytogenetic(event=f"{'codel' if '/' in arm.text else 'del'}({arm.text})")
        if events & {_E.GAIN, _E.AMPLIFICATION}:
            return Cytogenetic(event=f"gain({arm.text})")
        raise refuse(self.text, "a chromosome band without its event", "band without event")

    # ---- fusions ----

    def _fusions(self) -> list[Fusion]:
        junctions = [p.junction for p in self.part.pieces if isinstance(p, JunctionSeen)]
        junction = junctions[0] if junctions else None
        found: dict[tuple[str | None, str | None], Fusion] = {}
        for piece in self.part.pieces:
            if isinstance(piece, FusionSeen) and not self._is_list(piece):
                five, three = _turned(piece)
                found[five, three] = Fusion(five=five, three=three, junction=junction)
        for piece in self.part.pieces:
            if isinstance(piece, FusionSeen) and self._is_list(piece):
                pair = tuple(g for g in (piece.five, piece.three) if g)
                self.symbols = (*self.part.symbols, *pair)
                self.part.genes.append(GeneSeen(symbols=pair, written="/".join(pair)))
        return list(found.values())

    def _is_list(self, piece: FusionSeen) -> bool:
        """``KRAS/NRAS wild type`` lists two genes, ``SLC34A2/ROS1`` is a fusion."""
        if piece.written != "/":
            return False
        if self.part.has(SiteSeen, ProteinSeen, PlaceSeen, LevelSeen):
            return True
        events = [p for p in self.part.pieces if isinstance(p, EventSeen)]
        if events:
            return all(e.event is not _E.REARRANGEMENT for e in events)
        fused = len([p for p in self.part.pieces if isinstance(p, FusionSeen)]) > 1
        known = {piece.five, piece.three} & (THREE_PRIME | FIVE_PRIME)
        return not fused and (not known or self.polarity is Polarity.WILD)

    def _beside_fusion(self) -> bool:
        """Whether the group says more than its fusion: a change, an amplification, a level."""
        more = any(
            isinstance(p, EventSeen) and p.event not in {_E.REARRANGEMENT, _E.MUTATION, _E.ALTERATION}
            for p in self.part.pieces
        )
        return more or self.part.has(ProteinSeen, SiteSeen, DnaSeen, PlaceSeen, NameSeen)

    # ---- one gene ----

    def _of_gene(self, gene: str, *, alone: bool) -> list[Alteration]:
        if alone:
            return [self._marker(gene)]
        if self.part.has(LevelSeen, ScoreSeen) and not self._exact_pieces():
            return self._expression(gene)
        if names := [p.name for p in self.part.pieces if isinstance(p, NameSeen)]:
            return self._named(gene, names)
        found = self._exact(gene)
        places = self._places()
        if places and (not found or self._elsewhere(gene, found, places)):
            found.extend(a for place in places if (a := self._region(gene, place)))
        return [*found, *self._events(gene, exact=bool(found))]

    def _exact_pieces(self) -> bool:
        return self.part.has(ProteinSeen, SiteSeen, DnaSeen)

    def _named(self, gene: str, names: list[str]) -> list[Alteration]:
        """A name; an rs number beside an exact change is the same variant once more."""
        exact = self._exact(gene)
        if exact and all(name.startswith("rs") for name in names):
            return exact
        amplified = [
            GeneEvent(gene=gene, kind=p.event)
            for p in self.part.pieces
            if isinstance(p, EventSeen) and p.event is _E.AMPLIFICATION
        ]
        return [*(NamedVariant(gene=gene, name=name) for name in names), *amplified]

    def _exact(self, gene: str) -> list[Alteration]:
        found: list[Alteration] = []
        for piece in self.part.pieces:
            if isinstance(piece, ProteinSeen):
                change = on_sequence(piece.change, gene, self.genes)
                found.append(ProteinChange(gene=gene, change=change))
            elif isinstance(piece, SiteSeen) and not self._phosphorylated():
                found.extend(self._site(gene, piece))
        if not found:
            dna = [p.change for p in self.part.pieces if isinstance(p, DnaSeen)]
            found.extend(DnaChange(gene=gene, change=change) for change in dna)
        return found

    def _phosphorylated(self) -> bool:
        return any(
            isinstance(p, EventSeen) and p.event is _E.PHOSPHORYLATION for p in self.part.pieces
        )

    def _site(self, gene: str, site: SiteSeen) -> list[Alteration]:
        """A residue; ``X`` in a suppressor's residue that is no hotspot is the old sign for stop."""
        residue = Residue(gene=gene, reference=site.reference, position=site.position)
        if site.other_than:
            self.but_not.append(residue)
            return [GeneEvent(gene=gene, kind=_E.MUTATION)]
        facts = self.genes.facts(gene) if site.any_ else None
        if facts and facts.role is Role.LOSS:
            label = f"{site.reference}{site.position}"
            if label not in facts.hotspots:
                return [ProteinChange(gene=gene, change=f"{label}*")]
        return [residue]

    def _elsewhere(self, gene: str, found: list[Alteration], places: list[PlaceSeen]) -> bool:
        """Whether an exact change lies outside the exon beside it: then both are meant."""
        for change in found:
            digits = change.change if isinstance(change, ProteinChange) else ""
            position = int("".join(c for c in digits.split("_")[0] if c.isdigit()) or 0)
            exons = self.genes.exons_of_codon(gene, position)
            stated = {p.first for p in places if p.kind is RegionKind.EXON}
            region = self.part.has(EventSeen) and bool(stated) and bool(exons)
            if region and not stated & set(exons):
                self.part.any_ = True
                return True
        return isinstance(found[0], DnaChange) and self._change() is Change.SPLICE

    def _change(self) -> Change:
        """The most specific word for a change inside a region."""
        found = [p.change for p in self.part.pieces if isinstance(p, EventSeen) and p.change]
        narrow = [change for change in found if change is not Change.ANY]
        return narrow[0] if narrow else Change.ANY

    def _region(self, gene: str, place: PlaceSeen) -> Alteration | None:
        change = self._change()
        if not any(isinstance(p, EventSeen) and p.change for p in self.part.pieces) and (
            self.part.has(EventSeen)
        ):
            return None  # "exon 11 amplification": the event is the gene's
        if place.kind is RegionKind.CODON and place.first == place.last and (
            change in {Change.ANY, Change.MISSENSE}
        ):
            return self._codon(gene, place.first or 0)
        skipped = place.kind is RegionKind.EXON and (gene, place.first) in SKIPPED_EXONS
        named = self.part.has(EventSeen)
        if skipped and (change in {Change.SPLICE, Change.DELETION} or not named):
            change = Change.SKIPPING
        region = Region(
            gene=gene, kind=place.kind, change=change,
            first=place.first, last=place.last, name=place.name,
        )
        if place.other_than:
            self.but_not.append(region)
            return GeneEvent(gene=gene, kind=_E.MUTATION)
        return region

    def _codon(self, gene: str, position: int) -> Residue:
        model = self.genes.model(gene)
        sequence = model.sequences[0] if model and model.sequences else ""
        reference = sequence[position - 1] if 0 < position <= len(sequence) else None
        return Residue(gene=gene, reference=reference, position=position)

    def _events(self, gene: str, *, exact: bool) -> list[Alteration]:
        """Events of the whole gene; beside an exact change only those that are another finding."""
        events = [p for p in self.part.pieces if isinstance(p, EventSeen)]
        if self._places():
            events = [e for e in events if e.change is None and e.event is not None]
        elif exact and not self.part.any_:
            beside = {_E.REARRANGEMENT}
            events = [e for e in events if (e.change is None and e.event) or e.event in beside]
        if self.part.any_:
            return [a for e in events if (a := self._event(gene, e)) is not None]
        specific = [e for e in events if e.event is not _E.MUTATION]
        found = (self._event(gene, e) for e in specific or events)
        return [alteration for alteration in found if alteration is not None]

    def _event(self, gene: str, seen: EventSeen) -> Alteration | None:
        kind = seen.event
        if seen.fusion or (kind is _E.REARRANGEMENT and gene in FUSION_MARKERS):
            return Fusion(three=gene, ordered=False)
        if kind is None:
            return self._nowhere(gene, seen.change)
        if kind is _E.MUTATION:
            return GeneEvent(gene=gene, kind=self._mutation())
        return GeneEvent(gene=gene, kind=kind)

    def _nowhere(self, gene: str, change: Change | None) -> Region:
        """A region's word without its region: only skipping names its exon by itself."""
        exons = [exon for name, exon in SKIPPED_EXONS if name == gene]
        if change is Change.SKIPPING and exons:
            return Region(
                gene=gene, kind=RegionKind.EXON, change=change, first=exons[0], last=exons[0]
            )
        raise refuse(self.text, f"{change} without its place", "change without place")

    def _mutation(self) -> GeneEventKind:
        """What "mutation" means with the qualities beside it."""
        if self.quality.direction is Direction.GAIN:
            return _E.ACTIVATING
        if self.quality.direction is Direction.LOSS:
            return _E.LOSS_OF_FUNCTION
        if self.quality.report in {ReportClass.ONCOGENIC, ReportClass.LIKELY_ONCOGENIC}:
            return _E.ONCOGENIC
        return _E.MUTATION

    # ---- products and bare words ----

    def _expression(self, gene: str) -> list[Alteration]:
        if self._places():
            raise refuse(self.text, "expression of a part of a gene", "expression of a region")
        if self.part.has(EventSeen) and not self.part.has(LevelSeen) and not self._assay():
            return self._events(gene, exact=False)
        levels = [p for p in self.part.pieces if isinstance(p, LevelSeen)]
        scores = [p for p in self.part.pieces if isinstance(p, ScoreSeen)]
        score = _bounds(scores)
        level = levels[0] if levels else LevelSeen(level=Level.ANY)
        assay = self._assay() or level.assay or ("IHC" if score.sign == "+" else None)
        product = Expression(
            gene=gene,
            level=self._level(level.level, scored=bool(scores)),
            assay=assay,
            at_least=score.at_least if scores else level.at_least,
            below=score.below if scores else level.below,
        )
        extra = self._events(gene, exact=True) if self.part.has(EventSeen) else []
        return [product, *extra]

    def _level(self, level: Level, *, scored: bool) -> Level:
        """Apply "no", "negative" and "positive" to the amount: "not expressed" is a result."""
        polarity = self.polarity
        if polarity in _ABSENT and level in {Level.ANY, Level.POSITIVE}:
            self.spent = True
            return Level.NEGATIVE
        if polarity in {Polarity.POSITIVE, Polarity.RETAINED} and level is Level.ANY:
            self.spent = True
            return Level.POSITIVE
        if polarity is Polarity.WILD and not scored:
            raise refuse(self.text, "wild type is no amount", "contradicts itself")
        return level

    def _assay(self) -> str | None:
        assays = [p.assay for p in self.part.pieces if isinstance(p, AssaySeen)]
        return assays[0] if assays else None

    def _marker(self, gene: str) -> Alteration:
        """A gene with a bare word: what "positive", "negative", "wild type" is about."""
        polarity, assay = self.polarity, self._assay()
        if polarity is None:
            return GeneEvent(gene=gene, kind=self._mutation())
        if polarity is Polarity.WILD:
            self.spent = True
            return GeneEvent(gene=gene, kind=_E.WILD_TYPE)
        if polarity is Polarity.RETAINED:
            return GeneEvent(gene=gene, kind=_E.LOSS)
        if gene in FUSION_MARKERS:
            return Fusion(three=gene, ordered=False)
        if assay == "ISH":
            return GeneEvent(gene=gene, kind=_E.AMPLIFICATION)
        if polarity is Polarity.UNKNOWN and gene in PROTEIN_MARKERS:
            return Expression(gene=gene, level=Level.POSITIVE, assay=assay)
        if polarity is Polarity.UNKNOWN or (gene in MUTATION_MARKERS and assay is None):
            return GeneEvent(gene=gene, kind=_E.MUTATION)
        self.spent = True
        level = Level.NEGATIVE if polarity in _ABSENT else Level.POSITIVE
        return Expression(gene=gene, level=level, assay=assay)


def _bounds(scores: list[ScoreSeen]) -> ScoreSeen:
    """Several comparisons are one range."""
    return ScoreSeen(
        at_least=next((s.at_least for s in scores if s.at_least is not None), None),
        below=next((s.below for s in scores if s.below is not None), None),
        sign=scores[0].sign if scores else "",
    )


def _turned(piece: FusionSeen) -> tuple[str | None, str | None]:
    """Five and three prime; a pair written with a hyphen or slash may stand the other way round."""
    five, three = piece.five, piece.three
    if piece.written != "::":
        back = five in THREE_PRIME and three not in THREE_PRIME
        front = three in FIVE_PRIME and five not in FIVE_PRIME | THREE_PRIME
        if back or front:
            return three, five
    return five, three
