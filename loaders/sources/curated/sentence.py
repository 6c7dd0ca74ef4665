"""The sentence of a hand-written label: its own facts in one line, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.sources.curated.rows import After, LabelRow


def sentence_of(row: LabelRow, tumours: Sequence[str], excluded: Sequence[str]) -> str:
    """Put a label's facts into one sentence; tumours are given by their names."""
    biomarker = row.biomarker + (" or status unknown" if row.or_unknown else "")
    parts = [
        f"{row.regimen} for {biomarker} in {' or '.join(tumours)}",
        f"not in {' or '.join(excluded)}" if excluded else "",
        _age(row),
        *(f"after {_therapy(item)}" for item in row.after),
        *(f"without earlier {name}" for name in row.not_after),
        "as first therapy" if row.first_line else "",
        "setting: " + " or ".join(row.setting) if row.setting else "",
        *row.state,
        *row.to_check,
        *(f"not for {limit}" for limit in row.limits),
    ]
    return f"{row.document} ({row.jurisdiction}): " + "; ".join(filter(None, parts)) + "."


def _age(row: LabelRow) -> str:
    low = "" if row.from_years is None else f"from {_years(row.from_years)}"
    high = "" if row.below_years is None else f"below {_years(row.below_years)}"
    return " and ".join(filter(None, (low, high)))


def _years(years: float) -> str:
    return f"{years:g} years" if years >= 1 else f"{round(years * 12)} months"


def _therapy(item: str | After) -> str:
    asked = After(any_of=(item,)) if isinstance(item, str) else item
    names = " or ".join(asked.any_of).replace("modality:", "") or "any"
    count = f"{asked.at_least} lines of " if asked.at_least > 1 else ""
    if asked.at_most is not None:
        count = f"{asked.at_least} to {asked.at_most} lines of "
    return f"{count}{names} therapy".replace("therapy therapy", "therapy")
