"""Published cohorts: how patients of basket trials did, a row a cohort, read from its publication.

The table's own words stay: what counts as benefit, how near to the paper the row was read, and the
trial's verdict. Rows that contradict each other are all kept, and a row that pools a whole trial or
names no alteration is kept without a profile: deciding is not for the reader of a file.

The table quotes its publications; the pack's copy of it has figures and citations alone, so that
copy may be passed on and the table may not.
"""

from __future__ import annotations

import dataclasses
import re
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

from kg.identity import content_id
from kg.model import (
    CohortOutcome,
    Curie,
    Fate,
    LicenceClass,
    Provenance,
    Regimen,
    SourceClass,
    Verdict,
)
from loaders import files, years
from loaders.agreement import Agreement, Dependency
from loaders.claims import united
from loaders.cohort_words import NO_DRUG, profile_of, tumours_of
from loaders.doubts import Doubt, hold_back
from loaders.pack import STARTER
from loaders.rows import Ledger, Place
from loaders.source import Batch, Release, Vocabulary, batch, find_release
from loaders.sources.civic import Civic

if TYPE_CHECKING:
    from ontologies.words import Words

_FILE: Final = "published_cohorts.tsv"
#: Under this name the release keeps CIViC's table, a second witness of a paper's drugs.
_CIVIC: Final = "papers: CIViC"

#: Column → field of the record, for counts and for figures with a point.
COUNTS: Final = {
    "n_enrolled_or_treated": "n_started",
    "n_evaluable": "n_evaluable",
    "n_CR": "complete",
    "n_PR": "partial",
    "n_OR": "responses",
    "n_SD16w": "stable_16w",
    "n_CB": "benefit",
}
FIGURES: Final = {
    "ORR_pct": "response_rate",
    "CB_or_DC_pct": "benefit_rate",
    "median_PFS": "median_pfs",
    "median_OS": "median_os",
}
COLUMNS: Final = (
    *("trial", "nct", "drug", "alteration", "tumour_type", *COUNTS, *FIGURES),
    *("sd_definition", "CB_definition", "PFS_unit", "OS_unit", "pmid", "doi", "citation"),
    *("source_kind", "notes", "verdict", "verdict_source", "source_class"),
)
#: Columns with remarks and quotations; the others hold facts.
PROSE: Final = ("notes", "verdict_source")
VERDICTS: Final = {verdict.value: verdict for verdict in Verdict}
SOURCE_CLASSES: Final = {kind.value: kind for kind in SourceClass}
UNITS: Final = {"": None, "months": "months", "weeks": "weeks"}

#: The null rate (percent) that a trial's own design sets itself against, by its registration.
NULL_RATES: Final = {
    "NCT02693535": 15.0,  # TAPUR: disease control
    "NCT02465060": 5.0,  # NCI-MATCH: response
    "NCT02925234": 10.0,  # DRUP: benefit, by the two-stage rule's operating characteristics
}

#: A paper has one year, however it is cited.
DEPENDENCIES: Final = (Dependency("doi", "year"),)
#: What all rows of a paper mostly share.
OF_PAPER: Final = (
    *(Dependency(key, "drug") for key in ("pmid", "doi", "trial")),
    *(Dependency(key, value) for key in ("pmid", "doi") for value in ("alteration", "tumour_type")),
)

_REMARK: Final = re.compile(r"\s*\([^()]*\)")
_COUNT: Final = re.compile(r"(\d+)(?: \((.*)\))?")
_FIGURE: Final = re.compile(r"(\d+(?:\.\d+)?)")
_YEAR: Final = re.compile(r"\b((?:19|20)\d\d)\b")


def _civic(data: Path) -> dict[str, Path]:
    """CIViC's newest table, which cites some of the same papers."""
    release = Civic().find(data)
    return {_CIVIC: release.file("evidence")} if release is not None else {}


class Cohorts:
    """A table of published cohorts, checked by hand against their publications."""

    name = "outcomes"
    licence = "facts read from publications, each cited"
    licence_class = LicenceClass.RESTRICTED
    attribution = "the trials' publications, cited row by row"

    def find(self, data: Path) -> Release | None:
        """The newest release; a table without a release folder is dated by its newest citation."""
        folder = data / self.name
        found = find_release(self.name, folder, [_FILE])
        path = files.locate(folder, _FILE)
        others = _civic(data)
        if found is not None or path is None:
            return found and dataclasses.replace(found, files={**found.files, **others})
        years = [_year(row) for row in files.rows(path, self.name, COLUMNS, quoted=True)]
        newest = max((year for year in years if year), default=date.min.year)
        return Release(
            source=self.name,
            name=str(newest),
            released=date(newest, 1, 1),
            path=folder,
            files={_FILE: path, **others},
        )

    def vocabulary(self, release: Release) -> list[Vocabulary]:  # noqa: ARG002  # has none
        """No words of its own."""
        return []

    def load(self, release: Release, words: Words) -> Batch:
        """Every row as a cohort."""
        path = release.file(_FILE)
        ledger = Ledger(source=self.name, file=path.name)
        cited = _cited(release)
        table = [_with_year(r) for r in files.rows(path, self.name, COLUMNS, quoted=True)]
        agreement = Agreement.of(table, DEPENDENCIES)
        of_paper = Agreement.of(table, OF_PAPER)
        for row in files.rows(path, self.name, COLUMNS, quoted=True):
            place = Place(source=self.name, file=path.name, row=row_id(row))
            with ledger.row(place.row):
                cohort = parse(row, place, release, words)
                doubts = agreement.doubts(_with_year(row))
                doubts += of_paper.alone(row)
                doubts += _doubts(row, cohort.regimen, cited, words)
                hold_back(ledger, place.row, doubts)
                ledger.records.extend(() if doubts else (cohort,))
                for column, why in _unreadable(row):
                    ledger.put_aside(place.row, column, "no single number", why, Fate.REPAIRED)
        made = batch(
            self, release, read=ledger.read, records=ledger.records, set_aside=ledger.set_aside
        )
        return _passable(made) if made.source.kind == STARTER else made


def _passable(made: Batch) -> Batch:
    """The batch of a table without prose: figures and citations are facts."""
    source = msgspec.structs.replace(made.source, licence_class=LicenceClass.OPEN)
    return msgspec.structs.replace(made, source=source)


def _cited(release: Release) -> dict[str, list[str]]:
    """PubMed number → the therapies for which CIViC cites it."""
    path = release.files.get(_CIVIC)
    found: defaultdict[str, list[str]] = defaultdict(list)
    for row in files.rows(path, release.source, ("citation_id", "therapies")) if path else ():
        found[row["citation_id"]] += [n.strip() for n in row["therapies"].split(",") if n.strip()]
    return found


def _doubts(
    row: Mapping[str, str], regimen: Regimen, cited: Mapping[str, list[str]], words: Words
) -> list[Doubt]:
    """What speaks against a cohort: the year of its paper, or other drugs in the same paper."""
    year = _year(row)
    found = years.doubts(year, row["pmid"], row["doi"], "citation")
    found += years.trial_doubts(year, _trials(row), "citation")
    named = sorted(int(y) for y in _YEAR.findall(row["citation"]))
    if named and named[-1] - named[0] > years.TOLERANCE:
        found.append(Doubt("year against itself", "citation", row["citation"]))
    known = (words.drugs.known(name) for name in cited.get(row["pmid"], ()))
    others = {drug.name for drug in known if drug is not None}
    if regimen.drugs and others and not others & set(regimen.drugs):
        why = f"{', '.join(regimen.drugs)}, another source cites it for {', '.join(sorted(others))}"
        found.append(Doubt("drug against paper", "drug", why))
    return found


def _with_year(row: Mapping[str, str]) -> dict[str, str]:
    return {**row, "year": str(_year(row) or "")}


def parse(row: Mapping[str, str], place: Place, release: Release, words: Words) -> CohortOutcome:
    """One row as a cohort.

    Raises:
        SourceError: a closed list has a new word.
        RowError: drug, alteration or tumour cannot be read.
    """
    verdict = place.one_of("verdict", row["verdict"], VERDICTS)
    source_class = place.one_of("source_class", row["source_class"], SOURCE_CLASSES)
    unit = place.one_of("PFS_unit", row["PFS_unit"], UNITS)
    unit = unit or place.one_of("OS_unit", row["OS_unit"], UNITS)
    with place.reading("tumour_type"):
        disease = tumours_of(row["tumour_type"], words)
    with place.reading("alteration"):
        profile = profile_of(row["alteration"], words)
    cohort = CohortOutcome(
        study=row["trial"],
        regimen=_regimen(row["drug"], place, words),
        profile=united(profile, disease.implies) if profile is not None else None,
        profile_text=row["alteration"],
        tumour=disease.scope,
        benefit_definition=row["CB_definition"] or None,
        unit=unit,
        verdict=verdict,
        verdict_source=row["verdict_source"] or None,
        source_class=source_class,
        null_rate=next((NULL_RATES[n] for n in _trials(row) if n in NULL_RATES), None),
        notes=_notes(row),
        provenance=_provenance(row, place, release),
    )
    counts = {field: _count(row[column]) for column, field in COUNTS.items()}
    figures = {field: _figure(row[column]) for column, field in FIGURES.items()}
    return msgspec.structs.replace(cohort, **counts, **figures)


def _regimen(text: str, place: Place, words: Words) -> Regimen:
    """The drugs of a cohort; a whole trial's choice is a class, which is never a candidate."""
    plain = _REMARK.sub("", text)
    if NO_DRUG.match(plain):
        return Regimen(drugs=(), classes=(plain,))
    with place.reading("drug"):
        return words.drugs.regimen(plain)


def _count(cell: str) -> int | None:
    """A whole number; one with an explanation behind it keeps the number."""
    found = _COUNT.fullmatch(cell)
    return int(found[1]) if found else None


def _figure(cell: str) -> float | None:
    found = _FIGURE.fullmatch(cell)
    return float(found[1]) if found else None


def _unreadable(row: Mapping[str, str]) -> list[tuple[str, str]]:
    """Cells that hold something and no single number, with why they are left empty."""
    faults = [(c, row[c]) for c in COUNTS if row[c] and _count(row[c]) is None]
    faults += [(c, row[c]) for c in FIGURES if row[c] and _figure(row[c]) is None]
    return [(column, f"{cell!r} is kept as a note") for column, cell in faults]


def _notes(row: Mapping[str, str]) -> str | None:
    """The table's notes, and every cell that says more than its number."""
    cells = [
        f"{column}: {row[column]}"
        for column in (*COUNTS, *FIGURES)
        if row[column] and not _FIGURE.fullmatch(row[column])
    ]
    stable = [f"stable disease: {row['sd_definition']}"] if row["sd_definition"] else []
    kind = [f"read from: {row['source_kind']}"]
    return "; ".join(part for part in (row["notes"], *cells, *stable, *kind) if part) or None


def _trials(row: Mapping[str, str]) -> list[str]:
    return [number.strip() for number in row["nct"].split(";") if number.strip()]


def _year(row: Mapping[str, str]) -> int | None:
    """The year of publication, from the citation."""
    years = _YEAR.findall(row["citation"])
    return int(years[0]) if years else None


def row_id(row: Mapping[str, str]) -> str:
    """A row is known by its facts, since the table numbers none and may be sorted anew."""
    facts = {column: cell for column, cell in row.items() if column not in PROSE}
    return content_id(facts).partition(":")[2]


def _provenance(row: Mapping[str, str], place: Place, release: Release) -> Provenance:
    ids = (("pubmed", row["pmid"]), ("doi", row["doi"]))
    return Provenance(
        source=place.source,
        release=release.name,
        record=Curie(f"outcomes:{place.row}"),
        recorded=release.released,
        citations=tuple(f"{p}:{i}" for p, i in ids if i) or (row["citation"],),
        studies=tuple(f"nct:{number}" for number in _trials(row)) or (row["trial"],),
        published=_year(row),
    )
