"""Gene models and gene lists, each from a few hand-made lines."""

from pathlib import Path

import pytest

from kg.errors import SourceError
from kg.model import Exon, GeneFacts, GeneModel, Role
from kg.model.gene import Function
from loaders.builds import Frame
from loaders.codons import Stretch, frameshift, placed, stretches, substitution
from loaders.sources.clinvar import ClinVar
from loaders.sources.gene_lists import (
    read_drivers,
    read_hotspots,
    read_polymorphisms,
    read_roles,
)
from loaders.sources.gene_models import GeneModels
from loaders.sources.variant_lists import read_frequencies, read_functions
from loaders.triplets import Seen, Triplets, of_substitutions, told
from ontologies.grammar.dna import CODONS


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


def change(gene: str, protein: str, at: int, bases: str, *triplets: str) -> str | None:
    place = placed(coding(gene), at, *bases)
    return substitution(place, protein, triplets) if place else None


def test_a_lysine_whose_first_base_becomes_t_is_a_stop() -> None:
    assert change("G1", "MKR", 110, "AT") == "K2*"


def test_the_other_strand_reads_the_complement() -> None:
    assert change("G2", "MKRW", 401, "TA") == "K2*"


def test_a_change_that_the_codons_leave_open_is_none() -> None:
    assert change("G1", "MKR", 203, "CA") is None  # CGN → AGN is S or R


def test_a_known_codon_decides_what_a_change_becomes() -> None:
    assert change("G1", "MKR", 203, "CA", "CGT") == "R3S"


def test_a_base_that_cannot_stand_there_is_none() -> None:
    assert change("G1", "MKR", 110, "GT") is None


def test_a_place_outside_of_the_coding_exons_is_none() -> None:
    assert placed(coding("G1"), 150, "A", "T") is None


def test_a_shifted_frame_has_its_codon() -> None:
    assert frameshift(coding("G1"), 203, "GA", "G") == 3


def test_whole_codons_shift_no_frame() -> None:
    assert frameshift(coding("G1"), 203, "GAAA", "G") is None


def test_a_gene_moved_by_the_distance_under_which_its_bases_fit() -> None:
    protein = "MKRWMKRWMKRWMW"
    frame = Frame.of([Stretch(100, 141, 1, forward=True)], [protein])
    bases = [
        (1000 + 3 * i + 1, "T" if residue == "M" else "AG"[residue in "RW"])
        for i, residue in enumerate(protein)
    ] * 2

    assert frame.shift(bases, hints=[898, 900, 905]) == 900
    assert frame.shift(bases, hints=[]) == 900


def test_too_few_bases_tell_no_distance() -> None:
    frame = Frame.of([Stretch(100, 141, 1, forward=True)], ["MKRWMKRWMKRWMW"])

    assert frame.shift([(1000, "A"), (1001, "T")], hints=[900]) is None


#: A made-up coding sequence of two exons, and the protein that it makes.
SEQUENCE = "ATGAAACGTTGGGAACTGCAGTCTTGCACCGATGTCAAGTACGGACATCCAATTTTCAGATGGCAATCGAACGAGTGGTAT"
PROTEIN = "".join(CODONS[SEQUENCE[i : i + 3]] for i in range(0, len(SEQUENCE) - 2, 3))
MOVED = 900


def at(number: int, moved: int = 0) -> int:
    """The position of a c. number: exons at 101-140 and 201-238."""
    return moved + (100 if number <= 40 else 160) + number


def row(number: int, other: str, called: str) -> str:
    return f"G1\t{at(number, MOVED)}\t{SEQUENCE[number - 1]}\t{other}\t{called}"


def clinvar(folder: Path, *more: str, germline: tuple[str, ...] = ()) -> list[object]:
    header, *_ = EXONS
    exons = ("G1\tT1\t+\t1\t101\t140\t1\t40\t1\t14", "G1\tT1\t+\t2\t201\t238\t41\t78\t14\t26")
    put(folder, "genes/mane_exons/gencode-v44/exons.tsv", header, *exons)
    put(folder, "genes/uniprot_human/2025-10-20/proteins.fasta", ">sp|A|A GN=G1", PROTEIN)
    put(
        folder,
        "genes/clinvar_missense/intervar-2021-08/pathogenic_missense.tsv",
        "gene\tchange_on_mane\tpos\tref\talt\treference_residue_checked",
        f"G1\tp.R3C\t{at(7)}\tC\tT\tyes",
        f"G1\tp.Q7E\t{at(19)}\tC\tG\tno",
    )
    known = [row(n, "ACGT"["CGTA".index(SEQUENCE[n - 1])], "conflicting") for n in range(1, 78, 3)]
    columns = "gene\tpos\tref\talt\tsummary"
    put(folder, "genes/clinvar_vcf/2017-04-04/hereditary_genes.tsv", columns, *known, *more)
    if germline:
        folder_of = "genes/pathogenic_germline/charger-2020-02-17/pathogenic_variants.tsv"
        put(folder, folder_of, "gene\tpos\tref\talt\tclin_sig_vep", *germline)
    release = ClinVar().find(folder)
    assert release is not None
    return list(ClinVar().vocabulary(release))


def test_clinvar_names_changes_of_germline_disease_by_residue(tmp_path: Path) -> None:
    facts = clinvar(tmp_path, row(8, "A", "likely pathogenic"), row(32, "C", "benign"))[0]

    assert facts == GeneFacts(
        gene="G1", benign=("D11A",), germline=("R3C", "R3H"), sources=("clinvar",)
    )


def test_what_clinvar_calls_both_is_in_neither(tmp_path: Path) -> None:
    facts = clinvar(tmp_path, row(7, "T", "benign"))[0]

    assert facts == GeneFacts(gene="G1", sources=("clinvar",))


def test_a_stop_after_the_last_pathogenic_one_is_harmless(tmp_path: Path) -> None:
    facts = clinvar(tmp_path, row(19, "T", "pathogenic"), row(58, "T", "benign"))[0]

    assert isinstance(facts, GeneFacts)
    assert (facts.benign_from_codon, facts.pathogenic_truncations) == (None, 1)
    assert facts.germline == ("Q7*", "R3C")


def test_a_list_of_cancer_predisposition_names_drivers(tmp_path: Path) -> None:
    rows = (row(8, "A", ""), row(26, "A", "uncertain_significance&pathogenic"))
    facts = clinvar(tmp_path, germline=rows)[0]

    assert isinstance(facts, GeneFacts)
    assert (facts.pathogenic, facts.germline) == (("R3H",), ("R3C",))


def test_rows_that_show_its_bases_tell_a_codon(tmp_path: Path) -> None:
    (model,) = (one for one in clinvar(tmp_path) if isinstance(one, GeneModel))

    assert model.codons[1] == "ATG"
    assert all(SEQUENCE[3 * n - 3 : 3 * n] == triplet for n, triplet in model.codons.items())


def test_a_codon_is_what_all_its_bases_leave() -> None:
    found = Triplets()
    found.add("G1", 600, "V", Seen(offset=1, base="T", other="A", becomes="E"))
    assert found.solved() == {}

    found.add("G1", 600, "V", Seen(offset=2, base="G"))
    assert found.solved() == {"G1": {600: "GTG"}}


def test_a_base_that_its_residue_cannot_have_tells_no_codon() -> None:
    found = Triplets()
    found.add("G1", 600, "V", Seen(offset=0, base="A"))

    assert found.solved() == {}


@pytest.mark.parametrize(
    ("text", "triplet"),
    [("gTg/gAg:831|Gtg/Atg:29", "GTG"), ("ggTCaa/ggAAaa:7", None), ("gTg/gAg:3|gCg/gTg:1", None)],
)
def test_codon_changes_tell_the_codon_where_they_agree(text: str, triplet: str | None) -> None:
    assert told(text) == triplet


def test_a_substitution_on_the_other_strand_tells_its_codon() -> None:
    row = {"default_gene_name": "G1", "c_position": "c.1799", "amino_acid_change": "p.V600E"}
    more = {"reference": "A", "variant": "T", "strand": "-1"}
    last = {
        "c_position": "c.1800",
        "amino_acid_change": "p.V600V",
        "reference": "C",
        "variant": "A",
    }

    assert of_substitutions([row | more, row | more | last]) == {"G1": {600: "GTG"}}


def test_the_majority_of_cohorts_gives_the_role_and_a_tie_none(tmp_path: Path) -> None:
    path = put(
        tmp_path, "t", "SYMBOL\tROLE", "A\tAct", "A\tAct", "A\tLoF", "B\tLoF", "B\tAct", "C\t"
    )

    roles = {facts.gene: facts.role for facts in read_roles(path, "s")}

    assert roles == {"A": Role.ACTIVATING, "B": Role.AMBIGUOUS}


def test_an_unknown_role_stops_the_source(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="unknown role 'Both'"):
        list(read_roles(put(tmp_path, "t", "SYMBOL\tROLE", "A\tBoth"), "s"))


HOTSPOTS = "\t".join(
    (
        *("Hugo_Symbol", "Amino_Acid_Position", "Reference_Amino_Acid", "Mutation_Count"),
        *("Variant_Amino_Acid", "Codon_Change"),
    )
)


def test_hotspots_are_residues_with_samples(tmp_path: Path) -> None:
    path = put(
        tmp_path,
        "t",
        HOTSPOTS,
        "A\t600\tV:897\t897\tE:833\tgTg/gAg:831|Gtg/Atg:29",
        "A\t600\tV:897\t897\tM:29\tgTg/gAg:831|Gtg/Atg:29",
        "A\tX9_splice\tsplice:4\t4\tsplice:4\t:4",
    )

    facts, model = read_hotspots(path, "s")

    changes = {"V600E": 833, "V600M": 29}
    assert facts == GeneFacts(gene="A", hotspots={"V600": 897}, changes=changes, sources=("s",))
    assert model == GeneModel(gene="A", codons={600: "GTG"})


def test_a_histone_hotspot_has_both_numbers(tmp_path: Path) -> None:
    path = put(tmp_path, "t", HOTSPOTS, "H3F3A\t28\tK:33\t33\tM:31\t")

    (facts,) = read_hotspots(path, "s")

    assert facts == GeneFacts(
        gene="H3F3A",
        hotspots={"K27": 33, "K28": 33},
        changes={"K27M": 31, "K28M": 31},
        sources=("s",),
    )


def test_drivers_are_plain_changes(tmp_path: Path) -> None:
    lines = ("A\tp.V600E", "A\tp.W288fs", "A\tp.Q61*", "A\tp.VEEI560in_frame_delLRR")
    path = put(tmp_path, "t", "default_gene_name\tamino_acid_change", *lines)

    assert list(read_drivers(path, "s")) == [
        GeneFacts(gene="A", pathogenic=("V600E", "W288fs"), sources=("s",))
    ]


def test_a_role_list_tells_the_domains_that_mutations_enrich(tmp_path: Path) -> None:
    head = "SYMBOL\tROLE\tTRANSCRIPT\tDOMAIN"
    path = put(tmp_path, "t", head, "A\tAct\tENST1\tPF1:5:9,PF2:12:20", "A\tAct\tENST1\t")

    (facts,) = read_roles(path, "s")

    assert facts.domains == ("ENST1:12-20:PF2", "ENST1:5-9:PF1")


FUNCTIONS = "molecular_profile\tevidence_type\tevidence_direction\tsignificance"


def test_what_an_accepted_study_found_a_change_to_do(tmp_path: Path) -> None:
    path = put(
        tmp_path,
        "t",
        FUNCTIONS,
        "A R5C\tFunctional\tSupports\tLoss of Function",
        "A R6C\tFunctional\tDoes Not Support\tDominant Negative",
        "A R7C\tFunctional\tSupports\tGain of Function",
        "A R7C\tFunctional\tSupports\tUnaltered Function",
        "A Amplification\tFunctional\tSupports\tGain of Function",
    )

    assert [facts.functions for facts in read_functions(path, "s")] == [{"R5C": Function.LOSS}]


def test_only_truncations_that_are_common_somewhere_are_kept(tmp_path: Path) -> None:
    head = "gene\tref\talt\tpopmax_af\tcodon_on_mane"
    rows = ("A\tA\tT\t0.0104\t3326", "A\tGT\tG\t0.006\t1982", "A\tG\tA\t0.5\t")
    path = put(tmp_path, "t", head, *rows, "A\tGTTT\tG\t0.2\t9")

    assert [facts.common for facts in read_frequencies(path, "s")] == [{"3326*": 0.0104}]


def test_only_benign_natural_variants_are_taken(tmp_path: Path) -> None:
    path = put(tmp_path, "t", "gene\tchange\tcategory", "A\tP72R\tLB/B", "A\tR9W\tLP/P")

    assert [facts.natural for facts in read_polymorphisms(path, "s")] == [("P72R",)]
