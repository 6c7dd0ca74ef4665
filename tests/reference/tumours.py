"""Tumour relation on the small tree, by climbing from the patient's tumour one parent at a time."""

from __future__ import annotations

from kg.model import Breadth, Curie, Form, TumourScope
from tests.reference.vocabulary import TUMOURS

_PARENTS = {t.id: t.parents for t in TUMOURS}
_FORMS = {t.id: t.form for t in TUMOURS}
_OF_FORM = {Breadth.ALL_SOLID: Form.SOLID, Breadth.ALL_LIQUID: Form.LIQUID}

SAME, ANCESTOR = "same tumour type", "evidence on a broader type"
#: "In this tumour" (design 4.4), and of these, what names no type.
AGNOSTIC = frozenset({"all solid tumours", "all liquid tumours", "all tumours"})
HERE = frozenset({SAME, ANCESTOR}) | AGNOSTIC


def climb(tumour: Curie) -> list[Curie]:
    """The tumour, its parents, their parents, and so on."""
    found = [tumour]
    for at in found:
        found.extend(_PARENTS[at])
    return found


def relation(tumour: Curie | None, scope: TumourScope) -> str:
    """How the claim's tumours relate to the patient's, in the words of the answer."""
    if tumour is None:
        every = {Breadth.ALL, *_OF_FORM}
        known = scope.breadth in every
        return "all tumours of a form; the tumour is not given" if known else "tumour not given"
    above = climb(tumour)
    if any(excluded in above for excluded in scope.excluded):
        return "excluded tumour"
    if scope.breadth is Breadth.UNSPECIFIED:
        return "unspecified cancer"
    if scope.breadth is Breadth.ALL:
        return "all tumours"
    if scope.breadth in _OF_FORM:
        same = _OF_FORM[scope.breadth] is _FORMS[tumour]
        return str(scope.breadth) if same else "another form (solid or liquid)"
    return _of_types(tumour, above, scope)


def _of_types(tumour: Curie, above: list[Curie], scope: TumourScope) -> str:
    if tumour in scope.types:
        return SAME
    if any(type_ in above for type_ in scope.types):
        return ANCESTOR
    if any(tumour in climb(type_) for type_ in scope.types):
        return "evidence on a subtype"
    if any(_FORMS[type_] is _FORMS[tumour] for type_ in scope.types):
        return "another tumour of the same form"
    return "another form (solid or liquid)"
