"""The laws of metamorphic testing: what must follow when a question or the evidence changes.

Each law takes two answers and says where the second breaks it; an empty list is no violation.
"""

from __future__ import annotations

from collections.abc import Collection

from tests.reference.told import (
    ORDER,
    Answer,
    Drugs,
    blocked_by,
    cited,
    covered,
    listed,
    said,
    whole,
)


def same(before: Answer, after: Answer) -> list[str]:
    """Nothing changes: order of findings, of records, of places; text that was not read."""
    one, other = whole(before), whole(after)
    return [name for name in sorted({*one, *other}) if one.get(name) != other.get(name)]


def same_standings(before: Answer, after: Answer) -> list[str]:
    """No regimen changes its list or its standing, whoever says it and how often."""
    one, other = said(before), said(after)
    return [
        f"{'+'.join(drugs)} in {place}: {one.get((drugs, place))}, {other.get((drugs, place))}"
        for drugs, place in sorted({*one, *other})
        if one.get((drugs, place)) != other.get((drugs, place))
    ]


def same_in(place: str, before: Answer, after: Answer) -> list[str]:
    """What is said of one place does not depend on the others that are asked about."""
    one, other = (
        {drugs: x for (drugs, where), x in said(a).items() if where == place}
        for a in (before, after)
    )
    return [
        f"{'+'.join(drugs)} in {place}: {one.get(drugs)}, {other.get(drugs)}"
        for drugs in sorted({*one, *other})
        if one.get(drugs) != other.get(drugs)
    ]


def adds_no_candidate(before: Answer, after: Answer) -> list[str]:
    """No regimen becomes a candidate."""
    new = listed(after, "candidates") - listed(before, "candidates")
    return ["+".join(drugs) for drugs in sorted(new)]


def changes_no_other(before: Answer, after: Answer, own: Collection[Drugs]) -> list[str]:
    """No regimen changes but those that the new finding is about."""
    one, other = whole(before), whole(after)
    names = {"+".join(drugs) for drugs in own}
    return [
        name
        for name in sorted({*one, *other} - {"blocked"})
        if one.get(name) != other.get(name) and name.partition(" ")[2] not in names
    ]


def no_worse_below(parent: Answer, child: Answer, bound: Collection[Drugs]) -> list[str]:
    """A subtype keeps what its parent has, unless a record or an exclusion binds it."""
    above, below = said(parent), said(child)
    broken = []
    for (drugs, place), x in above.items():
        if x.list != "candidates" or drugs in bound:
            continue
        y = below.get((drugs, place))
        if y is None or y.list == "hypotheses":
            broken.append(f"{'+'.join(drugs)} in {place}: {x.standing}, then {y}")
        elif y.list == "candidates" and ORDER.index(y.standing) > ORDER.index(x.standing):
            broken.append(f"{'+'.join(drugs)} in {place}: {x.standing}, then {y.standing}")
    return broken


def no_label_earlier(earlier: Answer, later: Answer, ended: Collection[Drugs]) -> list[str]:
    """An earlier day adds no label, unless one was withdrawn since or a new record blocks."""
    new = covered(earlier) - covered(later)
    return [
        f"{'+'.join(drugs)} in {place}"
        for drugs, place in sorted(new)
        if drugs not in ended and not blocked_by(later, drugs)
    ]


def new_ones_were_blocked_by(record: str, before: Answer, after: Answer) -> list[str]:
    """What appears when a blocking record goes was held back by that record, by name."""
    new = listed(after, "candidates") - listed(before, "candidates")
    return ["+".join(drugs) for drugs in sorted(new) if record not in blocked_by(before, drugs)]


def unlabelled(answer: Answer) -> list[str]:
    """Without a tumour nothing is on-label or tumour-agnostic."""
    return [f"{'+'.join(drugs)} in {place}" for drugs, place in sorted(covered(answer))]


def apart(answer: Answer) -> list[str]:
    """No regimen is a candidate and a hypothesis, or a candidate and blocked in one place."""
    both = listed(answer, "candidates") & listed(answer, "hypotheses")
    held = {(tuple(h["regimen"]), p) for h in answer["blocked"] for p in h["jurisdictions"]}
    proposed = {
        (tuple(o["regimen"]), s["jurisdiction"])
        for name in ("candidates", "hypotheses")
        for o in answer[name]
        for s in o["standings"]
    }
    return [str(x) for x in sorted(both)] + [str(x) for x in sorted(held & proposed)]


def unresolved_records(answer: Answer, known: Collection[str]) -> list[str]:
    """Every record that is cited is in the graph."""
    return sorted({r for r in cited(answer) if r not in known})


def untold_records(answer: Answer) -> list[str]:
    """The answer tells what each record that it cites says."""
    return sorted({r for r in cited(answer) if r not in answer["records"]})
