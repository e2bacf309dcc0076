"""Options classes: frozen, slotted, with the defaults that are declared."""

from __future__ import annotations

from typing import Any, Final

import pytest

from profilelint.app.declaration import CommandOptions, flag, positional

SHARED: Final = flag("how many", default=None)


class Group(CommandOptions):
    """Options that several commands have."""

    group_title = "a group"
    number: int | None = SHARED
    quiet: bool = flag("say less", default=False)


class Options(CommandOptions):
    """The options of a command."""

    path: str = positional("where")
    words: tuple[str, ...] = flag("which", default=())
    group: Group = Group()


def test_what_is_not_given_has_its_default() -> None:
    options = Options(path="a")
    assert (options.path, options.words) == ("a", ())
    assert (options.group.number, options.group.quiet) == (None, False)
    assert repr(options) == "Options(path='a', words=(), group=Group(number=None, quiet=False))"


def test_equal_are_options_of_one_class_with_equal_values() -> None:
    one, same = (
        Options(path="a", group=Group(quiet=True)),
        Options(path="a", group=Group(quiet=True)),
    )
    assert (one == same, hash(one) == hash(same)) == (True, True)
    assert one != Options(path="a")
    assert Group() != (None, False)


def test_they_are_frozen_and_slotted() -> None:
    options: Any = Options(path="a")
    with pytest.raises(AttributeError, match="Options is frozen"):
        options.path = "b"
    with pytest.raises(AttributeError, match="Options is frozen"):
        options.other = "b"
    assert not hasattr(options, "__dict__")


def test_mistakes_in_the_values() -> None:
    make: Any = Options
    with pytest.raises(TypeError, match=r"^Options needs path$"):
        make()
    with pytest.raises(TypeError, match=r"^Options has no more, less$"):
        make(path="a", more=1, less=2)
