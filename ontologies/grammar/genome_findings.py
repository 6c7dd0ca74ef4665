"""Genome-wide and chromosomal findings from the pieces of a group."""

from __future__ import annotations

from kg.model import Cytogenetic, GeneEventKind, Level, Signature, SignatureName
from ontologies.grammar.pieces import ArmSeen, Polarity, ScoreSeen, SignatureSeen
from ontologies.grammar.saying import Saying, refuse

_E = GeneEventKind
_LOST = frozenset({_E.DELETION, _E.LOSS})
_GAINED = frozenset({_E.GAIN, _E.AMPLIFICATION})
#: A genomic instability score from here on is homologous recombination deficiency.
UNSTABLE = 42


def signature_of(saying: Saying) -> Signature | None:
    """Give the genome-wide finding, with its number for a mutational burden."""
    seen = saying.of(SignatureSeen)
    if not seen:
        return None
    signature = seen[0].signature
    high = _high(saying, signature.high)
    if signature.name is SignatureName.HRD:
        return _instability(saying, high)
    if signature.name is not SignatureName.TMB:
        return Signature(name=signature.name, high=high, name_text=signature.name_text)
    if high is None and saying.score is None and saying.polarity is not Polarity.UNKNOWN:
        raise refuse(saying.text, "neither a number nor high or low", "burden without value")
    score = saying.score or ScoreSeen()
    return Signature(name=SignatureName.TMB, high=high, at_least=score.at_least, below=score.below)


def _instability(saying: Saying, high: bool | None) -> Signature:  # noqa: FBT001  # three values
    """The genomic instability score, by the cut-off of the test that labels name."""
    score = saying.score
    if score is None or score.sign == "%":
        if high is None and saying.polarity is Polarity.POSITIVE:
            saying.spent, high = True, True
        if high is None and saying.polarity is not Polarity.UNKNOWN:
            raise refuse(saying.text, "neither a number nor high or low", "score without value")
        return Signature(name=SignatureName.HRD, high=high is not False)
    unstable = score.at_least is not None and score.at_least >= UNSTABLE
    return Signature(
        name=SignatureName.HRD, high=unstable, at_least=score.at_least, below=score.below
    )


def _high(saying: Saying, high: bool | None) -> bool | None:  # noqa: FBT001  # three values
    """High or not; "negative" and "intact" turn a finding into its opposite."""
    if saying.polarity in {Polarity.NEGATIVE, Polarity.RETAINED}:
        saying.spent = True
        return False
    level = saying.level
    return level.level is not Level.LOW if level is not None else high


def cytogenetic_of(saying: Saying) -> Cytogenetic | None:
    """Give the chromosomal event: complete in one word, or an arm with what happened to it."""
    arms = saying.of(ArmSeen)
    if not arms:
        return None
    arm = arms[0]
    if arm.complete:
        return Cytogenetic(event=arm.text)
    unknown = saying.polarity is Polarity.UNKNOWN and "/" in arm.text
    if saying.events & _LOST or saying.polarity is Polarity.RETAINED or unknown:
        return Cytogenetic(event=f"{'codel' if '/' in arm.text else 'del'}({arm.text})")
    if saying.events & _GAINED:
        return Cytogenetic(event=f"gain({arm.text})")
    raise refuse(saying.text, "a chromosome band without its event", "band without event")
