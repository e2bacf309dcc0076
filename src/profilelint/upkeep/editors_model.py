"""The content model of the CMS in which the pages of a group are edited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.config.model import Collection, Config, Selection
from profilelint.engine.plan import Plan
from profilelint.model.named_tuple import NamedTuple
from profilelint.schema.models.find import find_content_models
from profilelint.source.data_file import DataFileError, decode, read_inside
from profilelint.source.files.glob import Glob
from profilelint.source.files.tree import DiskTree
from profilelint.source.site.addresses import join_path
from profilelint.upkeep.infer import draft_mark

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from profilelint.rules.registry import Registry
    from profilelint.source.site.layout import Layout
    from profilelint.upkeep.page_group import PageGroup

_SHARE = 0.8
_HIDDEN = (".pages.yml", ".pages.yaml")
_OF_ASTRO = ".astro/collections"


class EditorsModel(NamedTuple):
    """A content model of pages.

    ``schema`` names its collection as a configuration does. ``valid`` of ``pages`` fit it.
    """

    schema: str
    cms: str
    valid: int
    pages: int

    @property
    def fits(self) -> bool:
        """Return whether most pages are as the model has it: it is the one in use."""
        return self.valid >= _SHARE * self.pages


def editors_models(
    root: str,
    layout: Layout,
    listing: Sequence[str],
    groups: Sequence[PageGroup],
    registry: Registry,
    today: str,
) -> list[EditorsModel | None]:
    """Return the content model of each group all of whose pages one collection of a CMS has."""
    folders = dict.fromkeys(("", *(site.folder for site in layout.sites)))
    hidden = [path for folder in folders for path in _hidden_files(root, folder)]
    models = find_content_models(
        [*listing, *hidden], lambda path: decode(path, read_inside(path, root))
    )
    found: list[EditorsModel | None] = []
    for group in groups:
        paths = [document.path for document in group.documents]
        named = (
            (f"{model.file}#{collection.name}", model.cms)
            for model in models
            for collection in model.collections
            if paths and all(map(collection.holds, paths))
        )
        schema, cms = next(named, ("", ""))
        found.append(_judged(root, group, schema, cms, registry, today) if schema else None)
    return found


def _hidden_files(root: str, folder: str) -> Iterator[str]:
    """Yield the content models of a folder that a walk leaves out, since their names are hidden."""
    tree = DiskTree(root)
    for name in _HIDDEN:
        path = join_path(folder, name)
        if tree.has_file(path):
            yield path
    made = join_path(folder, _OF_ASTRO)
    if tree.has_folder(join_path(folder, ".astro")) and tree.has_folder(made):
        yield from (join_path(made, name) for name in sorted(tree.names(made)))


def _judged(
    root: str, group: PageGroup, name: str, cms: str, registry: Registry, today: str
) -> EditorsModel | None:
    kind = group.kind
    collection = Collection(
        kind.name, tuple(map(Glob, kind.include)), tuple(map(Glob, kind.exclude)), name
    )
    plan = Plan(Config(root, collections=(collection,)), registry, today, Selection())
    try:
        schema = plan.schema(collection)
    except DataFileError:
        return None
    data = [each for each in group.data if draft_mark(each) is None]
    valid = sum(schema is not None and schema.is_valid(each) for each in data)
    return EditorsModel(name, cms, valid, len(data))
