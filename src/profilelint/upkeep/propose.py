"""What a repository's configuration should be, going by the pages that it holds."""

from __future__ import annotations

import os
from operator import is_
from typing import TYPE_CHECKING, Any

from profilelint.config.model import ConfigError
from profilelint.model.pattern import pattern
from profilelint.source.files.discover import walk
from profilelint.source.files.glob import Glob
from profilelint.source.site.layout import find_layout
from profilelint.upkeep.agreement import ENOUGH
from profilelint.upkeep.bundled_fit import KNOWN_TERMS, bundled_vocabularies, known_share
from profilelint.upkeep.conventions import other_conventions
from profilelint.upkeep.editors_model import EditorsModel, editors_models
from profilelint.upkeep.infer import Observation, draft_mark
from profilelint.upkeep.kept_lists import KeptList, KeptLists
from profilelint.upkeep.key_case import usual_keys, with_keys
from profilelint.upkeep.naming import name_vocabularies, slug, unique_slug
from profilelint.upkeep.page_group import files_beside, is_about_the_repository, read_group
from profilelint.upkeep.proposal import (
    CONFIG,
    HIDDEN_CONFIG,
    Proposal,
    ProposedCollection,
    ProposedVocabulary,
)
from profilelint.upkeep.proposed_files import proposed_files
from profilelint.upkeep.quoting import double_quoted
from profilelint.upkeep.split_kinds import split_groups

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from profilelint.report.progress import Progress
    from profilelint.rules.registry import Registry
    from profilelint.source.site.layout import Kind, Layout
    from profilelint.upkeep.conventions import Convention
    from profilelint.upkeep.infer import Inference, Place
    from profilelint.upkeep.page_group import PageGroup
    from profilelint.upkeep.term_counts import TermCounts

_NUMBER = pattern(r"(?:-2)+$")


def propose(
    root: str,
    registry: Registry,
    today: str,
    suffixes: Sequence[str],
    *,
    always_infer: bool,
    bar: Progress,
) -> Proposal:
    """Return the configuration proposed for the repository in a folder.

    With ``always_infer`` the bundled schema is never proposed. ``bar`` shows how far it is. Raises
    `ConfigError` where there are no pages.
    """
    listing = walk(root)
    layout = find_layout(root, listing, suffixes)
    kinds = _named_by_site(layout)
    step = bar.counter(sum(len(kind.paths) for kind in kinds), "pages")
    every = [read_group(root, kind, step) for kind in kinds]
    beside = files_beside(layout, listing, suffixes)
    # A folder of plain Markdown has no front matter by which pages are told from notes.
    groups = split_groups(filter(_are_pages, every)) or [
        group for group in every if group.documents or group.without
    ]
    chosen = {path for group in groups for path in group.without}
    left_out = [
        path
        for group in every
        for path in (*group.notes, *(each for each in group.without if each not in chosen))
    ]
    left_out += [path for path in beside if is_about_the_repository(path)]
    # A file that is left out of one kind may lie in the folder of another.
    notes = (*beside, *(path for group in every for path in group.notes))
    if not groups:
        raise ConfigError(
            f'no page was found in "{root}": start profilelint init in the folder of the site'
        )
    # Jekyll copies all files in its folder but those whose names begin with a dot or "_".
    is_jekyll = any(site.generator == "Jekyll" and not site.folder for site in layout.sites)
    folder = "_schema" if is_jekyll else "schema"
    known = bundled_vocabularies()
    labels = frozenset(label for each in known.values() for label in each.terms)
    shares = [known_share(group, known) for group in groups]
    bundled = [not always_infer and share is not None and share >= KNOWN_TERMS for share in shares]
    models: list[EditorsModel | None] = [None] * len(groups)
    if not always_infer:
        models = editors_models(root, layout, listing, groups, registry, today)
    observations = [
        None
        if is_bundled or len(group.documents) < ENOUGH or (model is not None and model.fits)
        else _observed(group)
        for group, is_bundled, model in zip(groups, bundled, models, strict=True)
    ]

    def inferred(vocabularies: Sequence[Mapping[Place, str]]) -> list[Inference | None]:
        return [
            None if seen is None else _inferred(seen, group.kind, names, labels)
            for seen, group, names in zip(observations, groups, vocabularies, strict=True)
        ]

    # The vocabularies are named after the fields of all groups; then the schemas that name them are
    # inferred.
    first = inferred([{}] * len(groups))
    lists = KeptLists(root, listing)
    kept = [_kept(lists, *each) for each in zip(groups, first, strict=True)]
    merged, names = name_vocabularies(groups, first, kept)
    vocabularies = tuple(
        _vocabulary(name, terms, f"{folder}/vocabularies/{name}.yaml", labels)
        for name, terms in merged.items()
    )
    inferences = inferred(names)
    conventions = other_conventions(
        root, groups, registry, today, lambda done, total: bar.update(done, total, "pages")
    )
    everywhere = _everywhere(conventions, bundled)
    collections = []
    taken: set[str] = set()
    for number, group in enumerate(groups):
        path = ""
        if inferences[number] is not None:
            path = f"{folder}/{unique_slug(group.kind.name, taken)}.schema.json"
        own = () if bundled[number] else conventions[number]
        collections.append(
            ProposedCollection(
                kind=_with_pages(group),
                pages=len(group.documents),
                drafts=sum(draft_mark(each.data) is not None for each in group.documents),
                bundled=bundled[number],
                shared=shares[number],
                model=models[number],
                schema_path=path,
                inference=inferences[number],
                names=names[number],
                ignored=tuple(each for each in own if each not in everywhere),
                without=group.without,
                notes=notes,
            )
        )
    config = HIDDEN_CONFIG if is_jekyll else CONFIG
    for name in (CONFIG, HIDDEN_CONFIG):
        # Another beside it would not be used, or leave one that is not.
        if os.path.lexists(os.path.join(root, name)):
            config = name
            break
    return Proposal(
        layout.sites,
        tuple(collections),
        vocabularies,
        tuple(sorted(left_out)),
        {
            what: tuple(path for path in paths if not is_about_the_repository(path))
            for what, paths in sorted(layout.left_out.items())
        },
        everywhere,
        config,
        proposed_files(layout, collections, vocabularies, everywhere, config),
    )


def _named_by_site(layout: Layout) -> list[Kind]:
    """Return the kinds of pages; where there are several sites, each named after its folder."""
    if len(layout.sites) < 2:
        return list(layout.kinds)
    kinds: list[Kind] = []
    for kind in layout.kinds:
        folder = slug(kind.site.folder) if kind.site.folder else ""
        # The layout numbers kinds that have the same name in several sites.
        own = _NUMBER.sub("", kind.name)
        name = first = "-".join(filter(None, (folder, own if own != "pages" or not folder else "")))
        number = 1
        while any(name == other.name for other in kinds):
            number += 1
            name = f"{first}-{number}"
        kinds.append(kind._replace(name=name))
    return kinds


def _with_pages(group: PageGroup) -> Kind:
    """Return the kind of a group without the globs that match none of its pages.

    The files that they match are not pages, and a glob that matches nothing is refused.
    """
    paths = [*(document.path for document in group.documents), *group.without]
    include = [each for each in group.kind.include if any(map(Glob(each).matches, paths))]
    return group.kind._replace(include=tuple(include) or group.kind.include)


def _are_pages(group: PageGroup) -> bool:
    """Return whether the files of a group are pages, and not notes that lie beside them."""
    site = group.kind.site
    if site.generator:
        return bool(group.documents or group.without)
    return bool(group.documents) and 2 * len(group.documents) > len(group.without)


def _observed(group: PageGroup) -> Observation:
    data: Sequence[Mapping[str, Any]] = group.data
    written: Sequence[Mapping[str, Any]] = [document.data for document in group.documents]
    if all(map(is_, data, written)):
        written = ()
    site = group.kind.site
    if site.ignores_key_case:
        usual = usual_keys(data)
        data, written = (with_keys(pages, usual) for pages in (data, written))
    languages = [site.language_of(document.path, document.data) for document in group.documents]
    return Observation(
        data,
        written=written,
        paths=_paths(group),
        languages=languages if len(set(languages)) > 1 else (),
        without=len(group.without),
    )


def _inferred(
    seen: Observation, kind: Kind, vocabularies: Mapping[Place, str], known: frozenset[str]
) -> Inference:
    return seen.infer(
        title=kind.name,
        vocabularies=vocabularies,
        known=known,
        known_keys=kind.site.keys,
        ignores_key_case=kind.site.ignores_key_case,
    )


def _kept(lists: KeptLists, group: PageGroup, inference: Inference | None) -> dict[Place, KeptList]:
    """Return the lists that the site keeps of the terms of fields, by place."""
    folders = [path.rpartition("/")[0] for path in _paths(group)]
    folder = os.path.commonpath(folders).replace(os.sep, "/") if folders else ""
    found = {}
    for field in inference.fields if inference is not None else ():
        kept = lists.find(group.kind.site, folder, field.place[-1], field.values)
        if kept is not None:
            found[field.place] = kept
    return found


def _vocabulary(
    name: str, terms: TermCounts | KeptList, path: str, labels: frozenset[str]
) -> ProposedVocabulary:
    if isinstance(terms, KeptList):
        source = terms.source
        if terms.is_open:
            source = source.removesuffix(" }") + ", open = true }"
        return ProposedVocabulary(name, source, terms)
    return ProposedVocabulary(name, double_quoted(path), None, path, terms, terms.suspects(labels))


def _paths(group: PageGroup) -> list[str]:
    return [document.path for document in group.documents]


def _everywhere(
    conventions: Sequence[tuple[Convention, ...]], bundled: Sequence[bool]
) -> tuple[Convention, ...]:
    """Return what all collections but those of project profiles have in common."""
    if any(bundled):
        return ()
    first, *others = conventions
    return tuple(each for each in first if all(each in other for other in others))
