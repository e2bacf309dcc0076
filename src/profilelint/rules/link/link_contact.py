from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity, Span
from profilelint.model.pattern import pattern
from profilelint.rules.api import Context, Invalid, Valid, replace
from profilelint.rules.page.address import bare, percent_decoded
from profilelint.rules.page.destinations import HtmlDestinationRule
from profilelint.rules.page.fields import excerpt

if TYPE_CHECKING:
    from profilelint.model.finding import Fix, Safety
    from profilelint.rules.page.destinations import Destination

_PLAIN = pattern(
    r"[A-Za-z0-9_+-]+(?:\.[A-Za-z0-9_+-]+)*@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+"
    r"[A-Za-z]{2,24}"
)
_PHONE = pattern(r"[+(]?[0-9(][0-9().\s*#/-]{1,40}(?:;.*)?", re.DOTALL)
_SLIP = pattern(r"mailto:(?:[/\s]|%20|mailto:)+", re.IGNORECASE)
# The scheme without its colon, in front of an address.
_GLUED = pattern(r"mailto([._-]?)(?=[A-Za-z0-9])", re.IGNORECASE)
_NAMED = pattern(r"[^<>@]{0,200}<([^<>\s]{1,320})>")
_LONGEST = 320
# Of files, which may stand beside the page; some end the names of hosts as well.
_FILES = frozenset(
    (
        *("avif", "gif", "ico", "jpeg", "jpg", "png", "svg", "tif", "tiff", "webp"),
        *("m4a", "mov", "mp3", "mp4", "ogg", "wav", "webm"),
        *("doc", "docx", "epub", "odp", "ods", "odt", "pdf", "ppt", "pptx", "rtf", "xls", "xlsx"),
        *("csv", "gz", "htm", "html", "ics", "ipynb", "json", "md", "mdx", "qmd", "tar", "tex"),
        *("txt", "vcf", "xml", "yaml", "yml", "zip"),
    )
)


class LinkContact(HtmlDestinationRule):
    """Links to e-mail addresses and telephone numbers work.

    A link to an e-mail address begins with "mailto:", one to a telephone number with "tel:". If
    "mailto:" is missing, the browser looks for a page of that name; if what follows is not an
    address or number, the reader's message or call goes nowhere. What ends as the name of a file,
    such as "talk@pier.pdf", is taken for a file.
    """

    name = "link-contact"
    summary = "Links to e-mail addresses and telephone numbers work."
    severity = Severity.ERROR
    exceptions: ClassVar = (
        (
            "form",
            Severity.WARNING,
            "where there are spaces or a name in between, which mail programs can read",
        ),
    )
    messages: ClassVar = {
        "email": '"{address}" is not an e-mail address: write one, as in "mailto:ana@example.org"',
        "none": 'there is no e-mail address after "mailto:": write one',
        "form": 'the e-mail address must follow "mailto:" directly: write "mailto:{address}"',
        "scheme": '"{address}" is an e-mail address: write "mailto:{address}"',
        "phone": '"{number}" is not a telephone number: write digits, as in "tel:+442079460000"',
    }
    fix = "some"
    examples = (
        Valid("[a](mailto:ana.b+c@example.co.uk?subject=Pier) <ana@example.org> Lab@Pier\n"),
        Valid("[a](mailto:ana@example.org,%20bo@example.org) [b](mailto:?body=x) [c](/@ana)\n"),
        Valid(
            "[a](tel:+44-20-7946-0000) [b](tel:+442079460000;ext=12) <a href='tel:112'>112</a>\n"
        ),
        Valid("---\nemail: ana@example.org\n---\n[Slides](talk@PIER26.pdf) [b](a@b.Zip)\n"),
        Invalid(
            "[a](mailto:ana@example) and [b](mailto:ana.example.org)\n",
            covers=("mailto:ana@example", "mailto:ana.example.org"),
            message_id="email",
        ),
        Invalid('<a href="mailto:">Write</a>\n', covers=("mailto:",), message_id="none"),
        Invalid(
            "[a](mailto://ana@example.org)\n",
            covers=("mailto://ana@example.org",),
            message_id="form",
            fixed="[a](mailto:ana@example.org)\n",
        ),
        Invalid(
            "[a](mailto:mailto:ana@example.org)\n",
            covers=("mailto:mailto:ana@example.org",),
            message_id="form",
            fixed="[a](mailto:ana@example.org)\n",
        ),
        Invalid(
            "[a](mailto:%20ana@example.org)\n",
            covers=("mailto:%20ana@example.org",),
            message_id="form",
            fixed="[a](mailto:ana@example.org)\n",
        ),
        Invalid(
            "[a](mailto:Ana%20%3Cana@example.org%3E?subject=Pier)\n",
            covers=("mailto:Ana%20%3Cana@example.org%3E?subject=Pier",),
            message_id="form",
        ),
        Invalid(
            "[a](ana@example.org)\n",
            covers=("ana@example.org",),
            message_id="scheme",
            fixed="[a](mailto:ana@example.org)\n",
        ),
        Invalid(
            "[ana@example.org](anna@example.org)\n",
            covers=("anna@example.org",),
            message_id="scheme",
            fixed="[ana@example.org](mailto:anna@example.org)\n",
        ),
        Invalid(
            "[a](mailtoana@example.org) and [b](mailto-bo@example.org)\n",
            covers=("mailtoana@example.org", "mailto-bo@example.org"),
            message_id="scheme",
            fixed="[a](mailto:ana@example.org) and [b](mailto:bo@example.org)\n",
        ),
        Invalid("[a](tel:the-office)\n", covers=("tel:the-office",), message_id="phone"),
    )

    def check_odd_destination(self, destination: Destination, context: Context) -> None:
        """Look at what follows the scheme, or at an address without one."""
        url = bare(destination.url)
        scheme, colon, rest = url.partition(":")
        if not colon:
            if "@" in url and not destination.image and _is_address_alone(url):
                glued = _GLUED.match(url)
                end = glued.end() if glued is not None else 0
                is_sure = glued is None or not glued[1]
                self._report(destination, context, "scheme", url[end:], end, is_sure=is_sure)
            return
        scheme = scheme.lower()
        if scheme == "tel" or scheme == "sms":
            number = percent_decoded(rest.partition("?")[0])
            if _PHONE.fullmatch(number[: 2 * _LONGEST]) is None:
                self.report_destination(destination, context, "phone", number=excerpt(number))
        elif scheme == "mailto":
            self._look_at_mail(url, destination, context)

    def _look_at_mail(self, url: str, destination: Destination, context: Context) -> None:
        slip = _SLIP.match(url)
        written = url[slip.end() if slip is not None else len("mailto:") :]
        recipients, _, query = written.partition("?")
        if not recipients.strip():
            if not query:
                self.report_destination(destination, context, "none")
            return
        for recipient in recipients.split(","):
            address = percent_decoded(recipient).strip()
            named = _NAMED.fullmatch(address)
            if named is not None and _is_address(named[1]):
                self.report_destination(
                    destination, context, "form", severity=Severity.WARNING, address=named[1]
                )
                return
            if not _is_address(address):
                self.report_destination(destination, context, "email", address=excerpt(address))
                return
        if slip is not None:
            is_read = slip[0].count(":") == 1 and "/" not in slip[0]
            severity = Severity.WARNING if is_read else None
            self._report(destination, context, "form", recipients, slip.end(), severity)

    def _report(
        self,
        destination: Destination,
        context: Context,
        message_id: str,
        address: str,
        end: int,
        severity: Severity | None = None,
        *,
        is_sure: bool = True,
    ) -> None:
        """Report a beginning that is to be ``mailto:`` and ends at an offset now."""
        fixes: tuple[Fix, ...] = ()
        text = context.document.text
        place = destination.editable(context.document)
        if place is not None and text.startswith(destination.url[:end], place.start):
            old, scheme = Span(place.start, place.start + end), "mailto:"
            if message_id == "form":
                old, scheme = Span(old.start + len(scheme), old.end), ""
            # Of two addresses, either may be the wrong one.
            words = _words_before(text, place.start)
            is_other = "@" in words and words.lower() != address.lower()
            safety: Safety = "safe" if is_sure and not is_other else "unsafe"
            fixes = replace("Write mailto:", old, scheme, safety)
        self.report_destination(
            *(destination, context, message_id),
            fixes=fixes,
            severity=severity,
            address=excerpt(address),
        )


def _words_before(text: str, place: int) -> str:
    """Return the words of the Markdown link whose address begins at a place; empty for others."""
    before = text[max(0, place - _LONGEST) : place]
    return before[:-2].rpartition("[")[2].strip() if before.endswith("](") else ""


def _is_address_alone(url: str) -> bool:
    """Return whether an address of a link is an e-mail address, and no name of a file."""
    ending = url.rpartition(".")[2].lower()
    return ending not in _FILES and _PLAIN.fullmatch(url[:_LONGEST]) is not None


def _is_address(text: str) -> bool:
    if _PLAIN.fullmatch(text[: _LONGEST + 1]) is not None:
        return True
    if len(text) > _LONGEST or "@" not in text:
        return False
    # Its import takes longer than linting a hundred pages.
    from validators import email

    return email(text) is True
