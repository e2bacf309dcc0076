"""The examples of docs/schemas.md and docs/recipes.md, run: each finds what is shown.

Each is a schema, a page and what is said of it; a recipe may have a file of terms and a part of the
configuration between its schema and its page.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.cli.test_docs import profilelint

if TYPE_CHECKING:
    from collections.abc import Iterator

DOCS = Path(__file__).parents[2] / "docs"
_FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FINDING = re.compile(r"^(?:page\.md:\d+:\d+: .* \[[a-z-]+\]|profilelint: .*)$", re.MULTILINE)
_CONFIG = '[[collections]]\nname = "pages"\ninclude = ["page.md"]\nschema = "schema.json"\n'


def examples(name: str) -> Iterator[object]:
    text = (DOCS / name).read_text(encoding="utf-8")
    found: dict[str, str] = {}
    line = 1
    for block in _FENCE.finditer(text):
        if block[1] == "json":
            assert not found
            line = text.count("\n", 0, block.start()) + 1
        found[block[1]] = block[2]
        if block[1] == "text":
            yield pytest.param(found, id=f"{name}:{line}")
            found = {}
    assert not found


@pytest.mark.parametrize("blocks", [*examples("schemas.md"), *examples("recipes.md")])
def test_a_schema_finds_what_is_shown(blocks: dict[str, str], tmp_path: Path) -> None:
    assert {*blocks} - {"yaml", "toml"} == {"json", "markdown", "text"}
    site = tmp_path / "site"
    for name, text in {
        "profilelint.toml": blocks.get("toml", "") + _CONFIG,
        "schema.json": blocks["json"],
        "page.md": blocks["markdown"],
        "topics.yaml": blocks.get("yaml", "terms: []\n"),
        "assets/people/jane.jpg": "",
        "people/jane-doe.md": "---\ntitle: Jane Doe\n---\n",
        "reports/2023.pdf": "",
    }.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text, encoding="utf-8")
    rules = "schema,term,date-order"
    output = profilelint(site, f"profilelint check --select {rules}").stdout
    assert _FINDING.findall(output) == blocks["text"].splitlines()


def test_each_recipe_has_an_example() -> None:
    text = (DOCS / "recipes.md").read_text(encoding="utf-8")
    parts = re.split(r"^## ", text, flags=re.MULTILINE)[1:]
    assert len(parts) >= 10
    assert [part.count("```text\n") for part in parts] == [1] * len(parts)
