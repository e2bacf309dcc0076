"""What the words and the file name of a picture tell."""

from __future__ import annotations

import re

from profilelint.model.pattern import pattern
from profilelint.rules.page.address import percent_decoded

SHOWN = frozenset(
    ("apng", "avif", "bmp", "gif", "ico", "jfif", "jpeg", "jpg", "png", "svg", "webp")
)
"""The endings of pictures that browsers show."""

NOT_SHOWN = frozenset(("ai", "cr2", "eps", "heic", "heif", "psd", "raw", "tif", "tiff"))
"""The endings of pictures that most browsers do not show."""

_ENDINGS = "|".join(sorted(SHOWN | NOT_SHOWN))
_FILE = pattern(rf"\S.*\.(?:{_ENDINGS})", re.IGNORECASE | re.DOTALL)
_CAMERA = pattern(
    r"(?:IMG|IMAG|DSC[NF]?|PXL|MVI|GOPR|VID|image|photo|picture|scan)[ _-]?\(?\d[\d _.-]*+"
    r"[^\W\d]{0,2}\)?(?:\(\d{1,3}\))?|P\d{6,}|(?:WhatsApp[ _]Image|Screen[ _-]?shot)[ _-]\d.*"
    r"|unnamed|untitled|alt[ -]?text"
    r"|(?:an image|(?:a |the )?(?:picture|photo)|(?:the )?image)(?: of)?"
    r"|(?:image|picture|photo) (?:alt|description|here)|(?:google )?image result for\b.*"
    r"|.*\bDescription automatically generated(?: with \w+ confidence)?\.?",
    re.IGNORECASE | re.DOTALL,
)
_JOINED = pattern(r"[\w%()+.-]*[A-Za-z0-9][_-][A-Za-z0-9][\w%()+.-]*")


def is_file_name(words: str, url: str) -> bool:
    """Return whether the description of a picture is the name of a file.

    It is if it ends as one, is a camera's number, a word for any picture or what a program wrote
    in place of a description, or is the picture's own name with hyphens or
    underscores for spaces. ``url`` is the picture's address.
    """
    words = words.strip()
    if _FILE.fullmatch(words) or _CAMERA.fullmatch(words):
        return True
    if _JOINED.fullmatch(words) is None:
        return False
    # One hyphen joins a word, such as "COVID-19"; more of them join the words of a name.
    return "_" in words or (words.count("-") > 1 and words.lower() == stem(url).lower())


def file_name(url: str) -> str:
    """Return the last segment of an address's path, decoded."""
    return percent_decoded(url.partition("#")[0].partition("?")[0].rpartition("/")[2])


def stem(url: str) -> str:
    """Return the last segment of an address's path, decoded, without its ending."""
    name = file_name(url)
    return name.rpartition(".")[0] or name


def ending(url: str) -> str:
    """Return the ending of an address's last segment, in lower case and without the dot."""
    name = file_name(url)
    return name.rpartition(".")[2].lower() if "." in name else ""
