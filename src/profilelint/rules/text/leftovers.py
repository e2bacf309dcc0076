"""What chat assistants, office programs and other programs leave in a text that is pasted."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final, Literal, TypeAlias, cast

from profilelint.model.finding import Span
from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern
from profilelint.rules.api import finder
from profilelint.rules.page.parts import blocks_around, uncommon, utf8

if TYPE_CHECKING:
    from profilelint.model.body import Body
    from profilelint.rules.api import Context

LeftoverKind: TypeAlias = Literal["assistant", "answer", "program", "edit", "chat"]
"""What left it: an assistant's mark or sentence, a program, an edit, or a program for chats."""

_LEFTOVER: Final = pattern(
    r"(?P<assistant>:?contentReference\[oaicite:\d{1,4}\](?:\{index=\d{1,4}\})?"
    r"|【\d{1,4}(?::\d{1,4})?†[^】\r\n]{1,60}】"
    r"|(?:\ue200cite\ue202)?\bturn\d{1,3}(?:search|view|news)\d{1,3}\b"
    r"|\[cite: ?\d{1,4}(?:, ?\d{1,4}){0,20}\]|\[cite_start\]|\[attached_(?:file|image):\d{1,4}\])"
    r"|(?P<answer>\bAs an AI language model\b|\bChatGPT said:"
    r"|(?<![^\r\n])(?:Certainly|Sure|Of course|Absolutely)! Here(?:['’]s| is) (?:an?|the|your)"
    r" (?:\w{1,20} )?(?:revised|rewritten|improved|polished|edited|shortened|refined|updated) "
    r"(?:version|text|draft|paragraph))"
    r"|(?P<program>\[object Object\]|#REF!|Click or tap here to enter text\."
    r"|\[caption id=[\"“”]attachment_\w{1,20}[^\]\r\n]{0,200}\]"
    r"|\[gallery (?:ids|columns|link|size)=[\"“”][^\]\r\n]{1,300}\]|\[embed\](?=https?:))"
    r"|(?P<edit>\{(?:\+\+(?=[^\s+])[^{}\r\n]{1,300}\+\+|--(?=[^\s-])[^{}\r\n]{1,300}--"
    r"|>>(?=[^\s>])[^{}\r\n]{1,300}<<)\}|\bCommented \[[A-Z]{1,4}\d{1,3}\]:)"
    r"|(?P<chat>\[\d{1,2}[/.]\d{1,2}[/.]\d{2,4}, \d{1,2}:\d\d(?::\d\d)?\] [^\W\d_][^:\r\n]{0,40}:)"
)
# What is left of each without small letters, digits, spaces, commas, stops and hyphens, and a part
# of it: a short text is searched for the first, and few texts for the other.
_SIGNS: Final = (
    (b"[:]", (b"oaicite:", b"[cite:")),
    (b"[_", (b"[cite_start]", b"[attached_")),
    (b"\xe3\x80\x90", ("\u2020".encode(),)),
    (b"AAI", (b"AI language model",)),
    (b"CGPT:", (b"ChatGPT said:",)),
    (b"!H", (b"! Here",)),
    (b"[O]", (b"[object Object]",)),
    (b"#REF!", (b"#REF!",)),
    (b"[=", (b"[caption id=", b"[gallery ")),
    (b"[]://", (b"[embed]http",)),
    (b"C", (b"tap here to enter",)),
    (b"{++", (b"{++",)),
    (b"{", (b"{--",)),
    (b"{>>", (b"{>>",)),
    (b"C[", (b"Commented [",)),
)
# The beginning of a message's date in a chat.
_STAMP: Final = pattern(rb"\[\d{1,2}[/.]\d{1,2}[/.]\d{2,4}, \d")
_STAMPS: Final = (b"[//:]", b"[//::]", b"[:]", b"[::]")
_TURN: Final = b"turn0"
# A page that speaks of assistants may quote one.
_ABOUT: Final = pattern(
    r"\b(?:ChatGPT|GPT|LLMs?|chatbots?|AI|A\.I\.|OpenAI|Copilot|Claude|Gemini|prompts?)\b"
)
_CRITIC_FLAVORS: Final = frozenset(("python-markdown", "obsidian"))


class Leftover(NamedTuple):
    """Words or marks that a program left in a paragraph or heading."""

    kind: LeftoverKind
    span: Span


@finder("leftover", of="body")
def find_leftovers(context: Context) -> list[Leftover]:
    """Return what programs left in the body's prose, each once with what it is."""
    body = context.document.body
    if not _may_hold_leftovers(body):
        return []
    matches = list(_LEFTOVER.finditer(body.text, body.start))
    if not matches:
        return []
    matches = list(_LEFTOVER.finditer(body.prose, body.start))
    blocks = blocks_around(body, [match.start() for match in matches])
    spoken = _places_of_assistants(body.text)
    found = []
    for match, block in zip(matches, blocks, strict=True):
        kind = cast("LeftoverKind", match.lastgroup)
        if block is None or match.end() > block.end:
            continue
        if kind == "edit" and context.document.flavor in _CRITIC_FLAVORS:
            continue
        if kind == "answer" and any(place not in range(*match.span()) for place in spoken):
            continue
        found.append(Leftover(kind, Span(*match.span())))
    return found


def _may_hold_leftovers(body: Body) -> bool:
    rare, text = uncommon(body.text), utf8(body.text)
    for sign, parts in _SIGNS:
        if sign in rare and any(part in text for part in parts):
            return True
    if any(sign in rare for sign in _STAMPS) and _STAMP.search(text) is not None:
        return True
    return _TURN in text


def _places_of_assistants(text: str) -> list[int]:
    """Return where a text first names assistants; two places tell as much as all."""
    return [match.start() for match in islice(_ABOUT.finditer(text), 2)]
