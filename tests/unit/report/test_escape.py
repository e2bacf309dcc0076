from __future__ import annotations

from unicodedata import category

import pytest
from tests.cost import within

from profilelint.report.escape import encodable, printable, shown, without_commands

INVISIBLE = {"Cc", "Cf", "Cs", "Zl", "Zp"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain words, äé—„“", "plain words, äé—„“"),
        ("a\x1b]0;x\x07\n.md", r"a\u{1b}]0;x\u{7}\u{a}.md"),
        ("\x9b31m", r"\u{9b}31m"),
        ("\x1b]8;;https://a.example\x1b\\x", r"\u{1b}]8;;https://a.example\u{1b}\x"),
        ("tab\tand\rreturn", r"tab\u{9}and\u{d}return"),
        ("\u202eevil\u2066", r"\u{202e}evil\u{2066}"),
        ("in\u200bvis\ufeffible", r"in\u{200b}vis\u{feff}ible"),
        ("tag\U000e0041", r"tag\u{e0041}"),
        ("half \udc80\ud800", r"half \u{dc80}\u{d800}"),
        ("line\u2028end", r"line\u{2028}end"),
        ("e\u0301 and \U0001f600\ufe0f", "e\u0301 and \U0001f600\ufe0f"),
    ],
)
def test_what_does_not_show_itself_is_shown_as_its_number(text: str, expected: str) -> None:
    assert printable(text) == expected


def test_no_control_or_format_character_is_left() -> None:
    text = printable("".join(map(chr, range(0x110000))))
    assert [hex(ord(char)) for char in text if category(char) in INVISIBLE] == []


def test_letters_marks_and_symbols_are_left() -> None:
    kept = "".join(
        char
        for char in map(chr, range(0x10000))
        if category(char) in {"Ll", "Lu", "Nd", "Sm", "Po", "Ps", "Pd", "Zs"}
    )
    assert printable(kept) == kept


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("::error::x", r":\u{3a}error::x"),
        ("  \t::error file=a::x", "  \t" + r":\u{3a}error file=a::x"),
        ("\u3000::debug::x", "\u3000" + r":\u{3a}debug::x"),
        ("\x1b[1m::error::x", "\x1b[1m" + r":\u{3a}error::x"),
        ("a.md:1:1\n::stop-commands::x", "a.md:1:1\n" + r":\u{3a}stop-commands::x"),
        ("a ##[warning]x", r"a #\u{23}[warning]x"),
        ("####[x]", r"###\u{23}[x]"),
        ("##vso[task.setvariable]x", r"#\u{23}vso[task.setvariable]x"),
        ("## Heading [link](x)", "## Heading [link](x)"),
        ("std::string", "std::string"),
    ],
)
def test_workflow_commands_are_neutral(text: str, expected: str) -> None:
    assert without_commands(text) == expected


def test_what_is_shown_is_one_line_without_secrets_and_not_too_long() -> None:
    assert shown("a\nhttps://me:pw@b.example") == r"a\u{a}https://***@b.example"
    assert shown("x" * 1001) == "x" * 999 + "…"
    assert shown("x" * 1000) == "x" * 1000


def test_lone_surrogates_can_be_written() -> None:
    assert encodable("a\udc80é\U0001f600").encode() == "a\\u{dc80}é\U0001f600".encode()


def test_a_long_text_takes_linear_time() -> None:
    text = " " * 200_000 + "\n" + "#" * 200_000 + "\x1b[1m" * 50_000 + "::"
    within(5, lambda: (without_commands(text), shown("\x00" * 200_000)))
