"""A vocabulary file in TOML that is changed by edits of its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.finding import Span
from profilelint.model.tree import Mapping, Scalar, Sequence
from profilelint.upkeep.edited_file import EditedFile
from profilelint.upkeep.quoting import double_quoted
from profilelint.upkeep.vocabulary_file import LayoutError, read_again, vocabulary_of
from profilelint.upkeep.vocabulary_lines import behind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from profilelint.model.tree import Element, Node
    from profilelint.upkeep.vocabulary_file import ChangedVocabulary, Pairs


class VocabularyToml:
    """A vocabulary in TOML and the edits that are to change it; ``before`` is what it holds now.

    Its terms are tables below ``[[terms]]``, or texts and tables in one list.
    """

    def __init__(self, name: str, path: str, text: str) -> None:
        """Raise `VocabularyError` for a file that holds no vocabulary."""
        self._name = name
        self._path = path
        self._text = text
        self.before = vocabulary_of(name, path, text)
        self._file = EditedFile(path, text)
        tree = self._file.content.tree()
        entry = tree.get("terms") if isinstance(tree, Mapping) else None
        if entry is None or not isinstance(entry.value, Sequence):
            raise LayoutError
        self._list = entry.value

    def _labelled(self) -> Iterator[tuple[str, Element, Scalar]]:
        """Yield each term's label, the term, and the scalar that is the label."""
        for element in self._list.elements:
            node: Node | None = element.value
            if isinstance(node, Mapping):
                entry = node.get("label")
                node = entry.value if entry is not None else None
            if not isinstance(node, Scalar):
                raise LayoutError
            yield str(node.value).strip(), element, node

    def add(self, label: str, pairs: Pairs | None = None) -> None:
        """Add a term at the end, or at its place in a list that is in the order of the alphabet.

        ``pairs`` are its keys besides the label.
        """
        elements = self._list.elements
        keys = [f"{key} = {_value(value)}" for key, value in [("label", label), *(pairs or ())]]
        last = elements[-1].value
        if isinstance(last, Mapping) and not last.flow:
            newline = self._file.newline
            lead = "" if self._text.endswith(("\n", "\r")) else newline
            table = newline.join(("", "[[terms]]", *keys, ""))
            self._file.insert(len(self._text), lead + table)
            return
        element = elements[behind([each for each, _, _ in self._labelled()], label)]
        start, end = element.value.span
        written = f"{{ {', '.join(keys)} }}" if pairs else double_quoted(label)
        self._file.insert(end, self._file.separator(start) + written)

    def relabel(self, old: str, new: str) -> None:
        """Give a term another label, the old one becoming a synonym.

        Where other terms were replaced by the old one, they are by the new one.
        """
        for label, element, scalar in self._labelled():
            node = element.value
            if label == old and isinstance(node, Mapping):
                self._file.replace(scalar.span, double_quoted(new))
                self._add_synonym(node, old)
            elif label == old:
                synonym = double_quoted(old)
                table = f"{{ label = {double_quoted(new)}, synonyms = [{synonym}] }}"
                self._file.replace(scalar.span, table)
            elif isinstance(node, Mapping):
                entry = node.get("replaced_by")
                successor = entry.value if entry is not None else None
                if isinstance(successor, Scalar) and successor.value == old:
                    self._file.replace(successor.span, double_quoted(new))

    def _add_synonym(self, node: Mapping, synonym: str) -> None:
        written, present = double_quoted(synonym), node.get("synonyms")
        if present is None:
            label = node.get("label")
            if label is None:
                raise LayoutError
            end = label.value.span.end
            if node.flow:
                self._file.insert(end, f", synonyms = [{written}]")
            else:
                line = f"{self._file.newline}synonyms = [{written}]"
                self._file.insert(self._file.line_end(end), line)
        elif not isinstance(present.value, Sequence):
            raise LayoutError
        elif present.value.elements:
            last = present.value.elements[-1].value.span
            self._file.insert(last.end, self._file.separator(last.start) + written)
        else:
            start, end = present.value.span
            self._file.replace(Span(start + 1, end - 1), written)

    def changed(self) -> ChangedVocabulary:
        """Return the vocabulary after the edits."""
        return read_again(self._name, self._path, self._file.changed(), self._file.edits)


def _value(value: str | bool | list[str]) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return f"[{', '.join(map(double_quoted, value))}]"
    return double_quoted(value)
