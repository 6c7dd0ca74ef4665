"""Tables of the clinical words that people type: ages, lines, what opens a list of therapies.

Keys are folded, with spaces for hyphens; one row a spelling.
"""

from __future__ import annotations

from kg.model import Age, Alone, Condition, Line, Prior

_ADULT = 18 * 12
_CHILD = Age(at_least=0, below=_ADULT)
_NO_THERAPY = (Line(at_most=0), Prior(had=False))

#: Whole phrases that are one or several facts.
FACTS: dict[str, tuple[Condition, ...]] = {
    **dict.fromkeys(("adult", "adults", "adult patient"), (Age(at_least=_ADULT),)),
    **dict.fromkeys(
        ("child", "children", "childhood", "paediatric", "pediatric", "paediatric patient"),
        (_CHILD,),
    ),
    **dict.fromkeys(("adolescent", "teenager"), (Age(at_least=12 * 12, below=_ADULT),)),
    **dict.fromkeys(("infant", "infantile onset"), (Age(at_least=0, below=24),)),
    "newborn": (Age(at_least=0, below=1),),
    **dict.fromkeys(
        (
            "first line",
            "1st line",
            "1l",
            "frontline",
            "front line",
            "first line treatment",
            "first line therapy",
            "as first line",
            "in first line",
        ),
        (Line(at_most=0),),
    ),
    **dict.fromkeys(
        ("second line", "2nd line", "2l", "second line treatment"), (Line(at_least=1, at_most=1),)
    ),
    **dict.fromkeys(
        ("third line", "3rd line", "3l", "third line treatment"), (Line(at_least=2, at_most=2),)
    ),
    **dict.fromkeys(
        (
            "previously untreated",
            "untreated",
            "treatment naive",
            "therapy naive",
            "naive",
            "no prior therapy",
            "no prior treatment",
            "no prior systemic therapy",
            "no previous therapy",
            "no previous systemic therapy",
            "systemic therapy naive",
            "no prior systemic treatment",
            "no prior lines",
            "no prior line",
            "no systemic therapy",
        ),
        _NO_THERAPY,
    ),
    **dict.fromkeys(
        (
            "previously treated",
            "pretreated",
            "pre treated",
            "prior therapy",
            "prior treatment",
            "prior systemic therapy",
            "treated",
            "heavily pretreated",
            "after prior therapy",
            "after systemic therapy",
            "after prior systemic therapy",
        ),
        (Prior(),),
    ),
    **dict.fromkeys(
        (
            "progressed",
            "progression",
            "progressing",
            "progressed on prior therapy",
            "progressed on prior treatment",
            "progressed after prior therapy",
            "progressed on systemic therapy",
            "progressed on standard therapy",
            "disease progression",
            "after disease progression",
            "after progression",
            "progressed on prior systemic therapy",
            "progressed following prior treatment",
            "progressive on therapy",
        ),
        (Prior(progressed=True),),
    ),
    **dict.fromkeys(
        (
            "single agent",
            "monotherapy",
            "as single agent",
            "as a single agent",
            "alone",
            "as monotherapy",
            "single drug",
        ),
        (Alone(),),
    ),
    **dict.fromkeys(
        ("in combination", "combination therapy", "combination"), (Alone(single_agent=False),)
    ),
}

#: States that tell of an earlier therapy besides.
STATES_AFTER: dict[str, tuple[Prior, ...]] = {
    "platinum-resistant": (Prior(therapies=("class:platinum",), progressed=True),),
    "platinum-sensitive": (Prior(therapies=("class:platinum",)),),
    "in response to platinum": (Prior(therapies=("class:platinum",)),),
}

#: Openings that say besides that the disease did not grow under those therapies.
WITHOUT_PROGRESSION: tuple[str, ...] = (
    "no progression after",
    "no progression on",
    "not progressed on",
    "not progressed after",
    "without progression on",
    "without progression after",
)

#: Openings of a list of earlier therapies → (had, progressed). The longest is tried first.
OPENINGS: dict[str, tuple[bool, bool]] = {
    **dict.fromkeys(
        (
            "no prior treatment with",
            "no previous treatment with",
            "no prior",
            "no previous",
            "never received",
            "never had",
            "not previously treated with",
            "not treated with",
            "without prior",
            "without previous",
            "naive to",
            "has not received",
            "not received",
            "has not had",
            "no exposure to",
            "keine vortherapie mit",
        ),
        (False, False),
    ),
    **dict.fromkeys(
        (
            "progressed on prior",
            "progressed after prior",
            "progressed on or after",
            "progressed on",
            "progressed after",
            "progressed during",
            "progressed following",
            "progressed under",
            "progressed through",
            "progressed despite",
            "progression on",
            "progression after",
            "progression under",
            "progression during",
            "progressing on",
            "progressive on",
            "progressive after",
            "progressive disease on",
            "progressive disease after",
            "disease progression on",
            "disease progression after",
            "failed",
            "failure of",
            "after failure of",
            "failure on",
            "refractory to",
            "resistant to",
            "intolerant to",
            "intolerant of",
            "intolerance to",
            "relapsed after",
            "relapsed on",
            "relapse after",
            "recurrence after",
            "recurrent after",
            "recurred after",
            "did not tolerate",
            "after progression on",
            "no response to",
            "not responding to",
            "progress unter",
            "progress nach",
            "progredient unter",
            "progression sous",
            "progressie onder",
            "progressie op",
            "pd on",
            "pd under",
            "pd after",
        ),
        (True, True),
    ),
    **dict.fromkeys(
        (
            "prior treatment with",
            "previous treatment with",
            "prior therapy with",
            "previously treated with",
            "previously received",
            "pretreated with",
            "treated with",
            "has received",
            "received",
            "prior",
            "previous",
            "after prior",
            "after previous",
            "after",
            "post",
            "following",
            "status post",
            "s/p",
            "exposed to",
            "history of treatment with",
            "z.n.",
            "zustand nach",
            "nach",
            "vorbehandelt mit",
            "vortherapie mit",
            "vortherapie",
            "prior therapy",
            "prior therapies",
            "prior treatment",
            "previous therapy",
            "previous treatment",
            "pretreatment",
            "après",
            "apres",
            "traité par",
            "traite par",
            "prétraité par",
            "pretraite par",
            "na behandeling met",
            "voorbehandeld met",
            "eerder behandeld met",
            "st.n.",
            *WITHOUT_PROGRESSION,
            "already had",
            "already received",
        ),
        (True, False),
    ),
}

#: Endings of one word or hyphenated word → (had, progressed).
ENDINGS: dict[str, tuple[bool, bool]] = {
    "naive": (False, False),
    "untreated": (False, False),
    "refractory": (True, True),
    "resistant": (True, True),
    "failure": (True, True),
    "failed": (True, True),
    "intolerant": (True, True),
    "pretreated": (True, False),
    "treated": (True, False),
    "exposed": (True, False),
}
