from __future__ import annotations

import pytest

from profilelint.rules.page.picture_names import ending, is_file_name, stem


@pytest.mark.parametrize(
    "words",
    [
        "Pier cover.jpg",
        "pier.PNG",
        "IMG_2041",
        "IMG 2041 (2)",
        "DSC01234",
        "P1010023",
        "image1",
        "WhatsApp Image 2023-01-02 at 10.20.30",
        "Screenshot 2023-01-02 at 10.20",
        "blue_coast_pier",
        "pier-2-final",
        "untitled",
    ],
)
def test_names_of_files(words: str) -> None:
    assert is_file_name(words, "/uploads/pier-2-final.jpg")


@pytest.mark.parametrize(
    "words",
    [
        "A fisher mends a net",
        "Pier",
        "Photo of the pier",
        "Image of 20 boats",
        "P2",
        "pre-war",
        "Logo: ports.example",
        "COVID-19",
        "The map of 2021",
        "Scan the code to see the report",
    ],
)
def test_words_that_describe(words: str) -> None:
    assert not is_file_name(words, "/uploads/covid-19.jpg")


def test_parts_of_a_name() -> None:
    assert stem("/a/b%20c.d.jpg?x=1.png#y") == "b c.d"
    assert ending("/a/b%20c.d.JPG?x=1.png#y") == "jpg"
    assert ending("/a.b/c") == ""
