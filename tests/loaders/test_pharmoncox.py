"""The drug list of 2022, from a few hand-made lines."""

from pathlib import Path

import pytest

from kg.model import Drug
from loaders.sources.pharmoncox import PharmOncoX


def put(folder: Path, name: str, *lines: str) -> None:
    path = folder / "drugs" / "pharmoncox-2022-05" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


@pytest.fixture
def drugs(tmp_path: Path) -> dict[str, Drug]:
    put(
        tmp_path,
        "drugs.tsv",
        "drug\tnci_t\tfda_epc\tclasses\tn_approved_indications",
        "Olaparib\tC1\tPoly(ADP-Ribose) Polymerase Inhibitor [EPC]\tparp_inhibitor\t8",
        "Celecoxib\tC2\tNonsteroidal Anti-inflammatory Drug [EPC]\tangiogenesis_inhibitor\t1",
        "Unknownib\tC3\t\t\t0",
    )
    put(
        tmp_path,
        "drug_synonyms.tsv",
        "nci_t\tnci_concept_synonym",
        "C1\tolaparib",
        "C1\tlynparza",
    )
    put(
        tmp_path,
        "drug_targets.tsv",
        "nci_t\tdrug_action_type\ttarget_symbol",
        "C1\tINHIBITOR\tPARP1",
        "C1\tNA\tABCB1",
    )
    release = PharmOncoX().find(tmp_path)
    assert release is not None
    return {d.name: d for d in PharmOncoX().vocabulary(release) if isinstance(d, Drug)}


def test_a_drug_has_synonyms_targets_and_class_words(drugs: dict[str, Drug]) -> None:
    olaparib = drugs["olaparib"]

    assert olaparib.synonyms == ("lynparza",)
    assert olaparib.targets == ("PARP1",)
    assert olaparib.classes == ("parp inhibitor",)


@pytest.mark.parametrize(
    ("name", "flag"), [("olaparib", True), ("celecoxib", False), ("unknownib", None)]
)
def test_a_cancer_medicine_is_told_by_its_established_class(
    drugs: dict[str, Drug], name: str, *, flag: bool | None
) -> None:
    assert drugs[name].antineoplastic is flag
