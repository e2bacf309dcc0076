"""Images in Markdown that lack words, share them, or have an address unlike that of a picture."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern
from profilelint.rules.api import finder
from profilelint.rules.page.parts import span_around

if TYPE_CHECKING:
    from profilelint.model.body import Body
    from profilelint.model.document import Document
    from profilelint.model.finding import Span
    from profilelint.model.inline import Link
    from profilelint.rules.api import Context

_ENDINGS: Final = (".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp")
_IN_FILE_NAMES: Final = frozenset("._-0123456789")
# How words begin that may be those of any picture.
_SAYING_NOTHING: Final = (
    *("a photo", "a picture", "alt", "an image", "google image"),
    *("image", "photo", "picture", "the image", "the photo", "the picture", "unnamed", "untitled"),
)
_REPOSITORY: Final = "/blob/"
_DECORATIVE: Final = ("presentation", "aria-hidden", "alt=")
_ALTERNATIVE: Final = pattern(r"[\s{](?:fig-)?alt=")
_FAR: Final = 300
_NEAR: Final = 2000
# Obsidian embeds these where an image would stand: https://help.obsidian.md/embed-web-pages
_PLAYERS: Final = pattern(
    r"https?://(?:(?:www|m|mobile)\.)?(?:youtu\.be|(?:youtube|twitter|x)\.com)/", re.IGNORECASE
)
_SHADE: Final = pattern(r"[-_.]?(?:dark|light)", re.IGNORECASE)


class UndescribedImage(NamedTuple):
    """An image whose words do not say what it shows: they are missing, or the name of a file."""

    image: Link
    is_file_name: bool


class RepeatedDescription(NamedTuple):
    """An image with the same words as another one before it, case and white space aside.

    ``first`` is the first image of the page with these words; its address is another one.
    """

    image: Link
    first: Link


@finder("undescribed_image", of="images")
def find_undescribed_images(context: Context) -> list[UndescribedImage]:
    """Return the images whose words are missing or the name of a file.

    Words are not missed of an image that only decorates the page, nor of one that is part of a
    link with words, nor of a video or post that Obsidian embeds.
    """
    if not _may_hold_undescribed(context.document):
        return []
    from profilelint.rules.page.picture_names import is_file_name

    body = context.document.body
    embeds = context.document.flavor == "obsidian"
    links: list[Span] | None = None
    undescribed = []
    for image in body.images:
        words = image.text
        if words.strip():
            if is_file_name(words[:_FAR], image.url):
                undescribed.append(UndescribedImage(image, True))
            continue
        if embeds and _PLAYERS.match(image.url):
            continue
        if links is None:
            links = [link.span for link in body.links if link.text.strip()]
        if not _needs_no_words(image, body, links):
            undescribed.append(UndescribedImage(image, False))
    return undescribed


@finder("repeated_description", of="images")
def find_repeated_descriptions(context: Context) -> list[RepeatedDescription]:
    """Return the images whose words stand for an image before as well, the first with these words.

    Names of files are not among the words, nor are those that an attribute list makes a caption
    by holding others.
    """
    if not _may_hold_repeated(context.document):
        return []
    from profilelint.rules.page.picture_names import is_file_name

    body = context.document.body
    first: dict[str, Link] = {}
    repeated: dict[str, RepeatedDescription] = {}
    for image in body.images:
        words = " ".join(image.text.split())
        if words and not is_file_name(words, image.url) and not _has_alternative(image, body):
            folded = words.casefold()
            earlier = first.setdefault(folded, image)
            if _picture(earlier.url) != _picture(image.url):
                repeated.setdefault(folded, RepeatedDescription(image, earlier))
    return [*repeated.values()]


@finder("unusual_image", of="images")
def find_unusual_images(context: Context) -> list[Link]:
    """Return the images whose address does not end as those of most pictures do.

    In a repository, that is the page of a picture as well.
    """
    return [
        image
        for image in context.document.body.images
        if not image.url.lower().endswith(_ENDINGS)
        or "?" in image.url
        or "#" in image.url
        or _REPOSITORY in image.url
    ]


@finder("unencrypted_image", of="images")
def find_unencrypted_images(context: Context) -> list[Link]:
    """Return the images whose address begins with ``http:``."""
    images = context.document.body.images
    return [image for image in images if image.url.lstrip()[:5].lower() == "http:"]


def _picture(url: str) -> str:
    """Return an address without what tells the light and the dark form of a picture apart."""
    return _SHADE.sub("", url.partition("#")[0])


def _may_hold_undescribed(document: Document) -> bool:
    """Return whether the words of an image may be missing, or be the name of a file."""
    for image in document.body.images:
        words = image.text.strip().removesuffix(".")
        if (
            not words
            or not _IN_FILE_NAMES.isdisjoint(words)
            or not words.isascii()
            or words.lower().startswith(_SAYING_NOTHING)
            or "automatically generated" in words
        ):
            return True
    return False


def _may_hold_repeated(document: Document) -> bool:
    """Return whether two images may have the same words."""
    images = document.body.images
    if len(images) <= 1:
        return False
    return len({" ".join(image.text.split()).casefold() for image in images}) < len(images)


def _end_of_list(body: Body, start: int) -> int:
    """Return where the attribute list ends that begins at an offset; the offset if none does."""
    span = span_around(body.opaque, start)
    return span.end if span is not None else start


def _has_alternative(image: Link, body: Body) -> bool:
    """Return whether an attribute list holds the words that stand for an image."""
    text, end = body.text, image.span.end
    return text.startswith("{", end) and bool(
        _ALTERNATIVE.search(text, end, _end_of_list(body, end))
    )


def _opening_fence(text: str, place: int) -> str:
    """Return the attributes behind the last colons that begin a line before a place, if near."""
    start = text.rfind("\n:::", max(place - _NEAR, 0), place)
    return text[start + 1 : place].partition("\n")[0].lstrip(":") if start >= 0 else ""


def _needs_no_words(image: Link, body: Body, links: list[Span]) -> bool:
    """Return whether an image without words needs none.

    An attribute list may say so or hold the words (``fig-alt`` and ``alt`` in pandoc), or the words
    of the link that the image is a part of do, or those of a figure around it, which Quarto writes
    ``::: {fig-alt="…"}``. Where a template writes the words, they are not known. ``links`` are the
    spans of the links with words, in order.
    """
    text = body.text
    start, end = image.text_span
    if text[start:end].strip():
        return True
    span = image.span
    if _ALTERNATIVE.search(_opening_fence(text, span.start)) is not None:
        return True
    after = text[span.end : span.end + _FAR]
    if _has_alternative(image, body):
        return True
    if after.startswith("{") and any(word in after.partition("}")[0] for word in _DECORATIVE):
        return True
    index = bisect_right(links, span) - 1
    return index >= 0 and span.end < links[index].end
