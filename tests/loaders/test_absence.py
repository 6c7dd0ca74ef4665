"""When a table without a drug says that the drug is not authorised."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.model import Authorisation, Curie, Drug
from loaders.source import Source
from loaders.sources.absence import absent, counts
from loaders.sources.ema_medicines import EmaMedicines
from loaders.sources.fda_approvals import FdaApprovals
from ontologies.words import Words

real_data = pytest.mark.real_data


def drug(name: str, *classes: str, cancer: bool | None = None) -> Drug:
    return Drug(id=Curie(f"inn:{name}"), name=name, classes=classes, antineoplastic=cancer)


@pytest.mark.parametrize(
    "name", ["tipifarnib", "anvumetostat", "cixutumumab", "fisogatinib", "letetresgene autoleucel"]
)
def test_a_name_of_a_newer_kind_of_medicine_counts(name: str) -> None:
    assert counts(drug(name))


@pytest.mark.parametrize("name", ["azd3463", "mek inhibitor gdc-0623", "pi-103", "img-2005-5"])
def test_a_development_code_counts(name: str) -> None:
    assert counts(drug(name))


@pytest.mark.parametrize(
    "name",
    ["cisplatin", "letrozole", "raltitrexed", "omacetaxine", "amrubicin", "interferon alpha"],
)
def test_an_older_name_proves_nothing(name: str) -> None:
    assert not counts(drug(name, cancer=True))


@pytest.mark.parametrize("name", ["iodine i-131", "strontium-89", "radium ra 223", "714", "il-2"])
def test_an_isotope_or_a_bare_number_is_no_code(name: str) -> None:
    assert not counts(drug(name))


def test_a_targeted_class_counts_whatever_the_name() -> None:
    assert counts(drug("vorinostat", "hdac inhibitor", cancer=True))


def test_a_class_with_older_members_does_not_count_by_itself() -> None:
    assert not counts(drug("anastrozole", "aromatase inhibitor", cancer=True))


def test_a_medicine_of_another_field_never_counts() -> None:
    assert not counts(drug("denosumab", cancer=False))


def test_what_the_table_has_is_not_absent() -> None:
    words = Words.of([drug("alisertib"), drug("tipifarnib")])

    assert [found.name for found in absent(words, {"alisertib"})] == ["tipifarnib"]


@pytest.fixture(scope="module")
def none(data_dir: Path, real_words: Words) -> dict[str, set[str]]:
    def of(source: Source) -> set[str]:
        release = source.find(data_dir)
        assert release is not None
        records = source.load(release, real_words).records
        return {r.drug for r in records if isinstance(r, Authorisation) and r.none_as_of}

    return {"EU": of(EmaMedicines()), "US": of(FdaApprovals())}


@real_data
@pytest.mark.parametrize(
    "name",
    ["tipifarnib", "fexagratinib", "fisogatinib", "divarasib", "anvumetostat", "seribantumab"],
)
def test_investigational_drugs_are_in_neither_table(none: dict[str, set[str]], name: str) -> None:
    assert name in none["EU"]
    assert name in none["US"]


@real_data
@pytest.mark.parametrize(
    "name",
    [
        *("cisplatin", "tamoxifen", "doxorubicin", "oxaliplatin", "gemcitabine", "bendamustine"),
        *("exemestane", "goserelin", "nab-paclitaxel", "lonafarnib", "pasireotide", "imatinib"),
        *("trastuzumab", "tebentafusp", "tovorafenib", "interferon alpha", "imlunestrant"),
    ],
)
def test_drugs_on_the_european_market_are_not_called_absent(
    none: dict[str, set[str]], name: str
) -> None:
    assert name not in none["EU"]


@real_data
@pytest.mark.parametrize(
    "name", ["lonafarnib", "vandetanib", "belinostat", "zenocutuzumab", "margetuximab", "rituximab"]
)
def test_drugs_on_the_us_market_are_not_called_absent(none: dict[str, set[str]], name: str) -> None:
    assert name not in none["US"]
