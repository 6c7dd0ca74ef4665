"""EMA and FDA tables: small hand-made files, then facts of the real ones."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import pytest

from kg.errors import SourceError
from kg.model import Approval, Authorisation, Curie, Drug, Label, Prior, Record, State
from loaders import xlsx
from loaders.source import Source
from loaders.sources.accelerated import COLUMNS as ACCELERATED
from loaders.sources.accelerated import Accelerated
from loaders.sources.ema_medicines import EmaMedicines
from loaders.sources.ema_table import COLUMNS
from loaders.sources.fda_approvals import FdaApprovals
from loaders.sources.regulatory_words import (
    NO_PROFILE,
    PROFILES,
    profile_of,
    regimen_of,
    setting_of,
)
from loaders.sources.withdrawals import Withdrawals
from ontologies.words import Words

real_data = pytest.mark.real_data

WORDS = Words.of(
    [
        Drug(id=Curie("inn:a"), name="sotorasib", brands=("lumykras",), antineoplastic=True),
        Drug(
            id=Curie("inn:b"),
            name="zongertinib",
            classes=("her2 inhibitor",),
            antineoplastic=True,
        ),
        Drug(
            id=Curie("inn:c"), name="tamoxifen", classes=("endocrine therapy",), antineoplastic=True
        ),
        Drug(id=Curie("inn:d"), name="cetuximab", antineoplastic=True),
    ]
)


def _row(**cells: str) -> dict[str, str]:
    plain = dict.fromkeys(COLUMNS, "")
    named = {"status": "Medicine status", "name": "Name of medicine", "atc": "ATC code (human)"}
    names = {
        **named,
        "inn": "International non-proprietary name (INN) / common name",
        "start": "Marketing authorisation date",
        "end": "Withdrawal / expiry / revocation / lapse of marketing authorisation date",
        "updated": "Last updated date",
    }
    plain.update({"Category": "Human", names["atc"]: "L01"})
    plain.update({names[key]: value for key, value in cells.items()})
    return plain


def ema(folder: Path, *rows: dict[str, str]) -> list[Record]:
    target = folder / "regulatory" / "ema" / "2026-07-06"
    target.mkdir(parents=True)
    lines = ["\t".join(COLUMNS), *("\t".join(row[c] for c in COLUMNS) for row in rows)]
    (target / "medicines.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return load(EmaMedicines(), folder, WORDS)


def load(source: Source, folder: Path, words: Words) -> list[Record]:
    release = source.find(folder)
    assert release is not None
    return list(source.load(release, words).records)


def permits(records: list[Record], drug: str) -> list[tuple[date | None, date | None]]:
    return [
        (r.valid_from, r.valid_to)
        for r in records
        if isinstance(r, Authorisation) and r.drug == drug and r.none_as_of is None
    ]


def test_a_product_authorises_its_substance(tmp_path: Path) -> None:
    row = _row(name="Lumykras", inn="sotorasib", status="Authorised", start="06/01/2022")

    assert permits(ema(tmp_path, row), "sotorasib") == [(date(2022, 1, 6), None)]


def test_a_withdrawn_product_ends_nothing_while_another_goes_on(tmp_path: Path) -> None:
    rows = (
        _row(name="A", inn="sotorasib", status="Withdrawn", start="01/01/2010", end="01/01/2015"),
        _row(name="B", inn="sotorasib", status="Authorised", start="01/01/2012"),
    )

    assert permits(ema(tmp_path, *rows), "sotorasib") == [(date(2010, 1, 1), None)]


def test_a_gap_between_products_is_a_gap(tmp_path: Path) -> None:
    rows = (
        _row(name="A", inn="sotorasib", status="Expired", start="01/01/2010", end="01/01/2012"),
        _row(name="B", inn="sotorasib", status="Authorised", start="01/01/2014"),
    )

    assert len(permits(ema(tmp_path, *rows), "sotorasib")) == 2


def test_an_end_without_a_date_is_at_the_latest_when_the_page_was_updated(tmp_path: Path) -> None:
    row = _row(
        name="A", inn="sotorasib", status="Withdrawn", start="01/01/2010", updated="02/03/2020"
    )

    assert permits(ema(tmp_path, row), "sotorasib") == [(date(2010, 1, 1), date(2020, 3, 2))]


@pytest.mark.parametrize(
    ("conditional", "kind"), [("Yes", Approval.PROVISIONAL), ("No", Approval.FULL), ("", None)]
)
def test_a_product_is_conditional_as_the_table_says_today(
    conditional: str, kind: Approval | None, tmp_path: Path
) -> None:
    row = _row(name="A", inn="sotorasib", status="Authorised", start="01/01/2010")
    target = tmp_path / "regulatory" / "ema" / "2026-07-06"
    target.mkdir(parents=True)
    columns = (*COLUMNS, "Conditional approval")
    cells = row | {"Conditional approval": conditional}
    lines = ["\t".join(columns), "\t".join(cells[c] for c in columns)]
    (target / "medicines.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    records = load(EmaMedicines(), tmp_path, WORDS)

    assert [
        r.approval for r in records if isinstance(r, Authorisation) and r.none_as_of is None
    ] == [kind]


def test_a_withdrawn_application_is_no_authorisation(tmp_path: Path) -> None:
    row = _row(name="A", inn="sotorasib", status="Application withdrawn")

    assert permits(ema(tmp_path, row), "sotorasib") == []


def test_a_cell_may_hold_several_substances(tmp_path: Path) -> None:
    row = _row(name="AB", inn="sotorasib;cetuximab", status="Authorised", start="01/01/2020")

    assert permits(ema(tmp_path, row), "cetuximab") == [(date(2020, 1, 1), None)]


def test_a_targeted_drug_that_the_table_lacks_is_none_as_of(tmp_path: Path) -> None:
    row = _row(name="A", inn="sotorasib;cetuximab", status="Authorised", start="01/01/2020")

    absent = {
        r.drug: r.none_as_of
        for r in ema(tmp_path, row)
        if isinstance(r, Authorisation) and r.none_as_of is not None
    }

    assert absent == {"zongertinib": date(2026, 7, 6)}


def test_a_new_status_stops_the_source(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="Cursed"):
        ema(tmp_path, _row(name="A", inn="sotorasib", status="Cursed", start="01/01/2020"))


def test_a_file_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(b"no zip")

    with pytest.raises(SourceError, match="not a workbook"):
        list(xlsx.rows(path, "x"))


def test_a_sheet_is_read_by_its_column_letters(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    sheet = (
        f'<worksheet xmlns="{main}"><sheetData><row><c r="A1" t="s"><v>0</v></c>'
        '<c r="C1" t="inlineStr"><is><t>last</t></is></c><c r="D1"><v>4</v></c></row>'
        "</sheetData></worksheet>"
    )
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("xl/worksheets/sheet1.xml", sheet)
        book.writestr("xl/sharedStrings.xml", f'<sst xmlns="{main}"><si><t>first</t></si></sst>')

    assert list(xlsx.rows(path, "x")) == [["first", "", "last", "4"]]


def accelerated(folder: Path, **cells: str) -> list[Record]:
    row = {
        "drug": "sotorasib", "brand": "Lumakras", "biomarker": "KRAS G12C", "tumour": "NSCLC",
        "setting": "previously treated", "aa_date": "2021-05-28", "outcome": "open",
        "outcome_date": "", "fda_table": "ongoing",
    } | cells  # fmt: skip
    target = folder / "regulatory" / "fda_accelerated" / "2026-09-17"
    target.mkdir(parents=True)
    lines = ["\t".join(ACCELERATED), "\t".join(row[c] for c in ACCELERATED)]
    (target / "accelerated_approvals.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return load(Accelerated(), folder, WORDS)


def only_label(records: list[Record]) -> Label:
    found = [record for record in records if isinstance(record, Label)]
    assert len(found) == 1
    return found[0]


def test_an_accelerated_approval_is_a_dated_provisional_label(tmp_path: Path) -> None:
    found = only_label(accelerated(tmp_path))

    assert (found.valid_from, found.valid_to) == (date(2021, 5, 28), None)
    assert (found.approval, found.date_kind) == (Approval.PROVISIONAL, "accelerated list")


def converted(folder: Path, **cells: str) -> list[Label]:
    records = accelerated(folder, outcome="converted", outcome_date="2023-01-02", **cells)
    return [record for record in records if isinstance(record, Label)]


def test_a_converted_approval_goes_on_as_a_full_one(tmp_path: Path) -> None:
    first, then = converted(tmp_path)

    assert (first.approval, first.valid_to) == (Approval.PROVISIONAL, date(2023, 1, 2))
    assert (then.approval, then.valid_from, then.valid_to) == (
        Approval.FULL,
        date(2023, 1, 2),
        None,
    )


def test_a_conversion_that_narrowed_the_wording_ends_it(tmp_path: Path) -> None:
    (only,) = converted(tmp_path, setting="after platinum (conversion narrowed it)")

    assert only.valid_to == date(2023, 1, 2)


def test_a_withdrawn_approval_ends(tmp_path: Path) -> None:
    found = only_label(accelerated(tmp_path, outcome="withdrawn", outcome_date="2023-01-02"))

    assert found.valid_to == date(2023, 1, 2)


def test_a_tumour_word_may_carry_a_state(tmp_path: Path) -> None:
    found = only_label(accelerated(tmp_path, tumour="CML chronic phase", setting=""))

    assert found.conditions == (State(word="chronic phase"),)


def test_a_number_of_drugs_of_a_class_is_asked_for(tmp_path: Path) -> None:
    found = only_label(accelerated(tmp_path, setting=">=2 TKIs"))

    assert found.conditions == (Prior(therapies=("class:tyrosine kinase inhibitor",), at_least=2),)


def test_a_partner_belongs_to_the_regimen(tmp_path: Path) -> None:
    found = only_label(accelerated(tmp_path, setting="with cetuximab, previously treated"))

    assert found.regimen.drugs == ("cetuximab", "sotorasib")


def test_a_formulation_is_no_indication(tmp_path: Path) -> None:
    assert accelerated(tmp_path, setting="FORMULATION") == []


def test_a_row_without_a_biomarker_only_authorises(tmp_path: Path) -> None:
    records = accelerated(tmp_path, biomarker="")

    assert [type(record) for record in records] == [Authorisation]


def test_an_unknown_biomarker_word_is_set_aside_not_guessed(tmp_path: Path) -> None:
    assert accelerated(tmp_path, biomarker="KRAS-ish") == []


def test_a_setting_keeps_what_it_cannot_read() -> None:
    assert setting_of("in first or second remission", WORDS) == (
        (),
        ("in first or second remission",),
    )


def test_an_unknown_partner_leaves_no_regimen() -> None:
    assert regimen_of("sotorasib", "with moonlight", WORDS) is None


def test_no_word_stands_in_both_lists() -> None:
    assert not NO_PROFILE & set(PROFILES)
    assert profile_of("none") is None


# --- the real tables ---------------------------------------------------------------------------


@pytest.fixture(scope="module")
def eu(data_dir: Path, real_words: Words) -> list[Record]:
    return load(EmaMedicines(), data_dir, real_words)


@real_data
def test_a_drug_back_on_the_market_has_two_intervals(eu: list[Record]) -> None:
    assert permits(eu, "belantamab mafodotin") == [
        (date(2020, 8, 25), date(2024, 2, 23)),
        (date(2025, 7, 23), None),
    ]


@real_data
@pytest.mark.parametrize("drug", ["infigratinib", "mobocertinib", "zenocutuzumab", "tazemetostat"])
def test_what_the_eu_never_authorised_is_none(eu: list[Record], drug: str) -> None:
    mine = [r for r in eu if isinstance(r, Authorisation) and r.drug == drug]

    assert [r.none_as_of for r in mine] == [date(2026, 7, 6)]


@real_data
@pytest.mark.parametrize("drug", ["tamoxifen", "cisplatin", "doxorubicin", "anastrozole"])
def test_older_drugs_are_not_called_absent_from_the_eu(eu: list[Record], drug: str) -> None:
    assert not [r for r in eu if isinstance(r, Authorisation) and r.drug == drug and r.none_as_of]


@real_data
def test_a_withdrawn_us_product_ends_there(data_dir: Path, real_words: Words) -> None:
    records = load(FdaApprovals(), data_dir, real_words)

    assert permits(records, "infigratinib") == [(date(2021, 5, 28), date(2024, 5, 16))]
    assert permits(records, "imatinib")[0] == (date(2001, 5, 10), None)


@real_data
def test_every_accelerated_row_is_kept_or_set_aside(data_dir: Path, real_words: Words) -> None:
    source = Accelerated()
    release = source.find(data_dir)
    assert release is not None

    batch = source.load(release, real_words)

    assert batch.source.read == 239
    assert {a.rule for a in batch.set_aside} == {"no indication of its own", "unknown drug"}


@real_data
def test_a_withdrawn_indication_ends_its_label(data_dir: Path, real_words: Words) -> None:
    ends = [
        r
        for r in load(Withdrawals(), data_dir, real_words)
        if isinstance(r, Label) and r.regimen.drugs == ("adagrasib", "cetuximab")
    ]

    assert [(r.approval, r.valid_to) for r in ends] == [(Approval.WITHDRAWN, date(2026, 9, 1))]


def test_a_brand_may_stand_for_a_form_of_the_substance(tmp_path: Path) -> None:
    target = tmp_path / "regulatory" / "ema" / "2026-07-06"
    target.mkdir(parents=True)
    row = _row(name="Abraxane", inn="paclitaxel", status="Authorised", start="11/01/2008")
    lines = ["\t".join(COLUMNS), "\t".join(row[c] for c in COLUMNS)]
    (target / "medicines.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    drugs = [Drug(id=Curie(f"inn:{n}"), name=n) for n in ("paclitaxel", "nab-paclitaxel")]

    assert permits(load(EmaMedicines(), tmp_path, Words.of(drugs)), "nab-paclitaxel") == [
        (date(2008, 1, 11), None)
    ]
