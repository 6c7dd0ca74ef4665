"""Label conditions against stated facts."""

from __future__ import annotations

import pytest

from kg.model import Age, Alone, Condition, Drug, Line, Prior, Setting, SettingWord, State
from ontologies.drugs import Drugs
from queries.conditions import meets

ADULT, CHILD = Age(at_least=216), Age(at_least=12, below=216)
YEARS_45, MONTHS_8 = Age(at_least=540, below=552), Age(at_least=8, below=9)
METASTATIC = Setting(any_of=(SettingWord.METASTATIC,))
ADJUVANT = Setting(any_of=(SettingWord.ADJUVANT,))


@pytest.fixture(name="drugs", scope="module")
def _drugs() -> Drugs:
    return Drugs([Drug(id="d:1", name="crizotinib"), Drug(id="d:2", name="larotrectinib")])


@pytest.mark.parametrize(
    ("condition", "fact", "says"),
    [
        (ADULT, YEARS_45, True),
        (CHILD, YEARS_45, False),
        (CHILD, MONTHS_8, False),
        (CHILD, METASTATIC, None),
        (Prior(therapies=("crizotinib",)), Prior(therapies=("crizotinib",)), True),
        (Prior(therapies=("crizotinib",), had=False), Prior(therapies=("crizotinib",)), False),
        (Prior(therapies=("crizotinib",)), Prior(had=False), False),
        (Prior(therapies=("crizotinib",)), Prior(therapies=("larotrectinib",)), None),
        (Line(at_least=1), Line(at_most=0), False),
        (Line(at_most=0), Prior(therapies=("crizotinib",)), False),
        (Line(at_least=1), Prior(therapies=("crizotinib",)), True),
        (METASTATIC, ADJUVANT, False),
        (State(word="castration-resistant"), State(word="castration-sensitive"), False),
        (State(word="relapsed"), State(word="relapsed"), True),
        (Alone(single_agent=False), Alone(), False),
        (State(word="relapsed or refractory"), State(word="newly diagnosed"), False),
        (State(word="relapsed or refractory"), Line(at_most=0), False),
        (State(word="recurrent"), Line(at_most=0), None),
        (State(word="platinum-resistant"), State(word="platinum-sensitive"), False),
        (State(word="grade 2"), State(word="grade 3"), False),
        (State(word="newly diagnosed"), Prior(therapies=("crizotinib",)), False),
        (Prior(at_least=2), Line(at_least=1, at_most=1), False),
        (
            Prior(therapies=("crizotinib",), at_least=2),
            Prior(therapies=("crizotinib",), at_most=1),
            False,
        ),
    ],
)
def test_a_fact_meets_contradicts_or_leaves_open(
    drugs: Drugs, condition: Condition, fact: Condition, *, says: bool | None
) -> None:
    assert meets(condition, [fact], drugs) is says


def test_one_contradiction_outweighs_the_rest(drugs: Drugs) -> None:
    facts = [Line(at_least=2), Line(at_most=0)]

    assert meets(Line(at_least=1), facts, drugs) is False
