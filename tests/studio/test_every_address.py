"""What holds for every address of the studio, whatever it does."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from starlette.routing import Route
from tests.studio.client import Studio
from tests.studio.description import body_schema

from profilelint.studio.application import _FAMILIES

ADDRESSES = sorted(
    (method, route.path)
    for family in _FAMILIES
    for route in family.ROUTES
    if isinstance(route, Route)
    for method in route.methods or ()
    if method != "HEAD"
)
POSTS = [path for method, path in ADDRESSES if method == "POST" and path != "/api/end"]
VALUES: list[Any] = [
    *(None, True, -1, 1 << 70, "", "../x", "\ud800\x00", [], [None], {}, {"do": "add"}, [[0, 1]]),
    *(["a", ["b"]], {"projects/wells.md": None}, "projects/wells.md", {"date": 1}, ["title"]),
]

USUAL: dict[str, dict[str, Any]] = {
    "/api/page/": {
        "path": "projects/wells.md",
        "version": 1,
        "changes": [],
        "operation": {},
        "rule": None,
        "finding": "",
        "reason": "",
        "until": None,
        "where": None,
        "digest": "",
    },
    "/api/terms/": {"list": "", "label": "x", "change": {}, "apply": False, "state": None},
    "/api/field": {
        "collection": "projects",
        "route": ["title"],
        "values": {},
        "apply": False,
        "state": None,
    },
    "/api/new": {"collection": "projects", "folder": "projects", "name": "", "title": "x"},
    "/api/changes/": {"paths": [], "message": "x"},
}
"""By the beginnings of addresses: bodies of requests that do nothing."""


def test_there_are_addresses_of_both_kinds() -> None:
    assert len(ADDRESSES) > 20
    assert len(POSTS) > 10


def test_all_are_closed_to_others(studio: Studio) -> None:
    for method, path in ADDRESSES:
        body = b"{}" if method == "POST" else None
        known = {"Cookie": studio.cookie, "Content-Type": "application/json"}
        assert studio.ask(method, path, body, {"Content-Type": "application/json"}).status == 401
        for foreign in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "null"}):
            assert studio.ask(method, path, body, {**known, **foreign}).status == 403, path
        if method == "POST":
            plain = {**known, "Sec-Fetch-Site": "same-origin", "Content-Type": "text/plain"}
            assert studio.ask(method, path, body, plain).status == 415, path


@pytest.mark.parametrize("path", POSTS)
def test_no_body_makes_a_request_fail_inside(studio: Studio, path: str) -> None:
    before = snapshot(studio.root)
    headers = {
        "Cookie": studio.cookie,
        "Sec-Fetch-Site": "same-origin",
        "Content-Type": "application/json",
    }
    for body in (b"", b"[]", b"{", b"[" * 100_000, b'{"a": NaN}', b"\xff"):
        assert studio.ask("POST", path, body, headers).status == 400
    usual = next(usual for family, usual in USUAL.items() if path.startswith(family))
    described = body_schema(path)["properties"]
    assert described.keys() <= usual.keys()
    usual = {name: value for name, value in usual.items() if name in described}
    for name in usual:
        for value in VALUES:
            body = json.dumps({**usual, name: value}).encode()
            reply = studio.ask("POST", path, body, headers)
            assert reply.status < 500 or reply.status in (501, 503), (name, value, reply.body)
    assert snapshot(studio.root) == before


def snapshot(root: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}
