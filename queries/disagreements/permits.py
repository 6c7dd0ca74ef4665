"""Labels against the tables of authorised drugs, and these tables against each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations

from kg.model import Approval, Authorisation, Label
from queries.disagreements.model import Disagreement, Kind, about_drug, about_label, of

#: Tables in which a drug's first row is its first authorisation.
FIRST_APPROVALS = frozenset({"ema_medicines", "fda_approvals"})
#: Lists with a row for each approval, whose end is the end of one indication.
INDICATIONS = frozenset({"fda_accelerated"})

#: Authorisations by drug and place.
_Permits = Mapping[tuple[str, str], Sequence[Authorisation]]


def label_against_permit(
    labels: Iterable[Label], permits: Iterable[Authorisation]
) -> Iterator[Disagreement]:
    """Labels older than their drug, of a withdrawn drug, and of one that the tables lack."""
    known = _by_drug(permits)
    for label in labels:
        if label.approval is Approval.WITHDRAWN or label.valid_from is None:
            continue
        for drug in label.regimen.drugs:
            mine = known.get((drug, label.jurisdiction), ())
            yield from _one_label(label, mine)


def _by_drug(permits: Iterable[Authorisation]) -> _Permits:
    found: defaultdict[tuple[str, str], list[Authorisation]] = defaultdict(list)
    for permit in permits:
        found[permit.drug, permit.jurisdiction].append(permit)
    return found


def _one_label(label: Label, mine: Sequence[Authorisation]) -> Iterator[Disagreement]:
    start = label.valid_from
    dated = [p for p in mine if p.none_as_of is None and p.valid_from is not None]
    if start is None:
        return
    if not dated:
        yield from _not_listed(label, start, mine)
        return
    first = min(dated, key=_start)
    if label.date_kind != "document" and start < _start(first):
        yield of(
            Kind.BEFORE_DRUG,
            about_label(label),
            (label, f"from {start}"),
            (first, f"{first.drug} first authorised {_start(first)}"),
            f"{label.provenance.record}: from {start}",
        )
    yield from _other_kind(label, dated)
    last = max(dated, key=_stop)
    if _stop(last) < date.max and (label.valid_to is None or label.valid_to > _stop(last)):
        again = start >= _stop(last)
        yield of(
            Kind.AFTER_END,
            about_label(label),
            (label, f"in force from {start}, without an end"),
            (last, f"{last.drug} authorised until {last.valid_to}"),
            f"{label.provenance.record}: a new label"
            if again
            else f"withdrawn from {last.valid_to}",
        )


def _other_kind(label: Label, dated: Sequence[Authorisation]) -> Iterator[Disagreement]:
    """A label in force of another kind than its only drug's product has on the table's day.

    A conditional authorisation may have become a full one since the label; the table does not say
    when.
    """
    if len(label.regimen.drugs) > 1 or label.valid_to is not None:
        return
    for permit in dated:
        if permit.valid_to is None and permit.approval not in {None, label.approval}:
            yield of(
                Kind.APPROVAL,
                about_label(label),
                (label, label.approval),
                (permit, f"{permit.approval} on {permit.provenance.recorded}{_brand(permit)}"),
                f"{label.provenance.record}: {label.approval}",
            )


def _not_listed(label: Label, start: date, mine: Sequence[Authorisation]) -> Iterator[Disagreement]:
    for permit in mine:
        if permit.none_as_of is not None and start <= permit.none_as_of:
            yield of(
                Kind.NO_PERMIT,
                about_label(label),
                (label, f"from {start}"),
                (permit, f"{permit.drug}: none as of {permit.none_as_of}"),
                f"{label.provenance.record}: from {start}",
            )


def permit_against_permit(permits: Iterable[Authorisation]) -> Iterator[Disagreement]:
    """First days, ends and absences on which two tables differ, drug by drug."""
    for _, mine in sorted(_by_drug(permits).items()):
        dated = [p for p in mine if p.none_as_of is None and p.valid_from is not None]
        yield from _first_days(dated)
        yield from _product_ends(dated)
        yield from _unsold(dated)
        for none in mine:
            yield from _denied(none, dated)


def _first_days(dated: Sequence[Authorisation]) -> Iterator[Disagreement]:
    """A day before the one on which the agency's own table has the drug first authorised.

    A later day is no disagreement: other lists have a row for each approval.
    """
    table = [p for p in dated if p.provenance.source in FIRST_APPROVALS]
    others = [p for p in dated if p.provenance.source not in FIRST_APPROVALS]
    if not table or not others:
        return
    first, early = min(table, key=_start), min(others, key=_start)
    if _start(early) < _start(first):
        yield of(
            Kind.FIRST,
            about_drug(first),
            (early, f"from {early.valid_from}{_brand(early)}"),
            (first, f"from {first.valid_from}{_brand(first)}"),
            f"from {early.valid_from} by {early.provenance.record}",
        )


def _product_ends(dated: Sequence[Authorisation]) -> Iterator[Disagreement]:
    """The same product from the same day, with two ends."""
    products = [p for p in dated if p.provenance.source not in INDICATIONS]
    for one, other in combinations(sorted(products, key=lambda p: p.provenance.record), 2):
        if one.provenance.source == other.provenance.source or one.valid_to == other.valid_to:
            continue
        if one.valid_from == other.valid_from and _same_product(one, other):
            late = max(one, other, key=_stop)
            yield of(
                Kind.PERMIT_END,
                about_drug(one),
                (one, _until(one)),
                (other, _until(other)),
                f"{_until(late)} by {late.provenance.record}",
            )


def _unsold(dated: Sequence[Authorisation]) -> Iterator[Disagreement]:
    """A drug of which no application that is listed here has a product left."""
    open_ = [p for p in dated if p.valid_to is None and p.provenance.source in FIRST_APPROVALS]
    if not open_ or not all(p.status for p in open_):
        return
    for permit in open_:
        yield of(
            Kind.SOLD,
            about_drug(permit),
            (permit, f"from {permit.valid_from}{_brand(permit)}, without an end"),
            (permit, permit.status),
            f"authorised by {permit.provenance.record}",
        )


def _denied(none: Authorisation, dated: Sequence[Authorisation]) -> Iterator[Disagreement]:
    day = none.none_as_of
    if day is None:
        return
    open_ = [p for p in dated if _start(p) <= day < _stop(p)]
    if open_:
        yield of(
            Kind.NONE,
            about_drug(none),
            (none, f"none as of {day}"),
            (open_[0], f"from {open_[0].valid_from}{_brand(open_[0])}"),
            f"authorised by {open_[0].provenance.record}",
        )


def _same_product(one: Authorisation, other: Authorisation) -> bool:
    names = {(permit.brand or "").casefold() for permit in (one, other)}
    return len(names) == 1


def _start(permit: Authorisation) -> date:
    return permit.valid_from or date.max


def _stop(permit: Authorisation) -> date:
    return permit.valid_to or date.max


def _until(permit: Authorisation) -> str:
    return f"until {permit.valid_to}" if permit.valid_to else "without an end"


def _brand(permit: Authorisation) -> str:
    return f" ({permit.brand})" if permit.brand else ""
