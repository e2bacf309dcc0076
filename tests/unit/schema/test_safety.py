"""Schemas that mean harm, and schemas that are wrong."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import threading
from typing import TYPE_CHECKING, Any

import pytest
from tests.cost import within

from profilelint.schema.check import check_front_matter
from profilelint.schema.keywords import DRAFTS
from profilelint.schema.load import SchemaError, bundled_schema, load_schema, schema_from_data
from profilelint.source.read import read_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Canary:
    """A server on loopback that counts who connects."""

    def __init__(self) -> None:
        self.accepted = 0
        self._server = socket.create_server(("127.0.0.1", 0))
        self.port = self._server.getsockname()[1]
        self._thread = threading.Thread(target=self._accept, daemon=True)
        self._thread.start()

    def _accept(self) -> None:
        while True:
            connection, _ = self._server.accept()
            with connection:
                connection.settimeout(5)
                if connection.recv(1) == b"\0":
                    return
                self.accepted += 1

    def close(self) -> None:
        # Connections are accepted in their order: after this one there is none before it.
        with socket.create_connection(("127.0.0.1", self.port)) as connection:
            connection.sendall(b"\0")
            self._thread.join(5)
        self._server.close()


@pytest.fixture
def canary() -> Iterator[Canary]:
    server = Canary()
    yield server
    server.close()


def written(folder: Path, schema: Any, name: str = "page.schema.json") -> Path:
    (folder / name).write_text(json.dumps(schema, indent=2), encoding="utf-8")
    return folder


def refused(folder: Path, schema: Any) -> SchemaError:
    with pytest.raises(SchemaError) as caught:
        load_schema("page.schema.json", str(written(folder, schema)))
    return caught.value


def test_the_canary_hears() -> None:
    server = Canary()
    socket.create_connection(("127.0.0.1", server.port)).close()
    server.close()
    assert server.accepted == 1


@pytest.mark.parametrize("keyword", ["$ref", "$dynamicRef", "$recursiveRef"])
@pytest.mark.parametrize("draft", DRAFTS)
def test_remote_reference_opens_no_socket(
    tmp_path: Path, canary: Canary, draft: str, keyword: str
) -> None:
    remote = f"http://127.0.0.1:{canary.port}/remote.json"
    error = refused(
        tmp_path, {"$schema": draft, "properties": {"x": {keyword: f"{remote}#/definitions/y"}}}
    )
    assert (error.path, error.line) == ("page.schema.json", 5)
    assert error.message == (
        f'"{remote}#/definitions/y" is outside this repository, and only its own files are read: '
        "copy the schema into it and refer to the copy"
    )
    with pytest.raises(SchemaError):
        schema_from_data({"$schema": draft, "allOf": [{keyword: remote}]})
    assert canary.accepted == 0


def test_remote_meta_schema_opens_no_socket(tmp_path: Path, canary: Canary) -> None:
    error = refused(tmp_path, {"$schema": f"http://127.0.0.1:{canary.port}/meta.json"})
    assert error.line == 2
    assert error.message.startswith(
        f'"http://127.0.0.1:{canary.port}/meta.json" is not a known version'
    )
    assert canary.accepted == 0


def test_remote_identity_makes_relative_references_remote(tmp_path: Path, canary: Canary) -> None:
    written(tmp_path, {"type": "object"}, "other.json")
    identity = f"http://127.0.0.1:{canary.port}/page.json"
    error = refused(tmp_path, {"$id": identity, "allOf": [{"$ref": "other.json"}]})
    assert error.line == 5
    assert canary.accepted == 0


@pytest.mark.parametrize(
    "reference",
    ["file:///etc/passwd", "/etc/passwd", "../outside.json", "a/../../outside.json",
     "..%2foutside.json", "~/outside.json", "$HOME/outside.json", "link.json", "//host/x.json"],
)  # fmt: skip
def test_reference_out_of_the_root_is_refused(tmp_path: Path, reference: str) -> None:
    root = tmp_path / "root"
    root.mkdir()
    (tmp_path / "outside.json").write_text("{}", encoding="utf-8")
    os.symlink(tmp_path / "outside.json", root / "link.json")
    error = refused(root, {"allOf": [{"$ref": reference}]})
    assert (error.path, error.line) == ("page.schema.json", 4)


def test_absolute_reference_is_no_path_below_the_root(tmp_path: Path) -> None:
    (tmp_path / "etc").mkdir()
    written(tmp_path / "etc", {}, "page.json")
    error = refused(tmp_path, {"allOf": [{"$ref": "file:///etc/page.json"}]})
    assert "is outside this repository" in error.message


@pytest.mark.parametrize("path", ["../outside.json", "/etc/passwd", "link.json", "missing.json"])
def test_schema_out_of_the_root_is_refused(tmp_path: Path, path: str) -> None:
    root = tmp_path / "root"
    root.mkdir()
    (tmp_path / "outside.json").write_text("{}", encoding="utf-8")
    os.symlink(tmp_path / "outside.json", root / "link.json")
    with pytest.raises(SchemaError):
        load_schema(path, str(root))


def test_local_references_are_followed(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    written(tmp_path / "parts", {"$defs": {"year": {"$ref": "b.json#year"}}}, "a.json")
    written(tmp_path / "parts", {"$defs": {"y": {"$anchor": "year", "maximum": 2100}}}, "b.json")
    written(tmp_path, {"properties": {"end": {"$ref": "parts/a.json#/$defs/year"}}})
    schema = load_schema("page.schema.json", str(tmp_path))
    (problem,) = check_front_matter(schema, read_text("page.md", "---\nend: 20211\n---\n"), {})
    assert (problem.rule, problem.message_id) == ("schema-range", "high")
    assert check_front_matter(schema, read_text("page.md", "---\nend: 2021\n---\n"), {}) == []


def test_yaml_schema(tmp_path: Path) -> None:
    (tmp_path / "page.yaml").write_text("properties:\n  end:\n    maximum: 2100\n", "utf-8")
    schema = load_schema("page.yaml", str(tmp_path))
    (problem,) = check_front_matter(schema, read_text("page.md", "---\nend: 20211\n---\n"), {})
    assert problem.rule == "schema-range"
    (tmp_path / "page.yaml").write_text("properties:\n  end:\n    type: yeer\n", "utf-8")
    with pytest.raises(SchemaError) as caught:
        load_schema("page.yaml", str(tmp_path))
    assert str(caught.value) == (
        'page.yaml:3: "type" cannot be "yeer"; write one of array, boolean, integer, null, '
        "number, object, string"
    )


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ('{\n "type": "int"\n}', 2, '"type" cannot be "int"; did you mean "integer"?'),
        ('{\n "type": "List"\n}', 2, '"type" cannot be "List"; did you mean "array"?'),
        ('{\n "type": "url"\n}', 2,
         '"type" cannot be "url"; write "string" and, beside "type", "format": "uri"'),
        ('{\n "pattern": "^a\\\\Z"\n}', 2,
         'the pattern "^a\\\\Z" cannot be used: "\\Z" is of other languages: write "$"'),
        ('{\n "type": "strin"\n}', 2, '"type" cannot be "strin"; did you mean "string"?'),
        ('{\n "a": 1,\n "required": "title"\n}', 3,
         '"required" must be a list: [ … ], not "title"'),
        ('{"properties": {\n"a": {"minLength": "3"}}}', 2,
         '"minLength" must be a number, not "3"'),
        ('{"properties": {\n"a": {"minLength": -3}}}', 2,
         '"minLength" cannot be -3: JSON Schema does not allow that'),
        ('{"properties": {\n"a": {"format": "dat"}}}', 2,
         '"dat" is not a format of JSON Schema and checks nothing; did you mean "date"?'),
        ('{\n "type": "object",\n}', 2, 'this is not JSON: remove the comma before "}"'),
        ('{"properties": {\n"a": {"type": "string"},\n"b": {},\n"a": {"minLength": 3}}}', 4,
         'the key "a" is there twice, first in line 2; delete one'),
        ('{"maximum": NaN}', 0, "this is not JSON: NaN is not a number"),
        ("[1]", 1, "a schema is a group of keys with values: { … }"),
        ('{\n\n "allOf": [\n{"$ref": "#/$defs/yeer"}]}', 4,
         '"#/$defs/yeer" leads nowhere; check the name and the place in the file'),
        ('{\n "properties": {\n "x": {"x-vocabulary": "client"}}}', 3,
         'there is no vocabulary "client"; did you mean "clients"?'),
        ('{"properties": {\n"x": {\n"pattern": "^(?=a)b"}}}', 3,
         'the pattern "^(?=a)b" cannot be used: look-around and back-references are not '
         "supported, because a text could make them slow"),
        ('{"$schema": "http://json-schema.org/draft-03/schema#"}', 1,
         '"http://json-schema.org/draft-03/schema#" is not a known version of JSON Schema; write '
         f'"{DRAFTS[0]}" or delete "$schema"'),
    ],
)  # fmt: skip
def test_wrong_schema_is_named_with_its_line(
    tmp_path: Path, text: str, line: int, message: str
) -> None:
    (tmp_path / "page.json").write_text(text, encoding="utf-8")
    with pytest.raises(SchemaError) as caught:
        load_schema("page.json", str(tmp_path))
    error = caught.value
    assert (error.path, error.line, error.message) == ("page.json", line, message)


SLOW = [
    (r"^(a+)+$", "a" * 40 + "!"),
    (r"^(a|aa)+$", "a" * 60 + "!"),
    (r"^(.*a){20}$", "a" * 60 + "!"),
    (r"^(\w+\s?)*$", "a " * 40 + "!"),
    (r"^([a-zA-Z0-9]+)*@x$", "a" * 60 + "!"),
    (r"^(([a-z])+.)+[A-Z]([a-z])+$", "a" * 60),
]


@pytest.mark.parametrize(("pattern", "text"), SLOW)
def test_no_pattern_is_slow(pattern: str, text: str) -> None:
    data = {
        "properties": {"x!": {"pattern": pattern}},
        "patternProperties": {pattern: {"type": "integer"}},
        "additionalProperties": {"type": "string"},
        "propertyNames": {"maxLength": 100},
    }
    page = read_text("page.md", f"---\nx!: {text}\n'{text}': b\n---\n")
    (problem,) = within(0.5, lambda: check_front_matter(schema_from_data(data), page, {}))
    assert (problem.rule, problem.route) == ("schema-pattern", ("x!",))


def doubling(levels: int, keyword: str = "allOf") -> dict[str, Any]:
    definitions: dict[str, Any] = {
        f"s{n}": {keyword: [{"$ref": f"#/$defs/s{n + 1}"}, {"$ref": f"#/$defs/s{n + 1}"}]}
        for n in range(levels)
    }
    definitions[f"s{levels}"] = {"type": "object"}
    return {"$defs": definitions, "$ref": "#/$defs/s0"}


@pytest.mark.parametrize("keyword", ["allOf", "anyOf", "oneOf"])
def test_schema_that_doubles_is_refused_at_once(tmp_path: Path, keyword: str) -> None:
    error = within(0.5, lambda: refused(tmp_path, doubling(30, keyword)))
    assert "takes too long" in error.message
    assert error.line > 1


def test_schema_that_doubles_a_little_is_used() -> None:
    schema = schema_from_data(doubling(8))
    assert check_front_matter(schema, read_text("page.md", "---\nx: 1\n---\n"), {}) == []


@pytest.mark.parametrize(
    "schema",
    [
        {"$ref": "#"},
        {"allOf": [{"$ref": "#"}]},
        {"$defs": {"a": {"$ref": "#/$defs/b"}, "b": {"not": {"$ref": "#/$defs/a"}}},
         "$ref": "#/$defs/a"},
        {"properties": {"x": {"anyOf": [{"$ref": "#/properties/x"}]}}},
    ],
)  # fmt: skip
def test_schema_that_never_ends_is_refused(schema: dict[str, Any]) -> None:
    with pytest.raises(SchemaError, match="refers to itself and never ends"):
        schema_from_data(schema)


def test_schema_of_a_tree_is_used() -> None:
    schema = schema_from_data(
        {"properties": {"left": {"$ref": "#"}, "right": {"$ref": "#"}, "size": {"minimum": 1}}}
    )
    deep = "{left: " * 40 + "{size: 0}" + "}" * 40
    (problem,) = check_front_matter(schema, read_text("page.md", f"---\nright: {deep}\n---\n"), {})
    assert (problem.rule, len(problem.route)) == ("schema-range", 42)


def test_depth_that_makes_a_schema_slow_is_a_finding() -> None:
    schema = schema_from_data({"properties": {"x": {"allOf": [{"$ref": "#"}, {"$ref": "#"}]}}})
    deep = "{x: " * 60 + "1" + "}" * 60
    page = read_text("page.md", f"---\nx: {deep}\n---\n")
    (problem,) = within(0.5, lambda: check_front_matter(schema, page, {}))
    assert (problem.rule, problem.message_id) == ("schema-limit", "costly")
    assert check_front_matter(schema, read_text("page.md", "---\nx: {x: 1}\n---\n"), {}) == []


def test_deeply_nested_schema_is_refused(tmp_path: Path) -> None:
    (tmp_path / "page.json").write_text('{"not":' * 50_000 + "{}" + "}" * 50_000, "utf-8")
    with pytest.raises(SchemaError, match="nested"):
        load_schema("page.json", str(tmp_path))
    (tmp_path / "page.json").write_text('{"not":' * 500 + "{}" + "}" * 500, "utf-8")
    with pytest.raises(SchemaError, match="nested more than 100 levels"):
        load_schema("page.json", str(tmp_path))


def test_text_that_is_not_unicode_is_checked() -> None:
    schema = schema_from_data({"properties": {"x": {"type": "string", "maxLength": 2}}})
    document = read_text("page.md", '{"x": "\\ud800"}\n')
    assert check_front_matter(schema, document, {}) == []


def test_a_valid_page_imports_nothing_heavy() -> None:
    program = (
        "import sys\n"
        "from profilelint.schema.check import check_front_matter\n"
        "from profilelint.schema.load import bundled_schema\n"
        "from profilelint.source.read import read_text\n"
        "schema = bundled_schema()\n"
        "page = read_text('a.md', '---\\npublished: false\\ntitle: A\\n---\\n')\n"
        "assert check_front_matter(schema, page, {}) == []\n"
        "heavy = {'jsonschema', 'referencing', 'pyxdameraulevenshtein', 'validators', 'can_ada',\n"
        "         'profilelint.schema.explain', 'ruamel', 'csv', 'inspect', 'dataclasses'}\n"
        "print(sorted(heavy & set(sys.modules)))\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=60
    )
    assert (run.stdout, run.stderr) == ("[]\n", "")


@pytest.mark.parametrize(
    "block",
    [
        "".join(f"k{n}: 1\n" for n in range(30_000)),
        "solutions:\n" + "- Governence\n" * 50_000,
        "solutions: [" + "1, " * 90_000 + "1]\n",
        "country:\n" + "".join(f"- Nepall {n}\n" for n in range(20_000)),
        "promos:\n" + "- {titel: a}\n" * 20_000,
        "client: " + "x" * 500_000 + "\n",
        "regions: '" + "Asia and " * 50_000 + "'\n",
    ],
)
def test_a_page_of_faults_is_explained_in_time(block: str) -> None:
    document = read_text("page.md", f"---\n{block}---\n")
    assert document.front_matter is not None
    problems = within(4, lambda: check_front_matter(bundled_schema(), document, {}))
    assert 1 <= len(problems) <= 201
    if len(problems) == 201:
        assert (problems[-1].rule, problems[-1].message_id) == ("schema-limit", "many")
    for problem in problems:
        assert all(len(str(value)) < 400 for value in problem.params.values())
