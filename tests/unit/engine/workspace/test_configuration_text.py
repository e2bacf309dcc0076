from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cost import grows_linearly

from profilelint.config.keys import keys_of, tables_of
from profilelint.config.model import Collection, Config, LinkSettings, Override
from profilelint.config.rule_settings import RULE_SEVERITIES
from profilelint.engine.workspace.completion import suggestions
from profilelint.engine.workspace.description import description
from profilelint.engine.workspace.suggestion import Suggestion
from profilelint.engine.workspace.workspace import Setup, Workspace
from profilelint.rules.load import load_registry
from profilelint.source.markdown.flavor import FLAVORS

REGISTRY = load_registry()
CMS = """\
collections:
  - {name: posts, folder: posts, fields: [{name: title, widget: string}]}
  - {name: people, folder: people, fields: [{name: title, widget: string}]}
backend: {name: git-gateway}
"""


class Settings:
    """A site whose configuration is typed and not saved."""

    def __init__(self, root: Path, name: str = "profilelint.toml") -> None:
        (root / ".git").mkdir()
        (root / "project.schema.json").write_text("{}")
        (root / "colours.csv").write_text("label\nblue\n")
        (root / "config.yml").write_text(CMS)
        (root / "a.md").write_text("")
        self.root = root
        self.name = name
        self._full = str(root / name)
        self._texts = {self._full: ""}
        self.workspace = Workspace(str(root), self._texts, Setup(REGISTRY, lambda: "2026-01-31"))
        self.workspace.ensure_plan()
        self.text = ""

    def type(self, marked: str) -> int:
        """Set the text, and return the offset of the mark ``^`` in it."""
        before, _, after = marked.partition("^")
        self.text = self._texts[self._full] = before + after
        return len(before)

    def at(self, marked: str) -> list[Suggestion]:
        found = suggestions(self.workspace, self.name, self.type(marked))
        return found.items if found is not None else []

    def labels(self, marked: str) -> list[str]:
        return [each.label for each in self.at(marked)]

    def written(self, marked: str, label: str) -> str:
        """Return the text with one of the suggestions in it."""
        found = suggestions(self.workspace, self.name, self.type(marked))
        assert found is not None
        (item,) = [each for each in found.items if each.label == label]
        return self.text[: found.span.start] + item.text + self.text[found.span.end :]

    def told(self, marked: str) -> tuple[str, list[str]]:
        found = description(self.workspace, self.name, self.type(marked))
        if found is None:
            return "", []
        return self.text[found.span.start : found.span.end], found.paragraphs


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return Settings(tmp_path_factory.mktemp("site"))


@pytest.mark.parametrize(
    ("marked", "model", "given"),
    [
        ("^", Config, ()),
        ("gitignore = true\n^\n[[collections]]\nexclude = []\n", Config, ("gitignore",)),
        ('[[collections]]\nname = "a"\n\n^', Collection, ("name",)),
        ("[[overrides]]\n^\n", Override, ()),
        ("[links]\n^\n", LinkSettings, ()),
    ],
)
def test_each_key_is_offered_where_it_is_absent(
    settings: Settings, marked: str, model: type, given: tuple[str, ...]
) -> None:
    keys = [each.name for each in keys_of(model)]
    declared = {*keys, *(each.name for each in tables_of(model))} - {*given}
    # Some stand for tables, and are named with the tables around them.
    found = [label.rpartition(".")[2] for label in settings.labels(marked)]
    assert sorted(found) == sorted(declared)


def test_a_key_tells_what_it_does(settings: Settings) -> None:
    name, *_ = settings.at("[[collections]]\n^\n")
    assert name._asdict() == {
        "label": "name",
        "sort": "key",
        "text": 'name = ""',
        "search": "",
        "detail": "required: text",
        "words": "The name of the collection.",
        "snippet": 'name = "$0"',
        "is_deprecated": False,
    }


def test_heads_of_tables(settings: Settings) -> None:
    tables = ["rules", "vocabularies", "collections", "overrides", "links"]
    assert settings.labels("[^") == tables
    assert settings.labels("[[^]]") == tables
    assert settings.written("[coll^", "collections") == "[[collections]]"
    assert settings.written("[[li^]]\nx = 1\n", "links") == "[links]\nx = 1\n"
    assert settings.labels("[[collections]]\n[collections.^]\n") == [
        "collections.vocabularies",
        "collections.rules",
    ]
    names = [f"overrides.rules.{name}" for name in REGISTRY.names]
    assert sorted(settings.labels("[[overrides]]\n[overrides.rules.^\n")) == names
    # A key tables may stand for takes their place where no key follows, which it would swallow.
    assert settings.written("severity = 'hint'\nov^\n\n# x\n", "overrides") == (
        "severity = 'hint'\n[[overrides]]\n\n# x\n"
    )
    assert "overrides" not in settings.labels("ov^\n\n# x\nseverity = 'hint'\n")


@pytest.mark.parametrize("name", ["link-http", "link", "all"])
@pytest.mark.parametrize("marked", ['select = ["^"]\n', "[[overrides]]\nignore = [\n  'x', ^\n]\n"])
def test_rules_and_groups_where_they_are_chosen(settings: Settings, marked: str, name: str) -> None:
    found = settings.labels(marked)
    assert sorted(found) == sorted([*REGISTRY.names, *REGISTRY.groups, "all"])
    tomllib.loads(settings.written(marked, name))


def test_a_list_is_written_where_there_is_none(settings: Settings) -> None:
    assert settings.written("select = ^\n", "link-http") == 'select = ["link-http"]\n'


def test_rules_with_their_severity_and_options(settings: Settings) -> None:
    assert settings.labels("[rules]\nlink-http = 'off'\n^") == [
        entry.name for entry in REGISTRY if entry.name != "link-http"
    ]
    assert settings.written("[rules]\nli^", "link-http") == '[rules]\nlink-http = "off"'
    assert settings.labels("[rules]\nlink-http = ^") == [*RULE_SEVERITIES]
    assert settings.labels("[[overrides]]\n[overrides.rules]\nlink-http = '^'\n") == [
        *RULE_SEVERITIES
    ]
    assert settings.labels("[rules.link-http]\nseverity = ^") == [*RULE_SEVERITIES]
    severity, kind = settings.at("[rules.text-apostrophe]\n^")
    assert (severity.label, kind.label) == ("severity", "kind")
    assert kind.words.startswith("straight or curly, ")
    marked = "[rules.text-apostrophe]\nkind = '^'"
    assert settings.labels(marked) == ["straight", "curly", ""]
    marked = "[rules.embed-host]\nown-pages = ^"
    assert settings.labels(marked) == ["true", "false"]


def test_values(settings: Settings) -> None:
    assert settings.labels("flavor = ^") == [*FLAVORS]
    assert settings.labels("severity = '^'") == ["error", "warning", "hint"]
    assert settings.written("gitignore = ^", "false") == "gitignore = false"
    files = ["colours.csv", "config.yml", "project.schema.json"]
    assert settings.labels("site = '^'") == files
    assert settings.labels("[[collections]]\nschema = '^'") == ["none", *files]
    assert settings.labels("[vocabularies]\ncolours = '^'") == files
    assert settings.labels("[vocabularies]\ncolours = {file = '^'}") == files
    assert settings.labels("exclude = ['^']") == []


def test_the_collections_of_a_content_model(settings: Settings) -> None:
    marked = "[[collections]]\nschema = 'config.yml#^'\n"
    assert settings.labels(marked) == ["config.yml#posts", "config.yml#people"]
    assert settings.labels("[[collections]]\nschema = 'project.schema.json#^'\n") == []
    assert settings.labels("[[collections]]\nschema = 'absent.yml#^'\n") == []
    (settings.root.parent / "outside.yml").write_text(CMS)
    assert settings.labels("[[collections]]\nschema = '../outside.yml#^'\n") == []


def test_forms_of_a_vocabulary(settings: Settings) -> None:
    found = settings.at("[vocabularies.colours]\n^")
    assert {each.label: each.detail for each in found} == {
        "file": "text",
        "open": "true or false",
        "path": "text",
        "flags": "text",
        "keys": "true",
        "collection": "text",
        "field": "text",
        "names": "true",
        "permalinks": "true",
        "bundled": "true",
    }


def test_what_keys_and_rules_mean(settings: Settings) -> None:
    assert settings.told("gitign^ore = true") == (
        "gitignore",
        [
            "Whether to skip files that git ignores and does not track.",
            "It is true or false. Without it: true.",
        ],
    )
    assert settings.told("[[collec^tions]]") == (
        "collections",
        ["Files that belong together and have the same schema and rules."],
    )
    word, paragraphs = settings.told("[rules.link-ht^tp]\n")
    assert (word, len(paragraphs)) == ("link-http", 2)
    assert paragraphs[0].startswith('Links begin with "https:". ')
    assert paragraphs[1].endswith("/docs/rules/link-http.md")
    for marked in ("ignore = ['link-h^ttp']", "[rules]\nlink-h^ttp = 'off'\n"):
        assert settings.told(marked)[1] == paragraphs
    assert settings.told("[rules.link-http]\nsever^ity = 'off'\n") == (
        "severity",
        ["The severity of its findings.", 'It is "error", "warning", "hint" or "off".'],
    )
    assert settings.told("select = ['ur^l']") == ("", [])
    assert settings.told("select = ['dat^e']")[1][0].startswith("The rules date-")
    for marked in ("unkn^own = 1", "severity = 'hi^nt'", "[a^b]", "# sel^ect", "^"):
        assert settings.told(marked) == ("", [])


def test_pyproject_has_its_own_table(tmp_path: Path) -> None:
    settings = Settings(tmp_path, "pyproject.toml")
    assert settings.labels("[tool.profilelint.^]\n") == [
        f"tool.profilelint.{name}"
        for name in ("rules", "vocabularies", "collections", "overrides", "links")
    ]
    assert "gitignore" in settings.labels("[tool.profilelint]\n^\n")
    assert settings.labels("[[tool.profilelint.collections]]\nflavor = ^\n") == [*FLAVORS]
    assert settings.labels("[project]\n^\n") == []
    assert settings.labels("[^") == []
    word, _ = settings.told("[tool.profilelint.ru^les]\n")
    assert word == "rules"


PUNCTUATION = st.sampled_from([*"[].='\"{},#\n\ré", "[["])
WORDS = st.sampled_from(["rules", "collections", "link-http", "select", "severity", "tool"])


@given(st.lists(PUNCTUATION | WORDS, max_size=30), st.integers(0, 200))
def test_nothing_that_is_half_typed_is_too_much(
    settings: Settings, parts: list[str], offset: int
) -> None:
    text = "".join(parts)
    marked = f"{text[:offset]}^{text[offset:]}"
    for each in settings.at(marked):
        assert "\n" not in each.text
    word, _ = settings.told(marked)
    assert "\n" not in word


@pytest.mark.parametrize(
    "repeated", ["[[collections]]\nname = 'a'\n", "[a.", "a.", "[", "#\n", "\n"]
)
def test_hostile_configurations_take_linear_time(settings: Settings, repeated: str) -> None:
    def look(size: int) -> Callable[[], object]:
        text = repeated * (size // len(repeated))
        return lambda: settings.at(f"{text}^") + settings.at(f"{text}\n[^")

    grows_linearly(look, 5_000, 8, 0.02)
