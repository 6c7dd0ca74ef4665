"""The laws on the graph of the starter pack, over some of the gold questions."""

from __future__ import annotations

from pathlib import Path

import pytest

from api.wiring import open_graph
from tests.reference import real_laws
from tests.reference.questions import Question, gold_file, gold_questions
from tests.reference.real_laws import Law, Real

#: Every so-many-th question; ``python -m tests.reference.real_laws`` asks all.
EACH = 24

pytestmark = pytest.mark.real_data


@pytest.fixture(name="real", scope="module")
def _real(starter_snapshot: Path) -> Real:
    return Real(open_graph(starter_snapshot))


@pytest.fixture(name="questions", scope="module")
def _questions() -> list[Question]:
    if not gold_file().is_file():
        pytest.skip("no gold cases: REDISCOVER_GOLD names none, and none lie beside the clone")
    return gold_questions()[::EACH]


@pytest.mark.parametrize("law", real_laws.LAWS)
def test_a_law_holds_on_a_real_graph(law: Law, real: Real, questions: list[Question]) -> None:
    tried, broken = real_laws.violations(real, questions, law)

    assert broken == []
    assert tried > 0
