"""The grammars on the real files: how much of what the sources write is read."""

import csv
import json
from collections import Counter
from pathlib import Path

import pytest

from kg.errors import Refused
from loaders.sources import SOURCES
from ontologies.cases import read_case
from ontologies.claims import coverage, parse_profile, print_profile
from ontologies.words import Words

pytestmark = pytest.mark.real_data

REFERENCE = {
    *("oncotree", "doid", "mondo", "hgnc", "gene_models", "intogen", "cancerhotspots", "drugs"),
}
#: The only reasons for which a phrase of CIViC or MOAlmanac may be refused.
RULES = {
    *("change over time", "compartment", "expression of a region", "isoform"),
    *("loss of heterozygosity", "rare", "serum level", "unknown gene"),
}


@pytest.fixture(scope="module")
def words(data_dir: Path) -> Words:
    releases = [(s, s.find(data_dir)) for s in SOURCES if s.name in REFERENCE]
    return Words.of([w for s, found in releases if found for w in s.vocabulary(found)])


@pytest.fixture(scope="module")
def profiles(data_dir: Path) -> Counter[str]:
    """Every profile string of CIViC's predictive items, with its number of rows."""
    path = max(data_dir.glob("civic/*/nightly-ClinicalEvidenceSummaries.tsv"))
    with path.open(encoding="utf-8", newline="") as stream:
        rows = csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
        return Counter(
            row["molecular_profile"] for row in rows if row["evidence_type"] == "Predictive"
        )


def test_at_least_99_percent_of_civics_predictive_rows_are_kept(
    words: Words, profiles: Counter[str]
) -> None:
    counts = coverage(profiles.elements(), words)
    assert counts["kept"] >= 0.99 * profiles.total(), counts


def test_every_profile_of_civic_is_read_or_refused_by_a_known_rule(
    words: Words, profiles: Counter[str]
) -> None:
    assert set(coverage(profiles, words)) <= RULES | {"kept"}


def test_every_profile_of_civic_prints_and_reads_back(words: Words, profiles: Counter[str]) -> None:
    for text in profiles:
        try:
            profile = parse_profile(text, words)
        except Refused:
            continue
        assert parse_profile(print_profile(profile), words) == profile, text


def test_every_biomarker_of_moalmanac_is_read(words: Words, data_dir: Path) -> None:
    path = max(data_dir.glob("moalmanac/*/biomarkers.json"))
    names = [row["name"] for row in json.loads(path.read_text(encoding="utf-8"))]
    assert coverage(names, words) == {"kept": len(names)}


def test_gold_items_are_read_or_refused_for_what_they_test(words: Words, data_dir: Path) -> None:
    path = data_dir.parent / "gold" / "gold_cases.tsv"
    if not path.exists():
        pytest.skip("the gold cases do not lie beside the data directory")
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter="\t"))
    unread = Counter(
        note.why.partition(":")[0]
        for row in rows
        if row["must"] != "refused" and row["expected_category"] != "none"
        for note in read_case(None, row["alterations"].split("; "), words).unresolved
    )
    assert not [why for why in unread if why.startswith("not read")], unread
