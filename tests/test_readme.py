"""The README's commands run, and show what it says they show."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from kg.model import LicenceClass
from loaders.sources import SOURCES
from loaders.starter import DATA
from ontologies.words import Words
from tests import readme

ROOT = readme.README.parent
BLOCKS = readme.blocks(readme.README.read_text(encoding="utf-8"))
OURS = [block for block in BLOCKS if not block.commands[0].startswith(readme.SET_UP)]


def test_the_first_two_commands_set_up_and_test() -> None:
    assert [block.commands for block in BLOCKS[:2]] == [
        ("python3 start.py",),
        ("python3 start.py test",),
    ]


def test_start_py_explains_both() -> None:
    explained = (ROOT / "start.py").read_text(encoding="utf-8").split('"""')[1]

    assert {"python3 start.py", "python3 start.py test"} <= {
        re.split(r"\s{2,}", line)[0] for line in explained.splitlines()
    }


@pytest.mark.skipif(sys.platform == "win32", reason="the README speaks to a POSIX shell")
@pytest.mark.parametrize("block", OURS, ids=lambda block: block.commands[-1][:50])
def test_a_command_gives_what_the_readme_shows(
    block: readme.Block, starter_snapshot: Path, tmp_path: Path
) -> None:
    outputs = [readme.run(command, tmp_path, starter_snapshot) for command in block.commands]

    if block.output:
        assert block.output == readme.shown(block, outputs[-1])


def test_every_file_the_readme_links_to_is_there() -> None:
    linked = re.findall(r"\]\(([^)#:]+)\)", readme.README.read_text(encoding="utf-8"))

    assert linked
    assert [link for link in linked if not (ROOT / link).exists()] == []


def test_every_source_of_the_starter_pack_is_named_with_its_licence() -> None:
    named = (ROOT / "LICENSES.md").read_text(encoding="utf-8")
    pack = [source for source in SOURCES if source.find(DATA) is not None]

    assert pack
    assert [s.name for s in pack if f"`{s.name}`" not in named] == []
    assert [s.name for s in pack if s.licence.partition(" (")[0] not in named] == []


def test_only_what_may_be_passed_on_is_in_the_starter_pack() -> None:
    found = [(source, source.find(DATA)) for source in SOURCES]
    words = Words.of(w for source, at in found if at for w in source.vocabulary(at))
    restricted = [(s, at) for s, at in found if at and s.licence_class is not LicenceClass.OPEN]
    loaded = [source.load(at, words).source for source, at in restricted]

    assert [s.name for s in loaded if s.licence_class is not LicenceClass.OPEN] == []
