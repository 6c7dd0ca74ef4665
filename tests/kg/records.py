"""Small plausible records for tests: every test says only what it is about."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import Any

import msgspec

from kg.model import (
    Authorisation,
    Band,
    Biomarker,
    Breadth,
    CohortOutcome,
    Curie,
    Effect,
    Fate,
    GeneEvent,
    GeneEventKind,
    Label,
    LicenceClass,
    ProteinChange,
    Provenance,
    Record,
    Regimen,
    Reimbursement,
    SetAside,
    SourceManifest,
    Statement,
    TumourScope,
    Value,
)

BRAF_V600E = Biomarker(alteration=ProteinChange(gene="BRAF", change="V600E"))
KIT_MUTATION = Biomarker(alteration=GeneEvent(gene="KIT", kind=GeneEventKind.MUTATION))
CHOLANGIO = TumourScope(breadth=Breadth.TYPES, types=(Curie("oncotree:CHOL"),))
_numbers = count(1)


class Loaded(Value, frozen=True, kw_only=True):
    """What a loader hands to the build."""

    source: SourceManifest
    records: tuple[Record, ...] = ()
    set_aside: tuple[SetAside, ...] = ()


def provenance(**changes: Any) -> Provenance:
    plain = Provenance(
        source="civic",
        release="2026-05-29",
        record=Curie(f"civic.eid:{next(_numbers)}"),
        recorded=date(2026, 5, 29),
        published=2018,
    )
    return msgspec.structs.replace(plain, **changes)


def statement(**changes: Any) -> Statement:
    plain = Statement(
        profile=BRAF_V600E,
        profile_text="BRAF V600E",
        regimen=Regimen(drugs=("dabrafenib",)),
        tumour=CHOLANGIO,
        effect=Effect.SENSITIVITY,
        supports=True,
        band=Band.CLINICAL,
        native_level="B",
        provenance=changes.pop("provenance", None) or provenance(),
    )
    return msgspec.structs.replace(plain, **changes)


def label(**changes: Any) -> Label:
    plain = Label(
        jurisdiction="US",
        regimen=Regimen(drugs=("dabrafenib", "trametinib")),
        profile=BRAF_V600E,
        profile_text="BRAF V600E",
        tumour=TumourScope(breadth=Breadth.ALL_SOLID),
        valid_from=date(2022, 6, 22),
        provenance=changes.pop("provenance", None) or provenance(source="civic"),
    )
    return msgspec.structs.replace(plain, **changes)


def cohort(**changes: Any) -> CohortOutcome:
    plain = CohortOutcome(
        study="DRUP",
        regimen=Regimen(drugs=("nivolumab",)),
        profile=KIT_MUTATION,
        profile_text="KIT mutation",
        tumour=CHOLANGIO,
        n_evaluable=24,
        provenance=changes.pop("provenance", None) or provenance(),
    )
    return msgspec.structs.replace(plain, **changes)


def authorisation(**changes: Any) -> Authorisation:
    plain = Authorisation(
        drug="dabrafenib", jurisdiction="EU", brand="Tafinlar", provenance=provenance()
    )
    return msgspec.structs.replace(plain, **changes)


def reimbursement(**changes: Any) -> Reimbursement:
    plain = Reimbursement(
        country="NL",
        regimen=Regimen(drugs=("nivolumab",)),
        tumour=TumourScope(breadth=Breadth.ALL_SOLID),
        scheme="basic package",
        provenance=provenance(),
    )
    return msgspec.structs.replace(plain, **changes)


def aside(row: str, fate: Fate = Fate.REJECTED, **changes: Any) -> SetAside:
    plain = SetAside(
        source="civic", file="e.tsv", row=row, field="therapies", rule="none", why="", fate=fate
    )
    return msgspec.structs.replace(plain, **changes)


def loaded(*records: Record, aside: tuple[SetAside, ...] = (), **changes: Any) -> Loaded:
    """A batch that accounts for every row, one row a record."""
    fates = [a.fate for a in aside]
    plain = SourceManifest(
        name="civic",
        release="2026-05-29",
        released=date(2026, 5, 29),
        licence="CC0 1.0",
        licence_class=LicenceClass.OPEN,
        attribution="CIViC",
        read=len(records) + len(aside),
        kept=len(records),
        rejected=fates.count(Fate.REJECTED),
        quarantined=fates.count(Fate.QUARANTINED),
    )
    return Loaded(
        source=msgspec.structs.replace(plain, **changes), records=records, set_aside=aside
    )
