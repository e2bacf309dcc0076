"""HTML elements as text: whatever becomes part of one is escaped, unless it is one itself."""

from __future__ import annotations

from profilelint.report.escape import markup


class Markup(str):
    """HTML that is not escaped again; every other text is when it becomes part of an element."""

    __slots__ = ()


def element(name: str, /, *children: str, between: str = "", **attributes: str) -> Markup:
    """Return an element; children and attribute values that are not `Markup` are escaped.

    An underscore in the name of an attribute stands for a hyphen, one at its end for nothing.
    """
    inner = between.join(
        child if isinstance(child, Markup) else markup(child) for child in children
    )
    return Markup(f"{start_tag(name, **attributes)}{between}{inner}{between}</{name}>")


def start_tag(name: str, /, **attributes: str) -> Markup:
    """Return how an element begins; see `element`."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{markup(value)}"'
        for key, value in attributes.items()
    )
    return Markup(f"<{name}{written}>")


def void(name: str, /, **attributes: str) -> Markup:
    """Return an element that has no content and no end tag (HTML Standard, 13.1.2)."""
    return Markup(element(name, **attributes).removesuffix(f"</{name}>"))
