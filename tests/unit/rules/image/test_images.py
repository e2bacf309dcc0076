from __future__ import annotations

import pytest

from profilelint.rules.api import Context
from profilelint.rules.image.images import (
    find_repeated_descriptions,
    find_undescribed_images,
    find_unencrypted_images,
    find_unusual_images,
)
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
