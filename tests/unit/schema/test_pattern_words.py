"""Regular expressions are said in words, or not at all."""

from __future__ import annotations

import pytest

from profilelint.schema.pattern_words import words_of


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"^\d{4}$", "4 digits"),
        (r"^[0-9]{1,3}$", "1 to 3 digits"),
        (r"^\d{3,}$", "3 or more digits"),
        (r"^[A-Z]$", "a capital letter A–Z"),
        (r"^[a-z]+$", "only small letters a–z"),
        (r"^[A-Za-z]*$", "only letters A–Z"),
        (r"^\w+$", 'only letters A–Z, digits or "_"'),
        (r"^[\p{L} ]+$", "only letters or spaces"),
        (r"^[a-zäöü]{2,4}$", '2 to 4 characters, each a small letter a–z, "ä", "ö" or "ü"'),
        (r"^#[0-9a-f]{6}$", '"#", then 6 characters, each a digit or "a" to "f"'),
        (r"^[A-Z]{2}-[0-9]+$", '2 capital letters A–Z, then "-", then digits'),
        (
            r"^[A-Z][a-z]* \d$",
            "a capital letter A–Z, then perhaps small letters a–z, then a space, then a digit",
        ),
        (r"^v?\d+$", 'perhaps "v", then digits'),
        (r"^(\d+)$", "only digits"),
        (r"^(\d+ )?$", "perhaps digits and a space"),
        (r"^[0-9]+%$", 'digits, then "%"'),
        (r"^.{0,60}$", "up to 60 characters"),
        (r"^[^-]?\d{0,3}$", 'perhaps a character other than "-", then up to 3 digits'),
        (r"^[A-Z]?\d$", "perhaps a capital letter A–Z, then a digit"),
        (r"^[a-z0-9]+(?:-[a-z0-9]+)*$", 'only small letters a–z or digits, with "-" between them'),
        (r"^\d+(, \d+)*$", 'only digits, with ", " between them'),
        (r"^\d{4}(-\d{2})?$", '4 digits, then perhaps "-" and 2 digits'),
        (r"^(\d{2}):(\d{2})$", '2 digits, then ":", then 2 digits'),
        (r"^(?:red|green|blue)$", '"red", "green" or "blue"'),
        (r"^[IMS]$", '"I", "M" or "S"'),
        (r"^https?://", '"https://" or "http://" at its beginning'),
        (r"\.(png|jpe?g)$", '".png", ".jpeg" or ".jpg" at its end'),
        (r"^https://example.org/", '"https://example.org/" at its beginning'),
        (r", ", '", " in it'),
        (r"a\$", '"a$" in it'),
        (r"\\$", '"\\" at its end'),
        (r"^[^#]*$", 'text without "#"'),
        (
            r"^[^@\s]+@[^@\s]+$",
            'text without "@" or spaces, then "@", then text without "@" or spaces',
        ),
        (r"^[^ ]{8}$", "8 characters other than spaces"),
        (r"^.{10,60}$", "10 to 60 characters"),
        (r"^/.*/$", '"/", then text, then "/"'),
        (r"^$|^\d{4}$", "4 digits"),
        (r"^\d{4}$|^$", "4 digits"),
    ],
)
def test_words(pattern: str, words: str) -> None:
    assert words_of(pattern) == words


@pytest.mark.parametrize(
    "pattern",
    [
        *("", "^", "^$", "^.+$", ".*", "a|b", "^a|b$", "^(?!a).*$", r"^(a)\1$", r"^\S+$", r"\bA"),
        *(
            "^[a-z]+?$",
            "^(?i)a$",
            "^(a+|b)$",
            "^(ab){2}$",
            "^(-[0-9]){2,}$",
            "a^b",
            "a$b",
            "[",
            "(a",
        ),
        *("a)", "^[a[b]]$", "^[Bb][Ee][Aa]$", "^[abcdefgh]$", "^(a|b|c)(d|e|f)$", "(" * 200),
        *("a" * 201, r"^\d-\d-\d-\d-\d$", "^a{2}$x", r"\p{Greek}", "^[a-z"),
    ],
)
def test_no_few_words(pattern: str) -> None:
    assert words_of(pattern) == ""
