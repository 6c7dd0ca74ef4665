"""Random worlds from a seed: records over every kind of biomarker, and patients to meet them.

Nothing here knows how a claim is met; the draws only make claims and findings collide often.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from kg.model import (
    Age,
    Alone,
    Approval,
    Authorisation,
    Band,
    Breadth,
    Case,
    CohortOutcome,
    Condition,
    Curie,
    Effect,
    Fact,
    Label,
    Line,
    Prior,
    Profile,
    Provenance,
    Record,
    Regimen,
    Setting,
    SettingWord,
    State,
    Statement,
    TumourScope,
    Verdict,
)
from tests.reference.biomarkers import EVENT_GENES, Draw, observation, profile
from tests.reference.vocabulary import CODES, DRUGS

PLACES = ("US", "EU", "GB", "CA")
ASKED_PLACES = (("US", "EU"), ("EU", "US"), ("NL",), ("US",), ("US", "EU", "GB", "CA"))
DAYS = tuple(date(year, 6, 1) for year in range(2014, 2027, 2))
EFFECTS = (
    *((Effect.SENSITIVITY, True),) * 5,
    *((Effect.RESISTANCE, True),) * 2,
    (Effect.SENSITIVITY, False),
    (Effect.REDUCED_SENSITIVITY, True),
    (Effect.RESISTANCE, False),
    (Effect.ADVERSE_RESPONSE, True),
)
AGES = (Age(at_least=216), Age(at_least=12, below=216), Age(below=216), Age(at_least=144))
LINES = (Line(at_most=0), Line(at_least=1), Line(at_least=2), Line(at_least=1, at_most=1))
PRIORS = tuple(
    Prior(therapies=therapies, had=had)
    for therapies in (("erlotinib",), ("class:egfr inhibitor",), ("modality:chemotherapy",), ())
    for had in (True, False)
)
SETTINGS = tuple(
    Setting(any_of=words)
    for words in (
        (SettingWord.METASTATIC,),
        (SettingWord.ADJUVANT,),
        (SettingWord.UNRESECTABLE, SettingWord.METASTATIC),
    )
)
STATES = tuple(
    State(word=word, holds=holds)
    for word in ("relapsed", "newly diagnosed", "chronic phase", "blast phase")
    for holds in (True, True, False)
)
CONDITIONS: tuple[Condition, ...] = (*AGES, *LINES, *PRIORS, *SETTINGS, *STATES, Alone())


class World(NamedTuple):
    """The records of one random graph, without its words."""

    records: tuple[Record, ...]


class Asking(NamedTuple):
    """One patient, and where and when it is asked."""

    case: Case
    places: tuple[str, ...]
    as_of: date


def world(draw: Draw, size: int = 24) -> World:
    """``size`` claims, and authorisations of some of their drugs."""
    draw.genes = frozenset(draw.sample((*EVENT_GENES, "NTRK1"), 3))
    makers = (_statement, _statement, _label, _label, _cohort)
    claims = [draw.choice(makers)(draw, n) for n in range(size)]
    ends = [_end(draw, n, x) for n, x in enumerate(claims) if isinstance(x, Label)]
    permits = [_authorisation(draw, n) for n in range(size // 3)]
    return World((*claims, *(end for end in ends if end is not None), *permits))


def asking(draw: Draw) -> Asking:
    """A patient with up to six findings and up to three stated facts, somewhere, some day."""
    findings = tuple(observation(draw, n) for n in range(draw.randint(1, 6)))
    facts = tuple(
        Fact(condition=c, text=str(n))
        for n, c in enumerate(draw.sample(CONDITIONS, draw.randint(0, 3)))
    )
    tumour = None if draw.random() < 0.1 else draw.choice(CODES)
    case = Case(tumour=tumour, observations=findings, facts=facts)
    return Asking(case, draw.choice(ASKED_PLACES), draw.choice(DAYS))


def scope(draw: Draw) -> TumourScope:
    """Types with their exclusions, or a breadth."""
    excluded = tuple(draw.sample(CODES, 1)) if draw.random() < 0.2 else ()
    if draw.random() < 0.3:
        breadth = draw.choice([b for b in Breadth if b is not Breadth.TYPES])
        return TumourScope(breadth=breadth, excluded=excluded, text=breadth)
    types = tuple(sorted(draw.sample(CODES, draw.choice((1, 1, 1, 2)))))
    return TumourScope(breadth=Breadth.TYPES, types=types, excluded=excluded, text=str(types))


def _regimen(draw: Draw) -> Regimen:
    count = 2 if draw.random() < 0.15 else 1
    return Regimen(drugs=tuple(sorted(draw.sample([d.name for d in DRUGS], count))))


def _from(kind: str, number: int, draw: Draw | None = None) -> Provenance:
    year = draw.choice((None, 2012, 2017, 2021, 2025)) if draw else None
    return Provenance(
        source="random",
        release="1",
        record=Curie(f"{kind}:{number}"),
        recorded=date(2020, 1, 1),
        citations=(f"pubmed:{number}",),
        published=year,
    )


def _statement(draw: Draw, number: int) -> Statement:
    effect, supports = draw.choice(EFFECTS)
    asks = profile(draw)
    return Statement(
        profile=asks,
        profile_text=str(number),
        regimen=_regimen(draw),
        tumour=scope(draw),
        effect=effect,
        supports=supports,
        band=draw.choice([b for b in Band if b is not Band.LABEL]),
        native_level="B",
        provenance=_from("statement", number, draw),
    )


def _label(draw: Draw, number: int) -> Label:
    start = draw.choice((None, *DAYS))
    document = start is not None and draw.random() < 0.2
    return Label(
        jurisdiction=draw.choice(PLACES),
        regimen=_regimen(draw),
        profile=profile(draw),
        profile_text=str(number),
        tumour=scope(draw),
        conditions=tuple(draw.sample(CONDITIONS, draw.choice((0, 0, 1, 2)))),
        limits=_limits(draw),
        valid_from=start,
        valid_to=date(2023, 6, 1) if start and start.year < 2022 and draw.random() < 0.1 else None,
        date_kind="document" if document else "stated",
        drug_from=date(2013, 1, 1) if document else None,
        approval=draw.choice((*(Approval.FULL,) * 4, Approval.PROVISIONAL)),
        provenance=_from("label", number),
    )


def _limits(draw: Draw) -> tuple[Profile, ...]:
    return (profile(draw, depth=0),) if draw.random() < 0.15 else ()


def _end(draw: Draw, number: int, label: Label) -> Label | None:
    """The record that some label was withdrawn, by a source of withdrawals."""
    if draw.random() >= 0.1:
        return None
    return Label(
        jurisdiction=label.jurisdiction,
        regimen=label.regimen,
        profile=label.profile,
        profile_text=label.profile_text,
        tumour=label.tumour if draw.random() < 0.7 else scope(draw),
        valid_to=draw.choice(DAYS),
        approval=Approval.WITHDRAWN,
        provenance=_from("end", number),
    )


def _authorisation(draw: Draw, number: int) -> Authorisation:
    given = draw.random() < 0.7
    start = draw.choice(DAYS)
    ended = given and draw.random() < 0.2
    return Authorisation(
        drug=draw.choice(DRUGS).name,
        jurisdiction=draw.choice(PLACES),
        valid_from=start if given else None,
        valid_to=date(2024, 6, 1) if ended and start.year < 2024 else None,
        none_as_of=None if given else start,
        provenance=_from("authorisation", number),
    )


def _cohort(draw: Draw, number: int) -> CohortOutcome:
    n = draw.randint(8, 28)
    return CohortOutcome(
        study=f"trial {number}",
        regimen=_regimen(draw),
        profile=profile(draw, depth=1),
        profile_text=str(number),
        tumour=scope(draw),
        n_evaluable=n,
        responses=draw.randint(0, n),
        verdict=draw.choice(list(Verdict)),
        provenance=_from("cohort", number, draw),
    )
