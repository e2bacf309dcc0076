"""From the address of a video's or recording's page to the address for embedding it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, quote

from profilelint.model.pattern import pattern

if TYPE_CHECKING:
    from collections.abc import Callable

    from profilelint.rules.page.address import Address

_YOUTUBE_ID = pattern(r"[A-Za-z0-9_-]{11}")
_PLAYLIST_ID = pattern(r"[A-Za-z0-9_-]{12,64}")
_SECONDS = pattern(r"(?:(\d{1,3})h)?(?:(\d{1,4})m)?(?:(\d{1,6})s?)?")
_IDENTIFIER = pattern(r"[A-Za-z0-9_-]{1,80}")
_VIMEO = pattern(
    r"/(?:channels/[\w-]{1,80}/|groups/[\w-]{1,80}/videos/)?(\d{1,12})(?:/([0-9a-f]{6,16}))?/?"
)

_LONGEST_QUERY = 2000


def _seconds(text: str) -> int:
    """Return the seconds that ``90``, ``90s`` or ``1m30s`` stand for; 0 if it is none of them."""
    match = _SECONDS.fullmatch(text)
    if match is None:
        return 0
    hours, minutes, seconds = (int(part) if part else 0 for part in match.groups())
    return hours * 3600 + minutes * 60 + seconds


def _youtube(address: Address) -> str | None:
    query = dict(parse_qsl(address.query[:_LONGEST_QUERY]))
    segments = address.path.strip("/").split("/")
    player = "https://www.youtube-nocookie.com/embed/"
    if segments == ["playlist"] and _PLAYLIST_ID.fullmatch(query.get("list", "")):
        return f"{player}videoseries?list={query['list']}"
    if address.host == "youtu.be":
        video = segments[0]
    elif segments[0] in ("shorts", "live", "v", "e") and len(segments) > 1:
        video = segments[1]
    else:
        video = query.get("v", "")
    if _YOUTUBE_ID.fullmatch(video) is None:
        return None
    kept = []
    start = _seconds(query.get("t", "") or query.get("start", ""))
    if start:
        kept.append(f"start={start}")
    if _PLAYLIST_ID.fullmatch(query.get("list", "")):
        kept.append(f"list={query['list']}")
    return player + video + ("?" + "&amp;".join(kept) if kept else "")


def _vimeo(address: Address) -> str | None:
    match = _VIMEO.fullmatch(address.path)
    if match is None:
        return None
    secret = f"h={match[2]}&amp;" if match[2] else ""
    return f"https://player.vimeo.com/video/{match[1]}?{secret}dnt=1"


def _under(prefix: str, segment: int) -> Callable[[Address], str | None]:
    def convert(address: Address) -> str | None:
        segments = address.path.strip("/").split("/")
        if len(segments) <= segment or _IDENTIFIER.fullmatch(segments[segment]) is None:
            return None
        return prefix + segments[segment]

    return convert


def _soundcloud(address: Address) -> str | None:
    if len(address.path.strip("/").split("/")) < 2:
        return None
    page = f"https://soundcloud.com{address.path}"
    return f"https://w.soundcloud.com/player/?url={quote(page, safe='')}"


def _spotify(address: Address) -> str | None:
    return f"https://open.spotify.com/embed{address.path}"


_CONVERSIONS: dict[str, Callable[[Address], str | None]] = {
    "youtube": _youtube,
    "vimeo": _vimeo,
    "dailymotion": _under("https://www.dailymotion.com/embed/video/", -1),
    "ted": _under("https://embed.ted.com/talks/", 1),
    "loom": _under("https://www.loom.com/embed/", 1),
    "archive": _under("https://archive.org/embed/", 1),
    "soundcloud": _soundcloud,
    "spotify": _spotify,
}


def embed_address(provider: str, address: Address) -> str | None:
    """Return the address for embedding what an ordinary page of a provider shows.

    ``provider`` is the record's key. The result is written as it stands in an attribute, with
    the start time kept; None if the page does not show it.
    """
    convert = _CONVERSIONS.get(provider)
    return convert(address) if convert is not None else None
