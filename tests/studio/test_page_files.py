"""The files of the page: bundles are what a build makes of the lock file, and all is small."""

from __future__ import annotations

import json
import re
import zlib
from hashlib import sha256
from pathlib import Path

from tests.npm import needs_packages, run_script

from profilelint.studio.assets import FOLDER

SOURCE = Path(__file__).parents[2] / "editors/studio"
VENDOR = FOLDER / "vendor"
FILES = ["LICENSES.txt", "codemirror.js", "preact.js"]


def test_the_bundles_are_those_that_were_committed() -> None:
    assert sorted(path.name for path in VENDOR.iterdir()) == FILES
    said = dict(line.split("  ")[::-1] for line in (SOURCE / "SHA256SUMS").read_text().splitlines())
    assert said == {name: sha256((VENDOR / name).read_bytes()).hexdigest() for name in FILES}


@needs_packages(SOURCE, "studio")
def test_a_build_makes_the_same_bytes(tmp_path: Path) -> None:
    run_script(SOURCE, "build", "--", str(tmp_path))
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        name: (VENDOR / name).read_bytes() for name in FILES
    }


def test_the_licence_of_each_package_in_the_bundles_is_there() -> None:
    words = (VENDOR / "LICENSES.txt").read_text()
    named = dict(re.findall(r"^(\S+) ([\d.]+) \([\w.-]+\)$", words, re.MULTILINE))
    locked = json.loads((SOURCE / "package-lock.json").read_text())["packages"]
    direct = set(locked[""]["devDependencies"]) - {"esbuild"}
    assert direct < named.keys()
    assert all(locked[f"node_modules/{name}"]["version"] == named[name] for name in named)


def test_no_registry_is_named() -> None:
    assert "resolved" not in (SOURCE / "package-lock.json").read_text()


def test_the_page_is_small() -> None:
    packed = {
        path.relative_to(FOLDER).as_posix(): len(zlib.compress(path.read_bytes(), 9))
        for path in FOLDER.rglob("*")
        if path.is_file()
    }
    assert "vendor/codemirror.js" in packed
    assert sum(packed.values()) < 300_000


def own_files(suffix: str) -> dict[str, str]:
    return {
        path.relative_to(FOLDER).as_posix(): path.read_text()
        for path in FOLDER.rglob(f"*{suffix}")
        if VENDOR not in path.parents
    }


def test_content_never_becomes_markup() -> None:
    ways = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|\beval\(")
    scripts = own_files(".js")
    assert len(scripts) > 30
    assert {name: ways.findall(text) for name, text in scripts.items() if ways.search(text)} == {}


def test_each_file_of_the_page_is_short() -> None:
    long = {
        name: text.count("\n")
        for suffix in (".js", ".css", ".html")
        for name, text in own_files(suffix).items()
        if text.count("\n") > 400
    }
    assert long == {}


def names_of(texts: str) -> set[str]:
    """Return the names of all texts, each with those that it stands in: ``page.save``."""
    above: list[str] = []
    names = set()
    for indent, name in re.findall(r'^((?:  )+)"?([\w ]+)"?: ', texts, re.MULTILINE):
        above = [*above[: len(indent) // 2 - 1], name]
        names.add(".".join(above))
    return names


def test_each_text_that_is_asked_for_is_there() -> None:
    """One that nobody wrote would be shown as nothing."""
    scripts = own_files(".js")
    names = names_of(scripts.pop("texts.js"))
    asked = set()
    for text in scripts.values():
        prefix = re.search(r"^const words = texts\.(\w+);", text, re.MULTILINE)
        asked.update(re.findall(r"\btexts\.(\w+(?:\.\w+)*)", text))
        if prefix is not None:
            asked.update(f"{prefix[1]}.{name}" for name in re.findall(r"\bwords\.(\w+)", text))
    asked -= {"js"}
    assert len(asked) > 100
    assert asked - names == set()
