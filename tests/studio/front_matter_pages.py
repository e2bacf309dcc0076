"""Pages whose front matter is written in many ways, and fields of them to change."""

from __future__ import annotations

import json
import random
from typing import Any, NamedTuple

WORDS = (
    *("Wells", "Ríos", "道", "roads 😀", "it's", "a: b", "# no", "yes", "10:30", "2024-02-30"),
    *("- dash", "[x]", '"said"', "null", "0123", "1e3", "tab\tin", "trailing ", "&amp;", "%"),
)
ENDS = ("\n", "\r\n", "\r")
NOTATIONS = ("yaml", "toml", "json")


class Written(NamedTuple):
    """A page as bytes, with the values of its fields in the order in which they stand."""

    data: bytes
    values: dict[str, Any]
    notation: str
    traits: frozenset[str]


def page(number: int) -> Written:
    """Return the page of a number: the same in every run."""
    chance = random.Random(number)  # noqa: S311 - no secret
    notation = NOTATIONS[number % 3]
    traits: set[str] = set()
    values: dict[str, Any] = {"title": chance.choice(WORDS)}
    values["start"] = chance.choice(("2024-05-01", "soon", "2024-02-30"))
    values["count"] = chance.randrange(1000)
    values["draft"] = chance.random() < 0.5
    values["tags"] = chance.sample(WORDS, chance.randrange(1, 4))
    values["extra"] = chance.choice(WORDS)
    lines = [*_WRITERS[notation](values, chance, traits)]
    body = ["", "Text with  two spaces 😀.", "", "* é", "* b", ""]
    endings = [chance.choice(ENDS)]
    if chance.random() < 0.4:
        endings = list(ENDS[:2])
        traits.add("mixed")
    traits.update({"\r\n": "crlf", "\r": "cr", "\n": "lf"}[end] for end in endings)
    text = "".join(line + chance.choice(endings) for line in [*lines, *body])
    if any(ord(char) > 0xFFFF for char in "".join(lines)):
        traits.add("emoji")
    mark = b""
    if chance.random() < 0.2:
        mark = "\ufeff".encode()
        traits.add("mark")
    return Written(mark + text.encode(), values, notation, frozenset(traits))


def _yaml(values: dict[str, Any], chance: random.Random, traits: set[str]) -> list[str]:
    lines = ["---"]
    for key, value in values.items():
        comment = ""
        if chance.random() < 0.3:
            comment = "  # a comment: é"
            traits.add("comment")
        if isinstance(value, list) and chance.random() < 0.5:
            traits.add("flow")
            lines.append(f"{key}: [{', '.join(map(_quoted, value))}]{comment}")
        elif isinstance(value, list):
            lines += [f"{key}:{comment}", *(f"  - {_quoted(each)}" for each in value)]
        elif isinstance(value, str) and key != "start":
            lines.append(f"{key}: {_quoted(value)}{comment}")
        else:
            lines.append(
                f"{key}: {value if isinstance(value, str) else json.dumps(value)}{comment}"
            )
    return [*lines, "---"]


def _toml(values: dict[str, Any], chance: random.Random, traits: set[str]) -> list[str]:
    lines = ["+++"]
    for key, value in values.items():
        comment = ""
        if chance.random() < 0.3:
            comment = "  # a comment: é"
            traits.add("comment")
        written = json.dumps(value, ensure_ascii=False)
        if isinstance(value, list):
            traits.add("flow")
        lines.append(f"{key} = {written}{comment}")
    return [*lines, "+++"]


def _json(values: dict[str, Any], chance: random.Random, traits: set[str]) -> list[str]:
    traits.add("flow")
    indent = chance.choice((2, 4, "\t"))
    return json.dumps(values, ensure_ascii=False, indent=indent).split("\n")


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


_WRITERS = {"yaml": _yaml, "toml": _toml, "json": _json}
