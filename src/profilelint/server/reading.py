"""What is told of a page that somebody reads: descriptions, its parts, and what folds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types as lsp

from profilelint.engine.workspace.description import description
from profilelint.engine.workspace.outline import folds, outline
from profilelint.report.escape import printable

if TYPE_CHECKING:
    from profilelint.engine.workspace.outline import Part
    from profilelint.server.documents import Page
    from profilelint.server.positions import Positions


def plain(text: str) -> str:
    """Return a text of the site as it is shown, with its lines."""
    return "\n".join(map(printable, text.splitlines()))


def hover(page: Page, positions: Positions, position: lsp.Position) -> lsp.Hover | None:
    """Return what is known of a position, as plain text: it is that of the site."""
    found = description(page.workspace, page.path, positions.offset(position))
    if found is None:
        return None
    text = "\n\n".join(map(plain, found.paragraphs))
    content = lsp.MarkupContent(lsp.MarkupKind.PlainText, text)
    return lsp.Hover(content, positions.range(found.span))


def symbols(page: Page, positions: Positions) -> list[lsp.DocumentSymbol]:
    """Return the keys and sections of a page, nested."""
    parts = outline(page.workspace.document(page.path))
    return [_symbol(part, positions) for part in parts]


def _symbol(part: Part, positions: Positions) -> lsp.DocumentSymbol:
    is_key = part.sort == "key"
    return lsp.DocumentSymbol(
        printable(part.name) or '""',
        lsp.SymbolKind.Field if is_key else lsp.SymbolKind.String,
        positions.range(part.span),
        positions.range(part.name_span),
        detail=printable(part.detail) or None,
        children=[_symbol(each, positions) for each in part.parts],
    )


def folding_ranges(page: Page, positions: Positions) -> list[lsp.FoldingRange]:
    """Return the lines that can be folded."""
    ranges = map(positions.range, folds(page.workspace.document(page.path)))
    lines = dict.fromkeys((each.start.line, each.end.line) for each in ranges)
    return [lsp.FoldingRange(start, end) for start, end in lines if start < end]
