"""Pages that are to be made: where they may lie, what they are called, what they begin with."""

from __future__ import annotations

import posixpath
from collections import Counter
from typing import TYPE_CHECKING, Final

from profilelint.config.model import ConfigError
from profilelint.engine.workspace.keys import absent_keys
from profilelint.engine.workspace.typed import Place
from profilelint.model.finding import Span
from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern
from profilelint.schema.profile import is_profile
from profilelint.source.files.file import SkippedError, folder_inside
from profilelint.source.front_matter import edit
from profilelint.source.read import LARGEST_FILE, read_document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from profilelint.config.model import Collection
    from profilelint.engine.plan import Plan
    from profilelint.model.document import Document
    from profilelint.schema.validate import Schema

NAME: Final = "{name}"
"""What stands in the pattern of a file's name for what the page is called."""

_MOST_FOLDERS: Final = 50
_SAMPLES: Final = 20
_LEAST_ALIKE: Final = 3
_LONGEST: Final = 100
_ENDING = pattern(r"(?:\.[a-z]{2}(?:-[A-Za-z]{2,4})?)?\.[A-Za-z]+$")
"""That of a file's name, with the language before it if there is one."""

_DAY = pattern(r"\d{4}-\d\d-\d\d-(?=.)")
_WILD: Final = frozenset("*?[")
_FENCES: Final = {"yaml": ("---\n", "---\n"), "toml": ("+++\n", "+++\n"), "json": ("{\n", "}\n")}
_COMMON: Final = ("layout", "template", "type", "lang", "language", "locale")
"""Keys that say how a page is shown: where all pages have the same value, a new one has it too."""

_FORBIDDEN: Final = frozenset('/\\<>:"|?*')
_PORTS: Final = tuple(f"{name}{number}" for name in ("com", "lpt") for number in range(1, 10))
_RESERVED: Final = frozenset(("con", "prn", "aux", "nul", *_PORTS))
"""Names that Windows gives to devices, whatever their ending."""


class PageKind(NamedTuple):
    """A kind of pages: those of a collection.

    ``folders`` are where they lie, those of most pages first, each with how files there are named:
    `NAME` stands for what tells one from another, and a folder may be part of it. ``pages`` are
    those that there are.
    """

    collection: str
    folders: Mapping[str, str]
    pages: Sequence[str]


def page_kinds(plan: Plan, pages: Iterable[str], today: str) -> list[PageKind]:
    """Return the kinds of pages that can be made; ``today`` is a day, as in 2026-01-31."""
    config = plan.config
    by_collection: dict[str, list[str]] = {each.name: [] for each in config.collections}
    if not config.collections:
        by_collection[""] = []
    for path in pages:
        collection = config.collection_of(path)
        by_collection[collection.name if collection is not None else ""].append(path)
    named = {each.name: each for each in config.collections}
    kinds = []
    for name, paths in by_collection.items():
        kind = _kind(plan, named.get(name), paths, today)
        if kind.folders:
            kinds.append(kind)
    return kinds


def _kind(plan: Plan, collection: Collection | None, pages: list[str], today: str) -> PageKind:
    own = [path for path in pages if not posixpath.basename(path).startswith("_index.")]
    found: dict[str, Counter[str]] = {}
    sections = set(_sections(own))
    for path in own:
        if not (_is_index(path) and posixpath.dirname(path) in sections):
            folder, file = _named(path, today)
            found.setdefault(folder, Counter())[file] += 1
    usual = sorted(found, key=lambda folder: -found[folder].total())[:_MOST_FOLDERS]
    folders = {folder: found[folder].most_common(1)[0][0] for folder in usual}
    if not folders:
        folders = dict.fromkeys(_folders_of(collection), NAME + _ending_of(collection))
    fitting = {
        folder: file
        for folder, file in folders.items()
        if _is_page(plan, collection, place(folder, file, "name"))
    }
    return PageKind(collection.name if collection is not None else "", fitting, own)


def _is_index(path: str) -> bool:
    return posixpath.basename(path).startswith("index.")


def _sections(pages: Iterable[str]) -> Iterator[str]:
    """Yield the folders whose index is no page in a folder of its own: that of the site is none."""
    yield ""
    for path in pages:
        folder = "" if _is_index(path) else posixpath.dirname(path)
        while folder:
            yield folder
            folder = posixpath.dirname(folder)


def _named(path: str, today: str) -> tuple[str, str]:
    """Return the folder of a page, and how its file is named."""
    folder, name = posixpath.split(path)
    rest = _ENDING.search(name)
    ending = rest[0] if rest is not None else ""
    if _is_index(path):
        folder, name = posixpath.split(folder)
        ending = f"/index{ending}"
    day = f"{today}-" if _DAY.match(name) else ""
    return folder, f"{day}{NAME}{ending}"


def _ending_of(collection: Collection | None) -> str:
    """Return the ending of files that a collection's globs ask for."""
    for glob in collection.include if collection is not None else ():
        ending = posixpath.basename(glob.pattern).rpartition("*")[2]
        if ending.startswith(".") and not _WILD & set(ending):
            return ending
    return ".md"


def _folders_of(collection: Collection | None) -> Iterator[str]:
    """Yield the folders that the globs of a collection name."""
    for glob in collection.include if collection is not None else ():
        *steps, last = glob.pattern.removeprefix("./").rstrip("/").split("/")
        if not _WILD & set(last) and "." not in last:
            steps.append(last)
        fixed = 0
        while fixed < len(steps) and not _WILD & set(steps[fixed]):
            fixed += 1
        yield "/".join(steps[:fixed])
    if collection is None:
        yield ""


def _is_page(plan: Plan, collection: Collection | None, path: str) -> bool:
    """Return whether a file would be a page of a collection."""
    if path.startswith("/") or ".." in path.split("/") or plan.config.excludes(path):
        return False
    return plan.config.collection_of(path) is collection


def place(folder: str, file: str, name: str) -> str:
    """Return the path of a page by its folder, the pattern of its file's name, and its name."""
    return f"{folder}/{file.replace(NAME, name)}".removeprefix("/")


def name_from(title: str) -> str:
    """Return a name for the file of a page with a title; empty if nothing is left of it.

    It is made of small letters and digits with hyphens between them, those of ASCII unless most
    of the title would be lost.
    """
    from unicodedata import normalize

    whole = normalize("NFC", title).lower()
    text = "".join(each for each in normalize("NFKD", title).lower() if each.isascii())
    if 2 * sum(map(str.isalnum, text)) < sum(map(str.isalnum, whole)):
        text = whole
    words = "".join(each if each.isalnum() else " " for each in text).split()
    name = ""
    for word in words:
        longer = f"{name}-{word}" if name else word[:_LONGEST]
        if len(longer) > _LONGEST:
            break
        name = longer
    return name


def check_name(name: str) -> None:
    """Raise `ConfigError` for what cannot be the name of a file on every system."""
    reason = ""
    if not name.strip():
        reason = "write a name for the page"
    elif not name.isprintable() or _FORBIDDEN & set(name):
        reason = f"{name!r} cannot be the name of a file: use letters, digits and hyphens"
    elif name[0] in "._-" or name != name.strip() or name.endswith("."):
        reason = f'"{name}" cannot be the name of a page: begin and end it with a letter or digit'
    elif name.partition(".")[0].strip().lower() in _RESERVED:
        reason = f'"{name}" is the name of a device on Windows: choose another'
    elif len(name) > _LONGEST or len(name.encode("utf-8", "surrogatepass")) > 2 * _LONGEST:
        reason = f"the name of a page has at most {_LONGEST} characters"
    if reason:
        raise ConfigError(reason)


def is_taken(plan: Plan, path: str) -> bool:
    """Return whether there is a file of a path, or one that differs in case alone.

    Raises `ConfigError` for a path that leads out of the root through a symbolic link.
    """
    root = plan.config.root
    folder = posixpath.dirname(path)
    if folder_inside(root, folder) is None:
        raise ConfigError(f'"{folder}" is a link to a folder outside this site')
    above = ""
    for step in path.split("/"):
        names = plan.tree.names(above)
        if step not in names and step.casefold() in map(str.casefold, names):
            return True
        above = f"{above}/{step}".removeprefix("/")
    return plan.tree.has(path)


def first_text(plan: Plan, pages: Sequence[str], path: str, title: str) -> str:
    """Return what a new page begins with: front matter with the keys that a page must have.

    Its notation, and the keys that say how a page is shown, are those of the ``pages`` of its kind,
    of those in its folder if there are any.
    Raises `profilelint.source.data_file.DataFileError` for a schema that cannot be used.
    """
    folder = posixpath.dirname(path)
    near = [each for each in pages if posixpath.dirname(each) == folder]
    samples = list(_samples(plan, (near or pages)[:_SAMPLES]))
    notations = Counter(
        each.front_matter.notation for each in samples if each.front_matter is not None
    )
    notation = notations.most_common(1)[0][0] if notations else "yaml"
    if notation not in _FENCES:
        notation = "yaml"
    setting = plan.setting(path)
    schema = setting.schema if setting is not None else None
    if setting is not None and setting.of_others is not None:
        are_profiles = sum(is_profile(each.data) for each in samples) * 2 > len(samples)
        schema = schema if are_profiles else None
    lines = list(_required(schema, notation))
    opening, closing = _FENCES[notation]
    joint = ",\n" if notation == "json" else "\n"
    text = opening + joint.join(lines) + ("\n" if lines else "") + closing + "\n"
    document = read_document(path, text.encode())
    for key, value in (*_common(samples), *_title(schema, title)):
        if key in document.data:
            made = edit.set_value(document, (key,), value)
        else:
            made = edit.insert_key(document, key, value)
        if made is not None:
            text = text[: made.span.start] + made.text + text[made.span.end :]
            document = read_document(path, text.encode())
    return text


def _samples(plan: Plan, paths: Iterable[str]) -> Iterator[Document]:
    for path in paths:
        try:
            yield read_document(path, plan.tree.read(path, LARGEST_FILE))
        except (OSError, SkippedError):
            continue


def _required(schema: Schema | None, notation: str) -> Iterator[str]:
    """Yield the lines of the keys that a schema requires."""
    if schema is None:
        return
    lead = "  " if notation == "json" else ""
    nowhere = Place("key", Span(0, 0), "", notation, quote='"' if notation == "json" else "")
    for suggestion in absent_keys(schema, nowhere):
        if schema.asserted.is_required((suggestion.label,)):
            yield lead + suggestion.text.rstrip()


def _title(schema: Schema | None, title: str) -> Iterator[tuple[str, str]]:
    keys = schema.asserted.keys(()) if schema is not None else {"title": {}}
    key = next((each for each in ("title", "name") if each in keys), "")
    if title and key:
        yield key, title


def _common(samples: Sequence[Document]) -> Iterator[tuple[str, str]]:
    """Yield the keys that say how pages are shown, where all have the same."""
    if len(samples) < _LEAST_ALIKE:
        return
    for key in _COMMON:
        values = [each.data.get(key) for each in samples]
        if isinstance(values[0], str) and all(value == values[0] for value in values):
            yield key, values[0]
