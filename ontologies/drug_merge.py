"""Records of one substance, from several sources, made one drug."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from kg.model import Drug
from ontologies import drug_classes
from ontologies.drug_names import substance
from ontologies.drug_words import ALLELES, BRANDS, NON_ONCOLOGICAL
from ontologies.drug_words import SYNONYMS as OTHER_NAMES
from ontologies.terms import fold

_DESCRIBES = re.compile(r"inhibitor|antibod|antagonist|agonist|agent|conjugate|vaccine|compound|\d")
_NO_CANCER_CLASS = frozenset({"corticosteroid", "somatostatin analog", "retinoid"})


def merged(drugs: Iterable[Drug]) -> list[Drug]:
    """Merge records by substance, whatever their order; sorted by name.

    Two substances are one where the name of one is a synonym of the other, and of no third.
    """
    groups: defaultdict[str, list[Drug]] = defaultdict(list)
    for drug in sorted(drugs, key=lambda d: (d.id, d.name)):
        groups[_key(drug.name)].append(drug)
    for name in [name for name in groups if _is_combination(name, groups)]:
        del groups[name]
    heads = _heads(groups)
    joined: defaultdict[str, list[Drug]] = defaultdict(list)
    for name in sorted(groups):
        joined[heads[name]] += groups[name]
    brands = _brands()
    return sorted(
        (_one(records, brands) for records in joined.values()), key=lambda drug: drug.name
    )


def _is_combination(name: str, groups: Mapping[str, list[Drug]]) -> bool:
    """Tell a record that names a regimen of known drugs: it is no substance of its own."""
    parts = name.split("/")
    return len(parts) > 1 and all(part.strip() in groups for part in parts)


def _key(name: str) -> str:
    bare = substance(name)
    return _OTHER.get(bare, bare)


_OTHER = {fold(word): name for word, name in OTHER_NAMES.items()}


def _heads(groups: Mapping[str, list[Drug]]) -> dict[str, str]:
    """Map each substance to the one that it is a synonym of, followed to the end."""
    named_by: defaultdict[str, set[str]] = defaultdict(set)
    for name, records in groups.items():
        for word in {substance(s) for drug in records for s in (*drug.synonyms, *drug.brands)}:
            if word != name and word in groups:
                named_by[word].add(name)
    heads = {name: name for name in groups}

    def head(name: str) -> str:
        while heads[name] != name:
            name = heads[name]
        return name

    for word in sorted(named_by):
        if len(named_by[word]) == 1:
            one, other = head(word), head(next(iter(named_by[word])))
            first, second = sorted((one, other), key=_plainness)
            heads[second] = first
    return {name: head(name) for name in groups}


def _plainness(name: str) -> tuple[bool, int, str]:
    """A plain name comes before a description or a code."""
    return (bool(_DESCRIBES.search(name)), len(name), name)


def _brands() -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for brand, names in BRANDS.items():
        if len(names) == 1:
            found[names[0]].append(brand)
    return found


def _one(records: list[Drug], brands: Mapping[str, list[str]]) -> Drug:
    name = _whole({_key(drug.name) for drug in records})
    words = {w for d in records for w in (d.name, *d.synonyms)}
    ours = frozenset(class_words(name))
    classes = ours.union(group for drug in records for group in drug.classes)
    return Drug(
        id=min(drug.id for drug in records),
        name=name,
        synonyms=tuple(sorted({fold(w) for w in words} - {name})),
        brands=tuple(
            sorted({fold(b) for d in records for b in d.brands} | set(brands.get(name, ())))
        ),
        classes=tuple(sorted(classes)),
        targets=tuple(sorted({target for drug in records for target in drug.targets})),
        alleles=ALLELES.get(name, ()) or records[0].alleles,
        antineoplastic=_antineoplastic(name, records, ours, classes),
    )


def _whole(names: set[str]) -> str:
    """The plainest name; of an antibody and its conjugate the conjugate, which is what is given."""
    plain = min(names, key=_plainness)
    conjugates = [name for name in names if plain.endswith("mab") and name.startswith(f"{plain} ")]
    return min(conjugates, key=_plainness, default=plain)


def class_words(name: str) -> tuple[str, ...]:
    """Give the classes of a substance by the table of members and by its word ending.

    >>> class_words("olaparib"), class_words("olutasidenib")
    (('parp inhibitor',), ('idh inhibitor',))
    """
    found = set(_GROUPS_OF.get(name, ()))
    for ending, groups, others in drug_classes.ENDINGS:
        if name.endswith(ending) and name not in others and " " not in name:
            found |= set(groups)
    return tuple(sorted(found))


def _groups_of() -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for group, members in drug_classes.MEMBERS.items():
        for member in members.split(","):
            found[member.strip()].append(group)
    return dict(found)


_GROUPS_OF = _groups_of()


def _antineoplastic(
    name: str, records: list[Drug], ours: frozenset[str], classes: frozenset[str]
) -> bool | None:
    """Tell a cancer medicine; another field's medicine stays one whatever a trial did with it."""
    said = {drug.antineoplastic for drug in records}
    if name in NON_ONCOLOGICAL:
        return False
    if ours - _NO_CANCER_CLASS or name in ALLELES:
        return True
    if False in said:
        return False
    return True if True in said or classes - _NO_CANCER_CLASS else None
