"""Only what may be passed on passes, and the rest is counted."""

from __future__ import annotations

from datetime import date

from kg.licence import Withheld, pass_on
from kg.model import (
    Curie,
    Drug,
    Gene,
    GeneFacts,
    LicenceClass,
    Manifest,
    SourceManifest,
)
from tests.kg.records import provenance, statement


def _source(name: str, licence_class: LicenceClass) -> SourceManifest:
    return SourceManifest(
        name=name,
        release="r",
        released=date(2026, 1, 1),
        licence="",
        licence_class=licence_class,
        attribution="",
    )


MANIFEST = Manifest(
    hash="",
    schema=1,
    sources=(
        _source("civic", LicenceClass.OPEN),
        _source("hgnc", LicenceClass.OPEN),
        _source("closed", LicenceClass.RESTRICTED),
    ),
)


def test_an_open_record_passes() -> None:
    claim = statement()

    passed = pass_on([claim], MANIFEST)

    assert passed.records == (claim,)
    assert passed.withheld == ()


def test_a_restricted_record_is_withheld_and_counted() -> None:
    claims = [statement(provenance=provenance(source="closed")) for _ in range(3)]

    passed = pass_on(claims, MANIFEST)

    assert passed.records == ()
    assert [(w.source, w.count) for w in passed.withheld] == [("closed", 3)]


def test_a_source_that_the_manifest_does_not_name_is_withheld() -> None:
    stranger = statement(provenance=provenance(source="stranger"))

    assert pass_on([stranger], MANIFEST).withheld == (
        Withheld(source="stranger", count=1, reason="the manifest does not name this source"),
    )


def test_facts_inherit_the_strictest_of_their_lists() -> None:
    facts = GeneFacts(gene="BRAF", sources=("civic", "closed"))

    assert [w.source for w in pass_on([facts], MANIFEST).withheld] == ["closed"]


def test_words_pass_where_their_id_tells_the_source() -> None:
    gene = Gene(id=Curie("hgnc:1097"), symbol="BRAF")
    drug = Drug(id=Curie("drug:x"), name="x")

    passed = pass_on([gene, drug], MANIFEST)

    assert passed.records == (gene,)
    assert [w.source for w in passed.withheld] == ["unknown"]
