"""Short forms of reports: ages, courses, classes of mutations, scores, subgroups."""

import pytest

from kg.model import (
    Age,
    Cytogenetic,
    Expression,
    Fusion,
    GeneEvent,
    GeneEventKind,
    Level,
    Origin,
    Presence,
    Prior,
    ProteinChange,
    Residue,
    Signature,
    SignatureName,
    State,
)
from ontologies.cases import read_case
from ontologies.claims import parse_profile, print_profile
from tests.ontologies.grammar_words import WORDS

E, P = GeneEventKind, Presence
_ANY_KRAS = (GeneEvent(gene="KRAS", kind=E.MUTATION), P.PRESENT)


def findings(*items: str) -> list[tuple[object, Presence]]:
    return [(o.alteration, o.presence) for o in read_case(None, items, WORDS).observations]


def unstable(*, high: bool, value: float | None) -> Signature:
    return Signature(name=SignatureName.HRD, high=high, at_least=value)


FOUND: list[tuple[str, list[tuple[object, Presence]]]] = [
    ("KRAS non-G12C mutation",
     [_ANY_KRAS, (ProteinChange(gene="KRAS", change="G12C"), P.ABSENT)]),
    ("BRAF class I mutation", [(Residue(gene="BRAF", reference="V", position=600), P.PRESENT)]),
    ("BRAF class II",
     [(GeneEvent(gene="BRAF", kind=E.MUTATION), P.PRESENT),
      (Residue(gene="BRAF", reference="V", position=600), P.ABSENT)]),
    ("deletion of 17p and 11q",
     [(Cytogenetic(event="del(17p)"), P.PRESENT), (Cytogenetic(event="del(11q)"), P.PRESENT)]),
    ("EML4-ALK E13:A20", [(Fusion(five="EML4", three="ALK", junction="e13-a20"), P.PRESENT)]),
    ("EML4-ALK+", [(Fusion(five="EML4", three="ALK"), P.PRESENT)]),
    ("BRAF V600E+", [(ProteinChange(gene="BRAF", change="V600E"), P.PRESENT)]),
    ("KRAS G12C-", [(ProteinChange(gene="KRAS", change="G12C"), P.ABSENT)]),
    ("FLT3-ITD+ (AR 0.6)",
     [(GeneEvent(gene="FLT3", kind=E.INTERNAL_TANDEM_DUPLICATION), P.PRESENT)]),
    ("FGFR2 rearr.", [(GeneEvent(gene="FGFR2", kind=E.REARRANGEMENT), P.PRESENT)]),
    ("KIT exon 9 dup A502_G503", [(ProteinChange(gene="KIT", change="A502_G503dup"), P.PRESENT)]),
    ("GIS 55", [(unstable(high=True, value=55), P.PRESENT)]),
    ("myChoice GIS 55", [(unstable(high=True, value=55), P.PRESENT)]),
    ("HRD score 20", [(unstable(high=False, value=20), P.PRESENT)]),
    ("GIS positive", [(unstable(high=True, value=None), P.PRESENT)]),
    ("HRD status unknown", [(unstable(high=True, value=None), P.UNKNOWN)]),
    ("HER2 IHC 1+",
     [(Expression(gene="ERBB2", level=Level.ANY, assay="IHC", at_least=1), P.PRESENT)]),
    ("HER2 not tested", [(Expression(gene="ERBB2", level=Level.ANY), P.UNKNOWN)]),
    ("CD30 expression not tested", [(Expression(gene="TNFRSF8", level=Level.ANY), P.UNKNOWN)]),
    ("HER2 equivocal (2+), FISH pending",
     [(Expression(gene="ERBB2", level=Level.ANY, assay="IHC", at_least=2), P.PRESENT),
      (GeneEvent(gene="ERBB2", kind=E.AMPLIFICATION), P.UNKNOWN)]),
]  # fmt: skip


@pytest.mark.parametrize(("item", "found"), FOUND, ids=[item for item, _ in FOUND])
def test_a_short_form_is_its_finding(item: str, found: list[tuple[object, Presence]]) -> None:
    assert findings(item) == found


STATED: list[tuple[str, object]] = [
    ("12-year-old girl", Age(at_least=144, below=156)),
    ("34-year-old man", Age(at_least=408, below=420)),
    ("m, 67", Age(at_least=804, below=816)),
    ("67/f", Age(at_least=804, below=816)),
    ("child 5 years", Age(at_least=60, below=72)),
    ("child 11 y", Age(at_least=132, below=144)),
    ("after imatinib progression", Prior(therapies=("imatinib",), progressed=True)),
    ("after disease progression", Prior(progressed=True)),
    ("not eligible for cisplatin", State(word="cisplatin ineligible")),
    ("in complete response to platinum", State(word="in response to platinum")),
    ("in response to 20 weeks of platinum", State(word="in response to platinum")),
    ("no progression after 20 weeks of imatinib", Prior(therapies=("imatinib",))),
    ("recurred 6 months after imatinib", Prior(therapies=("imatinib",), progressed=True)),
]


@pytest.mark.parametrize(("item", "fact"), STATED, ids=[item for item, _ in STATED])
def test_a_short_form_is_its_fact(item: str, fact: object) -> None:
    read = read_case(None, [item], WORDS)
    assert (read.facts[0].condition, read.observations) == (fact, ())


@pytest.mark.parametrize("item", ["SHH-activated", "after subtotal resection", "after biopsy"])
def test_a_subgroup_and_an_operation_are_calm_details(item: str) -> None:
    read = read_case(None, [item], WORDS)
    assert (read.observations, read.facts, len(read.unresolved)) == ((), (), 1)
    assert read.unresolved[0].kind == "condition"


def test_a_subgroup_of_the_tumour_is_no_finding_of_its_gene() -> None:
    assert read_case("Melanoma, SHH-activated", (), WORDS).observations == ()


@pytest.mark.parametrize("item", ["PD-L1 TC3/IC0", "HER2 FISH equivocal"])
def test_a_result_that_no_level_holds_is_refused_with_its_reason(item: str) -> None:
    read = read_case(None, [item], WORDS)
    assert read.observations == ()
    assert "not read" not in read.unresolved[0].why


@pytest.mark.parametrize("text", ["Lung Adenocarcinoma, adenocarcinoma", "Melanoma, skin"])
def test_a_tumour_named_once_more_is_no_noise(text: str) -> None:
    assert read_case(text, (), WORDS).unresolved == ()


def test_a_finding_in_the_tumours_own_name_stays_a_finding() -> None:
    assert read_case("Melanoma, ALK positive", (), WORDS).observations != ()


def test_no_progression_on_a_platinum_drug_is_a_state() -> None:
    read = read_case(None, ["no progression after 16 weeks of cisplatin"], WORDS)
    assert State(word="not progressed on platinum") in [f.condition for f in read.facts]


def test_a_negative_germline_test_is_of_the_only_finding() -> None:
    read = read_case(None, ["BRCA1 c.68_69del", "germline testing negative"], WORDS)
    (seen,) = read.observations
    assert (seen.origin, read.unresolved) == (Origin.SOMATIC, ())


def test_an_instability_score_is_printed_as_it_is_read() -> None:
    profile = parse_profile("HRD score >= 42", WORDS)
    assert print_profile(profile) == "HRD >= 42"
    assert parse_profile(print_profile(profile), WORDS) == profile
