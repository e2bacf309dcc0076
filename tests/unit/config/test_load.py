from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from profilelint.config.load import load_config
from profilelint.config.model import Config, ConfigError
from profilelint.config.rule_settings import RuleSettings
from profilelint.config.vocabulary_source import VocabularySource
from profilelint.model.finding import Severity
from profilelint.rules.load import load_registry

REGISTRY = load_registry()


def load(folder: Path, text: str, name: str = "profilelint.toml") -> Config:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return load_config(str(path), REGISTRY)


def fail(folder: Path, text: str, name: str = "profilelint.toml") -> tuple[int, str]:
    with pytest.raises(ConfigError) as caught:
        load(folder, text, name)
    assert caught.value.path.endswith(name)
    return caught.value.line, caught.value.message


def test_everything_at_once(tmp_path: Path) -> None:
    (tmp_path / "_data").mkdir()
    for name in ("towns.yaml", "_data/regions.yml"):
        (tmp_path / name).touch()
    config = load(
        tmp_path,
        """\
exclude = ["drafts/"]
ignore = ["text"]
severity = "error"

[vocabularies]
towns = "towns.yaml"
clients = {collection = "_clients/*.md", field = "title", open = true}

[rules.result-tense]
severity = "hint"
forms = ["past", "gerund"]

[[collections]]
name = "projects"
include = ["_projects/**"]
schema = "project.schema.json"
vocabularies = {regions = {file = "_data/regions.yml", path = "all"}}

[[overrides]]
include = ["_projects/old/**"]
ignore = ["link"]

[links]
accept = {"example.org" = [403]}
""",
    )
    assert config.root == str(tmp_path)
    assert config.severity is Severity.ERROR
    assert config.selection.ignore == ("text",)
    assert config.selection.rules["result-tense"] == RuleSettings(
        "hint", {"forms": ("past", "gerund")}
    )
    assert config.vocabularies["towns"] == VocabularySource(file="towns.yaml")
    assert config.vocabularies["clients"] == VocabularySource(
        collection="_clients/*.md", field="title", open=True
    )
    (projects,) = config.collections
    assert projects.schema == "project.schema.json"
    assert projects.vocabularies["regions"] == VocabularySource(
        file="_data/regions.yml", path="all"
    )
    assert config.collection_of("_projects/a/b.md") is projects
    assert config.collection_of("README.md") is None
    assert config.overrides[0].holds("_projects/old/x.md")
    assert config.links.accept == {"example.org": (403,)}
    assert config.origins["severity"].endswith("profilelint.toml:3")
    assert config.origins["collections.0.schema"].endswith("profilelint.toml:16")


def test_pyproject(tmp_path: Path) -> None:
    text = '[project]\nname = "x"\n\n[tool.profilelint]\nseverity = "hint"\n'
    config = load(tmp_path, text, "pyproject.toml")
    assert config.severity is Severity.HINT
    assert config.origins["severity"].endswith("pyproject.toml:5")


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ('\nselct = ["all"]\n', 2, 'unknown key "selct": did you mean "select"?'),
        ("gitignore = 1\n", 1, '"gitignore" must be true or false, not 1'),
        (
            'exclude = "a"\n',
            1,
            '"exclude" must be a list of texts, such as ["a", "b"], not "a"',
        ),
        (
            'severity = "fatal"\n',
            1,
            '"severity" must be one of "error", "warning", "hint", not "fatal"',
        ),
        (
            "[rules.result-tens]\n",
            1,
            'unknown rule "result-tens": did you mean "result-tense"?',
        ),
        (
            '[rules.result-tense]\nform = ["past"]\n',
            2,
            'the rule "result-tense" has no option "form": did you mean "forms"?',
        ),
        (
            "[rules.result-tense]\nforms = true\n",
            2,
            '"forms" must be a list of texts, such as ["a", "b"], not true',
        ),
        (
            "[rules.result-tense]\nforms = []\n",
            2,
            '"forms" must contain at least one of "past", "imperative", "gerund", "third-person"',
        ),
        (
            '[rules.result-tense]\nforms = [\n  "past",\n  "future",\n]\n',
            4,
            '"forms" may contain only "past", "imperative", "gerund", "third-person", not "future"',
        ),
        (
            '[rules.text-apostrophe]\nkind = "curled"\n',
            2,
            '"kind" must be one of "straight", "curly", "", not "curled"',
        ),
        (
            "[rules.section-label]\nlevel = 7\n",
            2,
            '"level" must be a whole number from 1 to 6, not 7',
        ),
        (
            "[rules.date-future]\ndays = -1\n",
            2,
            '"days" must be a whole number of at least 0, not -1',
        ),
        (
            'select = [\n  "date",\n  "link-ancor",\n]\n',
            3,
            'unknown rule or group "link-ancor": did you mean "link-anchor"?',
        ),
        (
            'severity = "hint"\nignore = ["xyzzy"]\n',
            2,
            'unknown rule or group "xyzzy"; see "profilelint rules"',
        ),
        (
            'ignore = [\n  "date",\n  "xyzzy",\n  "link-ancor",\n  "xyzzy",\n]\n',
            3,
            'unknown rules or groups "xyzzy", "link-ancor" (did you mean "link-anchor"?); see '
            '"profilelint rules"',
        ),
        (
            '[rules.date-order]\nseverity = "off"\n[rules.date-oder]\n[rules.xyzzy]\n',
            3,
            'unknown rules "date-oder" (did you mean "date-order"?), "xyzzy"; see '
            '"profilelint rules"',
        ),
        (
            '[[collections]]\nname = "a"\ninclude = ["a"]\nselect = ["dates"]\n',
            4,
            'unknown rule or group "dates": did you mean "date"?',
        ),
        (
            "ignore = [\n  'date',\n  3,\n]\n",
            3,
            'item 2 of "ignore" is 3, but must be a text in quotation marks',
        ),
        (
            "[rules.date-order]\npairs = { start = 3 }\n",
            2,
            '"start" in "pairs" is 3, but must be a text in quotation marks, or a list of such '
            "texts",
        ),
        (
            "[rules.date-order]\npairs = { start = ['a', {}] }\n",
            2,
            'item 2 of "start" is a table, but must be a text in quotation marks',
        ),
        (
            "[links]\naccept = { 'a.example' = [403, 99] }\n",
            2,
            'item 2 of "a.example" is 99, but must be an HTTP status, from 100 to 599',
        ),
        ('severity = "hint"\nsite = "a.yml"\n', 2, 'there is no file "a.yml"'),
        (
            "[vocabularies]\ntowns = {bundled = true}\nclients = {file = 'a.yml', keys = true}\n",
            3,
            'the vocabulary "clients" has no terms: there is no file "a.yml"',
        ),
        (
            'exclude = [\n  "[ab]",\n  "a[b/]",\n]\n',
            3,
            'the glob "a[b/]" has a "[" without a "]" behind it: add the "]", or write "[[]" for '
            'a "[" in a name',
        ),
        (
            "vocabularies = {a = {collection = '[a/*', names = true}}\n",
            1,
            'the glob "[a/*" has a "[" without a "]" behind it: add the "]", or write "[[]" for '
            'a "[" in a name',
        ),
        (
            '[[overrides]]\ninclude = ["a"]\nignore = ["dates"]\n',
            3,
            'unknown rule or group "dates": did you mean "date"?',
        ),
        (
            '[rules]\nresult-tense = "loud"\n',
            2,
            '"result-tense" must be one of "error", "warning", "hint", "off", not "loud"',
        ),
        (
            "[rules]\nresult-tense = true\n",
            2,
            '"result-tense" must be one of "error", "warning", "hint", "off", not true',
        ),
        (
            '[[collections]]\nname = "a"\ninclude = ["a"]\nschema = "https://a.example/b.json"\n',
            4,
            '"https://a.example/b.json" is an address, and only files of the repository are read: '
            "copy it into the repository and name the copy",
        ),
        (
            "[tool.profilelint]\nignore = []\n",
            1,
            "[tool.profilelint] is for pyproject.toml: in this file, leave out "
            '"tool.profilelint", as in [links] for [tool.profilelint.links]',
        ),
        (
            "ignore = []\nignore = []\n",
            2,
            "this is not valid TOML: the key of this line is there already: delete one of the two",
        ),
        ('[[collections]]\nname = "a"\n', 1, 'a collection needs the key "include"'),
        (
            '[[collections]]\nname = "a"\ninclude = []\n',
            3,
            '"include" is empty: write at least one value in it',
        ),
        (
            '[[collections]]\nname = "a"\ninclude = ["a"]\n'
            '[[collections]]\nname = "a"\ninclude = ["b"]\n',
            5,
            'two collections are called "a": give each its own name',
        ),
        (
            'baseline = "../../etc/x"\n',
            1,
            '"../../etc/x" is outside the folder of the configuration: name a file inside it',
        ),
        (
            'baseline = "/etc/x"\n',
            1,
            '"/etc/x" is outside the folder of the configuration: name a file inside it',
        ),
        (
            '[vocabularies]\na = "~/x.yaml"\n',
            2,
            '"~/x.yaml" is outside the folder of the configuration: name a file inside it',
        ),
        (
            '[vocabularies]\na = {file = "b.yaml", open = "yes"}\n',
            2,
            '"open" must be true or false, not "yes"',
        ),
        (
            "[vocabularies]\na = {fil = 1}\n",
            2,
            'unknown key "fil": did you mean "file"?',
        ),
        (
            '[vocabularies]\na = {file = "b.yaml", collection = "c"}\n',
            2,
            'the vocabulary "a" must be a file name; or a table with "file", and with "path" or '
            '"keys" or both; or one with "collection", and with "field", "names" or '
            '"permalinks"; or { bundled = true }',
        ),
        (
            '[vocabularies]\na = {file = "a.yml", keys = false}\n',
            2,
            '"keys" must be true, not false',
        ),
        (
            '[vocabularies.a]\ncollection = "a/*"\nfield = "b"\nflags = 1\n',
            4,
            '"flags" must be text, not 1',
        ),
        (
            '[links]\naccept = {"a" = 3}\n',
            2,
            '"a" must be a list of HTTP statuses, such as [403], not 3',
        ),
        ("collections = 3\n", 1, "collections must be a list of tables: write [[collections]]"),
        (
            'ignore = ["date"]\n<<<<<<< HEAD\n=======\nselect = ["link"]\n>>>>>>> fork\n',
            2,
            "this file holds an unresolved merge conflict: keep one of the two versions, and "
            'delete the lines that begin with "<<<<<<<", "=======" and ">>>>>>>"',
        ),
        (
            "a = \n",
            1,
            'this is not valid TOML: there is no value behind the "=" of this line, such as "a", '
            '["a", "b"], 1 or true',
        ),
        ("[links\n", 1, None),
        (
            '[rules]\nlink-http = "off"\nexclude = ["a/"]\n',
            3,
            '"exclude" is not a key of [rules]: move it above all tables',
        ),
        (
            '[[collections]]\nname = "a"\ninclude = ["a/*.md"]\nbaseline = "a.json"\n',
            4,
            '"baseline" is not a key of [collections]: move it above all tables',
        ),
    ],
)
def test_mistakes(tmp_path: Path, text: str, line: int, message: str | None) -> None:
    found = fail(tmp_path, text)
    assert found[0] == line
    if message is not None:
        assert found[1] == message


def test_a_misplaced_key_of_a_pyproject(tmp_path: Path) -> None:
    text = "[tool.profilelint.links]\ngitignore = false\n"
    assert fail(tmp_path, text, "pyproject.toml") == (
        2,
        '"gitignore" is not a key of [tool.profilelint.links]: move it to [tool.profilelint], '
        "above the tables in it",
    )


def test_a_pyproject_whose_table_is_none(tmp_path: Path) -> None:
    message = "tool.profilelint must be a table: write [tool.profilelint]"
    assert fail(tmp_path, "\ntool.profilelint = 3\n", "pyproject.toml") == (2, message)
    assert fail(tmp_path, "\ntool = 3\n", "pyproject.toml") == (2, message)
    assert load(tmp_path, "[project]\n", "pyproject.toml").values == {}
    with pytest.raises(ConfigError, match=r"this file has no table .tool.profilelint.: add it"):
        load_config(str(tmp_path / "pyproject.toml"), REGISTRY, named=True)


def test_a_file_that_is_too_large_is_refused_whole(tmp_path: Path) -> None:
    text = 'severity = "hint"\n'
    padding = "#" * ((1 << 20) - len(text))
    assert load(tmp_path, text + padding).severity is Severity.HINT
    assert fail(tmp_path, text + padding + "#") == (0, "the file is larger than 1 MiB")


@pytest.mark.parametrize(
    ("key", "instead"),
    [
        ("headers", ""),
        ("proxy", ""),
        ("plugins", "; rules of a package are there as soon as it is installed"),
        ("output", ""),
        ("cache-dir", "; write --cache-dir on the command line"),
        ("allow-private", ""),
    ],
)
def test_what_widens_is_refused(tmp_path: Path, key: str, instead: str) -> None:
    line, message = fail(tmp_path, f'{key} = "x"\n')
    assert line == 1
    assert message == (
        f'the key "{key}" is not allowed in a configuration file: whoever proposes a change '
        f"could set it{instead}"
    )


def test_latin_1(tmp_path: Path) -> None:
    path = tmp_path / "profilelint.toml"
    path.write_bytes(b'# a\nexclude = ["caf\xe9"]\n')
    with pytest.raises(ConfigError) as caught:
        load_config(str(path), REGISTRY)
    assert (caught.value.line, caught.value.message) == (
        2,
        "the file is not UTF-8: save it as UTF-8",
    )


def test_deep_nesting(tmp_path: Path) -> None:
    assert fail(tmp_path, "a = " + "[" * 50_000)[0] >= 1


def test_collections_take_the_first_that_holds(tmp_path: Path) -> None:
    config = load(
        tmp_path,
        '[[collections]]\nname = "a"\ninclude = ["x/**"]\nexclude = ["x/no.md"]\n'
        '[[collections]]\nname = "b"\ninclude = ["**"]\n',
    )
    names: list[Any] = [
        collection.name if (collection := config.collection_of(path)) else None
        for path in ("x/a.md", "x/no.md", "y.md")
    ]
    assert names == ["a", "b", "b"]
