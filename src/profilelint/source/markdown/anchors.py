"""The anchors that sites make of headings: one function a way of making them.

Each takes the plain texts of a page's headings and returns their anchors, in order.
"""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from functools import partial
from typing import TYPE_CHECKING, TypeAlias
from unicodedata import category, normalize

from profilelint.model.pattern import pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator

_EXPLICIT = pattern(r"\{(?::[ \t]{0,8})?[ \t]{0,8}#([^\s{}#\"'=]{1,200})[^{}]{0,200}\}$")
_NOT_KRAMDOWN = pattern(r"[^a-zA-Z0-9 -]")
_LEADING = pattern(r"^[^a-zA-Z]+")
_CATEGORIES = frozenset(("Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "Pc"))
# Letters in circles and squares, which are symbols and alphabetic nevertheless.
_ENCLOSED = pattern(
    "[\u24b6-\u24e9\U0001f130-\U0001f149\U0001f150-\U0001f169\U0001f170-\U0001f189]"
)
_CONTROL = pattern(r"[\x00-\x1f]")
_VITEPRESS_BREAKS = pattern(r"[\s~`!@#$%^&*()\-_+=\[\]{}|\\;:\"'“”‘’<>,.?/]+")
_DIACRITICS = pattern(r"[\u0300-\u036f]")
_NOT_PLAIN = pattern(r"[^\w\s-]")
_HYPHENS = pattern(r"[-\s]+")
_ICON = pattern(r":[A-Za-z0-9_+-]{1,100}:")
_REPEATED_HYPHENS = pattern(r"--+")
_LIKE_TAGS = pattern(r"<[^>]*>")
_FIRST_ASCII_DIGIT = pattern(r"^([0-9])")
# From Greek to Georgian and beyond, and from Chinese to Korean; two letters, as one may be a sign.
_OTHER_SCRIPT = pattern("[\u0370-\u1dff\u2e80-\ud7ff\uf900-\ufaff]{2}")
_COUNTED = pattern(r"(.*)_(\d{1,9})")
_NOT_SLUG = pattern("[^A-Za-z0-9]+")
# Letters that are none with a mark.
_LATIN = str.maketrans(
    {"ß": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l"}
)
_LETTERS_AND_DIGITS = frozenset(("Lu", "Ll", "Lt", "Lm", "Lo", "Nd"))

_ASCII_LOWER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}
_ASCII_KEPT = {
    code: chr(code) if chr(code).isalnum() or chr(code) in "_-" else None for code in range(128)
}
_ASCII_KEPT[ord(" ")] = _ASCII_KEPT[ord("\t")] = "-"

Way: TypeAlias = "Callable[[Iterable[str]], list[str]]"
"""A way in which anchors are made."""


def github_anchors(headings: Iterable[str]) -> list[str]:
    """Return anchors as GitHub and github-slugger make them, and kramdown for GFM.

    Kept are letters, marks, digits, letter-like numbers and connecting punctuation, so that vowel
    signs of Hindi or Thai stay. Repeated anchors are numbered ``-1``, ``-2`` and so on.
    """
    return _numbered(map(_github, headings))


def kramdown_anchors(headings: Iterable[str]) -> list[str]:
    """Return anchors as kramdown itself makes them.

    Leading characters that are not letters are dropped, and only ASCII letters, digits, spaces
    and hyphens remain; an empty result becomes ``section``.
    """
    seen: dict[str, int] = {}
    numbered = []
    for anchor in map(_kramdown, headings):
        # A number that was added is not looked at again, so that anchors may repeat.
        number = seen[anchor] = seen.get(anchor, -1) + 1
        numbered.append(f"{anchor}-{number}" if number else anchor)
    return numbered


def hugo_anchors(headings: Iterable[str]) -> list[str]:
    """Return anchors as Hugo makes them by default: of letters, decimal digits, "_" and "-".

    Marks are dropped, and so are the vowel signs among them; an empty result becomes ``heading``.
    """
    return _numbered(_of(heading, _is_hugo) or "heading" for heading in headings)


def hugo_ascii_anchors(headings: Iterable[str]) -> list[str]:
    """Return anchors as Hugo makes them of ASCII alone (``autoHeadingIDType = "github-ascii"``)."""
    kept = (_with_hyphens(_without_diacritics(heading)) for heading in headings)
    return _numbered(each.encode("ascii", "ignore").decode() or "heading" for each in kept)


def vitepress_anchors(headings: Iterable[str]) -> list[str]:
    """Return anchors as VitePress makes them (``slugify`` of @mdit-vue/shared)."""
    return _numbered(map(_vitepress, headings))


def vuepress_anchors(headings: Iterable[str]) -> list[str]:
    """Return anchors as VuePress 1 makes them (markdown-it-anchor 5), which counts from 2."""
    return _numbered(map(_vitepress, headings), counted=1)


def mdc_anchors(headings: Iterable[str]) -> list[str]:
    """Return anchors as Nuxt Content makes them: GitHub's, without hyphens that are too many.

    A digit at the beginning gets ``_`` before it.
    """
    plain = (_REPEATED_HYPHENS.sub("-", each).strip("-") for each in github_anchors(headings))
    return [_FIRST_ASCII_DIGIT.sub(r"_\1", each) for each in plain]


def hexo_anchors(headings: Iterable[str]) -> list[str]:
    """Return anchors as Hexo makes them (``slugize`` of hexo-util): capitals stay."""
    return _numbered(normalize("NFC", _with_breaks(heading)) for heading in headings)


def markdown_it_anchors(headings: Iterable[str]) -> list[str]:
    """Return anchors as markdown-it-anchor makes them by default: the text, percent-encoded."""
    from urllib.parse import quote

    words = ("-".join(heading.strip().lower().split()) for heading in headings)
    return _numbered(quote(each, safe="!'()*-._~") for each in words)


def python_markdown_anchors(headings: Iterable[str], separator: str = "-") -> list[str]:
    """Return anchors as Python-Markdown's ``toc`` makes them by default: of ASCII alone.

    Repeated anchors are numbered ``_1``, ``_2`` and so on, and so is an empty one.
    """
    plain = (normalize("NFKD", each).encode("ascii", "ignore").decode() for each in headings)
    return python_markdown_unicode_anchors(plain, separator)


def python_markdown_unicode_anchors(headings: Iterable[str], separator: str = "-") -> list[str]:
    """Return anchors as Python-Markdown's ``slugify_unicode`` makes them."""
    breaks = _HYPHENS if separator == "-" else re.compile(rf"[{re.escape(separator)}\s]+")
    words = (_NOT_PLAIN.sub("", each).strip().lower() for each in headings)
    return _python_numbered(breaks.sub(separator, each) for each in words)


def pymdown_anchors(
    headings: Iterable[str], case: str = "lower", separator: str = "-"
) -> list[str]:
    """Return anchors as PyMdown's ``slugify`` makes them, by default as Material has it.

    ``case`` is what it is told of capitals: ``lower``, ``lower-ascii``, ``fold`` or ``none``. A
    space behind what is dropped stays: "... pier" is "-pier". What looks like a tag is dropped, in
    code as well.
    """
    plain = (_without_tags(normalize("NFC", each)).strip() for each in headings)
    cased = (_cased(each, case) for each in plain)
    words = (re.sub(r"[^\w\- ]", "", each) for each in cased)
    return _python_numbered(each.replace(" ", separator) for each in words)


def without_icons(headings: Iterable[str], way: Way) -> list[str]:
    """Return the anchors that a way makes of headings without icons such as ``:material-home:``.

    PyMdown's extension ``emoji`` puts pictures in their places.
    """
    return way([_ICON.sub("", text) for text in headings])


def toc_ways(case: str, separator: str) -> tuple[Way, ...]:
    """Return the ways of Python-Markdown's ``toc`` for what its settings say.

    ``case`` is PyMdown's, empty if its ``slugify`` is not named; ``separator`` is for each space.
    """
    ways: list[Way] = [partial(pymdown_anchors, case=case or "lower", separator=separator)]
    if separator != "-":
        ways += [
            partial(python_markdown_anchors, separator=separator),
            partial(python_markdown_unicode_anchors, separator=separator),
        ]
    return (*ways, *(partial(without_icons, way=way) for way in ways))


def slug_anchors(headings: Iterable[str]) -> list[str]:
    """Return anchors as Zola makes them by default (the crate ``slug``): of ASCII alone.

    Letters of other scripts and signs, which it writes as they sound or are called, are left out.
    """
    plain = (_without_diacritics(each.translate(_LATIN)) for each in headings)
    return _numbered(_NOT_SLUG.sub("-", each).strip("-").lower() for each in plain)


def docutils_anchors(headings: Iterable[str]) -> list[str]:
    """Return anchors as docutils makes them: of ASCII alone, from the first letter on."""
    return [anchor.lstrip("0123456789-") for anchor in slug_anchors(headings)]


def pandoc_anchors(headings: Iterable[str]) -> list[str]:
    """Return anchors as pandoc makes them (``auto_identifiers``).

    Kept are letters, numbers, ``_``, ``-`` and ``.``; what stands before the first letter is
    dropped, and an empty result becomes ``section``.
    """
    return _numbered(_pandoc(heading, "LN") for heading in headings)


def older_pandoc_anchors(headings: Iterable[str]) -> list[str]:
    """Return anchors as older builds of pandoc make them: marks are kept as well."""
    return _numbered(_pandoc(heading, "LNM") for heading in headings)


def obsidian_anchors(headings: Iterable[str]) -> list[str]:
    """Return the headings as Obsidian's links name them: their text without ``#``, ``|``, ``^``."""
    return [" ".join(re.sub(r"[#|^:%\[\]\\]", " ", heading).split()) for heading in headings]


EVERY_WAY: tuple[Way, ...] = (
    github_anchors,
    kramdown_anchors,
    hugo_anchors,
    hugo_ascii_anchors,
    vitepress_anchors,
    vuepress_anchors,
    markdown_it_anchors,
    python_markdown_anchors,
    python_markdown_unicode_anchors,
    pymdown_anchors,
    partial(pymdown_anchors, case="none"),
    pandoc_anchors,
    older_pandoc_anchors,
)
"""All ways but Obsidian's, for pages of which it is not known who makes their anchors."""


class PageAnchors(AbstractSet[str]):
    """Every anchor that a page may have once it is built, made as far as they are asked for.

    ``headings`` are the plain texts of its headings; one that ends in ``{#name}`` has that
    name. ``names`` are the ``id`` and ``name`` attributes of its raw HTML. Of several ``ways``, a
    site has chosen one; without any, they are GitHub's and kramdown's.
    """

    __slots__ = ("_made", "_other_scripts", "_texts", "_ways")

    def __init__(
        self, headings: Iterable[str], names: Iterable[str] = (), ways: Iterable[Way] = ()
    ) -> None:
        named = list(map(_named, headings))
        self._texts = [text for _, text in named]
        self._made = {*names, *(name for name, _ in named if name)}
        self._ways = iter(ways or (github_anchors, kramdown_anchors))
        self._other_scripts: bool | None = None

    def __contains__(self, anchor: object) -> bool:
        while anchor not in self._made:
            way = next(self._ways, None)
            if way is None:
                return False
            self._made.update(way(self._texts))
        return True

    @property
    def hold_other_scripts(self) -> bool:
        """Return whether a heading has letters of another script than Latin."""
        if self._other_scripts is None:
            self._other_scripts = any(map(_OTHER_SCRIPT.search, self._texts))
        return self._other_scripts

    def __iter__(self) -> Iterator[str]:
        for way in self._ways:
            self._made.update(way(self._texts))
        return iter(self._made)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def heading_anchors(headings: Iterable[str], ways: Iterable[Way] = ()) -> list[str]:
    """Return the anchor of each heading of a page, as the first of several ways makes it.

    For ``headings`` and ``ways`` see `PageAnchors`.
    """
    named = list(map(_named, headings))
    way = next(iter(ways), github_anchors)
    made = way([text for _, text in named])
    return [name or anchor for (name, _), anchor in zip(named, made, strict=True)]


def _named(heading: str) -> tuple[str, str]:
    """Return the anchor that a heading names, if it does, and its text without that."""
    heading = heading.rstrip()
    explicit = _EXPLICIT.search(heading) if heading.endswith("}") else None
    return (explicit[1], heading[: explicit.start()]) if explicit else ("", heading)


def has_anchor(anchors: Container[str], fragment: str) -> bool:
    """Return whether a fragment, perhaps percent-encoded, leads to a place on the page.

    The empty fragment and ``top`` lead to the page's top (HTML Standard).
    """
    place = fragment.partition(":~:")[0]
    if "%" in place:
        from urllib.parse import unquote

        if unquote(place) in anchors:
            return True
    return place.lower() in {"", "top"} or place in anchors


def _of(heading: str, keeps: Callable[[str], bool]) -> str:
    """Return a heading's kept characters in lower case, with a hyphen for each space and tab.

    All letters are kept; outside ASCII, ``keeps`` tells of the other characters.
    """
    kept = _with_hyphens(heading)
    if kept.isascii():
        return kept
    return "".join([char for char in kept if char.isalpha() or char.isascii() or keeps(char)])


def _with_hyphens(heading: str) -> str:
    """Return a heading in lower case, of ASCII only letters, digits, ``_`` and ``-``."""
    return heading.strip().lower().translate(_ASCII_KEPT)


def _github(heading: str) -> str:
    return _of(heading, _is_github)


def _is_github(char: str) -> bool:
    return category(char) in _CATEGORIES or _ENCLOSED.match(char) is not None


def _is_hugo(char: str) -> bool:
    return category(char) in _LETTERS_AND_DIGITS


def _without_diacritics(heading: str) -> str:
    return heading if heading.isascii() else _DIACRITICS.sub("", normalize("NFD", heading))


def _kramdown(heading: str) -> str:
    words = _NOT_KRAMDOWN.sub("", _LEADING.sub("", heading.strip()))
    return words.replace(" ", "-").lower() or "section"


def _vitepress(heading: str) -> str:
    return _FIRST_ASCII_DIGIT.sub(r"_\1", _with_breaks(heading)).lower()


def _with_breaks(heading: str) -> str:
    """Return a heading with a hyphen for all white space and signs, without its diacritics."""
    plain = _CONTROL.sub("", _DIACRITICS.sub("", normalize("NFKD", heading)))
    return _VITEPRESS_BREAKS.sub("-", plain).strip("-")


def _without_tags(heading: str) -> str:
    # Behind the last one that closes, no search for another would end soon.
    end = heading.rfind(">") + 1
    return _LIKE_TAGS.sub("", heading[:end]) + heading[end:]


def _cased(heading: str, case: str) -> str:
    if case == "lower":
        return heading.lower()
    if case == "lower-ascii":
        return heading.translate(_ASCII_LOWER)
    return heading.casefold() if case == "fold" else heading


def _pandoc(heading: str, kept_categories: str) -> str:
    # Each letter becomes one small letter, without the dot above that a Turkish one leaves.
    kept = (
        char.lower()[0]
        for char in heading
        if char.isspace() or char in "_-." or category(char)[0] in kept_categories
    )
    words = "-".join("".join(kept).split())
    for index, char in enumerate(words):
        if char.isalpha():
            return words[index:]
    return "section"


def _numbered(anchors: Iterable[str], counted: int = 0) -> list[str]:
    """Return anchors of which none is repeated, as github-slugger numbers them.

    The number of the second is one more than ``counted``.
    """
    seen: dict[str, int] = {}
    numbered = []
    for original in anchors:
        anchor = original
        while anchor in seen:
            seen[original] += 1
            anchor = f"{original}-{seen[original]}"
        seen[anchor] = counted
        numbered.append(anchor)
    return numbered


def _python_numbered(anchors: Iterable[str]) -> list[str]:
    """Return anchors of which none is repeated or empty, as Python-Markdown numbers them."""
    seen: set[str] = set()
    # Where the search for a free number ended for equal anchors: all before are taken.
    ended: dict[tuple[str, int], int] = {}
    numbered = []
    for original in anchors:
        anchor = original
        if anchor in seen or not anchor:
            counted = _COUNTED.fullmatch(anchor)
            stem, first = (counted[1], int(counted[2])) if counted is not None else (anchor, 0)
            number = ended.get((stem, first), first) + 1
            while f"{stem}_{number}" in seen:
                number += 1
            ended[stem, first] = number
            anchor = f"{stem}_{number}"
        seen.add(anchor)
        numbered.append(anchor)
    return numbered
