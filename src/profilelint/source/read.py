"""From bytes to a document."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from profilelint.model.document import Document, FrontMatter
from profilelint.model.finding import Problem, Span
from profilelint.source.files.decode import decode, repair
from profilelint.source.front_matter.fences import (
    UNOPENED,
    after_bare_fields,
    body_without_block,
    fence_problem,
    split,
)
from profilelint.source.markdown.flavor import ending_of, flavor_of_ending, flavor_of_file

if TYPE_CHECKING:
    from profilelint.model.body import Body
    from profilelint.source.front_matter.notation import Block
    from profilelint.source.markdown.flavor import Flavor

LARGEST_FILE = 10 * 1024 * 1024
"""Bytes of a file that is read at all."""

LARGEST_BLOCK = 1024 * 1024
"""Characters of front matter that are read at all."""


def read_document(
    path: str,
    data: bytes,
    flavor: str = "",
    *,
    largest_file: int = LARGEST_FILE,
    largest_block: int = LARGEST_BLOCK,
) -> Document:
    """Return the document that a file's bytes hold.

    ``path`` is relative to the root of the run. ``flavor`` is one of
    `profilelint.source.markdown.flavor.FLAVORS`; where it is not known, the file's ending may tell
    it. Never raises: what is wrong is in the document's problems.
    """
    if len(data) > largest_file:
        problem = Problem("file-limit", "file-size", Span(0, 0), _sizes(len(data), largest_file))
        return Document(path, "", None, 0, [problem], partial(_parse_body, flavor, ending_of(path)))
    text, problems = decode(data)
    return _read(path, text, problems, largest_block, flavor or flavor_of_ending(path))


def read_text(
    path: str,
    text: str,
    flavor: str = "",
    *,
    largest_file: int = LARGEST_FILE,
    largest_block: int = LARGEST_BLOCK,
) -> Document:
    """Return the document that a text holds, as an editor sends it; a leading BOM is dropped.

    Surrogates from U+DC80 to U+DCFF stand for bytes that could not be decoded (PEP 383).
    """
    text = text.removeprefix("\ufeff")
    if len(text) > largest_file:
        problem = Problem("file-limit", "file-size", Span(0, 0), _sizes(len(text), largest_file))
        return Document(path, "", None, 0, [problem], partial(_parse_body, flavor, ending_of(path)))
    try:
        text, problems = decode(text.encode("utf-8", "surrogateescape"))
    except UnicodeEncodeError:
        text, problems = repair(text)
    return _read(path, text, problems, largest_block, flavor or flavor_of_ending(path))


def _read(
    path: str, text: str, problems: list[Problem], largest_block: int, flavor: str
) -> Document:
    parse = partial(_parse_body, flavor, ending_of(path))
    if problems and text.startswith("\ufeff"):
        # A second mark hides the fence; the first message says what to do.
        return Document(path, text, None, 0, problems, parse, flavor)
    block, fence_problems = split(text)
    if block is None:
        # In a file of the wrong encoding a missing fence is only a consequence.
        start = body_without_block(text, fence_problems[0])
        if fence_problems[0].message_id in ("late", "missing", "unfenced", *UNOPENED):
            fence_problems, start = _as_flavor(text, fence_problems, start, flavor)
        return Document(path, text, None, start, problems or fence_problems, parse, flavor)
    content = block.content
    is_damaged = any(problem.span.start < content.end for problem in problems)
    problems += fence_problems
    if is_damaged:
        return Document(path, text, None, block.body, problems, parse, flavor)
    if content.end - content.start > largest_block:
        size = _sizes(content.end - content.start, largest_block)
        problems.append(Problem("file-limit", "block-size", Span(0, content.start), size))
        return Document(path, text, None, block.body, problems, parse, flavor)
    front_matter, block_problems = _read_block(text, block)
    if front_matter is None and _is_template(text, content, flavor):
        block_problems = []
    problems += block_problems
    return Document(path, text, front_matter, block.body, problems, parse, flavor)


def _as_flavor(
    text: str, problems: list[Problem], start: int, flavor: str
) -> tuple[list[Problem], int]:
    """Return what is wrong where no block was found at the head of a text, and the body's start."""
    from profilelint.source.markdown.flavor import flavor_named

    declared = flavor_named(flavor)
    if problems[0].message_id in UNOPENED:
        return ([] if declared.opens_bare else problems), start
    if declared.bare_fields and (end := after_bare_fields(text)):
        return [], end
    late = problems[0].message_id == "late"
    if late and _is_shown(text, problems[0].span.start, declared):
        late, start = False, 0
        problems = [fence_problem("missing", Span(0, 0))]
    if not late and not start and not declared.needs_front_matter:
        problems = []
    return problems, start


def _is_shown(text: str, place: int, flavor: Flavor) -> bool:
    """Return whether a place is in code, or in what is no Markdown: it is shown there, not used."""
    from profilelint.source.markdown.body import parse_body

    body = parse_body(text, 0, flavor)
    spans = [*body.code, *body.opaque, *(html.span for html in body.html)]
    return any(start <= place < end for start, end in spans)


def _read_block(text: str, block: Block) -> tuple[FrontMatter | None, list[Problem]]:
    data, make_tree, problems = block.notation.read(text, block)
    if data is None or make_tree is None:
        return None, problems
    front_matter = FrontMatter(
        block.notation.name, block.span, block.content, block.closing, data, make_tree
    )
    return front_matter, problems


def _is_template(text: str, content: Span, flavor: str) -> bool:
    """Return whether a block holds commands after which it may be one that can be read."""
    from profilelint.source.markdown.flavor import flavor_named

    opening, closing = flavor_named(flavor).commands or ("", "")
    place = text.find(opening, *content) if opening else -1
    return place >= 0 and text.find(closing, place, content.end) >= 0


def _sizes(size: int, limit: int) -> dict[str, str | int | float | bool | tuple[str, ...]]:
    return {"size": f"{size / 1048576:.1f}", "limit": f"{limit / 1048576:g}"}


def _parse_body(flavor: str, ending: str, text: str, start: int) -> Body:
    from profilelint.source.markdown.body import parse_body

    return parse_body(text, start, flavor_of_file(ending, flavor))
