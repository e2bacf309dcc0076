"""Where a site is published, as its generator's settings say."""

from __future__ import annotations

import pytest

from profilelint.source.files.tree import TextTree
from profilelint.source.site.sites import Sites


@pytest.mark.parametrize(
    ("name", "settings", "address"),
    [
        ("_config.yml", "url: https://ports.example\nbaseurl: /sea\n", "https://ports.example/sea"),
        ("_config.yml", "url: http://localhost:4000\n", ""),
        ("hugo.toml", 'baseURL = "https://ports.example/sea/"\n', "https://ports.example/sea"),
        (
            "mkdocs.yml",
            "site_name: A\nsite_url: https://ports.example/sea/\n",
            "https://ports.example/sea",
        ),
        ("mkdocs.yml", "site_name: A\nsite_url: 7\n", ""),
        (
            "docusaurus.config.js",
            "module.exports = {url: 'https://ports.example', baseUrl: '/sea/'};\n",
            "https://ports.example/sea",
        ),
        # Which of them is the site's is not known.
        (
            "docusaurus.config.js",
            "module.exports = {url: 'https://a.example', x: {url: 'https://b.example'}};\n",
            "",
        ),
        (
            ".vitepress/config.ts",
            "export default {base: '/sea/', sitemap: {hostname: 'https://ports.example/sea/'}}\n",
            "https://ports.example/sea",
        ),
        (
            "astro.config.mjs",
            "export default {site: 'https://ports.example', base: '/sea'}\n",
            "https://ports.example/sea",
        ),
        (
            "_quarto.yml",
            "project:\n  type: website\nwebsite:\n  site-url: https://ports.example/sea/\n",
            "https://ports.example/sea",
        ),
        ("_quarto.yml", "project:\n  type: website\nwebsite: [1]\n", ""),
    ],
)
def test_published_at(name: str, settings: str, address: str) -> None:
    files = {name: settings, "docs/a.md": "", "src/content/a.md": "", "content/a.md": ""}
    assert Sites(TextTree(files)).of("a.md").published_at == address
