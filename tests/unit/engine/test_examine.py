from __future__ import annotations

import gc
import sys
from pathlib import Path

import pytest

from profilelint.config.model import Config, Selection
from profilelint.engine.examine import FEW, examine, examine_all
from profilelint.engine.kept import record
from profilelint.engine.kept.cache import ResultCache
from profilelint.engine.plan import Plan
from profilelint.model.result import Outcome
from profilelint.rules.load import load_registry
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
        pytest.param(2, 0, marks=pytest.mark.skipif(sys.platform != "linux", reason="no fork")),
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
        path: (each.content + each.record, each.outcome.facts) for path, each in first.items()
    }
    for again in examine_all([*pages], plan, pages, cache):
        assert again.record == first[again.path].record
        assert again.outcome == record.read(again.record, first[again.path].outcome.facts)
