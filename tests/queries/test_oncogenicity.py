"""Points of oncogenicity: each criterion on a small gene, what shuts out what, and the classes."""

from __future__ import annotations

import pytest

from kg.model import Exon, GeneFacts, GeneModel, Role
from kg.model.gene import Function
from ontologies.genes import Genes
from queries.oncogenicity import CRITERIA, class_of, scored

MODEL = GeneModel(
    gene="G",
    transcript="ENST1.5",
    exons=(
        Exon(number=1, first_codon=1, last_codon=50),
        Exon(number=2, first_codon=50, last_codon=99),
    ),
)


def of(change: str, **facts: object) -> dict[str, int]:
    """The labels that apply to a change of the gene, with their points."""
    genes = Genes([], [MODEL], [GeneFacts(gene="G", sources=("list",), **facts)])  # type: ignore[arg-type]
    lines = scored("G", change, genes).lines[:-1]
    return {line.split("(")[1].split(":")[0]: int(line.split()[0]) for line in lines}


def test_a_null_variant_of_a_suppressor_has_eight_points() -> None:
    assert of("R9*", role=Role.LOSS) == {"OVS1": 8}
    assert of("R9fs", role=Role.LOSS) == {"OVS1": 8}


@pytest.mark.parametrize("facts", [{"role": Role.ACTIVATING}, {"role": Role.AMBIGUOUS}, {}])
def test_a_null_variant_of_another_gene_has_none(facts: dict[str, object]) -> None:
    assert of("R9*", **facts) == {}


def test_a_stop_in_the_last_exon_counts_only_before_known_pathogenic_ones() -> None:
    assert of("R60*", role=Role.LOSS) == {}
    assert of("R60*", role=Role.LOSS, truncations=(70,)) == {}
    assert of("R60*", role=Role.LOSS, truncations=(55, 70)) == {"OVS1": 8}
    assert of("R80*", role=Role.LOSS, truncations=(55, 70)) == {}


def test_a_known_change_shuts_out_its_hotspot() -> None:
    facts = {"hotspots": {"R9": 60}, "changes": {"R9C": 40, "R9H": 20}}

    assert of("R9C", **facts) == {"OS3": 4}
    assert of("R9C", pathogenic=("R9C",), **facts) == {"OS1": 4}


def test_a_hotspot_is_strong_by_its_residue_and_by_the_change() -> None:
    facts = {"hotspots": {"R9": 60, "R8": 30}, "changes": {"R9C": 51, "R9H": 9, "R8C": 30}}

    assert of("R9H", **facts) == {"OP3": 1}
    assert of("R8C", **facts) == {"OM3": 2}
    assert of("R9P", **facts) == {}


def test_stops_and_silent_changes_do_not_make_a_hotspot_of_missense() -> None:
    facts = {"hotspots": {"R9": 90}, "changes": {"R9*": 70, "R9R": 8, "R9C": 12}}

    assert of("R9C", **facts) == {"OM3": 2}


def test_another_known_change_of_the_residue_counts_where_the_step_is_no_smaller() -> None:
    assert of("R9C", pathogenic=("R9S",)) == {"OM4": 2}
    assert of("R9K", pathogenic=("R9S",)) == {}


def test_the_domain_shuts_out_the_other_change_and_the_weak_hotspot() -> None:
    facts = {"hotspots": {"R9": 30}, "changes": {"R9C": 30}, "pathogenic": ("R9S",)}

    assert of("R9C", domains=("ENST1.2:5-20:PF1",), **facts) == {"OM1": 2}


def test_a_domain_of_another_transcript_is_left_out() -> None:
    assert of("R9C", domains=("ENST2:5-20:PF1",)) == {}


def test_an_in_frame_change_counts_where_the_gene_has_a_role() -> None:
    assert of("R9_K12del", role=Role.ACTIVATING) == {"OM2": 2}
    assert of("R9_K12del") == {}


def test_a_study_counts_in_the_direction_of_the_gene() -> None:
    gain = {"functions": {"R9C": Function.GAIN}}

    assert of("R9C", role=Role.ACTIVATING, **gain) == {"OS2": 4}
    assert of("R9C", role=Role.LOSS, **gain) == {}
    assert of("R9C", functions={"R9C": Function.UNALTERED}) == {"SBS2": -4}


def test_what_many_healthy_people_carry_loses_points() -> None:
    assert of("R60*", role=Role.LOSS, common={"60*": 0.0104}) == {"SBS1": -4}
    assert of("R60*", role=Role.LOSS, common={"60*": 0.2}) == {"SBVS1": -8}
    assert of("R60fs", role=Role.LOSS, common={"60*": 0.2}) == {}


@pytest.mark.parametrize(
    ("points", "class_"),
    [
        (10, "oncogenic"),
        (9, "likely oncogenic"),
        (6, "likely oncogenic"),
        (5, "uncertain significance"),
        (0, "uncertain significance"),
        (-1, "likely benign"),
        (-6, "likely benign"),
        (-7, "benign"),
    ],
)
def test_the_class_of_a_sum(points: int, class_: str) -> None:
    assert class_of(points) == class_


def test_what_shuts_out_a_criterion_is_judged_before_it() -> None:
    labels = [criterion.label for criterion in CRITERIA]

    for place, criterion in enumerate(CRITERIA):
        assert criterion.not_with <= set(labels[:place])


def test_each_line_names_its_list_and_the_last_the_sum() -> None:
    genes = Genes([], [MODEL], [GeneFacts(gene="G", pathogenic=("R9C",), sources=("list",))])

    assert scored("G", "R9C", genes).lines == (
        "+4 the same change is a known driver (OS1: list)",
        "4 points of ClinGen/CGC/VICC 2022, from what is loaded",
    )
