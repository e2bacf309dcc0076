"""What chat assistants, office programs and other programs leave in a text that is pasted."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final, Literal, TypeAlias, cast

from profilelint.model.finding import Span
from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern
from profilelint.model.prefilter import Prefilter
from profilelint.rules.api import finder
from profilelint.rules.page.parts import blocks_around

if TYPE_CHECKING:
    from profilelint.rules.api import Context

LeftoverKind: TypeAlias = Literal["assistant", "answer", "program", "edit", "chat"]
"""What left it: an assistant's mark or sentence, a program, an edit, or a program for chats."""

_LEFTOVER: Final = pattern(
    r"(?P<assistant>:?contentReference\[oaicite:[0-9]{1,4}\](?:\{index=[0-9]{1,4}\})?"
    r"|【[0-9]{1,4}(?::[0-9]{1,4})?†[^】\r\n]{1,60}】"
    r"|(?:\ue200cite\ue202)?\bturn[0-9]{1,3}(?:search|view|news)[0-9]{1,3}\b"
    r"|\[cite: ?[0-9]{1,4}(?:, ?[0-9]{1,4}){0,20}\]|\[cite_start\]"
    r"|\[attached_(?:file|image):[0-9]{1,4}\])"
    r"|(?P<answer>\bAs an AI language model\b|\bChatGPT said:"
    r"|(?<![^\r\n])(?:Certainly|Sure|Of course|Absolutely)! Here(?:['’]s| is) (?:an?|the|your)"
    r" (?:\w{1,20} )?(?:revised|rewritten|improved|polished|edited|shortened|refined|updated) "
    r"(?:version|text|draft|paragraph))"
    r"|(?P<program>\[object Object\]|#REF!|Click or tap here to enter text\."
    r"|\[caption id=[\"“”]attachment_\w{1,20}[^\]\r\n]{0,200}\]"
    r"|\[gallery (?:ids|columns|link|size)=[\"“”][^\]\r\n]{1,300}\]|\[embed\](?=https?:))"
    r"|(?P<edit>\{(?:\+\+(?=[^\s+])[^{}\r\n]{1,300}\+\+|--(?=[^\s-])[^{}\r\n]{1,300}--"
    r"|>>(?=[^\s>])[^{}\r\n]{1,300}<<)\}|\bCommented \[[A-Z]{1,4}[0-9]{1,3}\]:)"
    r"|(?P<chat>\[[0-9]{1,2}[/.][0-9]{1,2}[/.][0-9]{2,4}, [0-9]{1,2}:[0-9][0-9](?::[0-9][0-9])?\] "
    r"[^\W\d_][^:\r\n]{0,40}:)"
)
_MAY_HOLD: Final = Prefilter(
    r"oaicite:|\[cite[:_]|\[attached_|\u3010|AI language model|ChatGPT said:|! Here"
    r"|\[object Object\]|#REF!|tap here to enter|\[caption id=|\[gallery |\[embed\]http"
    r"|\{(?:\+\+|--|>>)|Commented \[",
    r"turn\d{1,3}(?:search|view|news)",
    r"\[\d{1,2}[/.]\d{1,2}[/.]\d{2,4}, \d",
)
# A page that speaks of assistants may quote one.
_ABOUT: Final = pattern(
    r"\b(?:ChatGPT|GPT|LLMs?|chatbots?|AI|A\.I\.|OpenAI|Copilot|Claude|Gemini|prompts?)\b"
)
_OPENING_MARKS: Final = frozenset("\"'“„‘«‹「")
_CLOSING_MARKS: Final = frozenset("\"'”“’»›」")
_CRITIC_FLAVORS: Final = frozenset(("python-markdown", "obsidian"))


class Leftover(NamedTuple):
    """Words or marks that a program left in a paragraph or heading."""

    kind: LeftoverKind
    span: Span


@finder("leftover", of="body")
def find_leftovers(context: Context) -> list[Leftover]:
    """Return what programs left in the body's prose, each once with what it is."""
    body = context.document.body
    if not _MAY_HOLD.may_match(body.text):
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
        if kind == "program" and _is_quoted(body.text, *match.span()):
            continue
        if kind == "answer" and any(place not in range(*match.span()) for place in spoken):
            continue
        found.append(Leftover(kind, Span(*match.span())))
    return found


def _is_quoted(text: str, start: int, end: int) -> bool:
    """Return whether what is left stands alone in quotation marks: the page speaks of it."""
    return text[start - 1] in _OPENING_MARKS and text[end : end + 1] in _CLOSING_MARKS


def _places_of_assistants(text: str) -> list[int]:
    """Return where a text first names assistants; two places tell as much as all."""
    return [match.start() for match in islice(_ABOUT.finditer(text), 2)]
