"""The content models of CMSs that the pages of a repository are edited with."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from profilelint.model.named_tuple import NamedTuple
from profilelint.source.data_file import decode, read_inside
from profilelint.source.files.discover import walk

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from profilelint.schema.models.find import FoundModel

# Where content models lie that a walk leaves out, since their names begin with a dot.
_HIDDEN_FILES = (".pages.yml", ".pages.yaml")
_HIDDEN_FOLDERS = (".astro/collections", ".cloudcannon")
_LEAST_HELD = 0.9


class ContentModelOf(NamedTuple):
    """The content model of some pages: the CMS, and what ``schema`` says in the configuration."""

    cms: str
    schema: str


class ContentModelFinder:
    """Tells which content model pages belong to."""

    def __init__(self, root: str, paths: Sequence[str], sites: Iterable[str]) -> None:
        """``paths`` are the files below ``root``, and ``sites`` the folders of its sites."""
        from profilelint.schema.models.find import find_content_models

        hidden = [each for each in _HIDDEN_FILES if os.path.isfile(os.path.join(root, each))]
        for site in {"", *sites}:
            for folder in _HIDDEN_FOLDERS:
                path = os.path.join(site, folder)
                # A link would lead out of the repository.
                if os.path.realpath(os.path.join(root, path)) == os.path.join(
                    os.path.realpath(root), path
                ):
                    hidden += walk(root, path, gitignore=False)

        def read(path: str) -> str:
            return decode(path, read_inside(path, root))

        self._found: list[FoundModel] = find_content_models([*paths, *hidden], read)

    def find(self, pages: Sequence[str]) -> ContentModelOf | None:
        """Return the content model that pages belong to, None if there is none.

        One in ten may be of no collection, such as the page of a section. Of several content
        models, the first is taken.
        """
        from profilelint.schema.models.choose import ChoiceError, choose

        for model in self._found:
            try:
                chosen = choose(model.collections, "", pages, model.file)
            except ChoiceError:
                continue
            held = sum(any(each.holds(page) for each in chosen) for page in pages)
            if held >= _LEAST_HELD * len(pages):
                name = f"#{chosen[0].name}" if len(chosen) == 1 else ""
                return ContentModelOf(model.cms, f"{model.file}{name}")
        return None
