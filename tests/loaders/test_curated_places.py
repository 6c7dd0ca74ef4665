"""Every hand-written row stands at the place where it says it was checked."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import pytest

from kg.model import CohortOutcome, Fate, Label, Statement, biomarkers_of, genes_of
from loaders import files, xlsx
from loaders.source import Source
from loaders.sources.civic import Civic
from loaders.sources.curated import Curated
from loaders.sources.curated.read import read_file, read_row
from loaders.sources.curated.rows import NEEDED, AnyRow, AuthorisationRow, LabelRow
from loaders.sources.doid import Doid
from loaders.sources.ema_medicines import EmaMedicines
from loaders.sources.hgnc import Hgnc
from loaders.sources.mondo import Mondo
from loaders.sources.oncotree import OncoTree
from loaders.starter import DATA
from ontologies.terms import fold
from ontologies.words import Words

SOURCES: tuple[Source, ...] = (
    *(Hgnc(), OncoTree(), Doid(), Mondo()),
    *(Civic(), EmaMedicines(), Curated()),
)

#: How labels write a gene whose symbol they do not use.
WRITTEN = {
    "ABL1": ("philadelphia", "ph+", "ph-positive", "t315i", "bcr-abl"),
    "BCR": ("philadelphia", "ph+", "ph-positive", "bcr-abl"),
    "BRCA1": ("brca", "hrr"),
    "BRCA2": ("brca", "hrr"),
    "CD274": ("pd-l1",),
    "ERBB2": ("her2",),
    "ESR1": ("er-positive", "er -positive", "er)-positive", "estrogen", "hr)-positive", "hormone receptor"),
    "FIP1L1": ("fip1l1",),
    "H3-3A": ("h3 k27m",),
    "H3C2": ("h3 k27m",),
    "KIT": ("kit", "cd117"),
    "KRAS": ("kras", "ras wild-type", "wild-type ras"),
    "NRAS": ("nras", "ras wild-type", "wild-type ras"),
    "NTRK1": ("ntrk",),
    "NTRK2": ("ntrk",),
    "NTRK3": ("ntrk",),
    "PDGFRA": ("pdgfr",),
    "PDGFRB": ("pdgfr",),
    "PGR": ("hormone receptor", "hr-positive", "hr)-positive"),
    "MSI": ("msi-h", "msi h", "dmmr", "microsatellite"),
    "TMB": ("tmb-h", "mutational burden"),
    "del(17p)": ("17p",),
}
#: Genes of a family that a label names only as such.
FAMILY = {"homologous recombination": "HRR", "hrr": "HRR"}


class Row(NamedTuple):
    """A row and where it stands."""

    id: str
    row: AnyRow


def _rows() -> Iterator[Row]:
    release = Curated().find(DATA)
    assert release is not None
    for path in release.files.values():
        for raw in read_file(path, "curated"):
            yield Row(f"{path.name}:{raw.line}", read_row(raw, "curated"))


ROWS = list(_rows())
CHECKS = [
    pytest.param(row, check, id=f"{id_} {check.place}")
    for id_, row in ROWS
    for check in row.checked_in
]


@pytest.fixture(scope="module")
def words() -> Words:
    found = []
    for source in SOURCES:
        release = source.find(DATA)
        assert release is not None, source.name
        found += source.vocabulary(release)
    return Words.of(found)


def test_every_row_of_the_pack_is_read(words: Words) -> None:
    source = Curated()
    release = source.find(DATA)
    assert release is not None

    aside = source.load(release, words).set_aside

    assert [a for a in aside if a.fate is not Fate.QUARANTINED] == []


def test_every_label_was_checked_for_date_drug_and_biomarker() -> None:
    lacking = {
        id_: NEEDED - {word for check in row.checked_in for word in check.shows}
        for id_, row in ROWS
        if isinstance(row, LabelRow) and not row.unverified
    }

    assert {id_: lacks for id_, lacks in lacking.items() if lacks} == {}


def test_every_other_row_was_checked_somewhere() -> None:
    assert [id_ for id_, row in ROWS if not row.checked_in and not row.unverified] == []
