"""Hand-written rows: what a curator may write, and what is said when it is wrong."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kg.errors import SourceError
from kg.model import (
    Age,
    Authorisation,
    CohortOutcome,
    Curie,
    Drug,
    Effect,
    Form,
    Gene,
    GeneFacts,
    Label,
    Or,
    Prior,
    Role,
    Setting,
    SettingWord,
    State,
    Statement,
    TumourType,
    Verdict,
)
from loaders.source import Batch
from loaders.sources.curated import Curated
from ontologies.words import Words

LABEL = """
- kind: label
  jurisdiction: US
  regimen: dabrafenib + trametinib
  biomarker: BRAF V600E
  tumours: [solid tumours]
  excluded: [COADREAD]
  from_years: 6
  after:
    - {progressed: true}
  setting: [unresectable, metastatic]
  state: [no satisfactory alternative]
  valid_from: 2022-06-22
  approval: provisional
  document: Tafinlar, Mekinist
  checked_in:
    - place: fda_accelerated 2026-09-17 Tafinlar 2022-06-22
      shows: [date, drug, biomarker]
"""


@pytest.fixture(scope="module")
def words() -> Words:
    def tumour(code: str, name: str) -> TumourType:
        return TumourType(id=Curie(f"oncotree:{code}"), name=name, form=Form.SOLID)

    return Words.of(
        [
            Gene(id=Curie("hgnc:1097"), symbol="BRAF"),
            Drug(id=Curie("d:1"), name="dabrafenib"),
            Drug(id=Curie("d:2"), name="trametinib"),
            tumour("COADREAD", "Colorectal Adenocarcinoma"),
            tumour("CHOL", "Cholangiocarcinoma"),
        ]
    )


def _load(text: str, folder: Path, words: Words) -> Batch:
    path = folder / "curated" / "2026-11-24" / "rows.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    release = Curated().find(folder)
    assert release is not None
    return Curated().load(release, words)


def _label(text: str, folder: Path, words: Words) -> Label:
    (record,) = _load(text, folder, words).records
    assert isinstance(record, Label)
    return record


def _why(text: str, folder: Path, words: Words) -> tuple[str, str, str]:
    (aside,) = _load(text, folder, words).set_aside
    return aside.row, aside.field, aside.why


def test_a_label_keeps_regimen_scope_and_date(tmp_path: Path, words: Words) -> None:
    label = _label(LABEL, tmp_path, words)

    assert label.regimen.drugs == ("dabrafenib", "trametinib")
    assert label.tumour.breadth == "all solid tumours"
    assert label.tumour.excluded == ("oncotree:COADREAD",)
    assert label.valid_from == date(2022, 6, 22)


def test_a_label_may_hold_where_the_status_is_unknown(tmp_path: Path, words: Words) -> None:
    text = LABEL.replace("  tumours:", "  or_unknown: true\n  tumours:")

    profile = _label(text, tmp_path, words).profile

    assert isinstance(profile, Or)
    assert profile.or_unknown


def test_conditions_are_the_model_s_own(tmp_path: Path, words: Words) -> None:
    assert _label(LABEL, tmp_path, words).conditions == (
        Age(at_least=72),
        Prior(progressed=True),
        Setting(any_of=(SettingWord.METASTATIC, SettingWord.UNRESECTABLE)),
        State(word="no satisfactory alternative"),
    )


def test_a_sentence_is_put_together_from_the_fields(tmp_path: Path, words: Words) -> None:
    assert _label(LABEL, tmp_path, words).sentence == (
        "Tafinlar, Mekinist (US): dabrafenib + trametinib for BRAF V600E in solid tumours; "
        "not in Colorectal Adenocarcinoma; from 6 years; after any therapy; "
        "setting: unresectable or metastatic; no satisfactory alternative."
    )


def test_a_row_is_known_by_what_it_is_about(tmp_path: Path, words: Words) -> None:
    assert _label(LABEL, tmp_path, words).provenance.record == (
        "curated:us/dabrafenib-+-trametinib/braf-v600e/solid-tumours/2022-06-22"
    )


def test_a_row_is_learned_on_the_day_of_its_release(tmp_path: Path, words: Words) -> None:
    assert _label(LABEL, tmp_path, words).provenance.recorded == date(2026, 11, 24)


def test_rows_are_told_from_loaded_files(tmp_path: Path, words: Words) -> None:
    assert _load(LABEL, tmp_path, words).source.kind == "hand-written"


def test_an_unverified_row_is_counted_and_creates_nothing(tmp_path: Path, words: Words) -> None:
    batch = _load(LABEL + "  unverified: true\n", tmp_path, words)

    assert batch.records == ()
    assert (batch.source.read, batch.source.kept, batch.source.quarantined) == (1, 0, 1)


def test_the_same_fact_twice_is_kept_once(tmp_path: Path, words: Words) -> None:
    batch = _load(LABEL + LABEL, tmp_path, words)

    assert len(batch.records) == 1
    assert [aside.rule for aside in batch.set_aside] == ["said twice"]


@pytest.mark.parametrize(
    ("old", "new", "field", "hint"),
    [
        ("approval: provisional", "approval: provisonal", "approval", "perhaps 'provisional'"),
        ("from_years: 6", "from_year: 6", "from_year", "perhaps 'from_years'"),
        ("kind: label", "kind: lable", "kind", "perhaps 'label'"),
        ("jurisdiction: US", "jurisdiction: USA", "jurisdiction", "perhaps 'US'"),
        ("valid_from: 2022-06-22", "valid_from: 2022-22-06", "valid_from", "date"),
        ("biomarker: BRAF V600E", "biomarker: BRAFF V600E", "biomarker", "BRAFF"),
        ("regimen: dabrafenib +", "regimen: dabrafenob +", "regimen", "dabrafenob"),
        ("excluded: [COADREAD]", "excluded: [COADREED]", "excluded", "COADREED"),
        ("state: [no satisfactory", "state: [no good", "state", "no satisfactory alternative"),
        ("setting: [unresectable,", "setting: [unresectible,", "setting", "'unresectable'"),
    ],
)
def test_a_fault_names_line_field_and_nearest_word(
    old: str, new: str, field: str, hint: str, tmp_path: Path, words: Words
) -> None:
    row, named, why = _why(LABEL.replace(old, new), tmp_path, words)

    assert (row, named) == ("line 2", field)
    assert hint in why


def test_a_missing_field_is_named(tmp_path: Path, words: Words) -> None:
    text = LABEL.replace("  document: Tafinlar, Mekinist\n", "")

    assert _why(text, tmp_path, words)[1] == "document"


def test_a_field_given_twice_is_no_choice_of_ours(tmp_path: Path, words: Words) -> None:
    row, field, _ = _why(LABEL + "  valid_from: 2023-01-01\n", tmp_path, words)

    assert (row, field) == ("line 2", "valid_from")


def test_a_faulty_row_does_not_stop_the_next(tmp_path: Path, words: Words) -> None:
    text = LABEL.replace("BRAF V600E", "BRAFF V600E") + LABEL

    assert len(_load(text, tmp_path, words).records) == 1


@pytest.mark.parametrize("text", ["- kind: [label", "kind: label", "- a: &x 1\n- *y"])
def test_what_is_no_list_of_rows_stops_the_source(text: str, tmp_path: Path, words: Words) -> None:
    with pytest.raises(SourceError, match=r"curated: rows\.yaml"):
        _load(text, tmp_path, words)


def test_a_finding_keeps_effect_and_direction(tmp_path: Path, words: Words) -> None:
    text = """
- kind: statement
  biomarker: BRAF V600E
  regimen: dabrafenib
  tumours: [COADREAD]
  effect: sensitivity
  supports: false
  band: clinical
  level: B
  citations: ["pubmed:1"]
  checked_in: [{place: civic 2026-05-29 EID1, shows: [drug]}]
"""
    (record,) = _load(text, tmp_path, words).records

    assert isinstance(record, Statement)
    assert (record.effect, record.supports) == (Effect.SENSITIVITY, False)


def test_a_cohort_keeps_its_denominator_and_what_was_not_given(
    tmp_path: Path, words: Words
) -> None:
    text = """
- kind: cohort
  study: SMALL
  regimen: dabrafenib
  biomarker: BRAF V600E
  tumours: [CHOL]
  n_started: 10
  responses: 0
  verdict: closed
  checked_in: [{place: outcomes 2026 SMALL, shows: [counts]}]
"""
    (record,) = _load(text, tmp_path, words).records

    assert isinstance(record, CohortOutcome)
    assert (record.n_started, record.responses, record.complete) == (10, 0, None)
    assert record.verdict is Verdict.CLOSED


def test_an_authorisation_may_be_none_as_of_a_day(tmp_path: Path, words: Words) -> None:
    text = """
- kind: authorisation
  drug: dabrafenib
  jurisdiction: EU
  none_as_of: 2026-07-06
  checked_in: [{place: ema 2026-07-06, shows: [drug]}]
"""
    (record,) = _load(text, tmp_path, words).records

    assert isinstance(record, Authorisation)
    assert record.none_as_of == date(2026, 7, 6)


def test_a_new_drug_is_a_word_before_anything_is_loaded(tmp_path: Path) -> None:
    path = tmp_path / "curated" / "2026-11-24" / "drugs.yaml"
    path.parent.mkdir(parents=True)
    text = "- {kind: drug, name: Novelinib, brands: [Novel], checked_in: []}\n"
    path.write_text(text, encoding="utf-8")
    release = Curated().find(tmp_path)
    assert release is not None

    assert Words.of(Curated().vocabulary(release)).drugs.find("Novel").name == "novelinib"


def test_a_gene_s_role_is_known_before_anything_is_loaded(tmp_path: Path) -> None:
    path = tmp_path / "curated" / "2026-11-24" / "genes.yaml"
    path.parent.mkdir(parents=True)
    text = "- {kind: gene, gene: BRCA2, role: loss of function, checked_in: []}\n"
    path.write_text(text, encoding="utf-8")
    release = Curated().find(tmp_path)
    assert release is not None

    (facts,) = Curated().vocabulary(release)

    assert isinstance(facts, GeneFacts)
    assert facts.role is Role.LOSS
