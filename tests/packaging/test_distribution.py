from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCHEMA = sorted(
    path.relative_to(ROOT / "schema").as_posix()
    for path in (ROOT / "schema").rglob("*")
    if path.is_file()
)


def test_the_bundled_schema_is_shipped_byte_for_byte(distributions: Path) -> None:
    assert "profile.schema.json" in SCHEMA
    with zipfile.ZipFile(next(distributions.glob("*.whl"))) as wheel:
        shipped = {name: wheel.read(name) for name in wheel.namelist()}
    with tarfile.open(next(distributions.glob("*.tar.gz"))) as sdist:
        folder = sdist.getnames()[0].partition("/")[0]
        for name in SCHEMA:
            original = (ROOT / "schema" / name).read_bytes()
            assert shipped[f"profilelint/data/{name}"] == original
            member = sdist.extractfile(f"{folder}/schema/{name}")
            assert member is not None
            assert member.read() == original
    assert "profilelint/py.typed" in shipped


def test_the_wheel_works_in_a_fresh_environment(
    environment: Callable[..., Path], tmp_path: Path
) -> None:
    binaries = environment()
    page = tmp_path / "page.md"
    page.write_text(
        "---\ntitle: Peru—Clean Water\nsummary: A project.\nstart: 2014\nend: 2016\n"
        "client: European Union\nsolutions:\n- Governanse\n"
        "regions: Latin America and the Caribbean\ncountry: Peru\n---\n\nText.\n",
        encoding="utf-8",
    )
    environ = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    where = subprocess.run(
        [binaries / "python", "-c", "import profilelint; print(profilelint.__file__)"],
        capture_output=True,
        text=True,
        check=True,
        env=environ,
        cwd=tmp_path,
    )
    assert where.stdout.startswith(str(binaries.parent))
    done = subprocess.run(
        [binaries / "profilelint", "check", "--quiet", "page.md"],
        capture_output=True,
        text=True,
        env=environ,
        cwd=tmp_path,
        check=False,
    )
    assert done.stderr == ""
    assert done.returncode == 1
    (first, *_) = done.stdout.splitlines()
    assert first.startswith("page.md:8:3: warning: ")
    assert "Governance" in first


@pytest.mark.skipif(
    not (ROOT / ".git").exists(), reason="an unpacked sdist does not know what belongs to it"
)
def test_the_sdist_has_all_files(distributions: Path) -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    files = {name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()}
    with tarfile.open(next(distributions.glob("*.tar.gz"))) as sdist:
        folder = sdist.getnames()[0].partition("/")[0]
        packed = {each.name.removeprefix(f"{folder}/") for each in sdist if each.isfile()}
    assert "tests/packaging/test_distribution.py" in files
    assert packed == files | {"PKG-INFO"}


def test_an_unpacked_sdist_passes_its_tests(distributions: Path, tmp_path: Path) -> None:
    with tarfile.open(next(distributions.glob("*.tar.gz"))) as sdist:
        if hasattr(tarfile, "data_filter"):  # not in the first releases of Python 3.11
            sdist.extraction_filter = tarfile.data_filter
        sdist.extractall(tmp_path)  # noqa: S202 - our own
    (folder,) = tmp_path.iterdir()
    # The tests are the same as here; few are enough to see that they find what they need.
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/golden"],
        cwd=folder,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(folder / "src")},
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:]
    assert " passed" in done.stdout
