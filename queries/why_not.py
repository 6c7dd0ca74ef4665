"""Why is this drug not in the answer, or not where one expects it? For any drug of the graph.

It asks the question as it is asked, and reads the reasons off the same values that the answer
was decided from. What no finding touches is matched by the same functions, record by record.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypedDict

from kg.errors import Refused
from kg.model import Regimen
from kg.store import Store, published_in
from ontologies.words import Words
from queries.answer import Desk
from queries.asks import asks_for
from queries.decision import Ground
from queries.differences import Drugs, Placed, entries_of, places_of
from queries.match import match
from queries.question import Asked
from queries.reasons import REASONS, Found, Reason, of_evidence, of_label, of_match
from queries.regimen_records import RegimenRecords, records_of_regimen
from queries.reply import Answer
from queries.standing import Authorised, agency_of, authorised
from queries.why_reply import Row, WhyNot

NOWHERE, NO_DRUG = "in no list", "no drug"
#: How many details of one reason are told.
TOLD = 4


class _Because(NamedTuple):
    """A reason, the record that gives it, and the jurisdiction it holds in ("" is any)."""

    found: Found
    record: str = ""
    jurisdiction: str = ""


def why_not(wanted: str, asked: Asked, store: Store, words: Words) -> WhyNot:
    """Say why a drug or regimen is not proposed, or not on a better standing."""
    desk = Desk(store, words)
    told = desk.answer(asked)
    try:
        regimen = words.drugs.regimen(wanted)
    except Refused as fault:
        return _unknown(wanted, fault, told, words)
    if not regimen.drugs:
        return _class(wanted, regimen, told)
    ground = desk.ground(asked)
    records = records_of_regimen(regimen.drugs, ground, store)
    places = places_of(told).get(regimen.drugs, {})
    because = (
        *_of_drug(regimen, records, words),
        *_of_records(records, ground),
        *_of_standing(regimen.drugs, ground, store),
    )
    return WhyNot(
        wanted=wanted,
        regimen=regimen.drugs,
        verdict=_verdict(places),
        places=places,
        rows=(*_held(told, regimen.drugs), *_rows(because)),
        asks_for=asks_for(records.supporting, ground),
        also=_also(told, regimen.drugs),
        records=records.shown,
        **_of_answer(told),
    )


def _unknown(wanted: str, fault: Refused, told: Answer, words: Words) -> WhyNot:
    """A name that no source knows, or several share: the nearest names."""
    near = fault.suggestions or tuple(
        n for part in _PARTS.split(wanted) for n in _near(part, words)
    )
    reason = Reason.NO_DRUG if fault.rule == "ambiguous drug" else Reason.UNKNOWN_DRUG
    found = Found(reason, ", ".join(near), fault.why)
    return _no_drug(wanted, (_Because(found),), told, near)


_PARTS = re.compile(r"[+,;/]")


def _near(text: str, words: Words) -> tuple[str, ...]:
    try:
        words.drugs.find(text)
    except Refused as fault:
        return fault.suggestions
    return ()


def _class(wanted: str, regimen: Regimen, told: Answer) -> WhyNot:
    found = (_Because(Found(Reason.NO_DRUG, word)) for word in regimen.classes)
    return _no_drug(wanted, tuple(found), told)


def _no_drug(
    wanted: str, because: tuple[_Because, ...], told: Answer, near: tuple[str, ...] = ()
) -> WhyNot:
    return WhyNot(
        wanted=wanted,
        verdict=NO_DRUG,
        rows=_rows(because),
        suggestions=near,
        **_of_answer(told),
    )


class _OfAnswer(TypedDict):
    explanation: str
    snapshot: str
    rules: str
    intended_use: str


def _of_answer(told: Answer) -> _OfAnswer:
    return {
        "explanation": told.explanation,
        "snapshot": told.snapshot,
        "rules": told.rules,
        "intended_use": told.intended_use,
    }


def _verdict(places: dict[str, Placed]) -> str:
    """The best list the regimen is in, in any jurisdiction."""
    lists = {placed.list for placed in places.values()}
    return next(
        (word for word in ("candidate", "hypothesis", "held back") if word in lists), NOWHERE
    )


def _of_drug(regimen: Regimen, records: RegimenRecords, words: Words) -> Iterator[_Because]:
    """What the names themselves say."""
    for word in regimen.classes:
        yield _Because(Found(Reason.NO_DRUG, word))
    for name in regimen.drugs:
        drug = words.drugs.known(name)
        if drug is not None and drug.antineoplastic is False:
            yield _Because(Found(Reason.NOT_ANTINEOPLASTIC, name))
    if regimen.drugs and not any((records.items, records.views, records.silent, records.later)):
        yield _Because(Found(Reason.NO_RECORD, ""))


def _of_records(records: RegimenRecords, ground: Ground) -> Iterator[_Because]:
    for found in records.views:
        yield from _if(of_label(found, ground.patient), found.id, found.label.jurisdiction)
    for item in records.items:
        yield from _if(of_evidence(item, ground.patient), item.id)
    for record in records.silent:
        if record.profile is not None:
            matched = match(record.profile, ground.patient, ground.words.genes)
            reason = of_match(matched, record.profile_text, ground.patient)
            yield from _if(reason, record.provenance.record)
    for record in records.later:
        detail = f"{record.profile_text}, {published_in(record)}"
        yield _Because(Found(Reason.LATER, detail), record.provenance.record)


def _if(found: Found | None, record: str, jurisdiction: str = "") -> Iterator[_Because]:
    if found is not None:
        yield _Because(found, record, jurisdiction)


_STATES = {
    Authorised.NONE: Reason.NOT_AUTHORISED,
    Authorised.ENDED: Reason.ENDED,
    Authorised.UNKNOWN: Reason.NOT_RECORDED,
}


def _of_standing(drugs: Drugs, ground: Ground, store: Store) -> Iterator[_Because]:
    """Which drug of the regimen may not be sold where it is asked for."""
    for place in ground.jurisdictions:
        for name in drugs:
            state, record = authorised(
                store.authorisations({name}),
                store.labels_for({name}),
                agency_of(place),
                ground.as_of,
            )
            if state in _STATES:
                yield _Because(Found(_STATES[state], name), record, place)


def _held(told: Answer, drugs: Drugs) -> tuple[Row, ...]:
    """The answer's own reasons."""
    return tuple(
        Row(
            reason=Reason.HELD_BACK,
            rule=entry.rule,
            says=entry.why,
            records=entry.records,
            jurisdictions=entry.jurisdictions,
            unblocked_by=entry.unblocked_by,
            decides=True,
        )
        for entry in told.blocked
        if entry.regimen == drugs
    )


def _rows(because: Iterable[_Because]) -> tuple[Row, ...]:
    """One row for each reason, in the order of the list."""
    grouped: dict[Reason, list[_Because]] = {}
    for item in because:
        grouped.setdefault(item.found.reason, []).append(item)
    return tuple(_row(reason, grouped[reason]) for reason in Reason if reason in grouped)


def _row(reason: Reason, items: list[_Because]) -> Row:
    told = REASONS[reason]
    details = list(dict.fromkeys(item.found.detail for item in items if item.found.detail))
    rest = f" and {len(details) - TOLD} more" if len(details) > TOLD else ""
    what = "; ".join(details[:TOLD]) + rest
    beside = ", ".join(dict.fromkeys(x.found.beside for x in items if x.found.beside))
    places = dict.fromkeys(item.jurisdiction for item in items)
    says = ": ".join(filter(None, (told.says, what)))
    return Row(
        reason=reason,
        rule=told.rule,
        says=f"{says} ({beside})" if beside else says,
        records=tuple(dict.fromkeys(item.record for item in items if item.record)),
        jurisdictions=() if "" in places else tuple(places),
        unblocked_by=told.way_out.format(what=details[0] if details else "a name of the graph"),
    )


def _also(told: Answer, drugs: Drugs) -> dict[str, str]:
    """Other regimens of the answer with one of these drugs, and their lists."""
    mine = {entry.regimen for entry in entries_of(told)} - {drugs}
    places = places_of(told)
    return {
        "+".join(names): _verdict(places[names])
        for names in sorted(mine)
        if set(names) & set(drugs)
    }
