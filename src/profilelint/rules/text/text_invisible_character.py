from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity
from profilelint.model.pattern import pattern
from profilelint.rules.api import Context, Invalid, Rule, Valid, replace
from profilelint.rules.page.parts import span_around

if TYPE_CHECKING:
    from profilelint.model.finding import Safety, Span
    from profilelint.rules.text.characters import HiddenCharacter

_SOFT_HYPHEN = "\xad"
_MARKS = frozenset("*_~")
_LONG_WORD = 10
_PARTED_WORD = pattern(r"[^\W\d_]++(?:\u00ad[^\W\d_]++)++")
_FAR = 100
_ANSI = pattern(r"(?:`{3,}|~{3,})[ \t]*+(?:ansi\b|\{[^}\r\n]*\bansi\b)", re.IGNORECASE)
_LINE_END = pattern(r"[^\S\r\n]*+(?:[\r\n]|\Z)")
_SEPARATORS = "\x0b\x0c\x85\u2028\u2029"
_AROUND_PATHS = pattern(r"[\s\"'()<>]")
_ON_OTHER_SITES = ("http:", "https:", "//", "mailto:")
_OF_FILES = (".gif", ".jpeg", ".jpg", ".pdf", ".png", ".svg", ".webp")
# What UTF-8 looks like in Windows-1252 and in Latin 1, before its last byte.
_MISREAD = ("\u00e2\u20ac", "\u00e2", "\u00e2\x80", "\u00c2", "\u00c3")


class TextInvisibleCharacter(Rule):
    """A page has no invisible characters.

    Zero-width spaces, soft hyphens and control characters come with text pasted from elsewhere. In
    a field they make a value differ from the one it looks like, so a list of the site misses the
    page; in an address they break the link; in a text they hide words from a search. Delete them.
    Joiners are allowed where a script or an emoji needs them, and so are direction marks in a
    paragraph with Arabic, Hebrew or other letters that run right to left, and zero-width spaces
    between the words of scripts without spaces, such as Thai and Chinese, and alone in an HTML
    element. In the text of a page, a soft hyphen in a word of ten letters or more is meant; code in
    the language "ansi" needs its control characters, and code may hold vertical tabs. Control
    characters between U+0080 and U+009F were letters or quotation marks in another encoding.
    """

    name = "text-invisible-character"
    summary = "A page has no invisible characters."
    severity = Severity.WARNING
    exceptions: ClassVar = (
        ("invisible", Severity.ERROR, "in keys and terms that the schema knows without it"),
    )
    messages: ClassVar = {
        "invisible": "there is an invisible character here, {character}: delete it",
        "repeated": (
            "there is an invisible character here {count} times in a row, {character}: leave one"
        ),
        "windows": (
            "there is an invisible character here, {character}: in Windows-1252 it is "
            '"{meant}": write that'
        ),
        "unknown": (
            "there is an invisible character here, {character}, left over from a text in another "
            "encoding: write what it stands for"
        ),
    }
    fix = "some"
    changes = ("code",)
    supersedes: ClassVar = (
        "schema-const",
        "schema-enum",
        "schema-format",
        "schema-pattern",
        "schema-required",
        "schema-unknown-key",
        "term-synonym",
        "term-unknown",
    )
    examples = (
        Valid("A pier\u00a0in Québec—“new”. \U0001f469\u200d\U0001f33e می\u200cخواهم\n"),
        Valid("با API \u200cها\n"),
        Valid("URL\u200cها [[Canvas]]\u200cها ទឹក\u200b\u200bដី\n"),
        Valid("---\ntitle: a\u2028b: c\n---\n"),
        Valid("A zero-width space: `\u200b`.\n"),
        Valid('The pier<span class="vlist-s">\u200b</span> is open.\n'),
        Valid("ท่าเรือ\u200bเปิด แล้ว ទឹក\u200bដី 新\u200b码头\n"),
        Valid("```ansi\n\x1b[31mred\x1b[0m\n```\n\n```\na\x0bb\n```\n\nA harbour\u00admaster.\n"),
        Invalid(
            "The\u200b pier of the har\u00adbour.\u2028It is `o\x1bpen`.\n",
            covers=("\u200b", "\u00ad", "\u2028", "\x1b"),
            message_id="invisible",
            fixed="The pier of the harbour. It is `open`.\n",
        ),
        Invalid(
            "The pier\u200b \u200b \u200bis open.\n",
            covers=("\u200b \u200b \u200b",),
            message_id="invisible",
            fixed="The pier is open.\n",
        ),
        Invalid(
            "The pier\x92s \x93gate\x94 \x96 closed.\n",
            covers=("\x92", "\x93", "\x94 \x96"),
            message_id="windows",
            fixed="The pier’s “gate” – closed.\n",
        ),
        Valid("The \u00e2\u20ac\u0153pier\u00e2\u20ac\x9d.\n"),
        Invalid("The \x81pier.\n", covers=("\x81",), message_id="unknown"),
        Invalid("The **\u200b**pier.\n", covers=("\u200b",), message_id="invisible"),
        Invalid("The pier.\n\n\u200b\n\nThe dam.\n", covers=("\u200b",), message_id="invisible"),
        Invalid(
            "---\nsta\u200btus: active\nkind: n\u200bew\n---\n",
            covers=("\u200b", "\u200b"),
            message_id="invisible",
            fixed="---\nstatus: active\nkind: new\n---\n",
            schema={
                "properties": {"status": {"type": "string"}, "kind": {"enum": ["new"]}},
                "required": ["status"],
            },
        ),
        Invalid(
            "---\nsummary: \u200cها\n---\n",
            covers=("\u200c",),
            message_id="invisible",
            fixed="---\nsummary: ها\n---\n",
        ),
        Invalid(
            "می\u200c\u200cخواهم\n",
            covers=("\u200c\u200c",),
            message_id="repeated",
            fixed="می\u200cخواهم\n",
        ),
        Invalid(
            "![Pier](/img/pier\u200b.png)\n",
            covers=("\u200b",),
            message_id="invisible",
            fixed="![Pier](/img/pier.png)\n",
        ),
        Invalid(
            "The pier\u200f of C++\u200e.\n",
            covers=("\u200f", "\u200e"),
            message_id="invisible",
            fixed="The pier of C++.\n",
        ),
        Invalid(
            "המזח: [a](https://example.org/\u200fb), https://example.org\u200f, ועוד.\n",
            covers=("\u200f",),
            message_id="invisible",
            fixed="המזח: [a](https://example.org/b), https://example.org\u200f, ועוד.\n",
        ),
        Invalid(
            "---\ncli\u200bent: Port Vale\u2060\n---\n[a](https://example.org/\u200d)\n",
            covers=("\u200b", "\u2060", "\u200d"),
            message_id="invisible",
            fixed="---\nclient: Port Vale\n---\n[a](https://example.org/)\n",
        ),
    )

    def check_hidden_character(self, hidden: HiddenCharacter, context: Context) -> None:
        """Report characters, unless they are reported as what cannot be read."""
        if hidden.directional or hidden.reported:
            return
        from profilelint.rules.text.invisible_characters import DIRECTION_MARKS, joins_twice

        span, text = hidden.span, context.document.text
        characters = text[span.start : span.end]
        if text[span.start - 1 : span.start] == "`" == text[span.end : span.end + 1]:
            return  # a page about the character shows it
        if text[span.start - 1 : span.start] == ">" and text.startswith("</", span.end):
            return  # an element that holds nothing else is there for it, as in formulas of KaTeX
        code = span_around(context.document.body.code, span.start) if not hidden.route else None
        if code is not None and (_ANSI.match(text, *code) or not characters.strip("\x0b")):
            return
        if characters == _SOFT_HYPHEN and not hidden.route and _parts_long_word(text, span.start):
            return
        separates = any(char in _SEPARATORS for char in characters)
        beside = text[max(0, span.start - 1) : span.start] + text[span.end : span.end + 1]
        left = " " if separates or (" " in characters and " " not in beside) else ""
        emphasised = len(beside) > 1 and _MARKS.issuperset(beside)
        # A mark of direction can change the order in which its neighbours are shown, a soft hyphen
        # says where a long word may be parted, and code means what it is.
        # The name of a file may have the character, too.
        matters = (
            characters[0] in DIRECTION_MARKS
            or _SOFT_HYPHEN in characters
            or code is not None
            or _is_in_path(text, span)
        )
        safety: Safety = "unsafe" if matters else "safe"
        # Without it, a paragraph of nothing else is none, and marks of emphasis run together.
        is_offered = hidden.removable and not emphasised and not _is_alone(text, *span)
        report = partial(context.report, self, span=span, route=hidden.route, part=hidden.part)
        if joins_twice(text, span):
            fixes = replace("Leave one", span, characters[0]) if is_offered else ()
            report("repeated", fixes=fixes, character=hidden.name, count=len(characters))
        elif all(map(_is_of_other_encoding, characters.replace(" ", ""))):
            meant = _in_windows(characters)
            if text.endswith(_MISREAD, 0, span.start):
                return  # a part of what `text-mojibake` reports
            fixes = replace(f'Write "{meant}"', span, meant, "unsafe") if meant else ()
            report(
                "windows" if meant else "unknown", fixes=fixes, character=hidden.name, meant=meant
            )
        else:
            fixes = replace("Delete it", span, left, safety) if is_offered else ()
            severity = _weight(hidden, characters, context) if hidden.route else None
            report("invisible", fixes=fixes, severity=severity, character=hidden.name)


def _weight(hidden: HiddenCharacter, characters: str, context: Context) -> Severity | None:
    """Return that a key or term which the schema knows without the characters is an error."""
    schema, route = context.schema, hidden.route
    if schema is None:
        return None
    if hidden.part == "key":
        name = str(route[-1]).replace(characters, "")
        return Severity.ERROR if name in schema.annotations.keys(route[:-1]) else None
    return Severity.ERROR if schema.is_closed_at(route) else None


def _is_in_path(text: str, span: Span) -> bool:
    """Return whether what stands around characters is the path of a file of the site."""
    before = _AROUND_PATHS.split(text[max(0, span.start - _FAR) : span.start])[-1]
    after = _AROUND_PATHS.split(text[span.end : span.end + _FAR], 1)[0]
    path = (before + after).lower()
    return ("/" in path or path.endswith(_OF_FILES)) and not path.startswith(_ON_OTHER_SITES)


def _parts_long_word(text: str, place: int) -> bool:
    """Return whether a soft hyphen stands between the letters of a long word."""
    return any(
        word.start() < place < word.end() - 1
        and len(word[0]) - word[0].count(_SOFT_HYPHEN) >= _LONG_WORD
        for word in _PARTED_WORD.finditer(text, max(0, place - _FAR), place + _FAR)
    )


def _is_alone(text: str, start: int, end: int) -> bool:
    """Return whether a line holds nothing else, but for white space."""
    while start > 0 and text[start - 1].isspace() and text[start - 1] not in "\r\n":
        start -= 1
    return text[start - 1 : start] in ("", "\r", "\n") and _LINE_END.match(text, end) is not None


def _is_of_other_encoding(char: str) -> bool:
    return "\x80" <= char <= "\x9f" and char not in _SEPARATORS


def _in_windows(characters: str) -> str:
    """Return what bytes are in Windows-1252, which leaves five of them undefined; then nothing."""
    return characters.encode("latin-1").decode("cp1252", "ignore")
