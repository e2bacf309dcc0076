"""What a real renderer makes live is found, and what none makes live is no error.

The table of what renderers and a browser make of snippets is written by ``python -m tests.live``.
"""

from __future__ import annotations

from functools import cache

import pytest
from tests.live import table
from tests.live.combined import combinations
from tests.live.render import FLAVORS, RENDERERS
from tests.live.snippets import CLEAN, LIVE, ORDINARY, TEMPLATES, snippets

from profilelint.engine.lint import Setting, lint_document
from profilelint.engine.ruleset import RuleSet
from profilelint.model.finding import Finding, Severity
from profilelint.rules.build_index import builtin_rules
from profilelint.rules.entry import entry_of
from profilelint.rules.registry import Registry
from profilelint.source.read import read_text

GRAVE = frozenset(("runs", "handler", "address", "frame", "leaves", "base"))
"""What is an error."""

MILD = frozenset(("loads", "insecure", "covers"))
"""What is said at least; that a picture of another site is shown is not."""

LIQUID = ("{% comment", "{% highlight")
"""Tags that hide what they enclose, where Liquid may run."""

ALARMS = frozenset(
    (
        # The marks are no fence, and happen to be those of a span of code.
        '- ````\n  <b onclick="go()">a</b>\n  ```\n',
        '```\n<b onclick="go()">a</b>\n    ```\n',
        '- ```\n  <b onclick="go()">a</b>\n  ``` a\n\n',
        # Whether a branch is left out is not worked out.
        "{% if true %}\n```\n{% endif %}\n<script>go()</script>\n```\n",
        'a\n{% if true %}\n```\n{% endif %}\n<b onclick="go()">a</b>\n```\n',
        "1. b\n\n   {% if true %}\n   ```\n   {% endif %}\n   <script>go()</script>\n   ```\n",
        # pandoc shows the description of a picture that stands alone, but for scripts in it.
        "![<script>go()</script>](a.png)\n",
        "- b\n\n![<script>go()</script>](a.png)\n",
    )
)
"""Clean everywhere, and reported all the same."""


MISSED = frozenset((("python-markdown", '- !!! note\n\n          <b onclick="go()">a</b>\n'),))
"""What is live and not found yet, by flavor."""


@cache
def _setting() -> Setting:
    names = ("link-scheme", "image-http")
    rules = [
        each for each in builtin_rules() if each.name.startswith("embed-") or each.name in names
    ]
    on = [each.name for each in rules if each.default]
    return Setting(RuleSet(Registry(map(entry_of, rules)), on), today="2026-01-31")


def _lint(markdown: str, flavor: str) -> list[Finding]:
    path = "page.mdx" if flavor == "mdx" else "page.md"
    outcome = lint_document(read_text(path, f"---\n---\n\n{markdown}", flavor), _setting())
    assert list(outcome.failures) == []
    return list(outcome.findings)


def _errors(markdown: str, flavor: str) -> list[str]:
    found = _lint(markdown, flavor)
    return [finding.rule for finding in found if finding.severity is Severity.ERROR]


def _effects(snippet: str, effects: table.Effects, flavor: str) -> set[str]:
    """Return what a page of a flavor does, as far as it has to be reported."""
    renderers = FLAVORS[flavor]
    if any(tag in snippet for tag in LIQUID):
        # Pages of unknown renderers and of markdown-it may be Jekyll's and Eleventy's.
        renderers = {"": (), "markdown-it": ("eleventy-liquid",)}.get(flavor, renderers)
    if flavor == "markdown-it" and ("<xmp>" in snippet or "<noscript>" in snippet):
        # To Vue alone these are elements like any other.
        renderers = tuple(name for name in renderers if name != "vitepress")
    if flavor == "goldmark" and ("{{< note" in snippet or "{{% note" in snippet) and "`" in snippet:
        # What a shortcode makes of code in it is not known: most show it.
        renderers = ()
    found = {effect for name in renderers for effect in effects.get(name, ())}
    if flavor == "mdx" and ("<script" in snippet or "{...{" in snippet or "export " in snippet):
        # Such a page is a program itself, and so is Vue's with v-html.
        found.clear()
    if "v-html" in snippet:
        found.clear()
    return found


def test_the_table_holds_every_snippet() -> None:
    """Run ``python -m tests.live`` after adding one."""
    assert list(table.read()) == list(dict.fromkeys([*snippets(), *combinations()]))
    assert {name for names in FLAVORS.values() for name in names} == set(RENDERERS)


def test_snippets_are_what_they_are_said_to_be() -> None:
    found = table.read()
    assert [text for kind in LIVE.values() for text in kind if not found[text]] == []
    assert [text for kind in CLEAN.values() for text in kind if found[text]] == []


@pytest.mark.parametrize("flavor", FLAVORS)
def test_what_is_live_is_found(flavor: str) -> None:
    reached = 0
    missed = []
    for snippet, effects in table.read().items():
        found = _effects(snippet, effects, flavor)
        if not found or snippet in LIVE[ORDINARY]:
            continue
        reached += 1
        if snippet in LIVE[TEMPLATES]:
            messages = " ".join(each.message for each in _lint(snippet, flavor))
            is_said = "cannot be checked" in messages or _errors(snippet, flavor) != []
        elif found & GRAVE:
            is_said = _errors(snippet, flavor) != []
        else:
            is_said = found.isdisjoint(MILD) or _lint(snippet, flavor) != []
        if not is_said:
            missed.append(snippet)
    assert sorted(missed) == sorted(snippet for name, snippet in MISSED if name == flavor)
    assert reached > 100


@pytest.mark.parametrize("flavor", FLAVORS)
def test_what_is_clean_everywhere_is_no_error(flavor: str) -> None:
    clean = [snippet for snippet, effects in table.read().items() if not effects]
    assert len(clean) > 50
    assert [each for each in clean if each not in ALARMS and _errors(each, flavor)] == []


HEXO = "commonmark-hexo"
IN_ELEMENT = "<div>\n\n```\n<script>alert(1)</script>\n```\n\n</div>\n"
IN_TAG = "{% if a %}\n```\n{% endif %}\n<script>alert(1)</script>\n"


@pytest.mark.parametrize(
    ("markdown", "flavor", "found"),
    [
        (IN_ELEMENT, "kramdown", ["embed-script"]),
        (IN_ELEMENT, "kramdown-html", []),
        ("```{note}\n<script>alert(1)</script>\n```\n", "myst", ["embed-script"]),
        ("~~~{raw} html\n<script>alert(1)</script>\n~~~\n", "myst", ["embed-script"]),
        ("```{code-block} html\n<script>alert(1)</script>\n```\n", "myst", []),
        ("```\n<script>alert(1)</script>\n", "kramdown-html", ["embed-script"]),
        ("```\n<script>alert(1)</script>\n", "commonmark-liquid", []),
        (IN_TAG, "gfm", []),
        (IN_TAG, "commonmark-liquid", ["embed-script"]),
        ("```\n<script>alert(1)</script>\n", "gfm", []),
        ("{% codeblock lang:html %}\n<script>a()</script>\n{% endcodeblock %}\n", HEXO, []),
        ("{% code %}\n<script>a()</script>\n{% endcode %}\n", HEXO, []),
        ("{% quote %}\n<script>a()</script>\n{% endquote %}\n", HEXO, ["embed-script"]),
        ("{% codeblock %}\n<script>a()</script>\n", HEXO, ["embed-script"]),
    ],
)
def test_what_options_of_the_site_make_live(markdown: str, flavor: str, found: list[str]) -> None:
    assert _errors(markdown, flavor) == found


@pytest.mark.parametrize("flavor", ["kramdown", "kramdown-html", "commonmark-liquid"])
@pytest.mark.parametrize(
    "html", ['<img src="x" alt="A pier" onerror="a()">', '<p><a href="x" onclick="a()">b</a></p>']
)
@pytest.mark.parametrize(
    "block",
    [
        "{{% comment %}}\n{}\n{{% endcomment %}}\n",
        "a {{%- comment -%}}{}{{%- endcomment -%}} b\n",
        "{{% highlight html linenos %}}{}{{% endhighlight %}}\n",
        "{{% highlight html %}}\n<div>\n\n{}\n</div>\n{{% endhighlight %}}\n",
        "{{% highlight html %}}\n{}\n{{% endhighlight %}}\n\n{{% comment %}}>{{% endcomment %}}\n",
    ],
)
def test_what_tags_of_liquid_take_away_or_show(flavor: str, html: str, block: str) -> None:
    assert _errors(block.format(html), flavor) == []
    assert _errors(f"{block.format('c')}\n{html}\n", flavor) == ["embed-event-handler"]
