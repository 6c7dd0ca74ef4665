"""Lists of single variants: what studies found them to do, and how common truncations are."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from kg.model import GeneFacts, LicenceClass
from kg.model.gene import Function
from loaders import files
from loaders.sources.gene_lists import GeneList

#: A profile of one substitution or frameshift; others are not lists of changes.
_ONE_CHANGE = re.compile(r"([A-Z0-9-]+) ([A-Z]\d+(?:[A-Z*]|fs))", re.IGNORECASE)
_FUNCTIONS = {
    "Gain of Function": Function.GAIN,
    "Loss of Function": Function.LOSS,
    "Dominant Negative": Function.DOMINANT_NEGATIVE,
    "Neomorphic": Function.NEOMORPHIC,
    "Unaltered Function": Function.UNALTERED,
}
#: From here on a frequency is worth keeping: the lowest that speaks against a driver.
_COMMON = 0.01
_CODON = 3


def read_functions(path: Path, source: str) -> Iterable[GeneFacts]:
    """Read the changes that an accepted study found to alter the protein, or not to.

    A change of which studies say different things is left out.
    """
    columns = ("molecular_profile", "evidence_type", "evidence_direction", "significance")
    found: defaultdict[str, defaultdict[str, set[Function]]] = defaultdict(lambda: defaultdict(set))
    for row in files.rows(path, source, columns):
        change = _ONE_CHANGE.fullmatch(row["molecular_profile"])
        does = _FUNCTIONS.get(row["significance"])
        told = row["evidence_type"] == "Functional" and row["evidence_direction"] == "Supports"
        if change is not None and does is not None and told:
            found[change[1]][change[2].replace("FS", "fs")].add(does)
    for gene, changes in sorted(found.items()):
        agreed = {c: next(iter(does)) for c, does in sorted(changes.items()) if len(does) == 1}
        yield GeneFacts(gene=gene, functions=agreed, sources=(source,))


def read_frequencies(path: Path, source: str) -> Iterable[GeneFacts]:
    """Read the truncations that are common in some population, by codon and kind.

    A splice site has no codon and is passed over; so is a change that keeps the frame.
    """
    found: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for row in files.rows(path, source, ("gene", "ref", "alt", "popmax_af", "codon_on_mane")):
        frequency, longer = float(row["popmax_af"]), len(row["alt"]) - len(row["ref"])
        in_frame = longer != 0 and longer % _CODON == 0
        if frequency < _COMMON or not row["codon_on_mane"] or in_frame:
            continue
        which = f"{row['codon_on_mane']}{'fs' if longer else '*'}"
        found[row["gene"]][which] = max(frequency, found[row["gene"]].get(which, 0.0))
    for gene, common in sorted(found.items()):
        yield GeneFacts(gene=gene, common=dict(sorted(common.items())), sources=(source,))


CIVIC_FUNCTIONS = GeneList(
    name="civic_functions",
    licence="CC0 1.0",
    licence_class=LicenceClass.OPEN,
    attribution="CIViC, Washington University in St. Louis",
    folder="civic",
    file="*ClinicalEvidenceSummaries.tsv",
    released=date(2026, 5, 29),
    read=read_functions,
)
GNOMAD_TRUNCATIONS = GeneList(
    name="gnomad_truncations",
    licence="non-commercial package; facts of gnomAD",
    licence_class=LicenceClass.RESTRICTED,
    attribution="gnomAD, Broad Institute; AutoPVS1",
    folder="genes/gnomad_lof",
    file="lof_popmax.tsv",
    released=date(2022, 8, 19),
    read=read_frequencies,
)
