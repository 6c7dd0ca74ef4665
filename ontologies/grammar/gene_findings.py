"""Findings in one gene: exact changes, residues, regions, names and events."""

from __future__ import annotations

from kg.model import (
    Alteration,
    Change,
    DnaChange,
    Fusion,
    GeneEvent,
    GeneEventKind,
    NamedVariant,
    ProteinChange,
    Region,
    RegionKind,
    Residue,
    Role,
)
from ontologies.grammar.alternatives import changes_at
from ontologies.grammar.dna import codon_of, protein_of
from ontologies.grammar.gene_roles import FUSION_MARKERS, SKIPPED_EXONS
from ontologies.grammar.pieces import (
    DnaSeen,
    EventSeen,
    LevelSeen,
    NameSeen,
    PlaceSeen,
    ProteinSeen,
    ScoreSeen,
    SiteSeen,
)
from ontologies.grammar.products import products_of
from ontologies.grammar.protein import on_sequence, residues_of
from ontologies.grammar.saying import Saying, refuse

_E = GeneEventKind
_POINT = frozenset({Change.ANY, Change.MISSENSE})
_SKIPS = frozenset({Change.SPLICE, Change.DELETION})
#: Changes of an exon, and how the protein changes that are such changes are written.
_MARKS: dict[Change, tuple[str, ...]] = {
    Change.SKIPPING: (),
    Change.DELETION: ("del",),
    Change.INSERTION: ("ins", "dup"),
    Change.DUPLICATION: ("dup",),
    Change.INDEL: ("delins",),
}


def findings_of(gene: str, saying: Saying) -> list[Alteration]:
    """Give everything the group says of the gene."""
    if saying.has(LevelSeen, ScoreSeen) and not saying.has(ProteinSeen, SiteSeen, DnaSeen):
        return _measured(gene, saying)
    exact = _exact(gene, saying)
    if saying.has(NameSeen):
        return _named(gene, saying, exact)
    places = saying.of(PlaceSeen)
    found = exact
    if places and (not exact or _elsewhere(gene, exact, saying)):
        pairs = changes_at(saying) or [(place, _change(saying)) for place in places]
        regions = (_region(gene, place, change, saying) for place, change in pairs)
        found = [*exact, *(region for region in regions if region)]
    return [*found, *_events(gene, saying, exact=bool(exact))]


def _measured(gene: str, saying: Saying) -> list[Alteration]:
    """A product; an event beside a bare number ("amplification, 12 copies") is the finding."""
    if saying.has(EventSeen) and not saying.has(LevelSeen) and saying.assay is None:
        return _events(gene, saying, exact=False)
    extra = _events(gene, saying, exact=True) if saying.has(EventSeen) else []
    return [*products_of(gene, saying), *extra]


def _named(gene: str, saying: Saying, exact: list[Alteration]) -> list[Alteration]:
    """A name; an rs number beside an exact change is the same variant once more."""
    names = [piece.name for piece in saying.of(NameSeen)]
    if exact and all(name.startswith("rs") for name in names):
        return exact
    amplified = saying.events & {_E.AMPLIFICATION}
    return [
        *(NamedVariant(gene=gene, name=name) for name in names),
        *(GeneEvent(gene=gene, kind=_E.AMPLIFICATION) for _ in amplified),
    ]


def _exact(gene: str, saying: Saying) -> list[Alteration]:
    """Protein changes and residues; the DNA change where there is none of them."""
    found: list[Alteration] = []
    for piece in saying.part.pieces:
        if isinstance(piece, ProteinSeen):
            change = on_sequence(piece.change, gene, saying.genes)
            found.append(_protein(ProteinChange(gene=gene, change=change), piece, saying))
        elif isinstance(piece, SiteSeen) and _E.PHOSPHORYLATION not in saying.events:
            found.append(_site(gene, piece, saying))
    if found:
        return found
    coded = [_coding(gene, piece.change, saying) for piece in saying.of(DnaSeen)]
    return [] if _event_is_stated(coded, saying) else coded


def _protein(change: ProteinChange, piece: ProteinSeen, saying: Saying) -> Alteration:
    if not piece.other_than:
        return change
    saying.but_not.append(change)
    return GeneEvent(gene=change.gene, kind=_E.MUTATION)


def _event_is_stated(coded: list[Alteration], saying: Saying) -> bool:
    """Whether the exon's event is the finding, and the coding change beside it a detail of it.

    It is, unless the coding change is known to make a protein change of that very kind.
    """
    marks = _MARKS.get(_change(saying))
    exons = [p for p in saying.of(PlaceSeen) if p.kind is RegionKind.EXON]
    if marks is None or not exons or saying.part.any_:
        return False
    made = [a.change for a in coded if isinstance(a, ProteinChange)]
    return not made or not all(any(mark in change for mark in marks) for change in made)


def _coding(gene: str, dna: str, saying: Saying) -> Alteration:
    """A coding change as its protein change, where the codon and the protein leave only one."""
    codon, model = codon_of(dna), saying.genes.model(gene)
    if codon is None or model is None:
        return DnaChange(gene=gene, change=dna)
    standing = {s[codon - 1] for s in model.sequences if codon <= len(s)}
    changes = {protein_of(dna, residue, model.codons.get(codon)) for residue in standing}
    change = changes.pop() if len(changes) == 1 else None
    if change is None:
        return DnaChange(gene=gene, change=dna)
    return ProteinChange(gene=gene, change=change)


def _site(gene: str, site: SiteSeen, saying: Saying) -> Alteration:
    """A residue; ``X`` in a suppressor's residue that is no hotspot is the old sign for stop."""
    residue = Residue(gene=gene, reference=site.reference, position=site.position)
    if site.other_than:
        saying.but_not.append(residue)
        return GeneEvent(gene=gene, kind=_E.MUTATION)
    facts = saying.genes.facts(gene) if site.any_ else None
    label = f"{site.reference}{site.position}"
    if facts and facts.role is Role.LOSS and label not in facts.hotspots:
        return ProteinChange(gene=gene, change=f"{label}*")
    return residue


def _elsewhere(gene: str, exact: list[Alteration], saying: Saying) -> bool:
    """Whether the region beside an exact change is another finding.

    It is one where the change lies outside the exon named with an event ("Ex19 del L858R"), and
    where a DNA change is called a splice variant of the exon, which no codon tells.
    """
    first = exact[0]
    if isinstance(first, DnaChange):
        return _change(saying) is Change.SPLICE
    if not isinstance(first, ProteinChange) or not saying.has(EventSeen):
        return False
    position = residues_of(first.change)[0][1]
    exons = saying.genes.exons_of_codon(gene, position)
    outside = bool(exons) and bool(saying.exons) and not saying.exons & set(exons)
    saying.part.any_ = saying.part.any_ or outside
    return outside


def _change(saying: Saying) -> Change:
    """The most specific word for a change inside a region."""
    found = [e.change for e in saying.of(EventSeen) if e.change]
    return next((change for change in found if change is not Change.ANY), Change.ANY)


def _region(gene: str, place: PlaceSeen, change: Change, saying: Saying) -> Alteration | None:
    events = saying.of(EventSeen)
    if events and not any(e.change for e in events):
        return None  # "exon 11 amplification": the event is the gene's
    if place.kind is RegionKind.CODON and place.first == place.last and change in _POINT:
        return _codon(gene, place.first or 0, saying)
    skipped = place.kind is RegionKind.EXON and (gene, place.first) in SKIPPED_EXONS
    if skipped and (change in _SKIPS or not events):
        change = Change.SKIPPING
    region = Region(
        gene=gene,
        kind=place.kind,
        change=change,
        first=place.first,
        last=place.last,
        name=place.name,
    )
    if place.other_than:
        saying.but_not.append(region)
        return GeneEvent(gene=gene, kind=_E.MUTATION)
    return region


def _codon(gene: str, position: int, saying: Saying) -> Residue:
    model = saying.genes.model(gene)
    sequence = model.sequences[0] if model and model.sequences else ""
    reference = sequence[position - 1] if 0 < position <= len(sequence) else None
    return Residue(gene=gene, reference=reference, position=position)


def _events(gene: str, saying: Saying, *, exact: bool) -> list[Alteration]:
    """Events of the whole gene; beside a change or a place only those that are another finding."""
    events = saying.of(EventSeen)
    if saying.has(PlaceSeen):
        events = [e for e in events if e.change is None]
    elif exact and not saying.part.any_:
        events = [e for e in events if e.change is None or e.event is _E.REARRANGEMENT]
    if not saying.part.any_:
        events = [e for e in events if e.event is not _E.MUTATION] or events
    return [_event(gene, event, saying) for event in events]


def _event(gene: str, seen: EventSeen, saying: Saying) -> Alteration:
    if seen.fusion or (seen.event is _E.REARRANGEMENT and gene in FUSION_MARKERS):
        return Fusion(three=gene, ordered=False)
    if seen.event is None:
        return _nowhere(gene, seen.change, saying)
    kind = saying.mutation if seen.event is _E.MUTATION else seen.event
    return GeneEvent(gene=gene, kind=kind)


def _nowhere(gene: str, change: Change | None, saying: Saying) -> Region:
    """A region's word without its region: only skipping names its exon by itself."""
    exons = [exon for name, exon in SKIPPED_EXONS if name == gene]
    if change is Change.SKIPPING and exons:
        return Region(gene=gene, kind=RegionKind.EXON, change=change, first=exons[0], last=exons[0])
    raise refuse(saying.text, f"{change} without its place", "change without place")
