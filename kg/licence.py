"""The one gate through which records leave: only what may be passed on, and a count of the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final, Generic

from kg.model import GeneFacts, GeneModel, LicenceClass, Manifest, Value
from kg.store import R

#: Words whose id tells their source, and that source's name.
SOURCE_OF_PREFIX: Final = {
    "hgnc": "hgnc",
    "oncotree": "oncotree",
    "doid": "doid",
    "mondo": "mondo",
    "ncit": "drugs",
    "inn": "fda_approvals",
    "civic.therapy": "civic",
    "moalmanac.therapy": "moalmanac-assertions",
    "curated.drug": "curated",
}

#: The one source of transcripts.
SOURCE_OF_MODELS: Final = "gene_models"


class Withheld(Value, frozen=True, kw_only=True):
    """How many records of one source were kept back, and why."""

    source: str
    count: int
    reason: str


class Passed(Value, Generic[R], frozen=True, kw_only=True):
    """What may be passed on, and what was not."""

    records: tuple[R, ...]
    withheld: tuple[Withheld, ...] = ()


def pass_on(records: Iterable[R], manifest: Manifest) -> Passed[R]:
    """Let through the records all of whose sources are open; where none is known, none is."""
    classes = {source.name: source.licence_class for source in manifest.sources}
    passed: list[R] = []
    kept_back: Counter[tuple[str, str]] = Counter()
    for record in records:
        closed = _closed(record, classes)
        if closed is None:
            passed.append(record)
        else:
            kept_back[closed] += 1
    withheld = tuple(
        Withheld(source=source, count=count, reason=reason)
        for (source, reason), count in sorted(kept_back.items())
    )
    return Passed(records=tuple(passed), withheld=withheld)


def sources_of(record: Value) -> tuple[str, ...]:
    """The names of the sources a record rests on; empty where the record does not say."""
    provenance = getattr(record, "provenance", None)
    if provenance is not None:
        return (provenance.source,)
    if isinstance(record, GeneFacts):
        return record.sources
    if isinstance(record, GeneModel):
        return (SOURCE_OF_MODELS,)
    prefix = str(getattr(record, "id", "")).partition(":")[0]
    source = SOURCE_OF_PREFIX.get(prefix)
    return () if source is None else (source,)


def _closed(record: Value, classes: dict[str, LicenceClass]) -> tuple[str, str] | None:
    """The first source that forbids passing the record on, with the reason; None if none does."""
    sources = sources_of(record)
    if not sources:
        return "unknown", "the record does not say where it comes from"
    for source in sources:
        known = classes.get(source)
        if known is None:
            return source, "the manifest does not name this source"
        if known is not LicenceClass.OPEN:
            return source, "the source's licence does not allow passing it on"
    return None
