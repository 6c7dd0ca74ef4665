"""Conditions of label sentences phrase by phrase: what is read, and what must not be."""

from __future__ import annotations

import pytest

from kg.model import (
    Age,
    Binding,
    Carries,
    Condition,
    Either,
    Line,
    Prior,
    Setting,
    SettingWord,
    State,
    Weight,
)
from ontologies.label_text import markers as m
from tests.ontologies.test_label_text import read

S = SettingWord
ENDOCRINE = ("class:endocrine therapy",)
LATE = (S.LOCALLY_ADVANCED, S.METASTATIC, S.UNRESECTABLE)


def state(word: str) -> State:
    return State(word=word)


def setting(*words: SettingWord) -> Setting:
    return Setting(any_of=words)


def prior(*names: str, **more: object) -> Prior:
    return Prior(therapies=names, **more)  # type: ignore[arg-type]  # fields by name


#: A fragment of a label → the condition that it sets.
PHRASES: list[tuple[str, Condition]] = [
    # stages
    ("with Stage III melanoma", state("stage III")),
    ("with stage II-III breast cancer", Either(any_of=tuple(
        (state(f"stage {s}"),) for s in ("IIA", "IIB", "IIC", "IIIA", "IIIB", "IIIC")))),
    ("Stage III/IV Hodgkin lymphoma", Either(any_of=((state("stage III"),), (state("stage IV"),)))),
    # risk, fitness, size
    ("with ECOG 0-1 status", Either(any_of=((state("ECOG 0"),), (state("ECOG 1"),)))),
    ("newly-diagnosed low-risk acute promyelocytic leukemia", state("low risk")),
    ("melanoma at high risk of recurrence", state("high risk of recurrence")),
    ("and weighing at least 40 kg", Weight(at_least=40)),
    ("NSCLC (tumors >= 4 cm or node positive)",
     Either(any_of=((state("tumour of 4 cm or more"),), (state("node-positive"),)))),
    # suitability
    ("in whom chemotherapy is not clinically indicated", state("unsuitable for chemotherapy")),
    ("for whom an anthracycline is not suitable", state("unsuitable for anthracyclines")),
    ("who are not eligible for cisplatin-containing chemotherapy", state("cisplatin ineligible")),
    ("when other therapeutic options are insufficient or inadequate",
     state("no satisfactory alternative")),
    ("who are candidates for systemic therapy", state("candidate for systemic therapy")),
    # earlier treatment and its setting
    ("as initial endocrine-based therapy", prior(*ENDOCRINE, had=False, setting=LATE)),
    ("who have not received prior treatment for metastatic disease", Line(at_most=0)),
    ("who have not received prior anti-HER2 therapy or chemotherapy for metastatic disease",
     prior("class:her2 inhibitor", "modality:chemotherapy", had=False, setting=(S.METASTATIC,))),
    ("following adjuvant chemotherapy with doxorubicin and cyclophosphamide",
     prior("doxorubicin", setting=(S.ADJUVANT,))),
    ("who have progressed on or who were intolerant to crizotinib",
     prior("crizotinib", progressed=True)),
    ("following recurrence on or after completing adjuvant endocrine therapy",
     prior(*ENDOCRINE, progressed=True, setting=(S.ADJUVANT,))),
    # alternatives
    ("newly-diagnosed or resistant or intolerant to prior therapy",
     Either(any_of=((state("newly diagnosed"),), (Prior(progressed=True),)))),
    ("with chronic phase and accelerated phase CML",
     Either(any_of=((state("chronic phase"),), (state("accelerated phase"),)))),
    ("with accelerated, or blast phase CML",
     Either(any_of=((state("accelerated phase"),), (state("blast phase"),)))),
    (("(i) after prior platinum-containing chemotherapy, or (ii) who are considered cisplatin "
     "ineligible"),
     Either(any_of=((prior("class:platinum"),), (state("cisplatin ineligible"),)))),
    ("that are metastatic or where surgical resection is likely to result in severe morbidity",
     Either(any_of=(
         (setting(S.METASTATIC),),
         (state("surgical resection likely to result in severe morbidity"),)))),
    (("(i) locally advanced where patients are not candidates for surgical resection or definitive "
     "chemoradiation or (ii) metastatic"),
     Either(any_of=(
         (state("unsuitable for surgery or chemoradiation"), setting(S.LOCALLY_ADVANCED)),
         (setting(S.METASTATIC),)))),
    ("locally advanced (not amenable to curative therapy) or metastatic NSCLC",
     Either(any_of=(
         (setting(S.LOCALLY_ADVANCED), state("not amenable to curative therapy")),
         (setting(S.METASTATIC),)))),
    ("for postmenopausal women, and men, with breast cancer",
     Either(any_of=((state("postmenopausal"),), (state("male"),)))),
    ("unsuitable for or have failed a B-cell receptor pathway inhibitor",
     Either(any_of=(
         (state("unsuitable for b-cell receptor pathway inhibitor"),),
         (prior("class:b-cell receptor pathway inhibitor", progressed=True),)))),
    ("for adult females with breast cancer", state("female")),
]  # fmt: skip


@pytest.mark.parametrize(("phrase", "condition"), PHRASES, ids=lambda v: str(v)[:60])
def test_a_phrase_sets_its_condition_and_is_wholly_read(phrase: str, condition: Condition) -> None:
    found = read(f"X is indicated for treatment of patients {phrase}.")

    assert condition in found.conditions
    assert found.rest == ()


#: A second sentence → whom it binds, and what it asks of them.
ADVICE: list[tuple[str, tuple[Condition, ...], tuple[Condition, ...]]] = [
    (("Patients with Philadelphia chromosome-positive B-cell precursor ALL should have failed "
     "treatment with at least 2 tyrosine kinase inhibitors (TKIs)."),
     (Carries(profile=m.PHILADELPHIA),),
     (prior("class:tyrosine kinase inhibitor", at_least=2, progressed=True),)),
    (("Patients with EGFR mutant or ALK-positive NSCLC should also have received targeted "
     "therapies before receiving X."),
     (Carries(profile=m.any_of([m.mutated(("EGFR",)), m.fusion("ALK")])),),
     (prior("class:alk inhibitor", "class:egfr inhibitor", "modality:targeted therapy"),)),
    (("Patients with hormone receptor (HR)-positive breast cancer should have been treated with a "
     "prior endocrine therapy or be considered inappropriate for endocrine therapy."),
     (Carries(profile=m.HR_POSITIVE),),
     (Either(any_of=((prior(*ENDOCRINE),), (state("unsuitable for endocrine therapy"),))),)),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "who", "then"), ADVICE, ids=lambda v: str(v)[:40])
def test_advice_binds_those_it_names_and_nobody_else(
    sentence: str, who: tuple[Condition, ...], then: tuple[Condition, ...]
) -> None:
    found = read(f"X is indicated for adults with breast cancer. {sentence}")

    assert found.conditions == (Age(at_least=216), Binding(who=who, then=then))
    assert found.rest == ()


def test_a_low_risk_of_recurrence_is_excluded() -> None:
    found = read(
        "X is indicated for the adjuvant treatment of GIST. Patients who have a low or very low "
        "risk of recurrence should not receive adjuvant treatment."
    )

    assert State(word="low risk of recurrence", holds=False) in found.conditions


#: A fragment → a condition that it must not set.
NOT_READ: list[tuple[str, Condition]] = [
    ("with unresectable, recurrent HNSCC or metastatic disease", state("recurrent")),
    ("for postmenopausal women or adult men", state("postmenopausal")),
    ("locally advanced, or metastatic NSCLC", setting(S.METASTATIC)),
    ("with chronic phase and accelerated phase CML", state("chronic phase")),
    ("who are not candidates for surgery", state("unsuitable for surgery or chemoradiation")),
    ("in combination with endocrine therapy", prior(*ENDOCRINE)),
    ("with unresectable (stage III) NSCLC", state("stage III")),
]  # fmt: skip


@pytest.mark.parametrize(("phrase", "condition"), NOT_READ, ids=lambda v: str(v)[:60])
def test_a_phrase_does_not_set_what_it_does_not_say(phrase: str, condition: Condition) -> None:
    assert condition not in read(f"X is indicated for patients {phrase}.").conditions


@pytest.mark.parametrize(
    "words",
    [
        "unless they are pregnant",
        "except those with liver disease",
        "[>=50% of tumor cells with strong (3+) staining]",
        "without peripheral neuropathy",
    ],
)
def test_an_exception_that_no_phrase_knows_stays_to_be_checked(words: str) -> None:
    rest = " ".join(read(f"X is indicated for adults with melanoma {words}.").rest)

    assert words.split(maxsplit=1)[0] in rest


def test_an_or_between_two_conditions_that_no_phrase_joins_makes_neither_a_demand() -> None:
    found = read("X is indicated for melanoma at high risk of recurrence or resectable.")

    assert found.conditions == ()
    assert found.rest == ("at high risk of recurrence or resectable",)


def test_an_or_between_a_condition_and_a_finding_makes_the_condition_no_demand() -> None:
    found = read("X is indicated for melanoma that is resectable or BRAF V600E mutation-positive.")

    assert found.conditions == ()
    assert any(" or " in piece for piece in found.rest)


def test_partners_that_no_table_knows_stay_to_be_checked() -> None:
    found = read("X, in combination with unknownmab, is indicated for adults with melanoma.")

    assert found.rest == ("in combination with unknownmab",)
