"""Settings in JavaScript and TypeScript, as far as they are literals; no code is run."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from profilelint.source.site.folders import folder_of

if TYPE_CHECKING:
    from profilelint.source.files.tree import Tree

# What is not closed ends with the text: each character is read once.
_COMMENTS = re.compile(
    r"""("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*(?:`|\Z))"""
    r"|//[^\n]*|/\*(?:[^*]|\*(?!/))*(?:\*/|\Z)",
    re.DOTALL,
)
_TEXT = r"""(?:'([^'\\\n]*)'|"([^"\\\n]*)"|`([^`\\$]*)`)"""
_IMPORTS = re.compile(
    r"""\b(?:from|import)\s*["']([^"'\n]{1,300})["']|\b(?:require|import)\(\s*["']([^"'\n]{1,300})["']"""
)
_ENDINGS = (
    *("", ".js", ".mjs", ".cjs", ".ts", ".mts", ".json"),
    *("/index.js", "/index.cjs", "/index.ts"),
)
_MOST_IMPORTS = 100
_LIST = re.compile(rf"\s*(?:{_TEXT}\s*(?:,|(?=\]))|(\]))")


def read_script(tree: Tree, path: str) -> str:
    """Return a script without its comments; empty if it cannot be read."""
    text = tree.text(path)
    return _COMMENTS.sub(lambda found: found[1] or " ", text) if text else ""


def texts_of(script: str, key: str) -> list[str]:
    """Return the texts that are written as values of a key, wherever it stands."""
    return [_text(found) for found in _value(key).finditer(script)]


def web_address_of(script: str, key: str) -> str:
    """Return the address of the web that is written as the value of a key; empty if not just one.

    The key may be that of other settings too, whose values are no such addresses.
    """
    found = {text for text in texts_of(script, key) if text.startswith(("https://", "http://"))}
    return found.pop() if len(found) == 1 else ""


def list_of(script: str, key: str) -> list[str] | None:
    """Return the texts of the first list under a key; None if it holds anything else."""
    start = _opening(key, r"\[").search(script)
    if start is None:
        return []
    members: list[str] = []
    at = start.end()
    while item := _LIST.match(script, at):
        if item[4]:
            return members
        members.append(_text(item))
        at = item.end()
    return None


def block_of(script: str, key: str) -> str:
    """Return what stands in the last braces under a key, if there are no braces within.

    Earlier ones are those of a special case, for which a function returns early.
    """
    end = max((start.end() for start in _opening(key, r"\{").finditer(script)), default=None)
    return re.split(r"[{}]", script[end : end + 2000], maxsplit=1)[0] if end is not None else ""


def arguments_of(script: str, function: str) -> list[str]:
    """Return the texts that are the first arguments of the calls of a function."""
    calls = re.compile(rf"\b{re.escape(function)}\(\s*{_TEXT}").finditer(script)
    return [_text(found) for found in calls]


def imports_of(script: str) -> list[str]:
    """Return what a script imports or requires, by the names that are written."""
    return [name for found in _IMPORTS.findall(script) for name in found if name]


def imported_scripts(tree: Tree, folder: str, script: str) -> dict[str, str]:
    """Return the scripts of the site that its settings import, and what these import, by path.

    ``script`` are the settings, which lie in a folder, without comments.
    """
    left, found = [(folder, script)], dict[str, str]()
    while left:
        here, text = left.pop()
        for name in imports_of(text)[:_MOST_IMPORTS]:
            path = imported_file(tree, here, name) if name.startswith(".") else ""
            is_new = path and path not in found and len(found) < _MOST_IMPORTS
            if is_new and not path.endswith(".json"):
                found[path] = read_script(tree, path)
                left.append((path.rpartition("/")[0], found[path]))
    return found


def imported_file(tree: Tree, folder: str, name: str) -> str:
    """Return the file that a script in a folder imports; empty if there is none."""
    for ending in _ENDINGS:
        path = folder_of(folder, name + ending)
        if path and tree.has_file(path):
            return path
    return ""


def _text(found: re.Match[str]) -> str:
    return next((group for group in found.groups()[:3] if group is not None), "")


@lru_cache(maxsize=64)
def _value(key: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(key)}['\"]?\s*:\s*{_TEXT}")


@lru_cache(maxsize=64)
def _opening(key: str, sign: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(key)}['\"]?\s*:\s*{sign}")
