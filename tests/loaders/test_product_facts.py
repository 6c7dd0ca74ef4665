"""What lists of products add to an authorisation: tumours that a text names, and what is sold."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.model import Authorisation, Curie, TumourType
from loaders.sources.ema_medicines import EmaMedicines
from loaders.sources.fda_approvals import FdaApprovals
from loaders.sources.indication_names import named
from loaders.sources.us_status import BIOLOGICS, MARKETING, statuses
from ontologies.words import Words

real_data = pytest.mark.real_data

WORDS = Words.of(
    [
        TumourType(id=Curie("oncotree:MEL"), name="Melanoma"),
        TumourType(id=Curie("oncotree:HCC"), name="Hepatocellular Carcinoma"),
        TumourType(id=Curie("oncotree:DFSP"), name="Dermatofibrosarcoma Protuberans"),
        TumourType(id=Curie("oncotree:ALL"), name="Acute Lymphoblastic Leukemia"),
        TumourType(id=Curie("doid:162"), name="cancer"),
    ]
)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("treatment of hepatocellular carcinoma", ["HCC"]),
        ("adults with unresectable dermatofibrosarcoma&nbsp;protuberans (DFSP) and", ["DFSP"]),
        ("melanoma, hepatocellular carcinoma", ["HCC", "MEL"]),
        ("for all adults with cancer", []),
        ("MEL of the other kind", []),
        ("hepatocellular. Carcinoma", []),
    ],
)
def test_a_text_names_tumours_in_full_words(text: str, codes: list[str]) -> None:
    assert named(text, WORDS) == tuple(f"oncotree:{code}" for code in codes)


def _files(folder: Path, marketing: str, book: str = "") -> dict[str, Path]:
    found = {MARKETING: folder / MARKETING}
    found[MARKETING].write_text("MarketingStatusID\tApplNo\tProductNo\n" + marketing)
    if book:
        found[BIOLOGICS] = folder / BIOLOGICS
        found[BIOLOGICS].write_text("BLA Number,Licensure,Marketing Status\n" + book)
    return found


def test_an_application_without_a_product_on_sale_is_told(tmp_path: Path) -> None:
    said = statuses(_files(tmp_path, "3\t021335\t001\n3\t021335\t002\n1\t021588\t001\n"), "x")

    assert list(said) == ["21335"]
    assert said["21335"].startswith("every product of the application discontinued (Drugs@FDA")


def test_of_a_biologic_only_the_purple_book_speaks(tmp_path: Path) -> None:
    marketing = "3\t761034\t001\n1\t761038\t001\n"
    book = "761034,Licensed,Rx\n761038,Voluntarily Revoked,Disc\n761038,Voluntarily Revoked,Rx\n"

    said = statuses(_files(tmp_path, marketing, book), "x")

    assert {number: text.split(" (")[0] for number, text in said.items()} == {
        "761038": "licence revoked"
    }


def test_a_licensed_biologic_that_is_no_longer_sold_is_told(tmp_path: Path) -> None:
    said = statuses(_files(tmp_path, "", "103767,Licensed,Disc\n103767,Revoked,Rx\n"), "x")

    assert said["103767"].startswith("every product discontinued")


def _permits(source: EmaMedicines | FdaApprovals, data: Path, words: Words) -> list[Authorisation]:
    release = source.find(data)
    assert release is not None
    found = source.load(release, words).records
    return [r for r in found if isinstance(r, Authorisation) and r.none_as_of is None]


@real_data
def test_the_european_text_of_imatinib_names_a_use_without_a_biomarker(
    data_dir: Path, real_words: Words
) -> None:
    permits = _permits(EmaMedicines(), data_dir, real_words)
    (imatinib,) = (p for p in permits if p.drug == "imatinib" and p.valid_to is None)

    assert "oncotree:DFSP" in imatinib.names


@real_data
def test_a_status_ends_no_authorisation(data_dir: Path, real_words: Words) -> None:
    told = {p.drug: p for p in _permits(FdaApprovals(), data_dir, real_words) if p.status}

    assert told["imatinib"].valid_to is None
    assert told["moxetumomab pasudotox"].status.startswith("licence revoked")
