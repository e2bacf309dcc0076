"""Settings, content models, vocabularies, reports and what is kept, at four times hostile input.

Each table has a line for each thing that the program knows of its kind, so that a new one without
such input fails.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.hostile_input import Filler, grows, times

from profilelint.config.load import load_config
from profilelint.config.model import Config, Selection
from profilelint.config.vocabulary_source import _FORMS
from profilelint.engine.baseline import Baseline, load_baseline
from profilelint.engine.kept import record
from profilelint.engine.plan import Plan
from profilelint.engine.run import lint_paths
from profilelint.model.finding import Edit, Finding, Fix, Location, Severity, Span
from profilelint.model.result import Outcome, RunResult
from profilelint.model.text import LineIndex
from profilelint.report.render import FORMATS, ReportOptions, render
from profilelint.rules.load import load_registry
from profilelint.schema.models.find import find_content_models
from profilelint.schema.models.index import MODULES
from profilelint.source.data_file import ENDINGS
from profilelint.source.site.sites import _GENERATORS
from profilelint.vocabulary.file import load_vocabulary

REGISTRY = load_registry()

# What a site has beside its pages

SETTINGS: dict[str, tuple[str, Filler]] = {
    "zola": ("zola.toml", times("[languages.l#]\n", 'base_url = "/"\n')),
    "hugo.site": (
        "hugo.toml",
        times("[[cascade]]\nt = 1\n[cascade.target]\npath = '/#/**'\n", 'baseURL = "/"\n'),
    ),
    "astro.site": ("astro.config.mjs", times("{ a: 'b' }, ", "export default { l: [", "] }\n")),
    "docusaurus": ("docusaurus.config.js", times("{ a: 'b' }, ", "export default { l: [", "] }\n")),
    "vitepress": (
        ".vitepress/config.mts",
        times("{ a: 'b' }, ", "export default { l: [", "] }\n"),
    ),
    "vuepress": (
        ".vuepress/config.ts",
        times("'!a#.md', ", "export default { pagePatterns: [", "] }\n"),
    ),
    "svelte": (
        "svelte.config.js",
        times("'.a#', ", "export default { extensions: ['.md', ", "] }\n"),
    ),
    "nuxt": (
        "nuxt.config.ts",
        times("'a#', ", "export default { modules: ['@nuxt/content', ", "] }\n"),
    ),
    "myst": ("myst.yml", times("  - a#.md\n", "site: {}\nproject:\n  exclude:\n")),
    "hugo.unconfigured": ("hugo.toml.in", times('[a#]\nb = "c"\n')),
    "hexo": ("_config.yml", times("a#: b\n", "source_dir: content\n")),
    "gitbook": (
        "book.json",
        times('"a#": 1, ', '{"structure": {"summary": "page.md"}, "root": "content", ', '"z": 1}'),
    ),
    "grav": ("user/config/system.yaml", times("a#: b\n", "pages: {theme: a}\n")),
    "docsify": ("index.html", times("<p>alia s</p>\n", "docsify\n")),
    "mdbook": ("book.toml", times("a# = 1\n", '[book]\nsrc = "content"\n')),
    "pelican": ("pelicanconf.py", times('PATH = "a#"\n')),
    "mdx": ("package.json", times('"a#": "1", ', '{"dependencies": {', '"@next/mdx": "1"}}\n')),
    "mkdocs": ("mkdocs.yml", times("- A: a#.md\n", "site_name: a\nnav:\n")),
    "quarto": (
        "_quarto.yml",
        times("  - a#.qmd\n", "project:\n  type: website\n  render:\n"),
    ),
    "eleventy.site": (
        "eleventy.config.js",
        times("c.addFilter('a#', b);\n", "export default c => {\n"),
    ),
    "jekyll.site": (
        "_config.yml",
        times("- scope: {path: 'a#'}\n  values: {x: 1}\n", "defaults:\n"),
    ),
    "obsidian": (".obsidian/app.json", times('"a#": 1, ', "{", '"z": 1}')),
}


# What else tells of a generator.
BESIDE: dict[str, dict[str, str]] = {
    "docsify": {".nojekyll": ""},
    "grav": {"user/pages/a.md": ""},
    "hexo": {"package.json": '{"dependencies": {"hexo": "^7"}}'},
    "hugo.unconfigured": {"layouts/a.html": ""},
    "mdx": {"content/a.md": "{/* a */}\n", "content/b.md": "{/* b */}\n"},
}


@pytest.mark.parametrize("generator", [each.module for each in _GENERATORS])
def test_settings_of_a_generator(tmp_path: Path, generator: str) -> None:
    name, filler = SETTINGS[generator]
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    page = tmp_path / "content" / "page.md"
    page.parent.mkdir()
    page.write_text("---\ntitle: a\n---\n\n[a](/b/)\n")
    for beside, text in BESIDE.get(generator, {}).items():
        (tmp_path / beside).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / beside).write_text(text)

    def work(size: int) -> Callable[[], object]:
        path.write_text(filler(size))

        def lint() -> None:
            plan = Plan(Config(str(tmp_path)), REGISTRY, "", Selection(("link",)))
            assert lint_paths(["content/page.md"], plan).failures == []
            assert [site.generator for site in plan.sites.known]

        return lint

    grows(work)


MODELS: dict[str, tuple[str, Filler]] = {
    "decap": (
        "admin/config.yml",
        times(
            "- {name: c#, label: a, folder: c#, fields: [{name: t, widget: string}]}\n",
            "backend: {name: git-gateway}\ncollections:\n",
        ),
    ),
    "pages_cms": (
        ".pages.yml",
        times(
            "- {name: c#, type: collection, path: c#, fields: [{name: t, type: string}]}\n",
            "content:\n",
        ),
    ),
    "front_matter_cms": (
        "frontmatter.json",
        times(
            '{"name": "c#", "fields": [{"name": "t", "type": "string"}]}, ',
            '{"frontMatter.content.pageFolders": [{"title": "a", "path": "[[workspace]]/a"}],\n'
            '"frontMatter.taxonomy.contentTypes": [',
            '{"name": "default", "fields": [{"name": "t", "type": "string"}]}]}',
        ),
    ),
    "cloudcannon": (
        "cloudcannon.config.yml",
        times("  c#: {path: c#, schemas: {default: {path: s.md}}}\n", "collections_config:\n"),
    ),
    "tina": (
        "tina/tina-lock.json",
        times(
            '{"name": "c#", "path": "c#", "fields": [{"name": "t", "type": "string"}]}, ',
            '{"schema": {"collections": [',
            '{"name": "z", "path": "z"}]}}',
        ),
    ),
    "astro": (
        ".astro/collections/a.schema.json",
        times(
            '"k#": {"type": "string"}, ',
            '{"$ref": "#/definitions/a", "definitions": {"a": {"type": "object", "properties": {',
            '"z": {}}}}, "$schema": "http://json-schema.org/draft-07/schema#"}',
        ),
    ),
}


@pytest.mark.parametrize("name", MODULES)
def test_a_content_model(name: str) -> None:
    path, filler = MODELS[name]

    def work(size: int) -> Callable[[], object]:
        text = filler(size)

        def find() -> None:
            pages = ["a/p.md", "c1/p.md", "s.md", "src/content/a/p.md"]
            assert find_content_models([path, *pages], lambda _: text) != []

        return find

    grows(work)


VOCABULARIES: dict[tuple[str, ...], str] = {
    ("file",): '"terms.yml"',
    ("file", "path"): '{ file = "data.yml", path = "l" }',
    ("file", "keys"): '{ file = "keys.yml", keys = true }',
    ("collection", "field"): '{ collection = "pages/*.md", field = "t" }',
    ("collection", "names"): '{ collection = "pages/*.md", names = true }',
    ("collection", "permalinks"): '{ collection = "pages/*.md", permalinks = true }',
    ("bundled",): "{ bundled = true }",
}


@pytest.mark.parametrize("form", [form.required for form in _FORMS])
def test_a_vocabulary(tmp_path: Path, form: tuple[str, ...]) -> None:
    name = "countries" if form == ("bundled",) else "v"
    (tmp_path / "profilelint.toml").write_text(
        '[[collections]]\nname = "a"\ninclude = ["*.md"]\nschema = "s.json"\n'
        f"[vocabularies]\n{name} = {VOCABULARIES[form]}\n"
    )
    schema = {"properties": {"t": {"x-vocabulary": name}}}
    (tmp_path / "s.json").write_text(json.dumps(schema))
    (tmp_path / "page.md").write_text("---\ntitle: a\nt: b\n---\n")
    pages = tmp_path / "pages"
    pages.mkdir()

    def work(size: int) -> Callable[[], object]:
        (tmp_path / "terms.yml").write_text(times("- a#\n")(size))
        (tmp_path / "data.yml").write_text(times("- a#\n", "l:\n")(size))
        (tmp_path / "keys.yml").write_text(times("a#: 1\n")(size))
        for number in range(size // 200):
            (pages / f"{number}.md").write_text(f"---\nt: a{number}\npermalink: /{number}/\n---\n")

        def lint() -> None:
            config = load_config(str(tmp_path / "profilelint.toml"), REGISTRY)
            plan = Plan(config, REGISTRY, "", Selection(("term", "schema")))
            result = lint_paths(["page.md"], plan)
            assert result.failures == []
            assert [each.rule for each in result.findings] == ["term-unknown"]

        return lint

    grows(work)


LISTS: dict[str, Filler] = {
    ".yaml": times("- {label: a#, note: b}\n"),
    ".json": times('{"label": "a#"}, ', "[", '"z"]'),
    ".toml": times('[[terms]]\nlabel = "a#"\n'),
    ".csv": times('"a#",b\n', "title,note\n"),
    ".txt": times("a#\n"),
}


@pytest.mark.parametrize("ending", [*ENDINGS, ".txt"])
def test_a_list_of_terms(tmp_path: Path, ending: str) -> None:
    filler = LISTS[".yaml" if ending == ".yml" else ending]

    def work(size: int) -> Callable[[], object]:
        (tmp_path / f"v{ending}").write_text(filler(size))

        def load() -> None:
            assert len(load_vocabulary("v", f"v{ending}", str(tmp_path)).terms) > size // 50

        return load

    grows(work)


# What leaves a run, and what is kept of it


def findings(shape: str, number: int) -> list[Finding]:
    text = "a  b " * (number if shape == "one long line" else 1) + "\n"
    lines = text * (number if shape == "one long place" else 1)
    span = Span(1, len(lines) - 2 if shape != "findings" else 3)
    region = LineIndex(lines).region(span)
    edits = tuple(Edit(Span(each, each + 1), "b") for each in range(number // 10))
    fixes = (Fix("Write b", edits if shape == "one fix" else edits[:1]),)
    words = "\u202e##[error]::a" * (number // 40 if shape == "words" else 1)
    one = Finding(
        "text-double-space", "double", words,
        {}, Severity.HINT, Location("a.md", span), region, (), fixes,
    )  # fmt: skip
    count = number // 40 if shape in ("findings", "pages") else 1
    return [
        one._replace(where=one.where._replace(path=f"{each if shape == 'pages' else 1}.md"))
        for each in range(count)
    ]


SHAPES = ("findings", "pages", "one long line", "one long place", "one fix", "words")


@pytest.mark.parametrize("name", FORMATS)
def test_a_report(name: str) -> None:
    for shape in SHAPES:

        def work(size: int, shape: str = shape) -> Callable[[], object]:
            found = findings(shape, size)
            result = RunResult(found, len(found), {}, [], {}, Severity.WARNING)
            return lambda: render(name, result, ReportOptions())

        grows(work)


@pytest.mark.parametrize("shape", SHAPES)
def test_what_is_kept_of_a_page(shape: str) -> None:
    def work(size: int) -> Callable[[], object]:
        outcome = Outcome(findings(shape, size))

        def keep() -> None:
            assert record.read(record.write(outcome)).findings == outcome.findings

        return keep

    grows(work)


@pytest.mark.parametrize("shape", SHAPES)
def test_a_baseline(tmp_path: Path, shape: str) -> None:
    def work(size: int) -> Callable[[], object]:
        found = findings(shape, size)
        (tmp_path / "b.json").write_text(Baseline.of(found).render())

        def apply() -> None:
            loaded = load_baseline(str(tmp_path), "b.json")
            assert loaded is not None
            loaded.apply(found)

        return apply

    grows(work)
