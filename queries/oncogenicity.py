"""Points of oncogenicity by the ClinGen/CGC/VICC procedure, as far as loaded facts can give them.

Horak et al. 2022 (PMC9081216), tables 2 and 3. Criteria are told by what they say; labels are those
of the paper's table, in which OM3 is the weaker hotspot and OM4 another change of a known residue
(some programs swap the two). What no loaded file tells is not scored: computed predictions, absence
from populations, diseases of one cause. So a sum is a lower bound of what an expert would give.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Final, NamedTuple

from kg.model import Role
from kg.model.gene import Function
from ontologies.genes import Genes
from queries.driver import BENIGN, LIKELY, LIKELY_BENIGN, ONCOGENIC, VUS
from queries.known import Known, known
from queries.shape import IN_FRAME, TRUNCATING, Shape, ShapeKind, shape
from queries.truncation import End, Ending, ends_early

#: The edition of the procedure, shown with every sum.
SOP: Final = "ClinGen/CGC/VICC 2022"
#: Samples at a residue, and with the same change, from which a hotspot is strong.
STRONG_RESIDUE, STRONG_CHANGE = 50, 10
#: Frequencies in a population, 0-1, above which a variant is common.
VERY_COMMON, COMMON = 0.05, 0.01
#: Lowest sum of each class; below all of them a variant is benign.
THRESHOLDS: Final = ((10, ONCOGENIC), (6, LIKELY), (0, VUS), (-6, LIKELY_BENIGN))

#: Residues by their side chains: a change inside one group is a small one. Own general knowledge.
_GROUPS: Final = ("AVILMC", "FWY", "STNQ", "KRH", "DE", "G", "P")


class Variant(NamedTuple):
    """A protein change with what is known of its gene; ``by_claim`` as in ``ends_early``.

    ``codon`` is the first one on the gene's own transcript, however the change is numbered.
    """

    change: str
    codon: int | None
    shape: Shape
    known: Known
    by_claim: bool

    @property
    def residue(self) -> str:
        """The residue that is changed, ``V600``."""
        return f"{self.shape.reference}{self.shape.first}"

    @property
    def samples(self) -> int:
        """Samples with any missense change of the residue."""
        return self.known.missense.get(self.residue, 0)

    @property
    def same(self) -> int:
        """Samples with this very change."""
        return self.known.facts.changes.get(self.change, 0)


#: What gives the points: a record or list, or None where the criterion does not apply.
Test = Callable[[Variant], str | None]


class Criterion(NamedTuple):
    """One criterion: its words, its label in the paper, its points, and what it excludes it."""

    says: str
    label: str
    points: int
    test: Test
    not_with: frozenset[str] = frozenset()


class Score(NamedTuple):
    """A sum of points with its class and a line for each criterion that applies."""

    points: int
    class_: str
    lines: tuple[str, ...]


def _null(at: Variant) -> str | None:
    if at.shape.kind not in TRUNCATING:
        return None
    ending = ends_early(at.codon, at.known, by_claim=at.by_claim)
    return ending.why if ending.is_ is End.DRIVES else None


def _same_change(at: Variant) -> str | None:
    return at.known.lists(at.change) if at.change in at.known.pathogenic else None


_ALTERS: Final = {
    Role.ACTIVATING: frozenset({Function.GAIN, Function.NEOMORPHIC}),
    Role.LOSS: frozenset({Function.LOSS, Function.DOMINANT_NEGATIVE, Function.NEOMORPHIC}),
}


def _function(at: Variant) -> str | None:
    does = at.known.facts.functions.get(at.change)
    if does is None or does not in _ALTERS.get(at.known.facts.role or Role.AMBIGUOUS, ()):
        return None
    return f"{does}, {at.known.lists(f'{at.change} function')}"


def _unaltered(at: Variant) -> str | None:
    does = at.known.facts.functions.get(at.change)
    return at.known.lists(f"{at.change} function") if does is Function.UNALTERED else None


def _hotspot(at: Variant) -> str | None:
    if at.shape.kind is not ShapeKind.MISSENSE or not at.same:
        return None
    return f"{at.samples} samples at {at.residue}, {at.same} with {at.change}"


def _strong_hotspot(at: Variant) -> str | None:
    strong = at.samples >= STRONG_RESIDUE and at.same >= STRONG_CHANGE
    return _hotspot(at) if strong else None


def _weak_hotspot(at: Variant) -> str | None:
    weak = at.samples < STRONG_RESIDUE and at.same >= STRONG_CHANGE
    return _hotspot(at) if weak else None


def _rare_hotspot(at: Variant) -> str | None:
    return _hotspot(at) if at.same < STRONG_CHANGE else None


def _domain(at: Variant) -> str | None:
    if at.shape.first is None or at.shape.kind not in {ShapeKind.MISSENSE, *IN_FRAME}:
        return None
    for first, last, name in at.known.domains:
        if first <= at.shape.first <= last:
            return f"{name}, codons {first}-{last} of {at.known.transcript}, intogen"
    return None


def _length(at: Variant) -> str | None:
    role = at.known.facts.role
    lost_stop = at.shape.kind is ShapeKind.EXTENSION and role is Role.LOSS
    if role is None or not (at.shape.kind in IN_FRAME or lost_stop):
        return None
    return f"in a gene that drives by {role}"


def _other_change(at: Variant) -> str | None:
    """Another change of the residue is known, and this one is no smaller a step."""
    others = at.known.drivers.get(at.residue, frozenset()) - {at.change[-1]}
    if at.shape.kind is not ShapeKind.MISSENSE or not others:
        return None
    if _near(at.change[0], at.change[-1]):
        return None
    return ", ".join(f"{at.residue}{other}" for other in sorted(others))


def _near(one: str, other: str) -> bool:
    return any(one in group and other in group for group in _GROUPS)


def _frequency(at: Variant) -> float:
    """The highest frequency of this truncation in a population; other changes have none loaded."""
    common = at.known.facts.common
    if at.shape.kind is ShapeKind.NONSENSE:
        return common.get(f"{at.shape.first}*", 0.0)
    if at.shape.kind is ShapeKind.FRAMESHIFT:
        return common.get(f"{at.shape.first}fs", 0.0)
    return 0.0


def _very_common(at: Variant) -> str | None:
    found = _frequency(at)
    return f"{found:.2%} in one, gnomad_truncations" if found > VERY_COMMON else None


def _common(at: Variant) -> str | None:
    found = _frequency(at)
    return f"{found:.2%} in one, gnomad_truncations" if VERY_COMMON >= found > COMMON else None


#: In order of strength: an applied criterion shuts out the later ones that name it.
CRITERIA: Final[tuple[Criterion, ...]] = (
    Criterion("null variant in a tumour suppressor", "OVS1", 8, _null),
    Criterion("common in a population, above 5 %", "SBVS1", -8, _very_common),
    Criterion("the same change is a known driver", "OS1", 4, _same_change),
    Criterion("a study shows the effect", "OS2", 4, _function, frozenset({"OS1"})),
    Criterion("strong hotspot, this change often", "OS3", 4, _strong_hotspot, frozenset({"OS1"})),
    Criterion("common in a population, above 1 %", "SBS1", -4, _common),
    Criterion("a study shows no effect", "SBS2", -4, _unaltered),
    Criterion("domain enriched in mutations", "OM1", 2, _domain, frozenset({"OVS1"})),
    Criterion("the length of the protein changes", "OM2", 2, _length, frozenset({"OVS1"})),
    Criterion(
        "another change of the residue is a known driver",
        "OM4",
        2,
        _other_change,
        frozenset({"OS1", "OS3", "OM1"}),
    ),
    Criterion(
        "hotspot, this change often", "OM3", 2, _weak_hotspot, frozenset({"OS1", "OM1", "OM4"})
    ),
    Criterion("hotspot, this change seldom", "OP3", 1, _rare_hotspot, frozenset({"OS1"})),
)


@lru_cache(maxsize=65536)
def scored(gene: str, change: str, genes: Genes, *, by_claim: bool = False) -> Score:
    """The points of one protein change, with the class that they give and a line each."""
    form = shape(change)
    at = Variant(change, codon_of(gene, form, genes), form, known(gene, genes), by_claim)
    applied: set[str] = set()
    points, lines = 0, []
    for criterion in CRITERIA:
        if criterion.not_with & applied:
            continue
        found = criterion.test(at)
        if found is not None:
            applied.add(criterion.label)
            points += criterion.points
            lines.append(f"{criterion.points:+d} {criterion.says} ({criterion.label}: {found})")
    return Score(points, class_of(points), _with_sum(points, lines))


def codon_of(gene: str, form: Shape, genes: Genes) -> int | None:
    """The first codon of a change on the gene's own transcript."""
    if form.first is None or form.reference is None:
        return form.first
    return genes.codon_of(gene, form.reference, form.first)


def null_points(ending: Ending) -> tuple[str, ...]:
    """The lines of a null variant that is told without its protein change."""
    if ending.is_ is not End.DRIVES:
        return ()
    null = CRITERIA[0]
    return _with_sum(null.points, [f"{null.points:+d} {null.says} ({null.label}: {ending.why})"])


def _with_sum(points: int, lines: list[str]) -> tuple[str, ...]:
    """The lines with their sum; a few points say no more than that facts are missing."""
    if not lines:
        return ()
    class_ = "" if class_of(points) == VUS else f": {class_of(points)}"
    return (*lines, f"{points} points of {SOP}, from what is loaded{class_}")


def class_of(points: int) -> str:
    """The class of a sum of points.

    >>> class_of(10), class_of(5), class_of(-7)
    ('oncogenic', 'uncertain significance', 'benign')
    """
    return next((class_ for lowest, class_ in THRESHOLDS if points >= lowest), BENIGN)
