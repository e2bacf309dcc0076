"""Content models of CMSs on the command line."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import jsonschema
import pytest
import yaml
from tests.cli.guide import GUIDES, write_shown

if TYPE_CHECKING:
    from tests.cli.conftest import Run

CONFIGURATION = '[[collections]]\nname = "posts"\ninclude = ["{0}"]\nschema = "{1}"\n'


def write_files(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def configure(folder: Path, files: Iterable[str]) -> str:
    """Write a configuration for the page ``tea.md``, and return the path of that.

    The first file is the content model.
    """
    paths = [*files]
    page = next(path for path in paths if path.endswith("tea.md"))
    text = CONFIGURATION.format(page, paths[0])
    (folder / "profilelint.toml").write_text(text, encoding="utf-8")
    return page


def write_site(folder: Path, files: dict[str, str]) -> None:
    write_files(folder, files)
    configure(folder, files)


@pytest.mark.parametrize(
    "guide", [each for each in GUIDES if each.parent.name == "cms"], ids=lambda guide: guide.stem
)
def test_other_validators_can_use_the_bundle(guide: Path, tmp_path: Path, profilelint: Run) -> None:
    page = configure(tmp_path, write_shown(guide, tmp_path))
    plain = json.loads(profilelint("schema", "posts").stdout)
    bundle = json.loads(profilelint("schema", "posts", "--bundle").stdout)
    data = yaml.safe_load((tmp_path / page).read_text(encoding="utf-8").split("---\n")[1])
    for schema in (plain, bundle):
        jsonschema.Draft202012Validator.check_schema(schema)
    assert [*jsonschema.Draft202012Validator(bundle).iter_errors(data)]


MODEL = """\
collections:
- {name: posts, folder: content/posts, fields: [{name: title}]}
- {name: pages, files: [{name: about, file: content/about.md, fields: [{name: title}]}]}
"""


def test_the_configuration_that_is_shown_names_a_content_model(
    tmp_path: Path, profilelint: Run
) -> None:
    text = (Path(__file__).parents[2] / "docs/content-models.md").read_text(encoding="utf-8")
    shown = re.findall(r"^```toml\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    page = "---\ntitel: A\n---\n"
    files = {"content/posts/tea.md": page, "content/about.md": page}
    write_files(tmp_path, {"static/admin/config.yml": MODEL, **files})
    (tmp_path / "profilelint.toml").write_text("".join(shown), encoding="utf-8")
    done = profilelint("check", "--select", "schema", ".")
    lines = [line.strip() for line in done.stdout.splitlines() if "see:" in line]
    assert lines == [
        f"= see: static/admin/config.yml:{where}: this field in the content model of Decap CMS"
        for where in ("3:72", "2:49")
    ]


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
    write_files(tmp_path, {"admin/config.yml": TWO, "plain.json": "{}", **pages})
    text = CONFIGURATION.format(include, schema)
    (tmp_path / "profilelint.toml").write_text(text, encoding="utf-8")
    done = profilelint("check", ".")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"profilelint: profilelint.toml:4: {message}\n"


def test_a_finding_shows_the_line_of_the_content_model(tmp_path: Path, profilelint: Run) -> None:
    files = {"admin/config.yml": TWO, "content/posts/tea.md": "---\ntitel: A\n---\n"}
    write_site(tmp_path, files)
    lines = profilelint("check", "--select", "schema", ".").stdout.splitlines()
    assert [line for line in lines if "see:" in line] == [
        "     = see: admin/config.yml:2:49: this field in the content model of Decap CMS"
    ]


def test_vocab_counts_the_values_of_other_pages(tmp_path: Path, profilelint: Run) -> None:
    guide = next(each for each in GUIDES if each.stem == "decap")
    configure(tmp_path, write_shown(guide, tmp_path))
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
        write_site(tmp_path, files)
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
    write_site(tmp_path, files)
    assert profilelint("check", "--select", "term", ".").returncode == 1
    assert profilelint("check", "--select", "term", ".").returncode == 1
    edit(tmp_path)
    assert profilelint("check", "--select", "term", ".").returncode == 0


def test_results_that_are_kept_heed_the_content_model(tmp_path: Path, profilelint: Run) -> None:
    files = {"admin/config.yml": TWO, "content/posts/tea.md": "---\nx: 1\n---\n"}
    write_site(tmp_path, files)
    assert profilelint("check", "--select", "schema", ".").returncode == 1
    (tmp_path / "admin/config.yml").write_text(TWO.replace("name: title", "name: x"))
    assert profilelint("check", "--select", "schema", ".").returncode == 0


def test_init_infers_a_schema_where_it_is_asked_to(tmp_path: Path, profilelint: Run) -> None:
    pages = {
        f"content/posts/{number}.md": f"---\ntitle: Tea {number}\n---\n" for number in range(12)
    }
    write_files(tmp_path, {"admin/config.yml": TWO, **pages})
    for options, schema in ((), "admin/config.yml#posts"), (("--infer",), "schema/posts.schema"):
        (tmp_path / "profilelint.toml").unlink(missing_ok=True)
        (tmp_path / ".profilelint-baseline.json").unlink(missing_ok=True)
        profilelint("init", *options)
        assert f'schema = "{schema}' in (tmp_path / "profilelint.toml").read_text()


def test_init_heeds_no_content_model_of_other_pages(tmp_path: Path, profilelint: Run) -> None:
    pages = {f"stories/{number}.md": f"---\ntitle: Tea {number}\n---\n" for number in range(12)}
    write_files(tmp_path, {"admin/config.yml": TWO, **pages})
    assert "content model" not in profilelint("init").stdout
