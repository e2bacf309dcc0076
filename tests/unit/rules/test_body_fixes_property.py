"""Safe fixes of the rules on the body, on pages put together from faulty pieces."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from profilelint.engine.edits import apply, choose
from profilelint.engine.lint import Setting, lint_document
from profilelint.engine.ruleset import RuleSet
from profilelint.rules.build_index import builtin_rules
from profilelint.rules.entry import entry_of
from profilelint.rules.registry import Registry
from profilelint.source.read import read_text

_GROUPS = ("result", "activity", "bullet", "heading", "section", "text")
_CLASSES = [rule for rule in builtin_rules() if rule.name.startswith(_GROUPS)]
RULES = RuleSet(Registry([entry_of(rule) for rule in _CLASSES]), [rule.name for rule in _CLASSES])
_ROUNDS = 6

PIECES = st.lists(
    st.sampled_from(
        [
            "* ",
            "*",
            "- ",
            "1. ",
            "  ",
            " ",
            "\t",
            "\n",
            "\n\n",
            "\r\n",
            "•\t",
            "• ",
            "# ",
            "###",
            "###  ",
            "> ",
            ">",
            "**Sample Activities**",
            "**Our Partners**",
            "Sample Activities",
            "Select Results",
            "Select  results:",
            "Developing a plan for the port.",
            "Train the clerks of the port",
            "Trained the clerks of the port.",
            "the the ",
            "it's ",
            "it’s ",
            '"so" ',
            "“so” ",
            "`a  b`",
            "```\n",
            "<b>",
            "<!-- a -->",
            "![a](b.png)",
            "[a  b](c 'd  e')",
            "{% if a %}",
            "{: .b}",
            "a\u200bb",
            "\u202e",
            "\u00a0",
            "🚢",
            "---\n",
            "---\ntitle: x\n---\n",
        ]
    ),
    max_size=30,
).map("".join)


def _letters(text: str) -> str:
    """Return what no safe fix may change: the letters, whatever their case."""
    return "".join(filter(str.isalpha, text)).lower()


@settings(max_examples=150, deadline=None)
@given(PIECES)
def test_safe_fixes_come_to_rest(text: str) -> None:
    for _ in range(_ROUNDS):
        document = read_text("page.md", text)
        outcome = lint_document(document, Setting(RULES, "2026-01-31"))
        assert outcome.failures == []
        for finding in outcome.findings:
            assert 0 <= finding.where.span.start <= finding.where.span.end <= len(document.text)
        fixes = [finding.fixes[0] for finding in outcome.findings if finding.fixes]
        chosen = choose(fix for fix in fixes if fix.safety == "safe")
        if not chosen:
            return
        text = apply(document.text, [edit for fix in chosen for edit in fix.edits])
        assert _letters(text) == _letters(document.text)
    raise AssertionError(f"the fixes do not come to rest: {text!r}")
