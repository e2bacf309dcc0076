"""The rules on links and pictures together: one finding for each fault, and none for the rest."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from tests.cost import within

from profilelint.engine.edits import apply
from profilelint.engine.facts import Facts, read_facts
from profilelint.engine.findings import to_findings
from profilelint.engine.lint import Setting, lint_document
from profilelint.engine.ruleset import RuleSet
from profilelint.model.finding import Finding
from profilelint.rules.api import Run
from profilelint.rules.build_index import builtin_rules
from profilelint.rules.entry import entry_of
from profilelint.rules.registry import Registry
from profilelint.source.files.tree import TextTree
from profilelint.source.read import read_text
from profilelint.source.site.sites import Sites

RULES = [
    rule
    for rule in builtin_rules()
    if rule.name.startswith(("link-", "image-", "embed-a", "embed-m", "text-")) and not rule.network
]
REGISTRY = Registry(entry_of(rule) for rule in RULES)
SETTING = Setting(
    RuleSet(REGISTRY, [r.name for r in RULES if r.name.startswith(("link-", "image-"))]),
    "2026-01-31",
)
ALL = Setting(RuleSet(REGISTRY, [rule.name for rule in RULES if rule.default]), "2026-01-31")
PROFILES = Path(__file__).parents[4] / "shared" / "profiles"


def find(text: str, setting: Setting = SETTING) -> list[Finding]:
    outcome = lint_document(read_text("page.md", text), setting)
    assert outcome.failures == []
    return [*outcome.findings]


def named(text: str, setting: Setting = SETTING) -> list[tuple[str, str]]:
    return [
        (f.rule, text[f.where.span.start : f.where.span.end])
        for f in sorted(find(text, setting), key=lambda f: f.where.span)
    ]


def fixed(text: str) -> str:
    return apply(text, [edit for f in find(text) for fix in f.fixes for edit in fix.edits])


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        ("[a](http://https://example.org/)", "link-scheme-spelling"),
        ("[a](https://https//example.org/)", "link-scheme-spelling"),
        ("[a](htp://example.org/a.)", "link-scheme-spelling"),
        ("[a](www.example.org)", "link-scheme-spelling"),
        ("[a](https://)", "link-empty"),
        ("[a](http://)", "link-empty"),
        ("[]()", "link-empty"),
        ("[a](https://ana:b@example.org/)", "link-credentials"),
        ("[a](http://example.org\\\\@example.com)", "link-address-ambiguity"),
        ("[a](<https://exa mple.org/>)", "link-unreadable"),
        ("[a](https://example.org:99999/)", "link-unreadable"),
        ("[a](ana@example.org)", "link-contact"),
        ("[a](mailto:)", "link-contact"),
        ("[a](javascript:go())", "link-scheme"),
        ("[a](https://bit.ly/2x)", "link-shortener"),
        ("![](/a.png)", "image-alt"),
        ("![a.png](http:)", "image-alt"),
        ("![A pier](http://example.org/a.png)", "image-http"),
        ("![A plan](/a.pdf)", "image-extension"),
        ('<a href="http://example.org/">a</a>', "link-http"),
        ('<img src="http://example.org/a.png" alt="A pier">', "embed-media-insecure"),
        ('<a href="https://a@example.org/">a</a>', "embed-address-ambiguity"),
        ("[a] (https://example.org/)", "link-syntax"),
        ("[a][b]", "link-reference"),
        ("[a ](https://example.org/)", "link-text-space"),
        ("word [ a](https://example.org/) word", "link-text-space"),
        ("[a]( https://example.org/ 'A')", "link-address-end"),
        ("[a](https://example.org/%20)", "link-address-end"),
    ],
)
def test_one_finding_for_one_fault(body: str, rule: str) -> None:
    assert [found.rule for found in find(f"See {body} here.\n", ALL)] == [rule]


@pytest.mark.parametrize(
    "body",
    [
        "[a](https://example.org/a_(b)_(c)) and [b](https://example.org/%E2%80%99s%20plan)'s plan.",
        "[a](https://player.example.org/video/1?h=2fe1&t=3#at) [b](https://example.org/?v=a&b=c)",
        "[Plan](/a), [report](/b); ([map](/c)) and \u201c[pier](/d).\u201d [Coast](/e)\u2019s",
        "The Lab@DI and ana@example.org, at www.example.org and http://example.org.",
        "![A pier](/uploads/pier.jpg)`A pier at dawn`",
        "![A pier](//images.example.org/x?w=20) [a](//example.org/b)",
        "`[b ](http://bit.ly)` {{ '[c ](d e)' }} [top of the page](#)",
        '[a]({{ site.baseurl }}/b c) [d]({% link _projects/pier.md %}) [e]({{< ref "f.md" >}})',
        "\\[a\\] (https://example.org/) [sic] (see https://example.org/) and [1] (http://b.org)",
        "[a]: https://example.org/unused-but-named\n\n[a]",
        "- [ ] task\n- [x] (https://example.org/)",
        "x[^1]\n\n[^1]: [a](https://example.org/a).",
        "[français](https://fr.example.org/été) [a](https://example.org/wiki/U.S.)",
        "[a](tel:+442079460000) [b](mailto:a@example.org?subject=a%20b) [c](sms:112)",
        "[**bold** _text_](https://example.org/) *[a](/b)* **[c](/d)**",
        "[a](https://example.org/search?q=fbclid) [b](https://example.org/utm_source/)",
        "[a](https://example.org:8443/b) `c` [c](http://localhost:4000/)",
        "[a](https://web.archive.org/web/2020/http://example.org/)",
        "[a](https://example.org/#/route) [b](https://example.org/#:~:text=pier)",
    ],
)
def test_what_is_not_reported(body: str) -> None:
    assert named(body + "\n") == []


def test_front_matter_is_looked_at_where_it_holds_addresses() -> None:
    text = (
        "---\ntitle: 'Http: a history // www'\nsummary: See www.example.org and http://b.org.\n"
        "site: http://example.org/a\npromos:\n- title: A\n"
        "  link: https://bit.ly/2x\n- link: 'https://u:p@example.org/ '\n"
        "- link: 'htps://example.org'\n- link: www.example.org\n- link: /uploads/a.pdf\n---\n"
    )
    assert named(text) == [
        ("link-http", "http://example.org/a"),
        ("link-shortener", "https://bit.ly/2x"),
        ("link-credentials", "https://u:p@example.org/ "),
        ("link-scheme-spelling", "htps://"),
        ("link-scheme-spelling", "www.example.org"),
    ]
    assert [f.where.route for f in find(text)][1] == ("promos", 0, "link")


def test_a_definition_counts_once_however_many_links_refer_to_it() -> None:
    text = "[a][r] [b][r] [r]\n\n[r]: http://example.org/?fbclid=1\n"
    assert named(text) == [
        ("link-http", "http://example.org/?fbclid=1"),
        ("link-tracking", "?fbclid=1"),
    ]


def test_each_link_that_lacks_an_address_is_named() -> None:
    assert named("[a][r] ![b][r] [c][r]\n\n[r]: <>\n") == [
        ("link-empty", "[a][r]"),
        ("link-empty", "[c][r]"),
    ]


def test_a_link_to_the_top_of_the_page_may_be_meant() -> None:
    found = find("[Plan](#) [Report](TODO)\n")
    assert [(f.rule, f.severity.value) for f in found] == [
        ("link-empty", "warning"),
        ("link-empty", "error"),
    ]


def test_a_shortened_address_is_read_as_browsers_read_it() -> None:
    text = "[a](https://bit.ly\\\\2x) [b](https://bit.ly:443/2x) [c](https://bit.ly/?d)\n"
    assert [found.rule for found in find(text)] == [
        "link-address-ambiguity",
        "link-shortener",
        "link-shortener",
    ]


def test_several_faults_of_one_link_are_repaired_together() -> None:
    text = (
        "Run by[ Blue Coast ](https://example.org/a?fbclid=1&b=2#.Vx3kQp1aXw)today, "
        "**[x ](/y)**z.\n"
    )
    assert fixed(text) == "Run by [Blue Coast](https://example.org/a?b=2) today, **[x](/y)** z.\n"


def test_a_mark_of_emphasis_beside_a_link_is_left_to_the_editor() -> None:
    assert [f.fixes for f in find("**See [a ](/b)**now\n")] == [()]


def test_passwords_are_not_part_of_what_is_said() -> None:
    found = find("[a](https://ana:letmein@example.org/)\n")
    assert ["letmein" in each.message for each in found] == [False]


def test_links_that_are_broken_in_the_middle_of_a_line_are_all_found() -> None:
    text = "[a](/b c.pdf), [d](/e f.pdf) [g](/h.pdf) [i] (/j)\n"
    assert named(text) == [
        ("link-syntax", "/b c.pdf"),
        ("link-syntax", "/e f.pdf"),
        ("link-syntax", "[i] (/j)"),
    ]


def conclude(files: dict[str, str], site: dict[str, Any]) -> list[tuple[str, str, str]]:
    documents = {path: read_text(path, text) for path, text in files.items() if path[-3:] == ".md"}
    facts = Facts(
        (path, lint_document(document, SETTING).facts) for path, document in documents.items()
    )
    texts = {**files, "_config.yml": json.dumps(site)}
    run = Run(today="2026-01-31", list_files=lambda: frozenset(files), sites=Sites(TextTree(texts)))
    for name in SETTING.rules.collecting:
        list(SETTING.rules.rule(name).conclude(facts.of(name), run) or ())  # type: ignore[misc]
    return [
        (p.path, p.message_id, documents[p.path].text[p.span.start : p.span.end])
        for p in run.problems
    ]


def test_pages_of_collections_are_followed_to_their_places() -> None:
    files = {
        "_config.yml": "",
        "_projects/dam.md": "[A](/work/pier/#reach) [B](/work/pier/#cost) [C](/work/harbor/)\n",
        "_projects/pier.md": "---\nlink: /uploads/none.pdf\n---\n## Reach\n[D](/uploads/a.pdf)\n",
        "uploads/a.pdf": "",
    }
    site = {"collections": {"projects": {"output": True, "permalink": "/work/:name/"}}}
    assert conclude(files, site) == [
        ("_projects/dam.md", "there", "/work/pier/#cost"),
        ("_projects/dam.md", "missing", "/work/harbor/"),
        ("_projects/pier.md", "missing", "/uploads/none.pdf"),
    ]
    assert conclude(files, {}) == [("_projects/pier.md", "missing", "/uploads/none.pdf")]


def test_the_files_are_not_asked_for_without_need() -> None:
    def list_files() -> frozenset[str]:
        raise AssertionError

    run = Run(today="2026-01-31", list_files=list_files)
    document = read_text("a.md", "[A](https://example.org/a.pdf) [B](#top)\n## A\n")
    facts = Facts([("a.md", lint_document(document, SETTING).facts)])
    for name in SETTING.rules.collecting:
        list(SETTING.rules.rule(name).conclude(facts.of(name), run) or ())  # type: ignore[misc]
    assert run.problems == []


def facts_of(path: str, text: str) -> dict[str, Any]:
    return read_facts(lint_document(read_text(path, text), SETTING).facts)


def test_facts() -> None:
    text = (
        "---\npermalink: /a/\nlink: /b.pdf\n---\n## C&#10;D\n"
        "[d](e.md#f) <a href='g.md' id=h>i</a>\n"
    )
    facts = facts_of("a.md", text)
    assert facts["link-target"]["permalink"] == "/a/"
    assert [link[0] for link in facts["link-target"]["links"]] == ["/b.pdf", "e.md#f", "g.md"]
    assert facts["link-anchor"] == ["CD\n", ["h"], [facts["link-target"]["links"][1]]]


@pytest.mark.parametrize(
    ("body", "fact"),
    [
        ("## C\n\n# D\n", "C\nD\n"),
        ("#\n", "\n"),
        ("Text.\n", ""),
        ("# C\n\n{{ content }}\n", None),
    ],
)
def test_a_page_without_links_is_remembered_by_its_headings(body: str, fact: str | None) -> None:
    facts = facts_of("a.md", body)
    assert facts.get("link-anchor") == fact
    assert facts["link-target"] == {"$bare": True}


def test_a_page_of_a_collection_is_remembered_even_without_links() -> None:
    assert facts_of("docs/_projects/a.md", "Text.\n")["link-target"] == {"$bare": True}


def test_places_of_findings_from_several_files_are_those_of_the_file() -> None:
    document = read_text("a.md", "é [A](b.md)\n")
    facts = Facts([("a.md", lint_document(document, SETTING).facts)])
    run = Run(today="2026-01-31", list_files=lambda: frozenset({"a.md"}))
    rule = SETTING.rules.rule("link-target")
    list(rule.conclude(facts.of("link-target"), run) or ())  # type: ignore[misc]
    found = to_findings(run.problems, document, SETTING.rules, [])
    assert [(f.region and f.region.column, f.message) for f in found] == [
        (7, 'this site has no "b.md": correct the address, or add what it leads to')
    ]


@pytest.mark.parametrize(
    "body",
    [
        "".join(f"[a](https://example.org/{i}) " for i in range(20_000)),
        "".join(f"[a ](http://example.org/{i}?fbclid={i})b " for i in range(5_000)),
        "".join(f"[![](/a{i}.png)b](c{i}.md#d) " for i in range(5_000)),
        "".join(f"[a{i}] (/b) [c](/d e) [f{i}][g] " for i in range(2_000)),
        "".join(f"[a{i}]: http://example.org/{i}\n" for i in range(5_000)),
        "[a](/" * 30_000,
        "[a](https://example.org/?" + "&utm_id=1" * 30_000 + ")",
        "[a](mailto:" + "a@" * 30_000 + ") [b](" + "../" * 20_000 + "c.pdf)",
    ],
)
def test_time_is_linear(body: str) -> None:
    assert within(5, lambda: lint_document(read_text("a.md", body), SETTING)).failures == []


@pytest.mark.skipif(not PROFILES.is_dir(), reason="the real profiles are not there")
def test_a_real_profile() -> None:
    with open(PROFILES / "guatemala-nexos-locales.md", encoding="utf-8") as file:
        text = file.read()
    assert named(text) == [
        ("link-text-space", " "),
        ("link-http", "http://www.nexoslocales.com/"),
        (
            "link-http",
            "http://dai-global-developments.com/articles/mitigating-instability-in-central-america/"
            "?utm_source=daidotcom",
        ),
        ("link-tracking", "?utm_source=daidotcom"),
    ]


@pytest.mark.skipif(not PROFILES.is_dir(), reason="the real profiles are not there")
def test_all_real_profiles() -> None:
    counts: dict[str, int] = {}
    for name in sorted(os.listdir(PROFILES)):
        if name != "README.md":
            with open(PROFILES / name, encoding="utf-8") as file:
                for found in find(file.read()):
                    counts[found.rule] = counts.get(found.rule, 0) + 1
    assert counts == {"image-alt": 6, "link-http": 5, "link-text-space": 1, "link-tracking": 6}


def test_a_percent_encoded_anchor_is_shown_decoded() -> None:
    [finding] = find("# A\n\n[B](#d%C3%A9j%C3%A0)\n")
    assert (finding.rule, finding.params["anchor"]) == ("link-anchor", "déjà")
