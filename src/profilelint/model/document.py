"""A content file as read: text, front matter, body and what was wrong with the reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.finding import Span
from profilelint.model.tree import Mapping, find, span_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from profilelint.model.body import Body
    from profilelint.model.finding import Part, Problem, Route
    from profilelint.model.markup import Markup
    from profilelint.model.tree import Plain

DIRECTIVE_MARK = "profilelint-"
"""What every directive begins with: a text without it holds none."""


class FrontMatter:
    """The block at the head of a file.

    ``notation`` is the name of the one it is written in, as
    `profilelint.source.front_matter.notation` lists them.
    ``span`` covers the block with its fences, ``content`` what stands between them, ``closing``
    the closing fence (for JSON: the closing brace). ``data`` is the block as plain data, with
    the last of equal keys. ``tree`` is made on first use: rules look at ``data`` and ask for
    places only where they have something to say.
    """

    __slots__ = ("_make_tree", "_tree", "closing", "content", "data", "notation", "span")

    def __init__(
        self,
        notation: str,
        span: Span,
        content: Span,
        closing: Span,
        data: dict[str, Plain],
        make_tree: Callable[[], Mapping],
    ) -> None:
        self.notation = notation
        self.span = span
        self.content = content
        self.closing = closing
        self.data = data
        self._make_tree = make_tree
        self._tree: Mapping | None = None

    @property
    def tree(self) -> Mapping:
        """Return the block's root mapping."""
        if self._tree is None:
            self._tree = self._make_tree()
        return self._tree


class Document:
    """A content file.

    ``path`` is relative to the root of the run and uses ``/``. ``text`` is the file decoded,
    without a byte order mark at its start; every offset counts from there. ``front_matter`` is
    None where there is no block or it could not be read, and ``problems`` says why. ``flavor`` is
    the name of the one its body is read in, empty where none is known. ``markup`` is
    the HTML of the body, None until `profilelint.source.markdown.html.elements` was asked for it.
    """

    __slots__ = (
        "_body",
        "_parse_body",
        "body_start",
        "flavor",
        "front_matter",
        "markup",
        "path",
        "problems",
        "text",
    )

    def __init__(
        self,
        path: str,
        text: str,
        front_matter: FrontMatter | None,
        body_start: int,
        problems: list[Problem],
        parse_body: Callable[[str, int], Body],
        flavor: str = "",
    ) -> None:
        self.path = path
        self.text = text
        self.front_matter = front_matter
        self.body_start = body_start
        self.problems = problems
        self.flavor = flavor
        self._parse_body = parse_body
        self._body: Body | None = None
        self.markup: Markup | None = None

    @property
    def data(self) -> dict[str, Plain]:
        """Return the front matter as plain data; empty if there is none."""
        return self.front_matter.data if self.front_matter is not None else {}

    @property
    def body(self) -> Body:
        """Return the Markdown body, parsed on first use."""
        if self._body is None:
            self._body = self._parse_body(self.text, self.body_start)
        return self._body

    @property
    def was_parsed(self) -> bool:
        """Return whether anything looked at the body so far."""
        return self._body is not None

    def release(self) -> None:
        """Let the body and its HTML go, when nobody will look at the document any more."""
        if self._body is not None:
            self._body.release()
            self._body = None
        if self.markup is not None:
            self.markup.release()
            self.markup = None

    def locate(self, route: Route, part: Part = "value") -> Span:
        """Return the span of a part of the front matter.

        A route that leads nowhere is shown where its last step would be added: at the closing
        fence for a key of the root, else at the key (or dash) of the nearest parent that exists.
        Without front matter, the place is the start of the file.
        """
        if self.front_matter is None:
            return Span(0, 0)
        if not route:
            return self.front_matter.content
        tree = self.front_matter.tree
        found = find(tree, route)
        if found is not None:
            return span_of(found, part)
        for length in range(len(route) - 1, 0, -1):
            parent = find(tree, route[:length])
            if parent is not None:
                return span_of(parent, "key")
        return self.front_matter.closing
