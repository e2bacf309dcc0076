"""Configurations made from repositories, by what the check that follows reports."""

from __future__ import annotations

import json
import shutil
import tomllib
from pathlib import Path

import pytest
from tests.repository import git

import profilelint as profilelint_package

from .conftest import Run

TERMS = ("Governance", "Education", "Clean Water")
PLACES = ("Peru", "Nepal", "Ghana", "Kenya")
SHARED = Path(__file__).parents[3] / "shared" / "profiles"

JEKYLL = """\
title: Works
collections:
  projects:
    output: true
"""


MADE_FOR_PROFILES = [
    "activity-mood",
    "date-quoted-year",
    "date-year-range",
    "file-duplicate-profile",
    "place-in-title",
    "place-list",
    "place-region",
    "result-tense",
    "section-label",
    "section-name",
    "section-order",
    "title-place-dash",
]


def project(number: int) -> list[str]:
    return [
        f"title: Work Number {number}",
        f"year: {2000 + number}",
        f"topic: {TERMS[number % 3]}",
        "places:",
        f"- {PLACES[number % 4]}",
        f"contact: desk{number}@example.org",
        f"link: https://example.org/works/{number}",
        f"updated: 2021-03-{number + 1:02}",
    ]


def page(lines: list[str]) -> str:
    return "\n".join(["---", *lines, "---", "", "Some words about the work.", ""])


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")


def found(
    profilelint: Run, folder: Path, *arguments: str
) -> list[tuple[str, str, list[str | int]]]:
    done = profilelint("check", "--report", "json", *arguments, cwd=folder)
    assert done.stderr == ""
    report = json.loads(done.stdout)
    return [
        (item["path"], item["rule"], item["route"])
        for item in report["findings"]
        if item["suppression"] is None
    ]


def replaced(lines: list[str], key: str, line: str | None) -> list[str]:
    kept = [line if each.startswith(f"{key}:") else each for each in lines]
    return [each for each in kept if each is not None]


def test_jekyll(profilelint: Run, tmp_path: Path) -> None:
    files = {f"_projects/work-{n}.md": page(project(n)) for n in range(1, 25)}
    files["_projects/work-3.md"] = page(replaced(project(3), "topic", "topic: Goverance"))
    files["_projects/work-7.md"] = page(replaced(project(7), "contact", None))
    files["_projects/work-9.md"] = page(replaced(project(9), "year", 'year: "2009"'))
    files |= {
        f"_posts/2021-04-{n:02}-news.md": page(
            [f"title: News {n}", "author: Ann Example" if n % 2 else "author: Bo Example"]
        )
        for n in range(1, 13)
    }
    files |= {"_config.yml": JEKYLL, "README.md": "# Works\n", "about.md": page(["title: About"])}
    write(tmp_path, files)
    done = profilelint("init")
    assert (done.returncode, done.stderr) == (0, "")
    assert (
        done.stdout
        == """\
A site of Jekyll (_config.yml), with 3 kinds of page.

projects: 24 pages (_projects/**/*.md)
  Required, since all have them: title, year, topic, places, link, updated.
  Also known: contact.
  Years, written as numbers: year.
  Dates: updated.
  E-mail addresses: contact.
  Web addresses: link.
  year is a whole number; 1 page differs with text.

posts: 12 pages (**/_posts/**/*.md)
  Required, since all have them: title, author.

pages: 1 page (**/*.md)
  Too few pages to infer a schema from: their front matter is only read.

Vocabulary topic: 3 terms; closed, but only with warnings.
  Left out: "Goverance" (1), probably "Governance".

Vocabulary places: 4 terms; closed, but only with warnings.

Vocabulary author: 2 terms; open, so only near misses are reported.

Rules off everywhere, because they are made for other pages:
  activity-mood: no lists of activities here.
  date-quoted-year, date-year-range: no "start" and "end" here.
  file-duplicate-profile: no project profiles here.
  place-in-title, place-list: no "country" here.
  place-region: no "regions" here.
  result-tense: no lists of results here.
  section-label, section-name, section-order: no sections of activities or results here.
  title-place-dash: titles here do not begin with a place.

Not checked, because they are not pages: README.md.

Wrote:
  .profilelint-baseline.json
  .profilelint.toml
  _schema/posts.schema.json
  _schema/projects.schema.json
  _schema/vocabularies/author.yaml
  _schema/vocabularies/places.yaml
  _schema/vocabularies/topic.yaml

The baseline records the 2 findings there are today, so that only new ones count.
"profilelint check --no-baseline" shows them all.

To check each commit, write .pre-commit-config.yaml:
repos:
- repo: https://github.com/profilelint/profilelint
  rev: vRELEASE
  hooks:
  - id: profilelint
""".replace("RELEASE", profilelint_package.__version__)
    )
    assert found(profilelint, tmp_path, "--no-baseline") == [
        ("_projects/work-3.md", "term-unknown", ["topic"]),
        ("_projects/work-9.md", "schema-type", ["year"]),
    ]
    assert found(profilelint, tmp_path) == []


def test_hugo(profilelint: Run, tmp_path: Path) -> None:
    def toml(number: int, **changed: str | None) -> str:
        values: dict[str, str | None] = {
            "title": f'"Work Number {number}"',
            "year": str(2000 + number),
            "date": f"2021-03-{number:02}T09:30:00Z",
            "tags": f'["{TERMS[number % 3]}", "{TERMS[(number + 1) % 3]}"]',
            **changed,
        }
        lines = [f"{key} = {value}" for key, value in values.items() if value is not None]
        return "\n".join(["+++", *lines, "+++", "", "Some words about the work.", ""])

    files = {f"content/works/work-{n}.md": toml(n) for n in range(1, 21)}
    files["content/works/work-2.md"] = toml(2, tags='["Educaton"]')
    files["content/works/work-4.md"] = toml(4, date=None)
    files["content/works/work-6.md"] = toml(6, year='"2006"')
    # Hugo's drafts may still lack what others must have.
    files["content/works/draft.md"] = '+++\ntitle = "Draft"\ndraft = true\n+++\n\nSome words.\n'
    files["content/works/_index.md"] = '+++\ntitle = "All Works"\nlayout = "list"\n+++\n'
    files["hugo.toml"] = 'baseURL = "https://example.org/"\n'
    write(tmp_path, files)
    done = profilelint("init")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(
        "A site of Hugo (hugo.toml and content/), with 2 kinds of page.\n\n"
        "works: 21 pages, drafts among them: 1 (content/works/**/*.md)\n"
    )
    config = tomllib.loads((tmp_path / "profilelint.toml").read_text())
    assert config.pop("ignore") == MADE_FOR_PROFILES
    assert config == {
        "collections": [
            {
                "name": "works",
                "include": ["content/works/**/*.md"],
                "exclude": ["**/_index.*"],
                "schema": "schema/works.schema.json",
                "vocabularies": {"tags": "schema/vocabularies/tags.yaml"},
            },
            {"name": "list-pages", "include": ["content/**/_index.md"], "schema": "none"},
        ]
    }
    assert found(profilelint, tmp_path, "--no-baseline") == [
        ("content/works/work-2.md", "term-unknown", ["tags", 0]),
        ("content/works/work-6.md", "schema-type", ["year"]),
    ]


def test_plain_folder(profilelint: Run, tmp_path: Path) -> None:
    files = {f"works/work-{n}.md": page(project(n)) for n in range(1, 31)}
    files["works/work-5.md"] = page(
        [line for line in project(5) if line[:6] not in ("places", "- Nepa")] + ["places: [Nepql]"]
    )
    files["works/work-8.md"] = page(replaced(project(8), "link", None))
    files["works/work-11.md"] = page(replaced(project(11), "year", "year: '2011'"))
    files["works/work-12.md"] = page(replaced(project(12), "topic", "topik: Governance"))
    files["notes/todo.md"] = "Only words.\n"
    write(tmp_path, files)
    done = profilelint("init")
    assert (done.returncode, done.stderr) == (0, "")
    assert "No site generator was recognised; by folder, found one kind of page.\n" in done.stdout
    assert '  Left out: the key "topik" (1 page), probably "topic".\n' in done.stdout
    assert "Not checked, because they are not pages: notes/todo.md.\n" in done.stdout
    assert found(profilelint, tmp_path, "--no-baseline") == [
        ("works/work-11.md", "schema-type", ["year"]),
        ("works/work-12.md", "schema-unknown-key", ["topik"]),
        ("works/work-5.md", "term-unknown", ["places", 0]),
    ]


def test_a_folder_of_plain_markdown(profilelint: Run, tmp_path: Path) -> None:
    files = {f"guide/part-{n}.md": f"# Part {n}\n\nIt is open.\n" for n in range(5)}
    write(tmp_path, {**files, "README.md": "# Works\n"})
    done = profilelint("init")
    assert (done.returncode, done.stderr) == (0, "")
    assert "  No front matter: their bodies are checked.\n" in done.stdout
    config = (tmp_path / "profilelint.toml").read_text()
    assert config.endswith(
        'include = ["guide/**/*.md"]\n# No page has front matter.\nschema = "none"\n'
    )
    assert found(profilelint, tmp_path, "--no-baseline") == []
    write(tmp_path, {"guide/part-1.md": "# Part 1\n\nIt is [here](none.md).\n"})
    assert found(profilelint, tmp_path) == [("guide/part-1.md", "link-target", [])]


def test_a_group_and_a_list_of_groups_are_named_once(profilelint: Run, tmp_path: Path) -> None:
    def lines(number: int) -> list[str]:
        stay = [f"start: 2020-01-{number:02}", f"end: 2020-03-{number:02}"]
        listed = ["- " + stay[0], "  " + stay[1]] if number % 2 else ["  " + each for each in stay]
        return [f"title: Stay {number}", "dates:", *listed]

    write(tmp_path, {f"stays/stay-{n}.md": page(lines(n)) for n in range(1, 25)})
    done = profilelint("init", "--dry-run")
    assert "  Required within their group: dates.start, dates.end.\n" in done.stdout
    assert "  Dates: dates.start, dates.end.\n" in done.stdout


def test_instructions_for_agents_are_left_out(profilelint: Run, tmp_path: Path) -> None:
    write(tmp_path, {f"content/work-{n}.md": page(project(n)) for n in range(9)})
    skill = page(["name: boats", "description: How to row"])
    write(tmp_path, {"content/skills/boats/SKILL.md": skill, "skills/nets/SKILL.md": skill})
    done = profilelint("init")
    assert done.returncode == 0
    assert "Not checked, because they are not pages: content/skills/boats/SKILL.md" in done.stdout
    made = tomllib.loads((tmp_path / "profilelint.toml").read_text(encoding="utf-8"))
    assert [each["include"] for each in made["collections"]] == [["content/**/*.md"]]
    assert [each["exclude"] for each in made["collections"]] == [["content/skills/boats/SKILL.md"]]


def test_the_material_of_tests_is_left_out(profilelint: Run, tmp_path: Path) -> None:
    write(tmp_path, {f"content/work-{n}.md": page(project(n)) for n in range(9)})
    write(tmp_path, {f"lint/__tests__/fixtures/{n}.md": page(["title: A"]) for n in range(4)})
    assert profilelint("init").returncode == 0
    made = tomllib.loads((tmp_path / "profilelint.toml").read_text(encoding="utf-8"))
    assert [each["include"] for each in made["collections"]] == [["content/**/*.md"]]


def test_astro_and_eleventy(profilelint: Run, tmp_path: Path) -> None:
    astro, eleventy = tmp_path / "astro", tmp_path / "eleventy"
    write(astro, {f"src/content/works/{n}.mdx": page(project(n)) for n in range(1, 5)})
    write(astro, {"src/content/blog/a.md": page(["title: A"]), "astro.config.mjs": ""})
    write(eleventy, {f"src/works/{n}.md": page(project(n)) for n in range(1, 5)})
    write(eleventy, {"src/blog/a.md": page(["title: A"]), "eleventy.config.js": ""})
    assert profilelint("init", astro).stdout.startswith(
        "A site of Astro (astro.config.mjs), with 2 kinds of page.\n\n"
        "blog: 1 page (src/content/blog/**/*.md)\n"
    )
    assert profilelint("init", eleventy).stdout.startswith(
        "A site of Eleventy (eleventy.config.js), with 2 kinds of page.\n\n"
        "blog: 1 page (src/blog/**/*.md)\n"
    )


def test_a_vocabulary_file_tells_counts_and_suspects(profilelint: Run, tmp_path: Path) -> None:
    topics = ["Water: Clean"] * 8 + ["Governance"] * 6 + ["Goverance", "Trade"]
    write(
        tmp_path,
        {f"a/{n}.md": page([f"title: N{n}", f"topic: '{t}'"]) for n, t in enumerate(topics)},
    )
    assert profilelint("init").returncode == 0
    assert (
        (tmp_path / "schema/vocabularies/topic.yaml").read_text()
        == """\
# The terms in use in "topic" of "a", with the number of pages on which each is used.
#
# label        must be written in a page letter by letter
# synonyms     other spellings; they are replaced by the label
# deprecated   true for a term that should no longer be used
# replaced_by  the term that took its place
#
# Left out as probable mistakes, so that they are reported:
#   "Goverance" (1): "Governance"?
# If one of them is right, move it to the list below.
title: Topic
open: true # other values are right too, unless they are nearly one of these
terms:
- label: Governance # 6
- label: Trade # 1, rare: is it a term of its own?
- label: "Water: Clean" # 8
"""
    )


def test_what_was_only_inferred_is_no_error(profilelint: Run, tmp_path: Path) -> None:
    pages = [
        [f"title: N{n}", f"status: {('open', 'closed')[n % 2]}", f"order: {n}"] for n in range(24)
    ]
    write(tmp_path, {f"notes/n{n}.md": page(lines) for n, lines in enumerate(pages)})
    assert profilelint("init").returncode == 0
    ordinary = ["draft: false", "weight: 3", "layout: wide", "tags: [a]", "permalink: /x/"]
    new = {
        "ordinary": [*pages[0], *ordinary],
        "key": [*pages[0], "colour: blue"],
        "slip": [f"title: N{77}", "status: open", "oder: 7"],
        "capital": ["title: N30", "status: Open", "order: 30"],
        "term": ["title: N31", "status: stalled", "order: 31"],
    }
    write(tmp_path, {f"notes/{name}.md": page(lines) for name, lines in new.items()})
    done = profilelint("check", "--report", "json")
    assert [
        (each["path"], each["rule"], each["severity"])
        for each in json.loads(done.stdout)["findings"]
    ] == [
        ("notes/capital.md", "term-synonym", "warning"),
        ("notes/key.md", "schema-unknown-key", "warning"),
        ("notes/slip.md", "schema-unknown-key", "error"),
        ("notes/term.md", "term-unknown", "warning"),
    ]


def test_nothing_that_exists_is_changed(profilelint: Run, tmp_path: Path) -> None:
    write(tmp_path, {f"a/{n}.md": page(project(n)) for n in range(1, 13)})
    write(tmp_path, {".pre-commit-config.yaml": "repos: []\n"})
    write(tmp_path, {"schema/vocabularies/topic.yaml": "mine\n"})
    done = profilelint("init")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "profilelint: schema/vocabularies/topic.yaml exists already: nothing was changed; --force "
        "overwrites it\n"
    )
    assert not (tmp_path / "profilelint.toml").exists()
    done = profilelint("init", "--force")
    assert done.returncode == 0
    assert done.stdout.endswith(
        """\

.pre-commit-config.yaml exists and was not changed. Add below its "repos:":
- repo: https://github.com/profilelint/profilelint
  rev: vRELEASE
  hooks:
  - id: profilelint
""".replace("RELEASE", profilelint_package.__version__)
    )
    assert (tmp_path / ".pre-commit-config.yaml").read_text() == "repos: []\n"
    assert (tmp_path / "schema/vocabularies/topic.yaml").read_text() != "mine\n"
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    done = profilelint("init")
    assert (done.returncode, done.stderr) == (
        2,
        'profilelint: there is already a configuration, "profilelint.toml": nothing was changed; '
        "--force overwrites it\n",
    )
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


def test_lists_that_the_site_keeps_are_named(profilelint: Run, tmp_path: Path) -> None:
    files = {
        f"_posts/2021-04-{n:02}-news.md": page(
            [f"title: News {n}", f"author: {('ann', 'bo')[n % 2]}"]
        )
        for n in range(1, 13)
    }
    files["_posts/2021-04-12-news.md"] = page(["title: News 12", "author: cy"])
    files["_data/authors.yml"] = "ann:\n  name: Ann Reed\nbo:\n  name: Bo Marsh\n"
    write(tmp_path, files | {"_config.yml": "title: Works\n"})
    done = profilelint("init")
    assert done.returncode == 0
    assert (
        "Vocabulary author: the keys of _data/authors.yml, where 11 of 12 values are; open.\n"
    ) in done.stdout
    config = tomllib.loads((tmp_path / ".profilelint.toml").read_text())
    assert config["collections"][0]["vocabularies"] == {
        "author": {"file": "_data/authors.yml", "keys": True, "open": True}
    }
    assert not (tmp_path / "_schema/vocabularies").exists()


def test_defaults_and_split_texts_of_the_generator_are_right(
    profilelint: Run, tmp_path: Path
) -> None:
    files = {
        f"_works/{n}.md": page(
            [
                f"title: Work {n}",
                f"tags: {TERMS[n % 2]} bridges",
                *(["links:", "  a: /b"] * (n > 6)),
            ]
        )
        for n in range(1, 13)
    }
    files["_works/3.md"] = page(["title: Work 3", "tags: Governance bridges", "lniks: {a: /c}"])
    config = (
        "collections: [works]\ndefaults:\n- scope: {path: ''}\n  values: {links: [], lang: en}\n"
    )
    write(tmp_path, files | {"_config.yml": config})
    assert profilelint("init").returncode == 0
    assert found(profilelint, tmp_path, "--no-baseline") == [
        ("_works/3.md", "schema-unknown-key", ["lniks"])
    ]


CMS = """\
backend: {name: git-gateway}
media_folder: static/uploads
collections:
- name: news
  folder: content/news
  fields:
  - {name: title, widget: string}
  - {name: body, widget: markdown}
"""


@pytest.mark.parametrize("fits", [True, False])
def test_the_content_model_of_a_cms_is_named(profilelint: Run, tmp_path: Path, fits: bool) -> None:
    key = "title" if fits else "headline"
    files = {f"content/news/{n}.md": page([f"{key}: News {n}"]) for n in range(1, 13)}
    write(tmp_path, files | {"hugo.toml": "", "static/admin/config.yml": CMS})
    done = profilelint("init")
    assert (done.returncode, done.stderr) == (0, "")
    own, *_ = tomllib.loads((tmp_path / "profilelint.toml").read_text())["collections"]
    model = "static/admin/config.yml#news"
    assert own["schema"] == (model if fits else "schema/news.schema.json")
    assert (tmp_path / "schema").exists() is not fits
    assert f", {model}; {12 if fits else 0} of 12 pages fit it.\n" in done.stdout
    assert found(profilelint, tmp_path, "--no-baseline") == []


def test_hooks_are_written_if_asked_for(profilelint: Run, tmp_path: Path) -> None:
    write(tmp_path, {f"a/{n}.md": page(project(n)) for n in range(1, 13)})
    assert profilelint("init", "--hooks").returncode == 0
    assert (
        (tmp_path / ".pre-commit-config.yaml").read_text()
        == """\
# Hooks that git runs: https://pre-commit.com
repos:
- repo: https://github.com/profilelint/profilelint
  rev: vRELEASE
  hooks:
  - id: profilelint
""".replace("RELEASE", profilelint_package.__version__)
    )


def test_a_dry_run_writes_nothing(profilelint: Run, tmp_path: Path) -> None:
    write(tmp_path, {f"a/{n}.md": page(project(n)) for n in range(1, 13)})
    before = sorted(tmp_path.rglob("*"))
    done = profilelint("init", "--dry-run")
    assert (done.returncode, done.stderr) == (0, "")
    assert "--- profilelint.toml\n#:schema https://" in done.stdout
    assert sorted(tmp_path.rglob("*")) == before


def test_links_are_not_followed(profilelint: Run, tmp_path: Path) -> None:
    site, outside = tmp_path / "site", tmp_path / "outside"
    write(site, {f"a/{n}.md": page(project(n)) for n in range(1, 13)})
    outside.mkdir()
    (site / "schema").symlink_to(outside)
    done = profilelint("init", "--force", cwd=site)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        'profilelint: "schema" is a symbolic link: nothing was changed; put a real file or folder '
        "in its place\n"
    )
    assert list(outside.iterdir()) == []
    assert not (site / "profilelint.toml").exists()


def test_a_folder_without_pages(profilelint: Run, tmp_path: Path) -> None:
    done = profilelint("init")
    assert done.returncode == 2
    assert done.stderr == (
        f'profilelint: no page was found in "{tmp_path}": start profilelint init in the folder of '
        "the site\n"
    )
    write(tmp_path, {"README.md": "# Works\n"})
    assert profilelint("init").returncode == 2
    assert profilelint("init", "nowhere").stderr == 'profilelint: there is no folder "nowhere"\n'


@pytest.mark.parametrize("key", ['"', "a\\b", "\x1b]0;x\x07", "x\ny", "] = 1", "# c", "é ", "'"])
def test_hostile_keys_values_and_folders(profilelint: Run, tmp_path: Path, key: str) -> None:
    folder = "a]\"'\x1b[31m\n[[collections]]"
    lines = [json.dumps({"title": f"N{n}", key: f"t{n % 2} {key}"}) for n in range(12)]
    write(tmp_path, {f"{folder}/{n}.md": f"{text}\n\nWords.\n" for n, text in enumerate(lines)})
    write(tmp_path, {"other/b.md": page(["title: B"])})
    done = profilelint("init")
    assert (done.returncode, done.stderr) == (0, "")
    assert "\x1b" not in done.stdout
    config = tomllib.loads((tmp_path / "profilelint.toml").read_text())
    own, other = config["collections"]
    assert own["name"] == "a]\"'-[31m-[[collections]]"
    assert own["schema"] == "schema/a-31m-collections.schema.json"
    # A text of several lines is prose, not a term.
    assert ("vocabularies" in own) is ("\n" not in key)
    assert other == {"name": "other", "include": ["other/**/*.md"], "schema": "none"}
    done = profilelint("check", "--no-baseline", "--select", "schema,term")
    assert (done.returncode, done.stderr) == (0, "")


def test_profiles_get_the_bundled_schema(profilelint: Run, tmp_path: Path, good: str) -> None:
    write(tmp_path, {f"_projects/{name}.md": good for name in ("peru", "lima", "cusco", "puno")})
    done = profilelint("init")
    assert (done.returncode, done.stderr) == (0, "")
    assert (
        "know 100 % of their terms: the bundled schema is used.\n"
        "  To infer a schema from the pages instead: profilelint init --infer\n"
    ) in done.stdout
    assert not (tmp_path / "schema").exists()
    assert profilelint("init", "--infer", "--force").returncode == 0
    assert (tmp_path / "schema/projects.schema.json").exists()


@pytest.mark.skipif(not SHARED.exists(), reason="the shared profiles are not here")
@pytest.mark.parametrize("more", [[], ["--infer"]])
def test_old_profiles(profilelint: Run, tmp_path: Path, good: str, more: list[str]) -> None:
    shutil.copytree(SHARED, tmp_path / "_projects")
    (tmp_path / "_projects/README.md").unlink()
    git(tmp_path, "init", "-q")
    assert profilelint("init", *more).returncode == 0
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "Adopt")
    done = profilelint("check")
    assert (done.returncode, done.stdout.splitlines()[0]) == (0, "No problems found in 16 files.")
    assert profilelint("baseline").returncode == 0
    assert git(tmp_path, "status", "--porcelain") == ""

    write(tmp_path, {"_projects/peru.md": good.replace("start: 2014", "start: '2014'")})
    if more:
        # A closed list of the pages so far need not hold the terms of a new one.
        return
    assert found(profilelint, tmp_path) == [("_projects/peru.md", "date-quoted-year", ["start"])]
    done = profilelint("check", "--fix")
    assert done.returncode == 0
    assert (tmp_path / "_projects/peru.md").read_text() == good


@pytest.mark.skipif(not SHARED.exists(), reason="the shared profiles are not here")
def test_a_fix_of_old_profiles_touches_only_lines_with_findings(
    profilelint: Run, tmp_path: Path
) -> None:
    shutil.copytree(SHARED, tmp_path / "_projects")
    (tmp_path / "_projects/README.md").unlink()
    git(tmp_path, "init", "-q")
    assert profilelint("init").returncode == 0
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "Adopt")
    report = json.loads(profilelint("check", "--no-baseline", "--report", "json").stdout)
    lines: dict[str, set[int]] = {}
    for finding in report["findings"]:
        for fix in finding["fixes"]:
            if fix["safety"] != "safe":
                continue
            for edit in fix["edits"]:
                touched = range(edit["line"], edit["end_line"] + 1)
                lines.setdefault(finding["path"], set()).update(touched)
    profilelint("check", "--fix", "--no-baseline")
    changed = removed_lines(git(tmp_path, "-c", "core.quotePath=false", "diff", "-U0"))
    assert changed
    assert {(p, n) for p, ns in changed.items() for n in ns - lines.get(p, set())} == set()
    left = json.loads(profilelint("check", "--no-baseline", "--report", "json").stdout)
    assert [
        finding
        for finding in left["findings"]
        if any(fix["safety"] == "safe" for fix in finding["fixes"])
    ] == []


def removed_lines(diff: str) -> dict[str, set[int]]:
    """Return the lines of the old files that a diff without context replaces."""
    found: dict[str, set[int]] = {}
    path = ""
    for line in diff.split("\n"):
        if line.startswith("--- a/"):
            path = line[6:].rstrip("\t")
        elif line.startswith("@@ "):
            first, _, number = line.split()[1][1:].partition(",")
            size = int(number or 1)
            found.setdefault(path, set()).update(range(int(first), int(first) + size))
    return found


def test_rules_on_what_may_harm_readers_stay_on(profilelint: Run, tmp_path: Path) -> None:
    script = '\n<script src="https://stats.example.net/a.js"></script>\n'
    write(tmp_path, {f"notes/{n}.md": page([f"title: Note {n}"]) + script for n in range(6)})
    assert "nothing is findings today" not in profilelint("init").stdout
    assert "embed-script" not in (tmp_path / "profilelint.toml").read_text(encoding="utf-8")
    assert profilelint("check").returncode == 0
    write(tmp_path, {"notes/7.md": page(["title: Note 7"]) + script})
    assert profilelint("check").stdout.count("[embed-script]") == 1
