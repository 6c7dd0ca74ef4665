"""A claim that a profile predicts an effect of a regimen in a tumour: a node, never an edge."""

from __future__ import annotations

from enum import StrEnum

from kg.model.biomarker import Profile
from kg.model.drug import Regimen
from kg.model.provenance import Provenance
from kg.model.tumour import TumourScope
from kg.model.value import Value


class Effect(StrEnum):
    """The effect a claim is about."""

    SENSITIVITY = "sensitivity"
    RESISTANCE = "resistance"
    REDUCED_SENSITIVITY = "reduced sensitivity"
    ADVERSE_RESPONSE = "adverse response"


class Band(StrEnum):
    """Our own bands, strongest first; the native level is kept beside."""

    LABEL = "label"
    GUIDELINE = "guideline"
    CLINICAL = "clinical"  # trials, cohorts, series
    CASE = "case"  # case reports
    PRECLINICAL = "preclinical"
    INFERENTIAL = "inferential"


#: Clinical level (design 4.6): these make candidates and hypotheses, the rest never does.
CLINICAL_LEVEL = frozenset({Band.LABEL, Band.GUIDELINE, Band.CLINICAL, Band.CASE})


class Statement(Value, frozen=True, kw_only=True):
    """Source says: this profile, this regimen, this tumour → effect.

    ``supports`` False with sensitivity is *no benefit*, never resistance; False with resistance
    weakens a resistance and proves nothing more. ``native_level`` is the source's own word.
    """

    profile: Profile
    profile_text: str
    regimen: Regimen
    tumour: TumourScope
    effect: Effect
    supports: bool
    band: Band
    native_level: str
    rating: int | None = None
    notes: tuple[str, ...] = ()  # what the source says about the record itself, such as a flag
    provenance: Provenance
