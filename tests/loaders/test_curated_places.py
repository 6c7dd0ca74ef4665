"""Every hand-written row stands at the place where it says it was checked."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import pytest

from kg.model import Fate
from loaders import files, xlsx
from loaders.build import find
from loaders.sources import SOURCES
from loaders.sources.curated import Curated
from loaders.sources.curated.read import read_file, read_row
from loaders.sources.curated.rows import (
    NEEDED,
    AnyRow,
    AuthorisationRow,
    Check,
    CohortRow,
    DrugRow,
    GeneRow,
    LabelRow,
)
from loaders.starter import DATA
from ontologies.terms import fold
from ontologies.words import Words

#: How agencies write what they do not call by its symbol.
WRITTEN = {
    "ABL1": ("philadelphia", "ph+", "ph-positive", "t315i", "bcr-abl"),
    "BCR": ("philadelphia", "ph+", "ph-positive", "bcr-abl"),
    "BRCA1": ("brca",),
    "BRCA2": ("brca",),
    "ERBB2": ("her2", "erbb2"),
    "FOLR1": ("folr1", "folate receptor", "fr-alpha"),
    "H3-3A": ("h3 k27m",),
    "H3C2": ("h3 k27m",),
    "HER2": ("her2", "erbb2"),
    "KIT": ("kit", "cd117"),
    "dMMR": ("dmmr", "mismatch repair deficient"),
    "KRAS": ("kras", "k-ras"),
    "MSI-H": ("msi-h", "msi h", "dmmr", "microsatellite"),
    "PDGFRA": ("pdgfr",),
    "PDGFRB": ("pdgfr",),
    "RARA": ("rara", "rar-alpha"),
    "RAS": ("ras",),
    "V600K": ("v600k", "v600e/k"),
    "TMB": ("tmb-h", "mutational burden"),
    "del(17p)": ("17p",),
    "del(5q)": ("5q",),
    "pMMR": ("pmmr", "not msi-h"),
}
#: Words in capitals that name nothing.
NO_NAME = frozenset({"IHC", "AND", "NOT"})


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
    found = find(SOURCES, DATA)
    return Words.of(word for source, release in found for word in source.vocabulary(release))


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


class Place(NamedTuple):
    """What a place says: its text, the drugs it names, and its dates."""

    text: str
    dates: frozenset[date]
    drugs: str


def _day(text: str, form: str = "%Y-%m-%d") -> frozenset[date]:
    return frozenset({datetime.strptime(text, form).date()} if text else ())  # noqa: DTZ007


@lru_cache
def _almanac(data: Path, release: str) -> dict[str, Place]:
    folder = data / "moalmanac" / release
    documents = {item["id"]: item for item in json.loads((folder / "documents.json").read_text())}
    found = {}
    for item in json.loads((folder / "indications.json").read_text()):
        document = documents[item["document_id"]]
        dates = _day(item["initial_approval_date"] or "")
        dates |= _day(document["publication_date"] or "")
        drugs = f"{item['indication']} {item['raw_therapeutics']} {document['drug_name_generic']}"
        found[item["id"]] = Place(item["indication"], dates, drugs)
    return found


@lru_cache
def _accelerated(data: Path, release: str) -> dict[str, Place]:
    path = data / "regulatory" / "fda_accelerated" / release / "accelerated_approvals.tsv"
    found: dict[str, Place] = {}
    for row in files.rows(path, "test", ()):
        name = f"{row['brand']} {row['aa_date']}"
        text = f"{row['biomarker']} {row['tumour']} {row['setting']}"
        drugs = f"{row['drug']} {row['setting']}"
        before = found.get(name, Place("", frozenset(), ""))
        found[name] = Place(
            f"{before.text} | {text}",
            before.dates | _day(row["aa_date"]) | _day(row["outcome_date"]),
            f"{before.drugs} {drugs}",
        )
    return found


@lru_cache
def _ema(data: Path, release: str) -> dict[str, Place]:
    folder = data / "regulatory" / "ema" / release
    table = list(xlsx.rows(next(folder.glob("*.xlsx")), "test"))
    header = next(row for row in table if "Name of medicine" in row)
    found = {}
    for cells in table[table.index(header) + 1 :]:
        row = dict(zip((" ".join(h.split()) for h in header), cells, strict=False))
        if row["Medicine status"] not in {"Authorised", "Withdrawn"}:
            continue
        start, decided = (
            row["Marketing authorisation date"],
            row["European Commission decision date"],
        )
        dates = _day(start, "%d/%m/%Y") | _day(decided, "%d/%m/%Y")
        inn = row["International non-proprietary name (INN) / common name"]
        text = row["Therapeutic indication"]
        found[row["Name of medicine"]] = Place(text, dates, f"{inn} {text}")
    return found


@lru_cache
def _withdrawals(data: Path, release: str) -> dict[str, Place]:
    path = data / "regulatory" / "withdrawals" / release / "withdrawals.tsv"
    return {
        f"{row['brand']} {row['withdrawal_date']}": Place(
            f"{row['biomarker']} {row['indication']}",
            _day(row["withdrawal_date"]),
            f"{row['drug']} {row['indication']}",
        )
        for row in files.rows(path, "test", ())
    }


@lru_cache
def _first(data: Path, release: str) -> dict[str, Place]:
    folder = data / "regulatory" / "us_oncology_extract" / release
    return {
        row["brand"]: Place("", _day(row["first_date_seen"]), row["ingredient"])
        for row in files.rows(folder / "us_first_approvals_2025_2026_partial.tsv", "test", ())
    }


@lru_cache
def _civic(data: Path, release: str) -> dict[str, Place]:
    folder = data / "civic" / release
    return {
        f"EID{row['evidence_id']}": Place(
            f"{row['molecular_profile']} {row['disease']}", frozenset(), row["therapies"]
        )
        for row in files.rows(folder / "nightly-ClinicalEvidenceSummaries.tsv", "test", ())
    }


@lru_cache
def _almanac_flat(data: Path, release: str) -> dict[str, Place]:
    path = data / "moalmanac" / release / "molecular-oncology-almanac.json"
    return {
        str(item["assertion_id"]): Place(str(item), frozenset(), item["therapy_name"])
        for item in json.loads(path.read_text(encoding="utf-8"))
    }


#: Column of the cohort table → field of a hand-written cohort.
COUNTS = {"n_enrolled_or_treated": "n_started", "n_OR": "responses", "n_SD16w": "stable_16w"}


@lru_cache
def _cohort_rows(data: Path) -> dict[str, dict[str, str]]:
    path = data / "outcomes" / "published_cohorts.tsv"
    return {
        f"{row['trial']} {row['drug']} {row['tumour_type']}": row
        for row in files.rows(path, "test", (), quoted=True)
    }


@lru_cache
def _cohorts(data: Path, _: str) -> dict[str, Place]:
    return {
        name: Place(" ".join(row.values()), frozenset(), row["drug"])
        for name, row in _cohort_rows(data).items()
    }


_ROLES = {"Act": "activating", "LoF": "loss of function"}


@lru_cache
def _intogen(data: Path, release: str) -> dict[str, Place]:
    path = data / "intogen" / release / "Compendium_Cancer_Genes.tsv"
    return {
        row["SYMBOL"]: Place(_ROLES.get(row["ROLE"], ""), frozenset(), "")
        for row in files.rows(path, "test", ())
        if row["ROLE"]
    }


@lru_cache
def _cgi(data: Path, release: str) -> dict[str, Place]:
    path = data / "cgi" / release / "gene_MoA.tsv.gz"
    return {
        row["gene"]: Place(_ROLES.get(row["gene_MoA"], ""), frozenset(), "")
        for row in files.rows(path, "test", ())
    }


BOOKS = {
    "cgi": _cgi,
    "intogen": _intogen,
    "moalmanac": _almanac,
    "moalmanac_flat": _almanac_flat,
    "fda_accelerated": _accelerated,
    "ema": _ema,
    "withdrawals": _withdrawals,
    "us_first_approvals": _first,
    "civic": _civic,
    "outcomes": _cohorts,
}


def _place(data: Path, name: str) -> Place:
    book, release, record = name.split(" ", 2)
    return BOOKS[book](data, release)[record]


@pytest.mark.real_data
@pytest.mark.parametrize(("row", "check"), CHECKS)
def test_a_row_is_where_it_says(row: AnyRow, check: Check, data_dir: Path) -> None:
    place = _place(data_dir, check.place)

    if "role" in check.shows:
        assert isinstance(row, GeneRow)
        assert row.role == place.text
    if "counts" in check.shows:
        assert isinstance(row, CohortRow)
        table = _cohort_rows(data_dir)[check.place.split(" ", 2)[2]]
        assert {f: str(getattr(row, f)) for f in COUNTS.values()} == {
            field: table[column] for column, field in COUNTS.items()
        }
        assert row.verdict == table["verdict"]
    if "date" in check.shows:
        assert isinstance(row, LabelRow | AuthorisationRow)
        assert row.valid_from in place.dates
    if "drug" in check.shows:
        names = drugs_of(row)
        assert [name for name in names if fold(name) not in fold(place.drugs)] == []
    if "biomarker" in check.shows:
        assert not isinstance(row, AuthorisationRow | DrugRow | GeneRow)
        assert genes_lacking(row.biomarker, place.text) == []


def drugs_of(row: AnyRow) -> list[str]:
    """The substances a row names; a partner that only its own document names is left out."""
    match row:
        case AuthorisationRow(drug=name) | DrugRow(name=name):
            return [name]
        case GeneRow():
            return []
        case _:
            return row.regimen.split(" + ")


def genes_lacking(biomarker: str, text: str) -> list[str]:
    """The names in a biomarker that a text does not write in any of the usual ways."""
    said = fold(text)
    names = [name for name in names_in(biomarker) if name not in NO_NAME]
    return [name for name in names if not any(w in said for w in WRITTEN.get(name, (fold(name),)))]


def names_in(biomarker: str) -> list[str]:
    """Genes, alleles and signatures: words in capitals, without the clause on known resistance."""
    plain = re.sub(r"NOT \(known[^()]*\)", "", biomarker)
    return list(dict.fromkeys(re.findall(r"del\(\w+\)|[dp]MMR|\b[A-Z][A-Z0-9-]+[A-Z0-9]\b", plain)))
