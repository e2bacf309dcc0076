"""Suggestions as completion items."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lsprotocol import types as lsp

from profilelint.engine.workspace.completion import suggestions
from profilelint.report.escape import printable
from profilelint.server.reading import plain

if TYPE_CHECKING:
    from profilelint.engine.workspace.suggestion import Suggestion
    from profilelint.server.documents import Page
    from profilelint.server.positions import Positions

TRIGGERS: Final = (" ", ":", "-", "[", ",", '"', "'", "(", "/", "#")
"""The characters behind which editors ask by themselves."""

_KINDS: Final = {
    "key": lsp.CompletionItemKind.Property,
    "term": lsp.CompletionItemKind.EnumMember,
    "value": lsp.CompletionItemKind.Value,
    "file": lsp.CompletionItemKind.File,
    "page": lsp.CompletionItemKind.Reference,
    "rule": lsp.CompletionItemKind.Constant,
    "word": lsp.CompletionItemKind.Keyword,
}


def completion_list(
    page: Page,
    positions: Positions,
    position: lsp.Position,
    capabilities: lsp.ClientCapabilities,
) -> lsp.CompletionList:
    """Return what may be written at a position, in what the client can show."""
    found = suggestions(page.workspace, page.path, positions.offset(position))
    if found is None:
        return lsp.CompletionList(is_incomplete=False, items=[])
    of_text = capabilities.text_document
    completion = of_text.completion if of_text is not None else None
    options = completion.completion_item if completion is not None else None
    has_snippets = bool(options is not None and options.snippet_support)
    has_tags = options is not None and options.tag_support is not None
    place = positions.range(found.span)
    items = []
    for number, each in enumerate(found.items):
        item = lsp.CompletionItem(
            printable(each.label),
            kind=_KINDS[each.sort],
            detail=printable(each.detail) or None,
            documentation=plain(each.words) or None,
            sort_text=f"{number:04}",
            filter_text=each.search or None,
        )
        _write(item, each, place, has_snippets=has_snippets)
        if each.is_deprecated and has_tags:
            item.tags = [lsp.CompletionItemTag.Deprecated]
        elif each.is_deprecated:
            item.deprecated = True
        items.append(item)
    return lsp.CompletionList(is_incomplete=not found.complete, items=items)


def _write(
    item: lsp.CompletionItem, suggestion: Suggestion, place: lsp.Range, *, has_snippets: bool
) -> None:
    if has_snippets and suggestion.snippet:
        item.text_edit = lsp.TextEdit(place, suggestion.snippet)
        item.insert_text_format = lsp.InsertTextFormat.Snippet
        item.insert_text_mode = lsp.InsertTextMode.AsIs
    else:
        item.text_edit = lsp.TextEdit(place, suggestion.text)
