"""Labels and reimbursements: one per indication, regimen and set of alternatives."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.model import (
    Alone,
    Approval,
    Combination,
    Condition,
    Curie,
    Label,
    Profile,
    Provenance,
    Regimen,
    Reimbursement,
    TumourScope,
)
from loaders.disjunctions import united
from loaders.source import Release
from loaders.sources.moalmanac import dates
from loaders.sources.moalmanac.indication import Indication, join
from loaders.sources.moalmanac.read import Database, Item, Row, day, extension
from loaders.sources.moalmanac.regimens import regimen_of
from loaders.sources.moalmanac.settle import Settled
from loaders.sources.moalmanac.tables import AGENCIES, PAYERS, SOURCE
from ontologies.label_text import LabelText, read_sentence
from ontologies.label_text.tumours import usual_codes

if TYPE_CHECKING:
    from ontologies.words import Words


def records_of(
    indication: Indication, settled: Settled, release: Release, words: Words
) -> list[Label | Reimbursement]:
    """The labels (or reimbursements) of one indication: one per regimen and set of alternatives."""
    records: list[Label | Reimbursement] = []
    kept = [row for row in indication.rows if row.id not in settled.held]
    by_regimen: defaultdict[frozenset[str], list[Row]] = defaultdict(list)
    for row in kept:
        by_regimen[settled.drugs[row.id]].append(row)
    for drugs, rows in sorted(by_regimen.items(), key=lambda item: sorted(item[0])):
        regimen = regimen_of(rows[0], drugs, indication.text, words)
        for profile, scope, part in _alternatives(indication, settled, rows):
            use = _Use(regimen, profile, scope, part)
            records.append(_record(indication, settled, use, release))
    return records


def _alternatives(
    indication: Indication, settled: Settled, rows: Sequence[Row]
) -> list[tuple[Profile, TumourScope, list[Row]]]:
    """Rows of one regimen, put together where every profile goes with every tumour."""
    if settled.profile is not None or settled.tumour is not None:
        profile = settled.profile or united([indication.profiles[row.id] for row in rows])
        scope = settled.tumour or _scope(indication, rows)
        return [(profile, scope, list(rows))]
    by_disease: defaultdict[TumourScope, list[Row]] = defaultdict(list)
    for row in rows:
        by_disease[indication.scopes[row.id]].append(row)
    by_profile: defaultdict[Profile, list[Row]] = defaultdict(list)
    for part in by_disease.values():
        by_profile[united([indication.profiles[row.id] for row in part])].extend(part)
    return [(profile, _scope(indication, part), part) for profile, part in by_profile.items()]


def _scope(indication: Indication, rows: Sequence[Row]) -> TumourScope:
    """The coded tumours, less what the sentence excludes, under the sentence's own words.

    A code that sources use for a phrase which OncoTree spreads over several nodes means them all.
    """
    scope = join(indication.scopes[row.id] for row in rows)
    told = indication.text.tumours
    if told is None:
        return scope
    usual = set(scope.types) in usual_codes(told)
    return TumourScope(
        breadth=scope.breadth,
        types=told.types if usual else scope.types,
        excluded=tuple(sorted({*scope.excluded, *told.excluded})),
        text=told.text or scope.text,
    )


@dataclass(frozen=True, slots=True)
class _Use:
    """What one record permits: a regimen for a profile in tumours, and the rows that say so."""

    regimen: Regimen
    profile: Profile
    scope: TumourScope
    rows: Sequence[Row]


def _record(
    indication: Indication, settled: Settled, use: _Use, release: Release
) -> Label | Reimbursement:
    regimen, profile, scope, rows = use.regimen, use.profile, use.scope, use.rows
    row = rows[0]
    gone, end = dates.ended(rows)
    stated = day(row.indication["initial_approval_date"]) if settled.dated else None
    text = profile_text(rows)
    if row.agency in PAYERS:
        comment = row.indication.get("reimbursement_comment")
        return Reimbursement(
            country=AGENCIES[row.agency],
            regimen=regimen,
            profile=profile,
            profile_text=text,
            tumour=scope,
            scheme=str(row.indication.get("reimbursement_scheme") or ""),
            valid_from=stated,
            conditions=(comment,) if comment else (),
            sentence=row.sentence,
            provenance=provenance(rows, release),
        )
    published, first = dates.document_days(row.document)
    return Label(
        jurisdiction=AGENCIES[row.agency],
        regimen=regimen,
        profile=profile,
        profile_text=text,
        tumour=scope,
        conditions=conditions_of(indication.text, regimen),
        to_check=indication.text.rest,
        limits=indication.text.limits,
        valid_from=stated or published,
        valid_to=end,
        date_kind="stated" if stated else "document",
        drug_from=first,
        approval=_approval(indication, gone=gone and end is None),
        document=str(row.document.get("name") or row.document["id"]),
        sentence=row.sentence,
        notes=tuple(indication.notes),
        provenance=provenance(rows, release),
    )


def _approval(indication: Indication, *, gone: bool) -> Approval:
    if gone:
        return Approval.WITHDRAWN
    item = indication.first.indication
    open_ = item.get("date_accelerated_approval") and not item.get("date_regular_approval")
    provisional = indication.text.provisional or open_ or item.get("status") == "Accelerated"
    return Approval.PROVISIONAL if provisional else Approval.FULL


def conditions_of(text: LabelText, regimen: Regimen) -> tuple[Condition, ...]:
    """The sentence's conditions; "single agent" says nothing of the combination beside it."""
    alone = regimen.combination is Combination.SINGLE
    return tuple(c for c in text.conditions if alone or not isinstance(c, Alone))


def profile_text(rows: Sequence[Row]) -> str:
    """The coded profile in the source's names."""

    def name(record: Item) -> str:
        absent = extension(record, "_present") is False
        return f"NOT {record['name']}" if absent else str(record["name"])

    texts = (" AND ".join(name(record) for record in row.biomarkers) for row in rows)
    return " OR ".join(dict.fromkeys(texts))


def provenance(rows: Sequence[Row], release: Release) -> Provenance:
    """Where a label was read: its indication, learned with the latest curation note."""
    row = rows[0]
    learned = [day(note["date"]) for r in rows for note in r.contributions]
    return Provenance(
        source=SOURCE,
        release=release.name,
        record=Curie(f"moalmanac:{row.indication['id']}"),
        recorded=max((d for d in learned if d is not None), default=release.released),
        citations=(row.document["id"],),
        url=row.indication["initial_approval_url"],
    )


def uncoded(database: Database, linked: set[str], release: Release, words: Words) -> list[Label]:
    """Labels of indications that no statement codes, where the sentence can be read alone.

    Only a sentence that gives biomarkers, tumours and regimen becomes a label; its note says that
    nothing was coded.
    """
    found = []
    for item in database.table("indications").values():
        document = database.table("documents")[item["document_id"]]
        if item["id"] in linked or document["agent_id"] in PAYERS:
            continue
        text = read_sentence(item["indication"], words)
        if text.profile is None or text.tumours is None or text.regimen is None:
            continue
        published, first = dates.document_days(document)
        stated = day(item["initial_approval_date"])
        found.append(
            Label(
                jurisdiction=AGENCIES[document["agent_id"]],
                regimen=text.regimen,
                profile=text.profile,
                profile_text=str(item["raw_biomarkers"] or ""),
                tumour=text.tumours,
                conditions=conditions_of(text, text.regimen),
                to_check=text.rest,
                limits=text.limits,
                valid_from=stated or published,
                date_kind="stated" if stated else "document",
                drug_from=first,
                approval=Approval.PROVISIONAL if text.provisional else Approval.FULL,
                document=str(document.get("name") or document["id"]),
                sentence=item["indication"],
                notes=("read from text: no statement codes this indication",),
                provenance=Provenance(
                    source=SOURCE,
                    release=release.name,
                    record=Curie(f"moalmanac:{item['id']}"),
                    recorded=release.released,
                    citations=(document["id"],),
                ),
            )
        )
    return found
