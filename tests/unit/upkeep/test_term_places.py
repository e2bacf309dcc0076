from __future__ import annotations

from pathlib import Path

import pytest

from profilelint.config.load import load_config
from profilelint.config.model import Selection
from profilelint.engine.plan import Plan
from profilelint.rules.load import load_registry
from profilelint.source.files.overlay import OverlayTree
from profilelint.upkeep.term_places import definition, kept_in, places_in

FILES = {
    "terms.yaml": "title: x\nterms:\n  - label: 'blue'\n    note: y\n  - green\n  - 7\n",
    "terms.yml": "- blue\n- {label: green}\n",
    "terms.json": '{"terms": ["blue", {"label": "green"}]}\n',
    "terms.toml": 'terms = ["blue", {label = "green"}]\n',
    "terms.csv": "label,note\nblue,b\ngreen,blue\n",
    "terms.txt": "# blue\n  blue\n\ngreen\n",
}
EXPECTED = {
    "terms.yaml": ["'blue'", "green", "7"],
    "terms.json": ['"blue"', '"green"'],
    "terms.toml": ['"blue"', '"green"'],
}


@pytest.mark.parametrize("path", FILES)
def test_where_the_labels_of_a_file_stand(path: str) -> None:
    text = FILES[path]
    places = places_in(path, text)
    assert [*places][:2] == ["blue", "green"]
    covered = [text[start:end] for start, end in places.values()]
    assert covered == EXPECTED.get(path, ["blue", "green"])
    assert places["blue"].start == text.index(covered[0], 3 if path == "terms.txt" else 0)


def test_files_that_hold_no_terms() -> None:
    assert places_in("a.yaml", "terms: 5\n") == {}
    assert places_in("a.yaml", "") == {}


CONFIG = """\
[vocabularies]
colours = "terms.yaml"
people = {collection = "people/*.md", field = "title"}
towns = {collection = "towns/*.md", names = true}
sizes = {file = "sizes.yaml", keys = true, path = "all"}
[[collections]]
name = "projects"
include = ["projects/*.md"]
schema = "s.json"
"""


def test_where_terms_are_defined(tmp_path: Path) -> None:
    for folder in ("people", "towns", "projects"):
        (tmp_path / folder).mkdir()
    names = ("colours", "people", "towns", "sizes")
    inner = ", ".join(f'"{name}": {{"x-vocabulary": "{name}"}}' for name in names)
    for path, text in {
        "profilelint.toml": CONFIG,
        "s.json": f'{{"properties": {{{inner}}}}}',
        "terms.yaml": FILES["terms.yaml"],
        "sizes.yaml": "other: {big: 1}\nall:\n  small: big\n  big: 2\n",
        "people/j.md": "---\nname: x\ntitle: Jane\n---\n",
        "towns/york.md": "",
        "projects/a.md": "---\n---\n",
    }.items():
        (tmp_path / path).write_text(text)
    registry = load_registry()
    config = load_config(str(tmp_path / "profilelint.toml"), registry)
    # What is typed and not saved counts.
    unsaved = {str(tmp_path / "terms.yaml"): "- green\n"}
    plan = Plan(config, registry, "2026-01-31", Selection(), OverlayTree(str(tmp_path), unsaved))
    found = {}
    for name, label in zip(names, ("green", "Jane", "york", "small"), strict=True):
        place = definition(label, config.vocabularies[name], plan)
        assert place is not None
        text = unsaved.get(str(tmp_path / place.path), (tmp_path / place.path).read_text())
        found[place.path] = text[place.span.start : place.span.end]
    assert found == {
        "terms.yaml": "green", "people/j.md": "Jane", "towns/york.md": "", "sizes.yaml": "small"
    }  # fmt: skip
    assert definition("blue", config.vocabularies["colours"], plan) is None
    assert kept_in("terms.yaml", plan) == ("colours", config.vocabularies["colours"])
    assert kept_in("sizes.yaml", plan) is None
