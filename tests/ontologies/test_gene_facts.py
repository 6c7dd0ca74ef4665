"""What several lists say of one gene, joined."""

from kg.model import Exon, GeneFacts, GeneModel, Role
from kg.model.gene import Function
from ontologies.gene_facts import joined, joined_model


def facts(gene: str = "G1", **more: object) -> GeneFacts:
    return GeneFacts(gene=gene, **more)  # type: ignore[arg-type]


def test_a_gene_with_five_pathogenic_truncations_and_no_role_drives_by_its_loss() -> None:
    assert joined("G1", [facts(pathogenic_truncations=5)]).role is Role.LOSS
    assert joined("G1", [facts(pathogenic_truncations=4)]).role is None


def test_a_listed_role_is_not_changed_by_truncations() -> None:
    found = joined("G1", [facts(role=Role.ACTIVATING), facts(pathogenic_truncations=9)])

    assert found.role is Role.ACTIVATING


def test_a_germline_change_of_a_suppressor_is_pathogenic() -> None:
    found = joined("G1", [facts(role=Role.LOSS), facts(germline=("R5C",))])

    assert found.pathogenic == ("R5C",)


def test_a_germline_change_of_an_oncogene_may_be_a_loss() -> None:
    found = joined("AR", [facts(role=Role.ACTIVATING), facts(germline=("R5C",))])

    assert found.pathogenic == ()


def test_a_germline_change_of_an_oncogene_counts_at_a_hotspot() -> None:
    hot = facts(role=Role.ACTIVATING, hotspots={"R5": 9})

    assert joined("AR", [hot, facts(germline=("R5C", "R6C"))]).pathogenic == ("R5C",)


def test_a_germline_gain_of_function_counts_in_an_oncogene() -> None:
    found = joined("PTPN11", [facts(role=Role.ACTIVATING), facts(germline=("E5K",))])

    assert found.pathogenic == ("E5K",)


def test_a_benign_change_of_another_list_disputes_a_germline_one() -> None:
    found = joined("G1", [facts(role=Role.LOSS, benign=("R5C",)), facts(germline=("R5C",))])

    assert (found.benign, found.pathogenic, found.germline) == ((), (), ())


WHOLE = GeneModel(
    gene="G1", exons=(Exon(number=1, first_codon=1, last_codon=3),), sequences=("MVK",)
)


def codons(found: dict[int, str]) -> GeneModel:
    return GeneModel(gene="G1", codons=found)


def test_reference_codons_join_the_structure_of_their_gene() -> None:
    found = joined_model("G1", [codons({2: "GTG"}), WHOLE])

    assert (found.exons, found.codons) == (WHOLE.exons, {2: "GTG"})


def test_codons_that_tables_disagree_on_are_left_out() -> None:
    found = joined_model("G1", [WHOLE, codons({2: "GTG", 3: "AAA"}), codons({2: "GTC"})])

    assert found.codons == {3: "AAA"}


def test_a_codon_for_another_residue_than_the_protein_has_is_left_out() -> None:
    assert joined_model("G1", [WHOLE, codons({2: "GAG"})]).codons == {}


def test_a_gene_of_a_family_that_is_lost_drives_by_its_loss() -> None:
    assert joined("SDHB", [facts("SDHB")]).role is Role.LOSS
    assert joined("FANCL", [facts("FANCL", role=Role.ACTIVATING)]).role is Role.ACTIVATING


def test_a_natural_variant_at_a_hotspot_of_others_is_not_benign() -> None:
    hot = facts(hotspots={"P286": 27}, changes={"P286R": 23, "P286H": 4})

    assert joined("G1", [hot, facts(natural=("P286R",))]).benign == ()


def test_a_polymorphism_that_is_its_own_hotspot_stays_benign() -> None:
    hot = facts(hotspots={"T17": 5}, changes={"T17A": 5})

    assert joined("G1", [hot, facts(natural=("T17A",))]).benign == ("T17A",)


def test_a_natural_variant_that_a_list_of_drivers_has_is_a_driver() -> None:
    found = joined("EGFR", [facts(natural=("L858R",)), facts(pathogenic=("L858R",))])

    assert (found.benign, found.pathogenic) == ((), ("L858R",))


def test_a_natural_variant_of_a_germline_disease_is_disputed() -> None:
    found = joined("G1", [facts(role=Role.LOSS, natural=("R5C",)), facts(germline=("R5C",))])

    assert (found.benign, found.pathogenic, found.germline) == ((), (), ())


def test_each_listed_change_keeps_its_lists() -> None:
    one = facts(pathogenic=("R5C",), sources=("a",))
    other = facts(germline=("R5C",), functions={"R5H": Function.LOSS}, sources=("b",))

    assert joined("G1", [one, other]).listed == {"R5C": ("a", "b"), "R5H function": ("b",)}


def test_functions_that_lists_tell_differently_are_left_out() -> None:
    one = facts(functions={"R5C": Function.LOSS, "R6C": Function.GAIN})
    other = facts(functions={"R5C": Function.GAIN})

    assert joined("G1", [one, other]).functions == {"R6C": Function.GAIN}
