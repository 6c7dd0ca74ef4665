"""Pieces into groups: everything that is said about one gene, or about one genome-wide finding."""

from __future__ import annotations

from dataclasses import dataclass, field

from ontologies.pieces import (
    ArmSeen,
    AssaySeen,
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


@dataclass
class Group:
    """The genes and pieces that belong together."""

    genes: list[GeneSeen] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    any_: bool = False
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
    def detailed(self) -> bool:
        """Whether anything was found, so that a new gene opens a new group."""
        return self.has(*DETAILS) or (
            any(
                isinstance(piece, QualitySeen) and piece.polarity in _DECIDES
                for piece in self.pieces
            )
            and bool(self.genes)
        )


_DECIDES = frozenset({Polarity.WILD, Polarity.POSITIVE, Polarity.NEGATIVE, Polarity.UNKNOWN})


def group(pieces: tuple[Piece, ...]) -> list[Group]:
    """Cut where a new gene, a new genome-wide finding or a new "no" begins after a finding."""
    groups = [Group()]
    joint: JointSeen | None = None
    for at, piece in enumerate(pieces):
        here = groups[-1]
        if isinstance(piece, NoteSeen):
            continue
        if isinstance(piece, JointSeen):
            joint = piece
            continue
        if _opens(here, piece, pieces[at + 1 :]):
            here = Group(joined_any=joint is not None and joint.any_)
            groups.append(here)
        elif joint is not None:
            _join(here, piece, joint)
        joint = None
        if isinstance(piece, GeneSeen):
            here.genes.append(piece)
        else:
            here.pieces.append(piece)
    return [g for g in groups if g.genes or g.pieces]


def _join(here: Group, piece: Piece, joint: JointSeen) -> None:
    if isinstance(piece, GeneSeen) and not here.detailed:
        here.genes_any = here.genes_any or joint.any_
    elif joint.any_:
        here.any_ = True


def _opens(here: Group, piece: Piece, rest: tuple[Piece, ...]) -> bool:
    match piece:
        case GeneSeen(symbols=symbols):
            same = set(symbols) <= {*here.symbols, *_partners(here)}
            return here.detailed and not same and not (_late_gene(here) and not here.genes)
        case SignatureSeen():
            return bool(here.genes) or here.detailed
        case QualitySeen(polarity=Polarity.NO):
            return here.detailed and any(isinstance(p, (*DETAILS, GeneSeen)) for p in rest)
        case FusionSeen(written=written):
            return here.has(SignatureSeen) or (
                written == "::" and _exact(here) and bool(here.genes)
            )
        case ArmSeen():
            return here.detailed and not here.has(EventSeen)
        case AssaySeen(gene=gene) if gene is not None:
            return here.has(SignatureSeen) or (here.detailed and here.symbols not in {(), (gene,)})
        case ProteinSeen() | SiteSeen() | DnaSeen() | PlaceSeen() | JunctionSeen():
            return here.has(SignatureSeen, ArmSeen)
        case _:
            return False


def _exact(here: Group) -> bool:
    return here.has(ProteinSeen, SiteSeen, DnaSeen, PlaceSeen)


def _partners(here: Group) -> tuple[str, ...]:
    return tuple(
        gene
        for piece in here.pieces
        if isinstance(piece, FusionSeen)
        for gene in (piece.five, piece.three)
        if gene is not None
    )


def _late_gene(here: Group) -> bool:
    """ "Loss of PTEN", "wild type KRAS": the finding stands before its gene."""
    return not here.has(SignatureSeen, FusionSeen, ArmSeen)
