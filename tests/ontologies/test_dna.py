"""Coding DNA changes against the codon table."""

import pytest

from ontologies.grammar.dna import disagreement, frameshift_codon, read_dna


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("c.34G>T", "c.34G>T"),
        ("c.68_69delAG", "c.68_69del"),
        ("c.1285dupC", "c.1285dup"),
        ("c.10095delCinsGAATTATATCT", "c.10095delinsGAATTATATCT"),
        ("c.1798_1799GT>AA", "c.1798_1799delinsAA"),
        ("c.3082+1G>T", "c.3082+1G>T"),
        ("c.902-1G>T", "c.902-1G>T"),
    ],
)
def test_a_dna_change_is_read_without_the_bases_it_removes(written: str, read: str) -> None:
    assert read_dna(written) == read


@pytest.mark.parametrize(
    "text", ["", "c.", "c.banana", "V600E", "carcinoma", "c.(", "c." + "1" * 99]
)
def test_what_is_no_dna_change_is_none(text: str) -> None:
    assert read_dna(text) is None


@pytest.mark.parametrize(
    ("dna", "change"),
    [
        ("c.1799T>A", "V600E"),
        ("c.34G>T", "G12C"),
        ("c.395G>A", "R132H"),
        ("c.9976A>T", "K3326*"),
        ("c.1798_1799delinsAA", "V600K"),
        ("c.2235_2249del", "E746_A750del"),
        ("c.5946del", "S1982fs"),
        ("c.68_69del", "E23fs"),
        ("c.315C>T", "G105="),
        ("c.3082+1G>T", "D1028N"),
    ],
)
def test_dna_and_protein_that_fit_do_not_disagree(dna: str, change: str) -> None:
    assert disagreement(dna, change) is None


@pytest.mark.parametrize(
    ("dna", "change"),
    [
        ("c.1799T>A", "V600K"),
        ("c.395G>A", "R132C"),
        ("c.34G>T", "G13C"),
        ("c.68_69del", "E123fs"),
        ("c.2235_2249del", "E746fs"),
        ("c.5946del", "S1982del"),
    ],
)
def test_dna_and_protein_that_cannot_fit_disagree(dna: str, change: str) -> None:
    assert disagreement(dna, change) is not None


def test_a_deletion_of_two_bases_shifts_the_frame() -> None:
    assert frameshift_codon("c.68_69del") == 23


def test_a_deletion_of_fifteen_bases_keeps_it() -> None:
    assert frameshift_codon("c.2235_2249del") is None
