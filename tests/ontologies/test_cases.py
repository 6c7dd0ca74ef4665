"""What people type about one patient: findings, facts, and what is not read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import (
    Age,
    Alone,
    Case,
    Change,
    Condition,
    Curie,
    Cytogenetic,
    Direction,
    DnaChange,
    Expression,
    Fusion,
    GeneEvent,
    GeneEventKind,
    Level,
    Line,
    Observation,
    Origin,
    Presence,
    Prior,
    ProteinChange,
    Region,
    RegionKind,
    ReportClass,
    Residue,
    Setting,
    SettingWord,
    Signature,
    SignatureName,
    State,
    Zygosity,
)
from ontologies.cases import TumourQuestion, read_case
from tests.ontologies.grammar_words import WORDS

E, L, N, P = GeneEventKind, Level, SignatureName, Presence


def case(*items: str, text: str | None = None, code: str | None = None) -> Case:
    return read_case(TumourQuestion(text=text, oncotree=code), items, WORDS)


def short(seen: Observation) -> tuple[object, Presence]:
    return (seen.alteration, seen.presence)


def event(gene: str, kind: GeneEventKind) -> GeneEvent:
    return GeneEvent(gene=gene, kind=kind)


def level(gene: str, amount: Level, assay: str | None = None) -> Expression:
    return Expression(gene=gene, level=amount, assay=assay)


def exon(gene: str, number: int, change: Change) -> Region:
    return Region(gene=gene, kind=RegionKind.EXON, change=change, first=number, last=number)


G12C = ProteinChange(gene="KRAS", change="G12C")
ALK = Fusion(three="ALK", ordered=False)

ITEMS: list[tuple[str, list[tuple[object, Presence]]]] = [
    ("KRAS c.34G>T (p.Gly12Cys)", [(G12C, P.PRESENT)]),
    ("KRAS codon 12 mutation, amino acid not reported",
     [(Residue(gene="KRAS", reference="G", position=12), P.PRESENT)]),
    ("KRAS G12C or G12D", [(Residue(gene="KRAS", reference="G", position=12), P.PRESENT)]),
    ("c-KIT D816V not detected", [(ProteinChange(gene="KIT", change="D816V"), P.ABSENT)]),
    ("KIT mutational status unknown", [(event("KIT", E.MUTATION), P.UNKNOWN)]),
    ("no 17p deletion", [(Cytogenetic(event="del(17p)"), P.ABSENT)]),
    ("17p deletion absent", [(Cytogenetic(event="del(17p)"), P.ABSENT)]),
    ("BRAF V600 wild type", [(Residue(gene="BRAF", reference="V", position=600), P.ABSENT)]),
    ("NRAS p.Q61R (BRAF wild type)",
     [(ProteinChange(gene="NRAS", change="Q61R"), P.PRESENT),
      (event("BRAF", E.WILD_TYPE), P.PRESENT)]),
    ("EGFR amplification, no EGFR mutation",
     [(event("EGFR", E.AMPLIFICATION), P.PRESENT), (event("EGFR", E.MUTATION), P.ABSENT)]),
    ("MET amplification (GCN 12), no exon 14 skipping",
     [(event("MET", E.AMPLIFICATION), P.PRESENT), (exon("MET", 14, Change.SKIPPING), P.ABSENT)]),
    ("KIT amplification, no mutation",
     [(event("KIT", E.AMPLIFICATION), P.PRESENT), (event("KIT", E.MUTATION), P.ABSENT)]),
    ("NTRK1 amplification, no fusion",
     [(event("NTRK1", E.AMPLIFICATION), P.PRESENT),
      (Fusion(three="NTRK1", ordered=False), P.ABSENT)]),
    ("PD-L1 TPS 20 %",
     [(Expression(gene="CD274", level=L.ANY, assay="TPS", at_least=20), P.PRESENT)]),
    ("HER2 IHC 2+", [(Expression(gene="ERBB2", level=L.ANY, assay="IHC", at_least=2), P.PRESENT)]),
    ("HER2 overexpressed (IHC 3+)",
     [(Expression(gene="ERBB2", level=L.OVER, assay="IHC", at_least=3), P.PRESENT)]),
    ("ER negative, PR positive, HER2 negative",
     [(level("ESR1", L.NEGATIVE), P.PRESENT), (level("PGR", L.POSITIVE), P.PRESENT),
      (level("ERBB2", L.NEGATIVE), P.PRESENT)]),
    ("HR positive",
     [(level("ESR1", L.POSITIVE), P.PRESENT), (level("PGR", L.POSITIVE), P.UNKNOWN)]),
    ("BAP1 loss (nuclear IHC negative, BAP1 p.Gln684*)",
     [(event("BAP1", E.LOSS), P.PRESENT), (level("BAP1", L.NEGATIVE, "IHC"), P.PRESENT),
      (ProteinChange(gene="BAP1", change="Q684*"), P.PRESENT)]),
    ("BAP1 retained on IHC", [(event("BAP1", E.LOSS), P.ABSENT)]),
    ("EGFR expressed (IHC positive)", [(level("EGFR", L.POSITIVE, "IHC"), P.PRESENT)]),
    ("EGFR not expressed (IHC negative)", [(level("EGFR", L.NEGATIVE, "IHC"), P.PRESENT)]),
    ("dMMR (MLH1 loss)",
     [(Signature(name=N.MMR), P.PRESENT), (event("MLH1", E.LOSS), P.PRESENT)]),
    ("MSH6-deficient, MMR deficient",
     [(event("MSH6", E.LOSS), P.PRESENT), (Signature(name=N.MMR), P.PRESENT)]),
    ("t(12;15)(p13;q25), ETV6::NTRK3", [(Fusion(five="ETV6", three="NTRK3"), P.PRESENT)]),
    ("inv(10)(q11q21) [CCDC6::RET]", [(Fusion(five="CCDC6", three="RET"), P.PRESENT)]),
    ("BCR-ABL1 b3a2, t(9;22)(q34;q11)",
     [(Fusion(five="BCR", three="ABL1", junction="b3a2"), P.PRESENT)]),
    ("ALK/NPM1 t(2;5)", [(Fusion(five="NPM1", three="ALK"), P.PRESENT)]),
    ("SLC34A2/ROS1", [(Fusion(five="SLC34A2", three="ROS1"), P.PRESENT)]),
    ("RET rearranged (partner not identified)",
     [(Fusion(three="RET", ordered=False), P.PRESENT)]),
    ("LMNA-TRKA fusion", [(Fusion(five="LMNA", three="NTRK1"), P.PRESENT)]),
    ("ALK negative (IHC, FISH), DUSP22 rearrangement",
     [(ALK, P.ABSENT), (event("DUSP22", E.REARRANGEMENT), P.PRESENT)]),
    ("TP53 p.R175H only", [(ProteinChange(gene="TP53", change="R175H"), P.PRESENT)]),
    ("TTN missense", [(event("TTN", E.MISSENSE), P.PRESENT)]),
    ("H3-3A p.K27M", [(ProteinChange(gene="H3-3A", change="K28M"), P.PRESENT)]),
    ("IDH1 p.Gly105= (rs11554137)", [(ProteinChange(gene="IDH1", change="G105="), P.PRESENT)]),
    ("JAK2 p.V617F (plasma ctDNA only)", [(ProteinChange(gene="JAK2", change="V617F"), P.PRESENT)]),
    ("BRCA1 and BRCA2 wild type",
     [(event("BRCA1", E.WILD_TYPE), P.PRESENT), (event("BRCA2", E.WILD_TYPE), P.PRESENT)]),
    ("RAS wild type", [(event(f"{x}RAS", E.WILD_TYPE), P.PRESENT) for x in "HKN"]),
    ("IDH-mutant",
     [(event("IDH1", E.MUTATION), P.UNKNOWN), (event("IDH2", E.MUTATION), P.UNKNOWN)]),
    ("BRAF V600E (VAF 23 %)", [(ProteinChange(gene="BRAF", change="V600E"), P.PRESENT)]),
    ("PD-L1 TPS≥50%",
     [(Expression(gene="CD274", level=L.ANY, assay="TPS", at_least=50), P.PRESENT)]),
    ("EML4::ALK (E13;A20)",
     [(Fusion(five="EML4", three="ALK", junction="e13-a20"), P.PRESENT)]),
    ("KIT exon 11 W557_K558 deletion",
     [(ProteinChange(gene="KIT", change="W557_K558del"), P.PRESENT)]),
    ("RET-r", [(Fusion(three="RET", ordered=False), P.PRESENT)]),
    ("MSI-H/dMMR", [(Signature(name=N.MSI), P.PRESENT), (Signature(name=N.MMR), P.PRESENT)]),
    ("RAS/BRAF wild-type",
     [(event(g, E.WILD_TYPE), P.PRESENT) for g in ("HRAS", "KRAS", "NRAS", "BRAF")]),
    ("KRAS exon 2 mutation, exact change not given",
     [(exon("KRAS", 2, Change.ANY), P.PRESENT)]),
    ("no alterations reported", []),
    ("(no alterations reported)", []),
    ("", []),
]  # fmt: skip


@pytest.mark.parametrize(("item", "findings"), ITEMS, ids=[item for item, _ in ITEMS])
def test_an_item_is_read_into_its_findings(
    item: str, findings: list[tuple[object, Presence]]
) -> None:
    read = case(item)
    assert [short(o) for o in read.observations] == findings
    assert read.unresolved == ()


def one(item: str) -> Observation:
    (seen,) = case(item).observations
    return seen


def test_every_finding_keeps_the_text_as_given() -> None:
    assert one("ВRAF V600Е").text == "ВRAF V600Е"


def test_a_dna_change_beside_a_protein_change_is_kept() -> None:
    assert one("KRAS c.34G>T (p.Gly12Cys)").dna == "c.34G>T"


def test_an_exon_beside_a_change_is_kept() -> None:
    assert one("KIT p.Val559Asp (exon 11)").exon == 11


def test_a_g_before_the_gene_is_its_germline() -> None:
    seen = one("gBRCA1 c.68_69delAG")
    assert (seen.alteration, seen.origin) == (
        DnaChange(gene="BRCA1", change="c.68_69del"),
        Origin.GERMLINE,
    )


def test_germline_negative_makes_a_finding_somatic() -> None:
    assert one("BRCA1 c.68_69del (germline negative)").origin is Origin.SOMATIC


def test_a_report_class_and_a_zygosity_belong_to_the_finding_before_them() -> None:
    seen = one("BRCA2 missense VUS, mono-allelic")
    assert (seen.report, seen.zygosity) == (ReportClass.UNCERTAIN, Zygosity.MONOALLELIC)


def test_deleterious_is_an_oncogenic_loss_of_function() -> None:
    seen = one("ATM p.Arg3008Cys, deleterious")
    assert (seen.report, seen.direction) == (ReportClass.ONCOGENIC, Direction.LOSS)


def test_a_small_word_of_a_sentence_is_no_gene() -> None:
    genes = [getattr(o.alteration, "gene", "") for o in case("all KRAS wild type").observations]
    assert genes == ["KRAS"]


# ---- facts ----

_MET = Setting(any_of=(SettingWord.METASTATIC,))
FACTS: list[tuple[str, list[Condition]]] = [
    ("age 45", [Age(at_least=540, below=552)]),
    ("age 8 months", [Age(at_least=8, below=9)]),
    ("age ≥75", [Age(at_least=900)]),
    ("67-year-old", [Age(at_least=804, below=816)]),
    ("adult", [Age(at_least=216)]),
    ("child, 9 y", [Age(at_least=0, below=216), Age(at_least=108, below=120)]),
    ("prior crizotinib", [Prior(therapies=("crizotinib",))]),
    ("prior LOXO-101", [Prior(therapies=("larotrectinib",))]),
    ("progressed on Lenvima", [Prior(therapies=("lenvatinib",), progressed=True)]),
    ("no prior TKI", [Prior(therapies=("class:tyrosine kinase inhibitor",), had=False)]),
    ("failed chemoimmunotherapy and ibrutinib",
     [Prior(therapies=("modality:chemoimmunotherapy",), progressed=True),
      Prior(therapies=("ibrutinib",), progressed=True)]),
    ("prior gemcitabine-cisplatin",
     [Prior(therapies=("gemcitabine",)), Prior(therapies=("cisplatin",))]),
    ("prior carboplatin, paclitaxel and imatinib",
     [Prior(therapies=("carboplatin",)), Prior(therapies=("paclitaxel",)),
      Prior(therapies=("imatinib",))]),
    ("one prior endocrine line", [Prior(therapies=("class:endocrine therapy",), at_most=1)]),
    ("two prior lines", [Line(at_least=2, at_most=2)]),
    ("at least two prior lines", [Line(at_least=2)]),
    ("after one prior line", [Line(at_least=1, at_most=1)]),
    ("first line, metastatic", [Line(at_most=0), _MET]),
    ("stage IV", [_MET]),
    ("single agent", [Alone()]),
    ("castration-resistant, after abiraterone",
     [State(word="castration-resistant"), Prior(therapies=("abiraterone",))]),
    ("chronic phase, newly diagnosed",
     [State(word="chronic phase"), State(word="newly diagnosed")]),
    ("postmenopausal", [State(word="postmenopausal")]),
    ("progressed, no satisfactory alternative",
     [Prior(progressed=True), State(word="no satisfactory alternative")]),
    ("progressed on an aromatase inhibitor for metastatic disease",
     [Prior(therapies=("class:aromatase inhibitor",), progressed=True,
            setting=(SettingWord.METASTATIC,)), _MET]),
    ("prior chemotherapy in the adjuvant setting",
     [Prior(therapies=("modality:chemotherapy",), setting=(SettingWord.ADJUVANT,))]),
    ("no prior systemic therapy", [Line(at_most=0), Prior(had=False)]),
]  # fmt: skip


@pytest.mark.parametrize(("item", "conditions"), FACTS, ids=[item for item, _ in FACTS])
def test_an_item_is_read_into_its_facts(item: str, conditions: list[Condition]) -> None:
    read = case(item)
    assert [fact.condition for fact in read.facts] == conditions
    assert (read.observations, read.unresolved) == ((), ())


def test_a_fact_behind_a_finding_needs_no_comma() -> None:
    read = case("BRAF V600E metastatic")
    assert (len(read.observations), [f.condition for f in read.facts]) == (1, [_MET])


# ---- what creates nothing ----

REFUSED = [
    ("BRAFF V600E", "gene"),
    ("PIK3CA p.H1470R", "alteration"),
    ("PIK3CA p.Arg1047His", "alteration"),
    ("BRAF c.1799T>A (p.V600K)", "conflict"),
    ("IDH1 c.395G>A (p.Arg132Cys)", "conflict"),
    ("prior wibblumab", "drug"),
    ("walks the dog", "condition"),
    ("Karnofsky 80 %", "condition"),
    ("x" * 5000, "alteration"),
]


@pytest.mark.parametrize(("item", "kind"), REFUSED, ids=[item[:30] for item, _ in REFUSED])
def test_what_is_refused_is_named_and_creates_nothing(item: str, kind: str) -> None:
    read = case(item)
    assert [u.kind for u in read.unresolved] == [kind]
    assert (read.observations, read.facts) == ((), ())


CONFLICTS = [
    ("BRAF p.V600E", "BRAF wild type"),
    ("BRAF V600 wild type", "BRAF V600E"),
    ("MSI-H", "MSS"),
    ("dMMR", "pMMR"),
    ("ALK negative", "EML4-ALK"),
    ("HER2 positive", "HER2 negative"),
    ("EGFR p.T790M", "EGFR p.T790M not detected"),
    ("no EGFR mutation", "EGFR exon 19 deletion"),
    ("PD-L1 TPS 20 %", "PD-L1 TPS 80 %"),
]


@pytest.mark.parametrize(("one", "other"), CONFLICTS)
def test_a_contradiction_refuses_both_readings(one: str, other: str) -> None:
    read = case(one, other)
    assert read.observations == ()
    assert [(u.text, u.kind) for u in read.unresolved] == [(one, "conflict"), (other, "conflict")]


AT_PEACE = [
    ("BRAF V600 wild type", "BRAF amplification"),
    ("PD-L1 TPS 20 %", "PD-L1 CPS 25"),
    ("EGFR p.L858R", "EGFR p.T790M"),
    ("MSI-H", "dMMR"),
    ("BRAF V600E absent", "BRAF V600K"),
    ("BRCA1 W1815* somatic", "no germline BRCA1 mutation"),
]


@pytest.mark.parametrize(("one", "other"), AT_PEACE)
def test_what_can_be_true_together_stays(one: str, other: str) -> None:
    assert len(case(one, other).observations) == 2


def test_two_ages_contradict_each_other() -> None:
    read = case("child", "age 34")
    assert (read.facts, [u.kind for u in read.unresolved]) == ((), ["conflict", "conflict"])


def test_one_unread_phrase_does_not_hide_the_next() -> None:
    read = case("BRAFF V600E, KRAS G12C")
    assert [short(o) for o in read.observations] == [(G12C, P.PRESENT)]


def test_an_unread_doubt_takes_its_finding_back() -> None:
    assert case("KRAS G12C, not confirmed by frobnication").observations == ()


# ---- the tumour ----


def test_a_code_names_the_tumour() -> None:
    assert case(code="LUAD").tumour == "oncotree:LUAD"


def test_an_unknown_code_is_unresolved_and_leaves_no_tumour() -> None:
    read = case(text="Melanoma", code="XXXX")
    assert (read.tumour, [u.kind for u in read.unresolved]) == (None, ["tumour"])


def test_where_text_and_code_disagree_the_code_wins_with_a_note() -> None:
    read = case(text="Melanoma", code="LUAD")
    assert (read.tumour, [u.kind for u in read.unresolved]) == ("oncotree:LUAD", ["conflict"])


def test_a_wider_text_agrees_with_its_code() -> None:
    assert case(text="Non-small cell lung cancer", code="LUAD").unresolved == ()


def test_a_tumour_given_as_a_string_is_read() -> None:
    assert read_case("melanoma", [], WORDS).tumour == Curie("oncotree:MEL")


def test_a_grade_in_the_name_is_a_state_with_or_without_a_comma() -> None:
    for text in ("Melanoma grade 3", "Melanoma, CNS WHO grade III", "grade 3 melanoma"):
        facts = [fact.condition for fact in case(text=text).facts]

        assert State(word="grade 3") in facts


def test_no_tumour_is_no_fault() -> None:
    assert read_case(None, ["BRAF V600E"], WORDS).unresolved == ()


TUMOURS: list[tuple[str, str, list[object], list[Condition]]] = [
    ("Breast carcinoma HR+/HER2-", "BRCA",
     [level("ERBB2", L.NEGATIVE), level("ESR1", L.POSITIVE), level("PGR", L.POSITIVE)], []),
    ("HER2-positive metastatic breast cancer", "BRCA", [level("ERBB2", L.POSITIVE)], [_MET]),
    ("triple-negative breast cancer", "BRCA",
     [level(g, L.NEGATIVE) for g in ("ESR1", "PGR", "ERBB2")], []),
    ("Prostate adenocarcinoma (castration-resistant, after abiraterone)", "PRAD", [],
     [State(word="castration-resistant"), Prior(therapies=("abiraterone",))]),
    ("BRAF V600E-mutant melanoma, stage IV", "MEL",
     [ProteinChange(gene="BRAF", change="V600E")], [_MET]),
    ("Lung adenocarcinoma, ALK-rearranged", "LUAD", [ALK], []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "code", "found", "facts"), TUMOURS, ids=[t[0] for t in TUMOURS])
def test_the_tumours_text_carries_findings_and_facts(
    text: str, code: str, found: list[object], facts: list[Condition]
) -> None:
    read = case(text=text, code=code)
    assert [o.alteration for o in read.observations] == found
    assert ([f.condition for f in read.facts], read.unresolved) == (facts, ())


def test_a_change_in_the_tumours_text_repeats_the_listed_one() -> None:
    read = case("PDGFRA D842V", text="Gastrointestinal stromal tumour, D842V-mutant", code="GIST")
    assert (len(read.observations), read.unresolved) == (1, ())


# ---- properties ----


@given(st.lists(st.text(), max_size=4), st.none() | st.text(), st.none() | st.text())
def test_no_question_raises(items: list[str], text: str | None, code: str | None) -> None:
    read_case(TumourQuestion(text=text, oncotree=code), items, WORDS)


_WORDS = st.sampled_from(
    [
        "BRAF",
        "V600E",
        "EGFR",
        "exon",
        "19",
        "deletion",
        "(",
        ")",
        "[",
        "]",
        ",",
        ";",
        "::",
        "-",
        "/",
        "no",
        "not",
        "detected",
        "negative",
        "positive",
        "prior",
        "after",
        "imatinib",
        "progressed",
        "on",
        "age",
        "45",
        "years",
        "two",
        "lines",
        "t(9;22)",
        "HER2",
        "IHC",
        "3+",
        "%",
        "MSI-H",
        "MSS",
        "germline",
        "wild",
        "type",
        "fusion",
        "ALK",
        "relapsed",
        "metastatic",
        "lung",
        "adenocarcinoma",
        "melanoma",
        "and",
        "or",
        "VUS",
    ]
)


@given(st.lists(_WORDS, max_size=10).map(" ".join), st.lists(_WORDS, max_size=8).map(" ".join))
def test_no_words_of_the_grammar_raise(item: str, tumour: str) -> None:
    read_case(tumour, [item], WORDS)


@given(st.sampled_from([item for item, _ in ITEMS]))
def test_lower_case_and_spaces_change_no_kind_of_finding(item: str) -> None:
    spaced = "  ".join(item.split(" "))
    assert [short(o) for o in case(spaced).observations] == [
        short(o) for o in case(item).observations
    ]


@pytest.mark.parametrize("text", ["(" * 900, "prior " * 160, "EGFR-" * 190, "no " * 330])
def test_a_hostile_item_creates_nothing(text: str) -> None:
    assert case(text, text=text).observations == ()


@pytest.mark.parametrize(
    "written",
    ["EML4::ALK fusion, out of frame", "EML4::ALK (out-of-frame)", "ALK intragenic fusion"],
)
def test_a_fusion_that_makes_no_protein_of_both_is_uncertain(written: str) -> None:
    read = case(written)

    assert ([o.report for o in read.observations], read.unresolved) == ([ReportClass.UNCERTAIN], ())


def test_a_fusion_in_frame_is_a_fusion() -> None:
    read = case("EML4::ALK fusion (in frame)")

    assert ([o.report for o in read.observations], read.unresolved) == ([None], ())
