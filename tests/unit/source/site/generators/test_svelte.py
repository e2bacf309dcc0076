"""What is known of a Svelte site, and how its pages are read."""

from __future__ import annotations

import pytest
from tests.readings import read_body

from profilelint.source.files.tree import TextTree
from profilelint.source.site.sites import Sites


@pytest.mark.parametrize(
    ("files", "generator"),
    [
        ({"svelte.config.js": "export default { extensions: ['.svelte', '.md'] };"}, "Svelte"),
        ({"svelte.config.ts": "export default { extensions: ['.svelte', '.svx'] };"}, ""),
        ({"svelte.config.js": "// extensions: ['.md']\nexport default {};"}, ""),
        (
            {
                "svelte.config.js": (
                    "import { mdsvex } from 'mdsvex';\nimport config from './mdsvex.config.js';\n"
                    "export default { extensions: ['.svelte', ...config.extensions] };"
                ),
                "mdsvex.config.js": 'export default { extensions: [".md"] };',
            },
            "Svelte",
        ),
    ],
)
def test_settings_that_make_pages_of_markdown(files: dict[str, str], generator: str) -> None:
    assert Sites(TextTree(files)).of("posts/a.md").generator == generator


def test_what_is_no_markdown() -> None:
    text = """<script>
  let count = 1;
</script>

A <Note text="**b**" /> and *c* {count * 2 * 3} <b class="d">e</b> `{f}`.

{#if count}

<Card.Root class="g"
  href="h">*i*</Card.Root>

{/if}
"""
    body = read_body(text, "commonmark-svelte")
    assert [text[region.start : region.end] for region in body.opaque] == [
        '<Note text="**b**" />',
        "{count * 2 * 3}",
        "{#if count}",
        '<Card.Root class="g"\n  href="h">',
        "</Card.Root>",
        "{/if}",
    ]
    assert [text[html.span.start : html.span.end] for html in body.html] == [
        "<script>\n  let count = 1;\n</script>",
        '<b class="d">',
        "</b>",
    ]
