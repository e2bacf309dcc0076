"""The CMSs whose content models are known, and which one a file is of."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from profilelint.model.pattern import pattern
from profilelint.source.data_file import DataFileError, is_yaml, parse

if TYPE_CHECKING:
    from profilelint.schema.models.declaration import Cms
    from profilelint.source.data_file import DataFile

MODULES = ("decap", "pages_cms", "front_matter_cms", "cloudcannon", "astro", "tina")
"""One module of this package a CMS, each with its declaration ``CMS``."""

_JSON_SCHEMA = "json-schema.org/"
_HEAD = 1000
_PROGRAMS = (".js", ".cjs", ".mjs", ".ts", ".cts", ".mts")
# What is not closed goes on to the end, so that nothing is read twice.
_TEXT = r'("(?:[^"\\]|\\[\s\S])*(?:"|\Z))'
_TEXT_OR_COMMENT = pattern(_TEXT + r"|//[^\n]*|/\*[\s\S]*?(?:\*/|\Z)")
_TEXT_OR_LAST_COMMA = pattern(_TEXT + r"|,(?=\s*[}\]])")
_IN_LINE = pattern(r"[^\n]")


def every_cms() -> list[Cms]:
    """Return the declarations of all CMSs."""
    return [import_module(f"profilelint.schema.models.{name}").CMS for name in MODULES]


def is_program(path: str) -> bool:
    """Return whether a file's name says that it is a program, which is never run."""
    return path.lower().endswith(_PROGRAMS)


def may_be_content_model(path: str, text: str) -> bool:
    """Return whether a file may be a content model: one that says it is a JSON Schema is none.

    Those that Astro generates say so, too.
    """
    return _JSON_SCHEMA not in text[:_HEAD] or ".astro/" in path


def recognise(path: str, text: str) -> tuple[Cms, DataFile] | None:
    """Return the CMS that a file is the content model of, and its content.

    None if it is that of none, such as a JSON Schema. Raises
    `profilelint.source.data_file.DataFileError` for what looks like a content model and cannot be
    read.
    """
    near = [cms for cms in every_cms() if any(mark in text for mark in cms.marks)]
    if not near:
        return None
    file = read_data(path, text)
    for cms in near:
        if cms.recognises(file.data, path):
            return cms, file
    return None


def read_data(path: str, text: str) -> DataFile:
    """Return the content of YAML or JSON; comments and last commas in JSON are passed over.

    Raises `profilelint.source.data_file.DataFileError`.
    """
    try:
        return parse(path, text)
    except DataFileError:
        if is_yaml(path):
            raise
        plain = text
        for ignored in (_TEXT_OR_COMMENT, _TEXT_OR_LAST_COMMA):
            plain = ignored.sub(lambda match: match[1] or _blank(match[0]), plain)
        if plain == text:
            raise
        return parse(path, plain)


def _blank(text: str) -> str:
    """Return spaces in place of a text, so that what stands behind it keeps its place."""
    return _IN_LINE.sub(" ", text)
