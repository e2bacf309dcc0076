"""Valid input made wrong: parts of it deleted, doubled, swapped, brought in from elsewhere."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from hypothesis import strategies as st

ODD = (
    *("", " ", "\t", "\n", "\n\n", "\r", "\r\n", "\0", "\x1b[31m", "\x7f", "\x85", "\x9b"),
    *("\u2028", "\u202e", "\u200b", "\u00a0", "\ufeff", "\ud800", "\uffff", "é", "e\u0301", "🚢"),
    *('"', "'", "\\", "`", "{", "}", "[", "]", "(", ")", "<", ">", "&", "*", "#", ":", ",", "|"),
    *("-", "---\n", "...\n", "+++\n", "<!--", "-->", "{% a %}", "{{", "}}", "::error::a\n", "$ref"),
    *("null", "true", "NO", "0", "-1", "1.5", "1e999", ".nan", "9" * 40, "2016-02-30", "{}", "[]"),
    *("..", "/", "../../a", "a" * 300, "[" * 120, "https://a.example/?b=c"),
)
"""What stands in no valid input, or elsewhere in one."""

ODD_VALUES: tuple[Any, ...] = (
    *(None, True, False, 0, 1, -1, 1.5, 10**30, 1e300, "", " ", "a", "é", "\0", "\ud800", "\n"),
    *(
        "*",
        "[",
        "(",
        "^(a+)+$",
        "../a",
        "/etc/passwd",
        "a" * 5000,
        "::error::a",
        "https://a.example",
    ),
    *([], {}, [[]], [None], {"": {}}, {"a": []}, ["a", "a"]),
)
"""Values of data that seldom stand where they may be put."""

_CUTS = {
    "lines": re.compile(r".*\n|.+\Z"),
    "words": re.compile(r"\w+|[^\S\n]+|\s|."),
    "characters": re.compile(r".", re.DOTALL),
}


@st.composite
def mutated(draw: st.DrawFn, sources: Sequence[str], most: int = 5) -> str:
    """Draw one of the sources with at most so many changes; they may be none.

    A change deletes, doubles or moves a few neighbouring lines, words or characters, puts some of
    another source or something odd in their place, or swaps them with others.
    """
    text = draw(st.sampled_from(sources))
    for _ in range(draw(st.integers(0, most))):
        cut = _CUTS[draw(st.sampled_from([*_CUTS]))]
        parts = cut.findall(text)
        start, end = _range(draw, len(parts))
        kind = draw(st.sampled_from(["delete", "double", "move", "swap", "splice", "odd"]))
        taken = parts[start:end]
        if kind == "double":
            parts[start:start] = taken
        elif kind == "move":
            del parts[start:end]
            at = draw(st.integers(0, len(parts)))
            parts[at:at] = taken
        elif kind == "swap" and parts:
            at = draw(st.integers(0, len(parts) - 1))
            other = draw(st.integers(0, len(parts) - 1))
            parts[at], parts[other] = parts[other], parts[at]
        elif kind == "splice":
            others = cut.findall(draw(st.sampled_from(sources)))
            first, last = _range(draw, len(others))
            parts[start:end] = others[first:last]
        elif kind == "odd":
            parts[start:end] = [draw(st.sampled_from(ODD))]
        else:
            del parts[start:end]
        text = "".join(parts)
    return text


@st.composite
def mutated_bytes(draw: st.DrawFn, sources: Sequence[str], most: int = 5) -> bytes:
    """Draw what `mutated` draws in UTF-8, now and then with odd line ends or odd bytes."""
    data = draw(mutated(sources, most)).encode("utf-8", "surrogatepass")
    end = draw(st.sampled_from([b"\n"] * 6 + [b"\r\n", b"\r"]))
    data = data.replace(b"\n", end)
    return draw(damaged(data)) if draw(st.sampled_from([True, *[False] * 4])) else data


@st.composite
def damaged(draw: st.DrawFn, data: bytes) -> bytes:
    """Draw bytes of which one to three are drawn anew, or that are cut off there."""
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(data)))
        byte = draw(st.one_of(st.just(b""), st.binary(min_size=1, max_size=1)))
        data = data[:at] + (byte + data[at + 1 :] if byte else b"")
    return data


@st.composite
def mutated_data(draw: st.DrawFn, sources: Sequence[Any], most: int = 4) -> Any:
    """Draw one of the sources, of lists and dictionaries, with at most so many changes.

    A change deletes a part, gives a key another name, or puts a part of a source or something odd
    in its place or beside it.
    """
    data = copy.deepcopy(draw(st.sampled_from(sources)))
    for _ in range(draw(st.integers(0, most))):
        places = [*_places(data)]
        if not places:
            break
        holder, key = draw(st.sampled_from(places))
        kind = draw(st.sampled_from(["delete", "odd", "other", "beside", "rename"]))
        if kind in ("other", "beside"):
            among, at = draw(st.sampled_from([*_places(draw(st.sampled_from(sources)))]))
            new = copy.deepcopy(among[at])
        else:
            among, at, new = {}, "a", copy.deepcopy(draw(st.sampled_from(ODD_VALUES)))
        if kind == "delete":
            del holder[key]
        elif isinstance(holder, list):
            holder[key : key + (kind != "beside")] = [new]
        elif kind == "rename":
            name = draw(st.sampled_from(["a", "", "é", "$ref", "x-vocabulary", "\0", "title"]))
            holder[name] = holder.pop(key)
        elif kind == "beside" and isinstance(at, str):
            holder[at] = new
        else:
            holder[key] = new
    return data


def _places(data: Any) -> Iterator[tuple[Any, Any]]:
    """Yield all that data holds, each with the list or dictionary and its place there."""
    if isinstance(data, (list, dict)):
        for key, value in [*(enumerate(data) if isinstance(data, list) else data.items())]:
            yield data, key
            yield from _places(value)


def as_json(data: Any) -> bytes:
    """Return data as JSON, which is YAML as well."""
    return json.dumps(data, indent=2, ensure_ascii=False).encode("utf-8", "surrogatepass")


def as_toml(data: dict[str, Any]) -> bytes:
    """Return data as TOML, without what it cannot hold."""
    lines = [f"{json.dumps(key)} = {_inline(value)}\n" for key, value in data.items()]
    return "".join(lines).encode("utf-8", "surrogatepass")


def _inline(value: Any) -> str:
    if isinstance(value, dict):
        members = (f"{json.dumps(key)} = {_inline(each)}" for key, each in value.items())
        return "{" + ", ".join(members) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_inline, value)) + "]"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii="\x7f" in value or "\ud800" in value)
    return "''" if value is None else str(value).lower()


def _range(draw: st.DrawFn, length: int) -> tuple[int, int]:
    """Draw a range of a few neighbours among so many."""
    start = draw(st.integers(0, length))
    return start, min(length, start + draw(st.integers(1, 4)))
