"""Annotated mutation files: rows that name a transcript, an exon and a codon. Read, never loaded.

They are an independent check of the exon table: ``EXON`` of the Variant Effect Predictor in MAF
files, and Oncotator's exon in studies of cBioPortal.
"""

from __future__ import annotations

import csv
import io
import re
import tarfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from loaders import files

FOLDER: Final = "profiles"
_NUMBER = re.compile(r"\d+")


class Annotated(NamedTuple):
    """One row: where it stands, and what it says. ``exons`` is how many the transcript has."""

    file: str
    line: int
    gene: str
    transcript: str
    exon: int
    exons: int | None
    codon: int


class _Columns(NamedTuple):
    """Which columns of a file say it."""

    gene: str
    transcript: str
    exon: str
    codon: str


#: Tools by the columns that they write, the first that a file has.
_TOOLS: Final = (
    _Columns("Hugo_Symbol", "Feature", "EXON", "Protein_position"),
    _Columns(
        *("Hugo_Symbol", "ONCOTATOR_REFSEQ_MRNA_ID", "ONCOTATOR_EXON_AFFECTED"),
        "ONCOTATOR_PROTEIN_POS_START",
    ),
)


def annotated(data: Path) -> Iterator[Annotated]:
    """Give each row of the profiles that names transcript, exon and codon.

    Raises:
        SourceError: a file cannot be read.
    """
    folder = data / FOLDER
    for path in sorted(folder.rglob("*.maf*")):
        name = str(path.relative_to(folder))
        yield from _rows(name, files.read_text(path, FOLDER).splitlines())
    for path in sorted(folder.rglob("*.tar.gz")):
        for member, text in _mutations(path):
            yield from _rows(f"{path.relative_to(folder)}:{member}", text.splitlines())


def _mutations(path: Path) -> Iterator[tuple[str, str]]:
    """Give the mutation tables of a study's archive; ``._`` members are a file system's notes."""
    with tarfile.open(path) as archive:
        for member in archive:
            name = member.name.rpartition("/")[2]
            stream = archive.extractfile(member) if name.startswith("data_mutations") else None
            if stream is not None:
                text = io.TextIOWrapper(stream, encoding="utf-8", errors="replace").read()
                yield member.name, text


def _rows(name: str, lines: Iterable[str]) -> Iterator[Annotated]:
    """Give the rows of one table; one without the columns of any tool gives none."""
    numbered = [(n, line) for n, line in enumerate(lines, 1) if not line.startswith("#")]
    reader = csv.DictReader((line for _, line in numbered), delimiter="\t", quoting=csv.QUOTE_NONE)
    header = frozenset(reader.fieldnames or ())
    tool = next((columns for columns in _TOOLS if header.issuperset(columns)), None)
    if tool is None:
        return
    for (line, _), row in zip(numbered[1:], reader, strict=False):
        found = _row(name, line, tool, row)
        if found is not None:
            yield found


def _row(name: str, line: int, tool: _Columns, row: Mapping[str, str | None]) -> Annotated | None:
    """Give what a row says; ``9/12`` is exon and count, ``429/480`` codon and length."""
    exon = _NUMBER.findall(row[tool.exon] or "")
    codon = _NUMBER.search(row[tool.codon] or "")
    if not exon or int(exon[0]) == 0 or codon is None or (row[tool.codon] or "").startswith("?"):
        return None
    return Annotated(
        file=name,
        line=line,
        gene=row[tool.gene] or "",
        transcript=row[tool.transcript] or "",
        exon=int(exon[0]),
        exons=int(exon[-1]) if len(exon) > 1 else None,
        codon=int(codon[0]),
    )
