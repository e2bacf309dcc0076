from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

from profilelint.vocabulary.file import load_vocabulary
from profilelint.vocabulary.term_reader import VocabularyError
from profilelint.vocabulary.vocabulary import Term

if TYPE_CHECKING:
    from pathlib import Path

FORUM = Term(
    "Forum", synonyms=("Agora",), broader=("Places",), notation="FO", note="Old.",
    deprecated=True, replaced_by="Market", valid_until="2020-09-02", flags=frozenset(["main"]),
)  # fmt: skip

YAML = """\
# Places of trade.
title: Place
note: For the tests.
terms:
- Market
- label: Forum
  synonyms: [Agora]
  broader: Places
  notation: FO
  note: Old.
  deprecated: true
  replaced_by: Market
  valid_until: 2020-09-02
  main: true
  other: false
"""


def load(text: str, path: str = "terms.yaml", at: str = "") -> dict[str, Term]:
    return load_vocabulary("v", path, "/", at=at, read=lambda *_: text.encode()).terms


def failure(text: str, path: str = "terms.yaml", at: str = "") -> str:
    with pytest.raises(VocabularyError) as caught:
        load(text, path, at)
    return str(caught.value)


def test_yaml() -> None:
    assert list(load(YAML).values()) == [Term("Market"), FORUM]
    vocabulary = load_vocabulary("v", "v.yml", "/", read=lambda *_: YAML.encode())
    assert (vocabulary.name, vocabulary.title) == ("v", "Place")


@pytest.mark.parametrize("start", ["", "---\n", "# a comment\n\n", "\ufeff"])
def test_yaml_list(start: str) -> None:
    assert list(load(f"{start}- Market\n- label: Fair\n")) == ["Market", "Fair"]


def test_json() -> None:
    terms = [{"label": "Market"}, "Fair"]
    assert list(load(json.dumps(terms), "v.json")) == ["Market", "Fair"]
    assert list(load(json.dumps({"terms": terms}), "v.json")) == ["Market", "Fair"]


def test_csv() -> None:
    text = (
        "label,synonyms,broader,notation,note,deprecated,replaced_by,valid_until,main\r\n"
        "Market,,,,,,,,\r\n"
        '"Forum",Agora,Places,FO,Old.,yes,Market,2020-09-02,true\r\n'
        '"Water, and more",a | b,,,,no,,,false\r\n'
    )
    assert list(load(text, "v.csv").values()) == [
        Term("Market"), FORUM, Term("Water, and more", synonyms=("a", "b")),
    ]  # fmt: skip


@pytest.mark.parametrize("separator", [";", "\t"])
def test_csv_of_spreadsheets(separator: str) -> None:
    text = (
        f'label{separator}synonyms\r\nWater, and more{separator}a|b\r\n"c{separator}d"{separator}'
    )
    assert list(load(text, "v.csv").values()) == [
        Term("Water, and more", synonyms=("a", "b")), Term(f"c{separator}d"),
    ]  # fmt: skip


def test_lines() -> None:
    text = "# clients\nWorld Bank\n\n  Water, Sanitation  \r\nKosmos\n"
    assert list(load(text, "v.txt")) == ["World Bank", "Water, Sanitation", "Kosmos"]


SITE = """\
offices:
  north:
    solutions: [Trade, Energy]
  south:
    solutions: [Energy, Health]
pages:
- title: One
  url: /one
- name: Two
- Three
-
"""


@pytest.mark.parametrize(
    ("at", "labels"),
    [
        ("offices.north.solutions", ["Trade", "Energy"]),
        ("offices.*.solutions", ["Trade", "Energy", "Health"]),
        ("pages", ["One", "Two", "Three"]),
        ("pages.title", ["One"]),
    ],
)
def test_place_in_a_data_file(at: str, labels: list[str]) -> None:
    assert list(load(SITE, at=at)) == labels


def test_list_at_the_top_of_a_data_file() -> None:
    assert list(load("- title: One\n- title: Two\n", at="title")) == ["One", "Two"]


@pytest.mark.parametrize(
    ("text", "path", "message"),
    [
        ("terms:\n- Market\n- label: Fair\n- Market\n", "v.yaml",
         'v.yaml:4: the term "Market" is there twice, first in line 2; delete one'),
        ("- Market\n- Fair\n- Market\n", "v.yaml",
         'v.yaml:3: the term "Market" is there twice, first in line 1; delete one'),
        ('[\n"Market",\n"Market"]', "v.json",
         'v.json:3: the term "Market" is there twice, first in line 2; delete one'),
        ("Market\n\nMarket\n", "v.txt",
         'v.txt:3: the term "Market" is there twice, first in line 1; delete one'),
        ("label\nMarket\nMarket\n", "v.csv",
         'v.csv:3: the term "Market" is there twice, first in line 2; delete one'),
        ("terms:\n- Market\nterms:\n- Fair\n", "v.yaml",
         'v.yaml:3: the key "terms" is there twice, first in line 1; delete one'),
        ('{"terms": [{\n"label": "Fair",\n"label": "Market"}]}', "v.json",
         'v.json:3: the key "label" is there twice, first in line 2; delete one'),
        ("terms:\n- name: Market\n", "v.yaml",
         'v.yaml:2: the term has no label; write "label: " and its name'),
        ("terms:\n- label: Market\n  synonims: [a]\n", "v.yaml",
         'v.yaml:2: unknown key "synonims"; did you mean "synonyms"?'),
        ("terms:\n- label: A\n  deprecatd: true\n", "v.yaml",
         'v.yaml:2: unknown key "deprecatd"; did you mean "deprecated"?'),
        ("terms:\n- label: A\n  deprecated: often\n", "v.yaml",
         'v.yaml:2: "deprecated" must be true or false'),
        ("terms:\n- label: A\n- label: B\n  synonyms: [A]\n", "v.yaml",
         'v.yaml:4: "A" is a synonym of "B" and, in line 2, a term itself: delete one of the two'),
        ("terms:\n- label: A\n  synonyms: [X]\n- label: B\n  synonyms: [X]\n", "v.yaml",
         'v.yaml:5: "X" is a synonym of "B" and, in line 2, of "A": delete it from one of them'),
        ("terms:\n- label: A\n  replaced_by: B\n", "v.yaml",
         'v.yaml:3: "A" is replaced by "B", which is not a term: add "B", or write another term'),
        ("terms:\n- label: A\n  replaced_by: B\n- label: B\n  deprecated: true\n", "v.yaml",
         'v.yaml:3: "A" is replaced by "B", which is deprecated too: write one that is not'),
        ("terms:\n- label: A\n  valid_until: 2020-02-30\n", "v.yaml",
         'v.yaml:2: "2020-02-30" is not a date; write it as 2020-12-31'),
        ("terms:\n- label: true\n", "v.yaml",
         'v.yaml:2: "label" must be text; put it between quotation marks'),
        ("terms:\n- 7\n- [a]\n", "v.yaml",
         "v.yaml:3: a term cannot be a list: write each term on its own line"),
        ("terms:\n- a\n-\n", "v.yaml",
         "v.yaml:3: this term is empty: write it, or delete the line"),
        ("terms:\n- label: A\n  deprecated: true\n  replaced_by: A\n", "v.yaml",
         'v.yaml:4: "A" is replaced by "A", itself: write another term, or delete "replaced_by"'),
        ("terms:\n- Market\n- label: A\n  replaced_by: Markt\n", "v.yaml",
         'v.yaml:4: "A" is replaced by "Markt", which is not a term: did you mean "Market"?'),
        ("terms:\n- label: A\n  replaced_by: B\n- label: B\n  deprecated: true\n"
         "  replaced_by: C\n- C\n", "v.yaml",
         'v.yaml:3: "A" is replaced by "B", which is deprecated too: write "C"'),
        ("words:\n- a\n", "v.yaml",
         'v.yaml:1: unknown key "words"; the known keys are title, note, open, implied and terms'),
        ("title: x\n", "v.yaml", 'v.yaml:1: write the terms as a list below the key "terms"'),
        ("terms: []\n", "v.yaml", "v.yaml:1: this list has no terms: write at least one"),
        ("terms:\n- a\n- 'b\n", "v.yaml", None),
        ("terms: [a,\n", "v.json", "v.json:1: this is not JSON: expecting value"),
        ("Market\n<<<<<<< HEAD\nRoad\n=======\nRoads\n>>>>>>> fork\n", "v.txt",
         "v.txt:2: this file holds an unresolved merge conflict: keep one of the two versions, and "
         'delete the lines that begin with "<<<<<<<", "=======" and ">>>>>>>"'),
        ("name\nMarket\n", "v.csv",
         'v.csv:1: the first line must name the columns, "label" among them'),
        ("label,deprecated\nA,often\n", "v.csv",
         'v.csv:2: "deprecated" must be true or false, not "often"'),
        ("label,remarks\nA,B\n", "v.csv",
         'v.csv:2: unknown key "remarks"; the known keys are label, notation, replaced_by, '
         "valid_until, note, synonyms, broader, deprecated, and a key of your own holds true or "
         "false"),
        ("label,synonims\nA,\nB,C\n", "v.csv",
         'v.csv:3: unknown key "synonims"; did you mean "synonyms"?'),
        ("label\nWater, and more\n", "v.csv",
         'v.csv:2: too many columns; put text with a comma in "…"'),
        ("label;note\nWater; and more;\n", "v.csv",
         'v.csv:2: too many columns; put text with a semicolon in "…"'),
        ("", "v.txt", "v.txt: there are no terms in this file: write at least one"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_line(text: str, path: str, message: str | None) -> None:
    found = failure(text, path)
    assert message is None or found == message


def test_place_that_is_not_there() -> None:
    assert failure(SITE, at="offices.east.x") == (
        'terms.yaml: there is nothing at "offices.east.x": no "east"'
    )
    assert failure("a\n", "v.txt", at="x") == (
        'v.txt: only YAML, JSON and TOML files have a place "x" inside'
    )


def test_not_utf_8() -> None:
    with pytest.raises(VocabularyError, match=r"v\.txt:2: the file is not UTF-8"):
        load_vocabulary("v", "v.txt", "/", read=lambda *_: b"a\n\xff\n")


@pytest.mark.parametrize("path", ["../terms.txt", "link.txt", "missing.txt", "folder"])
def test_files_outside_are_refused(tmp_path: Path, path: str) -> None:
    root = tmp_path / "root"
    (root / "folder").mkdir(parents=True)
    (tmp_path / "terms.txt").write_text("secret", encoding="utf-8")
    os.symlink(tmp_path / "terms.txt", root / "link.txt")
    with pytest.raises(VocabularyError):
        load_vocabulary("v", path, str(root))
    with pytest.raises(VocabularyError):
        load_vocabulary("v", str(tmp_path / "terms.txt"), str(root))


def test_named_pipe_and_size_are_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(VocabularyError, match="no such file"):
        load_vocabulary("v", "pipe.txt", str(tmp_path))
    with open(tmp_path / "big.txt", "wb") as file:
        file.truncate(5 << 20)
    with pytest.raises(VocabularyError, match="larger than 4 MB"):
        load_vocabulary("v", "big.txt", str(tmp_path))


def test_alias_bomb_is_refused() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    assert failure("\n".join(lines), at="a9").startswith("terms.yaml:")


@pytest.mark.parametrize(
    ("text", "is_open", "expected"),
    [
        ("terms: [a]\n", None, False),
        ("open: true\nterms: [a]\n", None, True),
        ("open: true\nterms: [a]\n", False, False),
        ("terms: [a]\n", True, True),
    ],
)
def test_open(text: str, is_open: bool | None, expected: bool) -> None:
    vocabulary = load_vocabulary("v", "v.yaml", "", is_open=is_open, read=lambda *_: text.encode())
    assert vocabulary.is_open is expected


def test_open_must_be_true_or_false() -> None:
    with pytest.raises(VocabularyError) as caught:
        load_vocabulary("v", "v.yaml", "", read=lambda *_: b"terms: [a]\nopen: maybe\n")
    assert str(caught.value) == 'v.yaml:2: "open" must be true or false'
