"""MDX's own syntax: elements, expressions in braces, imports and exports.

The tags of elements are left out and what stands between them is Markdown, as MDX has it: however
deep it is indented in an element, it is no code. What is left open is text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.finding import Span
from profilelint.model.named_tuple import new_tuple
from profilelint.model.pattern import pattern
from profilelint.source.markdown.tags import Tag, read_braces, read_tag

if TYPE_CHECKING:
    import re

    from profilelint.source.markdown.reading import Reading

_LINE = r"(?:import|export)[ \t{*'\"]"
_FIRST_LINE = pattern(_LINE)
# A sign behind a backslash is text.
_NEXT = pattern(rf"(?<!\\)[<{{]|\n{_LINE}")
_STATEMENT = pattern(
    r"import[ \t]*+(?:['\"{*]|type[ \t]|[\w$]++[ \t]*+(?:,|from\b))"
    r"|export[ \t]++(?:default\b|const\b|let\b|var\b|async\b|function\b|class\b|[{*])"
)
_LEFT_AS_WRITTEN = frozenset(("script", "style"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
# A definition of nothing, which editors write as a note.
_NO_ADDRESS = "]: <>"
_MOST_LINES = 400
# More on a page are read as CommonMark reads them.
_MOST_MARKS = 20_000


def find(reading: Reading) -> None:
    """Add a region for each tag, expression and statement, and cut indentation in elements."""
    text = reading.text
    marks: list[Span] = []
    tags: list[Tag] = []
    last = text.rfind("-->")
    taken = iter(reading.all_taken)
    around = next(taken, None)
    match = _first_mark(text, reading.start)
    while match is not None and len(marks) < _MOST_MARKS and reading.budget > 0:
        at, position = match.span()
        sign = text[at]
        if sign == "\n":
            at += 1
        while around is not None and around.end <= at:
            around = next(taken, None)
        if around is not None and around.start <= at:
            position = around.end
        elif text.startswith("<!--", at):
            position = at + len("<!--")
            position = text.find("-->", position) + 3 if position <= last else position
        elif text.startswith(_NO_ADDRESS, at - len("]: ")):
            position = at + len("<>")
        elif sign == "<":
            tag = read_tag(reading, at)
            if tag is not None and tag.name in _HEADINGS:
                # CommonMark reads these as well, and rules look for them.
                position = tag.end
            elif tag is not None:
                position = _after_content(reading, tag)
                marks.append(new_tuple(Span, (at, position)))
                tags.append(tag)
        elif sign == "{":
            end = None if text.startswith(("{#", "{:"), at) else read_braces(reading, at)
            if end is not None:
                marks.append(new_tuple(Span, (at, end)))
                position = end
        else:
            end = _end_of_statement(reading, at, marks)
            if end is not None:
                marks.append(new_tuple(Span, (at, end)))
                position = end
        match = _NEXT.search(text, position)
    blocks = _add(reading, marks)
    _cut_indentation(reading, [tag for tag in tags if tag.start in blocks])


def _first_mark(text: str, start: int) -> re.Match[str] | None:
    if not start:
        return _FIRST_LINE.match(text) or _NEXT.search(text)
    # A statement begins behind the end of a line.
    return _NEXT.search(text, start - 1 if text[start - 1] == "\n" else start)


def _after_content(reading: Reading, tag: Tag) -> int:
    """Return where a tag ends, or the element where its content is no Markdown."""
    if tag.name in _LEFT_AS_WRITTEN and not (tag.closes or tag.empty):
        end = reading.text.find(f"</{tag.name}>", tag.end)
        if end >= 0:
            return end + len(tag.name) + 3
    return tag.end


def _end_of_statement(reading: Reading, start: int, marks: list[Span]) -> int | None:
    """Return where imports and exports end that begin at an offset; None if it is text.

    They end at the first empty line at which no brace is open.
    """
    line = reading.line(start)
    if not reading.is_blank(line - 1) and not (
        marks and reading.line(marks[-1].start) <= line - 1 <= reading.line(marks[-1].end)
    ):
        return None
    if _STATEMENT.match(reading.text, start) is None:
        return None
    first = 0
    depth = 0
    for number in range(line, min(reading.count, line + _MOST_LINES)):
        written = reading.texts[number]
        if not written.strip():
            first = first or reading.end_of(number - 1)
            if depth <= 0:
                return reading.end_of(number - 1)
        depth += sum(map(written.count, "{([")) - sum(map(written.count, "})]"))
        reading.budget -= len(written)
    return first or reading.end_of(min(reading.count, line + _MOST_LINES) - 1)


def _add(reading: Reading, marks: list[Span]) -> set[int]:
    """Add the regions; return where those begin that have lines of their own.

    Marks with only spaces between them are one.
    """
    text = reading.text
    blocks: set[int] = set()
    index = 0
    while index < len(marks):
        start, end = marks[index]
        starts = [start]
        while index + 1 < len(marks) and not text[end : marks[index + 1].start].strip(" \t"):
            index += 1
            starts.append(marks[index].start)
            end = marks[index].end
        index += 1
        block = reading.begins_line(start) and reading.ends_line(end)
        reading.add(start, end, block=block)
        if block:
            blocks.update(starts)
    return blocks


def _cut_indentation(reading: Reading, tags: list[Tag]) -> None:
    """Cut what the lines within an element are indented more than its tag."""
    opened: list[tuple[str, int, int]] = []
    least: list[int] = []
    extra: list[tuple[int, int, int, int]] = []
    line = 0
    for tag in tags:
        here = reading.line(tag.start)
        if least and least[-1] > opened[-1][2]:
            least[-1] = _least_indentation(reading, line, here, opened[-1][2], least[-1])
        line = here
        if tag.empty:
            continue
        if not tag.closes:
            column = tag.start - reading.lines[here]
            if least and column < least[-1] and _is_indented(reading, here, column):
                least[-1] = column
            last = reading.line(tag.end - 1)
            opened.append((tag.name, last, column))
            least.append(1 << 30)
            line = last + 1
            continue
        while opened:
            name, first, column = opened.pop()
            low = least.pop()
            if name == tag.name:
                if column < low < 1 << 30:
                    extra.append((first + 1, here, column, low - column))
                line = here + 1
                break
    _apply(reading, extra)


def _is_indented(reading: Reading, line: int, column: int) -> bool:
    return not reading.texts[line][:column].strip(" \t")


def _least_indentation(reading: Reading, first: int, last: int, column: int, least: int) -> int:
    """Return the least indentation of lines that are not blank, code and tags left out.

    ``least`` is the most that is returned. What is not more than ``column`` counts alike.
    """
    for number in range(first, last):
        written = reading.texts[number]
        bare = written.lstrip(" \t")
        if bare and len(written) - len(bare) < least:
            code = reading.taken(reading.lines[number])
            if code is None or code.start >= reading.lines[number]:
                least = len(written) - len(bare)
                if least <= column:
                    break
    return least


def _apply(reading: Reading, extra: list[tuple[int, int, int, int]]) -> None:
    """Cut from each line what all elements around it add, behind the outermost one's column.

    Each entry is the first line in an element, its last tag's line, the column of its first tag,
    and by how many characters its content is indented more.
    """
    lines, texts, cuts = reading.lines, reading.texts, reading.cuts
    changes: list[tuple[int, int, int]] = []
    for first, last, column, width in extra:
        changes.append((first, width, column))
        changes.append((last, -width, column))
    changes.sort(key=lambda change: change[0])
    total = outermost = 0
    for index, (line, width, column) in enumerate(changes):
        if not total:
            outermost = column
        total += width
        following = changes[index + 1][0] if total and index + 1 < len(changes) else line
        for number in range(line, following):
            written = texts[number][outermost : outermost + total]
            cut = len(written) - len(written.lstrip(" \t"))
            if cut:
                start = lines[number] + outermost
                cuts.append(new_tuple(Span, (start, start + cut)))
