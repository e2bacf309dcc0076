"""Pages for edits of front matter, and what an edit makes of them."""

from __future__ import annotations

from collections.abc import Callable

from profilelint.model.document import Document
from profilelint.model.finding import Edit
from profilelint.source.read import read_text

Change = Callable[[Document], Edit | None]


def page(block: str) -> str:
    """Return a page with a block of YAML, of TOML after a plus sign, or of JSON in braces."""
    if block.startswith("{"):
        return f"{block}\n\nText.\n"
    fence = "+++" if block.startswith("+") else "---"
    return f"{fence}\n{block.removeprefix('+')}\n{fence}\nText.\n"


def applied(text: str, change: Change) -> str | None:
    """Return a text after the edit that a change of its page makes; None if there is none."""
    edit = change(read_text("a.md", text))
    if edit is None:
        return None
    return text[: edit.span.start] + edit.text + text[edit.span.end :]


def check_edit(block: str, change: Change, gone: str, come: str) -> None:
    """Check that an edit of a block puts a text in the place of another, and does nothing else.

    What goes stands once on the page. The lines end in LF, and then in CR and LF.
    """
    source = page(block)
    assert source.count(gone) == 1
    for line_end in ("\n", "\r\n"):
        expected = source.replace(gone, come).replace("\n", line_end)
        assert applied(source.replace("\n", line_end), change) == expected


def check_refused(block: str, change: Change) -> None:
    """Check that a block can be read, and that no edit is made of it."""
    assert read_text("a.md", page(block)).front_matter is not None
    assert applied(page(block), change) is None
