"""Changes to vocabulary files, by their whole text."""

from __future__ import annotations

import pytest

from profilelint.upkeep.vocabulary_edit import add_term, deprecate_term, rename_term
from profilelint.upkeep.vocabulary_file import VocabularyEditError

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
        ("A1\nB1\n", "t.txt", "A1", "C1", "this kind of file cannot hold synonyms"),
        ("- A1\n", "t.yaml", "B1", "C1", 'neither "B1" nor "C1" is a term'),
        (YAML, "t.yaml", "Justice", "Trade", '"Justice" is a synonym of "Law" already'),
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
        ("label\nfog\n", "a.csv"),
    ):
        with pytest.raises(VocabularyEditError):
            add_term("weather", path, text, "hail")
