"""What is known of one gene, made ready for the driver gate once: sets in place of lists."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from kg.model import Exon, GeneFacts, GeneModel, Role
from ontologies.gene_facts import joined
from ontologies.genes import Genes

_MISSENSE_LETTERS = frozenset("ACDEFGHIKLMNPQRSTVWY")


class Known(NamedTuple):
    """One gene: its facts, its changes as sets, its last exon, and what its lists decide.

    ``missense`` are samples with another residue at a hotspot, without stops and silent changes;
    ``drivers`` the residues with a listed driver, each with the new residues; ``domains`` codon
    ranges of the same transcript as the exons; ``loses`` whether its loss drives by the lists.
    """

    facts: GeneFacts
    benign: frozenset[str]
    pathogenic: frozenset[str]
    germline: frozenset[str]
    missense: dict[str, int]
    drivers: dict[str, frozenset[str]]
    domains: tuple[tuple[int, int, str], ...]
    last_exon: Exon | None
    transcript: str
    loses: bool

    def lists(self, change: str) -> str:
        """The lists that have a change, in words."""
        return ", ".join(self.facts.listed.get(change, ())) or ", ".join(self.facts.sources)


@lru_cache(maxsize=4096)
def known(gene: str, genes: Genes) -> Known:
    """What is known of a gene; one of no list has empty sets, and the role of its family."""
    facts = genes.facts(gene) or joined(gene, ())
    model = genes.model(gene)
    return Known(
        facts=facts,
        benign=frozenset(facts.benign),
        pathogenic=frozenset(facts.pathogenic),
        germline=frozenset(facts.germline),
        missense={residue: _missense(residue, facts) for residue in facts.hotspots},
        drivers=_drivers(facts),
        domains=_domains(facts, model),
        last_exon=genes.last_coding_exon(gene),
        transcript=model.transcript if model else "",
        loses=_loses(facts),
    )


def _missense(residue: str, facts: GeneFacts) -> int:
    """Samples with another residue there; where single changes are not told, all samples."""
    told = [
        (becomes, facts.changes[f"{residue}{becomes}"])
        for becomes in (*sorted(_MISSENSE_LETTERS), "*")
        if f"{residue}{becomes}" in facts.changes
    ]
    if not told:
        return facts.hotspots[residue]
    return sum(number for becomes, number in told if becomes not in {residue[0], "*"})


def _drivers(facts: GeneFacts) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for change in facts.pathogenic:
        if change[-1] in _MISSENSE_LETTERS and change[1:-1].isdigit():
            found.setdefault(change[:-1], set()).add(change[-1])
    return {residue: frozenset(becomes) for residue, becomes in found.items()}


def _domains(facts: GeneFacts, model: GeneModel | None) -> tuple[tuple[int, int, str], ...]:
    """Domains told on the transcript of the exons; a domain of another transcript is left out."""
    if model is None or not model.transcript:
        return ()
    found = set()
    for told in facts.domains:
        transcript, span, name = told.split(":")
        if transcript.partition(".")[0] == model.transcript.partition(".")[0]:
            first, _, last = span.partition("-")
            found.add((int(first), int(last), name))
    return tuple(sorted(found))


def _loses(facts: GeneFacts) -> bool:
    """A suppressor by its role; of both roles, one of which a truncation is known to drive."""
    if facts.role is Role.LOSS:
        return True
    if facts.role is not Role.AMBIGUOUS:
        return False
    stops = any(change.endswith("*") for change in (*facts.changes, *facts.pathogenic))
    return facts.pathogenic_truncations > 0 or stops
