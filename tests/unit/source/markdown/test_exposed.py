"""What regions hold stays visible to the rules that look for what does harm."""

from __future__ import annotations

import pytest
from tests.readings import read_body
from tests.rules.test_embeds import setting

from profilelint.engine.lint import lint_document
from profilelint.source.markdown.flavor import FLAVORS
from profilelint.source.read import read_text

SCRIPT = "<script>alert(1)</script>"
LINK = "[a](javascript:alert(1))"
AROUND = {
    "liquid": "{{% a %}}\n\n{}\n\n{{% enda %}}\n",
    "raw": "{{% raw %}}{}{{% endraw %}}\n",
    "hugo": "{{{{< a >}}}}\n{}\n{{{{< /a >}}}}\n",
    "element": "<A>\n\n{}\n\n</A>\n",
    "container": "::: a\n\n{}\n\n:::\n",
    "comment": "%%\n\n{}\n\n%%\n",
    "extension": "{{::nomarkdown}}\n{}\n{{:/}}\n",
    "definition": "* b\n{}\n[c]: https://d.org\n",
}


def found(markdown: str, flavor: str) -> list[str]:
    text = f"---\n---\n\n{markdown}"
    outcome = lint_document(read_text("page.md", text, flavor), setting())
    assert list(outcome.failures) == []
    return [finding.rule for finding in outcome.findings]


@pytest.mark.parametrize("flavor", ["", *FLAVORS])
@pytest.mark.parametrize("name", AROUND)
def test_scripts_in_regions_are_found(name: str, flavor: str) -> None:
    assert found(AROUND[name].format(SCRIPT), flavor) == ["embed-script"]


@pytest.mark.parametrize("flavor", ["", *FLAVORS])
@pytest.mark.parametrize("name", AROUND)
def test_links_in_regions_are_found(name: str, flavor: str) -> None:
    expected = found(AROUND[name].format(LINK), "commonmark")
    assert "link-scheme" in expected or name == "extension"
    assert found(AROUND[name].format(LINK), flavor) == expected


def test_scripts_are_found_where_indentation_is_cut() -> None:
    text = f"!!! note\n\n    {SCRIPT}\n"
    assert found(text, "python-markdown") == ["embed-script"]
    assert found(text, "") == []


def test_what_hugo_highlights_is_shown_and_not_run() -> None:
    text = f"{{{{< highlight html >}}}}\n{SCRIPT}\n{{{{< /highlight >}}}}\n"
    assert found(text, "goldmark") == []
    assert found(text, "kramdown") == found(text, "") == ["embed-script"]
    assert found(text + SCRIPT, "goldmark") == ["embed-script"]


def test_an_empty_tag_ends_in_jsx() -> None:
    text = f'<iframe src="https://www.youtube-nocookie.com/embed/a" />\n\n{SCRIPT}\n'
    assert "embed-script" in found(text, "mdx")
    assert "embed-parser-differential" not in found(text, "mdx")
    assert "embed-parser-differential" in found(text, "gfm")


def test_python_markdown_reads_fences_before_html() -> None:
    text = f'<div class="a">\n\n```html\n{SCRIPT}\n\n<b>\n```\n\n</div>\n'
    assert found(text, "python-markdown") == []
    unclosed = text.replace("```\n\n</div>", "~~~\n\n</div>")
    assert found(unclosed, "python-markdown") == ["embed-script"]
    # To kramdown all of the element is HTML.
    assert "embed-script" in found(text, "kramdown")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_an_empty_line_in_a_value_counts_however_lines_end(end: str) -> None:
    text = "<iframe src='\nText.\n\nText.\n<!-- a --> <https://example.org>\nIt's new.\n"
    assert len(read_body(text.replace("\n", end), "").exposed) == 2


def test_a_body_without_regions_is_exposed_itself() -> None:
    body = read_body("a <b>\n", "gfm")
    assert body.exposed == [body]
    body = read_body("{% a %}<b>{% enda %}\n", "kramdown")
    exposed, itself = body.exposed
    assert exposed.regions == []
    assert itself is body


CODE = (
    "{{% set {} %}}{{% raw %}}\n<p {{{{ a }}}} onclick='go()'>"
    + SCRIPT
    + "\n{{% endraw %}}{{% endset %}}\n"
)
HIGHLIGHTED = '{{ a | highlight("html") | safe }}\n'


@pytest.mark.parametrize(
    ("markdown", "is_code"),
    [
        (CODE.format("a") + HIGHLIGHTED, True),
        ("{% note %}\n" + CODE.format("a") + HIGHLIGHTED + "{% endnote %}\n", True),
        (CODE.format("codeContent") + "{% include 'code.njk' %}\n", True),
        (CODE.format("a") + "{% include 'code.njk' %}\n", False),
        (CODE.format("a") + HIGHLIGHTED + "{{ a | safe }}\n", False),
        (CODE.format("a") + HIGHLIGHTED + "{% set b = a %}\n", False),
        (CODE.format("a") + "{{ a | safe }}\n", False),
        (CODE.format("codeA") + "{{ codeA | safe }}\n", False),
        (CODE.format("a").replace("{% endset %}", "") + HIGHLIGHTED, False),
        (CODE.format("a") + HIGHLIGHTED + SCRIPT + "\n", False),
    ],
)
def test_scripts_in_code_that_a_template_highlights_do_no_harm(
    markdown: str, is_code: bool
) -> None:
    rules = found(markdown, "markdown-it")
    assert (rules == []) is is_code
    assert ("embed-script" in rules) is not is_code
