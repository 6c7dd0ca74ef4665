"""Label conditions against stated facts."""

from __future__ import annotations

import pytest

from kg.model import (
    Age,
    Alone,
    Binding,
    Carries,
    Condition,
    Drug,
    Either,
    Line,
    Prior,
    Setting,
    SettingWord,
    State,
    Weight,
)
from ontologies.drugs import Drugs
from ontologies.label_text import markers as m
from queries.condition_words import describe_condition
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


PRE, POST = State(word="premenopausal"), State(word="postmenopausal")
MALE = State(word="male")
WOMEN_OR_MEN = Either(any_of=((POST,), (MALE,)))
CHEMOTHERAPY = ("modality:chemotherapy",)
NO_CHEMO_FOR_METASTASES = Prior(
    therapies=CHEMOTHERAPY, had=False, setting=(SettingWord.METASTATIC,)
)


@pytest.mark.parametrize(
    ("condition", "fact", "says"),
    [
        # alternatives: one that holds is enough, all must fail
        (WOMEN_OR_MEN, MALE, True),
        (WOMEN_OR_MEN, PRE, False),
        (WOMEN_OR_MEN, METASTATIC, None),
        (Either(any_of=((POST, METASTATIC), (MALE,))), POST, None),
        # opposites
        (State(word="cisplatin ineligible"), State(word="cisplatin eligible"), False),
        (State(word="high risk of recurrence"), State(word="low risk of recurrence"), False),
        (State(word="low risk"), State(word="high risk"), False),
        (State(word="newly diagnosed"), State(word="relapsed"), False),
        (State(word="first relapse"), State(word="second relapse"), False),
        (State(word="ECOG 1"), State(word="ECOG 3"), False),
        (State(word="female"), MALE, False),
        (State(word="stage IIIA"), State(word="stage IIIB"), False),
        (State(word="stage IIIA"), State(word="stage III"), None),
        (State(word="stage III"), METASTATIC, False),
        (State(word="stage III"), ADJUVANT, None),
        (State(word="low risk of recurrence", holds=False),
         State(word="low risk of recurrence"), False),
        # earlier treatment of one setting
        (NO_CHEMO_FOR_METASTASES, Prior(therapies=CHEMOTHERAPY), None),
        (NO_CHEMO_FOR_METASTASES,
         Prior(therapies=CHEMOTHERAPY, setting=(SettingWord.ADJUVANT,)), None),
        (NO_CHEMO_FOR_METASTASES,
         Prior(therapies=CHEMOTHERAPY, setting=(SettingWord.METASTATIC,)), False),
        (NO_CHEMO_FOR_METASTASES, Line(at_most=0), True),
        (Line(at_most=0), Prior(therapies=CHEMOTHERAPY, setting=(SettingWord.ADJUVANT,)), None),
        # weight
        (Weight(at_least=40), Weight(at_least=32, below=33), False),
        (Weight(at_least=40), Weight(at_least=60, below=61), True),
    ],
)  # fmt: skip
def test_alternatives_opposites_and_settings_are_compared(
    drugs: Drugs, condition: Condition, fact: Condition, *, says: bool | None
) -> None:
    assert meets(condition, [fact], drugs) is says


TARGETED = Prior(therapies=("crizotinib",))
IF_ALK = Binding(who=(Carries(profile=m.fusion("ALK")),), then=(TARGETED,))


@pytest.mark.parametrize(
    ("carries", "facts", "says"),
    [
        (False, [], True),
        (True, [], None),
        (True, [Line(at_most=0)], False),
        (True, [TARGETED], True),
        (None, [Line(at_most=0)], None),
        (None, [TARGETED], True),
    ],
)
def test_a_condition_binds_only_those_it_names(
    drugs: Drugs,
    carries: bool | None,
    facts: list[Condition],
    says: bool | None,  # a row
) -> None:
    assert meets(IF_ALK, facts, drugs, lambda _profile: carries) is says


def test_a_condition_of_some_patients_says_whom_it_binds() -> None:
    assert describe_condition(IF_ALK) == "only for patients with ALK fusion: prior crizotinib"
