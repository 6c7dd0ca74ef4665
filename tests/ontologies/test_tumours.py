"""Tumour types by any of their names, and the climb of the patient's tumour."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import Refused
from kg.model import Breadth, Curie, Form, TumourScope, TumourType
from ontologies.tumours import Tumours


def onco(
    code: str, name: str, parent: str = "", ncit: str = "", tissue: str = "Lung"
) -> TumourType:
    liquid = tissue in {"Lymphoid", "Myeloid"}
    return TumourType(
        id=Curie(f"oncotree:{code}"),
        name=name,
        parents=(Curie(f"oncotree:{parent}"),) if parent else (),
        same_as=(Curie(f"ncit:{ncit}"),) if ncit else (),
        tissue=tissue,
        form=Form.LIQUID if liquid else Form.SOLID,
    )


def doid(
    number: int, name: str, parent: int | None = None, ncit: str = "", *synonyms: str
) -> TumourType:
    return TumourType(
        id=Curie(f"doid:{number}"),
        name=name,
        parents=(Curie(f"doid:{parent}"),) if parent else (),
        same_as=(Curie(f"ncit:{ncit}"),) if ncit else (),
        synonyms=synonyms,
    )


def mondo(number: int, *same: str) -> TumourType:
    return TumourType(id=Curie(f"mondo:{number}"), name="", same_as=tuple(map(Curie, same)))


TUMOURS = Tumours(
    [
        TumourType(id=Curie("oncotree:TISSUE"), name="Tissue"),
        onco("LUNG", "Lung", "TISSUE"),
        onco("NSCLC", "Non-Small Cell Lung Cancer", "LUNG", "C2926"),
        onco("LUAD", "Lung Adenocarcinoma", "NSCLC", "C3512"),
        onco("ESCC", "Esophageal Squamous Cell Carcinoma", "TISSUE", tissue="Esophagus/Stomach"),
        onco("PHC", "Pheochromocytoma", "TISSUE", tissue="Adrenal Gland"),
        onco("GIST", "Gastrointestinal Stromal Tumor", "TISSUE", tissue="Soft Tissue"),
        onco("GB", "Glioblastoma, IDH-Wildtype", "TISSUE", tissue="CNS/Brain"),
        onco("BREAST", "Breast", "TISSUE", tissue="Breast"),
        onco("BRCA", "Invasive Breast Carcinoma", "BREAST", tissue="Breast"),
        onco("LNM", "Lymphoid Neoplasm", "TISSUE", tissue="Lymphoid"),
        onco("BLL", "B-Lymphoblastic Leukemia/Lymphoma", "LNM", tissue="Lymphoid"),
        onco("CLLSLL", "Chronic Lymphocytic Leukemia/SLL", "LNM", tissue="Lymphoid"),
        onco("OMT", "Mature Teratoma", "TISSUE", tissue="Ovary/Fallopian Tube"),
        onco("BMT", "Mature Teratoma", "TISSUE", tissue="CNS/Brain"),
        TumourType(
            id=Curie("oncotree:GBM"),
            name="Glioblastoma Multiforme",
            retired_to=(Curie("oncotree:GB"),),
        ),
        doid(14566, "disease of cellular proliferation"),
        doid(162, "cancer", 14566),
        doid(1324, "lung cancer", 162),
        doid(3905, "lung carcinoma", 1324),
        doid(3908, "lung non-small cell carcinoma", 3905, "C2926", "NSCLC"),
        doid(3910, "lung adenocarcinoma", 3908, "C3512"),
        doid(1612, "breast cancer", 162),
        doid(3459, "breast carcinoma", 1612),
        doid(4926, "bronchiolo-alveolar adenocarcinoma", 3910),
        doid(1240, "leukemia", 162),
        doid(9952, "acute lymphoblastic leukemia", 1240),
        mondo(1, "doid:3908", "ncit:C2926", "oncotree:NSCLC"),
        mondo(2, "doid:3910", "oncotree:LUAD"),
    ]
)

LUAD = Curie("oncotree:LUAD")


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("LUAD", "LUAD"),
        ("oncotree:LUAD", "LUAD"),
        ("Lung adenocarcinoma", "LUAD"),
        ("adenocarcinoma of the lung", "LUAD"),
        ("Non small-cell lung cancer", "NSCLC"),
        ("non-small cell lung carcinoma", "NSCLC"),
        ("DOID:3908", "NSCLC"),
        ("3908", "NSCLC"),
        ("ncit:C3512", "LUAD"),
        ("Oesophageal squamous cell carcinoma", "ESCC"),
        ("Phaeochromocytoma", "PHC"),
        ("Gastrointestinal stromal tumours", "GIST"),
        ("GBM", "GB"),
        ("glioblastoma", "GB"),
        ("CLL", "CLLSLL"),
        ("Chronic lymphocytic leukaemia", "CLLSLL"),
        ("ALL", "ALL"),
        ("Acute lymphoblastic leukaemia", "ALL"),
        ("breast carcinoma", "BRCA"),
    ],
)
def test_a_tumour_is_found_by(written: str, code: str) -> None:
    assert TUMOURS.find(written).id == f"oncotree:{code}"


def test_a_name_of_two_types_is_refused_naming_both() -> None:
    with pytest.raises(Refused) as refused:
        TUMOURS.find("Mature teratoma")

    assert refused.value.suggestions == ("Mature Teratoma (BMT)", "Mature Teratoma (OMT)")


def test_an_unknown_name_is_refused_with_the_nearest() -> None:
    with pytest.raises(Refused) as refused:
        TUMOURS.find("lung adenocarcinomma")

    assert refused.value.suggestions[0] == "Lung Adenocarcinoma"


@pytest.mark.parametrize("written", ["cancer", "solid tumour", "TISSUE", "other", "all", ""])
def test_what_is_no_tumour_type_is_refused(written: str) -> None:
    with pytest.raises(Refused):
        TUMOURS.find(written)


@given(st.text())
def test_no_text_raises_anything_but_a_refusal(text: str) -> None:
    with suppress(Refused):
        TUMOURS.find(text)


def test_a_bare_organ_cancer_is_the_usual_one_only_as_a_diagnosis() -> None:
    claim, diagnosis = TUMOURS.find("breast cancer"), TUMOURS.find_diagnosis("Breast cancer")

    assert (claim.id, diagnosis.id) == ("doid:1612", "oncotree:BRCA")


@pytest.mark.parametrize(
    ("written", "breadth"),
    [
        ("Solid Tumor", Breadth.ALL_SOLID),
        ("ncit:C132146", Breadth.ALL_SOLID),
        ("Cancer", Breadth.UNSPECIFIED),
        ("DOID:162", Breadth.UNSPECIFIED),
        ("LUAD", Breadth.TYPES),
    ],
)
def test_a_scope_has_its_breadth(written: str, breadth: Breadth) -> None:
    assert TUMOURS.scope(written).breadth is breadth


def test_the_tumour_climbs_its_own_tree_and_over_bridges() -> None:
    above = TUMOURS.ancestors(LUAD)

    assert (above[LUAD], above[Curie("doid:3910")]) == (0, 0)
    assert (above[Curie("oncotree:NSCLC")], above[Curie("doid:3908")]) == (1, 1)


def test_a_disease_without_an_oncotree_node_climbs_into_it() -> None:
    assert "oncotree:LUAD" in TUMOURS.ancestors(Curie("doid:4926"))


def test_a_tumour_never_climbs_down() -> None:
    assert "oncotree:LUAD" not in TUMOURS.ancestors(Curie("oncotree:NSCLC"))


def test_one_list_alone_is_no_bridge() -> None:
    types = [onco("X", "One thing", ncit="C1"), doid(1, "another thing", None, "C1")]

    assert "doid:1" not in Tumours(types).ancestors(Curie("oncotree:X"))


def scope(*ids: str, excluded: str = "") -> TumourScope:
    return TumourScope(
        breadth=Breadth.TYPES,
        types=tuple(map(Curie, ids)),
        excluded=(Curie(excluded),) if excluded else (),
    )


def test_a_claim_on_an_ancestor_covers_the_tumour() -> None:
    assert TUMOURS.is_within(LUAD, scope("doid:1324"))


def test_a_claim_on_a_descendant_does_not_cover_the_tumour() -> None:
    assert not TUMOURS.is_within(Curie("oncotree:NSCLC"), scope("oncotree:LUAD"))


def test_an_excluded_ancestor_takes_the_tumour_out() -> None:
    assert not TUMOURS.is_within(LUAD, scope("oncotree:LUNG", excluded="oncotree:NSCLC"))


def test_a_retired_code_in_a_claim_means_its_successor() -> None:
    assert TUMOURS.is_within(Curie("oncotree:GB"), scope("oncotree:GBM"))


def test_all_solid_tumours_holds_no_leukaemia() -> None:
    solid = TumourScope(breadth=Breadth.ALL_SOLID)

    assert TUMOURS.is_within(LUAD, solid)
    assert not TUMOURS.is_within(Curie("oncotree:BLL"), solid)


def test_a_group_that_the_tree_lost_holds_its_members() -> None:
    assert "oncotree:ALL" in TUMOURS.ancestors(Curie("oncotree:BLL"))


def test_a_disease_has_the_form_of_its_branch() -> None:
    assert TUMOURS.form(Curie("doid:9952")) is Form.LIQUID
    assert TUMOURS.form(Curie("doid:1324")) is Form.SOLID
    assert TUMOURS.form(Curie("doid:162")) is Form.EITHER


def test_the_words_can_be_made_again_from_their_records() -> None:
    assert Tumours(TUMOURS.records()).ancestors(LUAD) == TUMOURS.ancestors(LUAD)


ORGANS = Tumours(
    [
        TumourType(id=Curie("oncotree:TISSUE"), name="Tissue"),
        onco("HEAD_NECK", "Head and Neck", "TISSUE", tissue="Head and Neck"),
        onco("HNSC", "Head and Neck Squamous Cell Carcinoma", "HEAD_NECK", tissue="Head and Neck"),
        onco("PTH", "Parathyroid Cancer", "HEAD_NECK", tissue="Head and Neck"),
        onco("CERVIX", "Cervix", "TISSUE", tissue="Cervix"),
        onco("CEMU", "Mucinous Carcinoma", "CERVIX", "C26712", tissue="Cervix"),
        onco("MACR", "Mucinous Adenocarcinoma of the Colon", "TISSUE", tissue="Bowel"),
        doid(1, "organ system cancer"),
        doid(11934, "head and neck cancer", 1),
        doid(4362, "cervical cancer", 1),
        doid(2, "adenocarcinoma"),
        doid(3030, "mucinous adenocarcinoma", 2, "C26712"),
        mondo(9, "doid:3030", "ncit:C26712"),
    ]
)


def test_head_and_neck_cancer_is_the_organ_of_the_tree_whichever_names_it() -> None:
    for written in ("head and neck cancer", "doid:11934"):
        assert ORGANS.find(written).id == "oncotree:HEAD_NECK"
    assert Curie("doid:11934") in ORGANS.ancestors(Curie("oncotree:HEAD_NECK"))


def test_a_parathyroid_cancer_is_no_head_and_neck_cancer() -> None:
    assert Curie("doid:11934") not in ORGANS.ancestors(Curie("oncotree:PTH"))


def test_a_histology_of_several_organs_is_not_the_node_of_one_organ() -> None:
    assert ORGANS.find("doid:3030").id == "doid:3030"


def test_a_node_of_one_organ_lies_within_the_histology_of_several() -> None:
    assert Curie("doid:3030") in ORGANS.ancestors(Curie("oncotree:CEMU"))
