"""What label sentences say of states, histologies, scores and earlier platinum."""

from __future__ import annotations

import pytest

from kg.model import (
    Age,
    Breadth,
    Curie,
    Expression,
    GeneEvent,
    GeneEventKind,
    Line,
    Not,
    Or,
    Prior,
    Profile,
    Setting,
    SettingWord,
    State,
    biomarkers_of,
)
from ontologies.label_text import markers as m
from tests.ontologies.test_label_text import one, read


def codes(text: str) -> set[str]:
    scope = read(text).tumours
    assert scope is not None
    return {kind.partition(":")[2] for kind in scope.types}


def profile(text: str) -> Profile:
    found = read(text).profile
    assert found is not None
    return found


def test_a_known_resistance_mutation_is_one_that_a_resistance_record_names() -> None:
    found = profile(
        "X is indicated for solid tumors that have a NTRK gene fusion without a known acquired "
        "resistance mutation."
    )
    clause = [leaf for leaf in biomarkers_of(found) if leaf.known_only]

    assert {leaf.alteration.kind for leaf in clause if isinstance(leaf.alteration, GeneEvent)} == {
        GeneEventKind.RESISTANCE
    }


def test_extracranial_solid_tumours_leave_out_the_brain() -> None:
    scope = read("X is indicated for metastatic extracranial solid tumours.").tumours

    assert scope is not None
    assert (scope.breadth, scope.excluded) == (Breadth.ALL_SOLID, (Curie("oncotree:BRAIN"),))


@pytest.mark.parametrize("grade", ["Grade 2", "Grade 2a"])
def test_a_grade_before_a_glioma_is_a_state(grade: str) -> None:
    text = f"X is indicated for {grade} astrocytoma or oligodendroglioma."

    assert one(text, State) == State(word="grade 2")
    assert codes(text) == {"ASTR", "ODG"}


def test_high_grade_serous_is_not_the_whole_ovary() -> None:
    text = (
        "X is indicated for high grade serous epithelial ovarian, fallopian tube, or primary "
        "peritoneal cancer."
    )

    assert codes(text) == {"HGSOC", "HGSFT", "PSEC"}


def test_high_grade_epithelial_leaves_out_low_grade() -> None:
    scope = read(
        "X is indicated for high-grade epithelial ovarian, fallopian tube or primary peritoneal "
        "cancer."
    ).tumours

    assert scope is not None
    assert Curie("oncotree:LGSOC") in scope.excluded


def test_proficient_repair_or_not_unstable_are_alternatives() -> None:
    found = profile(
        "X is indicated for endometrial carcinoma that is mismatch repair proficient (pMMR) as "
        "determined by an FDA-approved test or not MSI-H."
    )

    assert found == m.any_of([m.MMR_PROFICIENT, m.MSI_NOT_HIGH])


def test_platinum_that_still_holds_was_given_and_not_progressed_on() -> None:
    found = read(
        "X is indicated for adults whose disease has not progressed following platinum-based "
        "chemoradiation therapy."
    )

    assert Prior(therapies=("class:platinum",)) in found.conditions
    assert State(word="not progressed on platinum") in found.conditions
    assert found.rest == ()


def test_a_number_of_weeks_of_platinum_is_a_condition_of_its_own() -> None:
    found = read(
        "X is indicated for adults whose disease has not progressed on at least 16 weeks of a "
        "first-line platinum-based chemotherapy regimen."
    )

    assert State(word="not progressed on platinum") in found.conditions
    assert State(word="at least 16 weeks of platinum") in found.conditions


def test_low_is_the_word_or_the_scores_it_stands_for() -> None:
    found = profile("X is indicated for HER2-low (IHC 1+ or IHC 2+/ISH-) breast cancer.")
    scores = {
        (leaf.alteration.at_least, leaf.alteration.below)
        for leaf in biomarkers_of(found)
        if isinstance(leaf.alteration, Expression)
    }

    assert scores == {(None, None), (1, 2), (2, 3)}


def test_positive_by_hybridisation_alone_is_positive_where_the_label_says_so() -> None:
    found = profile("X is indicated for HER2-positive (IHC 3+ or ISH+) breast cancer.")

    assert found == m.HER2_3_PLUS_OR_ISH


def test_a_score_below_one_per_cent_is_asked_for() -> None:
    found = profile("X is indicated for melanoma with tumour cell PD-L1 expression < 1 %.")

    assert [leaf.alteration.below for leaf in biomarkers_of(found)] == [1]  # type: ignore[union-attr]  # an expression


def test_an_isolated_deletion_is_a_state_beside_the_deletion() -> None:
    text = "X is indicated for MDS associated with an isolated deletion 5q abnormality."

    assert one(text, State) == State(word="isolated abnormality")
    assert profile(text) == m.DEL_5Q


def test_a_susceptible_mutation_of_one_gene_is_its_mutation() -> None:
    found = profile("X is indicated for AML with a susceptible nucleophosmin 1 (NPM1) mutation.")

    assert found == m.mutated(("NPM1",))


def test_a_phase_before_the_indication_is_read() -> None:
    text = (
        "Keytruda in combination with chemotherapy as neoadjuvant treatment, followed by Keytruda "
        "as monotherapy as adjuvant treatment, is indicated for resectable NSCLC."
    )

    assert one(text, Setting) == Setting(any_of=(SettingWord.ADJUVANT, SettingWord.NEOADJUVANT))


def test_what_is_not_indicated_opens_no_sentence() -> None:
    text = "Treatment of postmenopausal women where immediate surgery not indicated."

    assert one(text, State) == State(word="postmenopausal")


def test_the_small_m_of_an_abbreviation_is_metastatic() -> None:
    text = "X is indicated for wild-type RAS mCRC."

    assert one(text, Setting) == Setting(any_of=(SettingWord.METASTATIC,))


def test_paediatric_low_grade_glioma_is_a_tumour_and_no_age() -> None:
    text = "X is indicated for patients 6 months of age and older with pediatric low-grade glioma."

    assert one(text, Age) == Age(at_least=6)


@pytest.mark.parametrize(
    "choice",
    [
        "breast cancer (either greater than 2 cm in diameter or node positive)",
        "resectable (tumors >= 4 cm and/or node positive) NSCLC",
    ],
)
def test_a_choice_of_nodes_or_size_asks_for_neither_alone(choice: str) -> None:
    found = read(f"X is indicated for {choice}.")

    assert State(word="node-positive") not in found.conditions


@pytest.mark.parametrize(
    "branches",
    [
        (
            "metastatic NSCLC or stage III disease where patients are not candidates for surgical "
            "resection or definitive chemoradiation"
        ),
        (
            "patients who have (i) locally advanced NSCLC and are not candidates for surgical "
            "resection or platinum-based chemoradiation, or (ii) metastatic NSCLC"
        ),
    ],
)
def test_fitness_in_one_branch_is_asked_of_nobody_else(branches: str) -> None:
    found = read(f"X is indicated for {branches}.")

    assert [c for c in found.conditions if isinstance(c, State)] == []


def test_unresectable_recurrent_beside_metastatic_is_an_extent() -> None:
    found = read(
        "X is indicated for the first-line treatment of metastatic or unresectable recurrent "
        "head and neck squamous cell carcinoma."
    )

    assert [c for c in found.conditions if isinstance(c, State)] == []
    assert Line(at_most=0) in found.conditions


def test_a_fusion_present_negative_or_unknown_is_never_refused() -> None:
    found = profile(
        "X is indicated for adult patients with hypereosinophilic syndrome (HES) and/or chronic "
        "eosinophilic leukemia (CEL) who have the FIP1L1-PDGFRa fusion kinase (mutational analysis "
        "or FISH) and for patients with HES and/or CEL who are FIP1L1-PDGFRa fusion kinase "
        "negative or unknown."
    )

    assert found == Or(of=(m.FIP1L1_PDGFRA, Not(of=m.FIP1L1_PDGFRA)), or_unknown=True)


def test_partners_of_an_earlier_combination_are_none_of_the_regimen() -> None:
    found = read(
        "Trastuzumab is indicated for breast cancer that has progressed on prior trastuzumab "
        "therapy(ies) in combination with chemotherapy."
    )

    assert found.regimen is not None
    assert found.regimen.classes == ()
