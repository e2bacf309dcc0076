"""A vocabulary file in YAML or JSON that is changed by edits of its text.

Comments, order, quotation marks and line ends elsewhere stay as they are.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeAlias

from profilelint.model.finding import Span
from profilelint.model.named_tuple import NamedTuple
from profilelint.model.tree import Element, Entry, Mapping, Scalar, Sequence
from profilelint.source.data_file import is_yaml
from profilelint.upkeep.edited_file import EditedFile
from profilelint.upkeep.quoting import double_quoted, yaml_text
from profilelint.vocabulary.file import load_vocabulary
from profilelint.vocabulary.term_reader import VocabularyError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from profilelint.model.finding import Edit
    from profilelint.model.tree import Node
    from profilelint.vocabulary.vocabulary import Vocabulary

Pairs: TypeAlias = "list[tuple[str, str | bool | list[str]]]"
"""Keys of a term, with their values."""

_TERMS = "terms"
_FLOW_SIGNS = frozenset(",[]{}")


class VocabularyEditError(Exception):
    """A change that was not made; the text says why."""


class LayoutError(VocabularyEditError):
    """A file that is laid out in a way that edits of its text do not fit."""

    def __init__(self) -> None:
        super().__init__("the file is written in a way that can only be changed by hand")


class ChangedVocabulary(NamedTuple):
    """A vocabulary after a change, the text of its file, and the edits that lead there."""

    text: str
    vocabulary: Vocabulary
    edits: tuple[Edit, ...]


def vocabulary_of(name: str, path: str, text: str) -> Vocabulary:
    """Return the vocabulary that a file's text holds; raises `VocabularyError`."""
    return load_vocabulary(name, path, "", read=lambda *_: text.encode())


def read_again(name: str, path: str, text: str, edits: Iterable[Edit]) -> ChangedVocabulary:
    """Return the vocabulary that a changed text holds; raises `LayoutError` if it holds none."""
    try:
        return ChangedVocabulary(text, vocabulary_of(name, path, text), tuple(edits))
    except VocabularyError:
        raise LayoutError from None


class VocabularyFile:
    """A vocabulary file and the edits that are to change it; ``before`` is what it holds now."""

    def __init__(self, name: str, path: str, text: str) -> None:
        """Raise `VocabularyEditError` for a file that cannot be changed, however right it is.

        Raises `VocabularyError` for one that holds no vocabulary.
        """
        if not is_yaml(path) and not path.lower().endswith(".json"):
            raise VocabularyEditError(
                "this kind of file cannot contain synonyms or deprecated terms; write it as YAML"
            )
        self._name = name
        self._path = path
        self.before = vocabulary_of(name, path, text)
        self._file = EditedFile(path, text)
        self._list = self._terms()
        self._elements = dict(self._labelled())

    def _terms(self) -> Sequence:
        """Return the list of terms, which is the file itself or the value of a key."""
        try:
            node: Node | None = self._file.content.tree()
        except ValueError:
            raise LayoutError from None
        if isinstance(node, Mapping):
            entry = node.get(_TERMS)
            node = entry.value if entry is not None else None
        if not isinstance(node, Sequence):
            raise LayoutError
        return node

    def _labelled(self) -> Iterator[tuple[str, Element]]:
        for element in self._list.elements:
            node: Node | None = element.value
            if isinstance(node, Mapping):
                entry = node.get("label")
                node = entry.value if entry is not None else None
            if isinstance(node, Scalar):
                yield str(node.value).strip(), element

    def changed(self) -> ChangedVocabulary:
        """Return the vocabulary after the edits."""
        return read_again(self._name, self._path, self._file.changed(), self._file.edits)

    def relabel(self, old: str, new: str) -> None:
        """Give a term another label, the old one becoming a synonym."""
        element = self._elements[old]
        node = element.value
        if isinstance(node, Scalar):
            self._to_mapping(element, node, new, [("synonyms", [old])])
            return
        if not isinstance(node, Mapping):
            raise LayoutError
        label = self._entry(node, "label")
        self._write(label.value, new, flow=node.flow)
        self._add_to(node, [old])

    def add_synonyms(self, label: str, synonyms: list[str]) -> None:
        """Give a term more synonyms."""
        known = self.before.terms[label].synonyms
        fresh = [each for each in dict.fromkeys(synonyms) if each not in known]
        element = self._elements[label]
        if isinstance(element.value, Scalar):
            self._to_mapping(element, element.value, label, [("synonyms", fresh)])
        elif isinstance(element.value, Mapping):
            self._add_to(element.value, fresh)

    def set_values(self, label: str, values: dict[str, str | bool], successor: str) -> None:
        """Set keys of a term; a successor is added as a term behind it."""
        element = self._elements[label]
        node = element.value
        behind = ""
        if successor and not self._list.flow:
            behind = f"{self._file.newline}{self._file.indent(element.span.start)}- label: "
            behind += self._scalar(successor, flow=False)
        if isinstance(node, Scalar):
            self._to_mapping(element, node, label, list(values.items()), behind)
        elif isinstance(node, Mapping):
            pairs: Pairs = []
            for key, value in values.items():
                entry = node.get(key)
                if entry is None:
                    pairs.append((key, value))
                else:
                    self._write(entry.value, value, flow=node.flow)
            self._add_pairs(node, node.entries[-1], pairs, behind)
        if successor and self._list.flow:
            term = "{" + self._pair("label", successor, flow=True) + "}"
            self._file.insert(element.span.end, f", {term}")

    def add(self, label: str, pairs: Pairs | None = None) -> None:
        """Add a term at the end, or at its place in a list that is in the order of the alphabet.

        ``pairs`` are its keys besides the label.
        """
        elements = self._list.elements
        if not elements:
            if not self._list.flow:
                raise LayoutError
            inside = Span(self._list.span.start + 1, self._list.span.end - 1)
            self._file.replace(inside, self._member(label, pairs))
            return
        labels = [each.casefold() for each, _ in self._labelled()]
        last = elements[-1]
        if labels == sorted(labels) and len(labels) == len(elements):
            smaller = [each < label.casefold() for each in labels]
            if any(smaller):
                last = elements[sum(smaller) - 1]
        if self._list.flow:
            joint = self._file.separator(last.span.start)
            self._file.insert(last.span.end, joint + self._member(label, pairs))
            return
        dash = f"{self._file.newline}{self._file.indent(last.span.start)}- "
        written = self._scalar(label, flow=False)
        if pairs:
            column = self._column(last.span.start) + len("- ")
            written = f"label: {written}{self._block(pairs, column)}"
        self._file.insert(self._file.line_end(last.span.end), dash + written)

    def _member(self, label: str, pairs: Pairs | None) -> str:
        """Return a new term of a list in brackets."""
        if not pairs:
            return self._scalar(label, flow=True)
        members = [("label", label), *pairs]
        return f"{{{', '.join(self._pair(key, value, flow=True) for key, value in members)}}}"

    def remove(self, label: str) -> None:
        """Take a term away; it is not the only one."""
        element = self._elements[label]
        if self._list.flow:
            number = self._list.elements.index(element)
            if number + 1 < len(self._list.elements):
                end = self._list.elements[number + 1].span.start
                self._file.replace(Span(element.span.start, end), "")
            else:
                start = self._list.elements[number - 1].span.end
                self._file.replace(Span(start, element.span.end), "")
            return
        start = element.span.start - len(self._file.indent(element.span.start))
        end = self._file.next_line(element.span.end)
        self._file.replace(Span(start, end), "")

    def redirect(self, old: str, new: str) -> None:
        """Let the terms that were replaced by the old one be replaced by the new one."""
        for label, element in self._elements.items():
            node = element.value
            if label in (old, new) or not isinstance(node, Mapping):
                continue
            entry = node.get("replaced_by")
            if entry is not None and isinstance(entry.value, Scalar) and entry.value.value == old:
                self._write(entry.value, new, flow=node.flow)

    def _entry(self, node: Mapping, key: str) -> Entry:
        entry = node.get(key)
        if entry is None:
            raise LayoutError
        return entry

    def _write(self, node: Node, value: str | bool, *, flow: bool) -> None:
        if not isinstance(node, Scalar):
            raise LayoutError
        written = self._scalar(value, flow=flow)
        if node.span.start == node.span.end:
            written = f" {written}"
        self._file.replace(node.span, written)

    def _add_to(self, node: Mapping, synonyms: list[str]) -> None:
        if not synonyms:
            return
        entry = node.get("synonyms")
        if entry is None:
            self._add_pairs(node, self._entry(node, "label"), [("synonyms", synonyms)])
            return
        present = entry.value
        flow = ", ".join(self._scalar(each, flow=True) for each in synonyms)
        if isinstance(present, Scalar):
            own = f"{self._scalar(str(present.value), flow=True)}, "
            empty = present.value is None
            lead = " " if present.span.start == present.span.end else ""
            written = f"{lead}[{'' if empty else own}{flow}]"
            self._file.replace(present.span, written)
        elif isinstance(present, Mapping):
            raise LayoutError
        elif not present.elements:
            inside = Span(present.span.start + 1, present.span.end - 1)
            self._file.replace(inside, flow)
        elif present.flow:
            self._file.insert(present.elements[-1].span.end, f", {flow}")
        else:
            last = present.elements[-1]
            dash = f"{self._file.newline}{self._file.indent(last.span.start)}- "
            added = "".join(dash + self._scalar(each, flow=False) for each in synonyms)
            self._file.insert(self._file.line_end(last.span.end), added)

    def _add_pairs(self, node: Mapping, after: Entry, pairs: Pairs, behind: str = "") -> None:
        """Add keys to a term behind one of its own; ``behind`` is what follows the term."""
        if node.flow:
            separator = self._file.separator(after.key_span.start)
            added = "".join(separator + self._pair(key, value, flow=True) for key, value in pairs)
            self._file.insert(after.span.end, added)
            if behind:
                self._file.insert(self._file.line_end(node.span.end), behind)
            return
        block = self._block(pairs, self._column(node.entries[0].key_span.start))
        self._file.insert(self._file.line_end(after.span.end), block + behind)

    def _to_mapping(
        self, element: Element, node: Scalar, label: str, pairs: Pairs, behind: str = ""
    ) -> None:
        """Turn a term that is a label alone into one with keys."""
        if self._list.flow:
            self._file.replace(node.span, self._member(label, pairs))
            return
        if label == node.value:
            self._file.insert(node.span.start, "label: ")
        else:
            self._file.replace(node.span, f"label: {self._scalar(label, flow=False)}")
        block = self._block(pairs, self._column(node.span.start))
        self._file.insert(self._file.line_end(element.span.end), block + behind)

    def _column(self, offset: int) -> int:
        return len(self._file.before(offset))

    def _block(self, pairs: Pairs, column: int) -> str:
        """Return keys as lines that begin in a column."""
        indent = " " * column
        lines = []
        for key, value in pairs:
            if isinstance(value, list):
                lines.append(f"{indent}{key}:")
                lines += [f"{indent}- {self._scalar(each, flow=False)}" for each in value]
            else:
                lines.append(f"{indent}{self._pair(key, value, flow=False)}")
        return "".join(self._file.newline + line for line in lines)

    def _pair(self, key: str, value: str | bool | list[str], *, flow: bool) -> str:
        name = key if self._file.is_yaml else json.dumps(key)
        if isinstance(value, list):
            return f"{name}: [{', '.join(self._scalar(each, flow=flow) for each in value)}]"
        if key == "valid_until" and self._file.is_yaml:
            return f"{name}: {value}"  # a day, which stands without quotation marks
        return f"{name}: {self._scalar(value, flow=flow)}"

    def _scalar(self, value: str | bool, *, flow: bool) -> str:
        if isinstance(value, bool):
            return "true" if value else "false"
        if not self._file.is_yaml or (flow and not _FLOW_SIGNS.isdisjoint(value)):
            return double_quoted(value)
        return yaml_text(value)
