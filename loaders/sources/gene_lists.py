"""Lists that say what a gene or one of its changes is worth: roles, hotspots, drivers, benign."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import SourceError
from kg.model import GeneFacts, GeneModel, LicenceClass, Role
from kg.model.gene import Function
from loaders import files
from loaders.source import Release, Vocabulary, WordsOnly, find_release
from loaders.triplets import of_substitutions, told
from ontologies.genetic_code import CODONS

if TYPE_CHECKING:
    pass

Reader = Callable[[Path, str], Iterable[GeneFacts | GeneModel]]

_ROLES = {"Act": Role.ACTIVATING, "LoF": Role.LOSS, "ambiguous": Role.AMBIGUOUS}
_EFFECTS = {"gain-of-function": Function.GAIN, "loss-of-function": Function.LOSS}
_SUBSTITUTION = re.compile(r"[A-Z]\d+[A-Z]")
_DRIVER = re.compile(r"p\.([A-Z]\d+(?:[A-Z]|fs))")
#: ``PF00757:185:338``, several with commas.
_DOMAIN = re.compile(r"(\w+):(\d+):(\d+)")
_RESIDUE = re.compile(r"([A-Z]):\d+")
_BECOMES = re.compile(r"([A-Z*]):(\d+)")
#: Histone labels count without the first methionine, hotspots count it.
_HISTONE = re.compile(r"^(?:H3[-C]|HIST[123]H3|H3F3)")


@dataclass(frozen=True, slots=True, kw_only=True)
class GeneList(WordsOnly):
    """A source that is one table of genes or changes."""

    name: str
    licence: str
    licence_class: LicenceClass
    attribution: str
    folder: str
    file: str
    released: date
    read: Reader

    def find(self, data: Path) -> Release | None:
        """Find the newest release."""
        return find_release(self.name, data / self.folder, [self.file], fallback=self.released)

    def vocabulary(self, release: Release) -> list[Vocabulary]:
        """Read what the list says of each gene."""
        return list(self.read(release.file(self.file), self.name))


def read_roles(path: Path, source: str) -> Iterable[GeneFacts]:
    """Read the role of each gene and its domains that are enriched in mutations.

    Cohorts that disagree on the role without a majority make it ambiguous.
    """
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    domains: defaultdict[str, set[str]] = defaultdict(set)
    for row in files.rows(path, source, ("SYMBOL", "ROLE")):
        if not row["ROLE"]:
            continue
        for name, first, last in _DOMAIN.findall(row.get("DOMAIN", "")):
            domains[row["SYMBOL"]].add(f"{row['TRANSCRIPT']}:{first}-{last}:{name}")
        if row["ROLE"] not in _ROLES:
            raise SourceError(source, path.name, f"unknown role {row['ROLE']!r}")
        votes[row["SYMBOL"]][row["ROLE"]] += 1
    for gene, counted in sorted(votes.items()):
        (role, most), *rest = counted.most_common()
        tied = bool(rest) and rest[0][1] == most
        yield GeneFacts(
            gene=gene,
            role=Role.AMBIGUOUS if tied else _ROLES[role],
            domains=tuple(sorted(domains[gene])),
            sources=(source,),
        )


def read_hotspots(path: Path, source: str) -> Iterable[GeneFacts | GeneModel]:
    """Read single-residue hotspots with their samples, their changes and their codons.

    Splice sites are none.
    """
    columns = ("Hugo_Symbol", "Amino_Acid_Position", "Reference_Amino_Acid", "Mutation_Count")
    found: defaultdict[str, dict[str, int]] = defaultdict(dict)
    changes: defaultdict[str, dict[str, int]] = defaultdict(dict)
    codons: defaultdict[str, dict[int, str]] = defaultdict(dict)
    for row in files.rows(path, source, (*columns, "Variant_Amino_Acid", "Codon_Change")):
        residue = _RESIDUE.match(row["Reference_Amino_Acid"])
        if residue is None or not row["Amino_Acid_Position"].isdigit():
            continue
        gene, position = row["Hugo_Symbol"], int(row["Amino_Acid_Position"])
        becomes = _BECOMES.fullmatch(row["Variant_Amino_Acid"])
        for number in (position, position - 1) if _HISTONE.match(gene) else (position,):
            label = f"{residue[1]}{number}"
            found[gene][label] = int(row["Mutation_Count"])
            if becomes is not None:
                changes[gene][f"{label}{becomes[1]}"] = int(becomes[2])
        triplet = told(row["Codon_Change"])
        if triplet is not None and CODONS[triplet] == residue[1]:
            codons[gene][position] = triplet
    for gene, hotspots in sorted(found.items()):
        yield GeneFacts(
            gene=gene,
            hotspots=dict(sorted(hotspots.items())),
            changes=dict(sorted(changes[gene].items())),
            sources=(source,),
        )
    for gene, triplets in sorted(codons.items()):
        yield GeneModel(gene=gene, codons=dict(sorted(triplets.items())))


def read_drivers(path: Path, source: str) -> Iterable[GeneFacts | GeneModel]:
    """Read known driver changes that are plain substitutions or frameshifts, and their codons."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    functions: defaultdict[str, dict[str, Function]] = defaultdict(dict)
    rows = list(files.rows(path, source, ("default_gene_name", "amino_acid_change")))
    for row in rows:
        change = _DRIVER.fullmatch(row["amino_acid_change"])
        if change is not None:
            found[row["default_gene_name"]].add(change[1])
            does = _EFFECTS.get(row.get("Effect", ""))
            if does is not None:
                functions[row["default_gene_name"]][change[1]] = does
    for gene, changes in sorted(found.items()):
        yield GeneFacts(
            gene=gene,
            pathogenic=tuple(sorted(changes)),
            functions=dict(sorted(functions[gene].items())),
            sources=(source,),
        )
    if rows and "c_position" in rows[0]:  # a pack may hold the protein changes alone
        for gene, triplets in of_substitutions(rows).items():
            yield GeneModel(gene=gene, codons=triplets)


def read_polymorphisms(path: Path, source: str) -> Iterable[GeneFacts]:
    """Read natural variants classed benign; disease variants there are of any disease.

    Some are of tumours (EGFR L858R is among them), so they are no more than natural.
    """
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in files.rows(path, source, ("gene", "change", "category")):
        if row["category"] == "LB/B" and _SUBSTITUTION.fullmatch(row["change"]):
            found[row["gene"]].add(row["change"])
    for gene, changes in sorted(found.items()):
        yield GeneFacts(gene=gene, natural=tuple(sorted(changes)), sources=(source,))


INTOGEN = GeneList(
    name="intogen",
    licence="CC0 1.0 (to be confirmed)",
    licence_class=LicenceClass.RESTRICTED,
    attribution="IntOGen, Barcelona Biomedical Genomics Lab",
    folder="intogen",
    file="Compendium_Cancer_Genes.tsv",
    released=date(2020, 2, 1),
    read=read_roles,
)
CANCERHOTSPOTS = GeneList(
    name="cancerhotspots",
    licence="ODbL 1.0",
    licence_class=LicenceClass.RESTRICTED,
    attribution="Cancer Hotspots, Memorial Sloan Kettering Cancer Center, cancerhotspots.org",
    folder="cancerhotspots",
    file="hotspots_v2.txt",
    released=date(2017, 12, 1),
    read=read_hotspots,
)
DOCM = GeneList(
    name="docm",
    licence="CC BY 4.0",
    licence_class=LicenceClass.OPEN,
    attribution="DoCM, Database of Curated Mutations, Washington University",
    folder="docm",
    file="docm-*.tsv",
    released=date(2014, 8, 15),
    read=read_drivers,
)
UNIPROT_VARIANTS = GeneList(
    name="uniprot_variants",
    licence="CC BY 4.0 facts in a GPL package",
    licence_class=LicenceClass.RESTRICTED,
    attribution="UniProt Consortium, human natural variants",
    folder="genes/uniprot_variants",
    file="natural_variants.tsv",
    released=date(2024, 1, 1),
    read=read_polymorphisms,
)
