from __future__ import annotations

from typing import Any

import pytest

from profilelint.source.site.generators.jekyll.permalinks import Collection, read_collections

POSTS = Collection("posts", "_posts", None)


@pytest.mark.parametrize(
    ("settings", "prefix"),
    [
        ({"output": True}, ("piers",)),
        ({"output": True, "permalink": "/our-work/:collection/:name/"}, ("our-work", "piers")),
        ({"output": True, "permalink": "/work/:title:output_ext"}, ("work",)),
        ({"output": True, "permalink": "/:path.html"}, ()),
        ({"output": True, "permalink": "/work/:year/:title/"}, None),
        ({"output": True, "permalink": "/work/:title/print/"}, None),
        ({"output": True, "permalink": "/"}, None),
        ({"output": True, "permalink": ["/work/"]}, None),
    ],
)
def test_the_fixed_beginning_of_a_collections_addresses(
    settings: dict[str, Any], prefix: tuple[str, ...] | None
) -> None:
    found = read_collections({"collections": {"piers": settings}})
    assert found == [POSTS, Collection("piers", "_piers", prefix)]


def test_a_collection_without_pages_of_its_own_has_no_addresses() -> None:
    assert read_collections({"collections": {"staff": {"output": False}, "notes": None}}) == [POSTS]
    assert read_collections({"collections": ["staff"]}) == [POSTS]
    assert read_collections({}) == [POSTS]


def test_defaults_and_the_folder_of_all_collections_count() -> None:
    site = {
        "collections_dir": "content/",
        "collections": {"piers": {"output": True}},
        "defaults": [
            {"scope": {"path": "", "type": "dams"}, "values": {"permalink": "/dams/:name/"}},
            {"scope": {"path": "", "type": "piers"}, "values": {"permalink": "/built/:name/"}},
            {"scope": {"path": ""}, "values": {"layout": "page"}},
            "nothing",
        ],
    }
    assert read_collections(site) == [
        Collection("posts", "content/_posts", None),
        Collection("piers", "content/_piers", ("built",)),
    ]
