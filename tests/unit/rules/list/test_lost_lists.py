"""Which lines are lists that Markdown does not see; the rule's examples show what is left alone."""

from __future__ import annotations

from itertools import product

import pytest

from profilelint.rules.list.lost_lists import lost_among, lost_lists
from profilelint.source.read import read_text


def found(text: str, path: str = "a.md") -> list[tuple[str, str, list[str]]]:
    """Return cause, mark and the texts of the items of each lost list."""
    return [
        (lost.cause, lost.mark, [item.text for item in lost.items])
        for lost in lost_lists(read_text(path, text).body)
    ]


@pytest.mark.parametrize("mark", ["-", "*", "+"])
def test_missing_spaces(mark: str) -> None:
    text = f"We did:\n{mark}Dug wells\n{mark}Mended a *boat*\nof oak.\n"
    assert found(text) == [("space", mark, ["Dug wells", "Mended a boat of oak."])]


@pytest.mark.parametrize(
    ("first", "second"), [("1.", "2."), ("1)", "2)"), ("1.", "1."), ("9.", "10.")]
)
def test_numbers(first: str, second: str) -> None:
    text = f"We did:\n{first}Dug wells\n{second}Mended boats\n"
    assert found(text) == [("space", first, ["Dug wells", "Mended boats"])]


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("1.Dug wells\n2.Mended boats\n", ["1."]),
        ("1.Dug wells\n1.Mended boats\n1.Built piers\n", ["1."]),
        ("1.FC Bell\n1.FC Carr\n", []),
        ("9.October\n10.October\n", []),
    ],
)
def test_numbers_that_nothing_introduces(text: str, marks: list[str]) -> None:
    assert [mark for _, mark, _ in found(text)] == marks


@pytest.mark.parametrize("word", ["Xmx512m", "DskipTests"])
def test_options_in_capitals(word: str) -> None:
    assert found(f"-{word}\n-{word}\n") == []
    assert found("-USA\n-UK\n") == [("space", "-", ["USA", "UK"])]


@pytest.mark.parametrize(
    "text",
    [
        "-Come in, said the miller.\n-I will, the boy said.\n",
        "-¿Qué tal? -dijo él-.\n-Bien.\n-Adiós.\n",
        '"The sea is wide."\n-Ann Bell\n\n-Bo Carr, 2019\n',
        "“The sea is wide”\n-Ann Bell\n-Bo Carr\n",
        "*Required fields\n*Optional fields\n",
    ],
)
def test_speech_names_below_quotations_and_notes(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("mark", ["–", "—", "−", "·", "o", "§", "✓", "✔"])
def test_other_characters(mark: str) -> None:
    text = f"{mark} Dug wells\n{mark} Built boats\n"
    assert found(text) == [("character", mark, ["Dug wells", "Built boats"])]


@pytest.mark.parametrize("space", ["\u00a0", "\u2003", "\u202f"])
@pytest.mark.parametrize("mark", ["-", "*", "+", "1."])
def test_other_spaces(mark: str, space: str) -> None:
    text = f"{mark}{space}Dug 4 wells\n{mark}{space}4 boats\n"
    assert found(text) == [("no_break_space", mark, ["Dug 4 wells", "4 boats"])]


def test_another_marker_than_that_of_the_list() -> None:
    assert found("* Dig wells.\n-Mend boats.\n* Row.\n") == [("character", "-", ["Mend boats."])]
    assert found("* Dig wells\n-Mend boats.\n* Row.\n") == []
    assert found("1. Dig wells.\n-Mend boats.\n2. Row.\n") == []


@pytest.mark.parametrize("margin", ["    ", "     ", "\t"])
def test_indentation(margin: str) -> None:
    text = f"We did:\n{margin}- Dug wells\n{margin}- Mended boats\n"
    assert found(text) == [("indentation", "-", ["Dug wells", "Mended boats"])]
    text = f"{margin}* Dug wells in town.\n{margin}* Mended boats of oak.\n"
    assert found(text) == [("indentation", "*", ["Dug wells in town.", "Mended boats of oak."])]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("* Dig\n*Mend boats\n* Row\n", ["Mend boats"]),
        ("* Dig\n* Mend\n*Row boats\n", ["Row boats"]),
        ("*Dig wells\n* Mend\n", ["Dig wells"]),
        ("* Dig\n\n*Mend boats\n\n* Row\n", ["Mend boats"]),
        ("1. Dig\n2.Mend boats\n3. Row\n", ["Mend boats"]),
        ("- Dig.\n– Mend boats\n- Row\n", ["Mend boats"]),
        ("- Dig:\n  -Mend boats\n  -Row boats\n", ["Mend boats", "Row boats"]),
        ("-Dig wells\n\n-Mend boats\n", ["Dig wells", "Mend boats"]),
        ("-[Wells](/a)\n-**Boats** of oak\n", ["Wells", "Boats of oak"]),
        ("1.挖井\n2.修船\n", ["挖井", "修船"]),
        ("-dig all the wells\n-mend all the boats\n", ["dig all the wells", "mend all the boats"]),
    ],
)
def test_items(text: str, items: list[str]) -> None:
    assert [item for _, _, texts in found(text) for item in texts] == items
    windows = found(text.replace("\n", "\r\n"))
    assert [item for _, _, texts in windows for item in texts] == items


@pytest.mark.parametrize(
    "text",
    [
        "-Mara Bell\n",
        "- Dig\n- Mend\n\n-Mara Bell\n",
        "* Dig\n* Mend\n*Note: both in May\n",
        "* 40 wells*\n* Boats\n*Both in May\n",
        "*Both in May\n*Source: the port\n",
        "*Dig* wells\n*Mend* boats\n",
        "**Dig** wells\n**Mend** boats\n",
        "*Dig wells\nand mend* boats\n",
        "— Dig here, said Mara.\n— Here? Pelle laughed.\n",
        "— Where?\n— By the pier.\n",
        "– Yes.\n– No.\n",
        "— Cava aquí, dijo Mara.\n— Cavo, dijo Pelle.\n",
        "— The sea was grey.\n— The boats lay still.\n",
        "– Mara Bell\n– Port Vale\n",
        "The pier –\n– a long one –\nis open.\n",
        "-1 °C\n-2 °C\n",
        "-5\n-6\n",
        "+44 20 7946 0000\n+44 20 7946 0001\n",
        "--quiet shows less\n--loud shows more\n",
        "-q less\n-v more\n",
        "-quiet\n-loud\n",
        "-name=FILE is read\n-path=PATH is walked\n",
        "1.5 boats\n2.5 boats\n",
        "1.x is old\n2.x is new\n",
        "3.Dig wells\n7.Mend boats\n",
        "§ 1 Dig\n§ 2 Mend\n",
        "o mar de maio\no barco de Mara\n",
        "✓ Dig wells\n\n✓ Mend boats\n",
        "· Dig wells  \n· Mend boats\n",
        "tags:\n-Dig wells\n-Mend boats\n",
        "$$\n-Ab + c\n-Bc + d\n$$\n",
        "| a | b |\n|---|---|\n| -Dig | -Mend |\n| -Dig | -Mend |\n",
        "```\n-Dig wells\n-Mend boats\n```\n",
        "    - name: Dig\n    - name: Mend\n",
        "    * boats[0]\n    * boats[1]\n",
        "Dig wells\n---\n\nMend boats\n-----\n",
        "> -Dig wells\n> -Mend boats\n",
        "<div>\n-Dig wells\n-Mend boats\n</div>\n",
        "\\-Dig wells\n\\-Mend boats\n",
        "`-Dig wells`\n`-Mend boats`\n",
        "- a team of self\n-help groups\n- and towns\n",
        "1. Dig\n2. Mend\n\n* Row\n  * boats\n",
    ],
)
def test_no_list(text: str) -> None:
    assert found(text) == []


def test_many_lines_are_read_in_linear_time() -> None:
    items = 5_000
    text = "* Dig wells\n*Mend boats\n" * items
    assert len(found(text)) == items


class Everything:
    def __contains__(self, _: object) -> bool:
        return True


def test_nothing_is_lost_where_no_line_opens_with_a_mark() -> None:
    heads = ("", "It is open.\n\n", "It is open:\n", "* One pier.\n", "> * One\n", "1. One.\n")
    marks = ("-", "*", "+", "–", "✓", "o ", "§ ", "3.", "3)", "-\u00a0", "    - ", "\t* ", "  - ")
    texts = [
        f"{head}{mark}{words}{end}{mark}{more}"
        for head, mark in product(heads, marks)
        for words in ("Built a new pier.", "[Dug](a) it all.", "**Dug** it all.", "a b", "")
        for end, more in (
            ("\n", "Paid all the bills.\n"),
            ("\r", "Paid all the bills.\n"),
            ("\r\n\r\n", "Paid all the bills.\n* Next.\n"),
            ("\n    ", "Paid all the bills.\n- Next.\n"),
        )
    ]
    found = 0
    for text in texts:
        body = read_text("page.md", text).body
        lost = lost_lists(body)
        everything = Everything()
        assert lost == lost_among(body, everything, everything), repr(text)
        found += len(lost)
    assert found > 200
