"""Whole runs over small sites of Jekyll and Hugo: what the generator knows counts."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Run

LINKS = ("check", "--quiet", "--select", "link-target,link-tag", ".")


def write(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def page(body: str = "Text.\n", keys: str = "") -> str:
    return f"---\ntitle: A\n{keys}---\n\n{body}"


def told(output: str) -> list[str]:
    """Return the findings of a report without their advice."""
    findings = [
        line for line in output.splitlines() if ": error: " in line or ": warning: " in line
    ]
    return [line.partition(": correct")[0].partition(": write")[0] for line in findings]


def test_jekyll(profilelint: Run, tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "_config.yml": "---\nurl: https://example.org\npermalink: pretty\nexclude: [old]\n",
            "_posts/2024-05-01-pier.md": page(),
            "docs/dam.md": page(),
            "docs/map.html": page(keys="permalink: /docs/atlas/\n"),
            "_includes/note.md": "[A]({% link none.md %})\n",
            "old/a.md": page("[A]({% link none.md %})\n"),
            "index.md": page(
                "[A](/2024/05/01/pier/) [B](/docs/dam/) [C](/docs/atlas/)\n"
                "[D](/2024/05/01/quay/) [E](/docs/wall/) [F](https://example.org/docs/quay/)\n"
                "[G]({% link docs/dam.md %}) [H]({% link docs/quay.md %})\n"
                "[I]({% post_url 2024-05-01-pier %}) [J]({% post_url 2024-05-02-pier %})\n"
                "{% if page.x %}{% link none.md %}{% endif %}\n"
            ),
        },
    )
    done = profilelint(*LINKS, cwd=tmp_path)
    assert told(done.stdout) == [
        'index.md:6:5: error: this site has no "/2024/05/01/quay/"',
        'index.md:6:28: error: this site has no "/docs/wall/"',
        'index.md:6:45: error: this site has no "/docs/quay/"',
        'index.md:7:41: error: this site has no file "docs/quay.md", so Jekyll stops the build',
        'index.md:8:53: error: this site has no post "2024-05-02-pier", so Jekyll stops the build',
    ]


def test_pages_that_are_no_sources_count_as_they_are_now(profilelint: Run, tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "_config.yml": "",
            "docs/dam.md": page("[A](/docs/atlas/)\n"),
            "docs/map.html": page(keys="permalink: /docs/atlas/\n"),
        },
    )
    assert told(profilelint(*LINKS, cwd=tmp_path).stdout) == []
    write(tmp_path, {"docs/map.html": page(keys="permalink: /docs/charts/\n")})
    assert told(profilelint(*LINKS, cwd=tmp_path).stdout) == [
        'docs/dam.md:5:5: error: this site has no "/docs/atlas/"'
    ]


def test_hugo(profilelint: Run, tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "config/_default/hugo.toml": "refLinksErrorLevel = 'ERROR'\n",
            "config/_default/permalinks.toml": 'news = "/:year/:slug/"\n',
            "content/news/a.md": page(keys="date: 2024-05-01\nslug: pier\n"),
            "content/docs/_index.md": page(),
            "content/docs/dam/index.md": page(
                "[A](/2024/pier/) [B](/docs/dam/) [C](../dam/)\n"
                "[D](/2024/quay/) [E](../quay/)\n"
                '[F]({{< ref "/docs/dam" >}}) [G]({{< relref "quay.md" >}})\n'
                'A `{{</* ref "none" */>}}`.\n'
            ),
        },
    )
    expected = [
        'content/docs/dam/index.md:6:5: error: this site has no "/2024/quay/"',
        'content/docs/dam/index.md:6:22: error: this site has no "../quay/"',
        'content/docs/dam/index.md:7:46: error: this site has no page "quay.md" that Hugo could '
        "link to",
    ]
    assert told(profilelint(*LINKS, cwd=tmp_path).stdout) == expected
    write(tmp_path, {"config/_default/hugo.toml": "refLinksErrorLevel = 'WARNING'\n"})
    expected[2] = expected[2].replace("error", "warning")
    assert told(profilelint(*LINKS, cwd=tmp_path).stdout) == expected


def test_a_file_beside_the_index_of_a_bundle_is_no_page(profilelint: Run, tmp_path: Path) -> None:
    schema = '{"required": ["date"]}'
    config = '[[collections]]\nname = "news"\ninclude = ["%s"]\nschema = "s.json"\n'
    files = {
        "hugo.toml": "",
        "s.json": schema,
        "profilelint.toml": config % "content/**/*.md",
        "content/news/trip/index.md": page(keys="date: 2024-05-01\n"),
        "content/news/trip/caption.md": page(),
        "content/news/trip/more/index.md": page(),
    }
    write(tmp_path, files)
    no_pages = "Skipped: files that belong to another page of Hugo ({}).\n"
    for paths, checked, left in (
        ((), "No problems found in 1 file.\n", 2),
        (["content/news/trip/caption.md"], "No problems found in 0 files.\n", 1),
    ):
        done = profilelint("check", *paths, cwd=tmp_path)
        assert (done.returncode, done.stdout + done.stderr) == (0, checked + no_pages.format(left))
    write(tmp_path, {"profilelint.toml": config % "content/**/caption.md"})
    done = profilelint("check", "--quiet", cwd=tmp_path)
    assert told(done.stdout) == [
        'content/news/trip/caption.md:3:1: error: "date" is missing: add a line "date: " with its '
        "value [schema-required]"
    ]


@pytest.mark.parametrize("settings", ["hugo.toml", "_quarto.yml"])
def test_empty_lines_above_the_front_matter_that_are_skipped(
    profilelint: Run, tmp_path: Path, settings: str
) -> None:
    write(tmp_path, {"content/a.md": "\n \n" + page()})
    select = ("check", "--no-cache", "--select", "file-front-matter")
    assert told(profilelint(*select, cwd=tmp_path).stdout) == [
        "content/a.md:3:1: error: the front matter must begin on the first line of the file: "
        "delete the blank lines or spaces before it [file-front-matter]"
    ]
    write(tmp_path, {settings: ""})
    assert told(profilelint(*select, cwd=tmp_path).stdout) == []


def test_an_obsidian_vault_whose_settings_git_ignores(profilelint: Run, tmp_path: Path) -> None:
    write(tmp_path, {"en/Ana's notes.md": page("A [[Boat]].\n"), "a.md": page()})
    select = ("check", "--no-cache", "--select", "file-name")
    assert told(profilelint(*select, cwd=tmp_path).stdout) == [
        "en/Ana's notes.md:1:1: warning: the file name contains characters that do not belong "
        'there ("\'", a space): rename it, for example to "Anas-notes.md" [file-name]'
    ]
    write(tmp_path, {".gitignore": "node_modules\n/.obsidian/\n"})
    assert told(profilelint(*select, cwd=tmp_path).stdout) == []


def test_templates_of_an_obsidian_vault_are_no_notes(profilelint: Run, tmp_path: Path) -> None:
    broken = "---\nday: %% day %%\n---\n"
    notes = {".obsidian/app.json": "{}", "meta/Day.md": broken, "made/Week.md": broken}
    write(tmp_path, {**notes, "a.md": page("See [[Day]].\n")})
    select = ("check", "--no-cache", "--select", "file-syntax,link-wiki")
    error = 'error: text that begins with "%" has a special meaning in front matter'
    assert told(profilelint(*select, cwd=tmp_path).stdout) == [
        f"made/Week.md:2:6: {error}: put it in quotation marks [file-syntax]",
        f"meta/Day.md:2:6: {error}: put it in quotation marks [file-syntax]",
    ]
    write(
        tmp_path,
        {
            ".obsidian/templates.json": '{"folder": "meta/"}',
            ".obsidian/plugins/templater-obsidian/data.json": '{"templates_folder": "made"}',
        },
    )
    output = profilelint(*select, cwd=tmp_path).stdout
    assert told(output) == []
    assert "templates of notes (2)" in output
    write(tmp_path, {".obsidian/templates.json": '{"folder": "/"}'})
    assert len(told(profilelint(*select, cwd=tmp_path).stdout)) == 1


SCHEMA = """\
{"type": "object", "required": ["type"],
 "properties": {"type": {"enum": ["guide"]},
                "tags": {"type": "array", "items": {"enum": ["sea", "coast"]}}}}
"""
CONFIG = """\
select = ["schema", "term", "file-front-matter"]
[[collections]]
name = "pages"
include = ["**/*.md"]
schema = "page.schema.json"
"""


def test_what_hugo_passes_down_is_not_kept_longer_than_it_holds(
    profilelint: Run, tmp_path: Path
) -> None:
    write(
        tmp_path,
        {
            "profilelint.toml": CONFIG,
            "page.schema.json": SCHEMA,
            "hugo.toml": "",
            "content/docs/_index.md": page(keys="cascade: {type: guide}\n"),
            "content/docs/a/index.md": page(),
            "content/docs/a/notes.md": "Notes.\n",
        },
    )
    check = ("check", "--quiet", ".")
    assert told(profilelint(*check, cwd=tmp_path).stdout) == []
    write(tmp_path, {"content/docs/_index.md": page(keys="type: guide\n")})
    assert told(profilelint(*check, cwd=tmp_path).stdout) == [
        'content/docs/a/index.md:3:1: error: "type" is missing: add the line "type: guide" '
        "[schema-required]"
    ]
    write(tmp_path, {"content/docs/_index.md": page(keys="cascade: {type: guide}\n")})
    (tmp_path / "content/docs/a/index.md").rename(tmp_path / "content/docs/a/b.md")
    assert told(profilelint(*check, cwd=tmp_path).stdout) == [
        "content/docs/a/notes.md:1:1: error: the file has no front matter: begin it with a line of "
        "three dashes, the fields, and another line of three dashes [file-front-matter]"
    ]


def test_files_about_the_repository_need_no_front_matter(profilelint: Run, tmp_path: Path) -> None:
    collection = '[[collections]]\nname = "pages"\ninclude = ["**/*.md"]\nschema = {}\n'
    write(
        tmp_path,
        {
            "_config.yml": "title: A\n",
            "profilelint.toml": collection.format('"none"'),
            "schema.json": "{}",
            "README.md": "Notes.\n",
            "docs/CONTRIBUTING.md": "Notes.\n",
            "docs/piers.md": "Notes.\n",
        },
    )
    check = ("check", "--quiet", ".")
    warned = told(profilelint(*check, cwd=tmp_path).stdout)
    assert [each.partition(": the")[0] for each in warned] == ["docs/piers.md:1:1: warning"]
    write(tmp_path, {"profilelint.toml": collection.format('"schema.json"')})
    asked = told(profilelint(*check, cwd=tmp_path).stdout)
    assert [each.partition(": the")[0] for each in asked] == [
        "README.md:1:1: error",
        "docs/CONTRIBUTING.md:1:1: error",
        "docs/piers.md:1:1: error",
    ]


def test_jekyll_splits_tags_at_spaces(profilelint: Run, tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "profilelint.toml": CONFIG,
            "page.schema.json": SCHEMA,
            "_config.yml": "",
            "a.md": page(keys="type: guide\ntags: sea  coast\n"),
            "b.md": page(keys="type: guide\ntags: sea cost\n"),
        },
    )
    done = profilelint("check", "--quiet", ".", cwd=tmp_path)
    assert told(done.stdout) == [
        'b.md:4:1: error: item 2 of "tags" is "cost", which is not allowed: did you mean "coast"? '
        "[schema-enum]"
    ]


def test_an_anchor_in_either_language_where_a_template_makes_links_will_do(
    profilelint: Run, tmp_path: Path
) -> None:
    write(
        tmp_path,
        {
            "hugo.toml": 'defaultContentLanguage = "en"\n'
            '[languages.en]\ncontentDir = "content/en"\n'
            '[languages.cs]\ncontentDir = "content/cs"\n',
            "layouts/_markup/render-link.html": "<a href='{{ .Destination }}'>{{ .Text }}</a>",
            "content/en/docs/dam.md": page("## Piers\n"),
            "content/cs/docs/dam.md": page("## Mola\n"),
            "content/cs/docs/quay.md": page(
                "[A](/docs/dam/#piers) [B](/docs/dam/#mola) [C](/docs/dam/#locks)\n"
            ),
        },
    )
    done = profilelint("check", "--quiet", "--select", "link-anchor", ".", cwd=tmp_path)
    assert told(done.stdout) == [
        'content/cs/docs/quay.md:5:48: warning: "content/cs/docs/dam.md" has no heading or place '
        'named "#locks"'
    ]


@pytest.mark.parametrize(
    ("template", "found"),
    [
        ('{{ replace .Content "src=\\"" "src=\\"/img/" }}', 0),
        ('{{ .Content | replaceRE `<img src="` `<img src="/img/` | safeHTML }}', 0),
        ('{{ replace .Content "a" "b" }}<img src="{{ .Params.image }}">', 1),
        ("{{ .Content | replaceRE `<img ` `<img loading=lazy ` }}", 1),
    ],
)
def test_images_may_lie_elsewhere_where_a_template_changes_addresses(
    profilelint: Run, tmp_path: Path, template: str, found: int
) -> None:
    write(
        tmp_path,
        {
            "hugo.toml": "",
            "layouts/docs/single.html": template,
            "static/img/dam.png": "",
            "content/docs/quay.md": page("![A dam](dam.png)\n\n![A pier](/img/pier.png)\n"),
        },
    )
    done = profilelint("check", "--quiet", "--select", "link-target", ".", cwd=tmp_path)
    relative = 'content/docs/quay.md:5:10: error: this site has no "dam.png"'
    absolute = 'content/docs/quay.md:7:11: error: this site has no "/img/pier.png"'
    assert told(done.stdout) == [relative] * found + [absolute]
