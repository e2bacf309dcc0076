"""Where the vocabularies of a run come from."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from profilelint.config.load import load_config
from profilelint.config.model import Config, ConfigError, Selection
from profilelint.engine.plan import Plan
from profilelint.rules.load import load_registry
from profilelint.vocabulary.vocabulary import Vocabulary

REGISTRY = load_registry()


@pytest.fixture(autouse=True)
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(files: dict[str, str]) -> None:
    for name, text in files.items():
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def page(title: str, *more: str) -> str:
    return "\n".join(("---", f"title: {title}", *more, "---", ""))


def plan() -> Plan:
    config = Path("profilelint.toml")
    loaded = load_config(str(config), REGISTRY) if config.exists() else Config(os.getcwd())
    return Plan(loaded, REGISTRY, "2026-01-31", Selection())


def vocabulary(name: str) -> Vocabulary:
    return plan().vocabularies(None)[name]


# What the configuration names

FILES = {
    "_config.yml": "collections:\n  topics:\n    output: true\n    permalink: /about/:name/\n",
    "_data/authors.yml": "jane:\n  name: Jane Doe\n  type: staff\nomar:\n  draft: true\n",
    "_data/site.json": '{"team": {"lead": {"jane": 1}, "rest": {"omar": 2, "wu": 3}}}',
    "_data/people/jane.yml": "name: Jane Doe\ntype: staff\n",
    "_data/people/omar.json": '{"name": "Omar"}',
    "_data/people/wu.toml": 'name = "Wu"\n',
    "_data/people/photo.png": "",
    "_people/jane.md": page("Jane Doe", "type: [staff, lead]"),
    "_people/omar.md": page("Omar", "published: false"),
    "_topics/water.md": page("Water", "permalink: /water/"),
    "_topics/land.md": page("Land"),
}


@pytest.mark.parametrize(
    ("source", "labels", "flags", "place"),
    [
        ('{ file = "_data/authors.yml", keys = true }', ["jane", "omar"],
         {"omar": ["draft"]}, '"_data/authors.yml"'),
        ('{ file = "_data/authors.yml", keys = true, flags = "type" }', ["jane", "omar"],
         {"jane": ["staff"], "omar": ["draft"]}, '"_data/authors.yml"'),
        ('{ file = "_data/site.json", path = "team.rest", keys = true }', ["omar", "wu"], {},
         '"_data/site.json" at "team.rest"'),
        ('{ file = "_data/site.json", path = "team.*", keys = true }', ["jane", "omar", "wu"], {},
         '"_data/site.json" at "team.*"'),
        ('{ file = "_data/people", keys = true }', ["jane", "omar", "wu"], {},
         'the files of "_data/people"'),
        ('{ file = "_data/people", path = "*", flags = "type" }', ["Jane Doe", "Omar", "Wu"],
         {"Jane Doe": ["staff"]}, 'the files of "_data/people" at "*"'),
        ('{ collection = "_people/*.md", names = true }', ["jane", "omar"], {"omar": ["draft"]},
         'the names of the pages "_people/*.md"'),
        ('{ collection = "_people/*.md", field = "title", flags = "type" }', ["Jane Doe", "Omar"],
         {"Jane Doe": ["lead", "staff"], "Omar": ["draft"]},
         '"title" of the pages "_people/*.md"'),
        ('{ collection = "_topics/*.md", permalinks = true }', ["/about/land/", "/water/"], {},
         'the addresses of the pages "_topics/*.md"'),
    ],
)  # fmt: skip
def test_terms_of_a_source(
    source: str, labels: list[str], flags: dict[str, list[str]], place: str
) -> None:
    write({**FILES, "profilelint.toml": f"[vocabularies]\na = {source}\n"})
    found = vocabulary("a")
    assert list(found.terms) == labels
    assert {term.label: sorted(term.flags) for term in found.terms.values() if term.flags} == flags
    assert (found.place, found.is_open, found.is_bundled) == (place, False, False)


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ('"_data/topics.yml"', 'there is no file "_data/topics.yml"'),
        ('{ file = "_data/topics.yml", path = "a" }', 'there is no file "_data/topics.yml"'),
        ('"_data/people"', 'there is no file "_data/people"'),
        ('{ file = "_data/site.json", path = "team.boss" }',
         'in "_data/site.json" there is nothing at "team.boss": no "boss"'),
        ('{ file = "_data/site.json", path = "team.lead.jane", keys = true }',
         'in "_data/site.json" there are no keys at "team.lead.jane"'),
        ('{ file = "_data/people/photo.png", keys = true }',
         'in "_data/people/photo.png" only YAML, JSON and TOML files have keys'),
        ('{ file = "_people", keys = true }', 'in "_people" there are no keys'),
        ('{ collection = "_clients/*.md", names = true }', 'no page matches "_clients/*.md"'),
        ('{ collection = "_people/*.md", field = "role" }',
         'none of the pages "_people/*.md" has text under "role"'),
        ("{ bundled = true }", None),
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    ("before", "line"), [("[vocabularies]\n", 2), ('[[collections]]\nname = "a"\ninclude = '
                         '["_people/*"]\n[collections.vocabularies]\nb = "b.txt"\n', 6)],
)  # fmt: skip
def test_a_source_of_nothing_is_an_error_of_the_configuration(
    source: str, message: str | None, before: str, line: int
) -> None:
    write({**FILES, "b.txt": "b\n", "profilelint.toml": f"{before}a = {source}\n"})

    def load() -> None:
        made = plan()
        made.vocabularies(next(iter(made.config.collections), None))["a"]

    with pytest.raises((ConfigError, KeyError)) as caught:
        load()
    if message is None:
        assert caught.type is KeyError
        return
    assert (
        str(caught.value) == f'profilelint.toml:{line}: the vocabulary "a" has no terms: {message}'
    )


def test_pages_that_lead_out_of_the_root_are_no_terms(root: Path) -> None:
    site = root / "site"
    site.mkdir()
    os.chdir(site)
    write({"profilelint.toml": '[vocabularies]\na = { collection = "p/*", names = true }\n'})
    write({"../secret.md": page("Secret"), "p/own.md": page("Own")})
    os.symlink("../../secret.md", "p/secret.md")
    os.symlink("..", "p/up")
    assert list(vocabulary("a").terms) == ["own"]


def test_a_folder_behind_a_link_is_not_read(root: Path) -> None:
    write({"elsewhere/jane.yml": "a: 1\n", "site/profilelint.toml": ""})
    os.chdir("site")
    write({"profilelint.toml": '[vocabularies]\na = { file = "people", keys = true }\n'})
    os.symlink("../elsewhere", "people")
    with pytest.raises(Exception, match="people"):
        vocabulary("a")


# What the site keeps itself


def found(files: dict[str, str], name: str) -> tuple[list[str], str, str] | None:
    write(files)
    own = vocabulary(name)
    if own.is_bundled:
        return None
    assert not own.is_open
    return list(own.terms), own.origin, own.place


SOLUTIONS = {
    "_solutions/trade.md": page("Trade Winds", "type: primary"),
    "_solutions/tides.markdown": page("Tides", "type: other"),
    "_solutions/deep/nets.md": page("Nets", "primary: true"),
    "_solutions/index.md": page("Solutions"),
    "_solutions/later.md": page("Later", "published: false"),
    "_solutions/notes.txt": "Notes",
}


@pytest.mark.parametrize(
    ("files", "folder"),
    [
        (SOLUTIONS, "_solutions/"),
        ({"_config.yml": "title: x\n", **SOLUTIONS}, "_solutions/"),
        ({"_config.yml": "collections_dir: work\n",
          **{f"work/{name}": text for name, text in SOLUTIONS.items()}}, "work/_solutions/"),
        ({"eleventy.config.js": "",
          **{f"src/{name[1:]}": text for name, text in SOLUTIONS.items()}}, "src/solutions/"),
        ({"astro.config.mjs": "",
          **{f"src/content/{name[1:]}": text for name, text in SOLUTIONS.items()}},
         "src/content/solutions/"),
    ],
)  # fmt: skip
def test_pages_that_are_terms(files: dict[str, str], folder: str) -> None:
    assert found(files, "solutions") == (
        ["Nets", "Later", "Tides", "Trade Winds"],
        f"titles of the 3 pages in {folder}",
        f'"title" of the pages in "{folder}"',
    )
    terms = vocabulary("solutions").terms
    assert {label: sorted(term.flags) for label, term in terms.items()} == {
        "Nets": ["primary"], "Later": ["draft"], "Tides": ["other"], "Trade Winds": ["primary"],
    }  # fmt: skip
    assert terms["Later"].note == f'"{folder}later.md"'


@pytest.mark.parametrize("language", ["", "en/"])
def test_term_pages_of_hugo(language: str) -> None:
    base = f"content/{language}solutions/"
    files = {
        "hugo.toml": "[taxonomies]\nsolution = 'solutions'\n",
        f"{base}_index.md": page("Solutions"),
        f"{base}trade/_index.md": page("Trade Winds"),
        f"{base}tides/_index.md": page("Tides", "draft: true"),
        f"{base}trade/article.md": page("An article"),
        f"{base}news.md": page("News"),
    }
    assert found(files, "solutions") == (
        ["Tides", "Trade Winds"],
        f"titles of the 1 page in {base}",
        f'"title" of the pages in "{base}"',
    )


LISTS: list[tuple[str, str, list[str]]] = [
    ("yml", "- Trade Winds\n- Tides\n", ["Trade Winds", "Tides"]),
    ("yaml", "- title: Trade Winds\n  url: /trade\n- title: Tides\n", ["Trade Winds", "Tides"]),
    ("json", '[{"name": "Trade Winds", "logo": "a.png"}, {"name": "Tides"}]',
     ["Trade Winds", "Tides"]),
    ("yml", "- label: Trade Winds\n- label: Tides\n-\n", ["Trade Winds", "Tides"]),
    ("yml", "trade:\n  title: Trade Winds\ntides:\n  title: Tides\n",
     ["trade", "Trade Winds", "tides", "Tides"]),
    ("yml", "trade:\n  icon: t\ntides:\n  icon: w\n", ["trade", "tides"]),
    ("toml", 'trade = "Trade Winds"\ntides = "Tides"\n',
     ["trade", "Trade Winds", "tides", "Tides"]),
    ("yml", "main:\n- Trade Winds\nmore:\n- Tides\n", ["Trade Winds", "Tides"]),
    ("yml", "terms:\n- Trade Winds\n- label: Tides\n", ["Trade Winds", "Tides"]),
]  # fmt: skip


@pytest.mark.parametrize(("ending", "text", "labels"), LISTS)
@pytest.mark.parametrize(
    ("files", "folder"),
    [
        ({"_config.yml": "title: x\n"}, "_data"),
        ({"_config.yml": "data_dir: _facts\n"}, "_facts"),
        ({"hugo.toml": "", "content/a.md": ""}, "data"),
        ({"hugo.toml": 'dataDir = "facts"\n', "content/a.md": ""}, "facts"),
        ({".eleventy.js": ""}, "_data"),
        ({}, "_data"),
    ],
)
def test_data_files_that_are_lists(
    ending: str, text: str, labels: list[str], files: dict[str, str], folder: str
) -> None:
    path = f"{folder}/solutions.{ending}"
    is_own = text.startswith("terms")
    assert found({**files, path: text}, "solutions") == (
        labels, "" if is_own else f"the list in {path}", f'"{path}"',
    )  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "title: Solutions\nintro: What we do\n",
        "heading: Solutions\nitems:\n- Trade Winds\n- Tides\n",
        "- Trade Winds\n- title: Tides\n",
        "- url: /trade\n- url: /tides\n",
        "- What do we do?\n- We help.\n",
        "- https://trade.example\n- https://tides.example\n",
        "- 1\n- 2\n",
        "- Trade Winds\n",
        "trade: 1\ntides: 2\n",
        "trade: Trade\ntides: [Tides]\n",
        "a:\n- - Trade\n- - Tides\n",
        "- title: [Trade]\n- title: [Tides]\n",
        "- title: Trade\n  note: [a]\n- title: Tides\n",
        "terms:\n- Trade\n- Trade\n",
        "- 'Trade\n",
        "[]\n",
        "",
        f"- {'x' * 101}\n- y\n",
    ],
)
def test_data_files_that_are_no_lists(text: str) -> None:
    assert found({"_config.yml": "", "_data/solutions.yml": text}, "solutions") is None
    remark = plan().vocabulary_store.site_list("solutions", "")
    assert remark is not None
    assert remark.remark == "_data/solutions.yml is not a list of terms"


def test_a_list_may_say_that_it_is_open() -> None:
    write({"_data/clients.yml": "open: true\nterms:\n- Harbour Trust\n"})
    own = vocabulary("clients")
    assert (list(own.terms), own.is_open, own.is_bundled) == (["Harbour Trust"], True, False)


def test_a_folder_of_data_files() -> None:
    files = {
        "_data/clients/harbour.yml": "name: Harbour Trust\n",
        "_data/clients/kosmos.json": '{"name": "Kosmos Energy"}',
    }
    assert found(files, "clients") == (
        ["harbour", "Harbour Trust", "kosmos", "Kosmos Energy"],
        "names and titles of the 2 files in _data/clients/",
        'the files of "_data/clients"',
    )


def test_pages_go_before_data_files() -> None:
    own = found({**SOLUTIONS, "_data/solutions.yml": "- A\n- B\n"}, "solutions")
    assert own is not None
    assert own[1] == "titles of the 3 pages in _solutions/"


@pytest.mark.parametrize(
    "config",
    ["[vocabularies]\nsolutions = { bundled = true }\n", '[vocabularies]\nsolutions = "own.txt"\n'],
)
def test_the_configuration_goes_before_what_is_found(config: str) -> None:
    write({**SOLUTIONS, "own.txt": "Own\n", "profilelint.toml": config})
    own = vocabulary("solutions")
    assert ("Own" in own.terms, own.is_bundled) in ((True, False), (False, True))
    assert "Tides" not in own.terms


def test_what_the_program_knows_of_a_term_is_kept() -> None:
    write({"_data/countries.yml": "- Peru\n- Macedonia\n- Viet Nam\n- Lakeland\n"})
    own = vocabulary("countries")
    peru, vietnam, lakeland = own.terms["Peru"], own.terms["Viet Nam"], own.terms["Lakeland"]
    assert (peru.notation, peru.broader) == ("PE", ("Latin America and the Caribbean",))
    assert (vietnam.notation, vietnam.synonyms[:1]) == ("VN", ("Vietnam",))
    assert (lakeland.notation, lakeland.broader, lakeland.synonyms) == ("", (), ())


def profiles(number: int, *lines: str) -> dict[str, str]:
    return {f"_projects/{each}.md": profile(*lines) for each in range(number)}


def profile(*lines: str) -> str:
    return page("P", "client: Harbour Trust", "solutions: [Tides]", *lines)


@pytest.mark.parametrize(("number", "is_taken"), [(4, True), (5, False)])
def test_a_list_that_pages_do_not_use_is_another_list(number: int, is_taken: bool) -> None:
    write({"_data/regions.yml": "- Asia & the Pacific\n- Worldwide\n"})
    write(profiles(number, "regions: Asia and the Pacific"))
    assert vocabulary("regions").is_bundled is not is_taken
    remark = plan().vocabulary_store.site_list("regions", "")
    assert remark is not None
    assert remark.remark == (
        ""
        if is_taken
        else "_data/regions.yml is another list: of 5 values that pages have "
        'under "regions", it has 0'
    )


@pytest.mark.parametrize(
    ("inside", "outside", "state"),
    [
        (3, 3, "closed"), (2, 3, "bundled"), (10, 9, "closed"), (15, 5, "bundled"),
        (16, 4, "open"), (17, 3, "open"), (18, 2, "closed"),
    ],
)  # fmt: skip
def test_how_many_values_a_list_must_have(inside: int, outside: int, state: str) -> None:
    write({"_data/regions.yml": "- Here\n- There\n"})
    values = ["Here"] * inside + ["Nowhere"] * outside
    write({f"_projects/{n}.md": profile(f"regions: {v}") for n, v in enumerate(values)})
    write({f"_posts/{n}.md": page("News", "regions: Elsewhere") for n in range(9)})
    own = vocabulary("regions")
    assert state == ("bundled" if own.is_bundled else "open" if own.is_open else "closed")


def test_each_site_has_its_own_lists() -> None:
    write({"one/_config.yml": "", "two/_config.yml": "", "three/_config.yml": ""})
    write({f"one/{name}": text for name, text in SOLUTIONS.items()})
    write({"two/_data/solutions.yml": "- Reefs\n- Dunes\n"})
    made = plan()
    terms = {}
    for site in ("one", "two", "three"):
        setting = made.setting(f"{site}/_projects/a.md")
        assert setting is not None
        assert setting.vocabularies is not None
        assert setting.schema is not None
        own = setting.vocabularies["solutions"]
        assert setting.schema.vocabularies["solutions"] is own
        terms[site] = [*own.terms][:2]
    assert terms == {
        "one": ["Nets", "Later"], "two": ["Reefs", "Dunes"],
        "three": ["Economic Growth", "Governance"],
    }  # fmt: skip


def test_without_a_generator_lists_lie_beside_the_pages() -> None:
    write({f"work/{name}": text for name, text in SOLUTIONS.items()})
    setting = plan().setting("work/_projects/_old/a.md")
    assert setting is not None
    assert setting.vocabularies is not None
    assert "Tides" in setting.vocabularies["solutions"].terms


def test_files_that_git_ignores_are_no_terms() -> None:
    write({".gitignore": "/_solutions/\n", **SOLUTIONS})
    assert vocabulary("solutions").is_bundled
