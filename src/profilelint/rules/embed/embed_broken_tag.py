from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Fix, Severity
from profilelint.rules.api import Context, Invalid, Rule, Valid

if TYPE_CHECKING:
    from profilelint.rules.embed.broken_tags import BrokenTag


class EmbedBrokenTag(Rule):
    """HTML tags are written as browsers read them.

    A quotation mark or a ">" that is missing makes text of a tag, or one attribute of two. A
    quotation mark within a value ends it, even behind a backslash. Browsers ignore names that they
    do not know, such as `<stong>` and `scr="…"`, and show nothing of words in angle brackets, such
    as `<your name>`. Of two frames of which the first is not closed, they show the first alone, and
    nothing that stands between. Correct the tag, or write `&lt;` for a "<" that is to be seen.
    Elements with an end tag and names with a hyphen may be ones that programs of the site know.
    """

    name = "embed-broken-tag"
    fix = "some"
    changes = ("blocks", "elements", "inlines", "links")
    summary = "HTML tags are written as browsers read them."
    severity = Severity.WARNING
    severities: ClassVar = {
        "shown-tag": Severity.ERROR,
        "lost-mark": Severity.ERROR,
        "escaped-mark": Severity.ERROR,
        "misspelt-attribute": Severity.ERROR,
        "heading-end": Severity.ERROR,
        "swallowed": Severity.ERROR,
    }
    messages: ClassVar = {
        "shown-tag": (
            "this tag is not complete, so readers see it as text: close its quotation marks, and "
            'end it with ">"'
        ),
        "shown-marks": (
            'this is not a comment, so readers see it: write "<!--" before it and "-->" after it'
        ),
        "lost-mark": (
            "the value of this attribute has no quotation mark at its end, so the tag does not "
            "work: write one"
        ),
        "escaped-mark": (
            "a backslash does not keep a quotation mark from ending the value of this attribute: "
            'write "{wanted}" for each mark within it'
        ),
        "misspelt-tag": "browsers do not know this element: write <{wanted}> and </{wanted}>",
        "misspelt-attribute": 'browsers do not know this attribute: write "{wanted}"',
        "unknown-tag": (
            'browsers take this for a tag and show nothing: write "&lt;" for "<", or the words '
            "that belong here"
        ),
        "open-link": (
            "this link is not closed, so what follows becomes a part of it: add </a> behind its "
            "words"
        ),
        "heading-end": (
            "this does not end the heading, so the rest of the page becomes a part of it: write "
            "{wanted}"
        ),
        "swallowed": (
            "<iframe> is not closed, so browsers hide what follows, up to the end of the next "
            "frame: add </iframe>"
        ),
    }
    examples = (
        Valid(
            'Write <code>a</code> and `<img alt="A`; \\<img alt="A, <https://a.example/> is <b.\n'
        ),
        Invalid(
            'A <img src="/a.png" alt="A well"\n\nB <a href="/b>plan</a>.\n',
            covers=('<img src="/a.png" alt="A well"', '<a href="/b'),
            message_id="shown-tag",
        ),
        Invalid("<!- later ->\n", covers=("<!- later ->",), message_id="shown-marks"),
        Invalid(
            '<iframe title="A well src="https://player.vimeo.com/video/1?dnt=1"></iframe>\n\n'
            '<iframe title="A" src="https://player.vimeo.com/video/2?dnt=1 id="film"></iframe>\n',
            covers=('title="A well src="', 'src="https://player.vimeo.com/video/2?dnt=1 id="'),
            message_id="lost-mark",
            fixed='<iframe title="A well" src="https://player.vimeo.com/video/1?dnt=1"></iframe>\n\n'
            '<iframe title="A" src="https://player.vimeo.com/video/2?dnt=1" id="film"></iframe>\n',
        ),
        Invalid(
            '<p><a href="/b.pdf>plan</a></p>\n\nText says "C".\n',
            covers=('href="/b.pdf',),
            message_id="lost-mark",
            fixed='<p><a href="/b.pdf">plan</a></p>\n\nText says "C".\n',
        ),
        Invalid(
            '<p>\n<img src="/a.png" alt="The \\"Pier\\" and the \\"Well\\"">\n</p>\n',
            covers=('\\"',),
            message_id="escaped-mark",
        ),
        Valid('<p>\n<a data-note="<b>A</b> > B" href="{{ a }}">plan</a>\n</p>\n'),
        Valid('<p>\n<img src="/a.png" alt="C:\\" title="A drive">\n</p>\n'),
        Valid(
            '=== "C++"\n\n    ```cpp\n    #include <cstdio> // a\n    ```\n',
            files={"mkdocs.yml": "markdown_extensions: [pymdownx.tabbed, pymdownx.superfences]\n"},
        ),
        Valid("{{<note>}} A {{<film abc>}} b.\n", files={"hugo.toml": ""}, path="content/a.md"),
        Valid(
            "<hint>A</hint> <new-tab>B</new-tab>\n\n<toc>\n\n<center>C</center>\n\n<pagebreak>\n"
        ),
        Invalid("A <stong>B</stong>.\n", covers=("stong",), message_id="misspelt-tag"),
        Invalid(
            '<a hef="/a">A</a> <img scr="/b.png" alt="B">\n',
            covers=("hef", "scr"),
            message_id="misspelt-attribute",
        ),
        Invalid(
            "Dear <your name>, call clone <address of it>.\n",
            covers=("<your name>",),
            message_id="unknown-tag",
        ),
        Invalid(
            'Read <a href="/a">the plan and <b>build</b>.\n\n<a href="/b">B</a>\n',
            covers=('<a href="/a">',),
            message_id="open-link",
        ),
        Invalid(
            "<h2>A</h3>\n\nText\n",
            covers=("</h3>",),
            message_id="heading-end",
            files={"_config.yml": ""},
        ),
        Invalid(
            '<iframe src="https://player.vimeo.com/video/1" title="A" />\n\nText\n\n'
            '<iframe src="https://player.vimeo.com/video/2" title="B"></iframe>\n',
            covers=('<iframe src="https://player.vimeo.com/video/1" title="A" />',),
            message_id="swallowed",
        ),
    )

    def check_broken_tag(self, broken: BrokenTag, context: Context) -> None:
        """Report a tag with a slip in it."""
        fixes: tuple[Fix, ...] = ()
        if broken.edit is not None:
            fixes = (Fix("Write one", (broken.edit,), "unsafe"),)
        context.report(self, broken.kind, broken.span, fixes=fixes, wanted=broken.wanted)
