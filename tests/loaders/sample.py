"""A small vocabulary and small files for the loaders' tests; the facts are retyped by hand."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from kg.model import Curie, Drug, Form, Gene, TumourType
from ontologies.words import Words

GENES = ("ALK", "BRAF", "BRCA1", "CDKN2A", "EGFR", "ERBB2", "ESR1", "FGFR1", "KRAS", "MET", "PGR")
DRUGS = ("dabrafenib", "trametinib", "vemurafenib", "cetuximab", "olaparib", "gefitinib")


def words() -> Words:
    """A few genes, drugs and tumours, enough to read the samples."""
    return Words.of(
        [
            *(Gene(id=Curie(f"hgnc:{n}"), symbol=symbol) for n, symbol in enumerate(GENES)),
            Gene(id=Curie("hgnc:90"), symbol="NTRK1"),
            *(Drug(id=Curie(f"drug:{name}"), name=name) for name in DRUGS),
            TumourType(id=Curie("doid:162"), name="cancer"),
            *(
                TumourType(id=Curie(id_), name=name, parents=(Curie("doid:162"),))
                for id_, name in (
                    ("doid:1909", "melanoma"),
                    ("doid:1612", "breast cancer"),
                    ("doid:9256", "colorectal cancer"),
                    ("doid:1324", "lung cancer"),
                    ("doid:2394", "ovarian cancer"),
                )
            ),
            TumourType(id=Curie("oncotree:MEL"), name="Melanoma", form=Form.SOLID),
            TumourType(id=Curie("oncotree:LEUK"), name="Leukemia", form=Form.LIQUID),
            TumourType(id=Curie("oncotree:UM"), name="Uveal Melanoma", form=Form.SOLID),
        ]
    )


CIVIC = {
    "molecular_profile": "BRAF V600E",
    "disease": "Melanoma",
    "doid": "1909",
    "therapies": "Vemurafenib",
    "therapy_interaction_type": "",
    "evidence_type": "Predictive",
    "evidence_direction": "Supports",
    "evidence_level": "A",
    "significance": "Sensitivity/Response",
    "citation_id": "21639808",
    "source_type": "PubMed",
    "citation": "Chapman et al., 2011",
    "nct_ids": "NCT01006980",
    "rating": "5",
    "evidence_status": "accepted",
    "evidence_id": "1409",
    "variant_origin": "Somatic",
    "evidence_civic_url": "https://civicdb.org/links/evidence_items/1409",
    "is_flagged": "false",
}

COHORT = {
    "trial": "MyPathway",
    "nct": "NCT02091141",
    "drug": "vemurafenib",
    "alteration": "BRAF V600E",
    "tumour_type": "colorectal cancer",
    "n_enrolled_or_treated": "26",
    "n_evaluable": "",
    "n_CR": "",
    "n_PR": "",
    "n_OR": "12",
    "ORR_pct": "46",
    "n_SD16w": "",
    "sd_definition": "",
    "n_CB": "",
    "CB_or_DC_pct": "",
    "CB_definition": "",
    "median_PFS": "",
    "PFS_unit": "",
    "median_OS": "",
    "OS_unit": "",
    "pmid": "29320312",
    "doi": "",
    "citation": "Hainsworth et al., 2018",
    "source_kind": "paper abstract",
    "notes": "",
    "verdict": "not declared",
    "verdict_source": "none read",
    "source_class": "primary",
}

ASSERTION: dict[str, Any] = {
    "assertion_id": 7,
    "feature_type": "Somatic Variant",
    "gene": "BRAF",
    "protein_change": "p.V600E",
    "variant_annotation": "Missense",
    "exon": 15,
    "disease": "Melanoma",
    "context": "",
    "oncotree_term": "Melanoma",
    "oncotree_code": "MEL",
    "therapy_name": "Vemurafenib",
    "therapy_sensitivity": 1,
    "therapy_resistance": "",
    "favorable_prognosis": "",
    "predictive_implication": "Clinical trial",
    "doi": "10.1056/NEJMoa1103782",
    "pmid": 21639808,
    "nct": "",
    "url": "https://doi.org/10.1056/NEJMoa1103782",
    "publication_date": "2011-06-30",
    "_deprecated": False,
}


def tsv(path: Path, rows: Iterable[Mapping[str, str]], *, quoted: bool = False) -> None:
    """Write a table, with or without quotation marks around cells that need them."""
    listed = list(rows)
    text = io.StringIO()
    writer = csv.DictWriter(
        text,
        list(listed[0]),
        delimiter="\t",
        lineterminator="\n",
        quoting=csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE,
    )
    writer.writeheader()
    writer.writerows(listed)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.getvalue(), encoding="utf-8")


def save_json(path: Path, value: object) -> None:
    """Write a JSON file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value), encoding="utf-8")
