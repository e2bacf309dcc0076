from __future__ import annotations

import pytest

from profilelint.rules.embed.pages import embed_address
from profilelint.rules.embed.providers import matches, provider_of_frame, provider_of_page
from profilelint.rules.embed.services import PROVIDERS, Provider
from profilelint.rules.page.address import Address, read_address, scheme_of, without_templates


def address(text: str) -> Address:
    found = read_address(text)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://e.org/a/b?c=d#e", Address("https", "e.org", "/a/b", "c=d")),
        ("HTTPS://E.ORG", Address("https", "e.org", "/", "")),
        ("https://e.org/a/%2e./b", Address("https", "e.org", "/b", "")),
        ("https:\\\\e.org\\a", Address("https", "e.org", "/a", "")),
        ("//e.org:8080/", Address("https", "e.org:8080", "/", "")),
        ("https://e.org:443/", Address("https", "e.org", "/", "")),
        (" https://u:p@e\n.org/ ", Address("https", "e.org", "/", "")),
        ("https://0x7f.1/", Address("https", "127.0.0.1", "/", "")),
        ("https://bücher.example/", Address("https", "xn--bcher-kva.example", "/", "")),
        ("../a?b", Address("https", "", "/a", "b")),
        ("data:text/html,x", Address("data", "", "text/html,x", "")),
        ("https://e .org/", None),
        ("https://", None),
        ("https://xn--/", None),
        ("\ud800", None),
    ],
)
def test_addresses_are_read_as_browsers_read_them(text: str, expected: Address | None) -> None:
    assert read_address(text) == expected


@pytest.mark.parametrize(
    ("text", "scheme"),
    [
        ("javascript:x", "javascript"),
        ("\x01 \tJava\nScript\r:x", "javascript"),
        ("./javascript:x", ""),
        ("java script:x", ""),
        ("//e.org:80", ""),
        ("", ""),
    ],
)
def test_scheme(text: str, scheme: str) -> None:
    assert scheme_of(text) == scheme


def test_template_tags_in_addresses() -> None:
    assert without_templates("https://e.org/{{ a }}/{% b %}?c") == "https://e.org/x/x?c"
    assert without_templates("https://{{ a }}/b") is None
    assert without_templates("{{ a }}") is None
    assert without_templates("https://e.org/a") == "https://e.org/a"


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("e.org/a/", "https://e.org/a/b", True),
        ("e.org/a/", "https://e.org/a/", False),
        ("e.org/a/", "https://e.org/ab", False),
        ("e.org/a", "https://e.org/a", True),
        ("e.org/a", "https://e.org/a/b", True),
        ("e.org/a", "https://e.org/ab", False),
        ("e.org/*/b", "https://e.org/a/b", True),
        ("e.org/*/b", "https://e.org//b", False),
        ("*.e.org/", "https://a.e.org/", True),
        ("*.e.org/", "https://e.org/", False),
        ("*.e.org/", "https://a.b.e.org/", False),
        ("*.e.org/", "https://ae.org/", False),
        ("e.org", "https://e.org/any", True),
        ("e.org", "https://e.org.example/", False),
    ],
)
def test_patterns(pattern: str, text: str, expected: bool) -> None:
    assert matches(pattern, address(text)) is expected


@pytest.mark.parametrize("provider", PROVIDERS, ids=lambda provider: provider.key)
def test_the_records_are_well_formed(provider: Provider) -> None:
    assert provider.frames
    for pattern in (*provider.frames, *provider.pages):
        host, slash, _ = pattern.partition("/")
        assert slash, f"{pattern} is a whole host"
        assert host == host.lower()
        assert "*" not in host.removeprefix("*.")
        assert host.count(".") >= 1


def test_keys_are_unique() -> None:
    keys = [provider.key for provider in PROVIDERS]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    ("page", "player"),
    [
        (
            "https://www.youtube.com/watch?v=abcdefghijk",
            "https://www.youtube-nocookie.com/embed/abcdefghijk",
        ),
        (
            "https://youtu.be/abcdefghijk?t=1h2m3s&si=x",
            "https://www.youtube-nocookie.com/embed/abcdefghijk?start=3723",
        ),
        (
            "https://www.youtube.com/watch?v=abcdefghijk&list=PLabcdefghijklm&t=90",
            "https://www.youtube-nocookie.com/embed/abcdefghijk?start=90&amp;list=PLabcdefghijklm",
        ),
        (
            "https://m.youtube.com/shorts/abcdefghijk",
            "https://www.youtube-nocookie.com/embed/abcdefghijk",
        ),
        (
            "https://www.youtube.com/playlist?list=PLabcdefghijklm",
            "https://www.youtube-nocookie.com/embed/videoseries?list=PLabcdefghijklm",
        ),
        (
            "https://vimeo.com/123/0a1b2c3d",
            "https://player.vimeo.com/video/123?h=0a1b2c3d&amp;dnt=1",
        ),
        ("https://vimeo.com/channels/staff/123", "https://player.vimeo.com/video/123?dnt=1"),
        ("https://www.dailymotion.com/video/x1", "https://www.dailymotion.com/embed/video/x1"),
        ("https://www.ted.com/talks/a_talk", "https://embed.ted.com/talks/a_talk"),
        ("https://www.loom.com/share/0a1b", "https://www.loom.com/embed/0a1b"),
        ("https://archive.org/details/a-film", "https://archive.org/embed/a-film"),
        (
            "https://soundcloud.com/a/b",
            "https://w.soundcloud.com/player/?url=https%3A%2F%2Fsoundcloud.com%2Fa%2Fb",
        ),
        ("https://open.spotify.com/track/1a", "https://open.spotify.com/embed/track/1a"),
        ("https://www.youtube.com/@water", None),
        ("https://www.youtube.com/watch?v=<b>", None),
        ("https://www.youtube.com/", None),
        ("https://vimeo.com/about", None),
        ("https://soundcloud.com/discover", None),
        ("https://www.google.com/maps/place/Kitui", None),
    ],
)
def test_from_a_page_to_its_player(page: str, player: str | None) -> None:
    provider = provider_of_page(address(page))
    assert provider is not None
    assert provider_of_frame(address(page)) is None
    assert embed_address(provider.key, address(page)) == player
    if player is not None:
        assert provider_of_frame(address(player.replace("&amp;", "&"))) is provider


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("https://www.flickr.com/photos/pier/7/in/album-8/player", "flickr"),
        ("https://www.flickr.com/photos/pier/sets/7/player/", "flickr"),
        ("https://www.flickr.com/slideShow/index.gne?user_id=7", "flickr"),
        ("https://www.flickr.com/photos/pier/7/", None),
        ("https://drive.google.com/file/d/7/preview", "google-docs"),
        ("https://drive.google.com/a/port.example/file/d/7/preview", "google-docs"),
        ("https://docs.google.com/file/d/7/preview", "google-docs"),
        ("https://docs.google.com/a/port.example/document/d/7/pub", "google-docs"),
        ("https://docs.google.com/spreadsheet/pub?key=7", "google-docs"),
        ("https://www.google.com/calendar/embed?src=7", "google-calendar"),
        ("https://maps.google.co.uk/maps?q=pier&output=embed", "google-maps"),
        ("https://www.google.com/maps?q=pier&output=embed", "google-maps"),
        ("https://www.google.com/maps?q=pier", None),
        ("https://www.google.com/maps/place/pier?output=embedded", None),
        ("https://pier.cartodb.com/viz/7/embed_map", "carto"),
        ("https://archive.org/stream/pier?ui=embed", "archive"),
        ("https://archive.org/stream/pier?a=1&ui=embed", "archive"),
        ("https://archive.org/stream/pier", None),
    ],
)
def test_older_addresses(text: str, key: str | None) -> None:
    provider = provider_of_frame(address(text))
    assert (provider.key if provider is not None else None) == key
