"""Changes to vocabulary files, by their whole text."""

from __future__ import annotations

import pytest

from profilelint.upkeep.vocabulary_edit import add_term, deprecate_term, rename_term
from profilelint.upkeep.vocabulary_file import Pairs, VocabularyEditError
from profilelint.upkeep.vocabulary_lines import VocabularyLines
from profilelint.upkeep.vocabulary_toml import VocabularyToml

YAML = """\
# Topics.
title: Topic
terms:
# Public life.
- Governance # 27
- label: Law   # the old one
  synonyms:
  - Justice # 1
  note: 'x'
- {label: Trade, synonyms: [Commerce]}
- label: "Clean Water"
  replaced_by: Law
  deprecated: true
"""


def renamed(text: str, old: str, new: str, path: str = "topics.yaml") -> str:
    return rename_term("topics", path, text, old, new).text


def deprecated(text: str, old: str, new: str, until: str = "", path: str = "topics.yaml") -> str:
    return deprecate_term("topics", path, text, old, new, until).text


def test_a_label_alone_becomes_a_term_with_a_synonym() -> None:
    assert renamed(YAML, "Governance", "Good: Governance") == YAML.replace(
        "- Governance # 27\n",
        '- label: "Good: Governance" # 27\n  synonyms:\n  - Governance\n',
    )


def test_a_term_with_synonyms_gets_another_and_keeps_its_comments() -> None:
    assert renamed(YAML, "Law", "Rule of Law") == YAML.replace(
        "- label: Law ", "- label: Rule of Law "
    ).replace("  - Justice # 1\n", "  - Justice # 1\n  - Law\n").replace(
        "replaced_by: Law", "replaced_by: Rule of Law"
    )


def test_a_term_in_braces() -> None:
    assert renamed(YAML, "Trade", "Trade, Fair") == YAML.replace(
        "{label: Trade, synonyms: [Commerce]}",
        '{label: "Trade, Fair", synonyms: [Commerce, Trade]}',
    )


def test_two_terms_become_one() -> None:
    text = YAML.replace("  replaced_by: Law\n  deprecated: true\n", "  synonyms: Water\n")
    assert renamed(text, "Law", "Clean Water") == text.replace(
        "- label: Law   # the old one\n  synonyms:\n  - Justice # 1\n  note: 'x'\n", ""
    ).replace("synonyms: Water", "synonyms: [Water, Law, Justice]")


def test_a_misspelling_becomes_a_synonym() -> None:
    assert renamed(YAML, "Goverance", "Governance") == YAML.replace(
        "- Governance # 27\n", "- label: Governance # 27\n  synonyms:\n  - Goverance\n"
    )
    assert renamed(YAML, "Justice", "Law") == YAML


def test_a_deprecated_term_names_its_successor() -> None:
    assert deprecated(YAML, "Governance", "State", "2020-12-31") == YAML.replace(
        "- Governance # 27\n",
        "- label: Governance # 27\n  deprecated: true\n  replaced_by: State\n"
        "  valid_until: 2020-12-31\n- label: State\n",
    )
    assert deprecated(YAML, "Law", "Governance") == YAML.replace(
        "  note: 'x'\n", "  note: 'x'\n  deprecated: true\n  replaced_by: Governance\n"
    ).replace("  replaced_by: Law\n", "  replaced_by: Governance\n")
    assert deprecated(YAML, "Trade", "Law") == YAML.replace(
        "synonyms: [Commerce]}", "synonyms: [Commerce], deprecated: true, replaced_by: Law}"
    )


def test_a_list_alone_with_other_line_ends_and_no_last_one() -> None:
    assert renamed("---\r\n- A1\r\n- B1", "B1", "C1") == (
        "---\r\n- A1\r\n- label: C1\r\n  synonyms:\r\n  - B1"
    )
    assert renamed("- [A1, B1]\n".replace("- ", "terms: "), "B1", "C1") == (
        "terms: [A1, {label: C1, synonyms: [B1]}]\n"
    )


def test_json() -> None:
    text = (
        '{\n  "terms": [\n    {\n      "label": "A1",\n      "note": "x"\n    },\n    "B1"\n  ]\n}'
    )
    assert renamed(text, "A1", "C1", "t.json") == text.replace(
        '"label": "A1",', '"label": "C1",\n      "synonyms": ["A1"],'
    )
    assert renamed(text, "B1", 'C"1', "t.json") == text.replace(
        '"B1"', '{"label": "C\\"1", "synonyms": ["B1"]}'
    )
    assert renamed('["A1", "B1"]', "A1", "B1", "t.json") == (
        '[{"label": "B1", "synonyms": ["A1"]}]'
    )
    assert deprecated('["A1"]', "A1", "B1", path="t.json") == (
        '[{"label": "A1", "deprecated": true, "replaced_by": "B1"}, {"label": "B1"}]'
    )


@pytest.mark.parametrize(
    ("text", "path", "old", "new", "message"),
    [
        ("A1\nB1\n", "t.txt", "A1", "C1", "no place for synonyms.*: write it as YAML"),
        ("label\nA1\n", "t.csv", "A1", "C1", 'no place for synonyms.*: add a column "synonyms"'),
        ("label,synonyms\nA1,\n", "t.csv", "B1", "C1", '"B1" is not a term'),
        ('terms = ["A1", "B1"]\n', "t.toml", "A1", "B1", '"B1" is already a term'),
        ("- A1\n", "t.yaml", "B1", "C1", 'neither "B1" nor "C1" is a term'),
        (YAML, "t.yaml", "Justice", "Trade", '"Justice" is already a synonym of "Law"'),
    ],
)
def test_refusals(text: str, path: str, old: str, new: str, message: str) -> None:
    with pytest.raises(VocabularyEditError, match=message):
        rename_term("topics", path, text, old, new)


def test_a_successor_must_not_be_deprecated() -> None:
    with pytest.raises(VocabularyEditError, match='"Clean Water" is deprecated too'):
        deprecated(YAML, "Trade", "Clean Water")
    with pytest.raises(VocabularyEditError, match='"Laws" is not a term'):
        deprecated(YAML, "Laws", "Trade")


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        ("a.yaml", "- rain # wet\n- fog", "- rain # wet\n- fog\n- hail"),
        ("a.txt", "# Weather\r\nfog\r\nrain\r\n", "# Weather\r\nfog\r\nhail\r\nrain\r\n"),
        ("a.txt", "rain\n\nfog", "rain\n\nfog\nhail"),
        ("a.csv", "note,label\nwet,rain\n", "note,label\nwet,rain\n,hail\n"),
        ("a.csv", "note;label\nwet;rain\n", "note;label\nwet;rain\n;hail\n"),
        ("a.toml", 'terms = ["fog", "rain"] # all\n', 'terms = ["fog", "hail", "rain"] # all\n'),
        (
            "a.toml",
            'terms = [\n  "rain",\n  {label = "fog"}, # x\n]\n',
            'terms = [\n  "rain",\n  {label = "fog"},\n  "hail", # x\n]\n',
        ),
        (
            "a.toml",
            'title = "x"\n[[terms]]\nlabel = "fog"',
            'title = "x"\n[[terms]]\nlabel = "fog"\n\n[[terms]]\nlabel = "hail"\n',
        ),
        ("a.yaml", "terms:\n  - fog\n  - rain\n", "terms:\n  - fog\n  - hail\n  - rain\n"),
        (
            "a.yaml",
            "terms:\r\n- label: rain\r\n  note: wet\r\n- fog\r\n# end\r\n",
            "terms:\r\n- label: rain\r\n  note: wet\r\n- fog\r\n- hail\r\n# end\r\n",
        ),
        ("a.yaml", "terms: [rain, fog]\n", "terms: [rain, fog, hail]\n"),
        ("a.json", '["sun",\n "fog"]\n', '["sun",\n "fog",\n "hail"]\n'),
    ],
)
def test_a_term_is_added(path: str, before: str, after: str) -> None:
    assert add_term("weather", path, before, "hail").text == after


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        (
            "a.yaml",
            "terms:\r\n  - fog\r\n  - rain # wet\r\n",
            'terms:\r\n  - fog\r\n  - label: hail\r\n    note: "ice: hard"\r\n'
            "    synonyms:\r\n    - sleet\r\n  - rain # wet\r\n",
        ),
        (
            "a.yaml",
            "terms: [fog]",
            'terms: [fog, {label: hail, note: "ice: hard", synonyms: [sleet]}]',
        ),
        (
            "a.json",
            '{"terms": [\n  {"label": "fog"}\n]}',
            '{"terms": [\n  {"label": "fog"},\n  '
            '{"label": "hail", "note": "ice: hard", "synonyms": ["sleet"]}\n]}',
        ),
    ],
)
def test_a_term_is_added_with_a_note_and_synonyms(path: str, before: str, after: str) -> None:
    assert add_term("weather", path, before, "hail", "ice: hard", ["sleet"]).text == after


def test_a_term_is_deprecated_without_successor() -> None:
    assert deprecated(YAML, "Trade", "") == YAML.replace(
        "{label: Trade, synonyms: [Commerce]}",
        "{label: Trade, synonyms: [Commerce], deprecated: true}",
    )


def test_what_is_a_term_already_is_not_added() -> None:
    for text, path in (
        ("- hail\n- fog\n", "a.yaml"),
        ("- {label: ice, synonyms: [hail]}\n", "a.yaml"),
        ("label\nhail\n", "a.csv"),
        ("hail\n", "a.txt"),
        ('terms = [{label = "ice", synonyms = ["hail"]}]\n', "a.toml"),
    ):
        with pytest.raises(VocabularyEditError):
            add_term("weather", path, text, "hail")


@pytest.mark.parametrize(
    ("path", "text", "label"),
    [
        ("a.txt", "fog\n", "# hail"),
        ("a.csv", 'label,note\nfog,"x\ny"\n', "hail"),
    ],
)
def test_what_would_be_read_otherwise_is_refused(path: str, text: str, label: str) -> None:
    with pytest.raises(VocabularyEditError, match="can only be changed by hand"):
        add_term("weather", path, text, label)


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        (
            "a.csv",
            'label,note,synonyms\nA1,"x, y",A2\nD1\n',
            'label,note,synonyms\n"B, 1","x, y",A2|A1\nD1\n',
        ),
        (
            "a.csv",
            "synonyms,label,replaced_by,deprecated\r\n,A1,,\r\n,D1,A1,yes\r\n",
            'synonyms,label,replaced_by,deprecated\r\nA1,"B, 1",,\r\n,D1,"B, 1",yes\r\n',
        ),
        (
            "a.toml",
            'terms = ["A1", "D1"]\n',
            'terms = [{ label = "B, 1", synonyms = ["A1"] }, "D1"]\n',
        ),
        (
            "a.toml",
            '[[terms]]\nlabel = "A1" # x\n[[terms]]\nlabel = "D1"\nreplaced_by = "A1"\n'
            "deprecated = true\n",
            '[[terms]]\nlabel = "B, 1" # x\nsynonyms = ["A1"]\n[[terms]]\nlabel = "D1"\n'
            'replaced_by = "B, 1"\ndeprecated = true\n',
        ),
        (
            "a.toml",
            'terms = [{label = "A1", synonyms = ["A2"]}, {label = "D1", synonyms = []}]\n',
            'terms = [{label = "B, 1", synonyms = ["A2", "A1"]}, {label = "D1", synonyms = []}]\n',
        ),
        (
            "a.toml",
            'terms = [{synonyms = [], label = "A1"}]\n',
            'terms = [{synonyms = ["A1"], label = "B, 1"}]\n',
        ),
    ],
)
def test_a_term_of_another_kind_of_file_is_renamed(path: str, before: str, after: str) -> None:
    assert renamed(before, "A1", "B, 1", path) == after


PAIRS: Pairs = [("note", "x, y"), ("synonyms", ["B1", "C1"])]


def test_a_term_is_added_with_its_keys_where_these_have_a_place() -> None:
    table = VocabularyLines("t", "t.csv", "label,synonyms,note\nZ1,,\n")
    table.add("A1", PAIRS)
    assert table.changed().text == 'label,synonyms,note\nZ1,,\nA1,B1|C1,"x, y"\n'
    with pytest.raises(VocabularyEditError, match='no place for a "note"'):
        VocabularyLines("t", "t.txt", "Z1\n").add("A1", PAIRS)
    keys = 'label = "A1", note = "x, y", synonyms = ["B1", "C1"]'
    inline = VocabularyToml("t", "t.toml", 'terms = ["Z1"]\n')
    inline.add("A1", PAIRS)
    assert inline.changed().text == f'terms = ["Z1", {{ {keys} }}]\n'
    tables = VocabularyToml("t", "t.toml", '[[terms]]\nlabel = "Z1"\n')
    tables.add("A1", PAIRS)
    assert tables.changed().text == (
        '[[terms]]\nlabel = "Z1"\n\n[[terms]]\n'
        + keys.replace(", n", "\nn").replace(", s", "\ns")
        + "\n"
    )
