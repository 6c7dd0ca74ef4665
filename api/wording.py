"""The parts of an answer in words: one text for each, and nothing that the answer does not hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

Json = Mapping[str, Any]

#: How many records or reasons are shown where a page does not show all.
FIRST = 4


def tumour_text(tumour: Json | None) -> str:
    """The tumour type with its code, and how it was found."""
    if not tumour:
        return "not known: nothing is on-label or tumour-agnostic without a tumour type"
    code = f" ({tumour['oncotree']})" if tumour.get("oncotree") else ""
    how = f", read from the {tumour['how']}" if tumour.get("how") else ""
    return f"{tumour.get('name') or tumour.get('oncotree')}{code}{how}"


def finding_text(alteration: Json) -> str:
    """A finding as it was read, its class, and why."""
    why = "; ".join(alteration.get("why", ()))
    parts = (alteration["as"], alteration.get("class"), why)
    return ": ".join(part for part in parts if part)


def refusal(unresolved: Json) -> str:
    """What was not read, why, and the nearest readable texts."""
    near = ", ".join(unresolved.get("suggestions", ()))
    return f"“{unresolved['text']}” ({unresolved['kind']}): {unresolved['why']}" + (
        f"; nearest: {near}" if near else ""
    )


def brief(standing: Json) -> str:
    """The standing in one word; one that hangs on a missing fact is called conditional."""
    name = str(standing["standing"])
    return f"{name}, conditional" if standing.get("conditional_on") else name


def standing_text(standing: Json, limit: int = FIRST) -> str:
    """A standing with the labels it rests on, what it hangs on and what was not stated."""
    labels = some(standing.get("labels", ()), limit)
    parts = [f"{standing['standing']}{f' ({labels})' if labels else ''}"]
    if standing.get("conditional_on"):
        parts.append(f"conditional on {'; '.join(standing['conditional_on'])}")
    if standing.get("to_check"):
        parts.append(f"not stated, to check: {'; '.join(standing['to_check'])}")
    return ". ".join(parts)


def source_text(source: Any) -> str:
    """A source in one line, whether it is given as text or by its parts."""
    if not isinstance(source, Mapping):
        return str(source)
    dated = source.get("released")
    parts = [source.get("name", ""), source.get("release", "")]
    if dated and dated != source.get("release"):
        parts.append(f"of {dated}")
    licence = source.get("licence")
    return " ".join(filter(None, parts)) + (f" ({licence})" if licence else "")


def regimen(entry: Json) -> str:
    """The drugs of an entry, as people write a combination."""
    return " + ".join(entry["regimen"])


def rule_text(rule: Any) -> str:
    """A rule by its id, whether it is given as text or with its inputs."""
    return str(rule.get("id", rule.get("rule", rule))) if isinstance(rule, Mapping) else str(rule)


def citations(entry: Json) -> dict[str, list[str]]:
    """For each record on the entry's path, what it cites."""
    cited: dict[str, list[str]] = {}
    for edge in entry.get("path", {}).get("edges", ()):
        if edge.get("kind") == "cites":
            cited.setdefault(edge["source"], []).append(edge["target"])
    return cited


def records_text(records: Iterable[str], cited: Mapping[str, list[str]], limit: int) -> str:
    """How many records, the first of them, and the citation of each."""
    ids = list(dict.fromkeys(records))
    if not ids:
        return "none"
    shown = (f"{r} [{', '.join(cited[r])}]" if cited.get(r) else r for r in ids)
    return f"{len(ids)}: {some(shown, limit)}"


def some(texts: Iterable[str], limit: int) -> str:
    """The first few, and how many more there are."""
    all_ = list(texts)
    rest = len(all_) - limit
    return ", ".join(all_[:limit]) + (f" and {rest} more" if rest > 0 else "")
