"""Which fixes are offered."""

from __future__ import annotations

import pytest

from profilelint.engine.fix import repair
from profilelint.engine.lint import Setting, lint_document
from profilelint.engine.ruleset import RuleSet
from profilelint.rules.load import load_registry
from profilelint.source.read import read_text

REGISTRY = load_registry()
RULES = ["embed-obsolete-attribute", "embed-privacy", "heading-space", "text-double-space"]


def setting(flavor: str) -> Setting:
    return Setting(RuleSet(REGISTRY, RULES), today="2026-01-31", flavor=flavor)


def safeties(markdown: str, flavor: str) -> list[list[str]]:
    document = read_text("page.md", f"---\ntitle: A\n---\n\n{markdown}", flavor)
    findings = lint_document(document, setting(flavor)).findings
    return [[fix.safety for fix in finding.fixes] for finding in findings]


@pytest.mark.parametrize(
    ("flavor", "markdown", "expected"),
    [
        ("gfm", "## Boats  (Piers)\n", [["unsafe"]]),
        ("gfm", "## Boats  (Piers) {#boats}\n", [["unsafe"]]),
        ("gfm", "##  Boats\n", [["safe"]]),
        ("gfm", "Boats  and piers.\n", [["safe"]]),
        ("markdown-it", "## Boats  and piers {#boats}\n", [["unsafe"]]),
        ("gfm", '<iframe title="a" frameborder="0"></iframe>\n', [["safe"]]),
        ("gfm", '<iframe title="a" marginheight="0"></iframe>\n', [["unsafe"]]),
        (
            "gfm",
            '<iframe src="https://www.youtube.com/embed/a" title="a"></iframe>\n',
            [["unsafe"]],
        ),
        ("", '<iframe title="a" src={b} frameborder="0"></iframe>\n', [[]]),
        ("", "One <pre>two  three</pre> and\n", []),
        ("", "The <code>a,  b</code> there.\n", []),
        ("", "The <code>a</code> and  more, <code>c\n", [["safe"]]),
        ("mdx", '<iframe title="a" frameBorder="0"></iframe>\n', []),
        ("kramdown", '{% a %}<iframe title="a" frameborder="0"></iframe>{% enda %}\n', [[]]),
    ],
)
def test_safety(flavor: str, markdown: str, expected: list[list[str]]) -> None:
    assert safeties(markdown, flavor) == expected


REGIONS = {
    "kramdown": "{% table %}\nrows:\n- a  b\n{% endtable %}\n\nc {% raw %}d  e{% endraw %} f\n",
    "goldmark": "{{< a >}}\n-  b\n{{< /a >}}\n",
    "mdx": 'a <B c="d  e" /> f\n\n<G h={i  }>\n\n{/*  j  */}\n\n</G>\n',
    "pandoc": "+---+----+\n| a | b  |\n+---+----+\n\n- -  --\n\n[a]{.b  .c}\n",
    "obsidian": "a [[b  c]] %%d  e%%\n",
    "python-markdown": "a { .b  .c } d\n",
    "": "+---+----+\n| a | b  |\n+---+----+\n",
}


@pytest.mark.parametrize("flavor", REGIONS)
def test_a_repair_leaves_regions_alone(flavor: str) -> None:
    data = f"---\ntitle: A\n---\n\n{REGIONS[flavor]}".encode()
    assert repair("page.md", data, setting(flavor), lambda *_: True).data == data
