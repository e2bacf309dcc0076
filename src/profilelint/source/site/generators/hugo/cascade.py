"""The front-matter values that Hugo passes down: ``cascade`` of the site and of sections.

A cascade is a mapping of values, or a list of them, each perhaps with a ``target``, which before
was named ``_target`` (https://gohugo.io/content-management/front-matter/#cascade-1). It holds for
the page that has it and for all below it; the nearest counts.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from profilelint.source.files.glob import Matcher, match, segments_of
from profilelint.source.site.generators.hugo.settings import lower_keys, mapping

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from profilelint.model.tree import Plain
    from profilelint.source.site.generators.hugo.content import Place

_TARGETS = ("target", "_target")
_MOST = 50


def cascaded(cascades: list[Any], place: Place) -> dict[str, Plain]:
    """Return the values for a page, from cascades in the order of the pages that hold them.

    The first is that of the site, the last that of the nearest page.
    """
    values: dict[str, Plain] = {}
    for cascade in cascades:
        own: dict[str, Plain] = {}
        # Of several in one list, the first that names a key counts.
        for each in reversed((cascade if isinstance(cascade, list) else [cascade])[:_MOST]):
            if isinstance(each, dict) and _concerns(each, place):
                own.update(_values(each))
        values.update(own)
    return values


def _values(cascade: Mapping[str, Any]) -> Iterator[tuple[str, Plain]]:
    for key, value in cascade.items():
        if key.lower() == "params" and isinstance(value, dict):
            yield from value.items()
        if key.lower() not in _TARGETS:
            yield key, value


def _concerns(cascade: Mapping[str, Any], place: Place) -> bool:
    """Return whether a cascade's target, if it has one, is a page."""
    lowered = {key.lower(): value for key, value in cascade.items()}
    target = mapping(lower_keys(next((lowered[key] for key in _TARGETS if key in lowered), {})))
    if "sites" in target or target.get("environment") not in (None, "", "production", "**", "*"):
        return False
    path, kind, language = (target.get(key) for key in ("path", "kind", "lang"))
    if isinstance(language, str) and not _matches(language, place.language):
        return False
    if isinstance(kind, str) and not any(_matches(kind, each) for each in _kinds(place)):
        return False
    return not isinstance(path, str) or _matches(path, f"/{place.path}")


def _kinds(place: Place) -> tuple[str, ...]:
    if not place.is_branch:
        return ("page",)
    return ("section", "taxonomy", "term") if place.path else ("home",)


def _matches(pattern: str, text: str) -> bool:
    """Return whether a glob of Hugo matches; capital letters do not count."""
    names = text.lower().split("/")
    return any(match(segments, names, below=False) for segments in _segments(pattern.lower()))


@lru_cache(maxsize=256)
def _segments(pattern: str) -> list[list[Matcher | None]]:
    return [segments_of(each.split("/")) for each in _alternatives(pattern)]


def _alternatives(pattern: str) -> list[str]:
    """Return the globs that one with braces, ``{a,b}``, stands for; braces in braces are none."""
    found = [""]
    rest = pattern
    while "{" in rest and "}" in rest and len(found) < _MOST:
        before, _, rest = rest.partition("{")
        inner, _, rest = rest.partition("}")
        found = [f"{start}{before}{each}" for start in found for each in inner.split(",")][:_MOST]
    return [start + rest for start in found]
