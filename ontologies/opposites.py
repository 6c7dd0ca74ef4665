"""States of which a patient is in one at a time: one that is stated ends a label for the other."""

from __future__ import annotations

from functools import lru_cache

from ontologies.states import STAGES


def _stage(number: str) -> str:
    parts = [f"stage {stage}" for stage in STAGES if stage.rstrip("ABC") == number]
    return " | ".join(parts)


#: Groups of parts; states of one part may hold together, states of two parts may not.
ONE_OF: tuple[tuple[frozenset[str], ...], ...] = tuple(
    tuple(frozenset(part.split(" | ")) for part in parts)
    for parts in (
        ("castration-resistant", "castration-sensitive"),
        (
            "newly diagnosed | previously untreated",
            "relapsed | refractory | relapsed or refractory",
        ),
        ("chronic phase", "accelerated phase", "blast phase"),
        ("premenopausal | perimenopausal", "postmenopausal"),
        ("male", "female | premenopausal | perimenopausal | postmenopausal"),
        (
            "platinum-sensitive | in response to platinum | not progressed on platinum",
            "platinum-resistant",
        ),
        ("grade 1", "grade 2", "grade 3", "grade 4"),
        tuple(_stage(number) for number in ("I", "II", "III", "IV")),
        *(tuple(f"stage {number}{part}" for part in "ABC") for number in ("I", "II", "III")),
        ("ECOG 0", "ECOG 1", "ECOG 2", "ECOG 3", "ECOG 4"),
        ("first relapse", "second relapse"),
        ("low risk", "intermediate risk | intermediate-1 risk", "high risk"),
        ("high risk of recurrence", "low risk of recurrence"),
        ("cisplatin ineligible", "cisplatin eligible"),
        ("platinum ineligible", "platinum eligible | cisplatin eligible"),
        ("transplant ineligible", "transplant eligible"),
        ("unsuitable for chemotherapy", "suitable for chemotherapy"),
        ("unsuitable for intensive chemotherapy", "suitable for intensive chemotherapy"),
        ("symptomatic", "asymptomatic or mildly symptomatic"),
        ("node-positive", "node-negative"),
    )
)


@lru_cache(maxsize=4096)
def exclude(one: str, other: str) -> bool:
    """Whether two state words lie in different parts of a group of which only one can hold.

    >>> exclude("premenopausal", "postmenopausal"), exclude("perimenopausal", "premenopausal")
    (True, False)
    """
    for group in ONE_OF:
        places = [{n for n, part in enumerate(group) if word in part} for word in (one, other)]
        if all(places) and not places[0] & places[1]:
            return True
    return False
