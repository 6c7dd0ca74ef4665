"""Protein changes: every spelling into one, and what a sequence says about them."""

import pytest

from kg.errors import Refused
from ontologies.grammar.protein import (
    check_residues,
    on_sequence,
    read_alternatives,
    read_protein,
    read_site,
)
from tests.ontologies.grammar_words import WORDS

GENES = WORDS.genes


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("V600E", "V600E"),
        ("p.Val600Glu", "V600E"),
        ("p.(Val600Glu)", "V600E"),
        ("v600e", "V600E"),
        ("E746_A750del", "E746_A750del"),
        ("Glu746_Ala750del", "E746_A750del"),
        ("L747_P753delinsS", "L747_P753delinsS"),
        ("E746_T751>I", "E746_T751delinsI"),
        ("V600_K601>E", "V600_K601delinsE"),
        ("M774DELINSWLV", "M774delinsWLV"),
        ("D842_H845DELDIMH", "D842_H845del"),
        ("A767_V769dupASV", "A767_V769dup"),
        ("Y772_A775DUP", "Y772_A775dup"),
        ("D770_N771insSVD", "D770_N771insSVD"),
        ("p.Arg2520Ter", "R2520*"),
        ("W288FS", "W288fs"),
        ("p.W288Cfs*12", "W288fs"),
        ("Glu23ValfsTer17", "E23fs"),
        ("R135FSX177", "R135fs"),
        ("M1?", "M1?"),
        ("Leu858=", "L858="),
        ("V600V", "V600="),
    ],
)
def test_every_spelling_of_a_change_reads_the_same(written: str, read: str) -> None:
    assert read_protein(written) == read


@pytest.mark.parametrize(
    "text", ["V600", "R132X", "amplification", "EXON", "p53", "e20", "NTRK1", "", "p.", "12", "B2"]
)
def test_a_word_that_is_no_change_is_none(text: str) -> None:
    assert read_protein(text) is None


def test_a_residue_keeps_its_position_and_its_x() -> None:
    assert (read_site("V600"), read_site("Arg132X")) == (("V", 600, False), ("R", 132, True))


def test_a_slash_names_several_changes_of_one_residue() -> None:
    assert read_alternatives("S310F/Y") == ("S310F", "S310Y")


def test_an_insertion_that_repeats_its_neighbours_is_a_duplication() -> None:
    assert on_sequence("D770_N771insSVD", "EGFR", GENES) == "S768_D770dup"


def test_an_insertion_of_other_residues_stays_an_insertion() -> None:
    assert on_sequence("D770_N771insW", "EGFR", GENES) == "D770_N771insW"


def test_a_histone_label_without_the_first_methionine_moves_by_one() -> None:
    assert on_sequence("K27M", "H3-3A", GENES) == "K28M"


@pytest.mark.parametrize("change", ["R1047H", "H1470R", "V599E", "E746_V751del"])
def test_a_change_of_another_residue_or_beyond_the_end_is_refused(change: str) -> None:
    gene = "PIK3CA" if "1047" in change or "1470" in change else "BRAF"
    with pytest.raises(Refused) as refusal:
        check_residues(change, gene, GENES)
    assert refusal.value.kind == "alteration"
