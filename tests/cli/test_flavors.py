"""How a page gets its flavor, and what a run makes of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import Run
from .test_configuration import write

PAGE = '---\ntitle: A\n---\n\n!!! note "B"\n\n    One  two.\n\n<C d={1}>e</C> f  g\n'
CONFIGURATION = (
    '[[collections]]\nname = "a"\ninclude = ["**/*.*d*"]\nexclude = ["*.toml"]\nschema = "none"\n'
)


def lines(profilelint: Run, *arguments: str) -> list[tuple[str, int, str]]:
    printed = profilelint("check", "--report", "json", "--no-cache", *arguments).stdout
    return [
        (finding["path"], finding["line"], finding["rule"])
        for finding in json.loads(printed)["findings"]
    ]


@pytest.mark.parametrize(
    ("settings", "page", "expected"),
    [
        ("hugo.toml", "content/a.md", [9]),
        ("mkdocs.yml", "docs/a.md", [7, 9]),
        ("", "a.mdx", [7, 9]),
        ("mkdocs.yml", "docs/a.mdx", [7, 9]),
        ("", "a.qmd", [9]),
    ],
)
def test_what_tells_the_flavor(
    profilelint: Run, tmp_path: Path, settings: str, page: str, expected: list[int]
) -> None:
    write(tmp_path / "profilelint.toml", CONFIGURATION)
    if settings:
        write(
            tmp_path / settings, 'title = "A"\n' if settings.endswith("toml") else "site_name: A\n"
        )
    write(tmp_path / page, PAGE)
    assert lines(profilelint) == [(page, line, "text-double-space") for line in expected]


def test_the_configuration_goes_before_all(profilelint: Run, tmp_path: Path) -> None:
    write(
        tmp_path / "profilelint.toml",
        'flavor = "mdx"\n'
        + CONFIGURATION
        + 'flavor = "python-markdown"\n[[overrides]]\ninclude = ["c.mdx"]\nflavor = "gfm"\n',
    )
    write(tmp_path / "_config.yml", "title: A\n")
    for name in ("b.md", "c.mdx"):
        head = "" if name == "b.md" else "---\n---\n"
        write(tmp_path / name, head + "a  b\n\n!!! note\n\n    c  d\n")
    assert lines(profilelint, "b.md") == [
        ("b.md", 1, "text-double-space"),
        ("b.md", 5, "text-double-space"),
    ]
    assert lines(profilelint, "c.mdx") == [
        ("c.mdx", 3, "text-double-space"),
    ]


def test_an_unknown_flavor_is_an_error_of_the_configuration(
    profilelint: Run, tmp_path: Path
) -> None:
    write(tmp_path / "profilelint.toml", 'exclude = []\nflavor = "kramdon"\n')
    write(tmp_path / "a.md", "")
    done = profilelint("check")
    assert done.returncode == 2
    assert done.stderr == (
        'profilelint: profilelint.toml:2: there is no flavor "kramdon": did you mean "kramdown"? '
        "The flavors are commonmark, gfm, goldmark, kramdown, markdown-it, mdx, myst, obsidian, "
        "pandoc, python-markdown\n"
    )


def test_results_that_are_kept_depend_on_the_flavor(profilelint: Run, tmp_path: Path) -> None:
    write(tmp_path / "profilelint.toml", CONFIGURATION)
    write(tmp_path / "a.md", PAGE)
    found = json.loads(profilelint("check", "--report", "json").stdout)["findings"]
    assert [finding["line"] for finding in found] == [9]
    write(tmp_path / "mkdocs.yml", "site_name: A\n")
    found = json.loads(profilelint("check", "--report", "json").stdout)["findings"]
    assert [finding["line"] for finding in found] == [7, 9]
    write(tmp_path / "profilelint.toml", 'flavor = "gfm"\n' + CONFIGURATION)
    found = json.loads(profilelint("check", "--report", "json").stdout)["findings"]
    assert [finding["line"] for finding in found] == [9]


@pytest.mark.parametrize(
    ("name", "comment"),
    [
        ("a.mdx", "{/* profilelint-disable-next-line text-double-space -- why */}\n"),
        ("a.mdx", "{ /* profilelint-disable-next-line text-double-space -- why */ }\n"),
        ("a.md", "%% profilelint-disable-next-line text-double-space -- why %%\n"),
        ("a.md", "<!-- profilelint-disable-next-line text-double-space -- why -->\n"),
    ],
)
def test_comments(profilelint: Run, tmp_path: Path, name: str, comment: str) -> None:
    write(tmp_path / "profilelint.toml", CONFIGURATION)
    write(tmp_path / ".obsidian/app.json", "{}")
    write(tmp_path / name, f"---\ntitle: A\n---\n\n{comment}One  two.\n")
    printed = json.loads(profilelint("check", "--report", "json").stdout)
    assert [(f["rule"], f["suppression"] is not None) for f in printed["findings"]] == [
        ("text-double-space", True)
    ]


def test_what_is_passed_over_is_counted_by_ending(
    profilelint: Run, tmp_path: Path, good: str
) -> None:
    write(tmp_path / "a.md", good)
    for name in ("b.html", "c.html", "d.njk", "e.txt"):
        write(tmp_path / name, "")
    assert profilelint("check", "--no-config").stdout == (
        "No problems found in 1 file.\n"
        "Skipped: files that end in .html (2), files that end in .njk (1).\n"
    )


@pytest.mark.parametrize("name", ["b.MD", "b.Markdown", "b.mkd", "b.mdown", "b.mkdn"])
def test_every_ending_of_markdown_counts(
    profilelint: Run, tmp_path: Path, name: str, good: str
) -> None:
    write(tmp_path / "a.md", good)
    write(tmp_path / name, "One  two.\n")
    assert profilelint("check", "--no-config").stdout.endswith(
        "2 files checked.\n--fix repairs 1 of them.\n"
    )
    write(tmp_path / "profilelint.toml", CONFIGURATION.replace("**/*.*d*", "*.md"))
    assert profilelint("check").stdout == (
        f"No problems found in 1 file.\nSkipped: files that end in {name[1:]} (1).\n"
    )


HTML = (
    "---\ntitle: A\ntitel: B\n---\n<script>a()</script>\n\n"
    "- One  two and and\n\n{{ a }} {: onclick='b'}\n"
)


@pytest.mark.parametrize(
    ("settings", "name"),
    [
        ("_config.yml", "b.html"),
        ("hugo.yaml", "content/b.html"),
        ("eleventy.config.js", "b.njk"),
        ("eleventy.config.js", "b.liquid"),
        ("eleventy.config.js", "b.html"),
        ("astro.config.mjs", "src/content/docs/b.mdoc"),
    ],
)
def test_of_pages_in_html_the_front_matter_counts(
    profilelint: Run, tmp_path: Path, settings: str, name: str
) -> None:
    write(tmp_path / settings, "title: A\n" if settings.endswith("ml") else "")
    write(tmp_path / name, HTML.replace("titel: B", "title: B"))
    write(tmp_path / Path(name).parent / "c.html", "<p>One  two</p>\n")
    done = profilelint("check", "--no-config", "--report", "json")
    printed = json.loads(done.stdout)
    found = [(f["path"], f["line"], f["rule"]) for f in printed["findings"]]
    assert [each for each in found if each[2] != "schema-absent"] == [
        (name, 3, "file-duplicate-key"),
    ]
    assert printed["summary"]["skipped"] == {
        "bodies in HTML or a template language": 1,
        "files that end in .html": 1,
    }


def test_pages_in_html_of_a_collection(profilelint: Run, tmp_path: Path) -> None:
    write(
        tmp_path / "profilelint.toml",
        'flavor = "gfm"\n[[collections]]\nname = "a"\ninclude = ["*.html"]\nschema = "a.json"\n',
    )
    write(
        tmp_path / "a.json",
        '{"properties": {"title": {"type": "string"}}, "type": "object",'
        ' "additionalProperties": false}',
    )
    write(tmp_path / "b.html", HTML)
    write(tmp_path / "c.html", "<script>a()</script>\n")
    assert lines(profilelint) == [("b.html", 3, "schema-unknown-key")]


def test_what_is_not_read_is_counted(profilelint: Run, tmp_path: Path) -> None:
    write(tmp_path / "profilelint.toml", CONFIGURATION)
    blocks = "{% table %}a{% endtable %}\n\n" * 3 + "{% comment %}b{% endcomment %}\n"
    write(tmp_path / "a.md", f"---\ntitle: A\n---\n\n{blocks}")
    write(tmp_path / "b.md", "---\ntitle: B\n---\n\n{{< note >}}c{{< /note >}}\n")
    expected = (
        'No problems found in 2 files.\nSkipped: blocks of "note" (1), blocks of "table" (3).\n'
    )
    assert profilelint("check").stdout == expected
    assert profilelint("check").stdout == expected, "the second run is answered from the cache"


def test_links_of_a_vault(profilelint: Run, tmp_path: Path) -> None:
    write(tmp_path / "vault/.obsidian/app.json", "{}")
    write(tmp_path / "vault/in/The pier.md", "# Costs\n\n## Wood (oak)\n\nA plan. ^plan\n")
    write(tmp_path / "vault/in/plans/map.png", "")
    write(
        tmp_path / "vault/a.md",
        "A [[the pier]] [[in/The pier#Costs#Wood oak|b]] ![[map.png|200]] [[The pier#^plan]].\n\n"
        "A [[Elsewhere]] ![[plan.png]] [[The pier#Iron]] [[The pier#^map]] [[#Costs]].\n\n"
        "A [b](The%20pier.md) [c](in/The%20pier.md#Costs) [d](pier.md) ![e](plans/map.png).\n",
    )
    write(tmp_path / "b.md", "A [[Elsewhere]].\n")
    write(
        tmp_path / "profilelint.toml",
        '[[collections]]\nname = "a"\ninclude = ["**/*.md"]\nschema = "none"\n'
        'select = ["link", "file-name"]\n',
    )
    printed = profilelint("check", "--report", "json").stdout
    found = json.loads(printed)["findings"]
    assert [(f["path"], f["line"], f["rule"], f["message"]) for f in found] == [
        (
            "vault/a.md",
            3,
            "link-wiki",
            'this vault has no note "Elsewhere": correct the name, or write the note',
        ),
        (
            "vault/a.md",
            3,
            "link-wiki",
            'this vault has no file "plan.png": correct the name, or add the file',
        ),
        (
            "vault/a.md",
            3,
            "link-wiki",
            '"The pier" has no heading "Iron": correct the link or the heading',
        ),
        (
            "vault/a.md",
            3,
            "link-wiki",
            '"The pier" has no block named "map": correct the link, or name the block',
        ),
        (
            "vault/a.md",
            3,
            "link-wiki",
            '"a" has no heading "Costs": correct the link or the heading',
        ),
        (
            "vault/a.md",
            5,
            "link-target",
            'this site has no "pier.md": correct the address, or add what it leads to',
        ),
    ]


@pytest.mark.parametrize(
    ("flavor", "comment"),
    [
        ("commonmark", "<!-- {} -->"),
        ("gfm", "<!-- {} -->"),
        ("goldmark", "<!-- {} -->"),
        ("goldmark", "{{{{% comment %}}}}{}{{{{% /comment %}}}}"),
        ("goldmark", "{{{{< comment >}}}} {} {{{{< /comment >}}}}"),
        ("kramdown", "<!-- {} -->"),
        ("kramdown", "{{% comment %}} {} {{% endcomment %}}"),
        ("kramdown", "{{%- comment -%}}{}{{%- endcomment -%}}"),
        ("kramdown", "{{% # {} %}}"),
        ("kramdown", "{{%- # {} -%}}"),
        ("kramdown", "{{::comment}}{}{{:/comment}}"),
        ("kramdown", "{{::comment}} {} {{:/}}"),
        ("markdown-it", "<!-- {} -->"),
        ("markdown-it", "{{# {} #}}"),
        ("markdown-it", "{{#- {} -#}}"),
        ("markdown-it", "{{% comment %}}{}{{% endcomment %}}"),
        ("mdx", "{{/* {} */}}"),
        ("obsidian", "%% {} %%"),
        ("obsidian", "<!-- {} -->"),
        ("pandoc", "<!-- {} -->"),
        ("python-markdown", "<!-- {} -->"),
        ("python-markdown", "{{# {} #}}"),
    ],
)
@pytest.mark.parametrize("inline", [True, False])
def test_comments_of_each_flavor(
    profilelint: Run, tmp_path: Path, flavor: str, comment: str, inline: bool
) -> None:
    place = "line" if inline else "next-line"
    written = comment.format(f"profilelint-disable-{place} text-double-space -- they asked")
    write(
        tmp_path / "profilelint.toml",
        f'flavor = "{flavor}"\n{CONFIGURATION}select = ["text", "suppression"]\n',
    )
    text = f"One  two. {written}\n" if inline else f"{written}\nOne  two.\n"
    write(tmp_path / "a.md", f"---\ntitle: A\n---\n\n{text}")
    printed = json.loads(profilelint("check", "--report", "json").stdout)
    assert [(f["rule"], f["suppression"] is not None) for f in printed["findings"]] == [
        ("text-double-space", True)
    ]


def test_safe_repairs_leave_what_the_page_needs(profilelint: Run, tmp_path: Path) -> None:
    page = (
        "# A\n\nVerschluss\u00ad\u200bzeit <code>b  c</code> isn’t\n\n```\na\u200bb\n```\n\n"
        '<iframe src="https://example.org/a" title="A" frameborder="0"></iframe>\n'
    )
    write(tmp_path / "docusaurus.config.js", "export default {}\n")
    write(tmp_path / "docs" / "a.md", page)
    profilelint("check", "--no-config", "--no-cache", "--fix")
    assert (tmp_path / "docs" / "a.md").read_text(encoding="utf-8") == page
