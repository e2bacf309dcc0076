from __future__ import annotations

from typing import Any

import pytest
from jsonschema_rs import Draft7Validator

from profilelint.config import rule_settings, value_types, vocabulary_source
from profilelint.config.json_schema import config_schema
from profilelint.config.value_types import (
    FILE,
    FLAVOR,
    GLOBS,
    SCHEMA_FILE,
    SEVERITY,
    STATUSES,
    TEXTS,
    TEXTS_BY_NAME,
    InvalidValueError,
    ValueType,
)
from profilelint.config.vocabulary_source import VOCABULARIES, VocabularySource
from profilelint.model.finding import Severity
from profilelint.rules.load import load_registry
from profilelint.source.files.glob import Glob
from profilelint.source.markdown.flavor import FLAVORS

REGISTRY = load_registry()
DEFINITIONS = config_schema([REGISTRY["result-tense"].load(), REGISTRY["date-order"].load()])[
    "definitions"
]
TYPES: dict[str, ValueType[Any]] = {
    name: value
    for module in (value_types, rule_settings, vocabulary_source)
    for name, value in vars(module).items()
    if isinstance(value, ValueType)
}
VALUES: list[Any] = [
    *(True, False, 0, 1, -1, 403, 1.5, "", "a", "none", "hint", "error", "off"),
    *([], ["a"], ["a", 1], [403], [True], [["a"]], [{}], {}),
    *({"a": "b"}, {"a": ["b"]}, {"a": [403]}, {"a": [99]}, {"a": [600]}, {"a": [True]}),
    *({"a": 1}, {"a": [1, "b"]}, {"a": []}, {"a": {}}),
    *({"a": {"file": "b"}}, {"a": {"file": 1}}, {"a": {"file": "b", "path": "c"}}),
    *({"a": {"path": "c"}}, {"a": {"collection": "b", "field": "c"}}, {"a": {"collection": "b"}}),
    *({"a": {"collection": "b", "field": "c", "file": "d"}}, {"a": {"fil": "b"}}),
    *({"result-tense": "off"}, {"result-tense": "loud"}, {"result-tense": 1}, {"result-tense": {}}),
    *({"result-tense": {"severity": "off"}}, {"result-tense": {"severity": "loud"}}),
    *("mdx", "md"),
    *({"result-tense": {"forms": ["past"]}}, {"result-tense": {"forms": "past"}}),
    *({"result-tense": {"form": []}}, {"date-order": {"severity": "hint", "x": 1}}),
]


@pytest.mark.parametrize("name", TYPES)
def test_the_schema_of_a_type_allows_what_is_read(name: str) -> None:
    value_type = TYPES[name]
    validator = Draft7Validator({**value_type.schema, "definitions": DEFINITIONS})
    read = refused = 0
    for value in VALUES:
        try:
            value_type.read(value, ("key",), REGISTRY)
        except InvalidValueError as error:
            if error.message.startswith("unknown rule"):
                continue  # The schema allows any name: a plugin may have a rule of that name.
            assert not validator.is_valid(value), value
            refused += 1
        else:
            assert validator.is_valid(value), value
            read += 1
    assert read > 0 < refused


@pytest.mark.parametrize(
    ("value_type", "value", "expected"),
    [
        (TEXTS, ["a", "b"], ("a", "b")),
        (TEXTS_BY_NAME, {"a": "b", "c": ["d"]}, {"a": "b", "c": ("d",)}),
        (GLOBS, ["a/*"], (Glob("a/*"),)),
        (FILE, "./a/../b//c.toml", "b/c.toml"),
        (SCHEMA_FILE, "none", "none"),
        (SCHEMA_FILE, "", ""),
        (SCHEMA_FILE, "./a.json", "a.json"),
        (SEVERITY, "hint", Severity.HINT),
        (STATUSES, {"a.example": [403, 429]}, {"a.example": (403, 429)}),
        (VOCABULARIES, {"a": "./b.yaml"}, {"a": VocabularySource(file="b.yaml")}),
    ],
)
def test_values_are_converted(value_type: ValueType[Any], value: Any, expected: Any) -> None:
    assert value_type.read(value, ("key",), REGISTRY) == expected


@pytest.mark.parametrize("path", ["/etc/passwd", "../a", "a/../../b", "~/a", ".."])
def test_a_path_that_leaves_the_root_is_refused(path: str) -> None:
    for value_type, value, route in (
        (FILE, path, ("baseline",)),
        (SCHEMA_FILE, path, ("schema",)),
        (VOCABULARIES, {"a": path}, ("vocabularies", "a")),
        (VOCABULARIES, {"a": {"file": path}}, ("vocabularies", "a", "file")),
    ):
        with pytest.raises(InvalidValueError) as caught:
            value_type.read(value, route[:1], REGISTRY)
        assert caught.value.message == (
            f'"{path}" is outside the folder of the configuration: name a file inside it'
        )
        assert caught.value.route == route


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("kramdon", 'there is no flavor "kramdon": did you mean "kramdown"? The flavors are '),
        ("asciidoc", 'there is no flavor "asciidoc"; the known ones are '),
    ],
)
def test_an_unknown_flavor(name: str, message: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        FLAVOR.read(name, ("flavor",), REGISTRY)
    assert caught.value.message == message + ", ".join(FLAVORS)
