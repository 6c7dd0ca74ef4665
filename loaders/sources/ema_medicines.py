"""EMA's table of medicines: from when to when each substance is authorised in the EU.

One row is a *product*: a substance is authorised as long as any product with it is. "Application
withdrawn", "Refused" and "Opinion" are no authorisations. A product that ended on a date which the
table leaves blank ended at the latest when its page was last updated. The text of the indication is
the one of today; the tumours that it names go with the products that are authorised today.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kg.errors import SourceError
from kg.model import Approval, Authorisation, Curie, Drug, LicenceClass, Provenance
from loaders.rows import Ledger
from loaders.source import Batch, Release, Vocabulary, batch, find_release
from loaders.sources import ema_table
from loaders.sources.absence import absent
from loaders.sources.indication_names import named

if TYPE_CHECKING:
    from ontologies.words import Words

#: Status → whether a product with it is or was authorised; None is no authorisation at all.
STATUSES: Final[dict[str, bool | None]] = {
    "Authorised": True,
    "Suspended": False,
    "Withdrawn": False,
    "Lapsed": False,
    "Expired": False,
    "Revoked": False,
    "Application withdrawn": None,
    "Withdrawn from rolling review": None,
    "Refused": None,
    "Opinion": None,
    "Opinion under re-examination": None,
}
#: Whether the authorisation is conditional today; when it ceased to be is not told.
CONDITIONAL: Final = {"Yes": Approval.PROVISIONAL, "No": Approval.FULL}
ONCOLOGY: Final = ("L01", "L02")


@dataclass(frozen=True, slots=True)
class Product:
    """One authorised product, with the interval in which it was so."""

    name: str
    substances: tuple[str, ...]
    start: date
    end: date | None
    url: str
    number: str
    names: tuple[Curie, ...] = ()
    approval: Approval | None = None


class EmaMedicines:
    """The newest release of the table, or its oncology part as a fact table."""

    name = "ema_medicines"
    licence = "EMA legal notice: reuse with acknowledgement"
    licence_class = LicenceClass.OPEN
    attribution = "European Medicines Agency, table of medicines"

    def find(self, data: Path) -> Release | None:
        """Find the newest release."""
        folder = data / "regulatory" / "ema"
        return find_release(self.name, folder, [ema_table.BOOK]) or find_release(
            self.name, folder, [ema_table.FACTS]
        )

    def vocabulary(self, release: Release) -> list[Vocabulary]:
        """Give brands of single substances, so that products are found by brand as well."""
        brands: defaultdict[str, set[str]] = defaultdict(set)
        for row in ema_table.rows_of(release):
            inns = _inns(row)
            if (
                len(inns) == 1
                and _is_oncology(row)
                and STATUSES.get(row[ema_table.STATUS]) is not None
            ):
                brands[inns[0]].add(row[ema_table.NAME].strip())
        return [
            Drug(
                id=Curie(f"inn:{inn.replace(' ', '-')}"),
                name=inn,
                brands=tuple(sorted(names)),
                antineoplastic=True,
            )
            for inn, names in sorted(brands.items())
        ]

    def load(self, release: Release, words: Words) -> Batch:
        """Read every human cancer medicine into one authorisation per substance and interval."""
        ledger = Ledger(
            source=self.name,
            file=ema_table.FACTS if ema_table.FACTS in release.files else ema_table.BOOK,
        )
        products: list[Product] = []
        seen: set[str] = set()
        for row in ema_table.rows_of(release):
            substances = _substances(row, words)
            if STATUSES.get(row[ema_table.STATUS]) is not None:
                seen |= {*substances, *_by_brand(row, words)}
            if not _is_oncology(row) and not any(_treats_cancer(s, words) for s in substances):
                continue
            with ledger.row():
                product = _product(row, substances, ledger, words)
                if product is not None:
                    products.append(product)
        records = [
            *_authorisations(products, release),
            *_absent(seen, release.released, release, words),
        ]
        return batch(self, release, read=ledger.read, records=records, set_aside=ledger.set_aside)


def _inns(row: dict[str, str]) -> tuple[str, ...]:
    parts = row[ema_table.INN].casefold().replace(" / ", ";").split(";")
    return tuple(dict.fromkeys(part.strip() for part in parts if part.strip()))


def _substances(row: dict[str, str], words: Words) -> tuple[str, ...]:
    """Give the substances of a row; a brand may stand for a form that the name does not tell."""
    inns = _inns(row)
    brand = words.drugs.known(row[ema_table.NAME])
    if brand is not None and len(inns) == 1 and brand.name.endswith(f"-{inns[0]}"):
        return (brand.name,)
    found = [(words.drugs.known(inn), inn) for inn in inns]
    return tuple(drug.name if drug is not None else inn for drug, inn in found)


def _by_brand(row: dict[str, str], words: Words) -> tuple[str, ...]:
    drug = words.drugs.known(row[ema_table.NAME])
    return (drug.name,) if drug is not None else ()


def _is_oncology(row: dict[str, str]) -> bool:
    return row[ema_table.ATC].startswith(ONCOLOGY)


def _treats_cancer(name: str, words: Words) -> bool:
    """Whether the words know the substance as a cancer drug, or as a drug of no other field."""
    drug = words.drugs.known(name)
    return drug is not None and drug.antineoplastic is not False


def _day(text: str) -> date | None:
    return datetime.strptime(text, "%d/%m/%Y").date() if text else None  # noqa: DTZ007  # a day


def _product(
    row: dict[str, str], substances: tuple[str, ...], ledger: Ledger, words: Words
) -> Product | None:
    status = row[ema_table.STATUS]
    if status not in STATUSES:
        place = f"{ledger.file}, field {ema_table.STATUS!r}"
        raise SourceError(ledger.source, place, f"unknown word {status!r}")
    name, granted = row[ema_table.NAME], _day(row[ema_table.FROM])
    key = row[ema_table.NUMBER] or name
    if STATUSES[status] is None:
        ledger.put_aside(key, ema_table.STATUS, "no authorisation", f"{name}: {status}")
        return None
    if granted is None or not substances:
        ledger.put_aside(key, ema_table.FROM, "no date", f"{name}: no authorisation date")
        return None
    product = Product(name, substances, granted, None, row[ema_table.URL], row[ema_table.NUMBER])
    if not STATUSES[status]:
        end = _day(row[ema_table.TO]) or _day(row[ema_table.UPDATED]) or granted
        return replace(product, end=end)
    return replace(
        product,
        names=named(row.get(ema_table.TEXT, ""), words),
        approval=CONDITIONAL.get(row.get(ema_table.CONDITIONAL, "")),
    )


def _authorisations(products: Iterable[Product], release: Release) -> list[Authorisation]:
    """Per substance, the unbroken intervals in which any product with it was authorised."""
    by_substance: defaultdict[str, list[Product]] = defaultdict(list)
    for product in products:
        for substance in product.substances:
            by_substance[substance].append(product)
    found = []
    for substance, mine in sorted(by_substance.items()):
        names = tuple(sorted({name for product in mine for name in product.names}))
        kinds = {product.approval for product in mine if product.approval is not None}
        kind = Approval.FULL if Approval.FULL in kinds else next(iter(kinds), None)
        for start, end, first in _intervals(mine):
            found.append(
                Authorisation(
                    drug=substance,
                    jurisdiction="EU",
                    valid_from=start,
                    valid_to=end,
                    brand=first.name,
                    names=names if end is None else (),
                    names_as_of=release.released if names and end is None else None,
                    approval=kind if end is None else None,
                    provenance=_provenance(release, first.number or first.name, first.url),
                )
            )
    return found


def _intervals(products: Iterable[Product]) -> list[tuple[date, date | None, Product]]:
    merged: list[tuple[date, date | None, Product]] = []
    for product in sorted(products, key=lambda p: (p.start, p.name)):
        if merged and (merged[-1][1] is None or product.start <= merged[-1][1]):
            start, end, first = merged[-1]
            later = None if end is None or product.end is None else max(end, product.end)
            merged[-1] = (start, later, first)
        else:
            merged.append((product.start, product.end, product))
    return merged


def _absent(seen: set[str], day: date, release: Release, words: Words) -> list[Authorisation]:
    """New cancer drugs that the table has no row of, under any of their names."""
    return [
        Authorisation(
            drug=drug.name,
            jurisdiction="EU",
            none_as_of=day,
            provenance=_provenance(release, f"none:{drug.name}", ""),
        )
        for drug in absent(words, seen)
    ]


def _provenance(release: Release, record: str, url: str) -> Provenance:
    return Provenance(
        source=release.source,
        release=release.name,
        record=Curie(f"ema:{record.replace(' ', '-')}"),
        recorded=release.released,
        url=url or None,
    )
