from __future__ import annotations

import pytest

from profilelint.links.judge import https_twin, judge_success, requested_pause, safe_replacement
from profilelint.links.url import Target, parse

NOW = 1_800_000_000.0


def target(url: str) -> Target:
    found = parse(url)
    assert isinstance(found, Target)
    return found


@pytest.mark.parametrize(
    ("old", "new", "offered"),
    [
        ("http://one.zz/a", "https://one.zz/a", True),
        ("http://one.zz/a", "https://www.one.zz/a", True),
        ("http://www.one.zz/a", "https://one.zz/a/", True),
        ("https://one.zz/a", "https://one.zz/a/", True),
        ("https://one.zz/a", "https://one.zz/b/c", True),
        ("https://one.zz/", "https://one.zz/", True),
        ("http://one.zz/", "https://one.zz/", True),
        ("https://one.zz/a?x=1", "https://one.zz/b?x=1", True),
        ("https://one.zz/en/a", "https://one.zz/en/b", True),
        ("https://one.zz/a", "https://www.one.zz/a", False),
        ("http://one.zz/a", "https://www.one.zz/b", False),
        ("http://one.zz/a", "https://two.zz/a", False),
        ("https://one.zz/a", "http://one.zz/a", False),
        ("https://one.zz/a", "https://one.zz/", False),
        ("https://one.zz/a", "https://one.zz/login", False),
        ("https://one.zz/a", "https://one.zz/cookie-consent/x", False),
        ("https://one.zz/a", "https://one.zz/de/a", False),
        ("https://one.zz/a", "https://one.zz/pt-BR/a", False),
        ("https://one.zz/a", "https://one.zz/b?x=1", False),
        ("https://one.zz/a", "https://one.zz:8443/a", False),
        ("https://one.zz/a", "https://one.zz/b|c", False),
        ("https://one.zz/a", "https://one.zz/b(c)", False),
        ("https://one.zz/a?token=x", "https://one.zz/b?token=x", False),
    ],
)
def test_safe_replacement(old: str, new: str, offered: bool) -> None:
    assert safe_replacement(target(old), target(new)) == (target(new).href if offered else "")


def test_https_twin() -> None:
    assert https_twin(target("http://one.zz/a?b")) == "https://one.zz/a?b"
    assert https_twin(target("http://one.zz:8080/a")) == ""
    assert https_twin(target("https://one.zz/a")) == ""


@pytest.mark.parametrize(
    ("start", "final", "reason"),
    [
        ("https://one.zz/a", "https://one.zz/", "suspicious-home"),
        ("https://one.zz/a", "https://www.one.zz/", "suspicious-home"),
        ("https://one.zz/a/b", "https://two.zz/", "suspicious-home"),
        ("https://short.zz/a", "https://two.zz/", "moved-permanently"),
        ("https://one.zz/index.html", "https://one.zz/", "moved-permanently"),
        ("https://one.zz/a", "https://one.zz/sign-in", "suspicious-login"),
        ("https://one.zz/a", "https://login.two.zz/x", "suspicious-login"),
        ("https://one.zz/login", "https://one.zz/sign-in", "moved-permanently"),
        ("https://one.zz/a", "https://one.zz/authors/x", "moved-permanently"),
        ("https://one.zz/a", "https://one.zz/?p=1", "moved-permanently"),
    ],
)
def test_where_a_redirect_ends(start: str, final: str, reason: str) -> None:
    found = judge_success(
        target(start), target(final), 200, None, empty=False, redirected=True, permanent=True
    )
    assert found == (reason, "")


@pytest.mark.parametrize(
    ("status", "headers", "pause"),
    [
        (429, {"retry-after": "7"}, 7.0),
        (503, {"retry-after": " 7 "}, 7.0),
        (200, {"retry-after": "7"}, None),
        (429, {"retry-after": "Fri, 15 Jan 2027 08:00:30 GMT"}, 30.0),
        (429, {"retry-after": "Fri, 15 Jan 2021 08:00:30 GMT"}, 0.0),
        (429, {"retry-after": "-7"}, None),
        (429, {"retry-after": "7.5"}, None),
        (429, {"retry-after": "soon"}, None),
        (429, {"retry-after": "Fri, 99 Jan 99999 99:99:99 GMT"}, None),
        (429, {}, None),
        (200, {"ratelimit-remaining": "0", "ratelimit-reset": "9"}, 9.0),
        (200, {"x-ratelimit-remaining": "0", "x-ratelimit-reset": "1800000009"}, 9.0),
        (200, {"x-ratelimit-remaining": "3", "x-ratelimit-reset": "9"}, None),
        (200, {"ratelimit": '"default";r=0;t=9'}, 9.0),
        (200, {"ratelimit": '"default";r=4;t=9'}, None),
    ],
)
def test_requested_pause(status: int, headers: dict[str, str], pause: float | None) -> None:
    assert requested_pause(status, headers, NOW) == pause
