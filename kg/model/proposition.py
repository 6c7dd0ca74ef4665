"""The key under which sensitivity, resistance and no benefit meet, whoever says them."""

from __future__ import annotations

from kg.model.biomarker import Profile
from kg.model.drug import Regimen
from kg.model.tumour import TumourScope
from kg.model.value import Value


class Proposition(Value, frozen=True, kw_only=True):
    """A profile × regimen × tumour; the effect is not part of it."""

    profile: Profile
    drugs: tuple[str, ...]
    tumour: TumourScope


def proposition(profile: Profile, regimen: Regimen, tumour: TumourScope) -> Proposition:
    """The proposition a claim is about; the source's wording of the tumour does not tell apart."""
    scope = TumourScope(breadth=tumour.breadth, types=tumour.types, excluded=tumour.excluded)
    return Proposition(profile=profile, drugs=regimen.drugs, tumour=scope)
