"""Questions from public panel studies: what a matching service is sent, one a sample.

The studies are gene-panel studies of the data directory (cBioPortal, ODbL); nothing of them is
kept. A sample's mutations with a protein change, deep deletions, amplifications and fusions become
the alterations of one question, in the file's order.
"""

from __future__ import annotations

import csv
import io
import tarfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

#: Gene-panel studies with a protein-change column (a few hundred genes a sample).
STUDIES = (
    "lung_msk_2017",
    "prad_mskcc_2017",
    "gct_msk_2016",
    "skcm_vanderbilt_mskcc_2015",
    "nsclc_unito_2016",
)
#: A sample with more alterations than this is no panel-sized question.
MOST = 60
_COPIES = {"2": "amplification", "-2": "deletion"}


def questions(profiles: Path, as_of: str) -> Iterator[dict[str, Any]]:
    """One question a sample, in the order of studies and samples; both jurisdictions."""
    for study in STUDIES:
        files = _files(profiles / f"{study}.tar.gz")
        found: defaultdict[str, list[str]] = defaultdict(list)
        for sample, text in (*_mutations(files), *_copies(files), *_fusions(files)):
            if text not in found[sample]:
                found[sample].append(text)
        for row in _rows(files.get("data_clinical_sample.txt", "")):
            sample = row["SAMPLE_ID"]
            if 0 < len(found[sample]) <= MOST:
                yield {
                    "id": f"{study}/{sample}",
                    "tumour": {"oncotree": row.get("ONCOTREE_CODE") or None},
                    "alterations": found[sample],
                    "jurisdictions": ["US", "EU"],
                    "as_of": as_of,
                }


def _files(archive: Path) -> dict[str, str]:
    """The text files of a study by their base names; resource forks are skipped."""
    kept: dict[str, str] = {}
    with tarfile.open(archive) as members:
        for member in members:
            name = Path(member.name).name
            if member.isfile() and name.startswith("data_") and name.endswith(".txt"):
                body = members.extractfile(member)
                kept[name] = body.read().decode("utf-8", "replace") if body is not None else ""
    return kept


def _rows(text: str) -> Iterator[dict[str, str]]:
    lines = (line for line in io.StringIO(text) if not line.startswith("#"))
    return csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def _mutations(files: dict[str, str]) -> Iterator[tuple[str, str]]:
    for row in _rows(files.get("data_mutations_extended.txt", "")):
        change = (row.get("HGVSp_Short") or "").strip()
        if change and row.get("Variant_Classification") != "Silent":
            yield row["Tumor_Sample_Barcode"], f"{row['Hugo_Symbol']} {change}"


def _copies(files: dict[str, str]) -> Iterator[tuple[str, str]]:
    for row in _rows(files.get("data_CNA.txt", "")):
        for sample, value in row.items():
            if value in _COPIES:
                yield sample, f"{row['Hugo_Symbol']} {_COPIES[value]}"


def _fusions(files: dict[str, str]) -> Iterator[tuple[str, str]]:
    for row in _rows(files.get("data_fusions.txt", "")):
        name = (row.get("Fusion") or "").strip()
        if name:
            yield row["Tumor_Sample_Barcode"], name
