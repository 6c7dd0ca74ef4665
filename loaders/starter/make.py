"""Makes the pack's fact tables: ``python -m loaders.starter.make --data DIR``.

Only sources that may be passed on are read here. Every table is a selection of rows and columns of
its original; prose is left out. The same originals give the same bytes.
"""

from __future__ import annotations

import argparse
import json
from functools import partial
from pathlib import Path
from typing import Any, Final

from loaders import files
from loaders.pack import CONTENTS
from loaders.starter import DATA, agencies, facts, words
from loaders.starter.table import Origin, Table, checksum, write

CIVIC = Origin("CC0 1.0", "CIViC, Clinical Interpretation of Variants in Cancer, civicdb.org")
ONCOTREE = Origin(
    "CC BY 4.0", "OncoTree, Memorial Sloan Kettering Cancer Center, oncotree.mskcc.org"
)
DOID = Origin("CC0 1.0", "Human Disease Ontology, disease-ontology.org")
MONDO = Origin(
    "CC BY 4.0", "Mondo Disease Ontology, Monarch Initiative, mondo.monarchinitiative.org"
)
HGNC = Origin("CC0 1.0", "HGNC, HUGO Gene Nomenclature Committee, genenames.org")
GENCODE = Origin(
    "facts: coordinates, in codons", "GENCODE v44 and MANE (EMBL-EBI, NCBI), gencodegenes.org"
)
UNIPROT = Origin("CC BY 4.0", "UniProt Consortium, uniprot.org")
DOCM = Origin("CC BY 4.0", "DoCM, Database of Curated Mutations, Washington University")
REFSEQ = Origin("public domain", "RefSeq, National Center for Biotechnology Information")
COHORTS = Origin(
    "facts: counts and citations", "the trials' publications, cited row by row; read by hand"
)
EMA = Origin(
    "may be reproduced with acknowledgement",
    "European Medicines Agency, table of medicines, www.ema.europa.eu",
)
FDA = Origin("public domain", "U.S. Food and Drug Administration, www.fda.gov")
AGENCIES = Origin(
    "facts", "U.S. Food and Drug Administration and European Medicines Agency, retyped lists"
)

TABLES: Final = (
    Table(CIVIC, (facts.CIVIC,), "predictive items only, without their prose", facts.civic),
    Table(ONCOTREE, (words.ONCOTREE,), "without colours and levels", words.oncotree),
    Table(ONCOTREE, (words.ONCOTREE_CODES,), "NCIt codes only", words.oncotree_codes),
    Table(
        ONCOTREE,
        (words.ONCOTREE_OLDER, words.ONCOTREE),
        "only nodes that the newer tree lacks",
        words.oncotree_older,
    ),
    Table(DOID, (words.DOID_TERMS,), "growths and what lies above them", words.doid_terms),
    Table(DOID, (words.DOID_CODES, words.DOID_TERMS), "the same terms", words.doid_codes),
    Table(
        DOID,
        (words.DOID_NAMES, words.DOID_TERMS),
        "the same terms; exact synonyms and merged ids only",
        words.doid_names,
    ),
    Table(
        DOID,
        (words.DOID_WHOLE, words.DOID_TERMS),
        "the same terms; synonyms and merged ids only",
        words.doid_whole,
    ),
    *(
        Table(
            MONDO,
            (name, words.DOID_TERMS),
            "exact matches of terms that tie OncoTree, DOID and NCIt",
            partial(words.mondo, name=name),
        )
        for name in words.MONDO
    ),
    Table(
        HGNC,
        (words.HGNC,),
        "protein-coding genes and what shares a symbol with one; symbols and names only",
        words.hgnc,
    ),
    Table(GENCODE, (facts.EXONS,), "fewer columns", facts.exons),
    Table(GENCODE, (facts.EXONS_FALLBACK,), "fewer columns", facts.exons_fallback),
    Table(
        GENCODE,
        (facts.TRANSCRIPTS, facts.EXONS, facts.EXONS_FALLBACK),
        "the same genes; protein lengths only",
        facts.transcripts,
    ),
    Table(UNIPROT, (facts.UNIPROT,), "whole", facts.uniprot),
    Table(
        UNIPROT,
        (facts.OFF_SEQUENCE,),
        "only residues that CIViC or DoCM name",
        facts.off_sequence,
    ),
    Table(REFSEQ, (facts.REFSEQ,), "whole", facts.refseq),
    Table(DOCM, (facts.DOCM,), "gene, changes, disease and citation only", facts.docm),
    Table(
        COHORTS,
        (facts.COHORTS,),
        "without remarks and quotations",
        facts.cohorts,
    ),
    Table(
        EMA,
        (agencies.EMA,),
        "human medicines, without the text of their indications",
        agencies.ema,
        name="medicines.tsv",
    ),
    Table(FDA, (agencies.FIRST,), "fewer columns", agencies.first_approvals),
    Table(FDA, (agencies.FIRST_LATER,), "whole", agencies.later_approvals),
    Table(FDA, (agencies.ACCELERATED,), "whole", agencies.accelerated),
    Table(AGENCIES, (agencies.WITHDRAWALS,), "without notes", agencies.withdrawals),
)


def make(data: Path, out: Path) -> None:
    """Write every table, and the contents page that says where each comes from."""
    contents = []
    for table in TABLES:
        text = table.make(data)
        path = write(out, table.place, text)
        contents.append(_entry(table, text, data))
        other = path.with_suffix("") if path.suffix == ".gz" else path.with_name(path.name + ".gz")
        other.unlink(missing_ok=True)
    page = json.dumps({"tables": contents}, indent=1, ensure_ascii=False) + "\n"
    (out / CONTENTS).write_text(page, encoding="utf-8")


def _entry(table: Table, text: str, data: Path) -> dict[str, Any]:
    return {
        "table": table.place,
        "licence": table.origin.licence,
        "attribution": table.origin.attribution,
        "change": table.change,
        "sha256": checksum(text),
        "made_from": {name: files.sha256(data / name) for name in table.made_from},
    }


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="the data directory")
    parser.add_argument("--out", type=Path, default=DATA, help="the pack's own data directory")
    options = parser.parse_args()
    make(options.data, options.out)


if __name__ == "__main__":
    main()
