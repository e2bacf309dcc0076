"""A small site with a content model, checked by the program as a whole."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from textwrap import dedent
from typing import Any, TypeAlias

import pytest

import profilelint
from profilelint.schema.load import path_of, uri_of
from profilelint.schema.models.content_model import ContentModel, open_content_model

Check: TypeAlias = Callable[..., list[str]]
"""Takes the files by path, and what the configuration says of the collection of pages.

Returns ``path:line: severity: message [rule]`` for each finding.
"""

_CONFIGURATION = """\
select = ["schema", "term"]

[[collections]]
name = "pages"
include = {include}
schema = "{schema}"
"""


def write(folder: Path, files: Mapping[str, str]) -> None:
    """Write files; their texts are dedented."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text).lstrip("\n"), encoding="utf-8")


@pytest.fixture
def check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Check:
    """Return a function that checks the pages of a site."""
    monkeypatch.chdir(tmp_path)

    def run(files: Mapping[str, str], schema: str, *include: str) -> list[str]:
        write(tmp_path, files)
        globs = json.dumps(list(include or ("content/posts/*.md",)))
        text = _CONFIGURATION.format(include=globs, schema=schema)
        (tmp_path / "profilelint.toml").write_text(text, encoding="utf-8")
        result = profilelint.check(["."])
        assert not result.failures
        return [
            f"{each.where.path}:{each.region.line if each.region else 0}: "
            f"{each.severity.value}: {each.message} [{each.rule}]"
            for each in result.findings
        ]

    return run


def opened(folder: Path, path: str, text: str) -> ContentModel:
    """Return the content model of a text."""
    write(folder, {path: text})
    assert path_of(uri_of(path)) == path
    model = open_content_model(path, dedent(text).lstrip("\n"), str(folder))
    assert model is not None
    return model


def properties(schema: Any) -> dict[str, Any]:
    """Return the schemas of the keys, without what lets them be empty."""
    return {key: node.get("else", node) for key, node in schema.root["properties"].items()}
