"""Small changes to vocabulary files in YAML and JSON, as edits of their text.

Comments, order, quotation marks and line ends elsewhere stay as they are. The changed text is read
again: what does not then say exactly what was wanted is refused.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from profilelint.engine.edits import apply
from profilelint.model.finding import Edit, Span
from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern
from profilelint.model.tree import Element, Entry, Mapping, Scalar, Sequence, find
from profilelint.source.data_file import is_yaml
from profilelint.upkeep.vocabulary_text import double_quoted, yaml_text
from profilelint.vocabulary.file import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence as List

    from profilelint.model.tree import Node
    from profilelint.vocabulary.vocabulary import Vocabulary

_TERMS = "terms"
_NEWLINE = pattern(r"\r\n?|\n")
_FLOW_SIGNS = frozenset(",[]{}")


class VocabularyEditError(Exception):
    """A change that was not made; the text says why."""


class Changed(NamedTuple):
    """A vocabulary after a change, the text of its file, and the edits that lead there."""

    text: str
    vocabulary: Vocabulary
    edits: tuple[Edit, ...]


def rename_term(name: str, path: str, text: str, old: str, new: str) -> Changed:
    """Return a vocabulary in which a term has another label and the old one as a synonym.

    Where the new label is a term already, the old term and its synonyms become synonyms of that
    one; where the old one is no term, it becomes a synonym alone. Raises `VocabularyEditError`.
    """
    file = _File(name, path, text)
    terms = file.before.terms
    if old in terms and new in terms:
        file.add_synonyms(new, [old, *terms[old].synonyms])
        file.remove(old)
    elif old in terms:
        file.relabel(old, new)
    elif new in terms:
        owner = next((term for term in terms.values() if old in term.synonyms), None)
        if owner is not None and owner.label != new:
            raise VocabularyEditError(f'"{old}" is a synonym of "{owner.label}" already')
        if owner is None:
            file.add_synonyms(new, [old])
    else:
        raise VocabularyEditError(f'neither "{old}" nor "{new}" is a term')
    file.redirect(old, new)
    after = file.changed()
    term = after.vocabulary.terms.get(new)
    wanted = {each for each in terms if each != old} | {new}
    if term is None or old not in term.synonyms or set(after.vocabulary.terms) != wanted:
        raise _refusal()
    return after


def deprecate_term(
    name: str, path: str, text: str, old: str, new: str, valid_until: str = ""
) -> Changed:
    """Return a vocabulary in which a term is deprecated and names its successor.

    The successor is added behind it where it is no term yet. Raises `VocabularyEditError`.
    """
    file = _File(name, path, text)
    terms = file.before.terms
    if old not in terms:
        raise VocabularyEditError(f'"{old}" is not a term')
    if new in terms and terms[new].deprecated:
        raise VocabularyEditError(f'"{new}" is deprecated too')
    values: dict[str, str | bool] = {"deprecated": True, "replaced_by": new}
    if valid_until:
        values["valid_until"] = valid_until
    file.set_values(old, values, successor="" if new in terms else new)
    file.redirect(old, new)
    after = file.changed()
    term = after.vocabulary.terms.get(old)
    said = term is not None and term.deprecated and term.replaced_by == new
    if not said or set(after.vocabulary.terms) != {*terms, new}:
        raise _refusal()
    return after


def _refusal() -> VocabularyEditError:
    return VocabularyEditError("the file is written in a way that only a person can change")


class _File:
    """A vocabulary file as a tree with places, and the edits that are to change it."""

    def __init__(self, name: str, path: str, text: str) -> None:
        if not is_yaml(path) and not path.lower().endswith(".json"):
            raise VocabularyEditError(
                "this kind of file cannot hold synonyms or deprecated terms; write it as YAML"
            )
        self._name = name
        self._path = path
        self._text = text
        self.before = self._load(text)
        self._yaml = is_yaml(path)
        self._edits: list[Edit] = []
        end = _NEWLINE.search(text)
        self._newline = end[0] if end is not None else "\n"
        tree, self._added = self._tree()
        found = find(tree, (_TERMS,))
        if found is None or not isinstance(found.value, Sequence):
            raise _refusal()
        self._list = found.value
        self._elements = dict(self._labelled())

    def _load(self, text: str) -> Vocabulary:
        return load_vocabulary(self._name, self._path, "", read=lambda *_: text.encode())

    def _tree(self) -> tuple[Mapping, int]:
        """Return the tree and the number of characters put before the text to get it."""
        text = self._text
        if self._yaml:
            from profilelint.source.front_matter.yaml.nodes import read_nodes

            if text.startswith("---"):
                text = "# -" + text[3:]
            for prefix in ("", f"{_TERMS}:{self._newline}"):
                whole = prefix + text
                make = read_nodes(whole, Span(0, len(whole))).make_tree
                if make is not None and make().get(_TERMS) is not None:
                    return make(), len(prefix)
            raise _refusal()
        from profilelint.source.front_matter.json.reader import read_json

        prefix, suffix = ("", "") if text.lstrip()[:1] == "{" else (f'{{"{_TERMS}":', "}")
        whole = prefix + text + suffix
        start = len(whole) - len(whole.lstrip())
        make = read_json(whole, Span(start, len(whole.rstrip()))).make_tree
        if make is None:
            raise _refusal()
        return make(), len(prefix)

    def _labelled(self) -> Iterator[tuple[str, Element]]:
        for element in self._list.elements:
            node: Node | None = element.value
            if isinstance(node, Mapping):
                entry = node.get("label")
                node = entry.value if entry is not None else None
            if isinstance(node, Scalar):
                yield str(node.value).strip(), element

    def _edit(self, start: int, end: int, text: str) -> None:
        self._edits.append(Edit(Span(start - self._added, end - self._added), text))

    def changed(self) -> Changed:
        """Return the vocabulary after the edits."""
        text = apply(self._text, self._edits)
        from profilelint.vocabulary.terms import VocabularyError

        try:
            return Changed(text, self._load(text), tuple(self._edits))
        except VocabularyError:
            raise _refusal() from None

    def relabel(self, old: str, new: str) -> None:
        """Give a term another label, the old one becoming a synonym."""
        element = self._elements[old]
        node = element.value
        if isinstance(node, Scalar):
            self._to_mapping(element, node, new, [("synonyms", [old])])
            return
        if not isinstance(node, Mapping):
            raise _refusal()
        label = self._entry(node, "label")
        self._write(label.value, new, flow=node.flow)
        self._add_to(node, [old])

    def add_synonyms(self, label: str, synonyms: List[str]) -> None:
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
            behind = f"{self._newline}{self._indent(element.span.start)}- label: "
            behind += self._scalar(successor, flow=False)
        if isinstance(node, Scalar):
            self._to_mapping(element, node, label, list(values.items()), behind)
        elif isinstance(node, Mapping):
            pairs: list[tuple[str, str | bool | list[str]]] = []
            for key, value in values.items():
                entry = node.get(key)
                if entry is None:
                    pairs.append((key, value))
                else:
                    self._write(entry.value, value, flow=node.flow)
            self._add_pairs(node, node.entries[-1], pairs, behind)
        if successor and self._list.flow:
            term = "{" + self._pair("label", successor, flow=True) + "}"
            self._edit(element.span.end, element.span.end, f", {term}")

    def remove(self, label: str) -> None:
        """Take a term away; it is not the only one."""
        element = self._elements[label]
        if self._list.flow:
            number = self._list.elements.index(element)
            if number + 1 < len(self._list.elements):
                end = self._list.elements[number + 1].span.start
                self._edit(element.span.start, end, "")
            else:
                start = self._list.elements[number - 1].span.end
                self._edit(start, element.span.end, "")
            return
        start = element.span.start - len(self._indent(element.span.start))
        found = _NEWLINE.search(self._text, element.span.end - self._added)
        end = found.end() + self._added if found is not None else len(self._text) + self._added
        self._edit(start, end, "")

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
            raise _refusal()
        return entry

    def _write(self, node: Node, value: str | bool, *, flow: bool) -> None:
        if not isinstance(node, Scalar):
            raise _refusal()
        written = self._scalar(value, flow=flow)
        if node.span.start == node.span.end:
            written = f" {written}"
        self._edit(node.span.start, node.span.end, written)

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
            self._edit(present.span.start, present.span.end, written)
        elif isinstance(present, Mapping):
            raise _refusal()
        elif not present.elements:
            self._edit(present.span.start + 1, present.span.end - 1, flow)
        elif present.flow:
            end = present.elements[-1].span.end
            self._edit(end, end, f", {flow}")
        else:
            last = present.elements[-1]
            joint = f"{self._newline}{self._indent(last.span.start)}- "
            end = self._line_end(last.span.end)
            added = "".join(joint + self._scalar(each, flow=False) for each in synonyms)
            self._edit(end, end, added)

    def _add_pairs(
        self,
        node: Mapping,
        after: Entry,
        pairs: List[tuple[str, str | bool | list[str]]],
        behind: str = "",
    ) -> None:
        """Add keys to a term behind one of its own; ``behind`` is what follows the term."""
        if node.flow:
            indent = self._indent(after.key_span.start)
            joint = f",{self._newline}{indent}" if self._begins_line(after) else ", "
            end = after.span.end
            added = "".join(joint + self._pair(key, value, flow=True) for key, value in pairs)
            self._edit(end, end, added)
            if behind:
                end = self._line_end(node.span.end)
                self._edit(end, end, behind)
            return
        indent = " " * self._column(node.entries[0].key_span.start)
        end = self._line_end(after.span.end)
        self._edit(end, end, self._block(pairs, indent) + behind)

    def _to_mapping(
        self,
        element: Element,
        node: Scalar,
        label: str,
        pairs: List[tuple[str, str | bool | list[str]]],
        behind: str = "",
    ) -> None:
        """Turn a term that is a label alone into one with keys."""
        if self._list.flow:
            members = [("label", label), *pairs]
            written = ", ".join(self._pair(key, value, flow=True) for key, value in members)
            self._edit(node.span.start, node.span.end, f"{{{written}}}")
            return
        start = node.span.start
        if label == node.value:
            self._edit(start, start, "label: ")
        else:
            self._edit(start, node.span.end, f"label: {self._scalar(label, flow=False)}")
        end = self._line_end(element.span.end)
        self._edit(end, end, self._block(pairs, " " * self._column(start)) + behind)

    def _block(self, pairs: List[tuple[str, str | bool | list[str]]], indent: str) -> str:
        lines = []
        for key, value in pairs:
            if isinstance(value, list):
                lines.append(f"{indent}{key}:")
                lines += [f"{indent}- {self._scalar(each, flow=False)}" for each in value]
            else:
                lines.append(f"{indent}{self._pair(key, value, flow=False)}")
        return "".join(self._newline + line for line in lines)

    def _pair(self, key: str, value: str | bool | list[str], *, flow: bool) -> str:
        name = key if self._yaml else json.dumps(key)
        if isinstance(value, list):
            return f"{name}: [{', '.join(self._scalar(each, flow=flow) for each in value)}]"
        if key == "valid_until" and self._yaml:
            return f"{name}: {value}"  # a day, which stands without quotation marks
        return f"{name}: {self._scalar(value, flow=flow)}"

    def _scalar(self, value: str | bool, *, flow: bool) -> str:
        if isinstance(value, bool):
            return "true" if value else "false"
        if not self._yaml or (flow and not _FLOW_SIGNS.isdisjoint(value)):
            return double_quoted(value)
        return yaml_text(value)

    def _line_start(self, offset: int) -> int:
        offset -= self._added
        return max(self._text.rfind("\n", 0, offset), self._text.rfind("\r", 0, offset)) + 1

    def _line_end(self, offset: int) -> int:
        found = _NEWLINE.search(self._text, offset - self._added)
        return (found.start() if found is not None else len(self._text)) + self._added

    def _column(self, offset: int) -> int:
        return offset - self._added - self._line_start(offset)

    def _indent(self, offset: int) -> str:
        """Return the white space before what begins a line at an offset."""
        line = self._text[self._line_start(offset) : offset - self._added]
        return line[: len(line) - len(line.lstrip())]

    def _begins_line(self, entry: Entry) -> bool:
        line = self._text[self._line_start(entry.key_span.start) :]
        return not line[: self._column(entry.key_span.start)].strip()
