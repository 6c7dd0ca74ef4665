"""Pieces into groups: everything that is said about one gene, or about one genome-wide finding."""

from __future__ import annotations

from dataclasses import dataclass, field

from ontologies.grammar.pieces import (
    ArmSeen,
    AssaySeen,
    ColonSeen,
    DnaSeen,
    EventSeen,
    FusionSeen,
    GeneSeen,
    JointSeen,
    JunctionSeen,
    LevelSeen,
    NameSeen,
    NoteSeen,
    Piece,
    PlaceSeen,
    Polarity,
    ProteinSeen,
    QualitySeen,
    ScoreSeen,
    SignatureSeen,
    SiteSeen,
)

#: Pieces that say what was found; the others say of whom, how, or how sure.
DETAILS = (
    ProteinSeen,
    SiteSeen,
    DnaSeen,
    PlaceSeen,
    EventSeen,
    LevelSeen,
    ScoreSeen,
    FusionSeen,
    SignatureSeen,
    ArmSeen,
    NameSeen,
)

_EXACT = (ProteinSeen, SiteSeen, DnaSeen, PlaceSeen)
_SUBJECTS = (*DETAILS, GeneSeen)
#: What makes a colon the end of one finding: behind it another begins.
_AFTER_COLON = (*_EXACT, GeneSeen, FusionSeen, SignatureSeen, ArmSeen, AssaySeen)
_DECIDES = frozenset({Polarity.WILD, Polarity.POSITIVE, Polarity.NEGATIVE, Polarity.UNKNOWN})


@dataclass
class Group:
    """The genes and pieces that belong together."""

    genes: list[GeneSeen] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    any_: bool = False
    either: bool = False
    spoken: bool = False
    genes_any: bool = False
    joined_any: bool = False

    @property
    def symbols(self) -> tuple[str, ...]:
        """Every gene of the group, once."""
        return tuple(dict.fromkeys(s for gene in self.genes for s in gene.symbols))

    def has(self, *kinds: type) -> bool:
        """Whether a piece of one of these kinds is here."""
        return any(isinstance(piece, kinds) for piece in self.pieces)

    @property
    def complete(self) -> bool:
        """Whether a finding with its subject is here: not only the heading "Mutation:"."""
        subject = bool(self.genes) or self.has(FusionSeen, SignatureSeen, ArmSeen)
        return subject and self.detailed

    @property
    def detailed(self) -> bool:
        """Whether anything was found, so that a new gene opens a new group."""
        if self.has(*DETAILS):
            return True
        polar = (p.polarity for p in self.pieces if isinstance(p, QualitySeen))
        return bool(self.genes) and any(polarity in _DECIDES for polarity in polar)


def group(pieces: tuple[Piece, ...]) -> list[Group]:
    """Cut where a new gene, a new genome-wide finding or a new "no" begins after a finding."""
    grouping = _Grouping()
    for at, piece in enumerate(pieces):
        match piece:
            case NoteSeen():
                pass
            case JointSeen():
                grouping.joint = piece
            case ColonSeen():
                grouping.colon = grouping.here.complete and _begins_another(pieces[at:])
            case _:
                grouping.take(piece, pieces[at + 1 :])
    return [g for g in grouping.groups if g.genes or g.pieces]


@dataclass
class _Grouping:
    """The groups so far, and what stood before the next piece."""

    groups: list[Group] = field(default_factory=lambda: [Group()])
    joint: JointSeen | None = None
    colon: bool = False
    before: Piece | None = None

    @property
    def here(self) -> Group:
        return self.groups[-1]

    def take(self, piece: Piece, rest: tuple[Piece, ...]) -> None:
        """Put a piece into its group."""
        here, joint = self.here, self.joint
        if _lists(self.before, joint, piece, rest):
            here.genes_any = here.genes_any or (joint is not None and joint.any_)
        elif self.colon or _another_arm(here, piece, joint) or _opens(here, piece, rest):
            self.groups.append(Group(joined_any=joint is not None and joint.any_))
        elif joint is not None:
            _join(here, piece, joint)
        self.joint, self.colon, self.before = None, False, piece
        if isinstance(piece, GeneSeen):
            self.here.genes.append(piece)
        else:
            self.here.pieces.append(piece)


def _begins_another(rest: tuple[Piece, ...]) -> bool:
    """Whether what stands behind a colon is a finding of its own."""
    said = any(isinstance(p, (*DETAILS, QualitySeen)) for p in rest)
    return said and any(isinstance(p, _AFTER_COLON) for p in rest)


def _lists(
    before: Piece | None, joint: JointSeen | None, piece: Piece, rest: tuple[Piece, ...]
) -> bool:
    """Whether a gene goes on a list behind its finding: "loss of MSH2 and MSH6"."""
    if joint is None or not isinstance(before, GeneSeen) or not isinstance(piece, GeneSeen):
        return False
    said = next((p for p in rest if isinstance(p, (*_SUBJECTS, QualitySeen))), None)
    return said is None or isinstance(said, GeneSeen)


def _another_arm(here: Group, piece: Piece, joint: JointSeen | None) -> bool:
    """Whether a joint stands before a chromosome arm: "IDH-mutant and 1p/19q-codeleted"."""
    return joint is not None and isinstance(piece, ArmSeen) and here.detailed


def _join(here: Group, piece: Piece, joint: JointSeen) -> None:
    if isinstance(piece, GeneSeen) and not here.detailed:
        here.genes_any = here.genes_any or joint.any_
    elif joint.any_ and isinstance(piece, QualitySeen) and piece.polarity is None:
        here.either = True
    elif joint.any_:
        here.any_, here.spoken = True, here.spoken or not joint.slash


def _opens(here: Group, piece: Piece, rest: tuple[Piece, ...]) -> bool:
    """Whether a piece begins a new group: something was found, and this is of another subject."""
    if isinstance(piece, GeneSeen):
        return _new_gene(here, piece)
    if isinstance(piece, QualitySeen):
        prefix = piece.polarity is Polarity.NO and any(isinstance(p, _SUBJECTS) for p in rest)
        return prefix and here.detailed
    if isinstance(piece, FusionSeen):
        beside = piece.written == "::" and here.has(*_EXACT) and bool(here.genes)
        return beside or here.has(SignatureSeen, ArmSeen)
    if isinstance(piece, (ArmSeen, SignatureSeen)):
        arm = isinstance(piece, ArmSeen) and here.has(EventSeen)
        return (here.detailed and not arm) or (
            isinstance(piece, SignatureSeen) and bool(here.genes)
        )
    if isinstance(piece, AssaySeen):
        return _new_assay(here, piece, rest)
    return isinstance(piece, (*_EXACT, JunctionSeen)) and here.has(SignatureSeen, ArmSeen)


def _new_assay(here: Group, piece: AssaySeen, rest: tuple[Piece, ...]) -> bool:
    """An assay of another gene, or with a result of its own: "IHC 2+ ISH positive"."""
    if piece.gene is not None:
        other = here.symbols not in {(), (piece.gene,)}
        if here.has(SignatureSeen) or (here.detailed and other):
            return True
    before = {p.assay for p in here.pieces if isinstance(p, AssaySeen)}
    resulted = isinstance(rest[0], ScoreSeen | QualitySeen | EventSeen) if rest else False
    return bool(before) and piece.assay not in before and here.detailed and resulted


def _new_gene(here: Group, piece: GeneSeen) -> bool:
    """A gene that is not yet spoken of; "loss of PTEN" names it behind its finding."""
    if not here.detailed or set(piece.symbols) <= {*here.symbols, *_partners(here)}:
        return False
    return bool(here.genes) or here.has(SignatureSeen, FusionSeen, ArmSeen)


def _partners(here: Group) -> tuple[str, ...]:
    return tuple(
        gene
        for piece in here.pieces
        if isinstance(piece, FusionSeen)
        for gene in (piece.five, piece.three)
        if gene is not None
    )
