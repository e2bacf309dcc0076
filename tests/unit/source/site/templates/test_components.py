"""What components do with fields."""

from __future__ import annotations

import pytest

from profilelint.source.site.templates.components import read_component
from profilelint.source.site.templates.fields import FieldUses, Shown


def shown(source: str) -> Shown:
    """Return how a component shows the field "summary"."""
    uses = FieldUses()
    read_component(source, uses)
    return uses.shown(["summary"])


@pytest.mark.parametrize(
    "source",
    [
        "<p set:html={marked.parse(post.data.summary)} />",
        "const html = await renderMarkdown(frontmatter.summary);",
        "<Markdown>{summary}</Markdown>",
        "<ReactMarkdown children={post.summary} />",
        "const html = md.render(page?.summary ?? '');",
    ],
)
def test_markdown(source: str) -> None:
    assert shown(source).as_markdown


@pytest.mark.parametrize(
    "source",
    [
        "<p set:html={post.data.summary} />",
        '<p v-html="frontmatter.summary"></p>',
        "<p dangerouslySetInnerHTML={{__html: frontMatter.summary}} />",
        "<p>{@html data.summary}</p>",
    ],
)
def test_html(source: str) -> None:
    assert shown(source) == Shown(is_known=True, as_markdown=False, as_html=True)


@pytest.mark.parametrize(
    "source",
    [
        "<p>{post.data.summary}</p>",
        "<p set:html={other} />{summary}",
        "marked.parse(other); const a = summary;",
        "summary(set:html={",
        "<Markdown" * 50_000,
        "marked(" * 50_000,
        "set:html={{" * 30_000,
    ],
)
def test_neither(source: str) -> None:
    assert not shown(source).as_markdown
    assert not shown(source).as_html
