"""Content models of CMSs on the command line, and the page that shows an example of each."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import jsonschema
import pytest
import yaml

if TYPE_CHECKING:
    from tests.cli.conftest import Run

PAGE = Path(__file__).parents[2] / "docs/content-models.md"
CONFIGURATION = '[[collections]]\nname = "posts"\ninclude = ["{0}"]\nschema = "{1}"\n'

_SECTION = re.compile(r"^## (.+)$", re.MULTILINE)
_FILE = re.compile(r"^`([^`]+)`:\n\n```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_OUTPUT = re.compile(r"^```text\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Example(NamedTuple):
    """The files of a section, the first of which is the content model, and what is found."""

    files: dict[str, str]
    output: str

    def write(self, folder: Path) -> None:
        for name, text in self.files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        pages = [name for name in self.files if name.endswith("tea.md")]
        configuration = CONFIGURATION.format(pages[0], next(iter(self.files)))
        (folder / "profilelint.toml").write_text(configuration, encoding="utf-8")


def examples() -> list[Any]:
    _, _, *sections = _SECTION.split(PAGE.read_text(encoding="utf-8"))
    found = []
    for title, text in zip(sections[1::2], sections[2::2], strict=True):
        (output,) = _OUTPUT.findall(text)
        found.append(pytest.param(Example(dict(_FILE.findall(text)), output), id=title))
    assert len(found) == 5
    return found


@pytest.mark.parametrize("example", examples())
def test_what_is_shown_is_what_is_found(example: Example, tmp_path: Path, profilelint: Run) -> None:
    example.write(tmp_path)
    done = profilelint("check", "--quiet", "--select", "schema,term", ".")
    lines = [line for line in done.stdout.splitlines() if re.search(r": (error|warning): ", line)]
    assert "\n".join(lines) + "\n" == example.output
    assert done.returncode == 1


@pytest.mark.parametrize("example", examples())
def test_other_validators_can_use_the_bundle(
    example: Example, tmp_path: Path, profilelint: Run
) -> None:
    example.write(tmp_path)
    plain = json.loads(profilelint("schema", "posts").stdout)
    bundle = json.loads(profilelint("schema", "posts", "--bundle").stdout)
    page = next(text for name, text in example.files.items() if name.endswith("tea.md"))
    data = yaml.safe_load(page.split("---\n")[1])
    for schema in (plain, bundle):
        jsonschema.Draft202012Validator.check_schema(schema)
    errors = list(jsonschema.Draft202012Validator(bundle).iter_errors(data))
    told = [line for line in example.output.splitlines() if ": error: " in line]
    assert bool(errors) == bool(told)


TWO = """\
collections:
- {name: posts, folder: content/posts, fields: [{name: title}]}
- {name: notes, folder: content/notes, fields: [{name: title}]}
"""


@pytest.mark.parametrize(
    ("include", "schema", "message"),
    [
        (
            "content/posts/*",
            "admin/config.yml#post",
            'there is no collection "post" in admin/config.yml; did you mean "posts"?',
        ),
        (
            "content/*/*",
            "admin/config.yml",
            "these pages may belong to several collections of admin/config.yml; name the one you "
            'mean, as in "admin/config.yml#posts"; there are "posts", "notes"',
        ),
        (
            "content/posts/*",
            "plain.json#posts",
            'plain.json is not the content model of a CMS: delete the "#" and what follows',
        ),
        ("content/posts/*", "admin/none.yml#a", 'there is no schema file "admin/none.yml"'),
    ],
)
def test_what_cannot_be_meant_is_an_error_of_the_configuration(
    include: str, schema: str, message: str, tmp_path: Path, profilelint: Run
) -> None:
    pages = {f"content/{name}/a.md": "---\ntitle: A\n---\n" for name in ("posts", "notes")}
    Example({"admin/config.yml": TWO, "plain.json": "{}", **pages, "tea.md": ""}, "").write(
        tmp_path
    )
    text = CONFIGURATION.format(include, schema)
    (tmp_path / "profilelint.toml").write_text(text, encoding="utf-8")
    done = profilelint("check", ".")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"profilelint: profilelint.toml:4: {message}\n"


def test_a_finding_shows_the_line_of_the_content_model(tmp_path: Path, profilelint: Run) -> None:
    Example({"admin/config.yml": TWO, "content/posts/tea.md": "---\ntitel: A\n---\n"}, "").write(
        tmp_path
    )
    lines = profilelint("check", "--select", "schema", ".").stdout.splitlines()
    assert [line for line in lines if "see:" in line] == [
        "     = see: admin/config.yml:2:49: this field in the content model of Decap CMS"
    ]


def test_vocab_counts_the_values_of_other_pages(tmp_path: Path, profilelint: Run) -> None:
    example = next(each.values[0] for each in examples() if each.id.startswith("Decap"))
    example.write(tmp_path)
    assert profilelint("vocab").stdout.splitlines() == [
        'people:name ("name" of the pages content/people/*.md): 1 term, 0 uses',
        "  0  Ana Lund",
        "  not among the terms:",
        '  1  "Anna Lund" ("Ana Lund"?)',
        "       content/posts/tea.md",
    ]


def test_what_names_hold_does_not_reach_the_terminal(tmp_path: Path, profilelint: Run) -> None:
    name = "a\x1b]0;x\x07\u202eb"
    field = {"name": name, "type": "string", "required": True}
    for fields, status in (([field], 1), ([{"type": "string"}], 2), ([field], 2)):
        model = {
            "frontMatter.taxonomy.contentTypes": [{"name": name, "fields": fields}],
            "frontMatter.content.pageFolders": [{"path": "content", "contentTypes": [name]}],
        }
        files = {"frontmatter.json": json.dumps(model), "content/tea.md": "---\nx: 1\n---\n"}
        Example(files, "").write(tmp_path)
        if fields == [field] and status == 2:
            configuration = tmp_path / "profilelint.toml"
            configuration.write_text(CONFIGURATION.format("content/*", "frontmatter.json#x"))
        done = profilelint("check", ".")
        assert done.returncode == status
        assert not {"\x1b", "\x07", "\u202e"} & set(done.stdout + done.stderr)


Edit = Callable[[Path], object]


@pytest.mark.parametrize(
    "edit",
    [
        lambda root: (root / "content/people/bo.md").write_text("---\nname: Bo\n---\n"),
        lambda root: (root / "content/people/ana.md").write_text("---\nname: Bo\n---\n"),
        lambda root: (root / "content/people/ana.md").rename(root / "content/people/x.txt"),
    ],
    ids=["added", "changed", "gone"],
)
def test_results_that_are_kept_heed_the_pages_of_a_relation(
    edit: Edit, tmp_path: Path, profilelint: Run
) -> None:
    model = (
        "collections:\n- name: posts\n  folder: content/posts\n  fields:\n  - {name: by, "
        "widget: relation, collection: people, value_field: name, search_fields: [name]}\n"
        "- {name: people, folder: content/people, fields: [{name: name}]}\n"
    )
    files = {
        "admin/config.yml": model,
        "content/posts/tea.md": "---\nby: Bo\n---\n",
        "content/people/ana.md": "---\nname: Ana\n---\n",
    }
    Example(files, "").write(tmp_path)
    assert profilelint("check", "--select", "term", ".").returncode == 1
    assert profilelint("check", "--select", "term", ".").returncode == 1
    edit(tmp_path)
    assert profilelint("check", "--select", "term", ".").returncode == 0


def test_results_that_are_kept_heed_the_content_model(tmp_path: Path, profilelint: Run) -> None:
    files = {"admin/config.yml": TWO, "content/posts/tea.md": "---\nx: 1\n---\n"}
    Example(files, "").write(tmp_path)
    assert profilelint("check", "--select", "schema", ".").returncode == 1
    (tmp_path / "admin/config.yml").write_text(TWO.replace("name: title", "name: x"))
    assert profilelint("check", "--select", "schema", ".").returncode == 0


RIGHT = {
    "Decap CMS, Netlify CMS, Sveltia CMS": "title: {}\ndate: 01.05.2024\nauthor: Ana Lund\n",
    "Pages CMS": "title: {}\nrating: 4\n",
    "Front Matter CMS": "title: {}\ntags: [baking]\nkind: note\n",
    "CloudCannon": "title: {}\nkind: note\n",
    "Astro": "title: {}\npubDate: May 1 2024\n",
}


@pytest.mark.parametrize(("name", "front_matter"), RIGHT.items())
def test_init_proposes_the_content_model_of_pages(
    name: str, front_matter: str, tmp_path: Path, profilelint: Run
) -> None:
    example: Example = next(each.values[0] for each in examples() if each.id == name)
    example.write(tmp_path)
    (tmp_path / "profilelint.toml").unlink()
    page = next(path for path in example.files if path.endswith("tea.md"))
    if page.startswith("web/"):
        (tmp_path / "web/astro.config.mjs").touch()
    for number in range(8):
        text = f"---\n{front_matter.format(f'Tea {number}')}---\n"
        (tmp_path / page.replace("tea.md", f"tea-{number}.md")).write_text(text)
    model = next(iter(example.files))
    told = profilelint("init").stdout
    assert "8 of 9 pages fit it." in told
    written = (tmp_path / "profilelint.toml").read_text()
    assert f'schema = "{model}#' in written
    done = profilelint("check", "--quiet", "--no-baseline", "--select", "schema,term")
    lines = [line for line in done.stdout.splitlines() if re.search(r": (error|warning): ", line)]
    assert "\n".join(lines) + "\n" == example.output


def test_init_infers_a_schema_where_it_is_asked_to(tmp_path: Path, profilelint: Run) -> None:
    pages = {
        f"content/posts/{number}.md": f"---\ntitle: Tea {number}\n---\n" for number in range(12)
    }
    Example({"admin/config.yml": TWO, "tea.md": "", **pages}, "").write(tmp_path)
    for options, schema in ((), "admin/config.yml#posts"), (("--infer",), "schema/content.schema"):
        (tmp_path / "profilelint.toml").unlink()
        (tmp_path / ".profilelint-baseline.json").unlink(missing_ok=True)
        profilelint("init", *options)
        assert f'schema = "{schema}' in (tmp_path / "profilelint.toml").read_text()


def test_init_heeds_no_content_model_of_other_pages(tmp_path: Path, profilelint: Run) -> None:
    pages = {f"stories/{number}.md": f"---\ntitle: Tea {number}\n---\n" for number in range(12)}
    Example({"admin/config.yml": TWO, "tea.md": "", **pages}, "").write(tmp_path)
    (tmp_path / "profilelint.toml").unlink()
    assert "content model" not in profilelint("init").stdout
