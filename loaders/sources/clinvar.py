"""ClinVar of hereditary cancer genes: benign and pathogenic changes, reference codons.

Three lists are read together, since each lacks what another tells: one names protein changes on the
present build, two have only positions of the older build. The bases that they name also tell the
reference codons, and these decide what a position's change becomes. A truncation after the last
pathogenic one is harmless.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from kg.model import GeneFacts, GeneModel, LicenceClass
from loaders import files
from loaders.builds import Frame
from loaders.codons import Placed, Stretch, frameshift, placed, stretches, substitution
from loaders.source import Release, Vocabulary, WordsOnly, find_release, newest
from loaders.sources.gene_models import EXON_COLUMNS, EXONS, FOLDER, OTHERS, PROTEINS, read_proteins
from loaders.triplets import Seen, Triplets, decided

if TYPE_CHECKING:
    pass

_ALL, _MISSENSE = "hereditary_genes.tsv", "pathogenic_missense.tsv"
_GERMLINE = "pathogenic_variants.tsv"
_BENIGN = frozenset({"benign", "likely benign"})
#: What the list of cancer predisposition is read as; the others say of no disease which.
_CANCER = "pathogenic for cancer"
_PATHOGENIC = frozenset({"pathogenic", "likely pathogenic", _CANCER})
_RELEASED = date(2017, 4, 4)
#: Words of another reading beside "pathogenic": such a row stays out, as conflicting ones do.
_OPPOSED = ("benign", "uncertain")

Row = dict[str, str]


class ClinVar(WordsOnly):
    """Old ClinVar facts, brought to codons by the exon table and the proteins."""

    name = "clinvar"
    licence = "public domain facts in GPL and non-commercial packages"
    licence_class = LicenceClass.RESTRICTED
    attribution = "ClinVar, National Center for Biotechnology Information; CharGer, Ding Lab"

    def find(self, data: Path) -> Release | None:
        """Find the newest release, with the exons and proteins that it is read by."""
        place = data / FOLDER / "clinvar_vcf"
        release = find_release(self.name, place, [_ALL], fallback=_RELEASED)
        if release is None:
            return None
        for folder, name in (
            ("clinvar_missense", _MISSENSE),
            ("pathogenic_germline", _GERMLINE),
            ("mane_exons", EXONS),
            ("uniprot_human", PROTEINS),
            ("refseq_proteins", OTHERS),
        ):
            path = newest(data / FOLDER / folder, [name])
            file = files.locate(path, name) if path else None
            if file is not None:
                release.files[name] = file
            elif name not in {OTHERS, _GERMLINE}:
                return None
        return release

    def vocabulary(self, release: Release) -> list[Vocabulary]:
        """Read what can be said of each gene's changes, and the codons that the rows tell."""
        missense = _missense(release, self.name)
        variants = [*_variants(release, self.name), *_germline(release, self.name)]
        exons = stretches(files.rows(release.file(EXONS), self.name, EXON_COLUMNS))
        proteins = read_proteins(release, self.name)
        shifts = _shifts(variants, missense, exons, proteins)
        facts = _Facts(exons, proteins)
        moved = [
            (row, int(row["pos"]) - shifts[row["gene"]])
            for row in variants
            if row["gene"] in shifts
        ]
        codons = facts.codons(moved, missense)
        for row, position in moved:
            facts.add(row, position, codons.get(row["gene"], {}))
        for row in missense:
            facts.germline[row["gene"]].add(row["change_on_mane"].removeprefix("p."))
        models = (GeneModel(gene=gene, codons=found) for gene, found in decided(codons).items())
        return [*facts.genes(self.name), *models]


def _missense(release: Release, source: str) -> list[Row]:
    columns = ("gene", "change_on_mane", "pos", "ref", "alt", "reference_residue_checked")
    rows = files.rows(release.file(_MISSENSE), source, columns)
    return [row for row in rows if row["reference_residue_checked"] == "yes"]


def _variants(release: Release, source: str) -> list[Row]:
    columns = ("gene", "pos", "ref", "alt", "summary")
    return list(files.rows(release.file(_ALL), source, columns))


def _germline(release: Release, source: str) -> list[Row]:
    """Read the list of pathogenic ones without those that it says are also called otherwise."""
    if _GERMLINE not in release.files:
        return []
    columns = ("gene", "pos", "ref", "alt", "clin_sig_vep")
    return [
        {**row, "summary": _CANCER}
        for row in files.rows(release.file(_GERMLINE), source, columns)
        if not any(word in row["clin_sig_vep"] for word in _OPPOSED)
    ]


class _Facts:
    """Changes by gene while the rows are read."""

    def __init__(
        self, exons: Mapping[str, list[Stretch]], proteins: Mapping[str, list[str]]
    ) -> None:
        self._exons, self._proteins = exons, proteins
        self.benign: defaultdict[str, set[str]] = defaultdict(set)
        self.pathogenic: defaultdict[str, set[str]] = defaultdict(set)
        self.germline: defaultdict[str, set[str]] = defaultdict(set)
        self.truncations: defaultdict[str, set[tuple[int, bool, str]]] = defaultdict(set)

    def _place(self, row: Row, position: int) -> Placed | None:
        if not {row["ref"], row["alt"]} <= set("ACGT"):
            return None
        return placed(self._exons.get(row["gene"], ()), position, row["ref"], row["alt"])

    def codons(
        self, moved: Iterable[tuple[Row, int]], missense: Iterable[Row]
    ) -> dict[str, dict[int, tuple[str, ...]]]:
        """Give the triplets that the bases of all rows leave for each codon."""
        found = Triplets()
        for row, position in moved:
            place = self._place(row, position)
            if place is not None:
                standing = {
                    p[place.codon - 1 : place.codon] for p in self._proteins.get(row["gene"], ())
                }
                seen = Seen(offset=place.offset, base=place.ref)
                found.add(row["gene"], place.codon, standing, seen)
        for row in missense:
            place = self._place(row, int(row["pos"]))
            change = row["change_on_mane"].removeprefix("p.")
            if place is not None and change[1:-1] == str(place.codon):
                seen = Seen(
                    offset=place.offset, base=place.ref, other=place.alt, becomes=change[-1]
                )
                found.add(row["gene"], place.codon, change[0], seen)
        return found.left()

    def add(self, row: Row, position: int, codons: Mapping[int, tuple[str, ...]]) -> None:
        """Sort one row under its gene; what no codon can be given to is passed over."""
        gene, harmless = row["gene"], row["summary"] in _BENIGN
        if not harmless and row["summary"] not in _PATHOGENIC:
            return
        if len(row["ref"]) == len(row["alt"]) == 1:
            place = self._place(row, position)
            change = self._substitution(gene, place, codons) if place is not None else None
            if change is not None:
                self._list(row["summary"])[gene].add(change)
                if change.endswith("*"):
                    self.truncations[gene].add((int(change[1:-1]), harmless, change))
            return
        codon = frameshift(self._exons.get(gene, ()), position, row["ref"], row["alt"])
        if codon is not None:
            which = f"{position}{row['ref']}>{row['alt']}"
            self.truncations[gene].add((codon, harmless, which))

    def _list(self, summary: str) -> defaultdict[str, set[str]]:
        if summary in _BENIGN:
            return self.benign
        return self.pathogenic if summary == _CANCER else self.germline

    def _substitution(
        self, gene: str, place: Placed, codons: Mapping[int, tuple[str, ...]]
    ) -> str | None:
        for protein in self._proteins.get(gene, ()):
            change = substitution(place, protein, codons.get(place.codon, ()))
            if change is not None:
                return change
        return None

    def genes(self, source: str) -> Iterator[GeneFacts]:
        """Give the facts; a change that is called both stays out of all."""
        named = self.benign.keys() | self.pathogenic.keys() | self.germline.keys()
        for gene in sorted(named):
            harmful = self.pathogenic[gene] | self.germline[gene]
            both = self.benign[gene] & harmful
            yield GeneFacts(
                gene=gene,
                benign=tuple(sorted(self.benign[gene] - both)),
                pathogenic=tuple(sorted(self.pathogenic[gene] - both)),
                germline=tuple(sorted(self.germline[gene] - both)),
                benign_from_codon=_benign_from(self.truncations[gene]),
                pathogenic_truncations=sum(not ok for _, ok, _ in self.truncations[gene]),
                truncations=tuple(sorted({c for c, ok, _ in self.truncations[gene] if not ok})),
                sources=(source,),
            )


def _benign_from(truncations: Iterable[tuple[int, bool, str]]) -> int | None:
    """Give the first benign truncation after the last pathogenic one, if there is any."""
    harmful = [codon for codon, harmless, _ in truncations if not harmless]
    last = max(harmful, default=None)
    if last is None:
        return None
    return min(
        (codon for codon, harmless, _ in truncations if harmless and codon > last), default=None
    )


def _shifts(
    variants: list[Row],
    missense: list[Row],
    exons: Mapping[str, list[Stretch]],
    proteins: Mapping[str, list[str]],
) -> dict[str, int]:
    """Give, per gene, what a position of the older build is ahead of the newer one."""
    of_gene: defaultdict[str, list[Row]] = defaultdict(list)
    for row in variants:
        of_gene[row["gene"]].append(row)
    same: defaultdict[tuple[str, str, str], list[int]] = defaultdict(list)
    for row in missense:
        same[row["gene"], row["ref"], row["alt"]].append(int(row["pos"]))
    found = {}
    for gene, rows in of_gene.items():
        bases = [(int(row["pos"]), row["ref"]) for row in rows if row["ref"] in {*"ACGT"}]
        hints = (
            int(row["pos"]) - place for row in rows for place in same[gene, row["ref"], row["alt"]]
        )
        shift = Frame.of(exons.get(gene, ()), proteins.get(gene, [])).shift(bases, hints)
        if shift is not None:
            found[gene] = shift
    return found
