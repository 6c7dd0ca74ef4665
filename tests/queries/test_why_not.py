"""Why a drug is not proposed: one closed list of reasons, for any drug."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pytest

from kg.model import Age, Approval, Band, Not, Record, SourceClass
from kg.stores.memory import MemoryStore
from queries.question import read_question
from queries.reasons import REASONS, Reason
from queries.rules import RULES
from queries.why_not import why_not
from queries.why_reply import Row, WhyNot
from tests.queries.worlds import (
    MANIFEST,
    TODAY,
    VOCABULARY,
    WORDS,
    authorisation,
    cohort,
    label,
    no_benefit,
    profile,
    resistance,
    statement,
)

SOLD = authorisation("US", "erlotinib", valid_from=date(2004, 11, 18))


def why(drug: str, records: list[Record], *alterations: str, tumour: str | None = "CHOL") -> WhyNot:
    store = MemoryStore(MANIFEST)
    store.add([*VOCABULARY, SOLD, *records])
    raw = {
        "tumour": {"oncotree": tumour} if tumour else None,
        "alterations": list(alterations),
        "jurisdictions": ["US"],
        "as_of": "2026-05-07",
    }
    return why_not(drug, read_question(raw, TODAY), store, WORDS)


def reasons(told: WhyNot) -> list[str]:
    return [row.reason for row in told.rows]


def row(told: WhyNot, reason: Reason) -> Row:
    return next(row for row in told.rows if row.reason == reason)


def test_a_drug_that_nobody_knows_comes_with_the_nearest_names() -> None:
    told = why("erlotinb", [], "BRAF V600E")

    assert (told.verdict, reasons(told)) == ("no drug", ["unknown drug"])
    assert told.suggestions[0] == "erlotinib"


def test_a_class_is_no_drug() -> None:
    told = why("chemotherapy", [], "BRAF V600E")

    assert (told.verdict, reasons(told)) == ("no drug", ["no single drug"])


def test_a_drug_that_nothing_links_says_what_its_records_ask_for() -> None:
    exon = label("US", "erlotinib", "EGFR L858R", "NSCLC")
    told = why("erlotinib", [exon], "BRAF V600E")

    assert (told.verdict, reasons(told)) == ("in no list", ["biomarker not stated"])
    assert row(told, Reason.NOT_STATED).unblocked_by == "EGFR L858R, stated in the question"
    assert [(a.biomarker, a.tumours) for a in told.asks_for] == [("EGFR L858R", ("NSCLC",))]


def test_the_nearest_ask_is_the_one_about_the_patients_gene_and_tumour() -> None:
    records = [
        statement("erlotinib", "KRAS G12C", "CHOL"),
        statement("erlotinib", "EGFR L858R", "CHOL"),
        statement("erlotinib", "EGFR T790M", "NSCLC"),
    ]
    told = why("erlotinib", records, "EGFR G719S")

    assert [a.biomarker for a in told.asks_for] == ["EGFR L858R", "EGFR T790M", "KRAS G12C"]


def test_a_drug_without_records_says_so() -> None:
    assert reasons(why("erlotinib", [], "BRAF V600E")) == ["no record"]


CASES: dict[Reason, tuple[list[Record], str, str | None]] = {
    Reason.OTHER_ALLELE: ([statement("erlotinib", "EGFR L858R", "CHOL")], "EGFR G719S", "CHOL"),
    Reason.GATE: ([statement("erlotinib", "EGFR mutation", "CHOL")], "EGFR A237T", "CHOL"),
    Reason.DENIED: ([statement("erlotinib", "EGFR mutation", "CHOL")], "EGFR wild type", "CHOL"),
    Reason.OTHER_TUMOUR: ([statement("erlotinib", "EGFR L858R", "LUAD")], "EGFR L858R", "CHOL"),
    Reason.OTHER_FORM: ([statement("erlotinib", "EGFR L858R", "AML")], "EGFR L858R", "CHOL"),
    Reason.UNSPECIFIED: ([statement("erlotinib", "EGFR L858R", "cancer")], "EGFR L858R", "CHOL"),
    Reason.NO_TUMOUR: ([statement("erlotinib", "EGFR L858R", "CHOL")], "EGFR L858R", None),
    Reason.PRECLINICAL: (
        [statement("erlotinib", "EGFR L858R", "CHOL", band=Band.PRECLINICAL)],
        "EGFR L858R",
        "CHOL",
    ),
    Reason.NOT_ALONE: ([statement("erlotinib", "TP53 mutation", "CHOL")], "TP53 R175H", "CHOL"),
    Reason.RESISTANT: ([resistance("erlotinib", "EGFR L858R", "CHOL")], "EGFR L858R", "CHOL"),
    Reason.NO_BENEFIT: ([no_benefit("erlotinib", "EGFR L858R", "CHOL")], "EGFR L858R", "CHOL"),
    Reason.WARNING: ([resistance("erlotinib", "KRAS G12D", "LUAD")], "KRAS G12D", "CHOL"),
    Reason.UNDECIDED: (
        [cohort("erlotinib", "EGFR L858R", "CHOL", source_class=SourceClass.SECONDARY)],
        "EGFR L858R",
        "CHOL",
    ),
    Reason.CONTRADICTED: (
        [label("US", "erlotinib", "EGFR L858R", "CHOL", conditions=(Age(at_least=216),))],
        "EGFR L858R, age 9",
        "CHOL",
    ),
    Reason.EXCLUDED: (
        [label("US", "erlotinib", "EGFR L858R", "CHOL", limits=(profile("KRAS mutation"),))],
        "EGFR L858R, KRAS G12D",
        "CHOL",
    ),
    Reason.NOT_IN_FORCE: (
        [label("US", "erlotinib", "EGFR L858R", "CHOL", valid_from=date(2026, 6, 1))],
        "EGFR L858R",
        "CHOL",
    ),
    Reason.DETAIL_MISSING: (
        [statement("erlotinib", "EGFR L858R AND KRAS wild type", "CHOL")],
        "EGFR L858R",
        "CHOL",
    ),
}


@pytest.mark.parametrize("reason", CASES)
def test_each_reason_names_its_record(reason: Reason) -> None:
    records, findings, tumour = CASES[reason]

    told = why("erlotinib", records, *findings.split(", "), tumour=tumour)

    assert row(told, reason).records == (records[0].provenance.record,)  # type: ignore[union-attr]


def test_an_allele_specific_drug_says_what_it_reaches() -> None:
    told = why("sotorasib", [statement("sotorasib", "KRAS mutation", "CHOL")], "KRAS G12D")

    assert "KRAS G12C" in row(told, Reason.ALLELE_DRUG).says


def test_a_medicine_of_another_class_is_evidence_only() -> None:
    told = why("celecoxib", [statement("celecoxib", "BRAF V600E", "CHOL")], "BRAF V600E")

    assert "no antineoplastic drug" in reasons(told)


def test_where_nothing_is_recorded_of_an_authorisation_it_says_so() -> None:
    told = why("osimertinib", [statement("osimertinib", "EGFR L858R", "CHOL")], "EGFR L858R")

    assert told.verdict == "candidate"
    assert row(told, Reason.NOT_RECORDED).jurisdictions == ("US",)


def test_a_table_without_the_drug_is_named() -> None:
    none = authorisation("US", "osimertinib", none_as_of=date(2026, 5, 1))
    told = why("osimertinib", [none], "EGFR L858R")

    assert row(told, Reason.NOT_AUTHORISED).records == (none.provenance.record,)


def test_a_withdrawal_is_no_label_of_its_own() -> None:
    ended = label(
        *("US", "erlotinib", "EGFR L858R", "CHOL"),
        approval=Approval.WITHDRAWN,
        valid_to=date(2024, 1, 1),
    )
    permits = label("US", "erlotinib", "EGFR L858R", "CHOL")
    told = why("erlotinib", [ended, permits], "EGFR L858R")

    assert row(told, Reason.NOT_IN_FORCE).says == "on this day: withdrawn from 2024-01-01"


def test_what_the_answer_holds_back_comes_first_with_its_own_rule() -> None:
    told = why("erlotinib", [no_benefit("erlotinib", "EGFR L858R", "CHOL")], "EGFR L858R")

    assert told.verdict == "held back"
    assert (told.rows[0].decides, told.rows[0].rule) == (True, "negative here")


def test_a_candidate_without_any_reason_has_none() -> None:
    told = why("erlotinib", [label("US", "erlotinib", "EGFR L858R", "CHOL")], "EGFR L858R")

    assert (told.verdict, told.rows) == ("candidate", ())


def test_other_regimens_with_the_drug_are_named() -> None:
    pair = statement("dabrafenib+trametinib", "BRAF V600E", "CHOL")

    assert why("dabrafenib", [pair], "BRAF V600E").also == {"dabrafenib+trametinib": "candidate"}


def test_a_record_that_must_be_absent_and_is_there_excludes() -> None:
    clause = Not(of=profile("KRAS mutation"))
    told = why("cetuximab", [label("US", "cetuximab", clause, "CHOL")], "KRAS G12D")

    assert Reason.EXCLUDED in reasons(told)


def test_every_reason_is_told_and_follows_a_rule_that_exists() -> None:
    rules = {told.rule for told in REASONS.values() if told.rule}

    assert REASONS.keys() == set(Reason)
    assert rules <= RULES.keys()


def test_every_field_of_the_json_is_written() -> None:
    told: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(why("erlotinb", [])))

    assert set(told) == set(WhyNot.__struct_fields__)
