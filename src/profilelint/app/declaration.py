"""How a command declares what it takes from the command line.

The options of a command are a class whose fields are the arguments of the command line:

    class Options(CommandOptions):
        paths: tuple[str, ...] = positional("files and folders", metavar="PATH", default=())
        no_cache: bool = flag("keep no results", default=False)
        output: OutputOptions = OutputOptions()

The name of an option follows from that of its field, ``--no-cache``. A default of ``False`` makes
it one without a value, a tuple makes it one that may be given several times. A field whose default
is itself an instance of `CommandOptions` stands for all the options of that class, so that several
commands can have them in common.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, dataclass_transform

from profilelint.model.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_T = TypeVar("_T")

REQUIRED: Any = object()
"""In place of the default of a positional argument that has to be given."""


class Argument(NamedTuple):
    """What a field of an options class stands for on the command line, as `flag` has it."""

    help_text: str | Callable[[], str]
    default: Any
    metavar: str | None
    choices: Sequence[str] | None
    is_positional: bool = False
    is_repeated: bool = False
    parse: Callable[[str], Any] | None = None
    short: str = ""
    group: str = ""
    exclusive: bool = False
    completed: Callable[[], Sequence[str]] | None = None
    goes_with: Sequence[str] = ()


def flag(
    help_text: str | Callable[[], str],
    *,
    default: _T,
    metavar: str | None = None,
    choices: Sequence[str] | None = None,
    repeated: bool = False,
    parse: Callable[[str], Any] | None = None,
    short: str = "",
    group: str = "",
    exclusive: bool = False,
    completed: Callable[[], Sequence[str]] | None = None,
    goes_with: Sequence[str] = (),
) -> _T:
    """Declare an option, ``--like-this``; the type checker sees its default.

    ``help_text`` may be a function that returns the text. ``metavar`` stands in ``--help`` for the
    value, and ``choices`` are all the values there are. ``parse`` returns the value that a text
    gives, and raises `ValueError` with the message to show for a text that gives none. An option
    may be given several times if it is ``repeated`` or its default is a tuple. ``short`` is a
    second, short name. ``group`` is the title of the group in ``--help``, if it is not that of the
    class. Of a command's options that are ``exclusive``, only one may be given. ``completed``
    returns the values that shells complete; others may be given as well. Where one of the options
    that it ``goes_with``, by their names, is not given, the option would do nothing and is refused.
    """
    declared: Any = Argument(
        help_text,
        default,
        metavar,
        choices,
        is_repeated=repeated or isinstance(default, tuple),
        parse=parse,
        short=short,
        group=group,
        exclusive=exclusive,
        completed=completed,
        goes_with=goes_with,
    )
    return declared  # type: ignore[no-any-return]


def positional(
    help_text: str,
    *,
    default: _T = REQUIRED,
    metavar: str | None = None,
    choices: Sequence[str] | None = None,
    completed: Callable[[], Sequence[str]] | None = None,
) -> _T:
    """Declare an argument that is known by its position; the type checker sees its default.

    If the default is a tuple, there may be any number of them. ``completed`` is as in `flag`.
    """
    declared: Any = Argument(
        help_text,
        default,
        metavar,
        choices,
        is_positional=True,
        is_repeated=isinstance(default, tuple),
        completed=completed,
    )
    return declared  # type: ignore[no-any-return]


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(flag, positional))
class _Declared(type):
    """Makes slots of the annotated names of a class, and keeps what is declared for them."""

    def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> _Declared:
        if bases:
            names = tuple(body.get("__annotations__", ()))
            body["fields"] = {each: body.pop(each) for each in names}
            body["__slots__"] = names
        return super().__new__(cls, name, bases, body)


class CommandOptions(metaclass=_Declared):
    """The base of options classes: frozen, slotted, made with keywords.

    ``fields`` holds, by name, what `flag` and `positional` declared, or the default of a field
    that stands for the options of another class. ``group_title`` and ``group_description`` head
    the options of the class in ``--help``; without a title they stand among the others.
    """

    __slots__ = ()
    fields: ClassVar[dict[str, Argument | CommandOptions]] = {}
    group_title: ClassVar[str] = ""
    group_description: ClassVar[str | None] = None

    def __init__(self, **values: Any) -> None:
        for name, declared in self.fields.items():
            default = declared.default if isinstance(declared, Argument) else declared
            value = values.pop(name, default)
            if value is REQUIRED:
                raise TypeError(f"{type(self).__qualname__} needs {name}")
            object.__setattr__(self, name, value)
        if values:
            raise TypeError(f"{type(self).__qualname__} has no {', '.join(values)}")

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError(f"{type(self).__qualname__} is frozen")

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and self._values() == other._values()

    def __hash__(self) -> int:
        return hash(self._values())

    def __repr__(self) -> str:
        values = zip(self.fields, self._values(), strict=True)
        given = ", ".join(f"{name}={value!r}" for name, value in values)
        return f"{type(self).__qualname__}({given})"

    def _values(self) -> tuple[Any, ...]:
        return tuple(getattr(self, name) for name in self.fields)
