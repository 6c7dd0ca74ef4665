"""Each quarantine rule on a claim that breaks it, and on one that does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kg.model import Combination, Curie, Drug, Level, Not, Or, Profile, Regimen, TumourType
from loaders.comparison import marker, markers_of, width
from loaders.disjunctions import conjunction, united
from loaders.quarantine import RULES, Claim, findings
from ontologies.drugs import Drugs
from ontologies.genes import Genes
from ontologies.label_text import LabelText
from ontologies.label_text import markers as m
from ontologies.label_text.tumours import SOLID, oncotree
from ontologies.tumours import Tumours
from ontologies.words import Words


def _type(code: str, parent: str | None = None) -> TumourType:
    parents = (Curie(f"oncotree:{parent}"),) if parent else ()
    return TumourType(id=Curie(f"oncotree:{code}"), name=code, parents=parents)


WORDS = Words(
    genes=Genes([]),
    tumours=Tumours([_type("STAD"), _type("GIST"), _type("LUNG"), _type("LUAD", "LUNG")]),
    drugs=Drugs([Drug(id=Curie("inn:a"), name="a")]),
)
V600E, V600K = m.protein("BRAF", "V600E"), m.protein("BRAF", "V600K")

CLEAN = Claim(
    drugs=frozenset({"a"}),
    document_drugs=frozenset({"a"}),
    subject=frozenset({"a"}),
    profile=V600E,
    tumour=oncotree("STAD"),
    stated=date(2020, 1, 1),
    corroborated=frozenset(),
    first=date(2019, 1, 1),
    released=date(2026, 1, 1),
    text=LabelText(profile=V600E, tumours=oncotree("STAD")),
    mentioned=frozenset(),
)


def broken(claim: Claim) -> list[str]:
    return [found.rule.id for found in findings(claim, WORDS)]


def coded(profile: Profile, told: Profile | None, **text: object) -> list[str]:
    return broken(
        replace(CLEAN, profile=profile, text=LabelText(profile=told, **text))  # type: ignore[arg-type]  # fields of the value
    )


def test_a_claim_that_agrees_with_its_sentence_breaks_nothing() -> None:
    assert broken(CLEAN) == []


def test_every_rule_names_a_field_and_a_reason() -> None:
    assert all(rule.id and rule.field and rule.why for rule in RULES)


def test_the_document_must_be_about_one_of_the_drugs() -> None:
    assert broken(replace(CLEAN, document_drugs=frozenset({"b"}))) == ["drug not in document"]


def test_a_document_without_a_drug_says_nothing() -> None:
    assert broken(replace(CLEAN, document_drugs=frozenset())) == []


def test_a_date_before_the_document_of_the_drug_is_held_back() -> None:
    assert broken(replace(CLEAN, stated=date(2009, 1, 1))) == ["date before drug"]


def test_an_early_date_that_another_record_supports_stands() -> None:
    early = date(2018, 6, 1)

    assert broken(replace(CLEAN, stated=early, corroborated=frozenset({early}))) == []


def test_a_date_after_the_release_is_held_back() -> None:
    assert broken(replace(CLEAN, stated=date(2030, 1, 1))) == ["date before drug"]


def test_a_disease_that_the_sentence_does_not_name_is_held_back() -> None:
    assert broken(replace(CLEAN, tumour=oncotree("GIST"))) == ["disease against sentence"]


def test_a_tumour_below_the_one_named_is_only_narrower() -> None:
    claim = replace(
        CLEAN,
        tumour=oncotree("LUAD"),
        text=LabelText(profile=V600E, tumours=oncotree("LUNG")),
    )

    assert broken(claim) == ["disease narrower than sentence"]


def test_a_histology_narrows_the_code() -> None:
    claim = replace(
        CLEAN,
        tumour=oncotree("LUNG"),
        text=LabelText(profile=V600E, tumours=oncotree("LUAD")),
    )

    assert broken(claim) == ["disease wider than sentence"]


def told(names: str, **fields: object) -> Claim:
    regimen = Regimen(drugs=tuple(names.split()), combination=Combination.COMBINATION)
    text = LabelText(
        profile=V600E,
        tumours=oncotree("STAD"),
        regimen=regimen,
    )
    return replace(CLEAN, text=text, **fields)  # type: ignore[arg-type]  # fields of the claim


def test_partners_that_the_sentence_names_win_over_coded_ones() -> None:
    claim = told("a b", drugs=frozenset({"a", "c"}), sentence="A with b.")

    assert broken(claim) == ["regimen against sentence"]


def test_a_coded_partner_that_the_sentence_names_elsewhere_stands() -> None:
    claim = told("a b", drugs=frozenset({"a", "c"}), sentence="A with b, or A and c.")

    assert broken(claim) == []


def test_a_drug_in_the_name_of_another_is_not_named() -> None:
    claim = told("a nab-b", drugs=frozenset({"a", "b"}), sentence="A with nab-b.")

    assert broken(claim) == ["regimen against sentence"]


def test_a_sentence_that_speaks_of_the_drug_alone_leaves_the_code_free() -> None:
    claim = told("a b", sentence="A with b, then as monotherapy.")

    assert broken(claim) == []


def test_partners_given_as_a_class_leave_the_code_free() -> None:
    claim = told("a", drugs=frozenset({"a", "c"}), sentence="A in combination with a taxane.")

    assert broken(claim) == []


def test_coded_partners_of_a_sentence_without_any_are_held_back() -> None:
    claim = told("a", drugs=frozenset({"a", "c"}), sentence="A for lymphoma.")

    assert broken(claim) == ["regimen against sentence"]


def test_a_mutation_is_no_fusion() -> None:
    assert coded(m.fusion("RET"), m.mutated(("RET",))) == [
        "event against sentence",
        "biomarker narrower than sentence",
    ]


def test_a_residue_beside_a_fusion_is_still_wider_than_its_alleles() -> None:
    fusion = m.fusion("BRAF")
    found = coded(m.any_of([fusion, V600E, V600K]), m.any_of([fusion, m.residue("BRAF", "V", 600)]))

    assert found == ["biomarker narrower than sentence"]


def test_both_receptors_are_more_than_either() -> None:
    both = m.all_of([m.ER_POSITIVE, m.expressed("PGR", Level.POSITIVE)])

    assert coded(both, m.HR_POSITIVE) == ["alternative missing from code"]


def test_a_sentence_that_reads_stricter_than_the_code_changes_nothing() -> None:
    both = m.all_of([m.ER_POSITIVE, m.expressed("PGR", Level.POSITIVE)])

    assert coded(m.HR_POSITIVE, both) == []


def test_all_solid_tumours_against_one_is_a_disagreement() -> None:
    claim = replace(CLEAN, text=LabelText(profile=V600E, tumours=SOLID))

    assert broken(claim) == ["disease against sentence"]


@pytest.mark.parametrize(
    ("code", "told"),
    [
        (Not(of=m.PHILADELPHIA), m.PHILADELPHIA),
        (m.PHILADELPHIA, Not(of=m.PHILADELPHIA)),
        (m.mutated(("KRAS",)), m.wild("KRAS")),
        (m.MMR_PROFICIENT, m.MMR_DEFICIENT),
        (m.HER2_POSITIVE, m.HER2_NEGATIVE),
    ],
)
def test_polarity_must_agree(code: Profile, told: Profile) -> None:
    assert "polarity against sentence" in coded(code, told)


def test_a_biomarker_of_another_row_is_unknown_to_the_sentence() -> None:
    found = coded(m.FIP1L1_PDGFRA, m.expressed("KIT", Level.POSITIVE))

    assert found == ["biomarker unknown to sentence", "biomarker missing from code"]


def test_a_biomarker_named_anywhere_in_the_text_is_known() -> None:
    claim = replace(
        CLEAN,
        profile=m.any_of([V600E, m.fusion("ALK")]),
        mentioned=frozenset({"gene:ALK"}),
    )

    assert broken(claim) == []


def test_alleles_for_a_whole_gene_are_narrower() -> None:
    alleles = m.any_of([m.protein("KRAS", "G12C"), m.protein("KRAS", "G12V")])

    assert coded(alleles, m.mutated(("KRAS",))) == ["biomarker narrower than sentence"]


def test_one_of_two_named_alleles_is_narrower() -> None:
    assert coded(V600E, m.any_of([V600E, V600K])) == ["biomarker narrower than sentence"]


def test_an_allele_too_many_is_wider() -> None:
    assert coded(m.any_of([V600E, V600K]), V600E) == ["biomarker wider than sentence"]


def test_a_susceptible_mutation_may_be_coded_by_its_alleles() -> None:
    assert coded(V600E, None, susceptible=True) == []


def test_another_cut_off_is_held_back() -> None:
    one = m.expressed("CD274", Level.POSITIVE, "TPS", 1.0)
    fifty = m.expressed("CD274", Level.POSITIVE, "TPS", 50.0)

    assert coded(one, fifty) == ["score against sentence"]


def test_a_clause_on_what_is_known_must_be_coded() -> None:
    told = Or(of=(Not(of=m.KIT_D816V),), or_unknown=True)

    assert coded(Not(of=m.KIT_D816V), told) == ["clause missing from code"]


def test_her2_amplification_is_her2_positive() -> None:
    amplified = m.event("ERBB2", m.K.AMPLIFICATION)

    assert marker(amplified) == marker(m.HER2_POSITIVE)
    assert width([amplified]) == width([m.HER2_POSITIVE])


def test_rows_that_ask_for_more_add_nothing() -> None:
    rows = [
        conjunction([m.HER2_NEGATIVE, m.ER_POSITIVE]),
        conjunction([m.HER2_NEGATIVE, m.ER_POSITIVE, V600E]),
    ]

    assert united(rows) == united(rows[:1])


def test_what_all_rows_share_stands_in_front() -> None:
    rows = [conjunction([m.HER2_NEGATIVE, V600E]), conjunction([m.HER2_NEGATIVE, V600K])]

    assert united(rows) == m.all_of([m.HER2_NEGATIVE, m.any_of([V600E, V600K])])


def test_somatic_or_germline_is_any_origin() -> None:
    rows = [
        conjunction([m.mutated(("BRCA2",), m.K.LOSS_OF_FUNCTION)]),
        conjunction([m.germline(("BRCA2",))]),
    ]

    assert united(rows) == m.mutated(("BRCA2",), m.K.LOSS_OF_FUNCTION)


def test_markers_leave_out_clauses_on_what_is_known() -> None:
    assert markers_of(m.NO_KNOWN_NTRK_RESISTANCE) == frozenset()


def test_a_date_before_or_after_what_the_papers_allow_is_held_back() -> None:
    claim = replace(CLEAN, window=(date(2019, 6, 1), date(2020, 6, 1)))

    assert broken(claim) == []
    assert broken(replace(claim, stated=date(2019, 5, 1))) == ["date against papers"]
    assert broken(replace(claim, stated=date(2021, 1, 1))) == ["date against papers"]


def test_papers_that_limit_nothing_say_nothing_of_a_date() -> None:
    assert broken(replace(CLEAN, window=(None, None))) == []


def test_a_row_without_a_date_has_none_to_be_held_to_its_papers() -> None:
    assert broken(replace(CLEAN, stated=None, window=(date(2019, 6, 1), None))) == []


def test_a_text_of_another_agency_than_the_document_s_is_held_back() -> None:
    (found,) = findings(replace(CLEAN, misplaced="the text names FDA"), WORDS)

    assert (found.rule.id, found.rule.field) == ("agency against text", "document")
    assert "the text names FDA" in found.why


def test_a_text_that_names_other_drugs_alone_is_held_back() -> None:
    (found,) = findings(replace(CLEAN, unnamed="coded a, the text names b"), WORDS)

    assert (found.rule.id, found.rule.field) == ("drug not in text", "therapy")
