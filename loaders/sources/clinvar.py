"""ClinVar of hereditary cancer genes: benign and pathogenic changes, harmless last truncations."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from kg.model import GeneFacts, LicenceClass
from loaders import files
from loaders.codons import Stretch, frameshift, stretches, substitution
from loaders.source import Batch, Release, Vocabulary, find_release, newest, reference_batch
from loaders.sources.gene_models import EXON_COLUMNS, EXONS, FOLDER, OTHERS, PROTEINS, read_proteins

if TYPE_CHECKING:
    from ontologies.words import Words

_ALL, _MISSENSE = "hereditary_genes.tsv", "pathogenic_missense.tsv"
_BENIGN = frozenset({"benign", "likely benign"})
_PATHOGENIC = frozenset({"pathogenic", "likely pathogenic"})
_RELEASED = date(2017, 4, 4)
#: The shift between builds is taken from variants that both lists hold, if so many agree on it
#: and so many times more than on any other shift.
_AGREE, _TIMES = 5, 3

Row = dict[str, str]


class ClinVar:
    """Old ClinVar facts, brought to codons by the exon table and the proteins."""

    name = "clinvar"
    licence = "public domain facts in GPL and non-commercial packages"
    licence_class = LicenceClass.RESTRICTED
    attribution = "ClinVar, National Center for Biotechnology Information"

    def find(self, data: Path) -> Release | None:
        """Find the newest release, with the exons and proteins that it is read by."""
        place = data / FOLDER / "clinvar_vcf"
        release = find_release(self.name, place, [_ALL], fallback=_RELEASED)
        if release is None:
            return None
        for folder, name in (
            ("clinvar_missense", _MISSENSE),
            ("mane_exons", EXONS),
            ("uniprot_human", PROTEINS),
            ("refseq_proteins", OTHERS),
        ):
            path = newest(data / FOLDER / folder, [name])
            file = files.locate(path, name) if path else None
            if file is not None:
                release.files[name] = file
            elif name != OTHERS:
                return None
        return release

    def vocabulary(self, release: Release) -> list[Vocabulary]:
        """Read what can be said of each gene's changes."""
        missense = list(
            files.rows(
                release.file(_MISSENSE),
                self.name,
                ("gene", "change_on_mane", "pos", "ref", "alt", "reference_residue_checked"),
            )
        )
        columns = ("gene", "pos", "ref", "alt", "summary")
        variants = list(files.rows(release.file(_ALL), self.name, columns))
        exons = stretches(files.rows(release.file(EXONS), self.name, EXON_COLUMNS))
        shifts = _shifts(variants, missense)
        facts = _Facts(exons, read_proteins(release, self.name))
        for row in variants:
            if row["gene"] in shifts:
                facts.add(row, int(row["pos"]) - shifts[row["gene"]])
        for row in missense:
            if row["reference_residue_checked"] == "yes":
                facts.pathogenic[row["gene"]].add(row["change_on_mane"].removeprefix("p."))
        return list(facts.genes(self.name))

    def load(self, release: Release, words: Words) -> Batch:  # noqa: ARG002  # a vocabulary only
        """Give the facts as records."""
        return reference_batch(self, release)


class _Facts:
    """Changes by gene while the rows are read."""

    def __init__(
        self, exons: Mapping[str, list[Stretch]], proteins: Mapping[str, list[str]]
    ) -> None:
        self._exons, self._proteins = exons, proteins
        self.benign: defaultdict[str, set[str]] = defaultdict(set)
        self.pathogenic: defaultdict[str, set[str]] = defaultdict(set)
        self.truncations: defaultdict[str, list[tuple[int, bool]]] = defaultdict(list)

    def add(self, row: Row, position: int) -> None:
        """Sort one row under its gene; what no codon can be given to is passed over."""
        gene, found = row["gene"], self._exons.get(row["gene"], [])
        harmless = row["summary"] in _BENIGN
        if not harmless and row["summary"] not in _PATHOGENIC:
            return
        if len(row["ref"]) == len(row["alt"]) == 1:
            change = self._substitution(gene, found, position, row)
            if change is not None:
                (self.benign if harmless else self.pathogenic)[gene].add(change)
                if change.endswith("*"):
                    self.truncations[gene].append((int(change[1:-1]), harmless))
            return
        codon = frameshift(found, position, row["ref"], row["alt"])
        if codon is not None:
            self.truncations[gene].append((codon, harmless))

    def _substitution(self, gene: str, found: list[Stretch], position: int, row: Row) -> str | None:
        for protein in self._proteins.get(gene, ()):
            change = substitution(found, protein, position, row["ref"], row["alt"])
            if change is not None:
                return change
        return None

    def genes(self, source: str) -> Iterator[GeneFacts]:
        """Give the facts; a change that both lists name stays out of both."""
        for gene in sorted(self.benign.keys() | self.pathogenic.keys()):
            both = self.benign[gene] & self.pathogenic[gene]
            yield GeneFacts(
                gene=gene,
                benign=tuple(sorted(self.benign[gene] - both)),
                pathogenic=tuple(sorted(self.pathogenic[gene] - both)),
                benign_from_codon=_benign_from(self.truncations[gene]),
                sources=(source,),
            )


def _benign_from(truncations: Iterable[tuple[int, bool]]) -> int | None:
    """Give the first benign truncation after the last pathogenic one, if there is any."""
    harmful = [codon for codon, harmless in truncations if not harmless]
    last = max(harmful, default=None)
    if last is None:
        return None
    return min(
        (codon for codon, harmless in truncations if harmless and codon > last), default=None
    )


def _shifts(variants: list[Row], missense: list[Row]) -> dict[str, int]:
    """Give, per gene, what a position of the older build is ahead of the newer one."""
    places: defaultdict[tuple[str, str, str], list[int]] = defaultdict(list)
    for row in variants:
        places[row["gene"], row["ref"], row["alt"]].append(int(row["pos"]))
    counted: defaultdict[str, Counter[int]] = defaultdict(Counter)
    for row in missense:
        for position in places[row["gene"], row["ref"], row["alt"]]:
            counted[row["gene"]][position - int(row["pos"])] += 1
    found = {}
    for gene, counts in counted.items():
        (shift, most), *rest = counts.most_common(2)
        if most >= _AGREE and most >= _TIMES * (rest[0][1] if rest else 0):
            found[gene] = shift
    return found
