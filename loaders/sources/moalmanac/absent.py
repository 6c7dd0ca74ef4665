"""Drugs that an agency has no document for, where the source covers it and knows the drug."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from kg.model import Authorisation, Curie, Provenance, biomarkers_of, genes_of
from loaders.source import Release
from loaders.sources.moalmanac import dates
from loaders.sources.moalmanac.biomarkers import profile_of
from loaders.sources.moalmanac.read import Database, Row, day, extension
from loaders.sources.moalmanac.regimens import document_drugs, drugs_of, subject_of, substance
from loaders.sources.moalmanac.tables import (
    AGENCIES,
    AIMS,
    COVERED,
    SOURCE,
    SOURCE_ALONE,
    YOUNG_YEARS,
)

if TYPE_CHECKING:
    from ontologies.words import Words


def none_as_of(
    rows: Sequence[Row], database: Database, release: Release, words: Words
) -> list[Authorisation]:
    """One record per drug and agency that has nothing.

    A drug counts as known by its own document elsewhere; one that an agency's label names as a
    partner is evidently sold there. Where a document's drug is wrong, the subject of its sentences
    counts. The source holds biomarker labels only, so it can speak only of drugs whose labels ask
    for their own target: any other may be sold for a use without a biomarker.
    """
    own: defaultdict[str, set[str]] = defaultdict(set)
    partner: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        drugs = drugs_of(row, words)
        named = document_drugs(row.document, words)
        subject = subject_of(row.sentence, words)
        own[row.agency] |= (named & drugs) or (subject & drugs) or subject
        partner[row.agency] |= drugs
    listed = {row.document["id"] for row in rows}
    for item in database.table("documents").values():
        if item["id"] not in listed:
            own[item["agent_id"]] |= document_drugs(item, words)
    known = set().union(*(own[agency] for agency in COVERED)) & _led_by_their_target(
        rows, database, words
    )
    records = []
    for agency in sorted(COVERED):
        until = database.covered_until(agency)
        if until is None:
            continue
        old = _old(rows, until, words) if agency in SOURCE_ALONE else set()
        for drug in sorted(known - own[agency] - partner[agency] - old):
            provenance = Provenance(
                source=SOURCE,
                release=release.name,
                record=Curie(f"moalmanac:none:{agency}:{drug.replace(' ', '-')}"),
                recorded=release.released,
            )
            records.append(
                Authorisation(
                    drug=drug,
                    jurisdiction=AGENCIES[agency],
                    none_as_of=until,
                    provenance=provenance,
                )
            )
    return records


def _old(rows: Sequence[Row], until: date, words: Words) -> set[str]:
    """Drugs that are too old for silence to mean anything, and those withdrawn somewhere."""
    found: set[str] = set()
    for row in rows:
        days = (*dates.document_days(row.document), day(row.indication["initial_approval_date"]))
        known = [stated for stated in days if stated is not None]
        aged = bool(known) and min(known).year < until.year - YOUNG_YEARS
        if aged or dates.ended([row])[0]:
            found |= document_drugs(row.document, words)
    return found


def _led_by_their_target(rows: Sequence[Row], database: Database, words: Words) -> set[str]:
    aims: defaultdict[str, set[str]] = defaultdict(set)
    for item in database.table("therapies").values():
        for strategy in extension(item, "therapy_strategy") or []:
            aims[substance(item["name"], words)] |= AIMS.get(strategy, frozenset())
    led: set[str] = set()
    for row in rows:
        genes = {
            gene
            for record in row.biomarkers
            for leaf in biomarkers_of(profile_of(record, database))
            for gene in genes_of(leaf.alteration)
        }
        led |= {drug for drug in drugs_of(row, words) if aims[drug] & genes}
    return led
