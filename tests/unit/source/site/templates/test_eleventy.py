"""What the templates of an Eleventy site do with fields."""

from __future__ import annotations

import pytest

from profilelint.source.files.tree import TextTree
from profilelint.source.site.sites import Sites
from profilelint.source.site.templates.fields import Shown


def shown(field: str, layout: str, path: str = "_includes/post.njk") -> Shown:
    """Return how a site with a layout shows a field."""
    tree = TextTree({"eleventy.config.js": "", "_data/site.json": "{}", path: layout})
    return Sites(tree).of("posts/a.md").shows(field.split("."))


@pytest.mark.parametrize(
    ("layout", "field"),
    [
        ("{{ summary | markdown | safe }}", "summary"),
        ("{{ summary | md }}", "summary"),
        ("{{ summary | mdInline }}", "summary"),
        ("{{ summary | renderMarkdown }}", "summary"),
        ("{{ markdown(summary) }}", "summary"),
        ("{% for post in collections.posts %}{{ post.data.summary | md }}{% endfor %}", "summary"),
        ("{% for promo in promos %}{{ promo.title | markdownify }}{% endfor %}", "promos.title"),
        ("{% set s = summary %}{{ s | markdownify }}", "summary"),
        ("{% set s %}{{ summary }}{% endset %}{{ s | markdownify }}", "summary"),
        ("{% markdown %}{{ summary }}{% endmarkdown %}", "summary"),
        ('{% renderTemplate "md" %}{{ summary }}{% endrenderTemplate %}', "summary"),
        ('{{ summary | renderContent("md") | safe }}', "summary"),
        ("{{ summary | renderContent: 'liquid,md' }}", "summary"),
    ],
)
def test_markdown(layout: str, field: str) -> None:
    assert shown(field, layout).as_markdown


@pytest.mark.parametrize(
    "layout",
    [
        "{{ summary | safe }}",
        "{{ site.summary | md }}",
        "{{ page.summary | md }}",
        "{# {{ summary | md }} #}",
        "{% markdown %}{% endmarkdown %}{{ summary }}",
        '{% renderTemplate "liquid" %}{{ summary }}{% endrenderTemplate %}',
        "{{ summary | cmd }}",
        '{{ summary | renderContent("njk") }}',
        '{{ summary | replace("md", "") }}',
    ],
)
def test_no_markdown(layout: str) -> None:
    assert not shown("summary", layout).as_markdown


@pytest.mark.parametrize(
    ("path", "layout", "is_html"),
    [
        ("_includes/post.njk", "<p>{{ summary | safe }}</p>", True),
        ("_includes/post.njk", "<p>{{ summary }}</p>", False),
        ("_includes/post.liquid", "<p>{{ summary }}</p>", True),
        ("posts/index.liquid", "<p>{{ summary | escape }}</p>", False),
        ("_includes/post.webc", '<p @html="summary"></p>', True),
        ("_includes/post.webc", '<p @text="summary"></p>', False),
    ],
)
def test_html(path: str, layout: str, is_html: bool) -> None:
    assert shown("summary", layout, path).as_html == is_html
