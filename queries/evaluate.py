"""Judges answers against gold cases, by nothing but the JSON of the answer.

A gold case asserts something of one regimen for one profile, in one place, on one date
(``gold/README.md``): ``must`` or ``must-not``, and a standing, ``hypothesis``, ``conditional``,
``refused``, ``none`` or ``resistant``. A standing with a non-empty ``conditional_on`` is the
standing *conditional*, not the one it names.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from kg.model import Value
from queries.gold import ANY_DRUG, GoldCase, question_of, regimen_of

#: What a record must show where a drug is asserted to be blocked for it.
NEGATIVE = frozenset({"resistant", "insensitive", "conflicting"})
_SYMBOL = re.compile(r"\b[A-Z][A-Z0-9]{2,}\b")

Answer = Mapping[str, Any]


class Judgement(Value, frozen=True, kw_only=True, omit_defaults=False):
    """What became of one case.

    ``list`` is where the regimen came back: candidates, hypotheses, blocked or none. ``thin``
    marks a case that fails only because the standing it asks for came back conditional.
    """

    id: str
    passed: bool
    must: str
    category: str
    list: str
    standing: str
    why: str
    trap: str
    group: str
    thin: bool = False


class Tally(Value, frozen=True, kw_only=True, omit_defaults=False):
    """How many passed, of how many."""

    n: int
    passed: int
    failed: int
    thin: int = 0


class Evaluation(Value, frozen=True, kw_only=True, omit_defaults=False):
    """Every case, and the totals: ``must``, ``must-not``, ``all`` and contrast ``groups``."""

    cases: tuple[Judgement, ...]
    totals: dict[str, Tally]
    categories: dict[str, Tally]
    traps: dict[str, Tally]
    groups: dict[str, Tally]


def evaluate(cases: Iterable[GoldCase], ask: Callable[[dict[str, Any]], Answer]) -> Evaluation:
    """Ask every case and judge its answer."""
    judged = tuple(judge(case, ask(question_of(case))) for case in cases)
    groups = _tally(judged, lambda j: j.group)
    whole = {name: tally.failed == 0 for name, tally in groups.items()}
    by_must = _tally(judged, lambda j: j.must)
    totals = {
        "must": by_must.get("must", _count([])),
        "must-not": by_must.get("must-not", _count([])),
        "all": _count(judged),
        "groups": Tally(
            n=len(whole), passed=sum(whole.values()), failed=len(whole) - sum(whole.values())
        ),
    }
    return Evaluation(
        cases=judged,
        totals=totals,
        categories=_tally(judged, lambda j: f"{j.must} {j.category}"),
        traps=_tally(judged, lambda j: j.trap),
        groups=groups,
    )


def _tally(judged: Iterable[Judgement], key: Callable[[Judgement], str]) -> dict[str, Tally]:
    by: defaultdict[str, list[Judgement]] = defaultdict(list)
    for judgement in judged:
        by[key(judgement)].append(judgement)
    return {name: _count(by[name]) for name in sorted(by) if name}


def _count(judged: Iterable[Judgement]) -> Tally:
    judged = list(judged)
    passed = sum(j.passed for j in judged)
    thin = sum(j.thin for j in judged)
    return Tally(n=len(judged), passed=passed, failed=len(judged) - passed, thin=thin)


def judge(case: GoldCase, answer: Answer) -> Judgement:
    """Compare one answer with what its case asserts."""
    if "error" in answer:
        error = answer["error"]
        return _judgement(case, (False, f"no answer: {error['type']}: {error['detail']}"), "", "")
    seen = _Seen(case, answer)
    category = case.category if case.category in _CHECKS else "standing"
    verdict = _CHECKS[category](case, seen)
    thin = case.must and not verdict[0] and category == "standing" and seen.thin()
    return _judgement(case, verdict, seen.list(), seen.standing_text(), thin=thin)


def _judgement(
    case: GoldCase, verdict: tuple[bool, str], list_: str, standing: str, *, thin: bool = False
) -> Judgement:
    return Judgement(
        id=case.id,
        passed=verdict[0],
        must="must" if case.must else "must-not",
        category=case.category,
        list=list_ or "none",
        standing=standing,
        why=verdict[1],
        trap=case.trap,
        group=case.group,
        thin=thin,
    )


class _Seen:
    """What an answer holds about the regimen that a case names."""

    def __init__(self, case: GoldCase, answer: Answer) -> None:
        self.case, self.answer = case, answer
        wanted = None if case.drug == ANY_DRUG else regimen_of(case.drug)
        self.candidates, self.hypotheses, self.blocked = (
            [e for e in answer.get(name, ()) if wanted in (None, frozenset(e["regimen"]))]
            for name in ("candidates", "hypotheses", "blocked")
        )

    def list(self) -> str:
        """Where the regimen stands."""
        names = ("candidates", "hypotheses", "blocked")
        return ", ".join(name for name in names if getattr(self, name))

    def standings(self, jurisdiction: str) -> Iterator[tuple[str, bool]]:
        """Each standing among the candidates there, and whether it is conditional."""
        for entry in self.candidates:
            for s in entry["standings"]:
                if s["jurisdiction"] == jurisdiction:
                    yield s["standing"], bool(s.get("conditional_on"))

    def has(self, standing: str, jurisdiction: str) -> bool:
        """Among the candidates there with exactly this standing, unconditionally."""
        return (standing, False) in self.standings(jurisdiction)

    def thin(self) -> bool:
        """The standing came back everywhere, but somewhere only conditionally."""
        wanted = self.case.category
        return all(
            wanted in {standing for standing, _ in self.standings(j)}
            for j in self.case.jurisdictions()
        )

    def standing_text(self) -> str:
        """The standings as they came back, for the reader of the table."""
        shown = (
            f"{s['jurisdiction']}: {s['standing']}"
            + (f" if {'; '.join(s['conditional_on'])}" if s.get("conditional_on") else "")
            for entry in (*self.candidates, *self.hypotheses)[:3]
            for s in entry["standings"]
        )
        return ", ".join(shown)


def _check_standing(case: GoldCase, seen: _Seen) -> tuple[bool, str]:
    found = {j: seen.has(case.category, j) for j in case.jurisdictions()}
    if case.must:
        lacking = [j for j, has in found.items() if not has]
        return not lacking, f"not {case.category} in {', '.join(lacking)}" if lacking else ""
    shown = [j for j, has in found.items() if has]
    return not shown, f"{case.category} in {', '.join(shown)}" if shown else ""


def _check_none(case: GoldCase, seen: _Seen) -> tuple[bool, str]:
    proposed = bool(seen.candidates or seen.hypotheses)
    if case.must:
        return proposed, "" if proposed else "neither candidate nor hypothesis"
    return not proposed, f"among the {seen.list()}" if proposed else ""


def _check_resistant(_: GoldCase, seen: _Seen) -> tuple[bool, str]:
    if seen.candidates or seen.hypotheses:
        return False, f"among the {seen.list()}"
    effects = {entry["effect"] for entry in seen.blocked if entry.get("records")}
    if effects & NEGATIVE:
        return True, ""
    return False, f"blocked as {', '.join(sorted(effects))}" if effects else "not in blocked"


def _check_hypothesis(case: GoldCase, seen: _Seen) -> tuple[bool, str]:
    holds = bool(seen.hypotheses) and not seen.candidates
    if holds is case.must:
        return True, ""
    return False, "a hypothesis" if holds else f"stands in {seen.list() or 'no list'}"


def _check_conditional(case: GoldCase, seen: _Seen) -> tuple[bool, str]:
    entries = (*seen.candidates, *seen.hypotheses)
    open_in = {
        s["jurisdiction"] for e in entries for s in e["standings"] if s.get("conditional_on")
    }
    lacking = [j for j in case.jurisdictions() if j not in open_in]
    if case.must:
        return not lacking, f"not conditional in {', '.join(lacking)}" if lacking else ""
    return bool(lacking), "" if lacking else "conditional"


def _check_refused(case: GoldCase, seen: _Seen) -> tuple[bool, str]:
    refused = [u for u in seen.answer.get("unresolved", ()) if u.get("why")]
    resting = [e for e in seen.candidates if _rests_on(e, refused)]
    if not refused:
        return not case.must, "nothing was refused"
    if resting:
        return not case.must, f"a candidate rests on it: {'+'.join(resting[0]['regimen'])}"
    return case.must, "" if case.must else "refused"


def _rests_on(candidate: Mapping[str, Any], refused: Iterable[Mapping[str, Any]]) -> bool:
    """A candidate rests on a refused text when its path names a symbol of it, or lacks a path."""
    symbols = {s for u in refused for s in _SYMBOL.findall(u["text"])}
    nodes = candidate.get("path", {}).get("nodes", ())
    spoken = {s for node in nodes for text in node.values() for s in _SYMBOL.findall(str(text))}
    return not nodes or bool(symbols & spoken)


#: How each kind of assertion is checked; every other category is a standing.
_CHECKS: dict[str, Callable[[GoldCase, _Seen], tuple[bool, str]]] = {
    "standing": _check_standing,
    "none": _check_none,
    "resistant": _check_resistant,
    "hypothesis": _check_hypothesis,
    "conditional": _check_conditional,
    "refused": _check_refused,
}
