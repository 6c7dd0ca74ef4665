"""One indication as a source codes it, beside what its sentence says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kg.model import Profile, TumourScope

if TYPE_CHECKING:
    from ontologies.label_text import LabelText


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One indication as it is coded, beside what its sentence says.

    ``profile`` and ``tumour`` join all coded rows of the indication. ``mentioned`` are the markers
    that the sentence names anywhere, also where it could not be read. ``subject`` are the drugs of
    the brand that the sentence begins with. ``window`` are the days between which the row's own
    papers let the date lie; ``misplaced`` and ``unnamed`` say how its texts speak of another agency
    or of other drugs.
    """

    drugs: frozenset[str]
    document_drugs: frozenset[str]
    subject: frozenset[str]
    profile: Profile
    tumour: TumourScope
    stated: date | None
    corroborated: frozenset[date]
    first: date | None
    released: date
    text: LabelText
    mentioned: frozenset[str]
    sentence: str = ""
    window: tuple[date | None, date | None] = (None, None)
    misplaced: str | None = None
    unnamed: str | None = None
