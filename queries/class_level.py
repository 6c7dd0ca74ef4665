"""What is said of a drug class speaks against its members, in its own tumour, and no further.

A record on "EGFR inhibitors" was made with some of them: it holds back a member for which nothing
of its own stands against it, and is shown against every other. It never supports, never vetoes by
the target (a newer member is made for the very allele), and says nothing of a combination unless
it names a class for each of its drugs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import permutations

from kg.model import Statement
from ontologies.words import Words
from queries.evidence import Evidence
from queries.propositions import AGAINST_A_DRUG, side_of
from queries.verdicts import Block, Sides, binds_here

#: Classes that tell how a medicine is made or given, not what it acts on: too wide to speak of
#: one member.
TOO_WIDE = frozenset(
    {
        "tyrosine kinase inhibitor",
        "kinase inhibitor",
        "antibody-drug conjugate",
        "monoclonal antibody",
        "antimetabolite",
        "alkylating agent",
        "chemotherapy",
        "immunotherapy",
        "hormone therapy",
        "endocrine therapy",
        "targeted therapy",
    }
)
#: Longer combinations of classes name none of their regimens.
_MOST = 3


def of_classes(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """The records against classes alone, without a named drug."""
    return tuple(
        s
        for s in statements
        if s.regimen.classes and not s.regimen.drugs and side_of(s) in AGAINST_A_DRUG
    )


def about(
    drugs: tuple[str, ...], statements: Iterable[Statement], words: Words
) -> tuple[Statement, ...]:
    """Of the records against classes, those whose classes are those of this regimen's drugs."""
    return tuple(s for s in statements if _are_members(drugs, s.regimen.classes, words))


@lru_cache(maxsize=16_384)
def _are_members(drugs: tuple[str, ...], classes: tuple[str, ...], words: Words) -> bool:
    """Each drug is a member of one of the classes, and each class has one of the drugs."""
    if len(drugs) != len(classes) or len(drugs) > _MOST or not TOO_WIDE.isdisjoint(classes):
        return False
    members = [words.drugs.class_members(word) for word in classes]
    return any(
        all(name in group for name, group in zip(order, members, strict=True))
        for order in permutations(drugs)
    )


def held_by_class(sides: Sides, items: Sequence[Evidence]) -> Block | None:
    """The block by a class-level negative of clinical level in this tumour, or None.

    A label that covers the patient anywhere, or the member's own clinical-level support here of
    the same or a higher level, keeps the drug: the record is then shown against it.
    """
    if sides.covering or sides.if_tumour:
        return None
    best = min((s.strength for s in sides.support), default=None)
    for item in items:
        if item.clinical and binds_here(item) and (best is None or best > item.strength):
            return _block(sides.drugs, item)
    return None


def _block(drugs: tuple[str, ...], item: Evidence) -> Block:
    record = item.record
    classes = " + ".join(record.regimen.classes)
    return Block(
        "class-level negative",
        item.shows,
        (item.id,),
        f"{item.shows} to {classes} with {record.profile_text}, of which "
        f"{' + '.join(drugs)} is one ({item.relation}: {record.tumour.text})",
        "a label here, or support of its own here of the same level",
    )
