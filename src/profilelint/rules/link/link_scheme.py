from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar

from profilelint.model.finding import Severity
from profilelint.model.pattern import pattern
from profilelint.rules.api import Context, Invalid, Rule, RuleOptions, Valid
from profilelint.rules.page.address import SCRIPT_SCHEMES, may_be_script, media_type_of
from profilelint.rules.page.fields import excerpt

if TYPE_CHECKING:
    from profilelint.model.finding import Part
    from profilelint.rules.link.schemes import SchemeUse

# Behind two slashes stands a host: "s://example.org" is the end of another scheme.
_DRIVE = pattern(r"[A-Za-z]:(?:\\|/(?!/[A-Za-z0-9-]+\.[A-Za-z]))")
# "C:/D: the vitamins" is a title, and so may be "About:blank".
_DRIVE_IN_FIELD = pattern(r"[A-Za-z]:\\(?=\w)")
_SHARE = "\\\\"
_PICTURES = ("image/png", "image/jpeg", "image/gif", "image/webp", "image/avif", "image/svg+xml")


class LinkScheme(Rule):
    """Links lead to places; they run no scripts.

    An address that begins with "javascript:" or "vbscript:" is a program, which runs when someone
    follows the link; one with "data:" contains a whole page. Browsers recognise them however they
    are written: with character references, tabs, control characters or capital letters. Write the
    address of a page instead. If a template writes part of the scheme, the rule cannot check it and
    gives a warning. The rule checks links and pictures in Markdown and the values of the front
    matter, where "data:" may contain a picture; "embed-script-url" and "embed-data-url" check HTML.
    """

    name = "link-scheme"
    summary = "Links lead to places; they run no scripts."
    severity = Severity.ERROR
    severities: ClassVar = {"template": Severity.WARNING}
    supersedes: ClassVar = ("schema-format",)
    messages: ClassVar = {
        "script": 'this link runs a script ("{kind}:"): write the address of a page',
        "document": (
            'this link contains a whole document ("data:{kind}"): upload the document and write '
            "its address instead"
        ),
        "template": (
            "a template may make this address a script ({kind}), so it cannot be checked: write "
            "the scheme itself"
        ),
        "drive": (
            '"{kind}" is a file on one computer, which no reader can open: upload it, and write '
            "its address"
        ),
        "refused": 'links with "{kind}:" are not allowed here: write the address of a page',
    }

    class Options(RuleOptions):
        refused: Annotated[
            tuple[str, ...], 'more schemes that no link may have, without the ":"'
        ] = (
            "about",
            "blob",
            "chrome-extension",
            "cid",
            "file",
            "filesystem",
            "moz-extension",
            "read",
            "smb",
            "view-source",
        )

    options: Options
    examples = (
        Valid("A [report](https://example.org/javascript:) and [mail](mailto:a@example.org).\n"),
        Valid("![dot](data:image/png;base64,iVBORw0KGgo=)\n"),
        Valid("---\nlogo: data:image/png;base64,iVBORw0KGgo=\n---\n"),
        Valid("Write `[x](javascript:go())`.\n"),
        Valid("---\ntitle: 'JavaScript: the basics'\n---\n\nText.\n"),
        Valid("A [file](file:///a.pdf).\n", options={"refused": ()}),
        Valid("A [report](s://example.org/a.pdf).\n"),
        Invalid("A [report](javascript:go()).\n", covers=("javascript:go()",), message_id="script"),
        Invalid(
            "[a][b] and [b]\n\n[b]: <JAVA&Tab;script:go()>\n",
            covers=("JAVA&Tab;script:go()",),
            message_id="script",
        ),
        Invalid("<javascript:go()>\n", covers=("javascript:go()",), message_id="script"),
        Invalid("[a](data:text/html,x)\n", covers=("data:text/html,x",), message_id="document"),
        Invalid(
            '<div markdown="1">\n[a](javascript:go())\n</div>\n',
            covers=("javascript:go()",),
            message_id="script",
        ),
        Valid("[a]({{ site.url }}/b), [c]({{ site.host }}:4000/d) and [e](mailto:{{ site.f }})\n"),
        Invalid(
            "[a]({{ page.b }}script:go())\n",
            covers=("{{ page.b }}script:go()",),
            message_id="template",
        ),
        Invalid(
            "[a](C:\\Users\\ana\\plan.pdf)\n",
            covers=("C:\\Users\\ana\\plan.pdf",),
            message_id="drive",
        ),
        Valid("[a](\\*a) [b](\\pier)\n"),
        Valid("---\ntitle: 'C:/D: the vitamins'\nlead: About:blank\n---\n"),
        Invalid(
            "[a](\\\\files\\plans\\pier.pdf)\n",
            covers=("\\\\files\\plans\\pier.pdf",),
            message_id="drive",
        ),
        Invalid(
            "---\nlink: C:\\Users\\ana\\plan.pdf\n---\n",
            covers=("C:\\Users\\ana\\plan.pdf",),
            message_id="drive",
        ),
        Invalid(
            "---\nlink: file:///C:/a.pdf\n---\n[a](smb://files/plans)\n",
            covers=("file:///C:/a.pdf", "smb://files/plans"),
            message_id="refused",
        ),
        Invalid("[a](C://plans/a.pdf)\n", covers=("C://plans/a.pdf",), message_id="drive"),
        Invalid(
            "![A](cid:image001.png@01D)\n", covers=("cid:image001.png@01D",), message_id="refused"
        ),
        Invalid("[a](file:///C:/a.pdf)\n", covers=("file:///C:/a.pdf",), message_id="refused"),
        Invalid(
            "---\npromos:\n- title: Report\n  link: javascript:go()\n---\n\nText.\n",
            covers=("javascript:go()",),
            message_id="script",
        ),
    )

    def check_scheme(self, use: SchemeUse, context: Context) -> None:
        """Judge the scheme of an address."""
        scheme = kind = use.scheme
        if scheme in SCRIPT_SCHEMES:
            message_id = "script"
        elif scheme == "data":
            kind = media_type_of(use.url)
            if (use.image or use.route) and kind in _PICTURES:
                return
            # "Data:the basics" is a title.
            if use.route and "," not in use.url:
                return
            message_id = "document"
        elif context.document.flavor != "mdx" and may_be_script(use.url):
            message_id, kind = "template", excerpt(use.url)
        elif file := _file(use, context):
            message_id, kind = "drive", excerpt(file)
        elif scheme in self.options.refused and (
            not use.route or use.url.startswith("//", len(scheme) + 1)
        ):
            message_id = "refused"
        else:
            return
        part: Part = "value" if use.route else "text"
        span = use.span or context.document.locate(use.route)
        context.report(self, message_id, span, route=use.route, part=part, kind=kind)


def _file(use: SchemeUse, context: Context) -> str:
    """Return an address that names a file on a drive, or in a shared folder (UNC); else nothing."""
    url = use.url
    if use.route:
        return url if _DRIVE_IN_FIELD.match(url) is not None else ""
    if use.span is not None and context.document.text.startswith(_SHARE, use.span.start):
        return _SHARE + url.lstrip("\\")
    return url if _DRIVE.match(url) is not None else ""
