"""OncoTree, Disease Ontology, Mondo and HGNC, each from a few hand-made lines."""

import json
from pathlib import Path

import pytest

from kg.errors import SourceError
from kg.model import Form, Gene, TumourType
from loaders.source import Source
from loaders.sources.doid import Doid
from loaders.sources.hgnc import Hgnc
from loaders.sources.mondo import Mondo
from loaders.sources.oncotree import OncoTree, form_of


def put(folder: Path, name: str, *lines: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def types(source: Source, data: Path) -> dict[str, TumourType]:
    release = source.find(data)
    assert release is not None
    return {t.id: t for t in source.vocabulary(release) if isinstance(t, TumourType)}


def node(code: str, tissue: str, parent: str | None, **fields: object) -> dict[str, object]:
    empty: dict[str, object] = {"children": {}, "externalReferences": {}, "mainType": tissue}
    return {"code": code, "name": code.title(), "tissue": tissue, "parent": parent} | empty | fields


def tree(folder: Path, release: str, *nodes: dict[str, object]) -> None:
    top = node("TISSUE", "", None, children={str(n["code"]): n for n in nodes})
    name = f"oncotree/{release}/oncotree_{release.replace('-', '_')}.json"
    put(folder, name, json.dumps({"TISSUE": top}))


def test_a_node_knows_its_parent_tissue_form_and_codes(tmp_path: Path) -> None:
    tree(tmp_path, "2025-10-03", node("LUNG", "Lung", "TISSUE", externalReferences={"NCI": ["C1"]}))
    put(
        tmp_path,
        "oncotree/2025-10-03/ontology_mappings.txt",
        "ONCOTREE_CODE\tNCIT_CODE",
        "LUNG\tC2",
    )

    lung = types(OncoTree(), tmp_path)["oncotree:LUNG"]

    assert (lung.parents, lung.tissue, lung.form) == (("oncotree:TISSUE",), "Lung", Form.SOLID)
    assert lung.same_as == ("ncit:C1", "ncit:C2")


@pytest.mark.parametrize(
    ("code", "tissue", "form"),
    [
        ("ECD", "Myeloid", Form.LIQUID),
        ("FL", "Lymphoid", Form.LIQUID),
        ("CUP", "Other", Form.SOLID),
        ("MIXED", "Other", Form.EITHER),
        ("TISSUE", None, Form.EITHER),
    ],
)
def test_the_tissue_tells_the_form(code: str, tissue: str | None, form: Form) -> None:
    assert form_of(code, tissue) is form


def test_a_renamed_code_leads_to_the_new_one(tmp_path: Path) -> None:
    tree(tmp_path, "2025-10-03", node("PCM", "Lymphoid", "TISSUE", history=["MM"]))

    assert types(OncoTree(), tmp_path)["oncotree:MM"].retired_to == ("oncotree:PCM",)


def test_a_code_that_moved_to_another_tissue_is_not_followed(tmp_path: Path) -> None:
    tree(tmp_path, "2021-11-02", node("OLD", "Lung", "TISSUE"))
    tree(tmp_path, "2025-10-03", node("NEW", "Skin", "TISSUE", precursors=["OLD"]))

    assert types(OncoTree(), tmp_path)["oncotree:OLD"].retired_to == ()


def test_a_map_that_leads_to_something_narrower_is_not_followed(tmp_path: Path) -> None:
    tree(tmp_path, "2025-10-03", node("MNM", "Myeloid", "TISSUE", precursors=["LEUK"]))

    assert "oncotree:LEUK" not in types(OncoTree(), tmp_path)


def test_a_tree_without_its_fields_stops_the_source(tmp_path: Path) -> None:
    put(tmp_path, "oncotree/2025-10-03/oncotree_2025.json", '{"X": {"code": "X", "children": {}}}')

    with pytest.raises(SourceError, match="oncotree"):
        types(OncoTree(), tmp_path)


def disease_ontology(folder: Path) -> None:
    put(
        folder,
        "doid/2026-07-31/HumanDO.tsv",
        '"id"\t"label"\t"subClassOf"',
        '"DOID:4"\t"disease"\t""',
        '"DOID:14566"\t"disease of cellular proliferation"\t"disease"',
        '"DOID:162"\t"cancer"\t"disease of cellular proliferation"',
        '"DOID:1909"\t"melanoma"\t"cancer"',
        '"DOID:9"\t"asthma"\t"disease"',
    )
    put(folder, "doid/2026-07-31/NCIinDO.tsv", "id\tlabel\txrefs", 'DOID:1909\tx\t"NCI:C1, NCI:C2"')
    put(
        folder,
        "doid/2026-07-31/NCIthesaurus.obo",
        "[Term]",
        "id: DOID:1909",
        "alt_id: DOID:77",
        'synonym: "malignant melanoma" EXACT []',
        'synonym: "mole" RELATED []',
    )


def test_growths_are_kept_with_all_that_lies_above_them(tmp_path: Path) -> None:
    disease_ontology(tmp_path)

    assert types(Doid(), tmp_path).keys() == {
        *("doid:4", "doid:14566", "doid:162", "doid:1909", "doid:77")
    }


def test_a_disease_has_parents_codes_and_exact_synonyms(tmp_path: Path) -> None:
    disease_ontology(tmp_path)

    melanoma = types(Doid(), tmp_path)["doid:1909"]

    assert melanoma.parents == ("doid:162",)
    assert melanoma.same_as == ("ncit:C1", "ncit:C2")
    assert melanoma.synonyms == ("malignant melanoma",)


def test_a_merged_id_leads_to_the_present_one(tmp_path: Path) -> None:
    disease_ontology(tmp_path)

    assert types(Doid(), tmp_path)["doid:77"].retired_to == ("doid:1909",)


def test_mondo_keeps_exact_matches_that_tie_two_ontologies(tmp_path: Path) -> None:
    header = "subject_id\tsubject_label\tpredicate_id\tobject_id"
    for name, lines in {
        "mondo_exactmatch_doid.sssom.tsv": [
            "MONDO:1\tone\tskos:exactMatch\tDOID:5",
            "MONDO:2\ttwo\tskos:exactMatch\tDOID:6",
        ],
        "mondo_exactmatch_ncit.sssom.tsv": ["MONDO:1\tone\tskos:exactMatch\tNCIT:C5"],
        "mondo_hasdbxref_oncotree.sssom.tsv": ["MONDO:2\ttwo\tskos:broadMatch\tONCOTREE:X"],
    }.items():
        put(tmp_path, f"mondo/2026-08/{name}", "#note", header, *lines)

    found = types(Mondo(), tmp_path)

    assert {t.id: t.same_as for t in found.values()} == {"mondo:1": ("doid:5", "ncit:C5")}


HGNC = (
    "HGNC ID\tApproved symbol\tApproved name\tStatus\tAlias symbols\tPrevious symbols\tLocus type",
    "HGNC:1\tTNFRSF17\tTNF receptor 17\tApproved\tTNFRSF13A, CD269\tBCM\tgene with protein product",
    "HGNC:2\tBCMA\tsymbol withdrawn, see [HGNC:1](x)\tSymbol Withdrawn\t\t\tunknown",
    "HGNC:3\tFEVER\ta fever\tApproved\t\t\tphenotype only",
)


def test_a_gene_has_its_aliases_and_withdrawn_symbols(tmp_path: Path) -> None:
    put(tmp_path, "hgnc/2024-02/hgnc_entries.tsv", *HGNC)
    release = Hgnc().find(tmp_path)

    assert release is not None
    assert Hgnc().vocabulary(release) == [
        Gene(
            id="hgnc:1",  # type: ignore[arg-type]  # a literal for a Curie
            symbol="TNFRSF17",
            name="TNF receptor 17",
            previous=("BCM", "BCMA"),
            aliases=("TNFRSF13A", "CD269"),
        )
    ]
