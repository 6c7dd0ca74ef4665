"""Molecular Oncology Almanac, flat assertions: one feature, therapy and disease in each.

The rows that repeat FDA labels are set aside: the labels themselves are read from the relational
files, with their dates and sentences, and evidence must not count twice.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import msgspec

from kg.model import (
    Band,
    Breadth,
    Combination,
    Curie,
    Effect,
    Fate,
    LicenceClass,
    Provenance,
    Statement,
    TumourScope,
    TumourType,
)
from loaders import files, therapies
from loaders.almanac_checks import Checks, cited_year
from loaders.almanac_features import read_feature
from loaders.claims import Disease, implied_by, united
from loaders.doubts import hold_back
from loaders.rows import Ledger, Place
from loaders.source import EARLIER, Batch, Release, Vocabulary, batch, date_of, find_release
from ontologies.disease_states import split_disease

if TYPE_CHECKING:
    from ontologies.words import Words

_FILE: Final = "molecular-oncology-almanac.json"

#: What every assertion has, whatever its feature: texts, and what may be a number.
TEXTS: Final = (
    *("feature_type", "disease", "context", "oncotree_term", "oncotree_code", "therapy_name"),
    *("predictive_implication", "doi", "nct", "url", "publication_date"),
)
NUMBERS: Final = (
    "assertion_id",
    "therapy_sensitivity",
    "therapy_resistance",
    "favorable_prognosis",
    "pmid",
)

BANDS: Final = {
    "FDA-Approved": Band.LABEL,
    "Guideline": Band.GUIDELINE,
    "Clinical trial": Band.CLINICAL,
    "Clinical evidence": Band.CLINICAL,
    "Preclinical": Band.PRECLINICAL,
    "Inferential": Band.INFERENTIAL,
}
#: A flag is 1, 0 or blank.
Flags = tuple[int | str, int | str]

#: (sensitivity, resistance) → effect and whether it is supported. Not sensitive is not resistant.
EFFECTS: Final[dict[Flags, tuple[Effect, bool] | None]] = {
    (1, ""): (Effect.SENSITIVITY, True),
    (0, ""): (Effect.SENSITIVITY, False),
    ("", 1): (Effect.RESISTANCE, True),
    ("", 0): (Effect.RESISTANCE, False),
    ("", ""): None,
}
ANY_SOLID: Final = "Any solid tumor"

_DAY: Final = re.compile(r"((?:19|20)\d\d)-\d{1,2}-\d{1,2}")


class MoalmanacFlat:
    """The almanac's assertions, as its web site gives them."""

    name = "moalmanac-assertions"
    licence = "GPL-2.0, with a note that limits it to research use"
    licence_class = LicenceClass.RESTRICTED
    attribution = "Molecular Oncology Almanac, Van Allen lab, Dana-Farber Cancer Institute"

    def find(self, data: Path) -> Release | None:
        """The newest release in the flat form."""
        found = find_release(self.name, data / "moalmanac", [_FILE])
        if found is None:
            return None
        return dataclasses.replace(found, files={**found.files, **_before(data, found)})

    def vocabulary(self, release: Release) -> list[Vocabulary]:
        """Therapy names, for drugs that never got as far as the drug tables."""
        items = files.json_objects(release.file(_FILE), self.name, ("therapy_name",))
        names = chain(*(_therapies(item) for item in items))
        return [*therapies.vocabulary("moalmanac.therapy", names)]

    def load(self, release: Release, words: Words) -> Batch:
        """Every predictive assertion as a statement."""
        path = release.file(_FILE)
        ledger = Ledger(source=self.name, file=path.name)
        ledger.records.extend(self.vocabulary(release))
        checks = Checks.of(path, release, words)
        for item in files.json_objects(path, self.name, (*TEXTS, *NUMBERS)):
            place = Place(source=self.name, file=path.name, row=str(item["assertion_id"]))
            with ledger.row(place.row):
                statement = parse(item, place, release, words)
                doubts = checks.doubts(item, statement, words)
                hold_back(ledger, place.row, doubts)
                ledger.records.extend(() if doubts else (_dated(item, statement, ledger),))
                if why := disagreement(item, words):
                    rule = "disease and code disagree"
                    ledger.put_aside(place.row, "oncotree_code", rule, why, Fate.REPAIRED)
        return batch(
            self, release, read=ledger.read, records=ledger.records, set_aside=ledger.set_aside
        )


def _dated(item: Mapping[str, Any], statement: Statement, ledger: Ledger) -> Statement:
    """The statement under the year of its citation, where that alone can be right."""
    year = cited_year(item)
    if year is None or abs(year - (statement.provenance.published or year)) <= 1:
        return statement
    why = f"dated {item['publication_date']}; the citation says {year}, and so does its number"
    row = str(item["assertion_id"])
    ledger.put_aside(row, "publication_date", "year against citation", why, Fate.REPAIRED)
    provenance = msgspec.structs.replace(statement.provenance, published=year)
    return msgspec.structs.replace(statement, provenance=provenance)


def _before(data: Path, found: Release) -> dict[str, Path]:
    """The newest file older than the release: what a row said there is checked against it."""
    dated = (
        (day, path)
        for path in (data / "moalmanac").glob(f"*/{_FILE}*")
        if (day := date_of(path.parent.name)) is not None and day < found.released
    )
    older = max(dated, default=None)
    return {EARLIER: older[1]} if older else {}


def parse(item: Mapping[str, Any], place: Place, release: Release, words: Words) -> Statement:
    """One assertion as a statement.

    Raises:
        SourceError: a closed list has a new word, or a feature lacks a key.
        RowError: the assertion cannot become a statement.
    """
    place.needs(item, TEXTS, str)
    place.needs(item, NUMBERS, str, int)
    place.needs(item, ("_deprecated",), bool)
    level = item["predictive_implication"]
    band = place.one_of("predictive_implication", level, BANDS)
    if item["_deprecated"]:
        raise place.fault("_deprecated", "deprecated", "the source has taken it back")
    effect, supports = _effect(item, place)
    if band is Band.LABEL:
        why = "an FDA label, which the relational files give with date and sentence"
        raise place.fault("predictive_implication", "repeats a label", why)
    profile, text = read_feature(item, place, words)
    disease = _disease(item, place, words)
    with place.reading("therapy_name"):
        names = _therapies(item)
        regimen = therapies.regimen_of(names, Combination.COMBINATION, words)
    return Statement(
        profile=united(profile, disease.implies),
        profile_text=text,
        regimen=regimen,
        tumour=disease.scope,
        effect=effect,
        supports=supports,
        band=band,
        native_level=level,
        notes=disease.notes,
        provenance=_provenance(item, place, release),
    )


def _therapies(item: Mapping[str, Any]) -> list[str]:
    return str(item["therapy_name"]).split(" + ")


def _effect(item: Mapping[str, Any], place: Place) -> tuple[Effect, bool]:
    flags: Flags = (item["therapy_sensitivity"], item["therapy_resistance"])
    effect = place.one_of("therapy_sensitivity, therapy_resistance", flags, EFFECTS)
    if effect is not None:
        return effect
    if item["favorable_prognosis"] == "":
        raise place.fault("therapy_sensitivity", "no effect stated", "both columns are blank")
    raise place.fault("therapy_sensitivity", "not predictive", "it is on prognosis")


def _disease(item: Mapping[str, Any], place: Place, words: Words) -> Disease:
    """The disease by its text, which is what the source says; by its code where none is read."""
    text = ", ".join(part for part in (item["disease"], item["context"]) if part)
    if item["oncotree_term"] == ANY_SOLID:
        return Disease(scope=TumourScope(breadth=Breadth.ALL_SOLID, text=text))
    with place.reading("oncotree_code"):
        tumour = _by_text(item, words)
        if tumour is None and not item["oncotree_code"]:
            raise place.fault("oncotree_code", "no disease", "no code and not any solid tumour")
        tumour = tumour or words.tumours.find(item["oncotree_code"])
    scope = TumourScope(breadth=Breadth.TYPES, types=(tumour.id,), text=text)
    with place.reading("disease"):
        return implied_by(f"{item['context']} {item['disease']}", scope, words)


def _by_text(item: Mapping[str, Any], words: Words) -> TumourType | None:
    """The tumour that the text names, receptors and states aside; None where it is not read."""
    return words.tumours.known(split_disease(item["disease"]).tumour) if item["disease"] else None


def disagreement(item: Mapping[str, Any], words: Words) -> str | None:
    """Why the disease's text and its code cannot both be right; None where they can."""
    by_text = _by_text(item, words)
    by_code = words.tumours.known(item["oncotree_code"]) if item["oncotree_code"] else None
    if by_text is None or by_code is None:
        return None
    tree = words.tumours
    if by_text.id in tree.ancestors(by_code.id) or by_code.id in tree.ancestors(by_text.id):
        return None
    return f"{item['disease']!r} is not {item['oncotree_code']} ({by_code.name}); the text stands"


def _provenance(item: Mapping[str, Any], place: Place, release: Release) -> Provenance:
    day = _DAY.fullmatch(item["publication_date"])
    if day is None:
        why = f"{item['publication_date']!r} is no day"
        raise place.fault("publication_date", "unreadable date", why)
    ids = (("pubmed", item["pmid"]), ("doi", item["doi"]))
    return Provenance(
        source=place.source,
        release=release.name,
        record=Curie(f"moalmanac.assertion:{place.row}"),
        recorded=release.released,
        citations=tuple(f"{prefix}:{id_}" for prefix, id_ in ids if id_) or (item["url"],),
        studies=(f"nct:{item['nct']}",) if item["nct"] else (),
        url=item["url"] or None,
        published=int(day[1]),
    )
