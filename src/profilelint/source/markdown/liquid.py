"""What Liquid and Nunjucks make of a text before Markdown is read, as far as marks of code go.

A tag that hides a fence, a branch that is left out with one, a text in quotation marks that is
printed: each may make HTML of what CommonMark takes for code.
"""

from __future__ import annotations

from profilelint.model.finding import Span
from profilelint.model.pattern import pattern
from profilelint.model.text import joined

# As Liquid's tokenizer has it: neither quotation marks nor empty lines matter.
_TAG = pattern(r"\{%-?\s*+(\w*+)|\{\{-?\s*+(['\"])?+")
_PRINTED = pattern(
    r"\{\{-?\s*+(['\"])([^'\"{}]*+)\1\s*+(?:\|\s*+(?:safe|raw|l?strip|rstrip|trim)\s*+)*+-?\}\}"
)
_FENCES = pattern(r"(?m)^[ \t>]*+(?:```|~~~)|<!--|-->")
_MARKS = pattern(r"```|~~~|<!--|-->|['\"]<")
_BACKTICKS = pattern(r"`+")
_BRANCHES = frozenset(("if", "unless", "case", "for", "tablerow", "capture", "comment"))
_MOST_TAGS = 20_000


def find_outputs(text: str, start: int) -> list[list[Span]]:
    """Return what Liquid takes away, as spans in order and apart, for each reading that matters.

    The first is what it takes if it leaves out no branch, the second if it leaves out all. The
    result is empty where no tag has a mark of code in it and no branch part of a pair of marks.
    """
    tags, blocks, printed = _find(text, start)
    uneven = [block for block in blocks if _is_uneven(text, block)]
    comments = [block for block in blocks if text.startswith("comment", _name_at(text, block))]
    if not (
        uneven
        or printed
        or any(_has_mark(text, tag) or text[tag.start - 1 : tag.start] == "<" for tag in tags)
        or any(text.find(">", *comment) >= 0 for comment in comments)
    ):
        return []
    cut = [*tags, *comments, *(span for pair in printed for span in pair)]
    return [joined(cut), joined([*cut, *blocks])] if uneven else [joined(cut)]


def _has_mark(text: str, tag: Span) -> bool:
    """Return whether a tag has a mark that means something for what stands around the tag."""
    if _MARKS.search(text, *tag):
        return True
    opened = 0
    for run in _BACKTICKS.finditer(text, *tag):
        length = len(run[0])
        if not opened:
            opened = length
        elif length == opened:
            opened = 0  # a span of code within the tag (CommonMark 6.1)
    return bool(opened)


def _is_uneven(text: str, block: Span) -> bool:
    """Return whether a branch holds one mark of a pair."""
    start, end = block
    return len(_FENCES.findall(text, start, end)) % 2 == 1 or text.count("`", start, end) % 2 == 1


def _name_at(text: str, block: Span) -> int:
    match = _TAG.match(text, block.start)
    return match.start(1) if match is not None else block.start


def _find(text: str, start: int) -> tuple[list[Span], list[Span], list[tuple[Span, Span]]]:
    """Return block tags, branches from tag to tag, and what stands around texts to be printed.

    The tags around code that is shown are left out: without them it would be HTML.
    """
    tags: list[Span] = []
    kept: set[Span] = set()
    highlight: Span | None = None
    blocks: list[Span] = []
    printed: list[tuple[Span, Span]] = []
    opened: list[tuple[str, int]] = []
    position = start
    raw = False
    while (match := _TAG.search(text, position)) is not None and len(tags) < _MOST_TAGS:
        at = match.start()
        end = text.find("%}" if text[at + 1] == "%" else "}}", at + 2)
        if end < 0:
            # No later tag of the kind has an end either.
            position = at + 2
            if text.find("}}" if text[at + 1] == "%" else "%}", at + 2) < 0:
                break
            continue
        end += 2
        position = end
        if text[at + 1] == "{":
            if not raw and (shown := _PRINTED.fullmatch(text, at, end)) is not None:
                printed.append((Span(at, shown.start(2)), Span(shown.end(2), end)))
            continue
        name = match[1]
        if raw and name != "endraw":
            continue
        raw = name == "raw"
        tags.append(Span(at, end))
        if name == "highlight":
            highlight = tags[-1]
        elif name == "endhighlight" and highlight is not None:
            kept.update((highlight, tags[-1]))
            highlight = None
        if name in _BRANCHES:
            opened.append((name, at))
        elif name.startswith("end") and opened and opened[-1][0] == name[3:]:
            blocks.append(Span(opened.pop()[1], end))
    if kept:
        tags = [tag for tag in tags if tag not in kept]
    return tags, blocks, printed
