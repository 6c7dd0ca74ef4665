"""Small worlds: a few genes, tumours and drugs, and the records a test is about."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import Any

import msgspec

from kg.model import (
    Authorisation,
    Band,
    Breadth,
    CohortOutcome,
    Curie,
    Drug,
    Effect,
    Form,
    Gene,
    GeneFacts,
    GeneModel,
    Label,
    LicenceClass,
    Manifest,
    Profile,
    Provenance,
    Record,
    Regimen,
    Role,
    SourceManifest,
    Statement,
    TumourScope,
    TumourType,
    Verdict,
)
from kg.stores.memory import MemoryStore
from ontologies.claims import parse_profile
from ontologies.words import Words
from queries.answer import answer, read_question

TODAY = date(2026, 11, 1)
_numbers = count(1)


def _tumour(code: str, name: str, *parents: str, form: Form = Form.SOLID) -> TumourType:
    return TumourType(
        id=Curie(f"oncotree:{code}"),
        name=name,
        parents=tuple(Curie(f"oncotree:{p}") for p in parents),
        form=form,
    )


SYMBOLS = (
    *("BRAF", "EGFR", "KRAS", "NRAS", "KIT", "ALK", "EML4", "RET"),
    *("NTRK1", "TPM3", "LMNA", "TP53", "IDH1", "CD22"),
)
VOCABULARY: tuple[Record, ...] = (
    *(Gene(id=Curie(f"hgnc:{n}"), symbol=symbol) for n, symbol in enumerate(SYMBOLS)),
    GeneFacts(gene="BRAF", role=Role.ACTIVATING, hotspots={"V600": 900}),
    GeneFacts(gene="EGFR", role=Role.ACTIVATING, hotspots={"L858": 400, "T790": 90}),
    GeneFacts(gene="KRAS", role=Role.ACTIVATING, hotspots={"G12": 900}),
    GeneFacts(gene="TP53", role=Role.LOSS, hotspots={"R175": 900}),
    GeneModel(gene="BRAF", sequences=()),
    _tumour("BILIARY_TRACT", "Biliary Tract"),
    _tumour("CHOL", "Cholangiocarcinoma", "BILIARY_TRACT"),
    _tumour("IHCH", "Intrahepatic Cholangiocarcinoma", "CHOL"),
    _tumour("LUNG", "Lung"),
    _tumour("NSCLC", "Non-Small Cell Lung Cancer", "LUNG"),
    _tumour("LUAD", "Lung Adenocarcinoma", "NSCLC"),
    _tumour("MEL", "Melanoma"),
    _tumour("COADREAD", "Colorectal Adenocarcinoma"),
    _tumour("AML", "Acute Myeloid Leukemia", form=Form.LIQUID),
    Drug(id=Curie("d:1"), name="dabrafenib", targets=("BRAF",), alleles=("BRAF V600",)),
    Drug(id=Curie("d:2"), name="trametinib", targets=("MAP2K1", "MAP2K2")),
    Drug(id=Curie("d:3"), name="erlotinib", targets=("EGFR",)),
    Drug(id=Curie("d:4"), name="osimertinib", targets=("EGFR",)),
    Drug(id=Curie("d:5"), name="cetuximab", targets=("EGFR",)),
    Drug(id=Curie("d:6"), name="sotorasib", targets=("KRAS",), alleles=("KRAS G12C",)),
    Drug(id=Curie("d:7"), name="larotrectinib", targets=("NTRK1",)),
    Drug(id=Curie("d:8"), name="celecoxib", antineoplastic=False),
)
WORDS = Words.of(VOCABULARY)


def scope(*codes: str, excluded: tuple[str, ...] = ()) -> TumourScope:
    """``solid``, ``cancer`` or OncoTree codes."""
    breadth = {("solid",): Breadth.ALL_SOLID, ("cancer",): Breadth.UNSPECIFIED}.get(codes)
    return TumourScope(
        breadth=breadth or Breadth.TYPES,
        types=() if breadth else tuple(Curie(f"oncotree:{code}") for code in codes),
        excluded=tuple(Curie(f"oncotree:{code}") for code in excluded),
        text=", ".join(codes),
    )


def _from(prefix: str) -> Provenance:
    number = next(_numbers)
    return Provenance(
        source="by hand",
        release="1",
        record=Curie(f"{prefix}:{number}"),
        recorded=date(2020, 1, 1),
        citations=(f"pubmed:{number}",),
    )


def elsewhere() -> Provenance:
    """A record of the hand-written rows, which tell less than an agency's sentence."""
    return msgspec.structs.replace(_from("other"), source="curated")


def profile(text: str | Profile) -> Profile:
    return parse_profile(text, WORDS) if isinstance(text, str) else text


def _regimen(drugs: str) -> Regimen:
    return Regimen(drugs=tuple(sorted(drugs.split("+"))))


def statement(drugs: str, text: str, *codes: str, **changes: Any) -> Statement:
    plain = Statement(
        profile=profile(text),
        profile_text=text,
        regimen=_regimen(drugs),
        tumour=scope(*codes),
        effect=Effect.SENSITIVITY,
        supports=True,
        band=Band.CLINICAL,
        native_level="B",
        provenance=_from("statement"),
    )
    return msgspec.structs.replace(plain, **changes)


def resistance(drugs: str, text: str, *codes: str, **changes: Any) -> Statement:
    return statement(drugs, text, *codes, effect=Effect.RESISTANCE, **changes)


def no_benefit(drugs: str, text: str, *codes: str, **changes: Any) -> Statement:
    return statement(drugs, text, *codes, supports=False, **changes)


def label(place: str, drugs: str, text: str | Profile, *codes: str, **changes: Any) -> Label:
    plain = Label(
        jurisdiction=place,
        regimen=_regimen(drugs),
        profile=profile(text),
        profile_text=str(text),
        tumour=scope(*codes),
        valid_from=date(2020, 1, 1),
        provenance=_from("label"),
    )
    return msgspec.structs.replace(plain, **changes)


def authorisation(place: str, drug: str, **dates: Any) -> Authorisation:
    return Authorisation(drug=drug, jurisdiction=place, provenance=_from("authorisation"), **dates)


def cohort(drugs: str, text: str, *codes: str, **changes: Any) -> CohortOutcome:
    plain = CohortOutcome(
        study="a trial",
        regimen=_regimen(drugs),
        profile=profile(text),
        profile_text=text,
        tumour=scope(*codes),
        verdict=Verdict.NOT_DECLARED,
        provenance=_from("cohort"),
    )
    return msgspec.structs.replace(plain, **changes)


MANIFEST = Manifest(
    hash="by hand",
    schema=1,
    sources=(
        SourceManifest(
            name="by hand",
            release="1",
            released=date(2020, 1, 1),
            licence="CC0 1.0",
            licence_class=LicenceClass.OPEN,
            attribution="the tests",
        ),
    ),
)


def ask(
    records: list[Record],
    *alterations: str,
    tumour: str | None = "CHOL",
    places: tuple[str, ...] = ("US",),
    as_of: str | None = None,
) -> dict[str, Any]:
    """The contract's answer, as JSON gives it."""
    store = MemoryStore(MANIFEST)
    store.add([*VOCABULARY, *records])
    asked = read_question(
        {
            "tumour": {"oncotree": tumour} if tumour else None,
            "alterations": list(alterations),
            "jurisdictions": list(places),
            "as_of": as_of,
        },
        TODAY,
    )
    told: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(answer(asked, store, WORDS)))
    return told


def regimens(told: dict[str, Any], name: str = "candidates") -> list[str]:
    return ["+".join(item["regimen"]) for item in told[name]]


def standing(told: dict[str, Any], number: int = 0) -> list[tuple[str, str]]:
    found = told["candidates"][number]["standings"]
    return [(s["jurisdiction"], s["standing"]) for s in found]
