"""The names of the elements of HTML."""

from __future__ import annotations

from typing import Final

ELEMENTS: Final = frozenset(
    (
        "a", "abbr", "acronym", "address", "applet", "area", "article", "aside", "audio",
        "b", "base", "basefont", "bdi", "bdo", "bgsound", "big", "blink", "blockquote",
        "body", "br", "button", "canvas", "caption", "center", "cite", "code", "col",
        "colgroup", "command", "content", "data", "datalist", "dd", "del", "details", "dfn",
        "dialog", "dir", "div", "dl", "dt", "element", "em", "embed", "fieldset",
        "figcaption", "figure", "font", "footer", "form", "frame", "frameset", "g", "h1",
        "h2", "h3", "h4", "h5", "h6", "head", "header", "hgroup", "hr", "html", "i",
        "iframe", "image", "img", "input", "ins", "isindex", "kbd", "keygen", "label",
        "legend", "li", "link", "listing", "main", "map", "mark", "marquee", "math", "menu",
        "menuitem", "meta", "meter", "multicol", "nav", "nextid", "nobr", "noembed",
        "noframes", "noscript", "object", "ol", "optgroup", "option", "output", "p",
        "param", "path", "picture", "plaintext", "portal", "pre", "progress", "q", "rb",
        "rp", "rt", "rtc", "ruby", "s", "samp", "script", "search", "section", "select",
        "selectedcontent", "shadow", "slot", "small", "source", "spacer", "span", "strike",
        "strong", "style", "sub", "summary", "sup", "svg", "table", "tbody", "td",
        "template", "textarea", "tfoot", "th", "thead", "time", "title", "tr", "track",
        "tt", "u", "ul", "use", "var", "video", "wbr", "xmp",
    )
)  # fmt: skip
"""Those of any version of HTML, and the commonest of drawings and formulas in it."""

WRITTEN: Final = (
    "a|abbr|audio|b|big|blockquote|br|button|center|cite|code|del|details|div|dfn|em|embed|figure"
    "|font|form|h[1-6]|hr|i|iframe|img|ins|kbd|li|mark|object|ol|p|pre|q|s|samp|script|section|small"
    "|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|th|tr|tt|u|ul|video|wbr"
)
"""What authors write, as a part of a pattern.

Other words in angle brackets, as in "add <path>", stand for something to put in.
"""
