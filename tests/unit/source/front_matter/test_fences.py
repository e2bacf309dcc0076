"""Delimiters of front matter: where a block begins and ends, and of which kind it is."""

from __future__ import annotations

import frontmatter
import frontmatter.default_handlers as handlers
import pytest

from profilelint.source.front_matter.fences import body_without_block, split
from profilelint.source.front_matter.notation import NOTATIONS, load_notation

# Text: (kind, content, body, message ids).
FENCES: dict[str, tuple[str | None, str, str, list[str]]] = {
    "---\na: 1\n---\nB": ("yaml", "a: 1\n", "B", []),
    "---\na: 1\n---": ("yaml", "a: 1\n", "", []),
    "---\na: 1\n...\nB": ("yaml", "a: 1\n", "B", []),
    "---\na: 1\n... \nB": ("yaml", "a: 1\n", "B", []),
    "---\na: 1\n.... \n---\nB": ("yaml", "a: 1\n.... \n", "B", []),
    "---\n---\nB": ("yaml", "", "B", []),
    "---\n...\nB": ("yaml", "", "B", []),
    "---\n\n---\nB": ("yaml", "\n", "B", []),
    "--- \t\na: 1\n---  \nB": ("yaml", "a: 1\n", "B", []),
    "---\r\na: 1\r\n---\r\nB": ("yaml", "a: 1\r\n", "B", []),
    "---\ra: 1\r---\rB": ("yaml", "a: 1\r", "B", []),
    "---\na: 1\r\n---\r\n\r\nB": ("yaml", "a: 1\r\n", "\r\nB", []),
    "----\na: 1\n---\nB": ("yaml", "a: 1\n", "B", ["fence"]),
    "---\na: 1\n----\nB": ("yaml", "a: 1\n", "B", ["fence"]),
    "------\na: 1\n------\nB": ("yaml", "a: 1\n", "B", ["fence", "fence"]),
    "---\na: |\n  ---\n  b\n---\nB": ("yaml", "a: |\n  ---\n  b\n", "B", []),
    "---\na: 'b\n  ---\n  c'\n---\nB": ("yaml", "a: 'b\n  ---\n  c'\n", "B", []),
    "---\na: --- b\n---\nB": ("yaml", "a: --- b\n", "B", []),
    "---\na: 1\n--- b\n---\nB": ("yaml", "a: 1\n--- b\n", "B", []),
    "---\na: 1\n---b\n---\nB": ("yaml", "a: 1\n---b\n", "B", []),
    "---\na: 1\n ---\n---\nB": ("yaml", "a: 1\n ---\n", "B", []),
    "---\na: 1\n---\nB\n---\nC": ("yaml", "a: 1\n", "B\n---\nC", []),
    "---\na: 1\n---\u2028\n---\nB": ("yaml", "a: 1\n---\u2028\n", "B", []),
    "\n---\na: 1\n---\nB": ("yaml", "a: 1\n", "B", ["blank-above"]),
    "  ---\na: 1\n---\nB": ("yaml", "a: 1\n", "B", ["blank-above"]),
    "---\na: 1\nB": (None, "", "", ["unclosed"]),
    "---\na: 1\n--\nB": (None, "", "", ["no-closing"]),
    "---\na: 1\n\u2014\nB": (None, "", "", ["no-closing"]),
    "---\na: 1\nB\n--\nC": (None, "", "", ["unclosed"]),
    "---\na: 1\n***\nB": (None, "", "", ["no-closing"]),
    "---\na: 1\n\n***\n\nB": (None, "", "", ["unclosed"]),
    "---\n---\nTip: 1\nNote: 2\n---\nB": ("yaml", "", "Tip: 1\nNote: 2\n---\nB", []),
    "---\na: 1\n===\nB": (None, "", "", ["no-closing"]),
    "---\na: 1\n  ---\nB": (None, "", "", ["closing-space"]),
    "---\na: 1\n\u00a0---\nB": (None, "", "", ["closing-space"]),
    "---\na: 1\n--- B\nC": (None, "", "", ["closing-text"]),
    "---\na: 1\n---B\nC": (None, "", "", ["closing-text"]),
    "---\n---\na: 1\nb: 2\n---\nB": (None, "", "", ["doubled"]),
    "---\r\n---\r\na: 1\r\nb: 2\r\n---\r\nB": (None, "", "", ["doubled"]),
    "---\n---\na: 1\n---\nB": ("yaml", "", "a: 1\n---\nB", []),
    "\u200b---\na: 1\n---\nB": (None, "", "", ["hidden-above"]),
    "\u200b---\nB\n": (None, "", "", ["missing"]),
    "***\na: 1\nb: 2\n---\nB": (None, "", "", ["no-fence"]),
    "***\na: 1\nb: 2\n***\nB": (None, "", "", ["no-fence"]),
    "***\na: 1\n***\nB": (None, "", "", ["missing"]),
    "***\nB\n": (None, "", "", ["missing"]),
    "---": (None, "", "", ["missing"]),
    "---\n": (None, "", "", ["missing"]),
    "---\nB\n": (None, "", "", ["missing"]),
    "--\na: 1\n--\n": (None, "", "", ["no-fence"]),
    "--- a: 1\n---\n": (None, "", "", ["missing"]),
    "": (None, "", "", ["missing"]),
    "B\n---\na: 1\n---\n": (None, "", "", ["late"]),
    "B\n``` yaml\n---\na: 1\n---\n```\n": (None, "", "", ["missing"]),
    "B\n~~~\nc\n~~~\n---\na: 1\n---\n": (None, "", "", ["late"]),
    "<!-- b -->\n+++\na = 1\n+++\n": (None, "", "", ["late"]),
    "+++\na = 1\n+++\nB": ("toml", "a = 1\n", "B", []),
    "+++\r\na = 1\r\n+++ \r\nB": ("toml", "a = 1\r\n", "B", []),
    "+++\na = 1\n---\n+++\nB": ("toml", "a = 1\n---\n", "B", []),
    "++++\na = 1\n+++\nB": ("toml", "a = 1\n", "B", ["fence"]),
    "+++\na = 1\nB": (None, "", "", ["unclosed"]),
    '{\n"a": 1\n}\nB': ("json", '\n"a": 1\n', "B", []),
    '{\r\n"a": "}"\r\n}\r\nB': ("json", '\r\n"a": "}"\r\n', "B", []),
    '{\n"a": {\n"b": 1\n}\n}\nB': ("json", '\n"a": {\n"b": 1\n}\n', "B", []),
    '{"a": 1}\nB': ("json", '"a": 1', "B", ["brace"]),
    '{\n"a": 1\nB': (None, "", "", ["unclosed-brace"]),
    '{/* b */ "a": 1}\nB': ("json", '/* b */ "a": 1', "B", ["brace"]),
    "{/* a */}\nB": (None, "", "", ["missing"]),
    "{\n/* a */\n/** b **/\n}\nB": (None, "", "", ["missing"]),
    "{% include a %}\n": (None, "", "", ["missing"]),
}


@pytest.mark.parametrize("text", FENCES)
def test_fences(text: str) -> None:
    kind, content, body, message_ids = FENCES[text]
    block, problems = split(text)
    assert [problem.message_id for problem in problems] == message_ids
    assert (block.notation.name if block is not None else None) == kind
    if block is not None:
        assert text[slice(*block.content)] == content
        assert text[block.body :] == body
        assert text[slice(*block.closing)] in ("---", "...", "+++", "}", "----", "------")
        assert block.span.end == block.closing.end


@pytest.mark.parametrize("text", FENCES)
def test_the_kind_is_what_python_frontmatter_detects(text: str) -> None:
    head = text.strip().replace("\r\n", "\n").replace("\r", "\n")
    found = frontmatter.detect_format(head, frontmatter.handlers)
    names = {
        handlers.YAMLHandler: "yaml",
        handlers.JSONHandler: "json",
        handlers.TOMLHandler: "toml",
    }
    kind = names[type(found)] if found is not None else None
    if kind is not None or not text.startswith("+++"):
        detected = [
            listing.name
            for listing in NOTATIONS
            if load_notation(listing.name).detects(text.strip(), 0)
        ]
        assert detected == ([kind] if kind is not None else [])
    block, _ = split(text)
    if block is not None and text[:2] not in ('{"', "{/"):
        assert block.notation.name == (kind or "toml")


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Text.\n\nMore.\n", "Text.\n\nMore.\n"),
        ("---\ntitle: a\nend: 1\n\nText.\n\nMore.\n", "Text.\n\nMore.\n"),
        ("---\r\ntitle: a\r\n \r\nText.\r\n", "Text.\r\n"),
        ("---\ntitle: a\n", ""),
        ("+++\na = 1\n\n\n[[b]]\nc = 1\n\n[d.e]\n\nf = 2\n\n[Text](a).\n", "[Text](a).\n"),
        ("---\n# note\n\ntitle: a\n\nend:\n\nText: yes\n\nMore.\n", "More.\n"),
        ('{\n"a": [1\n\nText.\n', "Text.\n"),
        ("Hello.\n---\ntitle: a\n---\nText.\n", "\nText.\n"),
        ("---\n---\ntitle: a\nend: 1\n---\nText.\n", "\nText.\n"),
        ("\u200b---\ntitle: a\n---\nText.\n", "\nText.\n"),
        ("Hello.\n+++\na = 1\n+++\nText.\n", "\nText.\n"),
        ("Hello.\n---\ntitle: a\n\nText.\n", "Text.\n"),
    ],
)
def test_what_was_meant_as_a_block_is_not_body(text: str, body: str) -> None:
    block, problems = split(text)
    assert block is None
    assert text[body_without_block(text, problems[0]) :] == body


@pytest.mark.parametrize("fence", ["--", "\u2014", "\u2013\u2013\u2013", "\u2014-", "\\---"])
def test_what_was_meant_as_a_fence(fence: str) -> None:
    text = f"{fence}\ntitle: A\n\nText.\n"
    block, (problem,) = split(text)
    assert block is None
    assert (problem.message_id, problem.span) == ("no-fence", (0, len(fence)))
    assert text[body_without_block(text, problem) :] == "Text.\n"
    assert split(f"{fence}\nText: none.\n")[1][0].message_id == "missing"
    assert split(f"{fence} title: A\n")[1][0].message_id == "missing"
