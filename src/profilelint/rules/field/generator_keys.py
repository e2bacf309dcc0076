"""Keys that are nearly one of the site's generator, and nearly true or false at such a key."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from profilelint.model.named_tuple import NamedTuple
from profilelint.rules.api import finder

if TYPE_CHECKING:
    from profilelint.rules.api import Context

# What decides whether, where and with what layout a page is published.
_DECISIVE: Final = frozenset(
    (
        *("layout", "permalink", "published", "draft", "description", "category", "categories"),
        *("redirect_from", "redirect_to", "aliases", "weight", "publishdate", "expirydate"),
        *("template", "sitemap", "pagination"),
    )
)
_SWITCHES: Final = ("published", "draft")
_LONGEST: Final = 24
_NO_MARKS: Final = str.maketrans("", "", "_-")


class MisspeltKey(NamedTuple):
    """A key of the front matter and the one of the generator that was meant."""

    key: str
    meant: str


class MisspeltTruth(NamedTuple):
    """A text at a key of the generator that is true or false, and the word that was meant."""

    key: str
    found: str
    meant: str


@finder("misspelt_key", of="front matter")
def find_misspelt_keys(context: Context) -> list[MisspeltKey]:
    """Return the keys that the generator does not know and that lack a letter or have two swapped.

    None is returned where the right key is there as well.
    """
    site, data = context.site, context.document.data
    if site is None or not site.generator:
        return []
    found = []
    for key in data:
        if not 3 < len(key) <= _LONGEST:
            continue
        meant = _meant(key.lower() if site.ignores_key_case else key)
        if meant and meant not in data and site.knows_key(meant) and not site.knows_key(key):
            found.append(MisspeltKey(key, meant))
    return found


@finder("misspelt_truth", of="front matter")
def find_misspelt_truths(context: Context) -> list[MisspeltTruth]:
    """Return the texts that are nearly true or false where the generator takes either."""
    site, data = context.site, context.document.data
    texts = [(key, text) for key in _SWITCHES if isinstance(text := data.get(key), str)]
    if not texts or site is None or not site.generator:
        return []
    return [
        MisspeltTruth(key, text, meant)
        for key, text in texts
        if site.knows_key(key) and (meant := _truth(site.generator, key, text))
    ]


@lru_cache(maxsize=1024)
def _meant(key: str) -> str:
    """Return the decisive key that another one is but for a slip; empty for none.

    Pages have the same keys.
    """
    if key in _DECISIVE:
        return ""
    from profilelint.vocabulary.nearest import is_slip

    return next((each for each in sorted(_DECISIVE) if is_slip(key, each)), "")


@lru_cache(maxsize=1024)
def generator_key(key: str, keys: frozenset[str]) -> str:
    """Return the key of a generator that another one is but for a slip; empty for none.

    Marks between words, and capital letters, are slips as well.
    """
    from profilelint.vocabulary.nearest import is_slip

    if len(key) > _LONGEST or key in keys:
        return ""
    plain = _plain(key)
    alike = (each for each in sorted(keys) if _plain(each) == plain)
    slips = (each for each in sorted(keys) if is_slip(key, each))
    return next(alike, "") or next(slips, "")


def is_slip_of(key: str, meant: str) -> bool:
    """Return whether a key is another one but for a slip, as those of `generator_key` are."""
    from profilelint.vocabulary.nearest import is_slip

    return _plain(key) == _plain(meant) or is_slip(key, meant)


def _plain(key: str) -> str:
    return key.lower().translate(_NO_MARKS)


def _truth(generator: str, key: str, text: str) -> str:
    """Return the word for true or false that a text stands for and is not; empty for none."""
    if text == "false" and key == "published" and generator == "Jekyll":
        # Only what is false keeps a page from being published, and a text is not.
        return text
    from profilelint.vocabulary.nearest import misspelt_truth

    return misspelt_truth(text.lower())
