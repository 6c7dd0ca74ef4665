"""One patient, ready for matching: findings under their index keys, each with its driver class."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from kg.model import (
    Case,
    Condition,
    Cytogenetic,
    Observation,
    Presence,
    ProteinChange,
    keys_of,
)
from queries.driver import Verdict


@dataclass(frozen=True, slots=True, eq=False)
class Finding:
    """An observation with a number of its own and its driver class; equal only to itself.

    ``resists`` is the record that names its very change as resistant, if any does.
    """

    number: int
    seen: Observation
    verdict: Verdict
    resists: str | None = None
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Patient:
    """A case with its findings by key; ``conditions`` are the clinical facts it states.

    ``chromosomes`` is how many different chromosomal events the whole question lists.
    """

    case: Case
    findings: tuple[Finding, ...]
    by_key: Mapping[str, tuple[Finding, ...]]
    conditions: tuple[Condition, ...] = ()
    chromosomes: int = 0

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
    return patient_of(
        case,
        tuple(
            Finding(number, seen, classify(seen), named.get(allele_of(seen)), keys_seen(seen))
            for number, seen in enumerate(case.observations)
        ),
        chromosomes_of(case.observations),
    )


def patient_of(case: Case, findings: tuple[Finding, ...], chromosomes: int) -> Patient:
    """A patient of findings that are classed already."""
    by_key: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        for key in finding.keys:
            by_key[key].append(finding)
    return Patient(
        case=case,
        findings=findings,
        by_key={key: tuple(found) for key, found in by_key.items()},
        conditions=tuple(fact.condition for fact in case.facts),
        chromosomes=chromosomes,
    )


def chromosomes_of(observations: Iterable[Observation]) -> int:
    """How many different chromosomal events were found."""
    return len(
        {
            seen.alteration
            for seen in observations
            if isinstance(seen.alteration, Cytogenetic) and seen.presence is Presence.PRESENT
        }
    )


def keys_seen(seen: Observation) -> tuple[str, ...]:
    """The index keys of a finding, each once."""
    return tuple(dict.fromkeys(keys_of(seen.alteration)))


def allele_of(seen: Observation) -> tuple[str, str]:
    """Gene and protein change of a finding; two empty texts for any other kind."""
    alteration = seen.alteration
    return (
        (alteration.gene, alteration.change) if isinstance(alteration, ProteinChange) else ("", "")
    )
