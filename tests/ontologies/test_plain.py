"""A gene and its protein change: read without the grammar as the grammar reads it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from benchmarks.panel import questions
from kg.model import Observation, ProteinChange
from loaders.sources import SOURCES
from ontologies.grammar.case_reader import CaseReader
from ontologies.grammar.plain import read_plain
from ontologies.words import Words
from tests.ontologies.grammar_words import WORDS

SPELLINGS = (
    *("BRAF V600E", "BRAF p.V600E", "TP53 R175H", "TP53 R213*", "EGFR E746_A750del"),
    *("EGFR L858R", "KRAS G12C", "BRAF V600K", "KIT D816V", "TP53 P151fs", "TP53 P151Afs*30"),
)


def by_grammar(text: str, words: Words) -> tuple[Observation, ...]:
    reader = CaseReader(words)
    reader._item(text)
    return () if reader.unresolved else tuple(reader.findings.observations)


def differing(texts: Iterable[str], words: Words) -> list[str]:
    read = ((text, read_plain(text, words.genes)) for text in texts)
    return [text for text, seen in read if seen and (seen,) != by_grammar(text, words)]


def test_it_reads_as_the_grammar_does() -> None:
    assert differing(SPELLINGS, WORDS) == []


def test_a_plain_change_is_read() -> None:
    seen = read_plain("BRAF p.V600E", WORDS.genes)

    assert seen is not None
    assert seen.alteration == ProteinChange(gene="BRAF", change="V600E")


@pytest.mark.parametrize("text", ["BRAFF V600E", "BRAF V600", "HER2 3+", "BRAF V600E, germline"])
def test_everything_else_is_left_to_the_grammar(text: str) -> None:
    assert read_plain(text, WORDS.genes) is None


@pytest.mark.real_data
def test_every_item_of_the_panel_studies_reads_as_the_grammar_does(data_dir: Path) -> None:
    studies = questions(data_dir / "profiles" / "cbioportal", "2026-01-01")
    texts = {text for question in studies for text in question["alterations"]}
    releases = [(source, source.find(data_dir)) for source in SOURCES]
    words = Words.of(w for s, found in releases if found for w in s.vocabulary(found))

    plain = sum(read_plain(text, words.genes) is not None for text in texts)

    assert plain > len(texts) / 2
    assert differing(texts, words) == []
