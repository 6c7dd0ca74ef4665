"""A snapshot is all there or not there, says what it was built from, and notices damage."""

from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
import sys
import textwrap
import time
from datetime import date
from pathlib import Path

import pytest

from kg import build as building
from kg.build import build
from kg.errors import SourceError, StoreError
from kg.identity import SCHEMA, content_id
from kg.model import Curie, Drug, Fate, Statement
from kg.stores.snapshot import open_snapshot, verify
from kg.stores.sqlite import SqliteStore
from tests.kg.records import aside, cohort, label, loaded, provenance, statement

ROOT = Path(__file__).parents[2]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "graph.sqlite"


def test_what_was_built_can_be_opened(path: Path) -> None:
    records = (statement(), label(), cohort(), Drug(id=Curie("drug:x"), name="x"))
    set_aside = (aside("7"), aside("8", Fate.QUARANTINED))

    manifest = build([loaded(*records, aside=set_aside)], path)

    store = open_snapshot(path)
    assert [store.record(content_id(r)) for r in records] == list(records)
    assert store.set_aside() == list(set_aside)
    assert store.manifest() == manifest
    assert verify(path) == manifest


def test_the_file_answers_like_the_memory(path: Path) -> None:
    build([loaded(*(statement() for _ in range(9)), label(), cohort())], path)
    memory = open_snapshot(path)

    with SqliteStore.open(path) as file:
        assert file.touching(["gene:BRAF"]) == memory.touching(["gene:BRAF"])
        assert file.manifest() == memory.manifest()


def test_a_snapshot_is_one_plain_file(path: Path) -> None:
    build([loaded(statement())], path)

    assert [p.name for p in path.parent.iterdir()] == [path.name]
    assert path.read_bytes()[18:20] == b"\x01\x01"  # not WAL


def test_the_hash_does_not_depend_on_the_order_of_rows_and_sources(path: Path) -> None:
    mine = [statement() for _ in range(30)]
    theirs = [statement(provenance=provenance(source="other")) for _ in range(30)]
    rejected = [aside(str(n)) for n in range(9)]

    def shuffled(seed: int) -> str:
        rng = random.Random(seed)  # noqa: S311  # an order, no secret
        for rows in (mine, theirs, rejected):
            rng.shuffle(rows)
        batches = [loaded(*mine, aside=tuple(rejected)), loaded(*theirs, name="other")]
        rng.shuffle(batches)
        return build(batches, path).hash

    assert len({shuffled(seed) for seed in range(4)}) == 1


def test_the_hash_does_not_depend_on_the_checksum_of_a_shuffled_file(path: Path) -> None:
    claim = statement()

    first = build([loaded(claim, files={"e.tsv": "aa"})], path)
    second = build([loaded(claim, files={"e.tsv": "bb"})], path)

    assert first.hash == second.hash
    assert second.sources[0].files == {"e.tsv": "bb"}


@pytest.mark.parametrize(
    "change",
    [{"released": date(2026, 5, 30)}, {"licence": "other"}, {"read": 3, "kept": 3}],
    ids=["release", "licence", "counts"],
)
def test_the_hash_depends_on_the_sources(path: Path, change: dict[str, object]) -> None:
    claims = (statement(), statement())

    assert build([loaded(*claims)], path).hash != build([loaded(*claims, **change)], path).hash


def test_the_hash_depends_on_every_record_and_every_reason(path: Path) -> None:
    claim = statement()
    hashes = {
        build([loaded(claim, aside=(aside("1"),))], path).hash,
        build([loaded(claim, aside=(aside("1", rule="other"),))], path).hash,
        build([loaded(statement(supports=False), aside=(aside("1"),))], path).hash,
    }

    assert len(hashes) == 3


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"read": 4}, "read 4 rows, but kept 2"),
        ({"kept": 1, "quarantined": 1}, "counts 1 quarantined rows and gives reasons for 0"),
        ({"kept": 1, "rejected": 2}, "counts 2 rejected rows and gives reasons for 1"),
    ],
)
def test_a_source_that_loses_rows_is_refused_by_name(
    path: Path, changes: dict[str, object], says: str
) -> None:
    batch = loaded(statement(), statement(), aside=(aside("1"),), **changes)

    with pytest.raises(SourceError, match=f"civic: 2026-05-29: {says}"):
        build([batch], path)

    assert not path.exists()


def test_a_record_must_come_from_the_source_that_gives_it(path: Path) -> None:
    stray = statement(provenance=provenance(source="other"))

    with pytest.raises(SourceError, match="says it comes from 'other'"):
        build([loaded(stray)], path)


def test_an_invalid_record_is_refused_by_its_source(path: Path) -> None:
    with pytest.raises(SourceError, match=r"civic: .*a Statement is not valid: Expected `bool`"):
        build([loaded(statement(supports="yes"))], path)


def test_a_source_may_be_there_only_once(path: Path) -> None:
    with pytest.raises(SourceError, match="the source is there twice"):
        build([loaded(), loaded()], path)


def test_a_failed_build_leaves_the_old_snapshot_and_no_other_file(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = build([loaded(statement())], path)

    def on_a_small_disk(store: SqliteStore, rows: dict[str, list[tuple[object, ...]]]) -> None:
        store.select("PRAGMA max_page_count = 20")
        whole(store, rows)

    whole = SqliteStore.insert
    monkeypatch.setattr(SqliteStore, "insert", on_a_small_disk)
    with pytest.raises(StoreError, match="disk is full"):
        build([loaded(*(statement() for _ in range(400)))], path)

    assert open_snapshot(path).manifest() == old
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_a_file_that_is_not_what_was_written_is_not_put_in_place(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = build([loaded(statement())], path)
    monkeypatch.setattr(building, "verify", lambda _: old)

    with pytest.raises(StoreError, match="not what was written"):
        build([loaded(statement(), statement())], path)

    assert open_snapshot(path).manifest() == old


def test_what_a_killed_build_left_is_cleared_by_the_next(path: Path) -> None:
    for ending in ("", "-wal", "-shm"):
        path.with_name(f"{path.name}.partial{ending}").write_bytes(b"left over")

    build([loaded(statement())], path)

    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_two_builds_do_not_run_in_one_folder(path: Path) -> None:
    with building._aside(path), pytest.raises(StoreError, match="another build is running"):
        build([loaded(statement())], path)


@pytest.mark.parametrize("step", ["fsync", "replace", "fsync of the folder"])
def test_a_disk_that_fails_at_any_step_leaves_a_whole_snapshot(
    path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    old, new = statement(), statement()
    build([loaded(old)], path)
    wanted = path.parent if step == "fsync of the folder" else None

    def fail(place: Path, *_: object) -> None:
        if step == "replace" or (place == wanted) is (wanted is not None):
            raise OSError(5, "Input/output error")

    if step == "replace":
        monkeypatch.setattr(Path, "replace", fail)
    else:
        monkeypatch.setattr(building, "_sync", fail)
    with pytest.raises(StoreError, match="Input/output error"):
        build([loaded(new)], path)

    kept = [new] if step == "fsync of the folder" else [old]
    assert open_snapshot(path).records_of(Statement) == kept
    assert [p.name for p in path.parent.iterdir()] == [path.name]


BUILDER = textwrap.dedent("""
    import sys
    from pathlib import Path
    from kg.build import build
    from tests.kg.records import loaded, statement
    claims = [statement() for _ in range(400)]
    print("ready", flush=True)
    while True:
        build([loaded(*claims)], Path(sys.argv[1]))
""")


def test_killing_a_build_at_any_moment_leaves_a_whole_snapshot(path: Path) -> None:
    old = build([loaded(statement())], path)
    rng = random.Random(7)  # noqa: S311  # moments, no secret
    for _ in range(6):
        process = subprocess.Popen(
            [sys.executable, "-c", BUILDER, str(path)], cwd=ROOT, stdout=subprocess.PIPE
        )
        with process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(rng.uniform(0, 0.15))
            process.send_signal(signal.SIGKILL)

        assert verify(path).counts in ({"Statement": 1}, {"Statement": 400})
        assert open_snapshot(path).records_of(Statement)

    assert build([loaded(statement())], path) != old
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_a_reader_keeps_the_old_snapshot_until_it_opens_again(path: Path) -> None:
    first, second = statement(), statement()
    build([loaded(first)], path)

    with SqliteStore.open(path) as reader:
        build([loaded(second)], path)

        assert reader.records_of(Statement) == [first]
    assert open_snapshot(path).records_of(Statement) == [second]


def test_no_snapshot_says_what_to_do(path: Path) -> None:
    with pytest.raises(StoreError, match="there is no snapshot; build one"):
        open_snapshot(path)


def test_a_file_of_another_kind_is_refused(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE t (x)")
    connection.close()

    with pytest.raises(StoreError, match="not a snapshot of this program"):
        open_snapshot(path)


def test_another_schema_version_is_refused(path: Path) -> None:
    build([loaded(statement())], path)
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    connection.close()

    with pytest.raises(StoreError, match="build again"):
        open_snapshot(path)


def test_a_truncated_file_is_refused_or_answers_as_before(path: Path) -> None:
    manifest = build([loaded(*(statement() for _ in range(200)))], path)
    whole = path.read_bytes()

    for size in range(0, len(whole), len(whole) // 20):
        path.write_bytes(whole[:size])
        assert _opens_as(path) in (None, manifest.hash)
        with pytest.raises(StoreError):
            verify(path)


def test_a_flipped_bit_never_gives_another_answer(path: Path) -> None:
    manifest = build([loaded(*(statement() for _ in range(60)), aside=(aside("1"),))], path)
    whole, rng = path.read_bytes(), random.Random(3)  # noqa: S311  # places, no secret
    noticed = 0

    for place in rng.sample(range(len(whole)), 150):
        damaged = bytearray(whole)
        damaged[place] ^= 1 << rng.randrange(8)
        path.write_bytes(damaged)
        assert _opens_as(path) in (None, manifest.hash)
        noticed += _is_damaged(path)

    assert noticed > 100  # the rest lies in unused space


def _opens_as(path: Path) -> str | None:
    """The hash of what is opened; None where it is refused."""
    try:
        return open_snapshot(path).manifest().hash
    except StoreError:
        return None


def _is_damaged(path: Path) -> bool:
    try:
        verify(path)
    except StoreError:
        return True
    return False


def test_a_damaged_index_is_found_by_verify(path: Path) -> None:
    build([loaded(statement())], path)
    connection = sqlite3.connect(path)
    connection.execute("DELETE FROM key")
    connection.commit()
    connection.close()

    with pytest.raises(StoreError, match="the table 'key' is damaged"):
        verify(path)
