"""What the templates of a Jekyll site do with fields."""

from __future__ import annotations

import pytest

from profilelint.source.files.tree import TextTree
from profilelint.source.site.sites import Sites
from profilelint.source.site.templates.fields import UNKNOWN, Shown

MARKDOWN = Shown(is_known=True, as_markdown=True, as_html=False)
HTML = Shown(is_known=True, as_markdown=False, as_html=True)
TEXT = Shown(is_known=True, as_markdown=False, as_html=False)


def shown(field: str, layout: str, **others: str) -> Shown:
    """Return how a site with a layout and includes shows a field."""
    includes = {f"_includes/{name}.html": text for name, text in others.items()}
    tree = TextTree({"_config.yml": "", "_layouts/page.html": layout, **includes})
    return Sites(tree).of("about.md").shows(field.split("."))


@pytest.mark.parametrize(
    ("layout", "keys"),
    [
        ("{% if page.toc and item['css'] %}", {"toc", "css"}),
        (
            "{% assign all = site.projects | where: 'kind', 'boat' | sort: \"rank\" %}",
            {"kind", "rank"},
        ),
        ("{% for kind in site.kinds %}page.toc{% endfor %}", set()),
    ],
)
def test_named_keys(layout: str, keys: set[str]) -> None:
    tree = TextTree({"_config.yml": "", "_layouts/page.html": layout})
    site = Sites(tree).of("about.md")
    names = ("toc", "css", "kind", "kinds", "rank", "boat", "projects")
    assert {name for name in names if site.names_key(name)} == keys


@pytest.mark.parametrize(
    ("layout", "field"),
    [
        ("{{ page.summary | markdownify }}", "summary"),
        ("{{- page.summary | strip | markdownify | strip_html -}}", "summary"),
        ("{{ page['summary'] | markdownify }}", "summary"),
        ("{{ page.teaser.text | markdownify }}", "teaser.text"),
        (
            "{% for promo in page.promos %}{{ promo.title | markdownify }}{% endfor %}",
            "promos.title",
        ),
        ("{% assign all = page.promos %}{{ all[0].title | markdownify }}", "promos.title"),
        ("{% assign text = page.summary | markdownify %}", "summary"),
        (
            "{% capture c %}<p>{{ page.summary }}</p>{% endcapture %}{{ c | markdownify }}",
            "summary",
        ),
        ("{% for each in site.posts %}{{ each.title | markdownify }}{% endfor %}", "title"),
        ("{% for each in paginator.posts %}{{ each.title | markdownify }}{% endfor %}", "title"),
        ("{% for each in site[name] %}{{ each.title | markdownify }}{% endfor %}", "title"),
        ("{{ some.title | markdownify }}", "promos.title"),
        ("{{ page.lead | default: page.summary | markdownify }}", "summary"),
    ],
)
def test_markdown(layout: str, field: str) -> None:
    assert shown(field, layout).as_markdown


@pytest.mark.parametrize(
    ("layout", "field"),
    [
        ("{{ page.summary }}", "summary"),
        ("{{ page.summary | strip_html }}", "summary"),
        ("{{ page.other | markdownify }}", "summary"),
        ("{{ page.promos.title | markdownify }}", "title"),
        ("{{ site.summary | markdownify }}", "summary"),
        ("{{ site.data.home.summary | markdownify }}", "summary"),
        ("{% for item in site.data.home %}{{ item.summary | markdownify }}{% endfor %}", "summary"),
        ("{{ include.summary | markdownify }}", "summary"),
        ("{{ page.summary | default: 'markdownify' }}", "summary"),
        ("{% raw %}{{ page.summary | markdownify }}{% endraw %}", "summary"),
        ("{% comment %}{{ page.summary | markdownify }}{% endcomment %}", "summary"),
        ("{{ 'page.summary' | markdownify }}", "summary"),
        ("{{ page.summary | markdownify", "summary"),
    ],
)
def test_no_markdown(layout: str, field: str) -> None:
    assert not shown(field, layout).as_markdown


@pytest.mark.parametrize(
    ("layout", "expected"),
    [
        ("<p>{{ page.summary }}</p>", HTML),
        ("<p>{{ page.summary | escape }}</p>", TEXT),
        ("<title>{{ page.summary }}</title>", TEXT),
        ("<title>A</title><p>{{ page.summary }}</p>", HTML),
        ("<title>{{ page.summary }}</title><p>{{ page.summary }}</p>", TEXT),
        ("<title>{{ page.summary | strip_html }}</title><p>{{ page.summary }}</p>", HTML),
        ('<img alt="{{ page.summary }}">', UNKNOWN),
        ("<!-- {{ page.summary }} -->", UNKNOWN),
        ("<script>{{ page.summary }}</script>", UNKNOWN),
        ("{{ page.summary | size }}", UNKNOWN),
        ("", UNKNOWN),
    ],
)
def test_html(layout: str, expected: Shown) -> None:
    assert shown("summary", layout) == expected


def test_fields_that_are_handed_to_includes() -> None:
    box = "{{ include.text | markdownify }}"
    assert shown("summary", "{% include box.html text=page.summary %}", box=box) == MARKDOWN
    assert not shown("title", "{% include box.html text=page.summary %}", box=box).as_markdown
    assert not shown("text", '{% include box.html text="A" %}', box=box).as_markdown
    assert shown("summary", "{% include\n  box.html\n  text=page.summary %}", box=box) == MARKDOWN
    assert shown("summary", "{% include a/box.html text=page.summary %}", box=box) == MARKDOWN
    card = "{% include box.html text=include.promo.title %}"
    layout = "{% for p in page.promos %}{% include card.html promo=p %}{% endfor %}"
    assert shown("promos.title", layout, card=card, box=box) == MARKDOWN


@pytest.mark.parametrize("ending", ["html", "htm", "liquid", "ext", "inc", "tpl"])
def test_endings_of_includes(ending: str) -> None:
    include = {f"_includes/list.{ending}": "{{ page.summary | markdownify }}"}
    tree = TextTree({"_config.yml": "", **include})
    assert Sites(tree).of("about.md").shows(["summary"]) == MARKDOWN


def test_collections_by_their_folders_and_by_the_settings() -> None:
    loop = "{% for each in site.works %}{{ each.summary | markdownify }}{% endfor %}"
    for files, expected in (
        ({"_config.yml": "collections: {works: {output: true}}"}, True),
        ({"_config.yml": "", "_works/a.md": ""}, True),
        ({"_config.yml": ""}, False),
    ):
        site = Sites(TextTree({**files, "list.html": loop})).of("a.md")
        assert site.shows(["summary"]).as_markdown == expected


def test_folders_of_templates() -> None:
    text = "{{ page.summary | markdownify }}"
    for path, settings, expected in (
        ("parts/deep/a.html", "includes_dir: parts", True),
        ("projects/index.html", "", True),
        ("_site/a.html", "", False),
        ("node_modules/a/a.html", "", False),
        ("_includes/a.txt", "", False),
    ):
        site = Sites(TextTree({"_config.yml": settings, path: text})).of("a.md")
        assert site.shows(["summary"]).as_markdown == expected


def test_hostile_templates_take_no_time() -> None:
    for layout in (
        "{{" * 100_000,
        "{%" * 100_000,
        "{{ " + "a." * 50_000,
        "<" * 200_000,
        "{{ a" + "|" * 100_000 + "}}",
        "{% include " + "a=" * 50_000 + "%}",
        "{% capture a %}" * 20_000,
        "{{ " + "[" * 100_000 + "}}",
        "<!--" * 60_000,
        "{% assign a = a.x %}" * 10_000,
        "{% assign a = a.x | append: a.y %}" * 10_000,
        "".join(f"{{% include a{n} b=page.c %}}" for n in range(10_000)),
    ):
        assert not shown("summary", layout).as_markdown
