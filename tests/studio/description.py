"""What `docs/studio-api` says of the API of the studio; each request of a test is held to it."""

from __future__ import annotations

import json
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import yaml
from jsonschema import Draft202012Validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

FOLDER = Path(__file__).parents[2] / "docs" / "studio-api"
NAMES = ("openapi.yaml", "schemas.yaml")


UNKNOWN = {"responses": {"default": {"$ref": "#/components/responses/Refused"}}}
"""What is answered at an address that there is not."""


class UndescribedError(AssertionError):
    """Something was asked or answered that the description does not know."""


@cache
def read(name: str) -> Any:
    return yaml.safe_load((FOLDER / name).read_text("utf-8"))


@cache
def registry() -> Registry[Any]:
    return Registry().with_resources(
        [(name, DRAFT202012.create_resource(read(name))) for name in NAMES]
    )


def operations() -> dict[tuple[str, str], Any]:
    """Return what is described, by method and path."""
    return {
        (method.upper(), path): operation
        for path, methods in read("openapi.yaml")["paths"].items()
        for method, operation in methods.items()
    }


def body_schema(path: str) -> Any:
    """Return what a POST to a path takes."""
    body = resolved(operations()["POST", path]["requestBody"])
    return resolved(body["content"]["application/json"]["schema"])


def resolved(part: Any, file: str = "openapi.yaml") -> Any:
    """Return a part of the description, or the one that it refers to."""
    if "$ref" not in part:
        return part
    return registry().resolver(file).lookup(part["$ref"]).contents


def problems(schema: Any, value: Any, file: str = "openapi.yaml") -> list[str]:
    """Return what a value is not that a schema in a file of the description asks for."""
    root = schema if "$ref" not in schema else {"$ref": _absolute(schema["$ref"], file)}
    validator = Draft202012Validator(_absolutes(root, file), registry=registry())
    return [f"{each.json_path}: {each.message[:300]}" for each in validator.iter_errors(value)]


def _absolute(reference: str, file: str) -> str:
    return f"{file}{reference}" if reference.startswith("#") else reference


def _absolutes(schema: Any, file: str) -> Any:
    """Return a schema with references that do not depend on where it stands."""
    if isinstance(schema, dict):
        return {
            key: _absolute(value, file) if key == "$ref" else _absolutes(value, file)
            for key, value in schema.items()
        }
    return [_absolutes(each, file) for each in schema] if isinstance(schema, list) else schema


def hold_to_it(
    method: str, address: str, body: bytes | None, status: int, kind: str, content: bytes
) -> None:
    """Raise `UndescribedError` where a request or its answer is not described.

    What is done was asked for as described, and what was asked for as described is not refused as
    what cannot be understood.
    """
    path = urlsplit(address).path
    if not path.startswith("/api/"):
        return
    asked = asked_amiss(method, address, body)
    if (asked and status < 400) or (not asked and status == 400):
        raise UndescribedError(f"{method} {address} {(body or b'')[:300]!r}: {status} {asked}")
    operation = operations().get((method, path), UNKNOWN)
    answered = _answer(operation, status, kind, content)
    if answered:
        raise UndescribedError(f"{method} {address} {status} {content[:300]!r}: {answered}")


def asked_amiss(method: str, address: str, body: bytes | None) -> list[str]:
    """Return what of a request is not as described."""
    operation = operations().get((method, urlsplit(address).path))
    if operation is None:
        return ["there is no such address"]
    return [*_parameters(operation, address), *_body(operation, body)]


def _parameters(operation: Any, address: str) -> list[str]:
    given = dict(parse_qsl(urlsplit(address).query, keep_blank_values=True))
    found = []
    for each in map(resolved, operation.get("parameters", ())):
        value = given.pop(each["name"], None)
        if value is None:
            found += [f"{each['name']} is missing"] if each.get("required") else []
        elif "content" in each:
            found += _json(each["content"]["application/json"]["schema"], value.encode())
        else:
            found += problems(each["schema"], value)
    return [*found, *(f"{name} is not described" for name in given)]


def _body(operation: Any, body: bytes | None) -> list[str]:
    if "requestBody" not in operation:
        return ["there is a body"] if body else []
    content = resolved(operation["requestBody"])["content"]
    return _json(content["application/json"]["schema"], body or b"")


def _json(schema: Any, text: bytes) -> list[str]:
    try:
        value = json.loads(text, parse_constant=int)
    except (ValueError, RecursionError) as error:
        return [f"this is not JSON: {error}"]
    return problems(schema, value)


def _answer(operation: Any, status: int, kind: str, content: bytes) -> list[str]:
    responses = operation["responses"]
    response = resolved(responses.get(str(status), responses["default"]))
    kind = kind.partition(";")[0].strip()
    for described, media in response["content"].items():
        if fnmatch(kind, described):
            return _json(media["schema"], content) if described == "application/json" else []
    return [f"{kind} is not described"]


def hold_event(name: str, content: Any) -> None:
    """Raise `UndescribedError` where an event is not described."""
    found = problems({"$ref": "schemas.yaml#/Events"}, {name: content})
    if found:
        raise UndescribedError(f"event {name}: {found}")
