"""From a question to the three lists, in small worlds."""

from __future__ import annotations

from datetime import date

import msgspec
import networkx as nx
import pytest

from kg.errors import QuestionError
from kg.model import (
    Age,
    And,
    Approval,
    Band,
    Biomarker,
    GeneEvent,
    GeneEventKind,
    Not,
    Prior,
    SourceClass,
    State,
    Verdict,
)
from queries.explain import Path, to_networkx
from queries.question import read_question
from tests.queries.worlds import (
    TODAY,
    ask,
    authorisation,
    cohort,
    elsewhere,
    label,
    no_benefit,
    profile,
    regimens,
    resistance,
    scope,
    standing,
    statement,
)

BOTH = "dabrafenib+trametinib"
AGNOSTIC = label("US", BOTH, "BRAF V600E", "solid", valid_from=date(2022, 6, 22))


def test_a_tumour_agnostic_label_is_no_off_label_use() -> None:
    told = ask([AGNOSTIC], "BRAF V600E")

    assert standing(told) == [("US", "tumour-agnostic")]


def test_before_its_date_a_label_gives_nothing() -> None:
    told = ask([AGNOSTIC], "BRAF V600E", as_of="2022-06-21")

    assert told["candidates"] == []
    assert told["empty_because"]


def test_a_label_of_all_solid_tumours_does_not_reach_a_leukaemia() -> None:
    told = ask([AGNOSTIC], "BRAF V600E", tumour="AML")

    assert regimens(told) + regimens(told, "hypotheses") == []


def test_without_a_tumour_nothing_is_on_label_or_agnostic() -> None:
    told = ask([AGNOSTIC, label("US", BOTH, "BRAF V600E", "MEL")], "BRAF V600E", tumour=None)

    assert standing(told) == [("US", "off-label")]
    assert told["candidates"][0]["standings"][0]["to_check"][0] == "the tumour type"


def test_without_a_tumour_what_is_known_of_a_type_is_a_hypothesis() -> None:
    told = ask([statement(BOTH, "BRAF V600E", "CHOL")], "BRAF V600E", tumour=None)

    assert (regimens(told), regimens(told, "hypotheses")) == ([], [BOTH])


def test_a_limitation_binds_the_same_approval_in_the_partners_document() -> None:
    limited = msgspec.structs.replace(AGNOSTIC, tumour=scope("solid", excluded=("COADREAD",)))

    told = ask([AGNOSTIC, limited], "BRAF V600E", tumour="COADREAD")

    assert told["candidates"] == []


def test_resistance_of_the_target_vetoes_in_another_tumour_of_the_same_form() -> None:
    records = [
        label("US", "osimertinib", "EGFR L858R", "CHOL"),
        resistance("osimertinib", "EGFR C797S", "NSCLC"),
    ]

    told = ask(records, "EGFR L858R", "EGFR C797S")
    assert [b["rule"] for b in told["blocked"]] == ["veto: own target"]
    assert regimens(ask(records, "EGFR L858R")) == ["osimertinib"]


def test_a_resistance_allele_counts_whatever_the_partner_of_its_fusion() -> None:
    records = [
        label("US", "larotrectinib", "NTRK1 fusion", "solid"),
        resistance("larotrectinib", "LMNA::NTRK1 fusion AND NTRK1 G595R", "CHOL"),
    ]

    assert ask(records, "TPM3::NTRK1 fusion", "NTRK1 G595R")["candidates"] == []
    assert regimens(ask(records, "TPM3::NTRK1 fusion")) == ["larotrectinib"]


def test_a_protein_that_was_not_tested_makes_its_label_conditional() -> None:
    told = ask([label("US", BOTH, "CD22 positive", "CHOL")], "CD22 not tested")

    assert told["candidates"][0]["standings"][0]["conditional_on"]


def test_a_combination_with_support_of_its_own_survives_the_failure_of_its_part() -> None:
    part = resistance("dabrafenib", "BRAF V600E", "CHOL")

    assert regimens(ask([part, statement(BOTH, "BRAF V600E", "CHOL")], "BRAF V600E")) == [BOTH]


def test_a_mutation_other_than_the_named_residue_is_met_by_any_other_change() -> None:
    records = [statement("trametinib", "BRAF Non-V600", "CHOL")]

    assert regimens(ask(records, "BRAF G469A, likely oncogenic")) == ["trametinib"]
    assert ask(records, "BRAF V600E")["candidates"] == []


def test_a_benign_variant_opens_no_label_that_asks_for_wild_type() -> None:
    records = [label("US", BOTH, "EGFR Wild type", "CHOL")]

    assert ask(records, "EGFR R521K, benign")["candidates"] == []


def test_a_status_that_is_not_known_makes_a_label_conditional() -> None:
    records = [label("US", BOTH, "BRAF V600E AND NRAS Wild type", "CHOL")]

    told = ask(records, "BRAF V600E", "NRAS status unknown")

    assert told["candidates"][0]["standings"][0]["conditional_on"]


def test_a_label_elsewhere_makes_an_off_label_candidate_where_all_its_drugs_are_authorised() -> (
    None
):
    melanoma = label("EU", BOTH, "BRAF V600E", "MEL")

    told = ask([AGNOSTIC, melanoma], "BRAF V600E", places=("EU", "NL"))

    assert standing(told) == [("EU", "off-label"), ("NL", "off-label")]


def test_a_drug_that_the_agency_does_not_know_is_investigational_and_silence_is_unknown() -> None:
    none = [
        authorisation("EU", name, none_as_of=date(2026, 10, 1))
        for name in ("dabrafenib", "trametinib")
    ]

    told = ask([AGNOSTIC, *none], "BRAF V600E", places=("EU", "GB"))

    assert standing(told) == [("EU", "investigational"), ("GB", "unknown")]


def test_a_withdrawn_product_is_not_kept_alive_by_its_old_labels() -> None:
    ended = authorisation(
        "US", "larotrectinib", valid_from=date(2018, 1, 1), valid_to=date(2024, 1, 1)
    )
    records = [
        label("EU", "larotrectinib", "NTRK1 fusion", "solid"),
        label("US", "larotrectinib", "NTRK1 fusion", "MEL"),
        ended,
    ]

    assert standing(ask(records, "NTRK1 fusion")) == [("US", "withdrawn")]
    assert standing(ask(records, "NTRK1 fusion", as_of="2023-01-01")) == [("US", "off-label")]


def test_none_as_of_a_day_is_worth_nothing_a_year_later() -> None:
    none = [
        authorisation("EU", name, none_as_of=date(2025, 10, 1))
        for name in ("dabrafenib", "trametinib")
    ]

    told = ask([AGNOSTIC, *none], "BRAF V600E", places=("EU",))

    assert standing(told) == [("EU", "unknown")]


def test_the_same_driver_in_another_tumour_is_a_hypothesis_only() -> None:
    told = ask([label("US", BOTH, "BRAF V600E", "MEL")], "BRAF V600E")

    assert (regimens(told), regimens(told, "hypotheses")) == ([], [BOTH])


def test_an_excluded_tumour_ends_the_label() -> None:
    told = ask(
        [label("US", BOTH, "BRAF V600E", "solid", tumour=scope("solid", excluded=("COADREAD",)))],
        "BRAF V600E",
        tumour="COADREAD",
    )

    assert (regimens(told), regimens(told, "blocked")) == ([], [BOTH])


def test_evidence_on_a_broader_type_applies_and_on_a_subtype_is_only_shown() -> None:
    records = [statement(BOTH, "BRAF V600E", "CHOL")]

    assert regimens(ask(records, "BRAF V600E", tumour="IHCH")) == [BOTH]
    above = ask(records, "BRAF V600E", tumour="BILIARY_TRACT")
    assert (regimens(above), regimens(above, "hypotheses")) == ([], [BOTH])


def test_a_variant_of_uncertain_significance_creates_nothing_and_says_why() -> None:
    told = ask([statement(BOTH, "BRAF Mutation", "CHOL")], "BRAF A762V")

    assert told["candidates"] == []
    assert [(b["rule"], b["regimen"]) for b in told["blocked"]] == [("gate", BOTH.split("+"))]


def test_a_gene_level_claim_about_an_allele_specific_drug_reaches_only_its_alleles() -> None:
    records = [statement("sotorasib", "KRAS Mutation", "CHOL")]

    assert regimens(ask(records, "KRAS G12C")) == ["sotorasib"]
    told = ask(records, "KRAS G12D")
    assert (regimens(told), told["blocked"][0]["rule"]) == ([], "allele-specific drug")


def test_an_alteration_of_the_target_vetoes_although_the_label_covers_the_other_one() -> None:
    records = [
        label("US", "erlotinib", "EGFR L858R", "NSCLC"),
        resistance("erlotinib", "EGFR T790M", "NSCLC"),
        label("US", "osimertinib", "EGFR T790M", "NSCLC"),
    ]

    told = ask(records, "EGFR L858R", "EGFR T790M", tumour="LUAD")

    assert regimens(told) == ["osimertinib"]
    assert [(b["rule"], b["effect"]) for b in told["blocked"]] == [
        ("veto: own target", "resistant")
    ]


def test_a_label_that_names_the_allele_keeps_its_drug_against_a_resistance_record() -> None:
    records = [
        label("US", "osimertinib", "EGFR T790M", "NSCLC"),
        resistance("osimertinib", "EGFR T790M", "NSCLC", band=Band.GUIDELINE),
    ]

    told = ask(records, "EGFR T790M", tumour="NSCLC")

    assert [(c["effect"], c["evidence"]["against"] != []) for c in told["candidates"]] == [
        ("conflicting", True)
    ]


def test_a_negative_record_here_outweighs_a_foreign_label() -> None:
    records = [AGNOSTIC, no_benefit(BOTH, "BRAF V600E", "CHOL")]

    told = ask(records, "BRAF V600E", places=("US", "EU"))

    assert standing(told) == [("US", "tumour-agnostic")]
    assert [(b["jurisdictions"], b["effect"]) for b in told["blocked"]] == [(["EU"], "insensitive")]


def test_a_weaker_negative_record_is_shown_against() -> None:
    records = [
        statement(BOTH, "BRAF V600E", "CHOL"),
        no_benefit(BOTH, "BRAF V600E", "CHOL", band=Band.CASE),
    ]

    told = ask(records, "BRAF V600E")

    assert regimens(told) == [BOTH]
    assert told["candidates"][0]["evidence"]["against"]


def test_resistance_in_another_tumour_warns_and_does_not_bind() -> None:
    records = [statement(BOTH, "BRAF V600E", "CHOL"), resistance(BOTH, "BRAF V600E", "COADREAD")]

    told = ask(records, "BRAF V600E")

    assert (told["candidates"][0]["effect"], told["blocked"]) == ("sensitive", [])
    assert told["candidates"][0]["evidence"]["against"]


def test_preclinical_evidence_makes_neither_candidate_nor_hypothesis() -> None:
    told = ask([statement(BOTH, "BRAF V600E", "CHOL", band=Band.PRECLINICAL)], "BRAF V600E")

    assert regimens(told) + regimens(told, "hypotheses") == []


def test_no_candidate_rests_on_unspecified_cancer_alone() -> None:
    told = ask([statement(BOTH, "BRAF V600E", "cancer")], "BRAF V600E")

    assert told["candidates"] == []


def test_tp53_alone_proposes_nothing() -> None:
    told = ask([statement("larotrectinib", "TP53 Mutation", "CHOL")], "TP53 R175H")

    assert (told["candidates"], told["blocked"][0]["rule"]) == ([], "not actionable alone")


def test_a_medicine_of_another_field_is_no_candidate() -> None:
    assert ask([statement("celecoxib", "BRAF V600E", "CHOL")], "BRAF V600E")["candidates"] == []


def test_a_stated_fact_that_contradicts_a_condition_ends_the_standing() -> None:
    child = label("US", BOTH, "BRAF V600E", "CHOL", conditions=(Age(at_least=12, below=216),))

    assert ask([child], "BRAF V600E", "age 45")["candidates"] == []
    told = ask([child], "BRAF V600E")
    assert told["candidates"][0]["standings"][0]["to_check"] == ["age 1 years to under 18 years"]


def test_a_second_chromosomal_finding_ends_a_label_for_an_isolated_one() -> None:
    alone = State(word="isolated abnormality")
    records = [label("EU", BOTH, "del(5q)", "AML", conditions=(alone,))]

    told = ask(records, "del(5q)", tumour="AML", places=("EU",))
    assert told["candidates"][0]["standings"][0]["to_check"] == ["isolated abnormality"]
    both = ask(records, "del(5q)", "del(7q)", tumour="AML", places=("EU",))
    assert both["candidates"] == []


def test_a_drug_had_before_ends_a_label_for_those_who_had_none() -> None:
    naive = Prior(therapies=("larotrectinib",), had=False)
    records = [label("US", "larotrectinib", "NTRK1 fusion", "solid", conditions=(naive,))]

    assert ask(records, "NTRK1 fusion", "prior larotrectinib")["candidates"] == []


def test_a_finding_that_is_not_stated_makes_the_standing_conditional_and_is_named() -> None:
    records = [label("US", BOTH, "BRAF V600E AND NRAS Wild type", "CHOL")]

    found = ask(records, "BRAF V600E")["candidates"][0]["standings"][0]

    assert found["standing"] == "on-label"
    assert any("NRAS" in text for text in found["conditional_on"])


def test_an_undated_label_is_conditional_between_the_drugs_first_date_and_its_document() -> None:
    undated = label(
        "US",
        BOTH,
        "BRAF V600E",
        "CHOL",
        valid_from=date(2024, 1, 1),
        date_kind="document",
        drug_from=date(2014, 1, 1),
    )

    found = ask([undated], "BRAF V600E", as_of="2020-01-01")["candidates"][0]["standings"][0]
    assert any("date" in text for text in found["conditional_on"])
    assert ask([undated], "BRAF V600E", as_of="2013-01-01")["candidates"] == []


def test_the_fuller_telling_of_one_label_decides() -> None:
    full = label("US", BOTH, "BRAF V600E", "CHOL", conditions=(Age(at_least=12, below=780),))
    short = label("US", BOTH, "BRAF V600E", "CHOL", provenance=elsewhere())
    other = msgspec.structs.replace(short, valid_from=date(2021, 1, 1))

    assert ask([full, short], "BRAF V600E", "age 68")["candidates"] == []
    assert regimens(ask([full, other], "BRAF V600E", "age 68")) == [BOTH]


def test_a_known_resistance_allele_ends_a_label_that_says_without_one() -> None:
    clause = And(
        of=(
            profile("NTRK1 fusion"),
            Not(
                of=Biomarker(
                    alteration=GeneEvent(gene="NTRK1", kind=GeneEventKind.RESISTANCE),
                    known_only=True,
                )
            ),
        )
    )
    records = [
        label("US", "larotrectinib", clause, "solid"),
        resistance("larotrectinib", "NTRK1 G595R", "cancer", band=Band.PRECLINICAL),
    ]

    assert regimens(ask(records, "NTRK1 fusion")) == ["larotrectinib"]
    told = ask(records, "NTRK1 fusion", "NTRK1 G595R")
    assert [(b["effect"], b["rule"]) for b in told["blocked"]] == [
        ("resistant", "veto: own target")
    ]


def test_receptors_alone_do_not_open_a_claim_about_a_gene() -> None:
    records = [label("US", BOTH, "BRAF V600E AND EGFR Wild type", "CHOL")]

    assert ask(records, "EGFR wild type")["candidates"] == []


def test_a_withdrawal_from_any_source_ends_that_label_from_its_date() -> None:
    end = msgspec.structs.replace(
        label("US", BOTH, "BRAF V600E", "CHOL"),
        approval=Approval.WITHDRAWN,
        valid_to=date(2023, 1, 1),
    )
    records = [label("US", BOTH, "BRAF V600E", "CHOL"), end]

    assert regimens(ask(records, "BRAF V600E", as_of="2022-12-31")) == [BOTH]
    assert ask(records, "BRAF V600E", as_of="2023-01-01")["candidates"] == []


def test_a_closed_cohort_here_blocks_and_a_secondary_row_decides_nothing() -> None:
    closed = cohort(BOTH, "BRAF V600E", "CHOL", verdict=Verdict.CLOSED)
    retold = msgspec.structs.replace(closed, source_class=SourceClass.SECONDARY)
    support = statement(BOTH, "BRAF V600E", "CHOL", band=Band.CASE)

    assert ask([support, closed], "BRAF V600E")["candidates"] == []
    assert regimens(ask([support, retold], "BRAF V600E")) == [BOTH]


@pytest.mark.parametrize(("responses", "listed"), [(2, [BOTH]), (0, [])])
def test_an_undeclared_cohort_of_this_tumour_supports_above_the_null_rate(
    responses: int, listed: list[str]
) -> None:
    found = ask(
        [cohort(BOTH, "BRAF V600E", "CHOL", n_evaluable=8, responses=responses)], "BRAF V600E"
    )

    assert regimens(found) == listed


def test_a_clause_of_the_label_blocks_what_it_excludes() -> None:
    records = [label("EU", "cetuximab", "KRAS Wild type AND NRAS Wild type", "COADREAD")]

    told = ask(records, "KRAS G12D", tumour="COADREAD", places=("EU",))

    assert [(b["rule"], b["effect"]) for b in told["blocked"]] == [("veto: excluded", "resistant")]


def test_wild_type_and_mutant_of_one_gene_refuse_each_other() -> None:
    told = ask([AGNOSTIC], "BRAF V600E", "BRAF wild type")

    assert told["candidates"] == []
    assert {u["kind"] for u in told["unresolved"]} == {"conflict"}


def test_removing_a_cited_record_changes_the_answer() -> None:
    records = [statement(BOTH, "BRAF V600E", "CHOL")]
    told = ask(records, "BRAF V600E")

    assert told["candidates"][0]["evidence"]["for"] == [records[0].provenance.record]
    assert ask([], "BRAF V600E")["candidates"] == []


def test_a_path_leads_from_the_finding_to_the_drug_and_to_the_source() -> None:
    path = ask([statement(BOTH, "BRAF V600E", "CHOL")], "BRAF V600E")["candidates"][0]["path"]

    edges = {(e["source"].split(":")[0], e["kind"]) for e in path["edges"]}
    assert {
        ("finding", "satisfies"),
        ("biomarker", "required by"),
        ("statement", "supports"),
    } <= edges
    assert "by hand 1" in path["steps"][0]


def test_a_path_can_be_taken_out_as_a_networkx_graph() -> None:
    told = ask([statement(BOTH, "BRAF V600E", "CHOL")], "BRAF V600E")["candidates"][0]["path"]

    graph = to_networkx(msgspec.convert(told, Path))

    assert nx.has_path(graph, "finding:BRAF V600E", "regimen:dabrafenib+trametinib")


def test_the_same_question_has_the_same_checksum_whatever_its_id() -> None:
    one, other = ask([AGNOSTIC], "BRAF V600E"), ask([AGNOSTIC], "BRAF V600E")

    assert one["explanation"] == other["explanation"]


def test_an_empty_cell_is_no_tumour_and_a_number_may_name_a_question() -> None:
    asked = read_question({"id": 7, "tumour": "(none)"}, TODAY)

    assert (asked.id, asked.tumour.text) == (7, None)


@pytest.mark.parametrize(
    ("raw", "type_"),
    [
        ([], "not a question"),
        ({"alterations": "BRAF V600E"}, "not a question"),
        ({"jurisdictions": ["XX"]}, "jurisdiction"),
        ({"as_of": "2026-13-01"}, "date"),
        ({"as_of": "2027-01-01"}, "date"),
    ],
)
def test_a_question_that_cannot_be_answered_is_named(raw: object, type_: str) -> None:
    with pytest.raises(QuestionError) as fault:
        read_question(raw, TODAY)

    assert fault.value.type == type_


def test_a_loss_of_the_target_meets_no_claim_on_a_mutation_of_it() -> None:
    claim = label("US", "erlotinib", "EGFR mutation", "NSCLC")
    told = ask([claim], "EGFR mutation, loss of function", tumour="NSCLC")

    assert told["candidates"] == []
    assert told["blocked"][0]["rule"] == "direction"


def test_an_exact_change_of_the_target_vetoes_in_the_other_form_too() -> None:
    claim = label("US", "erlotinib", "EGFR L858R", "NSCLC")
    told = ask(
        [claim, resistance("erlotinib", "EGFR T790M", "AML")],
        *("EGFR L858R", "EGFR T790M"),
        tumour="NSCLC",
    )

    assert [b["rule"] for b in told["blocked"]] == ["veto: own target"]


def test_a_label_that_excludes_a_change_of_the_target_vetoes_in_any_tumour() -> None:
    claim = label("US", "erlotinib", "EGFR L858R", "NSCLC")
    without = label("US", "erlotinib", "EGFR mutation AND NOT EGFR T790M", "AML")
    told = ask([claim, without], "EGFR L858R", "EGFR T790M", tumour="NSCLC")

    assert [b["rule"] for b in told["blocked"]] == ["veto: own target"]
    assert told["blocked"][0]["records"] == [without.provenance.record]


def test_a_record_on_the_allele_outweighs_a_resistance_of_the_gene() -> None:
    claim = label("US", "erlotinib", "EGFR L858R", "NSCLC")
    of_gene = resistance("erlotinib", "EGFR mutation", "MEL")
    of_allele = resistance("erlotinib", "EGFR G719A", "NSCLC", supports=False)
    findings = ("EGFR L858R", "EGFR G719A, oncogenic")

    assert regimens(ask([claim, of_gene, of_allele], *findings, tumour="NSCLC")) == ["erlotinib"]


def test_one_guideline_is_no_study() -> None:
    guideline = msgspec.structs.replace(
        statement("erlotinib", "EGFR L858R", "NSCLC").provenance,
        citations=("https://example.org/guideline",),
    )
    supports = statement("erlotinib", "EGFR L858R", "NSCLC", provenance=guideline)
    denies = no_benefit("erlotinib", "EGFR L858R", "NSCLC", provenance=guideline)

    told = ask([supports, denies], "EGFR L858R", tumour="NSCLC")

    assert told["blocked"][0]["effect"] == "conflicting"


def test_a_limitation_of_a_later_label_does_not_bind_before_its_day() -> None:
    later = label(
        "US",
        BOTH,
        "BRAF V600E",
        "solid",
        valid_from=date(2022, 6, 22),
        tumour=scope("solid", excluded=("COADREAD",)),
    )
    records = [later, statement(BOTH, "BRAF V600E", "COADREAD")]

    assert regimens(ask(records, "BRAF V600E", tumour="COADREAD", as_of="2021-01-01")) == [
        "dabrafenib+trametinib"
    ]
    assert regimens(ask(records, "BRAF V600E", tumour="COADREAD")) == []
