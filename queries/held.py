"""What a naive matcher would have proposed here, and the rule that stopped it."""

from __future__ import annotations

from queries.decision import Ground, Held
from queries.evidence import Drugs
from queries.relation import HERE
from queries.verdicts import Block, Sides


def naive(drugs: Drugs, sides: Sides, ground: Ground) -> tuple[Held, ...]:
    """What a naive matcher would have proposed here, and the rule that stopped it."""
    items = [
        item
        for item in ground.evidence.get(drugs, [])
        if item.shows == "sensitive" and item.clinical and item.here
    ]
    for item in items:
        if item.held is not None:
            rule, why = item.held
            block = Block(rule, "unknown", (item.id,), why, _way_out(rule))
            return (Held(drugs, ground.jurisdictions, block),)
    for found in sides.labels:
        if found.lost and found.relation in HERE:
            block = Block("direction", "unknown", (found.id,), found.lost, _way_out("direction"))
            return (Held(drugs, ground.jurisdictions, block),)
        if found.match.gated and found.relation in HERE:
            leaf = found.match.gated[0]
            block = Block("gate", "unknown", (found.id,), leaf.note, _way_out("gate"))
            return (Held(drugs, ground.jurisdictions, block),)
    return ()


def _way_out(rule: str) -> str:
    return {
        "gate": "a report or list that classes the variant as oncogenic",
        "allele-specific drug": "one of the alleles that the drug reaches",
        "direction": "a finding that activates the target",
        "not actionable alone": "a finding in an actionable gene",
    }.get(rule, "evidence in this tumour")
