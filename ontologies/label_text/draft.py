"""A sentence while it is being read: what was found in it, and what is still unread."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.model import Condition, Profile, TumourScope

if TYPE_CHECKING:
    from ontologies.words import Words

#: Stands for one character that a phrase has read; no phrase matches across it.
READ = "\x00"
#: Stands for one character that a phrase recognised but cannot express: it stays in the rest.
KEPT = "\x01"


@dataclass(frozen=True, slots=True)
class ProfileFind:
    """A biomarker phrase: where it stood and what it asks for."""

    start: int
    end: int
    profile: Profile


@dataclass(frozen=True, slots=True)
class TumourFind:
    """A tumour phrase: where it stood and which tumours it names."""

    start: int
    scope: TumourScope


@dataclass(frozen=True, slots=True)
class DrugFind:
    """Members of the regimen: substances, class words and supportive drugs."""

    drugs: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    supportive: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LimitFind:
    """A profile or a tumour for which the label says "not"."""

    profile: Profile | None = None
    tumours: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TestedFind:
    """A biomarker whose alleles the sentence leaves to the companion test."""


Find = Condition | ProfileFind | TumourFind | DrugFind | LimitFind | TestedFind

#: What a phrase makes of its match: finds, or None where it does not read this one after all.
Reading = Callable[["re.Match[str]", "Words"], "Iterable[Find] | None"]


@dataclass(frozen=True, slots=True)
class Phrase:
    """One line of a phrase table.

    ``keeps``: recognised, but shown word for word as to check, whatever it says besides;
    ``or_keeps``: only where its reading gives None. ``why`` is the reason of a phrase that decides
    nothing.
    """

    pattern: re.Pattern[str]
    read: Reading
    keeps: bool = False
    or_keeps: bool = False
    why: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """What one stretch of the text was read as; ``why`` where it decides nothing."""

    finds: tuple[Find, ...]
    why: str = ""


@dataclass(slots=True)
class Draft:
    """The text with every read character blotted out, and the finds so far.

    ``by`` tells of each character which of ``said`` read it.
    """

    text: str
    left: str = ""
    plain: str = ""  # the text without boilerplate, before any condition was read
    finds: list[Find] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)
    by: list[int | None] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Begin with the whole text unread."""
        self.left = self.plain = self.text
        self.by = [None] * len(self.text)

    def take(
        self, start: int, end: int, finds: Iterable[Find], why: str = "", sign: str = READ
    ) -> None:
        """Mark a span as read (or kept) and keep what it says."""
        found = tuple(finds)
        self.finds.extend(found)
        for place in range(start, end):
            if self.left[place] not in (READ, KEPT):
                self.by[place] = len(self.said)
        self.said.append(Said(found, why))
        middle = "".join(c if c in (READ, KEPT) else sign for c in self.left[start:end])
        self.left = self.left[:start] + middle + self.left[end:]

    def apply(self, phrases: Iterable[Phrase], words: Words) -> None:
        """Let each phrase of a table read what it can, in table order."""
        for phrase in phrases:
            at = 0
            while match := phrase.pattern.search(self.left, at):
                at = max(match.end(), match.start() + 1)
                found = phrase.read(match, words)
                if found is None and not phrase.or_keeps:
                    continue
                kept = phrase.keeps or found is None
                self.take(*match.span(), found or (), phrase.why, KEPT if kept else READ)


def nothing(_match: re.Match[str], _words: Words) -> Iterable[Find]:
    """The reading of a phrase that says nothing testable (boilerplate)."""
    return ()


def says(*finds: Find) -> Reading:
    """The reading of a phrase that always says the same."""

    def read(_match: re.Match[str], _words: Words) -> Iterable[Find]:
        return finds

    return read


def phrase(
    pattern: str,
    read: Reading = nothing,
    *,
    keeps: bool = False,
    or_keeps: bool = False,
    why: str = "",
) -> Phrase:
    """One line of a table; patterns ignore case, and the text has single spaces only."""
    return Phrase(re.compile(pattern, re.IGNORECASE), read, keeps, or_keeps, why)
