"""What a repository's configuration should be, going by the pages that it holds."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

from profilelint.config.model import Collection, Config, ConfigError, Selection
from profilelint.engine.plan import Plan
from profilelint.engine.run import run
from profilelint.model.finding import Severity
from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern
from profilelint.source.files.discover import walk
from profilelint.source.files.file import SkippedError, read_file
from profilelint.source.files.glob import Glob
from profilelint.source.front_matter.fences import has_opening
from profilelint.source.read import LARGEST_FILE, read_document
from profilelint.source.site.layout import find_layout
from profilelint.upkeep.infer import DRAFTS, Inference, Terms, few, infer
from profilelint.upkeep.vocabulary_text import double_quoted, render_vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from profilelint.model.document import Document
    from profilelint.rules.registry import Registry
    from profilelint.source.site.layout import Kind
    from profilelint.upkeep.infer import Place
    from profilelint.vocabulary.vocabulary import Vocabulary

CONFIG = "profilelint.toml"

_ENOUGH = 3
_PROFILE_KEYS = ("title", "start", "end", "client", "solutions", "regions", "country")
_PROFILE_TERMS = {
    "client": "clients",
    "solutions": "solutions",
    "regions": "regions",
    "country": "countries",
}
_KNOWN_KEY = 0.7
_KNOWN_TERMS = 0.8
# What these groups say is never a matter of convention.
_ALWAYS = frozenset(("embed", "file", "link", "schema", "suppression", "term"))
_ABOUT = frozenset(
    ("CHANGELOG", "CODE_OF_CONDUCT", "CONTRIBUTING", "LICENCE", "LICENSE", "README", "SECURITY")
)
_NAME = pattern(r"[^A-Za-z0-9_]+")


class Habit(NamedTuple):
    """A rule that the pages of a collection do not follow, and how many do not."""

    rule: str
    pages: int


class ProposedCollection(NamedTuple):
    """One kind of page and what was decided for it.

    ``inference`` is None where the bundled schema applies, or where there are too few pages for
    any; ``bundled`` tells which. ``shared`` tells how much of what the bundled vocabularies ask
    is known to them, from 0 to 1, None where the pages are no profiles at all. ``names`` are the
    vocabularies of its fields, ``without`` the pages that have no front matter.
    """

    kind: Kind
    pages: int
    drafts: int
    bundled: bool
    shared: float | None
    schema_path: str
    inference: Inference | None
    names: dict[Place, str]
    ignored: tuple[Habit, ...]
    without: tuple[str, ...]

    @property
    def unlike_bundled(self) -> bool:
        """Return whether these are profiles whose terms the bundled vocabularies do not know."""
        return self.shared is not None and self.shared < _KNOWN_TERMS


class ProposedVocabulary(NamedTuple):
    """A vocabulary file; ``suspects`` are the values left out, with what was probably meant."""

    name: str
    path: str
    terms: Terms
    suspects: dict[str, tuple[str, ...]]


class Proposal(NamedTuple):
    """All that is decided; ``files`` are the texts to write by path relative to the root."""

    generator: str
    evidence: str
    collections: tuple[ProposedCollection, ...]
    vocabularies: tuple[ProposedVocabulary, ...]
    left_out: tuple[str, ...]
    files: dict[str, str]


class _Pages(NamedTuple):
    kind: Kind
    documents: list[Document]
    without: tuple[str, ...]


def propose(
    root: str, registry: Registry, today: str, suffixes: Sequence[str], *, always_infer: bool
) -> Proposal:
    """Return the configuration proposed for the repository in a folder.

    With ``always_infer`` the bundled schema is never proposed. Raises `ConfigError` where there
    are no pages with front matter.
    """
    layout = find_layout(root, walk(root), suffixes)
    found = [_read(root, kind) for kind in layout.kinds]
    groups = [pages for pages in found if 2 * len(pages.documents) > len(pages.without)]
    left_out = [path for pages in found if pages not in groups for path in pages.kind.paths]
    if not groups:
        raise ConfigError(
            f'no page with front matter was found in "{root}": start profilelint init in the '
            "folder of the site"
        )
    folder = "_schema" if layout.generator == "Jekyll" else "schema"
    known = _bundled_vocabularies(registry)
    labels = frozenset(label for each in known.values() for label in each.terms)
    shares = [_profile_share(pages, known) for pages in groups]
    bundled = [not always_infer and share is not None and share >= _KNOWN_TERMS for share in shares]
    first: list[Inference | None] = [
        None
        if is_bundled or len(pages.documents) < _ENOUGH
        else infer(_data(pages), vocabularies={}, known=labels)
        for pages, is_bundled in zip(groups, bundled, strict=True)
    ]
    merged, names = _name_vocabularies(groups, first)
    vocabularies = tuple(
        ProposedVocabulary(
            name, f"{folder}/vocabularies/{name}.yaml", terms, terms.suspects(labels)
        )
        for name, terms in merged.items()
    )
    habits = _habits(root, groups, registry, today)
    collections = []
    taken: set[str] = set()
    for number, pages in enumerate(groups):
        inference = first[number]
        path = ""
        if inference is not None:
            path = f"{folder}/{_unique(pages.kind.name, taken)}.schema.json"
            inference = infer(
                _data(pages), title=pages.kind.name, vocabularies=names[number], known=labels
            )
        drafts = sum(map(_is_draft, _data(pages)))
        collections.append(
            ProposedCollection(
                pages.kind, len(pages.documents), drafts, bundled[number], shares[number],
                path, inference, names[number], () if bundled[number] else habits[number],
                pages.without,
            )
        )  # fmt: skip
    files = {}
    for vocabulary in vocabularies:
        files[vocabulary.path] = _vocabulary_text(vocabulary, collections)
    for collection in collections:
        if collection.inference is not None:
            text = json.dumps(collection.inference.schema, indent=2, ensure_ascii=False)
            files[collection.schema_path] = text + "\n"
    files[CONFIG] = _config_text(layout.generator, layout.evidence, collections, vocabularies)
    return Proposal(
        layout.generator,
        layout.evidence,
        tuple(collections),
        vocabularies,
        tuple(sorted(left_out)),
        files,
    )


def _read(root: str, kind: Kind) -> _Pages:
    documents, without = [], []
    for path in kind.paths:
        try:
            document = read_document(path, read_file(root, path, LARGEST_FILE))
        except (OSError, SkippedError):
            continue
        if document.front_matter is not None:
            documents.append(document)
        elif not has_opening(document.text.lstrip("\ufeff")):
            without.append(path)
    return _Pages(kind, documents, tuple(without))


def _data(pages: _Pages) -> list[Mapping[str, object]]:
    return [document.data for document in pages.documents]


def _is_draft(data: Mapping[str, object]) -> bool:
    return any(data.get(key) is value for key, value in DRAFTS.items())


def _bundled_vocabularies(registry: Registry) -> dict[str, Vocabulary]:
    plan = Plan(Config(""), registry, "", Selection())
    return dict(plan.vocabularies(None))


def _profile_share(pages: _Pages, known: Mapping[str, Vocabulary]) -> float | None:
    """Return which part of the terms in pages the bundled vocabularies know.

    None if the pages do not have the keys of project profiles.
    """
    data = [each for each in _data(pages) if not _is_draft(each)]
    if len(data) < _ENOUGH:
        return None
    if any(sum(key in each for each in data) < _KNOWN_KEY * len(data) for key in _PROFILE_KEYS):
        return None
    uses = resolved = 0
    for each in data:
        for key, name in _PROFILE_TERMS.items():
            value = each.get(key)
            for member in value if isinstance(value, list) else [value]:
                if isinstance(member, str) and member.strip():
                    uses += 1
                    resolved += known[name].resolve(member.strip()) is not None
    return resolved / uses if uses else 0.0


def _name_vocabularies(
    groups: Sequence[_Pages], inferences: Sequence[Inference | None]
) -> tuple[dict[str, Terms], list[dict[Place, str]]]:
    """Return the terms by vocabulary, and for each group the vocabularies of its places.

    Fields of the same name share one where half of the terms of one are terms of the other.
    """
    merged: dict[str, Terms] = {}
    names: list[dict[Place, str]] = []
    for pages, inference in zip(groups, inferences, strict=True):
        own: dict[Place, str] = {}
        for field in inference.fields if inference is not None else ():
            if field.terms is None:
                continue
            name = _slug("-".join(field.place))
            other = merged.get(name)
            if other is not None:
                common = len(other.counts.keys() & field.terms.counts.keys())
                if 2 * common >= min(len(other.counts), len(field.terms.counts)):
                    counts = Counter(other.counts)
                    counts.update(field.terms.counts)
                    merged[name] = Terms(dict(counts), other.together + field.terms.together)
                    own[field.place] = name
                    continue
                name = _unique(f"{pages.kind.name}-{name}", set(merged))
            merged[name] = field.terms
            own[field.place] = name
        names.append(own)
    return merged, names


def _slug(text: str) -> str:
    return _NAME.sub("-", text).strip("-").lower()[:60] or "terms"


def _unique(text: str, taken: set[str]) -> str:
    """Return a file name for a text that is not among those taken, and add it to them."""
    name = slug = _slug(text)
    number = 1
    while name in taken:
        number += 1
        name = f"{slug}-{number}"
    taken.add(name)
    return name


def _habits(
    root: str, groups: Sequence[_Pages], registry: Registry, today: str
) -> list[tuple[Habit, ...]]:
    """Return for each group the rules of convention that more than half of its pages break.

    What a machine can repair safely is no convention: it is repaired.
    """
    collections = tuple(
        Collection(pages.kind.name, _globs(pages.kind.include), _globs(pages.kind.exclude), "none")
        for pages in groups
    )
    plan = Plan(Config(root, collections=collections), registry, today, Selection())
    paths = [document.path for pages in groups for document in pages.documents]
    broken: Counter[tuple[str, str]] = Counter(
        {
            (finding.where.path, finding.rule): 1
            for finding in run(paths, plan).findings
            if finding.severity is not Severity.ERROR
            and finding.rule.partition("-")[0] not in _ALWAYS
            and not any(fix.safety == "safe" for fix in finding.fixes)
        }
    )
    found = []
    for pages in groups:
        own = {document.path for document in pages.documents}
        counts = Counter(rule for path, rule in broken if path in own)
        found.append(
            tuple(
                Habit(rule, count)
                for rule, count in sorted(counts.items())
                if count >= _ENOUGH and 2 * count > len(own)
            )
        )
    return found


def _globs(patterns: Sequence[str]) -> tuple[Glob, ...]:
    return tuple(map(Glob, patterns))


def _vocabulary_text(
    vocabulary: ProposedVocabulary, collections: Sequence[ProposedCollection]
) -> str:
    uses = [
        f"{double_quoted('.'.join(place))} of {double_quoted(collection.kind.name)}"
        for collection in collections
        for place, name in collection.names.items()
        if name == vocabulary.name
    ]
    title = vocabulary.name.replace("-", " ").replace("_", " ").strip().capitalize()
    return render_vocabulary(
        title or vocabulary.name, vocabulary.terms, vocabulary.suspects, " and ".join(uses)
    )


def _config_text(
    generator: str,
    evidence: str,
    collections: Sequence[ProposedCollection],
    vocabularies: Sequence[ProposedVocabulary],
) -> str:
    # In a comment, a line end in the name of a folder must stay an escape.
    told = f"{generator}, by {double_quoted(evidence)}" if generator else "plain folders of pages"
    lines = [
        "# What profilelint checks in this repository.",
        "#",
        f"# Found: {told}.",
        '# All keys: "profilelint config --schema". What a rule wants: "profilelint explain RULE".',
    ]
    paths = {vocabulary.name: vocabulary.path for vocabulary in vocabularies}
    for collection in collections:
        kind = collection.kind
        pages = f"{collection.pages} {'page' if collection.pages == 1 else 'pages'}"
        drafts = f", drafts among them: {collection.drafts}" if collection.drafts else ""
        lines += ["", "[[collections]]", f"# {pages}{drafts}."]
        lines.append(f"name = {double_quoted(kind.name)}")
        lines.append(f"include = {_list(kind.include)}")
        exclude = (*kind.exclude, *_about(collection))
        if exclude:
            lines.append(f"exclude = {_list(exclude)}")
        if collection.bundled:
            lines += [
                "# Project profiles: the schema and the vocabularies that come with profilelint.",
                '# "profilelint schema" prints them; a file of your own goes here:',
                f'# schema = "schema/{_slug(kind.name)}.schema.json"',
            ]
        elif collection.inference is None:
            lines += ["# Too few pages to infer a schema from.", 'schema = "none"']
        else:
            lines += [
                "# Inferred from the pages: yours to change.",
                f"schema = {double_quoted(collection.schema_path)}",
            ]
        if collection.ignored:
            lines.append("# Conventions that most pages here do not follow; delete a line to have")
            lines.append("# them checked.")
            lines.append("ignore = [")
            lines += [
                f"  {double_quoted(habit.rule)}, # on {habit.pages} of {pages}"
                for habit in collection.ignored
            ]
            lines.append("]")
        own = sorted(set(collection.names.values()))
        if own:
            lines += ["", "[collections.vocabularies]"]
            lines += [f"{name} = {double_quoted(paths[name])}" for name in own]
    return "\n".join(lines) + "\n"


def _about(collection: ProposedCollection) -> tuple[str, ...]:
    """Return the globs of the few files that are no pages, such as a README."""
    if len(collection.without) > few(collection.pages + len(collection.without)) + _ENOUGH:
        return ()
    names = {path.rpartition("/")[2] for path in collection.without}
    return tuple(sorted(name for name in names if name.partition(".")[0].upper() in _ABOUT))


def _list(values: Sequence[str]) -> str:
    return f"[{', '.join(map(double_quoted, values))}]"
