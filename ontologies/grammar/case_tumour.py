"""The tumour of a question: its code and its text, with what the text says besides a tumour."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from kg.errors import Refused
from kg.model import Curie, TumourType, Unresolved, Value
from ontologies.disease_states import DEFINED_BY, split_disease
from ontologies.grammar.segments import segments
from ontologies.terms import clean, fold

if TYPE_CHECKING:
    from ontologies.tumours import Tumours
    from ontologies.words import Words

LONGEST_TUMOUR = 400
#: The ontology that a patient's tumour is named in where it can be.
SPINE = "oncotree:"
_MOST_WORDS = 14
#: Words of a tumour's text that name nothing.
_NOTHING = frozenset({"", "none", "unknown", "(none)", "not given", "n/a", "na", "-"})
_NOISE = frozenset({"with", "of", "and", "in", "a", "the", "patient", "cancer", "nos", "mutant"})


#: A grade is a state of the tumour, wherever it stands in the name ("low grade" is a name).
_GRADE = re.compile(r"\b(?:cns )?(?:who )?(grade +(?:[1-4]|iv|iii|ii|i))\b", re.IGNORECASE)
#: Abbreviations that are a tumour with its receptors, state or stage; ``m`` before one of them, or
#: before a tumour's own abbreviation, is "metastatic".
_SPELT = {
    "TNBC": "breast cancer, triple-negative",
    "CRPC": "castration-resistant prostate cancer",
    "HSPC": "hormone-sensitive prostate cancer",
    "CSPC": "castration-sensitive prostate cancer",
    "BC": "breast cancer",
    "UC": "urothelial carcinoma",
    "CRC": "colorectal cancer",
    "RCC": "renal cell carcinoma",
    "NSCLC": "non-small cell lung cancer",
    "PDAC": "pancreatic ductal adenocarcinoma",
}
_WITH_STAGE = re.compile(rf"\b(?P<stage>nm|m)(?P<tumour>{'|'.join(_SPELT)})\b")
_WITH_STATE = re.compile(r"\b(?P<tumour>TNBC|CRPC|HSPC|CSPC)\b")
_STAGES = {"m": "metastatic", "nm": "non-metastatic"}


class TumourQuestion(Value, frozen=True, kw_only=True):
    """A tumour as it was asked: free text, OncoTree code, or both."""

    text: str | None = None
    oncotree: str | None = None


class TumourRead(NamedTuple):
    """The tumour, what its text says besides, and what could not be read."""

    tumour: Curie | None
    besides: tuple[str, ...]
    unresolved: tuple[Unresolved, ...]


def read_tumour(asked: TumourQuestion | str | None, words: Words) -> TumourRead:
    """Resolve code and text; where they disagree the code wins, and a note says so."""
    question = TumourQuestion(text=asked) if isinstance(asked, str) else asked or TumourQuestion()
    text = _given(question.text)
    code = _given(question.oncotree)
    if len(text) > LONGEST_TUMOUR or len(code) > LONGEST_TUMOUR:
        why = f"longer than {LONGEST_TUMOUR} characters"
        return TumourRead(None, (), (Unresolved(text=text[:60], kind="tumour", why=why),))
    named, besides, note = _named(text, words) if text else (None, (), None)
    if not code:
        found = named.id if named is not None else None
        besides = _with_grade(besides, named)
        return TumourRead(found, besides, (note,) if note else ())
    try:
        coded = words.tumours.find(code)
    except Refused as error:
        return TumourRead(None, besides, (unresolved(error, code),))
    notes = _disagreement(coded, named, text, words.tumours)
    return TumourRead(coded.id, _with_grade(besides, coded), notes)


def _with_grade(besides: tuple[str, ...], tumour: TumourType | None) -> tuple[str, ...]:
    """A tumour type whose name has a grade states it."""
    stated = any(_GRADE.fullmatch(text) for text in besides)
    own = _GRADE.findall(tumour.name) if tumour is not None and not stated else []
    return (*besides, *own)


def repeats(text: str, tumour: Curie | None, tumours: Tumours) -> bool:
    """Tell whether a phrase beside the tumour only says its name, or a wider one, once more."""
    read = tumours.get(tumour) if tumour is not None else None
    if read is None or _GRADE.fullmatch(text):
        return False
    spoken = {word for name in (read.name, *read.synonyms) for word in fold(name).split()}
    if set(fold(text).split()) <= spoken:
        return True
    named = tumours.known(text)
    return named is not None and named.id in tumours.ancestors(read.id)


def unresolved(error: Refused, text: str) -> Unresolved:
    """Give a refusal as the answer shows it."""
    return Unresolved(text=text, kind=error.kind, why=error.why, suggestions=error.suggestions)


def _given(text: str | None) -> str:
    cleaned = clean(text) if text else ""
    return "" if cleaned.casefold() in _NOTHING else cleaned


def _disagreement(
    coded: TumourType, named: TumourType | None, text: str, tumours: Tumours
) -> tuple[Unresolved, ...]:
    """A note where the text names a tumour that is neither above nor below the code's.

    A disease that only another ontology knows is near enough where its own parent lies above the
    code: that ontology cuts the same branch in another way.
    """
    if named is None or named.id == coded.id:
        return ()
    above, below = tumours.ancestors(coded.id), tumours.ancestors(named.id)
    if named.id in above or coded.id in below:
        return ()
    if not named.id.startswith(SPINE) and any(parent in above for parent in named.parents):
        return ()
    why = f"the text names {named.name}, the code {coded.name}: the code is used"
    return (Unresolved(text=text, kind="conflict", why=why),)


def _named(text: str, words: Words) -> tuple[TumourType | None, tuple[str, ...], Unresolved | None]:
    """The tumour in a text, and the phrases around it that say something else."""
    found: TumourType | None = None
    besides: list[str] = _GRADE.findall(text)
    spelt = _WITH_STATE.sub(_spelt, _WITH_STAGE.sub(_spelt, text))
    try:
        parts = segments(_GRADE.sub(" ", spelt))
    except Refused:
        return None, (), _refused(text, text, words)
    for part in parts:
        inside, around = _span(part.text, words) if found is None else (None, ())
        found = found or inside
        besides.extend((*(around if inside else (part.text,)), *part.asides))
    whole = words.tumours.known(text)
    if whole is not None and (found is None or whole.id.startswith(SPINE)):
        found = whole
    if found is not None:
        return found, tuple(b for b in besides if b), None
    rest = besides[1:] if parts else []
    return None, tuple(rest), _refused(text, parts[0].text if parts else text, words)


def _spelt(found: re.Match[str]) -> str:
    stage = found.groupdict().get("stage")
    tumour = _SPELT[found["tumour"]]
    return f"{tumour}, {_STAGES[stage]}" if stage else tumour


def _span(text: str, words: Words) -> tuple[TumourType | None, tuple[str, ...]]:
    """The longest run of words that names a tumour, and the words before and after it.

    A run that names a node of the spine wins over a longer one beside it that does not.
    """
    parts = text.split()
    if len(parts) > _MOST_WORDS:
        return None, ()
    best: tuple[TumourType, int, int] | None = None
    for start, end in _runs(len(parts)):
        found = _diagnosis(" ".join(parts[start:end]), words)
        if found is None or (best is not None and start < best[2] and best[1] < end):
            continue
        if found.id.startswith(SPINE):
            best = (found, start, end)
            break
        best = best or (found, start, end)
    if best is None:
        return None, ()
    around = (" ".join(parts[: best[1]]), " ".join(parts[best[2] :]))
    tumour, inside = _unmixed(best[0], words)
    return tumour, tuple(a for a in (*around, *inside) if a and a.casefold() not in _NOISE)


def _unmixed(found: TumourType, words: Words) -> tuple[TumourType, tuple[str, ...]]:
    """A disease that is a tumour with a receptor or a state, as that tumour and those."""
    if found.id.startswith(SPINE):
        return found, DEFINED_BY.get(found.id.removeprefix(SPINE), ())
    parts = split_disease(found.name)
    tumour = _diagnosis(parts.tumour, words)
    if tumour is None:
        return found, ()
    return tumour, (*parts.biomarkers, *parts.states)


def _runs(count: int) -> Iterator[tuple[int, int]]:
    """Every run of words, the longest first."""
    for size in range(count, 0, -1):
        for start in range(count - size + 1):
            yield start, start + size


def _diagnosis(phrase: str, words: Words) -> TumourType | None:
    """What a person means by the phrase, who writes it as a diagnosis; None where it is none."""
    if phrase.casefold() in _NOISE or words.tumours.breadth(phrase) is not None:
        return None
    if words.tumours.known(phrase) is None:
        return None
    return words.tumours.find_diagnosis(phrase)


def _refused(text: str, core: str, words: Words) -> Unresolved:
    try:
        words.tumours.find_diagnosis(core)
    except Refused as error:
        return unresolved(error, text)
    return Unresolved(text=text, kind="tumour", why="no tumour type is named")
