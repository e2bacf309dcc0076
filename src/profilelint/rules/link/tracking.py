"""The parts of an address that only tell who sent the reader."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern

if TYPE_CHECKING:
    from collections.abc import Callable

    from profilelint.source.site.site import Site

# What share buttons and campaign tools leave behind the "#"; no page has such a place. A news
# magazine's own is twelve hexadecimal digits, which could be a place elsewhere.
_FRAGMENT = pattern(
    r"(?:utm_[a-z]+=|xtor=|sthash\.|gsc\.tab=|Echobox=|link_time=|fbclid=|axzz|ixzz)[^#]*"
    r"|\.[A-Za-z0-9_-]{8,12}(?:\.[a-z]{2,12})?|_=_"
)
_MAGAZINE = pattern(r"https?://(?:www\.)?forbes\.com/", re.IGNORECASE)
_HEXADECIMAL = pattern(r"[0-9a-f]{10,13}")
# What its author put there on purpose: a credit that the linked service asks for, or a campaign of
# the site's own. What is left over from a newsletter or an advertisement names its medium.
_ON_PURPOSE = pattern(
    r"[?&;]utm_medium=(?:affiliate|badge|integration|partner\w*|referral|website)(?![\w-])"
)
_CAMPAIGN = pattern(r"[?&;]utm_campaign=")
_SOURCE = pattern(r"[?&;]utm_source=([^&#]*)")
_CHANNEL = pattern(r"\.|news|mail|twitter|facebook|linkedin|google|rss|social", re.IGNORECASE)
# Parameters that whoever writes a link may have agreed on with whom it leads to.
_CAMPAIGNS = ("utm_", "mtm_", "pk_")
_NAMED_SOURCE = pattern(r"[?&;](?:(?:utm|mtm)_source|pk_campaign)=([^&#\s\"'<>()\[\]]*)")
# Chat programs, social networks, mail programs, readers of feeds, search engines and the buttons
# that share a page: what they add was not written by the one who copied the link.
_ADDED = pattern(
    r"(?:www\.)?(?:chatgpt|openai|perplexity|copilot|gemini|claude|mistral|deepseek|grok"
    r"|facebook|fb|instagram|ig|linkedin|twitter|x|t|reddit|pinterest|tiktok|youtube|mastodon"
    r"|bluesky|bsky|threads|vk|weibo|wechat|whatsapp|telegram|signal|slack|discord|hackernews"
    r"|gmail|outlook|mailchimp|sendgrid|sendinblue|brevo|mailjet|sailthru|govdelivery|hs_email"
    r"|marketo|hubspot|activecampaign|convertkit|eb_email|feedburner|feedly|rss"
    r"|google|adwords|bing|duckduckgo|yahoo|yandex|baidu|ecosia|qwant"
    r"|share(?:[_-]?(?:via|button|link))?)(?:\.[a-z]{2,6}){0,2}",
    re.IGNORECASE,
)
_SIGNS = pattern(r"[^a-z0-9]+")
_ANY_SITE = frozenset(
    ("blog", "docs", "github", "gitlab", "netlify", "news", "pages", "site", "vercel", "website")
)
_SHORTEST = 4
_SEVERAL = 3
# A parameter behind it begins with the name of a character.
_REFERENCE = pattern(r"&(?!amp;)(?:#\w+|[A-Za-z]\w*);")
_SEPARATOR = pattern("&amp;|&")


class Tracking(NamedTuple):
    """What of an address can go: ranges of it, in order and apart, and what stands there."""

    ranges: list[tuple[int, int]]
    names: list[str]


def matcher(names: tuple[str, ...]) -> Callable[[str], bool]:
    """Return a function that tells whether a parameter's name is one of those given."""
    whole = frozenset(name.lower() for name in names if not name.endswith("*"))
    beginnings = tuple(name[:-1].lower() for name in names if name.endswith("*"))

    def is_tracking(name: str) -> bool:
        lower = name.replace("\\", "").lower()
        return lower in whole or (bool(beginnings) and lower.startswith(beginnings))

    return is_tracking


def suspecter(names: tuple[str, ...]) -> Callable[[str], bool]:
    """Return a function that tells whether an address may be tracking: a quick look.

    The address need not be as it is written: of parameters of these names, and of a fragment that
    only tells who sent the reader, both hold the letters.
    """
    words = [name.removesuffix("*").lower() for name in names]

    def is_suspect(url: str) -> bool:
        if "?" in url and any(map(url.lower().__contains__, words)):
            return True
        _, mark, fragment = url.rpartition("#")
        return bool(mark) and (
            _FRAGMENT.fullmatch(fragment) is not None
            or _HEXADECIMAL.fullmatch(fragment) is not None
        )

    return is_suspect


def find_parameters(written: str, is_tracking: Callable[[str], bool]) -> Tracking:
    """Return the tracking parameters of an address as written in Markdown, HTML or YAML.

    Taken out, they leave all other bytes as they are, and neither a lonely ``?`` nor ``&``.
    """
    tracking = Tracking([], [])
    start = written.find("?")
    end = _fragment_start(written)
    if start < 0 or start > end:
        return tracking
    # Each parameter with the separator before it; the first one's is the question mark.
    parts: list[tuple[int, int, int]] = []
    opening, position = start, start + 1
    for separator in _SEPARATOR.finditer(written, position, end):
        parts.append((opening, position, separator.start()))
        opening, position = separator.span()
    parts.append((opening, position, end))
    names = [written[first:last].partition("=")[0] for _, first, last in parts]
    remove = [is_tracking(name) for name in names]
    tracking.names.extend(name for name, gone in zip(names, remove, strict=True) if gone)
    if not tracking.names:
        return tracking
    if all(gone or not name for gone, name in zip(remove, names, strict=True)):
        tracking.ranges.append((start, end))
        return tracking
    kept = False
    for index, (opening, position, last) in enumerate(parts):
        if not remove[index]:
            kept = True
        elif kept:
            _add(tracking.ranges, opening, last)
        else:
            _add(tracking.ranges, position, parts[index + 1][1])
    return tracking


def is_on_purpose(url: str) -> bool:
    """Return whether the parameters ``utm_…`` of an address are no remains of a link received."""
    if "utm_" not in url:
        return False
    if _ON_PURPOSE.search(url):
        return True
    source = _SOURCE.search(url)
    if source is None or "utm_medium=" in url or not _CAMPAIGN.search(url):
        return False
    return not _CHANNEL.search(source[1])


def is_added(written: str, names: list[str]) -> bool:
    """Return whether the parameters of some names in an address were surely not written by hand.

    That is, if they are no campaign's, or its source is a program that adds them by itself.
    """
    if not any(name.replace("\\", "").lower().startswith(_CAMPAIGNS) for name in names):
        return True
    source = _NAMED_SOURCE.search(written.replace("\\", ""))
    return source is not None and _ADDED.fullmatch(source[1]) is not None


def is_agreed(url: str, text: str, site: Site | None) -> bool:
    """Return whether the campaign in an address is the site's own.

    Its name is that of the site, or several links of the page have the same source.
    """
    source = _NAMED_SOURCE.search(url)
    if source is not None and source[1] and _count_sources(text)[source[1]] >= _SEVERAL:
        return True
    names = _names_of(site) if site is not None else ()
    if not names:
        return False
    query = url.partition("?")[2].partition("#")[0].lower()
    values = [
        _SIGNS.sub("", value)
        for name, _, value in (each.partition("=") for each in query.split("&"))
        if name.startswith(_CAMPAIGNS)
    ]
    return any(name in value for name in names for value in values)


@lru_cache(maxsize=1)
def _count_sources(text: str) -> Counter[str]:
    return Counter(_NAMED_SOURCE.findall(text))


@lru_cache(maxsize=1)
def _names_of(site: Site) -> tuple[str, ...]:
    """Return what a site may be called in an address: small letters and digits."""
    title = site.settings.get("title") or site.settings.get("site_name")
    host = site.url.partition("://")[2].partition(":")[0].lower()
    names = [_SIGNS.sub("", title.lower())] if isinstance(title, str) else []
    names += [_SIGNS.sub("", label) for label in host.split(".")[:-1]]
    return tuple(name for name in names if len(name) >= _SHORTEST and name not in _ANY_SITE)


def holds_reference(written: str) -> bool:
    """Return whether an address holds a character reference, the one for ``&`` aside."""
    return _REFERENCE.search(written) is not None


def find_fragment(written: str) -> tuple[int, int] | None:
    """Return the range of a fragment that only tells who sent the reader, with its ``#``."""
    start = _fragment_start(written)
    fragment = written[start + 1 :].replace("\\", "")
    if not fragment:
        return None
    if _FRAGMENT.fullmatch(fragment) or (
        _HEXADECIMAL.fullmatch(fragment) and _MAGAZINE.match(written)
    ):
        return start, len(written)
    return None


def _add(ranges: list[tuple[int, int]], start: int, end: int) -> None:
    if ranges and ranges[-1][1] == start:
        ranges[-1] = (ranges[-1][0], end)
    else:
        ranges.append((start, end))


def _fragment_start(written: str) -> int:
    """Return where an address's ``#`` stands, or its length; ``&#38;`` has none."""
    position = written.find("#")
    while position > 0 and written[position - 1] == "&":
        position = written.find("#", position + 1)
    return position if position >= 0 else len(written)
