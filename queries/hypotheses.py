"""Same driver, other tumour: carried by evidence elsewhere, for a trial or registry only."""

from __future__ import annotations

from kg.model import Approval, GeneEventKind, Regimen
from queries.decision import Ground
from queries.evidence import Drugs, Evidence, allele_reach, alone_not_actionable, transfers
from queries.fit.outcome import is_event
from queries.labels import LabelView, first_day
from queries.match import Truth
from queries.relation import Relation
from queries.rules import RANK, Specificity


def carried(
    drugs: Drugs, labels: tuple[LabelView, ...], ground: Ground
) -> tuple[list[Evidence], list[LabelView]]:
    """The records and labels elsewhere whose biomarker this patient has for certain."""
    items = [
        item
        for item in ground.evidence.get(drugs, [])
        if item.counts and transfers(item) and item.match.truth is Truth.TRUE
    ]
    return items, [v for v in labels if _carries(v, drugs, ground)]


def why_elsewhere(tumours: list[str], ground: Ground) -> str:
    """Where it is known, in a sentence."""
    places = "; ".join(tumours[:4])
    if ground.patient.case.tumour is None:
        return f"the tumour type is not given; known in {places}"
    return f"same driver, other tumour ({places}): trial or registry only"


def _carries(found: LabelView, drugs: Drugs, ground: Ground) -> bool:
    """A label in another tumour whose biomarker this patient has, whatever its other terms."""
    near = found.relation in {Relation.TRANSFER, Relation.DESCENDANT, Relation.UNKNOWN}
    if not near or found.match.truth is not Truth.TRUE or found.limited or found.lost:
        return False
    if found.label.approval is Approval.WITHDRAWN or not _positive(found):
        return False
    if alone_not_actionable(found.match):
        return False
    started = first_day(found.label)
    known = started is not None and started <= ground.as_of
    return known and not _misses_allele(found, drugs, ground)


def _positive(found: LabelView) -> bool:
    """At least one required finding is really there: absence alone carries nothing elsewhere."""
    return any(
        leaf.positive and leaf.touched and leaf.truth is not Truth.FALSE
        and not is_event(leaf.wanted.alteration, GeneEventKind.WILD_TYPE)
        for leaf in found.match.leaves
    )  # fmt: skip


def _misses_allele(found: LabelView, drugs: Drugs, ground: Ground) -> bool:
    reach = allele_reach(Regimen(drugs=drugs), ground.words)
    return (
        bool(reach)
        and found.match.how is not None
        and RANK[found.match.how] >= RANK[Specificity.GENE]
    )
