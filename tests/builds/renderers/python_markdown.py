"""Renders texts with Python-Markdown and the extensions of a site.

    python python_markdown.py MKDOCS.YML <TEXTS >RESULTS

TEXTS is a JSON list of texts, RESULTS one of [result, error]. Of the site's extensions, those that
are not installed are left out, as are those that read files, and options that name Python objects.
"""

from __future__ import annotations

import json
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import markdown  # type: ignore[import-not-found,unused-ignore]
import yaml

READS_FILES = {"pymdownx.snippets", "pymdownx.b64", "pymdownx.pathconverter", "mdx_include"}
ALWAYS = ("toc", "tables", "fenced_code")


class _Loader(yaml.SafeLoader):
    """A loader that takes any tag for nothing."""


_Loader.add_multi_constructor("", lambda *_: None)


def _extensions(settings: Path) -> tuple[list[str], dict[str, dict[str, Any]]]:
    listed = yaml.load(settings.read_text(encoding="utf-8"), _Loader).get("markdown_extensions")  # noqa: S506 - a safe loader
    names, options = [*ALWAYS], {}
    for each in listed or ():
        items = each.items() if isinstance(each, dict) else ((each, None),)
        for name, given in items:
            if name in READS_FILES or name in names or not _is_installed(name):
                continue
            names.append(name)
            kept = {key: value for key, value in (given or {}).items() if value is not None}
            options[name] = kept if _is_plain(kept) else {}
    return names, options


def _is_installed(name: str) -> bool:
    if "." not in name:
        return find_spec(f"markdown.extensions.{name}") is not None or find_spec(name) is not None
    return find_spec(name.partition(".")[0]) is not None and find_spec(name) is not None


def _is_plain(value: Any) -> bool:
    if isinstance(value, dict):
        return all(_is_plain(each) for each in value.values())
    if isinstance(value, list):
        return all(_is_plain(each) for each in value)
    return value is not None


def main(settings: Path) -> None:
    """Read the texts and write the results."""
    names, options = _extensions(settings)
    converter = markdown.Markdown(extensions=names, extension_configs=options)
    results = []
    for text in json.load(sys.stdin):
        try:
            results.append([converter.reset().convert(text), ""])
        except Exception as error:  # noqa: BLE001 - whatever an extension raises, the page does not build
            results.append(["", repr(error)])
    json.dump(results, sys.stdout)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
