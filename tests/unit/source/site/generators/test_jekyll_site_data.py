from __future__ import annotations

import pytest

from profilelint.source.site.generators.jekyll.site_data import writes_address

SETTINGS = {
    "url": "https://a.org",
    "baseurl": "/b",
    "email": "a@a.org",
    "root": "",
    "tag": "script",
    "links": ["https://a.org"],
}


@pytest.mark.parametrize(
    ("output", "text"),
    [
        ("{{ site.url }}", ""),
        ("{{- site.email -}}", ""),
        ("{{ site.data.books.first.url }}", ""),
        ('{{ site.data.books["a"].homepage }}', ""),
        ("{{ a.url.gz }}", "{% assign a = site.data.a | where: 'x', page.x | first %}"),
        ("{{ a.url }}", "{%- for a in site.data.books limit: 3 -%}"),
        ("{{ b.url }}", "{% assign a = site.data.a %}{% for b in a %}"),
        ("{{ b.url }}", "{% for b in a %}{% endfor %}{% assign a = site.data.a %}"),
        ("{{ site.root | absolute_url }}", ""),
        ("{{ site.missing | relative_url }}", ""),
        ('{{ "/boats/" | prepend: site.baseurl | prepend: site.url }}', ""),
        ("{{ site.data.a.url | absolute_url }}", ""),
    ],
)
def test_addresses_of_data(output: str, text: str) -> None:
    assert writes_address(output, text, SETTINGS)


@pytest.mark.parametrize(
    ("output", "text"),
    [
        ("{{ page.url }}", ""),
        ("{{ a.url }}", ""),
        ("{{ site.tag }}", ""),
        ("{{ site.links }}", ""),
        ("{{ site.missing }}", ""),
        ("{{ site.posts.first.url }}", ""),
        ("{{ site.data.books.first.title }}", ""),
        ('{{ "img src=x onerror=go()" }}', ""),
        ('{{ site.data.a.url | append: "x" }}', ""),
        ("{{ site.url }}", '{% assign site = "script" %}'),
        ("{{ a.url }}", "{% assign a = page %}"),
        ("{{ a.url }}", "{% for a in site.posts %}"),
        ("{{ a.url }}", "{% assign a = site.data.a %}{% assign a = page.a %}"),
        ("{{ b.url }}", "{% for b in a %}{% assign a = page.a %}"),
        ("{{ a.url }}", "{% assign a = site.data.a %}{% capture a %}script{% endcapture %}"),
        ("{{ a.url }}", '{% assign a = site.data.a | append: "x" %}'),
        ("{{ url }}", '{% assign url = site.data.url %}{% assign url = "img src=x 5%" %}'),
        ("{{ url }}", '{% assign url = site.data.url %}{% liquid assign url = "img" %}'),
        ("{{ a.url", "{% assign a = site.data.a %}"),
        ("{{ page.a | absolute_url }}", ""),
        ("{{ a | absolute_url }}", "{% capture a %}img:x onclick=go(){% endcapture %}"),
        ("{{ site.tag | absolute_url }}", ""),
        ("{{ site.missing | prepend: site.baseurl }}", ""),
        ('{{ "script" | relative_url }}', ""),
        ('{{ "/a" | relative_url | append: "script" }}', ""),
        ('{{ "/a" | relative_url }}', "{% assign site = page %}"),
    ],
)
def test_what_a_page_may_have_written(output: str, text: str) -> None:
    assert not writes_address(output, text, SETTINGS)


def test_many_names() -> None:
    tags = [f"{{% assign a{each} = a{each + 1} %}}" for each in range(20_000)]
    assert not writes_address("{{ a0.url }}", "".join(tags), {})
    assert writes_address("{{ a0.url }}", "".join([*tags, "{% assign a20000 = site.data.a %}"]), {})
