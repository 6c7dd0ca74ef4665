"""How the tumour of a claim relates to the patient's. Only the patient's tumour climbs."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache

from kg.model import Breadth, Curie, Form, TumourScope
from ontologies.tumours import Tumours


class Relation(StrEnum):
    """From nearest to farthest."""

    SAME = "same tumour type"
    ANCESTOR = "evidence on a broader type"
    ALL_SOLID = "all solid tumours"
    ALL_LIQUID = "all liquid tumours"
    ALL = "all tumours"
    UNSPECIFIED = "unspecified cancer"
    DESCENDANT = "evidence on a subtype"
    TRANSFER = "another tumour of the same form"
    EXCLUDED = "excluded tumour"
    FORM = "another form (solid or liquid)"
    AGNOSTIC_UNKNOWN = "all tumours of a form; the tumour is not given"
    UNKNOWN = "tumour not given"


#: The claim speaks of this tumour by its type.
OWN = frozenset({Relation.SAME, Relation.ANCESTOR})
#: The claim speaks of all tumours of this form.
AGNOSTIC = frozenset({Relation.ALL_SOLID, Relation.ALL_LIQUID, Relation.ALL})
#: "In this tumour" (design 4.4).
HERE = OWN | AGNOSTIC

_AGNOSTIC_FORM: dict[Breadth, tuple[Form | None, Relation]] = {
    Breadth.ALL_SOLID: (Form.SOLID, Relation.ALL_SOLID),
    Breadth.ALL_LIQUID: (Form.LIQUID, Relation.ALL_LIQUID),
    Breadth.ALL: (None, Relation.ALL),
    Breadth.UNSPECIFIED: (None, Relation.UNSPECIFIED),
}


@lru_cache(maxsize=100_000)
def relation(tumour: Curie | None, scope: TumourScope, tumours: Tumours) -> Relation:
    """How ``scope`` relates to ``tumour``; None is an unknown tumour.

    Remembered: a service asks of the same few hundred scopes for every patient.
    """
    if tumour is None:
        agnostic = scope.breadth in {Breadth.ALL_SOLID, Breadth.ALL_LIQUID, Breadth.ALL}
        return Relation.AGNOSTIC_UNKNOWN if agnostic else Relation.UNKNOWN
    above = tumours.ancestors(tumour)
    if any(tumours.same(excluded) & above.keys() for excluded in scope.excluded):
        return Relation.EXCLUDED
    if scope.breadth is not Breadth.TYPES:
        form, found = _AGNOSTIC_FORM[scope.breadth]
        return found if form in {None, tumours.form(tumour)} else Relation.FORM
    steps = [
        above[id_] for type_ in scope.types for id_ in _stands_for(type_, tumours) if id_ in above
    ]
    if steps:
        return Relation.SAME if min(steps) == 0 else Relation.ANCESTOR
    return _elsewhere(tumour, scope, tumours)


def _stands_for(type_: Curie, tumours: Tumours) -> frozenset[Curie]:
    """The nodes on which a claim about this one is met.

    A claim on the spine is met on the spine alone, since DOID may place a sister below it; a claim
    on a DOID node also on the spine's node for the same disease.
    """
    return tumours.same(type_) if type_.startswith("doid:") else frozenset({type_})


def _elsewhere(tumour: Curie, scope: TumourScope, tumours: Tumours) -> Relation:
    own_ids = tumours.same(tumour)
    if any(own_ids & tumours.ancestors(type_).keys() for type_ in scope.types):
        return Relation.DESCENDANT
    forms = {tumours.form(type_) for type_ in scope.types}
    own = tumours.form(tumour)
    crosses = Form.EITHER in forms or own is Form.EITHER or own not in forms
    return Relation.FORM if crosses else Relation.TRANSFER
