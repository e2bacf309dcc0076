from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity, Span
from profilelint.model.inline import Link
from profilelint.model.pattern import pattern
from profilelint.rules.api import Context, Invalid, Valid, replace, replace_all
from profilelint.rules.page.destinations import HtmlDestinationRule

if TYPE_CHECKING:
    from profilelint.rules.page.destinations import Destination

_WEB = pattern(r"(?:https?:)?//", re.IGNORECASE)
_HOST = pattern(r"(?:https?:)?//[^/\\]*", re.IGNORECASE)
_SPACE = pattern(r"(?:%20|%0[ad]|\s)+\Z", re.IGNORECASE)
_MARKS = pattern(r"[,;”’»“\"]+\Z|(?<![.…])\.\Z")
# A stop belongs to "Acme_Inc." and "U.S."; it does not to a host, to "plan.pdf" and "a-new-pier".
_SURE_STOP = pattern(
    r"(?:[a-z0-9-]+\.)+[a-z]{2,24}|(?:[^./]+\.)+[a-z0-9]{2,5}|[a-z0-9]+(?:-[a-z0-9]+)+"
)
_FAR = 300
# Words behind a link, on its line or the next one.
_FOLLOWED = pattern(r"[ \t]+\S|[ \t]*(?:\r\n?|\n)[ \t>]*[^\s>]")
_END_TAG = pattern(r"(</a[ \t]*>)|<a[ \t\r\n]", re.IGNORECASE)


class LinkAddressEnd(HtmlDestinationRule):
    """An address does not end in a space or in the punctuation of the sentence.

    When a space is copied with an address, it becomes "%20", and a comma or full stop becomes part
    of the address: the site then looks for a page that does not exist. Put the punctuation after
    the link and delete the space. A space within the parentheses that does not become part of the
    address is a hint.
    """

    name = "link-address-end"
    summary = "An address does not end in a space or in the punctuation of the sentence."
    severity = Severity.WARNING
    severities: ClassVar = {"around": Severity.HINT}
    exceptions: ClassVar = (
        ("mark", Severity.ERROR, "right behind a host, which then is none"),
        ("last-mark", Severity.ERROR, "right behind a host, which then is none"),
    )
    messages: ClassVar = {
        "space": "the address ends with a space: delete it",
        "around": "there is a space next to the address in the parentheses: delete it",
        "mark": 'the address ends with "{mark}": put it after the link',
        "last-mark": 'the address ends with "{mark}": delete it',
    }
    fix = "some"
    examples = (
        Valid("[a](https://example.org/Acme_Inc.) [b](https://example.org/U.S.) [c](/a%20b)\n"),
        Valid("[a](https://example.org/?q=a,%20) [b](https://example.org/a 'B') [c](/a_(b))\n"),
        Valid("---\nlink: 'https://example.org '\n---\n[a](https://example.org/e%E2%80%99)\n"),
        Invalid(
            "[a](https://example.org/plan%20)\n",
            covers=("%20",),
            message_id="space",
            fixed="[a](https://example.org/plan)\n",
        ),
        Invalid(
            "Read [a](https://example.org/plan ) and [b]( /b 'B').\n",
            covers=(" ", " "),
            message_id="around",
            fixed="Read [a](https://example.org/plan) and [b](/b 'B').\n",
        ),
        Invalid(
            "Read [a](https://example.org/new-pier.) [b](https://example.org/plan,) <a "
            'href="https://example.org.">c</a> And so on.\n',
            covers=(".", ",", "."),
            message_id="mark",
            fixed="Read [a](https://example.org/new-pier). [b](https://example.org/plan), <a "
            'href="https://example.org">c</a>. And so on.\n',
        ),
        Invalid(
            "---\nlink: https://example.org/plan,\n---\n[b](https://example.org/plan,).\n"
            "[c](https://example.org.) is new.\n",
            covers=(",", ",", "."),
            message_id="last-mark",
            fixed="---\nlink: https://example.org/plan\n---\n[b](https://example.org/plan).\n"
            "[c](https://example.org) is new.\n",
        ),
    )

    def check_address_padding(self, blank: Span, context: Context) -> None:
        """Report a space around an address."""
        fixes = replace("Delete the space", blank, "")
        context.report(self, "around", blank, fixes=fixes)

    def check_odd_destination(self, destination: Destination, context: Context) -> None:
        """Look at the last characters of an address."""
        url = destination.url
        if url[-1:].isalnum() and not url.endswith(("%20", "%0A", "%0D", "%0a", "%0d")):
            return
        if url[-1:] == "/":
            return
        ending = _SPACE.search(url[-_FAR:]) if "?" not in url else None
        message_id = "space"
        if ending is None and _WEB.match(url):
            ending = _MARKS.search(url[-_FAR:])
            message_id = "mark"
            if ending is not None and not _is_sure(url, ending[0]):
                return
        if ending is None:
            return
        # A full stop may end the name of a host.
        is_in_host = message_id == "mark" and ending[0] != "." and _HOST.fullmatch(url) is not None
        severity = Severity.ERROR if is_in_host else None
        place = destination.editable(context.document)
        text = context.document.text
        if place is None or not text.endswith(ending[0], place.start, place.end):
            self.report_destination(
                destination, context, message_id, severity=severity, mark=ending[0]
            )
            return
        span = Span(place.end - len(ending[0]), place.end)
        behind = _end_of_link(destination, text) if message_id == "mark" else None
        if behind is not None and _belongs_behind(ending[0], text, behind):
            edits = [(span, ""), (Span(behind, behind), ending[0])]
            fixes = replace_all("Put it after the link", edits, "unsafe")
        else:
            message_id = "last-mark" if message_id == "mark" else message_id
            fixes = replace("Delete it", span, "", "safe" if message_id == "space" else "unsafe")
        self.report_destination(
            destination, context, message_id, span, fixes, severity, mark=ending[0]
        )


def _belongs_behind(mark: str, text: str, end: int) -> bool:
    """Return whether words follow a link, and begin a sentence if a stop is to stand before."""
    word = _FOLLOWED.match(text, end)
    return word is not None and not ("." in mark and text[word.end() - 1].islower())


def _end_of_link(destination: Destination, text: str) -> int | None:
    """Return where a link of the body ends; None if that is not known."""
    origin = destination.origin
    if isinstance(origin, Link):
        return origin.end if origin.kind == "inline" and not origin.image else None
    if isinstance(origin, tuple):
        return None
    end = _END_TAG.search(text, origin.span.end, origin.span.end + _FAR)
    return end.end() if end is not None and end[1] else None


def _is_sure(url: str, mark: str) -> bool:
    """Return whether a mark at the end of an address does not belong to it."""
    if "?" in url or "#" in url:
        return False
    last = url[:-1].rpartition("/")[2]
    return mark != "." or _SURE_STOP.fullmatch(last) is not None
