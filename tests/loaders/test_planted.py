"""Mistakes are made as told, the same ones for the same seed, and judged by what is loaded."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from kg.model import Fate, SetAside
from loaders.build import Found
from loaders.planted import Kind, Mistake, Outcome, judge, plant
from loaders.planted.mistakes import SHARES, quotas
from loaders.planted.tables import MAKERS, Row, Spot
from loaders.source import Batch, Release
from loaders.sources.civic import Civic
from tests.loaders.sample import CIVIC, tsv, words

OTHER = {**CIVIC, "evidence_id": "2", "disease": "Breast Cancer", "doid": "1612"}


def wrong(kind: Kind, row: Row, *others: Row, source: str = "civic") -> Row | None:
    return MAKERS[source][kind](Spot((row, *others), 0, 2026, Random(1)))  # noqa: S311  # dice


def test_as_many_mistakes_are_wanted_as_are_asked_for() -> None:
    assert sum(len(kinds) for kinds in quotas(200).values()) == 200


def test_every_share_has_its_maker() -> None:
    makers = {name: set(kinds) for name, kinds in MAKERS.items()}

    assert all(set(SHARES[name]) <= kinds for name, kinds in makers.items())


def test_a_dropped_negation_turns_does_not_support_round() -> None:
    row = {**CIVIC, "evidence_direction": "Does Not Support"}

    assert wrong(Kind.NEGATION, row) == {"evidence_direction": "Supports"}


def test_a_row_without_a_denial_has_none_to_drop() -> None:
    assert wrong(Kind.NEGATION, CIVIC) is None


def test_a_code_slips_to_the_next_line_and_the_name_stays() -> None:
    assert wrong(Kind.CODE, CIVIC, OTHER) == {"doid": "1612"}


def test_a_year_is_ten_off_and_never_after_the_release() -> None:
    row = {**CIVIC, "citation": "Chapman et al., 2020"}

    assert wrong(Kind.YEAR, row) == {"citation": "Chapman et al., 2010"}


def _found(tmp_path: Path) -> Found:
    path = tmp_path / "civic" / "2026-05-29" / "nightly-ClinicalEvidenceSummaries.tsv"
    drugs = {**CIVIC, "evidence_id": "3", "therapies": "Olaparib"}
    denied = {**CIVIC, "evidence_id": "4", "evidence_direction": "Does Not Support"}
    tsv(path, [CIVIC, OTHER, drugs, denied])
    civic = Civic()
    release = civic.find(tmp_path)
    assert release is not None
    return Found(civic, release)


def _records(batch: Batch) -> frozenset[str]:
    return frozenset(str(r.provenance.record) for r in batch.records if hasattr(r, "provenance"))


def _planted(tmp_path: Path, seed: int) -> tuple[Release, list[Mistake], Batch]:
    found = _found(tmp_path)
    batch = found.source.load(found.release, words())
    folder = tmp_path / f"planted-{seed}"
    altered, mistakes = plant([found], _records(batch), folder, seed=seed, count=8)
    return altered[0].release, mistakes, batch


def test_the_same_seed_makes_the_same_mistakes(tmp_path: Path) -> None:
    found = _found(tmp_path)
    records = _records(found.source.load(found.release, words()))
    one = plant([found], records, tmp_path / "one", seed=3, count=8)[1]
    two = plant([found], records, tmp_path / "two", seed=3, count=8)[1]

    assert one == two
    assert one


def test_the_files_themselves_are_left_alone(tmp_path: Path) -> None:
    found = _found(tmp_path)
    before = found.release.file("evidence").read_bytes()
    _planted(tmp_path, 5)

    assert found.release.file("evidence").read_bytes() == before


def test_no_row_is_made_wrong_twice(tmp_path: Path) -> None:
    _, mistakes, _ = _planted(tmp_path, 7)

    assert len({m.row for m in mistakes}) == len(mistakes)


def test_a_wrong_code_is_quarantined_and_its_sisters_are_not(tmp_path: Path) -> None:
    release, mistakes, clean = _planted(tmp_path, 11)
    trial = judge(mistakes, [clean], [Civic().load(release, words())])

    assert all(
        j.outcome is Outcome.QUARANTINED for j in trial.judged if j.mistake.kind is Kind.CODE
    )


@pytest.mark.parametrize(
    ("fate", "outcome"),
    [
        (Fate.QUARANTINED, Outcome.QUARANTINED),
        (Fate.REJECTED, Outcome.REJECTED),
        (Fate.REPAIRED, Outcome.REPAIRED),
    ],
)
def test_what_is_said_of_the_row_is_its_outcome(
    tmp_path: Path, fate: Fate, outcome: Outcome
) -> None:
    clean = _found(tmp_path).source.load(_found(tmp_path).release, words())
    said = _aside("9", fate)
    trial = judge([_mistake()], [clean], [Batch(source=clean.source, set_aside=(said,))])

    assert [j.outcome for j in trial.judged] == [outcome]


def test_a_row_that_says_what_it_said_had_no_effect(tmp_path: Path) -> None:
    clean = _found(tmp_path).source.load(_found(tmp_path).release, words())

    assert judge([_mistake()], [clean], [clean]).judged[0].outcome is Outcome.NO_EFFECT


def test_a_row_that_is_gone_from_the_records_unsaid_is_wrong(tmp_path: Path) -> None:
    clean = _found(tmp_path).source.load(_found(tmp_path).release, words())
    trial = judge([_mistake()], [clean], [Batch(source=clean.source)])

    assert trial.judged[0].outcome is Outcome.WRONG
    assert trial.share_caught() == 0


def test_an_untouched_row_that_is_newly_held_back_is_a_false_alarm(tmp_path: Path) -> None:
    clean = _found(tmp_path).source.load(_found(tmp_path).release, words())
    after = Batch(source=clean.source, set_aside=(_aside("2", Fate.QUARANTINED),))

    assert [a.row for a in judge([_mistake()], [clean], [after]).false_alarms] == ["2"]


def _aside(row: str, fate: Fate) -> SetAside:
    return SetAside(
        source="civic", file="t.tsv", row=row, field="doid", rule="r", why="w", fate=fate
    )


def _mistake() -> Mistake:
    return Mistake(
        source="civic",
        kind=Kind.CODE,
        row="9",
        now="9",
        fields=("doid",),
        was="doid=1909",
        wrong="doid=1612",
        records=("civic.eid:1409",),
    )
