"""The notations of front matter: what each of them is asked for, and the table of all.

A new notation is a module with an object of its class, named ``NOTATION``, and a line in the table.
A notation is imported with the first block that may be written in it.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from importlib import import_module
from typing import TYPE_CHECKING, ClassVar

from profilelint.model.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from frontmatter.default_handlers import BaseHandler

    from profilelint.model.document import FrontMatter
    from profilelint.model.finding import Problem, Span
    from profilelint.model.tree import Mapping, Plain
    from profilelint.source.front_matter.writer import Writer

DEEPEST = 100
"""Levels of mappings and sequences within the root mapping, aliases of YAML expanded."""

LONGEST_NUMBER = 18
"""Integers of more digits stay text: other programs round them."""

HEAD = 4000
"""Characters at the beginning of a file in which a block is looked for."""


class Block(NamedTuple):
    """The front matter's place, and its notation.

    ``span`` covers the block with its fences. ``content`` lies between the fences or, for JSON, the
    braces; ``closing`` covers the closing one; ``body`` is the offset at which the body begins.
    """

    notation: Notation
    span: Span
    content: Span
    closing: Span
    body: int


class Reading(NamedTuple):
    """What a block says; ``data`` is None where it could not be read or is not a mapping."""

    data: dict[str, Plain] | None
    make_tree: Callable[[], Mapping] | None
    problems: list[Problem]


class Notation(ABC):
    """A notation of front matter. It has no state: there is one object of each class.

    ``comment_mark`` begins a comment that goes on to the end of its line, and is None where there
    are no such comments; with ``comment_after_space``, only at the start of a line or after white
    space. ``has_block_style`` tells whether lists are also written with one item a line after a
    dash, ``has_long_text`` whether a text may be written in several lines: where it may not, a line
    break is always an escape.
    """

    __slots__ = ()

    name: ClassVar[str]
    comment_mark: ClassVar[str | None] = None
    comment_after_space: ClassVar[bool] = False
    has_block_style: ClassVar[bool] = False
    has_long_text: ClassVar[bool] = True

    @abstractmethod
    def handler(self) -> BaseHandler:
        """Return the handler by which python-frontmatter knows the notation."""

    def detects(self, text: str, at: int) -> bool:
        """Return whether python-frontmatter sees a block of this notation at an offset."""
        head = text[at : at + HEAD].replace("\r\n", "\n").replace("\r", "\n")
        return bool(self.handler().detect(head))

    @abstractmethod
    def split(self, text: str, at: int) -> tuple[Block | None, list[Problem]] | None:
        """Return the block that begins at an offset, and what is wrong with its fences.

        The block is None where its end is not found. The whole is None where nothing begins that is
        meant as a block of this notation.
        """

    @abstractmethod
    def read(self, text: str, block: Block) -> Reading:
        """Return what a block says; its tree of places is made on request. Never raises."""

    @property
    @abstractmethod
    def writer(self) -> Writer:
        """Return what writes values and keys in this notation."""

    def after_closing_fence(self, text: str, at: int) -> int | None:
        """Return where the first closing fence behind an offset ends, None if there is none."""
        del text, at
        return None

    def find_text(self, text: str, front_matter: FrontMatter, key: str, value: str) -> Span | None:
        """Return where the text of a key of the root is written, if the lines tell it at once.

        None where only the tree of the block tells it, which takes longer to make.
        """
        del text, front_matter, key, value
        return None


class Listing(NamedTuple):
    """A notation as the table lists it, so that it need not be imported to be passed over.

    A block begins with one of the ``openings``; ``fenced`` tells whether these are lines of their
    own with the same sign three times, so that one further below is seen to be meant as a fence.
    """

    name: str
    module: str
    openings: tuple[str, ...]
    fenced: bool


NOTATIONS = (
    Listing("yaml", "profilelint.source.front_matter.yaml.notation", ("---",), fenced=True),
    Listing("toml", "profilelint.source.front_matter.toml.notation", ("+++",), fenced=True),
    # Either brace, as for python-frontmatter.
    Listing("json", "profilelint.source.front_matter.json.notation", ("{", "}"), fenced=False),
)
"""All notations; the most frequent first."""

_LOADED: dict[str, Notation] = {}


def load_notation(name: str) -> Notation:
    """Return the notation with a name, imported at the first call."""
    known = _LOADED.get(name)
    if known is None:
        module = next(listing.module for listing in NOTATIONS if listing.name == name)
        known = _LOADED[name] = import_module(module).NOTATION
    return known


def notation_of(front_matter: FrontMatter) -> Notation:
    """Return the notation in which front matter is written."""
    return load_notation(front_matter.notation)
