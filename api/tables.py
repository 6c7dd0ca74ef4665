"""What the manifest, the set-aside rows and a gold evaluation look like as pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime

from api.pages import Page
from kg.errors import StoreError
from kg.model import LicenceClass, Manifest, SetAside, SourceManifest
from queries.evaluate import Evaluation, Tally

#: The counts of a source, in the order of the sum: read = kept + rejected + quarantined.
COUNTS = ("read", "kept", "rejected", "quarantined", "repaired")


def counts(manifest: Manifest) -> Page:
    """What became of the rows of each source."""
    rows = [
        (s.name, s.release, *(f"{getattr(s, name):,}" for name in COUNTS)) for s in manifest.sources
    ]
    totals = (f"{sum(getattr(s, name) for s in manifest.sources):,}" for name in COUNTS)
    return Page(
        title="",
        columns=("source", "release", *COUNTS),
        rows=tuple(rows),
        right=frozenset(COUNTS),
        total=("all", "", *totals),
        note="rows read = kept + rejected + quarantined; repaired rows are kept",
    )


def sources(manifest: Manifest, today: date | None = None) -> Page:
    """Everything about each source, for other programs."""
    now = today or datetime.now(tz=UTC).date()
    return Page(
        title="",
        columns=(
            *("source", "kind", "release", "dated", "age in days", "licence", "licence class"),
            *("attribution", *COUNTS),
        ),
        rows=tuple(
            (
                *(s.name, s.kind, s.release, _dated(s), _age(s, now), s.licence),
                *(str(s.licence_class), s.attribution, *(str(getattr(s, c)) for c in COUNTS)),
            )
            for s in manifest.sources
        ),
    )


def ages(manifest: Manifest, today: date | None = None) -> Page:
    """The release, age and counts of each source."""
    now = today or datetime.now(tz=UTC).date()
    return Page(
        title=f"Sources of snapshot {manifest.hash[:12]}",
        columns=("source", "release", "age", *COUNTS),
        rows=tuple(
            (
                *(s.name, s.release, f"{_age(s, now)} d".removeprefix(" d")),
                *(f"{getattr(s, count):,}" for count in COUNTS),
            )
            for s in manifest.sources
        ),
        right=frozenset({"age", *COUNTS}),
    )


def licences(manifest: Manifest) -> Page:
    """What kind of source each is, its licence, and whom to name."""
    passed = {True: "may be passed on", False: "read here only"}
    return Page(
        title="Licences",
        columns=("source", "kind", "dated", "its facts", "licence and whom to name"),
        rows=tuple(
            (
                *(s.name, s.kind, _dated(s), passed[s.licence_class is LicenceClass.OPEN]),
                f"{s.licence}: {s.attribution}" if s.attribution else s.licence,
            )
            for s in manifest.sources
        ),
    )


def _dated(source: SourceManifest) -> str:
    return source.released.isoformat() if source.released > date.min else "undated"


def _age(source: SourceManifest, now: date) -> str:
    return str((now - source.released).days) if source.released > date.min else ""


def rules(aside: Iterable[SetAside]) -> Page:
    """How many rows each rule set aside, most first."""
    tally = Counter((a.source, str(a.fate), a.rule) for a in aside)
    ordered = sorted(tally.items(), key=lambda item: (item[0][0], -item[1], item[0]))
    return Page(
        title="Set aside or repaired, by rule",
        columns=("source", "fate", "rule", "rows"),
        rows=tuple((*key, f"{n:,}") for key, n in ordered),
        right=frozenset({"rows"}),
        note="each row of one source: rediscover sources --rejected SOURCE",
    )


def set_aside(manifest: Manifest, aside: Sequence[SetAside], source: str) -> Page:
    """Every row of one source that was set aside or repaired: file, row, field, rule and why.

    Raises:
        StoreError: the snapshot has no such source.
    """
    known = [s.name for s in manifest.sources]
    if source not in known:
        raise StoreError(f"no source {source!r} in the snapshot; it has {', '.join(known)}")
    found = [a for a in aside if a.source == source]
    return Page(
        title=f"{source}: {len(found)} entries",
        columns=("fate", "file", "row", "field", "rule", "why"),
        rows=tuple((str(a.fate), a.file, a.row, a.field, a.rule, a.why) for a in found),
    )


def gold(evaluation: Evaluation, *, only_failed: bool = False) -> list[Page]:
    """Each case, or each that failed, then the totals."""
    verdict = {True: "passed", False: "FAILED"}
    cases = Page(
        title="Gold cases",
        columns=("case", "asserted", "result", "list", "standing", "why"),
        rows=tuple(
            (r.id, f"{r.must} {r.category}", verdict[r.passed], r.list, r.standing, r.why)
            for r in evaluation.cases
            if not (only_failed and r.passed)
        ),
    )
    return [
        cases,
        _tallies("By trap", evaluation.traps),
        _tallies("By what is asserted", evaluation.categories),
        _tallies("Totals", evaluation.totals),
    ]


def _tallies(title: str, tallies: dict[str, Tally]) -> Page:
    return Page(
        title=title,
        columns=("", "n", "passed", "failed", "thin"),
        rows=tuple(
            (name, *(str(n) for n in (t.n, t.passed, t.failed, t.thin)))
            for name, t in tallies.items()
        ),
        right=frozenset({"n", "passed", "failed", "thin"}),
    )
