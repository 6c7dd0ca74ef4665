"""One patient, ready for matching: findings under their index keys, each with its driver class."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from kg.model import Biomarker, Case, Condition, Observation, ProteinChange, keys_of
from queries.driver import Verdict


@dataclass(frozen=True, slots=True)
class Finding:
    """An observation with its number in the question and its driver class.

    ``resists`` is the record that names its very change as resistant, if any does.
    """

    number: int
    seen: Observation
    verdict: Verdict
    resists: str | None = None


@dataclass(frozen=True, slots=True)
class Patient:
    """A case with its findings by key; ``conditions`` are the clinical facts it states.

    ``leaves`` remembers each predicate once matched: hundreds of claims ask for the same few.
    """

    case: Case
    findings: tuple[Finding, ...]
    by_key: Mapping[str, tuple[Finding, ...]]
    conditions: tuple[Condition, ...] = field(default=())
    leaves: dict[tuple[Biomarker, bool], object] = field(default_factory=dict, compare=False)

    def under(self, keys: tuple[str, ...]) -> tuple[Finding, ...]:
        """The findings under any of these keys, each once, in the question's order."""
        if len(keys) == 1:
            return self.by_key.get(keys[0], ())
        numbers = {f.number for key in keys for f in self.by_key.get(key, ())}
        return tuple(f for f in self.findings if f.number in numbers)


def patient(
    case: Case,
    classify: Callable[[Observation], Verdict],
    resistant: Mapping[tuple[str, str], str] | None = None,
) -> Patient:
    """Index a case; ``classify`` is the driver gate, ``resistant`` names resistance alleles."""
    named = resistant or {}
    findings = tuple(
        Finding(number, seen, classify(seen), named.get(_allele(seen)))
        for number, seen in enumerate(case.observations)
    )
    by_key: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        for key in dict.fromkeys(keys_of(finding.seen.alteration)):
            by_key[key].append(finding)
    return Patient(
        case=case,
        findings=findings,
        by_key={key: tuple(found) for key, found in by_key.items()},
        conditions=tuple(fact.condition for fact in case.facts),
    )


def _allele(seen: Observation) -> tuple[str, str]:
    alteration = seen.alteration
    return (
        (alteration.gene, alteration.change) if isinstance(alteration, ProteinChange) else ("", "")
    )
