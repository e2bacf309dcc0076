"""What is known of an MkDocs site."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.site_links import presences

from profilelint.source.files.tree import TextTree
from profilelint.source.site.site import Site
from profilelint.source.site.sites import Sites


def site(settings: str, **files: str) -> Site:
    return Sites(TextTree({"web/mkdocs.yml": settings, **files})).of("web/a.md")


def test_files_that_the_plugin_exclude_names() -> None:
    for plugins in (
        "[search, exclude: {glob: ['parts/*', draft-*.md]}]",
        "{search: {}, exclude: {glob: ['parts/*', draft-*.md]}}",
    ):
        found = site(f"plugins: {plugins}\n")
        for path, kind in (
            ("web/docs/parts/a.md", "files that MkDocs leaves out"),
            ("web/docs/parts/b/c.md", "files that MkDocs leaves out"),
            ("web/docs/draft-d.md", "files that MkDocs leaves out"),
            ("web/docs/e/draft-f.md", ""),
            ("web/docs/g/parts/h.md", ""),
            ("web/docs/i.md", ""),
        ):
            assert (path, found.left_out(path)) == (path, kind)
    assert site("plugins: [exclude: {glob: parts/*}]").left_out("web/docs/parts/a.md")
    for options in ("{glob: {a: 1}}", "{glob: [1, '[', 2020-01-01]}", "[a]", "'*'"):
        assert not site(f"plugins: [exclude: {options}]").left_out("web/docs/parts/a.md")


def test_a_readme_is_the_page_of_its_folder() -> None:
    found = site(
        "", **{"web/docs/a/README.md": "", "web/docs/b/README.md": "", "web/docs/b/index.md": ""}
    )
    assert found.readmes_are_pages
    assert found.left_out("web/docs/a/README.md") == ""
    assert found.left_out("web/docs/b/README.md") == "files that MkDocs leaves out"


def test_files_that_are_no_pages() -> None:
    settings = (
        "docs_dir: pages\nexclude_docs: |\n  drafts/\n  *.tmp.md\n  !.well-known\nnav: [a.md]\n"
    )
    found = site(settings)
    for path, kind in (
        ("web/pages/a.md", ""),
        ("web/pages/in-no-nav.md", ""),
        ("web/pages/.well-known/b.md", ""),
        ("web/pages/.hidden/c.md", "files that MkDocs leaves out"),
        ("web/pages/templates/d.md", "files that MkDocs leaves out"),
        ("web/pages/e/templates/f.md", ""),
        ("web/pages/e/drafts/g.md", "files that MkDocs leaves out"),
        ("web/pages/h.tmp.md", "files that MkDocs leaves out"),
        ("web/docs/i.md", "files outside the content of MkDocs"),
        ("web/README.md", "files outside the content of MkDocs"),
        ("web/pages/node_modules/j.md", "files of other packages"),
    ):
        assert found.left_out(path) == kind, path
    assert site("").left_out("web/docs/a.md") == ""
    assert site("docs_dir: ../..").left_out("web/docs/a.md") == ""


def test_settings_that_are_inherited() -> None:
    found = site(
        "INHERIT: ../base.yml\nplugins: [search]\n",
        **{
            "base.yml": "INHERIT: more.yml\nsite_url: https://a.org/b/\ntheme: {name: material}\n",
            "more.yml": "docs_dir: pages\nINHERIT: base.yml\n",
        },
    )
    assert found.inputs == ["web/mkdocs.yml", "base.yml", "more.yml"]
    assert found.base_path == "/b"
    assert found.left_out("web/pages/a.md") == ""
    assert site("INHERIT: ../../etc/passwd").inputs == ["web/mkdocs.yml"]


def test_tags_of_python_and_of_the_environment_do_no_harm() -> None:
    found = site(
        "site_url: !ENV [URL, 'https://a.org/b/']\ndocs_dir: pages\n"
        "markdown_extensions:\n- pymdownx.emoji:\n    emoji_index: !!python/name:a.b.c\n"
    )
    assert found.left_out("web/pages/a.md") == ""


def test_metadata_of_folders() -> None:
    files = {
        "web/docs/.meta.yml": "status: new\ntags: [a]\n",
        "web/docs/news/.meta.yml": "comments: true\nstatus: old\n",
        "web/.meta.yml": "no: no\n",
    }
    for plugins in ("[meta]", "[material/meta]", "{meta: {enabled: true}}", "[{meta: {}}]"):
        found = site(f"plugins: {plugins}", **files)
        expected = {"status": "old", "tags": ["a"], "comments": True}
        assert found.defaults("web/docs/news/a.md") == expected
        assert found.defaults("web/docs/a.md") == {"status": "new", "tags": ["a"]}
        assert found.inputs_for(["web/docs/news", "web"]) == [
            "web/mkdocs.yml",
            "web/docs/.meta.yml",
            "web/docs/news/.meta.yml",
        ]
    for plugins in ("", "[search]", "meta"):
        found = site(f"plugins: {plugins}", **files)
        if plugins != "meta":
            assert found.defaults("web/docs/a.md") == {}
            assert found.inputs_for(["web/docs"]) == ["web/mkdocs.yml"]
    named = site("plugins: [meta: {meta_file: _all.yml}]", **{"web/docs/_all.yml": "a: 1"})
    assert named.defaults("web/docs/b.md") == {"a": 1}


def test_templates_of_the_theme() -> None:
    found = site(
        "theme: {name: material, custom_dir: overrides}",
        **{"web/overrides/main.html": "<p>{{ page.meta.lead }}{{ page.meta.note | markdown }}"},
    )
    assert found.shows(["lead"]) == (True, False, True)
    assert found.shows(["note"]).as_markdown
    assert found.shows(["title"]) == (False, False, False)


def test_labels_of_files_that_are_put_at_the_end_of_each_page() -> None:
    settings = (
        "markdown_extensions:\n- toc\n- pymdownx.snippets:\n    auto_append: [links.md, no.md]\n"
    )
    files = {
        "web/links.md": "  [Pier]: /a\n[the dam]:\n  /dam\n\\[no]: /b\nSee [it]: here.\n",
        "web/parts/links.md": "[part]: /c\n",
        "links.md": "[outside]: /d\n",
    }
    found = site(settings, **files)
    assert found.link_labels == {"Pier", "the dam"}
    assert found.inputs == ["web/mkdocs.yml", "web/links.md"]
    below = site(f"{settings}    base_path: [none, parts]\n", **files)
    assert below.link_labels == {"part"}
    assert below.inputs == ["web/mkdocs.yml", "web/parts/links.md"]
    for wrong in ("", "  a: b", "[3]", "[{pymdownx.snippets: {auto_append: ../../links.md}}]"):
        assert site(f"markdown_extensions: {wrong}\n", **files).link_labels == frozenset()
    outside = site(f"{settings}    base_path: [.., ../.., 3]\n", **files)
    assert outside.link_labels == {"outside"}


PYMDOWN = "slugify: !!python/object/apply:pymdownx.slugs.slugify"


@pytest.mark.parametrize(
    ("options", "anchors"),
    [
        ("permalink: true", []),
        (f"{PYMDOWN} {{kwds: {{case: lower}}}}", ["one--d\xe4m"]),
        (f"{PYMDOWN} {{kwds: {{case: none, percent_encode: true}}}}", ["One--D\xe4m"]),
        (f"{PYMDOWN} {{kwds: {{}}}}", ["One--D\xe4m"]),
        ("slugify: !!python/name:pymdownx.slugs.uslugify_cased ''", ["One--D\xe4m"]),
        (
            f"{PYMDOWN} {{kwds: {{case: lower}}}}, separator: _",
            ["one__d\xe4m", "one_dam", "one_d\xe4m"],
        ),
        ("separator: _", ["one__d\xe4m", "one_dam", "one_d\xe4m"]),
        ("separator: [_], slugify: [a]", ["One--D\xe4m"]),
        ("separator: '['", []),
        (f"{PYMDOWN} [a, {{b: c}}]", ["One--D\xe4m"]),
        (f"{PYMDOWN} {{kwds: {{case: [a]}}}}", ["One--D\xe4m"]),
    ],
)
def test_ways_in_which_anchors_are_made(options: str, anchors: list[str]) -> None:
    for settings in (
        f"markdown_extensions:\n- admonition\n- toc: {{{options}}}\n",
        f"markdown_extensions:\n  toc: {{{options}}}\n",
    ):
        ways = site(settings).anchor_ways
        # The second half of the ways are the same without icons.
        for heading, first, last in (
            ("One & D\xe4m", 0, len(ways)),
            (":map:One & D\xe4m", len(ways) // 2, len(ways)),
        ):
            made = [anchor for way in ways[first:last] for anchor in way([heading])]
            assert made == anchors * (2 if first == 0 else 1)


def test_nothing_that_settings_name_is_called(tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    for tag in (
        f'!!python/object/apply:os.system ["touch {trace}"]',
        f"!!python/object/apply:os.system {{args: ['touch {trace}'], kwds: {{case: lower}}}}",
        f"!!python/object/new:os.system ['touch {trace}']",
        "!!python/module:antigravity",
    ):
        made = site(f"markdown_extensions:\n- toc:\n    slugify: {tag}\n").anchor_ways
        assert len(made) == 2
    assert not trace.exists()


def test_files_of_the_theme_are_published() -> None:
    files = {
        "mkdocs.yml": "theme: {name: material, custom_dir: theme}\n",
        "docs/a/b.md": "",
        "theme/assets/c.png": "",
    }
    expected = {
        "../assets/c.png": "found",
        "../../assets/c.png": "found",
        "/assets/c.png": "found",
        "../assets/d.png": "missing",
    }
    assert presences(files, "docs/a/b.md", expected) == expected
