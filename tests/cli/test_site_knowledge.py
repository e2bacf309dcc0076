"""What the site itself says of its pages: its templates, its data files and its generator."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import Run

Found = list[tuple[str, int, str, str]]


def write(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


# Results are kept only where there are many pages.
MANY = {
    f"{number}.md": f"---\ntitle: {number}\nsummary: Few.\nstatus: new\n---\n\nText.\n"
    for number in range(40)
}


def found(profilelint: Run, root: Path, *arguments: str) -> Found:
    """Return path, line, rule and severity of each finding."""
    cache = str(root.parent / "cache")
    done = profilelint("check", "--report", "json", "--cache-dir", cache, *arguments, ".", cwd=root)
    assert done.stderr == ""
    findings = json.loads(done.stdout)["findings"]
    return [(each["path"], each["line"], each["rule"], each["severity"]) for each in findings]


SUMMARY = "---\ntitle: A\nsummary: Seeds for **all**\n---\n\nText.\n"
MARKS = ("--select", "text-markdown-in-field")


@pytest.mark.parametrize(
    ("settings", "is_safe"),
    [
        ({"_config.yml": ""}, True),
        ({"_config.yml": "theme: minima\n"}, False),
        ({"_config.yml": "remote_theme: a/b\n"}, False),
        ({"hugo.yaml": "title: A\n"}, True),
        ({"hugo.yaml": "theme: pier\n"}, False),
        ({"hugo.yaml": "theme: pier\n", "themes/pier/layouts/a.html": "<p></p>"}, True),
        ({"hugo.yaml": "module: {imports: [{path: example.org/pier}]}\n"}, False),
    ],
)
def test_marks_stay_where_a_theme_may_render_them(
    profilelint: Run, tmp_path: Path, settings: dict[str, str], is_safe: bool
) -> None:
    page = "_works/a.md" if "_config.yml" in settings else "content/works/a.md"
    layouts = {
        "_layouts/work.html": "<p>{{ page.summary | escape }}</p>",
        "layouts/single.html": "<p>{{ .Params.summary }}</p>",
    }
    write(tmp_path, {page: SUMMARY, **layouts, **settings})
    profilelint("check", "--fix", *MARKS, ".", cwd=tmp_path)
    assert ("**" not in (tmp_path / page).read_text("utf-8")) is is_safe


def test_a_field_that_a_layout_renders(profilelint: Run, tmp_path: Path) -> None:
    write(tmp_path, {"_config.yml": "", "_works/a.md": SUMMARY, **MANY})
    fault = [("_works/a.md", 3, "text-markdown-in-field", "warning")]
    assert found(profilelint, tmp_path, *MARKS) == fault
    # What templates do is seen at once, although the page did not change.
    for layout, expected in (
        ("<p>{{ page.summary | markdownify }}</p>", []),
        ("<p>{{ page.summary | escape }}</p>", fault),
        ("{% for p in site.works %}{{ p.summary | markdownify }}{% endfor %}", []),
    ):
        write(tmp_path, {"_layouts/work.html": layout})
        assert found(profilelint, tmp_path, *MARKS) == expected


def test_marks_are_removed_where_templates_print_the_field(
    profilelint: Run, tmp_path: Path
) -> None:
    write(tmp_path, {"_config.yml": "", "_works/a.md": SUMMARY})
    page = tmp_path / "_works/a.md"
    profilelint("check", "--fix", ".", *MARKS, cwd=tmp_path)
    assert page.read_text("utf-8") == SUMMARY
    write(tmp_path, {"_layouts/work.html": "<p>{{ page.summary | escape }}</p>"})
    profilelint("check", "--fix", ".", *MARKS, cwd=tmp_path)
    assert page.read_text("utf-8") == SUMMARY.replace("**", "")


CONFIGURATION = """\
[[collections]]
name = "posts"
include = ["**/*.md"]
schema = "post.schema.json"
"""


def schema(*required: str, **properties: object) -> str:
    return json.dumps({"required": required, "properties": properties})


def test_data_files_of_eleventy(profilelint: Run, tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "profilelint.toml": CONFIGURATION,
            "post.schema.json": schema("title", "summary"),
            "eleventy.config.js": "export const config = {dir: {input: 'content'}};",
            "content/posts/a.md": "---\ntitle: A\n---\n\nText.\n",
            **{f"content/{name}": text for name, text in MANY.items()},
        },
    )
    fault = [("content/posts/a.md", 3, "schema-required", "error")]
    assert found(profilelint, tmp_path, "--select", "schema") == fault
    for name, text in (
        ("content/posts/posts.json", '{"summary": "B"}'),
        ("content/posts/posts.11tydata.js", "export default {};"),
        ("content/posts/a.11tydata.json", '{"eleventyComputed": {"summary": "{{ title }}"}}'),
        ("content/_data/summary.js", ""),
        ("content/content.json", '{"layout": "post.njk"}'),
    ):
        write(tmp_path, {name: text, "content/_includes/post.njk": "---\nsummary: B\n---\n"})
        assert found(profilelint, tmp_path, "--select", "schema") == [], name
        (tmp_path / name).unlink()
        assert found(profilelint, tmp_path, "--select", "schema") == fault, name


def test_metadata_of_folders(profilelint: Run, tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "profilelint.toml": CONFIGURATION,
            "post.schema.json": schema("title", "status", date={"format": "date"}),
            "guide/mkdocs.yml": "plugins:\n- meta\n",
            "guide/docs/a.md": "---\ntitle: A\n---\n\nText.\n",
            "guide/docs/.meta.yml": "status: new\n",
            "book/_quarto.yml": "project:\n  type: website\nstatus: new\n",
            "book/b.md": "---\ntitle: B\ndate: last-modified\n---\n\nText.\n",
            "book/c.md": "---\ntitle: C\ndate: sometimes\n---\n\nText.\n",
            "other/d.md": "---\ntitle: D\ndate: today\n---\n\nText.\n",
            **{f"other/{name}": text for name, text in MANY.items()},
        },
    )
    assert found(profilelint, tmp_path, "--select", "schema") == [
        ("book/c.md", 3, "schema-format", "error"),
        ("other/d.md", 3, "schema-format", "error"),
        ("other/d.md", 4, "schema-required", "error"),
    ]
    (tmp_path / "guide/docs/.meta.yml").unlink()
    first = found(profilelint, tmp_path, "--select", "schema")
    assert first[1] == ("guide/docs/a.md", 3, "schema-required", "error")


FROM_HEADINGS = ("book", "guide", "manual", "site")


def test_titles_that_generators_take_from_headings(profilelint: Run, tmp_path: Path) -> None:
    pages = {
        "a.md": "---\nstatus: new\n---\n\n# A\n\nText.\n",
        "b.md": "---\nstatus: new\n---\n\n## B\n\nText.\n",
        "c.md": "---\ntitle: C\n---\n\n# C\n\nText.\n",
    }
    settings = {"profilelint.toml": CONFIGURATION, "post.schema.json": schema("title", "status")}
    write(tmp_path, settings)
    for site, name, folder, text in (
        ("book", "_quarto.yml", "pages", ""),
        ("guide", "mkdocs.yml", "docs", ""),
        ("manual", ".vitepress/config.js", "pages", "export default {};"),
        ("site", "docusaurus.config.js", "docs", "export default {};"),
        ("works", "hugo.toml", "content", ""),
    ):
        of_pages = {f"{folder}/{page}": words for page, words in pages.items()}
        write(tmp_path / site, {name: text, **of_pages})
    done = found(profilelint, tmp_path, "--select", "schema-required")
    faults = [(path.partition("/")[0], path[-4:], line) for path, line, _, _ in done]
    known = [(site, name, 3) for site in FROM_HEADINGS for name in ("b.md", "c.md")]
    assert faults == [*known, *(("works", name, 3) for name in pages)]


TITLED = {"profilelint.toml": CONFIGURATION, "post.schema.json": schema("title")}


@pytest.mark.parametrize(
    ("settings", "without"),
    [
        ("", ["_news/b.md", "a.md"]),
        ("plugins: [jekyll-titles-from-headings]\n", ["_news/b.md"]),
        (
            "plugins: [jekyll-titles-from-headings]\ntitles_from_headings:\n  collections: true\n",
            [],
        ),
        (
            "plugins: [jekyll-titles-from-headings]\ntitles_from_headings:\n  enabled: false\n",
            ["_news/b.md", "a.md"],
        ),
    ],
)
def test_titles_that_a_plugin_of_jekyll_takes_from_headings(
    profilelint: Run, tmp_path: Path, settings: str, without: list[str]
) -> None:
    page = "---\nauthor: a\n---\n\n# Wells\n"
    write(tmp_path, {**TITLED, "_config.yml": settings, "a.md": page, "_news/b.md": page})
    done = found(profilelint, tmp_path, "--select", "schema-required")
    assert sorted(path for path, _, _, _ in done) == without


@pytest.mark.parametrize(
    ("settings", "path"), [("hugo.toml", "content/b.md"), ("_config.yml", "content/a.md")]
)
def test_a_title_in_capitals_and_a_page_that_leads_elsewhere(
    profilelint: Run, tmp_path: Path, settings: str, path: str
) -> None:
    pages = {
        "content/a.md": "---\nTitle: Wells\n---\n",
        "content/b.md": "---\nredirect_to: https://a.example/\n---\n",
    }
    write(tmp_path, {**TITLED, settings: "", **pages})
    done = found(profilelint, tmp_path, "--select", "schema-required")
    assert [(each[0], each[2]) for each in done] == [(path, "schema-required")]


def test_links_of_generators(profilelint: Run, tmp_path: Path) -> None:
    links = "[A](b.md) [B](missing.md) [C](sub/missing.png) [D](/b) [E](/missing) [F](./b.html)\n"
    page = f"---\ntitle: A\n---\n\n{links}"
    for name, folder, severities in (
        ("mkdocs.yml", "docs", ["warning", "warning"]),
        ("_quarto.yml", ".", ["warning", "warning"]),
        ("docusaurus.config.js", "docs", ["error", "error"]),
        ("docs/.vitepress/config.js", "docs", ["error", "error", "error"]),
        ("astro.config.mjs", "src/content/docs", ["error", "error"]),
        ("eleventy.config.js", ".", ["error", "error"]),
    ):
        root = tmp_path / name.replace("/", "-")
        pages = {"a.md": page, "b.md": "---\ntitle: B\n---\n", "sub/c.md": "---\ntitle: C\n---\n"}
        write(root, {name: "", **{f"{folder}/{path}": text for path, text in pages.items()}})
        findings = found(profilelint, root, "--select", "link-target")
        assert [each[3] for each in findings] == severities, name


@pytest.mark.parametrize(
    ("name", "settings"),
    [("svelte.config.js", "export default { extensions: ['.md'] };"), (".vuepress/config.js", "")],
)
def test_components(profilelint: Run, tmp_path: Path, name: str, settings: str) -> None:
    page = """\
<script>
  import Video from "./video";
</script>

<Video src="a.mp4">

<img src="b.png" alt="A well" onerror="go()">

<IMG src="c.png" alt="A pier">
"""
    write(tmp_path, {name: settings, "a.md": page})
    severity = "error" if name.startswith("svelte") else "warning"
    assert found(profilelint, tmp_path) == [
        ("a.md", 7, "link-target", severity),
        ("a.md", 7, "embed-event-handler", "error"),
        ("a.md", 9, "link-target", severity),
    ]


def test_labels_that_a_site_defines_for_all_pages(profilelint: Run, tmp_path: Path) -> None:
    page = "# A\n\nThe [pier][Long  Pier] and the [dam][lost].\n"
    settings = "markdown_extensions:\n- pymdownx.snippets:\n    auto_append: [parts/links.md]\n"
    files = {"mkdocs.yml": settings, "parts/links.md": "[long pier]: /b\n", "docs/a.md": page}
    pages = {f"docs/{path}": text for path, text in MANY.items()}
    write(tmp_path, files | pages)
    lost = ("docs/a.md", 3, "link-reference", "warning")
    options = ("--select", "link-reference")
    assert found(profilelint, tmp_path, *options) == [lost]
    (tmp_path / "parts/links.md").unlink()
    assert found(profilelint, tmp_path, *options) == [lost, lost]


def test_places_of_content_tabs(profilelint: Run, tmp_path: Path) -> None:
    links = "[A](#pier) [B](#the-docks--pier) [C](#__tabbed_1_2) [D](#dam)\n"
    page = (
        f'# A\n\n## The docks\n\n=== "Pier"\n\n    Wood.\n\n=== "... pier"\n\n    Stone.\n\n{links}'
    )
    write(
        tmp_path, {"mkdocs.yml": "", "docs/a.md": page, "docs/b.md": "[A](a.md#the-docks-pier)\n"}
    )
    options = ("--select", "link-anchor")
    assert found(profilelint, tmp_path, *options) == [("docs/a.md", 13, "link-anchor", "warning")]
    (tmp_path / "mkdocs.yml").rename(tmp_path / "_config.yml")
    assert len(found(profilelint, tmp_path, *options)) > 1


def test_tags_of_vue_add_no_places(profilelint: Run, tmp_path: Path) -> None:
    page = "# A\n\nIt is {{ pier }} and [lost](#dam).\n"
    write(tmp_path, {"docs/.vitepress/config.js": "", "docs/a.md": page})
    write(tmp_path, {"docs/b.md": "[A](a.md#dam)\n"})
    options = ("--select", "link-anchor")
    assert found(profilelint, tmp_path, *options) == [
        ("docs/a.md", 3, "link-anchor", "warning"),
        ("docs/b.md", 1, "link-anchor", "warning"),
    ]
    (tmp_path / "docs/.vitepress").rename(tmp_path / "docs/_data")
    assert found(profilelint, tmp_path, *options) == []


def test_a_block_of_mkdocstrings_may_add_places(profilelint: Run, tmp_path: Path) -> None:
    links = "[A](#dam)\n"
    page = f"# A\n\n::: harbour.pier\n    options:\n      depth: 2\n\n{links}"
    fenced = f"# A\n\n`::: pier`, and not a block: ::: pier\n\n{links}"
    write(tmp_path, {"mkdocs.yml": "", "docs/a.md": page, "docs/b.md": fenced})
    found_there = found(profilelint, tmp_path, "--select", "link-anchor")
    assert found_there == [("docs/b.md", 5, "link-anchor", "warning")]


@pytest.mark.parametrize(
    ("settings", "page", "field", "fixed"),
    [
        ("README.txt", "a.md", "date", True),
        ("_config.yml", "a.md", "date", True),
        ("_config.yml", "a.md", "launch", False),
        ("hugo.toml", "content/a.md", "lastMod", True),
        ("hugo.toml", "content/a.md", "launch", False),
        ("astro.config.mjs", "src/content/posts/a.md", "date", False),
        ("docusaurus.config.js", "docs/a.md", "date", False),
        ("mkdocs.yml", "docs/a.md", "date", False),
    ],
)
def test_a_date_is_rewritten_where_the_site_reads_the_same(
    profilelint: Run, tmp_path: Path, settings: str, page: str, field: str, fixed: bool
) -> None:
    options = f'[rules.date-format]\nfields = ["{field}"]\n'
    write(tmp_path, {settings: "", page: f"---\n{field}: May 21, 2022\n---\n"})
    write(tmp_path, {"profilelint.toml": options})
    for option, is_written in (("--fix", fixed), ("--unsafe-fixes", True)):
        profilelint("check", "--fix", option, "--select", "date-format", cwd=tmp_path)
        date = "2022-05-21" if is_written else "May 21, 2022"
        assert (tmp_path / page).read_text() == f"---\n{field}: {date}\n---\n"


def test_pages_that_code_moves_are_seen_at_once(profilelint: Run, tmp_path: Path) -> None:
    links = "---\ntitle: A\n---\n\n[A](/docs/b/)\n\n[B](/docs/none/)\n"
    pages = {f"web/docs/{path}": text for path, text in MANY.items()}
    settings = 'export default () => ({ dir: { input: "web" } });\n'
    write(tmp_path, {"eleventy.config.js": settings, "web/docs/a.md": links, **pages})
    write(tmp_path, {"web/docs/b.njk": "---\ntitle: B\n---\n"})
    options = ("--select", "link-target")
    lost = [("web/docs/a.md", 7, "link-target", "error")]
    assert found(profilelint, tmp_path, *options) == lost
    write(tmp_path, {"web/docs/c.md": "---\neleventyComputed:\n  permalink: /docs/none/\n---\n"})
    assert found(profilelint, tmp_path, *options) == []


def test_pages_of_collections_whose_route_is_read(profilelint: Run, tmp_path: Path) -> None:
    links = "---\ntitle: A\n---\n\n[A](/log/b/)\n\n[B](/log/none/)\n"
    route = (
        "export const getStaticPaths = async () => (await getCollection('log'))"
        ".map((a) => ({ params: { slug: a.id } }));\n"
    )
    files = {"astro.config.mjs": "export default {};\n", "src/pages/log/[slug].astro": route}
    write(tmp_path, {**files, "src/content/log/a.md": links, "src/content/log/b.md": links})
    options = ("--select", "link-target")
    assert found(profilelint, tmp_path, *options) == [
        (f"src/content/log/{name}.md", 7, "link-target", "error") for name in "ab"
    ]
    write(tmp_path, {"src/pages/log/[slug].astro": route.replace("a.id", "name(a)")})
    assert found(profilelint, tmp_path, *options) == []


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ('+++\ntitle = "A"\n+++\n', ["file-front-matter"]),
        ("+++\ntitle = A\n+++\n", ["file-front-matter"]),
        ("+++\ntitle: A\n+++\n", ["file-front-matter"]),
        ('{\n"title": "A",\n}\n', ["file-front-matter"]),
        ("---\rtitle: A\r---\r", ["file-front-matter"]),
        ("---\ntitle: A\n---\n---\nkind: b\n---\n", ["file-front-matter"]),
        ("---\ntitle: A\npublished: flase\n---\n", ["schema-type"]),
        ("---\ntitle: A\nlayotu: b\n---\n", ["schema-unknown-key"]),
        ("---\ntitle: A\ntags: b, c\n---\n", []),
    ],
)
def test_front_matter_that_jekyll_reads_otherwise(
    profilelint: Run, tmp_path: Path, page: str, expected: list[str]
) -> None:
    """Each page has one fault, which is told once."""
    write(tmp_path, {"_config.yml": "title: Blue Coast\n"})
    (tmp_path / "a.md").write_bytes(f"{page}\nText.\n".encode())
    assert [rule for _, _, rule, _ in found(profilelint, tmp_path)] == expected


def test_front_matter_that_hugo_reads_otherwise(profilelint: Run, tmp_path: Path) -> None:
    """It takes the first sign for a fence, and what follows three dashes for the body."""
    pages = {
        "braces": "{{< deck >}}\n",
        "comment": "--- # A\ntitle: A\n---\n",
        "dots": "---\ntitle: A\n...\n",
        "list": "- One\n- Two\n",
        "stars": "* One\n* Two\n",
        "text": "---\ntitle: A\n---Text\n",
    }
    root = {"hugo.toml": "", "README.md": "- One\n"}
    write(tmp_path, {**root, **{f"content/{name}.md": text for name, text in pages.items()}})
    rule = "file-front-matter"
    assert found(profilelint, tmp_path, "--select", rule) == [
        ("content/braces.md", 1, rule, "error"),
        ("content/dots.md", 3, rule, "error"),
        ("content/list.md", 1, rule, "error"),
        ("content/text.md", 3, rule, "warning"),
    ]
    between = "---\ntitle: A\n...\nweight: 1\n---\n"
    write(tmp_path, {"content/between.md": between})
    profilelint("--fix", "--select", rule)
    assert (tmp_path / "content/dots.md").read_text("utf-8") == "---\ntitle: A\n---\n"
    assert (tmp_path / "content/between.md").read_text("utf-8") == between


def test_keys_beside_those_of_the_schema(profilelint: Run, tmp_path: Path) -> None:
    """Hugo takes keys in capitals for the others; a slip of the fingers is none to any site."""
    schema = {"properties": {"status": {"type": "string"}}, "x-open": True}
    page = "---\ntitle: A\nstatus: new\n{}: old\n---\n\nText.\n"
    write(
        tmp_path,
        {
            ".profilelint.toml": CONFIGURATION,
            "post.schema.json": json.dumps(schema),
            "hugo.toml": 'title = "Blue Coast"\n',
            "content/a.md": page.format("Status"),
            "content/b.md": page.format("stauts"),
        },
    )
    unknown = ("--select", "schema-unknown-key")
    told = ("content/b.md", 4, "schema-unknown-key", "warning")
    assert found(profilelint, tmp_path, *unknown) == [told]


def test_empty_lines_above_front_matter(profilelint: Run, tmp_path: Path) -> None:
    page = "\n\n---\ntitle: A\n---\n\nText.\n"
    for settings, folder, expected in (
        ("astro.config.mjs", "src/content/docs", []),
        (".vitepress/config.js", "guide", ["file-front-matter"]),
    ):
        root = tmp_path / folder.partition("/")[0]
        write(root, {settings: "export default {};", f"{folder}/a.md": page})
        assert [each[2] for each in found(profilelint, root)] == expected


def test_fields_need_a_fence_where_pages_are_made(profilelint: Run, tmp_path: Path) -> None:
    fields = "title: A\nlayout: page\n\nText.\n"
    config = '[[collections]]\nname = "a"\ninclude = ["**/*.md"]\nschema = "none"\n'
    pages = dict.fromkeys(("_posts/2026-01-31-a.md", "_includes/a.md", "b.md"), fields)
    write(tmp_path, {"profilelint.toml": config, "_config.yml": "", **pages})
    assert found(profilelint, tmp_path) == [
        ("_posts/2026-01-31-a.md", 1, "file-front-matter", "error"),
        ("b.md", 1, "file-front-matter", "warning"),
    ]


@pytest.mark.parametrize(
    ("schema", "settings", "path", "severity"),
    [
        ("{}", "", "a.md", "error"),
        ('{"x-implied": true}', "", "a.md", "warning"),
        ('{"x-implied": true}', "hugo.toml", "content/a.md", "warning"),
        ('{"x-implied": true}', "_config.yml", "_posts/2026-01-31-a.md", "error"),
        ("", "", "a.md", "warning"),
        ("", "_config.yml", "_posts/2026-01-31-a.md", "error"),
    ],
)
def test_only_who_asks_for_front_matter_makes_it_an_error(
    profilelint: Run, tmp_path: Path, schema: str, settings: str, path: str, severity: str
) -> None:
    named = "page.schema.json" if schema else "none"
    config = f'[[collections]]\nname = "a"\ninclude = ["**/*.md"]\nschema = "{named}"\n'
    write(tmp_path, {"profilelint.toml": config, "page.schema.json": schema, path: "Text.\n"})
    if settings:
        write(tmp_path, {settings: ""})
    assert found(profilelint, tmp_path) == [(path, 1, "file-front-matter", severity)]


@pytest.mark.parametrize(
    ("schema", "findings"),
    [
        ("page.schema.json", [("a.md", 1, "file-front-matter", "error")]),
        (
            "none",
            [
                ("a.md", 1, "file-front-matter", "warning"),
                ("a.md", 3, "link-scheme-spelling", "error"),
                ("a.md", 5, "embed-script", "error"),
            ],
        ),
    ],
)
def test_no_error_is_hidden_behind_a_warning_that_front_matter_is_missing(
    profilelint: Run, tmp_path: Path, schema: str, findings: list[tuple[str, int, str, str]]
) -> None:
    page = "A  pier.\n\n[a](https//example.org/)\n\n<script>a()</script>\n"
    config = f'[[collections]]\nname = "a"\ninclude = ["*.md"]\nschema = "{schema}"\n'
    write(tmp_path, {"profilelint.toml": config, "page.schema.json": "{}", "a.md": page})
    assert found(profilelint, tmp_path) == findings
    # What is read as the body may hold the fields.
    profilelint("check", "--fix", "--unsafe-fixes", "a.md")
    assert (tmp_path / "a.md").read_text() == page
