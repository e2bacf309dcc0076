from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, ClassVar, Final

from profilelint.model.finding import Severity, Span
from profilelint.model.pattern import pattern
from profilelint.rules.api import Context, Invalid, Rule, Valid, replace, replace_all
from profilelint.rules.page.fields import excerpt

if TYPE_CHECKING:
    from profilelint.model.finding import Fix
    from profilelint.rules.link.brackets import BrokenLink
    from profilelint.rules.link.raw_links import RawLink

# Flavors that take an address up to its parenthesis, and quotation marks within a title. Browsers
# drop the line ends that two of them leave in it; the third writes spaces instead.
_KEEPING_LINES = frozenset(("kramdown", "kramdown-html", "python-markdown"))
_JOINING_LINES = "pandoc"
_KEEPING_SPACES = frozenset((*_KEEPING_LINES, _JOINING_LINES))
_KEPT = {"host": "dead", "space": "path"}
"""The messages of what these take for a link all the same, by what others have against it."""

_ALWAYS = frozenset(("open-title", "quotes", "size", "two"))
"""The messages of what works nowhere."""

_SPACES = pattern(r"[ \t]+")
# What stands before the path of an address; all of a space and what is around it is part of it.
_HOST = pattern(
    r"(?:(?:https?|s?ftp)(?::[/\\][/\\]?[^/\\?#]*[ \t]|[ \t]+:|:[ \t])|//[^/\\?#]*[ \t]"
    r"|www\.[ \t])",
    re.IGNORECASE,
)
# The part of an address that no space belongs to.
_BARE = pattern(
    r"(?:https?|s?ftp)[ \t]*:[ \t/\\]*[^/\\?#]*|//[^/\\?#]*|www\.[ \t]+[^\s/\\?#]*"
    r"|(?:mailto|tel|sms):[^?]*",
    re.IGNORECASE,
)
# An address and a title in quotation marks.
_TITLED = pattern(r"[^ \t]+[ \t]+([\"'])(.*)\1[ \t]*")
# A title in quotation marks that are none to Markdown.
_STOPS: Final = ".,;:!?"
_BEFORE_TITLE = pattern(r"[ \t]+[\"'(]")
_CURLY_TITLE = pattern(r"[^ \t]+[ \t]+([“”„«‘‚])([^“”„«»‘’‚\r\n]+)(?:([”“»’‘])[ \t]*|(?<![ \t]))")
# A title whose quotation mark is not closed.
_OPEN_TITLE = pattern(r"[^ \t\"']+[ \t]+([\"'])[^\"'\r\n]*[^\"'\s\\]")
_TWO = pattern(r"\S+[ \t]+(?:https?://|www\.)\S+", re.IGNORECASE)
# The size of a picture, as some programs take it.
_SIZE = pattern(r"[^ \t]+([ \t]+=[0-9]*%?x?[0-9]*%?)(?<=[0-9%x])[ \t]*")
# One with white space behind the scheme alone: it was meant without.
_APART = pattern(r"(?:mailto|tel|sms):[ \t]+[^ \t?]+", re.IGNORECASE)
# The rest of an address that a line end breaks, behind which its parenthesis closes.
_CONTINUED = pattern(
    r"([ \t]*+(?:\r\n?|\n)[ \t>]*+)[^\s()]++(?:[ \t]++(?:\"[^\"\r\n]*+\"|'[^'\r\n]*+'))?[ \t]*+\)"
)
# White space between the words that a mail or a query is made of: it is meant.
_WORDS = pattern(r"[^?\s]+\?(?:[^ \t]*[\w,;:!?][ \t]+(?=\w))+[^ \t]*$")


class LinkSyntax(Rule):
    """A link is written so that Markdown reads it as one.

    A space between the brackets and the parentheses, a space in the address, a parenthesis that is
    not closed, or the two pairs in the wrong order make no link: readers see brackets and the raw
    address. Write "[annual report](https://example.org/report)". A space in an address is usually a
    typing error; if it belongs to a file name, write "%20" instead. kramdown, Python-Markdown and
    Pandoc make a link of it all the same.
    """

    name = "link-syntax"
    summary = "A link is written so that Markdown reads it as one."
    severity = Severity.ERROR
    severities: ClassVar = {"parenthesis": Severity.WARNING, "bracket": Severity.WARNING}
    exceptions: ClassVar = (("path", Severity.HINT, "where the site makes a link of it anyway"),)
    messages: ClassVar = {
        "gap": 'this is not a link, so readers see "{written}": delete the space before the "("',
        "space": (
            'this is not a link, because the address has a space: delete it, or write "%20" '
            "instead if it belongs to the address"
        ),
        "host": (
            "this is not a link, because the address has a space before its path: delete the space"
        ),
        "title": (
            "this is not a link, because its title contains quotation marks: write a backslash "
            "before each of them"
        ),
        "quotes": (
            "the title of this link is a part of its address, because the quotation marks around "
            "it are not straight: write straight ones"
        ),
        "open-title": (
            "the quotation marks of the title are not closed, so the link does not work: write "
            '{mark} before the ")"'
        ),
        "two": "two addresses stand here, so the link does not work: keep one of them",
        "size": (
            'the size "{size}" cannot stand behind the address of a picture, so the picture is not '
            "shown: delete it"
        ),
        "path": 'this address has a space, which not all programs read: delete it, or write "%20" '
        "instead if it belongs to the address",
        "dead": "this address has a space before its path, so it leads nowhere: delete the space",
        "words": (
            'this is not a link, because the address has a space: write "%20" instead of the space'
        ),
        "gap-picture": (
            'this is not a picture, so readers see "{written}": delete the space before the "("'
        ),
        "open": 'this is not a link, so readers see "{written}": close the address with a ")"',
        "parted": (
            'this is not a link, so readers see "{written}": write its words in one paragraph'
        ),
        "open-picture": (
            'this is not a picture, so readers see "{written}": close the address with a ")"'
        ),
        "lines": (
            "this is not a link, because the address is broken over two lines: write it on one line"
        ),
        "joined": (
            "this address is broken over two lines, so it has a space in it and leads nowhere: "
            "write it on one line"
        ),
        "swapped": 'this is not a link, so readers see "{written}": write [words](address)',
        "raw": 'this is not a link, so readers see "{written}": write "{wanted}"',
        "picture": 'this is a link and no picture, as its "!" is out of place: write "{wanted}"',
        "unopened": (
            'this is not a link, so readers see "{written}": write a "[" before its words'
        ),
        "parenthesis": 'readers see the ")" behind this link, which closes nothing: delete it',
        "bracket": 'readers see the "[" before this link, which opens nothing: delete it',
        "nested": (
            'there is a link in the words of this one, so readers see "{written}": delete one of '
            "the two"
        ),
    }
    fix = "some"
    changes = ("links",)
    examples = (
        Valid("A [plan](/a) (https://example.org/b), [sic] (see there), [c](<d e>) [f](g h).\n"),
        Valid("`[a] (https://example.org/)`, [1](/a_(b)) and [x](/y 'z') (see)[note].\n"),
        Invalid(
            "Read the [plan](https://example.org/plan “All of it”).\n",
            covers=("https://example.org/plan “All of it”",),
            message_id="quotes",
            fixed='Read the [plan](https://example.org/plan "All of it").\n',
        ),
        Invalid(
            "Read the [plan](https://example.org/plan \"All of it) and [b](/b 'B).\n",
            covers=('https://example.org/plan "All of it', "/b 'B"),
            message_id="open-title",
            fixed="Read the [plan](https://example.org/plan \"All of it\") and [b](/b 'B').\n",
        ),
        Invalid(
            "Read the [plan](https://example.org/plan “All of it).\n",
            covers=("https://example.org/plan “All of it",),
            message_id="quotes",
            fixed='Read the [plan](https://example.org/plan "All of it").\n',
            files={"_config.yml": ""},
        ),
        Invalid(
            "Read the [plan](https://example.org/plan https://example.org/b).\n",
            covers=("https://example.org/plan https://example.org/b",),
            message_id="two",
        ),
        Invalid(
            "![A pier](/pier.jpg =300x)\n",
            covers=("/pier.jpg =300x",),
            message_id="size",
            fixed="![A pier](/pier.jpg)\n",
        ),
        Invalid(
            "![A pier] (https://example.org/pier.jpg)\n",
            covers=("![A pier] (https://example.org/pier.jpg)",),
            message_id="gap-picture",
            fixed="![A pier](https://example.org/pier.jpg)\n",
        ),
        Invalid(
            "Ask [Ana](mailto: ana@example.org).\n",
            covers=("mailto: ana@example.org",),
            message_id="space",
            fixed="Ask [Ana](mailto:ana@example.org).\n",
        ),
        Invalid(
            "Call [Ana](tel:+1 202 555 0143).\n",
            covers=("tel:+1 202 555 0143",),
            message_id="space",
            fixed="Call [Ana](tel:+12025550143).\n",
        ),
        Invalid(
            "Read the [plan] (https://example.org/plan).\n",
            covers=("[plan] (https://example.org/plan)",),
            message_id="gap",
            fixed="Read the [plan](https://example.org/plan).\n",
        ),
        Invalid(
            "Read the [plan] ( https://example.org/plan ).\n",
            covers=("[plan] ( https://example.org/plan )",),
            message_id="gap",
            fixed="Read the [plan](https://example.org/plan).\n",
        ),
        Valid("A [plan](https://example.org/{{< param version >}}/plan) and [b](/{{ c }}/d).\n"),
        Valid('A [plan](https://example.org/`{python} c["d"]`/plan) and [b](/`r e + 1`/f).\n'),
        Invalid(
            "Read the [plan](/uploads/pier plan.pdf) and [b](https://example.org/a b 'B').\n",
            covers=("/uploads/pier plan.pdf", "https://example.org/a b 'B'"),
            message_id="space",
            fixed="Read the [plan](/uploads/pier%20plan.pdf) and "
            "[b](https://example.org/a%20b 'B').\n",
        ),
        Invalid(
            "Read the [plan](/uploads/pier plan.pdf).\n",
            covers=("/uploads/pier plan.pdf",),
            message_id="path",
            fixed="Read the [plan](/uploads/pier%20plan.pdf).\n",
            files={"_config.yml": ""},
        ),
        Invalid(
            "Read the [plan](https://www. example.org/plan).\n",
            covers=("https://www. example.org/plan",),
            message_id="dead",
            fixed="Read the [plan](https://www.example.org/plan).\n",
            files={"_config.yml": ""},
        ),
        Invalid(
            "Read the [plan](https:// www. example.org/plan).\n",
            covers=("https:// www. example.org/plan",),
            message_id="host",
            fixed="Read the [plan](https://www.example.org/plan).\n",
        ),
        Valid("[sic](// see example.org) and [sic](ftp: as it was) [sic](http: or https:)\n"),
        Invalid(
            "[a](ftp://blue coast.example/), [b](//blue coast.example) and [c](https ://example.org)\n",
            covers=(
                "ftp://blue coast.example/",
                "//blue coast.example",
                "https ://example.org",
            ),
            message_id="host",
            fixed="[a](ftp://bluecoast.example/), [b](//bluecoast.example) and "
            "[c](https://example.org)\n",
        ),
        Invalid(
            '[a](/b "The \\"old\\" and "new" pier").\n',
            covers=('/b "The \\"old\\" and "new" pier"',),
            message_id="title",
            fixed='[a](/b "The \\"old\\" and \\"new\\" pier").\n',
        ),
        Invalid(
            "Write [to us](mailto:ann@example.org?subject=New boats).\n",
            covers=("mailto:ann@example.org?subject=New boats",),
            message_id="words",
            fixed="Write [to us](mailto:ann@example.org?subject=New%20boats).\n",
        ),
        Invalid(
            "Write [to us](mailto:ann@example. org?subject=New boats), or "
            "[here](sms:+1 202 555 0143?body=A boat).\n",
            covers=("mailto:ann@example. org?subject=New boats", "sms:+1 202 555 0143?body=A boat"),
            message_id="space",
            fixed="Write [to us](mailto:ann@example.org?subject=New%20boats), or "
            "[here](sms:+12025550143?body=A%20boat).\n",
        ),
        Invalid(
            "![A pier](https://img. example.org/a pier.jpg) and [b](//cdn. example.org/b).\n",
            covers=("https://img. example.org/a pier.jpg", "//cdn. example.org/b"),
            message_id="host",
            fixed="![A pier](https://img.example.org/a%20pier.jpg) and [b](//cdn.example.org/b).\n",
        ),
        Invalid(
            "![A boat](big boat.png), [the plan](pier plan.pdf#page=2) and [b](a b/c d.md 'B').\n",
            covers=("big boat.png", "pier plan.pdf#page=2", "a b/c d.md 'B'"),
            message_id="space",
            fixed="![A boat](big%20boat.png), [the plan](pier%20plan.pdf#page=2) and "
            "[b](a%20b/c%20d.md 'B').\n",
        ),
        Valid("See [a](the plan.pdf and more), [b](plan.pdf 'a b.pdf'), [c](p. 4).\n"),
        Invalid(
            "Read the [plan](https://example.org/plan and build.\n",
            covers=("[plan](https://example.org/plan",),
            message_id="open",
            fixed="Read the [plan](https://example.org/plan) and build.\n",
        ),
        Invalid(
            "![The pier](pier.jpg\n\nSee [the plan](https://example.org/plan.\n",
            covers=("![The pier](pier.jpg", "[the plan](https://example.org/plan."),
            message_id="open-picture",
            fixed="![The pier](pier.jpg)\n\nSee [the plan](https://example.org/plan).\n",
        ),
        Invalid(
            '[plan](https://example.org/plan "The plan" and [b](https://example.org/c(d and so.\n',
            covers=("[plan](https://example.org/plan", "[b](https://example.org/c(d"),
            message_id="open",
        ),
        Invalid(
            "Read the [plan](https://example.org/\nplan).\n",
            covers=("[plan](https://example.org/",),
            message_id="lines",
            fixed="Read the [plan](https://example.org/plan).\n",
        ),
        Valid("Read the [plan](https://example.org/\nplan).\n", files={"_config.yml": ""}),
        Invalid(
            "- Read [\n\n  the plan](https://example.org/plan).\n",
            covers=("[\n\n  the plan](https://example.org/plan)",),
            message_id="parted",
        ),
        Invalid(
            "> Read the [plan](https://example.org/\n> plan), [b](/a b.pdf).\n",
            covers=("[plan](https://example.org/", "/a b.pdf"),
            message_id="joined",
            path="a.qmd",
            fixed="> Read the [plan](https://example.org/plan), [b](/a%20b.pdf).\n",
        ),
        Invalid(
            "Read the (plan)[https://example.org/plan].\n",
            covers=("(plan)[https://example.org/plan]",),
            message_id="swapped",
            fixed="Read the [plan](https://example.org/plan).\n",
        ),
        Valid(
            "A [plan (https://example.org/a)], f(https://example.org/b) and [1]（https://c.example）.\n"
        ),
        Invalid(
            "Read [the plan(https://example.org/a) of [b]{https://example.org/b}.\n\n"
            "[url=https://example.org/c]c[/url] [d|https://example.org/d] "
            "[https://example.org/e](The plan)\n",
            covers=(
                "[the plan(https://example.org/a)",
                "[b]{https://example.org/b}",
                "[url=https://example.org/c]c[/url]",
                "[d|https://example.org/d]",
                "[https://example.org/e](The plan)",
            ),
            message_id="raw",
            fixed="Read [the plan](https://example.org/a) of [b](https://example.org/b).\n\n"
            "[c](https://example.org/c) [d](https://example.org/d) "
            "[The plan](https://example.org/e)\n",
        ),
        Invalid(
            "[a]((https://example.org/a) [b](<https://example.org/b) "
            "\\[c\\](https://example.org/c) [d]（https://example.org/d）\n",
            covers=(
                "[a]((https://example.org/a)",
                "[b](<https://example.org/b)",
                "\\[c\\](https://example.org/c)",
                "[d]（https://example.org/d）",
            ),
            message_id="raw",
            fixed="[a](https://example.org/a) [b](https://example.org/b) "
            "[c](https://example.org/c) [d](https://example.org/d)\n",
        ),
        Valid("[] (https://example.org/a), [](/b c) and \\![](/d\n"),
        Valid("![\\[a\\](https://example.org/a)](/a.png)\n"),
        Valid("Look! [A pier](/a.png)\n\n[! Attention](/b)\n"),
        Invalid(
            "! [A pier](/a.png)\n\nB [!A boat](/b.jpg)\n",
            covers=("! [A pier](/a.png)", "[!A boat](/b.jpg)"),
            message_id="picture",
            fixed="![A pier](/a.png)\n\nB ![A boat](/b.jpg)\n",
        ),
        Valid('Readers see "[b]{https://example.org/b}" or \\[b]{https://example.org/b}.\n'),
        Valid("(See [a](/b)), [[1](/c), [2](/d)] and [(a) [c](/d)](/e) (and\n[more](/f)).\n"),
        Invalid(
            "A) Read the [plan](https://example.org/plan)) (and [the _map_](/map)).\n",
            covers=(")",),
            message_id="parenthesis",
            fixed="A) Read the [plan](https://example.org/plan) (and [the _map_](/map)).\n",
        ),
        Invalid(
            "Read [[the plan](https://example.org/plan), and [sic] the [[rest].\n",
            covers=("[",),
            message_id="bracket",
            fixed="Read [the plan](https://example.org/plan), and [sic] the [[rest].\n",
        ),
        Invalid(
            "Read <https://example.org/plan|the plan>.\n",
            covers=("<https://example.org/plan|the plan>",),
            message_id="raw",
            fixed="Read [the plan](https://example.org/plan).\n",
        ),
        Invalid(
            "Read [the plan]](https://example.org/plan).\n",
            covers=("[the plan]](https://example.org/plan)",),
            message_id="raw",
            fixed="Read [the plan](https://example.org/plan).\n",
        ),
        Invalid(
            "Read the plan](https://example.org/plan).\n",
            covers=("](https://example.org/plan)",),
            message_id="unopened",
        ),
        Invalid(
            "Read [[the plan](https://example.org/a)](https://example.org/a).\n",
            covers=("](https://example.org/a)",),
            message_id="nested",
        ),
    )

    def check_raw_link(self, raw: RawLink, context: Context) -> None:
        """Report what is shown as it is written, and how to write it."""
        kind, span, words, address = raw
        if kind == "placeholder":
            return  # link-empty tells of it
        wanted = f"[{words.strip()}]({address})"
        fixes: tuple[Fix, ...] = ()
        if kind == "raw":
            fixes = replace("Write it as a link", span, wanted, "unsafe")
        elif kind in {"parenthesis", "bracket"}:
            fixes = replace("Delete it", span, "", "unsafe")
        elif kind == "picture":
            wanted = f"!{wanted}"
            fixes = replace("Write it as a picture", span, wanted, "unsafe")
        written = excerpt(context.document.text[span.start : span.end])
        context.report(self, kind, span, fixes=fixes, written=written, wanted=excerpt(wanted))

    def check_broken_link(self, broken: BrokenLink, context: Context) -> None:
        """Report what keeps brackets and parentheses from being a link."""
        text = context.document.text
        words, span = broken.words, broken.span
        if broken.kind == "gap" and text[words.start : words.end].strip().isdigit():
            # "[1] (https://…)" is a note with its source.
            return
        kind = _kind(broken, text)
        pictured = f"{kind}-picture" if _is_picture(broken, text) else ""
        if pictured in self.messages:
            span = Span(span.start - 1, span.end)
        written = excerpt(text[span.start : span.end])
        message_id = kind
        if context.document.flavor in _KEEPING_SPACES and broken.kind == "space":
            message_id = _KEPT.get(kind, kind if kind in _ALWAYS else "")
        if kind == "lines" and context.document.flavor in _KEEPING_SPACES:
            message_id = "joined" if context.document.flavor == _JOINING_LINES else ""
        if pictured in self.messages:
            message_id = pictured
        if message_id:
            context.report(
                self,
                message_id,
                span,
                fixes=_repair(kind, broken, text),
                severity=Severity.HINT if message_id == "path" else None,
                written=written,
                **_quoted(kind, broken, text),
            )


def _is_picture(broken: BrokenLink, text: str) -> bool:
    """Return whether an exclamation mark that is not escaped stands before the words."""
    start = broken.words.start - 1
    return text[max(0, start - 1) : start] == "!" and text[max(0, start - 2) : start - 1] != "\\"


def _quoted(kind: str, broken: BrokenLink, text: str) -> dict[str, Any]:
    """Return what only some messages quote."""
    if kind == "open-title":
        return {"mark": _mark(broken, text)}
    return {"size": text[slice(*_size(broken, text))].strip()} if kind == "size" else {}


def _mark(broken: BrokenLink, text: str) -> str:
    """Return the quotation mark that opens a title and is not closed; empty if there is none."""
    titled = _OPEN_TITLE.fullmatch(text, *broken.address)
    return titled[1] if titled is not None else ""


def _size(broken: BrokenLink, text: str) -> Span:
    """Return where the size of a picture stands, with the space before it; empty without one."""
    sized = _SIZE.fullmatch(text, *broken.address)
    end = broken.address.end
    return Span(*sized.span(1)) if sized is not None else Span(end, end)


def _kind(broken: BrokenLink, text: str) -> str:
    """Return the message for a link; one for a space depends on where in the address it is."""
    if broken.kind == "open" and _CONTINUED.match(text, broken.address.end) is not None:
        return "lines"
    if broken.kind != "space":
        return broken.kind
    address = text[broken.address.start : broken.address.end]
    if _inner_marks(broken, text):
        return "title"
    if _CURLY_TITLE.fullmatch(text, *broken.address):
        return "quotes"
    if _OPEN_TITLE.fullmatch(address):
        return "open-title"
    if _TWO.fullmatch(address):
        return "two"
    if _is_picture(broken, text) and _SIZE.fullmatch(address):
        return "size"
    if _HOST.match(address):
        return "host"
    return "words" if _WORDS.match(address) else "space"


def _repair(kind: str, broken: BrokenLink, text: str) -> tuple[Fix, ...]:
    words, address = broken.words, broken.address
    if kind == "gap":
        written = f"({text[address.start : address.end]})"
        return replace("Delete the space", Span(words.end + 1, broken.span.end), written)
    if kind == "title":
        marks = _inner_marks(broken, text)
        escapes = [(Span(mark, mark), "\\") for mark in marks]
        return replace_all("Write backslashes", escapes, "unsafe")
    if kind == "quotes":
        titled = _CURLY_TITLE.fullmatch(text, *address)
        if titled is None:
            return ()
        end = Span(*titled.span(3)) if titled[3] else Span(titled.end(), titled.end())
        edits = [(Span(*titled.span(1)), '"'), (end, '"')]
        return replace_all("Write straight ones", edits, "unsafe")
    if kind == "open-title":
        mark = _mark(broken, text)
        return replace(f"Write {mark}", Span(address.end, address.end), mark, "unsafe")
    if kind == "size":
        return replace("Delete the size", _size(broken, text), "", "unsafe")
    if kind in {"space", "host", "words"}:
        return _without_spaces(kind, address, text)
    if kind == "open":
        written = text[address.start : address.end].rstrip(_STOPS)
        if written.count("(") != written.count(")") or _BEFORE_TITLE.match(text, address.end):
            return ()
        stop = address.start + len(written)
        return replace('Write ")"', Span(stop, stop), ")", "unsafe")
    if kind == "lines":
        found = _CONTINUED.match(text, address.end)
        place = Span(*found.span(1)) if found is not None else Span(address.end, address.end)
        return replace("Join the lines", place, "", "unsafe")
    if kind == "swapped":
        brackets = ((words.start - 1, "["), (words.end, "]"))
        parentheses = ((address.start - 1, "("), (address.end, ")"))
        edits = [(Span(at, at + 1), mark) for at, mark in (*brackets, *parentheses)]
        return replace_all("Correct the brackets", edits, "unsafe")
    return ()


def _without_spaces(kind: str, address: Span, text: str) -> tuple[Fix, ...]:
    """Return the fix that deletes the spaces of a host or a contact and escapes all others."""
    bare = _BARE.match(text, *address)
    end = bare.end() if bare is not None else address.start
    edits = []
    for space in _SPACES.finditer(text, *address):
        place = Span(*space.span())
        edits.append((place, "" if place.start < end else "%20" * len(space[0])))
    written = {bool(replacement) for _, replacement in edits}
    if True not in written:
        is_safe = _APART.fullmatch(text, *address) is not None
        return replace_all("Delete the space", edits, "safe" if is_safe else "unsafe")
    if '"' in text[address.start : address.end]:
        return ()
    if False in written:
        return replace_all("Correct the spaces", edits, "unsafe")
    # Behind the query of a web page, words may as well be meant as a title.
    is_safe = kind == "words" and text.startswith("mailto:", address.start)
    return replace_all('Write "%20"', edits, "safe" if is_safe else "unsafe")


def _inner_marks(broken: BrokenLink, text: str) -> list[int]:
    """Return the places of the quotation marks within the title of a link; empty without one."""
    titled = _TITLED.fullmatch(text, *broken.span)
    if titled is None:
        return []
    mark, (start, end) = titled[1], titled.span(2)
    return [place for place in range(start, end) if text[place] == mark and text[place - 1] != "\\"]
