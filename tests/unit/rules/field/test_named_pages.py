"""Pages that values name are known by path, by slug and by what their front matter says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from profilelint.rules.field.named_pages import NamedPages, page_addresses

if TYPE_CHECKING:
    pass

DATA: dict[str, dict[str, Any]] = {
    "_people/jane-doe.md": {"permalink": "/team/jane/", "title": "Jane Q. Doe"},
    "_people/mary/index.md": {"slug": "mary-major"},
    "_posts/2020-01-02-opening.md": {"redirect_from": ["/old/opening/"], "aliases": 3},
    "about.md": {},
}
FILES = frozenset((*DATA, "assets/jane-doe.png", "_data/people.yml"))


def pages(*folders: str) -> NamedPages:
    return NamedPages(FILES, folders, lambda path: page_addresses(DATA[path]))


@pytest.mark.parametrize(
    "text",
    [
        *("jane-doe", "Jane Doe", "jane_doe.md", "_people/jane-doe.md", "/_people/jane-doe"),
        *("/team/jane/", "/team/jane", "team/jane/index.html", "jane", "jane-q-doe"),
        *("mary", "mary-major", "_people/mary/", "opening", "/old/opening/", "about", "/about/"),
        *("https://example.org/x", "{{ page.x }}", "#x", "", "../x", "/"),
    ],
)
def test_found_or_left_alone(text: str) -> None:
    assert pages().find(text) == ("found", "")


@pytest.mark.parametrize(
    ("folders", "text", "verdict", "meant"),
    [
        ((), "john-roe", "missing", ""),
        ((), "jane-deo", "near", "jane-doe"),
        ((), "_people/jane-deo.md", "near", "_people/jane-doe.md"),
        ((), "/team/jnae/", "near", "/team/jane/"),
        (("_people",), "about", "missing", ""),
        (("_people",), "/jane-deo/", "near", "/jane-doe/"),
        (("_peple",), "jane-doe", "folder", ""),
    ],
)
def test_not_found(folders: tuple[str, ...], text: str, verdict: str, meant: str) -> None:
    assert pages(*folders).find(text) == (verdict, meant)


def test_pages_are_read_only_when_their_names_do_not_tell() -> None:
    read: list[str] = []

    def note(path: str) -> frozenset[str]:
        read.append(path)
        return frozenset()

    known = NamedPages(FILES, (), note)
    assert (known.find("about").verdict, read) == ("found", [])
    assert (known.find("john-roe").verdict, read) == ("missing", sorted(DATA))


def test_pages_that_are_too_many_are_not_read() -> None:
    files = frozenset(f"_people/{number}.md" for number in range(20_001))
    unread: dict[str, frozenset[str]] = {}
    assert NamedPages(files, (), unread.__getitem__).find("x").verdict == "found"
