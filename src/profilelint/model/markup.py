"""The HTML of a body as a browser builds it, with the places in the file it comes from.

Names are those of the HTML standard. Every span counts code points of the whole file's text.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from profilelint.model.finding import Span

Namespace: TypeAlias = Literal["html", "svg", "math"]


class Attribute:
    """An attribute of a start tag or of a kramdown attribute list.

    ``name`` is in lower case, as browsers compare it; ``value`` has its character references
    resolved and is empty where there is none. ``bounds`` are the offsets of the attribute's
    start, the end of its name, the start and end of its value without quotation marks, and the
    attribute's end.
    """

    __slots__ = ("bounds", "name", "value")

    def __init__(self, name: str, value: str, bounds: tuple[int, int, int, int, int]) -> None:
        self.name = name
        self.value = value
        self.bounds = bounds

    def shift(self, distance: int) -> None:
        """Move every bound by a distance."""
        start, name_end, value_start, value_end, end = self.bounds
        self.bounds = (
            start + distance,
            name_end + distance,
            value_start + distance,
            value_end + distance,
            end + distance,
        )

    @property
    def span(self) -> Span:
        """Return where the name, the value and the marks around it are written."""
        return Span(self.bounds[0], self.bounds[4])

    @property
    def name_span(self) -> Span:
        """Return where the name is written."""
        return Span(self.bounds[0], self.bounds[1])

    @property
    def value_span(self) -> Span:
        """Return where the value is written, without quotation marks; empty if there is none."""
        return Span(self.bounds[2], self.bounds[3])


class Element:
    """An element that the author of the body wrote as HTML.

    ``span`` covers the start tag. ``attributes`` holds, in their order, the attributes that
    count; ``duplicates`` those that browsers ignore because the name stands there already.
    ``text`` is the content of a ``script``, ``style`` or ``noscript`` element, else empty.

    ``inert`` elements lie in a template and are not part of the page. ``concealed`` ones start
    in what Markdown takes for a comment, declaration or processing instruction. ``unclosed``
    ones hide what follows them, as no end tag stops them. An element that is
    not ``verbatim`` is interrupted in the file, by the marks of a quote for instance, so its
    spans may hold more than its text.

    The attributes that a kramdown attribute list gives to whatever it belongs to come as an
    element with an empty name. ``markup`` is what the element is part of.
    """

    __slots__ = (
        "attributes",
        "concealed",
        "duplicates",
        "inert",
        "markup",
        "name",
        "namespace",
        "span",
        "text",
        "unclosed",
        "verbatim",
    )

    def __init__(
        self,
        name: str,
        span: Span,
        attributes: dict[str, Attribute],
        duplicates: list[Attribute],
        namespace: Namespace = "html",
        text: str = "",
        *,
        verbatim: bool = True,
        inert: bool = False,
        concealed: bool = False,
        unclosed: bool = False,
    ) -> None:
        self.name = name
        self.span = span
        self.attributes = attributes
        self.duplicates = duplicates
        self.namespace = namespace
        self.text = text
        self.verbatim = verbatim
        self.inert = inert
        self.concealed = concealed
        self.unclosed = unclosed
        self.markup: Markup | None = None

    def value(self, name: str) -> str | None:
        """Return the value of an attribute; None if the element does not have it."""
        attribute = self.attributes.get(name)
        return attribute.value if attribute is not None else None


class Markup:
    """The elements of a body in the order of the text.

    ``tangled`` is true of a body with so much HTML, or HTML nested in such a way, that only a
    part of it was read; there is at least one element then. ``open_comment`` is the mark that
    begins a comment without an end, None if there is none.
    """

    __slots__ = ("_first_titled", "elements", "open_comment", "tangled")

    def __init__(
        self, elements: list[Element], *, tangled: bool = False, open_comment: Span | None = None
    ) -> None:
        self.elements = elements
        self.tangled = tangled
        self.open_comment = open_comment
        self._first_titled: dict[str, Element] | None = None
        for element in elements:
            element.markup = self

    def first_titled(self, title: str) -> Element | None:
        """Return the first frame with a title, compared without case and spaces around it."""
        if self._first_titled is None:
            found: dict[str, Element] = {}
            for element in self.elements:
                if element.name == "iframe":
                    found.setdefault((element.value("title") or "").strip().casefold(), element)
            self._first_titled = found
        return self._first_titled.get(title.strip().casefold())

    def release(self) -> None:
        """Let the elements, which refer to the whole, go when nobody will look at it any more."""
        for element in self.elements:
            element.markup = None
