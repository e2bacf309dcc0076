from __future__ import annotations

import pytest

from profilelint.engine.lint import Setting, lint_document
from profilelint.engine.ruleset import RuleSet
from profilelint.rules.api import Context
from profilelint.rules.entry import entry_of
from profilelint.rules.image.image_alt import ImageAlt
from profilelint.rules.image.images import (
    find_repeated_descriptions,
    find_undescribed_images,
    find_unencrypted_images,
    find_unusual_images,
)
from profilelint.rules.registry import Registry
from profilelint.source.read import read_text


def context(body: str) -> Context:
    return Context(read_text("a.md", body), today="2026-01-31")


@pytest.mark.parametrize(
    ("body", "described"),
    [
        ("![](/a.png) ![ ](/b.png) ![A pier](/c.png)\n", [("/a.png", False), ("/b.png", False)]),
        ("![pier.jpg](/a.png) ![Untitled](/b.png)\n", [("/a.png", True), ("/b.png", True)]),
        ("[![](/a.png) A pier](/b) [![](/c.png)](/d)\n", [("/c.png", False)]),
        ('![](/a.png){: alt=""} ![]({{ b }}){: .c}\n', [("{{ b }}", False)]),
        ("![{{ a }}](/b.png)\n", []),
    ],
)
def test_undescribed_images(body: str, described: list[tuple[str, bool]]) -> None:
    images = find_undescribed_images(context(body))
    assert [(each.image.url, each.is_file_name) for each in images] == described


@pytest.mark.parametrize(
    ("flavor", "body"),
    [
        ("pandoc", '![](a.png){fig-alt="A pier"}\n'),
        ("pandoc", "![](a.png){.b fig-alt='A pier'\nwidth=3}\n"),
        ("pandoc", '![](a.png){alt="A pier"}\n'),
        ("pandoc", '::: {#fig-a fig-alt="A pier"}\n\n![](a.png)\n\n:::\n'),
        ("pandoc", "```{r}\n#| fig-alt: A pier\nplot(1)\n```\n"),
        ("kramdown", '![](a.png){: alt="A pier"}\n'),
        ("kramdown", '![](a.png){:.b alt="A pier"}\n'),
        ("python-markdown", '![](a.png){ alt="A pier" }\n'),
        ("python-markdown", '![](a.png){ .b alt="A pier" loading=lazy }\n'),
        ("goldmark", '![](a.png){alt="A pier"}\n'),
        ("goldmark", '{{< figure src="a.png" alt="A pier" >}}\n'),
        ("markdown-it", '![](a.png){ alt="A pier" }\n'),
        ("mdx", '<Image src={a} alt="A pier" />\n\n<Figure src="a.png" description={b} />\n'),
        ("obsidian", "![A pier|100](a.png)\n\n![[a.png]]\n"),
    ],
)
def test_descriptions_are_taken_where_the_flavor_keeps_them(flavor: str, body: str) -> None:
    path = "a.mdx" if flavor == "mdx" else "a.md"
    document = read_text(path, f"---\ntitle: A\n---\n\n{body}", flavor=flavor)
    assert find_undescribed_images(Context(document, today="2026-01-31")) == []


@pytest.mark.parametrize(
    ("flavor", "body"),
    [
        ("pandoc", "![](a.png){.b fig-cap='A pier'}\n"),
        ("pandoc", '::: {fig-alt="A pier"}\n:::\n\n![](a.png)\n'),
        ("kramdown", "![](a.png){: .b}\n"),
        ("kramdown", '![](a.png)\n{: alt="A pier"}\n'),
        ("python-markdown", "![](a.png){ .b }\n"),
        ("goldmark", "![](a.png){.b}\n"),
        ("markdown-it", "![](a.png){ .b }\n"),
        ("mdx", "<Note>\n\n![](a.png)\n\n</Note>\n"),
        ("obsidian", "![](a.png)\n"),
    ],
)
def test_descriptions_that_are_nowhere(flavor: str, body: str) -> None:
    path = "a.mdx" if flavor == "mdx" else "a.md"
    document = read_text(path, f"---\ntitle: A\n---\n\n{body}", flavor=flavor)
    [undescribed] = find_undescribed_images(Context(document, today="2026-01-31"))
    assert undescribed.image.url == "a.png"
    assert not undescribed.is_file_name


@pytest.mark.parametrize(("flavor", "found"), [("obsidian", 1), ("gfm", 4)])
def test_obsidian_embeds_players_and_posts(flavor: str, found: int) -> None:
    body = (
        "![](https://www.youtube.com/watch?v=a)\n![](https://youtu.be/a)\n"
        "![](https://x.com/a/status/1)\n![](https://x.com.example/a.png)\n"
    )
    document = read_text("a.md", body, flavor=flavor)
    images = find_undescribed_images(Context(document, today="2026-01-31"))
    assert [each.image.url for each in images][-1] == "https://x.com.example/a.png"
    assert len(images) == found


def test_repeated_descriptions() -> None:
    body = (
        "![A  pier](/a.png) ![a\npier](/b.png) ![A pier](/a.png) ![](/c.png) ![](/d.png)\n"
        "![a.png](/e.png) ![a.png](/f.png) ![A dam](/g.png)\n"
    )
    repeated = find_repeated_descriptions(context(body))
    assert [(each.image.url, each.first.url) for each in repeated] == [("/b.png", "/a.png")]


def test_unusual_images() -> None:
    body = "![a](/a.PNG) ![b](/b.jpeg) ![c](/c.pdf) ![d](/d.png?e) ![f](/f.svg#g) ![h](/h)\n"
    urls = [image.url for image in find_unusual_images(context(body))]
    assert urls == ["/c.pdf", "/d.png?e", "/f.svg#g", "/h"]


def test_unencrypted_images() -> None:
    body = "![a](HTTP://b.org/c.png) ![d](https://b.org/http:) ![e](/f.png) [g](http://h.org)\n"
    assert [image.url for image in find_unencrypted_images(context(body))] == ["HTTP://b.org/c.png"]


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ('<img src="a.png" />\n', [5]),
        ("<img src={a} alt={b} />\n", []),
        ("<img {...a} />\n", []),
        ("<Image src={a} />\n", []),
        ("import { Image } from 'astro:assets';\n\n<Image src={a} />\n", [7]),
        ("import { Image } from 'astro:assets';\n\n<Image src={a} alt={b} />\n", []),
    ],
)
def test_elements_and_components_of_mdx(body: str, lines: list[int]) -> None:
    document = read_text("a.mdx", f"---\ntitle: A\n---\n\n{body}", flavor="mdx")
    rules = RuleSet(Registry([entry_of(ImageAlt)]), ["image-alt"])
    outcome = lint_document(document, Setting(rules, "2026-01-31"))
    regions = [finding.region for finding in outcome.findings]
    assert [region.line for region in regions if region is not None] == lines
