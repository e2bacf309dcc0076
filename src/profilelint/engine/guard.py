"""What fixes may change: a page is read again with them, and compared with what it was.

Everything that the site shows, links to or hands to a template is compared. A difference is
accepted where an edit made it and the fix says so: a fix declares what it changes by the places
of its edits, by the route of its finding, and by what its rule `changes`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import compress
from typing import TYPE_CHECKING, Any

from profilelint.engine.edits import apply
from profilelint.model.named_tuple import NamedTuple
from profilelint.source.markdown.structure import Part, read_structure
from profilelint.source.read import read_document

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from profilelint.model.document import Document
    from profilelint.model.finding import Fix, Route
    from profilelint.model.inline import Link
    from profilelint.model.markup import Element
    from profilelint.model.tree import Plain

MISSING = object()
"""Stands for the value of a key that one of two versions of front matter does not have."""


class Declared(NamedTuple):
    """A fix and what it declares: the route of its finding and what its rule changes."""

    fix: Fix
    route: Route = ()
    changes: Collection[str] = ()


class Difference(NamedTuple):
    """A place in which two versions of front matter differ; a missing side is `MISSING`."""

    route: Route
    before: Any
    after: Any


class Guard:
    """Applies fixes to one page, but none that changes more than it declares."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._view: _View | None = None

    def apply(self, declared: Sequence[Declared]) -> Document | None:
        """Return the page after fixes that do not overlap, or None if they are refused."""
        before = self.document
        edits = [edit for each in declared for edit in each.fix.edits]
        text = apply(before.text, edits)
        if text == before.text:
            return None
        after = read_document(before.path, text.encode("utf-8", "surrogatepass"), before.flavor)
        if after.text != text or not keeps_data(before, after, declared):
            return None
        if self._view is None:
            self._view = _View(before)
        places = _Places(declared)
        return after if self._view.agrees(_View(after), places) else None


def differences(before: Plain, after: Plain, route: Route = ()) -> Iterator[Difference]:
    """Yield the places in which two versions of front matter differ.

    Lists of different length differ as a whole.
    """
    if isinstance(before, dict) and isinstance(after, dict):
        for key in {**before, **after}:
            one: Any = before.get(key, MISSING)
            other: Any = after.get(key, MISSING)
            if not (one.__class__ is str and one == other):
                yield from differences(one, other, (*route, key))
    elif isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        for index, (one, other) in enumerate(zip(before, after, strict=True)):
            yield from differences(one, other, (*route, index))
    elif type(before) is not type(after) or before != after:
        yield Difference(route, before, after)


def keeps_data(before: Document, after: Document, declared: Sequence[Declared]) -> bool:
    """Return whether front matter differs only where a fix says so."""
    if before.front_matter is None:
        return True  # nothing was known of its data
    if after.front_matter is None or after.front_matter.notation != before.front_matter.notation:
        return False
    routes = _Routes(each.route for each in declared if each.route)
    return all(map(routes.intend, differences(before.data, after.data)))


class _Routes:
    """The places of front matter that were to be fixed."""

    def __init__(self, routes: Iterable[Route]) -> None:
        self._fixed = frozenset(routes)
        self._parents = frozenset(route[:-1] for route in self._fixed)
        self._lists = frozenset(route[:-1] for route in self._fixed if isinstance(route[-1], int))

    def intend(self, difference: Difference) -> bool:
        """Return whether a difference is at, or below, a place that was to be fixed.

        A new key beside a fixed one is its new name; a list whose element was fixed may have
        become shorter or longer.
        """
        route = difference.route
        return (
            any(route[: depth + 1] in self._fixed for depth in range(len(route)))
            or route in self._lists
            or (difference.before is MISSING and route[:-1] in self._parents)
        )


class _Spans:
    """Spans, put in order and joined where they overlap or touch."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self.spans: list[tuple[int, int]] = []
        for start, end in sorted(spans):
            if self.spans and start <= self.spans[-1][1]:
                self.spans[-1] = (self.spans[-1][0], max(end, self.spans[-1][1]))
            else:
                self.spans.append((start, end))
        self._ends = [end for _, end in self.spans]

    def touch(self, start: int, end: int) -> bool:
        """Return whether a span lies in, at the start or at the end of what is between offsets."""
        index = bisect_left(self._ends, start)
        return index < len(self.spans) and self.spans[index][0] <= end

    def change(self, start: int, end: int) -> bool:
        """Return whether a span changes what is between offsets; at either end, it does not."""
        index = bisect_right(self._ends, start)
        return index < len(self.spans) and self.spans[index][0] < end


class _Sides(NamedTuple):
    """Spans of a page before and after fixes."""

    before: _Spans
    after: _Spans


class _Places:
    """Where fixes change a page: the spans of their edits before and after, by what they say."""

    def __init__(self, declared: Sequence[Declared]) -> None:
        pairs = [(edit, each) for each in declared for edit in each.fix.edits]
        pairs.sort(key=lambda pair: pair[0].span)
        self._declared = [each for _, each in pairs]
        self._before = [(edit.span.start, edit.span.end) for edit, _ in pairs]
        self._after: list[tuple[int, int]] = []
        distance = 0
        for edit, _ in pairs:
            start, end = edit.span.start + distance, edit.span.start + distance + len(edit.text)
            self._after.append((start, end))
            distance = end - edit.span.end
        self.every = self._of([True] * len(pairs))

    def declaring(self, change: str) -> _Sides:
        """Return the spans of the fixes that declare a change."""
        return self._of([change in each.changes for each in self._declared])

    def of_anchors(self) -> _Sides:
        """Return the spans of the fixes that may change the anchor of the heading they are in."""
        return self._of(
            [each.fix.safety == "unsafe" or "blocks" in each.changes for each in self._declared]
        )

    def _of(self, chosen: Sequence[bool]) -> _Sides:
        return _Sides(_Spans(compress(self._before, chosen)), _Spans(compress(self._after, chosen)))

    def forth(self, start: int, end: int) -> tuple[int, int]:
        """Return where a span of the page before lies after."""
        return _moved(start, self._before, self._after), _moved(end, self._before, self._after)

    def back(self, start: int, end: int) -> tuple[int, int]:
        """Return where a span of the page after lay before."""
        return _moved(start, self._after, self._before), _moved(end, self._after, self._before)


def _moved(place: int, here: Sequence[tuple[int, int]], there: Sequence[tuple[int, int]]) -> int:
    """Return where an offset lies on the other side of edits; within one, it is its end."""
    index = bisect_right(here, (place, place)) - 1
    if index < 0:
        return place
    return there[index][1] + max(0, place - here[index][1])


class _View:
    """What is compared of a page's body."""

    def __init__(self, document: Document) -> None:
        from profilelint.source.markdown.flavor import flavor_named
        from profilelint.source.markdown.html.elements import may_hold_markup, parse_markup

        body, text = document.body, document.text
        self.regions = [
            Part(region.start, region.end, text[region.start : region.end])
            for region in body.regions
        ]
        self.tags = [Part(*tag, text[tag.start : tag.end]) for tag in body.tags]
        structure = read_structure(body)
        self.inlines, self.texts, self.code = structure.inlines, structure.texts, structure.code
        self.lists: list[Part] = []
        self.items: list[Part] = []
        self.paragraphs: list[Part] = []
        self.blocks: list[Part] = []
        for part in structure.blocks:
            kind = part.value[1]
            kinds = {"List": self.lists, "Item": self.items, "Paragraph": self.paragraphs}
            kinds.get(kind, self.blocks).append(part)
        self.html = [
            Part(*span, text[span.start : span.end]) for span in (each.span for each in body.html)
        ]
        self.links = [*body.links, *body.images]
        self.elements = parse_markup(document).elements if may_hold_markup(body) else []
        texts = [heading.text for heading in body.headings]
        anchors = [way(texts) for way in flavor_named(document.flavor).anchors]
        self.anchors = [
            Part(*heading.span, [names[index] for names in anchors])
            for index, heading in enumerate(body.headings)
        ]

    def agrees(self, other: _View, places: _Places) -> bool:
        """Return whether another view has the same but where places say otherwise."""
        every, blocks = places.every, places.declaring("blocks")
        for name, sides in (
            ("regions", places.declaring("regions")),
            ("blocks", blocks),
            ("inlines", places.declaring("inlines")),
            ("code", places.declaring("code")),
            ("tags", places.declaring("elements")),
            ("html", every),
            ("anchors", places.of_anchors()),
        ):
            ends = name == "inlines"  # a hard line break stands before what it breaks
            before = _left(getattr(self, name), sides.before, ends=ends)
            if before != _left(getattr(other, name), sides.after, ends=ends):
                return False
        # An edit may part or join lists, paragraphs and texts that reach far beyond it.
        lists = _reached(self.lists, other.lists, blocks, places, ends=True)
        items = _reached(self.items, other.items, blocks, places)
        paragraphs = _reached(self.paragraphs, other.paragraphs, lists, places)
        texts = _reached(self.texts, other.texts, every, places)
        return (
            _left(self.lists, lists.before) == _left(other.lists, lists.after)
            and _left(self.items, items.before) == _left(other.items, items.after)
            and _left(self.paragraphs, paragraphs.before)
            == _left(other.paragraphs, paragraphs.after)
            and _left(self.texts, texts.before) == _left(other.texts, texts.after)
            and self._keeps_links(other, places)
            and self._keeps_elements(other, places)
        )

    def _keeps_links(self, other: _View, places: _Places) -> bool:
        """Return whether no link leads elsewhere but where its address is edited."""
        every, making = places.every, places.declaring("links")
        return all(
            _leads(self.links, every.before, making.before, image=image)
            == _leads(other.links, every.after, making.after, image=image)
            for image in (False, True)
        )

    def _keeps_elements(self, other: _View, places: _Places) -> bool:
        """Return whether no element has other attributes but where its tag is edited.

        Each tag ends where it did.
        """
        every, making = places.every, places.declaring("elements")
        before = _tags(self.elements, every.before, making.before)
        after = _tags(other.elements, every.after, making.after)
        return [(*tag, last and places.forth(last, last)[0]) for *tag, last in before] == [
            (*tag, last) for *tag, last in after
        ]


def _left(parts: Sequence[Part], spans: _Spans, *, ends: bool = False) -> list[object]:
    """Return what parts are but those that spans change; with ``ends``, also those beside one."""
    if not spans.spans:
        return [part.value for part in parts]
    hold = spans.touch if ends else spans.change
    return [part.value for part in parts if not hold(part.start, part.end)]


def _reached(
    before: Sequence[Part],
    after: Sequence[Part],
    sides: _Sides,
    places: _Places,
    *,
    ends: bool = False,
) -> _Sides:
    """Return spans together with all parts, of before and after, that they change.

    With ``ends``, what is at the start or the end of a part counts as well.
    """
    if not sides.before.spans and not sides.after.spans:
        return sides
    old = _parts_in(before, sides.before, ends=ends)
    new = _parts_in(after, sides.after, ends=ends)
    return _Sides(
        _Spans([*sides.before.spans, *old, *(places.back(*span) for span in new)]),
        _Spans([*sides.after.spans, *new, *(places.forth(*span) for span in old)]),
    )


def _parts_in(parts: Sequence[Part], spans: _Spans, *, ends: bool) -> list[tuple[int, int]]:
    hold = spans.touch if ends else spans.change
    return [(part.start, part.end) for part in parts if hold(part.start, part.end)]


def _leads(links: Sequence[Link], edited: _Spans, making: _Spans, *, image: bool) -> list[object]:
    """Return where links lead, None for those whose address is edited."""
    found: list[object] = []
    for link in links:
        if link.image is not image or making.touch(*link.span):
            continue
        address = (link.text_span.end, link.span.end)
        if link.kind != "inline":
            # What is deleted at the end of an address leaves an edit beside it.
            address = (link.url_span.start, link.url_span.end + 1)
        found.append(None if edited.change(*address) else (link.url, link.title))
    return found


def _tags(
    elements: Sequence[Element], edited: _Spans, making: _Spans
) -> Iterator[tuple[str, bool, dict[str, str] | None, int | None]]:
    """Yield the names of elements, the attributes where they are not edited, and the last sign."""
    for element in elements:
        start, end = element.span
        if not making.touch(start, end):
            attributes = {each.name: each.value for each in element.attributes.values()}
            yield (
                element.name,
                element.inert,
                None if edited.change(start, end) else attributes,
                None if edited.change(end - 1, end) else end - 1,
            )
