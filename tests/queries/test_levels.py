"""Derived tiers: what each record is worth here, and what a regimen has of them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from kg.model import Approval, Band, Curie, Form, Statement
from kg.stores.memory import MemoryStore
from queries import crosswalk
from queries.answer import ground_of, read_question
from queries.crosswalk import Claim, Override, Tiers
from queries.evidence import weigh
from queries.grades import Seat, claim_of, graded, overridden, seat
from queries.levels import PLACES
from queries.patient import Patient
from queries.relation import AGNOSTIC, OWN, Relation
from tests.queries.worlds import MANIFEST, VOCABULARY, WORDS, ask, label, no_benefit, resistance
from tests.queries.worlds import statement as said

LUNG = seat(Curie("oncotree:LUAD"), WORDS.tumours)


def _levels(told: dict[str, Any], name: str = "candidates", number: int = 0) -> dict[str, Any]:
    found = told[name]
    assert isinstance(found, list)
    levels = found[number]["levels"]
    assert isinstance(levels, dict)
    return levels


def _tiers(
    claim: Claim, relation: Relation, form: Form = Form.SOLID, shows: str = "sensitive"
) -> Tiers:
    return graded(claim, shows, relation, form).lower


def test_a_us_label_is_level_1_here_and_3b_in_another_solid_tumour() -> None:
    assert _tiers(Claim.US_LABEL, Relation.SAME) == ("I-B", "I-A", "1")
    assert _tiers(Claim.US_LABEL, Relation.TRANSFER) == ("III-A", "II-C", "3B")


def test_a_label_of_another_agency_is_no_level_1() -> None:
    grade = graded(Claim.OTHER_LABEL, "sensitive", Relation.SAME, Form.SOLID)
    assert grade.lower.oncokb_like == "2"
    assert not any(w.startswith("amp:") for w in grade.why)


def test_nothing_is_carried_between_liquid_tumours_on_the_oncokb_like_scale() -> None:
    assert _tiers(Claim.US_LABEL, Relation.TRANSFER, Form.LIQUID) == ("III-A", "II-C", None)


@pytest.mark.parametrize("claim", Claim)
def test_nothing_crosses_between_solid_and_liquid(claim: Claim) -> None:
    assert _tiers(claim, Relation.FORM) == (None, None, None)


@pytest.mark.parametrize("claim", Claim)
@pytest.mark.parametrize("shows", ["resistant", "insensitive"])
@pytest.mark.parametrize("relation", [Relation.TRANSFER, Relation.DESCENDANT])
def test_resistance_and_no_benefit_are_never_carried(
    claim: Claim, shows: str, relation: Relation
) -> None:
    assert graded(claim, shows, relation, Form.SOLID).upper == (None, None, None)


@pytest.mark.parametrize("claim", Claim)
@pytest.mark.parametrize("form", [Form.SOLID, Form.LIQUID])
def test_another_tumour_never_gives_more_than_this_one(claim: Claim, form: Form) -> None:
    here, there = (graded(claim, "sensitive", r, form) for r in (Relation.SAME, Relation.TRANSFER))
    for number, places in enumerate(PLACES.values()):
        for own, other in zip((here.lower, here.upper), (there.lower, there.upper), strict=True):
            if other[number] is not None:
                assert own[number] is not None
                assert places[str(own[number])] <= places[str(other[number])]


@pytest.mark.parametrize("claim", Claim)
@pytest.mark.parametrize("shows", ["sensitive", "resistant"])
@pytest.mark.parametrize("relation", sorted(OWN | AGNOSTIC | {Relation.TRANSFER}))
def test_the_lower_tier_never_stands_above_the_best_it_could_be(
    claim: Claim, shows: str, relation: Relation
) -> None:
    grade = graded(claim, shows, relation, Form.SOLID)
    for scale, low, high in zip(PLACES, grade.lower, grade.upper, strict=True):
        if low is not None:
            assert high is not None
            assert PLACES[scale][high] <= PLACES[scale][low]
        if low != high:
            assert any(w.startswith(f"{scale}:") for w in grade.why), (scale, grade)


def test_every_row_has_its_own_id_and_a_citation() -> None:
    rows = [*crosswalk.SENSITIVE.values(), *crosswalk.RESISTANT.values(), crosswalk.INSENSITIVE]
    assert len({row.id for row in rows}) == len(rows)
    assert all(row.citation for row in (*rows, *crosswalk.OVERRIDES))


@pytest.mark.parametrize("claim", Claim)
def test_every_claim_has_a_row_for_either_direction(claim: Claim) -> None:
    assert claim in crosswalk.SENSITIVE
    assert claim in crosswalk.RESISTANT


def test_a_word_that_the_table_does_not_know_goes_by_the_band() -> None:
    record = said("erlotinib", "EGFR L858R", "NSCLC", native_level="??", band=Band.CASE)
    assert claim_of(record) is Claim.CASE


def test_a_candidate_has_its_label_tiers_and_names_the_record() -> None:
    record = label("US", "erlotinib", "EGFR L858R", "NSCLC")
    told = ask([record], "EGFR L858R", tumour="LUAD")
    levels = _levels(told)
    assert (levels["escat"], levels["amp"], levels["oncokb_like"]) == ("I-B", "I-A", "1")
    assert levels["could_be"] == {"escat": "I-A"}
    assert levels["rests_on"]["oncokb_like"] == record.provenance.record
    assert levels["crosswalk"] == crosswalk.CROSSWALK


def test_a_tumour_agnostic_label_has_the_baskets_tier() -> None:
    told = ask([label("US", "larotrectinib", "NTRK1 fusion", "solid")], "LMNA::NTRK1 fusion")
    assert _levels(told)["escat"] == "I-C"


def test_an_accelerated_approval_may_rest_on_responses() -> None:
    record = label("US", "erlotinib", "EGFR L858R", "NSCLC", approval=Approval.PROVISIONAL)
    levels = _levels(ask([record], "EGFR L858R", tumour="LUAD"))
    assert levels["escat"] == "II-B"
    assert levels["could_be"] == {"escat": "I-A"}
    assert any("accelerated" in w for w in levels["why"])


def test_a_hypothesis_has_the_down_graded_tiers() -> None:
    told = ask([label("US", "trametinib+dabrafenib", "BRAF V600E", "MEL")], "BRAF V600E")
    levels = _levels(told, "hypotheses")
    assert (levels["escat"], levels["amp"], levels["oncokb_like"]) == ("III-A", "II-C", "3B")


def test_a_case_report_here_does_not_hide_a_label_elsewhere() -> None:
    records = [
        said("trametinib", "BRAF V600E", "CHOL", band=Band.CASE, native_level="C"),
        label("US", "trametinib", "BRAF V600E", "MEL"),
    ]
    levels = _levels(ask(records, "BRAF V600E"))
    assert (levels["escat"], levels["amp"], levels["oncokb_like"]) == ("III-A", "II-C", "3B")


def test_what_was_held_back_by_a_guideline_resistance_is_r1() -> None:
    record = resistance(
        "cetuximab", "KRAS G12D", "COADREAD", band=Band.GUIDELINE, native_level="Guideline"
    )
    levels = _levels(ask([record], "KRAS G12D", tumour="COADREAD"), "blocked")
    assert (levels["escat"], levels["oncokb_like"]) == (None, "R1")


def test_what_was_shown_not_to_help_is_escat_x_and_nothing_else() -> None:
    told = ask([no_benefit("erlotinib", "EGFR L858R", "CHOL")], "EGFR L858R")
    levels = _levels(told, "blocked")
    assert (levels["escat"], levels["amp"], levels["oncokb_like"]) == ("X", None, None)


def test_without_a_tumour_there_is_no_tier_and_the_reason_is_given() -> None:
    told = ask([label("US", "larotrectinib", "NTRK1 fusion", "solid")], "LMNA::NTRK1", tumour=None)
    levels = _levels(told)
    assert levels["amp"] is None
    assert levels["why"] == ["the tumour type is not given"]


def test_each_record_has_its_own_levels_beside_the_native_one() -> None:
    record = said("erlotinib", "EGFR L858R", "NSCLC")
    told = ask([record], "EGFR L858R", tumour="LUAD")
    shown = told["records"][record.provenance.record]
    assert shown["level"] == "B"
    assert shown["levels"]["oncokb_like"] == "3A"


def test_the_own_label_of_trametinib_stops_its_way_into_colorectal_cancer() -> None:
    melanoma = label("US", "trametinib", "BRAF V600E", "MEL")
    there = ask([melanoma], "BRAF V600E", tumour="CHOL")
    here = ask([melanoma], "BRAF V600E", tumour="COADREAD")
    assert _levels(there, "hypotheses")["oncokb_like"] == "3B"
    assert _levels(here, "hypotheses")["oncokb_like"] is None
    assert "Mekinist" in str(_levels(here, "hypotheses")["why"])


def _override(**changes: object) -> Override:
    plain = Override(
        id="by hand",
        drugs=("erlotinib",),
        genes=frozenset({"EGFR"}),
        into=frozenset({Curie("oncotree:NSCLC")}),
        tiers=Tiers("II-B", "II-C", "4"),
        why="by hand",
        citation="by hand",
    )
    return plain._replace(**changes)  # type: ignore[arg-type]


def _overridden(row: Override, record: Statement, where: Seat = LUNG) -> bool:
    (item,) = weigh([record], [], _patient(), WORDS)
    return overridden(item.record, item.match, where, (row,)) is row


def _patient() -> Patient:
    store = MemoryStore(MANIFEST)
    store.add(VOCABULARY)
    asked = read_question({"tumour": "LUAD", "alterations": ["EGFR L858R"]}, date(2026, 1, 1))
    return ground_of(asked, store, WORDS).patient


def test_an_override_binds_its_regimen_gene_and_tumours_alone() -> None:
    record = said("erlotinib", "EGFR L858R", "CHOL")
    assert _overridden(_override(), record)
    assert not _overridden(_override(drugs=("cetuximab",)), record)
    assert not _overridden(_override(genes=frozenset({"KIT"})), record)
    assert not _overridden(_override(), record, seat(Curie("oncotree:MEL"), WORDS.tumours))


def test_an_override_for_one_study_binds_only_its_records() -> None:
    record = said("erlotinib", "EGFR L858R", "CHOL")
    (cited,) = record.provenance.citations
    assert _overridden(_override(study=cited), record)
    assert not _overridden(_override(study="nct:NCT00000000"), record)
