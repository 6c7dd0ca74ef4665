"""Conflicts of a whole graph: effect against effect, tumour against tumour, source against source.

Found set at a time, from an index by proposition; the same records give the same conflicts, each
under its content id. Nothing is settled here: the rule that decides in an answer is named.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

import msgspec

from kg.identity import content_id
from kg.model import Curie
from kg.model.conflict import Claimed, Conflict, ConflictKind
from kg.store import Store
from ontologies.tumours import Tumours
from ontologies.words import Words
from queries.conflict_kinds import find
from queries.conflict_rulings import Ruling, ruling, ruling_between
from queries.propositions import placed


class Conflicts(NamedTuple):
    """All conflicts of a graph with their ids, and those that each record is part of."""

    by_id: Mapping[str, Conflict]
    by_record: Mapping[str, tuple[str, ...]]

    def of_records(self, records: Iterable[str]) -> dict[str, Conflict]:
        """The conflicts that any of these records is part of, by id, in the order of ids."""
        ids = {id_ for record in records for id_ in self.by_record.get(record, ())}
        return {id_: self.by_id[id_] for id_ in sorted(ids)}


def conflicts(store: Store, words: Words) -> Conflicts:
    """Every conflict among the claims of a store."""
    return indexed(find(placed(store, words.tumours), words.tumours))


def indexed(found: Iterable[Conflict]) -> Conflicts:
    """Conflicts by content id, and by the records on their sides."""
    by_id = dict(sorted((content_id(conflict), conflict) for conflict in found))
    by_record: defaultdict[str, list[str]] = defaultdict(list)
    for id_, conflict in by_id.items():
        for claimed in (*conflict.supporting, *conflict.opposing):
            if id_ not in by_record[claimed.record]:
                by_record[claimed.record].append(id_)
    return Conflicts(by_id, {record: tuple(ids) for record, ids in by_record.items()})


def narrowed(conflict: Conflict, records: set[str], as_of: date) -> Conflict | None:
    """The conflict among these records on that day; None where a side has nothing left."""
    works = _kept(conflict.supporting, records, as_of)
    fails = _kept(conflict.opposing, records, as_of)
    if not works or not fails:
        return None
    if works == conflict.supporting and fails == conflict.opposing:
        return conflict
    if ConflictKind.TUMOUR in conflict.kinds:
        ruled = ruling_between(fails, nested=conflict.nested)
    elif ConflictKind.EFFECT in conflict.kinds:
        ruled = ruling(works, fails)
    else:
        ruled = Ruling(conflict.rule, conflict.decides)
    both = (*works, *fails)
    shared = [{s for c in side for s in (*c.studies, *c.citations)} for side in (works, fails)]
    return msgspec.structs.replace(
        conflict,
        supporting=works,
        opposing=fails,
        tumours=tuple(sorted({c.tumour for c in both})),
        studies=tuple(sorted(shared[0] & shared[1])),
        rule=ruled.rule,
        decides=ruled.decides,
    )


def _kept(side: tuple[Claimed, ...], records: set[str], as_of: date) -> tuple[Claimed, ...]:
    return tuple(c for c in side if c.record in records and _in_force(c, as_of))


def _in_force(claimed: Claimed, as_of: date) -> bool:
    begun = claimed.since is None or claimed.since <= as_of
    published = claimed.published is None or claimed.published <= as_of.year
    return begun and published and (claimed.until is None or as_of < claimed.until)


class Wanted(NamedTuple):
    """Which conflicts to list; None asks for all. Words as people write them."""

    gene: str | None = None
    drug: str | None = None
    tumour: str | None = None
    kind: ConflictKind | None = None


def chosen(found: Conflicts, wanted: Wanted, words: Words) -> dict[str, Conflict]:
    """The conflicts about a gene, with a drug or class, in a tumour or a part of it, of a kind.

    Raises:
        Refused: the gene, drug or tumour is not known; the nearest words come with it.
    """
    gene = words.genes.find(wanted.gene) if wanted.gene else None
    drug = _drug(wanted.drug, words) if wanted.drug else None
    tumour = words.tumours.find(wanted.tumour).id if wanted.tumour else None
    return {
        id_: conflict
        for id_, conflict in found.by_id.items()
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
