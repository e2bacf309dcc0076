"""One field changed in the form and saved changes that value's bytes, and no others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.studio.client import Studio
from tests.studio.front_matter_pages import WORDS, page

from profilelint.source.read import read_document

PAGES = 300
SCHEMA = """\
{
  "properties": {
    "title": {"type": "string"},
    "start": {"type": "string", "format": "date"},
    "count": {"type": "integer"},
    "draft": {"type": "boolean"},
    "tags": {"type": "array", "items": {"type": "string"}}
  }
}
"""


def changed(number: int, values: dict[str, Any]) -> tuple[list[str | int], Any, Any]:
    """Return a route, the value for it as the form sends it, and that which is read afterwards."""
    key = list(values)[number // 3 % len(values)]
    word = WORDS[(number * 7) % len(WORDS)]
    if key == "start":
        return [key], {"date": "2026-01-31"}, "2026-01-31"
    if key == "count":
        return [key], number, number
    if key == "draft":
        return [key], not values[key], not values[key]
    if key == "tags":
        return [key, len(values[key]) - 1], word, word
    return [key], word, word


def test_300_pages(tmp_path: Path, open_studio: Callable[[Path], Studio]) -> None:
    root = tmp_path / "site"
    root.mkdir()
    (root / "schema.json").write_text(SCHEMA)
    (root / "profilelint.toml").write_text(
        '[[collections]]\nname = "pages"\ninclude = ["*.md"]\nschema = "schema.json"\n'
    )
    pages = {f"{number}.md": page(number) for number in range(PAGES)}
    for path, written in pages.items():
        (root / path).write_bytes(written.data)
    studio = open_studio(root)
    met: Counter[str] = Counter()
    for number, (path, written) in enumerate(pages.items()):
        state = studio.page(path)
        assert state["form"]["state"] == "form", (path, state["form"])
        route, value, expected = changed(number, written.values)
        operation = {"do": "set", "route": route, "value": value}
        reply = studio.post("/api/page/edit", path=path, version=1, operation=operation)
        assert reply.status == 200, (path, operation, reply.body)
        changes = reply.json["changes"]
        reply = studio.post("/api/page/text", path=path, version=1, changes=changes)
        assert reply.status == 200, (path, operation, reply.body)
        saved = studio.post("/api/page/save", path=path, version=2, digest=state["digest"])
        assert saved.status == 200, (path, saved.body)
        before, after = written.data, (root / path).read_bytes()
        old, new = read_document(path, before), read_document(path, after)
        # The data differ at the one place, and the bytes in its span alone.
        wanted = {**written.values}
        if len(route) == 2:
            wanted["tags"] = [*wanted["tags"][:-1], expected]
        else:
            wanted[str(route[0])] = expected
        assert new.data == wanted, (path, operation)
        start, end = old.locate(tuple(route))
        shift = len(before) - len(old.text.encode())
        front = len(old.text[:start].encode()) + shift
        back = len(old.text[end:].encode())
        assert after[:front] == before[:front], (path, operation)
        assert after.endswith(before[len(before) - back :]), (path, operation)
        met.update({*written.traits, written.notation, str(route[0])})
        met["changed"] += before != after
    # The generator reaches what it is for.
    assert met["yaml"] == met["toml"] == met["json"] == PAGES // 3
    for trait in ("crlf", "cr", "lf", "mixed", "mark", "comment", "flow", "emoji"):
        assert met[trait] >= 30, (trait, met)
    for key in ("title", "start", "count", "draft", "tags", "extra"):
        assert met[key] >= PAGES // 6 - 2, (key, met)
    assert met["changed"] >= 280, met
