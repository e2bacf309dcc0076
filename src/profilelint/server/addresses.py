"""Addresses of documents and the files that they name."""

from __future__ import annotations

import os
from typing import Final
from urllib.parse import quote, unquote, urlsplit

from profilelint.model.pattern import pattern
from profilelint.source.site.addresses import PAGES

_DRIVE: Final = pattern(r"/[A-Za-z]:")
_WORDS: Final = pattern(r"[a-z0-9]+")
_LONGEST_NAME: Final = 50
_ENDINGS: Final = {"markdown": ".md", "mdx": ".mdx", "quarto": ".qmd", "rmd": ".Rmd"}

_LEFT_ALONE: Final = frozenset(
    (
        "chat-editing-text-model", "comment", "conflictresolution", "file", "git", "gitfs",
        "gitlens", "gitlens-git", "hg", "output", "pr", "review", "svn", "vscode-chat-code-block",
        "vscode-interactive-input", "vscode-local-history", "vscode-notebook-cell",
        "vscode-notebook-cell-output", "vscode-scm", "walkthrough", "walkthroughsnippet",
    )
)  # fmt: skip
"""Schemes of what is no page: earlier states of one, cells, messages, what a program put out."""


def path_of(uri: str) -> str | None:
    """Return the absolute path of the file that a ``file:`` URI names (RFC 8089).

    So does an ``untitled:`` URI of a page that is to be saved at a path. None for another scheme,
    and for the file of another machine.
    """
    try:
        parts = urlsplit(uri)
        path = unquote(parts.path, errors="strict")
    except ValueError:
        return None
    if parts.scheme not in ("file", "untitled") or parts.netloc not in ("", "localhost"):
        return None
    if "\0" in path or not path.startswith("/"):
        return None
    if parts.scheme == "untitled" and not (path.endswith(PAGES) and path.rfind("/") > 0):
        return None
    if os.name == "nt":
        if not _DRIVE.match(path):
            return None
        # Clients write the drive in small or capital letters.
        path = path[1].upper() + path[2:]
    return os.path.normpath(path)


def name_of_unsaved(uri: str, language: str) -> str | None:
    """Return the name of a file to take a document for that lies nowhere; None for no page.

    ``language`` is what the client calls the language of the document.
    """
    ending = _ENDINGS.get(language)
    scheme, colon, rest = uri.partition(":")
    if ending is None or not colon or scheme.lower() in _LEFT_ALONE:
        return None
    words = "-".join(_WORDS.findall(rest.lower())).removesuffix(ending.replace(".", "-"))
    return f"unsaved-{words[-_LONGEST_NAME:].strip('-') or 'page'}{ending}"


def uri_of(path: str) -> str:
    """Return the ``file:`` URI of an absolute path."""
    name = path.replace(os.sep, "/")
    if not name.startswith("/"):
        name = f"/{name}"
    return "file://" + quote(name.encode("utf-8", "surrogateescape"), safe="/~:")
