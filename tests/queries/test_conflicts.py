"""Conflicts of a graph: what meets under one proposition, tumour against tumour, labels."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec

from kg.identity import content_id
from kg.model import (
    And,
    Band,
    Biomarker,
    Expression,
    Level,
    Record,
    Regimen,
    SourceClass,
    Verdict,
)
from kg.model.conflict import Conflict
from kg.model.proposition import altered
from kg.stores.memory import MemoryStore
from queries.conflicts import conflicts
from tests.queries.worlds import (
    MANIFEST,
    VOCABULARY,
    WORDS,
    ask,
    cohort,
    elsewhere,
    label,
    no_benefit,
    profile,
    resistance,
    scope,
    statement,
)


def found(*records: Record) -> list[Conflict]:
    store = MemoryStore(MANIFEST)
    store.add([*VOCABULARY, *records])
    return list(conflicts(store, WORDS).values())


def kinds(*records: Record) -> list[tuple[str, ...]]:
    return [conflict.kinds for conflict in found(*records)]


def test_sensitivity_and_no_benefit_under_one_proposition_are_a_conflict() -> None:
    works = statement("erlotinib", "EGFR L858R", "NSCLC")
    fails = no_benefit("erlotinib", "EGFR L858R", "NSCLC")

    (conflict,) = found(works, fails)

    assert conflict.kinds == ("effect",)
    assert [c.record for c in conflict.supporting] == [works.provenance.record]
    assert [c.record for c in conflict.opposing] == [fails.provenance.record]
    assert [c.says for c in conflict.opposing] == ["insensitive"]


def test_both_sides_tell_source_release_level_direction_and_citation() -> None:
    works = statement("erlotinib", "EGFR L858R", "NSCLC")
    fails = resistance("erlotinib", "EGFR L858R", "NSCLC", native_level="A", band=Band.GUIDELINE)

    (conflict,) = found(works, fails)

    (told,) = conflict.opposing
    assert (told.source, told.release, told.level) == ("by hand", "1", "A")
    assert told.direction == "supports resistance"
    assert told.citations == fails.provenance.citations


def test_the_order_of_a_profiles_parts_does_not_keep_two_claims_apart() -> None:
    one = statement("erlotinib", "EGFR L858R AND TP53 R175H", "NSCLC")
    other = no_benefit("erlotinib", "TP53 R175H AND EGFR L858R", "NSCLC")

    assert kinds(one, other) == [("effect",)]


def test_two_sources_of_one_mind_each_are_a_conflict_between_sources() -> None:
    works = statement("erlotinib", "EGFR L858R", "NSCLC", provenance=elsewhere())
    fails = no_benefit("erlotinib", "EGFR L858R", "NSCLC")

    assert kinds(works, fails) == [("effect", "source")]


def test_a_resistance_that_is_not_supported_takes_no_side() -> None:
    works = statement("erlotinib", "EGFR L858R", "NSCLC")
    weakened = resistance("erlotinib", "EGFR L858R", "NSCLC", supports=False)

    assert kinds(works, weakened) == []


def test_a_label_and_a_resistance_record_meet() -> None:
    permits = label("US", "erlotinib", "EGFR L858R", "NSCLC")
    fails = resistance("erlotinib", "EGFR L858R", "NSCLC")

    (conflict,) = found(permits, fails)

    assert [c.says for c in conflict.supporting] == ["permitted"]
    assert "the label keeps the drug where it covers" in conflict.decides


def test_a_closed_cohort_speaks_against_and_a_secondary_row_takes_no_side() -> None:
    works = statement("erlotinib", "EGFR L858R", "CHOL")
    closed = cohort("erlotinib", "EGFR L858R", "CHOL", verdict=Verdict.CLOSED)
    secondary = msgspec.structs.replace(closed, source_class=SourceClass.SECONDARY)

    assert kinds(works, closed) == [("effect",)]
    assert kinds(works, secondary) == []


def test_works_in_one_tumour_and_fails_in_another() -> None:
    works = statement("dabrafenib", "BRAF V600E", "MEL")
    fails = no_benefit("dabrafenib", "BRAF V600E", "COADREAD")

    (conflict,) = found(works, fails)

    assert conflict.kinds == ("tumour",)
    assert conflict.tumours == ("COADREAD", "MEL")
    assert not conflict.nested
    assert conflict.rule == "negative here"


def test_a_tumour_with_both_sides_goes_by_the_stronger() -> None:
    melanoma = statement("dabrafenib", "BRAF V600E", "MEL")
    case = statement("dabrafenib", "BRAF V600E", "COADREAD", band=Band.CASE)
    fails = no_benefit("dabrafenib", "BRAF V600E", "COADREAD")

    assert sorted(kinds(melanoma, case, fails)) == [("effect",), ("tumour",)]


def test_one_tumour_inside_the_other_is_told() -> None:
    works = statement("dabrafenib", "BRAF V600E", "LUAD")
    fails = no_benefit("dabrafenib", "BRAF V600E", "NSCLC")

    (conflict,) = found(works, fails)

    assert conflict.nested
    assert "the nearer record outranks the wider" in conflict.decides


def test_no_tumour_conflict_between_other_alleles_or_regimens() -> None:
    works = statement("dabrafenib", "BRAF V600E", "MEL")
    allele = no_benefit("dabrafenib", "BRAF V600K", "COADREAD")
    regimen = no_benefit("dabrafenib+trametinib", "BRAF V600E", "COADREAD")

    assert kinds(works, allele, regimen) == []


def test_two_classes_are_two_regimens() -> None:
    works = _with_class("egfr inhibitor", supports=True)
    fails = _with_class("platinum", supports=False)

    assert kinds(works, fails) == []
    assert kinds(works, _with_class("egfr inhibitor", supports=False)) == [("effect",)]


def _with_class(word: str, **changes: Any) -> Record:
    regimen = Regimen(drugs=(), classes=(word,))
    return statement("erlotinib", "EGFR L858R", "NSCLC", regimen=regimen, **changes)


def test_a_label_that_excludes_what_the_same_label_elsewhere_covers() -> None:
    excludes = label("US", "dabrafenib", "BRAF V600E", "solid")
    excludes = msgspec.structs.replace(excludes, tumour=scope("solid", excluded=("COADREAD",)))
    covers = label("US", "dabrafenib", "BRAF V600E", "solid", provenance=elsewhere())
    other_day = msgspec.structs.replace(covers, valid_from=date(2021, 1, 1))

    (conflict,) = found(excludes, covers)

    assert conflict.kinds == ("source",)
    assert conflict.tumours == ("Colorectal Adenocarcinoma",)
    assert [c.says for c in conflict.opposing] == ["excluded"]
    assert kinds(excludes, other_day) == []


def test_one_study_read_two_ways_is_named() -> None:
    works = statement("erlotinib", "EGFR L858R", "NSCLC")
    fails = no_benefit("erlotinib", "EGFR L858R", "NSCLC", provenance=works.provenance)

    (conflict,) = found(works, fails)

    assert conflict.studies == works.provenance.citations
    assert conflict.rule == "one study once"


def test_the_same_records_in_another_order_are_the_same_conflict() -> None:
    records = (
        statement("erlotinib", "EGFR L858R", "NSCLC"),
        no_benefit("erlotinib", "EGFR L858R", "NSCLC"),
        resistance("erlotinib", "EGFR L858R", "NSCLC"),
    )

    assert content_id(found(*records)[0]) == content_id(found(*reversed(records))[0])


def test_receptors_and_origin_are_set_beside_what_is_altered() -> None:
    mutation, receptor = profile("BRAF mutation"), _negative("ESR1")
    germline = profile("germline BRAF mutation")

    assert altered(And(of=(germline, receptor))) == (mutation, (receptor,))


def test_a_profile_of_receptors_alone_stays_whole() -> None:
    assert altered(_negative("PGR")) == (_negative("PGR"), ())


def _negative(gene: str) -> Biomarker:
    return Biomarker(alteration=Expression(gene=gene, level=Level.NEGATIVE))


WORKS = statement("dabrafenib", "BRAF V600E", "MEL")
FAILS = no_benefit("dabrafenib", "BRAF V600E", "COADREAD")


def test_an_answer_names_the_conflicts_of_the_records_it_shows() -> None:
    told = ask([WORKS, FAILS], "BRAF V600E", tumour="COADREAD")

    (conflict,) = told["conflicts"]
    assert conflict["kinds"] == ["tumour"]
    assert [c["record"] for c in conflict["for"]] == [WORKS.provenance.record]
    assert [c["record"] for c in conflict["against"]] == [FAILS.provenance.record]
    assert conflict["here"] == "held back in US (negative here)"


def test_an_answer_names_no_conflict_of_another_drug() -> None:
    other = statement("erlotinib", "BRAF V600E", "MEL")

    assert ask([other], "BRAF V600E", tumour="MEL")["conflicts"] == []


def test_a_record_of_a_later_year_makes_no_conflict_yet() -> None:
    later = msgspec.structs.replace(FAILS.provenance, published=2025)
    records: list[Record] = [WORKS, msgspec.structs.replace(FAILS, provenance=later)]

    assert ask(records, "BRAF V600E", tumour="MEL", as_of="2024-12-31")["conflicts"] == []
    assert len(ask(records, "BRAF V600E", tumour="MEL", as_of="2025-12-31")["conflicts"]) == 1


def test_a_label_that_has_ended_is_on_no_side() -> None:
    ended = label("US", "dabrafenib", "BRAF V600E", "MEL", valid_to=date(2022, 1, 1))
    asked = ([ended, FAILS], "BRAF V600E")

    assert len(ask(*asked, tumour="COADREAD", as_of="2021-01-01")["conflicts"]) == 1
    assert ask(*asked, tumour="COADREAD", as_of="2023-01-01")["conflicts"] == []


def test_an_answer_has_the_conflicts_of_the_whole_graph() -> None:
    told = ask([WORKS, FAILS], "BRAF V600E", tumour="COADREAD")
    store = MemoryStore(MANIFEST)
    store.add([*VOCABULARY, WORKS, FAILS])

    assert [c["id"] for c in told["conflicts"]] == list(conflicts(store, WORDS))


def test_resistance_in_the_drugs_own_target_is_the_rule_that_decides() -> None:
    works = statement("erlotinib", "EGFR T790M", "NSCLC")
    fails = resistance("erlotinib", "EGFR T790M", "NSCLC")

    assert [conflict.rule for conflict in found(works, fails)] == ["veto: own target"]
