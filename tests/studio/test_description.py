"""The description of the API knows each address, and holds what is asked and answered to it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from tests.studio.client import Studio
from tests.studio.description import (
    NAMES,
    UndescribedError,
    hold_event,
    hold_to_it,
    operations,
    read,
    registry,
)
from tests.studio.test_every_address import ADDRESSES


def parts(value: Any) -> list[Any]:
    """Return all objects in a value."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    below = [part for each in inner for part in parts(each)]
    return [value, *below] if isinstance(value, dict) else below


def test_each_address_is_described_and_no_other() -> None:
    assert sorted(operations()) == ADDRESSES


def test_each_operation_has_a_name_of_its_own_an_answer_and_refusals() -> None:
    names = [each["operationId"] for each in operations().values()]
    assert len(set(names)) == len(names)
    for (method, path), operation in operations().items():
        assert {"200", "default"} <= operation["responses"].keys(), path
        assert ("requestBody" in operation) is (method == "POST"), path


def test_its_schemas_are_schemas_and_closed() -> None:
    schemas = read("schemas.yaml")
    assert len(schemas) > 50
    for schema in schemas.values():
        Draft202012Validator.check_schema(schema)
    objects = [part for name in NAMES for part in parts(read(name)) if part.get("type") == "object"]
    assert len(objects) > 60
    assert [each for each in objects if "additionalProperties" not in each] == []
    assert [each for each in objects if each["additionalProperties"] is True] == [
        schemas["FieldChange"]["properties"]["values"]
    ]


def test_what_is_referred_to_is_there_and_all_schemas_are_used() -> None:
    used = set()
    for name in NAMES:
        for part in parts(read(name)):
            if "$ref" in part:
                assert registry().resolver(name).lookup(part["$ref"]).contents
                used.add(part["$ref"].partition("#/")[2].partition("/")[0])
    # Nothing refers to that of events: OpenAPI 3.1 cannot say what a stream holds.
    assert used == {*read("schemas.yaml"), "components"} - {"Events"}


def test_a_key_that_is_not_described_fails(studio: Studio) -> None:
    page = studio.page("projects/wells.md")
    address = "/api/page?path=projects/wells.md"

    def answered(**more: Any) -> None:
        content = json.dumps({**page, **more}).encode()
        hold_to_it("GET", address, None, 200, "application/json", content)

    answered()
    with pytest.raises(UndescribedError, match="'more' was unexpected"):
        answered(more=1)
    with pytest.raises(UndescribedError, match=r"\$\.form\.fields\[0\]: .*'more' was unexpected"):
        answered(form={**page["form"], "fields": [{**page["form"]["fields"][0], "more": 1}]})
    with pytest.raises(UndescribedError, match="'digest' was unexpected"):
        studio.post("/api/page/difference", path="projects/wells.md", digest=page["digest"])
    with pytest.raises(UndescribedError, match="more is not described"):
        studio.get("/api/pages", more="1")
    with pytest.raises(UndescribedError, match="'more' was unexpected"):
        hold_event("progress", {"done": 1, "total": 2, "more": 3})
    with pytest.raises(UndescribedError, match="event more"):
        hold_event("more", {})


def test_a_refusal_that_is_not_described_fails() -> None:
    def refused(status: int, code: str) -> None:
        content = json.dumps({"error": code, "message": "No."}).encode()
        hold_to_it("POST", "/api/end", b"{}", status, "application/json", content)

    refused(403, "foreign")
    with pytest.raises(UndescribedError, match="'impossible' is not one of"):
        refused(422, "impossible")
    # What is as described is understood.
    with pytest.raises(UndescribedError, match="400"):
        refused(400, "request")
