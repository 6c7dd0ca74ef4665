"""What a decision is made of, and what comes out of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from kg.model import Authorisation, Label
from ontologies.words import Words
from queries.evidence import Drugs, Evidence
from queries.labels import LabelView
from queries.patient import Patient
from queries.standing import Authorised, StandingView
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
    """What became of one regimen: a candidate, a hypothesis, held back somewhere, or nothing."""

    candidate: Option | None = None
    hypothesis: Option | None = None
    blocked: tuple[Held, ...] = ()


class Ground(NamedTuple):
    """What decisions stand on: the patient, and what speaks of some regimens.

    ``ends`` are the withdrawals of labels, by regimen; ``authorised`` says of a drug and an agency
    whether it may be sold there on the day, and by which record. ``of_classes`` is what is said
    against classes of which a regimen's drugs are members.
    """

    patient: Patient
    words: Words
    as_of: date
    jurisdictions: tuple[str, ...]
    evidence: Mapping[Drugs, Sequence[Evidence]]
    labels: Mapping[Drugs, Sequence[Label]]
    ends: Mapping[Drugs, Sequence[Label]]
    authorisations: Mapping[str, Sequence[Authorisation]]
    labels_of_drug: Mapping[str, Sequence[Label]]
    authorised: Callable[[str, str], tuple[Authorised, str]]
    of_classes: Mapping[Drugs, Sequence[Evidence]]
