"""Therapies as sources list them: which names are substances, and lists read into one regimen."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from kg.errors import Refused
from kg.model import Combination, Curie, Drug, Regimen

if TYPE_CHECKING:
    from ontologies.words import Words

#: A class, a procedure or a protocol by its last word: no substance has such a name.
_NO_SUBSTANCE: Final = re.compile(
    r".*\b(?:inhibitors?|inhibition|antibody|antagonist|antibiotic|oligonucleotide|lymphocytes"
    r"|agents?|\w*therapy|surgery|knife|doublet|regimen|protocol)|(?:platinum|taxane) compound"
    r"|anti-\w+|radioactive iodine|not applicable|",
    re.IGNORECASE,
)


def is_substance(name: str) -> bool:
    """Whether a therapy's name can be that of a substance.

    >>> is_substance("MEK Inhibitor RO4987655"), is_substance("MEK Inhibitor")
    (True, False)
    """
    return _NO_SUBSTANCE.fullmatch(name.strip()) is None


def vocabulary(prefix: str, names: Iterable[str]) -> list[Drug]:
    """Drugs known by name alone, for those that are younger than the drug tables."""
    substances = sorted({name.strip().lower() for name in names if is_substance(name)})
    return [Drug(id=Curie(f"{prefix}:{name}"), name=name) for name in substances]


def regimen_of(names: Iterable[str], combination: Combination, words: Words) -> Regimen:
    """One regimen of all the therapies; a name may itself be that of a combination.

    A class or procedure that no table knows stays a class under its own name: such a regimen is
    evidence and never a candidate.

    Raises:
        Refused: a name is that of no drug, class or procedure.
    """
    parts = [_part(name, words) for name in names]
    if len(parts) == 1:
        return parts[0]
    return Regimen(
        drugs=_all(part.drugs for part in parts),
        combination=combination,
        classes=_all(part.classes for part in parts),
        supportive=_all(part.supportive for part in parts),
    )


def _part(name: str, words: Words) -> Regimen:
    try:
        return words.drugs.regimen(name)
    except Refused:
        if is_substance(name):
            raise
        return Regimen(drugs=(), classes=(name.lower(),))


def _all(groups: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(sorted({name for group in groups for name in group}))
