"""From a data directory to one snapshot: all words first, then all sources, then the build."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

import msgspec

from kg import build as kg_build
from kg.model import CohortOutcome, Label, Manifest, Record, Reimbursement, Statement
from loaders.source import Batch, Release, Source, Vocabulary, WordsOnly, reference_batch
from ontologies.canonical import canonical_profile
from ontologies.words import Words

#: Is told how far each source is: its name, steps done, steps in all.
Report = Callable[[str, int, int], None]


class Found(NamedTuple):
    """A source and the release of it that will be read."""

    source: Source
    release: Release


def find(sources: Iterable[Source], *folders: Path) -> list[Found]:
    """Each source's newest release, from the first of the folders that has one."""
    found = []
    for source in sources:
        releases = (source.find(folder) for folder in folders)
        release = next((r for r in releases if r is not None), None)
        if release is not None:
            found.append(Found(source, release))
    return found


def load(found: Iterable[Found], report: Report) -> list[Batch]:
    """Read all words, then every source with them.

    Raises:
        SourceError: a source is not what its loader expects, by name.
    """
    chosen = list(found)
    spoken: list[list[Vocabulary]] = []
    for source, release in chosen:
        report(source.name, 0, 2)
        spoken.append(source.vocabulary(release))
        report(source.name, 1, 2)
    words = Words.of(word for own in spoken for word in own)
    batches = []
    for (source, release), own in zip(chosen, spoken, strict=True):
        batches.append(_read(source, release, own, words))
        report(source.name, 2, 2)
    return batches


def _read(source: Source, release: Release, own: list[Vocabulary], words: Words) -> Batch:
    """One source's batch; what only has words has been read already."""
    if isinstance(source, WordsOnly):
        return reference_batch(source, release, own)
    return _with_words(_spelled_alike(source.load(release, words), words), own)


def _spelled_alike(batch: Batch, words: Words) -> Batch:
    """Every claim in the one spelling that patients' changes are read in."""
    return msgspec.structs.replace(
        batch, records=tuple(_respelled(record, words) for record in batch.records)
    )


def _respelled(record: Record, words: Words) -> Record:
    if not isinstance(record, Statement | Label | CohortOutcome | Reimbursement):
        return record
    if record.profile is None:
        return record
    profile = canonical_profile(record.profile, words.genes)
    if profile == record.profile:
        return record
    return msgspec.structs.replace(record, profile=profile)


def _with_words(batch: Batch, own: list[Vocabulary]) -> Batch:
    """Keep a source's words beside its records: the snapshot was read with them."""
    if any(isinstance(record, Vocabulary) for record in batch.records):
        return batch
    return msgspec.structs.replace(batch, records=(*own, *batch.records))


def build(found: Iterable[Found], path: Path, report: Report) -> Manifest:
    """Put one snapshot of the sources in place of the last.

    Raises:
        SourceError: a source is not what its loader expects; the old snapshot stays.
        StoreError: the file could not be written.
    """
    batches = load(found, report)
    report("snapshot", 0, 1)
    manifest = kg_build.build(batches, path)
    report("snapshot", 1, 1)
    return manifest
