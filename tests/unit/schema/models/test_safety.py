"""Content models that mean harm."""

from __future__ import annotations

import contextlib
import copy
import json
import os
from textwrap import dedent
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from tests.cost import within
from tests.unit.schema.models import (
    test_astro,
    test_cloudcannon,
    test_decap,
    test_front_matter_cms,
    test_pages_cms,
    test_tina,
)

import profilelint
from profilelint.schema.load import SchemaError
from profilelint.schema.models.content_model import open_content_model

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Check = Callable[..., list[str]]

PAGE = "---\ntitle: Tea\n---\n"
FIELD = '{"name": "a", "type": "fields", "fields": ['


def deep(levels: int) -> str:
    inner = FIELD * levels + "]}" * levels
    return (
        '{"frontMatter.content.pageFolders": [{"path": "content/posts"}],'
        f'"frontMatter.taxonomy.contentTypes": [{{"name": "post", "fields": [{inner}]}}]}}'
    )


def bomb() -> str:
    """Return fields whose aliases would make a thousand million of them."""
    lines = ["a0: &a0 [{name: x}]"]
    for number in range(1, 10):
        inner = ", ".join(
            f"{{name: f{each}, widget: object, fields: *a{number - 1}}}" for each in range(10)
        )
        lines.append(f"a{number}: &a{number} [{inner}]")
    return (
        "\n".join(lines) + "\ncollections:\n- {name: posts, folder: content/posts, fields: *a9}\n"
    )


HOSTILE = {
    "deep": ("frontmatter.json", deep(60)),
    "much too deep": ("frontmatter.json", deep(50_000)),
    "aliases": ("admin/config.yml", bomb()),
    "fields": (
        "admin/config.yml",
        "collections:\n- name: posts\n  folder: content/posts\n  fields:\n"
        + "".join(f"  - {{name: f{number}}}\n" for number in range(20_000)),
    ),
    "options": (
        "admin/config.yml",
        "collections:\n- name: posts\n  folder: content/posts\n  fields:\n"
        f"  - {{name: a, widget: select, options: [{','.join(map(str, range(20_000)))}]}}\n",
    ),
    "comments": ("frontmatter.json", '"frontMatter.taxonomy.contentTypes"' + '/*/"\\"' * 200_000),
    "commas": ("frontmatter.json", '"frontMatter.taxonomy.contentTypes"' + ",  " * 300_000),
}  # fmt: skip


@pytest.mark.parametrize("name", list(HOSTILE))
def test_what_is_too_much_is_refused_with_one_line(check: Check, name: str) -> None:
    path, text = HOSTILE[name]
    files = {path: text, "content/posts/tea.md": PAGE}

    def refusal() -> str:
        with pytest.raises(SchemaError) as caught:
            check(files, path)
        return str(caught.value)

    assert "\n" not in within(3, refusal)


@pytest.mark.parametrize("expression", ["^(a+)+$", "(a|aa)+$", "(a*)*b", "(x{1,500}){1,500}"])
def test_no_pattern_makes_a_page_slow(check: Check, expression: str) -> None:
    model = (
        "collections:\n- name: posts\n  folder: content/posts\n  fields:\n"
        f"  - {{name: title, pattern: ['{expression}', no]}}\n"
    )
    files = {"admin/config.yml": model, "content/posts/tea.md": f"---\ntitle: {'a' * 5000}!\n---\n"}
    within(3, lambda: check(files, "admin/config.yml"))


def test_a_structure_that_holds_itself_ends_with_the_page(check: Check) -> None:
    model = (
        "_structures:\n  s:\n    values: [{value: {_type: s, s: []}}]\n"
        "_inputs: {s: {type: array, options: {structures: _structures.s}}}\n"
        "collections_config: {posts: {path: content/posts}}\n"
    )
    page = "---\ns: " + "[{_type: s, s: " * 40 + "[]" + "}]" * 40 + "\n---\n"
    files = {"cloudcannon.config.yml": model, "content/posts/tea.md": page}
    assert within(3, lambda: check(files, "cloudcannon.config.yml")) == []


def test_nothing_outside_the_root_is_read(check: Check, tmp_path: Path) -> None:
    secret = tmp_path.parent / f"{tmp_path.name}-secret.md"
    secret.write_text("---\nleaked: 1\n---\n")
    (tmp_path / "link.md").symlink_to(secret)
    model = (
        "collections_config:\n  posts:\n    path: content/posts\n    schemas:\n"
        f"      a: {{path: ../{secret.name}}}\n      b: {{path: link.md}}\n"
        f"_inputs_from_glob: ['../*', '../{tmp_path.name}-*.md']\n"
    )
    page = "---\nleakd: 1\n---\n"
    assert check({"cloudcannon.config.yml": model, "content/posts/tea.md": page},
                 "cloudcannon.config.yml") == []  # fmt: skip
    os.remove(secret)


def test_no_folder_outside_the_root_is_listed(check: Check, tmp_path: Path) -> None:
    outside = tmp_path.parent / f"{tmp_path.name}-outside"
    outside.mkdir()
    (outside / "more.yml").write_text("leaked: {type: text}\n")
    (tmp_path / "inputs").symlink_to(outside)
    model = (
        "collections_config: {posts: {path: content/posts}}\n"
        f"_inputs_from_glob: ['inputs/*.yml', '../{outside.name}/*.yml']\n"
    )
    page = "---\nleakd: 1\n---\n"
    files = {"cloudcannon.config.yml": model, "content/posts/tea.md": page}
    assert check(files, "cloudcannon.config.yml") == []


def test_each_of_many_fields_has_its_own_place(check: Check) -> None:
    fields = "".join(
        f"  - {{name: a, widget: number}}\n  - {{name: f{number}, widget: boolean}}\n"
        for number in range(300)
    )
    model = f"collections:\n- name: posts\n  folder: content/posts\n  fields:\n{fields}"
    front_matter = "".join(f"f{number}: x\n" for number in range(100))
    page = f"---\na: 1\n{front_matter}---\n"
    check({"admin/config.yml": model, "content/posts/tea.md": page}, "admin/config.yml")
    lines = {
        each.where.route: each.related[0].region.line
        for each in profilelint.check(["."]).findings
        if each.rule == "schema-type" and each.related[0].region is not None
    }
    assert lines == {(f"f{number}",): 6 + 2 * number for number in range(100)}


MODELS: dict[str, Any] = {
    "admin/config.yml": yaml.safe_load(dedent(test_decap.MODEL)),
    ".pages.yml": yaml.safe_load(dedent(test_pages_cms.MODEL)),
    "cloudcannon.config.yml": yaml.safe_load(dedent(test_cloudcannon.MODEL)),
    "frontmatter.json": test_front_matter_cms.MODEL,
    ".astro/collections/blog.schema.json": test_astro.NEW,
    "tina/tina-lock.json": test_tina.MODEL,
}


def routes(data: Any, route: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    members: Any = data.items() if isinstance(data, dict) else enumerate(data)
    for step, value in members:
        yield (*route, step)
        if isinstance(value, (dict, list)):
            yield from routes(value, (*route, step))


@pytest.mark.parametrize("odd", [None, [[1]], "\ud800"], ids=ascii)
@pytest.mark.parametrize("path", MODELS)
def test_whatever_stands_anywhere_is_read_or_refused(path: str, odd: Any, tmp_path: Path) -> None:
    for route in routes(MODELS[path]):
        data = copy.deepcopy(MODELS[path])
        inner = data
        for step in route[:-1]:
            inner = inner[step]
        inner[route[-1]] = odd
        with contextlib.suppress(SchemaError):
            model = open_content_model(path, json.dumps(data), str(tmp_path))
            for collection in model.collections if model is not None else ():
                assert model is not None
                model.schema([collection], lambda _name, _relation: None, translated=False)
