"""Sentences beside the indication that bind all patients, or some of them only."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.model import Binding, Carries, Condition, Prior, SettingWord, State
from ontologies.label_text import markers as m
from ontologies.label_text.alternatives import ALTERNATIVES
from ontologies.label_text.clauses import clause, read_clause
from ontologies.label_text.draft import Draft, Find, Phrase, phrase, says
from ontologies.label_text.either import either
from ontologies.label_text.pieces import rest

if TYPE_CHECKING:
    from ontologies.words import Words

_EGFR_OR_ALK = Carries(profile=m.any_of([m.mutated(("EGFR",)), m.fusion("ALK")]))
_HR_POSITIVE = Carries(profile=m.HR_POSITIVE)
_ABERRANT = re.compile(
    r"EGFR or ALK (?:genomic (?:tumou?r )?aberrations|positive tumou?r mutations)"
    r"|EGFR mutant or ALK-positive NSCLC",
    re.IGNORECASE,
)
_AROUND_SURGERY = (SettingWord.ADJUVANT, SettingWord.NEOADJUVANT)
_NOT_POSTMENOPAUSAL = either(
    (State(word="premenopausal"),), (State(word="perimenopausal"),), (State(word="male"),)
)
_LHRH = State(word="with an LHRH agonist")
_PD1 = "class:pd-1 or pd-l1 inhibitor"


def _whom(text: str, words: Words) -> tuple[Condition, ...] | None:
    if _ABERRANT.fullmatch(text):
        return (_EGFR_OR_ALK,)
    found = clause(text, words)
    return None if found is None else found.all


def _asked(text: str, words: Words) -> tuple[Condition, ...] | None:
    """What a sentence asks for, alternatives among them; None where a word stays unread."""
    draft = Draft(text)
    draft.apply(_ADVISED_ALTERNATIVES, words)
    draft.apply(ALTERNATIVES, words)
    read_clause(draft, words)
    conditions = [f for f in draft.finds if isinstance(f, Condition)]
    if rest(draft) or len(conditions) < len(draft.finds):
        return None
    return tuple(dict.fromkeys(conditions)) or None


def _some(match: re.Match[str], words: Words) -> Iterable[Find] | None:
    who, then = _whom(match["who"], words), _asked(match["then"], words)
    return None if who is None or then is None else (Binding(who=who, then=then),)


def _all(match: re.Match[str], words: Words) -> Iterable[Find] | None:
    return _asked(match["then"], words)


_UNFIT_FOR_ENDOCRINE = State(word="unsuitable for endocrine therapy")
_UNFIT_FOR_BOTH = State(word="unsuitable for anthracyclines and taxanes")
_ENDOCRINE = Prior(therapies=("class:endocrine therapy",))
_ENDOCRINE_FAILED = Prior(therapies=("class:endocrine therapy",), progressed=True)

#: Alternatives that stand in advice only.
_ADVISED_ALTERNATIVES: tuple[Phrase, ...] = (
    phrase(
        r"have been treated with a prior endocrine(?:-based)? therapy,? or be considered "
        r"(?:inappropriate|unsuitable) for endocrine(?:-based)? therapy",
        says(either((_ENDOCRINE,), (_UNFIT_FOR_ENDOCRINE,))),
    ),
    phrase(
        r"have progressed on (?:or after prior endocrine therapy, )?or be considered "
        r"(?:inappropriate|unsuitable) for endocrine therapy",
        says(either((_ENDOCRINE_FAILED,), (_UNFIT_FOR_ENDOCRINE,))),
    ),
)

ADVISED: tuple[Phrase, ...] = (
    phrase(
        r"^In patients with (?P<who>.+?), \w+, in combination with [^.]*?, is indicated only after "
        r"failure of appropriate targeted therapies\.?$",
        lambda match, words: (
            None
            if (who := _whom(match["who"], words)) is None
            else (
                Binding(
                    who=who,
                    then=(
                        Prior(
                            therapies=("class:alk inhibitor", "class:egfr inhibitor"),
                            progressed=True,
                        ),
                    ),
                ),
            )
        ),
    ),
    phrase(
        r"^hormone receptor positive patients must also have failed hormonal therapy, unless "
        r"patients are unsuitable for these treatments\.?$",
        says(
            Binding(
                who=(_HR_POSITIVE,),
                then=(either((_ENDOCRINE_FAILED,), (_UNFIT_FOR_ENDOCRINE,)),),
            )
        ),
    ),
    phrase(
        r"^(?:prior chemotherapy must have included at least|patients should have (?:previously )?"
        r"been (?:previously )?treated with) an anthracycline and a taxane (?:in the "
        r"\(neo\)adjuvant"
        r" or metastatic setting )?unless patients (?:a|we)re (?:unsuitable|not suitable) for "
        r"these "
        r"treatments\.?$",
        says(
            either(
                (
                    Prior(therapies=("class:anthracycline",)),
                    Prior(therapies=("class:taxane",)),
                ),
                (_UNFIT_FOR_BOTH,),
            )
        ),
    ),
    phrase(
        r"^patients should have been previously treated with an anthracycline and/or a taxane in "
        r"the \(neo\)adjuvant, locally advanced or metastatic setting unless patients were not "
        r"suitable for these treatments\.?$",
        says(
            either((Prior(therapies=("class:anthracycline", "class:taxane")),), (_UNFIT_FOR_BOTH,))
        ),
    ),
    phrase(
        r"^patients previously treated with a CDK ?4/6 inhibitor in the \(neo\)adjuvant setting "
        r"should have had an interval of at least 12 months between termination of CDK ?4/6 "
        r"inhibitor treatment and the detection of recurrence\.?$",
        says(
            Binding(
                who=(Prior(therapies=("class:cdk4/6 inhibitor",), setting=_AROUND_SURGERY),),
                then=(State(word="12 months or more since adjuvant CDK4/6 inhibitor"),),
            )
        ),
    ),
    phrase(
        r"^(?:in pre-? ?(?:/|or )perimenopausal women,? (?:or|and) in men, |in pre- or "
        r"perimenopausal women, )[^.]*? should be combined with a lutein\w+ "
        r"hormone[- ]releasing hormone \(LHRH\) agonist\.?$",
        says(Binding(who=(_NOT_POSTMENOPAUSAL,), then=(_LHRH,))),
    ),
    phrase(
        r"^for men, administration of LHRH agonist according to current clinical practices should "
        r"be considered\.?$",
        why="advice on a supportive partner; the phrase before it names whom it binds",
    ),
    phrase(
        r"^patients who have a low or very low risk of recurrence should not receive adjuvant "
        r"treatment\.?$",
        says(State(word="low risk of recurrence", holds=False)),
    ),
    phrase(
        r"^\w+ is not recommended for the treatment of patients who are eligible for and have not "
        r"received prior PD-1 or PD-L1 inhibitor therapy\.?$",
        says(
            either(
                (Prior(therapies=(_PD1,)),),
                (State(word="ineligible for PD-1 or PD-L1 inhibitor"),),
            )
        ),
    ),
    phrase(
        r"^(?:Limitations of Use: )?patients should have disease progression on trastuzumab prior "
        r"to initiation of treatment with \w+ in combination with capecitabine\.?$",
        says(Prior(therapies=("trastuzumab",), progressed=True)),
    ),
    phrase(
        r"^(?:in )?(?P<whole>(?:adult )?patients with (?P<who>.+?) should (?:also )?(?P<then>have "
        r".+?|be .+?))\.?$",
        _some,
    ),
    phrase(
        r"^(?:in addition, )?patients should (?:also )?(?P<then>have .+?)(?: before starting this "
        r"therapy)?\.?$",
        _all,
    ),
)
