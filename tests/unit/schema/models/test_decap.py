"""Decap CMS, and what Sveltia CMS adds to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import profilelint
from profilelint.config.model import ConfigError
from profilelint.schema.load import SchemaError
from profilelint.schema.models.find import find_content_models

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Check = Callable[..., list[str]]

FILE = "static/admin/config.yml"

MODEL = """
    backend: {name: git-gateway}
    media_folder: static/img
    collections:
    - name: posts
      label: Posts
      folder: content/posts
      create: true
      fields:
      - {label: Layout, name: layout, widget: hidden, default: post}
      - {label: Title, name: title}
      - {label: Date, name: date, widget: datetime, format: DD.MM.YYYY}
      - label: Place
        name: place
        widget: select
        options: [Harbour, {label: Old Town, value: old}, 3]
      - {label: Topics, name: topics, widget: select, multiple: true, required: false,
         options: [tea, coffee], max: 2, min: 1}
      - {label: Seats, name: seats, widget: number, value_type: int, min: 1, max: 20,
         required: false}
      - {label: Price, name: price, widget: number, required: false}
      - {label: Draft, name: draft, widget: boolean}
      - {label: Code, name: code, required: false,
         pattern: ['^[A-Z]{2}-[0-9]+$', 'Write two capitals, a dash and a number']}
      - {label: Author, name: author, widget: relation, collection: people,
         search_fields: [name], value_field: name, required: false}
      - {label: Gallery, name: gallery, widget: list, required: false,
         field: {label: Image, name: image, widget: image}}
      - label: Sections
        name: sections
        widget: list
        required: false
        types:
        - label: Quote
          name: quote
          fields:
          - {label: Text, name: text, widget: text}
        - {label: Gap, name: gap, fields: []}
      - label: Map
        name: map
        widget: object
        required: false
        fields:
        - {label: Latitude, name: latitude, widget: number, value_type: float}
        - {label: Zoom, name: zoom, widget: number, value_type: int, required: false}
      - {label: Body, name: body, widget: markdown}
    - name: people
      label: People
      folder: content/people
      fields:
      - {label: Name, name: name}
"""

GOOD = """
    ---
    title: Tea at the harbour
    date: 2024-05-01
    place: old
    topics: [tea]
    seats: 12
    price: "4.50"
    code: AB-12
    author: Ana Lund
    gallery: [/img/a.jpg, /img/b.jpg]
    sections:
    - {type: quote, text: Hot.}
    - {type: gap}
    map: {latitude: 60.1}
    legacy_id: 7
    ---
    Text.
"""

ANA = "---\nname: Ana Lund\n---\n"


def one(check: Check, front_matter: str, model: str = MODEL) -> list[str]:
    """Return what is said of a page, without the path and the line."""
    files = {
        FILE: model,
        "content/posts/tea.md": f"---\n{front_matter}\n---\nText.\n",
        "content/people/ana.md": ANA,
    }
    return [each.partition(" ")[2] for each in check(files, FILE)]


LEAST = "title: Tea\ndate: 01.05.2024\nplace: 3"


def test_a_page_that_the_cms_could_have_written_is_right(check: Check) -> None:
    files = {FILE: MODEL, "content/posts/tea.md": GOOD, "content/people/ana.md": ANA}
    assert check(files, FILE) == []


@pytest.mark.parametrize(
    "front_matter",
    [
        LEAST,
        f"{LEAST}\ntopics: []\nseats: ''\nprice:\ncode: ''\nauthor: ''\nsections: []\nmap: {{}}",
        "title: 2024\ndate: May 1 2024\nplace: Harbour",
        "title: Tea\ndate: 2024-05-01 10:00:00 Z\nplace: Harbour",
        "draft: true",
        "published: false\ntitle:",
        f"{LEAST}\nauthors: [x]\ntag: y\nweight: 3",
        f"{LEAST[:-1]}'3'",
    ],
)
def test_what_the_cms_lets_pass_is_right(check: Check, front_matter: str) -> None:
    assert one(check, front_matter) == []


@pytest.mark.parametrize(
    ("front_matter", "said"),
    [
        (
            "title: Tea\ndate: 01.05.2024",
            'warning: "place" is missing: add a line "place: " with the value "Harbour", "old" or 3'
            " [schema-required]",
        ),
        (
            "title:\ndate: 01.05.2024\nplace: old",
            'warning: "title" has no value: write a number or text after the colon'
            " [schema-required]",
        ),
        (
            f"{LEAST[:-1]}Harbor",
            'error: "place" is "Harbor", which is not allowed: did you mean "Harbour"? '
            "[schema-enum]",
        ),
        (
            f"{LEAST[:-1]}4",
            'error: "place" is 4, which is not allowed: write "Harbour", "old" or 3 [schema-enum]',
        ),
        (
            f"{LEAST}\ntopics: tea",
            'error: "topics" must be a list, not "tea": write each item on a line of its own'
            ' after "- " [schema-type]',
        ),
        (
            f"{LEAST}\ntopics: [tea, milk]",
            'error: item 2 of "topics" is "milk", which is not allowed: write "tea" or "coffee"'
            " [schema-enum]",
        ),
        (
            f"{LEAST}\nseats: 21",
            'error: "seats" must be 20 or less, not 21 [schema-range]',
        ),
        (
            f"{LEAST}\nprice: cheap",
            'error: "price" is "cheap", which does not have the right form: write it like 1'
            " [schema-pattern]",
        ),
        (
            f"{LEAST}\ndraft: maybe",
            'error: "draft" must be true or false, not "maybe" [schema-type]',
        ),
        (
            f"{LEAST}\ncode: ab12",
            'error: "code" is "ab12", which does not have the right form (Write two capitals, a'
            " dash and a number) [schema-pattern]",
        ),
        (
            f"{LEAST}\nauthor: Ana Lunt",
            'error: "author" is "Ana Lunt", which is not a known term: did you mean "Ana Lund"? '
            "[term-unknown]",
        ),
        (
            f"{LEAST}\nsections: [{{type: quote}}]",
            'warning: item 1 of "sections" needs "text" because "type" is "quote": add a line '
            '"text: " there with its value [schema-required]',
        ),
        (
            f"{LEAST}\nsections: [{{type: qote, text: Hot.}}]",
            'error: "type" in item 1 of "sections" is "qote", which is not allowed: did you mean '
            '"quote"? [schema-enum]',
        ),
        (
            f"{LEAST}\nmap: {{zoom: 3}}",
            'warning: "map" has no "latitude": add a line "latitude: " there with its value'
            " [schema-required]",
        ),
        (
            f"{LEAST}\nmap: {{latitude: 60.1, zoomm: 3}}",
            'warning: the key "zoomm" is not known: did you mean "zoom"? [schema-unknown-key]',
        ),
        (
            f"{LEAST}\ngalery: [/img/a.jpg]",
            'warning: the key "galery" is not known: did you mean "gallery"? [schema-unknown-key]',
        ),
        (
            "title: Tea\ndate: soon\nplace: 3",
            'error: "date" is "soon", which does not have the right form: write it like'
            ' "31.12.2020" [schema-pattern]',
        ),
    ],
)  # fmt: skip
def test_what_the_cms_would_not_save_is_told(check: Check, front_matter: str, said: str) -> None:
    assert one(check, front_matter) == [said]


def test_a_finding_tells_where_the_field_stands(
    tmp_path: Path, check: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    one(check, "title: Tea\ndate: 01.05.2024\nplace: 3\nseats: 0\nsets: 1")
    result = profilelint.check(["."])
    line = next(
        number
        for number, text in enumerate((tmp_path / FILE).read_text().splitlines(), 1)
        if "name: seats" in text
    )
    for finding in result.findings:
        (related,) = finding.related
        assert related.message == "this field in the content model of Decap CMS"
        assert (related.where.path, related.region and related.region.line) == (FILE, line)


@pytest.mark.parametrize("front_matter", ["x: 1", "title:", "title: ''"])
@pytest.mark.parametrize(("said", "severity"), [("", "warning"), (", required: true", "error")])
def test_what_nobody_wrote_is_no_error(
    check: Check, front_matter: str, said: str, severity: str
) -> None:
    model = folder("posts", f"  - {{name: title{said}}}\n")
    (found,) = one(check, front_matter, model)
    assert found.startswith(f"{severity}: ")


def test_hugos_pages_of_sections_are_no_entries(check: Check) -> None:
    files = {
        FILE: folder("posts", TITLE),
        "content/posts/_index.md": "---\nx: 1\n---\n",
        "content/posts/tea.md": "---\ntitle: Tea\n---\n",
    }
    (model,) = find_content_models(files, files.__getitem__)
    assert [each.holds("content/posts/_index.md") for each in model.collections] == [False]


def folder(name: str, fields: str, **more: str) -> str:
    """Return a content model with one collection of the folder content/posts."""
    lines = "".join(f"  {key}: {value}\n" for key, value in more.items())
    return f"collections:\n- name: {name}\n  folder: content/posts\n{lines}  fields:\n{fields}"


TITLE = "  - {name: title}\n"


@pytest.mark.parametrize(
    ("model", "line", "message"),
    [
        (folder("posts", "  - {label: Title}\n"), 5, 'no name; write "name: " and its key'),
        (folder("posts", "  - {name: a, widget: select}\n"), 5, 'no list of "options"'),
        (
            folder("posts", f"{TITLE}  - name: a\n    widget: relation\n    collection: pepole\n"),
            8,
            'there is no collection "pepole" to take values from; there are "posts"',
        ),
        (
            folder("posts", "  - name: a\n    pattern: ['[a', no]\n"),
            6,
            '"[a" is not a regular expression',
        ),
    ],
)
def test_a_fault_of_the_content_model_has_its_line(
    check: Check, model: str, line: int, message: str
) -> None:
    with pytest.raises(SchemaError) as caught:
        one(check, "title: Tea", model)
    assert (caught.value.path, caught.value.line) == (FILE, line)
    assert caught.value.message.endswith(message)


@pytest.mark.parametrize("expression", [r"^(?!x)", r"^(a)\1$", "/^tea$/i", "(?<=a)b", "x" * 1001])
def test_a_pattern_that_cannot_be_checked_is_left_out(check: Check, expression: str) -> None:
    model = folder("posts", f"  - {{name: title, pattern: ['{expression}', no]}}\n")
    assert one(check, "title: Tea", model) == []


def test_a_pattern_may_be_written_as_in_javascript(check: Check) -> None:
    model = folder("posts", "  - {name: title, pattern: ['/^[a-z]+$/', Write small letters]}\n")
    assert len(one(check, "title: Tea", model)) == 1
    assert one(check, "title: tea", model) == []


def test_merge_keys_and_aliases_are_followed(check: Check) -> None:
    model = (
        "common: &title {name: title, required: true}\n"
        "fields: &fields\n- <<: *title\n  label: Title\n- {name: place}\n"
        "collections:\n- name: posts\n  folder: content/posts\n  fields: *fields\n"
    )
    assert one(check, "place: x", model) == [
        'error: "title" is missing: add a line "title: " with its value [schema-required]'
    ]


def test_a_folder_with_filters_has_a_schema_for_each(check: Check) -> None:
    model = (
        "collections:\n"
        "- name: notes\n  folder: content/posts\n  filter: {field: kind, value: note}\n"
        "  fields: [{name: kind}, {name: note}]\n"
        "- name: links\n  folder: content/posts\n  filter: {field: kind, value: link}\n"
        "  fields: [{name: kind}, {name: url}]\n"
    )
    missing = 'warning: "{0}" is missing: add a line "{0}: " with its value [schema-required]'
    assert one(check, "kind: note", model) == [missing.format("note")]
    assert one(check, "kind: link\nnote: x", model) == [missing.format("url")]
    assert one(check, "kind: other", model) == []


@pytest.mark.parametrize(
    ("structure", "default", "other"),
    [
        ("multiple_folders", "content/posts/en/tea.md", "content/posts/de/tea.md"),
        ("multiple_files", "content/posts/tea.en.md", "content/posts/tea.de.md"),
        ("multiple_root_folders", "en/content/posts/tea.md", "de/content/posts/tea.md"),
    ],
)
def test_translations_may_lack_what_the_first_language_has(
    check: Check, structure: str, default: str, other: str
) -> None:
    model = (
        f"i18n: {{structure: {structure}, locales: [en, de]}}\n"
        "collections:\n- name: posts\n  folder: content/posts\n  i18n: true\n"
        "  fields:\n  - {name: title, i18n: true}\n  - {name: seats, widget: number}\n"
    )
    page = "---\ntitle: Tea\n---\n"
    everywhere = "**/posts/**/*.md"
    assert check({FILE: model, default: page}, FILE, everywhere) == [
        f'{default}:3: warning: "seats" is missing: add a line such as "seats: 1" [schema-required]'
    ]
    assert check({FILE: model, default: page, other: page}, FILE, everywhere) == []


def test_one_file_may_hold_all_languages(check: Check) -> None:
    model = (
        "i18n: {structure: single_file, locales: [en, de]}\n"
        "collections:\n- name: posts\n  folder: content/posts\n  i18n: true\n"
        "  fields:\n  - {name: title, i18n: true}\n  - {name: seats, widget: number}\n"
    )
    assert one(check, "en: {title: Tea, seats: 3}\nde: {title: Tee}", model) == []
    assert one(check, "en: {title: Tea}\nde: {title: Tee}", model) == [
        'warning: "en" has no "seats": add a line "seats: " there with its value [schema-required]'
    ]


def test_files_and_singletons_have_names_of_their_own(check: Check) -> None:
    model = (
        "collections:\n- name: pages\n  files:\n"
        "  - {name: about, file: content/about.md, fields: [{name: title}]}\n"
        "  - {name: data, file: data/site.yml, fields: [{name: title}]}\n"
        "singletons:\n- {name: home, file: content/home.md, fields: [{name: lead}]}\n"
    )
    page = "---\nx: 1\n---\n"
    for path, field in (("content/about.md", "title"), ("content/home.md", "lead")):
        assert check({FILE: model, path: page}, FILE, path) == [
            f'{path}:3: warning: "{field}" is missing: add a line "{field}: " with its value'
            " [schema-required]"
        ]
    assert check({FILE: model, "content/home.md": page}, f"{FILE}#pages/about", "content/home.md")


@pytest.mark.parametrize(
    ("relation", "files", "right", "wrong"),
    [
        (
            "collection: people, value_field: '{{slug}}'",
            {"content/people/2020-01-02-ana.md": ANA, "content/people/bo.md": ANA},
            ["ana", "2020-01-02-ana", "bo"],
            "Ana Lund",
        ),
        (
            "collection: people, valueField: name.first",
            {"content/people/a.md": "---\nname: {first: Ana}\n---\n"},
            ["Ana"],
            "Lund",
        ),
        (
            "collection: settings, file: cities, value_field: cities.*.id",
            {"data/cities.yml": "cities:\n- {id: oslo, name: Oslo}\n- {id: bergen}\n"},
            ["oslo", "bergen"],
            "paris",
        ),
        ("collection: people, value_field: name", {}, ["Whoever"], None),
        (
            "collection: people, value_field: '{{name}} {{age}}'",
            {"content/people/a.md": ANA},
            ["x"],
            None,
        ),
        (
            "collection: people, value_field: id",
            {"content/people/a.md": "---\nid: 7\n---\n"},
            ["x"],
            None,
        ),
    ],
)
def test_a_relation_offers_what_the_pages_have(
    check: Check, relation: str, files: dict[str, str], right: list[str], wrong: str | None
) -> None:
    model = (
        "collections:\n- name: posts\n  folder: content/posts\n  fields:\n"
        f"  - {{name: of, widget: relation, {relation}, multiple: true}}\n"
        "- {name: people, folder: content/people, fields: [{name: name}]}\n"
        "- name: settings\n  files:\n"
        "  - {name: cities, file: data/cities.yml, fields: [{name: cities, widget: list}]}\n"
    )
    page = {FILE: model, **files, "content/posts/tea.md": f"---\nof: [{', '.join(right)}]\n---\n"}
    assert check(page, FILE) == []
    if wrong is not None:
        page["content/posts/tea.md"] = f"---\nof: [{wrong}]\n---\n"
        (found,) = check(page, FILE)
        assert found.endswith("[term-unknown]")


def test_a_file_may_have_a_translation_for_each_language(check: Check) -> None:
    model = (
        "i18n: {structure: multiple_files, locales: [en, de]}\n"
        "collections:\n- name: pages\n  files:\n"
        "  - {name: about, file: 'about.{{locale}}.md', fields: [{name: title}]}\n"
    )
    page = "---\nx: 1\n---\n"
    assert len(check({FILE: model, "about.en.md": page}, FILE, "about.*")) == 1
    assert check({FILE: model, "about.en.md": page, "about.de.md": page}, FILE, "about.*") == []


def test_keys_of_the_sites_settings_are_no_slips(check: Check) -> None:
    settings = "defaults:\n- scope: {path: ''}\n  values: {titel: x}\n"
    files = {FILE: folder("posts", "  - {name: title, required: false}\n")}
    page = {"_config.yml": settings, "content/posts/tea.md": "---\nx: 1\n---\n"}
    assert check({**files, **page}, FILE) == []
    page["content/posts/tea.md"] = "---\ntitel: 1\n---\n"
    assert len(check({**files, **page}, FILE)) == 1


def test_a_program_is_not_run(check: Check) -> None:
    with pytest.raises(ConfigError) as caught:
        check({"admin/config.js": "x", "content/posts/tea.md": ANA}, "admin/config.js")
    assert str(caught.value) == (
        'profilelint.toml:6: "admin/config.js" is a program, and programs are not run: name a YAML '
        "or JSON file"
    )
