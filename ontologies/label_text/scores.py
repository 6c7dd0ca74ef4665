"""Scores in a label's sentence: shares of stained cells, and those of PD-L1."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.model import Expression, Level
from ontologies.label_text import markers as m
from ontologies.label_text.draft import Find, ProfileFind, phrase

if TYPE_CHECKING:
    from ontologies.label_text.draft import Phrase, Reading
    from ontologies.words import Words

_TC_OR_IC = m.any_of(
    [
        m.expressed("CD274", Level.POSITIVE, "TPS", 50.0),
        m.expressed("CD274", Level.POSITIVE, "IC", 10.0),
    ]
)


def _pd_l1(assay: str | None) -> Reading:
    def read(match: re.Match[str], _words: Words) -> Iterable[Find]:
        number = float(match["n"])
        if match.groupdict().get("below"):
            value = m.leaf(
                Expression(gene="CD274", level=Level.NEGATIVE, assay=assay, below=number)
            )
        else:
            value = m.expressed("CD274", Level.POSITIVE, assay, number)
        return (ProfileFind(match.start(), match.end(), value),)

    return read


_PD = r"PD-?L1"
_EXPRESS = r"(?:\b(?:whose tumou?rs|express(?:es|ing)?|have|has|with|a|high|tumou?r cell) )*"
_TPS = r"(?:tumou?r proportion score(?: \(TPS\))?|TPS|\[?TPS\]?)"
_TAIL = r"(?: expression)?"


def _strong(match: re.Match[str], _words: Words) -> Iterable[Find]:
    product = Expression(
        gene="MET", level=Level.OVER, assay="IHC", at_least=3, share=float(match["n"])
    )
    return (ProfileFind(match.start(), match.end(), m.leaf(product)),)


SCORES: tuple[Phrase, ...] = (
    phrase(
        r"(?:high )?c-Met protein overexpression [\[(]>= ?(?P<n>\d+) ?% of tumou?r cells with "
        r"strong \(3\+\) staining[\])]",
        _strong,
    ),
    phrase(
        rf"{_EXPRESS}{_PD}{_TAIL} \({_PD} stained >= ?(?P<n>50) ?% of (?:tumou?r cells|TCs)"
        r"(?: \[TC >= 50%\])? or PD-L1 stained tumou?r-infiltrating immune cells \[ICs?\] covering "
        r">= ?10% of the tumou?r area(?: \[IC >= 10%\])? ?\)",
        lambda match, _words: (ProfileFind(match.start(), match.end(), _TC_OR_IC),),
    ),
    phrase(
        rf"{_EXPRESS}{_PD}{_TAIL} >= (?P<n>50)% TC or >= 10% tumou?r-infiltrating immune cells "
        r"\(IC\)",
        lambda match, _words: (ProfileFind(match.start(), match.end(), _TC_OR_IC),),
    ),
    phrase(
        rf"{_EXPRESS}{_PD}{_TAIL} on tumou?r-infiltrating immune cells \(IC\) covering >= "
        r"(?P<n>[\d.]+)% of the tumou?r area",
        _pd_l1("IC"),
    ),
    phrase(
        rf"{_EXPRESS}{_PD}{_TAIL}(?: with an?)? ?[\[(]?(?:combined positive score)? ?"
        r"[\[(]?\(?CPS[\])]? ?>= ?(?P<n>[\d.]+)[\])]*",
        _pd_l1("CPS"),
    ),
    phrase(
        rf"{_EXPRESS}{_PD}{_TAIL}(?: with an?) combined positive score \(CPS\) >= (?P<n>[\d.]+)",
        _pd_l1("CPS"),
    ),
    phrase(
        rf"{_EXPRESS}{_PD}{_TAIL} with a (?:TAP score|tumou?r area positivity \(TAP\) score) >= ?"
        r"(?P<n>[\d.]+) ?%",
        _pd_l1("TAP"),
    ),
    phrase(
        rf"{_EXPRESS}{_PD}{_TAIL}(?: with a)? ?[\[(]?(?:{_TPS} ?)?>= ?(?P<n>[\d.]+) ?% ?"
        rf"(?:{_TPS})?[\])]*",
        _pd_l1("TPS"),
    ),
    phrase(
        rf"{_EXPRESS}{_PD}{_TAIL}(?: on| in)? ?\(?(?:in )?>= ?(?P<n>[\d.]+) ?% of tumou?r cells"
        r"(?: \(TCs?\)| \(Tumou?r Proportion Score \[TPS\] >= 50%\))?\)?",
        _pd_l1("TPS"),
    ),
    phrase(
        rf"{_EXPRESS}{_PD}{_TAIL}(?: on| in)? ?\(?(?:in )?>= ?(?P<n>[\d.]+) ?% ?(?:of )?"
        r"(?:tumou?r cells)?\)?(?: \(Tumou?r Proportion Score \[TPS\] >= 50%\))?",
        _pd_l1("TPS"),
    ),
    phrase(rf"{_EXPRESS}{_PD}{_TAIL} (?P<below><) ?(?P<n>[\d.]+) ?%", _pd_l1("TPS")),
    phrase(rf"{_EXPRESS}{_PD}{_TAIL} ?\(>= ?(?P<n>[\d.]+)\)", _pd_l1(None)),
)
