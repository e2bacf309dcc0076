"""What a repository's configuration should be, going by the pages that it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.config.model import ConfigError
from profilelint.source.files.discover import walk
from profilelint.source.site.layout import find_layout
from profilelint.upkeep.agreement import ENOUGH
from profilelint.upkeep.bundled_fit import KNOWN_TERMS, bundled_vocabularies, known_share
from profilelint.upkeep.conventions import broken_conventions
from profilelint.upkeep.infer import draft_mark, infer
from profilelint.upkeep.naming import name_vocabularies, unique_slug
from profilelint.upkeep.page_group import read_group
from profilelint.upkeep.proposal import Proposal, ProposedCollection, ProposedVocabulary
from profilelint.upkeep.proposed_files import proposed_files

if TYPE_CHECKING:
    from collections.abc import Sequence

    from profilelint.rules.registry import Registry
    from profilelint.upkeep.infer import Inference


def propose(
    root: str, registry: Registry, today: str, suffixes: Sequence[str], *, always_infer: bool
) -> Proposal:
    """Return the configuration proposed for the repository in a folder.

    With ``always_infer`` the bundled schema is never proposed. Raises `ConfigError` where there
    are no pages with front matter.
    """
    layout = find_layout(root, walk(root), suffixes)
    every = [read_group(root, kind) for kind in layout.kinds]
    groups = [group for group in every if 2 * len(group.documents) > len(group.without)]
    left_out = [path for group in every if group not in groups for path in group.kind.paths]
    if not groups:
        raise ConfigError(
            f'no page with front matter was found in "{root}": start profilelint init in the '
            "folder of the site"
        )
    folder = "_schema" if layout.generator == "Jekyll" else "schema"
    known = bundled_vocabularies()
    labels = frozenset(label for each in known.values() for label in each.terms)
    shares = [known_share(group, known) for group in groups]
    bundled = [not always_infer and share is not None and share >= KNOWN_TERMS for share in shares]
    # The vocabularies are named after the fields of all groups; then the schemas that name them are
    # inferred.
    first: list[Inference | None] = [
        None
        if is_bundled or len(group.documents) < ENOUGH
        else infer(group.data, vocabularies={}, known=labels)
        for group, is_bundled in zip(groups, bundled, strict=True)
    ]
    merged, names = name_vocabularies(groups, first)
    vocabularies = tuple(
        ProposedVocabulary(
            name, f"{folder}/vocabularies/{name}.yaml", terms, terms.suspects(labels)
        )
        for name, terms in merged.items()
    )
    conventions = broken_conventions(root, groups, registry, today)
    collections = []
    taken: set[str] = set()
    for number, group in enumerate(groups):
        inference = first[number]
        path = ""
        if inference is not None:
            path = f"{folder}/{unique_slug(group.kind.name, taken)}.schema.json"
            inference = infer(
                group.data, title=group.kind.name, vocabularies=names[number], known=labels
            )
        collections.append(
            ProposedCollection(
                kind=group.kind,
                pages=len(group.documents),
                drafts=sum(draft_mark(data) is not None for data in group.data),
                bundled=bundled[number],
                shared=shares[number],
                schema_path=path,
                inference=inference,
                names=names[number],
                ignored=() if bundled[number] else conventions[number],
                without=group.without,
            )
        )
    return Proposal(
        layout.generator,
        layout.evidence,
        tuple(collections),
        vocabularies,
        tuple(sorted(left_out)),
        proposed_files(layout, collections, vocabularies),
    )
