"""GitBook (https://gitbook.com/docs), and HonKit (https://honkit.netlify.app), its offspring."""

from __future__ import annotations

from functools import cached_property

from profilelint.source.site.addresses import join_path
from profilelint.source.site.folders import beside_pages, folder_of
from profilelint.source.site.scripts import read_script, texts_of
from profilelint.source.site.site import Site

_SUMMARY = "SUMMARY.md"


class GitBookSite(Site):
    """Pages are the files below ``root``, which is the folder of the settings if they name none.

    See https://gitbook.com/docs/docs-as-code/git-sync/content-configuration. A site may have no
    settings; what GitBook itself writes are a table of contents and a folder ``.gitbook``.
    """

    generator = "GitBook"
    flavor = "gfm-bare"
    titles_from_headings = True
    readmes_are_pages = True
    keys = frozenset(
        (
            *("cover", "coverY", "coverHeight", "description", "hidden", "icon", "if", "layout"),
            *("metaLinks", "noIndex", "noRobotsIndex", "tags", "title", "vars"),
        )
    )

    @property
    def is_confirmed(self) -> bool:
        """Return whether it is not only a table of contents that tells of GitBook."""
        is_named = not self.settings_file.endswith(_SUMMARY)
        return is_named or self.tree.has_folder(f"{self._prefix}.gitbook")

    @property
    def _root(self) -> str:
        return str(self.settings.get("root") or "")

    @cached_property
    def content(self) -> str:
        """Return the folder of the pages, relative to the site's; empty for that itself."""
        return folder_of(self._root) or ""

    def left_out(self, path: str) -> str:
        """Return what a file is that no page is made of, in the plural; else nothing."""
        return beside_pages(self.inside(path) or "", self.content, self.generator)


class HonKitBook(GitBookSite):
    """Pages are the files below ``root`` of ``book.json`` (https://honkit.netlify.app/structure)."""

    generator = "HonKit"
    keys = frozenset(("description", "title"))

    @property
    def is_confirmed(self) -> bool:
        """Return whether it has a table of contents, or a list of languages with one each."""
        structure = self.settings.get("structure")
        named = structure.get("summary") if isinstance(structure, dict) else None
        files = (named if isinstance(named, str) else _SUMMARY, "LANGS.md")
        folder = join_path(self.folder, self.content)
        return any(self.tree.has_file(join_path(folder, each)) for each in files)

    @property
    def _root(self) -> str:
        if not self.settings_file.endswith(".js"):
            return super()._root
        written = texts_of(read_script(self.tree, self.settings_file), "root")
        return written[0] if len(written) == 1 else ""
