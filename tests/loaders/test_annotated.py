"""Reading exons and codons from annotated files."""

from __future__ import annotations

import io
import tarfile
from pathlib import Path

from loaders.annotated import Annotated, annotated

HEAD = "Hugo_Symbol\tFeature\tEXON\tProtein_position"


def put(folder: Path, name: str, *lines: str) -> None:
    path = folder / "profiles" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n")


def test_a_row_names_transcript_exon_and_codon(tmp_path: Path) -> None:
    put(tmp_path, "a/x.maf", "#version 2.4", HEAD, "KRAS\tENST1\t2/5\t12/188")

    (row,) = annotated(tmp_path)

    assert row == Annotated("a/x.maf", 3, "KRAS", "ENST1", 2, 5, 12)


def test_a_range_is_at_its_first_codon(tmp_path: Path) -> None:
    put(tmp_path, "x.maf", HEAD, "EGFR\tENST1\t19/28\t746-750/1210")

    assert [row.codon for row in annotated(tmp_path)] == [746]


def test_a_row_without_exon_or_codon_is_passed_over(tmp_path: Path) -> None:
    put(tmp_path, "x.maf", HEAD, "KRAS\tENST1\t\t12/188", "KRAS\tENST1\t2/5\t", "K\tE\t2\t?-12")

    assert list(annotated(tmp_path)) == []


def test_a_table_of_no_known_tool_gives_nothing(tmp_path: Path) -> None:
    put(tmp_path, "x.maf", "Hugo_Symbol\tHGVSp_Short", "KRAS\tp.G12C")

    assert list(annotated(tmp_path)) == []


def test_the_tables_of_a_study_are_read_and_its_notes_are_not(tmp_path: Path) -> None:
    said = ("REFSEQ_MRNA_ID", "EXON_AFFECTED", "PROTEIN_POS_START")
    head = "\t".join(("Hugo_Symbol", *(f"ONCOTATOR_{column}" for column in said)))
    table = f"{head}\nKRAS\tNM_1\t2\t12\n".encode()
    folder = tmp_path / "profiles"
    folder.mkdir()
    with tarfile.open(folder / "s.tar.gz", "w:gz") as archive:
        for name in ("s/data_mutations.txt", "s/._data_mutations.txt", "s/data_CNA.txt"):
            member = tarfile.TarInfo(name)
            member.size = len(table)
            archive.addfile(member, io.BytesIO(table))

    assert [(row.file, row.transcript, row.exon) for row in annotated(tmp_path)] == [
        ("s.tar.gz:s/data_mutations.txt", "NM_1", 2)
    ]
