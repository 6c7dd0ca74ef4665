"""Conflicts of a whole graph: effect against effect, tumour against tumour, source against source.

Found set at a time, from an index by proposition; the same records give the same conflicts, each
under its content id. Nothing is settled here: the rule that decides in an answer is named.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from kg.identity import content_id
from kg.model import Curie
from kg.model.conflict import Conflict, ConflictKind
from kg.store import Store
from ontologies.tumours import Tumours
from ontologies.words import Words
from queries.conflict_kinds import find
from queries.propositions import Placed, placed


def conflicts(store: Store, words: Words) -> dict[str, Conflict]:
    """Every conflict among the claims of a store by content id, in the order of ids."""
    return among(placed(store, words.tumours), words)


def among(claims: Iterable[Placed], words: Words) -> dict[str, Conflict]:
    """The conflicts among claims by content id, in the order of ids.

    Each lies within the claims on one alteration and one regimen.
    """
    groups: defaultdict[object, list[Placed]] = defaultdict(list)
    for one in claims:
        groups[one.pair].append(one)
    found = (conflict for group in groups.values() for conflict in find(group, words))
    return dict(sorted((content_id(conflict), conflict) for conflict in found))


class Wanted(NamedTuple):
    """Which conflicts to list; None asks for all. Words as people write them."""

    gene: str | None = None
    drug: str | None = None
    tumour: str | None = None
    kind: ConflictKind | None = None


def chosen(found: Mapping[str, Conflict], wanted: Wanted, words: Words) -> dict[str, Conflict]:
    """The conflicts about a gene, with a drug or class, in a tumour or a part of it, of a kind.

    Raises:
        Refused: the gene, drug or tumour is not known; the nearest words come with it.
    """
    gene = words.genes.find(wanted.gene) if wanted.gene else None
    drug = _drug(wanted.drug, words) if wanted.drug else None
    tumour = words.tumours.find(wanted.tumour).id if wanted.tumour else None
    return {
        id_: conflict
        for id_, conflict in found.items()
        if (gene is None or gene in conflict.genes)
        and (drug is None or drug in (*conflict.drugs, *conflict.classes))
        and (wanted.kind is None or wanted.kind in conflict.kinds)
        and (tumour is None or _touches(conflict, tumour, words.tumours))
    }


def _drug(text: str, words: Words) -> str:
    group = words.drugs.find_class(text) if words.drugs.known(text) is None else None
    return group or words.drugs.find(text).name


def _touches(conflict: Conflict, tumour: Curie, tumours: Tumours) -> bool:
    """One of its tumour types is this one, a part of it, or what it is a part of."""
    own, above = tumours.same(tumour), tumours.ancestors(tumour).keys()
    return any(
        tumours.same(type_) & above or own & tumours.ancestors(type_).keys()
        for type_ in conflict.tumour_ids
    )
