"""A product whose current text names the patient's tumour: a use to check, never a label.

Labels without a biomarker are in no label source here, so a drug may read off-label although its
product's text has the very tumour. The agency's table gives that text of today; what it asks for
beside the tumour is not read.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from kg.model import Authorisation, Curie
from ontologies.tumours import Tumours
from queries.standing import permitted


def uses_to_check(
    permits: Iterable[Authorisation],
    agency: str,
    as_of: date,
    tumour: Curie | None,
    tumours: Tumours,
) -> tuple[str, ...]:
    """What is to be checked of a drug that no label here covers, one line a product.

    ``permits`` are the drug's authorisations. A text names a tumour by itself or by what lies above
    it; the line says how old the text is, since it does not tell when a use was added.
    """
    if tumour is None:
        return ()
    above = tumours.ancestors(tumour)
    found = []
    for permit in permits:
        named = [id_ for id_ in permit.names if tumours.same(id_) & above.keys()]
        if permit.jurisdiction != agency or not named or not permitted(permit, as_of):
            continue
        nearest = min(named, key=lambda id_: min(above[i] for i in tumours.same(id_) if i in above))
        kind = tumours.get(nearest)
        name = kind.name if kind is not None else nearest
        found.append(
            f"the text of {permit.brand or permit.drug} of {permit.names_as_of} names {name}: "
            f"whether it covers this use ({permit.provenance.record})"
        )
    return tuple(found)
