"""MOAlmanac's biomarker records as model values: a table of types, read from structured fields."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from kg.errors import SourceError
from kg.model import (
    Biomarker,
    Change,
    Cytogenetic,
    Expression,
    Fusion,
    GeneEventKind,
    Level,
    Not,
    Origin,
    Profile,
    ProteinChange,
    Region,
    RegionKind,
    Signature,
    SignatureName,
)
from loaders.sources.moalmanac.read import Database, Item, extension
from loaders.sources.moalmanac.tables import SOURCE
from ontologies.label_text import markers

_K = GeneEventKind

#: Marker of a protein expression record → gene symbol.
MARKERS: Final = {
    "CD19": "CD19",
    "CD20": "MS4A1",
    "CD22": "CD22",
    "CD30": "TNFRSF8",
    "CD33": "CD33",
    "CD117": "KIT",
    "CLDN18.2": "CLDN18",
    "EGFR": "EGFR",
    "Estrogen receptor (ER)": "ESR1",
    "FOLR1": "FOLR1",
    "Human epidermal growth factor receptor 2 (HER2)": "ERBB2",
    "PD-L1": "CD274",
    "Progesterone receptor (PR)": "PGR",
    "c-Met": "MET",
}
STATUS: Final = {
    "Positive": (Level.POSITIVE, None),
    "Negative": (Level.NEGATIVE, None),
    "Low": (Level.LOW, None),
    "Ultralow": (Level.LOW, "ultralow"),
}
UNITS: Final = {
    "Tumor Proportion Score (TPS)": ("TPS", 100),
    "Tumor-infiltrating immune cells (TIIC)": ("IC", 100),
    "Combined Positive Score (CPS)": ("CPS", 1),
    "Tumor Area Positivity (TAP)": ("TAP", 100),
    "Percentage of tumor cells": ("IHC", None),
    "status": ("IHC", None),
}
SIGNATURES: Final = {
    "Deficient": True,
    "Proficient": False,
    "Microsatellite instability-high (MSI-H)": True,
    "Microsatellite instability-low (MSI-L)": False,
    "Microsatellite stable (MSS)": False,
}
COPIES: Final = {"Amplification": _K.AMPLIFICATION, "Deletion": _K.DELETION}
ANNOTATIONS: Final = {
    "Nonsense": _K.TRUNCATING,
    "Frameshift": _K.FRAMESHIFT,
    "Splice Site": _K.SPLICE,
    "Internal Tandem Duplication (ITD)": _K.INTERNAL_TANDEM_DUPLICATION,
}
EXON_CHANGES: Final = {
    "Deletion": Change.DELETION,
    "Insertion": Change.INSERTION,
    "Splice Site": Change.SPLICE,
}
#: Genes whose "oncogenic variants" are those that lose their function.
SUPPRESSORS: Final = frozenset(
    {
        *("ATM", "ATR", "BARD1", "BRCA1", "BRCA2", "BRIP1", "CDK12", "CHEK1", "CHEK2", "FANCA"),
        *("FANCL", "MLH1", "MRE11", "NBN", "PALB2", "RAD51B", "RAD51C", "RAD51D", "RAD54L"),
        *("TSC1", "TSC2", "VHL"),
    }
)
#: A translocation named by its chromosome bands alone → the fusion it makes.
TRANSLOCATIONS: Final = {"t(15;17)": Fusion(five="PML", three="RARA")}
_ACTIVATING = re.compile(r"activating")
_KINASE_DOMAIN = re.compile(r"\bTKD\b")


def profile_of(record: Item, database: Database) -> Profile:
    """One record as a predicate, negated where the source says it must be absent.

    Raises:
        SourceError: a type or word that no table knows.
    """
    kind = extension(record, "biomarker_type")
    reader = READERS.get(kind)
    if reader is None:
        raise _unknown(record, "biomarker_type", kind)
    genes = [str(database.table("genes")[g]["name"]) for g in record.get("genes") or ()]
    found = reader(record, genes)
    present = extension(record, "_present")
    if not isinstance(present, bool):
        raise _unknown(record, "_present", present)
    return found if present else Not(of=found)


def _unknown(record: Item, field: str, word: object) -> SourceError:
    place = f"biomarkers.json, record {record['id']}, field {field!r}"
    return SourceError(SOURCE, place, f"unknown word {word!r}")


def _look(record: Item, field: str, table: Mapping[str, Any]) -> Any:  # any table
    word = extension(record, field)
    try:
        return table[word]
    except (KeyError, TypeError):
        raise _unknown(record, field, word) from None


def _expression(record: Item, _genes: list[str]) -> Profile:
    gene = _look(record, "marker", MARKERS)
    sign, value = extension(record, "equality"), extension(record, "value")
    if sign == "=":
        level, assay = _look(record, "value", STATUS)
        if (gene, level, assay) == ("ERBB2", Level.LOW, None):
            return markers.HER2_LOW
        return markers.leaf(Expression(gene=gene, level=level, assay=assay))
    assay, factor = _look(record, "unit", UNITS)
    if sign not in {">=", "<"}:
        raise _unknown(record, "equality", sign)
    if factor is None:  # the share of stained cells belongs to the marker's own test
        return markers.expressed(gene, Level.OVER if gene == "MET" else Level.POSITIVE)
    bound = round(float(value) * factor, 6)
    if sign == "<":
        return markers.leaf(Expression(gene=gene, level=Level.NEGATIVE, assay=assay, below=bound))
    return markers.expressed(gene, Level.POSITIVE, assay, bound)


def _variant(record: Item, genes: list[str]) -> Biomarker:
    gene, name = genes[0], str(record["name"])
    change, annotation = (
        extension(record, "protein_change"),
        extension(record, "variant_annotation"),
    )
    exon = extension(record, "exon")
    if change:
        # Published changes of histones do not count the first methionine; the record's name does
        # not either, while its field does.
        text = name.rpartition(" ")[2] if gene.startswith("H3") else str(change)
        return markers.leaf(ProteinChange(gene=gene, change=text.removeprefix("p.")))
    if gene == "MET" and exon == 14:  # noqa: PLR2004  # splice site and deletion both skip it
        return markers.MET_14_SKIPPING
    if exon and annotation:
        kind = _look(record, "variant_annotation", EXON_CHANGES)
        n = int(exon)
        region = Region(gene=gene, kind=RegionKind.EXON, change=kind, first=n, last=n)
        return markers.leaf(region)
    return _whole_gene(record, gene)


def _whole_gene(record: Item, gene: str) -> Biomarker:
    name = str(record["name"])
    if extension(record, "variant_annotation"):
        return markers.event(gene, _look(record, "variant_annotation", ANNOTATIONS))
    if _KINASE_DOMAIN.search(name):
        return markers.kinase_domain(gene)
    if _ACTIVATING.search(name):
        return markers.event(gene, _K.ACTIVATING)
    if gene in SUPPRESSORS:
        return markers.event(gene, _K.LOSS_OF_FUNCTION)
    oncogenic = extension(record, "requires_oncogenic")
    return markers.event(gene, _K.ONCOGENIC if oncogenic else _K.MUTATION)


def _germline(_record: Item, genes: list[str]) -> Biomarker:
    return markers.event(genes[0], _K.LOSS_OF_FUNCTION, Origin.GERMLINE)


def _copies(record: Item, genes: list[str]) -> Biomarker:
    return markers.event(genes[0], _look(record, "direction", COPIES))


def _arm(record: Item, _genes: list[str]) -> Biomarker:
    match = re.fullmatch(r"(\d+[pq]) deletion", str(record["name"]))
    if match is None or extension(record, "direction") != "Deletion":
        raise _unknown(record, "name", record["name"])
    return markers.leaf(Cytogenetic(event=f"del({match[1]})"))


def _rearrangement(record: Item, genes: list[str]) -> Biomarker:
    name, kind = str(record["name"]), extension(record, "rearrangement_type")
    if name in TRANSLOCATIONS:
        return markers.leaf(TRANSLOCATIONS[name])
    if kind != "Fusion":
        return markers.event(genes[0], _K.REARRANGEMENT)
    five, _, three = name.partition("::")
    if "v" in (five, three):
        return markers.fusion(genes[0])
    return markers.leaf(Fusion(five=five, three=three))


def _signature(name: SignatureName) -> Callable[[Item, list[str]], Biomarker]:
    def read(record: Item, _genes: list[str]) -> Biomarker:
        return markers.leaf(Signature(name=name, high=_look(record, "status", SIGNATURES)))

    return read


def _burden(record: Item, _genes: list[str]) -> Biomarker:
    least = extension(record, "minimum_mutations_per_megabase")
    if extension(record, "classification") != "High" or least is None:
        raise _unknown(record, "classification", extension(record, "classification"))
    return markers.leaf(Signature(name=SignatureName.TMB, at_least=float(least)))


def _wild(_record: Item, genes: list[str]) -> Biomarker:
    return markers.event(genes[0], _K.WILD_TYPE)


READERS: Final[dict[str, Callable[[Item, list[str]], Profile]]] = {
    "Protein expression": _expression,
    "Somatic Variant": _variant,
    "Germline Variant": _germline,
    "Copy Number": _copies,
    "Copy Number (arm level)": _arm,
    "Rearrangement": _rearrangement,
    "Microsatellite Stability": _signature(SignatureName.MSI),
    "Mismatch Repair": _signature(SignatureName.MMR),
    "Homologous Recombination": _signature(SignatureName.HRD),
    "Tumor mutational burden": _burden,
    "Wild type": _wild,
}
