"""The parts of an answer in words: one text for each, and nothing that the answer does not hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

Json = Mapping[str, Any]

#: How many records or reasons are shown where a page does not show all.
FIRST = 4
#: Longest list of drugs or labels named in one line.
NAMED = 3


def tumour_text(tumour: Json | None) -> str:
    """The tumour type with its code, and how it was found."""
    name = tumour and (tumour.get("name") or tumour.get("oncotree"))
    if not tumour or not name:
        return "not known; without a tumour type nothing is on-label or tumour-agnostic"
    code = f" ({tumour['oncotree']})" if tumour.get("oncotree") else ""
    how = f", by {tumour['how']}" if tumour.get("how") not in {None, "read"} else ""
    return f"{name}{code}{how}"


def finding_text(alteration: Json) -> str:
    """A finding as it was read, its class, and why."""
    why = "; ".join(alteration.get("why", ()))
    read = ", ".join(filter(None, (alteration["as"], alteration.get("class"))))
    return f"{read} ({why})" if why else read


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
        parts.append(f"conditional on: {'; '.join(standing['conditional_on'])}")
    if standing.get("to_check"):
        parts.append(f"not stated, to check: {'; '.join(standing['to_check'])}")
    parts += standing.get("notes", ())
    return ". ".join(parts)


def standings_text(standings: Iterable[Json]) -> str:
    """Every jurisdiction with its standing, in one line."""
    return ", ".join(f"{s['jurisdiction']}: {brief(s)}" for s in standings)


def regimen(entry: Json) -> str:
    """The drugs of an entry, as people write a combination."""
    return " + ".join(entry["regimen"])


def source_text(source: Any) -> str:
    """A source in one line, whether it is given as text or by its parts."""
    if not isinstance(source, Mapping):
        return str(source)
    licence = source.get("licence")
    name = " ".join(filter(None, (source.get("name"), source.get("release"))))
    return f"{name}, {licence}" if licence else name


#: The scales of derived tiers, as people write their names.
SCALES = {"escat": "ESCAT", "amp": "AMP/ASCO/CAP", "oncokb_like": "OncoKB-like"}


def levels_text(entry: Json) -> str:
    """The derived tiers of an entry, what they could be at best, and what the sources do not tell.

    Shown beside the band: the tiers are a mapping with loss, and decide nothing.
    """
    levels = entry.get("levels")
    if not levels:
        return ""
    tiers = []
    for scale, name in SCALES.items():
        tier, best = levels.get(scale), levels.get("could_be", {}).get(scale)
        if tier or best:
            range_ = f" (at best {best})" if best else ""
            tiers.append(f"{name} {tier or 'none'}{range_}")
    why = f"; {'; '.join(levels['why'])}" if levels.get("why") else ""
    return f"{', '.join(tiers) or 'none'}{why} [crosswalk {levels['crosswalk']}]"


def place_text(candidate: Json) -> str:
    """What the place of a candidate rests on, and with whom it ties."""
    ties = ["+".join(drugs) for drugs in candidate.get("tied_with", ())]
    tied = f"; tied with {some(ties, NAMED)}" if ties else ""
    return f"{candidate.get('rank_on', '')}{tied}"


def record_texts(ids: Iterable[str], shown: Mapping[str, Json], limit: int) -> list[str]:
    """How many records there are, then the first of them: what it says and where it is found."""
    all_ = list(dict.fromkeys(ids))
    if not all_:
        return ["none"]
    rest = len(all_) - limit
    texts = [f"{len(all_)} record{'s' if len(all_) > 1 else ''}"]
    texts += [record_text(id_, shown.get(id_)) for id_ in all_[:limit]]
    return [*texts, f"and {rest} more (all of them with --full)"] if rest > 0 else texts


def record_text(id_: str, record: Json | None) -> str:
    """One record: its id, what it says, its level, how near its tumour is, and its citations."""
    if record is None:
        return id_
    about = ", ".join(filter(None, (record.get("level"), record.get("relation"))))
    figures = f"; {record['figures']}" if record.get("figures") else ""
    cited = ", ".join(record.get("citations", ())[:NAMED]) or record.get("url") or "no citation"
    return f"{id_}: {record['says']}{f' ({about})' if about else ''}{figures} [{cited}]"


def claimed_text(claimed: Json) -> str:
    """One record on one side of a conflict: what it says, where, and where it is found."""
    cited = ", ".join(claimed.get("citations", ())[:1]) or "no citation"
    return (
        f"{claimed['record']}: {claimed['direction']} in {claimed['tumour']} "
        f"({claimed['level']}) [{cited}]"
    )


def some(texts: Iterable[str], limit: int) -> str:
    """The first few, and how many more there are."""
    all_ = list(texts)
    rest = len(all_) - limit
    return ", ".join(all_[:limit]) + (f" and {rest} more" if rest > 0 else "")
