"""Clinical facts in what people type: age, line, earlier therapy, setting, state."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from kg.errors import Refused
from kg.model import Age, Condition, Line, Prior, Setting, SettingWord, State, Weight
from ontologies.grammar.clinical_words import (
    ENDINGS,
    FACTS,
    OPENINGS,
    STATES_AFTER,
    WITHOUT_PROGRESSION,
)
from ontologies.grammar.foreign_words import CLINICAL, translated
from ontologies.grammar.therapies import read_therapies
from ontologies.states import DENIED_BY_PROGRESSION, IMPLIED, SETTINGS, STATES
from ontologies.terms import fold

if TYPE_CHECKING:
    from ontologies.words import Words

_UNIT = r"months?|monate?|mois|mo|years?|jahre?|jaar|ans|yrs?|y|weeks?|days?"
_AGE = re.compile(
    r"(?:(?:age|aged|alter|leeftijd)[: ]*(?P<sign>>=|≥|>|<|≤|<=|over |under )? ?"
    rf"(?P<a>\d{{1,3}}(?:\.\d)?)(?: ?(?P<ua>{_UNIT}|m))?"
    rf"|(?P<b>\d{{1,3}}) ?-?(?P<ub>{_UNIT}|y/o|yo|jahrige?r?)"
    r"(?:[ -]?(?:old|of age|alt|oud))?)"
    r"(?: old)?"
)
_NUMBERS = {
    "one": 1,
    "a": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "single": 1,
    **{str(n): n for n in range(1, 11)},
}
_N = r"(?P<n>one|two|three|four|five|single|a|\d{1,2})"
_LINES = re.compile(
    rf"(?:after |following |progressed (?:on|after) |received |has received )?"
    rf"(?P<min>at least |>= ?|≥ ?)?{_N}\+?(?P<more> or more)? "
    r"(?:(?:prior|previous|earlier) )?(?P<what>.*?) ?"
    r"(?:lines?|regimens?|therap(?:y|ies)|treatments?)"
    r"(?: of (?:systemic therapy|therapy|treatment)| of (?P<of>.+?))?"
    r"(?: (?:given|received|failed))?"
)
#: "two prior TKIs", "one TKI": a number before the plural or short name of a kind of drug.
_COUNTED = re.compile(
    r"(?:after |following |received |has received |had )?"
    r"(?P<min>at least |>= ?|≥ ?)?"
    r"(?P<n>one|two|three|four|five|single|\d{1,2})\+?(?P<more> or more)? "
    r"(?:(?:prior|previous|earlier|different) )*(?P<what>[a-z].*)"
)
_LABELLED = re.compile(r"(?<=[a-z.]):(?= )")
_PERSON = re.compile(
    r"^(?:an? )?(?:child|boy|girl|man|woman|male|female|patient|infant|adolescent|adult|pt)"
    r"(?:,|:| of| aged| age)? (?=\d)"
)
#: Wordings that say what a shorter one of the tables says.
_REWORDED = (
    (_PERSON, ""),
    (re.compile(r"^no ([^,]+) given$"), r"no prior \1"),
    (re.compile(r"^([^,]+?) (?:was )?(?:never|not(?: yet)?) given$"), r"never received \1"),
    (
        re.compile(r"^(?:is )?not (?:eligible|suitable|fit|a candidate) for (?:an? )?"),
        "ineligible for ",
    ),
    (
        re.compile(
            r"^(?:in )?(?:(?:complete|partial|ongoing|or) )*(?:response|responding|responded)"
            r" (?:to|on) (?:(?:(?:first|second|1st|2nd)[- ]line|\d{1,3}|weeks|months|cycles|of|the"
            r"|prior|last|most|recent|induction) )*"
            r"platinum(?:[- ]based)?(?: (?:chemo)?therapy| doublet)?$"
        ),
        "in response to platinum",
    ),
    (
        re.compile(
            r"^(recurred|recurrence|relapsed?|progressed|progression) "
            r"(?:(?:within|over|more than|less than|about) )?\d+ (?:days|weeks|months|years)"
            r" (after|on)(?= )"
        ),
        r"\1 \2",
    ),
)
_TURNED = re.compile(
    r"(?:after|following|post|upon|at) (?P<what>.+) (?:progression|failure|relapse)"
)
_ONLY = re.compile(r"^(?:only )|(?: only| alone)$")
_CONTEXT = re.compile(
    r" (?:for|in|as) (?:the )?"
    r"(?P<setting>(?:locally )?(?:metastatic|advanced|adjuvant|neoadjuvant))"
    r"(?: (?:disease|setting|treatment|therapy))?$"
)
_ORDERED_OPENINGS = sorted(OPENINGS, key=len, reverse=True)
_OPENING = re.compile(rf"(?:{'|'.join(map(re.escape, _ORDERED_OPENINGS))})(?= )")
_NOISE = frozenset(
    {
        *("and", "disease", "setting", "tumour", "tumor", "cancer", "with", "now", "is"),
        *("who", "cns", "patient", "has", "the", "a"),
    }
)
_FACTS = {**translated(FACTS, CLINICAL), **FACTS}
_STATES = {**translated(STATES, CLINICAL), **STATES}
_SETTINGS = {**translated(SETTINGS, CLINICAL), **SETTINGS}
_LONGEST = max(len(key.split()) for table in (_FACTS, _STATES, _SETTINGS) for key in table)
#: A weight is known to the tenth of a kilogram at best.
_KILOGRAM = 0.1
_KILOGRAMS = re.compile(
    r"(?:(?:body )?weight(?: of)?[ :=]*|weighs |weighing )(?P<kg>\d{1,3}(?:[.,]\d)?) ?kg"
    r"|(?P<bare>\d{1,3}) ?kg"
)
_MONTH, _DAYS_A_MONTH, _WEEKS_A_MONTH = 12, 30, 4


def read_facts(text: str, words: Words) -> tuple[Condition, ...] | None:
    """Give the clinical facts of a phrase, or None where it does not speak of any.

    Raises:
        Refused: it opens like a fact ("prior …") and names no known therapy.
    """
    key = " ".join(_LABELLED.sub(" ", fold(text)).strip(" .").split())
    for pattern, plain in _REWORDED:
        key = pattern.sub(plain, key)
    if not key:
        return None
    for read in (_tabled, _age, _weight, _counted, _several, _only, _turned, _prior, _ended, _two):
        found = read(key, words)
        if found is not None:
            return found
    return None


def _spoken(key: str) -> str:
    return re.sub(r"(?<=[a-z])-(?=[a-z])", " ", key)


def _tabled(key: str, _: Words) -> tuple[Condition, ...] | None:
    """Words of the tables, one after the other, with nothing between them but noise."""
    spoken = _spoken(key).split()
    found: list[Condition] = []
    at = 0
    while at < len(spoken):
        for end in range(min(len(spoken), at + _LONGEST), at, -1):
            conditions = _row(" ".join(spoken[at:end]))
            if conditions is not None:
                found.extend(conditions)
                at = end
                break
        else:
            if spoken[at] not in _NOISE:
                return None
            at += 1
    return tuple(dict.fromkeys(found)) or None


def _row(phrase: str) -> tuple[Condition, ...] | None:
    if phrase in _FACTS:
        return _FACTS[phrase]
    if phrase in _STATES:
        word = _STATES[phrase]
        states = tuple(State(word=w) for w in (word, *IMPLIED.get(word, ())))
        return (*states, *STATES_AFTER.get(word, ()))
    if phrase in _SETTINGS:
        return (Setting(any_of=_SETTINGS[phrase]),)
    return None


def _age(key: str, _: Words) -> tuple[Condition, ...] | None:
    found = _AGE.fullmatch(key)
    if found is None:
        return None
    number, unit = float(found["a"] or found["b"]), found["ua"] or found["ub"] or "years"
    if found["sign"]:
        bound = int(number * _MONTH)
        younger = found["sign"].strip() in {"<", "<=", "≤", "under"}
        return (Age(below=bound) if younger else Age(at_least=bound),)
    if unit[0] == "d" or unit[0] == "w":
        months = int(number // (_DAYS_A_MONTH if unit[0] == "d" else _WEEKS_A_MONTH))
        return (Age(at_least=months, below=months + 1),)
    if unit[0] == "m":
        return (Age(at_least=int(number), below=int(number) + 1),)
    return (Age(at_least=int(number * _MONTH), below=int(number * _MONTH) + _MONTH),)


def _weight(key: str, _: Words) -> tuple[Condition, ...] | None:
    """Read "weight 34 kg": to the kilogram as it is written."""
    found = _KILOGRAMS.fullmatch(key)
    if found is None:
        return None
    weight = float((found["kg"] or found["bare"]).replace(",", "."))
    return (Weight(at_least=weight, below=weight + _KILOGRAM),)


def _counted(key: str, words: Words) -> tuple[Condition, ...] | None:
    """Read "two prior lines", "one prior endocrine line", "at least one prior therapy"."""
    found = _LINES.fullmatch(key)
    if found is None or not re.search(r"prior|previous|earlier|line", key):
        return None
    n = _NUMBERS.get(found["n"])
    if n is None:
        return None
    open_ended = bool(found["min"] or found["more"])
    what = found["of"] or found["what"].strip()
    if what in {"", "systemic", "prior", "treatment", "therapy"}:
        return (Line(at_least=n, at_most=None if open_ended else n),)
    most = None if open_ended else n
    return tuple(
        Prior(therapies=entry, at_least=n, at_most=most) for entry in read_therapies(what, words)
    )


def _several(key: str, words: Words) -> tuple[Condition, ...] | None:
    """Read "two prior TKIs", "one TKI": how many of a class or kind of treatment were had."""
    found = _COUNTED.fullmatch(key)
    n = _NUMBERS.get(found["n"]) if found else None
    if found is None or n is None:
        return None
    most = not (found["min"] or found["more"] or "+" in key)
    try:
        entries = read_therapies(found["what"], words)
    except Refused:
        return None
    kinds = all(word.startswith(("class:", "modality:")) for word in entries[0])
    if len(entries) != 1 or not kinds:
        return None
    return (Prior(therapies=entries[0], at_least=n, at_most=n if most else None),)


def _only(key: str, words: Words) -> tuple[Condition, ...] | None:
    """Read "prior imatinib only": so many and no more."""
    bare = _ONLY.sub("", key)
    found = None if bare == key else _counted(bare, words) or _prior(bare, words)
    if found is None or not all(isinstance(c, Prior) and c.had for c in found):
        return None
    count = len(found)
    return tuple(
        msgspec.structs.replace(c, at_most=max(count, c.at_least))
        for c in found
        if isinstance(c, Prior)
    )


def _turned(key: str, words: Words) -> tuple[Condition, ...] | None:
    """Read "after osimertinib progression"."""
    found = _TURNED.fullmatch(key)
    if found is None:
        return None
    try:
        return _priors(found["what"], words, had=True, progressed=True)
    except Refused:
        return None


def _prior(key: str, words: Words) -> tuple[Condition, ...] | None:
    opening = _OPENING.match(key)
    if opening is None:
        return None
    had, progressed = OPENINGS[opening.group()]
    rest = key[opening.end() :].strip()
    given: tuple[SettingWord, ...] = ()
    if context := _CONTEXT.search(rest):
        rest = rest[: context.start()]
        given = SETTINGS[context["setting"]]
    # Treatment around an earlier operation does not say where the disease is now.
    setting = (Setting(any_of=given),) if given and not set(given) <= _AROUND_SURGERY else ()
    counted = (_counted(rest, words) or _several(rest, words)) if had else None
    if counted is not None:
        found = tuple(_progressed(c, progressed=progressed) for c in counted)
        return (*_given(found, given), *setting)
    priors = _priors(rest, words, had=had, progressed=progressed)
    kept = _not_progressed(priors, words) if opening.group() in WITHOUT_PROGRESSION else ()
    return (*_given(priors, given), *kept, *setting)


_AROUND_SURGERY = frozenset({SettingWord.ADJUVANT, SettingWord.NEOADJUVANT})


def _given(
    conditions: tuple[Condition, ...], setting: tuple[SettingWord, ...]
) -> tuple[Condition, ...]:
    """The earlier therapies with the setting that they were given in."""
    return tuple(
        msgspec.structs.replace(c, setting=setting) if isinstance(c, Prior) and setting else c
        for c in conditions
    )


def _progressed(condition: Condition, *, progressed: bool) -> Condition:
    if progressed and isinstance(condition, Prior):
        return msgspec.structs.replace(condition, progressed=True)
    return condition


def _two(key: str, words: Words) -> tuple[Condition, ...] | None:
    """Read a state and, behind it, an earlier therapy: "relapsed after two lines"."""
    for opening in re.finditer(
        r"(?<= )(?:after|following|progressed|failed|with no|no prior) ", key
    ):
        first = _tabled(key[: opening.start()].strip(), words)
        if first is None:
            continue
        rest = key[opening.start() :]
        second = _counted(rest, words) or _prior(rest, words)
        if second is not None:
            return (*first, *second)
    return None


def _priors(text: str, words: Words, *, had: bool, progressed: bool) -> tuple[Condition, ...]:
    entries = read_therapies(text, words)
    if not had and entries == ((),):
        return FACTS["no prior therapy"]
    priors = tuple(Prior(therapies=e, had=had, progressed=progressed) for e in entries)
    return (*priors, *_denied(priors, words))


def _denied(priors: tuple[Prior, ...], words: Words) -> tuple[State, ...]:
    """The states that a progression denies: who progressed on FOLFIRINOX progressed on platinum."""
    failed = {therapy for prior in priors if prior.progressed for therapy in prior.therapies}
    return _of_progression(failed, words, holds=False)


def _not_progressed(conditions: tuple[Condition, ...], words: Words) -> tuple[State, ...]:
    """The states that "no progression on FOLFIRINOX" states."""
    held = {t for c in conditions if isinstance(c, Prior) for t in c.therapies}
    return _of_progression(held, words, holds=True)


def _of_progression(failed: set[str], words: Words, *, holds: bool) -> tuple[State, ...]:
    return tuple(
        State(word=word, holds=holds)
        for group, word in DENIED_BY_PROGRESSION.items()
        if failed & {f"class:{group}", *words.drugs.class_members(group)}
    )


def _ended(key: str, words: Words) -> tuple[Condition, ...] | None:
    """Read "platinum-refractory", "TKI-naive", "imatinib-resistant"."""
    head, _, last = _spoken(key).rpartition(" ")
    if not head or last not in ENDINGS:
        return None
    had, progressed = ENDINGS[last]
    try:
        return _priors(head, words, had=had, progressed=progressed)
    except Refused:
        return None
