"""Where the files of a Hugo site lie, and what its configuration says of them."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from profilelint.source.site.addresses import ADDRESS_KEYS, join_path
from profilelint.source.site.generators.hugo.content import Content, Root
from profilelint.source.site.generators.hugo.keys import KEYS
from profilelint.source.site.generators.hugo.settings import (
    date_sources,
    lower_keys,
    mapping,
    merged_settings,
    settings_files,
)
from profilelint.source.site.settings import split_url
from profilelint.source.site.site import Site

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from profilelint.model.tree import Plain

_INDEX = re.compile(
    r"index(\.[\w-]+)?\.(md|markdown|mdown|html?|adoc|ad|asciidoc|org|rst|pandoc|pdc)"
)
_BRANCH = re.compile(r"_index(\.[\w-]+)?\.(md|markdown|mdown|html?)")
_ARCHETYPES = re.compile(r"(?:themes/[^/]+/)?archetypes(?=/)")
_MOST_CASCADES = 20
_FOLDERS = {
    "archetypes": "archetypes of Hugo",
    "layouts": "layouts of Hugo",
    "public": "files that Hugo has built",
    "resources": "files that Hugo has built",
    "themes": "themes of Hugo",
    "_vendor": "modules of Hugo",
}


class HugoLayout(Site):
    """Pages lie in ``content``, other files in ``static`` and ``assets``."""

    generator = "Hugo"
    merges_keys = True
    flavor = "goldmark"
    template_pages = (".htm", ".html")
    keys: ClassVar[frozenset[str]] = KEYS
    moments: ClassVar[frozenset[str]] = frozenset(
        (
            "date",
            "publishdate",
            "pubdate",
            "published",
            "lastmod",
            "modified",
            "expirydate",
            "unpublishdate",
        )
    )
    ignores_key_case = True
    skips_space_above = True

    @cached_property
    def inputs(self) -> list[str]:
        """Return the files of the configuration, relative to the root."""
        return settings_files(self.tree, self.folder, self.settings_file)

    @cached_property
    def settings(self) -> Mapping[str, Any]:
        """Return the configuration as plain data, all its keys in lower case."""
        return merged_settings(self.tree, self.inputs, self.folder)

    @cached_property
    def curls_marks(self) -> bool:
        """Return whether Goldmark renders the pages, and its typographer is not switched off."""
        markup = mapping(self.settings.get("markup"))
        if str(markup.get("defaultmarkdownhandler", "goldmark")).lower() != "goldmark":
            return False
        typographer = mapping(mapping(markup.get("goldmark")).get("extensions")).get("typographer")
        return typographer is not False and mapping(typographer).get("disable") is not True

    @cached_property
    def content(self) -> Content:
        """Return where the content lies, and in which languages."""
        return Content(self.settings)

    @property
    def dates_from_names(self) -> bool:
        """Return whether the settings name ``:filename`` among what dates are taken from.

        Without it, Hugo does not look for them there
        (https://gohugo.io/configuration/front-matter/#dates).
        """
        return ":filename" in date_sources(self.settings)

    def keeps_day(self, _moment: str, *, is_quoted: bool) -> bool:  # noqa: ARG002 - all are alike
        """Return whether ``timeZone`` says where times without a zone are meant."""
        zone = self.settings.get("timezone")
        return isinstance(zone, str) and zone != ""

    @property
    def evidence(self) -> str:
        """Return by what Hugo was recognised, in words."""
        return f"{self.settings_file} and {self._prefix}{self.main_folder}/"

    @property
    def main_folder(self) -> str:
        """Return the folder of content that is named first in words, of the default language."""
        roots = [root for root in self.content.roots if not root.prefix]
        usual = [root for root in roots if root.language in {"", self.content.default_language}]
        return min([root.folder for root in usual or roots] or ["content"], key=len)

    @property
    def is_confirmed(self) -> bool:
        """Return whether there is content: "config.toml" may be another program's."""
        return any(self.tree.has_folder(self._prefix + root.folder) for root in self.content.roots)

    @property
    def has_modules(self) -> bool:
        """Return whether modules or themes that are not at hand may hold content."""
        module = mapping(self.settings.get("module"))
        return bool(module.get("imports") or self.settings.get("theme"))

    def has_unknown_content(self, folders: Collection[str]) -> bool:
        """Return whether some content is not at hand; ``folders`` are those of the tree."""
        roots = self.content.roots
        mounts = mapping(self.settings.get("module")).get("mounts")
        targets = [
            str(mount.get("target", ""))
            for mount in (mounts if isinstance(mounts, list) else ())
            if isinstance(mount, dict)
        ]
        of_content = [each for each in targets if each.strip("/").partition("/")[0] == "content"]
        return (
            any(self._prefix + root.folder not in folders or not root.is_whole for root in roots)
            or len({root.folder for root in roots}) < len(roots)
            or (bool(of_content) and len(of_content) != len(roots))
        )

    @cached_property
    def date_keys(self) -> frozenset[str]:
        """Return the keys that the settings name, or else the usual ones, in lower case."""
        from profilelint.source.site.generators.hugo.dates import date_keys

        return date_keys(self.settings)

    def reads_date(self, text: str) -> bool:
        """Return whether one of Hugo's layouts fits a text."""
        from profilelint.source.site.generators.hugo.dates import reads_date

        return reads_date(text)

    def left_out(self, path: str) -> str:
        """Return what a file is that Hugo makes no page of, in the plural; else nothing."""
        inside = self.inside(path) or ""
        root = self.content.root_of(inside)
        if root is None:
            return _FOLDERS.get(inside.partition("/")[0], "files outside the content of Hugo")
        return "files that belong to another page of Hugo" if self.whole_of(path) else ""

    def whole_of(self, path: str) -> str:
        """Return the page of the leaf bundle that a file lies in and is not the index of.

        Hugo makes no page of it, but gives it to that page, with an address or without
        (https://gohugo.io/content-management/page-bundles/).
        """
        inside = self.inside(path) or ""
        root = self.content.root_of(inside)
        folder, _, name = inside.rpartition("/")
        bundle = self._bundle_of(folder, root) if root is not None else None
        if bundle is None or (bundle == folder and _INDEX.fullmatch(name)):
            return ""
        index = next(filter(_INDEX.fullmatch, self._names_in(bundle)))
        return f"{self._prefix}{bundle}/{index}"

    def folder_of_templates(self, path: str) -> str:
        """Return the folder of archetypes that a file lies in; else nothing."""
        found = _ARCHETYPES.match(self.inside(path) or "")
        return f"{self._prefix}{found[0]}" if found is not None else ""

    def standing(self, path: str) -> str:
        """Return the bundle that a file belongs to and what is passed down to it."""
        what, values = self.left_out(path), self.defaults(path)
        return f"{what}{values!r}" if what or values else ""

    def _bundle_of(self, folder: str, root: Root) -> str | None:
        """Return the topmost folder of a page that a folder is or lies in."""
        known = self._bundles
        if folder in known:
            return known[folder]
        here = root.folder
        bundle: str | None = None
        # The top itself is no page: all would belong to it.
        for step in folder[len(here) + 1 :].split("/") if folder != here else ():
            here = f"{here}/{step}"
            if here in known:
                bundle = known[here]
                continue
            if bundle is None and any(map(_INDEX.fullmatch, self._names_in(here))):
                bundle = here
            known[here] = bundle
        return bundle

    @cached_property
    def _bundles(self) -> dict[str, str | None]:
        return {}

    def _names_in(self, folder: str) -> list[str]:
        """Return the names in a folder that its own page may have, in alphabetical order."""
        known = self._names
        if folder not in known:
            names = self.tree.names(join_path(self.folder, folder))
            known[folder] = sorted(name for name in names if "index" in name)
        return known[folder]

    @cached_property
    def _names(self) -> dict[str, list[str]]:
        return {}

    def defaults(self, path: str) -> Mapping[str, Plain]:
        """Return the values that ``cascade`` of the site and of sections passes to a page."""
        inside = self.inside(path)
        root = self.content.root_of(inside) if inside is not None else None
        place = self.content.place(inside) if inside is not None else None
        if inside is None or root is None or place is None:
            return {}
        cascades = self._cascades(inside.rpartition("/")[0], root, place.language)
        if not cascades:
            return {}
        from profilelint.source.site.generators.hugo.cascade import cascaded

        return cascaded(cascades, place)

    def _cascades(self, folder: str, root: Root, language: str) -> list[Any]:
        """Return the cascades of the site and of the sections that a folder is or lies in."""
        known = self._known_cascades
        found = known.get((folder, language))
        if found is not None:
            return found
        given = self.settings.get("cascade")
        found = [given] if given else []
        here = ""
        for step in ("", *folder[len(root.folder) + 1 :].split("/")):
            here = f"{here}/{step}" if step else root.folder
            if (here, language) not in known:
                found = [*found, *self._read_cascades(here, language)][-_MOST_CASCADES:]
                known[here, language] = found
            found = known[here, language]
        return found

    @cached_property
    def _known_cascades(self) -> dict[tuple[str, str], list[Any]]:
        return {}

    def _read_cascades(self, folder: str, language: str) -> Iterable[Any]:
        from profilelint.source.read import read_text

        for name in filter(_BRANCH.fullmatch, self._names_in(folder)):
            path = f"{folder}/{name}"
            place = self.content.place(path)
            if place is None or place.language != language:
                continue
            text = self.tree.text(self._prefix + path) or ""
            if "cascade" not in text.lower():
                continue
            for key, value in read_text(path, text).data.items():
                if key.lower() == "cascade":
                    yield value

    @cached_property
    def address_keys(self) -> frozenset[str]:
        """Return the keys that the address of a page may be made of, by the site's permalinks."""
        return ADDRESS_KEYS | {"title", "date"} if "permalinks" in self.settings else ADDRESS_KEYS

    @cached_property
    def base_path(self) -> str:
        """Return the path of ``baseURL``."""
        return split_url(self.settings.get("baseurl"))[1]

    @property
    def url(self) -> str:
        """Return scheme and host of ``baseURL``."""
        return split_url(self.settings.get("baseurl"))[0]

    def is_draft(self, path: str, data: Mapping[str, Any]) -> bool:
        """Return whether ``draft`` is set, on the page or by a cascade."""
        values = self._values(path, data)
        return values.get("draft") is True

    def _values(self, path: str, data: Mapping[str, Any]) -> dict[str, Any]:
        supplied: dict[str, Any] = lower_keys(dict(self.defaults(path)))
        return {**supplied, **lower_keys(dict(data))}

    def language_of(self, path: str, _data: Mapping[str, Any]) -> str:
        """Return the language of a page by its folder or its name; empty on a site of one."""
        place = self.content.place(self.inside(path) or "")
        return place.language if place is not None and len(self.content.languages) > 1 else ""

    def translation_key(self, path: str, data: Mapping[str, Any]) -> str:
        """Return ``translationKey``, or the path of a page below the content of its language."""
        place = self.content.place(self.inside(path) or "")
        if place is None or len(self.content.languages) < 2:
            return ""
        key = lower_keys(dict(data)).get("translationkey")
        return key if isinstance(key, str) and key else f"/{place.path}"

    def is_hidden(self, path: str, data: Mapping[str, Any]) -> bool:
        """Return whether Hugo makes no page of a file because of its front matter."""
        values = self._values(path, data)
        build = mapping(values.get("build", values.get("_build")))
        return values.get("headless") is True or build.get("render") in ("never", False)
