"""Terms as a client asks for them: their definition, their uses, and their new names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcInvalidParams

from profilelint.config.model import ConfigError
from profilelint.engine.workspace.place import place_at
from profilelint.engine.workspace.typed_page import typed_page
from profilelint.model.named_tuple import NamedTuple
from profilelint.report.escape import printable
from profilelint.schema.keywords import VOCABULARY
from profilelint.source.data_file import DataFileError, decode, read_inside
from profilelint.upkeep.rename_term import TermRename, renaming
from profilelint.upkeep.term_places import kept_in, places_in
from profilelint.upkeep.usage import source_of, uses
from profilelint.upkeep.vocabulary_edit import add_term
from profilelint.upkeep.vocabulary_file import VocabularyEditError

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable, Iterator, Sequence

    from profilelint.config.vocabulary_source import VocabularySource
    from profilelint.engine.workspace.workspace import Workspace
    from profilelint.model.finding import Finding, Span
    from profilelint.model.steps import Steps
    from profilelint.server.actions import Sheet
    from profilelint.server.documents import Page
    from profilelint.server.positions import Positions
    from profilelint.upkeep.term_uses import Owner


class NamedTerm(NamedTuple):
    """A term, its vocabulary, and where a page or the vocabulary's file names it."""

    label: str
    name: str
    source: VocabularySource | None
    span: Span


def term_at(page: Page, text: str, offset: int) -> NamedTerm | None:
    """Return the term that stands at an offset of a page or of a vocabulary's file."""
    workspace, plan = page.workspace, page.workspace.plan
    if not workspace.holds(page.path):
        kept = kept_terms(page, text)
        for label, span in kept[1].items() if kept is not None else ():
            if kept is not None and span.start <= offset <= span.end:
                return NamedTerm(label, *kept[0], span)
        return None
    typed = typed_page(workspace, page.path)
    place = place_at(text, offset)
    if typed is None or typed.schema is None or place is None or place.kind == "key":
        return None
    named = typed.schema.annotations.first(place.route, VOCABULARY) if place.notation else None
    if not isinstance(named, str) or not place.word:
        return None
    name = named.partition("#")[0]
    source = source_of(name, plan.config.collection_of(page.path), plan)
    return NamedTerm(place.word, name, source, place.span)


def kept_terms(page: Page, text: str) -> tuple[Owner, dict[str, Span]] | None:
    """Return the vocabulary that a document holds, and where its terms stand."""
    try:
        kept = kept_in(page.path, page.workspace.plan)
        return (kept, places_in(page.path, text)) if kept is not None else None
    except (ConfigError, DataFileError):
        return None


def lenses(places: dict[str, Span], positions: Positions, used: Counter[str]) -> list[lsp.CodeLens]:
    """Return, for each term of a vocabulary's file, how often pages use it."""
    return [
        lsp.CodeLens(
            positions.range(span),
            command=lsp.Command(f"{used[label]} use{'' if used[label] == 1 else 's'}", ""),
        )
        for label, span in places.items()
    ]


def additions(
    page: Page, findings: Sequence[Finding], sheet_of: Callable[[str], Sheet]
) -> Iterator[lsp.CodeAction]:
    """Yield what adds unknown terms to the lists of the site.

    ``sheet_of`` returns the text of a file of the workspace.
    """
    unknown = {each.where.route for each in findings if each.rule == "term-unknown"}
    typed = typed_page(page.workspace, page.path) if unknown else None
    if typed is None or typed.schema is None:
        return
    plan = page.workspace.plan
    for use in uses(typed.document, typed.schema):
        source = source_of(use.vocabulary, plan.config.collection_of(page.path), plan)
        if use.route not in unknown or source is None or not source.has_terms_file:
            continue
        label = use.value.strip()
        try:
            text = decode(source.file, read_inside(source.file, plan.tree))
            changed = add_term(use.vocabulary, source.file, text, label)
        except (DataFileError, VocabularyEditError):
            continue
        yield lsp.CodeAction(
            f'Add "{printable(label)}" to the list {source.file}',
            kind=lsp.CodeActionKind.QuickFix,
            edit=sheet_of(source.file).change(changed.edits),
        )


def renamed(
    workspace: Workspace, term: NamedTerm, new: str, sheet_of: Callable[[str], Sheet]
) -> Steps[lsp.WorkspaceEdit]:
    """Return the change that gives a term another name, in its list and on all pages.

    A step is a page. ``sheet_of`` returns the text of a file of the workspace; it is asked in the
    end, and the texts must still be what they were in the beginning. Raises `JsonRpcInvalidParams`
    with what is in the way.
    """
    try:
        changes = yield from renaming(
            term.name, TermRename(term.label, new), workspace.pages, workspace.plan
        )
    except (ConfigError, DataFileError) as error:
        raise JsonRpcInvalidParams(str(error)) from None
    if changes.refusals:
        first = changes.refusals[0]
        raise JsonRpcInvalidParams(f"{first.path}: {first.reason}")
    return lsp.WorkspaceEdit(
        document_changes=[
            each
            for file in changes.files
            for each in sheet_of(file.path).change(file.edits).document_changes or ()
        ]
    )
