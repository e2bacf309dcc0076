"""Tuples with names, made when the first of them is.

`typing.NamedTuple` compiles a constructor for every class while its module is imported: 0.2 ms,
with fifty such classes a tenth of what a run over one page takes, and a page without faults makes
tuples of few of them. Classes made here say and do the same, and compile at their first instance.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

new_tuple = tuple.__new__
"""Makes a tuple of a class from its values, in little more than half the time of calling it."""

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import NamedTuple as NamedTuple  # noqa: PLC0414 - for those who import it from here
else:
    from _collections import _tuplegetter
    from types import CodeType, FunctionType

    class _Named(tuple):
        """What all of these tuples can do besides what tuples can."""

        __slots__ = ()
        _fields = ()
        _field_defaults: dict[str, Any] = {}  # noqa: RUF012 - as typing.NamedTuple has it

        def __new__(cls, /, *values: Any, **named: Any) -> Self:
            # Only the first call comes here: the constructor of the class takes this one's place.
            kind = next(kind for kind in cls.__mro__ if "_fields" in kind.__dict__)
            kind.__new__ = _constructor(kind)
            return kind.__new__(cls, *values, **named)

        @classmethod
        def _make(cls, values: Iterable[Any]) -> _Named:
            made = tuple.__new__(cls, values)
            if len(made) != len(cls._fields):
                raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
            return made

        def _replace(self, /, **named: Any) -> _Named:
            made = tuple.__new__(type(self), map(named.pop, self._fields, self))
            if named:
                raise ValueError(f"Got unexpected field names: {list(named)!r}")
            return made

        def _asdict(self) -> dict[str, Any]:
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self) -> str:
            values = ", ".join(f"{name}={value!r}" for name, value in self._asdict().items())
            return f"{type(self).__name__}({values})"

        def __getnewargs__(self) -> tuple[Any, ...]:
            return tuple(self)

    # Code that makes a tuple of so many arguments: only the names of its arguments differ.
    _CODE: dict[int, CodeType] = {}

    def _code(number: int) -> CodeType:
        code = _CODE.get(number)
        if code is None:
            names = ", ".join([f"_{index}" for index in range(number)])
            source = f"lambda _cls, {names}: _tuple_new(_cls, ({names},))"
            code = _CODE[number] = eval(source).__code__  # noqa: S307
        return code

    def _constructor(kind: type[_Named]) -> Any:
        """Return the ``__new__`` that takes the fields of a class, by place or by name."""
        fields = kind._fields
        code = _code(len(fields)).replace(co_varnames=("_cls", *fields))
        defaults = tuple(kind._field_defaults.values()) or None
        made = FunctionType(code, {"_tuple_new": tuple.__new__}, "__new__", defaults)
        made.__qualname__ = f"{kind.__qualname__}.__new__"
        return made

    class _Maker(type):
        """Makes a class of named tuples of a class statement with annotated names."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            if not bases:
                return super().__new__(cls, name, bases, body)
            fields = tuple(body.get("__annotations__", ()))
            body["_fields"] = body["__match_args__"] = fields
            body["_field_defaults"] = {each: body[each] for each in fields if each in body}
            body["__slots__"] = ()
            for index, each in enumerate(fields):
                body[each] = _tuplegetter(index, each)
            return type(name, (_Named,), body)

    class NamedTuple(metaclass=_Maker):
        """The base of classes of tuples with names, as `typing.NamedTuple` is."""
