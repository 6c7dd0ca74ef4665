"""The starter pack: made by a script from open sources, small, without prose."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest

from api.wiring import asker
from kg.model import Authorisation, CohortOutcome, LicenceClass, Record
from kg.stores.sqlite import SqliteStore
from loaders import files
from loaders.build import build, find
from loaders.pack import CONTENTS, kind_of
from loaders.source import Batch, Source
from loaders.sources import SOURCES
from loaders.sources.accelerated import Accelerated
from loaders.sources.cohorts import PROSE, Cohorts
from loaders.sources.doid import Doid
from loaders.sources.ema_medicines import EmaMedicines
from loaders.sources.fda_approvals import FdaApprovals
from loaders.sources.oncotree import OncoTree
from loaders.sources.withdrawals import Withdrawals
from loaders.starter import DATA, facts
from loaders.starter.make import TABLES
from loaders.starter.table import Table, checksum, rows, tsv, write
from ontologies.words import Words


def _packed(place: str) -> Path:
    found = files.locate((DATA / place).parent, Path(place).name)
    assert found is not None, place
    return found


def test_the_pack_is_smaller_than_five_megabytes() -> None:
    assert sum(path.stat().st_size for path in DATA.rglob("*") if path.is_file()) < 5_000_000


@pytest.mark.real_data
@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.place)
def test_each_table_is_what_the_script_makes_of_the_originals(table: Table, data_dir: Path) -> None:
    assert files.read_text(_packed(table.place), "pack") == table.make(data_dir)


def test_the_contents_page_names_every_table_with_licence_and_checksum() -> None:
    page = json.loads((DATA / CONTENTS).read_text(encoding="utf-8"))["tables"]

    assert [entry["table"] for entry in page] == [table.place for table in TABLES]
    for entry in page:
        assert entry["licence"]
        assert entry["attribution"]
        assert entry["sha256"] == checksum(files.read_text(_packed(entry["table"]), "pack"))


def test_the_evidence_table_holds_predictive_items_without_their_prose() -> None:
    table = list(files.rows(_packed(facts.CIVIC), "pack", ()))

    assert {row["evidence_type"] for row in table} == {"Predictive"}
    assert {row["evidence_statement"] for row in table} == {""}


def test_the_cohort_table_holds_figures_and_citations_without_quotations() -> None:
    table = list(files.rows(_packed(facts.COHORTS), "pack", (), quoted=True))

    assert {row[column] for row in table for column in PROSE} == {""}
    assert all(row["citation"] for row in table)


@pytest.mark.real_data
@pytest.mark.parametrize(
    "source",
    [EmaMedicines(), FdaApprovals(), Accelerated(), Withdrawals(), Cohorts()],
    ids=lambda source: source.name,
)
def test_the_pack_s_tables_give_the_same_facts_as_the_originals(
    source: Source, data_dir: Path, real_words: Words
) -> None:
    packed, original = source.find(DATA), source.find(data_dir)

    assert packed is not None
    assert original is not None
    assert _facts(source.load(packed, real_words)) == _facts(source.load(original, real_words))


def _facts(batch: Batch) -> list[Record]:
    """The records without what the pack leaves out: prose, and lists that say what is sold."""
    return [_plain(r) for r in batch.records if not (isinstance(r, Authorisation) and r.none_as_of)]


def _plain(record: Record) -> Record:
    match record:
        case CohortOutcome():
            return msgspec.structs.replace(record, notes=None, verdict_source=None)
        case Authorisation():
            return msgspec.structs.replace(record, names=(), names_as_of=None, status="")
        case _:
            return record


def test_off_sequence_residues_come_from_open_sources_alone() -> None:
    table = list(files.rows(_packed(facts.OFF_SEQUENCE), "pack", ()))

    assert {word for row in table for word in row["sources"].split(";")} == {"civic", "docm"}


@pytest.mark.real_data
@pytest.mark.parametrize("source", [OncoTree(), Doid()], ids=lambda source: source.name)
def test_the_pack_gives_the_same_tumour_types_as_the_originals(
    source: Source, data_dir: Path
) -> None:
    packed, original = source.find(DATA), source.find(data_dir)

    assert packed is not None
    assert original is not None
    assert source.vocabulary(packed) == source.vocabulary(original)


def test_the_same_text_gives_the_same_packed_bytes(tmp_path: Path) -> None:
    text = "a\tb\n" * 10_000

    first = write(tmp_path / "one", "s/1/t.tsv", text).read_bytes()

    assert first == write(tmp_path / "two", "s/1/t.tsv", text).read_bytes()
    assert first[4:8] == b"\0\0\0\0"


def test_a_column_that_is_not_named_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "t.tsv").write_text("id\tprose\n1\tlong words\n", encoding="utf-8")

    assert tsv(("id",), rows(tmp_path, "t.tsv")) == "id\n1\n"


def test_a_release_inside_the_pack_is_told_from_one_elsewhere(tmp_path: Path) -> None:
    assert kind_of(DATA / "civic" / "2026-05-29") == "starter"
    assert kind_of(tmp_path / "civic" / "2026-05-29") == "source"


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A snapshot of the pack alone."""
    path = tmp_path_factory.mktemp("graph") / "pack.sqlite"
    build(find(SOURCES, DATA), path, lambda *_: None)
    return path


def test_the_pack_builds_alone_and_tells_its_kinds_apart(graph: Path) -> None:
    with SqliteStore.open(graph) as store:
        kinds = {source.name: source.kind for source in store.manifest().sources}

    assert kinds.pop("curated") == "hand-written"
    assert set(kinds.values()) == {"starter"}


def test_everything_in_the_pack_may_be_passed_on(graph: Path) -> None:
    with SqliteStore.open(graph) as store:
        classes = {source.licence_class for source in store.manifest().sources}

    assert classes == {LicenceClass.OPEN}


@pytest.mark.parametrize(
    ("jurisdiction", "day", "standing"),
    [
        ("US", "2026-05-07", "tumour-agnostic"),
        ("US", "2022-06-21", "off-label"),
        ("EU", "2026-05-07", "off-label"),
    ],
)
def test_a_rare_tumour_is_answered_from_the_pack(
    jurisdiction: str, day: str, standing: str, graph: Path
) -> None:
    question = {
        "id": "1",
        "tumour": "CHOL",
        "alterations": ["BRAF V600E"],
        "jurisdictions": [jurisdiction],
        "as_of": day,
    }

    reply = msgspec.to_builtins(asker(graph)(question))

    found = {tuple(c["regimen"]): c["standings"][0]["standing"] for c in reply["candidates"]}
    assert found["dabrafenib", "trametinib"] == standing
