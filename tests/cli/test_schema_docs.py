"""The examples of docs/schemas.md, run: each schema finds on its page what is shown."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.cli.test_docs import profilelint

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = Path(__file__).parents[2] / "docs/schemas.md"
_FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FINDING = re.compile(r"^(?:page\.md:\d+:\d+: .* \[[a-z-]+\]|profilelint: .*)$", re.MULTILINE)
_CONFIG = '[[collections]]\nname = "pages"\ninclude = ["page.md"]\nschema = "schema.json"\n'


def examples() -> Iterator[object]:
    text = PAGE.read_text(encoding="utf-8")
    blocks = list(_FENCE.finditer(text))
    assert [each[1] for each in blocks] == ["json", "markdown", "text"] * (len(blocks) // 3)
    for at in range(0, len(blocks), 3):
        line = text.count("\n", 0, blocks[at].start()) + 1
        yield pytest.param(*(blocks[at + each][2] for each in range(3)), id=f"line {line}")


@pytest.mark.parametrize(("schema", "page", "shown"), list(examples()))
def test_a_schema_finds_what_is_shown(schema: str, page: str, shown: str, tmp_path: Path) -> None:
    site = tmp_path / "site"
    for name, text in {
        "profilelint.toml": _CONFIG,
        "schema.json": schema,
        "page.md": page,
        "assets/people/jane.jpg": "",
        "people/jane-doe.md": "---\ntitle: Jane Doe\n---\n",
        "reports/2023.pdf": "",
    }.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text, encoding="utf-8")
    output = profilelint(site, "profilelint check --select schema,term").stdout
    assert _FINDING.findall(output) == shown.splitlines()
