"""Shortcodes of Hugo with an end, but with something between their marks that stops the build."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from profilelint.model.finding import Edit, Span
from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern
from profilelint.rules.api import finder
from profilelint.rules.embed.open_shortcodes import find_open_shortcodes

if TYPE_CHECKING:
    from profilelint.rules.api import Context

_BLANKS = pattern(r"[ \t\r\n]*+")
_OPENING = pattern(
    r"\{\{([<%])(?!\s*/\*)[ \t\r\n]*+(/?)[ \t\r\n]*+(\w[\w/-]*+(?P<inline>\.inline)?)?+"
)
# What follows the name of most shortcodes: values that all have names, or that all have none.
_FAULTLESS = pattern(
    r"(?:(?:[ \t\r\n]++[\w-]++=\"[^\"\\\n]*+\")*+"
    r"|(?:[ \t\r\n]++(?:[\w-]++(?!=)|\"[^\"\\\n]*+\"))*+)[ \t\r\n]*+[>%]\}\}"
)
# A name and the sign that gives it a value, or a value alone.
_WORD = pattern(r"([\w-][\w.-]*+)(=?)")
_QUOTED = pattern(r"\"(?:[^\"\\\n]|\\.)*+\"|`[^`]*+`")
_BARE = pattern(r"[^\s\"`\\]\S*+")
_LONGEST = 2000
_SHOWN = pattern(r"[^ \t\r\n]{1,40}")
# A value in quotation marks of typography, or in single ones.
_OTHER_QUOTES = pattern(
    r"(?<=[=\s])(?:([\u201c\u201d\u201e\u00ab])[^\"\\\u201c-\u201e\u00ab\u00bb\r\n]*+"
    r"[\u201c\u201d\u00bb]|'[^\"\\'\r\n]*+'|\u2018[^\"\\\u2018\u2019\r\n]*+\u2019)(?=[\s>%])"
)


class ShortcodeFault(NamedTuple):
    """What stops the build and where it stands, with the edits that repair the shortcode, if any.

    The kind is ``sign``, ``space``, ``quote``, ``mixed`` or ``closing``.
    """

    kind: str
    span: Span
    edits: tuple[Edit, ...]


@finder("shortcode_fault", of="body")
def find_shortcode_faults(context: Context) -> list[ShortcodeFault]:
    """Return the first fault of each shortcode on a page of Hugo.

    Hugo reads letters, digits, hyphens and what stands in straight quotation marks, and either
    values with names or values without (https://gohugo.io/content-management/shortcodes/). Code is
    no exception.
    """
    document = context.document
    text, start = document.text, document.body_start
    if context.generator != "Hugo" or not ("{{<" in text or "{{%" in text):
        return []
    if document.flavor == "pandoc":
        # R Markdown, of which blogdown makes the page that Hugo reads.
        return []
    faults: dict[int, ShortcodeFault] = {}
    opened: Counter[str] = Counter()
    for opening in _OPENING.finditer(text, start):
        name = opening[3] or ""
        if not opening[2]:
            opened[name] += 1
            if name and _FAULTLESS.match(text, opening.end()) is not None:
                continue
            end = "%}}" if opening[1] == "%" else ">}}"
            fault = _fault(text, opening.end(), end, is_named=bool(name))
            if fault is not None and not opening["inline"]:
                faults[opening.start()] = fault._replace(edits=_edits(text, opening.start(), end))
        elif name and not opened[name]:
            faults[opening.start()] = ShortcodeFault("closing", Span(*opening.span(3)), ())
        else:
            opened[name] -= 1
    if faults:
        for each in find_open_shortcodes(context):
            faults.pop(each.span.start, None)
    return [*faults.values()]


def _fault(text: str, at: int, end: str, *, is_named: bool = True) -> ShortcodeFault | None:
    """Return the first fault between the name of a shortcode and its end, if it has one."""
    takes_names: bool | None = None
    while True:
        at = _behind_blanks(text, at)
        if at == len(text) or text.startswith((end, "\\"), at):
            # What a backslash does depends on what comes before and after it.
            return None
        if not is_named:
            return _wrong(text, at)
        if text[at] == "/":
            at += 1
            continue
        if text[at] == "=":
            at = _behind_blanks(text, at + 1)
            value = _QUOTED.match(text, at) or _BARE.match(text, at)
        else:
            value = _QUOTED.match(text, at)
            word = _WORD.match(text, at) if value is None else None
            if value is None and word is None:
                return _wrong(text, at)
            has_name = word is not None and bool(word[2])
            if takes_names not in (None, has_name):
                return _wrong(text, at, "mixed")
            takes_names = has_name
            if word is not None:
                at = word.end(1)
                continue
        if value is None:
            return _wrong(text, at)
        at = value.end()


def _behind_blanks(text: str, at: int) -> int:
    blanks = _BLANKS.match(text, at)
    return blanks.end() if blanks is not None else at


def _wrong(text: str, at: int, kind: str = "") -> ShortcodeFault | None:
    shown = _SHOWN.match(text, at)
    if shown is None or text.startswith(("{{<", "{{%"), at):
        return None
    if text[at].isspace():
        return ShortcodeFault("space", Span(at, at + 1), ())
    span = Span(at, at + len(shown[0].removesuffix("}}").rstrip(">%")) or at + 1)
    return ShortcodeFault(kind or ("quote" if text[at] in '"`' else "sign"), span, ())


def _edits(text: str, start: int, end: str) -> tuple[Edit, ...]:
    """Return the edits that write straight quotation marks and plain spaces in a shortcode.

    They are those after which it has no fault, else none.
    """
    last = text.find(end, start, start + _LONGEST)
    tag = text[start : last + len(end)] if last >= 0 else ""
    edits = []
    for value in _OTHER_QUOTES.finditer(tag):
        for place in (value.start(), value.end() - 1):
            edits.append(Edit(Span(start + place, start + place + 1), '"'))
    edits += [
        Edit(Span(start + place, start + place + 1), " ")
        for place, sign in enumerate(tag)
        if sign.isspace() and sign not in " \t\r\n"
    ]
    repaired = list(tag)
    for edit in edits:
        repaired[edit.span.start - start] = edit.text
    whole = "".join(repaired)
    opening = _OPENING.match(whole)
    if opening is None or not opening[3] or _fault(whole, opening.end(), end) is not None:
        return ()
    return tuple(edits)
