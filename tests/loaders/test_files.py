"""Files are read strictly: what is not as expected is named with its place."""

import gzip
from pathlib import Path

import pytest

from kg.errors import SourceError
from loaders import files


def written(folder: Path, text: str | bytes, name: str = "table.tsv") -> Path:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_a_packed_file_reads_like_a_plain_one(tmp_path: Path) -> None:
    path = written(tmp_path, gzip.compress("aé".encode()), "table.tsv.gz")

    assert files.read_text(path, "s") == "aé"


def test_a_damaged_archive_is_named(tmp_path: Path) -> None:
    path = written(tmp_path, gzip.compress(b"text" * 99)[:-9], "table.tsv.gz")

    with pytest.raises(SourceError, match=r"s: table.tsv.gz: cannot be read"):
        files.read_text(path, "s")


def test_bytes_that_are_not_utf8_are_named_by_their_line(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"table.tsv line 2: byte 3 is not UTF-8"):
        files.read_text(written(tmp_path, b"ab\n\xff"), "s")


def test_a_byte_order_mark_is_no_text(tmp_path: Path) -> None:
    assert files.read_text(written(tmp_path, b"\xef\xbb\xbfid"), "s") == "id"


def test_cells_are_text_and_never_missing_values(tmp_path: Path) -> None:
    path = written(tmp_path, "id\tname\n1\tNA\n2\t\n")

    assert list(files.rows(path, "s", ["id"])) == [
        {"id": "1", "name": "NA"},
        {"id": "2", "name": ""},
    ]


def test_quotation_marks_are_plain_characters_unless_said(tmp_path: Path) -> None:
    path = written(tmp_path, "id\n\"5' site\n")

    assert next(files.rows(path, "s", ["id"])) == {"id": "\"5' site"}


def test_quoted_cells_lose_their_marks(tmp_path: Path) -> None:
    path = written(tmp_path, '"id"\n"a\tb"\n')

    assert next(files.rows(path, "s", ["id"], quoted=True)) == {"id": "a\tb"}


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no column 'doid'"):
        list(files.rows(written(tmp_path, "id\n1\n"), "s", ["id", "doid"]))


def test_an_added_column_is_tolerated(tmp_path: Path) -> None:
    assert len(list(files.rows(written(tmp_path, "new\tid\nx\t1\n"), "s", ["id"]))) == 1


def test_a_doubled_column_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="'id' is there twice"):
        list(files.rows(written(tmp_path, "id\tid\n1\t2\n"), "s", ["id"]))


def test_a_row_of_another_width_is_named_by_its_line(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"line 3: 1 cells, the header has 2"):
        list(files.rows(written(tmp_path, "id\tx\n1\t2\n3\n"), "s", ["id"]))


def test_old_line_ends_divide_rows_too(tmp_path: Path) -> None:
    path = written(tmp_path, "id\tx\r1\t2\r")

    assert list(files.rows(path, "s", ["id"])) == [{"id": "1", "x": "2"}]


def test_lines_before_the_header_and_comments_are_passed_over(tmp_path: Path) -> None:
    path = written(tmp_path, "made on a day\n#note\nid\n1\n")

    assert list(files.rows(path, "s", ["id"], skip_lines=1, comment="#")) == [{"id": "1"}]


def test_an_object_that_names_a_key_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"names \['a'\] twice"):
        files.json_value(written(tmp_path, '{"a": 1, "a": 2}'), "s")


@pytest.mark.parametrize("text", ["{", "[NaN]", ""])
def test_what_is_not_json_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(SourceError):
        files.json_value(written(tmp_path, text), "s")


def test_objects_without_a_needed_key_are_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="item 1: no key 'id'"):
        files.json_objects(written(tmp_path, '[{"id": 1}, {}]'), "s", ["id"])


def test_another_shape_than_a_list_of_objects_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="not a list of objects"):
        files.json_objects(written(tmp_path, '{"id": 1}'), "s")


def test_sequences_run_over_lines(tmp_path: Path) -> None:
    path = written(tmp_path, ">one x\nMA\nR\n>two\nK\n")

    assert list(files.fasta(path, "s")) == [("one x", "MAR"), ("two", "K")]


def test_letters_before_a_header_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="line 1: sequence before a header"):
        list(files.fasta(written(tmp_path, "MAR\n"), "s"))


def test_a_name_is_found_packed_or_by_pattern(tmp_path: Path) -> None:
    packed = written(tmp_path, b"", "tree_2025.json.gz")

    assert files.locate(tmp_path, "tree_*.json") == packed
    assert files.locate(tmp_path, "other.json") is None
