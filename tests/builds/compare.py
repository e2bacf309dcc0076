"""Repairs a copy of a site and compares each changed page, as the flavor's own parser reads it.

    python -m tests.builds.compare FOLDER --flavor FLAVOR [--unsafe-fixes] [--settings FILE]

Front matter is read by PyYAML or tomllib, the body by the parser of the flavor: Hugo's Goldmark,
kramdown, MDX, VitePress's markdown-it, Python-Markdown with the extensions of the site, or pandoc.
What a shortcode or block tag encloses must be the same text. One line of counts is printed, and all
differences are written to a file that it names. The exit status is 1 if a page no longer parses or
has other data than its repairs account for.
"""

from __future__ import annotations

import argparse
import difflib
import hashlib
import json
import re
import shutil
import subprocess
import sys
import tomllib
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import yaml
from tests.builds.generators import FOLDER, HERE, PYTHON, run
from tests.builds.pages import split

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

PROGRAM: Final = HERE.parent.parent / ".venv" / "bin" / "profilelint"
_BLOCK: Final = re.compile(
    r"\A\ufeff?(---|\+\+\+)[ \t]*\r?\n(.*?)^\1[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE
)
_ENCLOSED: Final = (
    re.compile(r"\{\{<\s*([\w/.-]+)(?:\s[^<>]*?)?(?<!/)>\}\}.*?\{\{<\s*/\s*\1\s*>\}\}", re.DOTALL),
    re.compile(r"\{%-?\s*(\w+)[^%]*?-?%\}.*?\{%-?\s*end\1\s*-?%\}", re.DOTALL),
    re.compile(r"\{\{[<%].*?[>%]\}\}|\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", re.DOTALL),
)
_CODE: Final = re.compile(r"<(pre|code|_components\.code)\b[^>]*>.*?</\1>", re.DOTALL)


class Change(NamedTuple):
    """A page before and after its repairs; ``routes`` are the fields that were repaired."""

    path: str
    before: str
    after: str
    routes: frozenset[str]


def main(arguments: Sequence[str]) -> int:
    """Compare one site; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.builds.compare")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--flavor", required=True, choices=sorted(RENDERERS))
    parser.add_argument("--unsafe-fixes", action="store_true")
    parser.add_argument("--settings", type=Path, help="mkdocs.yml, for python-markdown")
    options = parser.parse_args(arguments)
    name = options.folder.resolve().name
    copy = FOLDER / "compare" / name
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(options.folder, copy, symlinks=True, ignore=shutil.ignore_patterns(".git"))
    repairs, changes = _repair(options.folder, copy, unsafe=options.unsafe_fixes)
    counts, lines = compare(changes, RENDERERS[options.flavor], options.settings or Path())
    report = copy.with_name(f"{name}.txt")
    report.write_text("\n".join(lines) + "\n", encoding="utf-8")
    figures = {"pages changed": len(changes), "repairs": repairs, **counts}
    sys.stdout.write(f"{name}: {json.dumps(figures)}\n{report}\n")
    return 1 if counts["no longer parse"] or counts["other data"] else 0


def _repair(folder: Path, copy: Path, *, unsafe: bool) -> tuple[int, list[Change]]:
    options = ("check", "--no-config", "--no-cache", "--report", "json")
    found = _check((*options, "."), copy)["findings"]
    routes: dict[str, set[str]] = {}
    for finding in found:
        if finding["fixes"] and finding["route"]:
            routes.setdefault(finding["path"], set()).add(str(finding["route"][0]))
    switches = ("--fix", "--unsafe-fixes") if unsafe else ("--fix",)
    repairs = _check((*options, *switches, "."), copy)["summary"]["fixed"]
    changes = []
    for path in sorted(copy.rglob("*")):
        name = path.relative_to(copy)
        if path.is_file() and not path.is_symlink():
            before, after = (folder / name).read_bytes(), path.read_bytes()
            if before != after:
                text = (before.decode(), after.decode())
                key = name.as_posix()
                changes.append(Change(key, *text, frozenset(routes.get(key, ()))))
    return repairs, changes


def _check(arguments: tuple[str, ...], folder: Path) -> Any:
    command = [str(PROGRAM), *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    assert done.returncode in (0, 1), done.stderr
    return json.loads(done.stdout)


def compare(
    changes: Sequence[Change], render: Callable[[list[str], Path], Any], settings: Path
) -> tuple[Counter[str], list[str]]:
    """Return how many pages differ in what way, and the differences as lines."""
    counts = Counter(
        dict.fromkeys(("did not parse", "no longer parse", "other data", "code", "tags", "text"), 0)
    )
    bodies = [[_masked(_BLOCK.sub("", text)) for text in (c.before, c.after)] for c in changes]
    results = render([body for pair in bodies for body in pair], settings) if bodies else []
    lines = []
    for change, before, after in zip(changes, results[::2], results[1::2], strict=True):
        found = list(_judged(change, before, after))
        counts.update({kind for kind, _ in found})
        if found:
            lines += [f"## {change.path}", *(f"{kind}: {line}" for kind, line in found)]
    return counts, lines


def _masked(text: str) -> str:
    """Return a body with a hash for each tag and what it encloses."""
    for pattern in _ENCLOSED:
        text = pattern.sub(lambda found: "x" + hashlib.sha1(found[0].encode()).hexdigest(), text)  # noqa: S324 - tells texts apart
    return text


def _judged(
    change: Change, before: tuple[str, str], after: tuple[str, str]
) -> Iterator[tuple[str, str]]:
    yield from _other_data(change)
    if before[1]:
        yield "did not parse", before[1]
    if after[1]:
        if not before[1]:
            yield "no longer parse", after[1]
        return
    if before[1]:
        return
    old, new = before[0], after[0]
    code = [[found[0] for found in _CODE.finditer(html)] for html in (old, new)]
    yield from (("code", line) for line in _changed(*code))
    pieces = [split(html) for html in (old, new)]
    tags = [[line for line in lines if line.startswith("<")] for lines in pieces]
    yield from (("tags", line) for line in _changed(*tags))
    words = [
        " ".join(line for line in lines if not line.startswith("<")).replace("·", " ").split()
        for lines in pieces
    ]
    yield from (("text", line) for line in _changed(*words))


def _changed(before: list[str], after: list[str]) -> Iterator[str]:
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for kind, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        if kind != "equal":
            yield f"{before[old_start:old_end]} -> {after[new_start:new_end]}"


def _other_data(change: Change) -> Iterator[tuple[str, str]]:
    before, after = (_data(text) for text in (change.before, change.after))
    if isinstance(before, dict) and isinstance(after, dict):
        for key in sorted(before.keys() | after.keys(), key=str):
            if before.get(key, ...) != after.get(key, ...):
                kind = "repaired data" if str(key) in change.routes else "other data"
                yield kind, f"{key}: {before.get(key)!r} -> {after.get(key)!r}"
    elif before != after:
        yield ("other data" if isinstance(before, dict) else "repaired data"), f"{after!r}"


class _Loader(yaml.SafeLoader):
    """A loader that takes values with tags of other programs for their text."""


_Loader.add_multi_constructor("", lambda _, tag, node: (tag, str(node.value)))


def _data(text: str) -> Any:
    """Return the front matter, or the text of what is wrong with it."""
    found = _BLOCK.match(text)
    if found is None:
        return None
    try:
        if found[1] == "+++":
            return tomllib.loads(found[2].replace("\r\n", "\n"))
        return yaml.load(found[2], _Loader)  # noqa: S506 - a safe loader
    except (yaml.YAMLError, tomllib.TOMLDecodeError, ValueError) as error:
        return f"{type(error).__name__}: {error}"


def _render(*command: str | Path) -> Callable[[list[str], Path], Any]:
    def render(texts: list[str], settings: Path) -> Any:
        words = [str(settings.resolve() if word == "SETTINGS" else word) for word in command]
        done = subprocess.run(
            words, cwd=FOLDER, input=json.dumps(texts), capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return render


def _hugo(texts: list[str], settings: Path) -> Any:
    """Return what Hugo makes of texts, in one site that has a page for each."""
    site = FOLDER / "compare" / "hugo"
    shutil.rmtree(site, ignore_errors=True)
    shutil.copytree(HERE / "renderers" / "hugo", site)
    (site / "content").mkdir()
    for number, text in enumerate(texts):
        page = f"---\ntitle: a\n---\n{text}"
        (site / "content" / f"p{number}.md").write_text(page, encoding="utf-8", newline="")
    run((PYTHON / "hugo", "--source", site, "--noBuildLock"), site)
    pages = [site / "public" / f"p{number}" / "index.html" for number in range(len(texts))]
    return [(page.read_text(encoding="utf-8"), "") for page in pages]


RENDERERS: Final = {
    "goldmark": _hugo,
    "kramdown": _render("ruby", HERE / "renderers" / "kramdown.rb"),
    "markdown-it": _render("node", FOLDER / "render.mjs", "markdown-it"),
    "mdx": _render("node", FOLDER / "render.mjs", "mdx"),
    "pandoc": _render(PYTHON / "python", HERE / "renderers" / "render_pandoc.py"),
    "python-markdown": _render(
        PYTHON / "python", HERE / "renderers" / "python_markdown.py", "SETTINGS"
    ),
}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
