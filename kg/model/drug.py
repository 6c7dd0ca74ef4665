"""Drugs and regimens. The set of active substances is a regimen's identity."""

from __future__ import annotations

from enum import StrEnum

from kg.model.value import Curie, Value


class Drug(Value, frozen=True, kw_only=True):
    """An active substance under its INN, lower case, without salt or suffix.

    ``classes`` are mechanism classes in the words of ``ontologies.drug_classes`` (``ntrk
    inhibitor``, ``anti-egfr antibody``); ``targets`` are gene symbols. ``alleles`` names the
    protein changes or residues an allele-specific drug reaches (``KRAS G12C``); empty for all
    others. ``antineoplastic`` None is unknown.
    """

    id: Curie
    name: str
    synonyms: tuple[str, ...] = ()
    brands: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    alleles: tuple[str, ...] = ()
    antineoplastic: bool | None = None


class Combination(StrEnum):
    """How the drugs of a regimen are given."""

    SINGLE = "single"
    COMBINATION = "combination"
    SEQUENCE = "sequence"


class Regimen(Value, frozen=True, kw_only=True):
    """A set of substances (sorted names). ``with_`` keeps supportive drugs beside the identity.

    ``classes`` holds members given only as a class or procedure ("chemotherapy", "an aromatase
    inhibitor"): such a regimen is evidence, never a candidate.
    """

    drugs: tuple[str, ...]
    combination: Combination = Combination.SINGLE
    classes: tuple[str, ...] = ()
    supportive: tuple[str, ...] = ()
