"""The embed rules and `link-scheme` against attacks and against harmless pages."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from profilelint.engine.lint import Setting, lint_document
from profilelint.engine.ruleset import RuleSet
from profilelint.model.finding import Severity
from profilelint.rules.build_index import builtin_rules
from profilelint.rules.entry import entry_of
from profilelint.rules.registry import Registry
from profilelint.source.files.tree import TextTree
from profilelint.source.read import read_text
from profilelint.source.site.generators.vitepress import VitePressSite

if TYPE_CHECKING:
    from profilelint.model.finding import Finding

ROOT = Path(__file__).parents[2]
VECTORS = ROOT.parent / "shared" / "embeds" / "vectors.json"
PROFILES = ROOT.parent / "shared" / "profiles"


@cache
def setting() -> Setting:
    rules = [r for r in builtin_rules() if r.name.startswith("embed-") or r.name == "link-scheme"]
    registry = Registry(entry_of(rule) for rule in rules)
    names = [rule.name for rule in rules if rule.default]
    return Setting(RuleSet(registry, names), today="2026-01-31")


def lint(markdown: str) -> list[Finding]:
    text = markdown if markdown.startswith("---\n") else f"---\n---\n\n{markdown}"
    outcome = lint_document(read_text("page.md", text), setting())
    assert outcome.failures == []
    return [*outcome.findings]


def rules(markdown: str, severity: Severity | None = None) -> list[str]:
    return [f.rule for f in lint(markdown) if severity is None or f.severity is severity]


def vectors() -> list[Any]:
    if not VECTORS.exists():
        return []
    return [pytest.param(each, id=each["id"]) for each in json.loads(VECTORS.read_text("utf-8"))]


@pytest.mark.skipif(not VECTORS.exists(), reason="the sample of vectors is not here")
@pytest.mark.parametrize("vector", vectors())
def test_vector(vector: dict[str, str]) -> None:
    markdown = vector["markdown"]
    if vector["expect"] == "flag":
        assert rules(markdown, Severity.ERROR) != []
    elif vector.get("clean_for", "all") == "all":
        assert rules(markdown) == []
    else:
        assert rules(markdown, Severity.ERROR) == []


FRAME = '<iframe src="{}" title="The well"></iframe>\n'
ATTACKS = [
    # Scripts, wherever a tag can stand.
    ("<script>go()</script>", "embed-script"),
    ("Text <SCRIPT SRC=/go.js></SCRIPT> text", "embed-script"),
    ("- item\n\n  <script type=module>go()</script>", "embed-script"),
    ("> <script>go()</script>", "embed-script"),
    ("| a |\n|---|\n| <script>go()</script> |", "embed-script"),
    ("[^1]\n\n[^1]: <script>go()</script>", "embed-script"),
    ("<div>\n\n```\n\n<script>go()</script>\n</div>\n```\n<script>go()</script>", "embed-script"),
    ('<svg><script href="/go.js"/></svg>', "embed-script"),
    ("<math><annotation-xml encoding=text/html><script>go()</script>", "embed-script"),
    ("{::nomarkdown}\n\n    <script>go()</script>\n\n{:/}", "embed-script"),
    # Handlers.
    ("<p onclick='go()'>x</p>", "embed-event-handler"),
    ("<x ONFOCUS=go() autofocus tabindex=1>", "embed-event-handler"),
    ("<div>\n<img/src=x/onerror=go()>\n<img/src=x onerror=go()>\n</div>", "embed-event-handler"),
    ("<div title='a'onclick=go()>x</div>", "embed-event-handler"),
    ("<body onload=go()>", "embed-event-handler"),
    ("*x*{: onclick='go()'}", "embed-event-handler"),
    ("{:a: onclick='go()'}\n\n# Title\n{: a}", "embed-event-handler"),
    ("<div title='\n\nIt's onclick=go() here\n", "embed-event-handler"),
    ("<table><td><template shadowrootmode=open><b onclick=go()>", "embed-event-handler"),
    ("<b on{{ a }}click=go()>x</b>", "embed-event-handler"),
    ("# x {onclick=go()}", "embed-event-handler"),
    ("![x](u){ onerror=go() }", "embed-event-handler"),
    ("<p title='\n\n' onclick='go()'>x</p>", "embed-event-handler"),
    ("<img / src=x / onerror=go() />", "embed-event-handler"),
    ("<iframe/src=javascript:go()>", "embed-script-url"),
    # Raw text, comments and what ends them.
    ("<!--><b onclick=go()>-->", "embed-event-handler"),
    ("<!-- --!><b onclick=go()> -->", "embed-event-handler"),
    ("<? ><b onclick=go()> ?>", "embed-event-handler"),
    ("<!A ><b onclick=go()>", "embed-event-handler"),
    ("<![CDATA[ ><b onclick=go()> ]]>", "embed-event-handler"),
    ("<noscript><p title='</noscript><b onclick=go()>'>", "embed-event-handler"),
    ("<xmp><p title='</xmp><b onclick=go()>'>", "embed-event-handler"),
    ("<svg></p><style><a title='</style><b onclick=go()>'>", "embed-event-handler"),
    # Addresses that run.
    ("<a href='&#x6a;avascript:go()'>x</a>", "embed-script-url"),
    ("<a href='\x01 java\nscript:go()'>x</a>", "embed-script-url"),
    ("<form><input type=submit formaction=javascript:go()></form>", "embed-script-url"),
    ("<svg><a><animate attributeName=href values='/a;javascript:go()'/></a></svg>", "embed-svg"),
    ("[x](u){: href='javascript:go()'}", "embed-script-url"),
    ("<a href='DATA:text/html,<b>'>x</a>", "embed-data-url"),
    ("[x](java&Tab;script:go())", "link-scheme"),
    ("[x]: <VBScript:go()>\n\n**[x]**", "link-scheme"),
    ("![x](data:text/html,x)", "link-scheme"),
    ("---\nlink: ' JavaScript:go()'\n---\n\nText\n", "link-scheme"),
    ("[x](java{{a}}script:go())", "link-scheme"),
    ("{::options parse_block_html='true' /}\n\n<div>\n[x](javascript:go())\n</div>", "link-scheme"),
    # Foreign documents.
    ("<iframe srcdoc='<b>x</b>'></iframe>", "embed-srcdoc"),
    ("<object data=a.pdf></object>", "embed-plugin"),
    ("<EMBED src=a.swf>", "embed-plugin"),
    ("<base target=_top>", "embed-page-control"),
    ("<meta http-equiv=' Refresh' content='0'>", "embed-page-control"),
    (FRAME.format("https://player.vimeo.com@e.org/video/1"), "embed-host"),
    (FRAME.format("https://player.vimeo.com.e.org/video/1"), "embed-host"),
    (FRAME.format("https://e.org/https://player.vimeo.com/video/1"), "embed-host"),
    (FRAME.format("https://www.youtube.com/embed/../redirect?q=e.org"), "embed-watch-page"),
    (FRAME.format("https://www.google.com/maps/embed/%2e%2e/../url?q=e.org"), "embed-host"),
    (FRAME.format("https://player.vimeo.com:444/video/1"), "embed-host"),
    (FRAME.format("ftp://player.vimeo.com/video/1"), "embed-host"),
    (FRAME.format("https:\\\\e.org\\"), "embed-host"),
    (FRAME.format("maps/wells.html"), "embed-host"),
    (FRAME.format("http://player.vimeo.com/video/1"), "embed-insecure"),
    ('<iframe src="https://e.org/" src="https://player.vimeo.com/video/1">', "embed-host"),
]


@pytest.mark.parametrize(("markdown", "rule"), ATTACKS)
def test_attack(markdown: str, rule: str) -> None:
    assert rule in rules(markdown, Severity.ERROR)


def test_address_that_takes_over_its_scheme_is_a_hint() -> None:
    assert "embed-insecure" in rules(FRAME.format("//player.vimeo.com/video/1"), Severity.HINT)


@pytest.mark.parametrize("markdown", ["<script src=/go.js></script>\n", FRAME.format("/a.html")])
def test_what_is_the_sites_own_is_a_warning_on_pages_that_may_be_the_makers(markdown: str) -> None:
    document = read_text("page.md", f"---\n---\n\n{markdown}")
    kinds = {"": Severity.ERROR, "profile": Severity.ERROR, "page": Severity.WARNING}
    for kind, severity in kinds.items():
        found = lint_document(document, setting()._replace(kind=kind)).findings
        assert [f.severity for f in found if f.severity is not Severity.HINT] == [severity]
    bare = read_text("page.md", markdown)
    for collection, severity in (("", Severity.WARNING), ("projects", Severity.ERROR)):
        found = lint_document(bare, setting()._replace(collection=collection)).findings
        assert [f.severity for f in found if f.severity is not Severity.HINT] == [severity]


def test_scripts_of_vitepress_are_parts_of_its_pages() -> None:
    document = read_text("page.md", "<script setup>\nimport a from './a'\n</script>\n\nText.\n")
    site = VitePressSite(TextTree({}))
    assert [f.rule for f in lint_document(document, setting()).findings] == ["embed-script"]
    assert lint_document(document, setting()._replace(site=site)).findings == []
    outside = read_text("page.md", "<script src=//e.org/go.js></script>\n")
    found = lint_document(outside, setting()._replace(site=site)).findings
    assert [finding.rule for finding in found] == ["embed-script"]


FULL = (
    '<iframe src="https://player.vimeo.com/video/1?h=a1&amp;dnt=1" width="640" height="360" '
    'style="border:0" allow="autoplay; fullscreen" allowfullscreen title="A new well"></iframe>\n'
)
HARMLESS = [
    FULL,
    f"- Item\n\n  {FULL}",
    f"> {FULL}",
    "<!-- <script>go()</script> -->\n",
    "`<script>go()</script>` and [a](b 'javascript:x')\n",
    "    <script>go()</script>\n",
    "<!-- a -->\n\n```html\n<b onclick=go()>\n```\n",
    "1. One\n\n   ~~~\n   <script>go()</script>\n   ~~~\n",
    "\\<script> &lt;script> 5 <script\n",
    "![<b onclick=go()>](/a.png)\n",
    "[a](./javascript:go) [b](#javascript:go) [c](/javascript:) \\[d](javascript:go())\n",
    "[a] (javascript:go()) [b](java script:go())\n",
    '<span data-src="javascript:void 0" data-onclick="go()">x</span>\n',
    "<noscript>Please switch scripts on.</noscript>\n",
    '<p align="center"><img src="https://e.org/a.png" alt="A well" width="200"></p>\n',
    '<picture><source srcset="https://e.org/a.webp"><img src="/a.png" alt=""></picture>\n',
    '<script type="application/json">{"a": "</b>"}</script>\n',
    '<svg viewBox="0 0 9 9"><mask id="m"><rect width="9"/></mask><use href="#m"/></svg>\n',
    "<details><summary>More</summary>\n\nText\n\n</details>\n",
    "<MAILTO:A@E.ORG> <https://e.org?q=\\*> <a+b:c>\n",
    "{{< youtube w7Ft2ymGmfc >}} {% include video.html id='a' %}\n",
    '<iframe title="A pen" src="https://codepen.io/team/water/embed/aBc" sandbox="allow-scripts">'
    "</iframe>\n",
    '<iframe title="Episode 3" src="https://open.spotify.com/embed/episode/7ma"></iframe>\n',
    "---\ntitle: 'JavaScript: an introduction'\n---\n\nText\n",
    "only={: .one} text {: .lead #top}\n",
    'A set {a="b"} and a call f({key=on}) {onclick}\n',
    "a<b c> d <e.f> g <h@i.org>\n",
]


@pytest.mark.parametrize("markdown", HARMLESS)
def test_harmless(markdown: str) -> None:
    assert rules(markdown) == []


def test_a_handler_of_a_script_is_one_finding_with_it() -> None:
    assert rules('<script src="https://e.org/a.js" onload="go()"></script>\n') == ["embed-script"]
    assert rules('<script type="a/b" onclick="go()">1</script>\n') == ["embed-event-handler"]


def test_an_inert_handler_is_no_error() -> None:
    assert rules("<template><b onclick=go()></template>\n") == ["embed-parser-differential"]


@pytest.mark.skipif(not PROFILES.exists(), reason="the real profiles are not here")
def test_a_real_profile() -> None:
    text = (PROFILES / "guatemala-nexos-locales.md").read_text("utf-8")
    found = [
        (f.rule, text[slice(*f.where.span)][:12], f.region.line)
        for f in lint(text)
        if f.region is not None
    ]
    assert found == [
        ("embed-title", "<iframe src=", 34),
        ("embed-privacy", "https://play", 34),
        ("embed-obsolete-attribute", "frameborder", 34),
    ]
