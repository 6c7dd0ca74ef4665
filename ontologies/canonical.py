"""One spelling for one change: a profile whose protein changes stand as the sequence has them.

Sources write ``H3-3A K27M`` and ``D770_N771insSVD``; patients' changes are read onto the sequence
(``K28M``, ``S768_D770dup``). Every claim passes here once, whichever loader made it.
"""

from __future__ import annotations

import msgspec

from kg.model import And, Biomarker, Not, Or, Profile, ProteinChange
from ontologies.genes import Genes
from ontologies.grammar.protein import on_sequence


def canonical_profile(profile: Profile, genes: Genes) -> Profile:
    """The same profile with every protein change in its canonical spelling."""
    match profile:
        case Biomarker(alteration=ProteinChange(gene=gene, change=change) as found):
            standing = on_sequence(change, gene, genes)
            if standing == change:
                return profile
            moved = msgspec.structs.replace(found, change=standing)
            return msgspec.structs.replace(profile, alteration=moved)
        case Biomarker():
            return profile
        case Not(of=inner):
            return Not(of=canonical_profile(inner, genes))
        case And(of=parts) | Or(of=parts):
            moved_parts = tuple(canonical_profile(part, genes) for part in parts)
            return msgspec.structs.replace(profile, of=moved_parts)
