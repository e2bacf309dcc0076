from __future__ import annotations

import pytest
from tests.cost import within

from profilelint.model.secrets import mask, secret_spans


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://user:pw@host.example/a", "https://***@host.example/a"),
        ("https://user@host.example/a", "https://***@host.example/a"),
        ("HTTPS://u:p@ss@host.example", "HTTPS://***@host.example"),
        ("//user:pw@host.example", "//***@host.example"),
        ("https:user:pw@host.example", "https:***@host.example"),
        ("https:\\\\user:pw@host.example", "https:\\\\***@host.example"),
        (
            "<ftp://u:p@a.example> (https://v:q@b.example)",
            "<ftp://***@a.example> (https://***@b.example)",
        ),
        ("?token=abc", "?token=***"),
        ("a?x=1&access_token=abc&y=2", "a?x=1&access_token=***&y=2"),
        ("a?sv=2020&amp;sig=ab%2Bc#part", "a?sv=2020&amp;sig=***#part"),
        (
            "a?X-Amz-Credential=AKIA/x&X-Amz-Signature=0a",
            "a?X-Amz-Credential=***&X-Amz-Signature=***",
        ),
        ("a?X-Amz-Date=2026&x=1", "a?X-Amz-Date=***&x=1"),
        ("a?x-goog-signature=0a", "a?x-goog-signature=***"),
        ("#id_token=abc&state=1", "#id_token=***&state=1"),
        ("url=https://a.example/?api_key=abc", "url=https://a.example/?api_key=***"),
        ("(https://a.example/?password=abc)", "(https://a.example/?password=***)"),
        ("token=token=a", "token=***"),
    ],
)
def test_secrets_are_masked(text: str, expected: str) -> None:
    assert mask(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Write to press@ministry.example",
        "mailto:press@ministry.example",
        "http://mailto:press@ministry.example",
        "https://videos.example/@channel",
        "https://player.example/video/1?h=0a1b&v=2",
        "https://a.example/?utm_source=letter&page=2",
        "https://a.example/?signed=no&keyboard=qwerty&author=me",
        "https://a.example/ and me@b.example",
        "token = a",
    ],
)
def test_other_text_is_left(text: str) -> None:
    assert mask(text) is text


def test_spans_are_in_order_and_apart() -> None:
    text = "https://u:token=a@b.example/?sig=c&next=https://v@d.example"
    covered = [text[span.start : span.end] for span in secret_spans(text)]
    assert covered == ["u:token=a", "c", "v"]


def test_secrets_that_overlap_are_one() -> None:
    text = "?token=https://u@b.example"
    assert [text[span.start : span.end] for span in secret_spans(text)] == ["https://u@b.example"]


@pytest.mark.parametrize(
    "text",
    [
        "https:" * 20_000 + "@",
        "//" * 60_000 + "@",
        "@" * 120_000,
        "token=" * 20_000,
        "a-" * 60_000 + "=",
    ],
)
def test_a_long_text_takes_linear_time(text: str) -> None:
    within(5, lambda: mask(text))
