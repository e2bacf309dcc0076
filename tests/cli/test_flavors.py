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
        ("", "a.mdx", [9]),
        ("mkdocs.yml", "docs/a.mdx", [9]),
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
        "Known are commonmark, gfm, goldmark, kramdown, markdown-it, mdx, obsidian, pandoc, "
        "python-markdown\n"
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
