"""The addresses that generators give to pages that say none themselves."""

from __future__ import annotations

import pytest

from profilelint.source.files.tree import TextTree
from profilelint.source.site.sites import Sites

TOPICS = "collections:\n  topics:\n    output: true\n"


@pytest.mark.parametrize(
    ("settings", "text", "path", "address"),
    [
        ("_config.yml", TOPICS, "_topics/water.md", "/topics/water.html"),
        ("_config.yml", TOPICS + "permalink: pretty\n", "_topics/water.md", "/topics/water/"),
        ("_config.yml", TOPICS + "    permalink: /on/:name/\n", "_topics/water.md", "/on/water/"),
        ("_config.yml", TOPICS + "    permalink: /on/:name\n", "_topics/water.md", "/on/water"),
        ("_config.yml", TOPICS + "    permalink: /on/:name.html\n", "_topics/water.md",
         "/on/water.html"),
        ("_config.yml", TOPICS + "    permalink: /:year/:name/\n", "_topics/water.md", ""),
        ("_config.yml", "", "_topics/water.md", ""),
        ("_config.yml", "", "_posts/2020-01-01-water.md", ""),
        ("_config.yml", "", "about.md", "/about.html"),
        ("_config.yml", "", "about/index.md", "/about/"),
        ("_config.yml", "permalink: /:categories/:title/\n", "about.md", "/about/"),
        ("site/_config.yml", TOPICS, "site/_topics/water.md", "/topics/water.html"),
        ("hugo.toml", "", "content/topics/water.md", "/topics/water/"),
        ("hugo.toml", "", "content/topics/water/index.md", "/topics/water/"),
        ("hugo.toml", "", "content/topics/_index.md", "/topics/"),
        ("hugo.toml", "", "content/_index.md", "/"),
        ("site/hugo.toml", "", "site/content/topics/water.md", "/topics/water/"),
        ("mkdocs.yml", "", "topics/water.md", "/topics/water/"),
        ("mkdocs.yml", "", "topics/README.md", "/topics/"),
        (".vuepress/config.yml", "", "topics/readme.md", "/topics/"),
        ("notes.txt", "", "topics/index.md", "/topics/"),
        ("notes.txt", "", "topics/README.md", "/topics/README/"),
    ],
)  # fmt: skip
def test_address_by_the_path(settings: str, text: str, path: str, address: str) -> None:
    sites = Sites(TextTree({settings: text, path: ""}))
    assert sites.of(path).page_address(path) == address
