"""Where Jekyll puts pages (https://jekyllrb.com/docs/permalinks/)."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from profilelint.source.site.generators.jekyll.post_names import read_post_name
from profilelint.source.site.page_addresses import Expanded, expand

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from profilelint.source.site.generators.jekyll.layout import JekyllLayout
    from profilelint.source.site.generators.jekyll.post_names import PostName

_STYLES: Final = {
    "date": "/:categories/:year/:month/:day/:title:output_ext",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title:output_ext",
    "weekdate": "/:categories/:year/W:week/:short_day/:title:output_ext",
    "none": "/:categories/:title:output_ext",
}
_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(.*)", re.DOTALL)


class JekyllPages:
    """The addresses of the pages of a site."""

    def __init__(self, site: JekyllLayout) -> None:
        self._site = site
        given = site.settings.get("permalink")
        self._style = given if isinstance(given, str) else "date"
        self._end = "/" if self._style == "pretty" or self._style.endswith("/") else ""
        declared = site.settings.get("collections")
        self._collections: Mapping[str, Any] = declared if isinstance(declared, dict) else {}

    def addresses(self, path: str, data: Mapping[str, Any]) -> list[Expanded]:
        """Return the addresses of a page; those that are not whole are where they begin.

        ``path`` is relative to the root, ``data`` is its front matter.
        """
        site = self._site
        within = site.within(path) or ""
        type_ = site.type_of(path)
        values = {**site.defaults(path), **data}
        found = [
            Expanded(each, is_whole=True, is_own=False)
            for each in _texts(values.get("redirect_from"))
        ]
        template = values.get("permalink")
        if not isinstance(template, str) or not template:
            template = self._template(type_)
        if template is None:
            return found
        if type_ == "pages":
            folder, _, name = within.rpartition("/")
            stem = name.rpartition(".")[0] or name
            if stem == "index" and not isinstance(values.get("permalink"), str):
                template = "/:path/"
            placeholders = {"path": folder, "basename": stem, "name": stem, "output_ext": ""}
            return [*found, expand(template, placeholders)]
        steps = within.split("/")
        own = f"_{type_}"
        at = steps.index(own) if own in steps else 0
        for values_of_day in self._placeholders(steps[at + 1 :], steps[:at], type_, values):
            found.append(expand(template, values_of_day))
        return found

    def _template(self, type_: str) -> str | None:
        """Return the permalink of a type of pages by the configuration; None if it has no pages."""
        if type_ == "posts":
            settings = self._collections.get("posts")
            own = settings.get("permalink") if isinstance(settings, dict) else None
            style = own if isinstance(own, str) else self._style
            return _STYLES.get(style, style)
        if type_ == "pages":
            return f"/:path/:basename{self._end}"
        if type_ == "drafts":
            return None
        settings = self._collections.get(type_)
        if not isinstance(settings, dict) or settings.get("output") is not True:
            return None
        own = settings.get("permalink")
        return _STYLES.get(own, own) if isinstance(own, str) else f"/:collection/:path{self._end}"

    def _placeholders(
        self, below: list[str], above: list[str], type_: str, values: Mapping[str, Any]
    ) -> Iterator[dict[str, str | None]]:
        """Yield the values of the placeholders of a member of a collection for each possible day.

        ``below`` are the steps of its path in the collection's folder, ``above`` those before it.
        """
        stem = below[-1].rpartition(".")[0] or below[-1]
        dated = read_post_name(stem)
        name = dated.rest if dated is not None else stem
        slug = values.get("slug")
        title = slug if isinstance(slug, str) and slug else name
        categories: list[str] = []
        if type_ == "posts":
            inner = [step for step in above if f"{step}" != self._site.collections_folder]
            for key in ("category", "categories"):
                value = values.get(key)
                inner += (
                    value.split()
                    if isinstance(value, str) and key == "categories"
                    else (_texts(value))
                )
            categories = list(dict.fromkeys(each.lower() for each in inner))
        fixed: dict[str, str | None] = {
            "collection": type_,
            "path": "/".join([*below[:-1], stem]),
            "name": stem if type_ != "posts" else name,
            "title": title,
            "slug": title,
            "output_ext": "",
            "categories": "/".join(categories),
            "slugified_categories": "/".join(categories),
        }
        day = values.get("date")
        given = _DAY.match(day) if isinstance(day, str) else None
        days = _days_of(given) if given is not None else _day_of_name(dated)
        if not days:
            yield fixed
        for each in days:
            yield {
                **fixed,
                "year": f"{each:%Y}",
                "month": f"{each:%m}",
                "day": f"{each:%d}",
                "i_day": str(each.day),
                "i_month": str(each.month),
                "short_year": f"{each:%y}",
                "y_day": f"{each:%j}",
                "week": f"{each:%V}",
            }


def _days_of(given: re.Match[str]) -> list[date]:
    """Return the day of a date; where a time follows, those beside it: time zones move it."""
    try:
        day = date(int(given[1]), int(given[2]), int(given[3]))
        beside = (0, -1, 1) if given[4].strip() else (0,)
        return [day + timedelta(each) for each in beside]
    except (ValueError, OverflowError):
        return []


def _day_of_name(name: PostName | None) -> list[date]:
    """Return the day at the beginning of a name; empty where the calendar has none such."""
    try:
        return [date(*name[:3])] if name is not None else []
    except ValueError:
        return []


def _texts(value: Any) -> list[str]:
    members = value if isinstance(value, list) else [value]
    return [each for each in members if isinstance(each, str)]
