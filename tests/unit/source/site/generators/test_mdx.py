"""How a folder is recognised whose files in Markdown are MDX."""

from __future__ import annotations

import pytest

from profilelint.source.files.tree import TextTree
from profilelint.source.site.sites import Sites

PACKAGE = '{"dependencies": {"next": "^15", "@mdx-js/mdx": "^3"}}'
MDX = "## Wells {/*wells*/}\n\nText.\n"
PLAIN = "# Wells\n\nText in `{/*code*/}`.\n\n```js\n{/* A comment. */}\n```\n"


@pytest.mark.parametrize(
    ("files", "generator"),
    [
        ({"src/a.md": MDX, "src/b/c.md": MDX, "README.md": PLAIN}, "MDX"),
        ({"src/a.md": MDX, "src/b/c.md": MDX, "src/d.mdx": MDX}, ""),
        ({"src/a.md": MDX, "src/b.md": PLAIN}, ""),
        ({"src/a.md": PLAIN, "src/b.md": PLAIN}, ""),
        ({"src/a.md": MDX, "src/c.md": MDX, "astro.config.mjs": ""}, "Astro"),
        ({"src/a.md": MDX, "src/c.md": MDX, "package.json": '{"dependencies": {}}'}, ""),
    ],
)
def test_evidence(files: dict[str, str], generator: str) -> None:
    sites = Sites(TextTree({"package.json": PACKAGE, **files}))
    assert sites.of("src/a.md").generator == generator


def test_settings_around_tell_more() -> None:
    files = {"mkdocs.yml": "", "docs/package.json": PACKAGE, "docs/a.md": MDX, "docs/b.md": MDX}
    assert Sites(TextTree(files)).of("docs/a.md").generator == "MkDocs"
