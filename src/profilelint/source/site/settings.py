"""The settings file of a site generator, read as plain data; no code in it is run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from profilelint.model.pattern import pattern

if TYPE_CHECKING:
    from profilelint.source.files.tree import Tree

_START = pattern(r"\A(?:[ \t]*(?:#[^\r\n]*)?\r?\n)*---[ \t]*(?:#[^\r\n]*)?(?:\r?\n|\Z)")


def read_settings(tree: Tree, name: str) -> dict[str, Any]:
    """Return what a YAML, TOML or JSON file holds, or one from which such a file is made.

    It is empty for a file that is missing, in another format or cannot be read: the generator
    reports that.
    """
    text = tree.text(name)
    if text is None:
        return {}
    name = name.removesuffix(".in")
    if name.endswith((".yml", ".yaml")):
        from profilelint.source.read import read_text

        # The mark that begins a document (YAML 1.2.2, section 9.1.2) would end the block.
        text = _START.sub("", text, count=1)
        # The reader of front matter has the limits that a hostile file must not pass.
        return dict(read_text(name, f"---\n{text}\n---\n").data)
    try:
        if name.endswith(".toml"):
            import tomllib

            return tomllib.loads(text)
        if name.endswith(".json"):
            import json

            data = json.loads(text)
            return data if isinstance(data, dict) else {}
    except (ValueError, RecursionError):
        pass
    return {}


def split_url(url: Any) -> tuple[str, str]:
    """Return scheme with host, and path without the slash at its end, of a URL.

    Both are empty for what is none.
    """
    scheme, colon, rest = url.partition("://") if isinstance(url, str) else ("", "", "")
    host, _, path = rest.partition("/")
    if not colon or not host:
        return "", ""
    path = path.partition("?")[0].partition("#")[0].strip("/")
    return f"{scheme}://{host}", f"/{path}" if path else ""
