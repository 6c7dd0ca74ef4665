"""CIViC clinical evidence, the nightly or monthly table: the predictive items as statements.

Decisions on rows, with the reason of each:

* A *flagged* item is still accepted, an editor only asked about it; it is kept with a note, since
  setting flagged items aside would lose whole trials of the highest level.
* A germline origin becomes part of the biomarker. Any other origin adds nothing: a claim on somatic
  variants is not meant to leave out the patient whose report does not say.
* Substitutes are one statement for each therapy, all on the same record.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kg.model import (
    Band,
    Combination,
    Curie,
    Effect,
    LicenceClass,
    Origin,
    Profile,
    Provenance,
    Regimen,
    Statement,
)
from loaders import files, therapies
from loaders.civic_checks import Checks
from loaders.claims import disease_of, united, with_origin
from loaders.doubts import hold_back
from loaders.rows import Ledger, Place
from loaders.source import EARLIER, Batch, Release, Vocabulary, batch, date_of
from ontologies.claims import parse_profile

if TYPE_CHECKING:
    from ontologies.words import Words

#: The nightly and the monthly file differ in what stands before this.
_ENDING: Final = "ClinicalEvidenceSummaries.tsv"

COLUMNS: Final = (
    *("molecular_profile", "disease", "doid", "therapies", "therapy_interaction_type"),
    *("evidence_type", "evidence_direction", "evidence_level", "significance", "variant_origin"),
    *("citation_id", "source_type", "citation", "nct_ids", "rating", "evidence_status"),
    *("evidence_id", "evidence_civic_url", "is_flagged"),
)

TYPES: Final = {
    "Predictive": True,
    "Diagnostic": False,
    "Prognostic": False,
    "Predisposing": False,
    "Oncogenic": False,
    "Functional": False,
}
STATUSES: Final = {"accepted": True, "submitted": False, "rejected": False}
BANDS: Final = {
    "A": Band.GUIDELINE,  # validated association
    "B": Band.CLINICAL,
    "C": Band.CASE,
    "D": Band.PRECLINICAL,
    "E": Band.INFERENTIAL,
}
EFFECTS: Final = {
    "Sensitivity/Response": Effect.SENSITIVITY,
    "Resistance": Effect.RESISTANCE,
    "Reduced Sensitivity": Effect.REDUCED_SENSITIVITY,
    "Adverse Response": Effect.ADVERSE_RESPONSE,
    "N/A": None,
}
DIRECTIONS: Final = {"Supports": True, "Does Not Support": False, "N/A": None}
ORIGINS: Final = {
    "Somatic": None,
    "Rare Germline": Origin.GERMLINE,
    "Common Germline": Origin.GERMLINE,
    "Combined": None,
    "Mixed": None,
    "Unknown": None,
    "N/A": None,
    "": None,
}
#: "Substitutes" is no way of combining: it makes several statements.
INTERACTIONS: Final = {
    "": Combination.SINGLE,
    "Combination": Combination.COMBINATION,
    "Sequential": Combination.SEQUENCE,
    "Substitutes": None,
}
RATINGS: Final = {"": None, "1": 1, "2": 2, "3": 3, "4": 4, "5": 5}
FLAGS: Final = {"false": (), "true": ("flagged by the source: an editor's question is open",)}
CITATIONS: Final = {"PubMed": "pubmed", "ASCO": "asco", "ASH": "ash"}

#: Stands in the therapy column and is none.
NO_THERAPY: Final = frozenset({"", "Not Applicable"})

_YEAR: Final = re.compile(r"(?:^|, )((?:19|20)\d\d)(?:,|$)")


class Civic:
    """Clinical Interpretation of Variants in Cancer."""

    name = "civic"
    licence = "CC0 1.0"
    licence_class = LicenceClass.OPEN
    attribution = "CIViC, Clinical Interpretation of Variants in Cancer, civicdb.org"

    def find(self, data: Path) -> Release | None:
        """The newest release with an evidence table."""
        tables = [
            path
            for pattern in (f"*{_ENDING}", f"*{_ENDING}.gz")
            for path in (data / self.name).glob(f"*/{pattern}")
        ]
        dated = [(day, path) for path in tables if (day := date_of(path.parent.name))]
        if not dated:
            return None
        released, path = max(dated)
        return Release(
            source=self.name,
            name=path.parent.name,
            released=released,
            path=path.parent,
            files={"evidence": path, **_before(dated, released)},
        )

    def vocabulary(self, release: Release) -> list[Vocabulary]:
        """Therapy names, for the drugs that are younger than the drug tables."""
        rows = files.rows(release.file("evidence"), self.name, COLUMNS)
        predictive = (row for row in rows if row["evidence_type"] == "Predictive")
        return [*therapies.vocabulary("civic.therapy", chain(*map(_therapies, predictive)))]

    def load(self, release: Release, words: Words) -> Batch:
        """Every predictive item as one or more statements."""
        path = release.file("evidence")
        ledger = Ledger(source=self.name, file=path.name)
        ledger.records.extend(self.vocabulary(release))
        checks = Checks.of(path, release)
        for row in files.rows(path, self.name, COLUMNS):
            place = Place(source=self.name, file=path.name, row=row["evidence_id"])
            with ledger.row(place.row):
                statements = parse(row, place, release, words)
                doubts = checks.doubts(row, statements, words)
                hold_back(ledger, place.row, doubts)
                ledger.records.extend(() if doubts else statements)
        return batch(
            self, release, read=ledger.read, records=ledger.records, set_aside=ledger.set_aside
        )


def _before(dated: Sequence[tuple[date, Path]], released: date) -> dict[str, Path]:
    """The newest table older than the release: what a row said there is checked against it."""
    older = max((found for found in dated if found[0] < released), default=None)
    return {EARLIER: older[1]} if older else {}


def parse(row: Mapping[str, str], place: Place, release: Release, words: Words) -> list[Statement]:
    """One item as statements, one for each regimen it speaks of.

    Raises:
        SourceError: a closed list has a new word.
        RowError: the item cannot become a statement.
    """
    if not place.one_of("evidence_type", row["evidence_type"], TYPES):
        raise place.fault("evidence_type", "not predictive", f"it is {row['evidence_type']}")
    if not place.one_of("evidence_status", row["evidence_status"], STATUSES):
        raise place.fault("evidence_status", "not accepted", f"it is {row['evidence_status']}")
    effect = place.one_of("significance", row["significance"], EFFECTS)
    supports = place.one_of("evidence_direction", row["evidence_direction"], DIRECTIONS)
    band = place.one_of("evidence_level", row["evidence_level"], BANDS)
    rating = place.one_of("rating", row["rating"], RATINGS)
    notes = place.one_of("is_flagged", row["is_flagged"], FLAGS)
    if effect is None or supports is None:
        name = "significance" if effect is None else "evidence_direction"
        raise place.fault(name, "no effect stated", "it says N/A")
    provenance = _provenance(row, place, release)
    regimens = _regimens(row, place, words)
    with place.reading("disease"):
        disease = disease_of(row["disease"], row["doid"], words)
    profile = united(_profile(row, place, words), disease.implies)
    return [
        Statement(
            profile=profile,
            profile_text=row["molecular_profile"],
            regimen=regimen,
            tumour=disease.scope,
            effect=effect,
            supports=supports,
            band=band,
            native_level=row["evidence_level"],
            rating=rating,
            notes=notes + disease.notes,
            provenance=provenance,
        )
        for regimen in regimens
    ]


def _profile(row: Mapping[str, str], place: Place, words: Words) -> Profile:
    origin = place.one_of("variant_origin", row["variant_origin"], ORIGINS)
    with place.reading("molecular_profile"):
        return with_origin(parse_profile(row["molecular_profile"], words), origin)


def _therapies(row: Mapping[str, str]) -> list[str]:
    """The names; where nothing says how they are combined, a comma belongs to one name."""
    if row["therapy_interaction_type"] == "":
        return [row["therapies"].strip()]
    return [name.strip() for name in row["therapies"].split(",")]


def _regimens(row: Mapping[str, str], place: Place, words: Words) -> list[Regimen]:
    combination = place.one_of(
        "therapy_interaction_type", row["therapy_interaction_type"], INTERACTIONS
    )
    names = _therapies(row)
    if NO_THERAPY.intersection(names):
        raise place.fault("therapies", "no therapy", f"it says {row['therapies']!r}")
    lists = [[name] for name in names] if combination is None else [names]
    with place.reading("therapies"):
        together = combination or Combination.SINGLE
        return [therapies.regimen_of(part, together, words) for part in lists]


def _provenance(row: Mapping[str, str], place: Place, release: Release) -> Provenance:
    prefix = place.one_of("source_type", row["source_type"], CITATIONS)
    year = _YEAR.search(row["citation"])
    trials = [number.strip() for number in row["nct_ids"].split(",") if number.strip()]
    return Provenance(
        source=place.source,
        release=release.name,
        record=Curie(f"civic.eid:{row['evidence_id']}"),
        recorded=release.released,
        citations=(f"{prefix}:{row['citation_id']}",),
        studies=tuple(f"nct:{number}" for number in trials),
        url=row["evidence_civic_url"] or None,
        published=int(year[1]) if year else None,
    )
