from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from time import time

import pytest

from profilelint.config.model import Config, Selection
from profilelint.engine.examine import FEW, examine, examine_all
from profilelint.engine.kept import record
from profilelint.engine.kept.cache import ResultCache
from profilelint.engine.plan import Plan
from profilelint.model.result import Outcome
from profilelint.rules.load import load_registry
from profilelint.source.files.tree import DiskTree
from profilelint.source.markdown.flavor import FLAVORS

_BODY = """\
Text with a [link](/a), a ![picture](b.png) and <a href="{{ url }}" id="c">more</a>.

## Results{{ mark }}

* one
  1. two *of [three](https://example.org/)*

> * four
>
> | a | b |
> | - | - |
> | c | d |

<iframe src="https://www.youtube.com/embed/abcdefghijk" width="5" {{ attributes }}></iframe>
{: .wide}

[^1]: A note.
"""
_HEADS = (
    "title: Peru—Clean Rivers\nstart: 2016\npromos:\n- title: A\n  link: /a\n",
    "title: [Peru\n",
    "title: 'Perú'\ntags: [a, {b: &c d}, *c]\n",
    "",
)


@pytest.mark.parametrize("flavor", FLAVORS)
def test_an_examined_page_leaves_nothing_to_the_garbage_collector(
    tmp_path: Path, flavor: str
) -> None:
    config = Config(str(tmp_path), flavor=flavor)
    plan = Plan(config, load_registry(), "2026-01-31", Selection())
    pages = {
        f"{number}.md": f"---\n{head}---\n{_BODY}".encode() for number, head in enumerate(_HEADS)
    }

    def examine_all() -> int:
        outcomes = [examine(path, plan, pages, hashed=True).outcome for path in pages]
        return sum(len(outcome.findings) for outcome in outcomes)

    found = examine_all()  # what is imported and made once is not the page's
    gc.collect()
    gc.disable()
    try:
        assert examine_all() == found > 4
        assert gc.collect() == 0
    finally:
        gc.enable()


@pytest.mark.parametrize(
    ("jobs", "written_here"),
    [
        (1, FEW),
        # The first ten are linted before there are other processes.
        pytest.param(2, 10, marks=pytest.mark.skipif(sys.platform != "linux", reason="no fork")),
    ],
)
def test_a_record_is_written_once_and_goes_on_as_it_is(
    jobs: int, written_here: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[str] = []

    def write(outcome: Outcome, original: object = record.write) -> str:
        assert callable(original)
        written.append(original(outcome))
        return written[-1]

    monkeypatch.setattr(record, "write", write)
    plan = Plan(Config(str(tmp_path)), load_registry(), "2026-01-31", Selection())
    pages = {
        f"{number:03}.md": f"---\n{_HEADS[number % 4]}---\n{_BODY}".encode()
        for number in range(FEW)
    }
    cache = ResultCache(str(tmp_path / "cache"), str(tmp_path), "key")
    first = {each.path: each for each in examine_all([*pages], plan, pages, cache, jobs)}
    assert first.keys() == pages.keys()
    assert len(written) == written_here
    assert cache.entries == {
        path: (f"{each.content} \t{each.record}", each.outcome.facts)
        for path, each in first.items()
    }
    for again in examine_all([*pages], plan, pages, cache):
        assert again.record == first[again.path].record
        assert again.outcome == record.read(again.record, first[again.path].outcome.facts)


class _Disk(DiskTree):
    """Files of which is noted which were read, and one that somebody writes right afterwards."""

    def __init__(self, root: str) -> None:
        super().__init__(root)
        self.was_read: list[str] = []
        self.written_after: dict[str, str] = {}

    def read(self, path: str, limit: int) -> bytes:
        self.was_read.append(path)
        data = super().read(path, limit)
        if path in self.written_after:
            _write(Path(self.place, path), self.written_after[path])
        return data


def _write(file: Path, text: str) -> None:
    """Write a text of the same length, and leave the time of modification as it was."""
    before = file.stat()
    file.write_text(text)
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    after = file.stat()
    assert (after.st_size, after.st_mtime_ns) == (before.st_size, before.st_mtime_ns)
    assert after.st_ctime_ns > before.st_ctime_ns


@pytest.mark.skipif(sys.platform == "win32", reason="files have no time of change")
@pytest.mark.parametrize("jobs", [1, 2])
def test_only_files_that_may_have_changed_are_read_again(
    jobs: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("profilelint.source.files.tree.time", lambda: time() + 3)
    root = tmp_path / "site"
    root.mkdir()
    paths = [f"{number:03}.md" for number in range(FEW)]
    for path in paths:
        (root / path).write_text("---\ntitle: a  b\n---\n")

    def run() -> tuple[dict[str, int], list[str]]:
        tree = _Disk(str(root))
        tree.written_after = {"004.md": "---\ntitle: b  a\n---\n"} if not kept.exists() else {}
        plan = Plan(Config(str(root)), load_registry(), "2026-01-31", Selection(), tree=tree)
        cache = ResultCache(str(kept), str(root), "key")
        examined = {each.path: each for each in examine_all(paths, plan, {}, cache, jobs)}
        cache.save([], paths)
        found = {path: len(each.outcome.findings) for path, each in examined.items()}
        return found, tree.was_read

    kept = tmp_path / "cache"
    found, was_read = run()
    assert sorted(found) == paths
    assert len({*found.values()}) == 1
    assert was_read == (paths if jobs == 1 else paths[::10])
    (root / "005.md").touch()
    _write(root / "007.md", "---\ntitle: a b c\n---")
    again, was_read = run()
    assert was_read[:3] == ["004.md", "005.md", "007.md"]
    assert {path for path in paths if again[path] != found[path]} == {"007.md"}
    assert run() == (again, [])
