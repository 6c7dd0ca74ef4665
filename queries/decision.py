"""What a decision is made of, and what comes out of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from kg.model import Authorisation, Label
from ontologies.words import Words
from queries.evidence import Drugs, Evidence
from queries.labels import LabelView
from queries.patient import Patient
from queries.standing import StandingView
from queries.verdicts import Block


class Option(NamedTuple):
    """A candidate or a hypothesis: a regimen with its standings and both sides."""

    drugs: Drugs
    standings: tuple[StandingView, ...]
    effect: str
    band: str
    support: tuple[Evidence, ...]
    against: tuple[Evidence, ...]
    labels: tuple[LabelView, ...]
    rules: tuple[str, ...]
    why: str


class Held(NamedTuple):
    """A regimen that was held back, in these jurisdictions."""

    drugs: Drugs
    jurisdictions: tuple[str, ...]
    block: Block


class Decision(NamedTuple):
    """The answer before it is written down."""

    candidates: tuple[Option, ...]
    hypotheses: tuple[Option, ...]
    blocked: tuple[Held, ...]


class Ground(NamedTuple):
    """What a decision stands on."""

    patient: Patient
    words: Words
    as_of: date
    jurisdictions: tuple[str, ...]
    evidence: Mapping[Drugs, list[Evidence]]
    labels: Mapping[Drugs, list[Label]]
    ends: Sequence[Label]
    authorisations: Mapping[str, list[Authorisation]]
    labels_of_drug: Mapping[str, list[Label]]
