"""Where a label source's own code disagrees with the sentence it comes with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from kg.model import Fate, Label, SetAside
from queries.disagreements.model import KINDS, Disagreement, Kind, Side

#: Whether a row is kept with the sentence's reading, or held back.
_USED = {
    Fate.REPAIRED: "the sentence's reading",
    Fate.QUARANTINED: "neither: the row is held back",
}


def code_against_sentence(
    aside: Iterable[SetAside], labels: Iterable[Label]
) -> Iterator[Disagreement]:
    """Rows of label sources of which a coded field was replaced or held back, rows of a kind once.

    Rows with the same field, rule and reason are one disagreement; ``record`` names them all.
    """
    releases = {label.provenance.source: label.provenance for label in labels if label.sentence}
    rows: defaultdict[tuple[str, Fate, str, str, str], list[str]] = defaultdict(list)
    for item in aside:
        if item.source in releases and item.fate in _USED:
            rows[item.source, item.fate, item.field, item.rule, item.why].append(item.row)
    for (source, fate, field, rule, why), found in rows.items():
        told, named = releases[source], ", ".join(found)
        yield Disagreement(
            kind=Kind.CODE,
            about=f"{field}: {rule}",
            one=Side(source=source, release=told.release, record=named, says=f"coded {field}"),
            other=Side(source=source, release=told.release, record=named, says=why),
            used=_USED[fate],
            rule=KINDS[Kind.CODE].rule,
            since=told.recorded,
        )
