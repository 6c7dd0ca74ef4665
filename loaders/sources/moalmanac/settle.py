"""Each statement laid beside its sentence: which fields hold, which rows are held back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kg.model import (
    Fate,
    Profile,
    SetAside,
    TumourScope,
)
from loaders.comparison import literals, marker
from loaders.first_dates import FirstDates
from loaders.quarantine import Claim, Finding, findings
from loaders.source import Release
from loaders.sources.moalmanac import papers
from loaders.sources.moalmanac.indication import Indication
from loaders.sources.moalmanac.payers import Issued, issued
from loaders.sources.moalmanac.read import Row, day
from loaders.sources.moalmanac.regimens import document_drugs, drugs_of, subject_of
from loaders.sources.moalmanac.tables import SOURCE

if TYPE_CHECKING:
    from ontologies.words import Words


@dataclass(frozen=True, slots=True)
class Known:
    """Earliest dated record of each drug, from all rows: what corroborates an early date."""

    earliest: dict[str, list[tuple[date, str]]]
    firsts: FirstDates
    payers: dict[str, Issued]

    @classmethod
    def of(cls, rows: Iterable[Row], firsts: FirstDates, words: Words) -> Known:
        """Collect the stated dates of each drug with the indication that states them."""
        found: defaultdict[str, list[tuple[date, str]]] = defaultdict(list)
        rows = list(rows)
        for row in rows:
            stated = day(row.indication["initial_approval_date"])
            for drug in document_drugs(row.document, words) if stated else ():
                found[drug].append((stated, row.indication["id"]))  # type: ignore[arg-type]  # stated is set
        return cls(dict(found), firsts, issued(rows))

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


def claim_of(
    indication: Indication, row: Row, known: Known, release: Release, words: Words
) -> Claim:
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
        sentence=row.sentence,
        window=papers.window(row, known.firsts, known.payers),
        misplaced=papers.misplaced(row),
        unnamed=papers.unnamed(row, drugs_of(row, words), words),
    )


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
                case "document":
                    _hold(indication, row, found, held)
                case "initial_approval_date":
                    dated = False
                    _aside(indication, row, found, Fate.REPAIRED)
                case "disease":
                    tumour = indication.text.tumours
                    _aside(indication, row, found, Fate.REPAIRED)
                case _ if _touches(indication, row, found):
                    profile = claim.text.profile or profile
                    _biomarkers(indication, row, claim, found, held)
                case _:
                    continue
    return Settled(drugs, profile, tumour, dated, frozenset(held))


def _biomarkers(
    indication: Indication, row: Row, claim: Claim, found: Finding, held: set[str]
) -> None:
    """Let the sentence's reading stand; where it cannot be read, hold the row back."""
    if claim.text.profile is None:
        _hold(indication, row, found, held)
    else:
        _aside(indication, row, found, Fate.REPAIRED)


def _hold(indication: Indication, row: Row, found: Finding, held: set[str]) -> None:
    held.add(row.id)
    _aside(indication, row, found, Fate.QUARANTINED)


def _touches(indication: Indication, row: Row, found: Finding) -> bool:
    """Whether a finding about the whole indication speaks of this row's own biomarkers."""
    mine = {marker(leaf) for part in indication.profiles[row.id] for _, _, leaf in literals(part)}
    named = [name for name in mine if name in found.why]
    return bool(named) or found.rule.id.endswith("missing from code")


def _therapy(
    indication: Indication,
    row: Row,
    claim: Claim,
    found: Finding,
    drugs: dict[str, frozenset[str]],
    held: set[str],
) -> None:
    """Let the brand decide: the sentence's own drug is right, whichever side disagrees with it."""
    told = claim.text.regimen
    partners = told is not None and frozenset(told.drugs) != claim.subject
    if found.rule.id == "regimen against sentence":
        if not partners or told is None:  # the sentence may be cut short: neither is used
            _hold(indication, row, found, held)
            return
        drugs[row.id] = frozenset(told.drugs)
        _aside(indication, row, found, Fate.REPAIRED)
    elif claim.subject & claim.drugs:
        _aside(indication, row, found, Fate.REPAIRED, "document drug")
    elif claim.text.regimen is not None and claim.subject:
        drugs[row.id] = frozenset(claim.text.regimen.drugs)
        _aside(indication, row, found, Fate.REPAIRED)
    else:
        _hold(indication, row, found, held)


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
