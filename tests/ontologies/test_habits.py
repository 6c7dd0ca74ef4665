"""Habits of laboratories and tumour boards: each spelling means what its plain form means."""

import pytest

from kg.errors import Refused
from kg.model import (
    Change,
    Cytogenetic,
    DnaChange,
    Expression,
    Fusion,
    GeneEvent,
    GeneEventKind,
    Level,
    NamedVariant,
    Origin,
    Presence,
    Prior,
    ProteinChange,
    Region,
    RegionKind,
    Setting,
    SettingWord,
    Signature,
    SignatureName,
    State,
)
from ontologies.cases import read_case
from ontologies.claims import parse_profile, print_profile
from ontologies.grammar.dna import protein_of
from ontologies.grammar.respelling import respelt
from tests.ontologies.grammar_words import WORDS

SAME = [
    ("EML4(13)-ALK(20) fusion", "EML4-ALK e13-a20"),
    ("EML4 exon 13-ALK exon 20", "EML4-ALK e13-a20"),
    ("EML4 (exon 13)::ALK (exon 20)", "EML4::ALK e13-a20"),
    ("EML4-ALK (E13:A20)", "EML4-ALK e13-a20"),
    ("EML4-ALK V3", "EML4-ALK v3"),
    ("EGFR del19", "EGFR exon 19 deletion"),
    ("EGFR Del 19", "EGFR exon 19 deletion"),
    ("EGFR 19del", "EGFR exon 19 deletion"),
    ("EGFR 20ins", "EGFR exon 20 insertion"),
    ("EGFR Exon-19-Deletion", "EGFR exon 19 deletion"),
    ("EGFR delE746-A750", "EGFR E746_A750del"),
    ("EGFR exon 19 deletion E746-A750", "EGFR exon 19 E746_A750del"),
    ("EGFR L858R+T790M", "EGFR L858R and T790M"),
    ("EGFR L858R pos", "EGFR L858R"),
    ("BRAF V6OOE", "BRAF V600E"),
    ("ВRАF V6ООE", "BRAF V600E"),
    ("BRAFwt", "BRAF wild type"),
    ("gBRCA2mut", "germline BRCA2 mutation"),
    ("gBRCA mutation", "germline BRCA mutation"),
    ("BRCA1 185delAG", "BRCA1 c.68_69del"),
    ("BRCA1 5382insC", "BRCA1 c.5266dup"),
    ("BRCA2 6174delT", "BRCA2 c.5946del"),
    ("gBRCA1 185delAG", "germline BRCA1 c.68_69del"),
    ("BRCA 6174delT", "BRCA2 c.5946del"),
    ("185delAG", "BRCA1 c.68_69del"),
    ("NPM1 type A mutation", "NPM1 W288fs"),
    ("NPM1 mutation type D", "NPM1 W288fs"),
    ("CALR type 1", "CALR L367fs"),
    ("TERT promoter C228T", "TERT c.-124C>T"),
    ("PML-RARα", "PML::RARA"),
    ("CLDN18.2 positive", "CLDN18 positive"),
    ("Claudin 18.2 positive", "CLDN18 positive"),
    ("TMB 12,5 Mut/Mb", "TMB 12.5"),
    ("TMB 45/Mb", "TMB 45"),
    ("PD-L1 tumour cell expression 5 %", "PD-L1 TC 5 %"),
    ("HER2 IHC3+", "HER2 IHC 3+"),
    ("HER2 0", "HER2 IHC 0"),
    ("HER2 IHC 3+ (100 %)", "HER2 IHC 3+ in 100% of tumour cells"),
    ("isolated del(5q)", "del(5q)"),
    ("1p19q codeleted", "1p/19q codeleted"),
    ("t(8;13)(p11;q12), BRAF V600E", "ZMYM2::FGFR1, BRAF V600E"),
    ("ER/PR positive", "ER positive and PR positive"),
    ("KRAS 34G>T", "KRAS c.34G>T"),
    ("KRAS-Wildtyp", "KRAS wild type"),
    ("keine EGFR-Mutation", "no EGFR mutation"),
    ("BRAF V600E nicht nachgewiesen", "BRAF V600E not detected"),
    ("perte de PTEN", "loss of PTEN"),
    ("KRAS non muté", "KRAS wild type"),
    ("geen EGFR mutatie", "no EGFR mutation"),
    ("HER2 nicht getestet", "HER2 not tested"),
]


def findings(*items: str) -> list[tuple[object, Presence, Origin | None]]:
    read = read_case(None, items, WORDS)
    return [(o.alteration, o.presence, o.origin) for o in read.observations]


@pytest.mark.parametrize(("written", "plain"), SAME, ids=[written for written, _ in SAME])
def test_a_habit_means_what_its_plain_form_means(written: str, plain: str) -> None:
    assert findings(written) == findings(plain) != []


def event(gene: str, kind: GeneEventKind) -> GeneEvent:
    return GeneEvent(gene=gene, kind=kind)


def exon(gene: str, number: int, change: Change) -> Region:
    return Region(gene=gene, kind=RegionKind.EXON, change=change, first=number, last=number)


def score(gene: str, assay: str, value: float, share: float | None = None) -> Expression:
    return Expression(gene=gene, level=Level.ANY, assay=assay, at_least=value, share=share)


E, P = GeneEventKind, Presence
ALK = Fusion(three="ALK", ordered=False)
KIT_STAINED = Expression(gene="KIT", level=Level.ANY)
DEL17P, DEL11Q = Cytogenetic(event="del(17p)"), Cytogenetic(event="del(11q)")

READ: list[tuple[str, list[tuple[object, Presence]]]] = [
    ("dMMR: loss of MLH1 and MSH6",
     [(Signature(name=SignatureName.MMR), P.PRESENT), (event("MLH1", E.LOSS), P.PRESENT),
      (event("MSH6", E.LOSS), P.PRESENT)]),
    ("loss of MLH1, MSH6",
     [(event("MLH1", E.LOSS), P.PRESENT), (event("MSH6", E.LOSS), P.PRESENT)]),
    ("c-MET overexpression: IHC 3+ in 60 % of tumour cells",
     [(Expression(gene="MET", level=Level.OVER), P.PRESENT),
      (score("MET", "IHC", 3, 60), P.PRESENT)]),
    ("t(2;5), EML4::ALK",
     [(Fusion(five="NPM1", three="ALK"), P.PRESENT),
      (Fusion(five="EML4", three="ALK"), P.PRESENT)]),
    ("t(8;9)(p22;p24) CCDC6::RET",
     [(Cytogenetic(event="t(8;9)(p22;p24)"), P.PRESENT),
      (Fusion(five="CCDC6", three="RET"), P.PRESENT)]),
    ("BCR-ABL1 T315I",
     [(Fusion(five="BCR", three="ABL1"), P.PRESENT),
      (ProteinChange(gene="ABL1", change="T315I"), P.PRESENT)]),
    ("TP53 deletion (17p-)", [(DEL17P, P.PRESENT), (event("TP53", E.DELETION), P.PRESENT)]),
    ("del(17p) and del(11q)", [(DEL17P, P.PRESENT), (DEL11Q, P.PRESENT)]),
    ("KIT not tested", [(event("KIT", E.MUTATION), P.UNKNOWN)]),
    ("CD117 not tested", [(KIT_STAINED, P.UNKNOWN)]),
    ("ALK not tested", [(ALK, P.UNKNOWN)]),
    ("HER2 IHC 2+, ISH not done",
     [(score("ERBB2", "IHC", 2), P.PRESENT), (event("ERBB2", E.AMPLIFICATION), P.UNKNOWN)]),
    ("IHC 2+/ISH-",
     [(score("ERBB2", "IHC", 2), P.PRESENT), (event("ERBB2", E.AMPLIFICATION), P.ABSENT)]),
    ("HER2 IHC 2+ ISH positive",
     [(score("ERBB2", "IHC", 2), P.PRESENT), (event("ERBB2", E.AMPLIFICATION), P.PRESENT)]),
    ("ALK/ROS1/BRAF negative",
     [(ALK, P.ABSENT), (Fusion(three="ROS1", ordered=False), P.ABSENT),
      (event("BRAF", E.MUTATION), P.ABSENT)]),
    ("ALK, ROS1 negative", [(ALK, P.ABSENT), (Fusion(three="ROS1", ordered=False), P.ABSENT)]),
    ("no EGFR mutation or ALK fusion", [(event("EGFR", E.MUTATION), P.ABSENT), (ALK, P.ABSENT)]),
    ("BRCA1 c.68_69del, germline status unknown",
     [(DnaChange(gene="BRCA1", change="c.68_69del"), P.PRESENT)]),
    ("ALK-positive melanoma", [(ALK, P.PRESENT)]),
    ("Mutation: BRAF V600E", [(ProteinChange(gene="BRAF", change="V600E"), P.PRESENT)]),
    ("BCR::BRAF fusion, V600E",
     [(Fusion(five="BCR", three="BRAF"), P.PRESENT),
      (ProteinChange(gene="BRAF", change="V600E"), P.PRESENT)]),
    ("BRAF::BICC1 fusion, V600E",
     [(Fusion(five="BRAF", three="BICC1"), P.PRESENT),
      (ProteinChange(gene="BRAF", change="V600E"), P.PRESENT)]),
    ("1p/19q pending", [(Cytogenetic(event="codel(1p/19q)"), P.UNKNOWN)]),
    ("PRKIT BRAF V600E", []),
    ("EGFR L858R/T790M",
     [(ProteinChange(gene="EGFR", change="L858R"), P.PRESENT),
      (ProteinChange(gene="EGFR", change="T790M"), P.PRESENT)]),
    ("origin not reported", []),
    ("germline status unknown", []),
]  # fmt: skip


@pytest.mark.parametrize(("item", "found"), READ, ids=[item for item, _ in READ])
def test_an_item_of_a_report_is_read(item: str, found: list[tuple[object, Presence]]) -> None:
    assert [(alteration, presence) for alteration, presence, _ in findings(item)] == found


def test_an_unknown_origin_is_no_germline_origin() -> None:
    ((_, _, origin),) = findings("BRCA1 c.68_69del, germline status unknown")
    assert origin is None


def test_germline_or_somatic_leaves_the_origin_open() -> None:
    ((_, _, origin),) = findings("germline or somatic BRCA1 mutation")
    assert origin is None


def test_a_test_without_its_gene_is_of_the_product_named_before() -> None:
    assert (event("ERBB2", E.AMPLIFICATION), P.UNKNOWN, None) in findings(
        "HER2 IHC 2+", "ISH not done"
    )


def test_an_old_name_behind_another_gene_is_not_read() -> None:
    assert findings("BRAF 185delAG") == []


def test_the_letter_o_is_a_zero_only_where_the_protein_has_that_residue() -> None:
    assert findings("BRAF K6OOE") == findings("KIT V56OD") == []


# ---- the protein change of a coding change ----


def test_the_codon_gives_the_protein_change() -> None:
    assert protein_of("c.1799T>A", "V", "GTG") == "V600E"


def test_without_its_codon_all_codons_of_the_residue_must_agree() -> None:
    assert (protein_of("c.1799T>A", "V"), protein_of("c.6G>A", "M")) == (None, "M2I")


def test_a_lost_start_and_a_splice_site_have_no_protein_change() -> None:
    assert protein_of("c.3G>A", "M") is protein_of("c.34+1G>T", "G", "GGT") is None


def test_a_coding_change_of_a_known_codon_is_its_protein_change() -> None:
    (seen,) = read_case(None, ["BRAF c.1799T>A"], WORDS).observations
    assert (seen.alteration, seen.dna) == (
        ProteinChange(gene="BRAF", change="V600E"),
        "c.1799T>A",
    )


def test_a_coding_change_that_leaves_several_answers_stays_one() -> None:
    (seen,) = read_case(None, ["KRAS c.34G>T"], WORDS).observations
    assert seen.alteration == DnaChange(gene="KRAS", change="c.34G>T")


# ---- alternatives ----

EITHER = [
    ("CDKN2A loss or mutation", "CDKN2A loss OR CDKN2A mutation"),
    ("RET mutation or fusion", "RET mutation OR RET fusion"),
    ("BRAF fusion or V600E", "BRAF V600E OR BRAF fusion"),
    ("HER2 IHC 3+/2+", "ERBB2 IHC >= 3 OR ERBB2 IHC >= 2"),
    ("HER2 IHC 2+ or 3+", "ERBB2 IHC >= 2 OR ERBB2 IHC >= 3"),
    ("PD-L1 TPS or CPS 10", "CD274 TPS >= 10 OR CD274 CPS >= 10"),
    ("EGFR exon 20 insertion or duplication",
     "EGFR exon 20 insertion OR EGFR exon 20 duplication"),
    ("EGFR exon 19 deletion or exon 20 insertion",
     "EGFR exon 19 deletion OR EGFR exon 20 insertion"),
    ("KRAS G12C or BRAF V600E", "KRAS G12C OR BRAF V600E"),
    ("MSI-H, or TMB-high", "MSI-H OR TMB-high"),
    ("KRAS G12C, G12D or G12V", "KRAS G12C OR KRAS G12D OR KRAS G12V"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "printed"), EITHER, ids=[text for text, _ in EITHER])
def test_every_alternative_of_a_claim_is_kept(text: str, printed: str) -> None:
    assert print_profile(parse_profile(text, WORDS)) == printed


@pytest.mark.parametrize("text", [text for text, _ in EITHER if "G12V" not in text])
def test_of_alternatives_no_case_has_one_for_certain(text: str) -> None:
    found = findings(text)
    assert len(found) > 1
    assert {presence for _, presence, _ in found} == {P.UNKNOWN}


def test_an_alternative_that_another_item_settles_is_not_left_open() -> None:
    found = findings("KRAS G12C or BRAF V600E", "KRAS G12C")
    assert [(a, p) for a, p, _ in found] == [(ProteinChange(gene="KRAS", change="G12C"), P.PRESENT)]


def test_msi_high_or_mismatch_repair_deficient_is_one_finding() -> None:
    assert {presence for _, presence, _ in findings("MSI-H or dMMR")} == {P.PRESENT}


def test_an_alternative_that_is_not_read_is_refused() -> None:
    with pytest.raises(Refused) as refusal:
        parse_profile("HER2 positive or HER2 low", WORDS)
    assert refusal.value.rule == "alternatives"


def test_a_denied_list_denies_each_of_its_findings() -> None:
    printed = print_profile(parse_profile("no EGFR mutation or ALK fusion", WORDS))
    assert printed == "( NOT EGFR mutation ) AND ( NOT ALK fusion )"


# ---- earlier therapy and clinical words ----

_TKI = "class:tyrosine kinase inhibitor"
FACTS: list[tuple[list[str], list[object]]] = [
    (["prior imatinib only"], [Prior(therapies=("imatinib",), at_most=1)]),
    (["prior imatinib only (one TKI)"], [Prior(therapies=("imatinib",), at_most=1)]),
    (["two prior TKIs (imatinib, crizotinib)"],
     [Prior(therapies=("imatinib",), at_most=2), Prior(therapies=("crizotinib",), at_most=2)]),
    (["prior imatinib", "one TKI"], [Prior(therapies=("imatinib",), at_most=1)]),
    (["one TKI"], [Prior(therapies=(_TKI,), at_most=1)]),
    (["two or more TKIs"], [Prior(therapies=(_TKI,), at_least=2)]),
    (["progressed on two TKIs"],
     [Prior(therapies=(_TKI,), at_least=2, at_most=2, progressed=True)]),
    (["after 2 lines of chemotherapy"],
     [Prior(therapies=("modality:chemotherapy",), at_least=2, at_most=2)]),
    (["prior TKI and chemotherapy"],
     [Prior(therapies=(_TKI,)), Prior(therapies=("modality:chemotherapy",))]),
    (["prior: imatinib"], [Prior(therapies=("imatinib",))]),
    (["vorbehandelt mit Imatinib"], [Prior(therapies=("imatinib",))]),
    (["CNS WHO grade 3"], [State(word="grade 3")]),
    (["WHO grade II"], [State(word="grade 2")]),
    (["Grad IV"], [State(word="grade 4")]),
    (["metastasiert"], [Setting(any_of=(SettingWord.METASTATIC,))]),
]  # fmt: skip


@pytest.mark.parametrize(("items", "facts"), FACTS, ids=lambda v: str(v)[:40])
def test_what_a_board_types_is_a_fact(items: list[str], facts: list[object]) -> None:
    read = read_case(None, items, WORDS)
    assert ([f.condition for f in read.facts], read.unresolved) == (facts, ())


CALM = [
    *("indolent", "poor prognosis", "transfusion-dependent", "IPSS", "IPSS-R: high", "smoker"),
    *("symptomatic brain metastases", "Karnofsky 80 %", "pT3 pN1 M0", "stage 0", "girl"),
]


@pytest.mark.parametrize("item", CALM)
def test_a_clinical_detail_of_no_consequence_does_not_look_like_an_error(item: str) -> None:
    read = read_case(None, [item], WORDS)
    (note,) = read.unresolved
    assert (note.kind, note.suggestions, read.observations) == ("condition", (), ())
    assert "not read" not in note.why


def test_a_clinical_detail_does_not_hide_what_stands_beside_it() -> None:
    read = read_case(None, ["Karnofsky 80 %, BRAF V600E", "indolent and symptomatic"], WORDS)
    assert [o.alteration for o in read.observations] == [ProteinChange(gene="BRAF", change="V600E")]
    assert [f.condition for f in read.facts] == [State(word="symptomatic")]


def test_a_partial_tandem_duplication_has_its_name() -> None:
    (seen,) = read_case(None, ["KIT-PTD"], WORDS).observations
    assert seen.alteration == NamedVariant(gene="KIT", name="PTD")


def test_a_text_without_habits_stays_as_it_is() -> None:
    assert respelt("KIT exon 11 W557_K558del") == "KIT exon 11 W557_K558del"


def test_a_wrong_word_beside_a_calm_one_is_still_named() -> None:
    read = read_case(None, ["high risk BRAFF V600E"], WORDS)
    assert {note.kind for note in read.unresolved} >= {"condition"}
    assert read.observations == ()
