"""Statements of one indication as labels: coded fields, checked against the sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from kg.model import (
    Alone,
    Approval,
    Breadth,
    Combination,
    Condition,
    Curie,
    Fate,
    Label,
    Profile,
    Provenance,
    Regimen,
    Reimbursement,
    SetAside,
    TumourScope,
)
from loaders.disjunctions import Conjunction, conjunction, united
from loaders.quarantine import Claim, Finding, findings, literals, marker, markers_of
from loaders.source import Release
from loaders.sources.moalmanac import dates
from loaders.sources.moalmanac.biomarkers import profile_of
from loaders.sources.moalmanac.read import Database, Row, day
from loaders.sources.moalmanac.regimens import document_drugs, drugs_of, regimen_of, subject_of
from loaders.sources.moalmanac.tables import AGENCIES, DISEASES, PAYERS, SOURCE
from ontologies.label_text import LabelText, read_sentence
from ontologies.label_text.biomarkers import bare_genes, named_anywhere

if TYPE_CHECKING:
    from ontologies.words import Words


@dataclass(slots=True)
class Indication:
    """All statements of one indication, with the reading of its sentence."""

    rows: list[Row]
    text: LabelText
    profiles: dict[str, Conjunction]
    scopes: dict[str, TumourScope]
    mentioned: frozenset[str]
    coded: Profile
    tumour: TumourScope
    aside: list[SetAside] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def first(self) -> Row:
        """Any row: they share indication and document."""
        return self.rows[0]


def by_indication(rows: Iterable[Row], database: Database, words: Words) -> list[Indication]:
    """Group the statements by indication and read each sentence once."""
    groups: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row.indication["id"]].append(row)
    return [_indication(group, database, words) for group in groups.values()]


def _indication(rows: list[Row], database: Database, words: Words) -> Indication:
    sentence = rows[0].sentence
    profiles = {
        row.id: conjunction(profile_of(record, database) for record in row.biomarkers)
        for row in rows
    }
    scopes = {row.id: scope_of(row, words) for row in rows}
    named = {name for found in named_anywhere(sentence, words) for name in markers_of(found)}
    return Indication(
        rows=rows,
        text=read_sentence(sentence, words),
        profiles=profiles,
        scopes=scopes,
        mentioned=frozenset(named | {f"gene:{gene}" for gene in bare_genes(sentence)}),
        coded=united(list(profiles.values())),
        tumour=join(scopes.values()),
    )


def scope_of(row: Row, words: Words) -> TumourScope:
    """The coded disease as a scope."""
    code, name = row.disease["primary_coding_id"], row.disease["name"]
    known = DISEASES.get(code)
    if known is not None:
        return TumourScope(
            breadth=known.breadth, types=known.types, excluded=known.excluded, text=name
        )
    kind = words.tumours.find(str(code).partition(":")[2])
    return TumourScope(breadth=Breadth.TYPES, types=(kind.id,), text=name)


def join(scopes: Iterable[TumourScope]) -> TumourScope:
    """One scope of several coded diseases."""
    listed = list(dict.fromkeys(scopes))
    if any(scope.breadth is Breadth.ALL_SOLID for scope in listed):
        return next(scope for scope in listed if scope.breadth is Breadth.ALL_SOLID)
    return TumourScope(
        breadth=Breadth.TYPES,
        types=tuple(sorted({kind for scope in listed for kind in scope.types})),
        excluded=tuple(sorted({kind for scope in listed for kind in scope.excluded})),
        text=", ".join(dict.fromkeys(scope.text for scope in listed)),
    )


def claim_of(indication: Indication, row: Row, known: Known, release: Release, words: Words) -> Claim:
    """One row laid beside the sentence; profile and tumour are those of the whole indication."""
    stated = day(row.indication["initial_approval_date"])
    document = row.document
    first = day(document["first_publication_date"]) if row.agency == "fda" else None
    return Claim(
        drugs=drugs_of(row, words),
        document_drugs=document_drugs(document, words),
        subject=subject_of(row.sentence, words),
        profile=indication.coded,
        tumour=indication.tumour,
        stated=stated,
        corroborated=known.corroborated(row, stated, words),
        first=first,
        released=release.released,
        text=indication.text,
        mentioned=indication.mentioned,
    )


@dataclass(frozen=True, slots=True)
class Known:
    """Earliest dated record of each drug, from all rows: what corroborates an early date."""

    earliest: dict[str, list[tuple[date, str]]]

    @classmethod
    def of(cls, rows: Iterable[Row], words: Words) -> Known:
        """Collect the stated dates of each drug with the indication that states them."""
        found: defaultdict[str, list[tuple[date, str]]] = defaultdict(list)
        for row in rows:
            stated = day(row.indication["initial_approval_date"])
            for drug in document_drugs(row.document, words) if stated else ():
                found[drug].append((stated, row.indication["id"]))  # type: ignore[arg-type]  # stated is set
        return cls(dict(found))

    def corroborated(self, row: Row, stated: date | None, words: Words) -> frozenset[date]:
        """Dates that another field or another indication of the drug supports."""
        fields = ("date_accelerated_approval", "date_regular_approval")
        days = {day(row.indication.get(name)) for name in fields}
        days |= {
            stated
            for drug in document_drugs(row.document, words)
            for when, where in self.earliest.get(drug, ())
            if stated is not None and where != row.indication["id"] and when <= stated
        }
        return frozenset(found for found in days if found is not None)


@dataclass(frozen=True, slots=True)
class Settled:
    """What holds after the rules: the fields to use, and the rows that are held back."""

    drugs: dict[str, frozenset[str]]
    profile: Profile | None
    tumour: TumourScope | None
    dated: bool
    held: frozenset[str]


def settle(indication: Indication, known: Known, release: Release, words: Words) -> Settled:
    """Apply the quarantine rules to each row; repair a field from the sentence where it can be."""
    drugs: dict[str, frozenset[str]] = {}
    held: set[str] = set()
    profile: Profile | None = None
    tumour: TumourScope | None = None
    dated = True
    for row in indication.rows:
        claim = claim_of(indication, row, known, release, words)
        drugs[row.id] = claim.drugs
        for found in findings(claim, words):
            match found.rule.field:
                case "therapy":
                    _therapy(indication, row, claim, found, drugs, held)
                case "initial_approval_date":
                    dated = False
                    _aside(indication, row, found, Fate.REPAIRED)
                case "disease":
                    tumour = indication.text.tumours
                    _aside(indication, row, found, Fate.REPAIRED)
                case _ if not _touches(indication, row, found):
                    continue
                case _ if claim.text.profile is not None:
                    profile = claim.text.profile
                    _aside(indication, row, found, Fate.REPAIRED)
                case _:
                    held.add(row.id)
                    _aside(indication, row, found, Fate.QUARANTINED)
    return Settled(drugs, profile, tumour, dated, frozenset(held))


def _touches(indication: Indication, row: Row, found: Finding) -> bool:
    """Whether a finding about the whole indication speaks of this row's own biomarkers."""
    mine = {marker(leaf) for part in indication.profiles[row.id] for _, _, leaf in literals(part)}
    named = [name for name in mine if name in found.why]
    return bool(named) or found.rule.id == "biomarker missing from code"


def _therapy(
    indication: Indication,
    row: Row,
    claim: Claim,
    found: Finding,
    drugs: dict[str, frozenset[str]],
    held: set[str],
) -> None:
    """Let the brand decide: the sentence's own drug is right, whichever side disagrees with it."""
    if claim.subject & claim.drugs:
        _aside(indication, row, found, Fate.REPAIRED, "document drug")
    elif claim.text.regimen is not None and claim.subject:
        drugs[row.id] = frozenset(claim.text.regimen.drugs)
        _aside(indication, row, found, Fate.REPAIRED)
    else:
        held.add(row.id)
        _aside(indication, row, found, Fate.QUARANTINED)


def _aside(
    indication: Indication, row: Row, found: Finding, fate: Fate, field_: str | None = None
) -> None:
    indication.aside.append(
        SetAside(
            source=SOURCE,
            file="statements.json",
            row=row.id,
            field=field_ or found.rule.field,
            rule=found.rule.id,
            why=found.why,
            fate=fate,
        )
    )
    if fate is Fate.REPAIRED:
        note = f"read from text: {field_ or found.rule.field} ({found.rule.id}); {found.why}"
        if note not in indication.notes:
            indication.notes.append(note)


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
            records.append(_record(indication, settled, regimen, profile, scope, part, release))
    return records


def _alternatives(
    indication: Indication, settled: Settled, rows: Sequence[Row]
) -> list[tuple[Profile, TumourScope, list[Row]]]:
    """Rows of one regimen, put together where every profile goes with every tumour."""
    if settled.profile is not None or settled.tumour is not None:
        profile = settled.profile or united([indication.profiles[row.id] for row in rows])
        scope = settled.tumour or join(indication.scopes[row.id] for row in rows)
        return [(profile, scope, list(rows))]
    by_disease: defaultdict[TumourScope, list[Row]] = defaultdict(list)
    for row in rows:
        by_disease[indication.scopes[row.id]].append(row)
    by_profile: defaultdict[Profile, list[Row]] = defaultdict(list)
    for part in by_disease.values():
        by_profile[united([indication.profiles[row.id] for row in part])].extend(part)
    return [
        (profile, _scope(indication, part), part) for profile, part in by_profile.items()
    ]


def _scope(indication: Indication, rows: Sequence[Row]) -> TumourScope:
    """The coded tumours, less what the sentence excludes, under the sentence's own words."""
    scope = join(indication.scopes[row.id] for row in rows)
    told = indication.text.tumours
    if told is None:
        return scope
    return TumourScope(
        breadth=scope.breadth,
        types=scope.types,
        excluded=tuple(sorted({*scope.excluded, *told.excluded})),
        text=told.text or scope.text,
    )


def _record(
    indication: Indication,
    settled: Settled,
    regimen: Regimen,
    profile: Profile,
    scope: TumourScope,
    rows: Sequence[Row],
    release: Release,
) -> Label | Reimbursement:
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

    def name(record: dict[str, object]) -> str:
        absent = any(
            e["name"] == "_present" and e["value"] is False
            for e in record.get("extensions", ())  # type: ignore[attr-defined]  # JSON value
        )
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
