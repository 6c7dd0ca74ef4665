"""The answer to "why not": fixed names, every field always written."""

from __future__ import annotations

from queries.asks import Asks
from queries.differences import Drugs, Placed
from queries.explain import RecordShown
from queries.reply import Out


class Row(Out, frozen=True, kw_only=True):
    """One reason: the rule, what it says here, the records behind it, and what would undo it.

    ``jurisdictions`` is empty where the reason holds anywhere; ``decides`` marks the reason by
    which the answer holds the regimen back.
    """

    reason: str
    rule: str
    says: str
    records: tuple[str, ...] = ()
    jurisdictions: tuple[str, ...] = ()
    unblocked_by: str
    decides: bool = False


class WhyNot(Out, frozen=True, kw_only=True):
    """Where a regimen stands in an answer, and every reason why it does not stand better.

    ``verdict`` is ``candidate``, ``hypothesis``, ``held back``, ``in no list`` or ``no drug``;
    ``places`` is what is decided in each jurisdiction. ``also`` are the regimens of the answer
    that share a drug with it, ``asks_for`` what its records ask for, the nearest first,
    ``suggestions`` the nearest names of an unknown drug.
    """

    wanted: str
    regimen: Drugs = ()
    verdict: str
    places: dict[str, Placed] = {}  # noqa: RUF012  # msgspec copies an empty default
    rows: tuple[Row, ...]
    asks_for: tuple[Asks, ...] = ()
    also: dict[str, str] = {}  # noqa: RUF012
    suggestions: tuple[str, ...] = ()
    records: dict[str, RecordShown] = {}  # noqa: RUF012
    explanation: str
    snapshot: str
    rules: str
    intended_use: str
