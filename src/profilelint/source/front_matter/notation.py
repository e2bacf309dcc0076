"""The notations of front matter: their common interface, and the table of all notations.

To add a notation, write a module with an instance of its class, named ``NOTATION``, and add a line
to the table. A notation is imported only when a file begins as its blocks begin.
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

LARGEST_EXACT = 2**53
"""Up to here programs that count in IEEE 754 binary64, such as JavaScript, keep all digits."""

HEAD = 4000
"""Characters at the beginning of a file that are searched for the beginning of a block."""


class Block(NamedTuple):
    """The place of front matter, and its notation.

    ``span`` covers the block with its fences. ``content`` lies between the fences or, for JSON, the
    braces; ``closing`` covers the closing fence or brace. ``body`` is where the body begins.
    """

    notation: Notation
    span: Span
    content: Span
    closing: Span
    body: int


class Reading(NamedTuple):
    """What was read; ``data`` is None where the block cannot be read or is not a mapping."""

    data: dict[str, Plain] | None
    make_tree: Callable[[], Mapping] | None
    problems: list[Problem]


class Notation(ABC):
    """A notation of front matter. It has no state; there is one instance of each class.

    ``comment_mark`` begins a comment that ends with its line; it is None where the notation has no
    comments. With ``comment_after_space``, the mark must follow white space or begin a line.
    ``has_block_style`` says whether a list can have each item on a line of its own, after a dash.
    ``has_long_text`` says whether text can go over several lines; where it cannot, line breaks are
    written as escapes. ``separator`` stands between a key and its value, and ``separator_name`` is
    what it is called.
    """

    __slots__ = ()

    name: ClassVar[str]
    comment_mark: ClassVar[str | None] = None
    comment_after_space: ClassVar[bool] = False
    has_block_style: ClassVar[bool] = False
    has_long_text: ClassVar[bool] = True
    separator: ClassVar[str] = ": "
    separator_name: ClassVar[str] = "colon"

    @abstractmethod
    def handler(self) -> BaseHandler:
        """Return the handler of python-frontmatter that detects the notation."""

    def detects(self, text: str, at: int) -> bool:
        """Return whether python-frontmatter detects a block of this notation at an offset."""
        head = text[at : at + HEAD].replace("\r\n", "\n").replace("\r", "\n")
        return bool(self.handler().detect(head))

    @abstractmethod
    def split(self, text: str, at: int) -> tuple[Block | None, list[Problem]] | None:
        """Return the block that begins at an offset, and what is wrong with its fences.

        The block is None where it has no end. The result is None where no block of this notation
        begins.
        """

    @abstractmethod
    def read(self, text: str, block: Block) -> Reading:
        """Return what a block says; its tree is made when it is needed. Never raises."""

    @property
    @abstractmethod
    def writer(self) -> Writer:
        """Return the writer of values and keys in this notation."""

    def after_closing_fence(self, text: str, at: int) -> int | None:
        """Return where the first closing fence after an offset ends; None if there is none."""
        del text, at
        return None

    def find_text(self, text: str, front_matter: FrontMatter, key: str, value: str) -> Span | None:
        """Return where the text of a key of the root is written, found without the block's tree.

        None where only the tree, which takes longer to make, shows the place.
        """
        del text, front_matter, key, value
        return None


class Listing(NamedTuple):
    """A line of the table: what must be known of a notation before it is imported.

    A block begins with one of the ``openings``. ``fenced`` says whether these stand on lines of
    their own, so that such a line further down is recognised as a misplaced fence.
    """

    name: str
    module: str
    openings: tuple[str, ...]
    fenced: bool


NOTATIONS = (
    Listing("yaml", "profilelint.source.front_matter.yaml.notation", ("---",), fenced=True),
    Listing("toml", "profilelint.source.front_matter.toml.notation", ("+++",), fenced=True),
    # python-frontmatter takes either brace as the beginning of a block.
    Listing("json", "profilelint.source.front_matter.json.notation", ("{", "}"), fenced=False),
)
"""All notations, the most frequent first."""

_LOADED: dict[str, Notation] = {}


def listing_at(text: str) -> Listing | None:
    """Return the notation that a text begins as blocks of it begin, even if no block follows."""
    for listing in NOTATIONS:
        if text.startswith(listing.openings):
            return listing
    return None


def load_notation(name: str) -> Notation:
    """Return the notation with a name; the first call imports it."""
    notation = _LOADED.get(name)
    if notation is None:
        module = next(listing.module for listing in NOTATIONS if listing.name == name)
        notation = _LOADED[name] = import_module(module).NOTATION
    return notation


def notation_of(front_matter: FrontMatter) -> Notation:
    """Return the notation of front matter."""
    return load_notation(front_matter.notation)
