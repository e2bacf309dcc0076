"""YAML, JSON and TOML files that pages are checked against: their data, and where its parts are."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from profilelint.model.finding import Span
from profilelint.source.files.file import LEADS_OUT, SkippedError
from profilelint.source.files.tree import tree_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from json import JSONDecodeError

    from profilelint.model.finding import Problem, Region, Route
    from profilelint.model.text import LineIndex
    from profilelint.model.tree import Entry, Mapping, Node
    from profilelint.source.files.tree import Tree

ENDINGS = (".yaml", ".yml", ".json", ".toml")
"""Endings of the names of data files."""

_hashes: dict[tuple[str, str], int] = {}
_LARGEST = 4 << 20
# The readers of front matter take mappings only: a list is read as the value of this key.
_KEY = "list"
_COMMENTS = frozenset(("$comment", "//"))


class DataFileError(Exception):
    """A file that pages are checked against, and that cannot be used.

    ``path`` is the file, as it was named; ``line`` is one-based, 0 where no line is to blame.
    The text of the exception is ``path:line: message``.
    """

    def __init__(self, path: str, line: int, message: str) -> None:
        super().__init__(f"{path}:{line}: {message}" if line else f"{path}: {message}")
        self.path = path
        self.line = line
        self.message = message


class DataFile:
    """The content of a file: ``data`` is plain data.

    The tree is of a text with ``shift`` characters more than the file has, all before its content.
    """

    __slots__ = ("_index", "_made", "_make_tree", "_may_repeat", "_root", "_text", "data", "shift")

    def __init__(
        self,
        data: Any,
        make_tree: Callable[[], Mapping],
        text: str,
        shift: int,
        root: Route,
        may_repeat: Callable[[], bool],
    ) -> None:
        """Take what was read from ``text``, which the file holds.

        ``root`` leads to the content of the file. ``may_repeat`` returns whether a key stands
        twice in one group.
        """
        self.data = data
        self._may_repeat = may_repeat
        self.shift = shift
        self._make_tree = make_tree
        self._text = text
        self._root = root
        self._made: Mapping | None = None
        self._index: LineIndex | None = None

    def tree(self) -> Node:
        """Return the content with its places; raises `ValueError` if that cannot be had."""
        tree = self._make_tree()
        entry = tree.get(_KEY) if self._root else None
        return entry.value if entry is not None else tree

    def region(self, route: Route) -> tuple[Span, Region] | None:
        """Return the first line of the value that a route leads to, or of what is around it.

        None if that cannot be had.
        """
        from profilelint.model.text import LineIndex
        from profilelint.model.tree import find

        if self._made is None or self._index is None:
            try:
                self._made = self._make_tree()
            except ValueError:
                return None
            self._index = LineIndex(self._text)
        for length in range(len(route), 0, -1):
            found = find(self._made, self._root + route[:length])
            if found is not None:
                start, end = found.span
                start, end = max(start - self.shift, 0), max(end - self.shift, 0)
                line = self._index.line_span(self._index.position(start)[0])
                span = Span(start, min(end, line.end))
                return span, self._index.region(span)
        return None

    def repeated_key(self) -> tuple[Route, int] | None:
        """Return the route to a key that stands twice in its group, and the line of the first.

        None if there is none: of two equal values, neither is lost, and comments may be several.
        """
        if not self._may_repeat():
            return None
        try:
            tree = self.tree()
        except ValueError:
            return None
        found = _repeated(tree)
        if found is None:
            return None
        route, first = found
        return route, self._line(first)

    def line(self, route: Route) -> int:
        """Return the one-based line of the value that a route leads to, or of what is around it."""
        from profilelint.model.tree import find

        try:
            tree = self._make_tree()
        except ValueError:
            return 1
        for length in range(len(route), 0, -1):
            found = find(tree, self._root + route[:length])
            if found is not None:
                return self._line(found.span.start)
        return 1

    def _line(self, place: int) -> int:
        """Return the one-based line of a place in the tree."""
        return self._text.count("\n", 0, max(place - self.shift, 0)) + 1


def repetition(route: Route, first: int) -> str:
    """Return what to say of a key that stands twice, first in a line."""
    return f'the key "{route[-1]}" is there twice, first in line {first}; delete one'


def _repeated(tree: Node) -> tuple[Route, int] | None:
    """Return the route to a key that stands twice with two values, and where the first begins."""
    from profilelint.model.tree import Mapping, Sequence, plain

    nodes: list[tuple[Route, Node]] = [((), tree)]
    # YAML can put one node in many places.
    seen: set[int] = set()
    while nodes:
        route, node = nodes.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        inner: list[tuple[Route, Node]] = []
        if isinstance(node, Mapping):
            first: dict[str, Entry] = {}
            for entry in node.entries:
                here, known = (*route, entry.key), first.setdefault(entry.key, entry)
                if known is not entry and entry.key not in _COMMENTS:
                    one, two = (plain(Mapping(node.span, [e], flow=False)) for e in (known, entry))
                    if one != two:
                        return here, known.key_span.start
                inner.append((here, entry.value))
        elif isinstance(node, Sequence):
            inner = [((*route, index), each.value) for index, each in enumerate(node.elements)]
        nodes += reversed(inner)
    return None


def read_inside(path: str, root: str | Tree) -> bytes:
    """Return the bytes of a file that lies, links followed, below a folder or in a tree.

    Raises `DataFileError` if it lies elsewhere, cannot be read or is larger than 4 MiB.
    """
    tree = tree_of(root)
    try:
        data = tree.read(path, _LARGEST)
    except SkippedError as reason:
        if str(reason) == LEADS_OUT:
            message = "the file is outside the repository; keep it inside"
            raise DataFileError(path, 0, message) from None
        raise DataFileError(path, 0, "there is no such file") from None
    except (FileNotFoundError, NotADirectoryError):
        raise DataFileError(path, 0, "there is no such file") from None
    except ValueError:
        raise DataFileError(path, 0, "no file can have this name") from None
    except OSError:
        raise DataFileError(path, 0, "the file cannot be read") from None
    if len(data) > _LARGEST:
        raise DataFileError(path, 0, "the file is larger than 4 MB")
    _hashes[_place(tree, path)] = hash(data)
    return data


def hash_used(tree: Tree, path: str) -> int | None:
    """Return the hash of what `read_inside` returned last of a file; None if it read none.

    What is concluded from a file is kept for later runs only if it is still what was read.
    """
    return _hashes.get(_place(tree, path))


def _place(tree: Tree, path: str) -> tuple[str, str]:
    return tree.place, path


def decode(path: str, content: bytes) -> str:
    """Return a file's text; raises `DataFileError` if it is not UTF-8."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise DataFileError(path, line, "the file is not UTF-8; save it as UTF-8") from None


def is_yaml(path: str) -> bool:
    """Return whether a file's name says that it is YAML."""
    return path.lower().endswith((".yaml", ".yml"))


def parse(path: str, text: str) -> DataFile:
    """Return the content of a file: YAML or TOML if its name says so, JSON in all other cases.

    Raises `DataFileError`.
    """
    try:
        if path.lower().endswith(".toml"):
            return _parse_toml(path, text)
        return _parse_yaml(path, text) if is_yaml(path) else _parse_json(path, text)
    except DataFileError:
        refuse_conflict(path, text)
        raise


def refuse_conflict(path: str, text: str) -> None:
    """Raise `DataFileError` if the lines of a file hold marks of an unresolved merge."""
    from profilelint.source.files.merge_marks import MESSAGE, conflict_line

    line = conflict_line(text)
    if line:
        raise DataFileError(path, line, MESSAGE) from None


def _parse_yaml(path: str, text: str) -> DataFile:
    from profilelint.source.front_matter.yaml.causes import CAUSES
    from profilelint.source.front_matter.yaml.notation import read_yaml

    if text.startswith("---"):
        # For the readers of front matter, a fence is no content.
        text = "# -" + text[3:]
    start, first = _content(text)
    key = {"-": f"{_KEY}:\n", "[": f"{_KEY}: "}.get(first, "")
    whole = f"{text[:start]}{key}{text[start:]}"
    data: Any
    data, make_tree, problems = read_yaml(whole, Span(0, len(whole)), longest_simple=len(whole))
    if data is None or make_tree is None:
        start = problems[0].span.start if problems else 0
        line = whole.count("\n", 0, start) + 1 - key.count("\n")
        fault = problems[0] if problems else None
        cause = CAUSES.get((fault.rule, fault.message_id)) if fault is not None else None
        if fault is None or cause is None:
            raise DataFileError(path, line, "this is not YAML, or not a list or group of keys")
        cause = cause.replace(" in front matter", "").replace("field", "key")
        raise DataFileError(path, line, f"this is not YAML: {cause.format_map(fault.params)}")
    may_repeat = partial(_tell_of_repetition, problems)
    if key:
        return DataFile(data[_KEY], make_tree, text, len(key), (_KEY,), may_repeat)
    return DataFile(data, make_tree, text, 0, (), may_repeat)


def _tell_of_repetition(problems: Sequence[Problem]) -> bool:
    return any(problem.rule == "file-duplicate-key" for problem in problems)


def _fault(text: str, error: JSONDecodeError) -> tuple[int, str]:
    """Return the line of what is wrong, and what that is."""
    if error.msg.startswith("Illegal trailing comma"):  # Python 3.13 and later
        comma, closing = error.pos, text[error.pos + 1 :].lstrip()[:1]
    else:
        comma, closing = len(text[: error.pos].rstrip()) - 1, text[error.pos : error.pos + 1]
    if closing in ("}", "]") and text[comma : comma + 1] == ",":
        return text.count("\n", 0, comma) + 1, f'remove the comma before "{closing}"'
    return error.lineno, error.msg.lower()


def _parse_json(path: str, text: str) -> DataFile:
    import json

    try:
        data = json.loads(text, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        line, fault = _fault(text, error)
        raise DataFileError(path, line, f"this is not JSON: {fault}") from None
    except RecursionError:
        raise DataFileError(path, 0, "the file is nested too deeply") from None
    except ValueError as error:
        raise DataFileError(path, 0, f"this is not JSON: {error}") from None
    is_list = isinstance(data, list)
    before = f'{{"{_KEY}":' if is_list else ""
    whole = f"{before}{text}}}" if is_list else text

    def make_tree() -> Mapping:
        from profilelint.source.front_matter.json.reader import read_json

        start = len(whole) - len(whole.lstrip())
        tree = read_json(whole, Span(start, len(whole.rstrip()))).make_tree
        if tree is None:
            raise ValueError
        return tree()

    may_repeat = partial(_repeats, text)
    root = (_KEY,) if is_list else ()
    return DataFile(data, make_tree, text, len(before), root, may_repeat)


def _repeats(text: str) -> bool:
    """Return whether a key stands twice in one group of JSON, which its reader does not tell."""
    import json

    lost = 0

    def group(pairs: list[tuple[str, Any]]) -> None:
        nonlocal lost
        lost += len(pairs) - len(dict(pairs))

    try:
        json.loads(text, object_pairs_hook=group)
    except RecursionError:
        return False
    return lost > 0


def _parse_toml(path: str, text: str) -> DataFile:
    from profilelint.source.front_matter.toml.reader import read_toml

    data, make_tree, problems = read_toml(text, Span(0, len(text)))
    if data is None or make_tree is None:
        start = problems[0].span.start if problems else 0
        raise DataFileError(path, text.count("\n", 0, start) + 1, "this is not TOML")
    return DataFile(data, make_tree, text, 0, (), partial(_tell_of_repetition, problems))


def _content(text: str) -> tuple[int, str]:
    """Return where the first line begins that is no comment, and its first character."""
    start = 0
    for line in text.splitlines(keepends=True):
        stripped = line.lstrip()
        if stripped and not stripped.startswith("#"):
            return start, stripped[0]
        start += len(line)
    return start, ""


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is not a number")
