"""Which of the known services an address belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.rules.embed.services import PROVIDERS, Provider

if TYPE_CHECKING:
    from profilelint.rules.page.address import Address

_Entry = tuple[tuple[str, ...], str, Provider]


def _index(pages: bool) -> dict[str, list[_Entry]]:
    by_host: dict[str, list[_Entry]] = {}
    for provider in PROVIDERS:
        for pattern in provider.pages if pages else provider.frames:
            host, _, rest = pattern.partition("/")
            path, _, query = rest.partition("?")
            by_host.setdefault(host, []).append((tuple(path.split("/")), query, provider))
    return by_host


_FRAMES = _index(pages=False)
_PAGES = _index(pages=True)


def matches(pattern: str, address: Address) -> bool:
    """Return whether an address lies under a pattern."""
    host, _, path = pattern.partition("/")
    return _host_matches(host, address.host) and _path_matches(path.split("/"), address.path)


def provider_of_frame(address: Address) -> Provider | None:
    """Return the service that made an address for embedding; None if no record fits."""
    return _look_up(_FRAMES, address)


def provider_of_page(address: Address) -> Provider | None:
    """Return the service whose ordinary page an address is; None if no record fits."""
    return _look_up(_PAGES, address)


def is_known_host(host: str) -> bool:
    """Return whether some addresses of a host are made for embedding."""
    return host in _FRAMES


def _look_up(by_host: dict[str, list[_Entry]], address: Address) -> Provider | None:
    host = address.host
    entries = by_host.get(host)
    if entries is None:
        entries = by_host.get("*." + host.partition(".")[2])
        if entries is None:
            return None
    for segments, query, provider in entries:
        if _path_matches(segments, address.path) and (
            not query or query in address.query.split("&")
        ):
            return provider
    return None


def _host_matches(pattern: str, host: str) -> bool:
    if pattern.startswith("*."):
        return host.partition(".")[2] == pattern[2:]
    return host == pattern.lower()


def _path_matches(pattern: tuple[str, ...] | list[str], path: str) -> bool:
    """Return whether a path begins with the pattern's segments; an empty last one asks for more."""
    segments = path[1:].split("/")
    if len(segments) < len(pattern):
        return False
    for wanted, segment in zip(pattern, segments, strict=False):
        if wanted != segment and not (wanted == "*" and segment) and wanted:
            return False
    # "embed/" wants something after the slash, but "" alone is a host's every page.
    last = len(pattern) - 1
    return bool(pattern[last]) or last == 0 or segments[last] != ""
