"""The clinical conditions that labels set and patients meet, in one vocabulary.

A label *requires* a condition; a case *states* a fact of the same kind. ``queries.standing``
compares the two.
"""

from __future__ import annotations

from enum import StrEnum

from kg.model.biomarker import Profile
from kg.model.value import Value, floats


class Age(Value, frozen=True, kw_only=True, tag="age"):
    """Age in months: a label takes ``at_least`` ≤ age < ``below``; a case has both bounds known.

    A case that says only "adult" or "child" is the same range (adult: at_least=216).
    """

    at_least: int | None = None
    below: int | None = None


class SettingWord(StrEnum):
    """Stage and intent of treatment."""

    NEOADJUVANT = "neoadjuvant"
    ADJUVANT = "adjuvant"
    LOCALLY_ADVANCED = "locally advanced"
    UNRESECTABLE = "unresectable"
    METASTATIC = "metastatic"
    MAINTENANCE = "maintenance"
    CONSOLIDATION = "consolidation"
    EARLY = "early"


class Prior(Value, frozen=True, kw_only=True, tag="prior"):
    """Earlier therapy with any of these drugs, classes or modalities.

    ``therapies`` are drug names or class words from the drug vocabulary, lower case
    (``larotrectinib``, ``class:ntrk inhibitor``, ``modality:chemotherapy``, ``any systemic``);
    empty means any therapy. ``had`` False is "not previously treated with" (label) or a stated
    absence (case). ``at_least`` counts drugs or regimens ("two or more prior TKIs"); ``at_most``
    is the highest number that may have been had ("prior imatinib only": one), None if not said.
    ``progressed`` marks failure, progression or intolerance on it. ``setting`` is where it was
    given ("prior chemotherapy for metastatic disease"): any of these; empty where nothing is said.
    """

    therapies: tuple[str, ...] = ()
    had: bool = True
    at_least: int = 1
    progressed: bool = False
    at_most: int | None = None
    setting: tuple[SettingWord, ...] = ()


class Line(Value, frozen=True, kw_only=True, tag="line"):
    """Lines of systemic therapy already given: ``at_least`` ≤ n ≤ ``at_most``. First line is 0."""

    at_least: int = 0
    at_most: int | None = None


class Setting(Value, frozen=True, kw_only=True, tag="setting"):
    """Any of these settings."""

    any_of: tuple[SettingWord, ...]


class State(Value, frozen=True, kw_only=True, tag="state"):
    """A state of the disease or patient, in the closed words of ``ontologies.states``.

    Examples: ``castration-resistant``, ``castration-sensitive``, ``relapsed``, ``refractory``,
    ``newly diagnosed``, ``chronic phase``, ``postmenopausal``, ``no satisfactory alternative``,
    ``radioiodine-refractory``. ``holds`` False is its stated absence.
    """

    word: str
    holds: bool = True


class Alone(Value, frozen=True, kw_only=True, tag="alone"):
    """Given as a single agent (True) or in a combination (False)."""

    single_agent: bool = True


class Weight(Value, frozen=True, kw_only=True, tag="weight"):
    """Body weight in kilograms: ``at_least`` ≤ weight < ``below``."""

    at_least: float | None = None
    below: float | None = None

    def __post_init__(self) -> None:
        """Keep one value for 40 and 40.0."""
        floats(self, "at_least", "below")


class Carries(Value, frozen=True, kw_only=True, tag="carries"):
    """A finding as one part of a condition: "… or who have the T315I mutation".

    What a label asks of every patient is its profile, never this.
    """

    profile: Profile


class Either(Value, frozen=True, kw_only=True, tag="either"):
    """At least one of these alternatives; of an alternative, all conditions."""

    any_of: tuple[tuple[Condition, ...], ...]


class Binding(Value, frozen=True, kw_only=True, tag="binding"):
    """Conditions that bind some patients only.

    "Patients with EGFR aberrations should have had targeted therapy": ``then`` is required of
    those of whom all of ``who`` holds, and of nobody else.
    """

    who: tuple[Condition, ...]
    then: tuple[Condition, ...]


Condition = Age | Alone | Binding | Carries | Either | Line | Prior | Setting | State | Weight
