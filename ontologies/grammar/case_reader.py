"""Reads the items of a question one by one: findings, facts, and what was not read."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from kg.errors import Refused
from kg.model import (
    Curie,
    Fact,
    Observation,
    ProteinChange,
    Unresolved,
)
from ontologies.grammar.calm_words import WHY, without_calm
from ontologies.grammar.case_facts import CaseFacts
from ontologies.grammar.case_findings import CaseFindings
from ontologies.grammar.case_tumour import repeats, unresolved
from ontologies.grammar.compose import compose
from ontologies.grammar.item_words import (
    HER2_TESTS,
    MOLECULAR,
    NOTHING,
    says_something,
    stands_alone,
)
from ontologies.grammar.lists import lists_joined
from ontologies.grammar.pieces import (
    FusionSeen,
    GeneSeen,
    Piece,
    ProteinSeen,
    QualitySeen,
    UnreadSeen,
)
from ontologies.grammar.plain import read_plain
from ontologies.grammar.readings import chains
from ontologies.grammar.saying import refuse
from ontologies.grammar.scan import scan
from ontologies.grammar.segments import Segment, segments
from ontologies.grammar.unknown_details import is_open_detail, open_detail_behind
from ontologies.terms import clean, fold

if TYPE_CHECKING:
    from ontologies.words import Words

LONGEST_ITEM = 1000
_SHORTEST_NAME = 2
_A_TUMOUR = "a tumour's name among the findings: the tumour has a field of its own"


class CaseReader:
    """Reads the items; findings and facts are collected beside, what was not read here."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.findings = CaseFindings(words.genes)
        self.stated = CaseFacts(words)
        self.unresolved: list[Unresolved] = []

    def item(self, text: str) -> None:
        """Read one item of the question.

        What stands on its own is read once for all patients: panels list the same few findings.
        """
        alone = _read_alone(text, self.words)
        if alone is None:
            self._item(text)
        else:
            self.findings.observations.extend(alone.observations)
            self.findings.open.extend(alone.open)
            self.stated.facts.extend(alone.facts)

    def _item(self, text: str) -> None:
        if len(text) > LONGEST_ITEM:
            error = refuse(text[:60] + "…", f"longer than {LONGEST_ITEM} characters", "too long")
            self.unresolved.append(unresolved(error, error.text))
            return
        self.findings.begin(text)
        self.stated.begin(text)
        cleaned = clean(text)
        if HER2_TESTS.fullmatch(fold(cleaned)):
            cleaned = f"HER2 {cleaned}"
        if fold(cleaned).strip("().") in NOTHING:
            return
        try:
            parts = lists_joined(segments(cleaned), self.words.genes)
        except Refused as error:
            self.unresolved.append(unresolved(error, text))
            return
        for part in parts:
            self._part(part, text if len(parts) == 1 else part.text)

    def _part(self, segment: Segment, shown: str) -> None:
        """Read one phrase of the item; what is refused of it creates nothing."""
        if (self.findings.last or self.findings.genes) and is_open_detail(segment.text):
            return  # "…, codon not reported": the finding before it stays as it is
        rest, calm = without_calm(segment.text)
        if calm and not rest and not segment.asides and not self.stated.states(segment.text):
            self._calm(shown)
            return
        before = len(self.findings.observations)
        try:
            self._segment(segment)
        except Refused as error:
            del self.findings.observations[before:]
            if calm and rest:
                for detail in calm:
                    self._calm(detail)
                self._part(Segment(rest, segment.asides), rest)
                return
            if self.findings.last and self._doubts(segment):
                del self.findings.observations[self.findings.last[0] :]
            self.findings.last = []
            self._unread(error, shown)

    def _calm(self, text: str) -> None:
        """Keep a clinical detail of no consequence, once."""
        note = Unresolved(text=text, kind="condition", why=WHY)
        if note not in self.unresolved:
            self.unresolved.append(note)

    def _doubts(self, segment: Segment) -> bool:
        """Whether an unread phrase may deny the finding before it: "…, not confirmed by PCR"."""
        pieces = self._scanned(segment.text)
        own = any(isinstance(p, (GeneSeen, FusionSeen)) for p in pieces)
        return not own and any(isinstance(p, QualitySeen) and p.polarity for p in pieces)

    def _scanned(self, text: str) -> tuple[Piece, ...]:
        try:
            return scan(clean(text), self.words.genes)
        except Refused:
            return ()

    def _unread(self, error: Refused, text: str) -> None:
        """Words without any molecular piece are an unread condition, not an alteration."""
        if self.words.tumours.known(text) is not None:
            self.unresolved.append(Unresolved(text=text, kind="condition", why=_A_TUMOUR))
            return
        note = unresolved(error, text)
        pieces = self._scanned(text)
        if error.rule == "unread words" and not any(isinstance(p, MOLECULAR) for p in pieces):
            note = Unresolved(text=text, kind="condition", why=error.why)
        self.unresolved.append(note)

    def beside(self, text: str, tumour: Curie | None = None) -> None:
        """Read a phrase of the tumour's text; a change without its gene repeats a listed one.

        What is no finding and no fact there is a word about the tumour, kept as not read.
        """
        known = {
            o.alteration.change
            for o in self.findings.observations
            if isinstance(o.alteration, ProteinChange)
        }
        pieces = self._scanned(text)
        repeated = [p for p in pieces if isinstance(p, ProteinSeen) and p.change in known]
        if repeated and not any(isinstance(p, GeneSeen) for p in pieces):
            return
        molecular = any(isinstance(p, MOLECULAR) for p in pieces)
        if not molecular and repeats(text, tumour, self.words.tumours):
            return
        before = len(self.unresolved)
        self.item(text)
        if not molecular:
            self.unresolved[before:] = [
                Unresolved(text=u.text, kind="condition", why="not read")
                if u.kind in {"gene", "alteration"}
                else u
                for u in self.unresolved[before:]
            ]

    # ---- one phrase ----

    def _segment(self, segment: Segment) -> None:
        if segment.text and not self.stated.read(segment.text):
            self._molecular(segment)
            return
        for aside in segment.asides:
            for part in segments(aside):
                self._segment(part)

    def _molecular(self, segment: Segment) -> None:
        segment = self._without_open_detail(segment)
        pieces, later = self._pieces(segment)
        try:
            carried = self.findings.genes or self.findings.tested(pieces)
            readings = compose(segment.text, pieces, self.words.genes, carried)
        except Refused:
            if later or not (self._split_fact(segment) or self._split_tumour(segment)):
                raise
            return
        for chain in chains(readings):
            if len(chain) == 1:
                self.findings.take(chain[0])
            else:
                self.findings.take_either(chain)
        for part in later:
            self._segment(part)

    def _pieces(self, segment: Segment) -> tuple[tuple[Piece, ...], list[Segment]]:
        """The phrase with the asides that refine it, and the asides that are facts of their own."""
        pieces = list(scan(segment.text, self.words.genes))
        later: list[Segment] = []
        for aside in segment.asides:
            for part in segments(aside):
                if says_something(pieces) and is_open_detail(part.text):
                    continue
                inner = scan(part.text, self.words.genes)
                if stands_alone(inner) or part.asides or self.stated.speaks(part.text):
                    later.append(part)
                else:
                    pieces.extend(self._refining(part.text, inner))
        return tuple(pieces), later

    def _without_open_detail(self, segment: Segment) -> Segment:
        """Give a phrase without "subtype pending" behind what was found."""
        at = open_detail_behind(segment.text)
        head = segment.text[:at]
        if at is None or not says_something(self._scanned(head)):
            return segment
        return Segment(head, segment.asides)

    def _refining(self, text: str, inner: tuple[Piece, ...]) -> list[Piece]:
        """An aside that says nothing against its finding: what is not read of it is noted."""
        unread = [piece for piece in inner if isinstance(piece, UnreadSeen)]
        if unread:
            self.unresolved.append(Unresolved(text=text, kind="condition", why="not read"))
        return [piece for piece in inner if not isinstance(piece, UnreadSeen)]

    def _split_fact(self, segment: Segment) -> bool:
        """Read a finding with a fact behind it and no comma between: "BRAF V600E metastatic"."""
        parts = segment.text.split()
        for cut in range(1, len(parts)):
            tail = " ".join(parts[cut:])
            if not self.stated.speaks(tail):
                continue
            self._molecular(Segment(" ".join(parts[:cut]), segment.asides))
            return self.stated.read(tail)
        return False

    def _split_tumour(self, segment: Segment) -> bool:
        """Read a finding with the tumour's name beside it: "ALK-positive NSCLC"."""
        parts = segment.text.split()
        for cut in range(1, len(parts)):
            head, tail = " ".join(parts[:cut]), " ".join(parts[cut:])
            for finding, name in ((head, tail), (tail, head)):
                if len(name) > _SHORTEST_NAME and self.words.tumours.known(name) is not None:
                    self._molecular(Segment(finding, segment.asides))
                    note = Unresolved(text=name, kind="condition", why=_A_TUMOUR)
                    self.unresolved.append(note)
                    return True
        return False


class _Alone(NamedTuple):
    """What an item says by itself."""

    observations: tuple[Observation, ...]
    open: tuple[tuple[Observation, ...], ...]
    facts: tuple[Fact, ...]


@lru_cache(maxsize=65_536)
def _read_alone(text: str, words: Words) -> _Alone | None:
    """Read an item by itself; None where something is left unread, perhaps for want of the others.

    A phrase that leans on another item ("ISH not done") is refused when it stands alone.
    """
    plain = read_plain(text, words.genes)
    if plain is not None:
        return _Alone((plain,), (), ())
    reader = CaseReader(words)
    reader._item(text)  # noqa: SLF001  # its own class
    if reader.unresolved:
        return None
    found = reader.findings
    return _Alone(tuple(found.observations), tuple(found.open), tuple(reader.stated.facts))
