from __future__ import annotations

import pytest

from profilelint.rules.link.link_tracking import LinkTracking
from profilelint.rules.link.tracking import find_fragment, find_parameters, is_added, matcher

is_tracking = matcher(LinkTracking.Options.parameters)


def without(written: str) -> str:
    for start, end in reversed(find_parameters(written, is_tracking).ranges):
        written = written[:start] + written[end:]
    return written


@pytest.mark.parametrize(
    ("query", "rest"),
    [
        ("?utm_source=a", ""),
        ("?utm_source=a&utm_medium=b#c", "#c"),
        ("?utm_source=a&id=1", "?id=1"),
        ("?utm_source=a&amp;utm_medium=b&amp;id=1", "?id=1"),
        ("?id=1&utm_source=a", "?id=1"),
        ("?id=1&amp;fbclid=x&amp;p=2&gclid=y&q=%C3%A9+1", "?id=1&amp;p=2&q=%C3%A9+1"),
        ("?id=1&utm_source", "?id=1"),
        ("?UTM_Source=a&Id=1", "?Id=1"),
        ("?utm\\_source=a&id=1", "?id=1"),
        ("?&utm_source=a", ""),
        ("?utm_source=a&", ""),
        ("?a=&utm_source=a&b", "?a=&b"),
        ("?mc_cid=1&mc_eid=2&v=3", "?v=3"),
    ],
)
def test_only_tracking_parameters_go(query: str, rest: str) -> None:
    assert without("https://example.org/a" + query) == "https://example.org/a" + rest


@pytest.mark.parametrize(
    "written",
    [
        "https://player.example.org/video/1?h=2fe1",
        "https://example.org/watch?v=utm_source&list=fbclid&t=1",
        "https://example.org/?u=https://example.com/?utm_source=a",
        "https://example.org/?utm=a&source=b&gclid2=c&xfbclid=d",
        "https://example.org/#a?utm_source=b",
        "https://example.org/utm_source=a",
    ],
)
def test_parameters_that_say_what_to_show_stay(written: str) -> None:
    assert find_parameters(written, is_tracking) == ([], [])


@pytest.mark.parametrize(
    ("query", "names", "is_certain"),
    [
        ("fbclid=1&gclid=2", ["fbclid", "gclid"], True),
        ("utm_source=chatgpt.com", ["utm_source"], True),
        ("utm_source=Share_Via&utm_medium=ios", ["utm_source", "utm_medium"], True),
        ("mtm_source=www.google.co.uk", ["mtm_source"], True),
        ("utm_source=blue-coast&fbclid=1", ["utm_source", "fbclid"], False),
        ("utm_source=xylophone", ["utm_source"], False),
        ("utm_medium=social", ["utm_medium"], False),
    ],
)
def test_only_programs_are_certain_to_have_added_what_they_add(
    query: str, names: list[str], is_certain: bool
) -> None:
    assert is_added(f"https://example.org/?{query}", names) is is_certain


@pytest.mark.parametrize(
    ("fragment", "goes"),
    [
        ("#.Vx3kQp1aXw", True),
        ("#.Vx3kQp1aXw.twitter", True),
        ("#sthash.a1B2.dpbs", True),
        ("#xtor=RSS-1", True),
        ("#utm_source=a", True),
        ("#_=_", True),
        ("#32e8d1ee156f", False),
        ("#results", False),
        ("#.pier", False),
        ("#:~:text=pier", False),
        ("#", False),
    ],
)
def test_fragments(fragment: str, goes: bool) -> None:
    written = "https://example.org/a&#38;b" + fragment
    start = len(written) - len(fragment)
    assert find_fragment(written) == ((start, len(written)) if goes else None)


def test_a_fragment_that_tracks_on_one_site_only() -> None:
    assert find_fragment("https://www.forbes.com/a/#32e8d1ee156f") == (25, 38)
    assert find_fragment("https://www.forbes.com.example.org/a/#32e8d1ee156f") is None
