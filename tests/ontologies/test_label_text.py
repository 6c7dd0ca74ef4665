"""What a label's sentence says: each phrase on a short sentence of its kind."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import (
    Age,
    Alone,
    Breadth,
    Curie,
    Drug,
    Either,
    GeneEventKind,
    Level,
    Line,
    Not,
    Or,
    Prior,
    Residue,
    Setting,
    SettingWord,
    State,
    biomarkers_of,
)
from ontologies.drugs import Drugs
from ontologies.genes import Genes
from ontologies.label_text import LabelText, consumed, read_sentence, sentences
from ontologies.label_text import markers as m
from ontologies.label_text.tumours import usual_codes
from ontologies.tumours import Tumours
from ontologies.words import Words

DRUGS = {
    "dabrafenib": ("tafinlar",),
    "trametinib": (),
    "crizotinib": ("xalkori",),
    "pembrolizumab": ("keytruda",),
    "carboplatin": (),
    "pemetrexed": (),
    "trastuzumab": (),
    "prednisone": (),
    "niraparib": (),
    "imatinib": ("gleevec",),
}
WORDS = Words(
    genes=Genes([]),
    tumours=Tumours([]),
    drugs=Drugs(
        Drug(id=Curie(f"inn:{name}"), name=name, brands=brands) for name, brands in DRUGS.items()
    ),
)


def read(text: str) -> LabelText:
    return read_sentence(text, WORDS)


def one(text: str, kind: type) -> object:
    found = [c for c in read(text).conditions if isinstance(c, kind)]
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("people", "age"),
    [
        ("adult patients", Age(at_least=216)),
        ("pediatric patients", Age(below=216)),
        ("adult and pediatric patients 12 years of age and older", Age(at_least=144)),
        ("adults and pediatric patients 1 month and older", Age(at_least=1)),
        ("pediatric patients 1 year of age and older", Age(at_least=12, below=216)),
        ("paediatric patients (age >= 1 to <18 years)", Age(at_least=12, below=216)),
        ("paediatric patients (aged >= 6 months to < 18 years old)", Age(at_least=6, below=216)),
        ("adults, children and adolescents aged 5 years and older", Age(at_least=60)),
        ("patients 6 months of age and older", Age(at_least=6)),
        ("patients aged 15 years and above", Age(at_least=180)),
        ("adult and pediatric (12 years and older) patients", Age(at_least=144)),
    ],
)
def test_ages_are_read_in_months(people: str, age: Age) -> None:
    assert one(f"X is indicated for {people} with melanoma.", Age) == age


def test_adults_and_children_without_a_number_are_everybody() -> None:
    assert not read("X is indicated for adult and pediatric patients with melanoma.").conditions


def test_young_adults_end_where_the_limitation_says_older_adults_begin() -> None:
    text = (
        "X is indicated for pediatric patients 1 year of age and older and young adults with "
        "melanoma. Limitations of Use: The safety and efficacy of X have not been established in "
        "older adults with melanoma."
    )

    assert one(text, Age) == Age(at_least=12, below=65 * 12)


@pytest.mark.parametrize(
    ("phrase", "condition"),
    [
        ("for the first-line treatment of melanoma", Line(at_most=0)),
        ("for previously untreated melanoma", Line(at_most=0)),
        ("for melanoma after at least one prior systemic therapy", Line(at_least=1)),
        ("for melanoma who have received two or more prior systemic therapies", Line(at_least=2)),
        ("for previously treated melanoma", Prior()),
        ("for melanoma that has progressed following prior treatment", Prior(progressed=True)),
        ("for melanoma previously treated with crizotinib", Prior(therapies=("crizotinib",))),
        (
            "for melanoma not previously treated with ROS1 inhibitors",
            Prior(therapies=("class:ros1 inhibitor",), had=False),
        ),
        (
            "for EGFR TKI-naive patients with melanoma",
            Prior(therapies=("class:egfr inhibitor",), had=False),
        ),
        (
            "for melanoma following progression on or after platinum-based chemotherapy",
            Prior(therapies=("class:platinum",), progressed=True),
        ),
        (
            "for melanoma previously treated with two or more tyrosine kinase inhibitors",
            Prior(therapies=("class:tyrosine kinase inhibitor",), at_least=2),
        ),
        (
            "for melanoma with resistance or intolerance to prior therapy including imatinib",
            Prior(therapies=("imatinib",), progressed=True),
        ),
        ("for the adjuvant treatment of melanoma", Setting(any_of=(SettingWord.ADJUVANT,))),
        (
            "for unresectable or metastatic melanoma",
            Setting(any_of=(SettingWord.METASTATIC, SettingWord.UNRESECTABLE)),
        ),
        ("for relapsed or refractory melanoma", State(word="relapsed or refractory")),
        ("for castration-resistant prostate cancer", State(word="castration-resistant")),
        (
            "for melanoma with no satisfactory alternative treatment options",
            State(word="no satisfactory alternative"),
        ),
        ("as monotherapy for melanoma", Alone()),
    ],
)
def test_conditions_are_read_from_phrases(phrase: str, condition: object) -> None:
    assert condition in read(f"X is indicated {phrase}.").conditions


def test_therapies_joined_by_and_are_all_required() -> None:
    found = read("X is indicated for melanoma who received trastuzumab and a taxane.").conditions

    assert found == (Prior(therapies=("trastuzumab",)), Prior(therapies=("class:taxane",)))


def test_therapies_joined_by_or_are_alternatives() -> None:
    text = "X is indicated for melanoma previously treated with crizotinib or trastuzumab."

    assert read(text).conditions == (Prior(therapies=("crizotinib", "trastuzumab")),)


def test_conditions_joined_by_or_are_one_condition() -> None:
    branch = "have progressed following treatment or have no satisfactory alternative therapy"

    text = read(f"X is indicated for solid tumors that {branch}.")

    assert text.conditions == (
        Either(
            any_of=((Prior(progressed=True),), (State(word="no satisfactory alternative"),)),
        ),
    )


def test_earlier_treatment_of_one_setting_binds_in_that_setting() -> None:
    clause = "who have not received prior chemotherapy for metastatic disease"

    assert read(f"X is indicated for melanoma {clause}.").conditions == (
        Prior(therapies=("modality:chemotherapy",), had=False, setting=(SettingWord.METASTATIC,)),
    )


def test_a_combination_names_the_partners() -> None:
    regimen = read("TAFINLAR is indicated, in combination with trametinib, for melanoma.").regimen

    assert regimen is not None
    assert regimen.drugs == ("dabrafenib", "trametinib")


def test_a_class_partner_is_no_drug() -> None:
    regimen = read("TAFINLAR is indicated in combination with chemotherapy for melanoma.").regimen

    assert regimen is not None
    assert (regimen.drugs, regimen.classes) == (("dabrafenib",), ("chemotherapy",))


def test_corticosteroids_stand_beside_the_regimen() -> None:
    regimen = read("Niraparib is indicated with prednisone for prostate cancer.").regimen

    assert regimen is not None
    assert (regimen.drugs, regimen.supportive) == (("niraparib",), ("prednisone",))


def test_a_choice_of_regimens_is_not_read_as_one() -> None:
    text = "Tafinlar as monotherapy or in combination with trametinib is indicated for melanoma."

    assert read(text).regimen is None


def test_an_or_between_biomarkers_makes_alternatives() -> None:
    text = read(
        "X is indicated for MSI-H or dMMR colorectal cancer as determined by an FDA-approved test."
    )

    assert text.profile == m.any_of([m.MMR_DEFICIENT, m.MSI_HIGH])


def test_receptors_in_a_row_must_all_hold() -> None:
    text = read(
        "X is indicated for hormone receptor (HR)-positive, human epidermal growth factor receptor "
        "2 (HER2)-negative breast cancer."
    )

    assert text.profile == m.all_of([m.HR_POSITIVE, m.HER2_NEGATIVE])


def test_no_aberrations_means_wild_type() -> None:
    text = read("X is indicated for NSCLC with no EGFR, ALK or ROS1 aberrations.")

    assert text.profile == m.wild("ALK", "EGFR", "ROS1")


def test_a_no_that_was_not_read_makes_the_profile_uncertain() -> None:
    assert (
        read("X is indicated for NSCLC without evidence of an ALK-positive clone.").profile is None
    )


def test_status_unknown_is_inside_the_label() -> None:
    text = read(
        "X is indicated for aggressive systemic mastocytosis without the D816V c-Kit mutation or "
        "with c-Kit mutational status unknown."
    )

    assert text.profile == Or(of=(Not(of=m.KIT_D816V),), or_unknown=True)


def test_a_clause_on_known_resistance_is_marked_as_such() -> None:
    profile = read(
        "X is indicated for solid tumors that have a neurotrophic tyrosine receptor kinase (NTRK) "
        "gene fusion without a known acquired resistance mutation."
    ).profile

    assert profile is not None
    assert [leaf.known_only for leaf in biomarkers_of(profile)] == [False] * 3 + [True] * 3


def test_presence_and_absence_of_17p_are_told_apart() -> None:
    there = read("X is indicated for CLL in the presence of 17p deletion or TP53 mutation.")
    gone = read("X is indicated for CLL in the absence of 17p deletion or TP53 mutation.")

    assert there.profile == m.any_of([m.DEL_17P, m.mutated(("TP53",))])
    assert gone.profile == m.all_of([Not(of=m.DEL_17P), m.wild("TP53")])


def test_v600_without_its_allele_is_a_residue() -> None:
    profile = read("X is indicated for melanoma with a BRAF V600 mutation.").profile

    assert profile == m.leaf(Residue(gene="BRAF", reference="V", position=600))


def test_germline_is_kept() -> None:
    profile = read(
        "X is indicated for deleterious or suspected deleterious germline BRCA-mutated ovarian "
        "cancer."
    ).profile

    assert profile == m.germline(m.BRCA, GeneEventKind.LOSS_OF_FUNCTION)


@pytest.mark.parametrize(
    ("words", "assay", "least"),
    [
        ("whose tumours express PD-L1 with a >= 50% tumour proportion score (TPS)", "TPS", 50.0),
        ("expressing PD-L1 [Tumor Proportion Score (TPS) >=1%]", "TPS", 1.0),
        ("whose tumours express PD-L1 with a CPS >= 10", "CPS", 10.0),
        ("whose tumors express PD-L1 [Combined Positive Score (CPS) >=1]", "CPS", 1.0),
        ("whose tumours express PD-L1 with a TAP score >= 5%", "TAP", 5.0),
        ("with tumour cell PD-L1 expression >= 1%", "TPS", 1.0),
    ],
)
def test_pd_l1_scores_keep_assay_and_cut_off(words: str, assay: str, least: float) -> None:
    profile = read(f"X is indicated for adults with NSCLC {words}.").profile

    assert profile == m.expressed("CD274", Level.POSITIVE, assay, least)


def test_a_share_of_strongly_stained_cells_is_part_of_the_amount() -> None:
    text = read(
        "X is indicated for adults with NSCLC with high c-Met protein overexpression "
        "[>=50% of tumor cells with strong (3+) staining]."
    )

    assert (text.profile, text.rest) == (m.MET_STRONG_IN_HALF, ())


def test_a_susceptible_mutation_leaves_its_alleles_to_the_test() -> None:
    text = read("X is indicated for AML with a susceptible IDH1 mutation.")

    assert (text.susceptible, text.profile) == (True, None)


def test_solid_tumours_are_a_breadth_not_a_type() -> None:
    scope = read("X is indicated for unresectable or metastatic solid tumors.").tumours

    assert scope is not None
    assert scope.breadth is Breadth.ALL_SOLID


def test_several_tumours_are_one_scope() -> None:
    scope = read("X is indicated for gastric or gastroesophageal junction adenocarcinoma.").tumours

    assert scope is not None
    assert {"oncotree:STAD", "oncotree:GEJ"} <= set(scope.types)


def test_non_squamous_excludes_the_squamous_type() -> None:
    scope = read("X is indicated for metastatic non-squamous NSCLC.").tumours

    assert scope is not None
    assert scope.excluded == ("oncotree:LUSC",)


def test_an_abbreviation_is_read_only_in_capitals() -> None:
    assert read("X is to be included in all patients.").tumours is None


def test_a_limitation_on_a_tumour_excludes_it() -> None:
    scope = read(
        "X is indicated for solid tumors. Limitations of Use: X is not indicated for treatment of "
        "patients with colorectal cancer because of known intrinsic resistance to BRAF inhibition."
    ).tumours

    assert scope is not None
    assert scope.excluded == ("oncotree:COADREAD",)


def test_a_limitation_on_a_biomarker_is_a_limit() -> None:
    text = read(
        "X is indicated for melanoma. X is not indicated for treatment of patients with wild-type "
        "BRAF melanoma."
    )

    assert text.limits == (m.wild("BRAF"),)


def test_accelerated_approval_is_provisional_and_leaves_no_rest() -> None:
    text = read(
        "X is indicated for melanoma. This indication is approved under accelerated approval based "
        "on response rate. Continued approval for this indication may be contingent upon trials."
    )

    assert (text.provisional, text.rest) == (True, ())


def test_advice_for_some_patients_is_no_condition_of_all() -> None:
    advice = "Patients with EGFR aberrations should have progression on targeted therapy"

    text = read(f"X is indicated for NSCLC. {advice}.")

    assert (text.profile, text.conditions, text.rest) == (None, (), (advice,))


def test_what_no_phrase_reads_stays_word_for_word() -> None:
    assert read("X is indicated for melanoma on the left foot.").rest == ("on the left foot",)


def test_sentences_are_cut_at_a_stop_and_a_capital() -> None:
    assert len(sentences("Indicated for CLL (1.1). Limitations of Use: none. See 14.2.")) == 3


def test_consumed_counts_sentences_without_a_rest() -> None:
    texts = ["X is indicated for melanoma.", "X is indicated for melanoma of the left foot."]

    assert consumed(texts, WORDS) == (1, 2)


def test_a_phrase_of_several_nodes_knows_its_usual_code() -> None:
    scope = read("X is indicated for breast cancer.").tumours

    assert scope is not None
    assert {Curie("oncotree:BRCA")} in usual_codes(scope)


@given(st.text(max_size=200))
def test_no_text_raises(text: str) -> None:
    assert isinstance(read(text), LabelText)
