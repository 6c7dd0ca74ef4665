"""Gene models and gene lists, each from a few hand-made lines."""

from pathlib import Path

import pytest

from kg.errors import SourceError
from kg.model import Exon, GeneFacts, GeneModel, Role
from loaders.codons import CODE, Stretch, frameshift, stretches, substitution
from loaders.sources.clinvar import ClinVar
from loaders.sources.gene_lists import (
    read_drivers,
    read_hotspots,
    read_polymorphisms,
    read_roles,
)
from loaders.sources.gene_models import GeneModels


def put(folder: Path, name: str, *lines: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


EXONS = (
    "gene\ttranscript\tstrand\texon\texon_start\texon_end\tcds_start\tcds_end\tfirst_codon\tlast_codon",
    "G1\tT1\t+\t1\t101\t110\t1\t4\t1\t2",  # coding 107-110
    "G1\tT1\t+\t2\t201\t220\t5\t12\t2\t4",  # coding 201-208
    "G2\tT2\t-\t1\t401\t410\t1\t4\t1\t2",  # coding 404-401
    "G2\tT2\t-\t2\t301\t310\t5\t12\t2\t4",  # coding 310-303
)
PROTEINS = (">sp|A|A GN=G1 SV=1", "MKR", ">sp|B|B GN=G2", "MKRW")


def genes(folder: Path) -> Path:
    put(folder, "genes/mane_exons/gencode-v44/exons.tsv", *EXONS)
    put(
        folder,
        "genes/mane_exons/gencode-v44/transcripts_all.tsv",
        "gene\tprotein_length\tmane_status",
        "G1\t3\tMANE Select",
        "G2\t9\tMANE Select",
    )
    put(folder, "genes/uniprot_human/2025-10-20/proteins.fasta", *PROTEINS)
    put(
        folder,
        "genes/uniprot_human/2025-10-20/labels_not_on_sequence.tsv",
        "gene\treference_residue\tposition",
        "G1\tL\t2",
    )
    return folder


def test_a_gene_model_has_exons_proteins_and_published_labels(tmp_path: Path) -> None:
    release = GeneModels().find(genes(tmp_path))

    assert release is not None
    assert GeneModels().vocabulary(release)[0] == GeneModel(
        gene="G1",
        transcript="T1",
        exons=(
            Exon(number=1, first_codon=1, last_codon=2),
            Exon(number=2, first_codon=2, last_codon=4),
        ),
        protein_length=3,
        sequences=("MKR",),
        off_sequence=("L2",),
    )


def test_a_gene_without_a_protein_of_the_right_length_is_incomplete(tmp_path: Path) -> None:
    release = GeneModels().find(genes(tmp_path))

    assert release is not None
    models = {m.gene: m for m in GeneModels().vocabulary(release) if isinstance(m, GeneModel)}
    assert not models["G2"].sequence_complete


def coding(gene: str) -> list[Stretch]:
    header, *lines = (line.split("\t") for line in EXONS)
    return stretches(dict(zip(header, line, strict=True)) for line in lines)[gene]


@pytest.mark.parametrize(
    ("gene", "genomic", "position"),
    [
        ("G1", 107, 1),
        ("G1", 110, 4),
        ("G1", 201, 5),
        ("G1", 106, None),
        ("G2", 404, 1),
        ("G2", 310, 5),
    ],
)
def test_a_place_on_the_genome_has_its_number(
    gene: str, genomic: int, position: int | None
) -> None:
    found = [p for s in coding(gene) if (p := s.position(genomic)) is not None]

    assert found == ([position] if position else [])


def test_the_code_is_the_standard_one() -> None:
    assert (CODE["ATG"], CODE["TAA"], CODE["AAA"], CODE["TGG"]) == ("M", "*", "K", "W")


def test_a_lysine_whose_first_base_becomes_t_is_a_stop() -> None:
    assert substitution(coding("G1"), "MKR", 110, "A", "T") == "K2*"


def test_the_other_strand_reads_the_complement() -> None:
    assert substitution(coding("G2"), "MKRW", 401, "T", "A") == "K2*"


def test_a_change_that_the_codons_leave_open_is_none() -> None:
    assert substitution(coding("G1"), "MKR", 203, "C", "A") is None  # CGN → AGN is S or R


def test_a_base_that_cannot_stand_there_is_none() -> None:
    assert substitution(coding("G1"), "MKR", 110, "G", "T") is None


def test_a_shifted_frame_has_its_codon() -> None:
    assert frameshift(coding("G1"), 203, "GA", "G") == 3


def test_whole_codons_shift_no_frame() -> None:
    assert frameshift(coding("G1"), 203, "GAAA", "G") is None


def test_clinvar_gives_benign_stops_and_the_codon_they_start_at(tmp_path: Path) -> None:
    genes(tmp_path)
    shift, places = 1000, (107, 108, 110, 201, 205)
    put(
        tmp_path,
        "genes/clinvar_missense/intervar-2021-08/pathogenic_missense.tsv",
        "gene\tchange_on_mane\tpos\tref\talt\treference_residue_checked",
        *(f"G1\tp.M1{x}\t{at}\tA\tC\tyes" for at, x in zip(places, "LVTIK", strict=True)),
        "G1\tp.Q9W\t1\tA\tC\tno",
    )
    put(
        tmp_path,
        "genes/clinvar_vcf/2017-04-04/hereditary_genes.tsv",
        "gene\tpos\tref\talt\tsummary",
        *(f"G1\t{at + shift}\tA\tC\tconflicting" for at in places),
        f"G1\t{107 + shift}\tAT\tA\tpathogenic",
        f"G1\t{110 + shift}\tA\tT\tbenign",
    )
    release = ClinVar().find(tmp_path)

    assert release is not None
    assert ClinVar().vocabulary(release) == [
        GeneFacts(
            gene="G1",
            benign=("K2*",),
            pathogenic=("M1I", "M1K", "M1L", "M1T", "M1V"),
            benign_from_codon=2,
            sources=("clinvar",),
        )
    ]


def test_the_majority_of_cohorts_gives_the_role_and_a_tie_none(tmp_path: Path) -> None:
    path = put(
        tmp_path, "t", "SYMBOL\tROLE", "A\tAct", "A\tAct", "A\tLoF", "B\tLoF", "B\tAct", "C\t"
    )

    roles = {facts.gene: facts.role for facts in read_roles(path, "s")}

    assert roles == {"A": Role.ACTIVATING, "B": Role.AMBIGUOUS}


def test_an_unknown_role_stops_the_source(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="unknown role 'Both'"):
        list(read_roles(put(tmp_path, "t", "SYMBOL\tROLE", "A\tBoth"), "s"))


HOTSPOTS = "Hugo_Symbol\tAmino_Acid_Position\tReference_Amino_Acid\tMutation_Count"


def test_hotspots_are_residues_with_samples(tmp_path: Path) -> None:
    path = put(
        tmp_path,
        "t",
        HOTSPOTS,
        "A\t600\tV:897\t897",
        "A\t600\tV:897\t897",
        "A\tX9_splice\tsplice:4\t4",
    )

    assert [facts.hotspots for facts in read_hotspots(path, "s")] == [{"V600": 897}]


def test_a_histone_hotspot_has_both_numbers(tmp_path: Path) -> None:
    path = put(tmp_path, "t", HOTSPOTS, "H3F3A\t28\tK:33\t33")

    assert [facts.hotspots for facts in read_hotspots(path, "s")] == [{"K27": 33, "K28": 33}]


def test_drivers_are_plain_changes(tmp_path: Path) -> None:
    lines = ("A\tp.V600E", "A\tp.W288fs", "A\tp.Q61*", "A\tp.VEEI560in_frame_delLRR")
    path = put(tmp_path, "t", "default_gene_name\tamino_acid_change", *lines)

    assert [facts.pathogenic for facts in read_drivers(path, "s")] == [("V600E", "W288fs")]


def test_only_benign_natural_variants_are_taken(tmp_path: Path) -> None:
    path = put(tmp_path, "t", "gene\tchange\tcategory", "A\tP72R\tLB/B", "A\tR9W\tLP/P")

    assert [facts.benign for facts in read_polymorphisms(path, "s")] == [("P72R",)]
