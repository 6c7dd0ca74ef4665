"""The wheel holds the five packages with their data, and runs from nowhere else."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
NAMES = ("kg", "ontologies", "loaders", "queries", "api")

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def unpacked(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel's content in a folder of its own, as an installer would lay it."""
    folder = tmp_path_factory.mktemp("unpacked")
    zipfile.ZipFile(wheel).extractall(folder)  # our own archive
    return folder


def run(unpacked: Path, code: str, *words: str, **more: str) -> str:
    """Run code outside the clone, with the unpacked wheel first and the dependencies after it.

    A path in ``PYTHONPATH`` does not read ``.pth`` files, so an editable install stays out.
    """
    paths = [str(unpacked), sysconfig.get_path("purelib"), sysconfig.get_path("platlib")]
    environment = {k: v for k, v in os.environ.items() if not k.startswith("REDISCOVER_")}
    environment |= {"PYTHONPATH": os.pathsep.join(dict.fromkeys(paths)), **more}
    python = sys._base_executable or sys.executable
    done = subprocess.run(
        [python, "-c", code, *words],
        cwd=unpacked.parent,
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout


def files_of(package: str, ending: str) -> set[str]:
    found = (ROOT / package).rglob(f"*{ending}")
    return {p.relative_to(ROOT).as_posix() for p in found if "__pycache__" not in p.parts}


@pytest.mark.parametrize("package", NAMES)
def test_the_wheel_holds_every_module(package: str, wheel: Path) -> None:
    assert files_of(package, ".py") <= set(zipfile.ZipFile(wheel).namelist())


def test_the_wheel_holds_the_whole_starter_pack(wheel: Path) -> None:
    pack = {p for p in files_of("loaders/starter/data", "") if (ROOT / p).is_file()}

    assert pack
    assert pack <= set(zipfile.ZipFile(wheel).namelist())


def test_the_wheel_holds_the_licences_and_nothing_of_the_clone(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()

    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert {name.split("/")[0] for name in names} <= {*NAMES} | {
        name.split("/")[0] for name in names if ".dist-info/" in name
    }


def test_the_five_names_resolve_to_our_files(unpacked: Path) -> None:
    code = f"import importlib.util as u; [print(u.find_spec(n).origin) for n in {NAMES!r}]"

    origins = run(unpacked, code).split()

    assert [Path(o).parent for o in origins] == [unpacked / name for name in NAMES]


def test_the_command_answers_from_the_pack_inside_the_wheel(unpacked: Path, tmp_path: Path) -> None:
    command = "from api.cli import main; main()"
    snapshot = str(tmp_path / "graph.sqlite")

    run(unpacked, command, "build", REDISCOVER_SNAPSHOT=snapshot)
    profile = ("match", "--tumour", "CHOL", "--json", "BRAF p.V600E")
    told = run(unpacked, command, *profile, REDISCOVER_SNAPSHOT=snapshot)

    assert '"oncotree": "CHOL"' in told
