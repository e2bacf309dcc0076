"""Findings that are to stay: a comment that says so, or an entry in the baseline."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from profilelint.engine.baseline import Baseline
from profilelint.engine.edits import apply
from profilelint.engine.lint import lint_document
from profilelint.engine.suppress import Directives
from profilelint.model.finding import Edit, Span
from profilelint.model.text import LineIndex, newline_of
from profilelint.source.front_matter.notation import notation_of
from profilelint.source.markdown.flavor import flavor_named
from profilelint.source.read import read_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from profilelint.engine.lint import Setting
    from profilelint.engine.workspace.workspace import Workspace
    from profilelint.model.document import Document
    from profilelint.model.finding import Finding

REASON: Final = "say why"
"""What stands in place of a reason that nobody gave yet."""

_HTML: Final = ("<!--", "-->")
_OWN_FIRST: Final = frozenset(("mdx", "template"))


def comment(
    workspace: Workspace, path: str, finding: Finding, reason: str = REASON, until: str = ""
) -> Edit | None:
    """Return the edit that adds a comment which lets a finding on a page stay.

    ``until`` is the day, ISO 8601, from which on it is reported again; empty for none. The page is
    judged again with the comment: None where no comment has this effect and no other.
    """
    setting = workspace.plan.setting(path)
    if setting is None:
        return None
    document = workspace.document(path)
    setting = setting.of(document)
    what = f"{finding.rule} until={until}" if until else finding.rule
    before = _reported(document, setting)
    for edit in _candidates(document, finding, f"{what} -- {reason}"):
        after = read_text(path, apply(document.text, [edit]), setting.flavor)
        if after.data != document.data or not _covers(after, setting, finding, edit):
            continue
        left = _reported(after, setting)
        if not left - before and (before - left).keys() <= {_key(finding)}:
            return edit
    return None


def recorded(workspace: Workspace, finding: Finding) -> str:
    """Return the text of the baseline with a finding added."""
    added = Baseline.of([finding])
    known = workspace.baseline
    return Baseline(added.counts + known.counts if known is not None else added.counts).render()


def _candidates(document: Document, finding: Finding, words: str) -> Iterator[Edit]:
    """Yield edits that add a comment: at the end of the line, above it, and for the whole page."""
    text, start = document.text, finding.where.span.start
    index = LineIndex(text)
    line = index.line_span(index.position(start)[0])
    newline = newline_of(text)
    block = document.front_matter
    written = text[line.start : line.end]
    indent = written[: len(written) - len(written.lstrip(" \t"))]
    if block is not None and start < document.body_start:
        mark = notation_of(block).comment_mark
        if mark is not None and block.content.start <= start < block.content.end:
            yield _insertion(line.end, f"  {mark} profilelint-disable-line {words}")
            above = f"{indent}{mark} profilelint-disable-next-line {words}{newline}"
            yield _insertion(line.start, above)
    else:
        for opening, closing in _comments(document):
            yield _insertion(line.end, f" {opening} profilelint-disable-line {words} {closing}")
            above = f"{opening} profilelint-disable-next-line {words} {closing}{newline}"
            yield _insertion(line.start, indent + above)
    end = "" if text.endswith(("\n", "\r")) else newline
    for opening, closing in _comments(document):
        page = f"{end}{newline}{opening} profilelint-disable-file {words} {closing}{newline}"
        yield _insertion(len(text), page)


def _comments(document: Document) -> list[tuple[str, str]]:
    """Return what opens and closes a comment in the body, the usual one first."""
    own = [(each[0], each[1]) for each in flavor_named(document.flavor).comments]
    return own if document.flavor in _OWN_FIRST else [_HTML, *own]


def _insertion(offset: int, text: str) -> Edit:
    return Edit(Span(offset, offset), text)


def _covers(document: Document, setting: Setting, finding: Finding, edit: Edit) -> bool:
    """Return whether a comment that an edit added to a page covers a finding, and is right."""
    start, end = finding.where.span
    if edit.span.start <= start:
        start, end = start + len(edit.text), end + len(edit.text)
    span = Span(start, end)
    region = LineIndex(document.text).region(span)
    directives = Directives(document, setting.rules, setting.today)
    (judged,) = directives.apply(
        [finding._replace(where=finding.where._replace(span=span), region=region, suppression=None)]
    )
    return judged.suppression is not None and not directives.problems


def _reported(document: Document, setting: Setting) -> Counter[tuple[str, str]]:
    """Return how often each thing is reported on a page alone, and not suppressed."""
    findings = lint_document(document, setting).findings
    return Counter(_key(finding) for finding in findings if finding.suppression is None)


def _key(finding: Finding) -> tuple[str, str]:
    return finding.rule, finding.message
