"""HTML that Jekyll makes live is found, whatever CommonMark takes it for, and code stays code."""

from __future__ import annotations

import pytest
from tests.live_snippets import JEKYLL_CLEAN, JEKYLL_LIVE
from tests.rules.test_embeds import setting

from profilelint.engine.lint import lint_document
from profilelint.model.finding import Severity
from profilelint.source.read import read_text

RULES = {"embed-script", "embed-event-handler", "embed-script-url", "link-scheme"}


def errors(markdown: str, flavor: str) -> list[str]:
    document = read_text("page.md", f"---\n---\n\n{markdown}", flavor)
    outcome = lint_document(document, setting())
    assert list(outcome.failures) == []
    return [finding.rule for finding in outcome.findings if finding.severity is Severity.ERROR]


@pytest.mark.parametrize("markdown", JEKYLL_LIVE)
def test_what_is_live_is_found(markdown: str) -> None:
    assert RULES.intersection(errors(markdown, "kramdown"))


@pytest.mark.parametrize("markdown", JEKYLL_CLEAN)
def test_what_is_code_is_clean(markdown: str) -> None:
    assert errors(markdown, "kramdown") == []


IN_ELEMENT = "<div>\n\n```\n<script>alert(1)</script>\n```\n\n</div>\n"
IN_TAG = "{% if a %}\n```\n{% endif %}\n<script>alert(1)</script>\n"


@pytest.mark.parametrize(
    ("markdown", "flavor", "found"),
    [
        (IN_ELEMENT, "kramdown", ["embed-script"]),
        (IN_ELEMENT, "kramdown-html", []),
        ("```\n<script>alert(1)</script>\n", "kramdown-html", ["embed-script"]),
        ("```\n<script>alert(1)</script>\n", "commonmark-liquid", []),
        (IN_TAG, "gfm", []),
        (IN_TAG, "commonmark-liquid", ["embed-script"]),
    ],
)
def test_what_options_of_the_site_make_live(markdown: str, flavor: str, found: list[str]) -> None:
    assert errors(markdown, flavor) == found


def test_an_open_fence_is_code_elsewhere() -> None:
    assert errors("```\n<script>alert(1)</script>\n", "gfm") == []
