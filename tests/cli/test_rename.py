"""Terms and keys renamed over a whole repository."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Run

CONFIG = """\
[[collections]]
name = "works"
include = ["works/*.md"]
schema = "work.schema.json"

[collections.vocabularies]
topics = "topics.yaml"

[[collections]]
name = "notes"
include = ["notes/*.md"]
schema = "none"
"""
SCHEMA = """\
{
  "type": "object",
  "properties": {
    "title": { "type": "string" },
    "topics": {
      "type": "array",
      "items": { "type": "string", "x-vocabulary": "topics" }
    },
    "lead": { "type": "string", "x-vocabulary": "topics" },
    "end": { "type": "integer" }
  },
  "if": { "required": ["lead"] },
  "then": { "required": ["topics"] },
  "required": ["title", "topics"],
  "additionalProperties": false
}
"""
TOPICS = """\
# What works are about.
terms:
- Governance # public life
- Law
- Trade
"""
YAML = """\
---
title: Law
topics:   # two
  - "Law"   # first
  - 'Trade'
lead: Law
end: 2012
---
Law.
"""
TOML = """\
+++
title = 'Law'
topics = ["Trade", "Law"] # all
end = 2022
+++
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    files = {
        "profilelint.toml": CONFIG,
        "work.schema.json": SCHEMA,
        "topics.yaml": TOPICS,
        "works/a.md": YAML,
        "works/b.md": "\ufeff" + TOML.replace("\n", "\r\n"),
        "works/c.md": '{"title": "C", "topics": ["Trade"]}\n',
        "notes/d.md": "---\ntopics: [Law]\n---\n",
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    return tmp_path


def texts(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes().decode()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_a_term_is_renamed_in_its_fields_alone(profilelint: Run, site: Path) -> None:
    before = texts(site)
    times = {name: (site / name).stat().st_mtime_ns for name in before}
    done = profilelint("rename-term", "topics", "Law", "Rule of Law")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        'Renamed "Law" to "Rule of Law" in 3 places on 2 pages; "Law" is a synonym in '
        "topics.yaml.\n"
    )
    after = texts(site)
    assert after == before | {
        "topics.yaml": TOPICS.replace("- Law\n", "- label: Rule of Law\n  synonyms:\n  - Law\n"),
        "works/a.md": YAML.replace('"Law"', '"Rule of Law"').replace(
            "lead: Law", "lead: Rule of Law"
        ),
        "works/b.md": before["works/b.md"].replace('"Law"', '"Rule of Law"'),
    }
    same = [name for name in before if before[name] == after[name]]
    assert {name: (site / name).stat().st_mtime_ns for name in same} == {
        name: times[name] for name in same
    }
    assert profilelint("check", "--select", "schema,term").returncode == 0


def test_a_term_becomes_one_that_a_list_holds_already(profilelint: Run, site: Path) -> None:
    before = texts(site)
    assert profilelint("rename-term", "topics", "Law", "Trade").returncode == 0
    assert texts(site) == before | {
        "topics.yaml": TOPICS.replace("- Law\n- Trade\n", "- label: Trade\n  synonyms:\n  - Law\n"),
        "works/a.md": YAML.replace('  - "Law"   # first\n', "").replace("lead: Law", "lead: Trade"),
        "works/b.md": before["works/b.md"].replace('["Trade", "Law"]', '["Trade"]'),
    }


def test_a_deprecated_term_stays_where_it_was_valid(profilelint: Run, site: Path) -> None:
    before = texts(site)
    done = profilelint(
        "rename-term", "topics", "Law", "Justice", "--deprecate", "--valid-until", "2020-06-30"
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        'Renamed "Law" to "Justice" in 1 place on 1 page; "Law" is deprecated in topics.yaml.\n'
        "1 page may keep the old term, which was valid when they ended.\n"
    )
    assert texts(site) == before | {
        "topics.yaml": TOPICS.replace(
            "- Law\n",
            "- label: Law\n  deprecated: true\n  replaced_by: Justice\n"
            "  valid_until: 2020-06-30\n- label: Justice\n",
        ),
        "works/b.md": before["works/b.md"].replace('"Law"', '"Justice"'),
    }
    assert profilelint("check", "--select", "schema,term").returncode == 0


def test_a_diff_writes_nothing(profilelint: Run, site: Path) -> None:
    before = texts(site)
    done = profilelint("rename-term", "topics", "Trade", "Commerce", "--diff")
    assert done.returncode == 0
    assert (
        done.stdout
        == """\
--- a/topics.yaml
+++ b/topics.yaml
@@ -2,4 +2,6 @@
 terms:
 - Governance # public life
 - Law
-- Trade
+- label: Commerce
+  synonyms:
+  - Trade
--- a/works/a.md
+++ b/works/a.md
@@ -2,7 +2,7 @@
 title: Law
 topics:   # two
   - "Law"   # first
-  - 'Trade'
+  - 'Commerce'
 lead: Law
 end: 2012
 ---
--- a/works/b.md
+++ b/works/b.md
@@ -1,5 +1,5 @@
 \ufeff+++\r
 title = 'Law'\r
-topics = ["Trade", "Law"] # all\r
+topics = ["Commerce", "Law"] # all\r
 end = 2022\r
 +++\r
--- a/works/c.md
+++ b/works/c.md
@@ -1 +1 @@
-{"title": "C", "topics": ["Trade"]}
+{"title": "C", "topics": ["Commerce"]}
"""
    )
    assert done.stderr == (
        'Would rename "Trade" to "Commerce" in 3 places on 3 pages; "Trade" is a synonym in '
        "topics.yaml.\n"
    )
    assert texts(site) == before


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["topic", "Law", "A"], 'no schema here names a vocabulary "topic": did you mean "topics"'),
        (["topics", "Lawx", "A"], 'topics.yaml: neither "Lawx" nor "A" is a term'),
        (["topics", "Law", "Law"], "the two terms are the same"),
        (["topics", "Law", "A", "--valid-until", "2020-01-01"], "--valid-until needs"),
        (
            ["topics", "Law", "A", "--deprecate", "--valid-until", "2020"],
            '--valid-until takes a day such as 2026-01-31, not "2020"',
        ),
    ],
)
def test_mistakes(profilelint: Run, site: Path, words: list[str], message: str) -> None:
    before = texts(site)
    done = profilelint("rename-term", *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr
    assert texts(site) == before


def test_a_bundled_vocabulary_is_not_changed(profilelint: Run, tmp_path: Path, good: str) -> None:
    (tmp_path / "a.md").write_text(good)
    done = profilelint("rename-term", "clients", "European Union", "EU")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        'profilelint: the vocabulary "clients" is bundled and cannot be changed; make it your own '
        'first: save the output of "profilelint vocab clients --export" as '
        "vocabularies/clients.yaml, and write in profilelint.toml, below [vocabularies]: clients = "
        '"vocabularies/clients.yaml"\n'
    )
    assert (tmp_path / "a.md").read_text() == good


def test_terms_that_come_from_other_pages(profilelint: Run, site: Path) -> None:
    config = CONFIG.replace('"topics.yaml"', '{ collection = "topics/*.md", field = "title" }')
    (site / "profilelint.toml").write_text(config)
    (site / "topics").mkdir()
    for name in ("Governance", "Justice", "Trade"):
        (site / f"topics/{name}.md").write_text(f"---\ntitle: {name}\n---\n")
    done = profilelint("rename-term", "topics", "Law", "Rights")
    assert done.returncode == 2
    assert 'come from title of topics/*.md: write "Rights" there first' in done.stderr
    done = profilelint("rename-term", "topics", "Law", "Justice")
    assert done.stdout == (
        'Renamed "Law" to "Justice" in 3 places on 2 pages; nothing was recorded, because the '
        "terms come from pages.\n"
    )


def test_a_page_that_cannot_be_changed_is_told(profilelint: Run, site: Path) -> None:
    (site / "works/e.md").write_bytes(b"---\nlead: Law\n---\n\xff\n")
    done = profilelint("rename-term", "topics", "Law", "Rule of Law")
    assert done.returncode == 3
    assert done.stderr == (
        "profilelint: works/e.md: it was not changed: it is not UTF-8: save it as UTF-8\n"
    )
    assert (site / "works/e.md").read_bytes() == b"---\nlead: Law\n---\n\xff\n"


def test_a_key_is_renamed_in_pages_and_schema(profilelint: Run, site: Path) -> None:
    before = texts(site)
    done = profilelint("rename-key", "topics", "subjects", "--collection", "works")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        'Renamed "topics" to "subjects" in 3 pages and in work.schema.json.\n'
        'Check the templates of the site that read "topics": they were not changed.\n'
    )
    assert texts(site) == before | {
        "work.schema.json": SCHEMA.replace('"topics": {', '"subjects": {')
        .replace('"required": ["topics"]', '"required": ["subjects"]')
        .replace('["title", "topics"]', '["title", "subjects"]')
        .replace(
            '"additionalProperties": false',
            '"additionalProperties": false,\n  "x-renamed": {"topics": "subjects"}',
        ),
        "works/a.md": YAML.replace("topics:", "subjects:"),
        "works/b.md": before["works/b.md"].replace("topics =", "subjects ="),
        "works/c.md": '{"title": "C", "subjects": ["Trade"]}\n',
    }
    assert profilelint("check", "--select", "schema,term").returncode == 0
    (site / "works/e.md").write_text("---\ntitle: E\ntopics: [Law]\n---\n")
    assert '"topics" is no longer used: it is now called "subjects"' in profilelint("check").stdout


def test_a_key_in_all_collections(profilelint: Run, site: Path) -> None:
    done = profilelint("rename-key", "topics", "subjects", "--diff")
    assert done.returncode == 0
    changed = [line for line in done.stdout.split("\n") if line[:6] in ("--- a/", "+subje")]
    assert changed == [
        "--- a/work.schema.json",
        "--- a/notes/d.md",
        "+subjects: [Law]",
        "--- a/works/a.md",
        "+subjects:   # two",
        "--- a/works/b.md",
        '+subjects = ["Trade", "Law"] # all\r',
        "--- a/works/c.md",
    ]
    assert done.stderr == (
        'Would rename "topics" to "subjects" in 4 pages and in work.schema.json.\n'
        'Check the templates of the site that read "topics": they were not changed.\n'
    )


def test_a_page_with_both_keys_is_left(profilelint: Run, site: Path) -> None:
    text = "---\ntitle: E\nend: 2012\nclosed: 2013\n---\n"
    (site / "works/e.md").write_text(text)
    done = profilelint("rename-key", "end", "closed")
    assert done.returncode == 3
    assert done.stderr == (
        'profilelint: works/e.md: it was not changed: it has both "end" and "closed"\n'
    )
    assert (site / "works/e.md").read_text() == text
    assert (site / "works/a.md").read_text() == YAML.replace("end:", "closed:")


def test_a_key_of_the_bundled_schema(profilelint: Run, tmp_path: Path, good: str) -> None:
    (tmp_path / "a.md").write_text(good)
    (tmp_path / "_config.yml").write_text(
        "defaults:\n- scope: {path: ''}\n  values: {client: European Union}\n"
    )
    done = profilelint("rename-key", "client", "donor")
    assert done.returncode == 0
    assert done.stdout == (
        'Renamed "client" to "donor" in 1 page.\n'
        'The bundled schema does not know "donor": save the output of "profilelint schema" as a '
        "file of your own, rename the key there, and name the file in profilelint.toml under "
        '"schema".\n'
        '_config.yml gives "client" to pages by default: change it there.\n'
        'Check the templates of the site that read "client": they were not changed.\n'
    )
    assert (tmp_path / "a.md").read_text() == good.replace("client:", "donor:")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["nothing", "a"], 'no page and no schema here has the key "nothing"'),
        (["end", "end"], "the two keys are the same"),
        (["end", "a\nb"], "cannot be a key"),
        (["end", "a", "--collection", "work"], 'there is no collection "work"; there are works'),
    ],
)
def test_mistakes_with_keys(profilelint: Run, site: Path, words: list[str], message: str) -> None:
    before = texts(site)
    done = profilelint("rename-key", *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr
    assert texts(site) == before


def test_a_schema_that_others_share_stays(profilelint: Run, site: Path) -> None:
    config = CONFIG.replace('schema = "none"', 'schema = "work.schema.json"')
    config += '[collections.vocabularies]\ntopics = "topics.yaml"\n'
    (site / "profilelint.toml").write_text(config)
    done = profilelint("rename-key", "end", "closed", "--collection", "works")
    assert done.stdout == (
        'Renamed "end" to "closed" in 2 pages.\n'
        "work.schema.json was not changed, because the collection notes has it too: give each its "
        "own schema.\n"
        'Check the templates of the site that read "end": they were not changed.\n'
    )
    assert (site / "work.schema.json").read_text() == SCHEMA
