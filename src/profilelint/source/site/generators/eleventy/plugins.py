"""What code of an Eleventy site may do with its pages; it is read and not run."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from profilelint.source.site.folders import folder_of, is_below
from profilelint.source.site.scripts import arguments_of, imported_file, imports_of, read_script

if TYPE_CHECKING:
    from collections.abc import Iterable

    from profilelint.source.files.tree import Tree

_FOR_ELEVENTY: Final = re.compile(r"eleventy|11ty", re.IGNORECASE)
_HARMLESS: Final = re.compile(
    r"@11ty/.*|(?:@[\w.-]+/)?eleventy-plugin-(?:automatic-noopener|broken-links|bundle"
    r"|code-[\w-]+|embed-[\w-]+|emoji|external-links|footnotes|heading-anchors|i18n"
    r"|inclusive-language|lazy-?images|local-images|local-respimg|mermaid|metagen|nesting-toc"
    r"|page-assets|reading-time|rss|sass|sharp[\w-]*|sitemap|svg-[\w-]+|syntaxhighlight"
    r"|table-of-contents|time-to-read|toc|vite|youtube-[\w-]+)"
)
# What makes pages from nothing, or gives all of them an address.
_MAKING: Final = re.compile(
    r"\baddTemplate\(|\beleventyComputed\b|addGlobalData\(\s*[\"'`]permalink|serverless|EleventyEdge"
)
_TRANSFORMING: Final = re.compile(r"\baddTransform\(")
# In the element that a program has, or in the text of one.
_NAMING: Final = re.compile(
    r"\.id\s*=(?!=)|\b(?:setAttribute|attr|prop)\(\s*[\"'`]id[\"'`]|<h[1-6$][^>]{0,100}?\sid="
)
_LANGUAGES: Final = re.compile(r"\baddExtension\(")
# Languages of files that are no pages.
_NO_PAGES: Final = frozenset(("css", "scss", "sass", "less", "js", "svg", "png", "xml"))
_MOST = 100


def may_make_pages(tree: Tree, folder: str, script: str) -> bool:
    """Return whether the settings, or what they import, may make pages without a template.

    ``script`` are the settings of the site in a folder, without comments.
    """
    left, seen = [(folder, script)], {""}
    while left:
        here, text = left.pop()
        names = imports_of(text)
        if len(names) > _MOST or _MAKING.search(text) is not None or _adds_languages(text):
            return True
        for name in names:
            if not name.startswith("."):
                if _FOR_ELEVENTY.search(name) is not None and _HARMLESS.fullmatch(name) is None:
                    return True
                continue
            if text is not script and not is_below(folder_of(here, name) or "..", folder):
                # What the site shows, and not what builds it.
                continue
            path = imported_file(tree, here, name)
            if not path or len(seen) > _MOST:
                return True
            if path not in seen and not path.endswith(".json"):
                seen.add(path)
                left.append((path.rpartition("/")[0], read_script(tree, path)))
    return False


def may_name_headings(scripts: Iterable[str]) -> bool:
    """Return whether a transform may give headings other anchors than Markdown does.

    ``scripts`` are the texts of the settings and of what they import.
    """
    texts = list(scripts)
    return any(map(_TRANSFORMING.search, texts)) and any(map(_NAMING.search, texts))


def _adds_languages(text: str) -> bool:
    """Return whether the text adds a language of templates that may be pages."""
    named = arguments_of(text, "addExtension")
    calls = sum(1 for _ in _LANGUAGES.finditer(text))
    return calls > len(named) or not _NO_PAGES.issuperset(named)
