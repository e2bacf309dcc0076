"""The command over sites of which one file was made wrong: whatever it is, there is an answer.

All of them are run as the command line runs them, up to the status and what is printed.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import shutil
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.mutations import as_json, as_toml, damaged, mutated_bytes, mutated_data

from profilelint.app import linting
from profilelint.app.main import run
from profilelint.model.text import LineIndex

SETTINGS = settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.generate, Phase.shrink),
)
TODAY = ("--today", "2026-01-31")

PAGES = (
    """\
---
title: Peru—Clean Water
summary: "The project helps small towns to keep their rivers clean."
start: 2014
end: '2016'
client: European Union
solutions:
- Governance
- Watr
country: Peru
---

The project  helps small towns. <iframe src="https://www.youtube.com/embed/a"
  width="100"></iframe>

##  Sample Activities

* Train [officials](https://a.example/b "c").
* Repair ![](/uploads/a.png) pumps.
Client: Port Vale

<!-- profilelint-disable-next-line text-double-space -- a table -->
| a  | b |
|----|---|
| c  | d |
""",
    """\
+++
title = "Peru—Clean Water"
start = 2014
solutions = ["Governance", "EU"] # two

[more]
client = 'World Bank'
+++
Text of *one* page, and the the end.
""",
    '{\n  "title": "Kenya",\n  "solutions": ["Water"],\n  "start": "2014"\n}\n\n- one\n+ two\n',
    "---\ntitle: Kenya\nsolutions: &a [Water]\nmore: {a: *a, b: !t c}\nsummary: >-\n  Two\n\n"
    "  lines\n---\n\n{% include a.html b='c' %}\n\nText[^1]\n\n[^1]: note\n\n```\ncode\n```\n",
)
CONFIGURATIONS = (
    """\
severity = "warning"
exclude = ["drafts/**"]
ignore = ["text-blank-line"]
flavor = "kramdown"

[[collections]]
name = "pages"
include = ["*.md"]
schema = "schema.json"

[collections.vocabularies]
words = "words.yaml"
terms = { file = "words.yaml", path = "*.label" }

[[overrides]]
include = ["b*.md"]
ignore = ["text"]

[rules.result-tense]
sections = ["Select Results", "Achievements"]

[rules.text-double-space]
severity = "error"

[links]
exclude = ["https://a.example/*"]
""",
    'extend-select = ["heading"]\nbaseline = "old.json"\n[[collections]]\nname = "a"\n'
    'include = ["a.md", "b.md"]\nschema = "schema.json"\nvocabularies = {words = "words.yaml"}\n',
)
SCHEMAS = (
    """\
{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "type": "object",
  "required": ["title", "client"],
  "properties": {
    "title": {"type": "string", "minLength": 3, "maxLength": 20, "x-message": "{value} is long"},
    "summary": {"type": ["string", "null"], "pattern": "^[A-Z].*\\\\.$"},
    "start": {"$ref": "#/$defs/year"},
    "end": {"anyOf": [{"$ref": "#/$defs/year"}, {"const": "now"}]},
    "client": {"enum": ["EU", "UN"], "x-vocabulary": "words"},
    "solutions": {
      "type": "array", "minItems": 1, "uniqueItems": true, "contains": {"const": "Water"},
      "items": {"type": "string", "x-vocabulary": "words", "x-deprecated": {"Watr": "Water"}}
    },
    "more": {"type": "object", "patternProperties": {"^a": {"type": "integer"}}}
  },
  "if": {"properties": {"start": {"const": 2014}}},
  "then": {"required": ["region"]},
  "dependentRequired": {"end": ["start"]},
  "propertyNames": {"maxLength": 9},
  "additionalProperties": false,
  "$defs": {"year": {"type": "integer", "minimum": 1960, "examples": [2016], "multipleOf": 2}}
}
""",
    """\
{
  "allOf": [{"not": {"required": ["layout"]}}, {"minProperties": 9}],
  "oneOf": [{"properties": {"start": {"type": "string", "format": "date"}}}, {"type": "array"}],
  "unevaluatedProperties": {"type": "string"},
  "$defs": {"a": {"items": {"type": "null"}, "exclusiveMinimum": 3}}
}
""",
)
VOCABULARIES = (
    """\
title: Words
terms:
- label: European Union
  synonyms: [EU, E.U.]
- label: Water
  deprecated: true
  replaced_by: Governance
- label: Governance
  broader: Water
- UN
""",
    "- label: Water\n- label: Peru\n  note: |\n    a\n    b\n",
    "European Union: {label: Water, code: 1}\nKenya: {label: Port}\n",
)


class Done(NamedTuple):
    """The status of a command line and what it printed."""

    status: int
    out: str
    error: str


class Site:
    """A folder with a site, and one for what runs keep beside it."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "site"
        self.cache = folder / "cache"
        self.files: dict[str, bytes] = {
            "a.md": PAGES[0].encode(),
            "b.md": PAGES[1].encode(),
            "c.md": PAGES[0].encode(),
            "profilelint.toml": CONFIGURATIONS[0].encode(),
            "schema.json": SCHEMAS[0].encode(),
            "words.yaml": VOCABULARIES[0].encode(),
        }
        self.root.mkdir()
        os.chdir(self.root)
        self.renew()
        assert self.run("baseline", *TODAY).status == 0
        self.baseline = (self.root / ".profilelint-baseline.json").read_bytes()

    def renew(self, name: str = "", data: bytes = b"") -> None:
        """Write all files anew, one of them with other bytes, and forget what runs kept."""
        for folder in (self.root, self.cache):
            shutil.rmtree(folder, ignore_errors=True)
        self.root.mkdir()
        os.chdir(self.root)
        for path, content in {**self.files, **({name: data} if name else {})}.items():
            (self.root / path).write_bytes(content)

    def run(self, *words: str, unfinished: bool = False) -> Done:
        """Run a command line, which ends with a status and says nothing of faults of its own.

        It is ``unfinished``, with status 3, only where it may leave files as they are.
        """
        out, error = io.StringIO(newline=""), io.StringIO(newline="")
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(error):
            status = run(words)
        done = Done(status, out.getvalue(), error.getvalue())
        assert 0 <= status <= 3, done
        # A rule that fails ends a run with status 3; nothing that is tried here may.
        assert status != 3 or unfinished, done
        assert "internal error" not in done.error, done
        assert "Traceback" not in done.error, done
        assert status != 2 or not done.out, done
        return done

    def check(self, *words: str) -> Done:
        return self.run("check", *TODAY, *words)

    def json(self, *words: str) -> Done:
        return self.check("--report", "json", *words)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    for name in ("GITHUB_ACTIONS", "TF_BUILD", "FORCE_COLOR", "PROFILELINT_DEBUG", "CI"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PROFILELINT_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setattr(linting, "FEW_FOR_CACHE", 1)
    before = os.getcwd()
    yield Site(tmp_path)
    os.chdir(before)


def judge(site: Site, seen: Counter[str]) -> None:
    """Check a site in all ways, which must say the same; count what was found."""
    fresh = site.json("--no-cache")
    if fresh.status == 2:
        seen["refused"] += 1
        seen[re.sub(r'"[^"]*"|\d+', "_", fresh.error)[:60]] += 1
    else:
        report = json.loads(fresh.out)
        seen.update({finding["rule"] for finding in report["findings"]})
        places(site, report)
    assert site.json() == fresh
    kept = [*site.cache.glob("*.results")]
    assert kept or fresh.status == 2
    if kept:
        assert site.json() == fresh
    parts = [
        site.check("--shard", f"{number}/2", "--report", f"json={number}.out") for number in (2, 1)
    ]
    if fresh.status == 2:
        assert fresh.error in [part.error for part in parts]
        return
    assert site.run("merge", "1.out", "2.out", "--report", "json") == fresh
    named = json.loads(site.json("--no-cache", "c.md", "a.md", "b.md").out)
    assert named["findings"] == report["findings"]


def places(site: Site, report: dict[str, object]) -> None:
    """Check that all places of a report lie in their files."""
    texts: dict[str, str] = {}
    found = report["findings"]
    assert isinstance(found, list)
    for finding in found:
        path = finding["path"]
        if path not in texts:
            data = (site.root / path).read_bytes()
            texts[path] = data.decode("utf-8", "replace").removeprefix("\ufeff")
        text = texts[path]
        edits = [edit for fix in finding["fixes"] for edit in fix["edits"]]
        for place in (finding, *edits):
            assert 0 <= place["start"] <= place["end"] <= len(text), finding
            index = LineIndex(text)
            assert index.position(place["start"]) == (place["line"], place["column"])


def fuzz(site: Site, name: str, drawn: st.SearchStrategy[bytes]) -> Counter[str]:
    """Check sites in which a file was drawn anew; return what was found in how many of them."""
    seen: Counter[str] = Counter()

    @given(drawn)
    @SETTINGS
    def check(data: bytes) -> None:
        site.renew(name, data)
        judge(site, seen)

    check()
    return seen


def test_pages(site: Site) -> None:
    seen = fuzz(site, "a.md", mutated_bytes(PAGES))
    assert seen["refused"] == 0
    assert len(seen) > 15, seen


def test_configurations(site: Site) -> None:
    data = mutated_data([*map(tomllib.loads, CONFIGURATIONS)]).map(as_toml)
    check_guard(fuzz(site, "profilelint.toml", mutated_bytes(CONFIGURATIONS, 2) | data | data))


def test_schemas(site: Site) -> None:
    data = mutated_data([*map(json.loads, SCHEMAS)]).map(as_json)
    check_guard(fuzz(site, "schema.json", mutated_bytes(SCHEMAS, 2) | data | data))


def test_vocabularies(site: Site) -> None:
    data = mutated_data([*map(yaml.safe_load, VOCABULARIES)]).map(as_json)
    check_guard(fuzz(site, "words.yaml", mutated_bytes(VOCABULARIES, 2) | data | data))


def test_baselines(site: Site) -> None:
    written = site.baseline.decode()
    data = mutated_data([json.loads(written)]).map(as_json)
    name = ".profilelint-baseline.json"
    check_guard(fuzz(site, name, mutated_bytes([written], 2) | data | data))


def check_guard(seen: Counter[str]) -> None:
    """Check that some of the sites could be judged and others not."""
    assert seen["refused"] > SETTINGS.max_examples / 10, seen
    assert max(seen[rule] for rule in seen.keys() - {"refused"}) > SETTINGS.max_examples / 10, seen


COMMANDS = (
    ("check", "--diff", "--unsafe-fixes"),
    ("check", "--fix", "--unsafe-fixes", "--no-cache"),
    ("check", "--statistics", "--report", "sarif"),
    ("baseline",),
    ("baseline", "--prune"),
    ("init", "--force"),
    ("rename-key", "client", "donor"),
    ("rename-term", "words", "Water", "Wells"),
    ("vocab",),
    ("vocab", "words", "--export"),
    ("schema",),
    ("config", "--json"),
    ("links", "--json"),
)


def test_other_commands(site: Site) -> None:
    statuses: Counter[tuple[str, int]] = Counter()
    drawn = {
        "a.md": mutated_bytes(PAGES),
        "profilelint.toml": mutated_data([*map(tomllib.loads, CONFIGURATIONS)], 2).map(as_toml),
        "schema.json": mutated_data([*map(json.loads, SCHEMAS)], 2).map(as_json),
        "words.yaml": mutated_data([*map(yaml.safe_load, VOCABULARIES)], 2).map(as_json),
    }

    @given(st.sampled_from([*drawn]), st.data())
    @SETTINGS
    def check(name: str, data: st.DataObject) -> None:
        content = data.draw(drawn[name])
        for words in COMMANDS:
            site.renew(name, content)
            done = site.run(*words, unfinished=words[0].startswith("rename"))
            statuses[words[0], done.status] += 1

    check()
    finished = {command for command, status in statuses if status < 2}
    assert finished == {words[0] for words in COMMANDS}, statuses


def test_kept_results(site: Site) -> None:
    fresh = site.json()
    (path,) = site.cache.iterdir()
    good = path.read_bytes()
    changed = []

    @given(damaged(good))
    @settings(SETTINGS, max_examples=2 * SETTINGS.max_examples)
    def check(damage: bytes) -> None:
        path.write_bytes(damage)
        changed.append(damage != good)
        assert site.json() == fresh

    check()
    assert sum(changed) > SETTINGS.max_examples
