"""Where Hugo puts the pages of a site (https://gohugo.io/content-management/urls/)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from profilelint.model.pattern import pattern
from profilelint.source.site.generators.hugo.settings import date_sources, mapping
from profilelint.source.site.page_addresses import Expanded, expand

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from profilelint.source.site.generators.hugo.content import Content, Place

_DAY = pattern(r"(\d{4})-(\d{2})-(\d{2})")
_DATED = pattern(r"\d{4}-\d{2}-\d{2}(?:T\d{2}-\d{2}-\d{2})?(.*)")
# What a date is taken from by default (https://gohugo.io/configuration/front-matter/#dates).
_DATE_KEYS = ("date", "publishdate", "pubdate", "published", "lastmod", "modified")


class HugoPages:
    """The addresses of pages, by their place in the content and their front matter."""

    def __init__(self, settings: Mapping[str, Any], content: Content) -> None:
        permalinks = settings.get("permalinks")
        self.are_known = permalinks is None or isinstance(permalinks, dict)
        self._patterns = _patterns(mapping(permalinks))
        self._has_own_dates = "frontmatter" in settings
        self._before_names = _before_names(settings)
        self._are_files = bool(settings.get("uglyurls"))
        self._has_languages = bool(content.languages)
        self._unprefixed = {
            language for language, own in content.languages.items() if "baseurl" in own
        }
        if settings.get("defaultcontentlanguageinsubdir") is not True:
            self._unprefixed.add(content.default_language)

    def addresses(self, place: Place, data: Mapping[str, Any]) -> list[Expanded]:
        """Return the addresses of a page; those that are not whole are where they begin."""
        data = {key.lower(): value for key, value in data.items()}
        url, slug = data.get("url"), self._slug(place, data)
        prefix = self._prefix(place)
        if isinstance(url, str) and url:
            # Whether it counts from the language has changed between versions.
            found = [expand(url, {})]
            if prefix:
                found.append(expand(f"{prefix}{url}", {}))
        else:
            template = self._patterns.get(place.section) if not place.is_branch else None
            if template is None:
                folder, _, name = place.path.rpartition("/")
                if slug and not place.is_branch:
                    name = slug
                found = [Expanded(f"{prefix}{folder}/{name}/", is_whole=True)]
            else:
                address, is_whole, _ = expand(template, self._values(place, data))
                found = [Expanded(prefix + address, is_whole)]
        if self._are_files:
            found = [Expanded(address.rstrip("/"), is_whole) for address, is_whole, _ in found]
        if "aliases" in data:
            main = found[0].address.strip("/").rpartition("/")[0] if found[0].is_whole else ""
            found += _aliases(data["aliases"], prefix, main)
        return found

    def section_address(self, place: Place) -> str:
        """Return the address of the list that Hugo makes of a top folder, in a page's language."""
        return f"{self._prefix(place)}{place.section}/"

    def _prefix(self, place: Place) -> str:
        has_prefix = self._has_languages and place.language not in self._unprefixed
        return f"{place.language}/" if has_prefix else ""

    def _slug(self, place: Place, data: Mapping[str, Any]) -> str | None:
        """Return the slug, which is what follows the date if that is taken from the file's name."""
        if "slug" in data or self._before_names is None:
            return _text(data.get("slug"))
        dated = _DATED.fullmatch(place.path.rpartition("/")[2])
        if dated is None or any(data.get(key) for key in self._before_names):
            return None
        return dated[1].strip(" -_") or None

    def _values(self, place: Place, data: Mapping[str, Any]) -> dict[str, str | None]:
        """Return the values of the placeholders that can be worked out."""
        sections, _, name = place.path.rpartition("/")
        slug, title = self._slug(place, data), _text(data.get("title"))
        values = {
            "section": place.section,
            "sections": sections,
            "filename": name,
            "contentbasename": name,
            "slugorfilename": slug or name,
            "slugorcontentbasename": slug or name,
            "slug": slug or title,
            "title": title,
        }
        day = _DAY.match(str(data.get("date", "")))
        if day is not None and not self._has_own_dates:
            values |= {"year": day[1], "month": day[2], "day": day[3]}
        return values


def _before_names(settings: Mapping[str, Any]) -> list[str] | None:
    """Return the keys that a date is taken from before the name of the file; None if it never is.

    That is so behind the time of a commit, and behind that of the file.
    """
    keys: list[str] = []
    for name in map(str.lower, date_sources(settings)):
        if name == ":filename":
            return keys
        if name == ":filemodtime" or (name == ":git" and settings.get("enablegitinfo") is True):
            return None
        keys += _DATE_KEYS if name == ":default" else [name]
    return None


def _text(value: Any) -> str | None:
    """Return a text or a number as text; None for what is neither."""
    if isinstance(value, (str, int)) and not isinstance(value, bool):
        return str(value) or None
    return None


def open_prefixes(settings: Mapping[str, Any], content: Content) -> Iterator[str]:
    """Yield beginnings of addresses below which Hugo makes pages without a file."""
    taxonomies = settings.get("taxonomies")
    names = (
        [each for each in taxonomies.values() if isinstance(each, str)]
        if isinstance(taxonomies, dict)
        else ["tags", "categories"]
    )
    for name in names:
        yield name
        for language in content.languages:
            yield f"{language}/{name}"
    permalinks = mapping(settings.get("permalinks"))
    for kind in ("taxonomy", "term", "section"):
        for template in mapping(permalinks.get(kind)).values():
            if isinstance(template, str):
                yield expand(template, {}).address
    mounts = [
        mount
        for imported in _list(mapping(settings.get("module")).get("imports"))
        for mount in _list(mapping(imported).get("mounts"))
    ]
    for mount in mounts:
        target = mapping(mount).get("target")
        if isinstance(target, str) and target.partition("/")[0] == "content":
            yield target.partition("/")[2]


def _patterns(permalinks: Mapping[str, Any]) -> dict[str, str]:
    """Return the patterns of ordinary pages by their section."""
    of_pages = mapping(permalinks.get("page")) or permalinks
    return {name: each for name, each in of_pages.items() if isinstance(each, str)}


def _aliases(value: Any, prefix: str, folder: str) -> list[Expanded]:
    found = []
    for alias in value if isinstance(value, list) else (value,):
        if isinstance(alias, str):
            near = "" if alias.startswith("/") else f"{folder}/"
            found.append(Expanded(near + alias, is_whole=True, is_own=False))
            if prefix and not near:
                found.append(Expanded(prefix + alias.lstrip("/"), is_whole=True, is_own=False))
    return found


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
