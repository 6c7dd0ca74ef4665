"""Biomarkers and profiles as sources write them."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import Refused
from kg.model import (
    And,
    Biomarker,
    Change,
    Cytogenetic,
    DnaChange,
    Expression,
    Fusion,
    GeneEvent,
    GeneEventKind,
    Level,
    NamedVariant,
    Not,
    Or,
    Origin,
    Profile,
    ProteinChange,
    Region,
    RegionKind,
    Residue,
    Signature,
    SignatureName,
    Zygosity,
)
from ontologies.claims import coverage, parse_biomarker, parse_profile, print_profile
from tests.ontologies.grammar_words import WORDS

E, N, R = GeneEventKind, SignatureName, RegionKind


def read(text: str) -> Profile:
    return parse_profile(text, WORDS)


def leaf(text: str) -> object:
    profile = read(text)
    assert isinstance(profile, Biomarker), print_profile(profile)
    return profile.alteration


def event(gene: str, kind: GeneEventKind) -> GeneEvent:
    return GeneEvent(gene=gene, kind=kind)


def exon(gene: str, number: int, change: Change, last: int | None = None) -> Region:
    return Region(gene=gene, kind=R.EXON, change=change, first=number, last=last or number)


V600E = ProteinChange(gene="BRAF", change="V600E")
PH = Fusion(five="BCR", three="ABL1")

ONE = [
    ("BRAF V600E", V600E),
    ("BRAF:p.Val600Glu", V600E),
    ("BRAF-V600E", V600E),
    ("BRAFV600E", V600E),
    ("ВRAF V600Е", V600E),
    ("BRAF Ｖ６００Ｅ", V600E),
    ("NM_004333.4(BRAF):c.1799T>A (p.Val600Glu)", V600E),
    ("IDH1 R132X", Residue(gene="IDH1", reference="R", position=132)),
    ("BRCA1 W1815X", ProteinChange(gene="BRCA1", change="W1815*")),
    ("KRAS codon 12 mutation", Residue(gene="KRAS", reference="G", position=12)),
    ("EGFR exon 19 deletion", exon("EGFR", 19, Change.DELETION)),
    ("EGFR ex19del", exon("EGFR", 19, Change.DELETION)),
    ("EGFR Exon 19 (Deletion)", exon("EGFR", 19, Change.DELETION)),
    ("ALK Exon 4-11 Deletion", exon("ALK", 4, Change.DELETION, 11)),
    ("MET exon 14 skipping", exon("MET", 14, Change.SKIPPING)),
    ("MET Exon 14 (Splice Site)", exon("MET", 14, Change.SKIPPING)),
    ("METex14", exon("MET", 14, Change.SKIPPING)),
    ("CALR EXON 9 FRAMESHIFT", exon("CALR", 9, Change.FRAMESHIFT)),
    ("BRAF intron 9 rearrangement",
     Region(gene="BRAF", kind=R.INTRON, change=Change.ANY, first=9, last=9)),
    ("ABL1 P-Loop Mutation", Region(gene="ABL1", kind=R.DOMAIN, change=Change.ANY, name="p loop")),
    ("ERBB2 TKD activating variants",
     Region(gene="ERBB2", kind=R.DOMAIN, change=Change.ANY, name="kinase domain")),
    ("EGFRvIII", NamedVariant(gene="EGFR", name="vIII")),
    ("AR AR-V7", NamedVariant(gene="AR", name="V7")),
    ("KIT RS3733542", NamedVariant(gene="KIT", name="rs3733542")),
    ("UGT1A1 UGT1A1*28", NamedVariant(gene="UGT1A1", name="*28")),
    ("FLT3-ITD", event("FLT3", E.INTERNAL_TANDEM_DUPLICATION)),
    ("PIK3CA Mutation", event("PIK3CA", E.MUTATION)),
    ("Wild type KRAS", event("KRAS", E.WILD_TYPE)),
    ("ERBB2 amplification", event("ERBB2", E.AMPLIFICATION)),
    ("CDKN2A homozygous deletion", event("CDKN2A", E.DELETION)),
    ("PTEN Loss", event("PTEN", E.LOSS)),
    ("loss of PTEN", event("PTEN", E.LOSS)),
    ("BRCA2 Loss-of-function", event("BRCA2", E.LOSS_OF_FUNCTION)),
    ("TP53 Deleterious Mutation", event("TP53", E.LOSS_OF_FUNCTION)),
    ("EGFR activating variants", event("EGFR", E.ACTIVATING)),
    ("ATM oncogenic variants", event("ATM", E.ONCOGENIC)),
    ("PTEN nonsense variants", event("PTEN", E.TRUNCATING)),
    ("MGMT Promoter Methylation", event("MGMT", E.METHYLATION)),
    ("EGFR Y1092 PHOSPHORYLATION", event("EGFR", E.PHOSPHORYLATION)),
    ("FGFR1 Translocation", event("FGFR1", E.REARRANGEMENT)),
    ("JAK2 Splice Site (c.1641+2T>G)", DnaChange(gene="JAK2", change="c.1641+2T>G")),
    ("EML4-ALK", Fusion(five="EML4", three="ALK")),
    ("ALK-EML4 fusion", Fusion(five="EML4", three="ALK")),
    ("EML4::ALK e13-a20", Fusion(five="EML4", three="ALK", junction="e13-a20")),
    ("BICC1-FGFR2", Fusion(five="FGFR2", three="BICC1")),
    ("ALK fusion", Fusion(three="ALK", ordered=False)),
    ("v::NTRK1", Fusion(three="NTRK1")),
    ("FGFR2::? Fusion", Fusion(five="FGFR2")),
    *((text, PH) for text in ("Ph+", "t(9;22)", "t(9;22)(q34;q11)", "BCR-ABL1")),
    ("t(2;5)", Fusion(five="NPM1", three="ALK")),
    ("t(12;15)(p13;q25)", Fusion(five="ETV6", three="NTRK3")),
    ("t(15;17)", Fusion(five="PML", three="RARA")),
    ("inv(10)(q11q21)", Fusion(five="CCDC6", three="RET")),
    *((text, Cytogenetic(event="del(17p)")) for text in ("del(17p)", "17p deletion", "del17p")),
    *((text, Cytogenetic(event="+12")) for text in ("+12", "trisomy 12")),
    ("HER2 IHC 3+", Expression(gene="ERBB2", level=Level.ANY, assay="IHC", at_least=3)),
    ("MET overexpression IHC >= 3 in >= 50%",
     Expression(gene="MET", level=Level.OVER, assay="IHC", at_least=3, share=50)),
    ("MET IHC 3+ in 25-49%",
     Expression(gene="MET", level=Level.ANY, assay="IHC", at_least=3, share=25, share_below=50)),
    ("HER2-positive", Expression(gene="ERBB2", level=Level.POSITIVE)),
    ("HER2-low", Expression(gene="ERBB2", level=Level.LOW)),
    ("CD30 +", Expression(gene="TNFRSF8", level=Level.POSITIVE)),
    ("ATM Underexpression", Expression(gene="ATM", level=Level.UNDER)),
    ("PD-L1 TPS 20 %", Expression(gene="CD274", level=Level.ANY, assay="TPS", at_least=20)),
    ("PD-L1 (CPS) >= 10", Expression(gene="CD274", level=Level.ANY, assay="CPS", at_least=10)),
    ("PD-L1 < 1%", Expression(gene="CD274", level=Level.ANY, below=1)),
    ("CPS 15", Expression(gene="CD274", level=Level.ANY, assay="CPS", at_least=15)),
    *((text, Signature(name=N.MSI)) for text in ("MSI-H", "MSI High",
                                                 "microsatellite instability-high")),
    ("MSS", Signature(name=N.MSI, high=False)),
    ("dMMR", Signature(name=N.MMR)),
    ("pMMR", Signature(name=N.MMR, high=False)),
    ("HRD", Signature(name=N.HRD)),
    ("TMB High", Signature(name=N.TMB)),
    ("TMB 12 mut/Mb", Signature(name=N.TMB, high=None, at_least=12)),
    ("TMB-H (>= 10 mutations / Mb)", Signature(name=N.TMB, at_least=10)),
    ("TMB mTMB", Signature(name=N.OTHER, name_text="mTMB")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "alteration"), ONE, ids=[text for text, _ in ONE])
def test_one_phrase_is_one_predicate(text: str, alteration: object) -> None:
    assert leaf(text) == alteration


def is_(alteration: object) -> Biomarker:
    return Biomarker(alteration=alteration)  # type: ignore[arg-type]  # a member of the union


MANY: list[tuple[str, Profile]] = [
    ("BRAF V600E/K", Or(of=(is_(V600E), is_(ProteinChange(gene="BRAF", change="V600K"))))),
    ("KRAS G12/G13", Or(of=tuple(is_(Residue(gene="KRAS", reference="G", position=n))
                                 for n in (12, 13)))),
    ("NRAS codon 12/13 mutation", Or(of=tuple(is_(Residue(gene="NRAS", position=n))
                                              for n in (12, 13)))),
    ("BRAF Non-V600", And(of=(is_(event("BRAF", E.MUTATION)),
                              Not(of=is_(Residue(gene="BRAF", reference="V", position=600)))))),
    ("NOT KIT D816V", Not(of=is_(ProteinChange(gene="KIT", change="D816V")))),
    ("no EGFR mutation", Not(of=is_(event("EGFR", E.MUTATION)))),
    ("Ph-negative", Not(of=is_(PH))),
    ("RAS wild type", And(of=(is_(event("KRAS", E.WILD_TYPE)), is_(event("NRAS", E.WILD_TYPE))))),
    ("BRCA1/2 mutation", Or(of=(is_(event("BRCA1", E.MUTATION)), is_(event("BRCA2", E.MUTATION))))),
    ("NTRK fusion", Or(of=tuple(is_(Fusion(three=f"NTRK{n}", ordered=False)) for n in (1, 2, 3)))),
    ("FGFR2 fusion or rearrangement", Or(of=(is_(Fusion(three="FGFR2", ordered=False)),
                                             is_(event("FGFR2", E.REARRANGEMENT))))),
    ("CDKN2A loss or mutation", Or(of=(is_(event("CDKN2A", E.LOSS)),
                                       is_(event("CDKN2A", E.MUTATION))))),
    ("ERBB2 or ERBB3 mutation", Or(of=(is_(event("ERBB2", E.MUTATION)),
                                       is_(event("ERBB3", E.MUTATION))))),
    ("EGFR wild type, ALK negative", And(of=(is_(event("EGFR", E.WILD_TYPE)),
                                             Not(of=is_(Fusion(three="ALK", ordered=False)))))),
    ("BRAF V600E OR status unknown", Or(of=(is_(V600E),), or_unknown=True)),
    ("BCR::ABL1 Fusion AND ( ABL1 F317L OR NOT ABL1 F317V )",
     And(of=(is_(PH), Or(of=(is_(ProteinChange(gene="ABL1", change="F317L")),
                             Not(of=is_(ProteinChange(gene="ABL1", change="F317V")))))))),
    ("EGFR Ex19 del L858R", Or(of=(is_(ProteinChange(gene="EGFR", change="L858R")),
                                   is_(exon("EGFR", 19, Change.DELETION))))),
    ("germline BRCA2 c.5946del (p.S1982fs)",
     Biomarker(alteration=ProteinChange(gene="BRCA2", change="S1982fs"), origin=Origin.GERMLINE)),
    ("BRCA2 bi-allelic loss",
     Biomarker(alteration=event("BRCA2", E.LOSS), zygosity=Zygosity.BIALLELIC)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "profile"), MANY, ids=[text for text, _ in MANY])
def test_several_facts_are_a_tree(text: str, profile: Profile) -> None:
    assert read(text) == profile


REFUSALS = [
    ("BRAFF V600E", "unknown gene"),
    ("EGFR Rare Mutation", "rare"),
    ("ERBB2 SERUM LEVELS", "serum level"),
    ("AKT1 NUCLEAR EXPRESSION", "compartment"),
    ("PTEN LOH", "loss of heterozygosity"),
    ("EGFR Copy Number Variation", "copy number without direction"),
    ("BRCA2 VUS", "unproven variant"),
    ("KIT status unknown", "status unknown"),
    ("EGFR wibble", "unread words"),
    ("EGFR", "no alteration"),
    ("V600E", "no gene"),
    ("", "empty"),
    ("BRAF V600E AND", "malformed profile"),
    ("( BRAF V600E OR KRAS G12C", "malformed profile"),
    ("EGFR Exon 18 Overexpression", "expression of a region"),
    ("BRAF V600E " * 999, "too long"),
    ("v::v", "empty fusion"),
]


@pytest.mark.parametrize(("text", "rule"), REFUSALS, ids=[text[:40] for text, _ in REFUSALS])
def test_what_cannot_be_read_is_refused_by_a_named_rule(text: str, rule: str) -> None:
    with pytest.raises(Refused) as refusal:
        read(text)
    assert refusal.value.rule == rule


def test_an_unknown_gene_is_refused_with_the_nearest() -> None:
    with pytest.raises(Refused) as refusal:
        read("BRAFF V600E")
    assert refusal.value.suggestions[0] == "BRAF"


def test_coverage_counts_by_rule() -> None:
    counts = coverage(["BRAF V600E", "EGFR wibble", "EGFR exon 19 deletion"], WORDS)
    assert counts == {"kept": 2, "unread words": 1}


# ---- properties ----

_GENES = st.sampled_from(["BRAF", "EGFR", "KIT", "H3-3A", "CD274"])
_LEAVES = st.one_of(
    st.builds(ProteinChange, gene=_GENES,
              change=st.sampled_from(["V12E", "R2520*", "E7_A9del", "S82fs", "L8=", "D7_N8insW"])),
    st.builds(DnaChange, gene=_GENES, change=st.sampled_from(["c.34G>T", "c.902-1G>T"])),
    st.builds(Residue, gene=st.just("KIT"), reference=st.sampled_from(["V", None]),
              position=st.integers(1, 900)),
    st.builds(exon, _GENES, st.integers(1, 30), st.sampled_from(Change)),
    st.builds(event, _GENES, st.sampled_from(E)),
    st.builds(Fusion, five=st.sampled_from(["EML4", None]), three=st.just("ALK"),
              junction=st.sampled_from(["e13-a20", None])),
    st.builds(Fusion, three=_GENES, ordered=st.just(value=False)),
    st.builds(Expression, gene=_GENES, level=st.sampled_from(Level),
              assay=st.sampled_from(["IHC", "RNA", None])),
    st.builds(Expression, gene=st.just("CD274"), level=st.just(Level.ANY),
              assay=st.sampled_from(["IHC", "TPS", "CPS", None]),
              at_least=st.integers(0, 100).map(float),
              below=st.one_of(st.none(), st.integers(0, 100).map(float))),
    st.builds(Signature, name=st.sampled_from([N.MSI, N.MMR, N.HRD, N.TMB]), high=st.booleans()),
    st.builds(Signature, name=st.just(N.TMB), high=st.sampled_from([True, None]),
              at_least=st.integers(1, 200).map(float)),
    st.builds(Cytogenetic, event=st.sampled_from(["del(17p)", "+12", "complex", "gain(1q)"])),
    st.builds(NamedVariant, gene=st.just("EGFR"), name=st.sampled_from(["vIII", "rs1234", "*28"])),
)  # fmt: skip


def _plain(alteration: object) -> bool:
    """Two meanings that another spelling has: MET exon 14, and a gene known by its fusion."""
    rearranged = isinstance(alteration, GeneEvent) and alteration.kind is E.REARRANGEMENT
    return not (rearranged and alteration.gene == "ALK")


_BIOMARKERS = st.builds(
    Biomarker,
    alteration=_LEAVES.filter(_plain),
    origin=st.sampled_from([None, Origin.GERMLINE, Origin.SOMATIC]),
    zygosity=st.sampled_from([None, Zygosity.BIALLELIC]),
    known_only=st.booleans(),
)
_PROFILES = st.recursive(
    _BIOMARKERS,
    lambda inner: st.one_of(
        st.builds(Not, of=inner),
        st.builds(And, of=st.lists(inner, min_size=2, max_size=3).map(tuple)),
        st.builds(Or, of=st.lists(inner, min_size=2, max_size=3).map(tuple),
                  or_unknown=st.booleans()),
    ),
    max_leaves=6,
)  # fmt: skip


@given(_PROFILES)
def test_a_printed_profile_reads_back_as_the_same_value(profile: Profile) -> None:
    assert parse_profile(print_profile(profile), WORDS) == profile


@given(st.text())
def test_no_text_raises_anything_but_a_refusal(text: str) -> None:
    with suppress(Refused):
        parse_profile(text, WORDS)


_PARTS = st.sampled_from(
    [
        "BRAF",
        "EGFR",
        "V600E",
        "p.L858R",
        "exon",
        "19",
        "deletion",
        "del",
        "ins",
        "(",
        ")",
        "[",
        "]",
        ",",
        ";",
        "::",
        "-",
        "/",
        "AND",
        "OR",
        "NOT",
        "not",
        "or",
        "and",
        "HER2",
        "IHC",
        "3+",
        ">=",
        "20",
        "%",
        "TMB",
        "MSI-H",
        "fusion",
        "v::ALK",
        "EML4-ALK",
        "t(9;22)",
        "del(17p)",
        "c.34G>T",
        "fs",
        "*",
        "=",
        "X",
        ":",
        "RAS",
        "BRCA1/2",
        "wild",
        "type",
        "positive",
        "negative",
        "unknown",
        "germline",
        "loss",
        "low",
        "status",
        "ex19del",
    ]
)


@given(st.lists(_PARTS, max_size=12).map(" ".join))
def test_no_words_of_the_grammar_raise_anything_but_a_refusal(text: str) -> None:
    with suppress(Refused):
        profile = parse_profile(text, WORDS)
        assert parse_profile(print_profile(profile), WORDS) == profile


@pytest.mark.parametrize("text", ["(" * 4000, "EGFR-" * 900, "x-negative" * 400, "NOT " * 1200])
def test_a_hostile_text_is_refused_and_exhausts_nothing(text: str) -> None:
    with pytest.raises(Refused):
        parse_profile(text, WORDS)


def test_one_phrase_can_be_read_alone() -> None:
    assert parse_biomarker("BRAF V600E", WORDS) == is_(V600E)
